"""One history: steps drawn from a seed, each with a seed of its own, so that any of them can be left out.

A step decides by its own dice alone. What came before changes what it finds, but not what it wants.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from prm_desktop.domain.entities import SCHEMA
from prm_desktop.errors import UserError
from tests.sync.simulation import acts, checks, files, network, stories, vendor
from tests.sync.simulation.cast import Stage, stage
from tests.sync.simulation.machine import Machine
from tests.sync.simulation.memory import Disk, full, kill, locked
from tests.sync.simulation.network import failing
from tests.sync.simulation.scene import PEOPLE

LENGTHS = ((0.75, (3, 11)), (0.95, (10, 25)), (1.0, (24, 61)))
"""How many steps: most histories are short, for most mistakes need few steps, and a few are long."""
CALM_ROUNDS = 6
OLD = SCHEMA - 1
PAGES = (2, 5, 2000)
OVER_HTTP = 0.02
"""The share of histories in which the hub is the whole app, with HTTP around it."""
COMPANIES = (PEOPLE[:2], PEOPLE[1:3], (PEOPLE[0], PEOPLE[2]), PEOPLE[:3], PEOPLE[1:])
"""Who takes part: colleagues, people of two partners, and sometimes somebody of the vendor."""
ALWAYS = frozenset({"work", "sync"})
SHARE = 0.4
"""Of the other kinds of step, each history has some: what many kinds hide from each other shows among few."""


@dataclass(frozen=True)
class Step:
    """One thing that happens, and the seed of everything about it."""

    kind: str
    seed: int


@dataclass(frozen=True)
class Script:
    """A history before it happens: the seed of its cast, and its steps."""

    seed: int
    steps: tuple[Step, ...]


def script(seed: int) -> Script:
    """The history of this seed."""
    dice = random.Random(seed)
    drawn = dice.random()
    count = dice.randrange(*next(span for share, span in LENGTHS if drawn < share))
    weights = [weight if kind in ALWAYS or dice.random() < SHARE else 0 for kind, (weight, _) in STEPS.items()]
    kinds = dice.choices(list(STEPS), weights, k=count)
    return Script(seed, tuple(Step(kind, dice.getrandbits(32)) for kind in kinds))


@dataclass
class History:
    """A script that happens, on the stage of this process."""

    script: Script
    stage: Stage = field(default_factory=stage)
    told: list[str] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    hanging: list[httpx.Request] = field(default_factory=list)
    """Requests that never arrived, and may yet."""
    done: int = 0

    def __post_init__(self) -> None:
        """The cast: two to four machines; some of one person, some new."""
        self.stage.reset()
        self.hub = self.stage.hub
        dice = random.Random(self.script.seed)
        self.hub.over_http = dice.random() < OVER_HTTP
        self.hub.serve(page_rows=dice.choice(PAGES))
        self.spare = list(self.stage.spare)
        logins = dice.choice(COMPANIES)
        self.machines = [Machine(self.stage.known[login][0], login) for login in logins]
        if dice.random() < 0.3:
            self.machines.append(Machine(self.stage.known[PEOPLE[0]][1], PEOPLE[0]))
        self.checks = checks.Checks(self)

    def run(self) -> None:
        """Let everything happen. Raises what is found: a `checks.Violation`, or an error that nobody foresaw."""
        self.checks.begin()
        for step in self.script.steps:
            self.perform(step)
        self.calm()
        self.checks.at_rest()

    def perform(self, step: Step) -> None:
        """One step, and the checks after it."""
        said = STEPS[step.kind][1](self, random.Random(step.seed))
        self.told.append(f"{step.kind}: {said}")
        self.done += 1
        self.checks.after_step()

    def meanwhile(self, machine: Machine, dice: random.Random) -> None:
        """Something else happens while an answer is under way to this machine; its own sync is at work."""
        for _ in range(dice.randrange(1, 3)):
            act = dice.choice(MEANWHILE)
            self.told.append(f"  meanwhile {act(self, dice, machine)}")

    def calm(self) -> None:
        """No more faults, everything up to date: everybody syncs until nothing is left to be said, in some rounds."""
        self.hub.serve(page_rows=self.hub.terms.page_rows)
        for machine in self.machines:
            machine.becomes(SCHEMA)
        if any(machine.era != self.hub.era for machine in self.machines):
            self._settle()
        for _ in range(CALM_ROUNDS):
            told = [(machine.name, self._rests(machine)) for machine in self.checks.restless()]
            self.told.append(f"in the end: {told}")
            if not told:
                return

    def _rests(self, machine: Machine) -> str:
        moved = f"{files.moves(machine)}, " if self.hub.folder.used and machine.primed() else ""
        return moved + machine.syncs()

    def _settle(self) -> None:
        """Whoever does not know that the hub was set back learns it by the sums that come with the next change.

        Where its rows have the versions that others had before, sums are alike; a comparison row by row finds those.
        """
        vendor.tells_everybody(self.hub)
        while self.hub.store.version() <= max(machine.cursor() for machine in self.machines):
            vendor.tells_everybody(self.hub)
        for machine in self.machines:
            told = [machine.syncs() for _ in range(3)]
            if machine.era != self.hub.era:
                self.checks.sums_agree(machine)
                told.append(machine.syncs(verify=True))
            self.told.append(f"in the end, after a change for everybody: {machine.name} {told}")
            machine.era = self.hub.era


def one(history: History, dice: random.Random) -> Machine:
    """Somebody."""
    return dice.choice(history.machines)


def works(history: History, dice: random.Random, machine: Machine | None = None) -> str:
    """A person does a thing or several."""
    at = machine or one(history, dice)
    if not at.primed():
        return f"{at.name} has nothing to work on"
    act = dice.choice([acts.does, acts.does, acts.does, acts.does, acts.undoes, acts.decides])
    return f"{at.name} " + "; ".join(act(at, dice) for _ in range(dice.choice([1, 1, 2])))


def others(history: History, dice: random.Random, machine: Machine) -> str:
    """Somebody else syncs, undisturbed."""
    at = dice.choice([other for other in history.machines if other.slot is not machine.slot] or [machine])
    return f"{at.name} {at.beside() if at is machine else at.syncs()}"


def beside(history: History, dice: random.Random, machine: Machine | None = None) -> str:
    """Another program syncs the same profile."""
    at = machine or one(history, dice)
    return f"{at.name} {at.beside()} beside"


def syncs(history: History, dice: random.Random) -> str:
    """A machine syncs, often with something going wrong."""
    machine = one(history, dice)
    made = dice.choice([None, *network.FAULTS]) if dice.random() < 0.7 else None
    if made is not None:
        machine.slot.wire.fault = made(history, machine, dice)
        history.faults[made.__name__] += 1
    try:
        said = machine.syncs(verify=dice.random() < 0.05)
    finally:
        machine.slot.wire.fault = None
    return f"{machine.name} {said}, {made.__name__ if made else 'undisturbed'}"


def vendor_acts(history: History, dice: random.Random, _machine: Machine | None = None) -> str:
    """The vendor does a thing."""
    try:
        return dice.choice(vendor.ACTS)(history.hub, dice)
    except UserError as error:
        return f"was told {error.code}"


def time_passes(history: History, dice: random.Random, _machine: Machine | None = None) -> str:
    """Seconds or days go by; sometimes a machine's clock jumps."""
    if dice.random() < 0.3:
        machine = one(history, dice)
        machine.slot.skew = dice.choice([0.0, -86_400.0, 7200.0, 700_000.0])
        history.faults["clock jump"] += 1
        return f"the clock of {machine.name} is {machine.slot.skew} s ahead"
    seconds = dice.choice([5, 90, 1000, 7200, 50_000])
    history.hub.clock.wait(seconds)
    return f"{seconds} s"


