"""Rows as a table: CSV (RFC 4180), XLSX and JSON that other programs open without harm.

For programs (the default) columns are the entity's fields in their declared order, under their names; values stand in
their stored form, lists are joined by `; `, and behind each reference stands a column with the title of the row that it
refers to. For people (`Options.people`) columns have labels, references are titles, choices are words, money is in
major units and times are local.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from babel.numbers import get_currency_precision

from prm_desktop.domain import times
from prm_desktop.domain.entities import Entity, Row
from prm_desktop.domain.fields import INTEGERS, LISTS, Field, Type, Value
from prm_desktop.errors import BadInput

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run as a formula."""
BATCH = 500
"""Rows whose references are looked up together."""
MOST_ROWS = 1_048_575
"""What fits into one XLSX sheet below its header."""
NOT_IN_NAMES = re.compile(r"[\\/*?:\[\]]")
"""What the name of a sheet may not hold."""
Names = Callable[[str, list[str]], Mapping[str, str]]
"""Titles by id for a kind and some ids."""
Cell = str | int | Decimal | datetime | date


def unchanged(text: str) -> str:
    """A text as it is: the words of labels where nobody translates them."""
    return text


@dataclass(frozen=True, slots=True)
class Options:
    """How to write it. `columns`: field names in their order, none for all; `people`: readable rather than exact.

    `escape`: disarm cells that a spreadsheet would run; without, another program reads exactly what is stored.
    `say` translates labels and choices; `zone` None is the computer's own; `line_end`: what ends a line of a CSV file.
    """

    people: bool = False
    escape: bool = True
    columns: tuple[str, ...] = ()
    say: Callable[[str], str] = unchanged
    zone: tzinfo | None = None
    line_end: str = "\r\n"


def write_csv(
    out: TextIO, entity: Entity[Any], rows: Iterable[Row], names: Names, options: Options | None = None
) -> int:
    """Write rows to a text file opened with `newline=""`. Returns how many rows there were. Raises `OSError`."""
    options = options or Options()
    writer = csv.writer(out, lineterminator=options.line_end)
    safe = disarmed if options.escape else str
    count = -1  # the header is none of them
    for count, cells in enumerate(table(entity, rows, names, options)):  # noqa: B007 - counted
        writer.writerow([safe(cell) if isinstance(cell, str) else _plain(cell) for cell in cells])
    return count


def write_xlsx(
    out: BinaryIO, entity: Entity[Any], rows: Iterable[Row], names: Names, options: Options | None = None
) -> int:
    """Write rows as a sheet, one row in memory at a time. Returns how many there were.

    Raises `OSError`, and `BadInput` for more rows than a sheet holds.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - loaded with the first such file

    options = options or Options()
    book = Workbook(write_only=True)
    sheet = book.create_sheet(NOT_IN_NAMES.sub(" ", options.say(entity.plural))[:31])
    sheet.freeze_panes = "A2"
    count = -1
    try:
        for count, cells in enumerate(table(entity, rows, names, options)):
            if count > MOST_ROWS:
                raise BadInput("A sheet holds at most {most} rows. Narrow the list, or choose CSV.", most=MOST_ROWS)
            sheet.append([_sheet_cell(sheet, cell) for cell in cells])
        book.save(out)
    finally:
        book.close()
    return count


def write_json(out: TextIO, entity: Entity[Any], rows: Iterable[Row]) -> int:
    """Write rows as one JSON array. Returns how many. Raises `OSError`."""
    count = 0
    for count, row in enumerate(rows, 1):
        out.write("[\n" if count == 1 else ",\n")
        out.write(json.dumps(as_json(row, entity), ensure_ascii=False))
    out.write("\n]\n" if count else "[]\n")
    return count


def as_json(row: Row, entity: Entity[Any]) -> dict[str, Any]:
    """A row for programs: field names as declared, choices as their values, lists as lists."""
    values = {item.name: getattr(row, item.name) for item in entity.fields}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def table(entity: Entity[Any], rows: Iterable[Row], names: Names, options: Options) -> Iterator[list[Cell]]:
    """The header, then the cells of each row."""
    fields = _chosen(entity, options)
    yield list(_header(fields, options))
    cells = _readable if options.people else _exact
    for batch in batches(rows):
        titles = _titles(fields, batch, names)
        for row in batch:
            yield list(cells(fields, row, titles, options))


def disarmed(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.startswith(RISKY) else cell


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows in lists of at most `BATCH`."""
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch


