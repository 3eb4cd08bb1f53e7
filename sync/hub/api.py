"""The hub's HTTP face: a thin layer over auth, exchange and events. Every error leaves as a problem (`problems`)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version

import msgspec
from argon2 import PasswordHasher
from fastapi import FastAPI, Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from prm_desktop.domain.entities import SCHEMA
from prm_desktop.errors import BadInput, NotSignedIn
from sync import protocol
from sync.hub import docs, problems
from sync.hub.auth import Auth
from sync.hub.blob_api import BlobRoutes
from sync.hub.blobs import Blobs
from sync.hub.bodies import decoded, whole_body
from sync.hub.events import MAX_WAIT_SECONDS, Poker
from sync.hub.exchange import Exchange
from sync.hub.pull import Terms
from sync.hub.push import Decoder, Pusher, decode
from sync.hub.registration_api import RegistrationRoutes
from sync.hub.relay import Relay
from sync.hub.store import Store
from sync.hub.upkeep import upkeep
from sync.hub.wire import chosen_encoding, compressed


@dataclass(frozen=True, slots=True)
class HubConfig:
    """How the hub behaves as a server. Sizes in bytes; `upkeep_seconds` between two rounds of upkeep, 0 = none."""

    max_request: int = 16_000_000
    max_sign_in: int = 10_000
    upkeep_seconds: float = 0.0
    max_blob: int = 250_000_000
    hasher: PasswordHasher | None = None
    decoder: Decoder = decode
    terms: Terms | None = None


class Service:
    """What the routes share: one store and what works on it."""

    def __init__(self, store: Store, config: HubConfig) -> None:
        self.store = store
        self.config = config
        self.auth = Auth(store, config.hasher)
        self.exchange = Exchange(store, Pusher(store, config.decoder), config.terms)
        self.poker = Poker(store)
        self.relay = Relay()
        self.blobs = Blobs(store, config.max_blob)

    async def user(self, request: Request) -> str:
        """The id of the signed-in user. Raises `NotSignedIn`."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise NotSignedIn("Please sign in.")
        return await run_in_threadpool(self.auth.user_of, token.strip())

    def info(self) -> protocol.HubInfo:
        """What it says of itself."""
        found = self.store.identity()
        return protocol.HubInfo("prm-hub", found.hub_id, found.name, _version(), SCHEMA)


def create_app(store: Store, config: HubConfig | None = None) -> FastAPI:
    """The hub as an ASGI app over this store."""
    service = Service(store, config or HubConfig())

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        task = asyncio.create_task(upkeep(service.store, service.auth, service.blobs, service.config.upkeep_seconds))
        yield
        service.poker.close()
        task.cancel()

    app = FastAPI(title="PRM hub", version=_version(), lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.service = service
    problems.install(app)
    _add_public(app, service)
    _add_session(app, service)
    _add_sync(app, service)
    BlobRoutes(service.blobs, service.user).install(app)
    RegistrationRoutes(service.store, service.user).install(app)
    docs.install(app)
    return app


def _add_public(app: FastAPI, service: Service) -> None:
    @app.get(protocol.HUB_PATH, **docs.answers(protocol.HubInfo))
    async def hub() -> Response:
        """Say what this is: the way to tell a hub from a captive portal."""
        return json_answer(await run_in_threadpool(service.info))


def _add_session(app: FastAPI, service: Service) -> None:
    @app.post(protocol.TOKEN_PATH, **docs.answers(protocol.TokenAnswer, protocol.TokenRequest))
    async def token(request: Request) -> Response:
        """Sign in with a password, or renew a session with its refresh token."""
        asked = decoded(await whole_body(request, service.config.max_sign_in), protocol.TokenRequest)
        answer = json_answer(await run_in_threadpool(service.auth.token, asked))
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @app.post(protocol.REVOKE_PATH, status_code=204, **docs.answers(None, protocol.TokenRequest))
    async def revoke(request: Request) -> Response:
        """End the session of a refresh token."""
        asked = decoded(await whole_body(request, service.config.max_sign_in), protocol.TokenRequest)
        await run_in_threadpool(service.auth.revoke, asked.refresh_token)
        return Response(status_code=HTTPStatus.NO_CONTENT)


def _add_sync(app: FastAPI, service: Service) -> None:
    @app.post(
        protocol.SYNC_PATH, **docs.answers(protocol.Line, protocol.SyncRequest, protocol.MEDIA_TYPE, signed_in=True)
    )
    async def sync(request: Request) -> Response:
        """Take commands and send what changed, as a stream of lines: head, pages, tail."""
        user_id = await service.user(request)
        asked = decoded(await whole_body(request, service.config.max_request), protocol.SyncRequest)
        encoding = chosen_encoding(request.headers.get("accept-encoding", ""))
        headers = {"Cache-Control": "no-store", **({"Content-Encoding": encoding} if encoding else {})}

        def lines() -> Iterator[bytes]:
            return compressed(service.exchange.pieces(user_id, asked), encoding)

        return await service.relay.answer(request, lines, headers, protocol.MEDIA_TYPE)

    @app.get(protocol.EVENTS_PATH, **docs.events())
    async def events(request: Request) -> Response:
        """Poke when something changed: as server-sent events, or once within `wait` seconds."""
        user_id = await service.user(request)
        since = _number(request, "since") if "since" in request.query_params else None
        if "wait" in request.query_params:
            wait = min(_number(request, "wait"), MAX_WAIT_SECONDS)
            changed = await service.poker.wait(user_id, since or 0, wait)
            return (
                Response("data: changed\n\n", media_type="text/event-stream") if changed else Response(status_code=204)
            )
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(service.poker.stream(user_id, since), media_type="text/event-stream", headers=headers)


def _number(request: Request, name: str) -> int:
    value = request.query_params.get(name, "0")
    if not (value.isascii() and value.isdecimal() and len(value) < 19):  # noqa: PLR2004 - digits that fit 63 bits
        raise BadInput("“{name}” takes a whole number.", name=name)
    return int(value)


def json_answer(answer: msgspec.Struct) -> Response:
    """A small answer, with the digest by which a damaged one is noticed."""
    body = protocol.encode(answer)
    headers = {protocol.DIGEST_HEADER: protocol.content_digest(body)}
    return Response(body, headers=headers, media_type="application/json")


@cache
def _version() -> str:
    try:
        return version("prm-desktop")
    except PackageNotFoundError:
        return "0"
