"""One `POST /v1/sync`: the commands first, then what the user has to be sent, as a stream of encoded lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, select

from prm_desktop.domain.checks import check_id
from prm_desktop.errors import BadInput
from sync.hub import feed, pull
from sync.hub.people import MAX_KNOWN, People, Person
from sync.hub.push import Pusher, standing
from sync.hub.shelf import Shelf
from sync.hub.store import Store
from sync.hub.sums import insert_into
from sync.hub.tables import SERVED_SCOPE
from sync.hub.wire import Packed
from sync.protocol import SyncRequest

MAX_COMMANDS = 1000
MAX_SCOPES = 1000
MAX_NUMBER = 2**62


def check_request(request: SyncRequest) -> None:
    """Raises `BadInput` for a request that no client of ours sends."""
    check_id(request.client_id)
    if len(request.commands) > MAX_COMMANDS:
        raise BadInput("At most {limit} commands fit into one request.", limit=MAX_COMMANDS)
    if len(request.scopes) + sum(map(len, request.reload.values())) > MAX_SCOPES:
        raise BadInput("There are too many scopes in this request.")
    mids = [command.mid for command in request.commands]
    if len(set(mids)) < len(mids) or any(not 0 < mid < MAX_NUMBER for mid in mids):
        raise BadInput("The numbers of the commands must differ and count from 1.")
    numbers = [request.cursor, request.schema, *([request.resume.to] if request.resume else [])]
    if any(not 0 <= number < MAX_NUMBER for number in numbers):
        raise BadInput("A number in this request is out of range.")
    if request.resume and request.resume.after:
        check_id(request.resume.after)


class Exchange:
    """Answers sync requests of signed-in users."""

    def __init__(self, store: Store, pusher: Pusher, terms: pull.Terms | None = None) -> None:
        self._store = store
        self._pusher = pusher
        self._terms = terms or pull.Terms()
        self._people = People()
        self._served = _Served()
        self._shelf = Shelf()

    def answer(self, user_id: str, request: SyncRequest) -> Iterator[bytes]:
        """The lines of the answer. Raises `BadInput`, `NotSignedIn` or `Busy` before the first one."""
        return (line.line() if isinstance(line, Packed) else line for line in self.pieces(user_id, request))

    def pieces(self, user_id: str, request: SyncRequest) -> Iterator[bytes]:
        """The same for `compressed`: lines that are kept for many come as they are kept, `Packed`."""
        check_request(request)
        pushed = self._pusher.push(self._person(user_id), request) if request.commands else None
        with self._store.read() as conn:
            # The commands, or somebody else, may have changed what this person sees.
            at = feed.position(conn)
            person = self._people.at(conn, user_id, at)
            pushed = pushed or standing(conn, person, request.client_id)
            served = self._served.of(conn, user_id, {*person.scopes, *request.scopes}, at.hub.epoch)
            client = pull.Client(person, pushed, served, at, self._store.now())
            plan = pull.plan(conn, request, client, self._terms)
            new = frozenset(person.scopes) - served
            if new and not plan.head.upgrade_required:
                self._record(user_id, sorted(new))
            yield from pull.lines(conn, plan, self._shelf)

    def _person(self, user_id: str) -> Person:
        with self._store.read() as conn:
            return self._people.at(conn, user_id, feed.position(conn))

    def _record(self, user_id: str, scopes: Sequence[str]) -> None:
        with self._store.raw() as conn:
            statement = insert_into(conn, SERVED_SCOPE).on_conflict_do_nothing()
            conn.execute(statement, [{"user_id": user_id, "scope": scope} for scope in scopes])


class _Served:
    """Which scopes each user has ever been sent. They only grow, so what is remembered stays true within an epoch."""

    def __init__(self) -> None:
        self._known: tuple[str, dict[str, frozenset[str]]] = ("", {})

    def of(self, conn: Connection, user_id: str, asked: Collection[str], epoch: str) -> frozenset[str]:
        """All of them that are stored, or as many as contain what is asked."""
        kept, known = self._known
        if kept != epoch or len(known) >= MAX_KNOWN:
            known = {}
            self._known = (epoch, known)
        if not known.get(user_id, frozenset()).issuperset(asked):
            query = select(SERVED_SCOPE.c.scope).where(SERVED_SCOPE.c.user_id == user_id)
            known[user_id] = frozenset(conn.execute(query).scalars())
        return known[user_id]
