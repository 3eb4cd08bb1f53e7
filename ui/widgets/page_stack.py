"""The middle of the window: pages that are made when somebody first goes there, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from prm_desktop.domain.registry import ENTITIES
from ui.context import Place
from ui.views.area import AreaPage

PageFactory = Callable[[], QWidget]
HISTORY = 50


@runtime_checkable
class Arriving(Protocol):
    """A page that is more than one place."""

    def arrive(self, place: Place) -> None:
        """Show what the place names."""


class PageStack(QStackedWidget):
    """Shows one page at a time. Pages have a key: that of an area, or a name such as `sync`."""

    shown = Signal(object)
    """`str`: the key of the page that is shown now."""

    def __init__(self, factories: Mapping[str, PageFactory], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._factories = factories
        self._pages: dict[str, QWidget] = {}
        self._history: list[Place] = []
        self._place = Place()
        self.key = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all pages there can be."""
        return tuple(self._factories)

    def page(self, key: str) -> QWidget:
        """The page with this key, made if need be."""
        if key not in self._pages:
            self._pages[key] = self._factories[key]()
            self.addWidget(self._pages[key])
        return self._pages[key]

    def go(self, place: Place) -> None:
        """Show a place; one that does not exist here is passed over."""
        key = place.page or getattr(ENTITIES.get(place.kind), "area", "")
        if key not in self._factories:
            return
        if self._place != place:
            self._history = [*self._history, self._place][-HISTORY:] if self._place != Place() else self._history
            self._place = place
        self._show(key, place)

    def back(self) -> None:
        """Show the place before."""
        if self._history:
            self._place = self._history.pop()
            self._show(self._place.page or ENTITIES[self._place.kind].area, self._place)

    def _show(self, key: str, place: Place) -> None:
        page = self.page(key)
        self.key = key
        self.setCurrentWidget(page)
        if isinstance(page, AreaPage) and place.kind:
            if place.id:
                page.show_row(place.kind, place.id)
            else:
                page.show_kind(place.kind, place.status)
        elif isinstance(page, Arriving):
            page.arrive(place)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit(key)
