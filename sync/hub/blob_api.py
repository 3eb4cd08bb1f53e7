"""The routes of blobs: download by range, upload in pieces. Thin; what they mean is in `blobs`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import FastAPI, Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from prm_desktop.errors import BadInput
from sync import protocol
from sync.hub import bodies, docs, problems, ranges
from sync.hub.blobs import Blobs, WrongOffset

MAX_PIECE = 8_000_000
"""Bytes in one request of an upload."""
MAX_OFFER = 1000


@dataclass(frozen=True, slots=True)
class BlobRoutes:
    """What the routes work with. `user`: the id of who asks, or it raises `NotSignedIn`."""

    blobs: Blobs
    user: Callable[[Request], Awaitable[str]]

    def install(self, app: FastAPI) -> None:
        """Add the routes."""
        where, upload = protocol.blob_path("{sha256}"), protocol.upload_path("{sha256}")
        app.add_api_route(where, self.download, methods=["GET"], **docs.download())
        app.add_api_route(where, self.measure, methods=["HEAD"], **docs.download())
        app.add_api_route(
            protocol.BLOBS_PATH,
            self.offer,
            methods=["POST"],
            **docs.answers(protocol.BlobStanding, protocol.BlobOffer, signed_in=True),
        )
        app.add_api_route(upload, self.standing, methods=["HEAD"], **docs.upload_standing())
        app.add_api_route(upload, self.append, methods=["PATCH"], **docs.upload_piece())

    async def download(self, request: Request, sha256: str) -> Response:
        """The bytes of a blob, or the range of them that is asked for."""
        user_id = await self.user(request)
        size = await run_in_threadpool(self.blobs.size, user_id, sha256)
        headers = {
            "ETag": f'"{sha256}"',
            "Accept-Ranges": "bytes",
            "Cache-Control": "private, no-store",
            "Content-Disposition": "attachment",
            "X-Content-Type-Options": "nosniff",
        }
        asked = request.headers.get("range", "")
        if request.headers.get("if-range", headers["ETag"]) != headers["ETag"]:
            asked = ""
        try:
            span = ranges.wanted(asked, size)
        except ranges.Unsatisfiable:
            answer = problems.problem(416, detail="The file has no such bytes.", code="range")
            answer.headers["Content-Range"] = f"bytes */{size}"
            return answer
        status, whole = (206, span) if span else (200, ranges.Span(0, size))
        if span:
            headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
        headers["Content-Length"] = str(whole.stop - whole.start)
        media = "application/octet-stream"
        if request.method == "HEAD":
            return Response(None, status, headers, media_type=media)
        return StreamingResponse(self.blobs.read(sha256, whole), status, headers, media_type=media)

    async def measure(self, request: Request, sha256: str) -> Response:
        """What a download would answer, without the bytes."""
        return await self.download(request, sha256)

    async def offer(self, request: Request) -> Response:
        """Announce an upload, or learn how far it is."""
        user_id = await self.user(request)
        offer = bodies.decoded(await bodies.whole_body(request, MAX_OFFER), protocol.BlobOffer)
        return _standing(await run_in_threadpool(self.blobs.offer, user_id, offer))

    async def standing(self, request: Request, sha256: str) -> Response:
        """Say where the next bytes of an upload begin."""
        user_id = await self.user(request)
        found = await run_in_threadpool(self.blobs.standing, user_id, sha256)
        return Response(None, 204, _headers(found))

    async def append(self, request: Request, sha256: str) -> Response:
        """Take the bytes that follow. What had arrived before a connection broke is kept."""
        user_id = await self.user(request)
        offset = request.headers.get(protocol.UPLOAD_OFFSET, "")
        if not (offset.isascii() and offset.isdecimal() and len(offset) < 19):  # noqa: PLR2004 - digits of 63 bits
            raise BadInput("“{name}” takes a whole number.", name=protocol.UPLOAD_OFFSET)
        data, whole = await _arrived(request, MAX_PIECE)
        if whole:
            bodies.undamaged(data, request.headers.get(protocol.DIGEST_HEADER, ""))
        try:
            standing = await run_in_threadpool(self.blobs.append, user_id, sha256, int(offset), data)
        except WrongOffset as error:
            answer = problems.problem(409, title=error.title, detail=error.message, code=error.code)
            answer.headers[protocol.UPLOAD_OFFSET] = str(error.at)
            return answer
        if not whole:
            raise BadInput("The request broke off.")
        return _standing(standing)


def _headers(standing: protocol.BlobStanding) -> dict[str, str]:
    complete = "?1" if standing.complete else "?0"
    return {
        protocol.UPLOAD_OFFSET: str(standing.offset),
        protocol.UPLOAD_COMPLETE: complete,
        "Cache-Control": "no-store",
    }


def _standing(standing: protocol.BlobStanding) -> Response:
    return Response(protocol.encode(standing), headers=_headers(standing), media_type="application/json")


async def _arrived(request: Request, limit: int) -> tuple[bytes, bool]:
    """What has arrived of a body, and whether it is all of it. Raises `TooLarge`."""
    taken = bytearray()
    try:
        async for chunk in request.stream():
            taken += chunk
            if len(taken) > limit:
                raise problems.TooLarge("The hub takes at most {limit} bytes at once.", limit=limit)
    except ClientDisconnect:
        return bytes(taken), False
    return bytes(taken), True
