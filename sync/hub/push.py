"""The push half of an exchange: a client's commands, each applied exactly once and in order (DESIGN 4.2).

One transaction per batch. A command that is refused, or that meets a defect of ours, leaves no trace in the rows; its
answer is stored under the client's mid, and a repeated mid gets the stored answer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from msgspec import structs
from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy import Row as SqlRow
from sqlalchemy.exc import DBAPIError

from prm_desktop.domain.checks import check_texts
from prm_desktop.domain.commands import Command, Conflict, Refusal, decode_command
from prm_desktop.domain.partners import Relation, User, relation
from prm_desktop.domain.registry import COMMANDS
from prm_desktop.errors import BadInput, UserError
from sync.hub import feed
from sync.hub.database import is_outage
from sync.hub.people import Person, PersonView, load_person
from sync.hub.rules import answer_of
from sync.hub.store import Store, identity
from sync.hub.sums import insert_into
from sync.hub.tables import CLIENT, COMMAND_RESULT
from sync.hub.unit import Unit
from sync.protocol import FieldConflict, Result, SyncRequest, WireCommand, command_hash, encode

log = logging.getLogger(__name__)
MAX_FAILURES = 3
"""A command that meets the same defect this often is refused, so that it does not hold up the others."""

_CLIENT = select(CLIENT).where(CLIENT.c.client_id == bindparam("named"))
_CLIENT_LOCKED = _CLIENT.with_for_update()
_SET_CLIENT = update(CLIENT).where(CLIENT.c.client_id == bindparam("named"))
_FORGOTTEN = ("", Result(0, "refused"))
"""Stands for an answer that the client had long ago (`pruning`). Only a copy of its profile asks for it again."""
Decoder = Callable[[WireCommand], Command]


@dataclass(frozen=True, slots=True)
class Pushed:
    """What became of the commands; the fields are those of `protocol.Head`."""

    last_mid: int = 0
    results: tuple[Result, ...] = ()
    fork: bool = False
    stopped: str = ""


def standing(conn: Connection, person: Person, client_id: str) -> Pushed:
    """Where a client stands that sends no commands."""
    return _standing(conn.execute(_CLIENT, {"named": client_id}).one_or_none(), person)


def decode(wire: WireCommand) -> Command:
    """The command behind its wire form. Raises `BadInput`."""
    check_texts(wire.args)
    return decode_command(wire.name, wire.args, wire.version)


class Pusher:
    """Takes commands into the store. `decoder` turns the wire form into a command."""

    def __init__(self, store: Store, decoder: Decoder = decode) -> None:
        self._store = store
        self._decoder = decoder

    def push(self, person: Person, request: SyncRequest) -> Pushed:
        """Answer the request's commands. Raises `Busy` or `DBAPIError` where the database cannot take them now."""
        commands = sorted(request.commands, key=lambda command: command.mid)
        try:
            return self._transaction(person, request, commands)
        except DBAPIError as error:
            if is_outage(error):
                raise
            log.exception("A batch of commands could not be stored; trying one by one")
            return self._one_by_one(person, request, commands)

    def _transaction(self, person: Person, request: SyncRequest, commands: Sequence[WireCommand]) -> Pushed:
        return self._store.transact(lambda unit: _Batch(unit, request, self._decoder).run(person, commands))

    def _one_by_one(self, person: Person, request: SyncRequest, commands: Sequence[WireCommand]) -> Pushed:
        done = Pushed()
        for command in commands:
            try:
                step = self._transaction(person, request, [command])
            except DBAPIError as error:
                if is_outage(error):
                    raise
                log.exception("A command could not be stored: %s", command.name)
                step = self._failed(person, request, command)
            done = replace(step, results=(*done.results, *step.results))
            if step.fork or step.stopped:
                break
        return done

    def _failed(self, person: Person, request: SyncRequest, command: WireCommand) -> Pushed:
        return self._store.transact(lambda unit: _Batch(unit, request, _broken).run(person, [command]))


def _broken(wire: WireCommand) -> Command:
    raise RuntimeError(f"{wire.name} cannot be stored")


