"""Compares the replica with the hub scope by scope, and loads again just what differs (DESIGN 4.3).

    examine   one exchange without commands: the delta and the sums per scope of one snapshot; nothing is changed here
    mend      an exchange that asks for the differing scopes whole, applied in one transaction, checked before commit;
              where that is much, several in turn: what is done stays done, should the next one break off

Commands, shadows and the cursor's order are those of every pull: the outbox is not touched, base rows under pending
changes go into their shadows, and the cursor moves with the rows.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

import msgspec

from prm_desktop.domain.digests import NOTHING, Triple
from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import HubProblem
from prm_desktop.replica import audit, outbox, search
from prm_desktop.replica.audit import NOWHERE, Sums
from prm_desktop.replica.database import Database
from prm_desktop.replica.digest import counted_digest
from prm_desktop.replica.meta import Meta, all_meta, get_meta, set_meta
from prm_desktop.replica.rows import drop_base
from prm_desktop.replica.transaction import Connection
from sync import protocol
from sync.apply import (
    Mismatch,
    State,
    check_hub,
    check_shrink,
    enter_rows,
    known,
    position,
    row_count,
    served,
    state_of,
)
from sync.apply import Plan as Asked
from sync.client import HubClient
from sync.gathered import Gathered, gathered
from sync.prefetch import close
from sync.session import refresh_identity

T = TypeVar("T")
log = logging.getLogger(__name__)
PART_ROWS = 20_000
"""About so many rows are loaded again in one exchange, but always an entity whole."""
TRIES = 3
"""How often the hub is asked again where another program has synced this replica meanwhile."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What one scope holds of one entity here and at the hub, where that is not the same.

    `scope` is `NOWHERE` for rows here that belong to none of this person's scopes.
    """

    scope: str
    kind: str
    here: Triple
    there: Triple

    @property
    def words(self) -> str:
        """In how far they differ."""
        if self.here[0] != self.there[0]:
            return f"{self.here[0]:,} here, {self.there[0]:,} at the hub"
        what = "versions" if self.here[1] != self.there[1] else "contents"
        return f"{self.here[0]:,} here and at the hub, with different {what}"


@dataclass(frozen=True, slots=True)
class Examined:
    """The outcome of a comparison at `cursor`: how many scopes and rows were compared, and what differs.

    `schema`: that under which they were compared; `unclear`: the kinds that were not, for an older hub does not know
    all columns that tell whose their rows are.
    """

    cursor: int
    scopes: int
    rows: int
    differences: tuple[Difference, ...] = ()
    schema: int = 0
    unclear: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mended:
    """What a repair loaded again and took away."""

    differences: tuple[Difference, ...]
    loaded: int
    removed: int


class NotComparable(HubProblem):
    """This copy must be loaded anew first, or the hub does not count scope by scope."""

    code = "not_comparable"
    default_hint = "Sync once, then try again."


class _Undo(Exception):
    """Ends a transaction that only looked."""


class _Overtaken(Exception):
    """Another program has synced this replica meanwhile."""


class Repair:
    """Examines and mends one replica. Whoever calls holds the lock of the profile's sync."""

    def __init__(
        self,
        db: Database,
        client: HubClient,
        now: Callable[[], str],
        part_rows: int = PART_ROWS,
        schema: int = SCHEMA,
    ) -> None:
        self._db = db
        self._client = client
        self._now = now
        self._part_rows = part_rows
        self._schema = schema

    def examine(self) -> Examined:
        """Compare everything; unsent work does not matter. Nothing here is changed, but when it was compared is noted.

        Raises `HubError`, also where this copy has to be loaded anew before anything can be compared.
        """
        done = self._try(self._examine)
        if not done.differences:
            with self._db.write() as conn:
                told = {Meta.DIGEST: "ok", Meta.DIGEST_AT: self._now(), Meta.SERVED: str(done.schema)}
                set_meta(conn, {key: value for key, value in told.items() if get_meta(conn, key) != value})
        return done

    def mend(self, differences: Sequence[Difference]) -> Mended:
        """Load these scopes again. Raises `Mismatch` where that does not help, `Held`, and `HubError`s."""
        loaded = removed = 0
        parts = _parts(differences, self._part_rows)
        for part in parts:
            done = self._try(partial(self._mend, part, last=part is parts[-1]))
            loaded, removed = loaded + done[0], removed + done[1]
        log.info("repaired %d scopes: %d rows loaded, %d removed", len(differences), loaded, removed)
        return Mended(tuple(differences), loaded, removed)

    def _try(self, work: Callable[[], T]) -> T:
        for _ in range(TRIES):
            with suppress(_Overtaken):
                return work()
        raise HubProblem("Another program syncs this copy all the time; it could not be compared.")

    def _examine(self) -> Examined:
        with self._ask({}) as (asked, answer):
            found: tuple[tuple[Difference, ...], frozenset[str]] = (), frozenset()
            if answer.changes.empty:
                with self._db.read() as conn:
                    _check_state(conn, asked)
                    found = answer.compared(conn)
            else:
                with suppress(_Undo), self._db.write() as conn:
                    _check_state(conn, asked)
                    enter_rows(conn, answer.changes, answer.changes.judged)
                    found = answer.compared(conn)
                    raise _Undo
            scopes, (differences, unclear) = answer.theirs.values(), found
            rows = sum(triple[0] for kinds in scopes for kind, triple in kinds.items() if kind not in unclear)
            return Examined(answer.head.to, len(answer.head.scopes), rows, differences, answer.schema, unclear)

    def _mend(self, wrong: Sequence[Difference], *, last: bool) -> tuple[int, int]:
        """Load these again. Until the `last` ones are, what is still wrong elsewhere is nothing to wonder about."""
        reload: dict[str, tuple[str, ...]] = {item.kind: () for item in wrong}
        for item in wrong:
            reload[item.kind] += (item.scope,) if item.scope != NOWHERE else ()
        with (
            self._ask({kind: scopes for kind, scopes in reload.items() if scopes}) as (asked, answer),
            self._db.write() as conn,
        ):
            _check_state(conn, asked)
            counted_digest(conn)  # what is wrong here may not have come by way of the running digest
            before = row_count(conn)
            loaded = sum(enter_rows(conn, answer.about(reload, whole=it))[1] for it in (True, False))
            removed = sum(_drop_others(conn, kind, scopes, answer) for kind, scopes in reload.items())
            refresh_identity(conn)
            outbox.rebase(conn)
            for kind in reload:
                search.rebuild(conn, kind)
            if any(last or item.kind in reload for item in answer.compared(conn)[0]):
                raise Mismatch("What is here does not agree with the hub. It is loaded again.")
            counted_digest(conn)
            check_shrink(conn, before)
            set_meta(conn, position(answer.head) | (self._told(conn, answer) if last else {}))
        return loaded, removed

    def _told(self, conn: Connection, answer: _Answer) -> dict[Meta, str]:
        """What is remembered of a repair that has come to its end."""
        now, count = self._now(), int(get_meta(conn, Meta.REPAIRS, "0")) + 1
        done = {Meta.REPAIRED_AT: now, Meta.REPAIRS: str(count), Meta.SERVED: str(answer.schema)}
        return done | {Meta.DIGEST: "ok", Meta.DIGEST_AT: now}

    @contextmanager
    def _ask(self, reload: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[State, _Answer]]:
        """One exchange that counts scope by scope, from where the replica stands. Commands wait for the next pull."""
        with self._db.read() as conn:
            meta = all_meta(conn)
            state = state_of(conn, meta)
        if meta.get(Meta.PHASE) != "ready" or not meta.get(Meta.CURSOR):
            raise NotComparable("There is nothing to compare yet.")
        request = protocol.SyncRequest(
            client_id=meta[Meta.CLIENT_ID],
            schema=self._schema,
            epoch=meta.get(Meta.EPOCH, ""),
            cursor=int(meta[Meta.CURSOR]),
            scopes=tuple(msgspec.json.decode(meta.get(Meta.SCOPES, "[]"))),
            digest=True,
            detail=True,
            reload=dict(reload),
        )
        answer = self._client.exchange(request)
        head = next(answer, None)
        if not isinstance(head, protocol.Head):
            raise HubProblem("The hub's answer does not begin as it should.")
        hub_id, user_id = meta.get(Meta.HUB_ID, ""), meta.get(Meta.USER_ID, "")
        check_hub(Asked(request, primed=True, spare_id="", hub_id=hub_id, user_id=user_id), head)
        cannot = NotComparable("The hub cannot compare this copy scope by scope.")
        if head.reset or head.resumed:
            close(answer)
            raise cannot
        with gathered(answer, self._db.path) as lines:
            if lines.tail.detail is None:
                raise cannot
            yield state, _Answer(head, lines, lines.tail.detail, served(request, head))


