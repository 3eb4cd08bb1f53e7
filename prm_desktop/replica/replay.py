"""Makes visible = base + pending again: the commands are replayed in memory, and only what looks different is written.

After each answer of the hub everything that still waits is replayed. Ten thousand commands touch as many rows, and
nearly all of them look the same afterwards: those are read and compared, which costs a tenth of writing them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import bindparam, delete, select

from prm_desktop.domain.commands import Actor, Change, Conflict
from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.replica.rows import ID, Names, RowKey, Stored, change_key, changed, find_stored, put_shadow, show
from prm_desktop.replica.schema import SHADOW
from prm_desktop.replica.statements import Prepared
from prm_desktop.replica.transaction import Connection

R = TypeVar("R", bound=Row)
_SHADOWS = Prepared(select(SHADOW.c.entity, SHADOW.c.row_id, SHADOW.c.base))
_here = (SHADOW.c.entity == bindparam("of")) & (SHADOW.c.row_id == bindparam("id"))
_DROP = Prepared(delete(SHADOW).where(_here))


class Replay:
    """The rows as they become: begins with the base, and takes one command's changes after the other. A `View`."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._rows: dict[str, dict[str, Stored | None]] = defaultdict(dict)
        """By kind and id: what stands in the place of the visible row; None where there is none."""
        self._had: set[RowKey] = set()
        """The rows that have a shadow."""
        self._bases: dict[RowKey, Stored | None] = {}
        """Of the rows that commands touched: what they were before."""
        self._indexes: dict[tuple[str, Names], dict[Stored, set[str]]] = {}
        """Which of `_rows` have these values in the columns of these names."""
        self._read: dict[RowKey, tuple[Stored, Any]] = {}
        """Rows as commands see them, with what they were made of: many commands read the same few."""
        for kind, row_id, base in _SHADOWS.rows(conn):
            values = msgspec.json.decode(base)
            self._rows[kind][row_id] = tuple(values) if values is not None else None
            self._had.add((kind, row_id))

    @property
    def authoritative(self) -> bool:
        """Never: the hub decides."""
        return False

    def get(self, row: type[R], row_id: str) -> R | None:
        """The row with this id, or None."""
        kind = entity_of(row).kind
        found = self._get(kind, row_id)
        return self._as_row(kind, found) if found is not None else None

    def find(self, row: type[R], **equals: Any) -> Sequence[R]:
        """The rows whose fields equal these values, in the order of their ids."""
        entity = entity_of(row)
        given = {name: entity.by_name[name].to_store(value) for name, value in equals.items()}
        mine = self._rows[entity.kind]
        found = {values[ID]: values for values in find_stored(self._conn, entity.kind, given) if values[ID] not in mine}
        own = self._index(entity.kind, tuple(given)).get(tuple(given.values()), ())
        found |= {row_id: values for row_id in own if (values := mine[row_id]) is not None}
        return [self._as_row(entity.kind, found[row_id]) for row_id in sorted(found)]

    def take(self, changes: Iterable[Change], actor: Actor, now: str) -> None:
        """Let the changes of a command happen."""
        for change in changes:
            if isinstance(change, Conflict):
                continue
            kind, row_id = change_key(change)
            before = self._get(kind, row_id)
            self._bases.setdefault((kind, row_id), before)
            self._put(kind, row_id, changed(before, change, actor, now))

    def end(self) -> frozenset[RowKey]:
        """Show what came of it. Returns the rows that had or have changes on them."""
        touched = frozenset(self._had | self._bases.keys())
        for kind, rows in self._rows.items():  # rows that were only read are as they were
            show(self._conn, kind, {row_id: row for row_id, row in rows.items() if (kind, row_id) in touched})
        for kind, row_id in self._had - self._bases.keys():
            _DROP.run(self._conn, of=kind, id=row_id)
        for key in self._bases.keys() - self._had:
            put_shadow(self._conn, key, self._bases[key])
        return touched

    def _get(self, kind: str, row_id: str) -> Stored | None:
        mine = self._rows[kind]
        if row_id in mine:
            return mine[row_id]
        found = next(iter(find_stored(self._conn, kind, {"id": row_id})), None)
        self._put(kind, row_id, found)
        return found

    def _as_row(self, kind: str, values: Stored) -> Any:
        key = (kind, values[ID])
        made_of, row = self._read.get(key, (None, None))
        if made_of is not values:
            row = ENTITIES[kind].from_store(values)
            self._read[key] = (values, row)
        return row

    def _put(self, kind: str, row_id: str, values: Stored | None) -> None:
        """Enter what a row is now, into the indexes too that were asked for so far."""
        before = self._rows[kind].get(row_id)
        self._rows[kind][row_id] = values
        for (of, names), index in self._indexes.items():
            if of == kind:
                if before is not None:
                    index[_key(kind, names, before)].discard(row_id)
                if values is not None:
                    index[_key(kind, names, values)].add(row_id)

    def _index(self, kind: str, names: Names) -> dict[Stored, set[str]]:
        found = self._indexes.get((kind, names))
        if found is None:
            found = self._indexes[kind, names] = defaultdict(set)
            for row_id, values in self._rows[kind].items():
                if values is not None:
                    found[_key(kind, names, values)].add(row_id)
        return found


def _key(kind: str, names: Names, values: Stored) -> Stored:
    columns = ENTITIES[kind].columns
    return tuple(values[columns.index(name)] for name in names)
