"""Which rows that arrive in their stored form fit their declaration, so that storing and showing them cannot fail.

A whole page is judged column by column, which costs a fraction of looking at every value; only a column in which
something looks odd is looked at value by value. Both ways follow `prm_desktop.domain.checks`.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from prm_desktop.domain.checks import MAX_INTEGER, MAX_LONG_TEXT, MAX_TEXT, check_value
from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import INTEGERS, JSON, LISTS, Field, Type
from prm_desktop.domain.times import (
    DAY_LENGTH,
    DAY_MARKS,
    EACH_MARK,
    FIRST_YEAR,
    INSTANT_LENGTH,
    INSTANT_MARKS,
    LAST_YEAR,
)
from prm_desktop.errors import BadInput

TRUTH = {0, 1}
_PLAIN = {Type.TEXT, Type.LONG_TEXT, Type.EMAIL, Type.PHONE, Type.URL, Type.REF}
"""Texts of which only the length is limited."""
_NUMBERS = list[Annotated[int, Meta(ge=-MAX_INTEGER, le=MAX_INTEGER)]]
_TEXTS = list[Annotated[str, Meta(max_length=MAX_TEXT)]]
_LONG_TEXTS = list[Annotated[str, Meta(max_length=MAX_LONG_TEXT)]]
_KINDS: dict[Type, Any] = {
    **dict.fromkeys(INTEGERS, _NUMBERS),
    **dict.fromkeys(JSON, list[str]),
    Type.BOOL: list[Literal[0, 1]],
    Type.LONG_TEXT: _LONG_TEXTS,
}
"""What a column of values is, to a serializer that compares them all at once; other types are texts."""
_LIST = msgspec.json.Decoder(list[str]).decode
_FLAT = msgspec.json.Decoder(dict[str, str | int | float | bool | None]).decode


def unfit(entity: Entity[Any], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[int, BadInput]:
    """The places of the rows that do not fit, each with why. Columns that are not declared are not looked at."""
    found: dict[int, BadInput] = {}
    for name, column in zip(columns, zip(*rows, strict=True), strict=bool(rows)):
        field = entity.by_name.get(name)
        if field is None or _all_fit(field, column):
            continue
        for place, value in enumerate(column):
            fault = stored_fault(field, value) if place not in found else None
            if fault is not None:
                found[place] = fault
    return found


def stored_fault(field: Field, value: Any) -> BadInput | None:
    """Why this cannot be the stored form of the field's value; None where it can."""
    if value is None:
        return BadInput("“{label}” is missing.", label=field.label)
    number = field.type in INTEGERS or field.type is Type.BOOL
    if not isinstance(value, int if number else str) or (number and not _is_number(field, value)):
        return _other_kind(field)
    try:
        if field.type in JSON and value and not _right_shape(field, json.loads(str(value))):
            return _other_kind(field)
        check_value(field, field.from_store(value))
    except (ValueError, RecursionError):
        return _other_kind(field)
    except BadInput as error:
        return error
    return None


def _other_kind(field: Field) -> BadInput:
    return BadInput("“{label}” holds something of another kind.", label=field.label)


def _is_number(field: Field, value: Any) -> bool:
    return not isinstance(value, bool) and (field.type is not Type.BOOL or value in TRUTH)


def _right_shape(field: Field, held: Any) -> bool:
    if field.type in LISTS:
        return isinstance(held, list) and all(isinstance(entry, str) for entry in held)
    return isinstance(held, dict)


def _all_fit(field: Field, column: Sequence[Any]) -> bool:
    """Whether every value of the column fits; False also where that needs a closer look."""
    try:
        msgspec.convert(column, _KINDS.get(field.type, _TEXTS))
    except (msgspec.ValidationError, UnicodeEncodeError):  # the latter where a text cannot be encoded
        return False
    if field.type is Type.BOOL or field.type in INTEGERS:
        return True
    return _storable("".join(column)) and (field.type in _PLAIN or _all_special(field, set(column) - {""}))


def _all_json(field: Field, values: Collection[str]) -> bool:
    """Nothing in a short text without escaped characters can be too long, too many or unfit to be stored."""
    if max(map(len, values), default=0) > MAX_TEXT or "\\u" in "".join(values):
        return all(stored_fault(field, value) is None for value in values)
    try:
        deque(map(_LIST if field.type in LISTS else _FLAT, values), 0)
    except msgspec.DecodeError:
        return all(stored_fault(field, value) is None for value in values)
    return True


def _all_special(field: Field, values: Collection[str]) -> bool:
    if field.type in JSON:
        return _all_json(field, values)
    if field.choices:
        return set(values) <= set(map(str, field.choices))
    if field.type is Type.INSTANT:
        return _all_instants(values)
    if field.type is Type.DAY:
        return _all_days(values)
    return all(stored_fault(field, value) is None for value in values)


def _storable(text: str) -> bool:
    if "\0" in text:
        return False
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def _all_instants(values: Collection[str]) -> bool:
    return _all_marked(values, INSTANT_LENGTH, INSTANT_MARKS) and _all_parse(datetime.fromisoformat, values)


def _all_days(values: Collection[str]) -> bool:
    return _all_marked(values, DAY_LENGTH, DAY_MARKS) and _all_parse(date.fromisoformat, values)


def _all_marked(values: Collection[str], length: int, marks: str) -> bool:
    return set(map(len, values)) <= {length} and {value[EACH_MARK] for value in values} <= {marks}


def _all_parse(parse: Any, values: Collection[str]) -> bool:
    try:
        deque(map(parse, values), 0)
    except ValueError:
        return False
    return not values or (str(FIRST_YEAR) <= min(values) and max(values) < str(LAST_YEAR + 1))
