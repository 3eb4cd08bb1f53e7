"""Where files are, what pins keep, and the room that it takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.literature import Asset
from prm_desktop.errors import BadInput
from prm_desktop.replica.blobs import EVERYTHING, Pin, State, note, set_pin
from prm_desktop.replica.database import Database
from prm_desktop.replica.queries import Condition, Query
from prm_desktop.services.shelf import Place, Shelf, Usage, Whereabouts, shelf, usage, whereabouts
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import Clock, primed, store

CAMERA = "01900000-0000-7000-8000-0000000000c1"
OLD, NEW, LATEST, OTHER = (f"01900000-0000-7000-8000-0000000000d{number}" for number in range(4))
ROWS = (
    Product(id=CAMERA, rv=6, name="Camera"),
    Asset(id=OLD, rv=6, title="Old", product_ids=(CAMERA,), superseded_by_id=NEW, sha256="a" * 64, size=1_000),
    Asset(id=NEW, rv=6, title="New", product_ids=(CAMERA,), sha256="b" * 64, size=2_000),
    Asset(id=LATEST, rv=6, title="Latest", product_ids=(CAMERA,), sha256="c" * 64, size=3_000),
    Asset(id=OTHER, rv=6, title="Other", sha256="d" * 64, size=4_000),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """Four documents, two of them here."""
    db = Database.create(tmp_path / "replica.db", bytes(32))
    primed(db)
    for row in ROWS:
        store(db, row)
    workspace = Workspace(db, Clock().now)
    with db.write() as conn:
        note(conn, "a" * 64, 1_000, State.HERE, workspace.now())
        note(conn, "b" * 64, 2_000, State.HERE, workspace.now())
    yield workspace
    workspace.close()


def pinned(desk: Workspace, kind: str, row_id: str = "") -> None:
    with desk.db.write() as conn:
        set_pin(conn, Pin(kind, row_id), desk.now())


def places(desk: Workspace) -> dict[str, Whereabouts]:
    found = whereabouts(desk, "asset", desk.find("asset"))
    return {getattr(desk.get("asset", row_id), "title", ""): item for row_id, item in found.items()}


def test_each_document_says_where_it_is_and_whether_there_is_a_newer_one(desk: Workspace) -> None:
    pinned(desk, "product", CAMERA)
    assert places(desk) == {
        "Old": Whereabouts(Place.HERE, newer=True),
        "New": Whereabouts(Place.KEPT),
        "Latest": Whereabouts(Place.COMING),
        "Other": Whereabouts(Place.AWAY),
    }


def test_rows_that_name_no_file_are_nowhere(desk: Workspace) -> None:
    assert whereabouts(desk, "lead", desk.find("lead")) == {}


def test_the_shelf_of_a_product_is_its_current_literature(desk: Workspace) -> None:
    assert shelf(desk, "product", CAMERA) == Shelf(2, 1, 5_000, 2_000, pinned=False)
    pinned(desk, "product", CAMERA)
    assert shelf(desk, "product", CAMERA).pinned


def test_the_shelf_of_everything(desk: Workspace) -> None:
    assert shelf(desk, EVERYTHING) == Shelf(3, 1, 9_000, 2_000, pinned=False)


def test_the_room_counts_what_is_here_and_what_is_kept(desk: Workspace) -> None:
    assert usage(desk) == Usage(2, 3_000, 0)
    pinned(desk, EVERYTHING)
    assert usage(desk) == Usage(2, 3_000, 9_000)


def test_a_list_is_narrowed_to_what_is_here_or_not(desk: Workspace) -> None:
    def titles(*where: Condition) -> set[str]:
        numbers = desk.list_ids("asset", Query(where=where))
        return {item.row.title for item in desk.rows("asset", numbers)}

    assert titles(Condition("sha256", "here")) == {"Old", "New"}
    assert titles(Condition("sha256", "here", value=False)) == {"Latest", "Other"}
    with pytest.raises(BadInput):
        titles(Condition("title", "here"))
