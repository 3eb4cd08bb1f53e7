"""Which column of a file goes to which field: a line per column, with what stands in it, and a list to choose from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QWidget
from typing_extensions import override

from prm_desktop.services.imports.columns import targets
from prm_desktop.services.imports.reading import Sheet
from ui.context import UiContext
from ui.models.import_model import samples
from ui.text import tr, tr_domain
from ui.widgets.boxes import margins
from ui.widgets.parts import ElidedLabel, clear_layout, label

SAMPLED = 50
"""Lines that are looked at for what stands in a column."""


class MappingTable(QScrollArea):
    """The columns of one file."""

    changed = Signal(object)
    """`dict[int, str]`: the field of each column that has one."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._boxes: dict[int, QComboBox] = {}
        self.setAccessibleName(tr("Which column is what"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        margins(self._grid, 0, 0, ctx.theme.space("m"), 0)
        self._grid.setHorizontalSpacing(ctx.theme.space("s"))
        self._grid.setVerticalSpacing(ctx.theme.space("s"))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(inner)

    @property
    def mapped(self) -> dict[int, str]:
        """The field of each column that has one."""
        return {place: name for place, box in self._boxes.items() if (name := str(box.currentData() or ""))}

    def box(self, place: int) -> QComboBox:
        """The list of a column."""
        return self._boxes[place]

    def show_sheet(self, sheet: Sheet, kind: str, mapped: Mapping[int, str]) -> None:
        """Show the columns of a file that hold anything, with these fields chosen."""
        clear_layout(self._grid)
        self._boxes.clear()
        cells = [line.cells for line in sheet.lines[:SAMPLED] if line.fault is None]
        for line, (place, title) in enumerate((place, sheet.header[place]) for place in sheet.used):
            words = ElidedLabel(title or tr("(without a name)"))
            example = ElidedLabel(samples(cells, place), "caption")
            box = self._box(kind, mapped.get(place, ""))
            box.setAccessibleName(tr("Field of the column “{title}”", title=title))
            self._boxes[place] = box
            head = QWidget()
            inner = QGridLayout(head)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setVerticalSpacing(0)
            inner.addWidget(words, 0, 0)
            inner.addWidget(example, 1, 0)
            self._grid.addWidget(head, line, 0)
            self._grid.addWidget(box, line, 1, Qt.AlignmentFlag.AlignVCenter)
        if not self._boxes:
            self._grid.addWidget(label(tr("There are no columns."), "muted"), 0, 0)

    def _box(self, kind: str, name: str) -> QComboBox:
        box = QComboBox()
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem(tr("Leave out"), "")
        for item in targets(kind):
            text = tr_domain(item.spec.label)
            box.addItem(f"{text} *" if item.required else text, item.spec.name)
        box.setCurrentIndex(max(0, box.findData(name)))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.installEventFilter(self)
        box.currentIndexChanged.connect(self._chosen)
        return box

    def _chosen(self, _index: int) -> None:
        self.changed.emit(self.mapped)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A wheel that scrolls the list of columns must not change what is chosen under it.
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
