"""A damaged replica: unsent work is saved, the damaged file is kept, a fresh copy takes its place."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert

from prm_desktop.errors import Damaged, Locked, NotFound
from prm_desktop.replica import damage, outbox, queries
from prm_desktop.replica.database import Database
from prm_desktop.replica.driver import DriverError, connect
from prm_desktop.replica.first_page import PAGE_BYTES, kept_page
from prm_desktop.replica.meta import Meta, all_meta, get_meta, set_meta
from prm_desktop.replica.salvage import salvage
from prm_desktop.replica.schema import ATTENTION, OUTBOX
from tests.replica.rows_for_tests import KEY, OTHER_KEY, lead, put

NOW = "2026-03-02T09:00:00Z"
COMMANDS = 300


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A replica with rows, many unsent commands and a session, closed."""
    db = Database.create(tmp_path / "replica.db", KEY)
    put(db, [lead(number, description="words " * 100) for number in range(1, 40)])
    commands = [
        {"name": "lead.accept", "version": 1, "args": f'{{"n": {number}, "pad": "{"x" * 200}"}}', "issued_at": NOW}
        | {"status": "pending", "mid": number if number < 10 else None}
        for number in range(1, COMMANDS + 1)
    ]
    with db.write() as conn:
        conn.execute(insert(OUTBOX), commands)
        conn.execute(insert(ATTENTION).values(id="a", kind="refused", seq=1, created_at=NOW))
        values = {Meta.CLIENT_ID: "c-1", Meta.NEXT_MID: "10", Meta.REFRESH_TOKEN: "t", Meta.EPOCH: "e"}
        set_meta(conn, values | {Meta.CURSOR: "77", Meta.PHASE: "ready", Meta.SCOPES: "[]"})
    db.close()
    return db.path


def test_a_damaged_file_of_an_older_version_is_saved_too(path: Path) -> None:
    with closing(connect(path, KEY)) as raw:
        raw.execute("ALTER TABLE outbox DROP COLUMN offline")
        raw.execute("ALTER TABLE attention DROP COLUMN decided_seq")
    done = salvage(path, KEY, lambda: NOW)
    assert (done.commands, done.attention, done.incomplete) == (COMMANDS, 1, ())


def overwrite(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE_BYTES + 40)
        file.write(b"\xa5" * 100)


def broken_by(path: Path, page: int, sql: str) -> bool:
    """Whether a statement fails when this page is damaged; the file is put right again."""
    whole = path.read_bytes()
    overwrite(path, page)
    try:
        with closing(connect(path, KEY)) as raw:
            raw.execute(sql).fetchall()
    except DriverError:
        return True
    else:
        return False
    finally:
        path.write_bytes(whole)


