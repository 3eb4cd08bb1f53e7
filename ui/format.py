"""Values as a person reads them: money in its currency, times in the person's zone, choices by their label.

Never a raw id, enum member, ISO date or minor unit. Pure: the moment comes in as an argument.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime, format_time, format_timedelta
from babel.numbers import (
    format_compact_currency,
    format_currency,
    format_decimal,
    format_percent,
    get_currency_precision,
)

from prm_desktop.clock import utc_now
from prm_desktop.domain import times
from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import Field, Owner, Tone, Type, Value
from ui.text import grouped, locale_of, tr, tr_domain
from ui.told import FIELDS, told

Names = Mapping[tuple[str, str], str]
"""Titles of referenced rows by `(kind, id)`."""
NO_NAMES: Names = MappingProxyType({})
KILOBYTE, MEGABYTE, GIGABYTE = 1_000, 1_000_000, 1_000_000_000
WEEK = 7
RIGHT_ALIGNED = frozenset({Type.MONEY, Type.PERCENT, Type.INTEGER})
TABULAR = RIGHT_ALIGNED | {Type.INSTANT, Type.DAY}
WHOLE_FROM = 1_000
"""From this amount on, whole amounts have no decimals; below it they are prices, and prices have."""
_SPACED = re.compile(r"([^\W\d_]{2,})(\d)")
"""A currency written in letters stands apart from its amount (CLDR: currencySpacing)."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


