"""Compares the replica with the hub scope by scope, and loads again just what differs (DESIGN 4.3).

    examine   one exchange without commands: the delta and the sums per scope of one snapshot; nothing is changed here
    mend      one exchange that asks for the differing scopes whole, applied in one transaction, checked before commit

Commands, shadows and the cursor's order are those of every pull: the outbox is not touched, base rows under pending
changes go into their shadows, and the cursor moves with the rows.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from prm_desktop.domain.digests import NOTHING, Triple
from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import HubProblem
from prm_desktop.replica import audit, outbox, search
from prm_desktop.replica.audit import NOWHERE, Sums
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, all_meta, get_meta, set_meta
from prm_desktop.replica.rows import counted_digest, drop_base, refresh_identity
from prm_desktop.replica.transaction import Connection
from sync import protocol
from sync.apply import (
    Mismatch,
    State,
    check_hub,
    check_shrink,
    enter_rows,
    position,
    row_count,
    state_of,
    tail_of,
)
from sync.apply import Plan as Asked
from sync.client import HubClient

T = TypeVar("T")
log = logging.getLogger(__name__)
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
    """The outcome of a comparison at `cursor`: how many scopes and rows were compared, and what differs."""

    cursor: int
    scopes: int
    rows: int
    differences: tuple[Difference, ...] = ()


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

    def __init__(self, db: Database, client: HubClient, now: Callable[[], str]) -> None:
        self._db = db
        self._client = client
        self._now = now

    def examine(self) -> Examined:
        """Compare everything; unsent work does not matter. Nothing here is changed, but when it was compared is noted.

        Raises `HubError`, also where this copy has to be loaded anew before anything can be compared.
        """
        done = self._try(self._examine)
        if not done.differences:
            with self._db.write() as conn:
                set_meta(conn, {Meta.DIGEST: "ok", Meta.DIGEST_AT: self._now()})
        return done

    def mend(self, differences: Sequence[Difference]) -> Mended:
        """Load these scopes again. Raises `Mismatch` where that does not help, `Held`, and `HubError`s."""
        mended = self._try(lambda: self._mend(differences))
        log.info("repaired %d scopes: %d rows loaded, %d removed", len(differences), mended.loaded, mended.removed)
        return mended

    def _try(self, work: Callable[[], T]) -> T:
        for _ in range(TRIES):
            with suppress(_Overtaken):
                return work()
        raise HubProblem("Another program syncs this copy all the time; it could not be compared.")

    def _examine(self) -> Examined:
        asked, answer = self._ask({})
        found: Sums = {}
        if not answer.changes:
            with self._db.read() as conn:
                _check_state(conn, asked)
                found = answer.sums(conn)
        else:
            with suppress(_Undo), self._db.write() as conn:
                _check_state(conn, asked)
                enter_rows(conn, answer.changes)
                found = answer.sums(conn)
                raise _Undo
        rows = sum(triple[0] for kinds in answer.theirs.values() for triple in kinds.values())
        return Examined(answer.head.to, len(answer.head.scopes), rows, compared(found, answer.theirs))

    def _mend(self, wrong: Sequence[Difference]) -> Mended:
        reload: dict[str, tuple[str, ...]] = {item.kind: () for item in wrong}
        for item in wrong:
            reload[item.kind] += (item.scope,) if item.scope != NOWHERE else ()
        asked, answer = self._ask({kind: scopes for kind, scopes in reload.items() if scopes})
        with self._db.write() as conn:
            _check_state(conn, asked)
            counted_digest(conn)  # what is wrong here may not have come by way of the running digest
            before = row_count(conn)
            loaded = sum(enter_rows(conn, answer.about(reload, whole=it))[1] for it in (True, False))
            removed = sum(_drop_others(conn, kind, scopes, answer) for kind, scopes in reload.items())
            outbox.rebase(conn)
            for kind in reload:
                search.rebuild(conn, kind)
            if compared(answer.sums(conn), answer.theirs):
                raise Mismatch("What is here does not agree with the hub. It is loaded again.")
            counted_digest(conn)
            check_shrink(conn, before)
            refresh_identity(conn)
            now, count = self._now(), int(get_meta(conn, Meta.REPAIRS, "0")) + 1
            told = {Meta.DIGEST: "ok", Meta.DIGEST_AT: now, Meta.REPAIRED_AT: now, Meta.REPAIRS: str(count)}
            set_meta(conn, position(answer.head) | told)
        return Mended(tuple(wrong), loaded, removed)

    def _ask(self, reload: Mapping[str, tuple[str, ...]]) -> tuple[State, _Answer]:
        """One exchange that counts scope by scope, from where the replica stands. Commands wait for the next pull."""
        with self._db.read() as conn:
            meta = all_meta(conn)
        if meta.get(Meta.PHASE) != "ready" or not meta.get(Meta.CURSOR):
            raise NotComparable("There is nothing to compare yet.")
        request = protocol.SyncRequest(
            client_id=meta[Meta.CLIENT_ID],
            schema=SCHEMA,
            epoch=meta.get(Meta.EPOCH, ""),
            cursor=int(meta[Meta.CURSOR]),
            scopes=tuple(msgspec.json.decode(meta.get(Meta.SCOPES, "[]"))),
            digest=True,
            detail=True,
            reload=dict(reload),
        )
        lines = list(self._client.exchange(request))
        head = lines.pop(0) if lines else None
        if not isinstance(head, protocol.Head):
            raise HubProblem("The hub's answer does not begin as it should.")
        check_hub(Asked(request, primed=True, spare_id="", hub_id=meta.get(Meta.HUB_ID, "")), head)
        tail = tail_of(lines)
        if head.reset or head.resumed or tail.detail is None:
            raise NotComparable("The hub cannot compare this copy scope by scope.")
        return state_of(meta), _Answer(head, lines[:-1], tail.detail)


@dataclass(frozen=True, slots=True)
class _Answer:
    head: protocol.Head
    changes: list[protocol.Line]
    detail: protocol.Detail

    @property
    def theirs(self) -> Sums:
        """What the hub counted, of the entities that this program knows."""
        known = {
            scope: {kind: triple for kind, triple in kinds.items() if kind in ENTITIES}
            for scope, kinds in self.detail.scopes.items()
        }
        return {scope: kinds for scope, kinds in known.items() if kinds}

    def about(self, kinds: Container[str], *, whole: bool) -> list[protocol.Line]:
        """The changes of these entities, or those of all others."""
        return [line for line in self.changes if (getattr(line, "entity", "") in kinds) is whole]

    def sums(self, conn: Connection) -> Sums:
        """What is here, counted in the same way."""
        return audit.sums(conn, self.head.scopes, self.detail.columns)


def compared(here: Sums, there: Sums) -> tuple[Difference, ...]:
    """Where the sums of one scope and entity are not the same."""
    places = sorted({(scope, kind) for side in (here, there) for scope, kinds in side.items() for kind in kinds})
    pairs = (
        Difference(scope, kind, here.get(scope, {}).get(kind, NOTHING), there.get(scope, {}).get(kind, NOTHING))
        for scope, kind in places
    )
    return tuple(item for item in pairs if item.here != item.there)


def _check_state(conn: Connection, asked: State) -> None:
    if state_of(all_meta(conn)) != asked:
        raise _Overtaken


def _drop_others(conn: Connection, kind: str, scopes: Sequence[str], answer: _Answer) -> int:
    """Take away what is here under these scopes, or under none, and was not sent. Returns how many."""
    pages = (line for line in answer.changes if isinstance(line, protocol.Page) and line.entity == kind)
    sent = {row[page.columns.index("id")] for page in pages for row in page.rows}
    again = {*scopes, NOWHERE}
    member = audit.scopes_of(kind, answer.head.scopes)
    place = ENTITIES[kind].columns.index("id")
    ids = [row[place] for row in audit.base_rows(conn, kind) if row[place] not in sent and again & {*member(row)}]
    drop_base(conn, kind, ids)
    return len(ids)