def page_of(path: Path, sql: str, *, but_not: str) -> int:
    """The number of a page that one statement needs and another does not."""
    for page in range(path.stat().st_size // PAGE_BYTES, 1, -1):
        if broken_by(path, page, sql) and not broken_by(path, page, but_not):
            return page
    raise AssertionError("there is no such page")


def command(*numbers: int) -> str:
    return f"SELECT * FROM outbox WHERE seq IN ({', '.join(map(str, numbers))})"  # noqa: S608 - numbers


def test_damaged_rows_cost_nothing_that_was_not_sent(path: Path) -> None:
    page = page_of(path, "SELECT * FROM e_lead", but_not="SELECT * FROM outbox, attention, meta LIMIT 1")
    overwrite(path, page)
    damaged = path.read_bytes()
    done = salvage(path, KEY, lambda: NOW)
    assert (done.commands, done.attention, done.incomplete, done.renumbered) == (COMMANDS, 1, (), False)
    assert done.kept.name == "replica.damaged-20260302T090000Z.db"
    assert done.kept.read_bytes() == damaged
    db = Database.open(path, KEY)
    with db.read() as conn:
        assert [item.args["n"] for item in outbox.entries(conn)] == list(range(1, COMMANDS + 1))
        assert queries.count(conn, "lead") == 0
        kept = {Meta.CLIENT_ID: "c-1", Meta.NEXT_MID: "10", Meta.REFRESH_TOKEN: "t", Meta.EPOCH: "e"}
        assert {key: value for key, value in all_meta(conn).items() if key in set(Meta)} == kept
    assert db.integrity() == []
    db.close()
    assert not list(path.parent.glob("*.salvaged*"))


def test_a_damaged_page_of_the_outbox_costs_only_what_stands_on_it(path: Path) -> None:
    page = page_of(path, command(150), but_not=command(1, COMMANDS))
    overwrite(path, page)
    done = salvage(path, KEY, lambda: NOW)
    assert done.incomplete == ("outbox",)
    assert COMMANDS - 30 < done.commands < COMMANDS
    db = Database.open(path, KEY)
    with db.read() as conn:
        numbers = [item.args["n"] for item in outbox.entries(conn)]
    db.close()
    assert numbers == sorted(numbers)
    assert numbers[0] == 1
    assert numbers[-1] == COMMANDS
    assert 150 not in numbers


def test_the_last_page_of_the_outbox_does_not_take_the_others_with_it(path: Path) -> None:
    page = page_of(path, command(COMMANDS), but_not=command(1, 50))
    overwrite(path, page)
    done = salvage(path, KEY, lambda: NOW)
    assert done.incomplete == ("outbox",)
    assert COMMANDS - 30 < done.commands < COMMANDS


def test_commands_are_numbered_anew_where_it_is_lost_who_this_was(path: Path) -> None:
    alone = "SELECT value FROM meta NOT INDEXED WHERE key = 'client_id'"
    page = page_of(path, alone, but_not="SELECT * FROM outbox, attention LIMIT 1")
    overwrite(path, page)
    done = salvage(path, KEY, lambda: NOW)
    assert (done.commands, done.incomplete, done.renumbered) == (COMMANDS, ("meta",), True)
    db = Database.open(path, KEY)
    with db.read() as conn:
        assert all(item.mid == 0 for item in outbox.entries(conn))
        assert get_meta(conn, Meta.CLIENT_ID) not in {"", "c-1"}
    db.close()


def test_a_second_repair_does_not_overwrite_what_the_first_one_kept(path: Path) -> None:
    first = salvage(path, KEY, lambda: NOW)
    content = first.kept.read_bytes()
    second = salvage(path, KEY, lambda: NOW)
    assert second.kept != first.kept
    assert first.kept.read_bytes() == content
    assert second.commands == COMMANDS


def test_where_nothing_can_be_read_nothing_is_changed(path: Path) -> None:
    overwrite(path, 1)
    kept_page(path).unlink()
    before = path.read_bytes()
    with pytest.raises(Damaged) as told:
        salvage(path, KEY, lambda: NOW)
    assert "doctor --repair" not in told.value.hint, "this was it"
    assert "backup" in told.value.hint
    with pytest.raises(Locked):
        salvage(path, OTHER_KEY, lambda: NOW)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        salvage(tmp_path / "none.db", KEY)


def test_what_stood_only_in_the_log_of_a_program_that_died_is_saved_too(path: Path, tmp_path: Path) -> None:
    db = Database.open(path, KEY)
    with db.write() as conn:
        conn.execute(insert(OUTBOX).values(name="task.add", version=1, args="{}", issued_at=NOW, status="pending"))
    crashed = tmp_path / "crashed" / path.name
    crashed.parent.mkdir()
    for name in (path.name, f"{path.name}-wal"):
        shutil.copy(path.with_name(name), crashed.with_name(name))
    db.close()
    page = page_of(path, "SELECT * FROM e_lead", but_not="SELECT * FROM outbox, attention, meta LIMIT 1")
    overwrite(crashed, page)
    done = salvage(crashed, KEY, lambda: NOW)
    assert (done.commands, done.incomplete) == (COMMANDS + 1, ())
    assert done.kept.with_name(f"{done.kept.name}-wal").exists()
    again = Database.open(crashed, KEY)
    with again.read() as conn:
        assert outbox.entries(conn)[-1].name == "task.add"
    assert again.integrity() == []
    again.close()


def test_a_damaged_log_costs_what_stood_in_it_and_nothing_else(path: Path, tmp_path: Path) -> None:
    db = Database.open(path, KEY)
    put(db, [lead(50)])
    crashed = tmp_path / "crashed" / path.name
    crashed.parent.mkdir()
    for name in (path.name, f"{path.name}-wal"):
        shutil.copy(path.with_name(name), crashed.with_name(name))
    db.close()
    log = crashed.with_name(f"{path.name}-wal")
    content = bytearray(log.read_bytes())
    content[100:200] = b"\xa5" * 100
    log.write_bytes(content)
    again = Database.open(crashed, KEY)
    with again.read() as conn:
        assert (queries.count(conn, "lead"), len(outbox.entries(conn))) == (39, COMMANDS)
    assert again.integrity() == []
    again.close()


def test_damage_that_is_met_is_remembered_until_it_is_repaired(path: Path) -> None:
    overwrite(path, page_of(path, "SELECT * FROM e_lead", but_not="SELECT * FROM outbox, attention, meta LIMIT 1"))
    db = Database.open(path, KEY)
    assert not damage.is_noted(path)
    with pytest.raises(Damaged, match="cannot be read"), db.read() as conn:
        queries.find_rows(conn, "lead")
    with db.read() as conn:
        assert len(outbox.entries(conn)) == COMMANDS, "the rest can be used"
    db.close()
    assert damage.is_noted(path)
    salvage(path, KEY, lambda: NOW)
    assert not damage.is_noted(path)
