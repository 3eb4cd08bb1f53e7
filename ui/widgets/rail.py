"""The rail on the left: where things are, and how many of them need me. Words where there is room, else icons.

Tab stops at it once, at the present place; the arrows go to the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStyle, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.context import Changed, UiContext
from ui.kinds import AREAS, FOOT, Area
from ui.models import needs
from ui.tasks import Newest
from ui.text import tr, tr_n
from ui.theme import Theme
from ui.widgets.parts import restyled

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Status

WIDE = 192
NARROW = 56


class RailButton(QToolButton):
    """One place, with the number of things in it that need me."""

    def __init__(self, area: Area, theme: Theme) -> None:
        super().__init__()
        self._area = area
        self._theme = theme
        self._count = 0
        self.here = False
        self.setText(tr(area.label))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.dress(self, area.icon, "text")
        self.show_count(0)

    @property
    def count(self) -> int:
        """How many things need me."""
        return self._count

    def show_count(self, count: int) -> None:
        """Show another number; none for 0."""
        self._count = count
        needs_me = tr_n("{n} needs you", "{n} need you", count) if count else ""
        self.setAccessibleName(", ".join(filter(None, (tr(self._area.label), needs_me))))
        self.setToolTip(self.accessibleName())
        self.update()

    def mark(self, *, here: bool) -> None:
        """Show whether this is the present place."""
        self.here = here
        self.setProperty("here", here)
        self.setAccessibleDescription(tr("You are here") if here else "")
        restyled(self)

    def narrow(self, *, on: bool) -> None:
        """Icon only, or icon and word."""
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if on else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(style)
        # The style puts 4 px between icon and word; the space makes it one step of the grid more.
        self.setText("" if on else f" {tr(self._area.label)}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font("caption", bold=True, tabular=True)
        text = str(self._count) if self._count < 1000 else "999+"  # noqa: PLR2004 - what fits the pill
        narrow = self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
        height = self._theme.px(10 if narrow else 20)
        width = height if narrow else max(height, QFontMetrics(font).horizontalAdvance(text) + self._theme.px(10))
        top = self._theme.px(4) if narrow else (self.height() - height) // 2
        pill = QRect(self.width() - width - self._theme.px(4 if narrow else 8), top, width, height)
        pill = QStyle.visualRect(self.layoutDirection(), self.rect(), pill)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(pill), height / 2, height / 2)
        if not narrow:
            painter.setPen(self._theme.color("on_accent"))
            painter.setFont(font)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """The places of the program."""

    chosen = Signal(object)
    """`str`: the key of an area."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Rail")
        self.setAccessibleName(tr("Places"))
        self._context = context
        self._narrow = False
        self._newest = Newest()
        self.buttons: dict[str, RailButton] = {}
        self._place()
        self.choose(AREAS[0].key)
        context.changed.connect(self._changed)
        context.bus.status.connect(self._show_status)
        context.theme.changed.connect(self._restyle)
        self.narrow(on=False)

    def choose(self, key: str) -> None:
        """Mark a place as the present one."""
        if key in self.buttons:
            for name, made in self.buttons.items():
                made.mark(here=name == key)
            self._stop_at(self.buttons[key])

    def narrow(self, *, on: bool) -> None:
        """Icons only, or icons and words."""
        self._narrow = on
        self.setFixedWidth(self._context.theme.px(NARROW if on else WIDE))
        for made in self.buttons.values():
            made.narrow(on=on)

    def refresh(self) -> None:
        """Count again, off the UI thread."""
        context = self._context
        seen = context.state.seen
        show = self._newest.only(self._show)
        context.tasks.run(lambda: needs.counts(context.workspace, context.formatter.now(), seen), show)

    def _restyle(self) -> None:
        self.narrow(on=self._narrow)

    def _show_status(self, status: Status) -> None:
        self.buttons["sync"].show_count(status.attention)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _place(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        space = self._context.theme.space
        column.setContentsMargins(space("s"), space("s"), space("s"), space("s"))
        column.setSpacing(2)
        for area in AREAS:
            column.addWidget(self._button(area))
        column.addStretch(1)
        for area in FOOT:
            column.addWidget(self._button(area))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _button(self, area: Area) -> RailButton:
        made = RailButton(area, self._context.theme)
        made.clicked.connect(lambda _checked: self.chosen.emit(area.key))
        made.installEventFilter(self)
        self.buttons[area.key] = made
        return made

    def _stop_at(self, chosen: RailButton) -> None:
        """Let Tab stop at this place only."""
        for made in self.buttons.values():
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if made is chosen else Qt.FocusPolicy.ClickFocus)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, RailButton):
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._stop_at(watched)
        elif event.type() == QEvent.Type.FocusOut:
            self._stop_at(next(made for made in self.buttons.values() if made.here))
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._step(watched, event.key())
        return False

    def _step(self, start: RailButton, key: int) -> bool:
        """The arrows lead from place to place, Home and End to the ends; nothing is opened by that."""
        places = list(self.buttons.values())
        at, last = places.index(start), len(places) - 1
        keys = Qt.Key
        steps = {keys.Key_Up: at - 1, keys.Key_Down: at + 1, keys.Key_Home: 0, keys.Key_End: last}
        if key not in steps:
            return False
        places[max(0, min(steps[keys(key)], last))].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _changed(self, changed: Changed) -> None:
        if changed.touches(*needs.COUNTED_KINDS):
            self.refresh()

    def _show(self, counts: Mapping[str, int]) -> None:
        for key, count in counts.items():
            self.buttons[key].show_count(count)
        self.buttons["home"].show_count(0)
