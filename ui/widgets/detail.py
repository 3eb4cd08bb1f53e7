"""The one detail component for rows of every kind: head, why you, next step, facts, related rows, timeline.

It runs commands and shows what the workspace says; it decides nothing. What a person is typing survives every refresh.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import Field, Type, Value
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import UserError
from prm_desktop.overtaken import Stop
from prm_desktop.services.filling import Old
from prm_desktop.services.offering import makes_subject
from prm_desktop.services.telling import TIMELINE
from ui.context import Changed, UiContext
from ui.models.mentions import mark_read
from ui.models.says import Act
from ui.models.standing import AROUND
from ui.text import tr, tr_domain
from ui.widgets import deal_lines, related
from ui.widgets.add_bar import ENTRIES, AddBar, done_by
from ui.widgets.attaching import Attaching
from ui.widgets.boxes import margins
from ui.widgets.detail_header import DetailHeader
from ui.widgets.detail_load import Loaded, is_update, load
from ui.widgets.editors import Editor
from ui.widgets.empty_state import EmptyState, Nothing
from ui.widgets.facts import Facts, next_step_fields
from ui.widgets.file_bar import FileBar
from ui.widgets.match import WhyYou
from ui.widgets.palette import Entry
from ui.widgets.parts import as_high_as_its_text, label
from ui.widgets.row_paths import PRINT_KEY, RowPaths
from ui.widgets.sheet import Starter, page_of
from ui.widgets.standing import Standing
from ui.widgets.tab_order import go_on
from ui.widgets.timeline import Timeline

KEYS = frozenset({"F2", *(spec.key for spec in COMMANDS.values()), *(item.key for item in ENTRIES)} - {""})
"""Keys that mean something on a row, as the commands declare them."""


@dataclass(frozen=True, slots=True)
class Titled:
    """The name of the row that is shown."""

    text: str


class Detail(QWidget):
    """Shows one row and what can be done with it."""

    titled = Signal(object)
    """`Titled`: what the shown row is called."""

    def __init__(self, ctx: UiContext, *, docked: bool = True) -> None:
        super().__init__()
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._ctx = ctx
        self._kind = self._id = self._early = ""
        self._loaded: Loaded | None = None
        self._reading = Stop()
        self.starter = Starter(ctx, self)
        self.attaching, self.file = Attaching(ctx, self), FileBar(ctx)
        self.paths = RowPaths(ctx, lambda: self.place, self)
        self.header = DetailHeader(ctx, self._start, self._actions(docked=docked))
        self.why_you, self.next_step, self.facts = WhyYou(ctx), Facts(ctx), Facts(ctx)
        self.lines, self.related = deal_lines.DealLines(ctx), related.Related(ctx, self._begin)
        self.timeline, self.add_bar = Timeline(ctx), AddBar(ctx)
        self._empty = EmptyState(ctx.theme)
        self.standing = Standing(ctx, self._act)
        self._has_keys = self._is_stale = False
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._make_page())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pages)
        ctx.changed.connect(self._changed)
        ctx.theme.changed.connect(self._restyle)  # a method: it ends with the widget, as a lambda would not
        self.clear()

    @property
    def place(self) -> tuple[str, str]:
        """Kind and id of the row that is shown; both empty where none is."""
        return self._kind, self._id

    @property
    def row(self) -> Any:
        """The row that is shown, or None."""
        return self._loaded.row if self._loaded else None

    def clear(self, nothing: Nothing | None = None) -> None:
        """Show no row, and say why."""
        self._kind = self._id = self._early = ""
        self._gone = ("", "")
        self._loaded = None
        self._reading.stop()
        self._empty.show_nothing(nothing or Nothing("mdi6.cursor-default-click-outline", tr("Nothing chosen"), ""))
        self._pages.setCurrentWidget(self._empty)

    def show_row(self, kind: str, row_id: str) -> None:
        """Show a row. The one before stays until this one is read, so that nothing flickers."""
        self._kind, self._id, self._early, self._gone = kind, row_id, "", ("", "")
        self.reload()

    def reload(self) -> None:
        """Read the row again."""
        if not self._id:
            return
        self._reading = self._reading.renew()  # of the rows that a held arrow key passes only the last is read
        ctx, kind, row_id = self._ctx, self._kind, self._id
        ctx.tasks.run(
            lambda: load(ctx.workspace, ctx.formatter, kind, row_id),
            self._show,
            urgent=True,
            stop=self._reading,
        )

    def press(self, key: str) -> bool:
        """Do what a key means on this row; lists pass their keys on. False where it means nothing here."""
        if self._loaded is None or self._is_choosing():
            return False
        if self._loaded.row.id != self._id:  # still being read: the key is for that row, not for the one in sight
            self._early = key
            return True
        if key in {"E", "F2"}:
            return self.facts.edit() or self.next_step.edit()
        if self.add_bar.offers(key):
            self.reveal(self.add_bar)
            self.add_bar.start(key)
            return True
        spec = next((item for item in self._specs() if item.key == key), None)
        if spec is not None:
            self._start(spec, self.header.anchor(spec.name))
            return True
        what = done_by(key, self._kind)
        if what:  # else whoever goes on to type what they want to note gives commands
            self._ctx.messages.say(tr("“{what}” does not go with this record as it stands now.", what=what))
        return bool(what)

    def entries(self) -> list[Entry]:
        """What can be done with the row that is shown, for the palette."""
        if self._loaded is None:
            return []
        begun = (spec for group in self._loaded.groups for spec in group.makes if makes_subject(spec))
        return [*self.header.entries(), *(self._entry(spec) for spec in begun)]

    def _entry(self, spec: CommandSpec) -> Entry:
        return Entry(tr_domain(spec.label), lambda: self._begin(spec, None, self.header.more), spec.icon)

    def undock(self) -> DetailWindow | None:
        """Show the row in a window of its own; None where there is no row."""
        if not self._id:
            return None
        window = DetailWindow(self._ctx, self._kind, self._id, self.window())
        window.show()
        return window

    def _is_choosing(self) -> bool:
        """Whether the focus is where a letter chooses or types something."""
        focus = QApplication.focusWidget()
        while focus is not None and focus is not self:
            if isinstance(focus, (Editor, QComboBox)):
                return True
            focus = focus.parentWidget()
        return False

    def _specs(self) -> list[CommandSpec]:
        found = self._loaded.can if self._loaded else ()
        return [item for item in found if not is_update(item) and not makes_subject(item)]

    def _start(self, spec: CommandSpec, anchor: QWidget) -> None:
        if self.add_bar.start_with(spec.name):
            self.reveal(self.add_bar)
        elif self.lines.start_with(spec.name):
            self.reveal(self.lines.add)
        else:
            self.starter.start(spec, self.row, anchor)

    def _begin(self, spec: CommandSpec, item: Any, anchor: QWidget) -> None:
        """Start a command on a row that belongs to this one, or, without one, on this one or with one that is new."""
        if item is None and makes_subject(spec):
            above = {ENTITIES[spec.subject].parent: self._id}
            self.starter.open_form(spec, above, self.accessibleName(), anchor)
        else:
            self.starter.start(spec, item or self.row, anchor)

    def _act(self, act: Act, anchor: QWidget) -> None:
        """Do what a sentence offers, on the row that it is about."""
        ctx, spec = self._ctx, COMMANDS[act.command]

        def begin(row: Any) -> None:
            if row is not None:
                self.starter.start(spec, row, anchor, given=act.given)

        ctx.tasks.run(lambda: ctx.workspace.get(act.kind, act.id), begin, urgent=True)

    def reveal(self, widget: QWidget) -> None:
        """Bring a part of the page into view."""
        self._scroll.ensureWidgetVisible(widget)

    def _show(self, loaded: Loaded | None) -> None:
        if loaded is None:
            entity = ENTITIES[self._kind]
            words = tr("It may have gone to somebody else, or its time ran out.")
            gone = self.place
            self.clear(Nothing(entity.icon, tr("Not here any more: {kind}", kind=tr_domain(entity.label)), words))
            self._gone = gone
            return
        moved = self._loaded is None or self._loaded.row.id != loaded.row.id
        self._loaded = loaded
        entity = ENTITIES[self._kind]
        self.header.show_row(entity, loaded.row, self._specs())
        self.standing.show_says(loaded.says)
        self.header.show_marks(pending=loaded.pending, attention=loaded.attention)
        deciding = self._kind == "lead" and loaded.row.status in {"new", "offered"}
        self.why_you.show_parts(getattr(loaded.row, "match_parts", {}) if deciding else {})
        self._why_box.setVisible(not self.why_you.isHidden())
        save = self._saver()
        steps = next_step_fields(entity)
        self.next_step.show_row(entity, loaded.row, loaded.names, save, steps)
        planned = any(getattr(loaded.row, item.name) for item in steps)
        self._step_box.setVisible(planned or (bool(steps) and save is not None and not deciding))
        self.facts.show_row(entity, loaded.row, loaded.names, save)
        self.file.show_row(self._kind, loaded.row)
        self.lines.show_row(self._kind, loaded.row)
        mark_read(self._ctx, loaded.timeline)
        self.attaching.show_row(self._kind, loaded.row)
        self.related.show_groups(loaded.groups)
        self._show_happenings(loaded)
        self._pages.setCurrentIndex(1)
        self.setAccessibleName(self._ctx.formatter.title(entity, loaded.row))
        self.titled.emit(Titled(self.accessibleName()))
        if moved:
            self._scroll.verticalScrollBar().setValue(0)
        early, self._early = self._early, ""
        if early:
            self.press(early)

    def _show_happenings(self, loaded: Loaded) -> None:
        entity = ENTITIES[self._kind]
        comments = "partner_id" in entity.by_name and self._kind not in {*TIMELINE, "ticket", "lead_offer"}
        can = self._ctx.workspace.can(self._kind, loaded.row)
        self.add_bar.show_for(self._kind, self._id, can, comments=comments)
        self.timeline.show_items(list(loaded.timeline))
        self._story_box.setVisible(not self.add_bar.isHidden() or bool(loaded.timeline))

    def _saver(self) -> Callable[..., None] | None:
        assert self._loaded is not None  # noqa: S101 - called while a row is shown
        spec = next((item for item in self._ctx.workspace.can(self._kind, self._loaded.row) if is_update(item)), None)
        if spec is None:
            return None
        changes = next(item.name for item in spec.fields if item.type is Type.PATCH)
        fixed = {spec.subject_arg: self._loaded.row.id}

        def save(
            item: Field, old: Value, new: Value, saved: Callable[[], None], failed: Callable[[UserError], None]
        ) -> None:
            args = {**fixed, changes: {item.name: Old(old, new)}}
            self._ctx.run_command(spec.name, args, lambda _done: saved(), failed)

        return save

    def _changed(self, changed: Changed) -> None:
        below = (group.kind for group in self._loaded.groups) if self._loaded else ()
        around = (*TIMELINE, *AROUND.get(self._kind, ()), *below)
        if self._id and (changed.touches_row(self._kind, self._id) or changed.touches(*around)):
            self.reload()
        elif self._gone[1] and changed.touches_row(*self._gone):  # it may be back, when that was taken back
            self.show_row(*self._gone)

    def _restyle(self) -> None:
        """Sizes or colours are different now; what a person is typing stays as it is. Out of sight it can wait."""
        self._is_stale = not self.isVisible()
        if self._is_stale or self.facts.is_editing or self.next_step.is_editing:
            return
        for part in (self.header, self.facts, self.next_step, self.related):
            part.forget()
        self.reload()

    def _actions(self, *, docked: bool) -> list[QAction]:
        edit = QAction(self._ctx.theme.icon("mdi6.pencil"), tr("Edit") + "\tE", self)
        edit.triggered.connect(lambda: self.press("E"))
        if not docked:
            return [edit, *self.attaching.actions, *self.paths.actions]
        undock = QAction(self._ctx.theme.icon("mdi6.open-in-new"), tr("Open in its own window"), self)
        undock.triggered.connect(self.undock)
        return [edit, *self.attaching.actions, *self.paths.actions, undock]

    def _take_keys(self) -> None:
        """Listen to the keys of records on the whole page, so that they work from the list beside it too."""
        host = page_of(self)
        for key in KEYS:
            shortcut = QShortcut(QKeySequence(key), host)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda pressed=key: self.press(pressed))
        shortcut = QShortcut(QKeySequence(PRINT_KEY), host)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.paths.print)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_keys:
            self._has_keys = True
            self._take_keys()
        if self._is_stale:
            self._restyle()

    def _make_page(self) -> QWidget:
        theme = self._ctx.theme
        self._why_box = _section(tr("Why you"), self.why_you, theme.space("s"))
        self._step_box = QFrame()
        self._step_box.setObjectName("NextStep")
        step = QVBoxLayout(self._step_box)
        step.setContentsMargins(*[theme.space("m")] * 4)
        step.addWidget(self.next_step)
        self._story_box = _section(tr("Timeline"), self.add_bar, theme.space("m"), self.timeline)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(*[theme.space("l")] * 4)
        box.setSpacing(theme.space("xl"))
        above = (self._why_box, self.standing, self._step_box, self.file)
        for part in (*above, self.facts, self.lines, self.related, self._story_box):
            box.addWidget(part)
        box.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(tr("Details"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        as_high_as_its_text(content)
        self._scroll.setWidget(content)
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QWidget()
        head.setObjectName("DetailHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout(head)
        margins(inner, theme.space("l"), theme.space("m"), theme.space("m"), theme.space("m"))
        inner.addWidget(self.header)
        outer.addWidget(head)
        outer.addWidget(self._scroll, 1)
        return page


class DetailWindow(QWidget):
    """A row in a window of its own; it follows every change like the one in the main window."""

    def __init__(self, ctx: UiContext, kind: str, row_id: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.detail = Detail(ctx, docked=False)
        self.detail.titled.connect(lambda titled: self.setWindowTitle(titled.text))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.detail)
        close = QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self)
        close.activated.connect(self.close)
        self.resize(ctx.theme.px(640), ctx.theme.px(720))
        self.detail.show_row(kind, row_id)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward)


def _section(title: str, first: QWidget, spacing: int, second: QWidget | None = None) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    box.addWidget(label(title, "section"))
    box.addWidget(first)
    if second is not None:
        box.addWidget(second)
    return made
