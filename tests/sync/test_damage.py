"""A bit that flips on its way is noticed, wherever it was, and nothing of what it touched is taken."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import httpx
import pytest

from prm_desktop.errors import HubProblem
from prm_desktop.replica.meta import Meta, all_meta
from sync import protocol
from sync.hub.wire import compressed
from sync.unpacking import unpacked
from tests.sync.hubs import PASSWORD, Rep, World, lead_id

TEXT = [b'{"title":"Cameras for a warehouse"}\n', b"{}\n", b'{"title":"' + b"Sensors" * 99 + b'"}\n']


def flipped(data: bytes, place: int) -> bytes:
    """The bytes with one bit changed."""
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize("encoding", ["zstd", "gzip", ""])
def test_an_answer_is_unpacked_however_it_is_cut_into_pieces(encoding: str, size: int) -> None:
    packed = b"".join(compressed(TEXT, encoding))
    pieces = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert b"".join(unpacked(pieces, encoding)) == b"".join(TEXT)
    assert b"".join(unpacked(compressed(TEXT, encoding), encoding)) == b"".join(TEXT)


@pytest.mark.parametrize("encoding", ["zstd", "gzip"])
def test_no_flipped_bit_and_no_missing_end_passes_for_the_text(encoding: str) -> None:
    packed = b"".join(compressed(TEXT, encoding))
    changed = [flipped(packed, place) for place in range(len(packed))]
    for data in [*changed, packed[:-1]]:
        try:
            taken = b"".join(unpacked([data], encoding))
        except ValueError:
            continue
        assert taken == b"".join(TEXT)  # a byte that carries nothing, such as the time in the header of gzip


def test_several_members_of_gzip_are_one_text() -> None:
    assert b"".join(unpacked([gzip.compress(b"one") + gzip.compress(b"two")], "gzip")) == b"onetwo"


@pytest.fixture
def anna(world: World) -> Rep:
    return world.rep("anna@hanse.example")


def damage(place: float) -> Callable[[httpx.Request, Callable[[], httpx.Response]], httpx.Response]:
    """A fault: one bit of the answer flips, at this share of it."""

    def fault(_: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        answer = send()
        data = b"".join(answer.stream)  # type: ignore[arg-type]  # a synchronous response
        changed = flipped(data, int(place * (len(data) - 1)))
        return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(changed))

    return fault


PLACES = [number / 10 for number in range(11)]


def test_no_damaged_row_is_ever_shown(world: World, anna: Rep) -> None:
    def fails(place: float) -> None:
        anna.wire.fault = damage(place)
        with pytest.raises(HubProblem, match="could not be read"):
            anna.sync()
        anna.wire.fault = None

    for place in PLACES:
        fails(place)
    anna.sync()
    assert [lead.title for lead in anna.desk.find("lead")] == ["Project 0", "Project 2", "Project 4"]  # type: ignore[attr-defined]
    for place in PLACES:
        before = anna.desk.find("lead")
        title = f"Renamed by the vendor {place}"
        with world.store.write() as unit:
            unit.update(before[0], title=title)
        fails(place)
        assert anna.desk.find("lead") == before
        anna.sync()
        assert anna.lead(0).title == title


def test_a_command_that_was_damaged_on_its_way_is_not_taken(world: World, anna: Rep) -> None:
    anna.sync()
    anna.do("activity.log", lead_id=lead_id(2), kind="note", subject="Called about Cameras")

    def fault(request: httpx.Request, _: Callable[[], httpx.Response]) -> httpx.Response:
        body = request.read()
        changed = flipped(body, body.index(b"Cameras"))
        damaged = httpx.Request(request.method, request.url, headers=request.headers, content=changed)
        return world.transport.handle_request(damaged)

    anna.wire.fault = fault
    with pytest.raises(HubProblem, match="damaged on its way"):
        anna.sync()
    anna.wire.fault = None
    anna.sync()
    assert [item.subject for item in anna.desk.find("activity")] == ["Called about Cameras"]  # type: ignore[attr-defined]
    assert not anna.desk.attention()


def test_damaged_tokens_are_not_kept(anna: Rep) -> None:
    with anna.desk.db.read() as conn:
        before = all_meta(conn)
    anna.wire.fault = damage(0.3)
    with pytest.raises(HubProblem, match="could not be read"):
        anna.http.sign_in("anna@hanse.example", PASSWORD)
    with anna.desk.db.read() as conn:
        assert all_meta(conn) == before
    assert Meta.CLIENT_ID not in before


def test_a_digest_of_another_kind_is_left_alone() -> None:
    body = b"{}"
    assert not protocol.is_damaged(body, "")
    assert not protocol.is_damaged(body, "md5=:AAAA:")
    assert not protocol.is_damaged(body, f"md5=:AAAA:, {protocol.content_digest(body)}")
    assert protocol.is_damaged(body, "md5=:AAAA:, sha-256=:AAAA:")