def _chosen(entity: Entity[Any], options: Options) -> list[Field]:
    unknown = [name for name in options.columns if name not in entity.by_name]
    if unknown:
        raise BadInput("There is no column “{name}”.", name=unknown[0])
    return [entity.by_name[name] for name in options.columns] or list(entity.fields)


def _header(fields: Sequence[Field], options: Options) -> Iterator[str]:
    for item in fields:
        yield options.say(item.label) if options.people else item.name
        if _refers(item) and not options.people:
            yield f"{item.name}.title"


def _refers(item: Field) -> bool:
    return item.type in {Type.REF, Type.REFS}


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


def _title(item: Field, row: Row, titles: Mapping[str, Mapping[str, str]]) -> str:
    known = titles.get(item.target, {})
    return "; ".join(known.get(row_id, "") for row_id in _ids(item, row))


def _exact(
    fields: Sequence[Field], row: Row, titles: Mapping[str, Mapping[str, str]], _options: Options
) -> Iterator[Cell]:
    for item in fields:
        yield _stored(item, getattr(row, item.name))
        if _refers(item):
            yield _title(item, row, titles)


def _stored(item: Field, value: Value) -> Cell:
    if item.type is Type.BOOL:
        return "true" if value else "false"
    if item.type in INTEGERS:
        return int(value)  # a negative amount stays a number
    return "; ".join(value) if item.type in LISTS else str(item.to_store(value))


def _readable(
    fields: Sequence[Field], row: Row, titles: Mapping[str, Mapping[str, str]], options: Options
) -> Iterator[Cell]:
    for item in fields:
        value = getattr(row, item.name)
        if _refers(item):
            yield _title(item, row, titles)
        elif item.type is Type.MONEY:
            yield in_major_units(value, getattr(row, item.currency, ""))
        else:
            yield _words(item, value, options)


def in_major_units(amount: int, currency: str) -> Decimal:
    """An amount in minor units as a number of the currency itself: 1250 EUR cents are 12.50."""
    return Decimal(amount).scaleb(-(get_currency_precision(currency) if currency else 2))


def _words(item: Field, value: Value, options: Options) -> Cell:
    makers: dict[Type, Callable[[], Cell]] = {
        Type.BOOL: lambda: options.say("Yes") if value else options.say("No"),
        Type.PERCENT: lambda: Decimal(value).scaleb(-2),
        Type.CHOICE: lambda: next((options.say(one.label) for one in item.choices or () if one == value), str(value)),
        Type.INSTANT: lambda: _local(value, options.zone),
        Type.DAY: lambda: _day(value),
        Type.MAPPING: lambda: "; ".join(f"{key} {part}" for key, part in value.items()),
    }
    maker = makers.get(item.type)
    return maker() if maker else _stored(item, value)


def _local(value: str, zone: tzinfo | None) -> Cell:
    try:
        return times.moment(value).astimezone(zone).replace(tzinfo=None)
    except ValueError:
        return value


def _day(value: str) -> Cell:
    try:
        return times.day(value)
    except ValueError:
        return value


def _plain(cell: Cell) -> str:
    return f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, datetime) else str(cell)


def _sheet_cell(sheet: WriteOnlyWorksheet, cell: Cell) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - loaded with the first such file
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415 - the same

    if not isinstance(cell, str):
        return cell
    text = ILLEGAL_CHARACTERS_RE.sub("", cell)
    if not text.startswith(RISKY):
        return text
    made = WriteOnlyCell(sheet, value=text)
    made.data_type = "s"  # a text, whatever it looks like: nothing of it is ever run
    return made
