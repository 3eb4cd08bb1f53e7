"""What happens to a request and its answer on their way. Each function makes a fault for a machine's next requests."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import httpx

from sync.protocol import SYNC_PATH
from tests.sync.simulation.memory import Disk, full, kill, locked

if TYPE_CHECKING:
    from tests.sync.simulation.history import History
    from tests.sync.simulation.machine import Machine

Send = Callable[[httpx.Request], httpx.Response]
Fault = Callable[[httpx.Request, Send], httpx.Response]


def lost(_history: History, _machine: Machine, _dice: random.Random) -> Fault:
    """The hub does everything, and its answer never arrives."""

    def fault(request: httpx.Request, send: Send) -> httpx.Response:
        send(request)
        raise httpx.ReadError("lost")

    return fault


def away(_history: History, _machine: Machine, _dice: random.Random) -> Fault:
    """Nothing arrives at the hub."""

    def fault(_: httpx.Request, _send: Send) -> httpx.Response:
        raise httpx.ConnectError("away")

    return fault


def cut(_history: History, _machine: Machine, dice: random.Random) -> Fault:
    """The answer breaks off, with or without a sign of it."""
    share, told = dice.random(), dice.random() < 0.7

    def fault(request: httpx.Request, send: Send) -> httpx.Response:
        answer, data = content(send(request))
        part = data[: int(len(data) * share)]
        return rebuilt(answer, [part], httpx.ReadError("broke off") if told else None)

    return fault


def corrupt(_history: History, _machine: Machine, dice: random.Random) -> Fault:
    """Some bytes of the answer are others."""
    places = [dice.random() for _ in range(dice.choice([1, 1, 3]))]

    def fault(request: httpx.Request, send: Send) -> httpx.Response:
        answer, data = content(send(request))
        changed = bytearray(data)
        for place in places:
            if changed:
                changed[int(len(changed) * place)] ^= 0xFF
        return rebuilt(answer, [bytes(changed)])

    return fault


def garbled(_history: History, _machine: Machine, dice: random.Random) -> Fault:
    """The request arrives in part, though it looks whole."""
    share = dice.random()

    def fault(request: httpx.Request, send: Send) -> httpx.Response:
        body = request.read()
        part = body[: int(len(body) * share)]
        return send(httpx.Request(request.method, request.url, headers=_headers(request), content=part))

    return fault


def twice(_history: History, _machine: Machine, dice: random.Random) -> Fault:
    """The request arrives twice; the client reads one of the answers."""
    first = dice.random() < 0.5

    def fault(request: httpx.Request, send: Send) -> httpx.Response:
        answers = [send(request), send(request)]
        return answers[0 if first else 1]

    return fault


def delayed(history: History, _machine: Machine, _dice: random.Random) -> Fault:
    """The request hangs somewhere and arrives when the client has long given up."""

    def fault(request: httpx.Request, _send: Send) -> httpx.Response:
        history.hanging.append(
            httpx.Request(request.method, request.url, headers=_headers(request), content=request.read())
        )
        raise httpx.ReadTimeout("slow")

    return fault


def late(history: History, machine: Machine, dice: random.Random) -> Fault:
    """While the answer is under way, all kinds of things happen."""
    seed = dice.getrandbits(32)

    def fault(request: httpx.Request, send: Send) -> httpx.Response:
        machine.slot.wire.fault = None
        answer = send(request)
        history.meanwhile(machine, random.Random(seed))
        return answer

    return fault


def dripping(history: History, machine: Machine, dice: random.Random) -> Fault:
    """When part of the answer has been read, or nearly all of it, all kinds of things happen before the rest comes."""
    share, seed = dice.choice([dice.random(), 1.0, 1.0]), dice.getrandbits(32)

    def fault(request: httpx.Request, send: Send) -> httpx.Response:
        machine.slot.wire.fault = None
        answer, data = content(send(request))
        read = min(int(len(data) * share), len(data) - 1)

        def pieces() -> Iterator[bytes]:
            yield data[:read]
            history.meanwhile(machine, random.Random(seed))
            yield data[read:]

        return rebuilt(answer, pieces())

    return fault


def overtaken(history: History, machine: Machine, dice: random.Random) -> Fault:
    """All kinds of things happen while the request is under way."""
    seed = dice.getrandbits(32)

    def fault(request: httpx.Request, send: Send) -> httpx.Response:
        machine.slot.wire.fault = None
        history.meanwhile(machine, random.Random(seed))
        return send(request)

    return fault


def ended(_history: History, machine: Machine, _dice: random.Random) -> Fault:
    """The session ends just now."""

    def fault(request: httpx.Request, send: Send) -> httpx.Response:
        if request.url.path == SYNC_PATH:
            machine.slot.wire.fault = None
            return httpx.Response(401, json={"title": "ended"})
        return send(request)

    return fault


def busy(_history: History, _machine: Machine, dice: random.Random) -> Fault:
    """Something on the way says no for now."""
    code = dice.choice([408, 429, 500, 502, 503])
    return lambda _request, _send: httpx.Response(code, json={"title": "busy"})


def portal(_history: History, _machine: Machine, dice: random.Random) -> Fault:
    """The network shows a page of its own."""
    code = dice.choice([200, 302, 511])
    return lambda _request, _send: httpx.Response(code, html="<h1>Welcome</h1>")


def hub_killed(history: History, _machine: Machine, dice: random.Random) -> Fault:
    """The hub is killed before or after one of its commits."""
    return _hub_disk(history, dice.choice(["begin", "commit", "committed"]), dice.randrange(3), kill)


def hub_troubled(history: History, _machine: Machine, dice: random.Random) -> Fault:
    """The hub's disk is full, or another program holds its database."""
    return _hub_disk(history, dice.choice(["begin", "write", "commit"]), dice.randrange(6), dice.choice([full, locked]))


