"""Rows in the replica: the view that commands read, and how optimistic changes, base rows and shadows are written.

Visible rows stand in the entity tables. A row that pending commands touched has its base copy in `shadow`, so that at
every moment visible = base + pending (`replica.replay`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, compress
from operator import itemgetter, ne
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, insert, select, update

from prm_desktop.domain.commands import Actor, Change, Conflict, Put, Remove, Update, stamped
from prm_desktop.domain.entities import Entity, Row, entity_of
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.replica import quarantine, search, tally
from prm_desktop.replica.database import insert_many
from prm_desktop.replica.schema import SHADOW, TABLES
from prm_desktop.replica.statements import Prepared

R = TypeVar("R", bound=Row)
RowKey = tuple[str, str]
"""Entity kind and row id."""
Stored = tuple[Any, ...]
"""A row's values as the database has them, in the order of its entity's columns."""
Names = tuple[str, ...]
ID = 0
"""Where the id stands among them."""
ID_BATCH = 500
"""How many ids one statement names at most."""
MOST_STATEMENTS = 16
"""So many different sets of columns are written apart; rows that differ in other ways are written whole."""
_encode = msgspec.json.Encoder().encode
_decode_rows = msgspec.json.Decoder(list[tuple[Any, ...]]).decode


@dataclass(frozen=True, slots=True)
class ReplicaView:
    """What commands may ask while they are shown optimistically: the visible rows of this replica."""

    conn: Connection

    @property
    def authoritative(self) -> bool:
        """Never: the hub decides."""
        return False

    def get(self, row: type[R], row_id: str) -> R | None:
        """The visible row with this id, or None."""
        entity = entity_of(row)
        found = _find(entity.kind, ("id",)).first(self.conn, id=row_id)
        return entity.from_store(found) if found else None

    def find(self, row: type[R], **equals: Any) -> Sequence[R]:
        """The visible rows whose fields equal these values, in the order of their ids."""
        entity = entity_of(row)
        given = {name: entity.by_name[name].to_store(value) for name, value in equals.items()}
        return [entity.from_store(item) for item in find_stored(self.conn, entity.kind, given)]


def find_stored(conn: Connection, kind: str, given: Mapping[str, Any]) -> list[Stored]:
    """The visible rows with these stored values in these columns, in the order of their ids."""
    return _find(kind, tuple(given)).rows(conn, **given)


@cache
def _find(kind: str, names: tuple[str, ...]) -> Prepared:
    table = TABLES[kind]
    query = select(*(table.c[name] for name in ENTITIES[kind].columns))
    return Prepared(query.where(*(table.c[name] == bindparam(name) for name in names)).order_by(table.c.id))


@cache
def _delete(kind: str) -> Prepared:
    return Prepared(delete(TABLES[kind]).where(TABLES[kind].c.id == bindparam("id")))


_here = (SHADOW.c.entity == bindparam("kind")) & (SHADOW.c.row_id == bindparam("id"))
_SHADOW_IDS = Prepared(select(SHADOW.c.row_id).where(SHADOW.c.entity == bindparam("kind")))
_BASE = Prepared(select(SHADOW.c.base).where(_here))
_KEEP = Prepared(insert(SHADOW).values(entity=bindparam("kind"), row_id=bindparam("id"), base=bindparam("kept")))
_REPLACE = Prepared(update(SHADOW).where(_here).values(base=bindparam("kept")))
_FORGET_SHADOWS = Prepared(delete(SHADOW))


def write_optimistic(conn: Connection, changes: Iterable[Change], actor: Actor, now: str) -> frozenset[RowKey]:
    """Show the changes of a pending command. Returns the rows that it touched; their base is kept as shadows."""
    touched: set[RowKey] = set()
    for change in changes:
        if isinstance(change, Conflict):
            continue
        kind, row_id = change_key(change)
        before = keep_shadow(conn, (kind, row_id))
        now_shown = {row_id: changed(before, change, actor, now)}
        _replace(conn, kind, now_shown, {row_id: before} if before is not None else {})
        touched.add((kind, row_id))
    return frozenset(touched)


def change_key(change: Put | Update | Remove) -> RowKey:
    """The row that a change is about."""
    if isinstance(change, Put):
        return entity_of(type(change.row)).kind, change.row.id
    return change.kind, change.id


def changed(before: Stored | None, change: Put | Update | Remove, actor: Actor, now: str) -> Stored | None:
    """What a row is after a change; None where there is none. Changing a row that is not there does nothing."""
    if isinstance(change, Remove):
        return None
    done = stamped(change, actor, now)
    if isinstance(done, Put):
        return entity_of(type(done.row)).to_store(done.row)
    if before is None:
        return None
    entity = ENTITIES[done.kind]
    values = {name: entity.by_name[name].to_store(value) for name, value in done.values.items()}
    return tuple(values.get(name, old) for name, old in zip(entity.columns, before, strict=True))


def show(conn: Connection, kind: str, rows: Mapping[str, Stored | None]) -> None:
    """Make these rows visible as they are given, by id; None: not at all. Writes what is another than it was."""
    _replace(conn, kind, rows, _named(conn, kind, ENTITIES[kind].columns, list(rows)))


def _replace(conn: Connection, kind: str, rows: Mapping[str, Stored | None], shown: Mapping[str, Stored]) -> None:
    columns = ENTITIES[kind].columns
    gone = [row_id for row_id in shown if rows[row_id] is None]
    search.unindex(conn, kind, gone)
    insert_many(conn, f"DELETE FROM {TABLES[kind].name} WHERE id = ?", [(row_id,) for row_id in gone])  # noqa: S608 - declared names
    left = {row_id: row for row_id, row in rows.items() if row is not None}
    _write(conn, kind, columns, left, _Before(columns, shown))


@dataclass(frozen=True, slots=True)
class _Before:
    """What some columns of visible rows were before they are written, by id; rows that are new are not in it."""

    columns: Names
    rows: Mapping[str, Stored]


def _write(conn: Connection, kind: str, columns: Names, rows: Mapping[str, Stored], before: _Before) -> None:
    """Store visible rows, and index those with other searched texts. `before`: at least of the columns that are `dear`.

    Of a row that was there a column is set where it has another value than before, or where that is not known.
    """
    whole = [row_id for row_id in rows if row_id not in before.rows]
    changed_in = _by_change(columns, rows, before)
    searched = {columns.index(item.name) for item in ENTITIES[kind].search_fields if item.name in columns}
    unsearched = {row_id for places, ids in changed_in.items() if searched.isdisjoint(places) for row_id in ids}
    others = tuple(place for place, name in enumerate(columns) if name not in before.columns)
    for places in sorted(changed_in, key=lambda item: len(changed_in[item]))[:-MOST_STATEMENTS]:
        whole += changed_in.pop(places)
    insert_many(conn, upsert_sql(kind, columns), [rows[row_id] for row_id in whole])
    for places, ids in changed_in.items():
        sets = (*places, *others)
        told = itemgetter(*(*sets, columns.index("id")))
        statement = _update_sql(kind, tuple(columns[place] for place in sets))
        insert_many(conn, statement, [told(rows[row_id]) for row_id in ids])
    search.index(conn, kind, sorted({*whole, *chain.from_iterable(changed_in.values())} - unsearched))


def _by_change(columns: Names, rows: Mapping[str, Stored], before: _Before) -> dict[tuple[int, ...], list[str]]:
    """The ids of the rows that were there, by the places of the columns that are known to be others now.

    Rows of which all is known and nothing is another are left out.
    """
    places = tuple(columns.index(name) for name in before.columns)
    told: Callable[[Stored], Stored] = itemgetter(*places)
    found: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for row_id in filter(rows.__contains__, before.rows):
        old, now = before.rows[row_id], told(rows[row_id])
        if old != now or len(places) < len(columns):
            found[tuple(compress(places, map(ne, old, now)))].append(row_id)
    return found


@cache
def dear(kind: str, columns: Names) -> Names:
    """Those of the columns that cost more to write than to compare: an index or the search is kept of them.

    With them the id and the version, by which rows are known and counted.
    """
    indexed = {item.name for index in TABLES[kind].indexes for item in index.columns}
    searched = {item.name for item in ENTITIES[kind].search_fields}
    return tuple(name for name in columns if name in {"id", "rv"} | indexed | searched)


@cache
def _update_sql(kind: str, columns: Names) -> str:
    sets = ", ".join(f'"{name}"=?' for name in columns)
    return f"UPDATE {TABLES[kind].name} SET {sets} WHERE id = ?"  # noqa: S608 - declared names


def keep_shadow(conn: Connection, key: RowKey) -> Stored | None:
    """Keep the row's base copy, if it is not kept already. Returns the row as it is visible now."""
    kind, row_id = key
    found = _find(kind, ("id",)).first(conn, id=row_id)
    if not _BASE.first(conn, kind=kind, id=row_id):
        put_shadow(conn, key, found)
    return found