class Formatter:
    """Texts for one language and time zone. `zone` None is the computer's own; `now` gives the present instant."""

    def __init__(self, language: str = "en", zone: tzinfo | None = None, now: Callable[[], str] = utc_now) -> None:
        self.locale = locale_of(language)
        self._zone = zone
        self._now = now

    @property
    def zone(self) -> tzinfo | None:
        """The person's time zone; None is the computer's own."""
        return self._zone

    def field(self, spec: Field, row: Any, names: Names = NO_NAMES) -> str:
        """The value of a row's field in one line; times are relative up to a week."""
        currency = getattr(row, spec.currency, "") if spec.currency else ""
        return self.value(spec, getattr(row, spec.name), currency=currency, names=names)

    def value(self, spec: Field, value: Value, *, currency: str = "", names: Names = NO_NAMES) -> str:
        """A value of a field in one line; empty where it is unknown. Money of no currency is a plain number."""
        if value in ("", (), {}, None) or (spec.type is Type.MONEY and not value):
            return ""
        makers: dict[Type, Callable[[], str]] = {
            Type.MONEY: lambda: self.money(value, currency),
            Type.PERCENT: lambda: self.percent(value),
            Type.INTEGER: lambda: self.number(value),
            Type.BOOL: lambda: tr("Yes") if value else tr("No"),
            Type.INSTANT: lambda: self.when(value),
            Type.DAY: lambda: self.day(value),
            Type.CHOICE: lambda: choice_label(spec, value),
            Type.REF: lambda: self._name(spec, value, names),
            Type.REFS: lambda: ", ".join(filter(None, (self._name(spec, item, names) for item in value))),
            Type.TAGS: lambda: ", ".join(value),
            Type.MAPPING: lambda: self._mapping(value),
            Type.PATCH: lambda: "",
            Type.NEW_ID: lambda: "",
        }
        maker = makers.get(spec.type)
        return maker() if maker else self._text(spec, str(value))

    def tooltip(self, spec: Field, row: Any, names: Names = NO_NAMES) -> str:
        """The value at full length: times with date and zone, everything else as it is shown."""
        value = getattr(row, spec.name)
        if value and spec.type is Type.INSTANT:
            return self.absolute(value)
        if value and spec.type is Type.DAY:
            return self.long_day(value)
        return value if spec.type is Type.LONG_TEXT else self.field(spec, row, names)

    def money(self, minor: int, currency: str = "", *, rounded: bool = False) -> str:
        """An amount in minor units as a person writes it: large whole amounts, and `rounded` ones, without decimals."""
        if not currency:
            return self.number(minor)
        precision = get_currency_precision(currency)
        amount = Decimal(minor).scaleb(-precision)
        whole = amount == amount.to_integral_value() and abs(amount) >= WHOLE_FROM
        pattern = _whole_pattern(self.locale) if whole or rounded else None
        text = format_currency(
            amount.quantize(Decimal(1)) if rounded else amount,
            currency,
            locale=self.locale,
            format=pattern,
            currency_digits=pattern is None,
        )
        return _SPACED.sub("\\1\u00a0\\2", str(text))

    def money_within(self, minor: int, currency: str, fits: Callable[[str], bool]) -> str:
        """An amount as exact as it fits: whole, without decimals, then in thousands or millions; never cut."""
        exact = self.money(minor, currency)
        if fits(exact) or not currency:
            return exact
        rounded = self.money(minor, currency, rounded=True)
        if fits(rounded):
            return rounded
        amount = Decimal(minor).scaleb(-get_currency_precision(currency))
        return str(format_compact_currency(amount, currency, locale=self.locale, fraction_digits=1))

    def percent(self, hundredths: int) -> str:
        """Hundredths of a percent as per cent: 1250 is 12.5 %."""
        return str(format_percent(Decimal(hundredths) / 10_000, locale=self.locale, decimal_quantization=False))

    def number(self, value: int) -> str:
        """A whole number with the language's separators."""
        return grouped(value, self.locale)

    def size(self, size: int) -> str:
        """A number of bytes as people count them: kilobytes up to a megabyte, then megabytes, then gigabytes."""
        if size < MEGABYTE:
            return tr("{size} KB", size=max(size // KILOBYTE, 1) if size else 0)
        shown = size / (MEGABYTE if size < GIGABYTE else GIGABYTE)
        number = format_decimal(shown, "#,##0.0", locale=self.locale)
        return tr("{size} MB", size=number) if size < GIGABYTE else tr("{size} GB", size=number)

    def when(self, instant: str) -> str:
        """An instant: relative up to a week, else the date."""
        if not _INSTANT.fullmatch(instant):
            return self.day(instant)
        moment, now = self._local(instant), self._local(self._now())
        delta = moment - now
        if abs(delta) < timedelta(minutes=1):
            return tr("now")
        if abs(delta) < timedelta(hours=24) and (abs(delta) < timedelta(hours=12) or moment.date() == now.date()):
            return self._ago(delta)
        return self._relative_day(moment.date(), now.date())

    def moment(self, instant: str) -> str:
        """An instant with its time of day: the time alone today, with the weekday within a week, else with the date."""
        local, today = self._local(instant), self._local(self._now()).date()
        if local.date() == today:
            return self.clock(instant)
        if abs((local.date() - today).days) < WEEK:
            return f"{format_date(local.date(), 'EEE', locale=self.locale)} {self.clock(instant)}"
        return f"{format_date(local.date(), 'medium', locale=self.locale)}, {self.clock(instant)}"

    def day(self, text: str) -> str:
        """A day: relative up to a week, else the date."""
        if not _DAY.fullmatch(text):
            return text
        return self._relative_day(times.day(text), self._local(self._now()).date())

    def month(self, text: str, *, short: bool = False) -> str:
        """A month (`2026-11`) by its name, with its year unless `short`."""
        pattern = "LLL" if short else "LLLL y"
        return str(format_date(date.fromisoformat(f"{text}-01"), pattern, locale=self.locale))

    def absolute(self, instant: str) -> str:
        """An instant with weekday, date and time in the person's zone."""
        local = self._local(instant)
        return f"{format_date(local.date(), 'full', locale=self.locale)}, {self.clock(instant)}"

    def long_day(self, text: str) -> str:
        """A day with its weekday."""
        return str(format_date(times.day(text), "full", locale=self.locale)) if _DAY.fullmatch(text) else text

    def clock(self, instant: str) -> str:
        """The time of day of an instant in the person's zone."""
        return str(format_time(self._local(instant).time(), "short", locale=self.locale))

    def date_time(self, instant: str) -> str:
        """Date and time, short."""
        local = self._local(instant).replace(tzinfo=None)
        return str(format_datetime(local, "medium", locale=self.locale))

    def told(self, text: str) -> str:
        """A sentence that the hub wrote, in the person's language where it is known."""
        return told(text, self.locale)

    def title(self, entity: Entity[Any], row: Any) -> str:
        """What a row is called; empty where it has no name."""
        spec = entity.by_name[entity.title]
        return self._text(spec, str(getattr(row, spec.name)))

    def today(self) -> str:
        """Today with its weekday, for a heading."""
        return str(format_date(self._local(self._now()).date(), "full", locale=self.locale))

    def now(self) -> str:
        """The present instant."""
        return self._now()

    def is_past(self, text: str) -> bool:
        """Whether an instant, or the whole of a day, lies behind us."""
        if _DAY.fullmatch(text):
            return times.day(text) < self._local(self._now()).date()
        return bool(text) and text < self._now()

    def _ago(self, delta: timedelta) -> str:
        return str(format_timedelta(delta, add_direction=True, format="short", threshold=1, locale=self.locale))

    def _relative_day(self, day: date, today: date) -> str:
        days = (day - today).days
        if days in (-1, 0, 1):
            return {-1: tr("yesterday"), 0: tr("today"), 1: tr("tomorrow")}[days]
        if abs(days) <= WEEK:
            delta = timedelta(days=days)
            return str(
                format_timedelta(delta, "day", threshold=99, add_direction=True, format="long", locale=self.locale)
            )
        return str(format_date(day, "medium", locale=self.locale))

    def _local(self, instant: str) -> datetime:
        return times.moment(instant).astimezone(self._zone)

    def _name(self, spec: Field, row_id: str, names: Names) -> str:
        return names.get((spec.target, row_id), "")

    def _mapping(self, value: Mapping[str, Any]) -> str:
        return " · ".join(f"{tr_domain(_words(key))} {item}" for key, item in value.items())

    def _text(self, spec: Field, value: str) -> str:
        if spec.name == "country":
            return str(self.locale.territories.get(value.upper(), value))
        if spec.name in FIELDS and spec.owner is Owner.HUB:
            return self.told(value)
        if spec.name == "language":
            return str(self.locale.languages.get(value.lower(), value))
        return " ".join(value.split()) if spec.type is Type.LONG_TEXT else value


def dotted(*parts: str) -> str:
    """The parts that are not empty in one line with dots between, each kept apart from its neighbours' direction.

    Without that, an amount behind an Arabic name would be torn apart: its currency would land at the other end.
    """
    kept = [part for part in parts if part]
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for part in kept for letter in part):
        kept = [f"\u2068{part}\u2069" for part in kept]
    return " · ".join(kept)


def choice_label(spec: Field, value: str) -> str:
    """The label of a choice in the person's language; a value that this version does not know reads as words."""
    for item in spec.choices or ():
        if item == value:
            return tr_domain(item.label)
    return _words(value)


def choice_tone(spec: Field, value: str) -> Tone:
    """The meaning of a choice."""
    return next((item.tone for item in spec.choices or () if item == value), Tone.NEUTRAL)


def _words(value: str) -> str:
    return value.replace("_", " ").capitalize()


def _whole_pattern(locale: Locale) -> str:
    """The language's pattern for money, without the decimals."""
    pattern: str = locale.currency_formats["standard"].pattern
    return re.sub(r"\.0+", "", pattern)
