"""A row on paper: what it is, its facts, what belongs to it and what happened, as a document of plain text.

Texts are inserted as text and never read as HTML. Each paragraph runs in the direction of its own letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import Field, Type
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.telling import TimelineItem
from ui.format import Formatter, Names, dotted
from ui.text import tr, tr_domain
from ui.widgets.facts import next_step_fields, shown_fields
from ui.widgets.related import Group

BODY, TITLE, SECTION, SMALL = 10, 18, 12, 9
"""Sizes in points."""
MUTED = "#555a66"
LINE = "#c9ccd4"
LABELS = 30
"""The width of the labels of facts, in per cent."""


class Paper:
    """Writes one row into a document. `document` is what is printed."""

    def __init__(self, formatter: Formatter) -> None:
        self._format = formatter
        self.document = QTextDocument()
        font = QFont()
        font.setPointSize(BODY)
        self.document.setDefaultFont(font)
        self._cursor = QTextCursor(self.document)

    def head(self, entity: Entity[Any], row: Any, names: Names) -> None:
        """What the row is called, what it is and how it stands, and when this was printed."""
        title = self._format.title(entity, row) or tr("Without a name")
        self.document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, title)
        self._text(title, _letters(TITLE, bold=True), first=True)
        subtitle = self._value(entity, entity.subtitle, row, names)
        if subtitle:
            self._text(subtitle, _letters(SECTION, MUTED))
        status = self._value(entity, entity.status, row, names)
        printed = tr("Printed on {when}", when=self._format.date_time(self._format.now()))
        self._text(dotted(tr_domain(entity.label), status, printed), _letters(SMALL, MUTED), below=SECTION)

    def facts(self, entity: Entity[Any], row: Any, names: Names) -> None:
        """What is known, label beside value."""
        known = [
            (tr_domain(item.label), text)
            for item in (*next_step_fields(entity), *shown_fields(entity))
            if (text := self._full(item, row, names))
        ]
        if known:
            self._table([[name, text] for name, text in known], [LABELS, 100 - LABELS], labels=True)

    def group(self, group: Group) -> None:
        """Rows that belong to it, as a table."""
        entity = ENTITIES[group.kind]
        fields = entity.list_fields
        cells = [[tr_domain(item.label) for item in fields]]
        cells += [[self._format.field(item, row, group.names) for item in fields] for row in group.rows]
        self._section(tr_domain(entity.plural))
        self._table(cells, [100 / len(fields)] * len(fields), header=True)

    def timeline(self, items: Sequence[TimelineItem]) -> None:
        """What happened, newest first."""
        if items:
            self._section(tr("Timeline"))
        for item in items:
            when = self._format.date_time(item.at) if item.at else ""
            self._text(dotted(when, item.who), _letters(SMALL, MUTED), above=SMALL)
            self._text(tr_domain(item.title), _letters(BODY, bold=True))
            if item.body:
                self._text(item.body, _letters(BODY))

    def _value(self, entity: Entity[Any], name: str, row: Any, names: Names) -> str:
        spec = entity.by_name.get(name)
        return self._format.field(spec, row, names) if spec is not None else ""

    def _full(self, spec: Field, row: Any, names: Names) -> str:
        """The value at full length; times are absolute, because paper does not know what today is."""
        value = getattr(row, spec.name)
        if value == 0 and spec.type is Type.INTEGER:
            return ""  # nobody has said how many
        if value and spec.type is Type.INSTANT:
            return self._format.date_time(value)
        if value and spec.type is Type.DAY:
            return self._format.long_day(value)
        return str(value) if spec.type is Type.LONG_TEXT else self._format.field(spec, row, names)

    def _section(self, text: str) -> None:
        self._text(text, _letters(SECTION, bold=True), above=2 * SMALL, below=SMALL // 2)

    def _text(
        self, text: str, letters: QTextCharFormat, *, above: int = 0, below: int = 0, first: bool = False
    ) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above)
        block.setBottomMargin(below)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        if first:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._cursor.insertText(text, letters)

    def _table(
        self, cells: Sequence[Sequence[str]], widths: Sequence[float], *, labels: bool = False, header: bool = False
    ) -> None:
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        made = QTextTableFormat()
        made.setBorder(0.5 if header else 0)
        made.setBorderCollapse(header)
        made.setBorderBrush(QColor(LINE))
        made.setCellPadding(3)
        made.setCellSpacing(0)
        made.setTopMargin(SECTION)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, width) for width in widths])
        made.setHeaderRowCount(int(header))
        made.setLayoutDirection(QGuiApplication.layoutDirection())
        table = self._cursor.insertTable(len(cells), len(widths), made)
        for line, row in enumerate(cells):
            for place, text in enumerate(row):
                muted = (labels and place == 0) or (header and line == 0)
                table.cellAt(line, place).firstCursorPosition().insertText(
                    text, _letters(SMALL, MUTED if muted else "", bold=header and line == 0)
                )


def _letters(size: int, colour: str = "", *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontPointSize(size)
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setForeground(QColor(colour) if colour else QColor(Qt.GlobalColor.black))
    return made


def pdf_of(document: QTextDocument) -> bytes:
    """The document as a PDF file of A4 pages with page numbers. On any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    writer.setCreator("PRM Desktop")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))  # the document brings its own of two centimetres
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())
