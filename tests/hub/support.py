"""A small world for the hub's tests: a clock, a hub with two partners, and clients that keep what they are sent."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from argon2 import PasswordHasher

from prm_desktop.domain.commands import Command, encode_args, spec_of
from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.ids import derived_id, new_uuid7
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.partners import Partner, Region, User
from prm_desktop.domain.programme import ProgramLevel
from prm_desktop.domain.times import later
from sync import protocol
from sync.hub.exchange import Exchange
from sync.hub.pull import Terms
from sync.hub.push import Decoder, Pusher, decode
from sync.hub.store import Store

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PATIENCE_SECONDS = 20.0
START = "2026-11-23T10:00:00Z"
"""A Monday morning."""
_SEED = "0193b000-0000-7000-8000-000000000000"


def uid(name: str) -> str:
    """The same id for the same name."""
    return derived_id(_SEED, name)


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> str:
        return self.now

    def passes(self, **delta: float) -> None:
        self.now = later(self.now, **delta)


NORTH, SOUTH = uid("north"), uid("south")
SILVER, GOLD = uid("silver"), uid("gold")
ANN, ABE, SAM, VERA = uid("ann"), uid("abe"), uid("sam"), uid("vera")
PEOPLE = (
    Region(id=uid("de"), code="DE", name="Germany", countries=("DE",)),
    Region(id=uid("fr"), code="FR", name="France", countries=("FR",)),
    ProgramLevel(id=SILVER, name="Silver", rank=1),
    ProgramLevel(id=GOLD, name="Gold", rank=2),
    Partner(id=NORTH, name="North", regions=("DE",), level_id=SILVER, country="DE", capacity=20),
    Partner(id=SOUTH, name="South", regions=("DE", "FR"), level_id=GOLD, country="DE", capacity=20),
    User(id=ANN, name="Ann", partner_id=NORTH, role="rep"),
    User(id=ABE, name="Abe", partner_id=NORTH, role="admin"),
    User(id=SAM, name="Sam", partner_id=SOUTH, role="rep"),
    User(id=VERA, name="Vera", role="vendor"),
)


class Hub:
    """A hub in this process, spoken to without HTTP."""

    def __init__(self, database: str, clock: Clock, *, decoder: Decoder = decode, terms: Terms | None = None) -> None:
        self.clock = clock
        self.store = Store(database, now=clock)
        if self.store.version() == 0:
            self.store.load(PEOPLE)
        self.exchange = Exchange(self.store, Pusher(self.store, decoder), terms)

    def close(self) -> None:
        self.store.close()

    def serves(self, **terms: int) -> None:
        """From now on serve on other terms: `page_rows`, `min_schema`."""
        self.exchange = Exchange(self.store, Pusher(self.store), Terms(**terms))

    def client(self, user_id: str = ANN) -> "Client":
        return Client(self, user_id)

    def put(self, *rows: Any) -> None:
        with self.store.write() as unit:
            for row in rows:
                unit.put(row)

    def update(self, row: Any, **values: Any) -> None:
        with self.store.write() as unit:
            unit.update(row, **values)

    def get(self, row: type[Any], row_id: str) -> Any:
        with self.store.write() as unit:
            return unit.get(row, row_id)

    def find(self, row: type[Any], **equals: Any) -> list[Any]:
        with self.store.write() as unit:
            return unit.find(row, **equals)


def lead(name: str = "lead", partner: str = NORTH, **values: Any) -> Lead:
    """A lead, offered to North unless said otherwise."""
    given = {"company": name.title(), "region": "DE", "status": LeadStatus.OFFERED} | values
    return Lead(id=uid(name), partner_id=partner, **given)


@dataclass
class Client:
    """Keeps base rows as a real client does, and checks each digest."""

    hub: Hub
    user_id: str
    client_id: str = field(default_factory=new_uuid7)
    epoch: str = ""
    cursor: int = 0
    scopes: tuple[str, ...] = ()
    mid: int = 0
    rows: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    lines: list[protocol.Line] = field(default_factory=list)

    def request(self, **values: Any) -> protocol.SyncRequest:
        given: dict[str, Any] = {
            "epoch": self.epoch,
            "cursor": self.cursor,
            "scopes": self.scopes,
            "schema": SCHEMA,
        } | values
        return protocol.SyncRequest(client_id=self.client_id, **given)

    def ask(self, **values: Any) -> list[protocol.Line]:
        """The lines of the answer to this request; nothing is applied."""
        return [protocol.decode_line(line) for line in self.hub.exchange.answer(self.user_id, self.request(**values))]

    def sync(self, *commands: Command, **values: Any) -> protocol.Head:
        """Send commands, apply the answer, check the digest."""
        wire = tuple(self.wire(command) for command in commands)
        return self.take(self.ask(commands=wire, **values))

    def do(self, command: Command) -> protocol.Result:
        """Send one command and return its result."""
        head = self.sync(command)
        assert head.stopped == ""
        return head.results[-1]

    def wire(self, command: Command, mid: int = 0) -> protocol.WireCommand:
        self.mid = mid or self.mid + 1
        return protocol.WireCommand(self.mid, spec_of(command).name, encode_args(command))

    def take(self, lines: Iterable[protocol.Line]) -> protocol.Head:
        self.lines = list(lines)
        head, tail = self.lines[0], self.lines[-1]
        assert isinstance(head, protocol.Head)
        assert isinstance(tail, protocol.Tail)
        if head.reset:
            self.rows.clear()
        for line in self.lines[1:-1]:
            self.apply(line)
        self.epoch, self.cursor, self.scopes = head.epoch, tail.to, head.scopes
        if tail.digest is not None:
            assert self.digest() == tail.digest
        return head

    def apply(self, line: protocol.Line) -> None:
        if isinstance(line, protocol.Page):
            for values in line.rows:
                row = dict(zip(line.columns, values, strict=True))
                self.rows[line.entity, row["id"]] = row
        elif isinstance(line, protocol.Gone):
            for row_id in line.ids:
                self.rows.pop((line.entity, row_id), None)

    def digest(self) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        for (kind, _), row in self.rows.items():
            count, versions = found.get(kind, (0, 0))
            found[kind] = (count + 1, versions + row["rv"])
        return found

    def ids(self, kind: str) -> set[str]:
        return {row_id for entity, row_id in self.rows if entity == kind}

    def row(self, kind: str, row_id: str) -> dict[str, Any]:
        return self.rows[kind, row_id]


def wait_until(true: Callable[[], bool]) -> None:
    """Look again and again; fails where it does not become true."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
