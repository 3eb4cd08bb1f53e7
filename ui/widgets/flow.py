"""A layout that breaks its items into lines like words, in the direction of reading."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Items at their preferred size, one after the other, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def _arrange(self, area: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        inner = area.marginsRemoved(margins)
        x = y = line = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            width = min(size.width(), inner.width())
            if x and x + width > inner.width():
                x, y, line = 0, y + line + self._gap, 0
            if place:
                wanted = QRect(inner.topLeft() + QPoint(x, y), QSize(width, size.height()))
                parent = self.parentWidget()
                direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
                item.setGeometry(QStyle.visualRect(direction, inner, wanted))
            x, line = x + width + self._gap, max(line, size.height())
        return y + line + margins.top() + margins.bottom()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items if not item.isEmpty()), default=0)
        margins = self.contentsMargins()
        tallest = max((item.sizeHint().height() for item in self._items if not item.isEmpty()), default=0)
        return QSize(widest + margins.left() + margins.right(), tallest + margins.top() + margins.bottom())
