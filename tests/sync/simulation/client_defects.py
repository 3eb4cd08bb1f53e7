"""Defects of the client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete

from prm_desktop.errors import HubError, NotSignedIn
from prm_desktop.replica import audit, outbox, recall, rows, search
from prm_desktop.replica.meta import all_meta, set_meta
from prm_desktop.replica.schema import OUTBOX, SHADOW
from sync import apply, loading, protocol, repair
from sync.client import HubClient
from sync.engine import Engine
from sync.gathered import Gathered
from tests.sync.simulation.defects import Swap, defect

_enter = Engine._apply  # noqa: SLF001 - the code that is made wrong
_retire = outbox.retire
_clear = rows.clear_base


@defect(within=100)
def stale_response_applied(swap: Swap) -> None:
    """An answer to a question of another state is applied."""
    swap(apply, "state_of", lambda _conn, _meta: ())


@defect(within=200)
def late_answer_counts(swap: Swap) -> None:
    """An answer that knows less than is known here counts, where the hub's version is the same."""
    honest = apply.state_of
    swap(apply, "state_of", lambda conn, meta: honest(conn, meta)[:-1])


@defect(within=500)
def any_fork_answers_what_is_asked_again(swap: Swap) -> None:
    """The hub's word that this is a copy counts for what was not in the question."""
    honest = recall.enter

    def enter(conn: Any, _sent: Any, results: Any, *, fork: bool) -> recall.Asked:
        return honest(conn, range(1, 10**6), results, fork=fork)

    swap(recall, "enter", enter)


@defect(within=200)
def cursor_saved_before_data(swap: Swap) -> None:
    """The cursor moves in a transaction of its own."""

    def enter(self: Any, how: Any, plan: apply.Plan, head: protocol.Head, answer: Any) -> Any:
        lines = list(answer)
        with self.db.write() as conn:
            if apply.state_of(conn, all_meta(conn)) == plan.state:
                set_meta(conn, apply.position(head))
                plan = replace(plan, state=apply.state_of(conn, all_meta(conn)))
        return _enter(self, how, plan, head, iter(lines))

    swap(Engine, "_apply", enter)


@defect(within=200)
def reset_in_two_transactions(swap: Swap) -> None:
    """The old rows go first, and then the new ones come."""

    def enter(self: Any, how: Any, plan: apply.Plan, head: protocol.Head, answer: Any) -> Any:
        if head.reset:
            with self.db.write() as conn:
                _clear(conn)
        return _enter(self, how, plan, head, answer)

    swap(Engine, "_apply", enter)


@defect(within=150)
def no_replay_after_restore(swap: Swap) -> None:
    """What a restored hub has forgotten is not sent again."""
    swap(outbox, "unretire", lambda _conn, _last: (0, True))


@defect(within=30)
def no_rebase(swap: Swap) -> None:
    """Pending commands are not done again on what came."""
    swap(outbox, "rebase", lambda _conn: frozenset())


@defect(within=60)
def shadow_dropped_early(swap: Swap) -> None:
    """With the first answers all shadows go."""

    def retire(conn: Connection, results: Mapping[int, Mapping[str, Any]], now: str) -> int:
        answered = _retire(conn, results, now)
        if answered:
            conn.execute(delete(SHADOW))
        return answered

    swap(outbox, "retire", retire)


@defect(within=150)
def digest_skipped(swap: Swap) -> None:
    """What came is not compared with the hub's sums."""
    for module in (apply, loading):
        swap(module, "check_digest", lambda *_: None)


@defect(within=100)
def outbox_cleared_on_reset(swap: Swap) -> None:
    """A reset takes what waits to be sent with it."""

    def clear(conn: Connection) -> None:
        _clear(conn)
        conn.execute(delete(OUTBOX).where(OUTBOX.c.status == outbox.Status.PENDING))

    swap(apply, "clear_base", clear)


@defect(within=120)
def partial_page_applied(swap: Swap) -> None:
    """An answer that broke off is taken for a whole one."""
    honest = HubClient.exchange

    def exchange(self: HubClient, request: protocol.SyncRequest) -> Iterator[protocol.Line]:
        found = honest(self, request)
        yield next(found)
        try:
            yield from found
        except HubError:
            return

    def tail(self: Gathered) -> protocol.Tail:
        return self._tail or protocol.Tail(to=0)

    swap(HubClient, "exchange", exchange)
    swap(Gathered, "tail", property(tail))


@defect(within=400)
def unauthorised_treated_as_a_refusal(swap: Swap) -> None:
    """A session that has ended ends what waits to be sent."""
    honest = Engine._note  # noqa: SLF001

    def note(self: Any, error: HubError) -> None:
        if isinstance(error, NotSignedIn):
            with self.db.write() as conn:
                sent = [item.mid for item in outbox.entries(conn) if item.mid]
                _retire(conn, {mid: {"mid": mid, "status": "refused"} for mid in sent}, "2026-03-02T09:00:00Z")
        honest(self, error)

    swap(Engine, "_note", note)


@defect(within=60)
def pull_overwrites_unsent_work(swap: Swap) -> None:
    """What comes is written over what a person has done."""
    swap(rows, "shadowed", lambda _conn, _kind: set())


@defect(within=30)
def refusals_are_not_told(swap: Swap) -> None:
    """A refusal ends a command, and nobody hears of it."""
    swap(outbox, "_raise_attention", lambda *_: None)


@defect(within=150)
def sent_commands_can_be_withdrawn(swap: Swap) -> None:
    """What may have reached the hub is taken back as if it had not."""

    def withdraw(conn: Connection, seq: int) -> Any:
        done = conn.execute(delete(OUTBOX).where(OUTBOX.c.seq == seq, OUTBOX.c.status == outbox.Status.PENDING))
        return outbox.rebase(conn) if done.rowcount else None

    swap(outbox, "withdraw", withdraw)


@defect(within=100)
def more_served_than_was_sent(swap: Swap) -> None:
    """What an older hub sends counts as all that this program can keep."""
    for module in (apply, loading, repair):
        swap(module, "served", lambda request, _head: request.schema)


@defect(within=100)
def sums_of_unknown_scopes_compared(swap: Swap) -> None:
    """Rows are counted by scope although whose they are depends on what an older hub does not send."""
    honest = audit.sums
    swap(audit, "sums", lambda conn, scopes, columns: (honest(conn, scopes, columns)[0], frozenset()))


@defect(within=30)
def search_not_told_of_changes(swap: Swap) -> None:
    """What comes is not put on the search index."""
    swap(search, "index", lambda _conn, _kind, _ids: None)
