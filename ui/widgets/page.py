"""What the pages that show no list have in common: a a title, a width that reads well, cards, and labelled values."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.parts import as_high_as_its_text, label, side

READING = 760
"""The widest that text is comfortable to read, at 100 per cent."""


class Page(QScrollArea):
    """A page that scrolls, at a width that reads well. `title` is for screen readers; the window shows its own."""

    def __init__(self, theme: Theme, title: str, intro: str = "", *, width: int = READING) -> None:
        super().__init__()
        self.setObjectName("Page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(title)
        self.theme = theme
        self.box = QVBoxLayout()
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(theme.space("l"))
        inner = QWidget()
        inner.setMaximumWidth(theme.px(width))
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        frame = QVBoxLayout(inner)
        frame.setContentsMargins(*[theme.space("xl")] * 4)
        frame.setSpacing(theme.space("l"))
        if intro:
            frame.addWidget(label(intro, "muted", wrap=True))
        frame.addLayout(self.box)
        frame.addStretch(1)
        outer = QWidget()
        across = QHBoxLayout(outer)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        as_high_as_its_text(outer)
        self.setWidget(outer)

    def add(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self.box.addWidget(widget)


class Card(QFrame):
    """A part of a page, with a title."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__()
        self.setObjectName("Card")
        self.theme = theme
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(*[theme.space("l")] * 4)
        self.box.setSpacing(theme.space("m"))
        if title:
            self.box.addWidget(label(title, "section"))

    def add(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self.box.addWidget(widget)


class Pairs(QWidget):
    """Labels with values, one below the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space("l"))
        self._grid.setVerticalSpacing(theme.space("s"))
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}

    def show_pair(self, name: str, value: str, tip: str = "") -> None:
        """Show a value beside its label; a value that is empty is left out."""
        if name not in self._values:
            line = self._grid.rowCount()
            head = label(name, "muted")
            head.setAlignment(side(vertical=Qt.AlignmentFlag.AlignTop))
            shown = label("", wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(head, line, 0)
            self._grid.addWidget(shown, line, 1)
            self._values[name] = shown
            shown.setProperty("head", head)
        shown = self._values[name]
        shown.setText(value)
        shown.setToolTip(tip)
        shown.setAccessibleName(f"{name}: {value}")
        shown.setVisible(bool(value))
        head = shown.property("head")
        head.setVisible(bool(value))

    def text_of(self, name: str) -> str:
        """The value beside a label; empty where there is none."""
        found = self._values.get(name)
        return found.text() if found is not None else ""
