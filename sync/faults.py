"""What a network, a proxy or a hub does wrong, as the errors that a person understands.

200 or 401 with a page, a redirect, 407, 511   somebody wants a sign-in first: `NotAHub`
a certificate that does not hold               `Untrusted`, which says why
429, 502, 503, 504                             busy, with the time to wait: `HubUnavailable`, like every other 5xx
no connection, a broken one, none in time      `Offline`
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
import msgspec

from prm_desktop.errors import HubError, HubProblem, HubUnavailable, NotAHub, NotSignedIn, Offline, Untrusted
from sync import protocol

MAX_RETRY_AFTER = 3600.0
"""Seconds. A hub that asks for more, or a header that is nonsense, does not keep anybody away for days."""
SIGN_IN_FIRST = {301, 302, 303, 307, 308, 401, 407, 511}
BUSY = {429, 502, 503, 504}
NOT_YET_VALID, EXPIRED, OTHER_HOST, OTHER_IP = 9, 10, 62, 64
"""Why OpenSSL does not accept a certificate (its X509_V_ERR numbers)."""


def check_status(response: httpx.Response, data: bytes) -> None:
    """Raise our error for an answer that is none: a sign-in page, a redirect, an overload, a refusal of the session."""
    code, host = response.status_code, response.url.host
    if response.is_success:
        return
    problem = _problem(data)
    if code == httpx.codes.UNAUTHORIZED and problem.title:  # else it is not the hub's word
        raise NotSignedIn(problem.detail.replace("{", "(") or "Your session has ended.")
    if code in SIGN_IN_FIRST:
        raise NotAHub("This network wants you to sign in before it lets you through to {host}.", host=host)
    if code in BUSY:
        raise _busy(retry_after(response.headers))
    if not problem.title:
        raise NotAHub("{host} answered, but not as a hub does ({code}).", host=host, code=code)
    told = problem.detail or problem.title
    if code == httpx.codes.REQUEST_TIMEOUT or response.is_server_error:
        raise HubUnavailable("The hub could not answer: {detail}", detail=told)
    raise HubProblem("The hub could not answer: {detail}", detail=told)


def _busy(wait: float) -> HubUnavailable:
    if not wait:
        return HubUnavailable("The hub is busy at the moment.", title="The hub is busy")
    return HubUnavailable(
        "The hub is busy and asks to be left alone for {seconds} seconds.",
        title="The hub is busy",
        hint="Everything you do is saved here; the next try comes by itself then.",
        retry_after=wait,
        seconds=round(wait),
    )


def was_damaged(data: bytes) -> bool:
    """Whether the hub says that it received something else than was sent: it is to be sent once more."""
    return _problem(data).code == "damaged"


def _problem(data: bytes) -> protocol.Problem:
    try:
        return msgspec.json.decode(data, type=protocol.Problem)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return protocol.Problem(title="")


def retry_after(headers: Mapping[str, str]) -> float:
    """The seconds that a `Retry-After` asks for, in either of its forms; 0 where there is none. Capped at an hour.

    A date is compared with the date of the answer, so that a clock here that is wrong by years does not matter.
    """
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,20}", value):
        return min(float(value), MAX_RETRY_AFTER)
    until = _date(value)
    if until is None:
        return 0.0
    now = _date(headers.get("date", "")) or datetime.now(UTC)
    return min(max((until - now).total_seconds(), 0.0), MAX_RETRY_AFTER)


def _date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None


@contextmanager
def as_our_errors() -> Iterator[None]:
    """Turn what the network did into the error that a person understands."""
    try:
        yield
    except HubError:
        raise
    except httpx.ProxyError as error:
        raise _proxy(error) from error
    except httpx.ConnectError as error:
        raise _unreached(error) from error
    except httpx.TimeoutException as error:
        raise Offline("The hub did not answer in time.") from error
    except (httpx.DecodingError, httpx.InvalidURL, ValueError, OverflowError, RecursionError) as error:
        raise HubProblem("Part of the hub's answer could not be read.") from error
    except httpx.HTTPError as error:
        raise Offline("The connection to the hub broke off.") from error


def _proxy(error: httpx.ProxyError) -> HubError:
    if "407" in str(error):
        return NotAHub("The proxy of this network wants you to sign in.", hint="Sign in to the proxy, then sync again.")
    return Offline("The proxy of this network does not let you through to the hub.")


def _unreached(error: httpx.ConnectError) -> HubError:
    cause = _ssl_error(error)
    if isinstance(cause, ssl.SSLCertVerificationError) or "certificate" in str(error).lower():
        return _untrusted(getattr(cause, "verify_code", 0))
    if cause is not None:
        return NotAHub("What answers at the hub's address does not speak TLS, so nothing was sent to it.")
    return Offline("The hub could not be reached.")


def _ssl_error(error: BaseException) -> ssl.SSLError | None:
    found: BaseException | None = error
    while found is not None and not isinstance(found, ssl.SSLError):
        found = found.__cause__ or found.__context__
    return found


def _untrusted(code: int) -> Untrusted:
    if code in {NOT_YET_VALID, EXPIRED}:
        clock = "Check the date and time of this computer. If they are right, tell your channel manager."
        if code == EXPIRED:
            return Untrusted("The hub's certificate has expired, by the clock of this computer.", hint=clock)
        return Untrusted("The hub's certificate is not valid yet, by the clock of this computer.", hint=clock)
    if code in {OTHER_HOST, OTHER_IP}:
        return Untrusted("The certificate that answered belongs to another address than the hub's.")
    return Untrusted("The hub's certificate is not trusted by this computer.")
