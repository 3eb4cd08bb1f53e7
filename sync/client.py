"""The hub as the client sees it: bytes in, protocol types out, and every failure as one of our errors.

Nothing here touches the replica. The transport and the clock are arguments, so that the same code runs against a real
hub, a hub in this process, and a network full of faults.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol, TypeVar

import httpx
import msgspec
import truststore

from prm_desktop.errors import HubError, HubProblem, NotAHub, NotSignedIn, Offline
from sync import protocol
from sync.unpacking import unpacked

T = TypeVar("T")
CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
ANSWER_SECONDS = 60.0
"""How long a small answer may take in all; a slow drip is cut off, which a read timeout does not do."""
STREAM_SECONDS = 1800.0
SMALL_BYTES = 1_000_000
STREAM_BYTES = 8_000_000_000
LINE_BYTES = 64_000_000
TOO_EARLY = 30.0
"""Seconds before its end at which an access token is renewed."""
MAX_RETRY_AFTER = 3600.0


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a session is made of. `expires_at`: Unix seconds by this machine's clock."""

    access: str
    refresh: str
    expires_at: float


class TokenStore(Protocol):
    """Where the tokens are kept: inside the encrypted replica."""

    def load(self) -> Tokens | None:
        """The tokens, or None when signed out."""

    def save(self, tokens: Tokens | None) -> None:
        """Keep the tokens, or forget them."""


