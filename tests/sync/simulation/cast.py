"""Hubs and machines, made once in a process and set back to their beginning for each history."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx
from argon2 import PasswordHasher
from fastapi import Response

from prm_desktop.domain.commands import Actor, Change, Command, View
from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.partners import User
from prm_desktop.domain.times import later
from prm_desktop.errors import BadInput
from prm_desktop.replica import migrations
from prm_desktop.replica.vault import Vault
from prm_desktop.services.workspace import Workspace
from sync import protocol
from sync.client import HubClient, MemoryTokens
from sync.engine import Engine
from sync.hub import api, bodies, problems
from sync.hub.auth import Auth
from sync.hub.blobs import Blobs
from sync.hub.chance import Chance
from sync.hub.inprocess import InProcessTransport
from sync.hub.pull import Terms
from sync.hub.push import decode
from sync.hub.store import Store
from sync.hub.wire import chosen_encoding, compressed
from sync.session import ReplicaTokens, remember_identity
from tests.sync.hubs import PASSWORD
from tests.sync.replicas import Clock
from tests.sync.simulation import scene
from tests.sync.simulation.folder import LITERATURE, Folder
from tests.sync.simulation.memory import ORIGIN, Disk, Killed, MemoryReplica

URL = "http://hub.example"
START = "2026-03-02T09:00:00Z"
POISON = "poison"
"""A text in a command that the hub stumbles over, before or in the middle of what it does: a defect of its own."""
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
DEVICES = 2
"""Machines that a person has synced before a history begins; and as many that are new, for whoever needs one."""


class Chances:
    """Ids and secrets as they come, the same ones in every run."""

    def __init__(self) -> None:
        self.count = 0

    def secret(self, _size: int) -> str:
        self.count += 1
        return hashlib.sha256(f"secret {self.count}".encode()).hexdigest()[:32]

    def new_id(self) -> str:
        self.count += 1
        return f"01900000-0000-7000-a000-{self.count:012x}"


class _Stumbling:
    """A command that does what it should, and then meets a defect."""

    def __init__(self, command: Command) -> None:
        self._command = command

    def apply(self, view: View, actor: Actor, now: str) -> Iterator[Change]:
        yield from self._command.apply(view, actor, now)
        raise RuntimeError("the hub has a defect in the middle")


def _stumbling(wire: protocol.WireCommand) -> Any:
    if POISON not in wire.args.values():
        return decode(wire)
    if wire.mid % 2:
        raise RuntimeError("the hub has a defect")
    return _Stumbling(decode(wire))


class Hub(httpx.BaseTransport):
    """The hub at its address: its database, the program that is running, and the requests that it gets."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.clock = Clock()
        self.chances = Chances()
        self.disk = Disk()
        self.terms = Terms(alike=1)
        self.era = 0
        """Grows whenever its past has changed."""
        self.served: list[tuple[str, frozenset[str], list[bytes]]] = []
        """Users, the scopes that they had then, and the lines that they were sent."""
        self.misled: list[str] = []
        """Commands that it took although they were for another past of it."""
        self.over_http = False
        self._http: InProcessTransport | None = None
        self._services: list[api.Service] = []
        """What listens to the store at present: a program that is not closed would listen on for ever."""
        chance = Chance(self.chances.new_id, self.chances.secret, lambda _seconds: None)
        self.store = Store(self.disk.hub_engine(), now=self.clock.now, blobs=folder.path / "hub", chance=chance)
        self.restart()

    def restart(self) -> None:
        """The program begins anew: what it only had in memory is gone."""
        if self._http is not None:
            self._http.close()
            self._http = None
        while self._services:
            self._services.pop().poker.close()
        config = api.HubConfig(hasher=CHEAP, decoder=_stumbling, terms=self.terms)
        self.service = api.Service(self.store, config)
        self._services.append(self.service)

    def serve(self, **terms: int) -> None:
        """From now on serve on these terms: `page_rows`, `min_schema`, `schema`."""
        self.terms = Terms(**{"alike": 1} | terms)
        self.restart()

    def renew(self) -> None:
        """Somebody renews the epoch."""
        self.store.renew_epoch()

    def restore(self, mark: str, *, renewed: bool) -> str:
        """The database comes back from a backup; with a new epoch, as its page says, or without."""
        self.disk.back(mark)
        self.era += 1
        if renewed:
            self.renew()
        self.restart()
        return f"restored {mark}, {'with' if renewed else 'without'} a new epoch"

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer as the app does, mostly without its framing."""
        try:
            return self._framed(request) if self.over_http or _is_blob(request) else self._answer(request)
        except Killed:
            self.disk.rollback()
            self.disk.hook = None
            self.restart()
            raise httpx.ReadError("the hub was killed") from None
        except httpx.HTTPError:
            raise
        except Exception as error:  # noqa: BLE001 - as the app does
            return _as_httpx(problems.answer_to(error))

    def _framed(self, request: httpx.Request) -> httpx.Response:
        if self._http is None:
            app = api.create_app(self.store, self.service.config)
            self._services.append(app.state.service)
            self._http = InProcessTransport(app)
        answer = self._http.handle_request(request)
        whole = httpx.ByteStream(b"".join(answer.stream))  # type: ignore[arg-type]  # before the hub may be restarted
        answer.close()
        return httpx.Response(answer.status_code, headers=answer.headers, stream=whole)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path == protocol.HUB_PATH:
            return _as_httpx(api.json_answer(self.service.info()))
        body = bodies.undamaged(request.read(), request.headers.get(protocol.DIGEST_HEADER, ""))
        if path == protocol.SYNC_PATH:
            return self._sync(request, bodies.decoded(body, protocol.SyncRequest))
        if path == protocol.TOKEN_PATH:
            return _as_httpx(api.json_answer(self.service.auth.token(bodies.decoded(body, protocol.TokenRequest))))
        raise BadInput("There is nothing here.")

    def _sync(self, request: httpx.Request, asked: protocol.SyncRequest) -> httpx.Response:
        user_id = self.service.auth.user_of(request.headers.get("authorization", "").removeprefix("Bearer "))
        encoding = chosen_encoding(request.headers.get("accept-encoding", ""))
        epoch, taken = self._standing(asked.client_id)
        lines = list(self.service.exchange.answer(user_id, asked))
        if asked.epoch != epoch and self._standing(asked.client_id)[1] != taken:
            self.misled.append(f"{asked.client_id} spoke of {asked.epoch or 'no epoch'}, and its commands were taken")
        self.served.append((user_id, entitled(self.disk, user_id), lines))
        headers = {"Content-Type": protocol.MEDIA_TYPE, "Content-Encoding": encoding}
        return httpx.Response(200, headers=headers, stream=httpx.ByteStream(b"".join(compressed(lines, encoding))))

    def _standing(self, client_id: str) -> tuple[str, int]:
        """The epoch, and how many commands of this client are answered."""
        epoch = self.disk.raw.execute("SELECT value FROM hub_meta WHERE key = 'epoch'").fetchone()[0]
        count = "SELECT count(*) FROM command_result WHERE client_id = ?"
        return epoch, self.disk.raw.execute(count, (client_id,)).fetchone()[0]


def _is_blob(request: httpx.Request) -> bool:
    return request.url.path.startswith(protocol.BLOBS_PATH)


def _as_httpx(answer: Response) -> httpx.Response:
    return httpx.Response(answer.status_code, headers=list(answer.headers.items()), content=bytes(answer.body))


def entitled(disk: Disk, user_id: str) -> frozenset[str]:
    """The scopes of a user as DESIGN 2 has them; said here once more, apart from the hub's own code."""
    user = disk.raw.execute("SELECT role, partner_id, active FROM e_user WHERE id = ?", (user_id,)).fetchone()
    if user is None or not user[2]:
        return frozenset()
    role, partner_id, _ = user
    if role == "vendor":
        return frozenset(("vendor",))
    found = {"all", f"user:{user_id}", f"partner:{partner_id}", *([f"admin:{partner_id}"] if role == "admin" else [])}
    query = "SELECT level_id, regions FROM e_partner WHERE id = ?"
    for level_id, regions in disk.raw.execute(query, (partner_id,)):
        found |= {f"region:{code}" for code in json.loads(regions)} | ({f"level:{level_id}"} if level_id else set())
    return frozenset(found)


