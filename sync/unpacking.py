"""Decompressing an answer while it arrives.

The HTTP library does this too, but it takes a zstd stream of several frames for one that is over where a piece ends
with a frame, and each page of the hub is a frame.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import zstandard


def unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The chunks as they were before they were compressed with this content encoding; one unknown to us is left alone.

    Raises `ValueError` for a stream that is damaged or ends too early.
    """
    new = _STREAMS.get(encoding.strip().lower())
    if new is None:
        yield from chunks
        return
    stream = new()
    for data in filter(None, chunks):
        rest = data
        while rest:
            if stream.eof:
                stream = new()
            try:
                yield stream.decompress(rest)
            except (zstandard.ZstdError, zlib.error) as error:
                raise ValueError("the stream is damaged") from error
            rest = stream.unused_data
    if not stream.eof:
        raise ValueError("the stream ends too early")


_STREAMS: dict[str, Callable[[], Any]] = {
    "zstd": lambda: zstandard.ZstdDecompressor().decompressobj(),
    "gzip": lambda: zlib.decompressobj(wbits=31),
}
