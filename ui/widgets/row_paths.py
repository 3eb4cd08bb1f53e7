"""How a row leaves the window: a link to it, a page of paper, a PDF file."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import NotFound
from prm_desktop.services.export import replacing
from ui.context import UiContext
from ui.links import PLACES, link_to
from ui.models.source import names_for
from ui.paper import Paper, pdf_of
from ui.text import tr
from ui.widgets import related
from ui.widgets.parts import without_arguments

PRINT_KEY = "Ctrl+P"
ALL = 10_000
"""Related rows of a kind that are printed at most."""
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class RowPaths(QObject):
    """The actions for the row at `place`, which names its kind and id, both empty where there is none."""

    def __init__(self, ctx: UiContext, place: Callable[[], tuple[str, str]], host: QWidget) -> None:
        super().__init__(host)
        self._ctx, self._place, self._host = ctx, place, host
        self.dialog: QFileDialog | QPrintDialog | None = None
        native = QKeySequence(PRINT_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        self.copy = self._action("mdi6.link-variant", tr("Copy link"), self.copy_link)
        self.paper = self._action("mdi6.printer-outline", tr("Print…") + f"\t{native}", self.print)
        self.pdf = self._action("mdi6.file-pdf-box", tr("Save as PDF…"), self.ask_where)

    @property
    def actions(self) -> list[QAction]:
        """All of them, for a menu."""
        return [self.copy, self.paper, self.pdf]

    def copy_link(self) -> None:
        """Put the link to the row into the clipboard."""
        kind, row_id = self._place()
        if row_id and ENTITIES[kind].area in PLACES:
            QGuiApplication.clipboard().setText(link_to(kind, row_id))
            self._ctx.messages.say(tr("Link copied. It opens for colleagues who may see this."))

    def print(self) -> None:
        """Ctrl+P: let the person choose a printer, then print."""
        kind, row_id = self._place()
        if row_id:
            load = partial(made, self._ctx, kind, row_id)
            self._ctx.tasks.run(lambda: _moved(load()), self._ask_printer)

    def ask_where(self) -> None:
        """Let the person choose a file for the PDF."""
        kind, row_id = self._place()
        if row_id:
            look = partial(self._ctx.workspace.title_of, kind, row_id)
            self._ctx.tasks.run(look, partial(self._ask_file, kind, row_id))

    def _ask_file(self, kind: str, row_id: str, title: str) -> None:
        name = _NOT_IN_NAMES.sub(" ", title).strip(" .")[:80] or kind
        dialog = QFileDialog(self._host.window(), tr("Save as PDF"), str(Path.home()), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{name}.pdf")
        dialog.fileSelected.connect(lambda path: self.save(kind, row_id, Path(path)))
        dialog.open()
        self.dialog = dialog

    def save(self, kind: str, row_id: str, path: Path) -> None:
        """Write the PDF, off the UI thread."""
        ctx = self._ctx

        def work() -> None:
            content = pdf_of(made(ctx, kind, row_id))
            with replacing(path) as out:
                out.write(content)

        ctx.tasks.run(work, lambda _nothing: ctx.messages.say(tr("Saved as {name}.", name=path.name)))

    def _ask_printer(self, document: QTextDocument) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._host.window())
        dialog.accepted.connect(lambda: document.print_(printer))
        QDialog.open(dialog)  # QPrintDialog's own takes a receiver
        self.dialog = dialog

    def _action(self, icon: str, text: str, act: Callable[[], None]) -> QAction:
        made_action = QAction(self._ctx.theme.icon(icon), text, self._host)
        made_action.triggered.connect(without_arguments(act))
        return made_action


def made(ctx: UiContext, kind: str, row_id: str) -> QTextDocument:
    """The document of a row, read and written in one go; off the UI thread. Raises `NotFound`."""
    workspace, entity = ctx.workspace, ENTITIES[kind]
    row = workspace.get(kind, row_id)
    if row is None:
        raise NotFound("This is not here any more.")
    names = names_for(workspace.names, entity.fields, [row])
    paper = Paper(ctx.formatter)
    paper.head(entity, row, names)
    paper.facts(entity, row, names)
    for group in related.load(workspace, kind, row_id, ALL):
        paper.group(group)
    paper.timeline(workspace.timeline(kind, row_id))
    return paper.document


def _moved(document: QTextDocument) -> QTextDocument:
    """The document, handed over to the thread of the window."""
    document.moveToThread(QGuiApplication.instance().thread())  # type: ignore[union-attr]  # there is an application
    return document
