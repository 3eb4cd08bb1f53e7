"""The clock of a promise: “Offer expires in 2 h”. It ticks by this computer's clock, so it runs without a network."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from typing_extensions import override

from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import Tone
from prm_desktop.domain.registry import ENTITIES
from ui.context import UiContext
from ui.format import Formatter
from ui.kinds import Due, due_of, promise_of
from ui.text import tr, tr_domain
from ui.widgets.chip import Chip

TICK_MS = 20_000
ICONS = {Tone.WARNING: "mdi6.timer-sand", Tone.DANGER: "mdi6.alert-outline", Tone.INFO: "mdi6.timer-outline"}


class Clock(Chip):
    """What runs out on a row; hidden where nothing does."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx.theme)
        self._ctx = ctx
        self._kind = ""
        self._row: Any = None
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)

    def show_row(self, kind: str, shown: Any) -> None:
        """Watch this row."""
        self._kind, self._row = kind, shown
        self.tick()

    def tick(self) -> None:
        """Say how much time is left now."""
        formatter = self._ctx.formatter
        due = self._due(formatter.now()) if self._row is not None else None
        if due is None:
            self.show_status("")
            return
        self.show_status(sentence(ENTITIES[self._kind], due, formatter), due.tone, ICONS[due.tone])
        day_only = len(due.at) == len("2026-11-23")
        self.setToolTip(formatter.long_day(due.at) if day_only else formatter.absolute(due.at))

    def _due(self, now: str) -> Due | None:
        """What presses, and else what was promised."""
        field, at = promise_of(self._kind, self._row)
        return due_of(self._kind, self._row, now) or (Due(field, at, Tone.INFO) if at else None)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def sentence(entity: Entity[Any], due: Due, formatter: Formatter) -> str:
    """What runs out and when, in words."""
    when = formatter.when(due.at)
    late = due.tone is Tone.DANGER
    if due.field == "accept_by":
        return tr("Offer expired {when}", when=when) if late else tr("Offer expires {when}", when=when)
    if due.field == "follow_up_by":
        return tr("First contact was due {when}", when=when) if late else tr("First contact due {when}", when=when)
    if due.field == "next_step_at":
        return tr("Next step was due {when}", when=when) if late else tr("Next step {when}", when=when)
    words = tr_domain(entity.by_name[due.field].label)
    return tr("{what}: was {when}", what=words, when=when) if late else tr("{what}: {when}", what=words, when=when)
