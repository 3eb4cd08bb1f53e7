"""Where something else answers in the hub's place, the person is told so in words, and nothing is lost."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.journeys.driver import Account, Hub, Rep

pytestmark = pytest.mark.xdist_group("a_hotel_answers_instead_of_the_hub")
PAGE = b"<html><body>Welcome to the Grand Hotel! Please enter your room number. </body></html>"


@contextmanager
def somebody_else(port: int, status: int, body: bytes, **headers: str) -> Iterator[None]:
    """Answer every request at this port in one way."""

    class Answer(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = answer  # noqa: N815 - names of the library

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


ANSWERS = {
    "a sign-in page": (200, PAGE, {"Content_Type": "text/html"}, "not_a_hub"),
    "a redirect to one": (302, b"", {"Location": "http://hotel.example/"}, "not_a_hub"),
    "a page under our media type": (200, PAGE, {"Content_Type": "application/x-ndjson"}, "hub_problem"),
    "half an answer": (200, b'{"t":"head","hub_id":"x', {"Content_Type": "application/x-ndjson"}, "hub_problem"),
    "nothing at all": (200, b"", {"Content_Type": "application/x-ndjson"}, "hub_problem"),
    "a proxy that is down": (502, PAGE, {"Content_Type": "text/html"}, "hub_problem"),
    "a server of another kind": (404, PAGE, {"Content_Type": "text/html"}, "not_a_hub"),
    "compressed rubbish": (
        200, b"\x28\xb5\x2f\xfdrubbish", {"Content_Type": "application/x-ndjson", "Content_Encoding": "zstd"},
        "hub_problem",
    ),
}  # fmt: skip


def test_the_person_is_told_and_keeps_everything(hub: Hub, at_work: Callable[[Account], Rep]) -> None:
    rep = at_work(hub.colleagues()[0][0])
    lead = rep.sees("lead", "status=working")[0]
    leads = rep.sees("lead")
    with hub.away():
        for told, (answer, body, headers, code) in ANSWERS.items():
            with somebody_else(hub.port, answer, body, **headers):
                ended = rep.runs("sync", "--json")
                assert (ended.code, ended.told["code"]) == (3, code), told
                assert ended.told["message"], told
                assert ended.told["hint"], told
        with somebody_else(hub.port, 200, PAGE, Content_Type="text/html"):
            rep.logs(lead, "Called from the hotel")
            ended = rep.runs("sync")
            assert ended.code == 3
            assert "Traceback" not in ended.err
            assert "sign in" in ended.err.lower()
            status = rep.status()
            assert (status["online"], status["state"], status["pending"]) == (False, "offline", 1)
        assert rep.sees("lead") == leads

    assert rep.syncs()["pushed"] == 1
    assert "Called from the hotel" in {item["subject"] for item in rep.sees("activity", f"lead_id={lead['id']}")}


def test_signing_in_at_something_that_is_no_hub_leaves_nothing_behind(hub: Hub, place: Path) -> None:
    account = hub.colleagues()[0][0]
    newcomer = Rep(place / "newcomer", account, hub.url)
    with hub.away(), somebody_else(hub.port, 200, PAGE, Content_Type="text/html"):
        words = ["sign-in", "--hub", hub.url, "--user", account.user, "--password-stdin", "--json"]
        ended = newcomer.runs(*words, given=account.password + "\n")
    assert (ended.code, ended.told["code"]) == (3, "not_a_hub")
    assert newcomer.runs("status").code == 7
    assert not list(newcomer.home.rglob("*.db"))
