"""The hub over HTTP: through the real client, and through whatever else may call it."""

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx
import hypothesis
import pytest
import schemathesis
import zstandard
from hypothesis import HealthCheck
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.leads import AcceptLead
from prm_desktop.errors import NotSignedIn
from sync import protocol
from sync.client import HubClient, MemoryTokens
from sync.hub import registration_api
from sync.hub.api import HubConfig, create_app
from sync.hub.auth import Auth
from sync.hub.inprocess import in_process_transport
from sync.hub.serving import HubServer
from tests.hub.support import ANN, CHEAP, Hub, lead, uid, wait_until

PASSWORD = "correct horse"


class Served:
    """A hub behind its HTTP face."""

    def __init__(self, hub: Hub, **config: Any) -> None:
        self.hub = hub
        self.app = create_app(hub.store, HubConfig(hasher=CHEAP, **config))
        self.transport = in_process_transport(self.app)
        self.http = httpx.Client(transport=self.transport, base_url="http://hub")
        Auth(hub.store, CHEAP).set_password(ANN, "ann", PASSWORD)

    def close(self) -> None:
        self.app.state.service.poker.close()
        self.http.close()

    def token(self) -> str:
        body = {"grant": "password", "user": "ann", "password": PASSWORD}
        return str(self.http.post("/v1/auth/token", json=body).json()["access_token"])


@pytest.fixture
def served(lite_hub: Hub) -> Iterator[Served]:
    made = Served(lite_hub)
    yield made
    made.close()


@pytest.fixture
def client(served: Served) -> HubClient:
    made = HubClient("http://hub", MemoryTokens(), transport=served.transport)
    made.sign_in("ann", PASSWORD)
    return made


def test_a_hub_says_what_it_is_to_anybody(client: HubClient, served: Served) -> None:
    info = client.info()
    assert (info.service, info.name, info.schema) == ("prm-hub", "PRM hub", SCHEMA)
    assert info.hub_id == served.hub.store.identity().hub_id


def test_a_connection_stays_open_longer_than_a_client_would_use_it_again(served: Served) -> None:
    mine = httpx.Limits().keepalive_expiry
    assert mine is not None
    assert HubServer(served.app).config.timeout_keep_alive > 2 * mine


def test_the_client_pushes_and_pulls_over_http(client: HubClient, served: Served) -> None:
    served.hub.put(lead())
    name = new_uuid7()
    head, *_, tail = client.exchange(protocol.SyncRequest(client_id=name, schema=1))
    assert isinstance(head, protocol.Head)
    accept = protocol.WireCommand(1, "lead.accept", {"lead_id": uid("lead")})
    state: dict[str, Any] = {"epoch": head.epoch, "cursor": head.to, "scopes": head.scopes}
    lines = list(client.exchange(protocol.SyncRequest(client_id=name, schema=1, commands=(accept,), **state)))
    assert isinstance(lines[0], protocol.Head)
    assert lines[0].results[0].status == "applied"
    assert isinstance(lines[1], protocol.Page)
    assert lines[-1] != tail


def test_a_long_answer_is_streamed_page_by_page(client: HubClient, served: Served) -> None:
    served.hub.store.load(lead(f"lead {number}", description=new_uuid7() * 40) for number in range(4500))
    lines = list(client.exchange(protocol.SyncRequest(client_id=new_uuid7(), schema=1)))
    sizes = [len(line.rows) for line in lines if isinstance(line, protocol.Page) and line.entity == "lead"]
    assert sizes == [250, 500, 1000, 2000, 750]


