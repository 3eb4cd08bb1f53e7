"""The head of a detail: what it is, how it stands, what runs out, and the one next thing to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import Tone, Type
from ui.context import UiContext
from ui.format import choice_label, choice_tone
from ui.text import tr, tr_domain
from ui.widgets.boxes import column, row
from ui.widgets.chip import Chip
from ui.widgets.clock import Clock
from ui.widgets.keys import key_label
from ui.widgets.palette import Entry
from ui.widgets.parts import ElidedLabel, button, clear_layout, icon_button

Start = Callable[[CommandSpec, QWidget], None]
BUTTONS = 2
"""How many acts stand beside the name at most: the next one, and one more that has a key; the rest is behind `⋯`."""

NAME_LEAST = 240
"""The room that a name gets beside the acts, in pixels of the design; where there is less, they stand below it."""


class DetailHeader(QWidget):
    """Name, status, clock and acts of one row."""

    def __init__(self, ctx: UiContext, start: Start, extra: Sequence[QAction]) -> None:
        super().__init__()
        self._ctx, self._start, self._extra = ctx, start, extra
        self._specs: tuple[CommandSpec, ...] | None = None
        self._title = ElidedLabel("", "title")
        self._subtitle = ElidedLabel("", "muted")
        self.status = Chip(ctx.theme)
        self.clock = Clock(ctx)
        self.pending = Chip(ctx.theme)
        self.attention = button(ctx.theme, tr("Needs your attention"), "mdi6.alert-outline", role="danger")
        self.attention.clicked.connect(lambda: ctx.open_page("attention"))
        self.attention.hide()
        self._acts = row(spacing=ctx.theme.space("s"))
        self._beside = QWidget()
        self._beside.setLayout(self._acts)
        self.more: QToolButton = icon_button(ctx.theme, "mdi6.dots-horizontal", tr("More that can be done"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self._top = row(self._title, self._beside, self.more, spacing=ctx.theme.space("s"))
        self._top.setStretch(0, 1)
        self._below = row(None, spacing=0)
        marks = row(self.status, self.clock, self.pending, self.attention, None, spacing=ctx.theme.space("s"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(ctx.theme.space("s"))
        box.addLayout(column(self._top, self._subtitle, spacing=0))
        box.addLayout(marks)
        box.addLayout(self._below)
        self._buttons: dict[str, QWidget] = {}

    def show_row(self, entity: Entity[Any], shown: Any, specs: Sequence[CommandSpec]) -> None:
        """Show this row and what can be done with it."""
        title = self._ctx.formatter.title(entity, shown) or tr("Without a name")
        self._title.setText(" ".join(title.split()))
        self._title.setAccessibleName(title)
        self._show_subtitle(entity, shown)
        self._show_status(entity, shown)
        self.clock.show_row(entity.kind, shown)
        if tuple(specs) != self._specs:
            self._specs = tuple(specs)
            self._make_acts()

    def forget(self) -> None:
        """Make the acts anew when the next row is shown: sizes are different now."""
        self._specs = None

    def show_marks(self, *, pending: bool, attention: bool) -> None:
        """Say whether the hub has everything, and whether it needs the person."""
        self.pending.show_status(tr("Not sent yet") if pending else "", icon="mdi6.arrow-up")
        self.pending.setToolTip(tr("Saved here. It is sent when you are online."))
        self.attention.setVisible(attention)

    def entries(self) -> list[Entry]:
        """The acts of the row and the rest of its menu, for the palette."""
        acts = [
            Entry(tr_domain(spec.label), partial(self._start, spec, self.anchor(spec.name)), spec.icon, spec.key)
            for spec in self._specs or ()
        ]
        for action in (item for item in self._extra if item.isVisible()):
            text, _, key = action.text().partition("\t")
            acts.append(Entry(text, action.trigger, "mdi6.chevron-right", key))
        return acts

    def anchor(self, name: str) -> QWidget:
        """The widget beside which the form of a command opens."""
        found = self._buttons.get(name, self.more)
        return found if found.isVisible() else self.more

    def _show_subtitle(self, entity: Entity[Any], shown: Any) -> None:
        spec = entity.by_name.get(entity.subtitle)
        text = self._ctx.formatter.field(spec, shown) if spec is not None else ""
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))

    def _show_status(self, entity: Entity[Any], shown: Any) -> None:
        spec = entity.by_name.get(entity.status)
        if spec is None or spec.type is not Type.CHOICE:
            self.status.show_status("")
            return
        value = getattr(shown, spec.name)
        self.status.show_status(choice_label(spec, value) if value else "", choice_tone(spec, value))

    def _arrange(self) -> None:
        """The acts stand beside the name, or below it where the name would have no room."""
        for made in self._beside.findChildren(QWidget):
            made.ensurePolished()  # before that, a button does not know how wide it will be
        self._acts.invalidate()
        needed = self._beside.sizeHint().width() + self._ctx.theme.px(NAME_LEAST)
        below = self.width() < needed and bool(self._buttons)
        if below != (self._below.indexOf(self._beside) >= 0):
            (self._top if below else self._below).removeWidget(self._beside)
            if below:
                self._below.insertWidget(0, self._beside)
            else:
                self._top.insertWidget(1, self._beside)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make_acts(self) -> None:
        clear_layout(self._acts)
        self._buttons.clear()
        specs = self._specs or ()
        beside = [spec for number, spec in enumerate(specs) if _in_front(number, spec)]
        for number, spec in enumerate(beside):
            act = self._act(spec, primary=number == 0)
            self._acts.addWidget(act)
            act.show()  # a layout reckons with what is shown only, and by itself that comes later
        rest = [spec for spec in specs if spec not in beside]
        menu = self.more.menu()
        menu.clear()
        for spec in rest:
            menu.addAction(self._menu_entry(spec))
        if rest and self._extra:
            menu.addSeparator()
        menu.addActions(list(self._extra))
        self._arrange()

    def _act(self, spec: CommandSpec, *, primary: bool) -> QWidget:
        words = tr_domain(spec.label)
        made = button(self._ctx.theme, words, spec.icon, role="primary" if primary else "")
        made.clicked.connect(lambda: self._start(spec, made))
        made.setToolTip(tr("{what} (key {key})", what=words, key=spec.key) if spec.key else words)
        made.setAccessibleDescription(tr_domain(spec.outward))
        self._buttons[spec.name] = made
        if not spec.key:
            return made
        key = key_label(made.fontMetrics().height(), spec.key)
        key.setToolTip(made.toolTip())
        pair = QWidget()
        pair.setLayout(row(made, key, spacing=4))
        return pair

    def _menu_entry(self, spec: CommandSpec) -> QAction:
        action = QAction(self._ctx.theme.icon(spec.icon or "mdi6.chevron-right"), tr_domain(spec.label), self)
        action.setToolTip(tr_domain(spec.outward))
        if spec.key:
            action.setText(f"{action.text()}\t{spec.key}")
        action.triggered.connect(lambda: self._start(spec, self.more))
        return action


def _in_front(number: int, spec: CommandSpec) -> bool:
    """Whether a command stands beside the name. Taking something away is never the next step by itself."""
    if spec.key:
        return number < BUTTONS
    return not number and spec.tone is not Tone.DANGER
