"""Walks a window as people do who see it badly, hear it, or only have a keyboard, and tells what is in their way.

What a screen reader is told comes from Qt's own accessibility tree. The keyboard is really pressed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QAccessibleTableCellInterface,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QScrollBar,
    QTabBar,
    QWidget,
)

from ui.toast import Toast
from ui.widgets.tab_order import stops

Role = QAccessible.Role
LINES = 40
"""How many children of one part are looked at; lists have as many as they have rows."""
WORDLESS = frozenset({Role.StaticText, Role.Client, Role.Pane, Role.Grouping, Role.Border, Role.Graphic, Role.NoRole})
"""Roles of what is only looked at: somebody who hears it does not learn that it can be pressed or typed into."""
CELLS = frozenset({Role.Cell, Role.ListItem, Role.TreeItem})
SPOKEN = frozenset({Role.ListItem, Role.TreeItem, Role.ColumnHeader, Role.Dialog, Role.Window, Role.PageTab})
"""What is no control, but is told by its name only."""
HAVE_PARTS = (QTabBar, QLineEdit, QComboBox, QAbstractSpinBox, QScrollBar, QHeaderView)
"""Widgets with small buttons of their own, for each of which the widget itself has a key."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in the accessibility tree. `within`: the names of what it is in; `column`: of a cell, else 0."""

    role: QAccessible.Role
    name: str
    description: str
    within: tuple[str, ...]
    widget: QWidget | None
    acts: frozenset[str]
    off: bool
    column: int = 0

    @property
    def told(self) -> str:
        """It in words, for whoever has to find it."""
        kind = type(self.widget).__name__ if self.widget is not None else "-"
        return f"{self.role.name} “{self.name}” ({kind}) in {' / '.join(filter(None, self.within[-3:])) or '-'}"

    @property
    def is_control(self) -> bool:
        """Whether it can be pressed, or typed into, or is a stop of Tab."""
        typed = self.role in {Role.EditableText, Role.ComboBox, Role.SpinBox}
        pressed = bool(self.acts & {"Press", "Toggle", "ShowMenu"})
        return (typed or pressed or is_stop(self.widget)) and self.role not in CELLS


def is_stop(widget: QWidget | None) -> bool:
    """Whether Tab stops at it."""
    if widget is None or isinstance(widget, QMainWindow):
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def parts(window: QWidget) -> list[Part]:
    """Everything that a screen reader finds in a window, in its order."""
    return list(_walk(QAccessible.queryAccessibleInterface(window), ()))


def _walk(found: QAccessibleInterface, within: tuple[str, ...]) -> Iterator[Part]:
    state = found.state()
    if not found.isValid() or state.invisible:
        return
    widget = found.object()
    acting: QAccessibleActionInterface | None = found.actionInterface()
    cell: QAccessibleTableCellInterface | None = found.tableCellInterface()
    name = found.text(QAccessible.Text.Name)
    yield Part(
        found.role(),
        name,
        found.text(QAccessible.Text.Description),
        within,
        widget if isinstance(widget, QWidget) else None,
        frozenset(acting.actionNames()) if acting is not None else frozenset(),
        bool(state.disabled),
        cell.columnIndex() if cell is not None else 0,
    )
    for number in range(min(found.childCount(), LINES)):
        child = found.child(number)
        if child is not None:
            yield from _walk(child, (*within, name))


def nameless(window: QWidget) -> list[str]:
    """Controls, rows and headers that have no name, or only a sign or a hint for one."""
    return [
        part.told
        for part in parts(window)
        if (part.is_control or (part.role in SPOKEN and not part.column))
        and not _is_word(part)
        and not _is_inner(part.widget)
    ]


def _is_word(part: Part) -> bool:
    hint = part.widget.placeholderText() if isinstance(part.widget, QLineEdit) else ""
    only_hint = hint == part.name and isinstance(part.widget, QLineEdit) and not part.widget.accessibleName()
    return any(letter.isalnum() for letter in part.name) and not only_hint


def _is_inner(widget: QWidget | None) -> bool:
    """Whether it is a part of a control that has a name and keys of its own."""
    parent = widget.parentWidget() if widget is not None else None
    return isinstance(parent, HAVE_PARTS) or isinstance(widget, QScrollBar)


def alike(window: QWidget) -> list[str]:
    """Controls that cannot be told apart: same name, role and description, within parts of the same names."""
    controls = (part for part in parts(window) if part.is_control)
    heard = Counter((part.role, part.name, part.description, part.within) for part in controls)
    return [
        f"{times} times {role.name} “{name}” in {' / '.join(list(filter(None, within))[-2:])}"
        for (role, name, _words, within), times in heard.items()
        if times > 1
    ]


def mute(window: QWidget) -> list[str]:
    """What can be pressed or is a stop of Tab, and says of itself that it is only a text or a box."""
    return [
        part.told
        for part in parts(window)
        if part.is_control and part.role in WORDLESS and not _is_inner(part.widget) and not _scrolls(part.widget)
    ]


def _scrolls(widget: QWidget | None) -> bool:
    """Whether it is a stop because its content is moved by keys."""
    return isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QAbstractItemView)


