"""A list whose cells are changed in place: the same table as everywhere, with a cell that has the focus.

shown ──F2, Enter, a digit, double click──▶ editing ──Enter, Tab──▶ saving ──saved──▶ shown, or the next cell editing
  ▲                                          │   ▲                    └──refused: the text stays, the reason is told
  └───────────────Escape─────────────────────┘   └──cannot be meant: the same
The editor lies over its cell; it stays there, with what was typed, whatever a sync changes around it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from prm_desktop.domain.fields import Field, Value
from prm_desktop.errors import BadInput, UserError
from ui.context import UiContext
from ui.format import RIGHT_ALIGNED, TABULAR
from ui.models.source import ListRow
from ui.models.table_model import MARKS, TableModel
from ui.text import hint_of, message_of, tr
from ui.widgets.columns import least_width
from ui.widgets.editors import Editor, Keys
from ui.widgets.ref_editors import make_editor
from ui.widgets.row_table import RowTable

LEAST_LINES, MOST_LINES = 1, 12
"""How many rows are shown without scrolling, at least and at most."""
STARTERS = "0123456789"
"""What begins to change a cell when it is typed; letters are keys of the page."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell to save: the value that was shown, the new one, what to call when it is saved, and when not."""

    row: Any
    spec: Field
    old: Value
    new: Value
    saved: Callable[[], None]
    failed: Callable[[UserError], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with what was typed; empty where all is well."""

    text: str


@dataclass(slots=True)
class _Editing:
    editor: Editor
    n: int
    row: Any
    column: int
    saving: bool = False


class CellTable(RowTable):
    """Shows a `TableModel` as high as its rows, and changes its cells with `save`; None: it only shows them."""

    removed = Signal(object)
    """The row that Delete was pressed on."""
    told = Signal(object)
    """`Problem`, when there is one and when it is over."""

    def __init__(self, ctx: UiContext, model: TableModel) -> None:
        self._editing: _Editing | None = None
        super().__init__(model, ctx.theme)
        self._ctx = ctx
        self.save: Callable[[Edit], None] | None = None
        self._wanted: tuple[int, int] | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.doubleClicked.connect(self.edit_cell)
        self.verticalScrollBar().valueChanged.connect(self._place)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._again)
        model.loaded.connect(lambda _load: self._fit())

    @property
    def is_editing(self) -> bool:
        """Whether a person is typing here."""
        return self._editing is not None

    @property
    def editor(self) -> Editor | None:
        """The editor that is open."""
        return self._editing.editor if self._editing else None

    def current(self) -> Any:
        """The row with the focus, or None."""
        item = self._model.list_row(self.current_row())
        return item.row if item else None

    def edit_cell(self, index: QModelIndex, typed: str = "") -> None:
        """Let the person change a cell; nothing happens where it is not theirs to change."""
        item = self._model.list_row(index.row())
        if self.save is None or self._editing is not None or item is None or not self._is_open(index.column()):
            return
        spec = self._model.specs[index.column() - 1]
        self.setCurrentIndex(index)
        self.scrollTo(index)
        editor = make_editor(self._ctx, spec, getattr(item.row, spec.currency, "") if spec.currency else "")
        editor.setParent(self.viewport())
        editor.setAutoFillBackground(True)
        editor.show_value(getattr(item.row, spec.name))
        Keys(editor, lambda: self.commit(0), self.revert)
        _Steps(editor, self.commit)
        self._editing = _Editing(editor, item.n, item.row, index.column())
        self._place()
        editor.show()
        editor.take_focus()
        line = editor.findChild(QLineEdit)
        if line is not None and spec.type in RIGHT_ALIGNED:
            line.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        if line is not None and typed:
            line.setText(typed)

    def commit(self, step: int) -> None:
        """Save what was typed and go `step` cells on; where that fails, the text stays and the reason is told."""
        now = self._editing
        if now is None or now.saving or self.save is None:
            return
        spec = self._model.specs[now.column - 1]
        old = getattr(now.row, spec.name)
        try:
            new = now.editor.value()
        except BadInput as error:
            self._failed(error)
            return
        if new == old:
            self._close(step)
            return
        now.saving = True
        self.save(Edit(now.row, spec, old, new, lambda: self._close(step), self._failed))

    def revert(self) -> None:
        """Forget what was typed."""
        self._close(0)

    def _close(self, step: int) -> None:
        now, self._editing = self._editing, None
        if now is None:
            return
        had_focus = self.window().focusWidget() is None or now.editor.isAncestorOf(self.window().focusWidget())
        now.editor.hide()
        now.editor.deleteLater()
        self.told.emit(Problem(""))
        if had_focus:
            self.setFocus()
            row, column = self._model.find(now.n), self._next_open(now.column, step)
            if row >= 0:
                self.setCurrentIndex(self._model.index(row, column or now.column))
                if step and column:
                    self.edit_cell(self._model.index(row, column))

    def _failed(self, error: UserError) -> None:
        if self._editing is None:
            return
        self._editing.saving = False
        self.told.emit(Problem(" ".join(filter(None, (message_of(error), hint_of(error))))))
        self._editing.editor.take_focus()

    def _is_open(self, column: int) -> bool:
        return column > MARKS and self._model.specs[column - 1].editable and not self.isColumnHidden(column)

    def _next_open(self, column: int, step: int) -> int:
        """The next column that can be changed, or 0 where there is none on this side."""
        place = column + step
        while step and MARKS < place < self._model.columnCount():
            if self._is_open(place):
                return place
            place += step
        return 0

    def _remember(self) -> None:
        """Rows come and go: the focus stays with the row that had it."""
        index = self.currentIndex()
        if index.isValid() and index.row() < self._model.rowCount():
            self._wanted = (self._model.number(index.row()), index.column())

    def _again(self) -> None:
        wanted, self._wanted = self._wanted, None
        row = self._model.find(wanted[0]) if wanted else -1
        if wanted and row >= 0:
            self.setCurrentIndex(self._model.index(row, wanted[1]))
        if self._editing is not None and self._model.find(self._editing.n) < 0:
            line = self._editing.editor.findChild(QLineEdit)
            text = line.text() if line is not None else ""
            self.revert()
            self.told.emit(Problem(tr("“{typed}” was not saved: the line has been removed meanwhile.", typed=text)))
        self._fit()

    def _fit(self) -> None:
        """As high as the rows; the editor over its cell."""
        lines = max(LEAST_LINES, min(self._model.rowCount(), MOST_LINES))
        high = self.horizontalHeader().height() + lines * self._theme.row_height + 2 * self.frameWidth()
        if high != self.height():
            self.setFixedHeight(high)
        self.fit_columns()
        self._place()

    def _place(self) -> None:
        if self._editing is None:
            return
        row = self._model.find(self._editing.n)
        if row >= 0:
            area = self.visualRect(self._model.index(row, self._editing.column))
            self._editing.editor.setGeometry(area)

    def _needs(self, spec: Field) -> int:
        """The width at which no figure of a column is cut, or the least one."""
        least = self._theme.px(least_width(self._model.entity, spec))
        if spec.type not in RIGHT_ALIGNED:
            return least
        metrics = QFontMetrics(self._theme.font(tabular=spec.type in TABULAR))
        texts = [self._model.headerData(self._model.specs.index(spec) + 1, Qt.Orientation.Horizontal)]
        texts += [self._model.text(item, spec) for item in self._items()]
        return max(self._theme.px(48), *(metrics.horizontalAdvance(text) for text in texts)) + self._theme.px(18)

    def _items(self) -> list[ListRow]:
        found = (self._model.list_row(row) for row in range(min(self._model.rowCount(), self._theme.px(100))))
        return [item for item in found if item is not None]

    @override
    def _restyle(self) -> None:
        super()._restyle()
        self._fit()

    @override
    def fit_columns(self) -> None:
        """Give figures the room that they need and the words the rest; what finds no room waits."""
        specs, title = self._model.specs, self._model.entity.title
        left = self.viewport().width() - self._theme.px(self.marks)
        wide = {spec.name: self._needs(spec) for spec in specs if spec.name != title}
        least = self._theme.px(least_width(self._model.entity, self._model.entity.by_name[title]))
        order = [name for name in (*self.first, *wide) if name in wide]
        shown: set[str] = set()
        for name in dict.fromkeys(order):
            if wide[name] <= left - least:
                shown.add(name)
                left -= wide[name]
        self.setColumnWidth(MARKS, self._theme.px(self.marks))
        for column, spec in enumerate(specs, 1):
            self.setColumnHidden(column, spec.name != title and spec.name not in shown)
            self.setColumnWidth(column, left if spec.name == title else wide[spec.name])

    marks = 28
    """The width of the marks, in pixels of the design."""
    first: tuple[str, ...] = ()
    """The columns that stay longest where room is short."""

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and right go to the next cell that is shown."""
        ways = {QAbstractItemView.CursorAction.MoveLeft: -1, QAbstractItemView.CursorAction.MoveRight: 1}
        if action not in ways:
            return super().moveCursor(action, modifiers)
        step = -ways[action] if self.isRightToLeft() else ways[action]
        column = self.currentIndex().column() + step
        while MARKS < column < self._model.columnCount() and self.isColumnHidden(column):
            column += step
        inside = MARKS < column < self._model.columnCount()
        return self._model.index(self.currentIndex().row(), column) if inside else self.currentIndex()

    @override
    def go_to(self, row: int, *, select: bool = True) -> None:
        """Make a row the current one, in the column that has the focus."""
        column = max(self.currentIndex().column(), 1)
        super().go_to(row, select=select)
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, column))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        if key in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit_cell(index)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.current() is not None:
            self.removed.emit(self.current())
        elif event.text() and event.text() in STARTERS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.edit_cell(index, event.text())
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # F2 is a shortcut of the page too; here it means this cell.
            event.setAccepted(event.key() == Qt.Key.Key_F2)
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid() and self.save is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._theme.color("focus"), self._theme.px(2)))
            painter.drawRect(self.visualRect(self.currentIndex()).adjusted(1, 1, -2, -2))


class _Steps(QObject):
    """Tab saves and goes on to the next cell, Shift+Tab to the one before."""

    def __init__(self, editor: Editor, commit: Callable[[int], None]) -> None:
        super().__init__(editor)
        self._commit = commit
        for widget in (editor, *editor.findChildren(QWidget)):
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        ways = {int(Qt.Key.Key_Tab): 1, int(Qt.Key.Key_Backtab): -1}
        if event.key() not in ways:
            return False
        self._commit(ways[event.key()])
        return True