def put_shadow(conn: Connection, key: RowKey, base: Stored | None) -> None:
    """Keep what a row without a shadow is beneath the pending changes; None: the hub has sent none."""
    _KEEP.run(conn, kind=key[0], id=key[1], kept=msgspec.json.encode(base).decode())


def base_row(conn: Connection, row: type[R], row_id: str) -> R | None:
    """The row as the hub last sent it, without what waits to be sent; None where the hub has sent none."""
    entity = entity_of(row)
    kept = _BASE.value(conn, kind=entity.kind, id=row_id)
    if kept is None:
        return ReplicaView(conn).get(row, row_id)
    values = msgspec.json.decode(kept)
    return entity.from_store(tuple(values)) if values is not None else None


def shadowed(conn: Connection, kind: str) -> set[str]:
    """The ids of this entity's rows that have a shadow."""
    return {row_id for (row_id,) in _SHADOW_IDS.rows(conn, kind=kind)}


def put_base(
    conn: Connection,
    kind: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    known: quarantine.Unfit | None = None,
) -> None:
    """Store base rows from the hub: into the shadow where there is one, else into the visible table.

    Rows that do not fit are set aside (`quarantine.sift`), and columns that this program does not know are ignored.
    Keeps the running digest and the search index. Raises `HubProblem` where rows do not say which they are.
    """
    columns, rows = quarantine.sift(conn, kind, columns, rows, known)
    entity = ENTITIES[kind]
    place, version = columns.index("id"), columns.index("rv")
    fresh = {str(row[place]): tuple(row) for row in rows}
    hidden = shadowed(conn, kind)
    before = _base_versions(conn, kind, [item for item in fresh if item in hidden])
    if hidden:
        _base_into_shadows(conn, entity, columns, [row for row_id, row in fresh.items() if row_id in hidden])
    shown = {row_id: row for row_id, row in fresh.items() if row_id not in hidden}
    if shown:
        looked = dear(kind, tuple(columns))
        found = _named(conn, kind, looked, list(shown))
        _write(conn, kind, tuple(columns), shown, _Before(looked, found))
        rv = looked.index("rv")
        before.update((row_id, values[rv]) for row_id, values in found.items())
    rose = sum(row[version] for row in fresh.values()) - sum(before.values())
    tally.add(conn, kind, len(fresh) - len(before), rose)