def unreachable(window: QWidget) -> list[str]:
    """Controls that no key gets to: neither Tab nor, within its group, an arrow."""
    scope, begun = scope_of(window), focused(window)
    reached = set(map(id, stops(scope)))
    found = []
    for part in parts(scope):
        widget = part.widget
        if not part.is_control or part.off or widget is None or _is_inner(widget) or id(widget) in reached:
            continue
        proxy = widget.focusProxy()
        if not (proxy is not None and id(proxy) in reached) and not _by_arrow(widget, reached):
            found.append(part.told)
    begun.setFocus(Qt.FocusReason.OtherFocusReason)
    return found


def _by_arrow(widget: QWidget, reached: set[int]) -> bool:
    """Whether arrows lead to it from a neighbour that Tab stops at; really pressed, except where that would pick."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive():
        return any(id(item) in reached for item in group.buttons())
    parent = widget.parentWidget()
    beside = [item for item in parent.children() if isinstance(item, QWidget)] if parent is not None else []
    start = next((item for item in beside if id(item) in reached), None)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down) if start is not None else ():
        here = start
        for _ in beside:
            if here is None or here not in beside:
                break
            here.setFocus(Qt.FocusReason.OtherFocusReason)
            QTest.keyClick(here, key)
            here = here.window().focusWidget()
            if here is widget:
                return True
    return False


def scope_of(window: QWidget) -> QWidget:
    """Where Tab stays: an open sheet, or all of the window."""
    here: QWidget | None = window.focusWidget()
    while here is not None and here is not window:
        if here.objectName() in {"Sheet", "Palette"}:
            return here
        here = here.parentWidget()
    return window


def traps(window: QWidget) -> list[str]:
    """Stops that Tab, really pressed, does not come to or does not leave, forwards and back."""
    scope, begun = scope_of(window), focused(window)
    wanted = stops(scope)
    found: list[str] = []
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier) if wanted else ():
        wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
        seen = {id(wanted[0])}
        for _ in range(len(wanted) + 3):
            QTest.keyClick(focused(window), Qt.Key.Key_Tab, modifier)
            if focused(window) is wanted[0]:
                break
            seen.add(id(focused(window)))
        else:
            found.append(f"never comes back, ends at {told(focused(window))}")
        found += [f"not come to: {told(item)}" for item in stops(scope) if id(item) not in seen]
    begun.setFocus(Qt.FocusReason.OtherFocusReason)
    return found


def focused(window: QWidget) -> QWidget:
    """What has the focus in a window, or the window."""
    here: QWidget | None = window.focusWidget()
    return window if here is None else here


def told(widget: QWidget) -> str:
    """A widget in words."""
    name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    return f"{type(widget).__name__} “{name}”"


def backwards(window: QWidget) -> list[str]:
    """Pairs of stops where Tab goes up or back although it is not at the end of a column of the screen."""
    mirrored = window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    found = (item for item in stops(scope_of(window)) if not isinstance(item.parentWidget(), Toast))
    return [
        f"{told(one)} → {told(other)}"
        for one, other in pairwise(found)
        if not one.isAncestorOf(other) and against(*_places(one, other), mirrored=mirrored)
    ]


def _places(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Where two stops are; one that is scrolled out of sight counts as at the edge of what it is scrolled in."""
    area = _scrolled_in(one)
    if area is _scrolled_in(other):
        return place(one), place(other)
    return _seen(one), _seen(other)


def place(widget: QWidget) -> QRect:
    """Where a widget is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def _scrolled_in(widget: QWidget) -> QAbstractScrollArea | None:
    here = widget.parentWidget()
    while here is not None and not isinstance(here, QAbstractScrollArea):
        here = here.parentWidget()
    return here


def _seen(widget: QWidget) -> QRect:
    whole, area = place(widget), _scrolled_in(widget)
    if area is None:
        return whole
    edge = _seen(area)
    top = max(edge.top(), min(whole.top(), edge.bottom() - 1))
    return QRect(whole.left(), top, whole.width(), max(1, min(whole.bottom(), edge.bottom()) - top))


def against(a: QRect, b: QRect, *, mirrored: bool) -> bool:
    """Whether one goes up without a step ahead, or back on the same line."""
    ahead = b.right() <= a.left() if mirrored else b.left() >= a.right()
    if b.bottom() < a.top():
        return not ahead
    same_line = abs(a.center().y() - b.center().y()) < min(a.height(), b.height()) // 2
    return same_line and (b.center().x() > a.center().x() if mirrored else b.center().x() < a.center().x())


def unexplained(window: QWidget) -> list[str]:
    """Controls that do nothing now and do not say why: no tooltip, or only their name in it."""
    return [
        part.told
        for part in parts(window)
        if part.off
        and isinstance(part.widget, QAbstractButton | QLineEdit | QComboBox)
        and not _is_inner(part.widget)
        and part.widget.toolTip() in {"", part.name}
    ]


def cut(window: QWidget) -> list[str]:
    """Stops of which a part is out of sight at the side, in something that does not scroll sideways."""
    found = []
    for item in stops(scope_of(window)):
        area = _scrolled_in(item)
        if area is not None and area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            continue
        edge, here = window.rect() if area is None else place(area), place(item)
        if here.left() < edge.left() or here.right() > edge.right():
            found.append(told(item))
    return found
