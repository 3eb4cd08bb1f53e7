"""Where Tab goes: in reading order, as things stand on the screen.

Qt's own order is that in which widgets were made, and pages here make theirs anew when another row is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key, partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.widgets.focus_ring import show_ring
from ui.widgets.in_view import bring_into_view


def stops(window: QWidget) -> list[QWidget]:
    """All widgets of a window that Tab stops at now, in reading order."""
    return [item for item in _walk(window) if _is_stop(item)]


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next stop (or the one before), around the ends. False where there is none."""
    found = stops(window)
    if not found:
        return False
    here = window.focusWidget()
    step = 1 if forward else -1
    place = found.index(here) + step if here in found else _nearest(found, here, forward=forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    there = found[place % len(found)]
    there.setFocus(reason)
    bring_into_view(there)
    show_ring(there)
    return True


def _nearest(found: list[QWidget], here: QWidget | None, *, forward: bool) -> int:
    """From something that is no stop itself, such as a whole page: the first stop in it, or the one before."""
    inside = [place for place, item in enumerate(found) if here is not None and here.isAncestorOf(item)]
    if not inside:
        return 0 if forward else -1
    return inside[0] if forward else inside[0] - 1


def _walk(parent: QWidget) -> Iterator[QWidget]:
    children = [item for item in parent.children() if isinstance(item, QWidget) and _is_there(item)]
    mirrored = parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
    for child in sorted(children, key=cmp_to_key(partial(_compare, mirrored=mirrored))):
        yield child
        if not isinstance(child, QAbstractItemView):
            yield from _walk(child)


def _compare(one: QWidget, other: QWidget, *, mirrored: bool) -> int:
    """Which of two widgets beside or below each other is read first; negative: the one."""
    a, b = one.geometry(), other.geometry()
    if a.bottom() < b.top() or b.bottom() < a.top():
        return a.top() - b.top()
    across = b.right() - a.right() if mirrored else a.left() - b.left()
    return across or a.top() - b.top()


def _is_there(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.isWindow()


def _is_stop(widget: QWidget) -> bool:
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and widget.isEnabled() and widget.focusProxy() is None
