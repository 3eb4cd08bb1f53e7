"""Running the hub's app on a socket: in this process, or in several worker processes that share the socket."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import FrameType

import uvicorn
from fastapi import FastAPI

from prm_desktop.errors import BadInput
from sync.hub.api import HubConfig, create_app
from sync.hub.store import Store

UPKEEP_SECONDS = 60.0
STOP_SECONDS = 5
LOOK_SECONDS = 0.5
KEPT_SECONDS = 60
"""How long a connection that nobody uses stays open: longer than clients keep theirs, or they would use closed ones."""
BACKLOG = 512


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 = any free one. Raises `BadInput` where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio sends small answers at once only where it reads TCP there.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        raise BadInput(
            "Port {port} of {host} cannot be used: {reason}.",
            hint="Another hub may be running there; choose another --port.",
            port=port,
            host=host,
            reason=error.strerror or str(error),
        ) from error
    return listening


def url_of(listening: socket.socket) -> str:
    """The web address of a listening socket."""
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}"


class HubServer(uvicorn.Server):
    """uvicorn, which lets waiting clients go before it stops, and ends without raising the signal again."""

    def __init__(self, app: FastAPI, started: Callable[[], None] | None = None) -> None:
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=STOP_SECONDS,
            timeout_keep_alive=KEPT_SECONDS,
            lifespan="on",
        )
        super().__init__(config)
        self._app = app
        self._on_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve, then say so."""
        await super().startup(sockets)
        if self._on_started:
            self._on_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let go who waits for pokes, then stop."""
        self._app.state.service.poker.close()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop at SIGTERM and Ctrl+C; the exit is then a normal one."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def serve(store: Store, listening: socket.socket, started: Callable[[], None], *, upkeep: bool = True) -> None:
    """Serve until told to stop. `started` is called once requests are answered."""
    config = HubConfig(upkeep_seconds=UPKEEP_SECONDS if upkeep else 0.0)
    try:
        HubServer(create_app(store, config), started).run(sockets=[listening])
    finally:
        store.close()


@dataclass(frozen=True, slots=True)
class _Worker:
    """What a worker process is made from."""

    database: str
    blobs: Path
    listening: socket.socket
    upkeep: bool


def serve_with_workers(database: str, blobs: Path, listening: socket.socket, count: int) -> None:
    """Serve with several processes until told to stop. A worker that ends unexpectedly is replaced."""
    stop = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, on_signal)
    workers = [_start(_Worker(database, blobs, listening, place == 0)) for place in range(count)]
    while not stop.wait(LOOK_SECONDS):
        for place, worker in enumerate(workers):
            if not worker.is_alive():
                workers[place] = _start(_Worker(database, blobs, listening, place == 0))
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(STOP_SECONDS * 2)
    listening.close()


def _start(worker: _Worker) -> SpawnProcess:
    process = multiprocessing.get_context("spawn").Process(target=_run_worker, args=(worker,), daemon=True)
    process.start()
    return process


def _run_worker(worker: _Worker) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells us
    threading.Thread(target=_stop_with_parent, name="stops with its parent", daemon=True).start()
    serve(Store(worker.database, blobs=worker.blobs), worker.listening, lambda: None, upkeep=worker.upkeep)


def _stop_with_parent() -> None:
    """Where the parent is killed, end as if it had said so: else this worker would keep the port for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
