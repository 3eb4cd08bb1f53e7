"""One cycle of sync: push and pull in one exchange, then apply it in one transaction (DESIGN 4.3).

    plan      what to ask, from the replica's own state: resume, delta, commands
    exchange  `HubClient`, the only part that waits
    apply     `sync.apply`: answers, base rows, rebase, digest and cursor, all or nothing

A first snapshot is stored page by page, so that a killed client goes on where it was; nothing of it is shown until its
digest agrees. The engine holds no state of its own: everything is in the replica.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

import msgspec

from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.times import later
from prm_desktop.errors import HubError, HubProblem, NotSignedIn, Offline, ReplicaError
from prm_desktop.replica import outbox, recall
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, all_meta, get_meta, set_meta
from prm_desktop.replica.rows import RowKey
from prm_desktop.replica.transaction import Connection
from sync import apply, protocol
from sync.client import HubClient
from sync.gathered import Gathered, gathered
from sync.loading import FirstLoad
from sync.prefetch import Prefetch, close, directly
from sync.repair import Difference, Examined, Mended, NotComparable, Repair

BATCH = 200
"""Commands in one request."""
MAX_ROUNDS = 50
"""Exchanges in one cycle that answer no command, neither a new one nor once more, at most."""
MOST_ROUNDS = 5000
"""Exchanges in one cycle, at most, whatever they answer."""
COUNT_DAYS = 1.0
"""After that many days all rows are counted again, though nobody asked for it."""
DAY = len("2026-11-28")

Progress = Callable[[int, int], None]
"""Called with rows loaded and rows to load."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a cycle did. `changed` is None where everything may have changed (a first or repeated full load).

    `grown`: the hub serves more columns or kinds than before, and what was missing is here now. `told`: something that
    had been answered was asked again, and is answered again.
    """

    pushed: int = 0
    received: int = 0
    cursor: int = 0
    changed: frozenset[RowKey] | None = frozenset()
    full: bool = False
    more: bool = False
    repaired: tuple[Difference, ...] = ()
    grown: bool = False
    told: bool = False
    examined: Examined | None = None

    def then(self, step: Outcome) -> Outcome:
        """What both did, one after the other."""
        return Outcome(
            pushed=self.pushed + step.pushed,
            received=self.received + step.received,
            cursor=step.cursor,
            changed=None if self.changed is None or step.changed is None else self.changed | step.changed,
            full=self.full or step.full,
            repaired=self.repaired + step.repaired,
            grown=self.grown or step.grown,
            examined=step.examined or self.examined,
        )


class Engine:
    """Syncs one replica with one hub. One cycle at a time; the caller sees to that (`Profile.sync_lock`)."""

    def __init__(  # noqa: PLR0913 - where ids come from, how lines are read, how old the program is
        self,
        db: Database,
        client: HubClient,
        now: Callable[[], str],
        new_id: Callable[[], str] = new_uuid7,
        *,
        prefetch: Prefetch = directly,
        schema: int = SCHEMA,
    ) -> None:
        """`schema`: what this program can keep; the hub sends nothing newer."""
        self.db = db
        self.client = client
        self._now = now
        self._new_id = new_id
        self._prefetch = prefetch
        self._schema = schema

    def sync_once(self, on_progress: Progress | None = None, *, verify: bool = False) -> Outcome:
        """Send what is pending and fetch what is new, until neither is left.

        What turns out to differ from the hub is loaded again. `verify` compares every row of every scope. Raises
        the `HubError` or `ReplicaError` that stopped it; everything that was done until then stays done.
        """
        try:
            total = self._at_my_hub(on_progress, verify=verify)
        except HubError as error:
            with suppress(ReplicaError):  # a full disk must not hide what the hub said
                self._note(error)
            raise
        return total

    def _at_my_hub(self, on_progress: Progress | None, *, verify: bool) -> Outcome:
        """The rounds. A hub that does not know the session may be another one: then it is that which is told."""
        try:
            return self._rounds(on_progress, verify=verify)
        except NotSignedIn:
            with self.db.read() as conn:
                mine = get_meta(conn, Meta.HUB_ID)
            found = None
            with suppress(HubError):
                found = self.client.info()
            if found is not None:
                apply.check_hub_id(mine, found.hub_id, found.name)
            raise

    def _rounds(self, on_progress: Progress | None, *, verify: bool) -> Outcome:
        with self.db.read() as conn:
            away, digest = get_meta(conn, Meta.AWAY_SINCE), get_meta(conn, Meta.DIGEST)
        if away:  # what has no number yet can be changed and taken back: none is given while nobody is there
            self.client.info()
        total = self._repaired() if digest == "differs" else Outcome()
        idle = 0
        for _ in range(MOST_ROUNDS):
            step = self._round(on_progress, total, verify=verify)
            total, idle = total.then(step), idle + (not step.pushed and not step.told)
            if not step.more:
                return total.then(self._verified()) if verify and not total.repaired else total
            if idle >= MAX_ROUNDS:
                break
        raise HubProblem("The hub does not come to an end of its changes.")

    def _round(self, on_progress: Progress | None, total: Outcome, *, verify: bool) -> Outcome:
        """One exchange; where its digest disagrees, or the hub serves more than before, what differs is loaded again.

        Once: `total` is what the cycle did so far.
        """
        try:
            step = self._exchange(on_progress, verify=verify)
        except apply.Mismatch:
            if total.repaired or self._digest() != "differs":
                raise
            return self._repaired()
        if not step.grown or total.grown:
            return step
        return replace(step.then(self._completed()), more=True)

    def examine(self) -> Examined:
        """Compare every row of every scope with the hub, beside whatever waits to be sent. Raises `HubError`."""
        return self._repair().examine()

    def mend(self, found: Examined) -> Mended:
        """Load again what was found to differ. Raises `HubError`; the next sync loads everything then."""
        try:
            return self._repair().mend(found.differences)
        except apply.Mismatch:
            apply.note_mismatch(self.db, self._now())
            raise
        except apply.Held as held:
            self._hold(held)
            raise

    def _repair(self) -> Repair:
        return Repair(self.db, self.client, self._now, schema=self._schema)

    def _completed(self) -> Outcome:
        """Load what an older hub could not serve; everything, where the hub cannot tell what that is."""
        try:
            return self._mended(self.examine())
        except NotComparable:
            with self.db.write() as conn:
                set_meta(conn, {Meta.DIGEST: "mismatch"})
            return Outcome()

    def _verified(self) -> Outcome:
        found = self.examine()
        if not found.differences:
            return Outcome(cursor=found.cursor, examined=found)
        with self.db.read() as conn:
            served = int(get_meta(conn, Meta.SERVED, "0"))
        if found.schema <= served:  # else it is only what an older hub could not serve
            apply.note_mismatch(self.db, self._now(), verdict="differs")
        return replace(self._mended(found), examined=found)

    def _repaired(self) -> Outcome:
        """Load again what differs from the hub; everything, where that cannot be told."""
        try:
            return self._mended(self.examine())
        except NotComparable as error:
            apply.note_mismatch(self.db, self._now())
            raise apply.Mismatch("What is here does not agree with the hub. It is loaded again.") from error

    def _mended(self, found: Examined) -> Outcome:
        if not found.differences:
            return Outcome(cursor=found.cursor, more=True)
        loaded = self.mend(found).loaded
        return Outcome(received=loaded, cursor=found.cursor, changed=None, more=True, repaired=found.differences)

    def _digest(self) -> str:
        with self.db.read() as conn:
            return get_meta(conn, Meta.DIGEST)

    def _hold(self, held: apply.Held) -> None:
        self.db.backup("before-shrink")
        apply.note_held(self.db, held)

    def _note(self, error: HubError) -> None:
        """Keep why the last sync stopped, for whoever asks later; written only where it is another reason."""
        retry = later(self._now(), seconds=error.retry_after) if error.retry_after else ""
        with self.db.write() as conn:
            if (get_meta(conn, Meta.LAST_ERROR), get_meta(conn, Meta.RETRY_AT)) != (error.message, retry):
                set_meta(conn, {Meta.LAST_ERROR: error.message, Meta.RETRY_AT: retry})
            away = get_meta(conn, Meta.AWAY_SINCE)
            if not isinstance(error, Offline):
                set_meta(conn, {Meta.AWAY_SINCE: ""})
                return
            outbox.note_away(conn)
            if not away:
                set_meta(conn, {Meta.AWAY_SINCE: self._now()})

    def _exchange(self, on_progress: Progress | None, *, verify: bool) -> Outcome:
        plan = self._plan(verify=verify)
        answer = self.client.exchange(plan.request)
        head = next(answer, None)
        if not isinstance(head, protocol.Head):
            raise HubProblem("The hub's answer does not begin as it should.")
        lines = self._prefetch(answer) if head.reset or head.resumed else answer
        try:
            return self._take(plan, head, lines, on_progress)
        finally:
            close(lines)

    def _take(
        self, plan: apply.Plan, head: protocol.Head, answer: Iterator[protocol.Line], on_progress: Progress | None
    ) -> Outcome:
        apply.check_hub(plan, head)
        if head.reset and plan.primed:
            return self._apply(apply.full_reload, plan, head, answer)
        if head.reset or head.resumed:
            loader = FirstLoad(self.db, plan, head, self._now, on_progress)
            received = loader.run(answer)
            return Outcome(received=received, cursor=head.to, changed=None, full=True, more=True)
        return self._apply(apply.delta, plan, head, answer)

    def _apply(
        self,
        how: Callable[[Connection, apply.Plan, protocol.Head, Gathered, str], apply.Applied],
        plan: apply.Plan,
        head: protocol.Head,
        answer: Iterator[protocol.Line],
    ) -> Outcome:
        now = self._now()
        try:
            with gathered(answer, self.db.path) as lines, self.db.write() as conn:
                asked = get_meta(conn, Meta.RECALL)
                done = how(conn, plan, head, lines, now)
                told = asked not in {"", get_meta(conn, Meta.RECALL)}
                if done is not apply.OVERTAKEN and lines.tail.digest is not None:
                    set_meta(conn, {Meta.DIGEST_AT: now})
                if not done.again:
                    _finish(conn, now)
        except apply.Mismatch:
            apply.note_mismatch(self.db, self._now(), verdict="mismatch" if head.reset else "differs")
            raise
        except apply.Held as held:
            self._hold(held)
            raise
        return Outcome(
            pushed=done.answered,
            received=done.received,
            cursor=head.to,
            changed=done.changed,
            full=bool(head.reset),
            more=done.again,
            grown=done.grown,
            told=told,
        )

    def _plan(self, *, verify: bool) -> apply.Plan:
        """What to ask the hub now. Takes numbers for the commands that are sent, durably, before they leave."""
        with self.db.write() as conn:
            meta = all_meta(conn)
            if not meta.get(Meta.CLIENT_ID):
                set_meta(conn, {Meta.CLIENT_ID: self._new_id()})
                meta = all_meta(conn)
            primed = meta.get(Meta.PHASE) == "ready"
            state = apply.state_of(conn, meta)
            batch = (recall.batch(conn, BATCH) or outbox.take_batch(conn, BATCH)) if primed else []
        mismatch = meta.get(Meta.DIGEST) == "mismatch"
        resume = msgspec.json.decode(meta[Meta.RESUME]) if not primed and meta.get(Meta.RESUME) else None
        request = protocol.SyncRequest(
            client_id=meta[Meta.CLIENT_ID],
            schema=self._schema,
            epoch=meta.get(Meta.EPOCH, ""),
            cursor=int(meta.get(Meta.CURSOR, "0")) if primed and not mismatch else 0,
            scopes=tuple(msgspec.json.decode(meta.get(Meta.SCOPES, "[]"))),
            commands=tuple(
                protocol.WireCommand(item.mid, item.name, item.args, item.version, item.issued_at) for item in batch
            ),
            resume=protocol.Resume(**resume) if resume else None,
            digest=verify or (primed and _is_due(meta, self._now())),
        )
        return apply.Plan(
            request,
            primed=primed,
            spare_id=self._new_id(),
            hub_id=meta.get(Meta.HUB_ID, ""),
            user_id=meta.get(Meta.USER_ID, ""),
            state=state,
        )


def _finish(conn: Connection, now: str) -> None:
    """Note the success with the last answer of a cycle: a transaction of its own would wait for the disk once more."""
    if get_meta(conn, Meta.LAST_SUCCESS)[:DAY] != now[:DAY]:  # once a day is enough, as it looks at the whole outbox
        outbox.forget_old(conn, later(now, days=-outbox.KEEP_RETIRED_DAYS))
    set_meta(conn, {Meta.LAST_SUCCESS: now, Meta.LAST_ERROR: "", Meta.AWAY_SINCE: "", Meta.RETRY_AT: ""})


def _is_due(meta: Mapping[str, str], now: str) -> bool:
    """Whether all rows have to be counted again."""
    return meta.get(Meta.COUNTED_AT, "") < later(now, days=-COUNT_DAYS)
