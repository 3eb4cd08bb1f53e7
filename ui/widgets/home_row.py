"""One row on Home: what it is, when it runs out, and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import Tone, Type
from ui.context import UiContext
from ui.format import dotted
from ui.models.needs import text_of
from ui.text import tr, tr_domain
from ui.widgets.parts import ElidedLabel, button, chip


@dataclass(frozen=True, slots=True)
class About:
    """A row with what is told of it: what it belongs to (may be empty), when it runs out, and how pressing that is."""

    row: Any
    belongs_to: str
    when: str
    tone: Tone


class HomeRow(QWidget):
    """A row that opens when it is pressed, with a button of its own beside it."""

    opened = Signal(object)
    """The row."""

    def __init__(self, context: UiContext, entity: Entity[Any], about: About) -> None:
        super().__init__()
        self._context = context
        theme, row, when = context.theme, about.row, about.when
        title, below = text_of(row, entity.title), self._below(entity, about)
        self.main = QPushButton()
        self.main.setProperty("role", "row")
        self.main.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.main.setMinimumHeight(theme.px(44))
        self.main.setAccessibleName(", ".join(filter(None, (title, below, when))))
        self.main.clicked.connect(lambda _checked: self.opened.emit(row))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(title))
        if below:
            words.addWidget(ElidedLabel(below, "caption"))
        inner = QHBoxLayout(self.main)
        inner.setContentsMargins(theme.space("s"), theme.space("xs"), theme.space("s"), theme.space("xs"))
        inner.setSpacing(theme.space("m"))
        inner.addLayout(words, 1)
        if when:
            inner.addWidget(chip(when, about.tone))
        for child in self.main.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space("s"))
        self._row.addWidget(self.main, 1)

    def add_action(self, spec: CommandSpec, act: Callable[[], None]) -> None:
        """Put a button beside the row; it can be pressed once, the row goes when the work is done."""
        made = button(self._context.theme, tr_domain(spec.label), spec.icon, act=act)
        made.clicked.connect(lambda _checked: made.setEnabled(False))
        made.setAccessibleName(tr("{action}: {row}", action=tr_domain(spec.label), row=self.main.accessibleName()))
        self._row.addWidget(made)

    def _below(self, entity: Entity[Any], about: About) -> str:
        """The second line: what the row belongs to, its subtitle, and an amount where it has one."""
        row = about.row
        parts = [about.belongs_to, text_of(row, entity.subtitle) if entity.subtitle else ""]
        money = next((spec for spec in entity.list_fields if spec.type is Type.MONEY), None)
        if money is not None and getattr(row, money.name):
            parts.append(self._context.formatter.field(money, row))
        return dotted(*parts)
