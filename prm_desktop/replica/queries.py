"""The read side: frozen results for screens and the command line, within one `db.read()`.

A list is the local numbers of its rows in order (`list_ids`), a million of them in a few megabytes; the rows themselves
are read page by page (`rows_by_n`). Nothing here writes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection

from prm_desktop.domain.entities import Entity, Row
from prm_desktop.domain.fields import LISTS
from prm_desktop.replica.filters import Condition, First, Query, entity_named, field_named, selection
from prm_desktop.replica.search import Found, find, json_list
from prm_desktop.tables import NUMBER, table_name

__all__ = [
    "NO_MARKS", "Condition", "First", "Marks", "Query", "RowItem",
    "count", "export_rows", "facets", "find_rows", "get", "list_ids", "marks", "rows_by_n",
]  # fmt: skip

PAGE_ROWS = 1000
PIECE = 30_000
"""Characters of a list of numbers that are read without a pause in which a window could go on."""
MANY = 2_000
"""Found rows up to which each of them is looked up."""
MAX_FACETS = 200


@dataclass(frozen=True, slots=True)
class Marks:
    """What a list marks a row with: changes that wait to be sent, something that a person must decide."""

    pending: bool = False
    attention: bool = False


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class RowItem:
    """A row with its local number and its marks."""

    n: int
    row: Any
    pending: bool = False
    attention: bool = False


def list_ids(conn: Connection, kind: str, query: Query) -> array[int]:
    """The local numbers of the rows that a query asks for, in its order. Raises `BadInput`.

    What comes first is asked for apart, so that an index still gives the order of the rest.
    """
    found = find(conn, entity_named(kind).kind, query.search, MANY)
    if query.first is None:
        return _numbers(conn, kind, query, found)
    first, rest = _divided(query, query.first)
    numbers = _numbers(conn, kind, first, found)
    numbers += _numbers(conn, kind, rest, found)
    return numbers[: query.limit] if query.limit > 0 else numbers


def _numbers(conn: Connection, kind: str, query: Query, found: Found | None) -> array[int]:
    chosen = selection(kind, query, found)
    limit = f" LIMIT {int(query.limit)}" if query.limit > 0 else ""
    in_order = f"SELECT t.{NUMBER} AS number {chosen.source}{chosen.order}{limit}"
    text = _whole(conn, f"SELECT json_group_array(number) FROM ({in_order})", chosen.params)  # noqa: S608 - declared names
    numbers, begin, last = array("q"), 1, len(text) - 1
    while begin < last:
        end = text.find(",", begin + PIECE, last)
        end = last if end < 0 else end
        numbers.extend(array("q", msgspec.json.decode(f"[{text[begin:end]}]", type=list[int])))
        begin = end + 1
    return numbers


def _divided(query: Query, first: First) -> tuple[Query, Query]:
    """What comes first, and the rest, each with one condition on the field that tells them apart."""
    also = [item for item in query.where if item.field == first.field and item.op == "in"]
    where = tuple(item for item in query.where if item not in also)
    ahead = tuple(value for value in first.values if all(value in item.value for item in also))
    parts = [Condition(first.field, "in", ahead)]
    if also:
        left = (value for value in also[0].value if value not in first.values)
        parts.append(Condition(first.field, "in", tuple(v for v in left if all(v in item.value for item in also))))
    else:
        parts.append(Condition(first.field, "out", first.values))
    begin, rest = (replace(query, first=None, where=(*where, part)) for part in parts)
    return replace(begin, sort=(first.sort,)), rest


def count(conn: Connection, kind: str, query: Query | None = None) -> int:
    """How many rows a query asks for, its limit aside. Raises `BadInput`."""
    chosen = selection(kind, query or Query())
    return int(_fetch(conn, f"SELECT count(*) {chosen.source}", chosen.params)[0][0])


def rows_by_n(conn: Connection, kind: str, ns: Iterable[int]) -> list[RowItem]:
    """The rows with these local numbers, in this order; those that are gone are left out."""
    wanted = list(ns)
    entity = entity_named(kind)
    found: dict[int, RowItem] = {}
    for start in range(0, len(wanted), PAGE_ROWS):
        part = json_list(wanted[start : start + PAGE_ROWS])
        found.update((row[0], _item(entity, row)) for row in _rows(conn, kind, NUMBER, part))
    return [found[n] for n in wanted if n in found]


def get(conn: Connection, kind: str, row_id: str) -> RowItem | None:
    """One row by its id; None where it is not here."""
    found = _rows(conn, kind, "id", json_list([row_id]))
    return _item(entity_named(kind), found[0]) if found else None


def find_rows(conn: Connection, kind: str, *where: Condition, **equals: Any) -> list[RowItem]:
    """The rows that fit all conditions, in the entity's order. Raises `BadInput`."""
    conditions = (*where, *(Condition(name, "eq", value) for name, value in equals.items()))
    return rows_by_n(conn, kind, list_ids(conn, kind, Query(where=conditions)))


