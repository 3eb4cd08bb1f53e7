"""Real sockets that misbehave: certificates, proxies, silence, dripping, bombs. The person is told which it is."""

from __future__ import annotations

import gzip
import itertools
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
import zstandard

from prm_desktop.errors import HubError, HubProblem, NotAHub, Offline, Untrusted
from sync import protocol
from sync.client import HubClient, MemoryTokens, Tokens
from sync.faults import retry_after
from tests.sync.servers import Authority, answering, request, server

HUB = protocol.HubInfo(service="prm-hub", hub_id="h", name="Hub", version="1", schema=1)
REQUEST = protocol.SyncRequest(client_id="c", schema=1)
HEAD = b'{"t":"head","hub_id":"h","hub_name":"H","epoch":"e","to":1,"last_mid":0}\n'
STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n"
MEGABYTE = 1_000_000


def told() -> bytes:
    """A hub's answer to the question who it is."""
    body = protocol.encode(HUB)
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body


def client(url: str, patience: float = 10.0, monotonic: Callable[[], float] = time.monotonic) -> HubClient:
    tokens = MemoryTokens(Tokens("access", "refresh", 1e12))
    return HubClient(url, tokens, patience=patience, monotonic=monotonic)


def failure(hub: HubClient, work: Callable[[HubClient], object]) -> HubError:
    with closing(hub), pytest.raises(HubError) as failed:
        work(hub)
    return failed.value


def syncs(hub: HubClient) -> object:
    return list(hub.exchange(REQUEST))


CERTIFICATES: dict[str, tuple[dict[str, Any], str]] = {
    "signed by itself": ({"by_itself": True}, "is not trusted"),
    "expired": ({"begins": -900, "ends": -400}, "has expired, by the clock of this computer"),
    "not valid yet": ({"begins": 400, "ends": 900}, "is not valid yet, by the clock of this computer"),
    "of another host": ({"host": "elsewhere.example"}, "belongs to another address"),
}


@pytest.mark.parametrize("which", CERTIFICATES)
def test_a_certificate_that_does_not_hold_is_told_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    made, words = CERTIFICATES[which]
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))
    seen: list[bytes] = []
    with server(lambda line, _: seen.append(request(line)), authority.context(**made)) as port:
        failed = failure(client(f"https://localhost:{port}"), syncs)
    assert isinstance(failed, Untrusted)
    assert (failed.code, words in failed.message, bool(failed.hint)) == ("certificate", True, True)
    assert seen == [], "nothing was sent to whoever it was"


def test_a_certificate_that_holds_lets_the_hub_be_spoken_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))
    with server(answering(told()), authority.context()) as port, closing(client(f"https://localhost:{port}")) as hub:
        assert hub.info().hub_id == "h"


def test_a_page_in_the_open_at_the_hubs_encrypted_address_is_no_hub() -> None:
    def page(line: socket.socket, _over: threading.Event) -> None:
        line.recv(65536)
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nHi")

    with server(page) as port:
        failed = failure(client(f"https://localhost:{port}"), HubClient.info)
    assert isinstance(failed, NotAHub)
    assert "does not speak TLS" in failed.message


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [
        (b"407 Proxy Authentication Required", NotAHub, "sign in"),
        (b"403 Forbidden", Offline, "does not let you through"),
    ],
)
def test_a_proxy_that_refuses_is_told(
    monkeypatch: pytest.MonkeyPatch, status: bytes, error: type[HubError], words: str
) -> None:
    with server(answering(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n")) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        failed = failure(client("https://hub.example"), HubClient.info)
    assert isinstance(failed, error)
    assert words in failed.message


def test_a_peer_that_falls_silent_ends_in_being_offline() -> None:
    def silent(line: socket.socket, over: threading.Event) -> None:
        request(line)
        over.wait(30)

    def half(line: socket.socket, over: threading.Event) -> None:
        request(line)
        line.sendall(STREAM + b"\r\n" + HEAD)
        over.wait(30)

    for talk in (silent, half):
        with server(talk) as port:
            failed = failure(client(f"http://127.0.0.1:{port}", patience=0.3), syncs)
        assert isinstance(failed, Offline)
        assert failed.message == "The hub did not answer in time."


def test_a_byte_now_and_then_ends_at_the_deadline() -> None:
    def drip(line: socket.socket, over: threading.Event) -> None:
        request(line)
        line.sendall(STREAM + b"\r\n" + HEAD)
        with suppress(OSError):
            while not over.wait(0.01):
                line.sendall(b" ")

    with server(drip) as port:  # half an hour passes within two seconds
        failed = failure(client(f"http://127.0.0.1:{port}", monotonic=lambda: time.monotonic() * 1000), syncs)
    assert isinstance(failed, Offline)
    assert failed.message == "The hub's answer took too long."


def bomb(encoding: str) -> Iterator[bytes]:
    """A gigabyte of blanks, in a megabyte at most."""
    blanks = b" " * MEGABYTE
    if encoding == "gzip":
        return itertools.repeat(gzip.compress(blanks * 10), 100)
    return itertools.repeat(zstandard.compress(blanks * 10), 100)


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
@pytest.mark.parametrize("what", ["an answer", "a stream", "a failure", "endless news"])
def test_a_bomb_is_given_up_before_it_fills_the_memory(encoding: str, what: str) -> None:
    types = {"a stream": protocol.MEDIA_TYPE, "endless news": protocol.EVENTS_TYPE}
    headers = {"content-type": types.get(what, "application/json"), "content-encoding": encoding}

    def handler(_: httpx.Request) -> httpx.Response:
        return httpx.Response(503 if what == "a failure" else 200, headers=headers, content=bomb(encoding))

    hub = HubClient("http://hub.example", MemoryTokens(Tokens("a", "r", 1e12)), transport=httpx.MockTransport(handler))
    tracemalloc.start()
    with closing(hub):
        if what == "endless news":
            assert not hub.wait_for_change(1, 1e9)
        else:
            with pytest.raises(HubProblem):
                syncs(hub) if what == "a stream" else hub.info()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 160 * MEGABYTE, f"{peak / MEGABYTE:.0f} MB"


def test_a_page_is_no_news() -> None:
    page = httpx.Response(200, html="<html>data: welcome to the hotel")
    hub = HubClient(
        "http://hub.example", MemoryTokens(Tokens("a", "r", 1e12)), transport=httpx.MockTransport(lambda _: page)
    )
    assert isinstance(failure(hub, lambda hub: hub.wait_for_change(1, 5)), NotAHub)


def test_a_date_to_wait_for_is_taken_by_the_hubs_clock_and_not_by_ours() -> None:
    years_ago = {"date": "Mon, 02 Mar 2009 09:00:00 GMT", "retry-after": "Mon, 02 Mar 2009 09:02:30 GMT"}
    assert retry_after(years_ago) == 150.0
    assert retry_after({"date": "x", "retry-after": "Mon, 02 Mar 2009 09:02:30 GMT"}) == 0.0
    assert retry_after({"retry-after": "Fri, 31 Dec 9999 23:59:59 -2300"}) in {0.0, 3600.0}
