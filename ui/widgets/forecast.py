"""The forecast over the deals: a bar per month, as high as what the month is likely to bring."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.deals import CLOSED
from ui.context import UiContext
from ui.models.forecast import Forecast, Month, told_month
from ui.text import tr, tr_n
from ui.widgets.parts import label

BAR = 36
"""The height of the highest bar, in pixels of the design."""


class ForecastStrip(QWidget):
    """The months, with a heading that says what the bars are; hidden where nothing is expected."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self.chart = _Chart(ctx)
        self._head = label("", "caption")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(ctx.theme.space("xs"))
        box.addWidget(self._head)
        box.addWidget(self.chart)
        self.hide()

    def show_forecast(self, found: Forecast) -> None:
        """Show these months."""
        self.setVisible(not found.is_empty)
        words = tr("Forecast by month, weighted")
        if found.left_out:
            words += " · " + tr_n("without {n} deal in a currency without a rate",
                                  "without {n} deals in currencies without a rate", found.left_out)  # fmt: skip
        self._head.setText(words)
        self.chart.show_forecast(found)


class _Chart(QWidget):
    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._found = Forecast("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_forecast(self, found: Forecast) -> None:
        self._found = found
        self.setAccessibleName("; ".join(self.words(item) for item in found.months))
        self.updateGeometry()
        self.update()

    def words(self, item: Month) -> str:
        """A month in words, for a tooltip and a screen reader."""
        return told_month(item, self._found.currency, self._ctx.formatter)

    @override
    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._ctx.theme.font("caption")).height()
        return QSize(self._ctx.theme.px(240), self._ctx.theme.px(BAR) + 2 * line)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._ctx.theme.px(120), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._ctx.theme.font("caption", tabular=True))
        most = max((item.total.weighted for item in self._found.months), default=0) or 1
        for place, item in enumerate(self._found.months):
            self._paint(painter, self._area(place), item, most)

    def _paint(self, painter: QPainter, area: QRect, item: Month, most: int) -> None:
        theme, line = self._ctx.theme, painter.fontMetrics().height()
        ground = area.bottom() - line
        high = theme.px(BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        for stage, amount in item.stages:
            tall = round(high * amount / most)
            shade = theme.tone("success", "mark") if stage in CLOSED else _shaded(theme.color("accent"), stage.tone)
            painter.fillRect(QRect(area.left(), ground - tall, area.width(), tall), shade)
            ground -= tall
        painter.setPen(theme.color("text" if item.total.weighted else "muted"))
        money = self._ctx.formatter.money(item.total.weighted, self._found.currency, rounded=True) or "–"
        self._write(painter, QRect(area.left(), ground - line, area.width(), line), money)
        painter.setPen(theme.color("muted"))
        foot = QRect(area.left(), area.bottom() - line + 1, area.width(), line)
        self._write(painter, foot, self._ctx.formatter.month(item.month, short=True))

    def _write(self, painter: QPainter, area: QRect, text: str) -> None:
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, text)

    def _area(self, place: int) -> QRect:
        gap, count = self._ctx.theme.space("s"), max(1, len(self._found.months))
        wide = (self.width() - gap * (count - 1)) // count
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place = count - 1 - place
        return QRect(place * (wide + gap), 0, wide, self.height())

    def month_at(self, point: QPoint) -> Month | None:
        """The month under a point; None between two."""
        hits = (item for place, item in enumerate(self._found.months) if self._area(place).contains(point))
        return next(hits, None)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.month_at(event.pos())
            QToolTip.showText(event.globalPos(), self.words(found) if found else "", self)
            return True
        return super().event(event)


def _shaded(color: QColor, tone: object) -> QColor:
    """Early stages are paler than those about to close."""
    made = QColor(color)
    made.setAlphaF(0.45 if str(getattr(tone, "value", tone)) == "info" else 0.9)
    return made
