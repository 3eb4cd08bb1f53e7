"""One column of a board: a heading with the status and how many there are, and the cards under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.fields import Choice
from prm_desktop.services.moving import moves
from ui.models.card_model import Card, CardModel, card_of
from ui.models.forecast import Worth
from ui.text import tr, tr_domain
from ui.theme import Theme
from ui.widgets.card_delegate import HEIGHT, CardDelegate
from ui.widgets.parts import ElidedLabel, chip, label, restyled

WIDTH = 216
"""The least width of a column, in pixels of the design."""


@dataclass(frozen=True, slots=True)
class Step:
    """A key that leads to another column: `by` columns to the right, with the card where `carry`."""

    by: int
    carry: bool = False


class Cards(QTableView):
    """The cards of a column: a table of one column, so that a long one costs no more than a short one."""

    opened = Signal(object)
    """`int`: the row that Enter or a double click opened."""
    previewed = Signal(object)
    """`int`: the row that Space was pressed on."""
    stepped = Signal(object)
    """`Step`: an arrow key to the left or right."""
    asked = Signal(object)
    """`int`: the row whose menu of moves is wanted."""
    dropped = Signal(object)
    """`Card`: a card of another column was dropped here."""
    entered_column = Signal(object)
    """`int`: 1; the focus came in."""

    def __init__(self, model: CardModel, status: str, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._status = status
        self._theme = theme
        self._delegate = CardDelegate(theme, self)
        self.setObjectName("Cards")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(model, header))  # shared, it would walk every row
        header.hide()
        header.setStretchLastSection(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        theme.changed.connect(self._restyle)
        self._restyle()

    def current_row(self) -> int:
        """The row with the focus, or -1."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Make a card the current one; the last where there are fewer."""
        last = self._model.rowCount() - 1
        if last >= 0:
            index = self._model.index(max(0, min(row, last)), 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(HEIGHT))
        self.viewport().update()

    def _fits(self, card: Card | None) -> bool:
        return card is not None and self._status in moves(card.kind, card.status)

    def _mark_target(self, *, on: bool) -> None:
        self.setProperty("target", on)
        restyled(self)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        fits = self._fits(card_of(event.mimeData()))
        self._mark_target(on=fits)
        event.setAccepted(fits)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self._fits(card_of(event.mimeData())))

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark_target(on=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._mark_target(on=False)
        card = card_of(event.mimeData())
        if card is not None and self._fits(card):
            event.acceptProposedAction()
            self.dropped.emit(card)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.rowAt(event.pos().y()) if event.reason() is QContextMenuEvent.Reason.Mouse else self.current_row()
        if row >= 0:
            self.go_to(row)
            self.asked.emit(row)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        nowhere = not self.selectionModel().hasSelection()
        super().focusInEvent(event)
        if nowhere:
            self.go_to(self.current_row())
        self.entered_column.emit(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        carry = plain == Qt.KeyboardModifier.ShiftModifier
        mirrored = -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self.stepped.emit(Step(-mirrored, carry)),
            Qt.Key.Key_Right: lambda: self.stepped.emit(Step(mirrored, carry)),
        }
        if plain == Qt.KeyboardModifier.NoModifier:
            acts |= {
                Qt.Key.Key_J: lambda: self.go_to(self.current_row() + 1),
                Qt.Key.Key_K: lambda: self.go_to(self.current_row() - 1),
                Qt.Key.Key_Return: lambda: self.opened.emit(self.current_row()),
                Qt.Key.Key_Enter: lambda: self.opened.emit(self.current_row()),
                Qt.Key.Key_Space: lambda: self.previewed.emit(self.current_row()),
                Qt.Key.Key_M: lambda: self.asked.emit(self.current_row()),
            }
        act = acts.get(event.key()) if plain == Qt.KeyboardModifier.NoModifier or carry else None
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typing letters are keys here, not a search through the cards."""


class BoardColumn(QFrame):
    """A column with its heading."""

    def __init__(self, model: CardModel, value: Choice, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("BoardColumn")
        self.status = str(value)
        self.model = model
        self.cards = Cards(model, self.status, theme)
        self._name = tr_domain(value.label)
        self._count = label("", "caption")
        self._sum = ElidedLabel("", "caption")
        self._likely = ElidedLabel("", "caption")
        self._sum.hide()
        self._likely.hide()
        self._none = label(tr("Nothing here"), "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._place(value, theme)
        self.setMinimumWidth(theme.px(WIDTH))

    def show_count(self, text: str) -> None:
        """Show how many cards there are."""
        empty = self.model.rowCount() == 0
        self._count.setText(text)
        self.cards.setAccessibleName(f"{self._name}, {text}")
        self._none.setVisible(empty)

    def show_sum(self, found: Worth) -> None:
        """Show what the cards are worth together, and by their probability; nothing where they are worth nothing."""
        for place, (part, text) in enumerate(((self._sum, found.amount), (self._likely, found.weighted))):
            part.setText(text)
            part.setAccessibleName(text)
            part.setVisible(bool(found.amount) and (not place or bool(text)))
        self._head.setToolTip(found.parts)

    @property
    def worth(self) -> tuple[str, str]:
        """What the heading says about the amount, and about the weighted amount."""
        return self._sum.text(), self._likely.text()

    def _place(self, value: Choice, theme: Theme) -> None:
        column = QVBoxLayout(self)
        space = theme.space
        column.setContentsMargins(space("xs"), space("s"), space("xs"), 0)
        column.setSpacing(space("xs"))
        self._head = head = QWidget()
        row = QVBoxLayout(head)
        row.setContentsMargins(space("s"), 0, space("s"), 0)
        row.setSpacing(2)
        first = _row(chip(self._name, value.tone), self._count)
        row.addWidget(first)
        row.addWidget(self._sum)
        row.addWidget(self._likely)
        column.addWidget(head)
        column.addWidget(self._none)
        column.addWidget(self.cards, 1)


def _row(first: QWidget, second: QWidget) -> QWidget:
    made = QWidget()
    box = QHBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(first)
    box.addStretch(1)
    box.addWidget(second)
    return made
