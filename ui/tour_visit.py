"""Who is on tour, and what a stop of it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from prm_desktop.replica.queries import Condition, Query
from sync.scheduler import State
from ui.app_start import Desk
from ui.context import Place
from ui.guide import Guide
from ui.root import OpenProfile
from ui.views.area import AreaPage
from ui.widgets.detail import Detail


@dataclass(frozen=True, slots=True)
class Stop:
    """One state of the window. `shows`: what to look at; `says`: the strip with what was done belongs to it."""

    name: str
    shows: str
    go: Callable[[Visit], None]
    says: bool = False


class Visit:
    """The window on tour, the people in it, and what they have done so far."""

    def __init__(self, desk: Desk, colleague: OpenProfile, guide: Guide) -> None:
        self.desk, self.colleague, self.guide = desk, colleague, guide
        self.window = desk.window
        self.facts: dict[str, Any] = {}
        self._other: QWidget | None = None

    @property
    def shown(self) -> QWidget:
        """The window that is looked at: the last one that was opened at this stop, else the program's."""
        return self._other or self.window

    def look_at(self, window: QWidget) -> None:
        """Look at another window until the next stop."""
        self._other = window
        window.show()
        window.activateWindow()
        self.guide.settle()

    def reach(self, stop: Stop) -> None:
        """Go to a stop; other windows of the stop before are closed first."""
        other, self._other = self._other, None
        if other is not None:
            other.hide()
            other.deleteLater()
            self.window.activateWindow()
        stop.go(self)

    @property
    def workspace(self) -> Any:
        """What the person on tour sees."""
        return self.desk.session.workspace

    def page(self, name: str) -> QWidget:
        """Go to a page and wait until it stands still."""
        self.window.stack.go(Place(page=name))
        self.guide.settle()
        return self.window.stack.page(name)

    def row(self, kind: str, row_id: str) -> Detail:
        """Go to a row and wait until it is shown."""
        self.window.stack.go(Place(kind, row_id))
        self.guide.settle()
        page = cast("AreaPage", self.window.stack.currentWidget())
        return cast("Detail", page.detail_widget)

    def first(self, kind: str, *more: Condition, **equals: Any) -> Any:
        """The first row that fits, in the order of its list."""
        where = (*more, *(Condition(name, "eq", value) for name, value in equals.items()))
        numbers = self.workspace.list_ids(kind, Query(where=where, limit=1))
        return self.workspace.rows(kind, numbers)[0].row

    def online(self, *, on: bool) -> None:
        """Go online and wait for the sync, or go offline."""
        self.desk.scheduler.work_offline(on=not on)
        if on:
            self.guide.until(lambda: self.desk.scheduler.state.state is State.IDLE and not self._waiting())
        self.guide.settle()

    def _waiting(self) -> bool:
        return bool(self.workspace.status().pending)
