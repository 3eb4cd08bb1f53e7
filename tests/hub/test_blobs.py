"""Blobs at the hub: who may read them, how they arrive whatever breaks off, when they go."""

import hashlib
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prm_desktop.domain.attachments import AddAttachment, Attachment, RemoveAttachment
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.literature import Asset
from prm_desktop.errors import NotFound
from sync import protocol
from sync.hub.api import HubConfig, create_app
from sync.hub.auth import Auth
from sync.hub.blobs import Blobs, WrongOffset
from sync.hub.inprocess import in_process_transport
from sync.hub.problems import WrongContent
from sync.hub.ranges import Span
from tests.hub.support import ABE, ANN, CHEAP, GOLD, SAM, VERA, Hub, lead, uid

CONTENT = bytes(range(256)) * 400
SHA = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def blobs(hub: Hub, tmp_path: Path) -> Blobs:
    hub.store.blobs.folder = tmp_path / "blobs"
    return Blobs(hub.store, 1_000_000)


def upload(blobs: Blobs, user: str, content: bytes, piece: int = 40_000) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    standing = blobs.offer(user, protocol.BlobOffer(sha256, len(content)))
    while not standing.complete:
        at = standing.offset
        standing = blobs.append(user, sha256, at, content[at : at + piece])
    return sha256


def read(blobs: Blobs, user: str, sha256: str) -> bytes:
    return b"".join(blobs.read(sha256, Span(0, blobs.size(user, sha256))))


def attach(sha256: str = SHA, size: int = len(CONTENT)) -> AddAttachment:
    return AddAttachment(
        record_kind="lead",
        record_id=uid("lead"),
        file_name="plan.pdf",
        sha256=sha256,
        size=size,
        attachment_id=new_uuid7(),
    )


def test_what_somebody_uploads_only_they_can_read(blobs: Blobs) -> None:
    assert upload(blobs, ANN, CONTENT) == SHA
    assert read(blobs, ANN, SHA) == CONTENT
    for other in (ABE, SAM):
        with pytest.raises(NotFound):
            blobs.size(other, SHA)


def test_an_attachment_opens_it_to_those_who_see_the_record_and_to_nobody_else(hub: Hub, blobs: Blobs) -> None:
    hub.put(lead())
    upload(blobs, ANN, CONTENT)
    ann = hub.client(ANN)
    ann.sync()
    assert ann.do(attach()).status == "applied"
    assert read(blobs, ABE, SHA) == read(blobs, VERA, SHA) == CONTENT
    with pytest.raises(NotFound):
        blobs.size(SAM, SHA)


def test_literature_is_open_to_its_levels(hub: Hub, blobs: Blobs) -> None:
    blobs.add([CONTENT])
    hub.put(Asset(id=uid("asset"), title="Guide", sha256=SHA, size=len(CONTENT), levels=(GOLD,)))
    assert read(blobs, SAM, SHA) == CONTENT
    with pytest.raises(NotFound):
        blobs.size(ANN, SHA)


def test_who_only_knows_the_name_of_another_s_file_cannot_attach_it(hub: Hub, blobs: Blobs) -> None:
    hub.put(lead())
    upload(blobs, SAM, CONTENT)
    ann = hub.client(ANN)
    ann.sync()
    assert ann.do(attach()).code == "blob_missing"
    assert blobs.offer(ANN, protocol.BlobOffer(SHA, len(CONTENT))) == protocol.BlobStanding(0, complete=False)
    upload(blobs, ANN, CONTENT)
    assert ann.do(attach()).status == "applied"


def test_a_file_of_another_size_than_announced_is_not_attached(hub: Hub, blobs: Blobs) -> None:
    hub.put(lead())
    upload(blobs, ANN, CONTENT)
    ann = hub.client(ANN)
    ann.sync()
    assert ann.do(attach(size=1)).code == "blob_missing"


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(cuts=st.lists(st.integers(1, 60_000), max_size=12), seed=st.binary(min_size=8, max_size=8))
def test_an_upload_goes_on_wherever_it_broke_off(blobs: Blobs, cuts: list[int], seed: bytes) -> None:
    content = seed * 12_000
    sha256 = hashlib.sha256(content).hexdigest()
    offer = protocol.BlobOffer(sha256, len(content))
    for cut in cuts:
        at = blobs.offer(ANN, offer)
        if not at.complete:
            blobs.append(ANN, sha256, at.offset, content[at.offset : at.offset + cut])
    upload(blobs, ANN, content)
    assert read(blobs, ANN, sha256) == content


