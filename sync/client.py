"""The hub as the client sees it: bytes in, protocol types out, and every failure as one of our errors.

Nothing here touches the replica. The transport and the clock are arguments, so that the same code runs against a real
hub, a hub in this process, and a network full of faults.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from typing import Protocol, TypeVar

import httpx
import msgspec
import truststore

from prm_desktop.errors import HubError, HubProblem, NotAHub, NotSignedIn, Offline
from sync import protocol
from sync.faults import as_our_errors, check_status
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
LONGEST_SESSION = 86_400
"""Seconds after which an access token is renewed at the latest, whatever the hub says of it."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a session is made of. `expires_at`: Unix seconds by this machine's clock; `user`: whose it is."""

    access: str
    refresh: str
    expires_at: float
    user: str = ""


class TokenStore(Protocol):
    """Where the tokens are kept: inside the encrypted replica."""

    def load(self) -> Tokens | None:
        """The tokens, or None when signed out."""

    def save(self, tokens: Tokens | None) -> None:
        """Keep the tokens, or forget them. Raises `HubProblem` for those of somebody else."""


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

    def __init__(  # noqa: PLR0913 - two clocks, and how long a silence is borne
        self,
        base_url: str,
        tokens: TokenStore,
        *,
        transport: httpx.BaseTransport | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        patience: float = READ_SECONDS,
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
            timeout=httpx.Timeout(patience, connect=CONNECT_SECONDS),
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
            with as_our_errors():
                self._http.post(protocol.REVOKE_PATH, content=body, headers=_json(body))

    def exchange(self, request: protocol.SyncRequest) -> Iterator[protocol.Line]:
        """Push and pull in one exchange: the lines of the answer as they arrive, the `Head` first.

        Ends after the `Tail`; raises `HubProblem` where the answer was cut off before it.
        """
        tail: protocol.Tail | None = None
        with self._open(protocol.encode(request)) as response:
            self._check_media(response, protocol.MEDIA_TYPE)
            for line in protocol.lines(self._chunks(response), LINE_BYTES):
                found = _decoded(line)
                tail = found if isinstance(found, protocol.Tail) else None
                if tail is None:
                    yield found
        if tail is None:
            raise HubProblem("The answer was cut off before its end.", hint="Nothing was lost; it is asked for again.")
        yield tail

    def wait_for_change(self, since: int, seconds: float) -> bool:
        """Wait until the hub's feed has moved past `since`, at most about that long. True where it has.

        `close` ends it at once, from any thread, also where it has not begun yet.
        """
        try:
            return self._wait(since, self._monotonic() + seconds)
        except RuntimeError:  # what httpx says of a client that is closed
            if not self._closed:
                raise
            return False

    def _wait(self, since: int, end: float) -> bool:
        headers = self._bearer()
        with (
            as_our_errors(),
            self._http.stream("GET", protocol.EVENTS_PATH, params={"since": since}, headers=headers) as it,
        ):
            self._check_media(it, protocol.EVENTS_TYPE)
            self._listening.add(it)
            try:
                return self._hears(it, end)
            finally:
                self._listening.discard(it)

    def _hears(self, response: httpx.Response, end: float) -> bool:
        """Whether an event comes before the end; what is no event is not gathered."""
        before = b"\n"
        for chunk in response.iter_raw():
            heard = before + chunk
            if b"\ndata:" in heard:
                return True
            if self._closed or self._monotonic() >= end:
                return False
            before = heard[-len(b"\ndata") :]
        return False

    def _open(self, body: bytes) -> AbstractContextManager[httpx.Response]:
        return self.ask("POST", protocol.SYNC_PATH, body, _json(body))

    @contextmanager
    def ask(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Iterator[httpx.Response]:
        """Ask as the signed-in person; the answer is open until the block ends. Its status is the caller's to check.

        Raises `HubError` where there is no answer, or the session has ended for good.
        """
        with as_our_errors():
            response = self._send(method, path, body, headers or {})
            if response.status_code == httpx.codes.UNAUTHORIZED:
                response.close()
                self._renew()
                response = self._send(method, path, body, headers or {})
            try:
                yield response
            finally:
                response.close()

    def _send(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> httpx.Response:
        request = self._http.build_request(method, path, content=body, headers=self._bearer() | dict(headers))
        return self._http.send(request, stream=True)

    def received(self, response: httpx.Response, limit: int = STREAM_BYTES) -> Iterator[bytes]:
        """The decoded bytes of an answer as they arrive. Raises `Offline` where that takes too long, `HubProblem`."""
        return self._chunks(response, limit=limit)

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
        lasts = min(max(answer.expires_in, 0), LONGEST_SESSION)
        tokens = Tokens(answer.access_token, answer.refresh_token, self._wall() + lasts, answer.user_id)
        self.tokens.save(tokens)
        return tokens

    def _get_json(self, method: str, path: str, body: object, kind: type[T], patience: float = READ_SECONDS) -> T:
        content = protocol.encode(body) if body is not None else b""
        timeout = httpx.Timeout(patience, connect=min(patience, CONNECT_SECONDS))
        asked = self._http.stream(method, path, content=content or None, headers=_json(content), timeout=timeout)
        with as_our_errors(), asked as response:
            if not response.is_success:
                check_status(response, self._beginning(response))
            data = b"".join(self._chunks(response, ANSWER_SECONDS, SMALL_BYTES))
            if protocol.is_damaged(data, response.headers.get(protocol.DIGEST_HEADER, "")):
                raise HubProblem("Part of the hub's answer could not be read.")
            try:
                return msgspec.json.decode(data, type=kind)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                raise NotAHub("{host} answered, but not as a hub does.", host=response.url.host) from error

    def _check_media(self, response: httpx.Response, wanted: str) -> None:
        if response.status_code != httpx.codes.OK:
            check_status(response, self._beginning(response))
        right = response.headers.get("content-type", "").startswith(wanted)
        if response.status_code != httpx.codes.OK or not right:
            raise NotAHub("{host} answered with a web page instead of your data.", host=response.url.host)

    def _beginning(self, response: httpx.Response) -> bytes:
        """The body of a failure, as far as it can be read and is no longer than any of ours."""
        data = b""
        with suppress(HubError, httpx.HTTPError, ValueError):
            for chunk in self._chunks(response, ANSWER_SECONDS, SMALL_BYTES):
                data += chunk
        return data

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
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise HubProblem("Part of the hub's answer could not be read.") from error
