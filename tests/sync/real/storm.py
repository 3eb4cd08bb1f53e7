"""People at their computers, a bad network and a hub that dies: real processes, files and connections.

Each person works in a thread: a command, a sync, a command, a sync …, each a process of `prm-desktop`. A shuffled deck
says what hits each sync. Whatever dies is brought back, and in the end there is calm.
"""

from __future__ import annotations

import logging
import os
import random
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from prm_desktop import app
from prm_desktop.domain.partners import User
from prm_desktop.replica.database import Database
from sync.hub.store import Store
from tests.journeys.driver import NO_KEYRING, Account, Ended, Hub, Rep, ended
from tests.sync.hubs import P1, PASSWORD, give_passwords, lead_id, seed
from tests.sync.real.ledger import Copy, Deed, copy_of
from tests.sync.real.proxy import Fault, Kind, Proxy

log = logging.getLogger(__name__)
PASSPHRASE = "correct horse battery staple"
DORA = "01900000-0000-7000-8000-0000000000c4"
FINE = {0, 3, 5}
"""Exit codes of a sync in a storm: done, the hub gave no usable answer, something needs attention."""
KILLED = -signal.SIGKILL
CALM_ROUNDS = 4
FAULTS = tuple(kind for kind in Kind if kind is not Kind.HALF_OPEN)
STRIKES = ("client", "client", "client", "hub", "worker")
"""What is killed in the middle of a sync."""


@dataclass
class Person:
    """Somebody with a profile of their own, and the bad line between them and the hub."""

    name: str
    rep: Rep
    proxy: Proxy
    leads: tuple[str, ...]
    dice: random.Random
    deeds: list[Deed] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)
    pace: float = 1.0
    """Seconds that one program takes here from start to end."""

    def starts(self, *words: str) -> subprocess.Popen[str]:
        return self.rep.starts("--profile", self.name, *words, "--json")

    def does(self, *words: str, given: str = "") -> Ended:
        return ended(self.starts(*words), given)

    def signs_in(self) -> None:
        words = ("sign-in", "--hub", self.proxy.url, "--user", self.rep.account.user, "--password-stdin")
        began = time.monotonic()
        done = self.does(*words, given=self.rep.account.password + "\n")
        assert done.code == 0, done.err
        self.pace = time.monotonic() - began

    def works(self, *, killed: bool) -> None:
        """Do one command, and perhaps be killed meanwhile."""
        word = f"{self.name}-{len(self.deeds)}"
        process = self.starts("do", *self.command(word))
        if killed:
            after(self.dice.uniform(0.2, 1.0) * self.pace, process)
        done = ended(process)
        assert done.code in {0, KILLED}, done
        self.ends["killed do" if done.code else "do"] += 1
        self.deeds.append(Deed(word, done.code == 0))

    def command(self, word: str) -> tuple[str, str]:
        lead = self.dice.choice(self.leads)
        return self.dice.choice(
            (
                ("activity.log", f'{{"lead_id": "{lead}", "kind": "note", "subject": "{word}"}}'),
                ("task.add", f'{{"lead_id": "{lead}", "subject": "{word}"}}'),
                ("comment.add", f'{{"record_kind": "lead", "record_id": "{lead}", "body": "{word}"}}'),
                ("ticket.open", f'{{"type": "trouble", "subject": "{word}", "description": "It broke."}}'),
                ("lead.update", f'{{"lead_id": "{lead}", "changes": {{"title": "{word}"}}}}'),
            )
        )

    def syncs(self, fault: Callable[[subprocess.Popen[str]], Fault]) -> int:
        """Sync, and meet this fault; its exit code. The program needs longer to start than the fault to be made."""
        process = self.starts("sync")
        self.proxy.fault = fault(process)
        done = ended(process)
        assert done.code in FINE | {KILLED}, done
        self.ends[{0: "sync", 3: "no sync", 5: "sync", KILLED: "killed sync"}[done.code]] += 1
        return done.code

    def copy(self) -> Copy:
        """What lies on this computer, read while no program of theirs runs."""
        unlocked = app.unlock(app.Wanted(profile=self.name), app.Secrets(passphrase=PASSPHRASE))
        db = Database.open(unlocked.profile.replica, unlocked.key)
        try:
            return copy_of(db)
        finally:
            db.close()

    def comes_to_rest(self) -> None:
        """Sync in calm until nothing waits; that takes few rounds."""
        for _ in range(CALM_ROUNDS):
            done = self.does("sync")
            assert done.code in {0, 5}, done
            if not done.json["pending"]:
                return
        raise AssertionError(f"{self.name} still waits")