def marks(conn: Connection, kind: str, ids: Sequence[str]) -> dict[str, Marks]:
    """The marks of the rows that have any."""
    wanted = json_list(list(ids))
    named = "entity = ? AND row_id IN (SELECT value FROM json_each(?))"
    pending = {row[0] for row in _fetch(conn, f"SELECT row_id FROM shadow WHERE {named}", (kind, wanted))}  # noqa: S608 - constant
    open_items = f"SELECT row_id FROM attention WHERE {named} AND resolved_at = ''"  # noqa: S608 - constant
    attention = {row[0] for row in _fetch(conn, open_items, (kind, wanted))}
    return {row_id: Marks(row_id in pending, row_id in attention) for row_id in pending | attention}


def facets(conn: Connection, kind: str, field: str, query: Query | None = None) -> list[tuple[Any, int]]:
    """The values of a field with how many rows have each, the most frequent first; of a list field, its members.

    `query` narrows the rows. At most 200 values. Raises `BadInput`.
    """
    spec = field_named(entity_named(kind), field)
    chosen = selection(kind, query or Query())
    column = f't."{spec.name}"'
    tail = f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MAX_FACETS}"
    if spec.type in LISTS:
        inner = f"SELECT {column} AS listed {chosen.source}"
        sql = f"SELECT j.value, count(*) FROM ({inner}) AS q, json_each(q.listed) AS j {tail}"  # noqa: S608 - declared names
        return [(value, number) for value, number in _fetch(conn, sql, chosen.params)]
    sql = f"SELECT {column}, count(*) {chosen.source} {tail}"
    return [(spec.from_store(value), number) for value, number in _fetch(conn, sql, chosen.params)]


def export_rows(conn: Connection, kind: str, query: Query) -> Iterator[Row]:
    """All rows that a query asks for, in its order, read page by page. Raises `BadInput`."""
    numbers = list_ids(conn, kind, query)
    for start in range(0, len(numbers), PAGE_ROWS):
        for item in rows_by_n(conn, kind, numbers[start : start + PAGE_ROWS]):
            yield item.row


def _rows(conn: Connection, kind: str, key: str, wanted: str) -> list[list[Any]]:
    """Rows by number or id, named by a JSON list: the number, the two marks, then the columns."""
    return msgspec.json.decode(_whole(conn, _rows_sql(kind, key), (kind, kind, wanted)), type=list[list[Any]])


@cache
def _rows_sql(kind: str, key: str) -> str:
    entity = entity_named(kind)
    columns = ", ".join(f't."{name}"' for name in entity.columns)
    shadowed = "EXISTS (SELECT 1 FROM shadow AS s WHERE s.entity = ? AND s.row_id = t.id)"
    noted = "EXISTS (SELECT 1 FROM attention AS a WHERE a.entity = ? AND a.row_id = t.id AND a.resolved_at = '')"
    return (
        f"SELECT json_group_array(json_array(t.{NUMBER}, {shadowed}, {noted}, {columns})) "  # noqa: S608 - declared names
        f"FROM {table_name(entity)} AS t "
        f"WHERE t.{key} IN (SELECT value FROM json_each(?))"
    )


def _item(entity: Entity[Any], row: Sequence[Any]) -> RowItem:
    return RowItem(row[0], entity.from_store(row[3:]), pending=bool(row[1]), attention=bool(row[2]))


def _whole(conn: Connection, sql: str, params: Sequence[Any]) -> str:
    """An answer that is one JSON text, made while no thread waits.

    Row by row, the driver lets go of the interpreter and takes it back each time, from a window that paints meanwhile:
    that took both twice as long.
    """
    return str(_fetch(conn, sql, params)[0][0])


def _fetch(conn: Connection, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """All rows of a statement, over the driver's own cursor."""
    cursor = conn.connection.cursor()
    try:
        cursor.execute(sql, tuple(params))
        return list(cursor.fetchall())
    finally:
        cursor.close()
