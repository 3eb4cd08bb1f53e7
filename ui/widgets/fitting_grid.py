"""A small table of widgets that is never wider than its room: the last columns are left out where there is none.

What is left beside the least widths goes to the columns that are cut, in their order, and the rest to the first one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Column:
    """The cells of a column from its heading down; `least`: how wide it is at least, in pixels."""

    cells: Sequence[QWidget]
    least: int


class FittingGrid(QWidget):
    """Columns beside each other, the most important first; that one is always there."""

    def __init__(self, columns: Sequence[Column], across: int, down: int) -> None:
        """`across`, `down`: the pixels between columns and lines."""
        super().__init__()
        self._columns = tuple(columns)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(across)
        self._grid.setVerticalSpacing(down)
        for place, column in enumerate(self._columns):
            for line, cell in enumerate(column.cells):
                self._grid.addWidget(cell, line, place)
        self._fit()

    def _fit(self) -> None:
        room, fits = self.width(), True
        least: list[int] = []
        for place, column in enumerate(self._columns):
            width = max(column.least, *(cell.minimumSizeHint().width() for cell in column.cells))
            spare = room - width - (self._grid.horizontalSpacing() if place else 0)
            fits = fits and (spare >= 0 or place == 0)
            for cell in column.cells:
                cell.setHidden(not fits)
            if fits:
                room = spare
                least.append(width)
        self._share(least, max(0, room))

    def _share(self, least: Sequence[int], room: int) -> None:
        for place, column in enumerate(self._columns):
            width = 0
            if place < len(least):
                wanted = max(cell.sizeHint().width() for cell in column.cells)
                more = min(room, max(0, wanted - least[place]))
                room -= more
                width = least[place] + more if place else 0  # the first one takes what the others leave
            self._grid.setColumnMinimumWidth(place, width)
            self._grid.setColumnStretch(place, int(place == 0))

    @override
    def minimumSizeHint(self) -> QSize:
        first = self._columns[0].cells if self._columns else ()
        width = max((cell.minimumSizeHint().width() for cell in first), default=0)
        return QSize(width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
