"""A few rows in memory, as commands see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from prm_desktop.domain.commands import Actor, Change, Command, Put, Remove, Update, stamped
from prm_desktop.domain.entities import Row, entity_of

R = TypeVar("R", bound=Row)
NOW = "2026-03-02T09:00:00Z"
ANNA = Actor(user_id="u-anna", partner_id="p-1", name="Anna")


@dataclass
class Rows:
    """A view over plain rows; `authoritative` makes it the hub's."""

    rows: dict[str, Row] = field(default_factory=dict)
    authoritative: bool = True

    @classmethod
    def of(cls, *rows: Row, authoritative: bool = True) -> Rows:
        return cls({row.id: row for row in rows}, authoritative)

    def get(self, row: type[R], row_id: str) -> R | None:
        found = self.rows.get(row_id)
        return found if isinstance(found, row) else None

    def find(self, row: type[R], **equals: Any) -> Sequence[R]:
        return [
            item
            for item in sorted(self.rows.values(), key=lambda item: item.id)
            if isinstance(item, row) and all(getattr(item, name) == value for name, value in equals.items())
        ]

    def do(self, command: Command, actor: Actor = ANNA, now: str = NOW) -> list[Change]:
        """Apply a command for good; returns its changes."""
        changes = command.apply(self, actor, now)
        for change in changes:
            if isinstance(change, Put | Update):
                self._write(stamped(change, actor, now))
            elif isinstance(change, Remove):
                del self.rows[change.id]
        return changes

    def _write(self, change: Put | Update) -> None:
        if isinstance(change, Put):
            self.rows[change.row.id] = change.row
        else:
            self.rows[change.id] = replace(self.rows[change.id], **change.values)


def kind_of(row: Row) -> str:
    return entity_of(type(row)).kind
