"""Somebody who works on a record: who, on which side, as what and since when, in two lines that long names fit into."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.context import UiContext
from ui.models.sharing import MemberPlace
from ui.widgets.boxes import row
from ui.widgets.chip import Chip
from ui.widgets.parts import label

ICON = 18


@dataclass(frozen=True, slots=True)
class Member:
    """What a row shows. `name`: who, with the company, as a way to the record; `acts`: what can be done."""

    name: QWidget
    place: MemberPlace
    acts: QWidget


class MemberRow(QWidget):
    """One of them."""

    def __init__(self, ctx: UiContext, shown: Member) -> None:
        super().__init__()
        theme, place = ctx.theme, shown.place
        picture = QLabel()
        side = QSize(theme.px(ICON), theme.px(ICON))
        picture.setPixmap(theme.icon(place.icon, "muted").pixmap(side, theme.device_ratio))
        status = Chip(theme)
        below = label(place.words, "caption", wrap=True)
        below.setToolTip(place.tip)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space("s"))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(picture, 0, 0, Qt.AlignmentFlag.AlignTop)
        head = row(shown.name, status, shown.acts, spacing=theme.space("s"))
        head.setStretch(0, 1)
        grid.addLayout(head, 0, 1)
        grid.addWidget(below, 1, 1)
        status.show_status(place.status, place.tone)
