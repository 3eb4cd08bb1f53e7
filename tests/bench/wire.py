"""HTTP/1.1 in as few lines as a load generator can do with, so that the machine's time goes to the hub."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from sync.unpacking import unpacked

IDLE_SECONDS = 3.0
"""Less than the time after which the server closes a connection that nobody uses."""
LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and the body, unpacked. `retry_after`: seconds, where the hub names some."""

    status: int
    body: bytes
    retry_after: float = 0.0


class Connection:
    """One kept-alive connection; opened at the first request, and again where the server closed it meanwhile."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._used_at = 0.0

    async def post(self, path: str, token: str, body: bytes) -> Answer:
        """Send a body and read the answer."""
        head = (
            f"POST {path} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {token}\r\nAccept-Encoding: zstd\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        idle = time.monotonic() - self._used_at
        if self._reader is None or self._writer is None or self._reader.at_eof() or idle > IDLE_SECONDS:
            self.close()
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port, limit=LIMIT)
        self._writer.write(head.encode() + body)
        answer = await _answer(self._reader)
        self._used_at = time.monotonic()
        return answer

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None


async def _answer(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if "chunked" in fields.get("transfer-encoding", ""):
        parts = []
        while size := int(await reader.readuntil(b"\r\n"), 16):
            parts.append(await reader.readexactly(size))
            await reader.readexactly(2)
        await reader.readexactly(2)
        body = b"".join(parts)
    else:
        body = await reader.readexactly(int(fields.get("content-length", "0")))
    retry = float(fields.get("retry-after", "0"))
    return Answer(status, b"".join(unpacked([body], fields.get("content-encoding", ""))), retry)


class Listener(asyncio.Protocol):
    """A connection to `/v1/events` that calls `poked` at each poke, and `ended` when it is lost."""

    def __init__(self, path: str, token: str, poked: Callable[[], None], ended: Callable[[], None]) -> None:
        self._begin = f"GET {path} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
        self._poked, self._ended = poked, ended
        self.opened: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the events."""
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._begin)

    def data_received(self, data: bytes) -> None:
        """The head of the answer first, then a line now and then."""
        if not self.opened.done():
            self.opened.set_result(data.startswith(b"HTTP/1.1 200"))
        if b"data:" in data:
            self._poked()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever counts."""
        del exc
        if not self.opened.done():
            self.opened.set_result(False)
        self._ended()
