"""Random histories of several people, a hub and everything that can go wrong between them, and what must always hold.

A history is decided by its seed alone. After every step `Checks` looks at the ten invariants of DESIGN 4.6.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from prm_desktop.domain.entities import Row
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.partners import Partner, Region, User
from prm_desktop.domain.training import ClassSession
from prm_desktop.errors import HubError, NotSignedIn, UserError
from prm_desktop.services.workspace import Workspace
from sync.client import HubClient
from sync.engine import Engine
from sync.hub.sweep import sweep
from sync.session import ReplicaTokens
from tests.sync.hubs import BEN, LEVEL, P1, P2, PASSWORD, POOLED, Rep, Wire, World, cut_after, lead_id, seed

SESSION = "01900000-0000-7000-8000-0000000000e5"
LEADS = 8
PEOPLE = ("anna@hanse.example", "ben@hanse.example", "carla@nordlys.example")


def rows() -> list[Row]:
    """The world at its beginning: two regions, and a class with one seat and one place to wait."""
    return [
        *seed(LEADS),
        Region(id="01900000-0000-7000-8000-0000000000e2", code="UK", name="UK", countries=("GB",)),
        ClassSession(id=SESSION, title="Basics", seats=1, waitlist=1, starts_at="2027-03-01T09:00:00Z"),
    ]


@dataclass
class Machine:
    """A person at a machine: what they did there, and what they took back."""

    rep: Rep
    email: str
    done: dict[int, str] = field(default_factory=dict)
    made: dict[int, dict[str, str]] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)
    ended: set[int] = field(default_factory=set)
    last: tuple[str, int] = ("", 0)
    doubtful: bool = False
    """The hub has gone back in time without a new epoch: only a compared digest tells whether this copy is right."""

    @property
    def desk(self) -> Workspace:
        return self.rep.desk

    def syncs(self, *, verify: bool = False) -> None:
        self.rep.sync(verify=verify or self.doubtful)
        self.doubtful = False


class History:
    """One run: people at machines, a hub, and a dice."""

    def __init__(self, folder: Path, number: int) -> None:
        self.dice = random.Random(number)  # noqa: S311 - decides a history, hides nothing
        self.folder = folder
        self.world = World(folder)
        self.world.open(rows())
        self.machines = [Machine(self.world.rep(email), email) for email in PEOPLE]
        self.backup: bytes | None = None
        self.told: list[str] = []

    def close(self) -> None:
        self.world.close()

    def step(self) -> None:
        """One thing happens."""
        acts: list[tuple[Callable[[], None], int]] = [
            (self.person_acts, 10),
            (self.somebody_syncs, 8),
            (self.vendor_acts, 3),
            (self.time_passes, 2),
            (self.hub_suffers, 1),
        ]
        chosen = self.dice.choices([act for act, _ in acts], [weight for _, weight in acts])[0]
        chosen()

    # What people do

    def person_acts(self) -> None:
        machine = self.dice.choice(self.machines)
        if not machine.desk.status().primed:
            return
        act = self.dice.choice([self.does, self.does, self.does, self.does, self.undoes, self.decides])
        try:
            act(machine)
        except UserError as error:
            self.told.append(f"{machine.email} was told {error.code}")

    def does(self, machine: Machine) -> None:
        name, args = self.command(machine)
        done = machine.desk.do(name, args)
        machine.done[done.seq] = name
        machine.made[done.seq] = done.created
        self.told.append(f"{machine.email} did {done.seq} {name} {args}")

    def command(self, machine: Machine) -> tuple[str, dict[str, Any]]:
        dice = self.dice
        leads = [row.id for row in machine.desk.find("lead")] or [lead_id(0)]
        lead = dice.choice([*leads, *leads, lead_id(dice.randrange(LEADS))])
        tasks = [row.id for row in machine.desk.find("task")] or [lead]
        places = [row.id for row in machine.desk.find("enrolment")] or [lead]
        claims = [row.id for row in machine.desk.find("claim_request")] or [lead]
        word = f"w{dice.randrange(1000)}"
        options: list[tuple[str, dict[str, Any]]] = [
            ("lead.accept", {"lead_id": lead}),
            ("lead.decline", {"lead_id": lead, "reason": "spam"}),
            ("lead.update", {"lead_id": lead, "changes": {dice.choice(["title", "notes", "city"]): word}}),
            ("lead.update", {"lead_id": lead, "changes": {"labels": [word], "value": dice.randrange(5)}}),
            ("lead.assign", {"lead_id": lead, "user_id": dice.choice([BEN, ""])}),
            ("lead.disqualify", {"lead_id": lead, "reason": "no_need"}),
            ("activity.log", {"lead_id": lead, "kind": dice.choice(["call", "note"]), "subject": word}),
            ("activity.log", {"lead_id": lead, "kind": "note", "subject": word}),
            ("task.add", {"lead_id": lead, "subject": word}),
            ("task.complete", {"task_id": dice.choice(tasks)}),
            ("task.reopen", {"task_id": dice.choice(tasks)}),
            ("comment.add", {"record_kind": "lead", "record_id": lead, "body": word}),
            ("pool.claim", {"pool_entry_id": POOLED}),
            ("pool.withdraw", {"claim_request_id": dice.choice(claims)}),
            ("enrolment.request", {"class_session_id": SESSION}),
            ("enrolment.cancel", {"enrolment_id": dice.choice(places)}),
            ("ticket.open", {"subject": word, "description": word, "type": "trouble"}),
        ]
        return dice.choice(options)

    def undoes(self, machine: Machine) -> None:
        waiting = machine.desk.outbox(pending_only=False)
        if waiting:
            seq = self.dice.choice(waiting).seq
            done = machine.desk.undo(seq)
            if done.seq:
                machine.done[done.seq] = done.name
            else:
                machine.withdrawn.add(seq)
            self.told.append(f"{machine.email} undid {seq}")

    def decides(self, machine: Machine) -> None:
        for item in machine.desk.attention()[:1]:
            choice = self.dice.choice([found for found in item.choices if found != "edit"])
            done = machine.desk.resolve(item.id, choice)
            if done is not None:
                machine.done[done.seq] = done.name
                machine.made[done.seq] = done.created
            self.told.append(f"{machine.email} chose {choice}")

    # What the network does

    def somebody_syncs(self) -> None:
        machine = self.dice.choice(self.machines)
        fault, name = self.fault(machine)
        machine.rep.wire.fault = fault
        try:
            machine.syncs(verify=self.dice.random() < 0.1)
            self.told.append(f"{machine.email} synced, {name}")
        except NotSignedIn:
            machine.rep.wire.fault = None
            machine.rep.http.sign_in(machine.email, PASSWORD)
        except HubError as error:
            self.told.append(f"{machine.email} did not sync, {name}: {error.code}")
        machine.rep.wire.fault = None

    def fault(self, machine: Machine) -> tuple[Any, str]:
        faults = [self.lost, self.away, self.cut, self.twice, self.late, self.overtaken, self.ended, self.busy]
        chosen = self.dice.choice([None, None, None, *faults])
        return (chosen(machine), chosen.__name__) if chosen else (None, "")

    def lost(self, _machine: Machine) -> Any:
        """The hub does everything, and its answer never arrives."""

        def fault(_: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
            send().read()
            raise httpx.ReadError("lost")

        return fault

    def away(self, _machine: Machine) -> Any:
        def fault(_: httpx.Request, _send: Callable[[], httpx.Response]) -> httpx.Response:
            raise httpx.ConnectError("away")

        return fault

    def cut(self, _machine: Machine) -> Any:
        return cut_after(self.dice.choice([0, 1, 40, 200, 600, 1500, 4000]))

    def twice(self, _machine: Machine) -> Any:
        """The request arrives twice; the client reads one of the answers."""
        first = self.dice.random() < 0.5

        def fault(_: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
            answers = [kept(send()), kept(send())]
            return answers[0 if first else 1]

        return fault

    def late(self, machine: Machine) -> Any:
        """While the answer is under way, another program syncs the same copy, and the person goes on working."""

        def fault(_: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
            machine.rep.wire.fault = None
            answer = kept(send())
            self.works_on(machine)
            self.syncs_beside(machine)
            return answer

        return fault

    def overtaken(self, machine: Machine) -> Any:
        """Another program's sync of the same copy gets to the hub before this one, and so does its answer."""

        def fault(_: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
            machine.rep.wire.fault = None
            self.syncs_beside(machine)
            self.works_on(machine)
            return send()

        return fault

    def ended(self, machine: Machine) -> Any:
        """The session ends just now."""

        def fault(request: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
            if request.url.path.startswith("/v1/sync"):
                machine.rep.wire.fault = None
                return httpx.Response(401, json={"title": "ended"})
            return send()

        return fault

    def busy(self, _machine: Machine) -> Any:
        return lambda *_: httpx.Response(self.dice.choice([429, 503, 500, 502]), json={"title": "busy"})

    def works_on(self, machine: Machine) -> None:
        if machine.desk.status().primed:
            for _ in range(self.dice.randrange(3)):
                try:
                    self.does(machine)
                except UserError:
                    continue

    def syncs_beside(self, machine: Machine) -> None:
        http = HubClient("http://hub.example", ReplicaTokens(machine.desk.db), transport=self.plain(), wall=lambda: 0.0)
        try:
            Engine(machine.desk.db, http, self.world.clock.now, self.new_id).sync_once()
        except HubError as error:
            self.told.append(f"beside: {error.code}")
        finally:
            http.close()

    def plain(self) -> Wire:
        return Wire(self.world.transport)

    def new_id(self) -> str:
        return f"01900000-0000-7000-9000-{self.dice.randrange(2**48):012x}"

    # What the vendor and time do

    def vendor_acts(self) -> None:
        act = self.dice.choice([self.edits, self.moves, self.rescopes, self.promotes, self.sweeps])
        act()
        self.told.append(f"the vendor {act.__name__}")

    def edits(self) -> None:
        self.change(Lead, lead_id(self.dice.randrange(LEADS)), title=f"v{self.dice.randrange(1000)}", labels=("v",))

    def moves(self) -> None:
        self.change(Lead, lead_id(self.dice.randrange(LEADS)), partner_id=self.dice.choice([P1, P2]), status="working")

    def rescopes(self) -> None:
        regions = self.dice.choice([("DACH",), ("UK",), ("DACH", "UK"), ()])
        self.change(Partner, self.dice.choice([P1, P2]), regions=regions, level_id=self.dice.choice(["", LEVEL]))

    def promotes(self) -> None:
        self.change(User, BEN, role=self.dice.choice(["rep", "admin"]), name=f"Ben {self.dice.randrange(9)}")

    def sweeps(self) -> None:
        sweep(self.world.store)

    def change(self, kind: type[Any], row_id: str, **values: Any) -> None:
        with self.world.store.write() as unit:
            found = unit.get(kind, row_id)
            assert found is not None
            unit.update(found, **values)

    def time_passes(self) -> None:
        seconds = self.dice.choice([5, 90, 1200, 7200, 50_000])
        self.world.clock.wait(seconds)
        self.told.append(f"{seconds} s pass")

    def hub_suffers(self) -> None:
        rare = (
            self.compacts,
            self.renews,
            self.saves,
            self.saves,
            self.saves,
            self.restores,
            self.forgets,
            self.restarts,
        )
        act = self.dice.choice(rare)
        act()
        self.told.append(f"the hub {act.__name__}")

    def compacts(self) -> None:
        self.world.store.compact(self.world.store.version())

    def renews(self) -> None:
        self.world.store.renew_epoch()

    def saves(self) -> None:
        with self.world.store.raw() as conn:
            conn.exec_driver_sql("SELECT 1")
        copy = self.folder / "backup.db"
        copy.unlink(missing_ok=True)
        raw = self.world.store.engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM INTO ?", (str(copy),))
        finally:
            raw.close()
        self.backup = copy.read_bytes()

    def restores(self) -> None:
        """The hub's database comes back from its backup, as its page says: with a new epoch."""
        if self.backup is not None:
            self.restarts(self.backup)
            self.world.store.renew_epoch()

    def forgets(self) -> None:
        """It comes back from its backup, and nobody renews the epoch, though its page says so; each checks."""
        if self.backup is not None:
            self.restarts(self.backup)
            for machine in self.machines:
                machine.doubtful = True

    def restarts(self, content: bytes | None = None) -> None:
        self.world.transport.close()
        self.world.store.close()
        if content is not None:
            for left in self.folder.glob("hub.db*"):
                left.unlink()
            (self.folder / "hub.db").write_bytes(content)
        self.world.open()
        for machine in self.machines:
            machine.rep.wire.reroute(self.world.transport)

    # The end

    def calm(self, rounds: int = 4) -> None:
        """No more faults: everybody syncs a few times."""
        for _ in range(rounds):
            for machine in self.machines:
                machine.rep.wire.fault = None
                try:
                    machine.syncs()
                except NotSignedIn:
                    machine.rep.http.sign_in(machine.email, PASSWORD)
                except HubError as error:
                    self.told.append(f"in the end: {error.code}")


def kept(answer: httpx.Response) -> httpx.Response:
    """The answer with its bytes as they came, read at once."""
    data = b"".join(answer.stream)  # type: ignore[arg-type]  # a synchronous response
    answer.close()
    return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(data))
