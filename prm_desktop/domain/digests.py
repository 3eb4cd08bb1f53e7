"""What tells whether two copies of the same rows are equal, without sending them (sync/README.md, "Digests").

    fingerprint(row) = the first 8 bytes of SHA-256 over the row as a JSON array, as a number, the first byte highest
    Sum              = how many rows, the sum of their versions, and the sum of their fingerprints modulo 2^64

A sum does not depend on the order of its rows, and shows a changed field even where the version is the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

BYTES = 8
MODULUS = 1 << (8 * BYTES)
_encode = msgspec.json.Encoder().encode

Triple = tuple[int, int, str]
"""A sum as it travels: rows, versions, and the fingerprints as 16 hexadecimal digits."""
NOTHING: Triple = (0, 0, "0" * (2 * BYTES))
"""The sum of no rows."""


def fingerprint(values: Sequence[str | int]) -> int:
    """The fingerprint of a row, from its stored values in the order of the columns."""
    return int.from_bytes(hashlib.sha256(_encode(values)).digest()[:BYTES], "big")


class Sum:
    """Adds up rows."""

    __slots__ = ("_content", "_rows", "_versions")

    def __init__(self) -> None:
        self._rows = self._versions = self._content = 0

    def add(self, version: int, mark: int) -> None:
        """Count one row with this version and this fingerprint."""
        self._rows += 1
        self._versions += version
        self._content += mark

    def triple(self) -> Triple:
        """The sum as it travels."""
        return self._rows, self._versions, f"{self._content % MODULUS:0{2 * BYTES}x}"
