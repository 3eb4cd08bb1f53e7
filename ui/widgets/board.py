"""The board: the same rows as the list, in a column per status; a card moves where a command can bring it.

By mouse a card is dragged; by keyboard Shift with an arrow moves it to the next column that it can go to, and M asks
where to. What must be known for a move, such as a reason, is asked in the same sheet as everywhere.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QScrollArea, QWidget

from prm_desktop.domain.entities import Entity
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.overtaken import Stop
from prm_desktop.replica.queries import Query
from prm_desktop.services.moving import Move, moves
from ui.context import UiContext
from ui.kinds import OPEN_STATUSES, status_values
from ui.models.card_model import Card, CardModel
from ui.models.filters import Filters
from ui.models.forecast import Worth, column_worth, reckoning
from ui.models.source import ListRow, RowSource
from ui.models.table_model import Load
from ui.text import tr, tr_domain
from ui.widgets.board_column import BoardColumn, Step
from ui.widgets.list_place import NOWHERE
from ui.widgets.parts import without_arguments
from ui.widgets.sheet import Starter


def board_statuses(kind: str) -> tuple[str, ...]:
    """The columns of a board: the open statuses, then where rows can go from them; in the order of the declaration."""
    open_ones = OPEN_STATUSES.get(kind, ())
    reached = {to for status in status_values(ENTITIES[kind]) for to in moves(kind, status)}
    left = {status for status in status_values(ENTITIES[kind]) if moves(kind, status)}
    return tuple(status for status in status_values(ENTITIES[kind]) if status in {*reached, *left, *open_ones[1:]})


class Board(QScrollArea):
    """A board of one kind of rows."""

    current_changed = Signal(object)
    """`Card`: the card that the person is on now."""
    opened = Signal(object)
    """`Card`: Enter or a double click."""
    previewed = Signal(object)
    """`Card`: Space."""
    loaded = Signal(object)
    """`int`: how many cards there are."""

    def __init__(self, context: UiContext, kind: str, source: RowSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entity: Entity[Any] = ENTITIES[kind]
        self._starter = Starter(context, self)
        self._source = source
        self._adding = Stop()
        self._at = 0
        self._told: Card | None = None
        self._kept = self._wanted = self._carried = NOWHERE
        self._row = 0
        self._awaited: set[int] = set()
        self.columns: list[BoardColumn] = []
        inner = QWidget()
        inner.setObjectName("Board")
        row = QHBoxLayout(inner)
        space = context.theme.space
        row.setContentsMargins(space("s"), 0, space("s"), space("s"))
        row.setSpacing(space("s"))
        choices = {str(item): item for item in self._entity.by_name[self._entity.status].choices or ()}
        for place, status in enumerate(board_statuses(kind)):
            model = CardModel(self._entity, source, context.tasks, context.formatter, context.state)
            column = BoardColumn(model, choices[status], context.theme)
            model.setParent(column)
            self._wire(place, column)
            self.columns.append(column)
            row.addWidget(column, 1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.columns[0].cards)

    @property
    def current(self) -> Card | None:
        """The card that the person is on."""
        column = self.columns[self._at]
        return self._card(column, column.cards.current_row())

    @property
    def number(self) -> int:
        """The number in the replica of the row that the person is on, or -1."""
        return self._number(self._at)

    def go(self, number: int) -> None:
        """Go to the card of a row, now or as soon as its column is read; where it has none, to the first card."""
        self._wanted = number
        self._reach()

    def refresh(self, filters: Filters, user_id: str) -> None:
        """Read all columns again; a filter of the status chooses among the columns."""
        allowed = filters.choices.get(self._entity.status, ())
        open_ones = OPEN_STATUSES.get(self._entity.kind, ())
        everything = not allowed or tuple(allowed) == open_ones
        self._awaited = set(range(len(self.columns)))
        self._adding = self._adding.renew()
        for column in self.columns:
            column.setVisible(everything or column.status in allowed)
            narrowed = replace(filters, choices={**filters.choices, self._entity.status: (column.status,)})
            query = narrowed.query(self._entity, user_id, self._context.formatter.now())
            column.model.refresh(query, max(0, column.cards.rowAt(0)))
            if self._entity.kind == "deal" and column.isVisibleTo(self):
                self._add_up(column, query)

    def _add_up(self, column: BoardColumn, query: Query) -> None:
        """Show what the deals of a column are worth; a later refresh overtakes it."""
        context, source = self._context, self._source

        def work() -> Worth:
            how = reckoning(context.workspace, context.formatter.now())
            return column_worth(source, query, context.formatter, how)

        context.tasks.run(work, column.show_sum, stop=self._adding)

    def next_minute(self) -> None:
        """Times on the cards are other ones now."""
        for column in self.columns:
            column.model.forget_texts()
            column.cards.viewport().update()

    def _wire(self, place: int, column: BoardColumn) -> None:
        column.model.modelAboutToBeReset.connect(lambda: self._keep(place))
        column.model.loaded.connect(lambda load: self._loaded(place, load))
        column.model.dataChanged.connect(lambda *_cells: self._filled(place))
        column.cards.selectionModel().currentRowChanged.connect(lambda now, _before: self._moved(place, now.row()))
        column.cards.entered_column.connect(lambda _one: self._moved(place, column.cards.current_row()))
        column.cards.opened.connect(lambda row: self._tell(self.opened, column, row))
        column.cards.previewed.connect(lambda row: self._tell(self.previewed, column, row))
        column.cards.stepped.connect(lambda step: self._step(place, step))
        column.cards.asked.connect(lambda row: self._ask(column, row))
        column.cards.dropped.connect(lambda card: self._drop(column, card))

    def _loaded(self, place: int, load: Load) -> None:
        column = self.columns[place]
        if load is Load.FAILED or column.model.complete:
            self._awaited.discard(place)
        self._settle(place)
        if load is Load.READY:
            column.show_count(self._context.formatter.number(column.model.rowCount()))
            self.loaded.emit(sum(item.model.rowCount() for item in self.columns if item.isVisibleTo(self)))

    def _number(self, place: int) -> int:
        column = self.columns[place]
        row = column.cards.current_row()
        return column.model.number(row) if 0 <= row < column.model.rowCount() else NOWHERE

    def _keep(self, place: int) -> None:
        """The cards become other ones: remember where the person is."""
        if place == self._at and self._wanted < 0 and (number := self._number(place)) >= 0:
            self._kept, self._row = number, self.columns[place].cards.current_row()

    def _settle(self, place: int) -> None:
        """The cards are other ones: be where the person wants to be, or was."""
        column = self.columns[place]
        if self._wanted >= 0:
            self._reach()
        elif self._kept >= 0 and place == self._at and column.model.complete:
            kept, self._kept = self._kept, NOWHERE
            row = column.model.find(kept)
            if row < 0 and (kept == self._carried or not column.model.rowCount()):
                self._carried = NOWHERE
                self.go(kept)  # whoever carries a card goes along with it
            else:  # where it has left the column by itself, the next one takes its place
                column.cards.go_to(row if row >= 0 else self._row)
        elif column.cards.hasFocus() and column.cards.current_row() < 0:
            column.cards.go_to(0)

    def _reach(self) -> None:
        for place, column in enumerate(self.columns):
            row = column.model.find(self._wanted) if column.isVisibleTo(self) else NOWHERE
            if row >= 0:
                self._wanted = NOWHERE
                self._enter(place, row)
                return
        if self._awaited:
            return
        self._wanted = NOWHERE
        first = next((place for place, column in enumerate(self.columns) if self._has_cards(column)), None)
        if first is not None:
            self._enter(first, 0)

    def _enter(self, place: int, row: int) -> None:
        """Make a card the current one, in view; the focus follows where it is on the board."""
        column = self.columns[place]
        focus = QApplication.focusWidget()
        column.cards.go_to(row)
        self._moved(place, row)
        self.setFocusProxy(column.cards)
        if focus is not None and self.isAncestorOf(focus):
            column.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(column, 0, 0)

    def _has_cards(self, column: BoardColumn) -> bool:
        return column.isVisibleTo(self) and column.model.rowCount() > 0

    def _filled(self, place: int) -> None:
        """Cards were read: the current one may be among them."""
        if place == self._at and self.columns[place].cards.selectionModel().hasSelection():
            self._moved(place, self.columns[place].cards.current_row())

    def _moved(self, place: int, row: int) -> None:
        if self._wanted >= 0:
            return  # on the way elsewhere
        self._at = place
        for other in self.columns:
            if other is not self.columns[place]:
                other.cards.clearSelection()
        card = self._card(self.columns[place], row)
        if card is not None and card != self._told:
            self._told = card
            if self._context.state.mark_seen(card.id):
                self.columns[place].cards.viewport().update()
            self.current_changed.emit(card)

    def _tell(self, signal: Any, column: BoardColumn, row: int) -> None:
        card = self._card(column, row)
        if card is not None:
            signal.emit(card)

    def _card(self, column: BoardColumn, row: int) -> Card | None:
        item = column.model.list_row(row)
        return Card(self._entity.kind, item.row.id, column.status) if item else None

    def _step(self, place: int, step: Step) -> None:
        if step.carry:
            self._carry(place, step.by)
            return
        row = self.columns[place].cards.current_row()
        there = place + step.by
        while 0 <= there < len(self.columns):
            column = self.columns[there]
            if self._has_cards(column):
                column.cards.setFocus(Qt.FocusReason.OtherFocusReason)
                column.cards.go_to(row)
                self.ensureWidgetVisible(column, 0, 0)
                return
            there += step.by

    def _carry(self, place: int, by: int) -> None:
        """Move the card to the nearest column on that side that it can go to; where there is none, say so."""
        column = self.columns[place]
        item = column.model.list_row(column.cards.current_row())
        if item is None:
            return
        possible = moves(self._entity.kind, column.status)
        side = self.columns[place + 1 :] if by > 0 else self.columns[:place][::-1]
        target = next((possible[other.status] for other in side if other.status in possible), None)
        if target is not None:
            self._do(target, item, column)
        else:
            self._context.messages.say(tr("It cannot go any further on this side."))

    def _ask(self, column: BoardColumn, row: int) -> None:
        menu = self.move_menu(column, row)
        corner = column.cards.visualRect(column.model.index(row, 0)).bottomLeft()
        menu.popup(column.cards.viewport().mapToGlobal(corner + QPoint(8, 0)))

    def move_menu(self, column: BoardColumn, row: int) -> QMenu:
        """Where this card can go, and what that is called."""
        item = column.model.list_row(row)
        possible = moves(self._entity.kind, column.status) if item is not None else {}
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = {str(value): value.label for value in self._entity.by_name[self._entity.status].choices or ()}
        for to, move in possible.items():
            act = menu.addAction(f"{tr_domain(names[to])}: {tr_domain(move.spec.label)}")
            act.triggered.connect(without_arguments(partial(self._do, move, item, column)))
        if not possible:
            menu.addAction(tr("It stays where it is.")).setEnabled(False)
        return menu

    def _drop(self, column: BoardColumn, card: Card) -> None:
        move = moves(card.kind, card.status).get(column.status)
        origin = next((other for other in self.columns if other.status == card.status), column)
        item = origin.model.list_row(origin.cards.current_row())
        if move is not None and item is not None and item.row.id == card.id:
            self._do(move, item, column)

    def _do(self, move: Move, item: ListRow | None, column: BoardColumn) -> None:
        if item is not None:
            self._carried = item.n
            self._starter.start(move.spec, item.row, column.cards, given=move.given)