def after(seconds: float, process: subprocess.Popen[str]) -> None:
    """Kill a process so many seconds from now, unless it has ended."""
    timer = threading.Timer(seconds, process.kill)
    timer.daemon = True
    timer.start()


@dataclass
class Storm:
    """A hub, the people, and what has been killed so far."""

    hub: Hub
    people: list[Person]
    kills: Counter[str] = field(default_factory=Counter)

    def rages(self, turns: int) -> None:
        """Let everybody work and sync so often; returns when they have, with the hub there."""
        threads = [Turns(self, person, turns) for person in self.people]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            next(thread for thread in threads if thread.is_alive()).join(0.05)
            if self.hub.is_dead:
                self.hub.goes_away()
                self.hub.comes_back()
        for thread in threads:
            if thread.fault is not None:
                raise thread.fault
        if self.hub.is_dead:
            self.hub.goes_away()
            self.hub.comes_back()

    def strikes(self, target: str, process: subprocess.Popen[str]) -> None:
        """Kill the client, the hub, or one of its workers where it has some."""
        workers = self.hub.workers() if target == "worker" else []
        if target == "client":
            process.kill()
        elif workers:
            os.kill(workers[0], signal.SIGKILL)
        else:
            target = "hub"
            self.hub.dies()
        self.kills[target] += 1


class Turns(threading.Thread):
    """One person's work in a storm. `fault`: what went wrong."""

    def __init__(self, storm: Storm, person: Person, turns: int) -> None:
        super().__init__(daemon=True)
        self.fault: BaseException | None = None
        self._storm = storm
        self._person = person
        self._turns = turns

    def run(self) -> None:
        try:
            deck: list[str] = []
            for turn in range(self._turns):
                deck = deck or self._shuffled()
                self._person.works(killed=turn % 2 == 0)
                self._person.syncs(partial(self._fault, deck.pop()))
        except BaseException as error:  # noqa: BLE001 - handed to the test
            self.fault = error

    def _shuffled(self) -> list[str]:
        deck = [*FAULTS, *STRIKES]
        self._person.dice.shuffle(deck)
        return list(map(str, deck))

    def _fault(self, card: str, process: subprocess.Popen[str]) -> Fault:
        dice = self._person.dice
        if card in STRIKES:
            when = dice.choice([-1.0, 0.0, dice.uniform(0, 0.1)])
            return Fault(place=dice.random(), strike=lambda: self._storm.strikes(card, process), strike_at=when)
        return Fault(Kind(card), place=dice.random(), seconds=dice.uniform(0.1, 1.0))


def found(url: str) -> None:
    """Fill an empty hub: two partners, their people and leads."""
    store = Store(url)
    rows = [*seed(12), User(id=DORA, name="Dora", email="dora@hanse.example", partner_id=P1)]
    store.load(rows)
    give_passwords(store, rows)
    store.close()


def person(name: str, partner: str, home: Path, hub: Hub, number: int) -> Person:
    """Somebody who has signed in; `home` holds their profile."""
    email = f"{name}@{'hanse' if partner == P1 else 'nordlys'}.example"
    account = Account(email, PASSWORD, partner, "rep")
    working = [2, 6, 10] if partner == P1 else [3, 7, 11]
    proxy = Proxy(hub.port)
    dice = random.Random(number)  # noqa: S311 - a repeatable choice
    leads = tuple(map(lead_id, working))
    made = Person(name, Rep(home, account, proxy.url, NO_KEYRING, PASSPHRASE), proxy, leads, dice)
    made.signs_in()
    return made


def figures(storm: Storm) -> dict[str, dict[str, int]]:
    """What a storm did, for a report."""
    faults: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for each in storm.people:
        faults.update({str(kind): count for kind, count in each.proxy.happened.items()})
        ends.update(each.ends)
    return {"kills": dict(storm.kills), "programs": dict(ends), "faults": dict(faults)}