class Wire(httpx.BaseTransport):
    """The network between a machine and the hub; `fault` is what happens to the next requests."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self.inner = inner
        self.fault: Callable[[httpx.Request, Callable[[httpx.Request], httpx.Response]], httpx.Response] | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.fault is None:
            return self.inner.handle_request(request)
        return self.fault(request, self.inner.handle_request)


class Slot:
    """A computer: a disk with a replica, a clock of its own, and the program on it."""

    def __init__(self, hub: Hub, number: int) -> None:
        self.hub = hub
        self.number = number
        self.skew = 0.0
        """Seconds by which its clock is ahead of the hub's."""
        self.schema = SCHEMA
        """What the program on it can keep."""
        self.ids = 0
        self.folder = hub.folder
        self.vault = Vault(hub.folder.path / f"machine{number}", bytes(32))
        self.disk = Disk()
        migrations.build(self.disk.raw)
        self.replica = MemoryReplica(self.disk, self.now)
        self.wire = Wire(hub)
        self.http = self.client(self.wire)
        self.start()

    def start(self) -> None:
        """The program begins anew."""
        self.disk.rollback()
        self.disk.hook = None
        self.desk = Workspace(self.replica, self.now)
        self.engine = self.program(self.http)

    def program(self, http: HubClient) -> Engine:
        """Its sync, of the age that the program on this machine has."""
        return Engine(self.replica, http, self.now, self.new_id, schema=self.schema)

    def client(self, wire: httpx.BaseTransport) -> HubClient:
        return HubClient(URL, ReplicaTokens(self.replica), transport=wire, wall=self.wall, monotonic=lambda: 0.0)

    def now(self) -> str:
        clock = self.hub.clock
        return clock.instant if not self.skew else later(clock.instant, seconds=self.skew)

    def wall(self) -> float:
        return self.hub.clock.seconds + self.skew

    def new_id(self) -> str:
        """An id that nobody else takes in this history."""
        self.ids += 1
        return f"01900000-0000-7000-b{self.number:03x}-{self.ids:012x}"

    def sign_in(self, login: str) -> None:
        """As the program does: the tokens are kept only where the replica belongs to whoever signed in."""
        tokens = MemoryTokens()
        http = HubClient(URL, tokens, transport=self.wire, wall=self.wall, monotonic=lambda: 0.0)
        answer = http.sign_in(login, PASSWORD)
        http.close()
        remember_identity(self.replica, URL, login, answer)
        ReplicaTokens(self.replica).save(tokens.load())


