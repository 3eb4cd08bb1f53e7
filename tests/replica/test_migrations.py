"""Older files: brought up to date with nothing lost, after a copy; newer files: not touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import pytest
from sqlalchemy import MetaData

from prm_desktop.domain import fields as f
from prm_desktop.domain.entities import Entity, Row
from prm_desktop.errors import NewerReplica
from prm_desktop.replica import outbox, queries, search
from prm_desktop.replica.database import Database
from prm_desktop.replica.driver import connect
from prm_desktop.replica.migrations import Shape, build, check_and_upgrade
from prm_desktop.replica.schema import ATTENTION, META, OUTBOX, SHADOW
from prm_desktop.tables import entity_tables
from tests.replica.rows_for_tests import KEY, fresh, lead, put

NOW = "2026-03-02T09:00:00Z"


@dataclass(frozen=True, kw_only=True, slots=True)
class OldBoat(Row):
    """As the first version declared it."""

    name: Annotated[str, f.text("Name", search=True)] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Boat(Row):
    """As a later version declares it: fields before, between and after the old ones."""

    length: Annotated[int, f.integer("Length")] = 7
    name: Annotated[str, f.text("Name", search=True, index=True)] = ""
    harbour: Annotated[str, f.text("Harbour", search=True)] = "Kiel"
    crew: Annotated[tuple[str, ...], f.tags("Crew")] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Lock(Row):
    """A kind that the first version did not have."""

    title: Annotated[str, f.text("Title", search=True)] = ""


def entity(kind: str, row: type[Row]) -> Entity[Any]:
    return Entity(kind, kind, kind, row, lambda _row: (), "area", "name" if kind == "boat" else "title")


def shape(entities: Mapping[str, Entity[Any]], **options: Any) -> Shape:
    metadata = MetaData()
    entity_tables(metadata, list(entities.values()))
    for table in (OUTBOX, SHADOW, ATTENTION, META):
        table.to_metadata(metadata)
    return Shape(entities=entities, metadata=metadata, **options)


OLD = shape({"boat": entity("boat", OldBoat)}, version=1, schema=1)
NEW = shape({"boat": entity("boat", Boat), "lock": entity("lock", Lock)}, version=1, schema=2)


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A file of the first version, with a row, its shadow and an unsent command."""
    path = tmp_path / "replica.db"
    raw = connect(path, KEY)
    build(raw, OLD)
    raw.execute("INSERT INTO e_boat (id, rv, name) VALUES ('b-1', 3, 'Möwe'), ('b-2', 4, 'Albatros')")
    raw.execute("INSERT INTO s_boat (rowid, name) SELECT n, name FROM e_boat")
    raw.execute("""INSERT INTO shadow VALUES ('boat', 'b-1', '["b-1",2,"","","","","[]","Mowe"]')""")
    raw.execute("INSERT INTO shadow VALUES ('boat', 'b-9', 'null')")
    raw.execute("INSERT INTO outbox (name, version, args, issued_at, status) VALUES ('x', 1, '{}', '', 'pending')")
    raw.execute("INSERT INTO meta VALUES ('cursor', '4'), ('phase', 'ready'), ('digest', 'ok')")
    raw.close()
    return path


def test_commands_of_an_older_file_stay_and_know_whether_they_were_given_offline(tmp_path: Path) -> None:
    db = Database.create(tmp_path / "replica.db", KEY, lambda: NOW)
    db.close()
    raw = connect(db.path, KEY)
    raw.execute("ALTER TABLE outbox DROP COLUMN offline")
    raw.execute("ALTER TABLE attention DROP COLUMN decided_seq")
    raw.execute("INSERT INTO outbox (name, version, args, issued_at, status) VALUES ('x', 1, '{}', '', 'pending')")
    raw.execute("PRAGMA user_version = 2")
    raw.close()
    again = Database.open(db.path, KEY, lambda: NOW)
    with again.read() as conn:
        assert [item.offline for item in outbox.entries(conn)] == [False]
    again.close()


def upgrade(path: Path, wanted: Shape) -> None:
    raw = connect(path, KEY)
    try:
        check_and_upgrade(raw, path, lambda: NOW, wanted)
    finally:
        raw.close()


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    raw = connect(path, KEY)
    try:
        return list(raw.execute(sql).fetchall())
    finally:
        raw.close()


def test_added_fields_have_their_default_in_rows_that_were_there(old_file: Path) -> None:
    upgrade(old_file, NEW)
    assert ask(old_file, "SELECT id, rv, name, length, harbour, crew FROM e_boat ORDER BY id") == [
        ("b-1", 3, "Möwe", 7, "Kiel", "[]"),
        ("b-2", 4, "Albatros", 7, "Kiel", "[]"),
    ]


def test_an_added_kind_has_its_table_and_search(old_file: Path) -> None:
    upgrade(old_file, NEW)
    assert ask(old_file, "SELECT count(*) FROM e_lock") == [(0,)]
    assert ask(old_file, "SELECT count(*) FROM s_lock") == [(0,)]


