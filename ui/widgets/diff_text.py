"""A text with what was put in and taken out: underlined and struck through, the colours only help. Plain text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit
from typing_extensions import override

from ui.models.differences import Kind, Piece
from ui.text import tr
from ui.theme import Theme

TONES = {Kind.ADDED: "success", Kind.REMOVED: "danger"}
MOST_LINES = 14
"""A longer text scrolls."""


class DiffText(QTextEdit):
    """Shows pieces of text, as high as they need up to some lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("DiffText")
        self._theme = theme
        self._pieces: tuple[Piece, ...] = ()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        theme.changed.connect(self._draw)

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Show these."""
        self._pieces = tuple(pieces)
        self._draw()

    def spoken(self) -> str:
        """The same for a screen reader, which hears no lines."""
        words = {Kind.ADDED: tr("[added: {words}]", words="{}"), Kind.REMOVED: tr("[removed: {words}]", words="{}")}
        return " ".join(
            words[item.kind].format(item.text) if item.kind in words else item.text for item in self._pieces
        )

    def _draw(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for item in self._pieces:
            cursor.insertText(item.text, self._format(item.kind))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def _format(self, kind: Kind) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self.palette().color(QPalette.ColorRole.Text))
        if kind in TONES:
            made.setForeground(self._theme.tone(TONES[kind]))
            made.setBackground(self._theme.tone(TONES[kind], "fill"))
            made.setFontUnderline(kind is Kind.ADDED)
            made.setFontStrikeOut(kind is Kind.REMOVED)
            made.setFontWeight(QFont.Weight.DemiBold if kind is Kind.ADDED else QFont.Weight.Normal)
        return made

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        most = self.fontMetrics().lineSpacing() * MOST_LINES
        around = self.height() - self.viewport().height()
        wanted = int(self.document().size().height()) + 2
        self.setFixedHeight(min(wanted, most) + around)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.height())
