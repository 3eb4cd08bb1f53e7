"""Compressing a stream of lines so that each page can be read as soon as it arrives: zstd, else gzip."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

import zstandard

Coder = tuple[Callable[[bytes], bytes], Callable[[], bytes], Callable[[], bytes]]
"""Compress a piece, flush what was taken so far, end the stream."""


def chosen_encoding(accepted: str) -> str:
    """The content encoding for an `Accept-Encoding` header: `zstd`, `gzip`, or none."""
    names = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        names[name.strip()] = weight.replace(" ", "") not in {"q=0", "q=0.0"}
    return next((name for name in ("zstd", "gzip") if names.get(name)), "")


def compressed(lines: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The lines as compressed chunks, one or more lines each; every chunk ends at the end of a line."""
    coder = _coder(encoding)
    if coder is None:
        yield from lines
        return
    compress, flush, end = coder
    for line in lines:
        yield compress(line) + flush()
    yield end()


def _coder(encoding: str) -> Coder | None:
    if encoding == "zstd":
        zstd = zstandard.ZstdCompressor(level=3).compressobj()
        return zstd.compress, lambda: zstd.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK), zstd.flush
    if encoding == "gzip":
        gzip = zlib.compressobj(level=3, wbits=31)
        return gzip.compress, lambda: gzip.flush(zlib.Z_SYNC_FLUSH), gzip.flush
    return None
