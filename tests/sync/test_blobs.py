"""Documents on their way down: fetched, verified, kept, evicted, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prm_desktop.domain.literature import Asset
from prm_desktop.domain.times import later
from prm_desktop.errors import BadInput, Busy, Damaged, NotAHub, NotFound, Offline
from prm_desktop.replica import blobs
from prm_desktop.replica.vault import CHUNK, Vault
from sync.blobs import Gone, WrongBytes
from sync.hub.blobs import Blobs
from tests.sync.desks import (
    BIG,
    FOREIGN,
    NEW,
    OLD,
    PRODUCT,
    SECRET,
    UNSHRUNK,
    Desk,
    asset,
    asset_id,
    desk_of,
    library,
    name_of,
    note,
)
from tests.sync.hubs import World, cut_after, lead_id


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    yield from library(tmp_path)


@pytest.fixture
def anna(world: World, tmp_path: Path) -> Desk:
    return desk_of(world, "anna@hanse.example", tmp_path)


def test_a_document_is_fetched_verified_and_opened(anna: Desk) -> None:
    with pytest.raises(NotFound):
        anna.documents.content(anna.documents.of("asset", asset_id(3)))
    assert anna.fetch(3) == BIG
    told = anna.documents.of("asset", asset_id(3))
    assert (told.here, told.file_name) == (True, "Guide 3.pdf")
    sent = len(anna.rep.wire.bodies)
    assert anna.fetch(3) == BIG
    assert len(anna.rep.wire.bodies) == sent


def test_nothing_on_the_disk_can_be_read(anna: Desk, tmp_path: Path) -> None:
    anna.rep.wire.fault = cut_after(300_000)
    with pytest.raises(Offline):
        anna.fetch(3)
    anna.rep.wire.fault = None
    part = next(anna.vault.folder.glob("*.part")).read_bytes()
    assert len(part) > CHUNK
    assert b"Customer" not in part
    anna.fetch(3)
    anna.documents.attach("lead", lead_id(0), note(tmp_path))
    assert len(anna.vault.names()) == 2
    assert not [name for name in anna.vault.names() if b"Customer" in anna.vault.path(name).read_bytes()]
    other = Vault(anna.vault.folder, b"\1" * 32)
    with pytest.raises(Damaged):
        b"".join(other.read(name_of(BIG), len(BIG)))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=UNSHRUNK)
@given(cuts=st.lists(st.integers(1, 400_000), min_size=1, max_size=6))
def test_a_download_goes_on_behind_what_had_arrived(anna: Desk, cuts: list[int]) -> None:
    asked: list[str] = []
    document = anna.documents.of("asset", asset_id(3))
    with anna.rep.desk.db.write() as conn:
        blobs.forget(conn, [document.sha256])
    anna.vault.remove(document.sha256)
    for limit in cuts:
        kept = anna.vault.begun(document.sha256)
        cut = cut_after(limit)

        def fault(
            request: httpx.Request,
            send: Callable[[], httpx.Response],
            cut: Callable[[httpx.Request, Callable[[], httpx.Response]], httpx.Response] = cut,
        ) -> httpx.Response:
            asked.append(request.headers.get("range", ""))
            return cut(request, send)

        anna.rep.wire.fault = fault
        if len(BIG) - kept > limit:
            with pytest.raises(Offline):
                anna.transfers.fetch(document.sha256, document.size)
            assert asked[-1] == (f"bytes={kept}-" if kept else "")
            assert anna.vault.begun(document.sha256) == (kept + limit) // CHUNK * CHUNK
            assert not anna.vault.has(document.sha256)
    anna.rep.wire.fault = None
    assert anna.fetch(3) == BIG


def corrupted(_request: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
    answer = send()
    body = bytearray(answer.read())
    body[len(body) // 2] ^= 1
    return httpx.Response(answer.status_code, headers=answer.headers, content=bytes(body))


def test_wrong_bytes_never_become_visible_and_it_begins_from_nothing(anna: Desk) -> None:
    anna.rep.wire.fault = corrupted
    with pytest.raises(WrongBytes):
        anna.fetch(3)
    assert (anna.vault.names(), anna.vault.begun(name_of(BIG))) == (set(), 0)
    anna.rep.wire.fault = None
    assert anna.fetch(3) == BIG


def test_a_damaged_beginning_is_noticed_and_fetched_anew(anna: Desk) -> None:
    anna.rep.wire.fault = cut_after(300_000)
    with pytest.raises(Offline):
        anna.fetch(3)
    anna.rep.wire.fault = None
    part = next(anna.vault.folder.glob("*.part"))
    part.write_bytes(part.read_bytes()[:200] + b"\0" * 40 + part.read_bytes()[240:])
    with pytest.raises(WrongBytes):
        anna.fetch(3)
    assert anna.fetch(3) == BIG


def test_a_sign_in_page_is_no_document(anna: Desk) -> None:
    anna.rep.wire.fault = lambda _request, _send: httpx.Response(200, html="<p>Welcome to our hotel</p>")
    with pytest.raises(NotAHub):
        anna.fetch(3)
    assert anna.vault.begun(name_of(BIG)) == 0


def test_a_damaged_file_is_not_opened_but_fetched_again(anna: Desk) -> None:
    anna.fetch(2)
    path = anna.vault.path(name_of(NEW))
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert anna.documents.damaged() == [name_of(NEW)]
    with pytest.raises(Damaged):
        anna.documents.content(anna.documents.of("asset", asset_id(2)))
    assert not anna.documents.of("asset", asset_id(2)).here
    assert anna.fetch(2) == NEW
    path.unlink()
    assert anna.documents.repair() == [name_of(NEW)]
    assert anna.fetch(2) == NEW


def test_what_another_may_not_see_is_not_there(anna: Desk) -> None:
    with pytest.raises(Gone):
        anna.transfers.fetch(name_of(b"gold only"), 9)
    with pytest.raises(Gone):
        anna.fetch(5)


def test_a_file_that_another_program_fetches_is_left_to_it(anna: Desk) -> None:
    with anna.vault.lock(name_of(NEW)) as had:
        assert had
        with pytest.raises(Busy):
            anna.fetch(2)
    assert anna.fetch(2) == NEW


def test_pins_are_rules_that_follow_the_literature(world: World, anna: Desk) -> None:
    anna.documents.pin("product", PRODUCT)
    anna.documents.pin("asset", asset_id(1))
    assert anna.transfers.fetch_wanted() == 1
    assert anna.documents.here() == {name_of(NEW)}
    newest = SECRET * 12
    Blobs(world.store, 0).add([newest])
    with world.store.write() as unit:
        unit.put(asset(6, newest, product_ids=(PRODUCT,)))
        unit.update(unit.get(Asset, asset_id(2)), superseded_by_id=asset_id(6))  # type: ignore[arg-type]  # it is there
    anna.rep.sync()
    assert anna.transfers.fetch_wanted() == 1
    anna.limit = 0
    anna.transfers.make_room()
    assert anna.documents.here() == {name_of(newest)}
    assert [(item.kind, item.title, item.files, item.here) for item in anna.documents.pins()] == [
        ("product", "Switch", 1, 1),
        ("asset", "Guide 1", 1, 1),
    ]


def test_one_document_that_fails_holds_up_no_other_and_is_tried_again_later(world: World, anna: Desk) -> None:
    anna.documents.pin("literature")
    assert anna.transfers.fetch_wanted() == 2
    assert anna.documents.here() == {name_of(NEW), name_of(BIG)}
    assert anna.documents.of("asset", asset_id(5)).error == "no_file"
    asked = len(anna.rep.wire.bodies)
    assert anna.transfers.fetch_wanted() == 0
    assert len(anna.rep.wire.bodies) == asked
    Blobs(world.store, 0).add([b"the hub lost this"])
    world.clock.wait(600)
    assert anna.transfers.fetch_wanted() == 1


def test_without_a_network_nothing_is_counted_as_a_failure(anna: Desk) -> None:
    anna.documents.pin("literature")
    anna.rep.wire.fault = cut_after(0)
    with pytest.raises(Offline):
        anna.transfers.fetch_wanted()
    anna.rep.wire.fault = None
    assert anna.transfers.fetch_wanted() == 2


def test_what_is_longest_unused_makes_room(world: World, anna: Desk) -> None:
    anna.limit = len(OLD) + len(NEW)
    for number in (1, 2, 4):
        world.clock.wait(60)
        anna.fetch(number)
    assert anna.documents.here() == {name_of(NEW), name_of(b"gone")}
    world.clock.wait(60)
    anna.documents.content(anna.documents.of("asset", asset_id(2)))
    anna.limit = len(NEW)
    anna.transfers.make_room()
    assert set(anna.documents.here()) == anna.vault.names() == {name_of(NEW)}


def test_what_was_just_fetched_stays_though_it_is_larger_than_the_limit(anna: Desk) -> None:
    anna.fetch(2)
    anna.limit = 10
    assert anna.fetch(3) == BIG
    assert set(anna.documents.here()) == {name_of(BIG)}


@given(
    sizes=st.lists(st.integers(1, 100), max_size=12),
    kept=st.sets(st.integers(0, 11)),
    limit=st.integers(0, 400),
)
def test_eviction_frees_enough_and_never_what_must_stay(sizes: list[int], kept: set[int], limit: int) -> None:
    known = [blobs.Blob(str(number), size, "here", f"{number:03}") for number, size in enumerate(sizes)]
    protected = {str(number) for number in kept}
    gone = blobs.to_evict(known, protected, limit)
    left = [item for item in known if item.sha256 not in gone]
    assert not protected & set(gone)
    assert sum(item.size for item in left) <= limit or all(item.sha256 in protected for item in left)
    free = [item.sha256 for item in known if item.sha256 not in protected]
    assert gone == free[: len(gone)]
    if gone:
        assert sum(item.size for item in left) + known[int(gone[-1])].size > limit


def test_what_cannot_be_pinned_is_said(anna: Desk) -> None:
    for kind, row_id in (("lead", lead_id(0)), ("asset", ""), ("literature", asset_id(1))):
        with pytest.raises(BadInput):
            anna.documents.pin(kind, row_id)
    with pytest.raises(NotFound):
        anna.documents.pin("asset", FOREIGN)
    with pytest.raises(NotFound):
        anna.documents.unpin("asset", asset_id(1))


def test_the_pause_before_another_try_grows() -> None:
    now = "2026-03-02T09:00:00Z"
    failed = [blobs.Blob("x", 1, "wanted", now, failures=count, failed_at=now) for count in (1, 5, 99)]
    assert [blobs.may_try(item, later(now, minutes=3)) for item in failed] == [True, False, False]
    assert [blobs.may_try(item, later(now, days=1)) for item in failed] == [True, True, True]
