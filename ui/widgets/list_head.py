"""What stands over a list: the limits of the shark tank, the forecast of the deals; nothing where there is nothing."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.replica.blobs import EVERYTHING
from ui.context import Changed, UiContext
from ui.models.forecast import forecast
from ui.models.standing import OVER, overview
from ui.tasks import Newest
from ui.widgets.forecast import ForecastStrip
from ui.widgets.keep_bar import KeepBar
from ui.widgets.standing import Standing

MINUTE_MS = 60_000
SOON_MS = 200


SHELVES = {"asset": frozenset({"asset"})}
"""The kind whose documents are kept, with the rows by which that changes."""


class ListHead(QWidget):
    """The sentences over the list of a kind; they follow what changes, and the clock."""

    def __init__(self, ctx: UiContext, kind: str) -> None:
        super().__init__()
        self._ctx, self._kind = ctx, kind
        self._says, self._forecasts = Newest(), Newest()
        self._around = OVER.get(kind, SHELVES.get(kind, frozenset()))
        self.standing = Standing(ctx)
        box = QVBoxLayout(self)
        space = ctx.theme.space
        box.setContentsMargins(space("m"), space("s"), space("m"), space("s"))
        box.addWidget(self.standing)
        self.shelf = KeepBar(ctx)
        box.addWidget(self.shelf)
        self.forecast = ForecastStrip(ctx)
        box.addWidget(self.forecast)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        if not self._around:
            self.hide()  # only hidden here: shown before it has a place, it would be a window of its own for a moment
            return
        self._minute.start()
        ctx.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read it again."""
        ctx, kind = self._ctx, self._kind
        if kind == "asset":
            self.shelf.show_scope(EVERYTHING)
            return
        says = self._says.only(self.standing.show_says)
        ctx.tasks.run(lambda: overview(ctx.workspace, ctx.formatter, kind), says)
        if kind == "deal":
            show = self._forecasts.only(self.forecast.show_forecast)
            ctx.tasks.run(lambda: forecast(ctx.workspace, ctx.formatter.now()), show)

    def _changed(self, changed: Changed) -> None:
        if changed.touches(*self._around) and self.isVisible():
            self._soon.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._around:
            self.refresh()
