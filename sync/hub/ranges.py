"""Which bytes an HTTP `Range` asks for (RFC 9110): one range, or all of it where it asks for something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.IGNORECASE | re.ASCII)


class Unsatisfiable(ValueError):
    """The range begins behind the end."""


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes from `start` up to, not including, `stop`."""

    start: int
    stop: int


def wanted(header: str, size: int) -> Span | None:
    """The bytes that are asked for of `size` bytes; None for all of them, also where the header is no single range.

    Raises `Unsatisfiable` where none of them exist.
    """
    found = _ONE.fullmatch(header.replace(" ", ""))
    if not found or found.group(1) == found.group(2) == "":
        return None
    first, last = found.groups()
    if not first:
        span = Span(max(size - int(last), 0), size)
    elif last and int(last) < int(first):
        return None
    else:
        span = Span(int(first), min(int(last) + 1, size) if last else size)
    if span.start >= span.stop:
        raise Unsatisfiable(header)
    return span