class MemoryTokens:
    """Tokens that live as long as the object; for the first sign-in, before there is a replica."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        self._tokens = tokens

    def load(self) -> Tokens | None:
        """The tokens, or None when signed out."""
        return self._tokens

    def save(self, tokens: Tokens | None) -> None:
        """Keep the tokens, or forget them."""
        self._tokens = tokens


class HubClient:
    """One hub, spoken to by one person. Safe for use from several threads."""

    def __init__(
        self,
        base_url: str,
        tokens: TokenStore,
        *,
        transport: httpx.BaseTransport | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.tokens = tokens
        self._monotonic = monotonic
        self._wall = wall
        self._closed = False
        self._listening: set[httpx.Response] = set()
        self._http = httpx.Client(
            base_url=self.base_url,
            transport=transport,
            verify=_trust(base_url),
            timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
            follow_redirects=False,
            headers={"Accept-Encoding": "zstd, gzip", "User-Agent": "prm-desktop"},
            trust_env=transport is None,
        )

    def close(self) -> None:
        """Close the connections, also those that wait for a word of the hub."""
        self._closed = True
        for response in list(self._listening):
            _hang_up(response)
        self._http.close()

    def info(self, patience: float = READ_SECONDS) -> protocol.HubInfo:
        """What the hub says of itself, in `patience` seconds. Raises `NotAHub` where something else answers."""
        return self._get_json("GET", protocol.HUB_PATH, None, protocol.HubInfo, patience)

    def sign_in(self, user: str, password: str, device: str = "") -> protocol.TokenAnswer:
        """Sign in and keep the tokens. Raises `NotSignedIn` where name or password is wrong."""
        request = protocol.TokenRequest(grant="password", user=user, password=password, device=device)
        answer = self._get_json("POST", protocol.TOKEN_PATH, request, protocol.TokenAnswer)
        self._keep(answer)
        return answer

    def sign_out(self) -> None:
        """Tell the hub that the session ends and forget the tokens, even where the hub cannot be told."""
        kept = self.tokens.load()
        self.tokens.save(None)
        if kept:
            body = protocol.encode(protocol.TokenRequest(grant="refresh", refresh_token=kept.refresh))
            with _as_our_errors():
                self._http.post(protocol.REVOKE_PATH, content=body, headers=_json(body))

    def exchange(self, request: protocol.SyncRequest) -> Iterator[protocol.Line]:
        """Push and pull in one exchange: the lines of the answer as they arrive, the `Head` first.

        Ends after the `Tail`; raises `HubProblem` where the answer was cut off before it.
        """
        held: protocol.Line | None = None
        with self._open(protocol.encode(request)) as response:
            _check_stream(response)
            for line in protocol.lines(self._chunks(response), LINE_BYTES):
                if held is not None:
                    yield held
                held = _decoded(line)  # until what follows is read: then the checksum behind it was right
        if not isinstance(held, protocol.Tail):
            raise HubProblem("The answer was cut off before its end.", hint="Nothing was lost; it is asked for again.")
        yield held

    def wait_for_change(self, since: int, seconds: float) -> bool:
        """Wait until the hub's feed has moved past `since`, at most about that long. True where it has.

        `close` ends it at once, from any thread.
        """
        end = self._monotonic() + seconds
        headers = self._bearer()
        with (
            _as_our_errors(),
            self._http.stream("GET", protocol.EVENTS_PATH, params={"since": since}, headers=headers) as it,
        ):
            _check_status(it, None if it.is_success else it.read()[:SMALL_BYTES])
            self._listening.add(it)
            try:
                for line in it.iter_lines():
                    if line.startswith("data:"):
                        return True
                    if self._closed or self._monotonic() >= end:
                        return False
            finally:
                self._listening.discard(it)
        return False

    @contextmanager
    def _open(self, body: bytes) -> Iterator[httpx.Response]:
        with _as_our_errors():
            response = self._send(body)
            if response.status_code == httpx.codes.UNAUTHORIZED:
                response.close()
                self._renew()
                response = self._send(body)
            try:
                yield response
            finally:
                response.close()

    def _send(self, body: bytes) -> httpx.Response:
        headers = self._bearer() | _json(body)
        request = self._http.build_request("POST", protocol.SYNC_PATH, content=body, headers=headers)
        return self._http.send(request, stream=True)

    def _bearer(self) -> dict[str, str]:
        kept = self.tokens.load()
        if kept is None:
            raise NotSignedIn("You are signed out.")
        if kept.expires_at - TOO_EARLY < self._wall():
            kept = self._renew()
        return {"Authorization": f"Bearer {kept.access}"}

    def _renew(self) -> Tokens:
        kept = self.tokens.load()
        if kept is None:
            raise NotSignedIn("You are signed out.")
        request = protocol.TokenRequest(grant="refresh", refresh_token=kept.refresh)
        answer = self._get_json("POST", protocol.TOKEN_PATH, request, protocol.TokenAnswer)
        return self._keep(answer)

    def _keep(self, answer: protocol.TokenAnswer) -> Tokens:
        tokens = Tokens(answer.access_token, answer.refresh_token, self._wall() + answer.expires_in)
        self.tokens.save(tokens)
        return tokens

    def _get_json(self, method: str, path: str, body: object, kind: type[T], patience: float = READ_SECONDS) -> T:
        content = protocol.encode(body) if body is not None else b""
        timeout = httpx.Timeout(patience, connect=min(patience, CONNECT_SECONDS))
        asked = self._http.stream(method, path, content=content or None, headers=_json(content), timeout=timeout)
        with _as_our_errors(), asked as response:
            data = b"".join(self._chunks(response, ANSWER_SECONDS, SMALL_BYTES))
            _check_status(response, data)
            if protocol.is_damaged(data, response.headers.get(protocol.DIGEST_HEADER, "")):
                raise HubProblem("Part of the hub's answer could not be read.")
            try:
                return msgspec.json.decode(data, type=kind)
            except msgspec.DecodeError as error:
                raise NotAHub("{host} answered, but not as a hub does.", host=response.url.host) from error

    def _chunks(
        self, response: httpx.Response, seconds: float = STREAM_SECONDS, limit: int = STREAM_BYTES
    ) -> Iterator[bytes]:
        end, size = self._monotonic() + seconds, 0
        encoding = response.headers.get("content-encoding", "")
        whole = response.is_closed  # it was read, and decoded, before
        for chunk in [response.content] if whole else unpacked(response.iter_raw(), encoding):
            size += len(chunk)
            if size > limit:
                raise HubProblem("The hub's answer is larger than any answer should be.")
            if self._monotonic() > end:
                raise Offline("The hub's answer took too long.")
            yield chunk


def _hang_up(response: httpx.Response) -> None:
    """End an answer that another thread is reading; closing it would wait for the next bytes."""
    stream = response.extensions.get("network_stream")
    line = stream.get_extra_info("socket") if stream is not None else None
    if line is not None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)


def _json(body: bytes) -> dict[str, str]:
    return {"Content-Type": "application/json", protocol.DIGEST_HEADER: protocol.content_digest(body)}


def _trust(base_url: str) -> ssl.SSLContext | bool:
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if base_url.startswith("https:") else True


def _decoded(line: bytes) -> protocol.Line:
    try:
        return protocol.decode_line(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise HubProblem("Part of the hub's answer could not be read.") from error


def _check_stream(response: httpx.Response) -> None:
    if response.status_code != httpx.codes.OK:
        _check_status(response, response.read()[:SMALL_BYTES])
    media = response.headers.get("content-type", "")
    if not media.startswith(protocol.MEDIA_TYPE):
        raise NotAHub("{host} answered with a web page instead of your data.", host=response.url.host)


def _check_status(response: httpx.Response, data: bytes | None = None) -> None:
    """Raise our error for an answer that is none: a sign-in page, a redirect, an overload, a refusal of the session."""
    code, host = response.status_code, response.url.host
    if code < httpx.codes.MULTIPLE_CHOICES:
        return
    problem = _problem(response, data)
    if code == httpx.codes.UNAUTHORIZED:
        raise NotSignedIn(problem.detail.replace("{", "(") or "Your session has ended.")
    if code == httpx.codes.NETWORK_AUTHENTICATION_REQUIRED or code in {301, 302, 303, 307, 308, 407}:
        raise NotAHub("This network wants you to sign in before it lets you through to {host}.", host=host)
    if code in {429, 502, 503, 504}:
        wait = retry_after(response.headers)
        raise HubProblem("The hub is busy at the moment.", title="The hub is busy", retry_after=wait)
    if not problem.title:
        raise NotAHub("{host} answered, but not as a hub does ({code}).", host=host, code=code)
    raise HubProblem("The hub could not answer: {detail}", detail=problem.detail or problem.title)


def _problem(response: httpx.Response, data: bytes | None) -> protocol.Problem:
    try:
        return msgspec.json.decode(data if data is not None else response.content, type=protocol.Problem)
    except (msgspec.DecodeError, httpx.StreamError):
        return protocol.Problem(title="")


def retry_after(headers: Mapping[str, str]) -> float:
    """The seconds that a `Retry-After` asks for, in either of its forms; 0 where there is none. Capped at an hour."""
    value = headers.get("retry-after", "").strip()
    if value.isdecimal():
        return min(float(value), MAX_RETRY_AFTER)
    try:
        seconds = (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return 0.0
    return min(max(seconds, 0.0), MAX_RETRY_AFTER)


@contextmanager
def _as_our_errors() -> Iterator[None]:
    """Turn what the network did into the error that a person understands."""
    try:
        yield
    except HubError:
        raise
    except httpx.ConnectError as error:
        if "certificate" in str(error).lower():
            raise NotAHub(
                "The hub's certificate is not trusted by this computer.",
                hint="On a public network, sign in to it with a browser first. Otherwise ask your administrator.",
            ) from error
        raise Offline("The hub could not be reached.") from error
    except httpx.TimeoutException as error:
        raise Offline("The hub did not answer in time.") from error
    except (httpx.DecodingError, ValueError) as error:
        raise HubProblem("Part of the hub's answer could not be read.") from error
    except httpx.HTTPError as error:
        raise Offline("The connection to the hub broke off.") from error
