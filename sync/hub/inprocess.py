"""An ASGI app as a synchronous httpx transport: the hub in this process, without a socket.

Answers are streamed: a chunk is handed over as soon as the app sends it.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from queue import Empty, SimpleQueue
from typing import Any

import httpx

Message = MutableMapping[str, Any]
App = Callable[[Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]]


def in_process_transport(app: App) -> InProcessTransport:
    """A transport for `httpx.Client(transport=…)` that lets `app` answer."""
    return InProcessTransport(app)


class InProcessTransport(httpx.BaseTransport):
    """Runs the app in an event loop on a thread of its own, begun with the first request."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Let the app answer. Raises `httpx.ReadTimeout` where it takes longer than the request allows."""
        body = request.read()
        exchange = _Exchange(body, request.extensions.get("timeout", {}).get("read"))
        asyncio.run_coroutine_threadsafe(exchange.run(self._app, _scope(request)), self._running())
        start = exchange.next()
        if start is None:
            raise httpx.RemoteProtocolError("The app ended without an answer.", request=request)
        return httpx.Response(start["status"], headers=start.get("headers", []), stream=exchange)

    def close(self) -> None:
        """Stop the thread."""
        with self._lock:
            loop, thread, self._loop = self._loop, self._thread, None
        if loop is not None and thread is not None:
            asyncio.run_coroutine_threadsafe(_cancel_all(), loop).result()
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, name="hub in process", daemon=True)
                self._thread.start()
            return self._loop


class _Exchange(httpx.SyncByteStream):
    """One request and its answer, handed from the loop's thread to the caller's."""

    def __init__(self, body: bytes, timeout: float | None) -> None:
        self._body: bytes | None = body
        self._timeout = timeout
        self._messages: SimpleQueue[Message | BaseException | None] = SimpleQueue()
        self._gone: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def run(self, app: App, scope: Message) -> None:
        """Run the app for this request; in the loop's thread."""
        self._gone, self._loop = asyncio.Event(), asyncio.get_running_loop()
        try:
            await app(scope, self._receive, self._send)
        except BaseException as error:  # noqa: BLE001 - handed to the thread that asked
            self._messages.put(error)
        self._messages.put(None)

    def next(self) -> Message | None:
        """The next message of the app; None after the last."""
        try:
            message = self._messages.get(timeout=self._timeout)
        except Empty as error:
            raise httpx.ReadTimeout("The app did not answer in time.") from error
        if isinstance(message, BaseException):
            raise message
        return message

    def __iter__(self) -> Iterator[bytes]:
        while (message := self.next()) is not None:
            if chunk := message.get("body", b""):
                yield chunk
            if not message.get("more_body", False):
                return

    def close(self) -> None:
        """Tell the app that the caller has gone."""
        loop, gone = self._loop, self._gone
        if loop is not None and gone is not None and not loop.is_closed():
            loop.call_soon_threadsafe(gone.set)

    async def _receive(self) -> Message:
        if self._body is not None:
            body, self._body = self._body, None
            return {"type": "http.request", "body": body, "more_body": False}
        if self._gone is not None:
            await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        self._messages.put(message)
        await asyncio.sleep(0)


async def _cancel_all() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _scope(request: httpx.Request) -> Message:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path.split(b"?")[0],
        "query_string": request.url.query,
        "server": (request.url.host, request.url.port),
        "client": ("127.0.0.1", 0),
        "root_path": "",
    }