def load_base(
    conn: Connection,
    kind: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    known: quarantine.Unfit | None = None,
) -> None:
    """The same while a base is loaded from nothing, without shadows: search and digest are made at the end."""
    columns, rows = quarantine.sift(conn, kind, columns, rows, known)
    insert_many(conn, upsert_sql(kind, tuple(columns)), rows)


def _named(conn: Connection, kind: str, columns: Names, ids: Sequence[str]) -> dict[str, Stored]:
    """These columns, one of them the id, of the visible rows with these ids."""
    place = columns.index("id")
    text = conn.exec_driver_sql(_named_sql(kind, columns), (_encode(ids).decode(),)).scalar_one()
    return {row[place]: row for row in _decode_rows(text)}


@cache
def _named_sql(kind: str, columns: Names) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    rows = f"json_group_array(json_array({names}))"  # one text comes in half the time of as many rows
    return f"SELECT {rows} FROM {TABLES[kind].name} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - declared names


def _base_versions(conn: Connection, kind: str, hidden: Sequence[str]) -> dict[str, int]:
    """The versions of these shadowed rows as the hub last sent them; those that it never sent are left out."""
    version = ENTITIES[kind].columns.index("rv")
    found: dict[str, int] = {}
    for row_id in hidden:
        values = msgspec.json.decode(_BASE.value(conn, kind=kind, id=row_id))
        if values is not None:
            found[row_id] = values[version]
    return found


