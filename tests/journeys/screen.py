"""What stands on a screen, as a person reads it: visible words, names that a screen reader says, and the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from prm_desktop.domain.registry import ENTITIES
from ui.kinds import due_fields

DUE = tuple({f"{made.by_name[name].label}: " for kind, made in ENTITIES.items() for name in due_fields(kind)})
MARKS = ("New", "Saved here", "Needs your attention", *DUE)
"""How the marks of a row begin: what runs out depends on the hour at which one looks."""


def cells(line: str) -> list[str]:
    """The cells of a row that is told as one line, without the marks before them."""
    return [cell for cell in line.split(" · ") if not cell.startswith(MARKS)]


def screen() -> QWidget:
    """What takes the keys now: an open menu, a dialog, or the window."""
    found = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    assert found is not None, "no window of the program is active"
    return found


def focus() -> QWidget | None:
    """Where typing goes."""
    popup: QWidget | None = QApplication.activePopupWidget()
    if popup is None:
        return QApplication.focusWidget()
    inner: QWidget | None = popup.focusWidget()
    return inner if inner is not None else popup


def name_of(widget: QWidget | None) -> str:
    """What a screen reader calls it."""
    if widget is None:
        return ""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return plain(widget.accessibleName() or text)


def plain(text: str) -> str:
    """A text without the mark of its access key, and without the shortcut that a menu writes after it."""
    return text.split("\t", 1)[0].replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def visible(within: QWidget) -> Iterator[QWidget]:
    """A widget and all inside it that is shown."""
    yield within
    yield from (item for item in within.findChildren(QWidget) if item.isVisible())


def named(within: QWidget, name: str, kind: type[QWidget] = QWidget) -> list[QWidget]:
    """What is called so, or begins so; what is called exactly so comes first."""
    shown = [item for item in visible(within) if isinstance(item, kind)]
    begins = [item for item in shown if name_of(item).startswith(name)]
    return sorted(begins, key=lambda item: name_of(item) != name)


def words(within: QWidget) -> list[str]:
    """All texts that are shown, roughly from the top to the bottom."""
    found: list[str] = []
    for item in visible(within):
        for kind, read in _READERS.items():
            if isinstance(item, kind):
                found += read(item)
                break
    return [text for text in found if text]


def lines(view: QAbstractItemView) -> list[str]:
    """The rows of a list or table that are in view."""
    return [line_at(view, index) for index in rows(view)]


def rows(view: QAbstractItemView) -> list[QModelIndex]:
    """The rows in view, by their first cell."""
    model, found = view.model(), []
    top = view.indexAt(QPoint(2, 2))
    index = model.index(top.row() if top.isValid() else 0, 0)
    while index.isValid() and view.visualRect(_shown(view, index)).top() < view.viewport().height():
        found.append(index)
        index = model.index(index.row() + 1, 0)
    return found


def line_at(view: QAbstractItemView, index: QModelIndex) -> str:
    """A row in words: its cells that are shown, one after the other; or as its first cell says them."""
    model = view.model()
    first = model.index(index.row(), columns(view)[0], index.parent())
    spoken = model.data(first, Qt.ItemDataRole.AccessibleTextRole)
    if spoken and spoken != model.data(first, Qt.ItemDataRole.DisplayRole):
        return str(spoken)
    cells = []
    for column in columns(view):
        cell = model.index(index.row(), column)
        text = model.data(cell, Qt.ItemDataRole.AccessibleTextRole) or model.data(cell, Qt.ItemDataRole.DisplayRole)
        cells.append(str(text or ""))
    return " · ".join(filter(None, cells))


def current_line(view: QAbstractItemView) -> str:
    """The row that the person is on; empty where they are on none."""
    index = view.currentIndex()
    return line_at(view, index) if index.isValid() else ""


def typed_in(field: QLineEdit | QComboBox | QPlainTextEdit) -> str:
    """What stands in a field, without what is only suggested there."""
    if isinstance(field, QPlainTextEdit):
        return str(field.toPlainText())
    return str(field.currentText() if isinstance(field, QComboBox) else field.text())


@dataclass(frozen=True, slots=True)
class Spot:
    """Where to click."""

    widget: QWidget
    place: QPoint


def spot(within: QWidget, text: str) -> Spot | None:
    """The button, tab or row that has these words at its beginning (a row: anywhere); None where there is none."""
    return next(chain(_buttons(within, text), _tabs(within, text), _rows(within, text)), None)


def _buttons(within: QWidget, text: str) -> Iterator[Spot]:
    yield from (Spot(item, item.rect().center()) for item in named(within, text, QAbstractButton) if item.isEnabled())


def _tabs(within: QWidget, text: str) -> Iterator[Spot]:
    for bar in (item for item in visible(within) if isinstance(item, QTabBar)):
        places = (place for place in range(bar.count()) if bar.tabText(place).startswith(text))
        yield from (Spot(bar, bar.tabRect(place).center()) for place in places)


def _rows(within: QWidget, text: str) -> Iterator[Spot]:
    for view in (item for item in visible(within) if isinstance(item, QAbstractItemView)):
        fitting = (index for index in rows(view) if text in line_at(view, index))
        yield from (Spot(view.viewport(), view.visualRect(_shown(view, index)).center()) for index in fitting)


def columns(view: QAbstractItemView) -> list[int]:
    """The columns that are shown."""
    if not isinstance(view, QTableView | QTreeView):
        return [0]
    return [place for place in range(view.model().columnCount(QModelIndex())) if not view.isColumnHidden(place)]


def _shown(view: QAbstractItemView, index: QModelIndex) -> QModelIndex:
    """A cell of the row that takes room."""
    return view.model().index(index.row(), columns(view)[0])


def _button(item: QAbstractButton) -> list[str]:
    return [plain(item.text())] if item.text() else [name_of(item)]


def _menu(item: QMenu) -> list[str]:
    return [plain(act.text()) for act in item.actions() if act.isVisible()]


_READERS: dict[type[QWidget], Callable[..., list[str]]] = {
    QMenu: _menu,
    QLabel: lambda item: [item.text()],
    QCheckBox: lambda item: [f"{plain(item.text()) or name_of(item)}{' ✓' if item.isChecked() else ''}"],
    QAbstractButton: _button,
    QLineEdit: lambda item: [item.text() or item.placeholderText()],
    QPlainTextEdit: lambda item: [item.toPlainText() or item.placeholderText()],
    QComboBox: lambda item: [item.currentText()],
    QTabBar: lambda item: [item.tabText(place) for place in range(item.count())],
    QHeaderView: lambda _item: [],
    QAbstractItemView: lines,
}
