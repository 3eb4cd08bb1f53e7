"""Readers that stand still keep nobody from the database, and get their answer whole when they go on."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import cast

import pytest
from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from sync.hub.relay import AT_ONCE_BYTES, Relay

LARGE = [bytes([number]) * AT_ONCE_BYTES for number in range(6)]


class Caller:
    """A request whose sender may have hung up."""

    def __init__(self, *, gone: bool = False) -> None:
        self.gone = gone

    async def is_disconnected(self) -> bool:
        return self.gone


class Source:
    """An answer that knows whether it still holds its snapshot."""

    def __init__(self, chunks: list[bytes]) -> None:
        self.chunks = chunks
        self.made = 0
        self.held = False

    def __call__(self) -> Iterator[bytes]:
        self.made += 1
        self.held = True
        try:
            yield from self.chunks
        finally:
            self.held = False


class Slow(Source):
    """After its chunks it waits for a word."""

    def __init__(self, chunks: list[bytes]) -> None:
        super().__init__(chunks)
        self.at_work = threading.Event()
        self.go_on = threading.Event()

    def __call__(self) -> Iterator[bytes]:
        yield from super().__call__()
        self.held = True
        try:
            self.at_work.set()
            assert self.go_on.wait(30)
            yield LARGE[5]
        finally:
            self.held = False


def holds(source: Source) -> bool:
    return source.held


async def asked(relay: Relay, source: Source, caller: Caller | None = None) -> Response:
    return await relay.answer(cast("Request", caller or Caller()), source, {}, "text/plain")


async def read(response: Response) -> bytes:
    if not isinstance(response, StreamingResponse):
        return bytes(response.body)
    return b"".join([bytes(cast("bytes", piece)) async for piece in response.body_iterator])


def pieces(response: Response) -> AsyncIterator[bytes]:
    assert isinstance(response, StreamingResponse)
    return cast("AsyncIterator[bytes]", response.body_iterator.__aiter__())


def test_a_small_answer_is_sent_whole_and_its_turn_is_over() -> None:
    async def story() -> None:
        relay = Relay(at_once=1)
        for _ in range(3):
            assert await read(await asked(relay, Source([b"a", b"b"]))) == b"ab"

    asyncio.run(story())


def test_a_reader_that_stands_still_lets_the_next_one_in_and_misses_nothing() -> None:
    async def story() -> None:
        relay = Relay(at_once=1, patience=0.01)
        source = Source(LARGE)
        slow = pieces(await asked(relay, source))
        taken = [await anext(slow)]
        assert holds(source)
        other = await asyncio.wait_for(
            asked(relay, Source(LARGE)), 30
        )  # its turn comes although nobody reads the first
        assert not holds(source)
        assert await read(other) == b"".join(LARGE)
        taken += [piece async for piece in slow]
        assert b"".join(taken) == b"".join(LARGE)

    asyncio.run(story())


def test_what_is_put_aside_is_read_while_the_rest_is_made() -> None:
    async def story() -> None:
        relay, aside, go_on = Relay(at_once=1, patience=0.01), threading.Event(), threading.Event()

        def chunks() -> Iterator[bytes]:
            yield from LARGE[:4]
            aside.set()
            assert go_on.wait(30)
            yield from LARGE[4:]

        slow = pieces(await relay.answer(cast("Request", Caller()), chunks, {}, "text/plain"))
        taken = await anext(slow)
        waiting = asyncio.create_task(asked(relay, Source([b"a"])))
        assert await asyncio.to_thread(aside.wait, 30)
        while len(taken) < 4 * AT_ONCE_BYTES:
            taken += await asyncio.wait_for(anext(slow), 30)
        assert not waiting.done()
        go_on.set()
        assert await read(await waiting) == b"a"
        taken += b"".join([piece async for piece in slow])
        assert taken == b"".join(LARGE)

    asyncio.run(story())


def test_what_nobody_reads_any_more_is_not_made_to_its_end() -> None:
    async def story() -> None:
        relay, aside, go_on = Relay(at_once=1, patience=0.01), threading.Event(), threading.Event()
        made: list[int] = []

        def chunks() -> Iterator[bytes]:
            for number, chunk in enumerate(LARGE):
                if number == len(LARGE) // 2:
                    aside.set()
                    assert go_on.wait(30)
                made.append(number)
                yield chunk

        slow = pieces(await relay.answer(cast("Request", Caller()), chunks, {}, "text/plain"))
        await anext(slow)
        waiting = asyncio.create_task(asked(relay, Source([b"a"])))
        assert await asyncio.to_thread(aside.wait, 30)
        await anext(slow)
        await slow.aclose()  # type: ignore[attr-defined]  # an asynchronous generator
        go_on.set()
        assert await read(await waiting) == b"a"
        assert made == [0, 1, 2, 3]

    asyncio.run(story())


def test_a_reader_that_keeps_up_is_served_from_the_snapshot() -> None:
    async def story() -> None:
        relay = Relay(at_once=1, patience=3600)
        source = Source(LARGE)
        response = await asked(relay, source)
        assert holds(source)
        assert await read(response) == b"".join(LARGE)
        assert not holds(source)

    asyncio.run(story())


def test_who_hangs_up_gives_turn_and_snapshot_back() -> None:
    async def story() -> None:
        relay = Relay(at_once=1)
        source = Source(LARGE)
        stopped = pieces(await asked(relay, source))
        await anext(stopped)
        await stopped.aclose()  # type: ignore[attr-defined]  # an asynchronous generator
        assert not holds(source)
        assert await read(await asked(relay, Source([b"a"]))) == b"a"

    asyncio.run(story())


@pytest.mark.parametrize("before", [0, 2], ids=["at its beginning", "later"])
def test_who_hangs_up_while_a_piece_is_made_gives_turn_and_snapshot_back(before: int) -> None:
    async def story() -> None:
        relay, source = Relay(at_once=1), Slow(LARGE[:before])

        async def reads() -> None:
            await read(await asked(relay, source))

        reader = asyncio.ensure_future(reads())
        await asyncio.to_thread(source.at_work.wait, 30)
        reader.cancel()
        with suppress(asyncio.CancelledError):
            await reader
        assert holds(source), "somebody is at it"
        source.go_on.set()
        assert await asyncio.wait_for(read(await asked(relay, Source([b"a"]))), 30) == b"a"
        assert not holds(source)

    asyncio.run(story())


def test_nothing_is_made_for_somebody_who_has_gone_while_waiting() -> None:
    async def story() -> None:
        source = Source([b"a"])
        await asked(Relay(), source, Caller(gone=True))
        assert source.made == 0

    asyncio.run(story())


def test_an_answer_that_fails_gives_its_turn_back() -> None:
    async def story() -> None:
        relay = Relay(at_once=1)
        for _ in range(2):
            try:
                await asked(relay, Source(cast("list[bytes]", ["no bytes"])))
            except TypeError:
                continue
        assert await read(await asked(relay, Source([b"a"]))) == b"a"

    asyncio.run(story())
