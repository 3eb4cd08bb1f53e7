"""What a person types, as values: amounts, days and times in the habits of their language, with a few short words.

“tomorrow”, “fri”, “+3”, “24.12.”, “fri 14:30” and “1.250,50” are understood. Pure: the moment and the language
come in as arguments. Raises `BadInput` for what cannot be understood.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal, InvalidOperation

from babel import Locale
from babel.dates import format_date, format_skeleton, get_day_names
from babel.numbers import NumberFormatError, get_currency_precision, parse_decimal

from prm_desktop.domain import times
from prm_desktop.errors import BadInput
from ui.text import tr

WEEK = 7
DAY_STARTS = time(9)
"""The hour that a day without an hour means: a promise for Friday is one for Friday morning."""
LAST_CENTURY = 100
_DAY_AND_MONTH = "dM"
_CLOCK = re.compile(r"(?:^|\s)(\d{1,2}):(\d{2})\s*(am|pm)?$|(?:^|\s)(\d{1,2})\s*(am|pm)$", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_PLUS = re.compile(r"\+\s*(\d{1,3})")


def amount(text: str, currency: str, locale: Locale) -> int:
    """An amount of money in minor units. `currency` decides how many digits those have; without one, none."""
    digits = get_currency_precision(currency) if currency else 0
    return _scaled(text.replace(currency, "") if currency else text, digits, locale)


def percent(text: str, locale: Locale) -> int:
    """A percentage in hundredths of a percent."""
    return _scaled(text.replace("%", ""), 2, locale)


def number(text: str, locale: Locale) -> int:
    """A whole number."""
    return _scaled(text, 0, locale)


def _scaled(text: str, digits: int, locale: Locale) -> int:
    cleaned = re.sub(r"[^\d.,'’\-  ]", "", text).strip()
    if not text.strip():
        return 0
    try:
        value = Decimal(parse_decimal(cleaned, locale=locale)).scaleb(digits)
    except (NumberFormatError, InvalidOperation) as error:
        raise BadInput("“{text}” is not a number.", text=text) from error
    if value != value.to_integral_value():
        raise BadInput("“{text}” has too many digits after the point.", text=text)
    return int(value)


def day(text: str, today: date, locale: Locale) -> str:
    """A day; empty for an empty text. Without a year the next such day is meant."""
    words = text.strip().casefold().rstrip(",")
    if not words:
        return ""
    found = _relative(words, today, locale) or _written(words, today, locale)
    if found is None:
        example = str(format_date(date(2027, 3, 24), "short", locale=locale))
        raise BadInput("“{text}” is not a date. Try “tomorrow”, “Fri” or “{example}”.", text=text, example=example)
    return found.isoformat()


def typed_day(on: date, locale: Locale) -> str:
    """A day as people of this language type it, which `day` reads back; in the common form where theirs cannot be."""
    shown = str(format_skeleton("yMd", datetime.combine(on, DAY_STARTS), locale=locale))
    text = re.sub(r"[^\d\s./\-]", "", shown).strip()
    return text if _written(text, on, locale) == on else on.isoformat()


def instant(text: str, now: str, zone: tzinfo | None, locale: Locale) -> str:
    """A day with a time, in the person's zone (None: this computer's); empty for an empty text."""
    words = text.strip()
    if not words:
        return ""
    local = times.moment(now).astimezone(zone)
    clock = _CLOCK.search(words)
    rest = words[: clock.start()] if clock else words
    hour = _hour(clock, text) if clock else DAY_STARTS
    on = date.fromisoformat(day(rest, local.date(), locale)) if rest.strip(" ,") else local.date()
    return times.instant(_place(on, hour, zone))


def _place(on: date, hour: time, zone: tzinfo | None) -> datetime:
    naive = datetime.combine(on, hour)
    return (naive.replace(tzinfo=zone) if zone else naive.astimezone()).astimezone(UTC)


def _hour(clock: re.Match[str], text: str) -> time:
    hour, minute = int(clock[1] or clock[4]), int(clock[2] or 0)
    half = (clock[3] or clock[5] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise BadInput("“{text}” is not a time of day.", text=text) from error


def _relative(words: str, today: date, locale: Locale) -> date | None:
    near = {"today": 0, "tomorrow": 1, "yesterday": -1, tr("today"): 0, tr("tomorrow"): 1, tr("yesterday"): -1}
    if words in near:
        return today + timedelta(days=near[words])
    if plus := _PLUS.fullmatch(words):
        return today + timedelta(days=int(plus[1]))
    for weekday in range(WEEK):
        if words.rstrip(".") in _weekday_names(weekday, locale):
            return today + timedelta(days=(weekday - today.weekday() - 1) % WEEK + 1)
    return None


def _weekday_names(weekday: int, locale: Locale) -> set[str]:
    found: set[str] = set()
    for language in (locale, Locale("en")):
        for width in ("wide", "abbreviated", "short"):
            found.add(str(get_day_names(width, locale=language)[weekday]).casefold().rstrip("."))
    return found


def _written(words: str, today: date, locale: Locale) -> date | None:
    parts = [int(item) for item in _NUMBERS.findall(words)]
    if re.search(r"[^\d\s./\-]", words):
        return None
    try:
        if _ISO.fullmatch(words):
            return date(*parts)
        if len(parts) == len(_DAY_AND_MONTH):
            found = date(today.year, *_sorted(parts, "Md", locale))
            return found if found >= today else found.replace(year=today.year + 1)
        if len(parts) == len(_DAY_AND_MONTH) + 1:
            year, month, number_of_day = _sorted(parts, "yMd", locale)
            return date(year + 2000 if year < LAST_CENTURY else year, month, number_of_day)
    except ValueError:
        return None
    return None


def _sorted(parts: list[int], wanted: str, locale: Locale) -> list[int]:
    """The numbers in the order of the pattern letters `wanted`; they were typed in the order of the language."""
    typed = [item for item in dict.fromkeys(str(locale.date_formats["short"].pattern)) if item in wanted]
    return [parts[typed.index(letter)] for letter in wanted]
