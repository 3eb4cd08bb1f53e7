"""Older files brought up to date: numbered steps, each file copied before it is touched, a newer file never touched.

Fields, entities, indexes and search columns that were added to the declarations need no step of their own: `_align`
finds them by comparing the file with what is declared. A numbered step is for what a comparison cannot know, such as a
renamed column. All of it happens in one transaction; where it fails, the file stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
from sqlalchemy import MetaData, Table
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.schema import CreateColumn, CreateIndex, CreateTable

from prm_desktop.domain.entities import SCHEMA, Entity
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import NewerReplica
from prm_desktop.files import PRIVATE, flush
from prm_desktop.replica import search
from prm_desktop.replica.driver import disk_error
from prm_desktop.replica.schema import VERSION, metadata

Step = Callable[[Any], None]
"""Changes the file within the transaction of the driver connection that it is given."""
STEPS: Mapping[int, Step] = MappingProxyType({})
"""The steps by the version that they lead to. Version 1 is what `build` makes."""
KEEP_BACKUPS = 2
DECLARED = "declared"
"""The key in `meta` under which a file says which columns it was last aligned to."""
_dialect = SQLiteDialect()


@dataclass(frozen=True)
class Shape:
    """What a file should look like."""

    version: int = VERSION
    schema: int = SCHEMA
    entities: Mapping[str, Entity[Any]] = field(default_factory=lambda: ENTITIES)
    metadata: MetaData = field(default_factory=lambda: metadata)
    steps: Mapping[int, Step] = field(default_factory=lambda: STEPS)

    def declared(self) -> dict[str, Any]:
        """The columns in wire order and the search columns of all entities, the indexes, the number of the schema."""
        kinds = {
            kind: {"columns": list(made.columns), "search": [item.name for item in made.search_fields]}
            for kind, made in self.entities.items()
        }
        return {"schema": self.schema, "kinds": kinds, "indexes": sorted(self.indexes())}

    def indexes(self) -> set[str]:
        """The names of all indexes."""
        return {str(made.name) for table in self.metadata.sorted_tables for made in table.indexes}


def build(raw: Any, shape: Shape | None = None) -> None:
    """Make all tables in an empty file, over a driver connection."""
    _in_one_transaction(raw, shape or Shape(), lambda: None)


def check_and_upgrade(raw: Any, path: Path, now: Callable[[], str], shape: Shape | None = None) -> None:
    """Bring the file of this driver connection up to date, after a backup copy beside it.

    Raises `NewerReplica` where a newer program made it; nothing is written then.
    """
    shape = shape or Shape()
    version, stored = _state(raw)
    if version > shape.version or stored.get("schema", 0) > shape.schema:
        raise NewerReplica(
            "“{name}” was written by a newer version of PRM Desktop.",
            hint="It was left untouched. Update this program, then open it again.",
            name=path.name,
        )
    if version == shape.version and stored == shape.declared():
        return
    backup(raw, path, f"v{version}.{stored.get('schema', 0)}", now())
    _in_one_transaction(raw, shape, lambda: _run_steps(raw, shape))


def _in_one_transaction(raw: Any, shape: Shape, steps: Callable[[], None]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    try:
        steps()
        _align(raw, shape)
        raw.execute(f"PRAGMA user_version = {shape.version}")
        declared = msgspec.json.encode(shape.declared()).decode()
        raw.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (DECLARED, declared))
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise


def _run_steps(raw: Any, shape: Shape) -> None:
    version = raw.execute("PRAGMA user_version").fetchone()[0]  # another process may have been faster
    for number in range(version + 1, shape.version + 1):
        if number in shape.steps:
            shape.steps[number](raw)


def _state(raw: Any) -> tuple[int, dict[str, Any]]:
    version = int(raw.execute("PRAGMA user_version").fetchone()[0])
    if not _names(raw, "table") & {"meta"}:
        return version, {}
    found = raw.execute("SELECT value FROM meta WHERE key = ?", (DECLARED,)).fetchone()
    return version, msgspec.json.decode(found[0]) if found else {}


def _names(raw: Any, what: str) -> set[str]:
    return {row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = ?", (what,))}


def _align(raw: Any, shape: Shape) -> None:
    """Add the tables, columns, indexes and search tables that are declared but not there."""
    stored = _state(raw)[1].get("kinds", {})
    there = _names(raw, "table")
    for table in shape.metadata.sorted_tables:
        if table.name in there:
            _add_columns(raw, table)
        else:
            raw.execute(_sql(CreateTable(table)))
    _align_indexes(raw, shape)
    for kind, entity in shape.entities.items():
        _align_search(raw, entity, there, stored.get(kind, {}))
    changed = {kind: stored[kind]["columns"] for kind in stored if kind in shape.entities}
    changed = {kind: old for kind, old in changed.items() if old != list(shape.entities[kind].columns)}
    for kind, old in changed.items():
        _align_shadows(raw, shape.entities[kind], old)
    if changed or (stored and set(shape.entities) - set(stored)):
        _ask_for_everything(raw)


def _align_indexes(raw: Any, shape: Shape) -> None:
    """Make those that are declared, and drop those of our tables that are not any more."""
    of_ours = "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    tables = {table.name for table in shape.metadata.sorted_tables}
    there = {name for name, table in raw.execute(of_ours) if table in tables}
    for name in sorted(there - shape.indexes()):
        raw.execute(f'DROP INDEX "{name}"')
    for table in shape.metadata.sorted_tables:
        for made in sorted(table.indexes, key=lambda item: str(item.name)):
            if made.name not in there:
                raw.execute(_sql(CreateIndex(made)))


def _add_columns(raw: Any, table: Table) -> None:
    there = {row[1] for row in raw.execute(f"PRAGMA table_info({table.name})")}
    for column in table.columns:
        if column.name not in there:
            raw.execute(f"ALTER TABLE {table.name} ADD COLUMN {_sql(CreateColumn(column))}")


def _align_search(raw: Any, entity: Entity[Any], there: set[str], stored: Mapping[str, Any]) -> None:
    name = search.index_name(entity.kind)
    wanted = [item.name for item in entity.search_fields]
    if name in there and stored.get("search") == wanted:
        return
    raw.execute(f"DROP TABLE IF EXISTS {name}")
    if wanted:
        for statement in (*search.create_sql(entity), *search.rebuild_sql(entity)):
            raw.execute(statement)


def _align_shadows(raw: Any, entity: Entity[Any], old: list[str]) -> None:
    """Shadows hold values in column order: give them the new columns."""
    defaults = {item.name: item.to_store(item.default) for item in entity.fields}
    kept = raw.execute("SELECT row_id, base FROM shadow WHERE entity = ? AND base <> 'null'", (entity.kind,)).fetchall()
    for row_id, base in kept:
        named = defaults | dict(zip(old, msgspec.json.decode(base), strict=True))
        values = msgspec.json.encode([named[name] for name in entity.columns]).decode()
        raw.execute("UPDATE shadow SET base = ? WHERE entity = ? AND row_id = ?", (values, entity.kind, row_id))


def _ask_for_everything(raw: Any) -> None:
    """The rows here lack the values of new columns: the next sync must load everything again. The outbox stays."""
    raw.execute("DELETE FROM meta WHERE key = 'resume'")
    raw.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('digest', 'mismatch')")


def _sql(clause: Any) -> str:
    return str(clause.compile(dialect=_dialect)).strip()


def backup(raw: Any, path: Path, label: str, now: str) -> Path:
    """Copy the file beside itself, encrypted with the same key, and keep the newest two copies of this label.

    The copy's name holds the label and the instant. Must not be called within a transaction. Raises `ReplicaError`, and
    the driver's errors.
    """
    stamp = now.replace("-", "").replace(":", "")
    made = path.with_name(f".{path.stem}.{label}.new")
    made.unlink(missing_ok=True)
    try:
        raw.execute("VACUUM INTO ?", (str(made),))
        made.chmod(PRIVATE)
        flush(made)
        copy = path.with_name(f"{path.stem}.{label}.{stamp}.backup")
        made.replace(copy)
        flush(path.parent)
    except OSError as error:
        raise disk_error(error) from error
    finally:
        made.unlink(missing_ok=True)
    for old in sorted(path.parent.glob(f"{path.stem}.{label}.*.backup"))[:-KEEP_BACKUPS]:
        old.unlink(missing_ok=True)
    return copy
