"""Instants and days as text, and business time (DOMAIN: SLA clocks run in business hours, with holidays per region)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

DAY_LENGTH, INSTANT_LENGTH = 10, 20
"""The characters of `2026-11-23` and `2026-11-23T08:15:00Z`."""
EACH_MARK = slice(4, None, 3)
DAY_MARKS, INSTANT_MARKS = "--", "--T::Z"
"""What stands between the numbers. The parsers of Python take other forms too, which do not sort by time."""
MOST_DAYS = 3660
"""How many days ahead business hours are counted."""
FIRST_YEAR, LAST_YEAR = 1900, 2999
FIRST_INSTANT, LAST_INSTANT = "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"


def instant(moment: datetime) -> str:
    """An aware datetime as instant text of fixed width, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str) -> datetime:
    """The aware datetime of an instant. Raises ValueError where the text has another form."""
    if len(text) != INSTANT_LENGTH or text[EACH_MARK] != INSTANT_MARKS:
        raise ValueError(f"{text!r} is no instant")
    return datetime.fromisoformat(text)


def within_calendars(year: int) -> bool:
    """Whether every time zone and every calendar on a screen can show this year."""
    return FIRST_YEAR <= year <= LAST_YEAR


def day(text: str) -> date:
    """The date of a day. Raises ValueError where the text has another form."""
    if len(text) != DAY_LENGTH or text[EACH_MARK] != DAY_MARKS:
        raise ValueError(f"{text!r} is no day")
    return date.fromisoformat(text)


def is_day(text: str) -> bool:
    """Whether this is a day as fields hold it."""
    try:
        day(text)
    except ValueError:
        return False
    return True


@cache
def is_zone(name: str) -> bool:
    """Whether this names a time zone that is known here."""
    try:
        ZoneInfo(name)
    except (ValueError, KeyError, OSError):  # such as a folder of zones
        return False
    return True


def later(text: str, **delta: float) -> str:
    """The instant that much after another one, as far as a clock can go; the keywords are those of `timedelta`."""
    step = timedelta(**delta)
    try:
        return instant(moment(text) + step)
    except OverflowError:
        return LAST_INSTANT if step > timedelta() else FIRST_INSTANT


@dataclass(frozen=True, slots=True)
class Calendar:
    """The business hours of a region.

    Local opening and closing time, working weekdays (0 = Monday), holidays as days.
    """

    zone: str = "UTC"
    opens: time = time(9)
    closes: time = time(17)
    weekdays: frozenset[int] = frozenset(range(5))
    holidays: frozenset[str] = frozenset()

    def is_open(self, local: date) -> bool:
        """Whether business is done on this day."""
        return local.weekday() in self.weekdays and local.isoformat() not in self.holidays


def add_business_hours(start: str, hours: float, calendar: Calendar) -> str:
    """The instant at which that many business hours have passed since `start`, ten years from then at the latest."""
    zone = ZoneInfo(calendar.zone)
    left = timedelta(hours=hours)
    local_day = moment(start).astimezone(zone).date()
    reached = ""
    for _ in range(MOST_DAYS):
        opening, closing = _span(local_day, calendar, zone)
        begin = max(opening, moment(start))
        if calendar.is_open(local_day) and begin < closing:
            if begin + left <= closing:
                return instant(begin + left)
            left -= closing - begin
            reached = instant(closing)
        local_day += timedelta(days=1)
    if not reached:
        raise ValueError("the calendar has no business days")
    return reached


def business_hours_between(start: str, end: str, calendar: Calendar) -> float:
    """The business hours from `start` to `end`; negative where `end` lies before."""
    if end < start:
        return -business_hours_between(end, start, calendar)
    zone = ZoneInfo(calendar.zone)
    first, last = moment(start).astimezone(zone).date(), moment(end).astimezone(zone).date()
    total = timedelta()
    for offset in range((last - first).days + 1):
        local_day = first + timedelta(days=offset)
        if calendar.is_open(local_day):
            opening, closing = _span(local_day, calendar, zone)
            total += max(timedelta(), min(closing, moment(end)) - max(opening, moment(start)))
    return total.total_seconds() / 3600


def _span(local_day: date, calendar: Calendar, zone: ZoneInfo) -> tuple[datetime, datetime]:
    opening = datetime.combine(local_day, calendar.opens, zone).astimezone(UTC)
    return opening, datetime.combine(local_day, calendar.closes, zone).astimezone(UTC)