def test_bytes_at_another_offset_are_refused_with_the_right_one(blobs: Blobs) -> None:
    blobs.offer(ANN, protocol.BlobOffer(SHA, len(CONTENT)))
    blobs.append(ANN, SHA, 0, CONTENT[:100])
    for at in (0, 50, 200):
        with pytest.raises(WrongOffset) as told:
            blobs.append(ANN, SHA, at, b"x")
        assert told.value.at == 100
    assert blobs.append(ANN, SHA, 100, CONTENT[100:]).complete


def test_wrong_bytes_never_become_a_blob_and_the_upload_begins_anew(blobs: Blobs) -> None:
    blobs.offer(ANN, protocol.BlobOffer(SHA, len(CONTENT)))
    with pytest.raises(WrongContent):
        blobs.append(ANN, SHA, 0, bytes(len(CONTENT)))
    with pytest.raises(NotFound):
        blobs.size(ANN, SHA)
    assert blobs.standing(ANN, SHA).offset == 0
    upload(blobs, ANN, CONTENT)
    assert read(blobs, ANN, SHA) == CONTENT


def test_the_last_piece_sent_twice_is_no_error(blobs: Blobs) -> None:
    upload(blobs, ANN, CONTENT)
    assert blobs.standing(ANN, SHA) == protocol.BlobStanding(len(CONTENT), complete=True)
    assert blobs.offer(ANN, protocol.BlobOffer(SHA, len(CONTENT))).complete


def test_a_hub_that_was_killed_before_it_verified_does_so_when_it_is_asked_again(hub: Hub, blobs: Blobs) -> None:
    blobs.offer(ANN, protocol.BlobOffer(SHA, len(CONTENT)))
    blobs.append(ANN, SHA, 0, CONTENT[:-1])
    files = hub.store.blobs
    files.write_part(files.part(ANN, SHA), len(CONTENT) - 1, CONTENT[-1:])
    assert blobs.append(ANN, SHA, len(CONTENT) - 1, CONTENT[-1:]).complete
    assert read(blobs, ANN, SHA) == CONTENT


