"""Every error answer of the hub, as `application/problem+json`, whoever noticed it."""

from __future__ import annotations

import logging
import math
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from prm_desktop.domain.commands import Refusal
from prm_desktop.errors import BadInput, Busy, HubError, NotFound, NotSignedIn, UserError
from sync.hub.database import is_outage
from sync.protocol import Problem, encode

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 2


class TooLarge(BadInput):
    """The request has more bytes than the hub takes."""

    code = "too_large"
    default_title = "The request is too large"


class Damaged(BadInput):
    """The request is not what its sender sent."""

    code = "damaged"
    default_title = "The request was damaged"


class WrongContent(UserError):
    """All bytes of an upload are here, but they are not what their name says."""

    code = "wrong_content"
    default_title = "The content is not what was announced"


class Forbidden(UserError):
    """Whoever asks is signed in, but this is not theirs to do."""

    code = "forbidden"
    default_title = "That is not yours to do"


_STATUS: dict[type[UserError], int] = {
    NotSignedIn: HTTPStatus.UNAUTHORIZED,
    NotFound: HTTPStatus.NOT_FOUND,
    Forbidden: HTTPStatus.FORBIDDEN,
    Refusal: HTTPStatus.CONFLICT,
    TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    WrongContent: HTTPStatus.UNPROCESSABLE_ENTITY,
}


def install(app: FastAPI) -> None:
    """Let the app answer every error as a problem."""
    app.add_exception_handler(UserError, _any_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(DBAPIError, _any_error)
    app.add_exception_handler(PoolTimeout, _crowded)
    app.add_exception_handler(Exception, _any_error)


def problem(status: int, *, title: str = "", detail: str = "", code: str = "", retry: float = 0.0) -> Response:
    """One error answer. `retry`: seconds after which another try makes sense, 0 where nothing is said."""
    headers = {"Retry-After": str(math.ceil(retry))} if retry else {}
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = 'Bearer realm="prm-hub"'
    body = Problem(title=title or HTTPStatus(status).phrase, status=status, detail=detail, code=code)
    return Response(encode(body), status, headers, media_type=MEDIA_TYPE)


def answer_to(error: Exception) -> Response:
    """What a client is told where this was raised while it was answered."""
    if isinstance(error, UserError):
        return _told(error)
    if isinstance(error, DBAPIError) and is_outage(error):
        log.error("The database cannot be used: %s", error.orig)
        detail = "The hub's database cannot be used at present."
        return problem(503, detail=detail, code="database", retry=RETRY_SECONDS)
    log.error("A request failed", exc_info=error)
    return problem(500, detail="The hub has a defect. Nothing was lost; try again later.", code="defect")


async def _any_error(_request: Request, error: Exception) -> Response:
    return answer_to(error)


def _told(error: UserError) -> Response:
    status, retry = _status_of(error)
    return problem(status, title=error.title, detail=error.message, code=error.code, retry=retry)


def _status_of(error: UserError) -> tuple[int, float]:
    if isinstance(error, Busy):
        return HTTPStatus.SERVICE_UNAVAILABLE, RETRY_SECONDS
    if isinstance(error, HubError) and not isinstance(error, NotSignedIn):
        return HTTPStatus.TOO_MANY_REQUESTS, error.retry_after or RETRY_SECONDS
    kinds = (kind for kind in _STATUS if isinstance(error, kind))
    return next((_STATUS[kind] for kind in kinds), HTTPStatus.BAD_REQUEST), 0


async def _http_error(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    answer = problem(error.status_code, detail=str(error.detail), code="http")
    answer.headers.update(error.headers or {})
    return answer


async def _crowded(_request: Request, error: Exception) -> Response:
    log.error("All connections to the database are in use: %s", error)
    return problem(503, detail="The hub answers many others at present.", code="busy", retry=RETRY_SECONDS)
