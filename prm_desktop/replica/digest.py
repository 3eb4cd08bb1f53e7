"""What the base rows amount to: their number and the sum of their versions per entity, counted or as it was kept.

Rows with pending changes count as the hub sent them (`shadow`), rows that are set aside as the base rows that they are.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, bindparam, func, select

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.replica import quarantine, tally
from prm_desktop.replica.schema import SHADOW, TABLES
from prm_desktop.replica.statements import Prepared

SOON_COUNTED = 20_000
"""Up to this many rows are counted in two milliseconds or so."""
_SHADOWED_KINDS = Prepared(select(SHADOW.c.entity).distinct())


def base_digest(conn: Connection) -> tally.Digest:
    """Per entity the number of base rows and the sum of their versions, counted; entities without rows are left out."""
    return _with_set_aside(conn, _stored_digest(conn))


def running_digest(conn: Connection) -> tally.Digest:
    """The same as it was kept with every change since all rows were last counted."""
    kept = tally.kept(conn)
    return counted_digest(conn) if kept is None else _with_set_aside(conn, kept)


def current_digest(conn: Connection) -> tally.Digest:
    """The same as after every sync: counted where that takes a moment, else as it was kept."""
    kept = running_digest(conn)
    return counted_digest(conn) if sum(count for count, _ in kept.values()) <= SOON_COUNTED else kept


def counted_digest(conn: Connection) -> tally.Digest:
    """The same, counted now, and kept from now on."""
    counted = _stored_digest(conn)
    tally.keep(conn, counted)
    return _with_set_aside(conn, counted)


def _stored_digest(conn: Connection) -> tally.Digest:
    """The same of the rows that are stored, without those that are set aside."""
    parts = " UNION ALL ".join(
        f"SELECT '{kind}', count(*), coalesce(sum(rv), 0) FROM {table.name}"  # noqa: S608 - declared names
        for kind, table in TABLES.items()
    )
    found = {kind: (count, total) for kind, count, total in conn.exec_driver_sql(parts)}
    for (kind,) in _SHADOWED_KINDS.rows(conn):
        more, versions = _beneath(kind).first(conn, kind=kind) or (0, 0)
        found[kind] = (found[kind][0] + more, found[kind][1] + versions)
    return {kind: pair for kind, pair in found.items() if pair[0]}


@cache
def _beneath(kind: str) -> Prepared:
    """Query: by how much the base of the shadowed rows differs from what is visible: rows, and sum of versions."""
    table = TABLES[kind]
    base = func.json_extract(SHADOW.c.base, f"$[{ENTITIES[kind].columns.index('rv')}]")
    versions = func.coalesce(func.sum(base), 0) - func.coalesce(func.sum(table.c.rv), 0)
    query = select(func.count(base) - func.count(table.c.rv), versions)
    joined = SHADOW.outerjoin(table, table.c.id == SHADOW.c.row_id)
    return Prepared(query.select_from(joined).where(SHADOW.c.entity == bindparam("kind")))


def _with_set_aside(conn: Connection, stored: tally.Digest) -> tally.Digest:
    found = dict(stored)
    for kind, (more, versions) in quarantine.digest_changes(conn).items():
        count, total = found.get(kind, (0, 0))
        found[kind] = (count + more, total + versions)
    return {kind: pair for kind, pair in found.items() if pair[0]}
