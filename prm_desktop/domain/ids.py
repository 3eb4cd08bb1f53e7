"""Row ids: UUIDv7 (RFC 9562), so that ids made later sort later and index pages fill in order."""

from __future__ import annotations

import hashlib
import os
import time
import uuid


def new_uuid7() -> str:
    """A fresh id.

    The one place of the domain that reads the clock and randomness: call it where a person acts, never in a rule.
    """
    return uuid7_from(time.time_ns() // 1_000_000, os.urandom(10))


def uuid7_from(milliseconds: int, entropy: bytes) -> str:
    """The UUIDv7 of this Unix time with these ten random bytes."""
    head = milliseconds.to_bytes(6, "big")
    tail = bytearray(entropy[:10])
    tail[0] = 0x70 | (tail[0] & 0x0F)
    tail[2] = 0x80 | (tail[2] & 0x3F)
    return str(uuid.UUID(bytes=head + bytes(tail)))


def derived_id(source: str, purpose: str) -> str:
    """The id of a row that follows from another one: same time, other bits; both ends derive the same."""
    made = uuid.UUID(source)
    digest = hashlib.sha256(f"{source}/{purpose}".encode()).digest()
    return uuid7_from(int.from_bytes(made.bytes[:6], "big"), digest[:10])
