"""Sentences about a row, each with its meaning by icon and word, and buttons for what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from prm_desktop.domain.fields import Tone
from ui.addresses import follow
from ui.context import UiContext
from ui.models.says import Act, Say
from ui.widgets.boxes import column, row
from ui.widgets.parts import button, clear_layout, label

ICON = 18
LONGEST = 40
"""More letters than a word has that surely fits."""
LEAST = 160
"""The narrowest that a sentence gets; below it, its height would be guessed for a column of single words."""


class Standing(QFrame):
    """The sentences, one below the other; hidden where there are none. `start` gives an act's command."""

    def __init__(self, ctx: UiContext, start: Callable[[Act, QWidget], None] | None = None) -> None:
        super().__init__()
        self._ctx, self._start = ctx, start
        self._says: tuple[Say, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(ctx.theme.space("s"))
        self._grid.setVerticalSpacing(ctx.theme.space("m"))
        self._grid.setColumnStretch(1, 1)
        self.hide()
        ctx.theme.changed.connect(self._draw)  # a method: it ends with the widget, as a lambda would not

    @property
    def says(self) -> tuple[Say, ...]:
        """What is told now."""
        return self._says

    def buttons(self) -> list[QPushButton]:
        """The buttons, in reading order."""
        return self.findChildren(QPushButton)

    def show_says(self, says: tuple[Say, ...]) -> None:
        """Tell these."""
        self.setVisible(bool(says))
        if says != self._says:
            self._says = says
            self._draw()

    def _draw(self) -> None:
        clear_layout(self._grid)
        for line, say in enumerate(self._says):
            self._grid.addWidget(self._icon(say), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(self._words(say), line, 1)

    def _icon(self, say: Say) -> QLabel:
        made = QLabel()
        side = self._ctx.theme.px(ICON)
        color = "muted" if say.tone is Tone.NEUTRAL else str(say.tone.value)
        made.setPixmap(self._ctx.theme.icon(say.icon, color).pixmap(QSize(side, side), self._ctx.theme.device_ratio))
        return made

    def _words(self, say: Say) -> QVBoxLayout:
        words = self._line(say.text)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        detail = [self._line(say.detail, "caption")] if say.detail else []
        acts = [self._act(say, item) for item in say.acts if self._start is not None]
        foot = [row(*acts, None, spacing=self._ctx.theme.space("s"))] if acts else []
        return column(words, *detail, *foot, spacing=self._ctx.theme.space("xs"))

    def _line(self, text: str, role: str = "") -> QLabel:
        """A sentence; the page gets no wider for a word that has no room, whose end the tooltip tells."""
        made = label(text, role, wrap=True)
        made.setMinimumWidth(self._ctx.theme.px(LEAST))
        if any(len(word) > LONGEST for word in text.split()):
            made.setToolTip(text)
        return made

    def _act(self, say: Say, act: Act) -> QPushButton:
        made = button(self._ctx.theme, act.label, role="chip")
        made.setToolTip(act.tip or say.text)
        made.setAccessibleDescription(say.text)
        made.clicked.connect(partial(self._do, act, made))
        return made

    def _do(self, act: Act, anchor: QWidget, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
        if act.address is not None:
            follow(*act.address)
        elif act.command and self._start is not None:
            self._start(act, anchor)
        else:
            self._ctx.navigate(act.kind, act.id)
