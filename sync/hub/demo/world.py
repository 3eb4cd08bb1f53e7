"""The demo world while it is being made: every row so far, and who sells what where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from prm_desktop.domain.entities import Row
from prm_desktop.domain.partners import Partner, Region, User, calendar_of
from prm_desktop.domain.times import Calendar
from sync.hub.demo.maker import Maker

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in to the demo. `partner_id` is empty for the vendor's staff."""

    user: str
    password: str
    partner_id: str
    role: str
    user_id: str


class World:
    """Rows by class in the order in which they were added."""

    def __init__(self, maker: Maker) -> None:
        """Begin an empty world."""
        self.make = maker
        self.accounts: list[Account] = []
        self.vendor_user = ""
        self.blobs: dict[str, bytes] = {}
        self._rows: dict[type[Row], dict[str, Row]] = defaultdict(dict)
        self._calendars: dict[str, Calendar] = {}

    def add(self, row: R) -> R:
        """Keep a new row."""
        self._rows[type(row)][row.id] = row
        return row

    def change(self, row: R, **values: Any) -> R:
        """Keep a changed copy of a row in its place."""
        return self.add(replace(row, **values))

    def of(self, cls: type[R]) -> Sequence[R]:
        """All rows of a class so far."""
        return cast(Sequence[R], tuple(self._rows[cls].values()))

    def get(self, cls: type[R], row_id: str) -> R:
        """The row with this id."""
        return cast(R, self._rows[cls][row_id])

    def find(self, cls: type[R], **equals: Any) -> list[R]:
        """The rows whose fields have these values."""
        return [row for row in self.of(cls) if all(getattr(row, name) == value for name, value in equals.items())]

    def rows(self) -> Iterator[Row]:
        """Every row, class by class."""
        for group in self._rows.values():
            yield from group.values()

    def calendar(self, code: str) -> Calendar:
        """The business calendar of a region."""
        if code not in self._calendars:
            self._calendars[code] = calendar_of(self.find(Region, code=code)[0])
        return self._calendars[code]

    def team(self, partner: Partner) -> list[User]:
        """The people of a partner, administrators first."""
        people = self.find(User, partner_id=partner.id)
        return sorted(people, key=lambda person: (person.role != "admin", person.email))

    def home(self, partner: Partner) -> Calendar:
        """The calendar of a partner's first region."""
        return self.calendar(partner.regions[0])
