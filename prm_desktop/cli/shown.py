"""How a value is written for a person at a terminal, and as JSON for a program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from prm_desktop.domain.entities import Row
from prm_desktop.domain.fields import INTEGERS, LISTS, Field, Type, Value
from prm_desktop.domain.times import day, moment

Names = Mapping[str, str]
"""Titles of rows by their ids."""
MINUTE, HOUR, DAY, WEEK = 60, 3600, 86400, 604800
SHORT = 8


def short_id(row_id: str) -> str:
    """The end of an id, which tells rows apart; its beginning is the time, which many rows share."""
    return row_id[-SHORT:]


def is_right(field: Field) -> bool:
    """Whether its column is set to the right, as numbers are."""
    return field.type in INTEGERS


def shown(field: Field, row: Row, names: Names, now: str, *, ids: bool = False) -> str:
    """The value of a row's field for a person. `names` must hold the rows it refers to; others are unknown."""
    value = getattr(row, field.name)
    if value in ("", (), {}):
        return ""
    if field.type is Type.MONEY:
        return money(value, getattr(row, field.currency, ""))
    if field.type is Type.REF:
        return value if ids else names.get(value, "")
    if field.type is Type.REFS:
        return ", ".join(value if ids else (names.get(item, "unknown") for item in value))
    return plain_value(field, value, now)


def plain_value(field: Field, value: Value, now: str) -> str:
    """A value for a person that needs no other row to be understood."""
    if field.type in LISTS:
        return ", ".join(value)
    writers: dict[Type, Callable[[Any], str]] = {
        Type.PERCENT: lambda part: f"{part / 100:g} %",
        Type.BOOL: lambda truth: "yes" if truth else "no",
        Type.INSTANT: lambda when: relative(when, now),
        Type.DAY: _date,
        Type.CHOICE: lambda chosen: label_of(field, chosen),
        Type.MAPPING: _mapping,
        Type.INTEGER: lambda number: f"{number:,}",
    }
    return writers.get(field.type, str)(value)


def label_of(field: Field, value: str) -> str:
    """The label of a choice; the value itself where a newer hub knows more than this program."""
    known = {item.value: item.label for item in field.choices or ()}
    return known.get(value, value.replace("_", " ").capitalize())


def money(amount: int, currency: str) -> str:
    """An amount in minor units with its currency: `1,234.50 EUR`."""
    from babel.numbers import get_currency_precision

    digits = get_currency_precision(currency) if currency else 2
    return f"{amount / 10**digits:,.{digits}f} {currency}".rstrip()


def relative(when: str, now: str) -> str:
    """An instant as seen from now: exact to the minute up to a week, the local date beyond."""
    try:
        seconds = (moment(when) - moment(now)).total_seconds()
    except ValueError:
        return when
    if abs(seconds) >= WEEK:
        return _written(moment(when).astimezone())
    if abs(seconds) < MINUTE:
        return "now"
    size, unit = next((size, unit) for size, unit in ((DAY, "d"), (HOUR, "h"), (MINUTE, "min")) if abs(seconds) >= size)
    amount = f"{int(abs(seconds) // size)} {unit}"
    return f"in {amount}" if seconds > 0 else f"{amount} ago"


def absolute(when: str) -> str:
    """An instant as local date and time, for a page that shows one record; empty where it is unknown."""
    if not when:
        return ""
    local = moment(when).astimezone()
    return f"{_written(local)}, {local:%H:%M}"


def _date(text: str) -> str:
    try:
        found = day(text)
    except ValueError:
        return text
    return _written(datetime(found.year, found.month, found.day, tzinfo=UTC))


def _written(when: datetime) -> str:
    return f"{when.day} {when:%b %Y}"


def _mapping(value: Mapping[str, Any]) -> str:
    return ", ".join(f"{key.replace('_', ' ')} {part}" for key, part in value.items())
