"""Rows from the hub that this program cannot store or show are set aside, so that they do not stop the rest.

A row set aside keeps its id, its version and its values as they came. It counts in the digest as the base row that it
is; what is shown of it is the last version that did fit, or nothing. It leaves when the hub sends a version that fits,
or takes the row away, or when a newer program can read it after all.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from prm_desktop import __version__
from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.fitness import unfit
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import BadInput, HubProblem
from prm_desktop.replica.meta import Meta, set_meta
from prm_desktop.replica.schema import QUARANTINE, TABLES
from prm_desktop.replica.statements import Prepared

log = logging.getLogger(__name__)
JUDGE = f"{__version__}/{SCHEMA}"
"""Who judged the rows that are set aside: a newer program judges them anew."""
ID_LENGTHS = frozenset(range(1, 201))
HIGHEST_VERSION = 2**40
"""No feed comes near; sums of versions stay in 64 bits."""
ID_BATCH = 500
Unfit = Mapping[int, BadInput]
"""The places of rows that do not fit, each with why."""
_ANY = Prepared(select(QUARANTINE.c.row_id).where(QUARANTINE.c.entity == bindparam("kind")).limit(1))
_CONTENTS = Prepared(select(QUARANTINE.c.row_id, QUARANTINE.c.content).where(QUARANTINE.c.entity == bindparam("kind")))
_KINDS = Prepared(select(QUARANTINE.c.entity).distinct())


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that is kept aside. `why` says what does not fit."""

    kind: str
    id: str
    rv: int
    why: BadInput