def hub_suffers(history: History, dice: random.Random, _machine: Machine | None = None) -> str:
    """Something befalls the hub."""
    hub = history.hub
    what = dice.choice(
        ["saved", "saved", "restored", "forgets", "renewed", "compacted", "compacted", "restarted", "outgrown"]
    )
    history.faults[f"hub {what}"] += 1
    if what == "saved":
        hub.disk.mark(f"backup{len(hub.disk.marks)}")
    elif what in {"restored", "forgets"}:
        return hub.restore(dice.choice(hub.disk.marks[1:]), renewed=what == "restored") if hub.disk.marks[1:] else "-"
    elif what == "renewed":
        hub.renew()
    elif what == "compacted":
        newest = hub.store.version()
        hub.store.compact(dice.choice([newest, max(newest - 2, 0)]))
    elif what == "outgrown":
        wanted = 1 if hub.terms.min_schema > 1 else dice.choice([SCHEMA, SCHEMA + 1])
        hub.serve(page_rows=hub.terms.page_rows, min_schema=wanted, schema=hub.terms.schema)
        return f"wants schema {hub.terms.min_schema}"
    hub.restart()
    return what


def machine_suffers(history: History, dice: random.Random) -> str:
    """A program is killed between two commits, or its disk is full or locked."""
    machine = one(history, dice)
    what = dice.choice(["killed", "killed", "killed", "full", "locked"])
    history.faults[f"client {what}"] += 1
    then: Callable[[Disk], None] = {"killed": kill, "full": full, "locked": locked}[what]
    where = dice.choice(["begin", "commit", "committed"] if what == "killed" else ["begin", "write", "commit"])
    machine.slot.disk.hook = failing(where, dice.choice([0, 0, 1, 1, 2, 3, 5]), then)
    if dice.random() < 0.3 and machine.primed():
        return f"{machine.name} {what} at {where} while it " + machine.survives(lambda: acts.does(machine, dice))
    return f"{machine.name} {what} at {where} while it syncs: " + machine.survives(machine.syncs)


