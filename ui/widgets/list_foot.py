"""The line below a list: how many rows there are, and writing them to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import Field, Tone
from prm_desktop.errors import UserError
from prm_desktop.replica.queries import Query
from prm_desktop.services.export import Export, Format, formats, to_file
from prm_desktop.services.imports.columns import MAKES
from prm_desktop.services.sheets import Options
from ui.context import UiContext
from ui.text import mark, tr, tr_count, tr_domain, tr_n
from ui.widgets.boxes import margins
from ui.widgets.columns import choosable
from ui.widgets.parts import button, label, without_arguments


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file as a person is offered it."""

    text: str
    icon: str


FORMATS = {
    Format.XLSX: FileKind(mark("Excel sheet"), "mdi6.file-excel-outline"),
    Format.CSV: FileKind(mark("CSV table"), "mdi6.file-delimited-outline"),
    Format.CARDS: FileKind(mark("Address cards (vCard)"), "mdi6.card-account-details-outline"),
    Format.CALENDAR: FileKind(mark("Calendar (ICS)"), "mdi6.calendar-export-outline"),
}
"""What a person is offered; JSON is for programs, by the command line."""
FOLDER = "export.folder"


@dataclass(frozen=True, slots=True)
class ToExport:
    """What the list shows: its query, the numbers of the selected rows, the columns."""

    query: Callable[[], Query]
    selected: Callable[[], Sequence[int]]
    columns: Callable[[], Sequence[Field]]


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows of how many were read for the file."""

    done: int
    total: int


class ListFoot(QWidget):
    """Counts the rows of a list and exports them."""

    _moved = Signal(object)
    """`Written`; from a worker."""

    def __init__(self, context: UiContext, entity: Entity[Any], shown: ToExport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entity = entity
        self._shown = shown
        self.dialog: QFileDialog | None = None
        self.count = label("", "caption")
        self.progress = label("", "caption")
        self.export = button(context.theme, tr("Export") + " ▾", role="quiet")
        self.export.setAccessibleName(tr("Export this list"))
        self.export.setToolTip(tr("Write the rows to a file ({key})", key="Ctrl+Shift+E"))
        self.bring = button(context.theme, tr("Import"), role="quiet", act=partial(context.import_into, entity.kind))
        self.bring.setToolTip(
            tr("Bring in records from a CSV or vCard file, or drop it here ({key})", key="Ctrl+Shift+I")
        )
        self.all_columns = QAction(tr("All columns, not only those shown"), self, checkable=True)
        self.only_selected = QAction("", self, checkable=True)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.export.setMenu(self.menu)
        row = QHBoxLayout(self)
        space = context.theme.space
        margins(row, space("m"), space("xs"), space("s"), space("xs"))
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.progress)
        row.addWidget(self.bring)
        self.bring.setVisible(entity.kind in MAKES)
        row.addWidget(self.export)
        self._moved.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self.show_total(0)

    def show_total(self, total: int) -> None:
        """Say how many rows the list has."""
        self.count.setText(tr_count(self._entity, total) if total else "")
        self.export.setVisible(bool(total))

    def choose_format(self) -> None:
        """Ctrl+Shift+E: ask which kind of file it shall be."""
        if self.export.isVisible():
            self.export.showMenu()
        else:
            self._context.messages.say(tr("There is nothing to export in this list."))

    def save(self, kind: Format, path: Path) -> None:
        """Write the file, off the UI thread, and say where it is."""
        context, names = self._context, [item.name for item in self._columns()]
        selected = list(self._shown.selected()) if self.only_selected.isChecked() else []
        query = self._shown.query()
        options = Options(people=True, columns=tuple(names), say=_say, zone=context.formatter.zone)

        def work() -> int:
            numbers = selected or context.workspace.list_ids(self._entity.kind, query)
            export = Export(self._entity.kind, numbers, kind, options)
            return to_file(context.workspace, export, path, lambda done, total: self._moved.emit(Written(done, total)))

        def failed(error: UserError) -> None:
            self._end()
            context.messages.problem(error)

        self.export.setEnabled(False)
        context.tasks.run(work, partial(self._saved, path), failed)

    def _columns(self) -> Sequence[Field]:
        return choosable(self._entity) if self.all_columns.isChecked() else self._shown.columns()

    def _fill(self) -> None:
        self.menu.clear()
        offered = [kind for kind in FORMATS if kind in formats(self._entity.kind)]
        for kind in offered:
            spec = FORMATS[kind]
            act = self.menu.addAction(self._context.theme.icon(spec.icon), tr(spec.text) + " …")
            act.triggered.connect(without_arguments(partial(self._ask, kind)))
        self.menu.addSeparator()
        self.menu.addAction(self.all_columns)
        count = len(self._shown.selected())
        if count > 1:
            self.only_selected.setText(tr_n("Only the {n} selected row", "Only the {n} selected rows", count))
            self.menu.addAction(self.only_selected)
        self.only_selected.setChecked(count > 1)

    def _ask(self, kind: Format) -> None:
        folder = str(self._context.state.get(FOLDER, str(Path.home())))
        name = tr_domain(self._entity.plural).replace("/", "-")
        spec = FORMATS[kind]
        dialog = QFileDialog(self.window(), tr("Export"), folder, f"{tr(spec.text)} (*.{kind.value})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.value)
        dialog.selectFile(f"{name}.{kind.value}")
        dialog.fileSelected.connect(lambda path: self._chosen(kind, Path(path)))
        dialog.open()
        self.dialog = dialog

    def _chosen(self, kind: Format, path: Path) -> None:
        self.dialog = None
        self._context.state.put(FOLDER, str(path.parent))
        self.save(kind, path)

    def _saved(self, path: Path, count: int) -> None:
        self._end()
        text = tr_n("{n} row written to {name}.", "{n} rows written to {name}.", count, name=path.name)
        folder = QUrl.fromLocalFile(str(path.parent))

        def open_folder() -> None:
            QDesktopServices.openUrl(folder)

        self._context.messages.offer(text, tr("Open folder"), open_folder, tone=Tone.SUCCESS)

    def _end(self) -> None:
        self.export.setEnabled(True)
        self.progress.setText("")

    def _show_progress(self, written: Written) -> None:
        if not self.export.isEnabled():
            number = self._context.formatter.number
            self.progress.setText(
                tr("Writing: {done} of {total}", done=number(written.done), total=number(written.total))
            )


def _say(text: str) -> str:
    words = {"Yes": tr("Yes"), "No": tr("No")}
    return words.get(text) or tr_domain(text)