@dataclass
class Stage:
    """Everything that a history needs, at its beginning."""

    hub: Hub
    known: dict[str, list[Slot]] = field(default_factory=dict)
    """Machines on which a person is at work already, by login."""
    spare: list[Slot] = field(default_factory=list)
    """New ones."""
    chances: int = 0

    def slots(self) -> Iterator[Slot]:
        for some in self.known.values():
            yield from some
        yield from self.spare

    def reset(self) -> None:
        """Set everything back."""
        hub = self.hub
        hub.folder.reset()
        hub.disk.hook = None
        hub.disk.rollback()
        hub.disk.back(ORIGIN)
        hub.clock.instant, hub.clock.seconds = START, 0.0
        hub.chances.count = self.chances
        hub.terms, hub.era, hub.over_http = Terms(alike=1), 0, False
        hub.served.clear()
        hub.misled.clear()
        hub.restart()
        for slot in self.slots():
            slot.skew, slot.ids, slot.schema = 0.0, 1000, SCHEMA
            slot.wire.fault = None
            slot.start()
            slot.disk.back(ORIGIN)


@cache
def stage() -> Stage:
    """The one of this process."""
    logging.getLogger("sync").setLevel(logging.CRITICAL + 1)
    made = Stage(Hub(Folder()))
    made.hub.clock.instant = START
    world = scene.rows()
    made.hub.store.load(world)
    Blobs(made.hub.store, 0).add([LITERATURE])
    auth = Auth(made.hub.store, CHEAP)
    for row in world:
        if isinstance(row, User):
            auth.set_password(row.id, row.email, PASSWORD)
    number = 0
    for login in scene.PEOPLE:
        for _ in range(DEVICES):
            number += 1
            slot = Slot(made.hub, number)
            slot.sign_in(login)
            slot.engine.sync_once()
            made.known.setdefault(login, []).append(slot)
    made.spare = [Slot(made.hub, number + more) for more in range(1, 4)]
    made.chances = made.hub.chances.count
    for disk in (made.hub.disk, *(slot.disk for slot in made.slots())):
        disk.mark(ORIGIN)
    made.hub.folder.keep()
    return made
