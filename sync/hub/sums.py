"""What the rows of each set of scopes add up to, kept while they change, so that no question about them counts rows.

Each row is in one set of scopes. Its partners see it under one or several of them; the vendor's staff see all rows, so
`vendor` is a set of its own beside that. A user's digest is the sum over the sets that have one of their scopes, which
counts each row once. The version of a set says when it last changed: that answers "did anything move?" as well.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from prm_desktop.domain.scopes import VENDOR
from sync.hub.tables import ROW_SCOPE, SCOPE_SET, SET_SUM

Scopes = frozenset[str]
SHOWN = ("live", "versions")


@dataclass(slots=True)
class _Change:
    """Rows that came into a set, rows that left it, and the sum of the versions that those had."""

    entered: int = 0
    left: int = 0
    versions: int = 0


class Sums:
    """The changes of one write, collected and then added to what is stored."""

    def __init__(self) -> None:
        self._changes: dict[tuple[Scopes, str], _Change] = {}

    def leaves(self, kind: str, scopes: Collection[str], rv: int) -> None:
        """A row of this version was in these scopes."""
        for found in _sets(scopes):
            change = self._changes.setdefault((found, kind), _Change())
            change.left += 1
            change.versions += rv

    def enters(self, kind: str, scopes: Collection[str]) -> None:
        """A row is in these scopes from this write on."""
        for found in _sets(scopes):
            self._changes.setdefault((found, kind), _Change()).entered += 1

    def write(self, conn: Connection, version: int) -> None:
        """Add everything to the stored sums, under the version of the write. Its lock on the feed's counter is held."""
        if not self._changes:
            return
        sets = {scopes for scopes, _ in self._changes}
        lines = [{"scope": scope, "set_id": set_id(scopes)} for scopes in sets for scope in sorted(scopes)]
        members, added = _statements(conn.dialect.name)
        conn.execute(members, lines)
        conn.execute(added, [_line(key, change, version) for key, change in self._changes.items()])


def set_id(scopes: Scopes) -> str:
    """The name of a set of scopes: that of its only scope, or one derived from all of them."""
    if len(scopes) == 1:
        return next(iter(scopes))
    return "set:" + hashlib.sha256(json.dumps(sorted(scopes)).encode()).hexdigest()[:32]


def recount(conn: Connection) -> int:
    """Count all rows anew and put the stored sums right. How many sums were wrong.

    Sums that are right keep their version, so that nobody is told of a change that was none.
    """
    before = {(line.set_id, line.entity): (line.live, line.versions) for line in conn.execute(select(SET_SUM))}
    query = select(ROW_SCOPE.c.entity, ROW_SCOPE.c.row_id, ROW_SCOPE.c.rv, ROW_SCOPE.c.scope)
    query = query.order_by(ROW_SCOPE.c.entity, ROW_SCOPE.c.row_id, ROW_SCOPE.c.rv)
    found: dict[tuple[str, str], list[int]] = {}
    members: set[tuple[str, str]] = set()
    lines = conn.execute(query.where(ROW_SCOPE.c.live == 1).execution_options(yield_per=10_000))
    for (kind, _, rv), some in groupby(lines, lambda line: (line.entity, line.row_id, line.rv)):
        for scopes in _sets([line.scope for line in some]):
            name = set_id(scopes)
            members.update((scope, name) for scope in scopes)
            sums = found.setdefault((name, kind), [0, 0, 0])
            sums[:] = sums[0] + 1, sums[1] + rv, max(sums[2], rv)
    wrong = {key: sums for key, sums in found.items() if before.get(key) != (sums[0], sums[1])}
    empty = [key for key, sums in before.items() if key not in found and sums != (0, 0)]
    _correct(conn, wrong, empty, members)
    return len(wrong) + len(empty)


def _correct(
    conn: Connection,
    wrong: dict[tuple[str, str], list[int]],
    empty: Iterable[tuple[str, str]],
    members: set[tuple[str, str]],
) -> None:
    for name, kind in (*wrong, *empty):
        conn.execute(delete(SET_SUM).where(SET_SUM.c.set_id == name, SET_SUM.c.entity == kind))
    if wrong:
        columns = ("set_id", "entity", "live", "versions", "rv")
        conn.execute(SET_SUM.insert(), [dict(zip(columns, (*key, *sums), strict=True)) for key, sums in wrong.items()])
    if members:
        lines = [{"scope": scope, "set_id": name} for scope, name in sorted(members)]
        conn.execute(insert_into(conn, SCOPE_SET).on_conflict_do_nothing(), lines)


def insert_into(conn: Connection, table: Table) -> Any:
    """An insert in the database's own dialect, which both know how to combine with an update."""
    return insert_for(conn.dialect.name, table)


def insert_for(dialect: str, table: Table) -> Any:
    """The same for the dialect of this name."""
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)


@cache
def _statements(dialect: str) -> tuple[Any, Any]:
    """How members of sets are entered, and how sums are added to."""
    statement = insert_for(dialect, SET_SUM)
    added = {name: SET_SUM.c[name] + statement.excluded[name] for name in SHOWN}
    upsert = statement.on_conflict_do_update(
        index_elements=["set_id", "entity"], set_={**added, "rv": statement.excluded.rv}
    )
    return insert_for(dialect, SCOPE_SET).on_conflict_do_nothing(), upsert


def _line(key: tuple[Scopes, str], change: _Change, version: int) -> dict[str, Any]:
    return {
        "set_id": set_id(key[0]),
        "entity": key[1],
        "live": change.entered - change.left,
        "versions": change.entered * version - change.versions,
        "rv": version,
    }


def _sets(scopes: Collection[str]) -> list[Scopes]:
    seen = frozenset(scopes) - {VENDOR}
    return [frozenset((VENDOR,)), *([seen] if seen else [])] if scopes else []
