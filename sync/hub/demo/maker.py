"""Chance, ids and time for the demo world: everything drawn here is the same for the same seed and the same moment."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from prm_desktop.domain.ids import uuid7_from
from prm_desktop.domain.times import Calendar, add_business_hours, business_hours_between, instant, moment

T = TypeVar("T")


class Maker:
    """Draws for one world. `now` is the instant that counts as the present; `today` its day."""

    def __init__(self, seed: int, now: str) -> None:
        """Begin a sequence of draws."""
        self.chance = random.Random(seed)  # noqa: S311 - demo data must repeat, not surprise
        self.now = now
        self.today: date = moment(now).date()

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[int(self.chance.random() * len(options))]

    def some(self, options: Sequence[T], count: int) -> tuple[T, ...]:
        """That many different options, in their given order."""
        chosen = sorted(self.chance.sample(range(len(options)), min(count, len(options))))
        return tuple(options[index] for index in chosen)

    def weighted(self, options: dict[T, int]) -> T:
        """One of the keys, as often as its value says."""
        return self.chance.choices(tuple(options), tuple(options.values()))[0]

    def deck(self, options: dict[T, int], count: int) -> list[T]:
        """So many of the keys, shuffled, in just the proportion of their values."""
        total = sum(options.values())
        cards = [key for key, share in options.items() for _ in range(-(-share * count // total))]
        self.chance.shuffle(cards)
        return cards[:count]

    def number(self, low: int, high: int) -> int:
        """A whole number between the two, both included."""
        return low + int(self.chance.random() * (high - low + 1))

    def happens(self, percent: float) -> bool:
        """True in that many cases of a hundred."""
        return self.chance.random() * 100 < percent

    def id(self, at: str) -> str:
        """An id made at this instant."""
        milliseconds = int(datetime.fromisoformat(at).timestamp()) * 1000 + self.chance.randrange(1000)
        return uuid7_from(milliseconds, self.chance.randbytes(10))

    def stamp(self, at: str, by: str = "", updated_at: str = "", updated_by: str = "") -> dict[str, Any]:
        """The fields that every row has, made at this instant by this user; never in the future."""
        made = min(at, self.now)
        changed = max(made, min(updated_at or made, self.now))
        return {
            "id": self.id(made),
            "created_at": made,
            "created_by": by,
            "updated_at": changed,
            "updated_by": updated_by or by,
        }

    def digits(self, pattern: str) -> str:
        """The pattern with each `#` replaced by a digit."""
        drawn = iter(str(self.chance.randrange(10**18)).zfill(18))
        return "".join(next(drawn) if char == "#" else char for char in pattern)

    def day(self, offset: int) -> str:
        """The day that many days from today; negative ones lie in the past."""
        return (self.today + timedelta(days=offset)).isoformat()

    def ago(self, **delta: float) -> str:
        """The instant that long before now."""
        return instant(moment(self.now) - timedelta(**delta))

    def ahead(self, **delta: float) -> str:
        """The instant that long after now."""
        return instant(moment(self.now) + timedelta(**delta))

    def at_work(self, offset: int, calendar: Calendar) -> str:
        """A moment within business hours, that many days from today or on the next working day farther from it."""
        day = self.today + timedelta(days=offset)
        step = timedelta(days=-1 if offset <= 0 else 1)
        while not calendar.is_open(day):
            day += step
        minutes = self.number(0, (calendar.closes.hour - calendar.opens.hour) * 12 - 1) * 5
        start = datetime.combine(day, calendar.opens, ZoneInfo(calendar.zone))
        found = instant(start.astimezone(UTC) + timedelta(minutes=minutes))
        return min(found, self.ago(minutes=self.number(5, 50))) if offset <= 0 else found

    def hour_of(self, offset: int, hour: int, minute: int, zone: str) -> str:
        """The instant of a local time of day, that many days from today."""
        local = datetime.combine(self.today + timedelta(days=offset), time(hour, minute), ZoneInfo(zone))
        return instant(local)

    def start_with(self, left: float, hours: float, calendar: Calendar) -> str:
        """The instant since which so much business time has passed that, of `hours`, `left` remain now."""
        return _start_with(self.now, left, hours, calendar)


@lru_cache(maxsize=4096)
def _start_with(now: str, left: float, hours: float, calendar: Calendar) -> str:
    """The latest start for which enough business time has passed, found by halving three weeks of minutes."""
    end = moment(now)
    early, late = 21 * 24 * 60, 0
    while early - late > 1:
        middle = (early + late) // 2
        start = instant(end - timedelta(minutes=middle))
        if business_hours_between(start, now, calendar) < hours - left:
            late = middle
        else:
            early = middle
    return instant(end - timedelta(minutes=early))


@lru_cache(maxsize=65536)
def after_business_hours(start: str, hours: float, calendar: Calendar) -> str:
    """`add_business_hours`, remembered: a large world asks for the same few starts again and again."""
    return add_business_hours(start, hours, calendar)
