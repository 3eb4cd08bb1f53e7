"""“Why you”: the parts of a lead's match score as small bars with words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QGridLayout, QProgressBar, QSizePolicy, QWidget

from ui.context import UiContext
from ui.text import mark, tr
from ui.widgets.parts import ElidedLabel, clear_layout, label

WORDS = {
    "territory": mark("In your region"),
    "region": mark("In your region"),
    "industry": mark("Your industry"),
    "product": mark("You sell what they want"),
    "products": mark("You sell what they want"),
    "competency": mark("Certified for it"),
    "certification": mark("Certified for it"),
    "certifications": mark("Certified for it"),
    "skill": mark("Certified for it"),
    "level": mark("Your level"),
    "workload": mark("You have room for it"),
    "language": mark("You speak their language"),
    "capacity": mark("You have room for it"),
    "speed": mark("You answer quickly"),
    "response": mark("You answer quickly"),
    "history": mark("Your record with such leads"),
    "performance": mark("Your record with such leads"),
    "conversion": mark("Your record with such leads"),
    "relationship": mark("You know this customer"),
    "distance": mark("Close to you"),
    "size": mark("Your kind of company"),
}


class WhyYou(QWidget):
    """The parts of a score, the strongest first."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(ctx.theme.space("m"))
        self._grid.setVerticalSpacing(ctx.theme.space("xs"))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._shown: tuple[Any, ...] = ()

    def show_parts(self, parts: Mapping[str, Any]) -> None:
        """Show these points per part; hidden where there are none."""
        points = sorted(((name, _points(value)) for name, value in parts.items()), key=lambda item: -item[1])
        given = tuple((name, value) for name, value in points if value > 0)
        self.setVisible(bool(given))
        if given == self._shown:
            return
        self._shown = given
        clear_layout(self._grid)
        most = max((value for _, value in given), default=1)
        for line, (name, value) in enumerate(given):
            self._line(line, tr(WORDS.get(name, name.replace("_", " ").capitalize())), value, most)

    def _line(self, line: int, words: str, value: int, most: int) -> None:
        bar = QProgressBar()
        bar.setRange(0, most)
        bar.setValue(value)
        bar.setTextVisible(False)
        bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bar.setAccessibleName(words)
        figure = label(f"+{self._ctx.formatter.number(value)}", "caption")
        self._grid.addWidget(ElidedLabel(words), line, 0)
        self._grid.addWidget(bar, line, 1)
        self._grid.addWidget(figure, line, 2)


def _points(value: Any) -> int:
    if isinstance(value, Mapping):
        value = value.get("points", 0)
    return round(value) if isinstance(value, (int, float)) else 0
