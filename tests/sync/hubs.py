"""A real hub in this process and the people who sync with it: two colleagues and a stranger."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import msgspec
from argon2 import PasswordHasher

from prm_desktop.domain.entities import Row
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.partners import Partner, Region, User
from prm_desktop.domain.pool import PoolEntry, PoolSource
from prm_desktop.domain.programme import ProgramLevel
from prm_desktop.replica.database import Database
from prm_desktop.services.workspace import Workspace
from sync import protocol
from sync.client import HubClient
from sync.engine import Engine, Outcome
from sync.hub.api import create_app
from sync.hub.auth import Auth
from sync.hub.exchange import Exchange
from sync.hub.inprocess import in_process_transport
from sync.hub.pull import Terms
from sync.hub.push import Pusher
from sync.hub.serving import HubServer, listening_socket
from sync.hub.store import Store
from sync.session import ReplicaTokens, remember_identity
from tests.sync.replicas import Clock

PASSWORD = "open sesame"
LEVEL = "01900000-0000-7000-8000-0000000000a1"
P1, P2 = "01900000-0000-7000-8000-0000000000b1", "01900000-0000-7000-8000-0000000000b2"
ANNA, BEN, CARLA = (f"01900000-0000-7000-8000-0000000000c{number}" for number in (1, 2, 3))
POOLED, HIDDEN = "01900000-0000-7000-8000-0000000000d1", "01900000-0000-7000-8000-0000000000d2"


def give_passwords(store: Store, rows: Iterable[Row]) -> None:
    """Let the users among the rows sign in, at little cost."""
    auth = Auth(store, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    for row in rows:
        if isinstance(row, User):
            auth.set_password(row.id, row.email, PASSWORD)


def lead_id(number: int) -> str:
    """The id of one of the demo leads."""
    return f"01900000-0000-7000-8000-{number:012d}"


def seed(leads: int = 6) -> list[Row]:
    """A level, a region, two partners with their people, leads in turn for both, and a pooled lead."""
    rows: list[Row] = [
        ProgramLevel(id=LEVEL, name="Silver", rank=2),
        Region(id="01900000-0000-7000-8000-0000000000e1", code="DACH", name="DACH", countries=("DE",)),
        Partner(id=P1, name="Hanse Digital", level_id=LEVEL, regions=("DACH",), capacity=50),
        Partner(id=P2, name="Nordlys AS", level_id=LEVEL, regions=("DACH",), capacity=50),
        User(id=ANNA, name="Anna", email="anna@hanse.example", partner_id=P1, role="admin"),
        User(id=BEN, name="Ben", email="ben@hanse.example", partner_id=P1),
        User(id=CARLA, name="Carla", email="carla@nordlys.example", partner_id=P2, role="admin"),
        Lead(id=HIDDEN, company="Secret GmbH", title="Cameras", region="DACH", country="DE"),
        PoolEntry(id=POOLED, headline="Cameras for a warehouse", region="DACH"),
        PoolSource(id=POOLED, lead_id=HIDDEN),
    ]
    for number in range(leads):
        status = LeadStatus.OFFERED if number % 4 < 2 else LeadStatus.WORKING
        owner = P1 if number % 2 == 0 else P2
        rows.append(
            Lead(
                id=lead_id(number),
                title=f"Project {number}",
                company=f"Company {number} GmbH",
                status=status,
                partner_id=owner,
                region="DACH",
                country="DE",
                assigned_at="2026-03-01T08:00:00Z",
                accept_by="2026-03-30T08:00:00Z",
            )
        )
    return rows


class Wire(httpx.BaseTransport):
    """The network between a client and the hub; a test breaks it by setting `fault`."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner = inner
        self.fault: Callable[[httpx.Request, Callable[[], httpx.Response]], httpx.Response] | None = None
        self.bodies: list[bytes] = []
        self.paths: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.bodies.append(request.read())
        self.paths.append(request.url.path)
        if self.fault is None:
            return self.pass_on(request)
        return self.fault(request, lambda: self.pass_on(request))

    def pass_on(self, request: httpx.Request) -> httpx.Response:
        """Whatever is to arrive at the hub."""
        return self._inner.handle_request(request)

    def reroute(self, inner: httpx.BaseTransport) -> None:
        """The hub runs elsewhere now, under the same address."""
        self._inner = inner


class Cut(httpx.SyncByteStream):
    """An answer that breaks off after some bytes."""

    def __init__(self, inner: httpx.Response, limit: int) -> None:
        self._inner = inner
        self._limit = limit

    def __iter__(self) -> Iterator[bytes]:
        left = self._limit
        for chunk in self._inner.stream:  # type: ignore[union-attr]  # a synchronous response
            yield chunk[:left]
            left -= len(chunk)
            if left <= 0:
                raise httpx.ReadError("the connection broke off")

    def close(self) -> None:
        self._inner.close()


