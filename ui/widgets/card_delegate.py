"""How a card of a board is painted: title, who it is about, amount and what runs out, with the marks of its row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from prm_desktop.domain.fields import Type
from ui.bidi import draw_text
from ui.models.card_model import CardModel
from ui.models.source import ListRow
from ui.widgets.row_delegate import DOT, UNREAD, Index, RowDelegate

HEIGHT, GAP, PAD, LINE = 84, 4, 12, 20


@dataclass(frozen=True, slots=True)
class Words:
    """A line of a card. `color`: `text`, `muted`, or a meaning; `end`: it stands at the end of its line."""

    text: str
    color: str = "muted"
    bold: bool = False
    end: bool = False


class CardDelegate(RowDelegate):
    """Paints the rows of a `CardModel`."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, CardModel):
            return
        painter.save()
        painter.setLayoutDirection(option.direction)
        px = self._theme.px
        box = option.rect.adjusted(px(GAP), px(GAP), -px(GAP), -px(GAP))
        self._frame(painter, option, box, hovered=index.row() == self.hovered)
        inner = box.adjusted(px(PAD), px(8), -px(PAD), -px(8))
        item = model.list_row(index.row())
        if item is None:
            self._skeleton(painter, inner)
        else:
            self._card(painter, option, inner, model, item)
        painter.restore()

    def _frame(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, *, hovered: bool) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        edge = "accent" if selected else "control" if hovered else "border"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color(edge), self._theme.px(2 if selected else 1)))
        painter.setBrush(self._theme.color("selection" if selected else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), self._theme.px(6), self._theme.px(6))

    def _card(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, model: CardModel, item: ListRow
    ) -> None:
        marks = model.marks(item)
        taken = self._card_marks(painter, option, area, model, item)
        line = self._theme.px(LINE)
        entity = model.entity
        first = QStyle.visualRect(option.direction, area, QRect(area.left(), area.top(), area.width() - taken, line))
        title = model.text(item, entity.by_name[entity.title])
        self._line(painter, first, Words(title, "text", bold=marks.unread))
        second = QRect(area.left(), area.top() + line, area.width(), line)
        if entity.subtitle:
            self._line(painter, second, Words(model.text(item, entity.by_name[entity.subtitle])))
        half = area.width() // 2
        for spec in model.foot(item):
            start = spec.type is Type.MONEY
            third = QRect(area.left() + (0 if start else half), area.bottom() - line + 1, half, line)
            due = marks.due if marks.due is not None and marks.due.field == spec.name else None
            metrics = QFontMetrics(self._theme.font("caption", tabular=True))
            text = model.text_within(item, spec, lambda found: metrics.horizontalAdvance(found) <= half)  # noqa: B023 - used at once
            words = Words(text, due.tone.value if due else "muted", end=not start)
            self._line(painter, QStyle.visualRect(option.direction, area, third), words)

    def _card_marks(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, model: CardModel, item: ListRow
    ) -> int:
        """Paint the marks in the upper corner; returns the width that they take."""
        side, line = self._theme.px(14), self._theme.px(LINE)
        shown = self.shown_marks(model.marks(item))
        left = area.right() - len(shown) * (side + 2) + 1
        for name, color in shown:
            size = self._theme.px(DOT) if name == UNREAD else side
            target = QRect(left + (side - size) // 2, area.top() + (line - size) // 2, size, size)
            painter.drawPixmap(QStyle.visualRect(option.direction, area, target), self._pixmap(name, color, size))
            left += side + 2
        return len(shown) * (side + 2)

    def _line(self, painter: QPainter, area: QRect, words: Words) -> None:
        named = words.color in ("text", "muted")
        font = self._theme.font("body" if words.color == "text" else "caption", bold=words.bold, tabular=True)
        painter.setFont(font)
        painter.setPen(self._theme.color(words.color) if named else self._theme.tone(words.color))
        shown = QFontMetrics(font).elidedText(words.text, Qt.TextElideMode.ElideRight, area.width())
        side = Qt.AlignmentFlag.AlignRight if words.end else Qt.AlignmentFlag.AlignLeft
        draw_text(painter, area, shown, side | Qt.AlignmentFlag.AlignVCenter)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(HEIGHT))
