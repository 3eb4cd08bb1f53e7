"""A crowd of simulated clients in a process of its own: `python -m tests.bench.crowd` obeys lines of JSON.

Each client has its own account, token, replica id, cursor and scopes, and keeps `/v1/events` open. It holds no rows.
Requests travel over a few kept-alive connections, as they do behind a proxy. What the crowd is told to do:

    join   open the events and load everything a first time      mix    as many requests as the hub answers
    pace   a fixed number of requests a second                   wait   all pull when they are poked
    leave  close everything

and what it answers: the seconds of every request by kind, and how many failed.
"""

from __future__ import annotations

import asyncio
import json
import random
import resource
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from prm_desktop.domain.commands import encode_args, spec_of
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.work import LogActivity
from sync import protocol
from tests.bench.wire import Connection, Listener

AT_ONCE = 32
"""Requests under way at the same time where the crowd asks for as much as it can get."""
PUSHES = 0.15
"""The part of requests that carry a command. Others ask for news, and get some where a colleague was at work."""
OK = 200
LATER = frozenset({429, 503})
"""What a hub answers that has too much to do; a client comes again when it was told to."""
AGAIN_SECONDS = 2.0
"""When a client comes again that was told nothing."""


@dataclass
class Person:
    """One client. `poked_at`: when it was poked and has not pulled since; 0 = not."""

    token: str
    lead_id: str
    client_id: str = field(default_factory=new_uuid7)
    epoch: str = ""
    cursor: int = 0
    scopes: tuple[str, ...] = ()
    mid: int = 0
    poked_at: float = 0.0
    busy: bool = False
    transport: asyncio.BaseTransport | None = None

    def request(self, *, push: bool) -> bytes:
        """The body of a sync request."""
        commands: tuple[protocol.WireCommand, ...] = ()
        if push:
            command = LogActivity(lead_id=self.lead_id, subject="Called them", activity_id=new_uuid7())
            commands = (protocol.WireCommand(self.mid + 1, spec_of(command).name, encode_args(command)),)
        asked = protocol.SyncRequest(
            client_id=self.client_id,
            schema=1,
            epoch=self.epoch,
            cursor=self.cursor,
            scopes=self.scopes,
            commands=commands,
        )
        return protocol.encode(asked)

    def take(self, body: bytes, *, push: bool) -> int:
        """Note where the answer leads to. How many lines of rows it brought; what they say is not looked at."""
        lines = body.splitlines()
        head, tail = protocol.decode_line(lines[0]), protocol.decode_line(lines[-1])
        assert isinstance(head, protocol.Head)
        assert isinstance(tail, protocol.Tail)
        if push:
            assert {result.status for result in head.results} == {"applied"}, head.results
            self.mid = head.last_mid
        self.epoch, self.cursor, self.scopes = head.epoch, tail.to, head.scopes
        return len(lines) - 2