def cut_after(limit: int) -> Callable[[httpx.Request, Callable[[], httpx.Response]], httpx.Response]:
    """A fault: the answer is lost after that many bytes, though the hub did everything."""

    def fault(_: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        answer = send()
        return httpx.Response(answer.status_code, headers=answer.headers, stream=Cut(answer, limit))

    return fault


def kept(answer: httpx.Response) -> httpx.Response:
    """The answer with its bytes as they came, read at once."""
    data = b"".join(answer.stream)  # type: ignore[arg-type]  # a synchronous response
    answer.close()
    return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(data))


Fault = Callable[[httpx.Request, Callable[[], httpx.Response]], httpx.Response]


def altered(inner: httpx.BaseTransport, change: Callable[[dict[str, Any]], object]) -> Fault:
    """A fault: each line of the hub's answers to syncs is another one, or several; bytes go as they are."""

    def fault(request: httpx.Request, _send: Callable[[], httpx.Response]) -> httpx.Response:
        plain = httpx.Request(request.method, request.url, headers=request.headers, content=request.read())
        plain.headers["accept-encoding"] = "identity"
        answer = kept(inner.handle_request(plain))
        if request.url.path != protocol.SYNC_PATH:
            return answer
        changed = [change(msgspec.json.decode(line)) for line in answer.read().splitlines()]
        lines = [line for lines in changed for line in (lines if isinstance(lines, list) else [lines])]
        content = b"".join((line if isinstance(line, bytes) else protocol.encode(line)) + b"\n" for line in lines)
        return httpx.Response(200, headers={"content-type": protocol.MEDIA_TYPE}, content=content)

    return fault


@dataclass
class Rep:
    """A person at their own machine."""

    desk: Workspace
    engine: Engine
    http: HubClient
    wire: Wire

    def sync(self, **options: Any) -> Outcome:
        return self.engine.sync_once(**options)

    def do(self, name: str, **args: Any) -> Any:
        return self.desk.do(name, args)

    def lead(self, number: int) -> Lead:
        found = self.desk.get("lead", lead_id(number))
        assert isinstance(found, Lead), f"lead {number} is not here"
        return found

    def close(self) -> None:
        self.http.close()
        self.desk.close()


@dataclass
class World:
    """The hub with its people."""

    folder: Path
    url: str = ""
    clock: Clock = field(default_factory=Clock)
    reps: list[Rep] = field(default_factory=list)

    def open(self, rows: list[Row] | None = None) -> None:
        self.store = Store(self.url or f"sqlite:///{self.folder / 'hub.db'}", now=self.clock.now)
        if rows is not None:
            self.store.load(rows)
            give_passwords(self.store, rows)
        self.app = create_app(self.store)
        self.transport = in_process_transport(self.app)

    def rename(self, user_id: str, name: str) -> None:
        """Somebody has another name from now on."""
        with self.store.write() as unit:
            (user,) = unit.find(User, id=user_id)
            unit.update(user, name=name)

    def serves(self, **terms: int) -> None:
        """From now on the hub serves on other terms: `page_rows`, `min_schema`, `schema`."""
        self.app.state.service.exchange = Exchange(self.store, Pusher(self.store), Terms(**terms))

    @contextmanager
    def listening(self) -> Iterator[int]:
        """The hub on a port of this computer too, until the block ends."""
        listening, started = listening_socket("127.0.0.1", 0), threading.Event()
        server = HubServer(self.app, started.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            assert started.wait(30)
            yield int(listening.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join()

    def close(self) -> None:
        for rep in self.reps:
            rep.close()
        self.transport.close()
        self.store.close()

    def rep(self, email: str, name: str = "") -> Rep:
        """Sign in on a machine of one's own; nothing is synced yet. A profile of this name that is there is used."""
        path = self.folder / f"{name or email}.db"
        db = Database.open(path, bytes(32)) if path.exists() else Database.create(path, bytes(32))
        wire = Wire(self.transport)
        http = HubClient("http://hub.example", ReplicaTokens(db), transport=wire, wall=lambda: 0.0)
        remember_identity(db, "http://hub.example", email, http.sign_in(email, PASSWORD))
        rep = Rep(Workspace(db, self.clock.now), Engine(db, http, self.clock.now), http, wire)
        self.reps.append(rep)
        return rep


def beside(world: World, rep: Rep) -> Engine:
    """Another program on the same copy."""
    http = HubClient(
        "http://hub.example", ReplicaTokens(rep.desk.db), transport=Wire(world.transport), wall=lambda: 0.0
    )
    return Engine(rep.desk.db, http, world.clock.now)


def overtaken_by(
    world: World, rep: Rep, work: Callable[[], object]
) -> Callable[[httpx.Request, Callable[[], httpx.Response]], httpx.Response]:
    """A fault: before this answer arrives, another program has synced the same copy, and the person has worked."""

    def fault(_: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        rep.wire.fault = None
        answer = kept(send())
        beside(world, rep).sync_once()
        work()
        return answer

    return fault
