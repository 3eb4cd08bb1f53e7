"""Keeping literature on this computer: that of a product, or all of it; how much that is, and how much is here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from prm_desktop.replica.blobs import EVERYTHING
from prm_desktop.services.shelf import Shelf, shelf
from ui.context import Changed, FileMoved, UiContext
from ui.tasks import Newest
from ui.text import tr, tr_n
from ui.widgets.boxes import column, row
from ui.widgets.parts import button, label

THOUSAND = 1000


class KeepBar(QWidget):
    """A line with the switch; hidden where there is no literature."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._place = ("", "")
        self._newest = Newest()
        self.words = label("", "muted", wrap=True)
        self.keep = button(ctx.theme, tr("Keep offline"), "mdi6.pin-outline")
        self.keep.setCheckable(True)
        self.keep.clicked.connect(self._switch)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Fetching documents"))
        self.progress.hide()
        line = row(self.words, self.keep)
        line.setStretch(0, 1)
        self.setLayout(column(line, self.progress, spacing=ctx.theme.space("xs")))
        ctx.changed.connect(self._changed)
        ctx.bus.files.connect(self._moved, Qt.ConnectionType.QueuedConnection)
        self.hide()

    def show_scope(self, kind: str, row_id: str = "") -> None:
        """Show what there is of a product's literature (`product`), or of all of it (`EVERYTHING`)."""
        self._place = kind, row_id
        if self._ctx.files is None or kind not in {"product", EVERYTHING}:
            self.hide()
            return
        workspace, place = self._ctx.workspace, self._place
        show = self._newest.only(partial(self._show, place))
        self._ctx.tasks.run(lambda: shelf(workspace, *place), show)

    def _show(self, place: tuple[str, str], found: Shelf) -> None:
        if place != self._place:
            return
        of_product = place[0] != EVERYTHING
        files = tr_n("{n} document", "{n} documents", found.files)
        size, here = self._ctx.formatter.size(found.size), self._ctx.formatter.size(found.here_size)
        if found.here == found.files:
            text = tr("{files}, {size}: all on this computer", files=files, size=size)
        else:
            text = tr("{files}, {size}; {here} of it on this computer", files=files, size=size, here=here)
        self.words.setText(tr("Literature: {what}", what=text) if of_product else text)
        self.keep.setText(tr("Keep offline") if of_product else tr("Keep all offline"))
        self.keep.setAccessibleName(self.keep.text())
        self.keep.setChecked(found.pinned)
        many = tr("What is current comes to this computer and stays, also as it changes")
        self.keep.setToolTip(
            many if not found.pinned else tr("Kept offline. Press again to let it go when room is needed")
        )
        self.setVisible(found.files > 0)

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        files, place = self._ctx.files, self._place
        if files is None:
            return
        act = files.documents.pin if on else files.documents.unpin

        def done(_nothing: None) -> None:
            self.show_scope(*place)
            self._ctx.bus.changed.emit(Changed(frozenset({("asset", "")})))
            text = tr("It comes with the next sync and stays here.") if on else tr("It goes when its room is needed.")
            self._ctx.messages.say(text)
            if on:
                files.wake()

        self._ctx.tasks.run(lambda: act(*place), done, self._ctx.messages.problem)

    def _moved(self, moved: FileMoved) -> None:
        self.progress.setVisible(bool(moved.sha256) and self.keep.isChecked())
        self.progress.setRange(0, THOUSAND)
        self.progress.setValue(moved.done * THOUSAND // max(moved.size, 1))

    def _changed(self, changed: Changed) -> None:
        if changed.touches("asset") and self._place != ("", ""):
            self.show_scope(*self._place)
