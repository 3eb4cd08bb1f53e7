"""Defects of the hub."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select

from prm_desktop.domain.commands import Refusal
from prm_desktop.errors import BadInput
from sync.hub import feed, people, pull, push, unit
from sync.hub.people import Person
from sync.hub.store import identity
from sync.hub.tables import COMMAND_RESULT, FEED
from sync.protocol import Result, SyncRequest, WireCommand
from tests.sync.hubs import P1, P2
from tests.sync.simulation.defects import Swap, defect

Batch = push._Batch  # noqa: SLF001 - the code that is made wrong
_reset_reason = pull._reset_reason  # noqa: SLF001
_lines = unit._lines  # noqa: SLF001
_load = people.load_person


@defect(within=60)
def no_mid_dedupe(swap: Swap) -> None:
    """A command that comes again is carried out again."""

    def run(self: Any, person: Person, commands: Sequence[WireCommand]) -> push.Pushed:
        last = self._client(person).last_mid
        if self._request.epoch != identity(self._unit.conn).epoch:
            return push.Pushed(last_mid=last)
        for command in commands:
            result = self._answer(person, command, 2)
            kept = COMMAND_RESULT.c.client_id == self._request.client_id
            self._unit.conn.execute(delete(COMMAND_RESULT).where(kept, COMMAND_RESULT.c.mid == command.mid))
            self._store_result(command, result)
            last = max(last, command.mid)
        self._set_client(last_mid=last)
        return push.Pushed(last, tuple(self._results))

    swap(Batch, "run", run)


@defect(within=30)
def no_gone_on_reassign(swap: Swap) -> None:
    """Rows that left a scope are not taken away."""
    swap(feed, "gone_ids", lambda _conn, _kind, _span: ())


@defect(within=10)
def cross_partner_leak(swap: Swap) -> None:
    """Partners see each other's rows."""
    honest = people.scopes_of

    def scopes_of(actor: Any, partner: Any) -> tuple[str, ...]:
        found = honest(actor, partner)
        return found if actor.is_vendor else tuple(sorted({*found, f"partner:{P1}", f"partner:{P2}"}))

    swap(people, "scopes_of", scopes_of)


@defect(within=120)
def no_reset_on_expired_cursor(swap: Swap) -> None:
    """Whoever is older than the kept tombstones gets a delta all the same."""

    def reason(request: SyncRequest, epoch: str, newest: int, _horizon: int, served: frozenset[str]) -> str:
        return _reset_reason(request, epoch, newest, 0, served)

    swap(pull, "_reset_reason", reason)


@defect(within=400)
def gap_in_the_sequence(swap: Swap) -> None:
    """Commands are taken although earlier ones are missing."""
    take = Batch._take  # noqa: SLF001

    def taken(self: Any, person: Person, commands: Sequence[WireCommand], last: int, failures: int) -> push.Pushed:
        return take(self, person, commands, commands[0].mid - 1 if commands else last, failures)

    swap(Batch, "_take", taken)


@defect(within=150)
def no_epoch_check(swap: Swap) -> None:
    """A cursor of another epoch is taken for one of this."""

    def reason(request: SyncRequest, epoch: str, newest: int, horizon: int, served: frozenset[str]) -> str:
        return _reset_reason(msgspec.structs.replace(request, epoch=epoch), epoch, newest, horizon, served)

    swap(pull, "_reset_reason", reason)


@defect(within=100)
def commands_of_another_epoch_are_taken(swap: Swap) -> None:
    """Commands are carried out though the client does not know yet that the hub was restored."""
    begin = Batch.__init__

    def init(self: Any, made: Any, request: SyncRequest, decoder: Any) -> None:
        begin(self, made, msgspec.structs.replace(request, epoch=identity(made.conn).epoch), decoder)

    swap(Batch, "__init__", init)


@defect(within=60)
def poison_blocks_queue(swap: Swap) -> None:
    """A command that meets a defect of the hub is tried for ever."""
    swap(push, "MAX_FAILURES", 10**9)


@defect(within=80)
def fork_not_noticed(swap: Swap) -> None:
    """Any two commands under one number count as the same."""
    swap(push, "command_hash", lambda _command: "")


@defect(within=60)
def result_lost_on_lost_response(swap: Swap) -> None:
    """A command that comes again is passed over, and its answer is not given again."""

    def known(_self: Any, _mids: Sequence[int]) -> dict[int, Any]:
        return {}

    swap(Batch, "_known", known)
    swap(push, "_FORGOTTEN", (_Any(), Result(0, "applied")))


class _Any(str):
    """Equal to everything."""

    __slots__ = ()

    def __ne__(self, _other: object) -> bool:
        return False

    def __eq__(self, _other: object) -> bool:
        return True

    __hash__ = str.__hash__


@defect(within=60)
def scope_removed_but_rows_kept(swap: Swap) -> None:
    """Who loses a scope keeps its rows."""

    def span(since: int, kept: Any, added: Any = (), _removed: Any = ()) -> feed.Span:
        return feed.Span(since, kept, added, ())

    swap(pull, "Span", span)


@defect(within=30)
def rejection_treated_as_temporary(swap: Swap) -> None:
    """A refused command stops the batch, for ever."""

    def answer(self: Any, person: Person, wire: WireCommand, _failures: int) -> Result | None:
        mark = self._unit.mark()
        try:
            done: Result = self._apply(person, wire)
        except (Refusal, BadInput, RuntimeError):
            self._unit.rollback(mark)
            return None
        return done

    swap(Batch, "_answer", answer)


@defect(within=30)
def version_not_counted_on(swap: Swap) -> None:
    """A change carries the version of the change before it."""

    def version(conn: Connection) -> int:
        return int(conn.execute(select(FEED.c.v)).scalar_one())

    swap(unit, "next_version", version)


@defect(within=30)
def no_tombstones(swap: Swap) -> None:
    """A row that leaves a scope stays listed there."""

    def lines(key: Any, _was: set[str], now: list[str], version: int) -> list[dict[str, Any]]:
        return _lines(key, set(), now, version)

    swap(unit, "_lines", lines)


@defect(within=60)
def people_are_remembered_for_ever(swap: Swap) -> None:
    """Who somebody is is looked up once."""
    known: dict[str, Person | None] = {}

    def find(_self: Any, conn: Connection, user_id: str, _position: Any) -> Person | None:
        if user_id not in known:
            known[user_id] = _load(conn, user_id)
        return known[user_id]

    swap(people.People, "find", find)


@defect(within=200)
def refused_commands_leave_traces(swap: Swap) -> None:
    """What a command did before it was refused stays."""
    swap(unit.Unit, "rollback", lambda _self, _mark: None)
