"""What a value must be before it is stored.

Asked of a command's arguments where a person acts, and of every row by the hub, which trusts no client and no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.fields import INTEGERS, JSON, LISTS, Field, Type
from prm_desktop.domain.times import day, moment, within_calendars
from prm_desktop.errors import BadInput

MAX_INTEGER = 2**63 - 1
MAX_TEXT = 2_000
MAX_LONG_TEXT = 100_000
MAX_ITEMS = 1_000
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def check_id(row_id: str) -> None:
    """Raises `BadInput` where this is not the id of a row: a UUID in lower case."""
    if not _ID.fullmatch(row_id):
        raise BadInput("“{id}” is not a valid id.", id=row_id[:40])


def check_blob(name: str) -> None:
    """Raises `BadInput` where this is not the name of a blob: a SHA-256 in lower-case hex."""
    if not _SHA256.fullmatch(name):
        raise BadInput("“{name}” is not a SHA-256 checksum.", name=name[:40])


_NAMES = {Type.NEW_ID: check_id, Type.BLOB: check_blob}


def check_row(row: Row, names: Iterable[str] | None = None) -> None:
    """Raises `BadInput` where a field (one of `names`, or any) holds what cannot be stored, shown or worked with."""
    made = entity_of(type(row))
    check_id(row.id)
    for item in made.fields if names is None else (made.by_name[name] for name in names):
        check_value(item, getattr(row, item.name))
    row.check()


def check_texts(value: Any) -> None:
    """Raises `BadInput` for texts, however deep, that no database or screen can take."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            if "\0" in found or (not found.isascii() and _has_surrogates(found)):
                raise BadInput("The text contains characters that cannot be stored.")
        elif isinstance(found, Mapping):
            waiting += [*found.keys(), *found.values()]
        elif isinstance(found, (list, tuple)):
            waiting += found


def _has_surrogates(value: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in value)


def check_value(item: Field, value: Any) -> None:
    """Raises `BadInput` where this is nothing for the field: too large, too long, no instant, no day, no choice."""
    if item.type is Type.PATCH:
        check_texts(value)
    elif item.type in INTEGERS:
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > MAX_INTEGER:
            raise BadInput("“{label}” is too large.", label=item.label)
    elif item.type in JSON:
        _check_entries(item, value)
    elif isinstance(value, str):
        check_texts(value)
        _check_text(item, value)


def _check_entries(item: Field, value: Any) -> None:
    if len(value) > MAX_ITEMS:
        raise BadInput("“{label}” has too many entries.", label=item.label)
    if item.type in LISTS and any(len(entry) > MAX_TEXT for entry in value):
        raise BadInput("“{label}” has an entry that is too long.", label=item.label)
    check_texts(value)


def _check_text(item: Field, value: str) -> None:
    if len(value) > (MAX_LONG_TEXT if item.type is Type.LONG_TEXT else MAX_TEXT):
        raise BadInput("“{label}” is too long.", label=item.label)
    if not value:
        return
    if item.choices and value not in {str(choice) for choice in item.choices}:
        allowed = ", ".join(item.choices)
        raise BadInput("“{value}” is not one of: {allowed}.", value=value[:40], allowed=allowed)
    if item.type in _NAMES:
        _NAMES[item.type](value)
    if item.type not in {Type.INSTANT, Type.DAY}:
        return
    try:
        year = moment(value).year if item.type is Type.INSTANT else day(value).year
        if not within_calendars(year):
            raise ValueError(year)  # noqa: TRY301 - told like any other value that is no instant or day
    except ValueError as error:
        raise BadInput("“{label}” does not take “{value}”.", label=item.label, value=value[:40]) from error
