"""A damaged first page: no table is found without it, so it is kept beside the file. A wrong key is another thing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import insert

from prm_desktop.errors import Damaged, Locked
from prm_desktop.replica import outbox
from prm_desktop.replica.database import Database
from prm_desktop.replica.driver import connect
from prm_desktop.replica.first_page import PAGE_BYTES, kept_page
from prm_desktop.replica.keys import SALT_BYTES
from prm_desktop.replica.meta import Meta, set_meta
from prm_desktop.replica.salvage import salvage
from prm_desktop.replica.schema import OUTBOX
from tests.replica.rows_for_tests import KEY, OTHER_KEY, lead, put

NOW = "2026-03-02T09:00:00Z"
COMMANDS = 300
WHOLE, MIDDLE, END = (0, PAGE_BYTES), (1000, 2000), (PAGE_BYTES - 64, PAGE_BYTES)


def add(db: Database, first: int, count: int) -> None:
    with db.write() as conn:
        conn.execute(
            insert(OUTBOX),
            [
                {"name": "task.add", "version": 1, "args": f'{{"n": {number}, "pad": "{"x" * 300}"}}', "issued_at": NOW}
                | {"status": "pending"}
                for number in range(first, first + count)
            ],
        )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A replica whose file has grown a lot since its first page was kept, with unsent commands; closed."""
    db = Database.create(tmp_path / "replica.db", KEY)
    put(db, [lead(number, description="words " * 200) for number in range(1, 100)])
    add(db, 1, COMMANDS)
    with db.write() as conn:
        set_meta(conn, {Meta.CLIENT_ID: "c-1", Meta.NEXT_MID: "1"})
    db.close()
    return db.path


def noise(path: Path, place: tuple[int, int]) -> None:
    """Overwrite these bytes of the first page."""
    with path.open("r+b") as file:
        file.seek(place[0])
        file.write(os.urandom(place[1] - place[0]))


def numbers(path: Path) -> list[int]:
    db = Database.open(path, KEY)
    with db.read() as conn:
        found = [item.args["n"] for item in outbox.entries(conn)]
    assert db.integrity() == []
    db.close()
    return found


@pytest.mark.parametrize("place", [WHOLE, MIDDLE, END], ids=["all of it", "the middle", "its mark"])
def test_unsent_work_survives_a_damaged_first_page(path: Path, place: tuple[int, int]) -> None:
    noise(path, place)
    damaged = path.read_bytes()
    with pytest.raises(Damaged, match="cannot be read any more") as told:
        Database.open(path, KEY)
    assert "doctor --repair" in told.value.hint
    done = salvage(path, KEY, lambda: NOW)
    assert (done.commands, done.incomplete, done.renumbered) == (COMMANDS, (), False)
    assert done.kept.read_bytes() == damaged
    assert numbers(path) == list(range(1, COMMANDS + 1))
    assert {item.name for item in path.parent.iterdir()} == {"replica.db", "replica.page1", done.kept.name}


def test_a_damaged_salt_alone_does_no_harm(path: Path) -> None:
    noise(path, (0, SALT_BYTES))
    assert numbers(path) == list(range(1, COMMANDS + 1))


def test_what_stood_only_in_the_log_survives_too(path: Path, tmp_path: Path) -> None:
    db = Database.open(path, KEY)
    with db.write() as conn:
        conn.exec_driver_sql("UPDATE outbox SET args = '{\"n\": 1000}' WHERE seq = 1")
    crashed = tmp_path / "crashed" / path.name
    crashed.parent.mkdir()
    for name in (path.name, f"{path.name}-wal", kept_page(path).name):
        shutil.copy(path.with_name(name), crashed.with_name(name))
    db.close()
    noise(crashed, WHOLE)
    salvage(crashed, KEY, lambda: NOW)
    assert numbers(crashed) == [1000, *range(2, COMMANDS + 1)]


def test_a_second_damaged_page_costs_only_what_stands_on_it(path: Path) -> None:
    noise(path, WHOLE)
    size = path.stat().st_size
    noise(path, (size - 3 * PAGE_BYTES, size - 2 * PAGE_BYTES))
    done = salvage(path, KEY, lambda: NOW)
    assert COMMANDS - 30 < done.commands < COMMANDS
    found = numbers(path)
    assert (len(found), found) == (done.commands, sorted(set(found)))


@pytest.mark.parametrize("place", [WHOLE, MIDDLE], ids=["all of it", "the middle"])
def test_a_wrong_key_is_never_taken_for_damage(path: Path, place: tuple[int, int]) -> None:
    before = path.read_bytes()
    for damage in (False, True):
        if damage:
            noise(path, place)
            before = path.read_bytes()
        with pytest.raises(Locked):
            Database.open(path, OTHER_KEY)
        with pytest.raises(Locked):
            salvage(path, OTHER_KEY, lambda: NOW)
        assert path.read_bytes() == before
        assert {item.name for item in path.parent.iterdir()} == {"replica.db", "replica.page1"}
    assert salvage(path, KEY, lambda: NOW).commands == COMMANDS


def test_the_page_is_kept_anew_after_a_change_of_tables_and_only_then(path: Path) -> None:
    first = kept_page(path).read_bytes()
    Database.open(path, KEY).close()
    assert kept_page(path).read_bytes() == first
    raw = connect(path, KEY)
    for number in range(40):
        raw.execute(f"CREATE TABLE later_{number} (x)")
    raw.close()
    Database.open(path, KEY).close()
    assert kept_page(path).read_bytes() != first
    noise(path, WHOLE)
    assert salvage(path, KEY, lambda: NOW).commands == COMMANDS


def test_after_a_repair_the_new_files_page_is_kept(path: Path) -> None:
    noise(path, WHOLE)
    salvage(path, KEY, lambda: NOW)
    noise(path, WHOLE)
    assert salvage(path, KEY, lambda: "2026-03-02T10:00:00Z").commands == COMMANDS


def test_a_damaged_page_beside_is_replaced_at_the_next_start(path: Path) -> None:
    noise(kept_page(path), MIDDLE)
    Database.open(path, KEY).close()
    noise(path, WHOLE)
    assert salvage(path, KEY, lambda: NOW).commands == COMMANDS


def test_a_folder_where_nothing_can_be_kept_opens_all_the_same(path: Path) -> None:
    kept_page(path).unlink()
    kept_page(path).mkdir()
    assert numbers(path) == list(range(1, COMMANDS + 1))