class _Batch:
    """The commands of one request within one transaction."""

    def __init__(self, unit: Unit, request: SyncRequest, decoder: Decoder) -> None:
        self._unit = unit
        self._request = request
        self._decoder = decoder
        self._results: list[Result] = []
        self._lines: list[dict[str, Any]] = []
        self._acked = 0

    def run(self, person: Person, commands: Sequence[WireCommand]) -> Pushed:
        client = self._client(person)
        standing = _standing(client, person)
        at = feed.position(self._unit.conn)
        if standing.fork or self._request.epoch != at.hub.epoch:
            return standing
        again = [command for command in commands if command.mid <= standing.last_mid]
        known = self._known([command.mid for command in again])
        for command in again:
            made, result = known.get(command.mid, _FORGOTTEN)
            if made != command_hash(command):
                return Pushed(fork=True, results=tuple(self._results))
            self._results.append(result)
        current: Person | None = person
        if person.as_of != at.as_of:
            current = load_person(self._unit.conn, person.actor.user_id)
        failures = client.fail_count if client.fail_mid == standing.last_mid + 1 else 0
        self._acked = max(client.acked, min(commands[0].mid - 1, standing.last_mid))
        return self._take(
            current or replace(person, suspended=True), commands[len(again) :], standing.last_mid, failures
        )

    def _take(self, person: Person, commands: Sequence[WireCommand], last_mid: int, failures: int) -> Pushed:
        stopped = ""
        for command in commands:
            if command.mid != last_mid + 1:
                stopped = "gap"
                break
            result = self._answer(person, command, failures)
            if result is None:
                stopped = "temporary"
                self._set_client(fail_mid=command.mid, fail_count=failures + 1)
                break
            self._store_result(command, result)
            last_mid, failures = command.mid, 0
        if self._lines:
            self._unit.conn.execute(COMMAND_RESULT.insert(), self._lines)
        self._set_client(last_mid=last_mid, seen_at=self._unit.now, acked=self._acked)
        return Pushed(last_mid, tuple(self._results), stopped=stopped)

    def _answer(self, person: Person, wire: WireCommand, failures: int) -> Result | None:
        """The lasting answer, or None where a defect of ours got in the way and another try is due."""
        mark = self._unit.mark()
        try:
            return self._apply(person, wire)
        except (Refusal, BadInput) as error:
            self._unit.rollback(mark)
            return self._refused(wire, error)
        except DBAPIError:
            raise
        except Exception:
            self._unit.rollback(mark)
            log.exception("The command %s failed (%d times before)", wire.name, failures)
            if failures + 1 < MAX_FAILURES:
                return None
            sorry = "The hub could not carry this out because of a defect of its own. The vendor has been told."
            return self._refused(wire, Refusal("hub_error", sorry))

    def _apply(self, person: Person, wire: WireCommand) -> Result:
        if person.suspended:
            raise Refusal("suspended", "Your partnership is suspended: you can read, but not change anything.")
        command = self._decoder(wire)
        changes = command.apply(PersonView(self._unit, person), person.actor, self._unit.now)
        self._unit.apply(changes, person.actor)
        if conflicts := tuple(self._conflict(person, item) for item in changes if isinstance(item, Conflict)):
            message = "Somebody else changed this meanwhile."
            return Result(wire.mid, "conflict", "conflict", message, conflicts=conflicts, at=self._unit.now)
        told = answer_of(self._unit, person.actor, command)
        return Result(wire.mid, "applied", told.code, told.message, dict(told.values), at=self._unit.now)

    def _refused(self, wire: WireCommand, error: UserError) -> Result:
        values = {name: str(value) for name, value in error.values.items()}
        return Result(wire.mid, "refused", error.code, error.template, values, at=self._unit.now)

    def _conflict(self, person: Person, found: Conflict) -> FieldConflict:
        """With who changed the field last; where that is not known, who changed the row last, if not the asker."""
        told = FieldConflict(found.kind, found.id, found.field, found.base, found.mine, found.theirs)
        touch = self._unit.touched(found.kind, found.id, found.field)
        if touch is None and found.by == person.actor.user_id:
            return told
        by, at = (touch.by, touch.at) if touch else (found.by, found.at)
        user = self._unit.get(User, by) if by else None
        kind = relation(person.actor, user)
        named = user.name if user else identity(self._unit.conn).name
        return structs.replace(told, by=by, by_name="" if kind is Relation.PARTNER else named, at=at, by_kind=kind)

    def _client(self, person: Person) -> SqlRow[Any]:
        """The client's line, made at its first commands; locked, so that exchanges of one client follow each other."""
        conn, client_id = self._unit.conn, self._request.client_id
        if found := conn.execute(_CLIENT_LOCKED, {"named": client_id}).one_or_none():
            return found
        values = {"client_id": client_id, "user_id": person.actor.user_id, "last_mid": 0, "seen_at": self._unit.now}
        conn.execute(insert_into(conn, CLIENT).values(values).on_conflict_do_nothing())
        return conn.execute(_CLIENT_LOCKED, {"named": client_id}).one()

    def _set_client(self, **values: Any) -> None:
        self._unit.conn.execute(_SET_CLIENT, {"named": self._request.client_id, **values})

    def _known(self, mids: Sequence[int]) -> dict[int, tuple[str, Result]]:
        if not mids:
            return {}
        stored = select(COMMAND_RESULT.c.mid, COMMAND_RESULT.c.hash, COMMAND_RESULT.c.result).where(
            COMMAND_RESULT.c.client_id == self._request.client_id, COMMAND_RESULT.c.mid.in_(mids)
        )
        found = self._unit.conn.execute(stored)
        return {mid: (made, msgspec.json.decode(result, type=Result)) for mid, made, result in found}

    def _store_result(self, wire: WireCommand, result: Result) -> None:
        self._results.append(result)
        line = {
            "client_id": self._request.client_id,
            "mid": wire.mid,
            "hash": command_hash(wire),
            "name": wire.name if wire.name in COMMANDS else "",
            "result": encode(result).decode(),
            "at": self._unit.now,
        }
        self._lines.append(line)


def _standing(client: SqlRow[Any] | None, person: Person) -> Pushed:
    if client is None:
        return Pushed()
    if client.user_id != person.actor.user_id:
        return Pushed(fork=True)
    return Pushed(last_mid=client.last_mid)