def _hub_disk(history: History, where: str, after: int, then: Callable[[Disk], None]) -> Fault:
    def fault(request: httpx.Request, send: Send) -> httpx.Response:
        disk = history.hub.disk
        disk.hook = failing(where, after, then)
        try:
            return send(request)
        finally:
            disk.hook = None

    return fault


def failing(where: str, after: int, then: Callable[[Disk], None]) -> Callable[[Disk, str], None]:
    """A hook that fails at one place, once, when it has been passed that often."""
    left = after

    def hook(disk: Disk, what: str) -> None:
        nonlocal left
        if what == where:
            left -= 1
            if left == -1:
                then(disk)

    return hook


def _headers(request: httpx.Request) -> dict[str, str]:
    return {name: value for name, value in request.headers.items() if name != "content-length"}


def content(answer: httpx.Response) -> tuple[httpx.Response, bytes]:
    """An answer and its bytes as they came."""
    data = b"".join(answer.stream)  # type: ignore[arg-type]  # a synchronous response
    return answer, data


class Pieces(httpx.SyncByteStream):
    """Bytes, and perhaps an error at their end."""

    def __init__(self, pieces: Iterable[bytes], error: Exception | None) -> None:
        self._pieces = pieces
        self._error = error

    def __iter__(self):  # type: ignore[no-untyped-def]
        yield from self._pieces
        if self._error is not None:
            raise self._error


def rebuilt(answer: httpx.Response, pieces: Iterable[bytes], error: Exception | None = None) -> httpx.Response:
    """The same answer with other bytes."""
    headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
    return httpx.Response(answer.status_code, headers=headers, stream=Pieces(pieces, error))


FAULTS = (
    lost, away, cut, corrupt, garbled, twice, delayed, late, late, dripping, dripping, overtaken, ended, busy, portal,
    hub_killed, hub_killed, hub_troubled,
)  # fmt: skip
