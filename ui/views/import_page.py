"""The page *Import*: a file, its columns, what it would make, and then doing it. Until then nothing is changed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFileDialog, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from prm_desktop.errors import ReplicaError, UserError
from prm_desktop.services.imports.columns import MAKES, guess
from prm_desktop.services.imports.doing import Brought, bring_in, save_rest
from prm_desktop.services.imports.memory import remember, remembered
from prm_desktop.services.imports.planning import Item, Plan, Wanted, plan
from prm_desktop.services.imports.reading import Sheet, read_sheet
from ui.context import Changed, Place, UiContext
from ui.models.import_model import plural
from ui.text import message_of, tr, tr_domain, tr_n
from ui.widgets.boxes import column, row
from ui.widgets.dropping import TableDrop
from ui.widgets.earlier_imports import EarlierImports
from ui.widgets.empty_state import EmptyState, Nothing
from ui.widgets.import_preview import ImportPreview
from ui.widgets.mapping_table import MappingTable
from ui.widgets.parts import ElidedLabel, button, label
from ui.widgets.splitter import Splitter

SOON_MS = 250
FOLDER = "import.folder"
ENCODINGS = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252", "latin-1": "Latin-1"}
ENDINGS = "*.csv *.tsv *.txt *.vcf *.vcard"


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows of how many are done. `doing`: they are being made, not only looked at."""

    done: int
    total: int
    doing: bool


