"""F6: from one part of the window to the next, as in other desktop programs; each remembers where one was in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.focus_ring import show_ring
from ui.widgets.in_view import bring_into_view
from ui.widgets.splitter import Divider, Splitter
from ui.widgets.tab_order import stops


def divider_in(page: QWidget | None) -> Divider | None:
    """The divider that is in sight; None where nothing is divided."""
    splitter = _splitter_in(page)
    return splitter.divider if splitter is not None else None


def panes(page: QWidget | None) -> list[QWidget]:
    """The parts of a page that stand beside each other; the page itself where it is one."""
    splitter = _splitter_in(page)
    if splitter is not None:
        return list(splitter.panes)
    return [page] if page is not None else []


def _splitter_in(page: QWidget | None) -> Splitter | None:
    found = page.findChildren(Splitter) if page is not None else []
    return next((item for item in found if item.isVisible() and item.divider.isVisible()), None)


def go_to_next(parts: Sequence[QWidget], *, forward: bool) -> None:
    """Move the focus to the next part that can take it, around the ends."""
    focus = QApplication.focusWidget()
    if isinstance(focus, Divider):  # it stands between two parts
        focus = focus.beside(after=not forward)
    inside = (
        place for place, part in enumerate(parts) if focus is not None and (part is focus or part.isAncestorOf(focus))
    )
    here = next(inside, -1)
    if here < 0 and not forward:
        here = 0
    step = 1 if forward else -1
    for away in range(1, len(parts) + 1):
        if _enter(parts[(here + step * away) % len(parts)]):
            return


def _enter(part: QWidget) -> bool:
    found = stops(part)
    there = next((item for item in found if item is part.focusWidget()), next(iter(found), None))
    if there is not None:
        there.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(there)
        show_ring(there)
    return there is not None