def _base_into_shadows(
    conn: Connection, entity: Entity[Any], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    defaults = {item.name: item.to_store(item.default) for item in entity.fields}
    for row in rows:
        named: Mapping[str, Any] = defaults | dict(zip(columns, row, strict=True))
        base = msgspec.json.encode([named[name] for name in entity.columns]).decode()
        _REPLACE.run(conn, kind=entity.kind, id=named["id"], kept=base)


def drop_base(conn: Connection, kind: str, ids: Sequence[str]) -> None:
    """Forget base rows that the user does not see any more; shadowed ones lose only their base."""
    table = TABLES[kind]
    hidden = shadowed(conn, kind)
    quarantine.release(conn, kind, ids)
    for start in range(0, len(ids), ID_BATCH):
        part = list(dict.fromkeys(ids[start : start + ID_BATCH]))
        shown = [item for item in part if item not in hidden]
        before = {row_id: values[1] for row_id, values in _named(conn, kind, ("id", "rv"), shown).items()}
        before |= _base_versions(conn, kind, [item for item in part if item in hidden])
        search.unindex(conn, kind, shown)
        conn.execute(delete(table).where(table.c.id.in_(shown)))
        here: ColumnElement[bool] = and_(SHADOW.c.entity == kind, SHADOW.c.row_id.in_(part))
        conn.execute(update(SHADOW).where(here).values(base="null"))
        tally.add(conn, kind, -len(before), -sum(before.values()))


@cache
def upsert_sql(kind: str, columns: tuple[str, ...]) -> str:
    """The statement that inserts or updates a row of these columns, with `?` places."""
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" for _ in columns)
    sets = ", ".join(f'"{name}"=excluded."{name}"' for name in columns if name != "id")
    table = TABLES[kind].name
    return f"INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT(id) DO UPDATE SET {sets}"  # noqa: S608 - declared names


def clear_base(conn: Connection) -> None:
    """Forget all rows and shadows; the outbox stays. For a reset, before the new base is loaded."""
    tally.forget(conn)
    _FORGET_SHADOWS.run(conn)
    quarantine.clear(conn)
    for table in TABLES.values():
        conn.exec_driver_sql(f"DELETE FROM {table.name}")  # noqa: S608 - declared names


def titles(conn: Connection, kind: str, ids: Iterable[str]) -> dict[str, str]:
    """What a person calls these rows, by id; rows that are not here are left out."""
    wanted = [item for item in dict.fromkeys(ids) if item]
    if kind not in ENTITIES or not wanted:
        return {}
    found = conn.exec_driver_sql(_titles_sql(kind), (_encode(wanted).decode(),))
    return {row_id: str(title) for row_id, title in found}


@cache
def _titles_sql(kind: str) -> str:
    entity = ENTITIES[kind]
    named = "IN (SELECT value FROM json_each(?))"
    return f'SELECT "{entity.key}", "{entity.title}" FROM {TABLES[kind].name} WHERE "{entity.key}" {named}'  # noqa: S608 - declared names
