"""The rows of a database, kind by kind; only what was written to since is read again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from prm_desktop.domain.fitness import unfit
from prm_desktop.domain.registry import ENTITIES
from tests.sync.simulation.memory import Disk

REMEMBERED = 20_000
"""So many tables as they once were are kept, of all databases together."""


class Rows(dict[str, tuple[Any, ...]]):
    """The rows of one kind by their id, in the declared columns. Equal tokens: equal rows, of the same database."""

    token = 0


Content = dict[str, Rows]
"""All rows by kind."""
_known: dict[int, Rows] = {}
_unfit: dict[int, frozenset[str]] = {}


def queries(tables: Mapping[str, Table]) -> list[tuple[str, str, str]]:
    """For each kind its table and the statement that reads it."""
    return [
        (kind, tables[kind].name, f"SELECT {_columns(entity.columns)} FROM {tables[kind].name}")
        for kind, entity in ENTITIES.items()
    ]


def _columns(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def content(disk: Disk, wanted: list[tuple[str, str, str]]) -> Content:
    """All rows that are there."""
    if len(_known) > REMEMBERED:
        _known.clear()
    return {kind: _rows(disk, disk.token(table), query) for kind, table, query in wanted}


def _rows(disk: Disk, token: int, query: str) -> Rows:
    known = _known.get(token)
    if known is not None:
        return known
    found = Rows((row[0], row) for row in disk.raw.execute(query))
    found.token = token
    _known[token] = found
    return found


def unfit_ids(kind: str, rows: Rows) -> frozenset[str]:
    """The rows that a client cannot read, and sets aside."""
    if rows.token not in _unfit:
        if len(_unfit) > REMEMBERED:
            _unfit.clear()
        entity = ENTITIES[kind]
        places = unfit(entity, entity.columns, list(rows.values()))
        ids = list(rows)
        _unfit[rows.token] = frozenset(ids[place] for place in places)
    return _unfit[rows.token]


def difference(left: Mapping[str, tuple[Any, ...]], right: Mapping[str, tuple[Any, ...]]) -> list[Any]:
    """The rows that are not the same, for a person who must find out why."""
    keys = sorted(key for key in left.keys() | right.keys() if left.get(key) != right.get(key))
    return [(key, left.get(key), right.get(key)) for key in keys][:3]