def test_who_stops_reading_a_long_answer_gives_its_snapshot_back(client: HubClient, served: Served) -> None:
    served.hub.store.load(lead(f"lead {number}", description=new_uuid7() * 40) for number in range(4500))
    answer = client.exchange(protocol.SyncRequest(client_id=new_uuid7(), schema=1))
    next(answer)
    answer.close()  # type: ignore[attr-defined]
    served.http.close()
    status = served.hub.store.engine.pool.status
    wait_until(lambda: "Current Checked out connections: 0" in status())  # the piece that was being made is made


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [("zstd, gzip", "zstd"), ("gzip, deflate", "gzip"), ("identity", ""), ("zstd;q=0, gzip", "gzip"), ("", "")],
)
def test_the_answer_is_compressed_as_the_client_can_read_it(served: Served, accepts: str, encoding: str) -> None:
    body = protocol.encode(protocol.SyncRequest(client_id=new_uuid7(), schema=1))
    headers = {"Authorization": f"Bearer {served.token()}", "Accept-Encoding": accepts}
    with served.http.stream("POST", "/v1/sync", content=body, headers=headers) as response:
        assert response.headers.get("content-encoding", "") == encoding
        assert response.headers["content-type"] == protocol.MEDIA_TYPE
        raw = b"".join(response.iter_raw())

    def unzstd(data: bytes) -> bytes:
        return zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()

    plain: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.decompress, "zstd": unzstd, "": bytes}
    lines = plain[encoding](raw).splitlines()
    assert isinstance(protocol.decode_line(lines[0]), protocol.Head)
    assert isinstance(protocol.decode_line(lines[-1]), protocol.Tail)


