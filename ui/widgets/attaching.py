"""Attaching files to the row that a detail shows: by a file dialog, or dropped onto it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.documents import LOGS
from prm_desktop.services.mails import ENDING
from prm_desktop.services.telling import TIMELINE
from prm_desktop.services.workspace import Done
from ui.context import Changed, UiContext
from ui.text import tr, tr_n
from ui.widgets.dropping import dropped

NOT_HERE = frozenset({*TIMELINE, "user", "partner", "lead_offer"})
"""Kinds of a partner that carry no files."""


class Attaching(QObject):
    """Watches a widget for files that are dropped onto it; `action` asks for one."""

    def __init__(self, ctx: UiContext, host: QWidget) -> None:
        super().__init__(host)
        self._ctx, self._host = ctx, host
        self._place = ("", "")
        self.dialog: QFileDialog | None = None
        self.action = QAction(ctx.theme.icon("mdi6.paperclip"), tr("Attach a file…"), host)
        self.action.setToolTip(tr("Or drop it here"))
        self.action.triggered.connect(self.ask)
        self.mail_action = QAction(ctx.theme.icon("mdi6.email-plus-outline"), tr("Add an e-mail from a file…"), host)
        self.mail_action.setToolTip(tr("Puts it into the timeline with its files; or drop it here"))
        self.mail_action.triggered.connect(self.ask_mail)
        host.setAcceptDrops(True)
        host.installEventFilter(self)

    @property
    def actions(self) -> list[QAction]:
        """What a menu offers."""
        return [self.action, self.mail_action]

    def show_row(self, kind: str, row: Any) -> None:
        """What is attached belongs to this row from now on; to another company's, nothing can be."""
        who = self._ctx.workspace.who
        carries = "partner_id" in ENTITIES[kind].by_name and kind not in NOT_HERE
        fits = self._ctx.files is not None and carries and (who.is_vendor or row.partner_id == who.partner_id)
        self._place = (kind, row.id) if fits else ("", "")
        self.action.setVisible(fits)
        self.mail_action.setVisible(fits and kind in LOGS)

    def ask(self) -> None:
        """Let a person choose files."""
        self._open(tr("Attach a file"))

    def ask_mail(self) -> None:
        """Let a person choose e-mails."""
        words = f"{tr('E-mails')} (*{ENDING})"
        self._open(tr("Add an e-mail"), words)

    def _open(self, title: str, words: str = "") -> None:
        """Ask without holding the program up; what is chosen belongs to the row that was shown then."""
        dialog = QFileDialog(self._host.window(), title, str(Path.home()), words)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        place = self._place
        dialog.filesSelected.connect(lambda paths: self.attach([Path(path) for path in paths], place))
        dialog.open()
        self.dialog = dialog

    def attach(self, paths: list[Path], place: tuple[str, str] | None = None) -> None:
        """Attach these files, one after the other; an e-mail goes into the timeline of a lead or deal.

        `place`: kind and id of the row that they belong to; the one that is shown where none is given.
        """
        files, (kind, row_id) = self._ctx.files, place or self._place
        if files is None or not kind:
            return

        for path in paths:
            if kind in LOGS and path.suffix.casefold() == ENDING:
                self._log(path, kind, row_id)
                continue

            def work(path: Path = path) -> Done:
                return files.documents.attach(kind, row_id, path)

            self._ctx.tasks.run(work, self._ctx.announce, self._ctx.messages.problem)

    def _log(self, path: Path, kind: str, row_id: str) -> None:
        ctx, files = self._ctx, self._ctx.files
        if files is None:
            return

        def logged(dones: list[Done]) -> None:
            count = len(dones) - 1
            ctx.history.done(tr_n("E-mail added, with {n} file.", "E-mail added, with {n} files.", count), dones)
            ctx.bus.changed.emit(Changed(frozenset(key for done in dones for key in done.changed)))

        ctx.tasks.run(lambda: files.documents.log_mail(kind, row_id, path), logged, ctx.messages.problem)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            if self._place[0] and dropped(event.mimeData()):
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.attach(dropped(event.mimeData()))
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)