def judged(kind: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Unfit:
    """The rows of a page that do not fit. Needs no replica: a page can be judged while the next one is on its way.

    Raises `HubProblem` where a row does not even say which row it is, and in which version.
    """
    _identified(columns, rows)
    return unfit(ENTITIES[kind], columns, rows)


def sift(
    conn: Connection,
    kind: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    known: Unfit | None = None,
) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    """The columns of a page that this program knows, and these of the rows that fit.

    The others are set aside whole, and rows that fit now leave the quarantine. `known`: which rows do not fit, where
    the page was `judged` already. Raises `HubProblem` as that does.
    """
    ids = _identified(columns, rows)
    bad = dict(unfit(ENTITIES[kind], columns, rows) if known is None else known)
    older = _told_twice(columns, rows, ids, bad) if len(set(ids)) < len(ids) else set()
    if bad:
        log.info("%d rows of %s do not fit and are set aside", len(bad), kind)
        _keep(conn, kind, columns, {place: rows[place] for place in bad if place not in older}, bad)
    left = bad.keys() | older
    good = [row for place, row in enumerate(rows) if place not in left] if left else rows
    release(conn, kind, [ids[place] for place in range(len(rows)) if place not in left])
    names = known_columns(kind, columns)
    if len(names) == len(columns):
        return names, good
    places = [columns.index(name) for name in names]
    return names, [[row[place] for place in places] for row in good]


def known_columns(kind: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Those of the columns that this program knows, in their order."""
    return tuple(name for name in columns if name in ENTITIES[kind].by_name)


def _identified(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[str]:
    known = "id" in columns and "rv" in columns and len(set(columns)) == len(columns)
    if not known or set(map(len, rows)) - {len(columns)}:
        raise HubProblem("Part of the hub's answer does not fit together.")
    id_place, rv_place = columns.index("id"), columns.index("rv")
    ids = [row[id_place] for row in rows]
    versions = [row[rv_place] for row in rows]
    named = set(map(type, ids)) <= {str} and set(map(len, ids)) <= ID_LENGTHS
    counted = set(map(type, versions)) <= {int}
    if not named or not counted or min(versions, default=0) < 0 or max(versions, default=0) > HIGHEST_VERSION:
        raise HubProblem("Part of the hub's answer does not say which records it is about.")
    return ids


def _told_twice(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], ids: list[str], bad: dict[int, BadInput]
) -> set[int]:
    """Of rows with the same id the newest counts; the places of the others. Two that differ are not believed."""
    rv_place = columns.index("rv")
    newest: dict[str, int] = {}
    older: set[int] = set()
    for place, row_id in enumerate(ids):
        other = newest.setdefault(row_id, place)
        if other == place:
            continue
        if rows[other][rv_place] == rows[place][rv_place] and list(rows[other]) != list(rows[place]):
            bad.setdefault(other, BadInput("The record arrived twice in one answer, each time with other values."))
        kept = place if rows[place][rv_place] > rows[other][rv_place] else other
        newest[row_id] = kept
        older.add(other if kept == place else place)
    return older


def _keep(
    conn: Connection, kind: str, columns: Sequence[str], rows: dict[int, Sequence[Any]], why: dict[int, BadInput]
) -> None:
    id_place, rv_place = columns.index("id"), columns.index("rv")
    set_meta(conn, {Meta.JUDGED_BY: JUDGE})
    for place, row in rows.items():
        values = {
            "rv": row[rv_place],
            "content": msgspec.json.encode(dict(zip(columns, row, strict=True))).decode(),
            "reason": msgspec.json.encode([why[place].template, why[place].values]).decode(),
        }
        made = upsert(QUARANTINE).values(entity=kind, row_id=row[id_place], **values)
        conn.execute(made.on_conflict_do_update(index_elements=["entity", "row_id"], set_=values))


def release(conn: Connection, kind: str, ids: Sequence[str]) -> None:
    """Forget these rows: they fit now, or are gone."""
    if not _ANY.first(conn, kind=kind):
        return
    for start in range(0, len(ids), ID_BATCH):
        part = ids[start : start + ID_BATCH]
        conn.execute(delete(QUARANTINE).where(QUARANTINE.c.entity == kind, QUARANTINE.c.row_id.in_(part)))


def clear(conn: Connection) -> None:
    """Forget all: everything is loaded anew."""
    conn.execute(delete(QUARANTINE))


def count(conn: Connection) -> int:
    """How many rows are set aside."""
    return conn.execute(select(func.count()).select_from(QUARANTINE)).scalar_one()


def set_aside(conn: Connection, limit: int = 100) -> list[SetAside]:
    """The rows that are set aside, by kind and id."""
    query = select(QUARANTINE).order_by(QUARANTINE.c.entity, QUARANTINE.c.row_id).limit(limit)
    return [_set_aside(item) for item in conn.execute(query)]


def _set_aside(row: Row[Any]) -> SetAside:
    template, values = msgspec.json.decode(row.reason)
    return SetAside(row.entity, row.row_id, row.rv, BadInput(template, **values))


def contents(conn: Connection, kind: str) -> dict[str, dict[str, Any]]:
    """The rows of this entity that are set aside, by id, with their values by name as they came."""
    return {row_id: msgspec.json.decode(content) for row_id, content in _CONTENTS.rows(conn, kind=kind)}


def to_judge(conn: Connection) -> dict[str, list[dict[str, Any]]]:
    """The rows, by kind, that a former program has set aside and this one has not judged; from now on it has."""
    set_meta(conn, {Meta.JUDGED_BY: JUDGE})
    found: dict[str, list[dict[str, Any]]] = {}
    for kind, content in conn.execute(select(QUARANTINE.c.entity, QUARANTINE.c.content)):
        if kind in ENTITIES:
            found.setdefault(kind, []).append(msgspec.json.decode(content))
    return found


def digest_changes(conn: Connection) -> dict[str, tuple[int, int]]:
    """Per entity what rows set aside add to the number of base rows, and to the sum of their versions.

    Where the last version that did fit is still here, only the difference of the versions counts.
    """
    return {kind: _changes(conn, kind) for (kind,) in _KINDS.rows(conn) if kind in TABLES}


def missing(conn: Connection) -> int:
    """How many rows that the hub has sent are not shown at all, not even in an earlier version."""
    return sum(more for more, _versions in digest_changes(conn).values())


def _changes(conn: Connection, kind: str) -> tuple[int, int]:
    place = ENTITIES[kind].columns.index("rv")
    base = f"CASE WHEN s.row_id IS NULL THEN t.rv ELSE json_extract(s.base, '$[{place}]') END"
    query = (
        f"SELECT count(*) - count(b), coalesce(sum(rv), 0) - coalesce(sum(b), 0) FROM (SELECT q.rv AS rv, {base} AS b "  # noqa: S608 - declared names
        f"FROM quarantine AS q LEFT JOIN {TABLES[kind].name} AS t ON t.id = q.row_id "
        "LEFT JOIN shadow AS s ON s.entity = q.entity AND s.row_id = q.row_id WHERE q.entity = ?)"
    )
    more, versions = conn.exec_driver_sql(query, (kind,)).one()
    return int(more), int(versions)