@dataclass(frozen=True, slots=True)
class _Answer:
    head: protocol.Head
    changes: Gathered
    detail: protocol.Detail
    schema: int
    """Under which both sides are compared."""

    @property
    def theirs(self) -> Sums:
        """What the hub counted."""
        return self._comparable(self.detail.scopes)

    def about(self, kinds: Container[str], *, whole: bool) -> Iterator[protocol.Line]:
        """The changes of these entities, or those of all others."""
        return (line for line in self.changes if (getattr(line, "entity", "") in kinds) is whole)

    def compared(self, conn: Connection) -> tuple[tuple[Difference, ...], frozenset[str]]:
        """Where what is here, counted in the same way, is not the same; and the kinds of which that cannot be told."""
        found, unclear = audit.sums(conn, self.head.scopes, self.detail.columns)
        differing = compared(self._comparable(found), self.theirs)
        return tuple(item for item in differing if item.kind not in unclear), unclear

    def _comparable(self, sums: Mapping[str, Mapping[str, Triple]]) -> Sums:
        """Of the entities that both sides know; without fingerprints where theirs are of columns unknown here."""
        named = known(self.detail.columns, self.schema)
        strange = {kind for kind, names in named.items() if not ENTITIES[kind].by_name.keys() >= set(names)}
        found = {
            scope: {
                kind: (count, versions, "" if kind in strange else marks)
                for kind, (count, versions, marks) in known(kinds, self.schema).items()
            }
            for scope, kinds in sums.items()
        }
        return {scope: kinds for scope, kinds in found.items() if kinds}


