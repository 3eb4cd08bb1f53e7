"""Whether the replica holds what it should: sums of its base rows per scope, its search index, its pending changes.

Looks only; what is found is put right by `sync.repair`, `search.rebuild` and `outbox.rebase`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from prm_desktop.domain.digests import Sum, Triple, fingerprint
from prm_desktop.domain.entities import Entity
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.scopes import VENDOR
from prm_desktop.replica import outbox, quarantine, search
from prm_desktop.replica.database import Database
from prm_desktop.replica.rows import RowKey, shadowed
from prm_desktop.replica.schema import SHADOW, TABLES
from prm_desktop.replica.statements import Prepared
from prm_desktop.tables import NUMBER

NOWHERE = ""
"""Stands for the scope of a row that is in none of this person's scopes, and so should not be here."""
Sums = dict[str, dict[str, Triple]]
"""Per scope and entity."""
_PAGE = 2000
_SHADOWS = Prepared(select(SHADOW.c.row_id, SHADOW.c.base).where(SHADOW.c.entity == bindparam("kind")))


class _Stored:
    """A row as scopes are asked about it: fields are decoded only where they are looked at, which is remembered."""

    __slots__ = ("_fields", "_values", "read")

    def __init__(self, entity: Entity[Any], places: Mapping[str, int], read: set[str]) -> None:
        self._fields = {name: (place, entity.by_name[name].from_store) for name, place in places.items()}
        self._values: Sequence[Any] = ()
        self.read = read

    def of(self, values: Sequence[Any]) -> _Stored:
        """The same for the next row."""
        self._values = values
        return self

    def __getattr__(self, name: str) -> Any:
        if name not in self._fields:
            raise AttributeError(name)  # some scopes depend on fields that not every entity has
        self.read.add(name)
        place, decode = self._fields[name]
        return decode(self._values[place])


def scopes_of(
    kind: str, mine: Sequence[str], read: set[str] | None = None
) -> Callable[[Sequence[Any]], tuple[str, ...]]:
    """How to find the scopes, of these, that a row with these stored values is in; `NOWHERE` where it is in none.

    `read`: takes up the names of the columns that it depends on.
    """
    entity = ENTITIES[kind]
    allowed = frozenset(mine)
    always = (VENDOR,) if VENDOR in allowed else ()
    row = _Stored(entity, {name: place for place, name in enumerate(entity.columns)}, set() if read is None else read)

    def find(values: Sequence[Any]) -> tuple[str, ...]:
        try:
            named = entity.scopes(row.of(values))
        except (TypeError, ValueError):  # of a row that is set aside, for it does not even say whose it is
            named = ()
        found = (*always, *(scope for scope in dict.fromkeys(named) if scope in allowed and scope != VENDOR))
        return found or (NOWHERE,)

    return find


def base_rows(conn: Connection, kind: str) -> Iterator[Sequence[Any]]:
    """The rows of an entity as the hub last sent them, as stored values in the order of the columns.

    Rows that are set aside are among them, with what does not fit.
    """
    entity = ENTITIES[kind]
    aside = quarantine.contents(conn, kind)
    names = ", ".join(f'"{name}"' for name in entity.columns)
    hidden = shadowed(conn, kind) | aside.keys()
    cursor = conn.connection.cursor()  # the driver's own: a fifth of the time that rows of SQLAlchemy take
    try:
        cursor.execute(f"SELECT {names} FROM {TABLES[kind].name}")  # noqa: S608 - declared names
        place = entity.columns.index("id")
        while page := cursor.fetchmany(_PAGE):
            yield from (row for row in page if row[place] not in hidden) if hidden else page
    finally:
        cursor.close()
    for row_id, base in _SHADOWS.rows(conn, kind=kind):
        values = msgspec.json.decode(base)
        if values is not None and row_id not in aside:
            yield values
    defaults = {item.name: item.to_store(item.default) for item in entity.fields}
    for named in aside.values():
        yield [named.get(name, defaults[name]) for name in entity.columns]


