"""A bad network: a proxy on loopback between one client and the hub, which damages the exchange that it is told to.

It speaks TCP, and of HTTP only as much as it needs to know where a request ends. Each request gets connections of its
own, so that an answer ends with its connection.
"""

from __future__ import annotations

import re
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType

HUB_SECONDS = 30.0
"""How long the proxy waits for the hub."""
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
KEEP = re.compile(rb"\r\nconnection: [^\r]*", re.IGNORECASE)


class Kind(StrEnum):
    """What happens to one exchange."""

    CALM = "calm"
    REFUSED = "refused"
    """The connection is reset before anything was read."""
    DROPPED = "dropped"
    """The request never arrives."""
    LOST = "lost"
    """The hub does everything, and its answer never arrives."""
    LATE = "late"
    """The request waits on its way for some seconds."""
    TWICE = "twice"
    """The request arrives twice; the client gets the second answer."""
    ECHO = "echo"
    """The request arrives once more, after the client's next exchange."""
    CUT = "cut"
    """The answer ends too early, as if that were its end."""
    RESET = "reset"
    """The connection breaks in the middle of the answer."""
    BENT = "bent"
    """One bit of the answer flips."""
    BENT_REQUEST = "bent_request"
    """One bit of what the request says flips."""
    HALF_OPEN = "half_open"
    """The answer stops, and the connection stays open for as long as the client likes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to the next exchange. `place`: where in its bytes, as a share; `strike`: done at `strike_at`.

    `strike_at` is a number of seconds after the request went to the hub, or negative: when the answer has got as far
    as `place`.
    """

    kind: Kind = Kind.CALM
    place: float = 0.0
    seconds: float = 0.0
    strike: Callable[[], None] | None = None
    strike_at: float = 0.0


CALM = Fault()


class Proxy:
    """A port of its own for one client; `fault` meets its next sync, and only that."""

    def __init__(self, hub_port: int) -> None:
        self.fault = CALM
        self.happened: Counter[str] = Counter()
        self._hub = ("127.0.0.1", hub_port)
        self._closing = threading.Event()
        self._echoes: list[bytes] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._closing.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in list(self._threads):
            thread.join()

    @property
    def url(self) -> str:
        """Where the client finds the hub."""
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(line,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, line: socket.socket) -> None:
        with line, suppress(OSError):
            line.settimeout(HUB_SECONDS)
            request = _request(line)
            if not request.startswith(b"POST /v1/sync "):
                line.sendall(self._ask(request, CALM))
                return
            fault, self.fault = self.fault, CALM
            echoes, self._echoes = self._echoes, []
            self._exchange(line, request, fault)
            for echo in echoes:
                self._ask(echo, CALM)

    def _exchange(self, line: socket.socket, request: bytes, fault: Fault) -> None:
        self.happened[fault.kind] += 1
        if fault.kind is Kind.REFUSED:
            _reset(line)
        elif fault.kind is not Kind.DROPPED:
            self._deliver(line, self._answer(request, fault), fault)

    def _answer(self, request: bytes, fault: Fault) -> bytes:
        if fault.kind is Kind.LATE:
            self._closing.wait(fault.seconds)
        elif fault.kind is Kind.TWICE:
            self._ask(request, CALM)
        elif fault.kind is Kind.ECHO:
            self._echoes.append(request)
        elif fault.kind is Kind.BENT_REQUEST:
            head, body = request.split(b"\r\n\r\n", 1)
            request = head + b"\r\n\r\n" + bent(body, fault.place)
        return self._ask(request, fault)

    def _ask(self, request: bytes, fault: Fault) -> bytes:
        """The hub's whole answer, or as much of it as comes."""
        parts: list[bytes] = []
        with suppress(OSError), socket.create_connection(self._hub, HUB_SECONDS) as hub:
            hub.sendall(request)
            if fault.strike and fault.strike_at >= 0:
                self._closing.wait(fault.strike_at)
                fault.strike()
            while data := hub.recv(65536):
                parts.append(data)
        return b"".join(parts)

    def _deliver(self, line: socket.socket, answer: bytes, fault: Fault) -> None:
        place = int(fault.place * len(answer))
        if fault.kind is Kind.LOST:
            return
        if fault.kind is Kind.BENT and answer:
            answer = bent(answer, fault.place)
        line.sendall(answer[:place])
        if fault.strike and fault.strike_at < 0:
            fault.strike()
        if fault.kind is Kind.RESET:
            _reset(line)
        elif fault.kind is Kind.HALF_OPEN:
            self._wait_for_the_end(line)
        elif fault.kind is not Kind.CUT:
            line.sendall(answer[place:])

    def _wait_for_the_end(self, line: socket.socket) -> None:
        line.settimeout(0.2)
        while not self._closing.is_set():
            try:
                if not line.recv(1):
                    return
            except TimeoutError:
                continue


def bent(data: bytes, place: float) -> bytes:
    """The bytes with one bit changed, at a share of their length."""
    at = int(place * (len(data) - 1))
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _request(line: socket.socket) -> bytes:
    """One request with its body, changed so that the hub closes the connection after its answer."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = line.recv(65536)
        if not more:
            raise ConnectionError
        data += more
    head, body = data.split(b"\r\n\r\n", 1)
    told = LENGTH.search(head)
    size = int(told[1]) if told else 0
    while len(body) < size:
        more = line.recv(65536)
        if not more:
            raise ConnectionError
        body += more
    return KEEP.sub(b"\r\nConnection: close", head) + b"\r\n\r\n" + body


def _reset(line: socket.socket) -> None:
    """Close so that the other end sees a reset."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()