@pytest.mark.parametrize(
    ("call", "given", "status", "code"),
    [
        ("POST /v1/sync", {}, 401, "not_signed_in"),
        ("POST /v1/sync", {"headers": {"Authorization": "Bearer nonsense"}}, 401, "not_signed_in"),
        ("POST /v1/sync", {"headers": {"Authorization": "Basic x"}}, 401, "not_signed_in"),
        ("GET /v1/events", {}, 401, "not_signed_in"),
        ("POST /v1/auth/token", {"content": b"{"}, 400, "bad_input"),
        ("POST /v1/auth/token", {"content": b"\xff\xfe"}, 400, "bad_input"),
        ("POST /v1/auth/token", {"json": {"grant": "guess"}}, 400, "bad_input"),
        ("POST /v1/auth/token", {"json": {"grant": "password", "user": "x"}}, 401, "not_signed_in"),
        ("POST /v1/auth/token", {"json": {"grant": "refresh"}}, 401, "not_signed_in"),
        ("POST /v1/auth/token", {"content": b"x" * 20_000}, 413, "too_large"),
        ("GET /v1/nowhere", {}, 404, "http"),
        ("GET /v1/sync", {}, 405, "http"),
    ],
)
def test_every_error_is_a_problem(served: Served, call: str, given: dict[str, Any], status: int, code: str) -> None:
    response = served.http.request(*call.split(), **given)
    problem = response.json()
    assert (response.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["title"]
    assert ("www-authenticate" in response.headers) == (status == 401)


def test_a_request_that_cannot_be_read_is_a_problem_too(served: Served) -> None:
    headers = {"Authorization": f"Bearer {served.token()}"}
    response = served.http.post("/v1/sync", json={"client_id": 7}, headers=headers)
    assert (response.status_code, response.json()["code"]) == (400, "bad_input")
    response = served.http.get("/v1/events", params={"since": "x"}, headers=headers)
    assert response.status_code == 400


def test_too_many_tries_say_how_long_to_wait(served: Served) -> None:
    body = {"grant": "password", "user": "ann", "password": "wrong"}
    answers = [served.http.post("/v1/auth/token", json=body) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert answers[-1].headers["retry-after"] == "30"


def test_a_request_that_is_too_large_is_not_read_to_its_end(lite_hub: Hub) -> None:
    served = Served(lite_hub, max_request=1000)
    response = served.http.post("/v1/sync", content=b"x" * 5000, headers={"Authorization": f"Bearer {served.token()}"})
    assert response.status_code == 413
    served.close()


def test_arguments_nested_without_end_are_bad_input(served: Served) -> None:
    deep = '{"a":' * 50_000 + "1" + "}" * 50_000
    body = f'{{"client_id": "x", "schema": 1, "commands": [{{"mid": 1, "name": "x", "args": {deep}}}]}}'
    response = served.http.post("/v1/sync", content=body, headers={"Authorization": f"Bearer {served.token()}"})
    assert (response.status_code, response.json()["code"]) == (400, "bad_input")


def test_signing_out_ends_the_session(client: HubClient) -> None:
    client.sign_out()
    with pytest.raises(NotSignedIn):
        list(client.exchange(protocol.SyncRequest(client_id=new_uuid7(), schema=1)))


def test_the_session_goes_on_by_itself_after_the_access_token_has_ended(client: HubClient, served: Served) -> None:
    served.hub.clock.passes(minutes=20)
    assert list(client.exchange(protocol.SyncRequest(client_id=new_uuid7(), schema=1)))


def test_waiting_ends_at_once_when_something_changed_already(client: HubClient, served: Served) -> None:
    since = served.hub.store.version()
    served.hub.put(lead())
    assert client.wait_for_change(since, 20) is True


def test_waiting_for_nothing_ends_without_a_poke(client: HubClient, served: Served) -> None:
    assert client.wait_for_change(served.hub.store.version(), 0) is False


def test_what_changes_for_somebody_else_is_no_poke(client: HubClient, served: Served) -> None:
    since = served.hub.store.version()
    served.hub.put(lead("theirs", uid("south")))
    assert client.wait_for_change(since, 0) is False


def test_a_change_of_this_process_pokes_those_who_listen(served: Served) -> None:
    headers = {"Authorization": f"Bearer {served.token()}"}
    with served.http.stream("GET", "/v1/events", headers=headers) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        chunks = response.iter_raw()
        assert next(chunks).startswith(b":")
        served.hub.put(lead())
        assert next(chunks) == b"data: changed\n\n"
        client = served.hub.client()
        client.sync()
        client.do(AcceptLead(lead_id=uid("lead")))
        assert next(chunks) == b"data: changed\n\n"


def test_the_description_and_its_page_need_nothing_from_elsewhere(served: Served) -> None:
    page = served.http.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert "//" not in page.text.replace("</", "")
    described = served.http.get("/openapi.json").json()
    assert set(described["paths"]) == {
        protocol.SYNC_PATH,
        protocol.EVENTS_PATH,
        protocol.TOKEN_PATH,
        protocol.REVOKE_PATH,
        protocol.HUB_PATH,
        protocol.BLOBS_PATH,
        protocol.blob_path("{sha256}"),
        protocol.upload_path("{sha256}"),
        registration_api.PATH,
        f"{registration_api.PATH}/{{registration_id}}/{{verb}}",
    }
    names = set(described["components"]["schemas"])
    text = json.dumps(described)
    assert all(f'"#/components/schemas/{name}"' in text for name in names - {"Head", "Page", "Gone", "Tail"})


CONFORMANCE = [content_type_conformance, not_a_server_error, response_schema_conformance, status_code_conformance]


@pytest.mark.parametrize("signed_in", [False, True])
def test_whatever_is_sent_the_answer_is_one_that_is_described(served: Served, *, signed_in: bool) -> None:
    headers = {"Authorization": f"Bearer {served.token()}"} if signed_in else {}
    found = schemathesis.openapi.from_asgi("/openapi.json", served.app).get_all_operations()
    for operation in (result.ok() for result in found if isinstance(result, Ok)):
        statuses = set()
        for case in _cases(operation):
            body = json.dumps(case.body).encode() if case.method == "POST" else None
            query = {**case.query, "wait": 0} if operation.path == protocol.EVENTS_PATH else case.query
            given = httpx.Headers(dict(case.headers or {}))
            given.update(headers)
            answer = served.http.request(case.method, case.formatted_path, content=body, params=query, headers=given)
            case.validate_response(answer, checks=CONFORMANCE)
            statuses.add(answer.status_code)
        if operation.definition.raw.get("security"):
            assert (statuses == {401}) is not signed_in, f"{operation.label}: {statuses}"


def test_an_answer_that_is_not_described_is_noticed(served: Served) -> None:
    found = schemathesis.openapi.from_asgi("/openapi.json", served.app).get_all_operations()
    (hub,) = (item.ok() for item in found if isinstance(item, Ok) and item.ok().path == protocol.HUB_PATH)
    request = httpx.Request("GET", "http://hub" + protocol.HUB_PATH)
    wrong = httpx.Response(200, json={"service": "another"}, request=request)
    wrong.elapsed = timedelta()
    with pytest.raises(FailureGroup):
        _cases(hub)[0].validate_response(wrong, checks=CONFORMANCE)


def _cases(operation: Any) -> list[Any]:
    found: list[Any] = []

    @hypothesis.settings(
        max_examples=15, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @hypothesis.given(case=operation.as_strategy())
    def collect(case: Any) -> None:
        found.append(case)

    collect()
    return found
