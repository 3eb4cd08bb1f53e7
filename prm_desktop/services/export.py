"""Writes what a list shows to a file: the one place that the window and the command line export with.

    Export (kind, rows, format, columns) ──▶ sheets | cards | diary ──▶ a part beside the file ──▶ the file

The file is there whole or not at all; a failure leaves the one that was there before.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, TextIO

from prm_desktop.domain.entities import Row
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import BadInput, DiskFull
from prm_desktop.services import cards, diary, sheets
from prm_desktop.services.sheets import Options
from prm_desktop.services.workspace import Workspace

PAGE = 2_000
"""Rows read at once."""
Progress = Callable[[int, int], None]
"""Told how many rows of how many were read."""


class Format(StrEnum):
    """A kind of file; the value is its ending."""

    CSV = "csv"
    XLSX = "xlsx"
    CARDS = "vcf"
    CALENDAR = "ics"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Export:
    """What to write: the rows of a kind by their local numbers, in this order."""

    kind: str
    numbers: Sequence[int]
    format: Format = Format.CSV
    options: Options = field(default_factory=Options)


def formats(kind: str) -> tuple[Format, ...]:
    """The kinds of file that rows of this kind make."""
    fits = {Format.CARDS: cards.has_cards(ENTITIES[kind]), Format.CALENDAR: kind in diary.KINDS}
    return tuple(item for item in Format if fits.get(item, True))


def check(export: Export) -> None:
    """Raises `BadInput` where rows of this kind make no such file."""
    if export.format not in formats(export.kind):
        label = ENTITIES[export.kind].plural
        raise BadInput("{label} cannot be written as {format}.", label=label, format=export.format.value)


def to_file(workspace: Workspace, export: Export, path: Path, progress: Progress | None = None) -> int:
    """Write the file. Returns how many rows are in it.

    Raises `DiskFull`, and `BadInput` where the file cannot be written or the rows do not make such a file.
    """
    with replacing(path) as out:
        return to_stream(workspace, export, out, progress)


def to_stream(workspace: Workspace, export: Export, out: BinaryIO, progress: Progress | None = None) -> int:
    """Write to an open binary file. Returns how many rows were written. Raises `OSError`, `BadInput`."""
    entity = ENTITIES[export.kind]
    check(export)
    if export.format is Format.XLSX:
        return sheets.write_xlsx(out, entity, _rows(workspace, export, progress), workspace.names, export.options)
    if export.format is Format.CALENDAR:
        return diary.write_diary(out, _rows(workspace, export, progress), workspace.get, workspace.now())
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    if export.format is Format.CSV and export.options.people:
        text.write("\ufeff")  # without it, spreadsheets take UTF-8 for the system's old encoding
    count = to_text(workspace, export, text, progress)
    text.detach()  # flushes; whoever opened the file closes it
    return count


def to_text(workspace: Workspace, export: Export, out: TextIO, progress: Progress | None = None) -> int:
    """Write what is text: CSV, cards or JSON. Returns how many rows were written. Raises `OSError`, `BadInput`."""
    entity, rows = ENTITIES[export.kind], _rows(workspace, export, progress)
    if export.format is Format.CSV:
        return sheets.write_csv(out, entity, rows, workspace.names, export.options)
    if export.format is Format.JSON:
        return sheets.write_json(out, entity, rows)
    return cards.write_cards(out, entity, rows, workspace.names)


def _rows(workspace: Workspace, export: Export, progress: Progress | None) -> Iterator[Row]:
    total = len(export.numbers)
    for start in range(0, total, PAGE):
        if progress is not None:
            progress(start, total)
        for item in workspace.rows(export.kind, export.numbers[start : start + PAGE]):
            yield item.row


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes its place when it is whole. Raises `DiskFull`, `BadInput`."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _cannot(path: Path, error: OSError) -> DiskFull | BadInput:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull("“{path}” could not be written.", path=str(path))
    if isinstance(error, PermissionError):
        return BadInput(
            "“{path}” cannot be written: it is open in another program, or you may not write there.",
            path=str(path),
            hint="The file that was there before is unchanged. Close it there, or choose another place.",
        )
    return BadInput("“{path}” cannot be written: {why}", path=str(path), why=error.strerror or str(error))
