"""Who last changed a field, and when: kept for the fields about which a person is asked when two change them.

A row says only who changed it last. Whoever is asked to decide wants to know about the one field; a colleague who has
since changed the phone number has nothing to do with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from prm_desktop.domain.entities import Row
from prm_desktop.domain.fields import Merge
from prm_desktop.domain.registry import ENTITIES
from sync.hub.sums import insert_for
from sync.hub.tables import FIELD_TOUCH

Key = tuple[str, str]
"""Entity kind and row id."""
Pair = tuple[Row | None, Row | None]
"""A row as the database has it, and as it is to be."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Who changed a field (empty: the hub itself), and when."""

    by: str
    at: str


class Touches:
    """What a unit of work changes of such fields."""

    def __init__(self) -> None:
        self._log: list[tuple[int, tuple[str, str, str], Touch]] = []

    def note(self, place: int, key: Key, names: Iterable[str], touch: Touch) -> None:
        """Somebody changes these fields of a row, as the unit's step number `place`."""
        self._log += [(place, (*key, name), touch) for name in names if name in asked(key[0])]

    def rollback(self, mark: int) -> None:
        """Forget what was done after this step."""
        self._log = [item for item in self._log if item[0] <= mark]

    def find(self, conn: Connection, key: Key, name: str) -> Touch | None:
        """Who changed a field last; None where nobody has since the row was made or this is kept."""
        made = next((touch for _, field, touch in reversed(self._log) if field == (*key, name)), None)
        if made is not None:
            return made
        found = conn.execute(_FIND, {"kind": key[0], "id": key[1], "name": name}).one_or_none()
        return Touch(found.by, found.at) if found else None

    def write(self, conn: Connection, changed: Mapping[Key, Pair]) -> None:
        """Keep what really became different, and forget what is about rows that are gone."""
        lines = [
            {"entity": kind, "row_id": row_id, "field": name, "by": touch.by, "at": touch.at}
            for (kind, row_id, name), touch in {field: touch for _, field, touch in self._log}.items()
            if _differs(changed.get((kind, row_id)), name)
        ]
        if lines:
            conn.execute(_keep(conn.dialect.name), lines)
        gone = [{"kind": key[0], "id": key[1]} for key, (_, now) in changed.items() if now is None and asked(key[0])]
        if gone:
            conn.execute(_FORGET, gone)
        self._log.clear()


@cache
def asked(kind: str) -> frozenset[str]:
    """The fields of a kind about which a person is asked where two changed them."""
    return frozenset(item.name for item in ENTITIES[kind].fields if item.merge is Merge.ASK)


def _differs(pair: Pair | None, name: str) -> bool:
    if pair is None or pair[1] is None:
        return False
    return pair[0] is None or getattr(pair[0], name) != getattr(pair[1], name)


_COLUMNS = FIELD_TOUCH.c
_ROW = (_COLUMNS.entity == bindparam("kind"), _COLUMNS.row_id == bindparam("id"))
_FIND = select(_COLUMNS.by, _COLUMNS.at).where(*_ROW, _COLUMNS.field == bindparam("name"))
_FORGET = delete(FIELD_TOUCH).where(*_ROW)


@cache
def _keep(dialect: str) -> Any:
    statement = insert_for(dialect, FIELD_TOUCH)
    renewed = {name: statement.excluded[name] for name in ("by", "at")}
    return statement.on_conflict_do_update(index_elements=["entity", "row_id", "field"], set_=renewed)
