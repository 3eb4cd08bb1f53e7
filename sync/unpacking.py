"""Decompressing an answer while it arrives.

The HTTP library does this too, but it takes a zstd stream of several frames for one that is over where a piece ends
with a frame, and each page of the hub is a frame.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import zstandard

SLICE = 1024
"""Bytes that are unpacked at once. Of a bomb, in which 4 bytes stand for 128 KiB, they make 32 MiB."""
PIECE = 1024 * 1024
WINDOW = 8 * 1024 * 1024
"""What a stream may ask to be kept in memory (RFC 8878 names it as the least that every reader takes)."""


def unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The chunks as they were before they were compressed with this content encoding; one unknown to us is left alone.

    The end of a zstd frame comes out only when the checksum behind it was read, and was right. Raises `ValueError` for
    a stream that is damaged or ends too early.
    """
    new = _STREAMS.get(encoding.strip().lower())
    if new is None:
        yield from chunks
        return
    stream, held = new(), b""
    for data in filter(None, chunks):
        for start in range(0, len(data), SLICE):
            rest = data[start : start + SLICE]
            while rest:
                stream = new() if stream.eof else stream
                made = _taken(stream, rest)
                ready, held = (held + made, b"") if stream.eof else (held, made) if made else (b"", held)
                yield from (ready[place : place + PIECE] for place in range(0, len(ready), PIECE))
                rest = stream.unused_data
    if not stream.eof:
        raise ValueError("the stream ends too early")


def _taken(stream: Any, data: bytes) -> bytes:
    try:
        made: bytes = stream.decompress(data)
    except (zstandard.ZstdError, zlib.error) as error:
        raise ValueError("the stream is damaged") from error
    return made


_STREAMS: dict[str, Callable[[], Any]] = {
    "zstd": lambda: zstandard.ZstdDecompressor(max_window_size=WINDOW).decompressobj(),
    "gzip": lambda: zlib.decompressobj(wbits=31),
}
