"""The routes of the channel manager: which registrations wait, and deciding them. For the vendor's staff alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import msgspec
from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool

from prm_desktop.domain.commands import Actor
from prm_desktop.domain.registrations import UNDECIDED, RegistrationStatus
from prm_desktop.errors import BadInput, NotFound, NotSignedIn
from sync import protocol
from sync.hub import docs, problems
from sync.hub.bodies import decoded, whole_body
from sync.hub.people import load_person
from sync.hub.registrar import VERBS, Decision, Registered, RegisteredList, decide, waiting
from sync.hub.store import Store

PATH = "/v1/registrations"
MAX_DECISION = 20_000


@dataclass(frozen=True, slots=True)
class RegistrationRoutes:
    """What the routes work with. `user`: the id of who asks, or it raises `NotSignedIn`."""

    store: Store
    user: Callable[[Request], Awaitable[str]]

    def install(self, app: FastAPI) -> None:
        """Add the routes."""
        app.add_api_route(PATH, self.list, methods=["GET"], **docs.registrations(RegisteredList))
        where = PATH + "/{registration_id}/{verb}"
        app.add_api_route(where, self.decide, methods=["POST"], **docs.decision(Registered, Decision))

    async def list(self, request: Request) -> Response:
        """The registrations in one status, or those that wait for a decision."""
        await self._vendor(request)
        status = request.query_params.get("status", "")
        if status and status not in {str(item) for item in RegistrationStatus}:
            raise BadInput("“{name}” is no status of a registration.", name=status[:40])
        wanted = (status,) if status else tuple(str(item) for item in UNDECIDED)
        return _json(await run_in_threadpool(waiting, self.store, wanted))

    async def decide(self, request: Request, registration_id: str, verb: str) -> Response:
        """Review, approve, return, reject, or decide about an extension."""
        actor = await self._vendor(request)
        if verb not in VERBS:
            raise NotFound("There is no such decision.")
        decision = decoded(await whole_body(request, MAX_DECISION), Decision)
        return _json(await run_in_threadpool(decide, self.store, actor, verb, registration_id, decision))

    async def _vendor(self, request: Request) -> Actor:
        """Who asks. Raises `NotSignedIn`, and `Forbidden` for partners."""
        user_id = await self.user(request)
        person = await run_in_threadpool(self._person, user_id)
        if person is None:
            raise NotSignedIn("This account cannot be used any more.")
        if not person.is_vendor:
            raise problems.Forbidden("Only the vendor decides this.")
        return person

    def _person(self, user_id: str) -> Actor | None:
        with self.store.read() as conn:
            found = load_person(conn, user_id)
        return found.actor if found else None


def _json(answer: msgspec.Struct) -> Response:
    return Response(protocol.encode(answer), media_type="application/json", headers={"Cache-Control": "no-store"})
