"""The yardstick of the hub's benchmark: a FastAPI app that takes a body and answers as many bytes as asked, no more."""

from __future__ import annotations

import os

from fastapi import FastAPI, Request, Response

app = FastAPI(openapi_url=None)
ANSWER = b"x" * int(os.environ.get("BARE_BYTES", "400"))


@app.post("/")
async def answer(request: Request) -> Response:
    """Read the body and answer."""
    await request.body()
    return Response(ANSWER, media_type="application/octet-stream")
