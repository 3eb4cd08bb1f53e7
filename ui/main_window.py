"""The window. Assembly only: it places the parts and wires the actions; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.imports.columns import MAKES
from ui.actions import ACTIONS, AREA_ACTIONS
from ui.context import Place, Preview, UiContext
from ui.kinds import AREAS, FOOT, area_kinds
from ui.text import tr, tr_domain
from ui.theme import Mode
from ui.toast import Toast
from ui.views.area import AreaPage, DetailFactory
from ui.views.home import HomePage
from ui.views.sending import SendPreview
from ui.widgets.boxes import margins
from ui.widgets.page_stack import PageFactory, PageStack
from ui.widgets.palette import Entry, Palette
from ui.widgets.panes import divider_in, go_to_next, panes
from ui.widgets.parts import ElidedLabel, button, without_arguments
from ui.widgets.rail import Rail
from ui.widgets.shortcuts import ShortcutSheet, key_text
from ui.widgets.status_bar import StatusBar
from ui.widgets.tab_order import go_on

WORDS_FROM = 1100
"""From this width on the rail has words, in pixels of the design."""
LEAST = (480, 400)
FIRST = (1280, 800)
TITLES = {area.key: area.label for area in (*AREAS, *FOOT)}


class MainWindow(QMainWindow):
    """One profile's window. `pages`: those that are no areas, by name: `sync`, `settings`, `outbox`, `attention`."""

    def __init__(
        self,
        context: UiContext,
        detail: DetailFactory,
        pages: Mapping[str, PageFactory],
        titles: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._context = context
        self._titles = {**TITLES, **(titles or {})}
        self._acts: dict[str, QAction] = {}
        self.rail = Rail(context)
        areas = {area.key: partial(AreaPage, context, area, detail) for area in AREAS if area.key != "home"}
        self.stack = PageStack({"home": partial(HomePage, context), **areas, **pages})
        self.status = StatusBar(context)
        self._title = ElidedLabel("", "title")
        self._search = button(context.theme, "", "mdi6.magnify", act=self._open_palette)
        self._put_together()
        self.palette_box = Palette(context, self._entries, self._body)
        self.preview = SendPreview(context, self.status, self.status.show_switch)
        self.toast = Toast(context.messages, context.theme, self._body, self._under_toast)
        self.toast.busy = lambda: context.tasks.running > 0
        self._wire()
        self.setWindowTitle("PRM Desktop")
        self.setMinimumSize(*LEAST)
        if not context.state.restore_window(self):
            self.resize(QSize(*FIRST).boundedTo(self.screen().availableSize()))
        self.stack.go(Place(page="home"))

    def action(self, name: str) -> QAction:
        """A declared action by its name."""
        return self._acts[name]

    def _put_together(self) -> None:
        self._body = QWidget()
        self._body.setObjectName("Page")
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._title_row())
        middle.addWidget(self.stack, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(middle, 1)
        outer = QVBoxLayout(self._body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(upper, 1)
        outer.addWidget(self.status)
        self.setCentralWidget(self._body)

    def _title_row(self) -> QFrame:
        made = QFrame()
        made.setObjectName("TitleRow")
        space = self._context.theme.space
        row = QHBoxLayout(made)
        margins(row, space("l"), space("s"), space("m"), space("s"))
        row.setSpacing(space("m"))
        self._search.setText(tr("Search everything  {key}", key=key_text(ACTIONS[0])))
        self._search.setAccessibleName(tr("Search everything"))
        self._search.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(self._title, 1)
        row.addWidget(self._search)
        return made

    def _wire(self) -> None:
        context = self._context
        self.rail.chosen.connect(lambda key: self.stack.go(Place(page=key)))
        self.stack.shown.connect(self._show_title)
        context.bus.navigated.connect(self.stack.go)
        doing: dict[str, Callable[[], object]] = {
            "palette": self._open_palette,
            "back": self.stack.back,
            "undo": context.history.undo,
            "redo": context.history.redo,
            "sync_now": self._sync_now,
            "work_offline": self.status.offline.toggle,
            "sending": partial(context.bus.previewed.emit, Preview()),
            "outbox": partial(context.open_page, "outbox"),
            "attention": partial(context.open_page, "attention"),
            "sync": partial(context.open_page, "sync"),
            "settings": partial(context.open_page, "settings"),
            "zoom_in": partial(context.theme.zoom_by, 1),
            "zoom_out": partial(context.theme.zoom_by, -1),
            "zoom_reset": partial(context.theme.zoom_by, 0),
            "toggle_dark": self._toggle_dark,
            "next_pane": partial(self._go_to_pane, forward=True),
            "pane_before": partial(self._go_to_pane, forward=False),
            "divider": self._move_divider,
            "shortcuts": self._show_shortcuts,
            "quit": self.close,
            "find": self._find,
            "new": self._start_new,
            "board": self._switch_board,
            "export": self._export,
            "import": self._import,
        }
        doing |= {f"area.{area.key}": partial(self.stack.go, Place(page=area.key)) for area in AREAS}
        for spec in (*ACTIONS, *AREA_ACTIONS):
            act = QAction(tr(spec.text), self)
            act.setShortcuts([QKeySequence(key) for key in spec.keys])
            act.triggered.connect(without_arguments(doing[spec.name]))
            self.addAction(act)
            self._acts[spec.name] = act

    def _entries(self) -> list[Entry]:
        specs = (*AREA_ACTIONS, *(spec for spec in ACTIONS if spec.name not in ("palette", "new")))
        acts = [Entry(tr(spec.text), self._acts[spec.name].trigger, spec.icon, key_text(spec)) for spec in specs]
        page = self.stack.currentWidget()
        here = page.entries() if isinstance(page, AreaPage) else []
        return [*here, *acts, *self._lists()]

    def _lists(self) -> list[Entry]:
        """All lists by their names; the palette goes to them too."""
        go = self._context.navigate
        return [
            Entry(tr_domain(ENTITIES[kind].plural), partial(go, kind), ENTITIES[kind].icon, tr(area.label), sought=True)
            for area in AREAS
            for kind in area_kinds(area.key)
        ]

    def _show_title(self, key: str) -> None:
        self.rail.choose({"outbox": "sync", "attention": "sync", "import": "leads"}.get(key, key))
        title = tr(self._titles.get(key, "PRM Desktop"))
        self._title.setText(title)
        self.setWindowTitle(f"{title} – PRM Desktop")
        self.toast.settle()

    def _under_toast(self) -> QWidget:
        """Beside a list its row is read: what is told lies over that, for below the list are its buttons."""
        page = self.stack.currentWidget()
        return page.free if isinstance(page, AreaPage) else self.stack

    def _open_palette(self) -> None:
        self.palette_box.open()

    def _find(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, AreaPage):
            page.focus_search()
        else:
            self._open_palette()

    def _start_new(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, AreaPage) and page.can_make:
            page.start_new()
        else:
            self._context.messages.say(tr("Nothing can be added here."))

    def _switch_board(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, AreaPage):
            page.switch_board()

    def _export(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, AreaPage):
            page.list.foot.choose_format()
        else:
            self._context.messages.say(tr("Go to a list first, then export it."))

    def _import(self) -> None:
        page = self.stack.currentWidget()
        kind = page.kind if isinstance(page, AreaPage) and page.kind in MAKES else next(iter(MAKES))
        self._context.import_into(kind)

    def _go_to_pane(self, *, forward: bool) -> None:
        go_to_next([self.rail, *panes(self.stack.currentWidget()), self.status], forward=forward)

    def _move_divider(self) -> None:
        divider = divider_in(self.stack.currentWidget())
        if divider is not None:
            divider.take_focus()
        else:
            self._context.messages.say(tr("There is no divider here: nothing stands side by side."))

    def _sync_now(self) -> None:
        if self._context.sync is not None:
            self.status.await_sync()
            self._context.sync.sync_now()

    def _toggle_dark(self) -> None:
        theme = self._context.theme
        theme.choose(replace(theme.look, mode=Mode.LIGHT if theme.dark else Mode.DARK))

    def _show_shortcuts(self) -> None:
        sheet = ShortcutSheet(self._context.theme, self)
        sheet.open()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.narrow(on=self.width() < self._context.theme.px(WORDS_FROM))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._context.state.save_window(self)
        self._context.state.flush()
        super().closeEvent(event)

    def bring_forward(self) -> None:
        """Come to the front: the program was started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
