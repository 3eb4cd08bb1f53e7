"""What each of a user's scopes holds: counts, versions and fingerprints of the rows, for clients that check theirs.

Reads every row that the user sees, some ten microseconds each, so it is answered only where it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from prm_desktop.domain.digests import Sum, fingerprint
from prm_desktop.domain.entities import Entity
from prm_desktop.domain.registry import ENTITIES
from sync.hub.tables import ROW_SCOPE, TABLES
from sync.protocol import Detail

ROWS_AT_ONCE = 2000


def detail(conn: Connection, scopes: Sequence[str], columns: Mapping[str, tuple[str, ...]]) -> Detail:
    """The sums of these scopes, of the entities and columns named, as of the connection's snapshot."""
    sums: defaultdict[str, defaultdict[str, Sum]] = defaultdict(lambda: defaultdict(Sum))
    for kind, names in columns.items():
        version = names.index("rv") + 1
        for row in conn.execute(_rows(ENTITIES[kind], names, scopes).execution_options(yield_per=ROWS_AT_ONCE)):
            scope, *values = row
            sums[scope][kind].add(row[version], fingerprint(values))
    found = {scope: {kind: some.triple() for kind, some in kinds.items()} for scope, kinds in sorted(sums.items())}
    return Detail(dict(columns), found)


def _rows(entity: Entity[Any], names: Sequence[str], scopes: Sequence[str]) -> Select[Any]:
    table, membership = TABLES[entity.kind], ROW_SCOPE.c
    query = select(membership.scope, *(table.c[name] for name in names))
    return query.join_from(ROW_SCOPE, table, table.c.id == membership.row_id).where(
        membership.scope.in_(scopes), membership.entity == entity.kind, membership.live == 1
    )
