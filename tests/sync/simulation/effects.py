"""Invariant 1 seen from the hub: a new row exists exactly where its command was applied."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.sync.simulation.contents import Content
from tests.sync.simulation.machine import Machine

if TYPE_CHECKING:
    from tests.sync.simulation.history import History

UNDONE = frozenset({"lead.convert"})
"""What its opposite takes back without naming the rows that it made, and with them what was added to those."""
UNDOING = "lead.unconvert"


def wrong(history: History, machine: Machine, there: Content) -> str:
    """What a machine says of its commands that is not so in the hub's rows; empty where all is well."""
    ids = {row_id for rows in there.values() for row_id in rows}
    once, named = _named(history, 1), _named(history, 2)
    undone = _taken_back(history, ids)
    alone = not (history.hub.era or history.faults["profile copy"] or history.faults["profile restore"])
    for seq in machine.diary.withdrawn if alone else ():
        if machine.diary.made.get(seq, set()) & ids - once:
            return f"{seq} was taken back, and is there"
    query = "SELECT seq, status, name, result, args FROM outbox"
    for seq, status, name, result, args in machine.slot.disk.raw.execute(query):
        made = machine.diary.made.get(seq, set())
        gone = status == "applied" and not made <= ids and not made & named and name not in UNDONE
        gone = gone and (undone - made).isdisjoint(filter(_is_text, json.loads(args).values()))
        if gone and (alone or not _not_applied_elsewhere(history, machine, made)):
            return f"{seq} {name} is said to be applied, and is not there"
        taken = not alone and (
            json.loads(result or "{}").get("code") == "id_taken" or made & _elsewhere(history, machine)
        )
        if status != "applied" and made & ids - _again(machine, name) and not taken:
            return f"{seq} {name} was {status}, and is there"
    return ""


def _taken_back(history: History, ids: set[str]) -> set[str]:
    """The rows that went when somebody took back what had made them."""
    query = "SELECT 1 FROM outbox WHERE status = 'applied' AND name = ?"
    if not any(machine.slot.disk.raw.execute(query, (UNDOING,)).fetchone() for machine in history.machines):
        return set()
    return _made(history) - ids


def _made(history: History) -> set[str]:
    return set().union(*(ids for machine in history.machines for ids in machine.diary.made.values()))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _again(machine: Machine, name: str) -> set[str]:
    """What commands of this name did after all: a person may decide to try once more what was refused."""
    query = "SELECT args FROM outbox WHERE status = 'applied' AND name = ?"
    found = (json.loads(args).values() for (args,) in machine.slot.disk.raw.execute(query, (name,)))
    return {value for values in found for value in filter(_is_text, values)}


def _elsewhere(history: History, machine: Machine) -> set[str]:
    """The rows that copies of this profile made: the same commands, of which one copy's come first."""
    others = (other.diary.made for other in history.machines if other is not machine)
    return set().union(*(ids for made in others for ids in made.values()))


def _not_applied_elsewhere(history: History, machine: Machine, made: set[str]) -> bool:
    """Whether a copy of this profile has another answer to the same command.

    After a fork the one that keeps the old numbers sends anew what a restored hub has forgotten, and is told.
    """
    for other in history.machines:
        ends = dict(other.slot.disk.raw.execute("SELECT seq, status FROM outbox"))
        for seq, ids in other.diary.made.items() if other is not machine else ():
            if ids & made and ends.get(seq) != "applied":
                return True
    return False


def _named(history: History, times: int) -> set[str]:
    """The rows that people made and that so many commands name: what was done with them may have ended them."""
    made = _made(history)
    query = "SELECT args FROM outbox WHERE status = 'applied'"
    kept = (args for machine in history.machines for (args,) in machine.slot.disk.raw.execute(query))
    lost = (args for machine in history.machines for args in machine.lost)
    values = [value for args in (*kept, *lost) for value in json.loads(args).values()]
    return {row_id for row_id in made if values.count(row_id) >= times}
