"""Rows as a CSV file (RFC 4180) that a spreadsheet opens without harm.

Columns are the entity's fields in their declared order, under their names, or under their labels for people. Values
stand in their stored form; lists are joined by `; `. Behind each reference stands a column with the title of the row
that it refers to.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TextIO

from prm_desktop.domain.entities import Entity, Row
from prm_desktop.domain.fields import INTEGERS, LISTS, Field, Type, Value

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run as a formula."""
BATCH = 500
"""Rows whose references are looked up together."""
Names = Callable[[str, list[str]], Mapping[str, str]]
"""Titles by id for a kind and some ids."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to write it. `labels`: headers for people; `columns`: field names, none for all.

    `escape`: disarm cells that a spreadsheet would run; without, another program reads exactly what is stored.
    """

    labels: bool = False
    escape: bool = True
    columns: tuple[str, ...] = ()


def write_csv(
    out: TextIO, entity: Entity[Any], rows: Iterable[Row], names: Names, options: Options | None = None
) -> int:
    """Write rows to a text file opened with `newline=""`. Returns how many rows there were. Raises `OSError`."""
    options = options or Options()
    fields = [item for item in entity.fields if not options.columns or item.name in options.columns]
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_header(fields, options))
    count = 0
    for batch in _batches(iter(rows)):
        titles = _titles(fields, batch, names)
        writer.writerows(_cells(fields, row, titles, escape=options.escape) for row in batch)
        count += len(batch)
    return count


def disarmed(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.startswith(RISKY) else cell


def _header(fields: Sequence[Field], options: Options) -> Iterator[str]:
    for item in fields:
        yield item.label if options.labels else item.name
        if _refers(item):
            yield f"{item.label} (name)" if options.labels else f"{item.name}.title"


def _refers(item: Field) -> bool:
    return item.type in {Type.REF, Type.REFS}


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _titles(fields: Sequence[Field], rows: Sequence[Row], names: Names) -> dict[str, Mapping[str, str]]:
    wanted: dict[str, set[str]] = {}
    for item in fields:
        if _refers(item):
            wanted.setdefault(item.target, set()).update(*(_ids(item, row) for row in rows))
    return {kind: names(kind, sorted(ids)) for kind, ids in wanted.items() if ids}


def _ids(item: Field, row: Row) -> tuple[str, ...]:
    value = getattr(row, item.name)
    found = value if item.type is Type.REFS else (value,)
    return tuple(row_id for row_id in found if row_id)


def _cells(
    fields: Sequence[Field], row: Row, titles: Mapping[str, Mapping[str, str]], *, escape: bool
) -> Iterator[str]:
    safe = disarmed if escape else str
    for item in fields:
        cell = _cell(item, getattr(row, item.name))
        yield cell if item.type in INTEGERS else safe(cell)  # a negative amount stays a number
        if _refers(item):
            known = titles.get(item.target, {})
            yield safe("; ".join(known.get(row_id, "") for row_id in _ids(item, row)))


def _cell(item: Field, value: Value) -> str:
    return "; ".join(value) if item.type in LISTS else str(item.to_store(value))