def version_moves(history: History, dice: random.Random, _machine: Machine | None = None) -> str:
    """A program becomes another version than the others are: that of the hub, or of somebody's machine."""
    if dice.random() < 0.5:
        terms = history.hub.terms
        other = OLD if terms.schema == SCHEMA else SCHEMA
        history.faults["hub of another age"] += 1
        history.hub.serve(page_rows=terms.page_rows, min_schema=terms.min_schema, schema=other)
        return f"the hub serves schema {other}"
    machine = one(history, dice)
    history.faults["client of another age"] += 1
    machine.becomes(OLD if machine.slot.schema == SCHEMA else SCHEMA)
    return f"{machine.name} keeps schema {machine.slot.schema}"


def profile_moves(history: History, dice: random.Random) -> str:
    """A profile is saved, copied back, or copied to another machine; or a person begins on a new one."""
    machine = one(history, dice)
    what = dice.choice(["save", "save", "restore", "copy", "new"])
    history.faults[f"profile {what}"] += 1
    if what == "save":
        machine.save(f"profile{len(machine.slot.disk.marks)}")
    elif what == "restore" and machine.saved:
        machine.restore(dice.choice(list(machine.saved)))
    elif what in {"copy", "new"} and history.spare:
        slot = history.spare.pop()
        history.machines.append(machine.copy_to(slot) if what == "copy" else Machine(slot, machine.login))
    return f"{machine.name} {what}"


def arrives(history: History, dice: random.Random) -> str:
    """A request that had hung somewhere reaches the hub; nobody waits for the answer."""
    if not history.hanging:
        return "nothing"
    request = history.hanging.pop(dice.randrange(len(history.hanging)))
    history.faults["late request"] += 1
    try:
        return f"answered {history.hub.handle_request(request).status_code}"
    except (httpx.HTTPError, UserError) as error:
        return type(error).__name__


def just_beside(history: History, dice: random.Random) -> str:
    """Two programs on one profile."""
    return beside(history, dice)


def just_works(history: History, dice: random.Random) -> str:
    """A person works."""
    return works(history, dice)


def just_version(history: History, dice: random.Random) -> str:
    """A program of another age."""
    return version_moves(history, dice)


MEANWHILE: tuple[Callable[[History, random.Random, Machine], str], ...] = (
    works, works, beside, others, vendor_acts, hub_suffers, time_passes, version_moves,
)  # fmt: skip
"""What may happen while an answer is under way."""
STEPS: dict[str, tuple[int, Callable[[History, random.Random], str]]] = {
    "work": (10, just_works),
    "sync": (9, syncs),
    "vendor": (4, vendor_acts),
    "time": (2, time_passes),
    "hub": (2, hub_suffers),
    "machine": (2, machine_suffers),
    "profile": (1, profile_moves),
    "beside": (1, just_beside),
    "arrival": (1, arrives),
    "files": (1, files.moving),
    "version": (1, just_version),
    **{name: (1, story) for name, story in stories.STORIES.items()},
}
"""What may happen, each with how often."""