def test_added_search_fields_and_indexes_work_on_old_rows(old_file: Path) -> None:
    upgrade(old_file, NEW)
    assert ask(old_file, "SELECT count(*) FROM s_boat WHERE s_boat MATCH 'kiel'") == [(2,)]
    assert ask(old_file, "SELECT count(*) FROM s_boat WHERE s_boat MATCH 'mowe'") == [(1,)]
    assert ask(old_file, "SELECT count(*) FROM sqlite_schema WHERE name = 'e_boat_name'") == [(1,)]


def test_an_index_that_is_not_declared_any_more_goes(old_file: Path) -> None:
    upgrade(old_file, NEW)
    upgrade(old_file, shape(dict(OLD.entities), version=1, schema=2))
    assert ask(old_file, "SELECT count(*) FROM sqlite_schema WHERE name = 'e_boat_name'") == [(0,)]


def test_shadows_are_rewritten_for_the_new_columns(old_file: Path) -> None:
    upgrade(old_file, NEW)
    bases = dict(ask(old_file, "SELECT row_id, base FROM shadow"))
    assert bases == {"b-1": '["b-1",2,"","","","","[]",7,"Mowe","Kiel","[]"]', "b-9": "null"}


def test_the_outbox_stays_and_everything_is_loaded_anew(old_file: Path) -> None:
    upgrade(old_file, NEW)
    assert ask(old_file, "SELECT name, status FROM outbox") == [("x", "pending")]
    assert ask(old_file, "SELECT value FROM meta WHERE key = 'digest'") == [("mismatch",)]


def test_a_copy_of_the_old_file_is_kept_once(old_file: Path) -> None:
    upgrade(old_file, NEW)
    upgrade(old_file, NEW)
    (copy,) = old_file.parent.glob("*.backup")
    assert copy.name == "replica.v1.1.20260302T090000Z.backup"
    assert ask(copy, "SELECT name FROM e_boat ORDER BY id") == [("Möwe",), ("Albatros",)]
    assert b"Albatros" not in copy.read_bytes()


def test_a_file_that_fits_is_not_written_to(old_file: Path) -> None:
    before = old_file.read_bytes()
    upgrade(old_file, OLD)
    assert old_file.read_bytes() == before
    assert list(old_file.parent.iterdir()) == [old_file]


def rename(raw: Any) -> None:
    raw.execute("ALTER TABLE e_boat RENAME COLUMN name TO harbour")


def test_numbered_steps_run_before_the_comparison(old_file: Path) -> None:
    upgrade(old_file, replace(NEW, version=2, steps={2: rename}))
    assert ask(old_file, "SELECT harbour, name FROM e_boat ORDER BY id") == [("Möwe", ""), ("Albatros", "")]
    assert ask(old_file, "PRAGMA user_version") == [(2,)]


def test_a_step_that_fails_leaves_the_file_usable_as_it_was(old_file: Path) -> None:
    def fail(raw: Any) -> None:
        raw.execute("DELETE FROM outbox")
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        upgrade(old_file, replace(NEW, version=3, steps={2: rename, 3: fail}))
    assert ask(old_file, "SELECT name FROM e_boat ORDER BY id") == [("Möwe",), ("Albatros",)]
    assert ask(old_file, "SELECT count(*) FROM outbox") == [(1,)]
    assert ask(old_file, "PRAGMA user_version") == [(1,)]
    upgrade(old_file, NEW)


@pytest.mark.parametrize("newer", [replace(OLD, version=2), NEW], ids=["version", "schema"])
def test_a_newer_file_is_refused_and_not_touched(tmp_path: Path, newer: Shape) -> None:
    path = tmp_path / "replica.db"
    raw = connect(path, KEY)
    build(raw, newer)
    raw.close()
    before = path.read_bytes()
    with pytest.raises(NewerReplica):
        upgrade(path, OLD)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_opening_a_replica_of_a_newer_program_is_refused_and_does_not_touch_it(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    put(db, [lead(1)])
    db.close()
    raw = connect(db.path, KEY)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(NewerReplica, match="newer version"):
        Database.open(db.path, KEY)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_opening_a_replica_from_before_a_field_was_declared_adds_it(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    put(db, [lead(1, company="Nordlys")])
    db.close()
    raw = connect(db.path, KEY)
    raw.execute("ALTER TABLE e_lead DROP COLUMN next_step")
    raw.execute("DROP TABLE e_ticket")
    raw.execute("UPDATE meta SET value = '{\"schema\": 1, \"kinds\": {}}' WHERE key = 'declared'")
    raw.close()
    again = Database.open(db.path, KEY)
    with again.read() as conn:
        (item,) = queries.find_rows(conn, "lead")
        assert (item.row.company, item.row.next_step) == ("Nordlys", "")
        assert [hit.title for hit in search.search_all(conn, "nordlys")] == ["Nordlys"]
        assert queries.count(conn, "ticket") == 0
    again.close()