class ImportPage(QWidget):
    """Brings records in from a file."""

    _moved = Signal(object)
    """`Moved`, from a worker."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self.setObjectName("Page")
        self._ctx = ctx
        self.sheet: Sheet | None = None
        self.planned: Plan | None = None
        self.brought: Brought | None = None
        self.dialog: QFileDialog | None = None
        self._known: dict[str, dict[int, str]] = {}
        self._turn = 0
        self._stop = Event()
        self._doing = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._look)
        self._make_parts()
        self._place_parts()
        self._moved.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._drop = TableDrop(self, self.read, lambda: not self._doing)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.start, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._forget()

    @property
    def kind(self) -> str:
        """The kind of records that are brought in."""
        return str(self.kinds.currentData())

    def arrive(self, place: Place) -> None:
        """Bring records of this kind in, from this file if one is named."""
        if self._doing:
            return
        self.earlier.refresh()
        if place.kind in MAKES:
            self.kinds.setCurrentIndex(self.kinds.findData(place.kind))
        if place.file:
            self.read(Path(place.file))

    def ask(self) -> None:
        """Let a person choose a file."""
        folder = self._ctx.state.get(FOLDER, str(Path.home()))
        words = tr("Tables and address cards")
        self.dialog = QFileDialog(self.window(), tr("Choose a file"), folder, f"{words} ({ENDINGS});;* (*)")
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.dialog.fileSelected.connect(self._chosen)
        self.dialog.open()

    def _chosen(self, path: str) -> None:
        self._ctx.state.put(FOLDER, str(Path(path).parent))
        self.read(Path(path))

    def read(self, path: Path) -> None:
        """Read a file, off the UI thread, and show what is in it."""
        self._forget()
        self._say(tr("Reading {name} …", name=path.name))
        turn = self._turn
        workspace = self._ctx.workspace

        def work() -> tuple[Sheet, dict[str, dict[int, str]]]:
            sheet = read_sheet(path)
            return sheet, remembered(workspace, sheet)

        self._ctx.tasks.run(work, partial(self._read, turn), self._unreadable)

    def start(self) -> None:
        """Do it."""
        planned = self.planned
        if planned is None or self._doing or not self.go.isEnabled():
            return
        ctx, likes = self._ctx, self.preview.decided
        self._busy(on=True)
        self._stop.clear()

        def report(done: int, total: int) -> None:
            self._moved.emit(Moved(done, total, doing=True))

        ctx.tasks.run(
            lambda: bring_in(ctx.workspace, planned, likes, report, self._stop.is_set), self._done, self._failed
        )

    def stop(self) -> None:
        """Bring no more in; what is in stays, and can be taken back."""
        self._stop.set()

    def save_rest(self, path: Path) -> None:
        """Write what was set aside to a file, to be mended."""
        sheet, rest = self.sheet, self._rest()
        if sheet is None:
            return

        def saved(_nothing: None) -> None:
            text = tr_n("{n} row written to {name}.", "{n} rows written to {name}.", len(rest), name=path.name)
            self._ctx.messages.done(text)

        self._ctx.tasks.run(lambda: save_rest(sheet, rest, path, message_of), saved, self._ctx.messages.problem)

    def _make_parts(self) -> None:
        theme = self._ctx.theme
        self.kinds = QComboBox()
        for kind in MAKES:
            self.kinds.addItem(plural(kind), kind)
        self.kinds.setAccessibleName(tr("What is brought in"))
        self.kinds.currentIndexChanged.connect(lambda _index: self._kind_chosen())
        self.choose = button(theme, tr("Choose a file…"), "mdi6.file-import-outline", act=self.ask)
        self.file = ElidedLabel("", "muted")
        self.mapping = MappingTable(self._ctx)
        self.mapping.changed.connect(self._mapped)
        self.preview = ImportPreview(self._ctx)
        self.preview.chosen.connect(lambda _choice: self._offer())
        self.preview.units.connect(lambda _minor: self._soon.start())
        self.summary = label("", wrap=True)
        self.progress = label("", "caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Import"))
        self.halt = button(theme, tr("Stop"), "mdi6.stop", act=self.stop)
        self.rest = button(theme, tr("Save what is set aside…"), "mdi6.content-save-outline", act=self._ask_rest)
        self.go = button(theme, "", "mdi6.import", role="primary", act=self.start)
        self.go.setToolTip(tr("Saved here at once and sent when you are online (Ctrl+Enter)"))
        self.empty = EmptyState(theme)
        self.earlier = EarlierImports(self._ctx)

    def _place_parts(self) -> None:
        theme = self._ctx.theme
        space = theme.space
        head = row(self.kinds, self.choose, self.file, spacing=space("m"))
        head.setStretch(2, 1)
        left = QWidget()
        left.setLayout(column(label(tr("Columns"), "section"), self.mapping, spacing=space("s")))
        self.splitter = Splitter(self._ctx, "import", (left, self.preview), [380, 700], grows=(0, 1))
        self._pages = QStackedWidget()
        nothing = QWidget()
        box = column(self.empty, self.earlier, spacing=0)
        box.setStretch(0, 1)
        nothing.setLayout(box)
        self._pages.addWidget(nothing)
        self._pages.addWidget(self.splitter)
        foot = row(self.summary, self.rest, self.halt, self.go, spacing=space("s"))
        foot.setStretch(0, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(*[space("l")] * 4)
        box.setSpacing(space("m"))
        box.addLayout(head)
        box.addWidget(self._pages, 1)
        box.addLayout(column(self.progress, self.bar, spacing=space("xs")))
        box.addLayout(foot)

    def _say(self, text: str) -> None:
        """Say how far it is; what is empty takes no room."""
        self.progress.setText(text)
        self.progress.setVisible(bool(text))

    def _forget(self) -> None:
        """Begin anew: no file yet."""
        self._turn += 1
        self.sheet = self.planned = self.brought = None
        self.file.setText("")
        self._say("")
        title = tr("Drop a CSV file or address cards here")
        text = tr("You see what would be made before anything is. It works offline, and one undo takes it back.")
        self.empty.show_nothing(Nothing("mdi6.file-import-outline", title, text, tr("Choose a file…"), self.ask))
        self._pages.setCurrentIndex(0)
        self.earlier.refresh()
        for part in (self.go, self.rest, self.halt, self.bar, self.summary):
            part.hide()

    def _unreadable(self, error: UserError) -> None:
        self._forget()
        hint = tr("Nothing was changed. Choose another file, or save this one as CSV.")
        self.empty.show_nothing(
            Nothing("mdi6.file-alert-outline", message_of(error), hint, tr("Choose a file…"), self.ask)
        )

    def _read(self, turn: int, read: tuple[Sheet, dict[str, dict[int, str]]]) -> None:
        if turn != self._turn:
            return
        sheet, self._known = read
        self.sheet = sheet
        parts = [
            sheet.name,
            tr_n("{n} row", "{n} rows", len(sheet.lines)),
            ENCODINGS.get(sheet.encoding, sheet.encoding.upper()),
        ]
        self.file.setText(
            " · ".join([*parts, *([tr("separated by {sign}", sign=_sign(sheet))] if sheet.separator else [])])
        )
        self._pages.setCurrentWidget(self.splitter)
        self._kind_chosen()

    def _kind_chosen(self) -> None:
        if self.sheet is not None:
            self.mapping.show_sheet(self.sheet, self.kind, self._remembered(self.sheet))
            self._look()

    def _remembered(self, sheet: Sheet) -> dict[int, str]:
        """What was chosen for such a file before, else the guess."""
        found = self._known.get(self.kind)
        return guess(sheet.header, self.kind, tr_domain) if found is None else found

    def _mapped(self, mapped: dict[int, str]) -> None:
        if self.sheet is not None:
            self._known[self.kind] = dict(mapped)
            self._soon.start()

    def _look(self) -> None:
        """See what the file would make, off the UI thread; the newest question counts."""
        sheet = self.sheet
        if sheet is None:
            return
        self._turn += 1
        turn, ctx, mapped = self._turn, self._ctx, self.mapping.mapped
        self.preview.begin(sheet, self.kind, mapped)
        minor = self.preview.minor.isChecked() and self.preview.minor.isVisibleTo(self.preview)
        wanted = Wanted(sheet, self.kind, mapped, minor, tr_domain, ctx.formatter.zone)
        self.go.setEnabled(False)
        self._say(tr("Looking at the rows …"))

        def report(done: int, total: int) -> None:
            self._moved.emit(Moved(done, total, doing=False))

        decided = self._known.get(self.kind) == dict(mapped)

        def work() -> Plan:
            if decided:
                with suppress(ReplicaError):  # a full disk is told when something is to be brought in
                    remember(ctx.workspace, sheet, wanted.kind, mapped)
            return plan(ctx.workspace, wanted, report)

        ctx.tasks.run(work, partial(self._planned, turn), partial(self._no_plan, turn))

    def _planned(self, turn: int, planned: Plan) -> None:
        if turn == self._turn:
            self._say("")
            self._show_plan(planned)

    def _no_plan(self, turn: int, error: UserError) -> None:
        if turn == self._turn:
            self.planned = None
            self._say("")
            self.preview.show_problem(message_of(error))
            for part in (self.go, self.rest, self.summary):
                part.hide()

    def _show_plan(self, planned: Plan) -> None:
        self.planned = planned
        self.preview.show_plan(planned, self.mapping.mapped)
        self.rest.setVisible(bool(planned.unusable))
        self.summary.setText(self._told(planned))
        self.summary.show()
        self._offer()

    def _offer(self) -> None:
        """Say on the button what pressing it brings."""
        if self.planned is None:
            return
        count = self.preview.count()
        self.go.setText(tr_n("Import {n} row", "Import {n} rows", count))
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(bool(count) and not self._doing)
        self.go.setVisible(bool(self.planned.usable))

    def _told(self, planned: Plan) -> str:
        says = [tr("Nothing has been changed yet.")] if planned.usable else []
        if planned.accounts:
            says.append(
                tr_n(
                    "{n} account is made along with it.", "{n} accounts are made along with it.", len(planned.accounts)
                )
            )
        if planned.unusable:
            says.append(tr_n("{n} row is set aside.", "{n} rows are set aside.", len(planned.unusable)))
        return " ".join(says)

    def _rest(self) -> Sequence[tuple[Item, UserError]]:
        planned, brought = self.planned, self.brought
        aside = [(item, item.problem) for item in planned.unusable if item.problem] if planned is not None else []
        return [*aside, *(brought.failed if brought is not None else ())]

    def _ask_rest(self) -> None:
        name = Path(self.sheet.name if self.sheet else "").stem
        folder = Path(self._ctx.state.get(FOLDER, str(Path.home())))
        suggested = str(folder / tr("{name} set aside.csv", name=name))
        self.dialog = QFileDialog(self.window(), tr("Save what is set aside"), suggested, "CSV (*.csv)")
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setDefaultSuffix("csv")
        self.dialog.selectFile(suggested)
        self.dialog.fileSelected.connect(lambda path: self.save_rest(Path(path)))
        self.dialog.open()

    def _busy(self, *, on: bool) -> None:
        self._doing = on
        for part in (self.kinds, self.choose, self.mapping, self.preview, self.go, self.rest):
            part.setEnabled(not on)
        for shown in (self.bar, self.halt):
            shown.setVisible(on)
        self.bar.setRange(0, 0)
        if not on:
            self._say("")

    def _show_progress(self, moved: Moved) -> None:
        number = self._ctx.formatter.number
        done, total = number(moved.done), number(moved.total)
        if moved.doing and self._doing:
            self.bar.setRange(0, moved.total)
            self.bar.setValue(moved.done)
            self._say(tr("Saved here: {done} of {total}", done=done, total=total))
        elif not moved.doing and not self._doing and self.planned is None and self.sheet is not None:
            self._say(tr("Looking at row {done} of {total}", done=done, total=total))

    def _done(self, brought: Brought) -> None:
        self._busy(on=False)
        self.brought = brought
        self.preview.forget()
        ctx, kind = self._ctx, self.kind
        rest = self._rest()
        said = [
            tr_n("{n} row brought in; saved here.", "{n} rows brought in; saved here.", brought.made + brought.filled)
        ]
        said += [tr_n("{n} left out.", "{n} left out.", brought.skipped)] if brought.skipped else []
        said += [tr_n("{n} set aside.", "{n} set aside.", len(rest))] if rest else []
        said += [tr("You stopped it.")] if brought.stopped else []
        ctx.history.done(" ".join(said), brought.dones)
        if brought.error is not None:
            ctx.messages.problem(brought.error)
        ctx.bus.changed.emit(Changed(everything=True))
        if brought.stopped or brought.error is not None:
            self._look()  # what is in by now looks like itself, and is left out
        elif rest and self.sheet is not None:
            self._show_plan(Plan(kind, self.sheet, tuple(replace(item, problem=why) for item, why in rest)))
        else:
            self._forget()
            ctx.navigate(kind)

    def _failed(self, error: UserError) -> None:
        self._busy(on=False)
        self._offer()
        self._ctx.messages.problem(error)


def _sign(sheet: Sheet) -> str:
    return {"\t": tr("tabs")}.get(sheet.separator, tr("“{name}”", name=sheet.separator))
