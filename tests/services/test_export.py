"""Files that a person asked for: whole or not at all, and said where they cannot be."""

from __future__ import annotations

import csv
import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop.errors import BadInput, DiskFull
from prm_desktop.replica.database import Database
from prm_desktop.replica.queries import Query
from prm_desktop.services.export import Export, Format, formats, replacing, to_file
from prm_desktop.services.sheets import Options
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import Clock, primed


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    db = Database.create(tmp_path / "replica.db", bytes(32))
    primed(db)
    workspace = Workspace(db, Clock().now)
    yield workspace
    workspace.close()


def test_a_file_holds_the_rows_that_are_asked_for_in_their_order(desk: Workspace, tmp_path: Path) -> None:
    numbers = list(desk.list_ids("lead", Query(sort=(("company", "desc"),))))
    told: list[tuple[int, int]] = []
    target = tmp_path / "leads.csv"
    wanted = Export("lead", numbers, Format.CSV, Options(people=True, columns=("company", "title")))
    assert to_file(desk, wanted, target, lambda done, total: told.append((done, total))) == 2
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["Company", "What they want"], ["Nordlys AS", "Cameras"], ["Café Ruiz", "Sensors"],
        ]  # fmt: skip
    assert told == [(0, 2)]


@pytest.mark.parametrize("kind", ["lead", "task", "user"])
def test_every_format_that_is_offered_is_written(desk: Workspace, tmp_path: Path, kind: str) -> None:
    for item in formats(kind):
        target = tmp_path / f"out.{item}"
        to_file(desk, Export(kind, list(desk.list_ids(kind, Query())), item), target)
        assert target.stat().st_size


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(desk: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "leads.csv"
    target.write_text("old")
    numbers = list(desk.list_ids("lead", Query()))
    with pytest.raises(BadInput, match="nonsense"):
        to_file(desk, Export("lead", numbers, Format.XLSX, Options(columns=("nonsense",))), target)
    with pytest.raises(DiskFull):
        stopped_by(OSError(errno.ENOSPC, "No space left on device"), target)
    with pytest.raises(BadInput, match="open in another program"):
        stopped_by(PermissionError(errno.EACCES, "Permission denied"), target)
    assert target.read_text() == "old"
    assert not list(tmp_path.glob(".*.part"))


def stopped_by(error: OSError, target: Path) -> None:
    with replacing(target) as out:
        out.write(b"half")
        raise error


def test_only_what_makes_sense_is_offered(desk: Workspace, tmp_path: Path) -> None:
    assert Format.CARDS in formats("contact")
    assert Format.CARDS not in formats("task")
    assert Format.CALENDAR in formats("task")
    assert Format.CALENDAR not in formats("contact")
    with pytest.raises(BadInput, match="Tasks cannot be written as vcf"):
        to_file(desk, Export("task", [], Format.CARDS), tmp_path / "tasks.vcf")
