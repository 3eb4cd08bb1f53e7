"""The table inside a list: columns that fit, a row under the mouse, keys J and K, and a header that stays quick."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.models.table_model import MARKS, TableModel
from ui.theme import Theme
from ui.widgets.columns import fitting, marks_width, widths
from ui.widgets.row_delegate import RowDelegate

_DOWN, _UP = 1, -1


class RowTable(QTableView):
    """Shows a `TableModel`, whole rows at a time."""

    opened = Signal(object)
    """`int`: the row that Enter or a double click opened."""
    previewed = Signal(object)
    """`int`: the row that Space was pressed on."""

    def __init__(self, model: TableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._delegate = RowDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_up_header()
        model.modelReset.connect(self.fit_columns)
        theme.changed.connect(self._restyle)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self._restyle()

    def current_row(self) -> int:
        """The row with the focus, or -1."""
        return self.currentIndex().row()

    def go_to(self, row: int, *, select: bool = True) -> None:
        """Make a row the current one and bring it into view."""
        if not 0 <= row < self._model.rowCount():
            return
        index = self._model.index(row, MARKS)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags if select else QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def selected_count(self) -> int:
        """How many rows are selected; by ranges, because a list of a million indexes would freeze the window."""
        return sum(part.height() for part in self._ranges())

    def selected_rows(self, limit: int) -> list[int]:
        """The selected rows in order, at most `limit` of them."""
        found: list[int] = []
        for part in self._ranges():
            found += range(part.top(), min(part.bottom() + 1, part.top() + limit - len(found)))
        return found

    def _ranges(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return sorted((selection.at(place) for place in range(selection.count())), key=lambda part: part.top())

    def first_visible(self) -> int:
        """The row at the top of the view."""
        return max(0, self.rowAt(0))

    def fit_columns(self) -> None:
        """Give the columns the widths that fill the view; the ones without room wait."""
        room = self.viewport().width()
        specs, entity = self._model.specs, self._model.entity
        names = fitting(entity, specs, room, self._theme.px)
        self._model.speak(names)
        shown = [item for item in specs if item.name in names]
        sizes = widths(entity, shown, room, self._theme.px)
        self.setColumnWidth(MARKS, self._theme.px(marks_width(entity)))
        for column, spec in enumerate(specs, 1):
            self.setColumnHidden(column, spec.name not in names)
            if spec.name in names:
                self.setColumnWidth(column, sizes[spec.name])

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        # Shared with the table, this header's selection model walks every row on select-all (30 s for a million).
        header.setSelectionModel(QItemSelectionModel(self._model, header))
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(1)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.row_height)
        self.horizontalHeader().setFixedHeight(self._theme.px(28))
        self.fit_columns()
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def _step(self, by: int) -> None:
        self.go_to(max(0, self.current_row() + by))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """A table that gets the focus makes its first row the current one, but does not select it; ours does both."""
        nowhere = not self.currentIndex().isValid()
        super().focusInEvent(event)
        if nowhere:
            self.go_to(self.current_row())
        QTimer.singleShot(0, self, self._tell_row)

    def _tell_row(self) -> None:
        """Tell a screen reader of the row, after it was told that the focus is on the list."""
        if self.hasFocus():
            self.currentChanged(self.currentIndex(), QModelIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_J: lambda: self._step(_DOWN),
            Qt.Key.Key_K: lambda: self._step(_UP),
            Qt.Key.Key_Return: lambda: self.opened.emit(self.current_row()),
            Qt.Key.Key_Enter: lambda: self.opened.emit(self.current_row()),
            Qt.Key.Key_Space: lambda: self.previewed.emit(self.current_row()),
        }
        act = acts.get(event.key()) if plain else None
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typing letters are keys here, not a search through the first column."""

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and right do nothing, Home and End go to the first and the last row: a row is one thing."""
        sideways = (QAbstractItemView.CursorAction.MoveLeft, QAbstractItemView.CursorAction.MoveRight)
        if action in (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd):
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return self.currentIndex() if action in sideways else super().moveCursor(action, modifiers)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._theme.color("focus"), self._theme.px(1)))
            area = self.visualRect(self.currentIndex())
            area.setLeft(0)
            area.setWidth(self.viewport().width())
            painter.drawRect(area.adjusted(0, 0, -1, -1))
