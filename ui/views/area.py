"""An area of the rail: a tab per kind of rows, its list beside the detail of one row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.imports.columns import MAKES
from prm_desktop.services.offering import making
from ui.context import UiContext
from ui.kinds import Area, area_kinds, usual_kinds
from ui.models.filters import Filters
from ui.models.helping import brief
from ui.models.table_model import Load
from ui.text import tr, tr_domain
from ui.widgets.dropping import TableDrop
from ui.widgets.empty_state import EmptyState, Nothing
from ui.widgets.list_view import ListView, RowRef
from ui.widgets.palette import Entry
from ui.widgets.parts import button
from ui.widgets.sheet import Starter
from ui.widgets.splitter import Splitter

TWO_PANES = 700
"""From this width on, in pixels of the design, list and detail stand side by side."""
READER = 416
"""The narrowest that a record beside its list gets, in pixels of the design."""
BOARD_AND_DETAIL = 2200
"""The same for a board, whose columns need the width."""
MORE = "more"
USUAL_WIDTHS = [520, 584]
WIDTHS = {"deals": [612, 492]}
"""Where a list says too little in the usual width: deals are looked through by stage, date and amount."""
NEW_KEY = "Ctrl+N"


class Detail(Protocol):
    """What an area asks of the detail component."""

    def show_row(self, kind: str, row_id: str) -> None:
        """Show this row."""

    def clear(self) -> None:
        """Show nothing."""

    def entries(self) -> Sequence[Entry]:
        """What can be done with the row that is shown, for the palette."""


DetailFactory = Callable[[UiContext], QWidget]
"""Makes a widget that is a `Detail`."""


class AreaPage(QWidget):
    """The page of one area."""

    def __init__(self, context: UiContext, area: Area, detail: DetailFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.area = area
        self._context = context
        self._lists: dict[str, ListView] = {}
        self._kind = ""
        self._reading = False
        self.detail_widget = detail(context)
        self._detail = cast("Detail", self.detail_widget)
        self._tabs = QTabBar()
        self._more = QToolButton()
        self._starter = Starter(context, self)
        self.new = button(context.theme, tr("New"), "mdi6.plus", act=self.start_new)
        self.new.hide()
        self._stack = QStackedWidget()
        self._right = QStackedWidget()
        self._reader = QWidget()
        self._empty = EmptyState(context.theme)
        self._back = button(context.theme, tr("Back to the list"), "mdi6.arrow-left", role="quiet", act=self.show_list)
        widths = WIDTHS.get(area.key, USUAL_WIDTHS)
        name = f"area.{area.key}"
        self.splitter = Splitter(context, name, (self._stack, self._reader), widths)
        self._drop = TableDrop(
            self, lambda path: context.import_into(self._kind, str(path)), lambda: self._kind in MAKES
        )
        self._starter.made.connect(lambda place: self._show_made(RowRef(place.kind, place.id)))
        self._place()
        self.show_kind(usual_kinds(area.key)[0])

    @property
    def kind(self) -> str:
        """The kind whose list is shown."""
        return self._kind

    @property
    def list(self) -> ListView:
        """The list that is shown."""
        return self._lists[self._kind]

    def show_kind(self, kind: str, status: str = "") -> None:
        """Show the list of a kind, narrowed to a status if one is named."""
        if kind not in self._lists:
            self._make_list(kind)
        changed, self._kind = kind != self._kind, kind
        self._stack.setCurrentWidget(self._lists[kind])
        self._mark_tab(kind)
        self._offer_new()
        self._arrange()
        if status:
            self.list.bar.choose(Filters(choices={ENTITIES[kind].status: (status,)}), keep=False)
        if changed:
            self._show_current()

    def _arrange(self) -> None:
        """A table stands beside the detail of its row; a board has the page to itself until a card is opened."""
        self._reading = self._reading and not self.list.bar.on_board
        self._fit()

    def switch_board(self) -> None:
        """Ctrl+B."""
        self.list.bar.switch_board()

    def entries(self) -> Sequence[Entry]:
        """What can be done here, for the palette: with the row that is shown, and a new one."""
        acts = self._detail.entries() if self.detail_widget.isVisible() else []
        new = [Entry(self.new.text(), self.start_new, "mdi6.plus", NEW_KEY)] if self.can_make else []
        return [*acts, *new]

    @property
    def free(self) -> QWidget:
        """What may be covered for a moment: the pane of the row, and where it has no room, the rows of the list."""
        return self._reader if self._reader.isVisibleTo(self) else self.list.shown

    @property
    def can_make(self) -> bool:
        """Whether a row of this kind can be made here."""
        return making(self._kind) is not None

    def _offer_new(self) -> None:
        """Offer to make a row of this kind, where a command does that."""
        spec = making(self._kind)
        self.new.setVisible(spec is not None and self.new.parentWidget() is not None)
        if spec is not None:
            self.new.setText(tr_domain(spec.label))
            self.new.setAccessibleName(tr_domain(spec.label))
            self.new.setToolTip(tr("{what} (key {key})", what=tr_domain(spec.label), key=NEW_KEY))

    def start_new(self) -> None:
        """Ctrl+N: begin a new row of the kind that is shown."""
        spec = making(self._kind)
        if spec is not None:
            self._starter.open_form(spec, {}, "", self.new, brief(spec))

    def _show_made(self, ref: RowRef) -> None:
        """A new row is what the person wants to see now; a view of the list that leaves it out stays as it is."""
        self._look(ref)
        if ref.kind == self._kind:
            self.list.select_id(ref.id, lifting=False)

    def show_row(self, kind: str, row_id: str) -> None:
        """Show a row beside the list of its kind."""
        self.show_kind(kind)
        self.list.select_id(row_id)
        self._read(RowRef(kind, row_id))

    def show_list(self) -> None:
        """Back from the detail to the list, where only one of them has room."""
        self._reading = False
        self._fit()
        self.list.shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.show_list()
        self.list.focus_search()

    def _place(self) -> None:
        self._fill_tabs()
        self._right.setObjectName("Panel")
        self._right.addWidget(self._empty)
        self._right.addWidget(self.detail_widget)
        column = QVBoxLayout(self._reader)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if self._tabs.count() > 1 or self._more.isEnabled():
            outer.addLayout(self._tab_row())
            self._more.setVisible(self._more.isEnabled())
        outer.addWidget(self.splitter, 1)

    def _tab_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(self._context.theme.space("s"), 0, self._context.theme.space("s"), 0)
        row.addWidget(self._tabs, 1)
        row.addWidget(self.new)
        row.addWidget(self._more)
        return row

    def _fill_tabs(self) -> None:
        self._tabs.setExpanding(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._tabs.setAccessibleName(tr("Kinds"))
        usual = usual_kinds(self.area.key)
        for kind in usual:
            self._tabs.setTabData(self._tabs.addTab(tr_domain(ENTITIES[kind].plural)), kind)
        self._tabs.currentChanged.connect(self._tab_chosen)
        rest = [kind for kind in area_kinds(self.area.key) if kind not in usual]
        menu = QMenu(self._more)
        for kind in rest:
            menu.addAction(tr_domain(ENTITIES[kind].plural), partial(self.show_kind, kind))
        self._more.setMenu(menu)
        self._more.setText(tr("More") + " ▾")
        self._more.setAccessibleName(tr("More"))
        self._more.setProperty("role", "quiet")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.setEnabled(bool(rest))

    def _tab_chosen(self, place: int) -> None:
        kind = self._tabs.tabData(place)
        if kind and kind != MORE:
            self.show_kind(str(kind))

    def _mark_tab(self, kind: str) -> None:
        """Mark the tab of a kind; a kind from *More* borrows one while it is shown."""
        self._tabs.blockSignals(True)  # noqa: FBT003 - Qt's signature
        last = self._tabs.count() - 1
        if self._tabs.tabData(last) not in (*usual_kinds(self.area.key), kind):
            self._tabs.removeTab(last)
        places = {self._tabs.tabData(place): place for place in range(self._tabs.count())}
        if kind not in places:
            places[kind] = self._tabs.addTab(tr_domain(ENTITIES[kind].plural))
            self._tabs.setTabData(places[kind], kind)
        self._tabs.setCurrentIndex(places[kind])
        self._tabs.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _make_list(self, kind: str) -> None:
        made = ListView(self._context, kind)
        made.current_changed.connect(self._look)
        made.opened.connect(self._read)
        made.previewed.connect(self._read)
        made.model.loaded.connect(lambda load: self._first_row(made, load))
        made.arranged.connect(lambda _board: self._arrange())
        self._lists[kind] = made
        self._stack.addWidget(made)

    def _first_row(self, made: ListView, load: Load) -> None:
        """A page that was just opened shows its first row instead of an empty pane."""
        if made.kind != self._kind or load is not Load.READY:
            return
        if made.model.rowCount() and made.table.current_row() < 0 and self._right.currentWidget() is self._empty:
            made.table.go_to(0)
        elif not made.model.rowCount() and self._right.currentWidget() is self._empty:
            self._show_nothing()

    def _show_current(self) -> None:
        current = self.list.current
        if current is None:
            self._show_nothing()
        else:
            self._look(current)

    def _show_nothing(self) -> None:
        made = ENTITIES[self._kind]
        title = tr("Choose a row to see it here") if self.list.model.rowCount() else tr_domain(made.plural)
        self._empty.show_nothing(Nothing(made.icon, title, tr_domain(made.why)))
        self._right.setCurrentWidget(self._empty)
        self._detail.clear()

    def _look(self, ref: RowRef) -> None:
        """Show a row without leaving the list."""
        if ref.kind == self._kind:
            self._right.setCurrentWidget(self.detail_widget)
            self._detail.show_row(ref.kind, ref.id)

    def _read(self, ref: RowRef) -> None:
        """Show a row, and go there where only one pane has room."""
        self._reading = True
        self._look(ref)
        self._fit()
        if not self._stack.isVisible():  # the list had the focus
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        needed = BOARD_AND_DETAIL if self.list.bar.on_board else TWO_PANES
        both = self.width() >= self._context.theme.px(needed)
        self._reader.setMinimumWidth(self._context.theme.px(READER) if both else 0)
        self._stack.setVisible(both or not self._reading)
        self._reader.setVisible(both or self._reading)
        self._back.setVisible(not both)
        # Where the list is out of sight it must not get the focus: it would show the row that it is on itself.
        self.setFocusProxy(self._back if self._stack.isHidden() else self.list.shown)

    @override
    def minimumSizeHint(self) -> QSize:
        """Narrower than both panes: below that, one of them goes."""
        return QSize(self._stack.minimumSizeHint().width(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._back.isVisible():
            self.show_list()
        else:
            super().keyPressEvent(event)
