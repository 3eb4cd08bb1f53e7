"""Attached files on their way up, and the commands that wait for them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prm_desktop.domain.attachments import Attachment
from prm_desktop.errors import BadInput, HubError, Offline
from prm_desktop.replica import blobs, outbox
from sync import protocol
from sync.blobs import Gone
from tests.sync.desks import (
    SECRET,
    UNSHRUNK,
    Desk,
    desk_of,
    library,
    note,
)
from tests.sync.hubs import World, cut_after, lead_id


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    yield from library(tmp_path)


@pytest.fixture
def anna(world: World, tmp_path: Path) -> Desk:
    return desk_of(world, "anna@hanse.example", tmp_path)


def test_an_attachment_made_offline_arrives_with_its_file(world: World, anna: Desk, tmp_path: Path) -> None:
    content = SECRET * 9_000
    done = anna.documents.attach("lead", lead_id(0), note(tmp_path, content))
    assert anna.documents.of("attachment", done.created["attachment_id"]).unsent
    anna.syncs()
    assert anna.pending() == []
    ben = desk_of(world, "ben@hanse.example", tmp_path)
    found = ben.documents.of("attachment", done.created["attachment_id"])
    ben.transfers.fetch(found.sha256, found.size)
    assert ben.documents.content(found) == content
    ben.documents.save_copy(found, tmp_path / "copy.txt")
    assert (tmp_path / "copy.txt").read_bytes() == content
    carla = desk_of(world, "carla@nordlys.example", tmp_path)
    assert carla.rep.desk.find("attachment") == []
    with pytest.raises(Gone):
        carla.transfers.fetch(found.sha256, found.size)


def test_a_command_waits_for_its_file_and_others_overtake_it_without_a_gap(anna: Desk, tmp_path: Path) -> None:
    made = anna.documents.attach("lead", lead_id(0), note(tmp_path)).created["attachment_id"]
    anna.rep.do("attachment.remove", attachment_id=made)
    anna.rep.do("lead.accept", lead_id=lead_id(0))
    anna.rep.sync()
    assert anna.pending() == ["attachment.add", "attachment.remove"]
    with anna.rep.desk.db.read() as conn:
        assert [item.mid for item in outbox.entries(conn)] == [0, 0]
        assert not outbox.has_sendable(conn)
    assert anna.transfers.send() == 1
    anna.rep.sync()
    assert (anna.pending(), anna.rep.desk.attention()) == ([], [])
    with anna.rep.desk.db.read() as conn:
        mids = {item.name: item.mid for item in outbox.entries(conn, pending_only=False)}
    assert mids == {"lead.accept": 1, "attachment.add": 2, "attachment.remove": 3}


def test_an_answer_that_was_lost_keeps_the_numbers_in_order(anna: Desk, tmp_path: Path) -> None:
    anna.documents.attach("lead", lead_id(0), note(tmp_path))
    anna.rep.do("lead.accept", lead_id=lead_id(0))
    anna.rep.wire.fault = cut_after(10)
    with pytest.raises(Offline):
        anna.rep.sync()
    anna.rep.wire.fault = None
    anna.transfers.send()
    anna.rep.sync()
    assert (anna.pending(), anna.rep.desk.attention()) == ([], [])


@pytest.mark.parametrize(("method", "often"), [("POST", 1), ("PATCH", 1), ("POST", 2), ("PATCH", 2)])
def test_an_upload_that_is_damaged_on_its_way_is_made_once_more(
    anna: Desk, tmp_path: Path, method: str, often: int
) -> None:
    anna.documents.attach("lead", lead_id(0), note(tmp_path))
    damaged = 0

    def fault(request: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        nonlocal damaged
        if (request.method, "/blobs" in request.url.path) == (method, True) and damaged < often:
            damaged += 1
            kept = {name: value for name, value in request.headers.items() if name != "content-length"}
            body = request.read()
            return anna.rep.wire.pass_on(httpx.Request(method, request.url, headers=kept, content=body[:5]))
        return send()

    anna.rep.wire.fault = fault
    if often > 1:
        with pytest.raises(Offline, match="damaged on its way"):
            anna.transfers.send()
    anna.syncs()
    assert damaged == often
    assert (anna.pending(), anna.rep.desk.attention()) == ([], [])


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=UNSHRUNK)
@given(lost=st.sets(st.integers(0, 8), max_size=5), seed_=st.binary(min_size=4, max_size=4))
def test_an_upload_goes_on_whichever_answers_are_lost(anna: Desk, tmp_path: Path, lost: set[int], seed_: bytes) -> None:
    content = seed_ * 600_000
    done = anna.documents.attach("lead", lead_id(0), note(tmp_path, content, f"{seed_.hex()}.bin"))
    count = 0

    def fault(request: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        nonlocal count
        count += 1
        if count in lost:
            send()
            raise httpx.ReadError("lost", request=request)
        return send()

    anna.rep.wire.fault = fault
    for _ in range(len(lost) + 1):
        try:
            anna.syncs()
            break
        except Offline:
            continue
    anna.rep.wire.fault = None
    anna.syncs()
    assert (anna.pending(), anna.rep.desk.attention()) == ([], [])
    document = anna.documents.of("attachment", done.created["attachment_id"])
    assert not document.unsent
    with anna.rep.desk.db.write() as conn:
        blobs.forget(conn, [document.sha256])
    anna.vault.remove(document.sha256)
    anna.transfers.fetch(document.sha256, document.size)
    assert anna.documents.content(document) == content


def test_bytes_that_were_changed_on_the_way_up_are_sent_again(world: World, anna: Desk, tmp_path: Path) -> None:
    anna.documents.attach("lead", lead_id(0), note(tmp_path))
    spoiled: list[str] = []

    def fault(request: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        if request.method == "PATCH" and not spoiled:
            spoiled.append(str(request.url))
            other = httpx.Request("PATCH", request.url, headers=request.headers, content=bytes(len(request.read())))
            return world.transport.handle_request(other)
        return send()

    anna.rep.wire.fault = fault
    anna.syncs()
    assert spoiled
    assert (anna.pending(), anna.rep.desk.attention()) == ([], [])


def test_what_the_hub_will_not_take_is_told_and_blocks_nothing(anna: Desk, tmp_path: Path) -> None:
    anna.documents.attach("lead", lead_id(0), note(tmp_path))
    anna.rep.do("lead.accept", lead_id=lead_id(0))

    def fault(request: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        if request.url.path == "/v1/blobs":
            return httpx.Response(413, json={"title": "Too large", "status": 413, "detail": "At most 1 byte."})
        return send()

    anna.rep.wire.fault = fault
    anna.syncs()
    assert anna.pending() == []
    item = anna.rep.desk.attention()[0]
    assert "Attach it again" in item.message
    anna.rep.wire.fault = None
    anna.rep.desk.resolve(item.id, "retry")
    anna.syncs()
    assert (anna.pending(), anna.rep.desk.attention()) == ([], [])


def test_unsent_files_are_never_evicted(anna: Desk, tmp_path: Path) -> None:
    anna.documents.attach("lead", lead_id(0), note(tmp_path))
    anna.limit = 0
    anna.transfers.make_room()
    assert len(anna.vault.names()) == 1
    anna.syncs()
    anna.transfers.make_room()
    assert anna.vault.names() == set()


def test_a_restored_hub_is_given_the_file_again(world: World, anna: Desk, tmp_path: Path) -> None:
    world.store.close()
    backup = (world.folder / "hub.db").read_bytes()
    anna.documents.attach("lead", lead_id(0), note(tmp_path))
    anna.syncs()
    assert anna.pending() == []
    world.transport.close()
    world.store.close()
    for left in world.folder.glob("hub.db-*"):
        left.unlink()
    (world.folder / "hub.db").write_bytes(backup)
    world.open()
    world.store.renew_epoch()
    anna.rep.wire.reroute(world.transport)
    for _ in range(3):
        anna.syncs()
    assert (anna.pending(), anna.rep.desk.attention()) == ([], [])
    with world.store.write() as unit:
        assert len(unit.find(Attachment)) == 1


@pytest.mark.parametrize(("content", "words"), [(b"", "empty"), (None, "cannot be read")])
def test_what_cannot_be_attached_changes_nothing(anna: Desk, tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "file.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput, match=words):
        anna.documents.attach("lead", lead_id(0), path)
    assert (anna.pending(), anna.vault.names()) == ([], set())


UNAVAILABLE = {
    "busy, and says for how long": httpx.Response(503, headers={"Retry-After": "5"}, json={"title": "Busy"}),
    "a proxy's page": httpx.Response(502, html="<h1>Bad Gateway</h1>"),
    "a proxy's other page": httpx.Response(500, html="<h1>Internal Server Error</h1>"),
    "a defect": httpx.Response(500, json={"title": "Internal Server Error", "code": "defect"}),
    "a full disk": httpx.Response(507, json={"title": "Insufficient Storage"}),
    "too slow": httpx.Response(408, json={"title": "Request Timeout"}),
}


@pytest.mark.parametrize("answer", UNAVAILABLE.values(), ids=UNAVAILABLE)
def test_a_hub_that_is_away_for_now_ends_the_round_and_nothing_is_given_up(
    anna: Desk, tmp_path: Path, answer: httpx.Response
) -> None:
    anna.documents.attach("lead", lead_id(0), note(tmp_path))
    anna.rep.wire.fault = lambda _request, _send: answer
    with pytest.raises(HubError):
        anna.transfers.send()
    anna.rep.wire.fault = None
    anna.syncs()
    assert (anna.pending(), anna.rep.desk.attention()) == ([], [])


def test_a_file_at_which_the_hub_fails_waits_and_holds_up_no_other(anna: Desk, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(b"Bad")
    good.write_bytes(b"Good")
    for path in (bad, good):
        anna.documents.attach("lead", lead_id(0), path)
    anna.rep.wire.fault = lambda request, send: (
        UNAVAILABLE["a defect"] if hashlib.sha256(b"Bad").hexdigest() in request.url.path else send()
    )
    anna.syncs()
    assert anna.pending() == ["attachment.add"]
    anna.rep.wire.fault = None
    anna.syncs()
    assert (anna.pending(), anna.rep.desk.attention()) == ([], [])


@pytest.mark.parametrize(("offset", "status"), [(0, 200), (0, 409), (-5, 200), (2**60, 200), (2**60, 409)])
def test_a_hub_that_never_has_enough_of_a_file_is_left_and_holds_up_nothing(
    anna: Desk, tmp_path: Path, offset: int, status: int
) -> None:
    anna.documents.attach("lead", lead_id(2), note(tmp_path))
    anna.rep.do("task.add", lead_id=lead_id(2), subject="Call back")

    def insatiable(request: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        if request.method != "PATCH":
            return send()
        body = protocol.encode(protocol.BlobStanding(offset, complete=False))
        headers = {protocol.UPLOAD_OFFSET: str(offset)} if status == 409 else {}
        return httpx.Response(status, headers=headers, json=msgspec.json.decode(body))

    anna.rep.wire.fault = insatiable
    anna.syncs()
    assert len(anna.rep.wire.bodies) < 40
    assert anna.pending() == []
    (item,) = anna.rep.desk.attention()
    assert "Attach it again" in item.message, "the person knows"
    anna.rep.wire.fault = None
    anna.rep.desk.resolve(item.id, "retry")
    anna.syncs()
    assert (anna.pending(), anna.rep.desk.attention()) == ([], [])
    assert [row.title for row in anna.rep.desk.timeline("lead", lead_id(2)) if row.title == "Call back"] == [
        "Call back"
    ]
