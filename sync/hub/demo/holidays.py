"""Public holidays of the demo world, computed for any year: fixed days, those around Easter and of the moon."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from sync.hub.demo.words import items

SATURDAY = 5
# `12-25` is a fixed day, `+39` that many days from Easter Sunday.
_RULES: Mapping[str, tuple[str, ...]] = {
    "DE-N": items("01-01, -2, +1, 05-01, +39, +50, 10-03, 10-31, 12-25, 12-26"),
    "DE-S": items("01-01, 01-06, -2, +1, 05-01, +39, +50, +60, 10-03, 11-01, 12-25, 12-26"),
    "AT": items("01-01, 01-06, +1, 05-01, +39, +50, +60, 08-15, 10-26, 11-01, 12-08, 12-25, 12-26"),
    "CH": items("01-01, 01-02, -2, +1, 05-01, +39, +50, 08-01, 12-25, 12-26"),
    "FR": items("01-01, +1, 05-01, 05-08, +39, +50, 07-14, 08-15, 11-01, 11-11, 12-25"),
    "ES": items("01-01, 01-06, -2, 05-01, 08-15, 10-12, 11-01, 12-06, 12-08, 12-25"),
    "IT": items("01-01, 01-06, +1, 04-25, 05-01, 06-02, 08-15, 11-01, 12-08, 12-25, 12-26"),
    "NL": items("01-01, +1, 04-27, +39, +50, 12-25, 12-26"),
    "SE": items("01-01, 01-06, -2, +1, 05-01, +39, 06-06, 12-24, 12-25, 12-26, 12-31"),
    "GB": items("-2, +1"),
    "AE": items("01-01, 12-02, 12-03"),
}


def holidays(region: str, year: int) -> tuple[str, ...]:
    """The holidays of a region in a year, as days in order."""
    sunday = easter(year)
    found = {_resolve(rule, year, sunday) for rule in _RULES[region]}
    found |= set(_EXTRA.get(region, _none)(year))
    return tuple(sorted(day.isoformat() for day in found))


def easter(year: int) -> date:
    """Easter Sunday, after the anonymous Gregorian computus (Meeus)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * shift) // 451
    month, day = divmod(moon + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _resolve(rule: str, year: int, sunday: date) -> date:
    if rule[0] in "+-":
        return sunday + timedelta(days=int(rule))
    return date(year, int(rule[:2]), int(rule[3:]))


def _none(_year: int) -> Iterator[date]:
    yield from ()


def _monday(year: int, month: int, day: int) -> date:
    """The first Monday on or after that day."""
    start = date(year, month, day)
    return start + timedelta(days=-start.weekday() % 7)


def _british(year: int) -> Iterator[date]:
    yield _monday(year, 5, 1)
    yield _monday(year, 5, 25)
    yield _monday(year, 8, 25)
    taken: set[date] = set()
    for month, day in ((1, 1), (12, 25), (12, 26)):
        substitute = date(year, month, day)
        while substitute.weekday() >= SATURDAY or substitute in taken:
            substitute += timedelta(days=1)
        taken.add(substitute)
        yield substitute


def _swedish(year: int) -> Iterator[date]:
    friday = date(year, 6, 19)
    yield friday + timedelta(days=(4 - friday.weekday()) % 7)


def _emirati(year: int) -> Iterator[date]:
    """The holidays of the moon by the tabular Islamic calendar; the sighted ones differ by a day at most."""
    hijri = int((year - 622) * 33 / 32)
    for lunar_year in range(hijri - 1, hijri + 3):
        for month, day in ((1, 1), (3, 12), (10, 1), (10, 2), (10, 3), (12, 9), (12, 10), (12, 11), (12, 12)):
            found = _from_hijri(lunar_year, month, day)
            if found.year == year:
                yield found


def _from_hijri(year: int, month: int, day: int) -> date:
    julian = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1948440 - 385
    return date.fromordinal(julian - 1721425)


_EXTRA: Mapping[str, Callable[[int], Iterator[date]]] = {"GB": _british, "SE": _swedish, "AE": _emirati}
