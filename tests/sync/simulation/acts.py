"""What people do at their machines: any declared command, on rows that they see."""

from __future__ import annotations

import random
from typing import Any

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import Field, Type
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import UserError
from prm_desktop.services.workspace import Done
from tests.sync.hubs import lead_id
from tests.sync.simulation import scene
from tests.sync.simulation.cast import POISON
from tests.sync.simulation.machine import Machine

FREQUENT = ("lead.update", "lead.accept", "lead.decline", "activity.log", "activity.log", "comment.add", "pool.claim")
NAMES = (*COMMANDS, *(name for name in FREQUENT if name in COMMANDS))
RARE = 0.04


def does(machine: Machine, dice: random.Random) -> str:
    """Give one command. Returns what came of it."""
    return _gives(machine, dice.choice(NAMES), dice)


def _gives(machine: Machine, name: str, dice: random.Random) -> str:
    spec = COMMANDS[name]
    args = arguments(machine, spec, dice)
    try:
        done = machine.desk.do(spec.name, args)
    except UserError as error:
        return f"was told {error.code} for {spec.name}"
    note(machine, done)
    return f"did {done.seq} {spec.name} {args}"


MAKING = ("activity.log", "comment.add", "task.add", "contact.add", "account.add")
WANTED = ("pool.claim", "lead.accept", "enrolment.request", "lead.update")


def makes(machine: Machine, dice: random.Random) -> str:
    """Do something that makes a row."""
    return _gives(machine, dice.choice(MAKING), dice)


def wants(machine: Machine, dice: random.Random) -> str:
    """Ask for what others may ask for too."""
    return _gives(machine, dice.choice(WANTED), dice)


def note(machine: Machine, done: Done) -> None:
    """Remember that this was saved, and which rows are new by it."""
    machine.diary.done[done.seq] = done.name
    machine.diary.made[done.seq] = set(done.created.values()) & {row_id for _, row_id in done.changed}


def arguments(machine: Machine, spec: CommandSpec, dice: random.Random) -> dict[str, Any]:
    """Arguments that fit the declaration; its subject is mostly a row in a state that allows it."""
    args: dict[str, Any] = {}
    for item in spec.fields:
        if item.name == spec.subject_arg and item.type is Type.REF:
            args[item.name] = _subject(machine, spec, dice)
        elif item.type is Type.NEW_ID:
            args[item.name] = machine.slot.new_id()
        elif item.type is Type.PATCH:
            args[item.name] = _patch(item.target, dice)
        elif item.name == "record_kind":
            args["record_kind"], args["record_id"] = "lead", visible(machine, "lead", dice)
        elif item.name not in args and (item.required or dice.random() < 0.5):
            args[item.name] = _value(machine, item, dice)
    return args


def _subject(machine: Machine, spec: CommandSpec, dice: random.Random) -> str:
    status = ENTITIES[spec.subject].status
    allowed = [str(item) for item in spec.when] if spec.when and status and dice.random() < 0.8 else []
    return visible(machine, spec.subject, dice, status, allowed)


def visible(machine: Machine, kind: str, dice: random.Random, status: str = "", allowed: Any = ()) -> str:
    """The id of a row that is shown there, of one that is not where there is none."""
    where = f" WHERE {status} IN ({', '.join('?' for _ in allowed)})" if allowed else ""
    query = f"SELECT id FROM e_{kind}{where} ORDER BY id"
    ids = [row[0] for row in machine.slot.disk.raw.execute(query, list(allowed))]
    return dice.choice(ids) if ids else lead_id(dice.randrange(scene.LEADS))


def _patch(kind: str, dice: random.Random) -> dict[str, Any]:
    own = [item for item in ENTITIES[kind].fields if item.editable]
    names = {item.name: item for item in own}
    preferred = [names[name] for name in ("title", "notes", "city", "labels", "value") if name in names]
    some = [*preferred, *dice.sample(own, min(len(own), 2))]
    chosen = dice.sample(some, min(len(some), dice.choice([1, 1, 2])))
    return {item.name: _plain(scene.value(item, dice)) for item in chosen}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _value(machine: Machine, item: Field, dice: random.Random) -> Any:
    if item.type is Type.REF:
        return visible(machine, item.target, dice)
    if item.type is Type.TEXT and dice.random() < RARE:
        return POISON
    if item.type is Type.BLOB:
        return scene.value(item, dice)[:4]  # names no file: those are given by acts of their own, which have them
    return _plain(scene.value(item, dice))


def undoes(machine: Machine, dice: random.Random) -> str:
    """Take back something that was done, by withdrawing it or by its inverse."""
    seqs = [row[0] for row in machine.slot.disk.raw.execute("SELECT seq FROM outbox ORDER BY seq DESC LIMIT 4")]
    if not seqs:
        return "had nothing to undo"
    seq = dice.choice(seqs)
    try:
        done = machine.desk.undo(seq)
    except UserError as error:
        return f"was told {error.code} for undoing {seq}"
    if done.seq:
        note(machine, done)
        return f"undid {seq} by {done.seq}"
    machine.diary.withdrawn.add(seq)
    return f"withdrew {seq}"


def decides(machine: Machine, dice: random.Random) -> str:
    """Decide what needs a decision."""
    items = machine.desk.attention()
    if not items:
        return "had nothing to decide"
    item = dice.choice(items)
    choice = dice.choice([found for found in item.choices if found != "edit"])
    try:
        done = machine.desk.resolve(item.id, choice)
    except UserError as error:
        return f"was told {error.code} for deciding {choice}"
    if done.seq:
        note(machine, done)
        if choice == "retry":
            del machine.diary.made[done.seq]  # the same rows as before, which the hub may have by now
    return f"decided {choice}"
