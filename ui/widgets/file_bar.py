"""The file of a document or attachment: whether it is here, how big it is; open it, save a copy, keep it offline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from prm_desktop.domain.fields import Tone
from prm_desktop.errors import UserError
from prm_desktop.replica.blobs import BLOB_FIELDS
from prm_desktop.services.documents import Document
from ui.context import Changed, FileMoved, UiContext
from ui.tasks import Newest
from ui.text import tr
from ui.views.viewer import Viewer
from ui.widgets.boxes import column, row
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.keep_bar import KeepBar
from ui.widgets.parts import button, label

THOUSAND = 1_000


@dataclass(frozen=True, slots=True)
class Moved:
    """How far a download is, in bytes."""

    done: int
    size: int


class FileBar(QWidget):
    """Shows the file of one row; hidden where the row names none."""

    _moved = Signal(object)
    """`Moved`, from whatever thread fetches."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._document: Document | None = None
        self._wanted = ("", "")
        self._newest = Newest()
        self.state = Chip(ctx.theme)
        self._size = label("", "caption")
        self.open_button = button(ctx.theme, tr("Open"), "mdi6.file-eye-outline", role="primary", act=self.open)
        self.open_button.setToolTip(tr("Fetches the file where it is not here, and shows it"))
        self.save_button = button(ctx.theme, tr("Save a copy…"), "mdi6.content-save-outline", act=self._ask_where)
        self.save_button.setToolTip(tr("The copy is not encrypted"))
        self.keep_button = button(ctx.theme, tr("Keep offline"), "mdi6.pin-outline")
        self.keep_button.setCheckable(True)
        self.keep_button.clicked.connect(self._keep)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Fetching the file"))
        self.progress.setTextVisible(False)
        self.progress.hide()
        acts = QWidget()
        beside = FlowLayout(acts, ctx.theme.space("s"))
        for made in (self.open_button, self.save_button, self.keep_button):
            beside.addWidget(made)
        self.newer = button(ctx.theme, tr("There is a newer edition"), "mdi6.history", role="chip", act=self._go_newer)
        self.newer.setToolTip(tr("Go to the newer edition"))
        self._newer = ""
        facts = row(self.state, self._size, self.newer, None, spacing=ctx.theme.space("s"))
        self.shelf = KeepBar(ctx)
        self._own = QWidget()
        self._own.setLayout(column(facts, acts, self.progress, spacing=ctx.theme.space("s")))
        self.setLayout(column(self._own, self.shelf))
        self._moved.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        ctx.bus.files.connect(self._moved_there, Qt.ConnectionType.QueuedConnection)
        self.hide()

    def show_row(self, kind: str, shown: Any) -> None:
        """Show the file of this row."""
        files = self._ctx.files
        if files is None or kind not in BLOB_FIELDS or not getattr(shown, BLOB_FIELDS[kind]):
            self._wanted, self._document = ("", ""), None
            self._own.hide()
            self.setVisible(kind == "product" and files is not None)
            self.shelf.show_scope(kind, shown.id)
            return
        self.shelf.show_scope("")
        self._newer = getattr(shown, "superseded_by_id", self._newer if self._wanted == (kind, shown.id) else "")
        self.newer.setVisible(bool(self._newer))
        self._wanted = kind, shown.id
        show = self._newest.only(self._show)
        self._ctx.tasks.run(lambda: files.documents.of(kind, shown.id), show, self._ctx.messages.problem)

    def open(self) -> None:
        """Show the file; it is fetched first where it is not here."""
        self._with_file(self._view)

    def _go_newer(self) -> None:
        self._ctx.navigate("asset", self._newer)

    def _tell(self, document: Document) -> None:
        """Lists show where the file is now."""
        self._ctx.bus.changed.emit(Changed(frozenset({(document.kind, "")})))

    def save(self, target: Path) -> None:
        """Save a plain copy."""
        files = self._ctx.files
        assert files is not None  # noqa: S101 - without files there is no button

        def write(document: Document) -> None:
            def saved(_nothing: None) -> None:
                self._ctx.messages.say(tr("Saved a copy as {name}. It is not encrypted.", name=target.name))

            self._ctx.tasks.run(lambda: files.documents.save_copy(document, target), saved, self._ctx.messages.problem)

        self._with_file(write)

    def _show(self, document: Document) -> None:
        if (document.kind, document.id) != self._wanted:
            return
        self._document = document
        self.state.show_status(*_state(document))
        self._size.setText(self._ctx.formatter.size(document.size))
        self.keep_button.setVisible(document.kind == "asset")
        self.keep_button.setChecked(document.kept)
        mine = document.pinned or not document.kept
        self.keep_button.setEnabled(mine)
        kept = tr("Keeps the newest edition on this computer, so that it opens without a network")
        self.keep_button.setToolTip(kept if mine else tr("Kept with its product, or with all literature"))
        self._own.show()
        self.show()

    def _moved_there(self, moved: FileMoved) -> None:
        """A file is being fetched because it is to be kept: show how far it is, and what it is once it is here."""
        document = self._document
        if document is None or moved.sha256 != document.sha256:
            return
        there = moved.done >= moved.size
        self.progress.setVisible(not there)
        self._show_progress(Moved(moved.done, moved.size))
        percent = self._ctx.formatter.percent(moved.done * 10_000 // max(moved.size, 1))
        self.state.show_status(tr("Being fetched, {percent}", percent=percent), Tone.INFO, "mdi6.progress-download")
        if there:
            self.show_row(document.kind, document_row(document))

    def _with_file(self, then: Any) -> None:
        """Call `then` with the document once it is here. What keeps it from coming is told."""
        files, document = self._ctx.files, self._document
        if files is None or document is None:
            return
        self._busy(on=True)

        def came(_nothing: None) -> None:
            self._busy(on=False)
            self.show_row(document.kind, document_row(document))
            self._tell(document)
            then(document)

        def failed(error: UserError) -> None:
            self._busy(on=False)
            self._ctx.messages.problem(error)

        report = self._moved.emit
        self._ctx.tasks.run(lambda: files.fetch(document, lambda done, size: report(Moved(done, size))), came, failed)

    def _view(self, document: Document) -> None:
        files = self._ctx.files
        assert files is not None  # noqa: S101 - without files there is no button

        def show(content: bytes) -> None:
            Viewer.show_document(self._ctx, document, content, self.window(), self._ask_where)

        self._ctx.tasks.run(lambda: files.documents.content(document), show, self._ctx.messages.problem)

    def _ask_where(self) -> None:
        document = self._document
        if document is None:
            return
        title = tr("Save a copy")
        path, _kind = QFileDialog.getSaveFileName(self, title, str(Path.home() / document.file_name))
        if path:
            self.save(Path(path))

    def _keep(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        files, document = self._ctx.files, self._document
        if files is None or document is None:
            return

        def change() -> None:
            act = files.documents.pin if on else files.documents.unpin
            act(document.kind, document.id)

        def changed(_nothing: None) -> None:
            self.show_row(document.kind, document_row(document))
            self._tell(document)
            if on:
                files.wake()

        self._ctx.tasks.run(change, changed, self._ctx.messages.problem)

    def _busy(self, *, on: bool) -> None:
        self.progress.setRange(0, 0)
        self.progress.setVisible(on)
        self.open_button.setEnabled(not on)
        self.save_button.setEnabled(not on)

    def _show_progress(self, moved: Moved) -> None:
        self.progress.setRange(0, THOUSAND)
        self.progress.setValue(moved.done * THOUSAND // max(moved.size, 1))


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    sha256: str


def document_row(document: Document) -> _Row:
    """As much of a document's row as is needed to show its file."""
    return _Row(document.id, document.sha256)


def _state(document: Document) -> tuple[str, Tone, str]:
    if document.unsent:
        return tr("Here, not sent yet"), Tone.WARNING, "mdi6.arrow-up"
    if document.here:
        words = tr("Kept offline") if document.kept else tr("On this computer")
        return words, Tone.SUCCESS, "mdi6.check"
    if document.kept:
        return tr("Comes with the next sync"), Tone.INFO, "mdi6.download-outline"
    return tr("At the hub"), Tone.NEUTRAL, "mdi6.cloud-outline"
