"""Handing answers out to many readers, fast and slow, while the database serves only a few at once.

    waits for its turn ──▶ is made ──▶ small: sent whole
                                  └──▶ large: streamed from its snapshot
                                         └─ the reader is slow: the rest goes into a file, and the snapshot is let go

So neither a crowd nor readers that stand still keep others from the database.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from typing import TypeVar
from weakref import WeakKeyDictionary

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from prm_desktop.errors import Busy

T = TypeVar("T")
AT_ONCE = 16
"""Answers that are made at the same time by one process; well below its threads and its connections."""
AT_ONCE_BYTES = 16 * 1024
"""Answers up to this size go out whole, larger ones as a stream."""
WAIT_SECONDS = 60.0
PATIENCE_SECONDS = 3.0
"""How long a reader may take over one piece before the rest is put aside for it."""
IN_MEMORY = 1024 * 1024
PIECE = 64 * 1024
GONE = 499
"""The status, never seen by anybody, of an answer that nobody waits for any more."""


class Relay:
    """Lets a number of answers be made at once. Belongs to one app, which may run in several event loops."""

    def __init__(self, at_once: int = AT_ONCE, patience: float = PATIENCE_SECONDS) -> None:
        self._at_once = at_once
        self._patience = patience
        self._turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()

    async def answer(
        self, request: Request, make: Callable[[], Iterator[bytes]], headers: dict[str, str], media_type: str
    ) -> Response:
        """The answer: whole where it is small, so that errors show before anything is sent, else as a stream.

        Raises what making its beginning raises, and `Busy` where its turn does not come.
        """
        turn = self._turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(self._at_once))
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await turn.acquire()
        except TimeoutError:
            raise Busy("The hub answers many others at present.") from None
        answer = _Answer(turn.release)
        try:
            if await request.is_disconnected():
                answer.close()
                return Response(status_code=GONE)
            answer.chunks = make()
            begin, more = await answer.at_chunks(_begin)
        except BaseException:
            answer.close()
            raise
        if not more:
            answer.close()
            return Response(begin, headers=headers, media_type=media_type)
        return StreamingResponse(answer.pieces(begin, self._patience), headers=headers, media_type=media_type)


class _Answer:
    """One answer on its way. `release` is called once, when the database is not needed for it any more."""

    def __init__(self, release: Callable[[], None]) -> None:
        self.chunks: Iterator[bytes] = iter(())
        self._release: Callable[[], None] | None = release
        self._aside: _Aside | None = None
        self._loop = asyncio.get_running_loop()
        self._lock = threading.Lock()
        self._at_work = False
        self._left = False

    async def at_chunks(self, work: Callable[[Iterator[bytes]], T]) -> T:
        """Do this with the chunks, on another thread. Where the reader goes meanwhile, that thread closes them."""
        return await run_in_threadpool(self._work, work)

    def _work(self, work: Callable[[Iterator[bytes]], T]) -> T:
        with self._lock:
            if self._left:
                raise RuntimeError("nobody waits for this answer any more")
            self._at_work = True
        try:
            return work(self.chunks)
        finally:
            if self._is_left():
                _close(self.chunks)
                with suppress(RuntimeError):  # the loop has ended, and with it whoever waits for a turn
                    self._loop.call_soon_threadsafe(self._released)

    def _is_left(self) -> bool:
        with self._lock:
            self._at_work = False
            return self._left

    async def pieces(self, begin: bytes, patience: float) -> AsyncIterator[bytes]:
        """The answer from its first bytes on; the snapshot is let go however it ends."""
        piece: bytes | None = begin
        try:
            while piece is not None:
                timer = self._loop.call_later(patience, self._put_aside)
                try:
                    yield piece
                finally:
                    timer.cancel()
                if self._aside is not None:
                    break
                piece = await self.at_chunks(_next)
            if self._aside is not None:
                async for data in self._aside.pieces():
                    yield data
        finally:
            self.close()

    def close(self) -> None:
        """Let go of what is held; safe to call twice."""
        if self._aside is not None:
            self._aside.stop()
            return
        with self._lock:
            self._left = True
            if self._at_work:
                return
        _close(self.chunks)
        self._released()

    def _put_aside(self) -> None:
        """The reader stands still: nobody else is at the chunks now."""
        self._aside = _Aside(self.chunks, self._loop)
        self._loop.run_in_executor(None, self._aside.write).add_done_callback(lambda _: self._released())

    def _released(self) -> None:
        release, self._release = self._release, None
        if release:
            release()


class _Aside:
    """What is left of an answer, in a file without a name. Read while it is written, or a client would give up."""

    def __init__(self, chunks: Iterator[bytes], loop: asyncio.AbstractEventLoop) -> None:
        self._chunks = chunks
        self._loop = loop
        self._file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed by whoever is last
        self._lock = threading.Lock()
        self._more = asyncio.Event()
        self._read = 0
        self._over = False
        self._unread = False
        self._error: BaseException | None = None

    def write(self) -> None:
        """Take all chunks, unless nobody wants them any more; on a thread of its own."""
        try:
            for chunk in self._chunks:
                with self._lock:
                    if self._unread:
                        break
                    self._file.seek(0, os.SEEK_END)
                    self._file.write(chunk)
                self._tell()
        except Exception as error:  # noqa: BLE001 - raised where it is read
            self._error = error
        finally:
            _close(self._chunks)
            with self._lock:
                self._over = True
                if self._unread:
                    self._file.close()
            self._tell()

    async def pieces(self) -> AsyncIterator[bytes]:
        """What was written, as it is written. Raises what making it raised."""
        while True:
            self._more.clear()
            data, over = await run_in_threadpool(self._next)
            if data:
                yield data
            elif not over:
                await self._more.wait()
            elif self._error is not None:
                raise self._error
            else:
                return

    def stop(self) -> None:
        """Nobody reads it any more; safe to call twice."""
        with self._lock:
            self._unread = True
            if self._over:
                self._file.close()

    def _next(self) -> tuple[bytes, bool]:
        with self._lock:
            if self._unread:
                return b"", True
            self._file.seek(self._read)
            data = self._file.read(PIECE)
            self._read += len(data)
            return data, self._over

    def _tell(self) -> None:
        with suppress(RuntimeError):  # the loop has ended, and with it whoever reads
            self._loop.call_soon_threadsafe(self._more.set)


def _close(chunks: Iterator[bytes]) -> None:
    close = getattr(chunks, "close", None)
    if close:
        close()


def _next(chunks: Iterator[bytes]) -> bytes | None:
    return next(chunks, None)


def _begin(chunks: Iterator[bytes]) -> tuple[bytes, bool]:
    """The first chunks, and whether there are more."""
    taken, size = [], 0
    for chunk in chunks:
        taken.append(chunk)
        size += len(chunk)
        if size > AT_ONCE_BYTES:
            return b"".join(taken), True
    return b"".join(taken), False
