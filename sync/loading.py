"""The first snapshot: stored some pages at a time with its place, and published when its digest agrees.

It goes into the replica's own file, whose indexes grow with it. Measured, a fresh file whose indexes come last is
slower here: every index would read and decrypt all pages once more. The search index alone comes last, at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import HubError, HubProblem
from prm_desktop.replica import outbox, search
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, all_meta, get_meta, set_meta
from prm_desktop.replica.rows import clear_base
from prm_desktop.replica.transaction import Connection
from sync import protocol
from sync.apply import (
    Mismatch,
    Plan,
    check_digest,
    enter_answers,
    load_rows,
    note_mismatch,
    position,
    served,
    state_of,
)
from sync.session import refresh_identity

AT_ONCE_PART = 0.25
"""How much is stored in one transaction, as a part of what is stored already: so much at most is loaded again."""
AT_ONCE_ROWS = 6000
"""And at most so many rows; each transaction waits for the disk."""


class _Overtaken(Exception):
    """Another program has gone on from the state that this load was at."""


class FirstLoad:
    """The first snapshot: stored page by page with its place, published when its digest agrees."""

    def __init__(
        self,
        db: Database,
        plan: Plan,
        head: protocol.Head,
        now: Callable[[], str],
        on_progress: Callable[[int, int], None] | None,
    ) -> None:
        self._db = db
        self._plan = plan
        self._head = head
        self._now = now
        self._report = on_progress
        self._state = plan.state
        self._received = 0
        self._pinned = plan.request.resume.to if head.resumed and plan.request.resume else head.to

    def run(self, lines: Iterator[protocol.Line]) -> int:
        """Store all lines, unless another program goes on with the load, or has ended it: then the rest is left to it.

        Returns the rows received. Raises `Mismatch` where the digest disagrees: then it starts anew.
        """
        with suppress(_Overtaken):
            self._received = self._begin()
            tail = self._load(lines)
            if not isinstance(tail, protocol.Tail):
                raise HubProblem("The hub's answer was cut off.")
            self._publish(tail)
        return self._received

    def _load(self, lines: Iterator[protocol.Line]) -> protocol.Line | None:
        """Store lines as they come, some at a time; where the answer breaks off, what came before it too."""
        waiting: list[protocol.Line] = []
        rows = 0
        while True:
            try:
                line = next(lines, None)
            except HubError:
                self._store(waiting)
                raise
            if line is None or isinstance(line, protocol.Tail):
                self._store(waiting)
                return line
            waiting.append(line)
            rows += len(line.rows) if isinstance(line, protocol.Page) else 0
            if rows >= min(self._received * AT_ONCE_PART, AT_ONCE_ROWS):
                self._store(waiting)
                waiting, rows = [], 0

    @contextmanager
    def _turn(self) -> Iterator[Connection]:
        """A transaction on the state that this load left behind last. Raises `_Overtaken`."""
        with self._db.write() as conn:
            if state_of(conn, all_meta(conn)) != self._state:
                raise _Overtaken
            yield conn
            self._state = state_of(conn, all_meta(conn))

    def _begin(self) -> int:
        with self._turn() as conn:
            has = served(self._plan.request, self._head)
            if self._head.resumed:
                set_meta(conn, {Meta.SERVED: str(min(int(get_meta(conn, Meta.SERVED, "0")), has))})
                return int(get_meta(conn, Meta.PROGRESS, "0"))
            clear_base(conn)
            values = position(self._head) | {Meta.PHASE: "priming", Meta.RESUME: "", Meta.PROGRESS: "0"}
            set_meta(conn, values | {Meta.SERVED: str(has), Meta.CURSOR: "", Meta.TOTAL: str(self._head.total)})
            return 0

    def _store(self, lines: list[protocol.Line]) -> None:
        if not lines:
            return
        with self._turn() as conn:
            received = self._received + sum(load_rows(conn, line) for line in lines)
            values = {Meta.PROGRESS: str(received)}
            pages = [line for line in lines if isinstance(line, protocol.Page) and line.rows]
            if pages:
                last = str(pages[-1].rows[-1][pages[-1].columns.index("id")])
                place = protocol.Resume(to=self._pinned, entity=pages[-1].entity, after=last)
                values[Meta.RESUME] = protocol.encode(place).decode()
            set_meta(conn, values)
        self._received = received
        if self._report:
            self._report(received, max(self._head.total, received))

    def _publish(self, tail: protocol.Tail) -> None:
        try:
            with self._turn() as conn:
                now = self._now()
                check_digest(conn, tail, now, int(get_meta(conn, Meta.SERVED, "0")))
                for kind in ENTITIES:
                    search.rebuild(conn, kind)
                enter_answers(conn, self._plan, self._head, now)
                refresh_identity(conn)
                outbox.rebase(conn)
                ready = {Meta.PHASE: "ready", Meta.RESUME: "", Meta.DIGEST: "ok", Meta.PROGRESS: "", Meta.TOTAL: ""}
                here = {Meta.CURSOR: str(tail.to), Meta.DIGEST_AT: self._now()}
                set_meta(conn, position(self._head) | here | ready)
        except Mismatch:
            note_mismatch(self._db, self._now())
            raise