def sums(conn: Connection, scopes: Sequence[str], columns: Mapping[str, Sequence[str]]) -> tuple[Sums, frozenset[str]]:
    """What each of these scopes holds here, and the entities of which that cannot be told.

    `columns`: what fingerprints are made of, else all columns. Where whose a row is depends on others, which an older
    hub or program does not know, it cannot be told: their values here may never have come, or be of another time.
    """
    found: defaultdict[str, defaultdict[str, Sum]] = defaultdict(lambda: defaultdict(Sum))
    unclear: set[str] = set()
    for kind, entity in ENTITIES.items():
        wanted = tuple(name for name in columns.get(kind, entity.columns) if name in entity.by_name)
        pick = itemgetter(*(entity.columns.index(name) for name in wanted)) if wanted != entity.columns else None
        version = entity.columns.index("rv")
        read: set[str] = set()
        member = scopes_of(kind, scopes, read)
        for row in base_rows(conn, kind):
            mark = fingerprint(pick(row) if pick else row)
            for scope in member(row):
                found[scope][kind].add(row[version], mark)
        if not read <= set(wanted):
            unclear.add(kind)
    told = {scope: {kind: some.triple() for kind, some in kinds.items()} for scope, kinds in found.items()}
    return told, frozenset(unclear)


def stale_indexes(db: Database) -> list[str]:
    """The entities whose search index is not that of their rows."""
    with db.scratch() as raw:
        return [kind for kind, entity in ENTITIES.items() if entity.search_fields and _stale(raw, entity)]


def _stale(raw: Any, entity: Entity[Any]) -> bool:
    """Compare the index with one made anew in memory: the same rows, and each word as often in each field."""
    name, table = search.index_name(entity.kind), TABLES[entity.kind].name
    numbers = f"SELECT rowid FROM {name}", f"SELECT {NUMBER} FROM {table}"  # noqa: S608 - declared names
    if _differ(raw, *numbers):
        return True
    fresh = f"fresh_{name}"
    create, *_ = search.create_sql(entity)
    raw.execute(create.replace(name, f"temp.{fresh}", 1))
    raw.execute(search.fill_sql(entity, f"temp.{fresh}"))
    words = [f"temp.words_{name}", f"temp.words_{fresh}"]
    for table, schema, indexed in zip(words, ("main", "temp"), (name, fresh), strict=True):
        raw.execute(f"CREATE VIRTUAL TABLE {table} USING fts5vocab({schema}, {indexed}, col)")
    found = _differ(raw, *(f"SELECT term, col, doc, cnt FROM {table}" for table in words))  # noqa: S608 - declared names
    for table in (*words, f"temp.{fresh}"):
        raw.execute(f"DROP TABLE {table}")
    return found


def _differ(raw: Any, one: str, other: str) -> bool:
    pairs = ((one, other), (other, one))
    return any(raw.execute(f"{left} EXCEPT {right} LIMIT 1").fetchone() for left, right in pairs)


class _Undo(Exception):
    """Ends a transaction that only looked."""


def wrongly_shown(db: Database) -> frozenset[RowKey]:
    """The rows that are not their base with the pending changes on it, or have a shadow that no change needs."""
    found: frozenset[RowKey] = frozenset()
    with suppress(_Undo), db.write() as conn:
        shadows = _shadows(conn)
        if not shadows and not outbox.pending_count(conn):
            return found
        before = {key: _row(conn, key) for key in shadows}
        touched = outbox.rebase(conn)
        after = _shadows(conn)
        keys = shadows.keys() | touched
        moved = {key for key in keys if key not in before or before[key] != _row(conn, key)}
        found = frozenset({key for key in keys if shadows.get(key) != after.get(key)} | moved)
        raise _Undo
    return found


def _shadows(conn: Connection) -> dict[RowKey, str]:
    found = conn.execute(select(SHADOW.c.entity, SHADOW.c.row_id, SHADOW.c.base)).all()
    return {(kind, row_id): base for kind, row_id, base in found}


def _row(conn: Connection, key: RowKey) -> tuple[Any, ...] | None:
    entity = ENTITIES[key[0]]
    names = ", ".join(f'"{name}"' for name in entity.columns)
    query = f"SELECT {names} FROM {TABLES[key[0]].name} WHERE id = ?"  # noqa: S608 - declared names
    row = conn.exec_driver_sql(query, (key[1],)).first()
    return tuple(row) if row else None
