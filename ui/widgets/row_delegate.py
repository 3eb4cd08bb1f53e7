"""How a row of a list is painted: marks, status chips with icon and word, aligned figures, the bar of the current row.

Painting by hand asks the model once per cell instead of seven times, which is what keeps long lists smooth. So does
remembering what two hundred cells of a frame have in common: fonts, colours, chips, and texts made to fit.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from prm_desktop.domain.fields import Field, Tone, Type
from prm_desktop.services.shelf import Place
from ui.bidi import draw_text
from ui.format import RIGHT_ALIGNED, TABULAR, choice_tone
from ui.models.source import ListRow
from ui.models.table_model import MARKS, Marks, TableModel
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
TONE_ICONS = {
    Tone.SUCCESS: "mdi6.check-circle-outline",
    Tone.WARNING: "mdi6.clock-outline",
    Tone.DANGER: "mdi6.alert-circle-outline",
    Tone.INFO: "mdi6.circle-slice-4",
    Tone.NEUTRAL: "mdi6.circle-outline",
}
UNREAD = "mdi6.circle"
DOT = 8
PENDING = "mdi6.arrow-up"
ATTENTION = "mdi6.alert"
DUE = "mdi6.timer-sand"
FILES = {
    Place.AWAY: ("mdi6.cloud-outline", "muted"),
    Place.COMING: ("mdi6.cloud-download-outline", "info"),
    Place.HERE: ("mdi6.check", "success"),
    Place.KEPT: ("mdi6.pin", "success"),
}
NEWER = ("mdi6.history", "warning")
SELECTED = QStyle.StateFlag.State_Selected
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
REMEMBERED = 4_000
"""Texts that are kept as they fit into their cells, and chips: more than there is on any screen."""


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a `TableModel`. `hovered` is the row under the mouse, or -1."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1
        self._theme = theme
        self._pixmaps: dict[tuple[str, str, int], QPixmap] = {}
        self._letters: dict[tuple[str, bool, bool], tuple[QFont, QFontMetrics]] = {}
        self._paints: dict[str, QColor] = {}
        self._chips: dict[tuple[str, Tone, int, int, bool, float], QPixmap] = {}
        self._fitting: dict[tuple[str, int, bool, bool], str] = {}
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        for known in (self._pixmaps, self._letters, self._paints, self._chips, self._fitting):
            known.clear()

    def _font(self, size: str = "body", *, bold: bool = False, tabular: bool = False) -> tuple[QFont, QFontMetrics]:
        key = (size, bold, tabular)
        if key not in self._letters:
            font = self._theme.font(size, bold=bold, tabular=tabular)
            self._letters[key] = (font, QFontMetrics(font))
        return self._letters[key]

    def _color(self, name: str) -> QColor:
        if name not in self._paints:
            self._paints[name] = self._theme.color(name)
        return self._paints[name]

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected, area = SELECTED in option.state, option.rect
        if selected:
            painter.fillRect(area, self._color("selection"))
        elif index.row() == self.hovered:
            painter.fillRect(area, self._color("hover"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, self._color("border"))
        if selected and index.column() == MARKS:
            bar = QRect(area.left(), area.top(), self._theme.px(3), area.height())
            painter.fillRect(QStyle.visualRect(option.direction, area, bar), self._color("accent"))

    @staticmethod
    def shown_marks(marks: Marks) -> list[tuple[str, str]]:
        """The icons of the marks with their colours, in the order in which they stand."""
        shown = (
            (UNREAD, "accent") if marks.unread else None,
            (ATTENTION, "danger") if marks.attention else (PENDING, "info") if marks.pending else None,
            (DUE, marks.due.tone.value) if marks.due else None,
            FILES[marks.file.place] if marks.file else None,
            NEWER if marks.file and marks.file.newer else None,
        )
        return [item for item in shown if item is not None]

    def _marks(self, painter: QPainter, option: QStyleOptionViewItem, marks: Marks) -> None:
        side, gap = self._theme.px(14), self._theme.px(2)
        left = option.rect.left() + self._theme.px(6)
        for place in self.shown_marks(marks):
            size = self._theme.px(DOT) if place[0] == UNREAD else side
            target = QRect(left + (side - size) // 2, option.rect.center().y() - size // 2, size, size)
            painter.drawPixmap(QStyle.visualRect(option.direction, option.rect, target), self._pixmap(*place, size))
            left += side + gap

    def _chip(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, text: str, tone: Tone) -> None:
        ratio = painter.device().devicePixelRatio()
        if ratio % 1:  # a picture would lie between the pixels of the screen, and be blurred
            self._draw_chip(painter, area, text, tone)
            return
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        key = (text, tone, area.width(), area.height(), mirrored, ratio)
        if key not in self._chips:
            if len(self._chips) >= REMEMBERED:
                self._chips.clear()
            made = self._chips[key] = QPixmap(area.size() * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            inner = QPainter(made)
            inner.setLayoutDirection(option.direction)
            self._draw_chip(inner, QRect(QPoint(0, 0), area.size()), text, tone)
            inner.end()
        painter.drawPixmap(area.topLeft(), self._chips[key])

    def _draw_chip(self, painter: QPainter, area: QRect, text: str, tone: Tone) -> None:
        direction = painter.layoutDirection()
        font, metrics = self._font("caption")
        pad, side = self._theme.px(8), self._theme.px(12)
        height = min(area.height() - self._theme.px(6), metrics.height() + self._theme.px(6))
        room = area.width() - pad * 2 - side - self._theme.px(4)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(shown) + pad * 2 + side + self._theme.px(4)
        box = QStyle.visualRect(direction, area, QRect(area.left(), area.center().y() - height // 2, width, height))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tone(tone, "fill"))
        painter.drawRoundedRect(QRectF(box), self._theme.px(6), self._theme.px(6))
        icon = QRect(box.left() + pad, box.center().y() - side // 2, side, side)
        pixmap = self._pixmap(TONE_ICONS[tone], tone.value, side)
        painter.drawPixmap(QStyle.visualRect(direction, box, icon), pixmap)
        words = QRect(icon.right() + self._theme.px(4), box.top(), box.right() - icon.right(), box.height())
        painter.setPen(self._theme.tone(tone))
        painter.setFont(font)
        draw_text(painter, QStyle.visualRect(direction, box, words), shown, LEFT)

    def _words(self, painter: QPainter, area: QRect, cell: _Cell) -> None:
        if not cell.text:
            return
        tabular = cell.spec.type in TABULAR
        painter.setFont(self._font(bold=cell.bold, tabular=tabular)[0])
        painter.setPen(cell.color)
        shown = self._fit(cell.text, area.width(), bold=cell.bold, tabular=tabular)
        draw_text(painter, area, shown, RIGHT if cell.spec.type in RIGHT_ALIGNED else LEFT)

    def _fit(self, text: str, room: int, *, bold: bool, tabular: bool) -> str:
        """The text, its end left out where it has no room."""
        key = (text, room, bold, tabular)
        if key not in self._fitting:
            if len(self._fitting) >= REMEMBERED:
                self._fitting.clear()
            metrics = self._font(bold=bold, tabular=tabular)[1]
            self._fitting[key] = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        return self._fitting[key]

    def _skeleton(self, painter: QPainter, area: QRect) -> None:
        height = self._theme.px(8)
        bar = QRect(area.left(), area.center().y() - height // 2, area.width() * 3 // 5, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(QRectF(bar), height / 2, height / 2)

    def _cell(self, model: TableModel, item: ListRow, spec: Field, room: int) -> _Cell:
        marks = model.marks(item)
        title = spec.name == model.entity.title
        color = self._color("text" if title or spec.type in RIGHT_ALIGNED else "muted")
        if marks.due and marks.due.field == spec.name:
            color = self._theme.tone(marks.due.tone)
        metrics = self._font(tabular=spec.type in TABULAR)[1]
        text = model.text_within(item, spec, lambda found: metrics.horizontalAdvance(found) <= room)
        return _Cell(spec, text, color, title and marks.unread)

    def _pixmap(self, name: str, color: str, side: int) -> QPixmap:
        key = (name, color, side)
        if key not in self._pixmaps:
            ratio = self._theme.device_ratio
            made = self._theme.icon(name, color).pixmap(QSize(side, side), ratio)
            self._pixmaps[key] = made
        return self._pixmaps[key]

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, TableModel):
            return
        painter.save()
        painter.setLayoutDirection(option.direction)
        self._ground(painter, option, index)
        item = model.list_row(index.row())
        pad = self._theme.px(8)
        area = option.rect.adjusted(pad, 0, -pad, 0)
        if item is None:
            self._skeleton(painter, area)
        elif index.column() == MARKS:
            self._marks(painter, option, model.marks(item))
        else:
            spec = model.specs[index.column() - 1]
            value = getattr(item.row, spec.name)
            if spec.type is Type.CHOICE and value:
                self._chip(painter, area, option, model.text(item, spec), choice_tone(spec, value))
            else:
                self._words(painter, area, self._cell(model, item, spec, area.width()))
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(80), self._theme.row_height)


class _Cell:
    __slots__ = ("bold", "color", "spec", "text")

    def __init__(self, spec: Field, text: str, color: QColor, bold: bool) -> None:  # noqa: FBT001 - a plain record
        self.spec, self.text, self.color, self.bold = spec, text, color, bold
