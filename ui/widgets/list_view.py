"""The list component, the same everywhere: filter bar, table, bulk bar, and a reason where there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.replica.queries import Condition, Query
from ui.announce import announce
from ui.context import Changed, UiContext
from ui.models.filters import Filters, sort_of
from ui.models.source import RowSource, WorkspaceSource
from ui.models.table_model import Load, TableModel
from ui.text import hint_of, title_of, tr, tr_domain
from ui.widgets.board import Board
from ui.widgets.bulk_bar import LIMIT, BulkBar
from ui.widgets.empty_state import SKELETON_MS, EmptyState, Nothing, Skeleton
from ui.widgets.filter_bar import FilterBar
from ui.widgets.list_foot import ListFoot, ToExport
from ui.widgets.list_head import ListHead
from ui.widgets.list_place import ListPlace
from ui.widgets.row_table import RowTable
from ui.widgets.why_empty import why_empty

REFRESH_MS = 40
"""Changes that come together are one refresh."""
MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class RowRef:
    """A row by its kind and id."""

    kind: str
    id: str


class ListView(QWidget):
    """A list of one kind of rows."""

    current_changed = Signal(object)
    """`RowRef`: the row that the person is on now."""
    opened = Signal(object)
    """`RowRef`: Enter or a double click."""
    previewed = Signal(object)
    """`RowRef`: Space."""
    arranged = Signal(object)
    """`bool`: the rows stand on a board now (or in a table)."""

    def __init__(
        self, context: UiContext, kind: str, source: RowSource | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entity = ENTITIES[kind]
        self._context = context
        self._source = source or WorkspaceSource(context.workspace, kind)
        self._user_id = ""
        self._stale = True
        self._any = True
        self._told: Filters | None = None
        self._last: RowRef | None = None
        self.model = TableModel(self.entity, self._source, context.tasks, context.formatter, context.state)
        self.model.setParent(self)
        self.bar = FilterBar(self.entity, context.theme, context.state)
        self.table = RowTable(self.model, context.theme)
        self.table.setAccessibleName(tr_domain(self.entity.plural))
        self._kept = ListPlace(self.model, self.table, self._lift)
        self.bulk = BulkBar(context, kind, self._source, self._chosen_numbers)
        self.empty = EmptyState(context.theme)
        self.head = ListHead(context, kind)
        self._skeleton = Skeleton(context.theme)
        self.board: Board | None = None
        self._stack = QStackedWidget()
        self.foot = ListFoot(
            context, self.entity, ToExport(self._query, self._selected_numbers, lambda: self.bar.specs)
        )
        self._refresh_soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._skeleton_soon = QTimer(self, singleShot=True, interval=SKELETON_MS)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._place()
        self._make_board()
        self._connect()

    @property
    def kind(self) -> str:
        """The kind of rows."""
        return self.entity.kind

    @property
    def current(self) -> RowRef | None:
        """The row that the person is on."""
        if (board := self._board_shown) is not None:
            card = board.current
            return RowRef(card.kind, card.id) if card else None
        item = self.model.list_row(self.table.current_row())
        return RowRef(self.kind, item.row.id) if item else None

    @property
    def shown(self) -> Board | RowTable:
        """The board or the table."""
        return self._board_shown or self.table

    @property
    def _board_shown(self) -> Board | None:
        return self.board if self.bar.on_board else None

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def select_id(self, row_id: str, *, lifting: bool = True) -> None:
        """Go to a row. `lifting`: filters that hide it in the table are lifted."""
        query = Query(where=(Condition("id", "eq", row_id),))
        go = partial(self._go_to_number, lifting=lifting)
        self._context.tasks.run(lambda: self._source.ids(query), go, urgent=True)

    def refresh(self) -> None:
        """Read again, now."""
        self._refresh_soon.stop()
        self._stale = False
        self._kept.keep()
        if self.model.load in (Load.NEVER, Load.FAILED):
            self._skeleton_soon.start()
        filters = self.bar.filters
        if filters.mine and not self._user_id:
            self._context.tasks.run(lambda: self._context.workspace.actor.user_id, self._know_user)
            return
        if (board := self._board_shown) is not None:
            self._skeleton_soon.stop()
            board.refresh(filters, self._user_id)
            return
        self.model.refresh(self._query(), self.table.first_visible())

    def _query(self) -> Query:
        return self.bar.filters.query(self.entity, self._user_id, self._context.formatter.now())

    def _selected_numbers(self) -> list[int]:
        if self.shown is not self.table:
            return []
        return [self.model.number(row) for row in self.table.selected_rows(self.model.rowCount())]

    def clear_selection(self) -> None:
        """Select nothing."""
        self.table.clearSelection()

    def _place(self) -> None:
        for page in (self.table, self.empty, self._skeleton):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.bulk)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(self._context.theme.px(280))
        self.model.show_fields(self.bar.specs)
        self._show_sort()

    def _connect(self) -> None:
        self._refresh_soon.timeout.connect(self.refresh)
        self._skeleton_soon.timeout.connect(self._show_skeleton)
        self._minute.timeout.connect(self._next_minute)
        self._minute.start()
        self.bar.changed.connect(self._filtered)
        self.bar.columns_changed.connect(lambda _specs: self._show_columns())
        self.bar.left.connect(lambda _one: self._enter_table())
        self.bar.board_chosen.connect(lambda _on: self._switch())
        self.model.modelAboutToBeReset.connect(self._kept.keep)
        self.model.modelReset.connect(self._kept.restore)
        self.model.loaded.connect(self._loaded)
        self.model.dataChanged.connect(lambda *_cells: self._moved(self.table.current_row()))
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.opened.connect(lambda row: self._emit(self.opened, row))
        self.table.previewed.connect(lambda row: self._emit(self.previewed, row))
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(lambda now, _before: self._moved(now.row()))
        selection.selectionChanged.connect(lambda _now, _before: self._count_selection())
        self._context.changed.connect(self._changed)
        self._context.bus.status.connect(self._explain)

    def _changed(self, changed: Changed) -> None:
        if not changed.touches(self.kind):
            return
        self._stale = True
        if self.isVisible():
            self._refresh_soon.start()

    def _filtered(self, _filters: Filters) -> None:
        self.table.verticalScrollBar().setValue(0)
        self._show_sort()
        self.refresh()

    def _know_user(self, user_id: str) -> None:
        self._user_id = user_id
        self.refresh()

    def _switch(self) -> None:
        """Show the board or the table, with the same row as the current one."""
        number = self._kept.number if self.bar.on_board else self.board.number if self.board is not None else -1
        self._make_board()
        self.bulk.hide()
        self._explain()
        if not self.bar.on_board and number >= 0:
            self._kept.go(number, lifting=False)
        self.refresh()
        if self.board is not None and self.bar.on_board and number >= 0:
            self.board.go(number)
        self.shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arranged.emit(self.bar.on_board)

    def _make_board(self) -> None:
        if self.board is not None or not self.bar.on_board:
            return
        self.board = Board(self._context, self.kind, self._source)
        self.board.current_changed.connect(lambda card: self._tell(RowRef(card.kind, card.id)))
        self.board.opened.connect(lambda card: self.opened.emit(RowRef(card.kind, card.id)))
        self.board.previewed.connect(lambda card: self.previewed.emit(RowRef(card.kind, card.id)))
        self.board.loaded.connect(self._counted)
        self._stack.addWidget(self.board)

    def _sort(self, section: int) -> None:
        if section > 0:
            self.bar.sort_by(self.model.specs[section - 1].name)

    def _show_sort(self) -> None:
        name, direction = sort_of(self.bar.filters.sort or self.entity.sort)
        names = [item.name for item in self.model.specs]
        order = Qt.SortOrder.AscendingOrder if direction == "asc" else Qt.SortOrder.DescendingOrder
        self.table.horizontalHeader().setSortIndicator(names.index(name) + 1 if name in names else -1, order)

    def _show_columns(self) -> None:
        self._kept.keep()
        self.model.show_fields(self.bar.specs)
        self.table.fit_columns()
        self._show_sort()

    def _loaded(self, load: Load) -> None:
        self._skeleton_soon.stop()
        if load is Load.READY and self.bar.filters.narrows and not self.model.rowCount():
            self._context.tasks.run(lambda: self._source.ids(Query(limit=1)), self._know_any)
        else:
            self._explain()
        if self.model.complete:
            self._counted(self.model.rowCount())
            self._kept.reach()
        if self._last is None and self.table.current_row() < 0:
            return
        self._moved(self.table.current_row())

    def _counted(self, total: int) -> None:
        """Show how many rows there are, and say it to whoever has just asked for others."""
        self.foot.show_total(total)
        before, self._told = self._told, self.bar.filters
        if before not in (None, self.bar.filters) and self.bar.isAncestorOf(QApplication.focusWidget() or self):
            announce(self.bar, self._what_fits)

    def _what_fits(self) -> str:
        nothing = None if self.foot.count.text() else self._nothing()
        return f"{nothing.title}. {nothing.text}" if nothing else self.foot.count.text()

    def _know_any(self, found: Sequence[int]) -> None:
        """A view that leaves everything out is another thing to tell than a list without any rows."""
        self._any = len(found) > 0
        self._explain()

    def _explain(self) -> None:
        if (board := self._board_shown) is not None:
            self._stack.setCurrentWidget(board)
            return
        if self.model.load in (Load.NEVER, Load.LOADING):
            return
        nothing = self._nothing()
        if nothing is not None:
            self.empty.show_nothing(nothing)
        self._stack.setCurrentWidget(self.empty if nothing else self.table)

    def _nothing(self) -> Nothing | None:
        if self.model.load is Load.FAILED and self.model.error is not None:
            error = self.model.error
            return Nothing("mdi6.alert-outline", title_of(error), hint_of(error), tr("Try again"), self.refresh)
        if self.model.rowCount():
            return None
        narrows = self.bar.filters.narrows
        return why_empty(self._context, self.entity, self.bar.clear if narrows and self._any else None)

    def _show_skeleton(self) -> None:
        if self.model.load is Load.LOADING:
            self._stack.setCurrentWidget(self._skeleton)

    def _next_minute(self) -> None:
        self.model.forget_texts()
        self.table.viewport().update()
        if self.board is not None:
            self.board.next_minute()

    def _moved(self, row: int) -> None:
        item = self.model.list_row(row)
        ref = RowRef(self.kind, item.row.id) if item else None
        if ref is None or ref == self._last or self._board_shown is not None:
            return
        if self._context.state.mark_seen(ref.id):
            self.table.viewport().update()
        self._tell(ref)

    def _tell(self, ref: RowRef) -> None:
        self._last = ref
        self.current_changed.emit(ref)

    def _emit(self, signal: SignalInstance, row: int) -> None:
        item = self.model.list_row(row)
        if item is not None:
            signal.emit(RowRef(self.kind, item.row.id))

    def _count_selection(self) -> None:
        was_there = self.bulk.isAncestorOf(QApplication.focusWidget() or self)
        if self.bulk.show_count(self.table.selected_count(), self.clear_selection) and was_there:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen_numbers(self) -> list[int]:
        return [self.model.number(row) for row in self.table.selected_rows(LIMIT)]

    def _enter_table(self) -> None:
        if (board := self._board_shown) is not None:
            board.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if self.table.current_row() < 0:
            self.table.go_to(0)

    def _go_to_number(self, numbers: Sequence[int], *, lifting: bool) -> None:
        if not numbers:
            return
        if (board := self._board_shown) is not None:
            board.go(numbers[0])
        elif not self._kept.go(numbers[0], lifting=lifting):
            self.refresh()

    def _lift(self) -> bool:
        narrows = self.bar.filters.narrows
        if narrows:
            self.bar.lift()
        return narrows

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