def _parts(differences: Sequence[Difference], rows: int) -> list[list[Difference]]:
    """The differences, an entity never in two parts, each part with about so many rows as are loaded at once."""
    parts: list[list[Difference]] = [[]]
    for _kind, group in groupby(sorted(differences, key=attrgetter("kind")), attrgetter("kind")):
        if sum(item.there[0] for item in parts[-1]) >= rows:
            parts.append([])
        parts[-1] += group
    return parts


def compared(here: Sums, there: Sums) -> tuple[Difference, ...]:
    """Where the sums of one scope and entity are not the same."""
    places = sorted({(scope, kind) for side in (here, there) for scope, kinds in side.items() for kind in kinds})
    pairs = (
        Difference(scope, kind, here.get(scope, {}).get(kind, NOTHING), there.get(scope, {}).get(kind, NOTHING))
        for scope, kind in places
    )
    return tuple(item for item in pairs if item.here != item.there)


def _check_state(conn: Connection, asked: State) -> None:
    if state_of(conn, all_meta(conn)) != asked:
        raise _Overtaken


def _drop_others(conn: Connection, kind: str, scopes: Sequence[str], answer: _Answer) -> int:
    """Take away what is here under these scopes, or under none, and was not sent. Returns how many."""
    pages = (line for line in answer.about((kind,), whole=True) if isinstance(line, protocol.Page))
    sent = {row[page.columns.index("id")] for page in pages for row in page.rows}
    again = {*scopes, NOWHERE}
    member = audit.scopes_of(kind, answer.head.scopes)
    place = ENTITIES[kind].columns.index("id")
    ids = [row[place] for row in audit.base_rows(conn, kind) if row[place] not in sent and again & {*member(row)}]
    drop_base(conn, kind, ids)
    return len(ids)
