"""Stories: what must happen one after the other for certain mistakes to show, and would seldom come together by chance.

Each is one step of a history; who takes part, and what goes wrong meanwhile, is drawn as for the others.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

import httpx

from prm_desktop.domain.entities import SCHEMA
from tests.sync.simulation import acts, network, vendor
from tests.sync.simulation.machine import Machine
from tests.sync.simulation.memory import kill

if TYPE_CHECKING:
    from tests.sync.simulation.history import History


def parts(history: History, dice: random.Random) -> str:
    """A profile is copied while something waits or not, and two people go on with it."""
    first = dice.choice(history.machines)
    if not history.spare or not first.primed():
        return "there was nothing to copy"
    told = [acts.makes(first, dice)] if dice.random() < 0.5 else []
    second = _copied(history, first)
    told += [f"{machine.name} {acts.makes(machine, dice)}" for machine in (first, second)]
    told += [f"{machine.name} {syncs(history, machine, dice)}" for machine in (first, second)]
    return f"{first.name} was copied to {second.name}: " + "; ".join(told)


def goes_back(history: History, dice: random.Random) -> str:
    """The hub is restored to before what a machine has sent, says so or not, and may have moved on when asked again."""
    hub, machine = history.hub, dice.choice(history.machines)
    if not machine.primed():
        return "nobody was there"
    mark = f"backup{len(hub.disk.marks)}"
    hub.disk.mark(mark)
    own, count = dice.random() < 0.5, dice.randrange(1, 3)
    told = [acts.makes(machine, dice) if own else vendor.edits(hub, dice) for _ in range(count)] + [machine.syncs()]
    told.append(hub.restore(mark, renewed=dice.random() < 0.5))
    history.faults["hub restored"] += 1
    told += [vendor.edits(hub, dice) for _ in range(dice.choice([0, 0, 2, 4]))]
    told += [acts.makes(machine, dice)] if dice.random() < 0.7 else []
    told.append(syncs(history, machine, dice))
    return f"{machine.name} " + "; ".join(told)


def under_fire(history: History, dice: random.Random) -> str:
    """A machine must load everything again, and is killed at it."""
    machine = dice.choice(history.machines)
    history.hub.renew()
    history.faults["hub renewed"] += 1
    return f"{machine.name} had to load all again and " + killed(history, machine, dice)


def left_behind(history: History, dice: random.Random) -> str:
    """While an answer is under way, another program on the same profile is told more."""
    machine = dice.choice(history.machines)
    told: list[str] = [vendor.edits(history.hub, dice)]

    def fault(request: httpx.Request, send: network.Send) -> httpx.Response:
        machine.slot.wire.fault = None
        answer = send(request)
        told.extend([vendor.edits(history.hub, dice), vendor.adds(history.hub, dice), machine.beside()])
        return answer

    return f"{machine.name} {_with(machine, fault)}; meanwhile " + "; ".join(told)


def neck_and_neck(history: History, dice: random.Random) -> str:
    """Two programs on one profile send by turns, and a person goes on.

    The hub may be one that only takes commands, and the profile one whose numbers a copy of it has used.
    """
    machine, hub = dice.choice(history.machines), history.hub
    if not machine.primed():
        return "nobody was there"
    terms, blind, first = hub.terms, dice.random() < 0.6, dice.random() < 0.5
    hub.serve(page_rows=terms.page_rows, min_schema=SCHEMA + 1 if blind else terms.min_schema, schema=terms.schema)
    told: list[str] = []
    if history.spare and dice.random() < 0.5:
        told += [acts.makes(machine, dice), machine.syncs()]
        copy = _copied(history, machine)
        told += [acts.makes(copy, dice), copy.syncs()]
    told.append(acts.makes(machine, dice))

    def fault(request: httpx.Request, send: network.Send) -> httpx.Response:
        machine.slot.wire.fault = None
        early = send(request) if first else None
        for _ in range(dice.choice([1, 1, 2])):
            told.extend([dice.choice([acts.makes, acts.does])(machine, dice), machine.beside()])
        return early or send(request)

    told.append(_with(machine, fault))
    hub.serve(page_rows=terms.page_rows, min_schema=terms.min_schema, schema=terms.schema)
    return f"{machine.name} {'without rows' if blind else 'with rows'}: " + "; ".join(told)


def works_on(history: History, dice: random.Random) -> str:
    """Somebody goes on working while what they did before is answered."""
    machine = dice.choice(history.machines)
    if not machine.primed():
        return "nobody was there"
    told = [acts.does(machine, dice), acts.makes(machine, dice)]

    def fault(request: httpx.Request, send: network.Send) -> httpx.Response:
        machine.slot.wire.fault = None
        answer = send(request)
        told.extend(acts.does(machine, dice) for _ in range(3))
        return answer

    return f"{machine.name} {_with(machine, fault)}; " + "; ".join(told)


def expires(history: History, dice: random.Random) -> str:
    """Rows end, and the hub forgets that there were any, before a machine asks again."""
    hub, machine = history.hub, dice.choice(history.machines)
    told = [dice.choice([vendor.removes, vendor.moves, vendor.changes])(hub, dice) for _ in range(3)]
    hub.store.compact(hub.store.version())
    hub.restart()
    history.faults["hub compacted"] += 1
    return f"{'; '.join(told)}; {machine.name} {syncs(history, machine, dice)}"


def refused(history: History, dice: random.Random) -> str:
    """Two people want what only one can have, offline; the answer to the later one is lost on its way."""
    machines = [machine for machine in history.machines if machine.primed()]
    told = [f"{machine.name} {acts.wants(machine, dice)}" for machine in machines]
    lost = {machine.name: network.lost(history, machine, dice) for machine in machines}
    told += [f"{machine.name} {_with(machine, lost[machine.name])}, {machine.syncs()}" for machine in machines]
    return "; ".join(told)


def takes_back(history: History, dice: random.Random) -> str:
    """Somebody takes back what may have arrived, or not."""
    machine = dice.choice(history.machines)
    if not machine.primed():
        return "nobody was there"
    told = [
        acts.makes(machine, dice),
        _with(machine, dice.choice([network.lost, network.away])(history, machine, dice)),
    ]
    told += [acts.undoes(machine, dice), machine.syncs()]
    return f"{machine.name} " + "; ".join(told)


def _copied(history: History, machine: Machine) -> Machine:
    copy = machine.copy_to(history.spare.pop())
    history.machines.append(copy)
    history.faults["profile copy"] += 1
    return copy


def syncs(history: History, machine: Machine, dice: random.Random) -> str:
    """Sync, sometimes with something going wrong."""
    if dice.random() < 0.2:
        return killed(history, machine, dice)
    if dice.random() < 0.6:
        return machine.syncs()
    made = dice.choice(network.FAULTS)
    history.faults[made.__name__] += 1
    return f"{_with(machine, made(history, machine, dice))}, {made.__name__}"


def killed(history: History, machine: Machine, dice: random.Random) -> str:
    """Sync, and be killed before or after one of the commits."""
    history.faults["client killed"] += 1
    where, after = dice.choice(["begin", "commit", "committed"]), dice.randrange(4)
    machine.slot.disk.hook = network.failing(where, after, kill)
    return machine.survives(machine.syncs)


def _with(machine: Machine, fault: network.Fault) -> str:
    machine.slot.wire.fault = fault
    try:
        return machine.syncs()
    finally:
        machine.slot.wire.fault = None


STORIES: dict[str, Callable[[History, random.Random], str]] = {
    story.__name__: story
    for story in (
        parts,
        goes_back,
        under_fire,
        left_behind,
        neck_and_neck,
        works_on,
        expires,
        refused,
        takes_back,
    )
}
"""All of them by name."""
