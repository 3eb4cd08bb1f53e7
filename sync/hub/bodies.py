"""What a request carries: its bytes up to a limit, and what they say."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from fastapi import Request
from starlette.requests import ClientDisconnect

from prm_desktop.errors import BadInput
from sync import protocol
from sync.hub import problems

T = TypeVar("T")
DRAINED = 4
"""How many times the limit of a request is read and thrown away, so that the refusal of it is heard."""


async def whole_body(request: Request, limit: int) -> bytes:
    """The body, kept no further than the limit. Raises `TooLarge`, `Damaged`, or `BadInput` where it breaks off."""
    taken, size = bytearray(), 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size <= limit:
                taken += chunk
            elif size > limit * DRAINED:
                break
    except ClientDisconnect as error:
        raise BadInput("The request broke off.") from error
    if size > limit:
        raise problems.TooLarge("The hub takes at most {limit} bytes.", limit=limit)
    return undamaged(bytes(taken), request.headers.get(protocol.DIGEST_HEADER, ""))


def undamaged(body: bytes, digest: str) -> bytes:
    """A request's body, where it is what its digest says. Raises `Damaged`."""
    if protocol.is_damaged(body, digest):
        raise problems.Damaged("The request was damaged on its way.")
    return body


def decoded(body: bytes, kind: type[T]) -> T:
    """A request's body as what it should be. Raises `BadInput`."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadInput("The request cannot be read: {error}", error=str(error)) from error
