"""The replica's file: what opens, what is refused and left alone, what a transaction promises."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from prm_desktop.errors import Damaged, ForeignFile, Locked, NotFound, ReplicaError
from prm_desktop.replica import queries
from prm_desktop.replica.database import Database, insert_many
from prm_desktop.replica.driver import connect
from prm_desktop.replica.first_page import PAGE_BYTES, kept_page
from prm_desktop.replica.keys import check_value, key_file
from prm_desktop.replica.schema import APPLICATION_ID, VERSION, metadata
from tests.replica.rows_for_tests import KEY, OTHER_KEY, fresh, lead, put


def leads(conn: Connection) -> int:
    return queries.count(conn, "lead")


def test_what_was_written_is_there_after_reopening(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    put(db, [lead(1), lead(2)])
    db.close()
    again = Database.open(db.path, KEY)
    with again.read() as conn:
        assert leads(conn) == 2
    again.close()


def test_a_closed_replica_is_one_file_and_its_first_page_that_only_its_owner_reads(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    put(db, [lead(1)])
    db.close()
    assert {path.name for path in tmp_path.iterdir()} == {db.path.name, kept_page(db.path).name}
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_the_file_says_what_it_is(db: Database) -> None:
    with db.read() as conn:
        assert conn.execute(text("PRAGMA application_id")).scalar() == APPLICATION_ID
        assert conn.execute(text("PRAGMA user_version")).scalar() == VERSION
        assert conn.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_a_commit_waits_for_the_disk_and_temporary_data_stays_in_memory(db: Database) -> None:
    with db.write() as conn:
        assert conn.execute(text("PRAGMA synchronous")).scalar() == 2
        assert conn.execute(text("PRAGMA temp_store")).scalar() == 2


def test_creating_over_an_existing_replica_is_refused(db: Database) -> None:
    put(db, [lead(1)])
    with pytest.raises(ReplicaError, match="already"):
        Database.create(db.path, OTHER_KEY)
    with db.read() as conn:
        assert leads(conn) == 1
    assert [path.name for path in db.path.parent.glob("*.new*")] == []


def test_a_missing_file_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Database.open(tmp_path / "none.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_is_told_and_nothing_is_touched(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    db.close()
    before = db.path.read_bytes()
    with pytest.raises(Locked, match="key does not fit"):
        Database.open(db.path, OTHER_KEY)
    assert db.path.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {db.path.name, kept_page(db.path).name}


def test_a_key_of_the_wrong_length_is_our_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Database.create(tmp_path / "replica.db", b"short")


def plain_database(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("CREATE TABLE somebody_elses (words TEXT)")
    conn.close()


def letter(path: Path) -> None:
    path.write_text("Dear partner,\n")


def nothing(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize("make", [plain_database, letter, nothing])
def test_a_foreign_file_is_told_and_left_alone(tmp_path: Path, make: object) -> None:
    path = tmp_path / "replica.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(ForeignFile):
        Database.open(path, KEY)
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_another_program_s_encrypted_file_is_foreign(tmp_path: Path) -> None:
    path = tmp_path / "replica.db"
    raw = connect(path, KEY)
    raw.execute("CREATE TABLE somebody_elses (words TEXT)")
    raw.close()
    with pytest.raises(ForeignFile):
        Database.open(path, KEY)


def overwrite(path: Path, page: int, start: int = 40) -> None:
    """Overwrite the middle of a page, which are numbered from 1."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE_BYTES + start)
        file.write(b"\xa5" * 100)


def test_a_damaged_first_page_is_not_taken_for_a_wrong_key(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    db.close()
    overwrite(db.path, 1)
    with pytest.raises(Damaged):
        Database.open(db.path, KEY)


def test_not_even_where_the_first_bytes_are_gone_as_long_as_there_is_a_key_file(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    db.close()
    overwrite(db.path, 1, start=0)
    key_file(db.path).write_text(f'{{"check": "{check_value(KEY)}"}}')
    with pytest.raises(Damaged):
        Database.open(db.path, KEY)
    with pytest.raises(Locked):
        Database.open(db.path, OTHER_KEY)


def read_everything(conn: Connection) -> None:
    for table in metadata.tables.values():
        conn.execute(table.select()).all()
    conn.execute(text("PRAGMA quick_check")).all()


def test_a_damaged_page_is_named_by_the_check_and_told_where_it_is_met(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    put(db, [lead(number, description="words " * 200) for number in range(50)])
    assert db.integrity() == []
    db.close()
    page = db.path.stat().st_size // PAGE_BYTES - 5
    overwrite(db.path, page)
    again = Database.open(db.path, KEY)
    assert any(f"page {page}" in line for line in again.integrity())
    with pytest.raises(Damaged), again.read() as conn:
        read_everything(conn)
    with again.read() as conn:
        assert conn.execute(text("SELECT count(*) FROM outbox")).scalar() == 0
    again.close()


def test_a_transaction_that_raises_leaves_nothing(db: Database) -> None:
    def fail_half_way(conn: Connection) -> None:
        assert insert_many(conn, "INSERT INTO meta VALUES (?, ?)", [("a", "1")]) == 1
        raise KeyError

    with pytest.raises(KeyError), db.write() as conn:
        fail_half_way(conn)
    with db.read() as conn:
        assert conn.execute(text("SELECT count(*) FROM meta WHERE key = 'a'")).scalar() == 0


def test_a_transaction_within_a_transaction_is_our_mistake_and_says_so(db: Database) -> None:
    with pytest.raises(RuntimeError, match=r"within db\.write"), db.write(), db.write():
        pass
    put(db, [lead(1)])  # and the next one works


def test_a_reader_sees_one_moment(db: Database) -> None:
    with db.read() as conn:
        assert leads(conn) == 0
        put(db, [lead(1)])
        assert leads(conn) == 0
    with db.read() as conn:
        assert leads(conn) == 1


def test_a_reader_cannot_write(db: Database) -> None:
    with pytest.raises(ReplicaError), db.read() as conn:
        conn.execute(text("DELETE FROM meta"))


def test_wrong_sql_stays_a_defect_and_shows_no_values(db: Database) -> None:
    with pytest.raises(Exception, match="no such column") as caught, db.read() as conn:
        conn.execute(text("SELECT no_column FROM meta WHERE key = :key"), {"key": "Hanse Logistik"})
    assert not isinstance(caught.value, ReplicaError)
    assert "Hanse" not in str(caught.value)


def test_the_data_version_changes_when_anybody_writes_and_only_then(db: Database) -> None:
    first = db.data_version()
    with db.read() as conn:
        leads(conn)
    assert db.data_version() == first
    put(db, [lead(1)])
    second = db.data_version()
    assert second != first
    other = Database.open(db.path, KEY)
    put(other, [lead(2)])
    other.close()
    assert db.data_version() != second


def test_a_backup_is_a_whole_replica_with_the_same_key_and_two_are_kept(tmp_path: Path) -> None:
    hours = iter(["09", "10", "11"])
    db = Database.create(tmp_path / "replica.db", KEY, now=lambda: f"2026-03-02T{next(hours)}:00:00Z")
    put(db, [lead(1)])
    copies = [db.backup("before-shrink") for _ in range(3)]
    db.close()
    assert [copy.exists() for copy in copies] == [False, True, True]
    assert copies[2].name == "replica.before-shrink.20260302T110000Z.backup"
    kept = Database.open(copies[2], KEY)
    with kept.read() as conn:
        assert leads(conn) == 1
    kept.close()
    with pytest.raises(Locked):
        Database.open(copies[2], OTHER_KEY)
