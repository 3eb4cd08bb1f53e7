"""Shows a file from memory, so that no plain copy of it ever lies on the disk: PDF, pictures and text.

What it cannot show it offers to save. Nothing in a file is ever run, loaded or followed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from threading import Lock
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.errors import BadInput
from prm_desktop.services.documents import Document
from ui.context import UiContext
from ui.text import tr
from ui.widgets.empty_state import EmptyState, Nothing
from ui.widgets.tab_order import go_on

SCALE = 1.3
"""Pixels of a page for each of its points, before the screen's own ratio."""
MOST_PAGES = 200
MOST_TEXT = 2_000_000
_pdfium = Lock()
"""The library works for one thread at a time."""


class Viewer(QWidget):
    """A window with one file."""

    def __init__(self, ctx: UiContext, document: Document, parent: QWidget, save: Callable[[], None]) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(document.title)
        self._ctx, self._document, self._save = ctx, document, save
        self.pages = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        for key in (QKeySequence(QKeySequence.StandardKey.Close), QKeySequence(Qt.Key.Key_Escape)):
            QShortcut(key, self).activated.connect(self.close)
        self.resize(ctx.theme.px(820), ctx.theme.px(900))

    @classmethod
    def show_document(
        cls, ctx: UiContext, document: Document, content: bytes, parent: QWidget, save: Callable[[], None]
    ) -> Viewer:
        """Open a window with this file. `save`: what the offer to save a copy does."""
        made = cls(ctx, document, parent, save)
        made.show()
        ratio = made.devicePixelRatioF()
        ctx.tasks.run(lambda: rendered(document, content, SCALE * ratio), made.show_rendered, made.show_trouble)
        return made

    def show_rendered(self, shown: list[QImage] | str) -> None:
        """Show pages or a text."""
        self._put(self._text(shown) if isinstance(shown, str) else self._sheets(shown))

    def show_trouble(self, _error: Any) -> None:
        """Say that this cannot be shown here, and offer to save it."""
        made = EmptyState(self._ctx.theme)
        words = tr("Save a copy to open it with another program. The copy is not encrypted.")
        offer = Nothing("mdi6.file-question-outline", tr("This kind of file is not shown here"), words)
        made.show_nothing(offer)
        self._put(made)
        self._ctx.messages.offer(tr("This kind of file is not shown here"), tr("Save a copy…"), self._save)

    def _put(self, made: QWidget) -> None:
        self.pages.addWidget(made)
        self.pages.setCurrentWidget(made)
        made.setFocus()

    def _text(self, text: str) -> QWidget:
        made = QPlainTextEdit()
        made.setReadOnly(True)
        made.setPlainText(text)
        made.setAccessibleName(self._document.title)
        return made

    def _sheets(self, images: list[QImage]) -> QWidget:
        sheets = QWidget()
        box = QVBoxLayout(sheets)
        box.setSpacing(self._ctx.theme.space("m"))
        for number, image in enumerate(images, 1):
            sheet = QLabel()
            image.setDevicePixelRatio(self.devicePixelRatioF())
            sheet.setPixmap(QPixmap.fromImage(image))
            sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            sheet.setAccessibleName(tr("{title}, page {number}", title=self._document.title, number=number))
            box.addWidget(sheet)
        box.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self._document.title)
        area.setWidget(sheets)
        return area

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward)


def rendered(document: Document, content: bytes, scale: float) -> list[QImage] | str:
    """The pages of a file as pictures, or its text. Raises `BadInput` where it is neither. Takes its time."""
    media = document.media_type
    if media == "application/pdf":
        return _pages(content, scale)
    if media.startswith("image/"):
        image = QImage.fromData(content)
        if not image.isNull():
            return [image]
    if media == "text/csv":
        return _table(content)
    if media.startswith("text/"):
        return content[:MOST_TEXT].decode("utf-8-sig", "replace")
    raise BadInput("This kind of file is not shown here.")


def _pages(content: bytes, scale: float) -> list[QImage]:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - loaded with the first document

    with _pdfium:
        try:
            pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise BadInput("This PDF file cannot be read.") from error
        try:
            return [_image(pdf[number], scale) for number in range(min(len(pdf), MOST_PAGES))]
        finally:
            pdf.close()


def _image(page: Any, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=4)  # FPDFBitmap_BGRA, reversed: RGBA
    made = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBA8888)
    return made.copy()


def _table(content: bytes) -> str:
    """The cells of a CSV file, set in columns."""
    text = content[:MOST_TEXT].decode("utf-8-sig", "replace")
    try:
        rows = [line for line in csv.reader(io.StringIO(text, newline="")) if line]
    except csv.Error:
        return text
    places = range(max(map(len, rows), default=0))
    widths = [max(len(line[place]) for line in rows if len(line) > place) for place in places]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=False)) for line in rows)
