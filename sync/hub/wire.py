"""Compressing a stream of lines so that each page can be read, and checked, as soon as it arrives: zstd, else gzip."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import zstandard


def chosen_encoding(accepted: str) -> str:
    """The content encoding for an `Accept-Encoding` header: `zstd`, `gzip`, or none."""
    names = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        names[name.strip()] = weight.replace(" ", "") not in {"q=0", "q=0.0"}
    return next((name for name in ("zstd", "gzip") if names.get(name)), "")


class Packed(bytes):
    """A line, or several, compressed as `compressed` would do it with zstd."""

    __slots__ = ()

    def line(self) -> bytes:
        """What it was made from."""
        return zstandard.ZstdDecompressor().decompress(self)


def packed(line: bytes) -> Packed:
    """The frame of a line, with a checksum of its own."""
    return Packed(zstandard.ZstdCompressor(level=3, write_checksum=True).compress(line))


def compressed(lines: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The lines as compressed chunks; every chunk ends at the end of a line.

    With zstd each chunk is a frame with a checksum of its own, so a page that was damaged on its way is noticed before
    it is stored. With gzip that is known only at the end of the stream. Lines may be `Packed` already.
    """
    if encoding == "zstd":
        yield from (line if isinstance(line, Packed) else packed(line) for line in lines)
        return
    lines = (line.line() if isinstance(line, Packed) else line for line in lines)
    if encoding == "gzip":
        gzip = zlib.compressobj(level=3, wbits=31)
        for line in lines:
            yield gzip.compress(line) + gzip.flush(zlib.Z_SYNC_FLUSH)
        yield gzip.flush()
    else:
        yield from lines