def test_two_people_upload_the_same_at_the_same_time(blobs: Blobs) -> None:
    failures: list[Exception] = []

    def work(user: str) -> None:
        try:
            upload(blobs, user, CONTENT, 9_000)
        except Exception as error:  # noqa: BLE001 - told by the assertion below
            failures.append(error)

    threads = [threading.Thread(target=work, args=(user,)) for user in (ANN, SAM)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert read(blobs, ANN, SHA) == read(blobs, SAM, SHA) == CONTENT


def test_a_folder_that_was_lost_asks_for_the_upload_again(hub: Hub, blobs: Blobs) -> None:
    upload(blobs, ANN, CONTENT)
    shutil.rmtree(hub.store.blobs.folder)
    with pytest.raises(NotFound):
        blobs.size(ANN, SHA)
    upload(blobs, ANN, CONTENT)
    assert read(blobs, ANN, SHA) == CONTENT


def test_what_no_row_names_is_forgotten_after_a_month_and_not_before(hub: Hub, blobs: Blobs) -> None:
    hub.put(lead())
    upload(blobs, ANN, CONTENT)
    stray = upload(blobs, ANN, b"never attached")
    ann = hub.client(ANN)
    ann.sync()
    made = attach()
    ann.do(made)
    hub.clock.passes(days=29)
    assert blobs.collect() == 0
    hub.clock.passes(days=2)
    assert blobs.collect() == 1
    with pytest.raises(NotFound):
        blobs.size(ANN, stray)
    assert not hub.store.blobs.path(stray).exists()
    assert read(blobs, ANN, SHA) == CONTENT
    ann.do(RemoveAttachment(attachment_id=made.attachment_id))
    assert hub.find(Attachment) == []
    assert blobs.collect() == 1


def test_an_upload_that_was_given_up_is_forgotten(hub: Hub, blobs: Blobs) -> None:
    blobs.offer(ANN, protocol.BlobOffer(SHA, len(CONTENT)))
    blobs.append(ANN, SHA, 0, CONTENT[:100])
    hub.clock.passes(days=8)
    blobs.collect()
    with pytest.raises(NotFound):
        blobs.standing(ANN, SHA)


@dataclass
class Face:
    """The hub's HTTP face as Ann sees it."""

    http: httpx.Client
    blobs: Blobs


@pytest.fixture
def face(lite_hub: Hub) -> Iterator[Face]:
    app = create_app(lite_hub.store, HubConfig(hasher=CHEAP, max_blob=200_000))
    Auth(lite_hub.store, CHEAP).set_password(ANN, "ann", "open sesame")
    with httpx.Client(transport=in_process_transport(app), base_url="http://hub") as http:
        body = {"grant": "password", "user": "ann", "password": "open sesame"}
        http.headers["Authorization"] = f"Bearer {http.post('/v1/auth/token', json=body).json()['access_token']}"
        yield Face(http, app.state.service.blobs)


def test_the_upload_and_the_download_over_http(face: Face) -> None:
    offer = {"sha256": SHA, "size": len(CONTENT)}
    assert face.http.post("/v1/blobs", json=offer).json() == {"offset": 0, "complete": False}
    where = f"/v1/blobs/{SHA}/upload"
    first = face.http.patch(where, content=CONTENT[:1000], headers={"Upload-Offset": "0"})
    assert (first.status_code, first.headers["upload-offset"]) == (200, "1000")
    again = face.http.patch(where, content=CONTENT[:1000], headers={"Upload-Offset": "0"})
    assert (again.status_code, again.headers["upload-offset"]) == (409, "1000")
    standing = face.http.head(where)
    assert (standing.status_code, standing.headers["upload-offset"], standing.headers["upload-complete"]) == (
        204,
        "1000",
        "?0",
    )
    last = face.http.patch(where, content=CONTENT[1000:], headers={"Upload-Offset": "1000"})
    assert last.json() == {"offset": len(CONTENT), "complete": True}
    found = face.http.get(f"/v1/blobs/{SHA}")
    assert (found.status_code, found.content, found.headers["etag"]) == (200, CONTENT, f'"{SHA}"')
    assert found.headers["x-content-type-options"] == "nosniff"


def test_ranges_over_http(face: Face) -> None:
    upload(face.blobs, ANN, CONTENT)
    where = f"/v1/blobs/{SHA}"
    part = face.http.get(where, headers={"Range": "bytes=1000-", "If-Range": f'"{SHA}"'})
    assert (part.status_code, part.content) == (206, CONTENT[1000:])
    assert part.headers["content-range"] == f"bytes 1000-{len(CONTENT) - 1}/{len(CONTENT)}"
    other = face.http.get(where, headers={"Range": "bytes=1000-", "If-Range": '"other"'})
    assert (other.status_code, other.content) == (200, CONTENT)
    behind = face.http.get(where, headers={"Range": f"bytes={len(CONTENT)}-"})
    assert (behind.status_code, behind.headers["content-range"]) == (416, f"bytes */{len(CONTENT)}")
    head = face.http.head(where)
    assert (head.status_code, head.headers["content-length"], head.content) == (200, str(len(CONTENT)), b"")


@pytest.mark.parametrize(
    ("offer", "status", "code"),
    [
        ({"sha256": SHA, "size": 200_001}, 413, "too_large"),
        ({"sha256": SHA, "size": 0}, 400, "bad_input"),
        ({"sha256": "../../etc/passwd", "size": 1}, 400, "bad_input"),
        ({"sha256": SHA.upper(), "size": 1}, 400, "bad_input"),
        ({"sha256": SHA}, 400, "bad_input"),
    ],
)
def test_what_cannot_be_offered(face: Face, offer: dict[str, object], status: int, code: str) -> None:
    answer = face.http.post("/v1/blobs", json=offer)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_nobody_uploads_without_an_offer_or_a_session(face: Face) -> None:
    where = f"/v1/blobs/{SHA}/upload"
    assert face.http.patch(where, content=b"x", headers={"Upload-Offset": "0"}).status_code == 404
    assert face.http.patch(where, content=b"x", headers={"Upload-Offset": "many"}).status_code == 400
    assert face.http.get(f"/v1/blobs/{SHA}").json()["code"] == "not_found"
    del face.http.headers["Authorization"]
    assert face.http.get(f"/v1/blobs/{SHA}").status_code == 401
    assert face.http.post("/v1/blobs", json={"sha256": SHA, "size": 1}).status_code == 401


def test_more_bytes_than_announced_are_refused(face: Face) -> None:
    face.http.post("/v1/blobs", json={"sha256": SHA, "size": 10})
    answer = face.http.patch(f"/v1/blobs/{SHA}/upload", content=b"x" * 11, headers={"Upload-Offset": "0"})
    assert answer.status_code == 400