class Crowd:
    """All clients, and what they noticed."""

    def __init__(self, url: str, people: list[Person]) -> None:
        address = urlsplit(url)
        self._host, self._port = str(address.hostname), int(address.port or 80)
        self._people = people
        self._free: asyncio.Queue[Connection] = asyncio.Queue()
        for _ in range(AT_ONCE * 4):
            self._free.put_nowait(Connection(self._host, self._port))
        self._chance = random.Random(3)  # noqa: S311 - repeatable
        self._took: dict[str, list[float]] = {}
        self._poked: list[Person] = []
        self._errors: list[str] = []
        self._lost = self._later = 0
        self._here: list[Person] = []

    async def obey(self, order: dict[str, Any]) -> dict[str, Any]:
        """Carry out one line."""
        self._took, self._errors, self._lost, self._later = {}, [], 0, 0
        begin = time.monotonic()
        answer = await getattr(self, f"do_{order.pop('do')}")(**order) or {}
        told = {"took": self._took, "errors": len(self._errors), "first_error": (self._errors or [""])[0]}
        return {**told, "lost": self._lost, "later": self._later, "seconds": time.monotonic() - begin, **answer}

    async def do_join(self, count: int) -> None:
        """Until `count` clients are there: open the events, load everything."""
        come = self._people[len(self._here) : count]
        await _at_most(AT_ONCE, [self._joins(person) for person in come])
        self._here += come

    async def do_leave(self) -> None:
        """Close the events."""
        for person in self._here:
            if person.transport is not None:
                person.transport.close()
        self._here = []

    async def do_mix(self, seconds: float) -> None:
        """Ask as fast as the hub answers, for so long: those who were poked first, then whoever comes."""
        end = time.monotonic() + seconds

        async def one() -> None:
            while time.monotonic() < end:
                await self._any()

        self._poked.clear()
        await asyncio.gather(*(one() for _ in range(AT_ONCE)))

    async def do_pace(self, seconds: float, rate: float) -> None:
        """Ask at this rate, however long the answers take."""
        self._poked.clear()
        asked = []
        begin = time.monotonic()
        for number in range(int(seconds * rate)):
            await asyncio.sleep(max(0.0, begin + number / rate - time.monotonic()))
            asked.append(asyncio.create_task(self._any()))
        await asyncio.gather(*asked)

    async def do_wait(
        self, version: int, seconds: float, jitter: float, pullers: int = 0, rate: float = 0.0
    ) -> dict[str, Any]:
        """Until all, or the first `pullers`, have this version: each pulls `jitter` seconds after its poke at most.

        The others ask for nothing new meanwhile, `rate` times a second.
        """
        pulled: list[float] = []
        due, others = self._here[: pullers or len(self._here)], self._here[pullers or len(self._here) :]
        for person in self._here:
            person.poked_at = 0.0
        end = time.monotonic() + seconds
        print("ready", flush=True)

        async def one(person: Person) -> None:
            while person.cursor < version and time.monotonic() < end:
                if not person.poked_at:
                    await asyncio.sleep(0.02)
                    continue
                await asyncio.sleep(self._chance.random() * jitter)
                person.poked_at = 0.0
                pause = await self._sync(person, push=False, kind="pull")
                if pause and person.cursor < version:
                    await asyncio.sleep(pause)
                    person.poked_at = time.monotonic()
            if person.cursor >= version:
                pulled.append(time.monotonic())

        beside = asyncio.create_task(self._beside(others, rate)) if others else None
        await asyncio.gather(*(one(person) for person in due))
        if beside:
            beside.cancel()
        return {"have": len(pulled), "last": max(pulled, default=0.0)}

    async def _beside(self, others: list[Person], rate: float) -> None:
        async with asyncio.TaskGroup() as group:
            while True:
                await asyncio.sleep(1 / rate)
                person = self._chance.choice(others)
                if not person.busy:
                    group.create_task(self._sync(person, push=False, kind="no-op"))

    async def do_bare(self, seconds: float, url: str, size: int) -> None:
        """The yardstick: the same number of requests at once to a server that only answers."""
        address = urlsplit(url)
        connections = [Connection(str(address.hostname), int(address.port or 80)) for _ in range(AT_ONCE)]
        end = time.monotonic() + seconds

        async def one(connection: Connection) -> None:
            while time.monotonic() < end:
                begin = time.monotonic()
                answer = await connection.post("/", "x" * 43, b"x" * size)
                assert answer.status == OK
                self._took.setdefault("bare", []).append(time.monotonic() - begin)

        await asyncio.gather(*(one(connection) for connection in connections))

    async def _any(self) -> None:
        """One request of somebody: a pull of one who was poked, or a push, or a look for news."""
        while self._poked:
            person = self._poked.pop()
            if person.poked_at and not person.busy:
                person.poked_at = 0.0
                await self._sync(person, push=False, kind="delta")
                return
        person = self._chance.choice(self._here)
        while person.busy:
            person = self._chance.choice(self._here)
        push = self._chance.random() < PUSHES
        await self._sync(person, push=push, kind="push" if push else "no-op")

    async def _sync(self, person: Person, *, push: bool, kind: str) -> float:
        """One exchange. The seconds after which it has to be tried again, 0 where it was answered."""
        begin = time.monotonic()
        person.busy = True
        connection = await self._free.get()
        try:
            answer = await connection.post(protocol.SYNC_PATH, person.token, person.request(push=push))
            if answer.status in LATER:
                self._later += 1
                return answer.retry_after or AGAIN_SECONDS
            if answer.status != OK:
                self._errors.append(f"{answer.status} {answer.body[:200]!r}")
                return AGAIN_SECONDS
            rows = person.take(answer.body, push=push)
            shown = "delta" if kind == "no-op" and rows else kind
            self._took.setdefault(shown, []).append(time.monotonic() - begin)
        except (OSError, asyncio.IncompleteReadError, AssertionError, IndexError) as error:
            connection.close()
            self._errors.append(repr(error)[:300])
            return AGAIN_SECONDS
        finally:
            person.busy = False
            self._free.put_nowait(connection)
        return 0.0

    async def _joins(self, person: Person) -> None:
        begin = time.monotonic()

        def poked() -> None:
            if not person.poked_at:
                self._poked.append(person)
            person.poked_at = time.monotonic()

        def ended() -> None:
            self._lost += 1

        def listener() -> Listener:
            return Listener(protocol.EVENTS_PATH, person.token, poked, ended)

        loop = asyncio.get_running_loop()
        person.transport, listening = await loop.create_connection(listener, self._host, self._port)
        if not await listening.opened:
            self._errors.append("the events were refused")
        self._took.setdefault("listen", []).append(time.monotonic() - begin)
        await self._sync(person, push=False, kind="first")


async def _at_most(count: int, work: list[Awaitable[None]]) -> None:
    turn = asyncio.Semaphore(count)

    async def one(item: Awaitable[None]) -> None:
        async with turn:
            await item

    await asyncio.gather(*map(one, work))


async def _obey(read: Callable[[], str]) -> None:
    given = json.loads(read())
    crowd = Crowd(given["url"], [Person(*person) for person in given["people"]])
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, read):
        print(json.dumps(await crowd.obey(json.loads(line))), flush=True)


def main() -> None:
    """Obey until the input ends."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    asyncio.run(_obey(sys.stdin.readline))


if __name__ == "__main__":
    main()
