"""The demo worlds that the tests of this folder look at, made once."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import TypeVar, cast

from prm_desktop.domain.entities import Row, entity_of
from sync.hub.demo import DemoData, generate

TODAY = date(2026, 11, 23)
NOW = "2026-11-23T08:00:00Z"
SEED = 7

R = TypeVar("R", bound=Row)


@cache
def small() -> DemoData:
    """The small world of a Monday morning."""
    return generate("small", SEED, TODAY)


@cache
def rows() -> tuple[Row, ...]:
    """All rows of the small world."""
    return tuple(small().rows)


@cache
def by_kind() -> dict[str, dict[str, Row]]:
    """The rows of the small world by kind and id."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows():
        found.setdefault(entity_of(type(row)).kind, {})[row.id] = row
    return found


def of(cls: type[R]) -> Sequence[R]:
    """The rows of one class."""
    return cast(Sequence[R], tuple(by_kind()[entity_of(cls).kind].values()))


def get(cls: type[R], row_id: str) -> R:
    """The row of a class with this id."""
    return cast(R, by_kind()[entity_of(cls).kind][row_id])


@cache
def first_of_many(count: int) -> tuple[Row, ...]:
    """The first of the many leads that only the large world has."""
    large = generate("large", SEED, TODAY)
    return tuple(islice(large.rows, len(rows()), len(rows()) + count))
