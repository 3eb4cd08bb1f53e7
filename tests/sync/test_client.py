"""What the network does, and what a person is told of it. Never is a page taken for data, or a fault for a refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from prm_desktop.errors import HubError, HubProblem, NotAHub, NotSignedIn, Offline
from sync import protocol
from sync.client import HubClient, MemoryTokens, Tokens
from sync.faults import retry_after
from tests.sync.replicas import Clock

REQUEST = protocol.SyncRequest(client_id="c", schema=1)
HEAD = protocol.Head(hub_id="h", hub_name="H", epoch="e", to=1, last_mid=0)
TAIL = protocol.Tail(to=1)
NDJSON = {"content-type": protocol.MEDIA_TYPE}
Handler = Callable[[httpx.Request], httpx.Response]


def client(handler: Handler, clock: Clock | None = None, expires_at: float = 1e12) -> HubClient:
    tokens = MemoryTokens(Tokens("access", "refresh", expires_at))
    timing = clock or Clock()
    return HubClient("http://hub.example", tokens, transport=httpx.MockTransport(handler), monotonic=timing.monotonic)


def answer(*lines: protocol.Line) -> httpx.Response:
    return httpx.Response(200, headers=NDJSON, content=b"".join(protocol.encode(line) + b"\n" for line in lines))


def failure(handler: Handler) -> HubError:
    with pytest.raises(HubError) as failed:
        list(client(handler).exchange(REQUEST))
    return failed.value


def test_an_answer_is_its_lines() -> None:
    assert list(client(lambda _: answer(HEAD, TAIL)).exchange(REQUEST)) == [HEAD, TAIL]


def test_an_answer_that_was_cut_off_does_not_count() -> None:
    assert "cut off" in failure(lambda _: answer(HEAD)).message


@pytest.mark.parametrize(
    ("response", "error", "words"),
    [
        (httpx.Response(200, html="<html>Welcome to Hotel Wi-Fi"), NotAHub, "web page"),
        (httpx.Response(200, json={"hello": 1}), NotAHub, "web page"),
        (httpx.Response(302, headers={"location": "http://portal.example"}), NotAHub, "sign in"),
        (httpx.Response(511, html="<html>"), NotAHub, "sign in"),
        (httpx.Response(407), NotAHub, "sign in"),
        (httpx.Response(401, html="<html>Sign in to this network"), NotAHub, "sign in"),
        (httpx.Response(404, html="<html>nginx"), NotAHub, "not as a hub"),
        (httpx.Response(503, headers={"retry-after": "17"}), HubProblem, "busy"),
        (httpx.Response(500, json={"title": "Broken", "status": 500}), HubProblem, "Broken"),
        (httpx.Response(200, headers=NDJSON, content=b'{"t":"head"\n'), HubProblem, "could not be read"),
        (httpx.Response(200, headers=NDJSON, content=b"\xff\xfe\n"), HubProblem, "could not be read"),
        (
            httpx.Response(200, headers=NDJSON | {"content-encoding": "gzip"}, content=iter([b"no gzip"])),
            HubProblem,
            "not be read",
        ),
    ],
)
def test_what_is_no_answer_is_told_in_words(response: httpx.Response, error: type[HubError], words: str) -> None:
    failed = failure(lambda _: response)
    assert isinstance(failed, error)
    assert words in failed.message
    assert failed.hint, "a person must know what is safe or what to do"


@pytest.mark.parametrize(
    "fault",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("reset"),
        httpx.ReadError("x"),
    ],
)
def test_a_broken_way_to_the_hub_is_being_offline(fault: Exception) -> None:
    def raises(_: httpx.Request) -> httpx.Response:
        raise fault

    assert isinstance(failure(raises), Offline)


def test_a_wrong_certificate_is_told_apart_from_being_offline() -> None:
    def raises(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed")

    assert isinstance(failure(raises), NotAHub)


def test_a_slow_drip_ends_at_the_deadline() -> None:
    clock = Clock()

    def drip(_: httpx.Request) -> httpx.Response:
        def chunks() -> Iterator[bytes]:
            while True:
                clock.wait(20)
                yield b" "

        return httpx.Response(200, headers={"content-type": "application/json"}, content=chunks())

    with pytest.raises(Offline, match="too long"):
        client(drip, clock).info()


def test_an_endless_line_is_cut_off() -> None:
    def endless(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=NDJSON, content=(b"x" * 1_000_000 for _ in range(1000)))

    assert "could not be read" in failure(endless).message


def test_an_ended_access_token_is_renewed_once_and_the_exchange_goes_on() -> None:
    asked: list[str] = []

    def hub(request: httpx.Request) -> httpx.Response:
        asked.append(f"{request.url.path} {request.headers.get('authorization', '')}".strip())
        if request.url.path == protocol.TOKEN_PATH:
            return httpx.Response(200, content=protocol.encode(_session()))
        return answer(HEAD, TAIL) if "fresh" in request.headers["authorization"] else httpx.Response(401)

    assert list(client(hub).exchange(REQUEST)) == [HEAD, TAIL]
    assert asked == ["/v1/sync Bearer access", "/v1/auth/token", "/v1/sync Bearer fresh"]


def test_a_token_about_to_end_is_renewed_before_it_is_used() -> None:
    def hub(request: httpx.Request) -> httpx.Response:
        if request.url.path == protocol.TOKEN_PATH:
            return httpx.Response(200, content=protocol.encode(_session()))
        assert request.headers["authorization"] == "Bearer fresh"
        return answer(HEAD, TAIL)

    assert len(list(client(hub, expires_at=0.0).exchange(REQUEST))) == 2


def test_a_session_that_has_ended_asks_for_the_person() -> None:
    assert isinstance(
        failure(lambda _: httpx.Response(401, json={"title": "No", "detail": "Session ended"})), NotSignedIn
    )


def _session() -> protocol.TokenAnswer:
    return protocol.TokenAnswer("fresh", "next", 900, "h", "H", "u", "p", "rep", "Anna")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("17", 17.0), ("999999", 3600.0), ("Mon, 01 Jan 2001 00:00:00 GMT", 0.0), ("soon", 0.0), ("", 0.0), ("-5", 0.0)],
)
def test_retry_after_is_read_in_both_forms_and_capped(header: str, seconds: float) -> None:
    assert retry_after({"retry-after": header}) == seconds


def test_waiting_with_a_client_that_was_closed_meanwhile_is_no_defect() -> None:
    made = client(lambda _request: httpx.Response(500))
    made.close()
    assert not made.wait_for_change(1, 60.0)
