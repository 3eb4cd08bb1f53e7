"""The model of every list: an array of row numbers and the pages of rows that were looked at.

Not `fetchMore`: the scroll bar, select-all and jumps stay exact, and a million rows cost their numbers only. Pages are
read off the UI thread; a cell whose page has not come yet is empty and is painted as a grey bar.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from typing_extensions import override

from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import Field, Tone, Type
from prm_desktop.errors import UserError
from prm_desktop.overtaken import Stop
from prm_desktop.services.shelf import Whereabouts
from ui.describe import file_words
from ui.format import RIGHT_ALIGNED, Formatter, choice_tone
from ui.kinds import NEW_FOR_ME, Due, due_of
from ui.models.pages import PAGE, Pages, slice_of
from ui.models.source import ListRow, RowSource
from ui.tasks import Tasks
from ui.text import tr, tr_domain

if TYPE_CHECKING:
    from prm_desktop.replica.queries import Query
    from ui.state import UiState

SEEN = 60
"""Rows on a high screen; those from the first one on it are read along with the numbers."""
AT_ONCE = 128
"""Rows of a list that is opened or narrowed anew which are shown before the numbers of all are here."""
PAUSE_MS = 150
"""How long the first rows are shown, and nobody types, before the numbers of all are read: painting comes first."""
NEAR = 64
"""How far a row moves, at most, where others come or go in usual numbers."""
MARKS = 0
"""The first column: what is special about a row."""
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Role(IntEnum):
    """The model's own roles. `ROW` returns the whole `ListRow`."""

    ROW = int(Qt.ItemDataRole.UserRole) + 1
    TONE = int(Qt.ItemDataRole.UserRole) + 2
    MARKS = int(Qt.ItemDataRole.UserRole) + 3


class Load(StrEnum):
    """How far a list is."""

    NEVER = "never"
    """Nothing was asked for. A refresh moves it on."""
    LOADING = "loading"
    """The first answer is on its way; it, or its failure, moves it on."""
    READY = "ready"
    """The rows are here. A refresh keeps it ready."""
    FAILED = "failed"
    """The rows could not be read. A refresh tries again."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is special about a row."""

    pending: bool = False
    attention: bool = False
    unread: bool = False
    due: Due | None = None
    file: Whereabouts | None = None


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class _Answer:
    """Rows of a query; `whole`: the numbers of all of them."""

    ids: array[int]
    pages: dict[int, list[ListRow]]
    whole: bool = True


class TableModel(QAbstractTableModel):
    """The rows of one kind that fit a query."""

    loaded = Signal(object)
    """`Load`: how far the list is, after each answer."""

    def __init__(
        self,
        entity: Entity[Any],
        source: RowSource,
        tasks: Tasks,
        formatter: Formatter,
        state: UiState | None = None,
    ) -> None:
        super().__init__()
        self.entity = entity
        self.load = Load.NEVER
        self.complete = False
        """Whether the numbers of all rows are here, or only those of the first ones."""
        self.answers = 0
        """How often rows have come since the beginning."""
        self.error: UserError | None = None
        self._source = source
        self._tasks = tasks
        self._format = formatter
        self._state = state
        self._specs: tuple[Field, ...] = entity.list_fields
        self._spoken: frozenset[str] | None = None
        self._query: Query | None = None
        self._ids: array[int] = array("q")
        self._pages = Pages()
        self._asking = Stop()
        self._texts: dict[tuple[int, str], str] = {}
        self._fetch_soon = QTimer(self, singleShot=True, interval=0)
        self._fetch_soon.timeout.connect(self._fetch)
        self._count_soon = QTimer(self, singleShot=True)
        self._count_soon.timeout.connect(self._count)

    @property
    def specs(self) -> tuple[Field, ...]:
        """The fields shown, in the order of the columns after the marks."""
        return self._specs

    def show_fields(self, specs: Sequence[Field]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self._specs = tuple(specs)
        self.endResetModel()

    def speak(self, names: Iterable[str]) -> None:
        """Say which columns have room: those are what a screen reader is told of a row."""
        self._spoken = frozenset(names)

    def refresh(self, query: Query | None = None, anchor: int = 0) -> None:
        """Read again, off the UI thread; `anchor` is the first row on the screen, whose page comes with the answer.

        Of a list that is another one than before, the first rows are shown at once, however many there are.
        """
        other = self.load is not Load.READY or query not in (None, self._query)
        self._query = query or self._query
        if self._query is None:
            return
        if self.load in (Load.NEVER, Load.FAILED):
            self.load = Load.LOADING
        self._count_soon.stop()
        self._asking = self._asking.renew()  # whoever types on waits for the new answer only
        self._pages.give_up()
        if other and not self._query.limit:
            self._ask(replace(self._query, limit=AT_ONCE), 0, whole=False)
        else:
            self._ask(self._query, anchor, whole=True)

    def _ask(self, wanted: Query, anchor: int, *, whole: bool) -> None:
        def work() -> _Answer:
            ids = self._source.ids(wanted)
            begin = min(anchor, max(0, len(ids) - 1))
            numbers = range(begin // PAGE, -(-min(begin + SEEN, len(ids)) // PAGE))
            pages = {number: self._source.page(slice_of(ids, number)) for number in numbers}
            return _Answer(ids, pages, whole or len(ids) < AT_ONCE)

        self._tasks.run(work, self._take, self._fail, urgent=True, stop=self._asking)

    def forget_texts(self) -> None:
        """Format again: the minute or the language is another one."""
        self._texts.clear()

    def list_row(self, row: int) -> ListRow | None:
        """The row at this place, or None while its page is on the way."""
        if not 0 <= row < len(self._ids):
            return None
        page = self._pages.get(row // PAGE)
        if page is not None:
            return page[row % PAGE]
        if self._pages.want(row // PAGE) and not self._fetch_soon.isActive():
            self._fetch_soon.start()
        return None

    def number(self, row: int) -> int:
        """The row's number in the replica."""
        return self._ids[row]

    def find(self, n: int) -> int:
        """Where the row with this number is, or -1."""
        try:
            return self._ids.index(n)
        except ValueError:
            return -1

    def places(self, was: Mapping[int, int]) -> dict[int, int]:
        """Where the rows with these numbers are; those that are gone are left out. `was`: where each one was before.

        Most are not far from there. Several that are not are sought in one go: many searches of many rows take seconds.
        """
        found: dict[int, int] = {}
        for n, place in was.items():
            begin = max(0, place - NEAR)
            with suppress(ValueError):
                found[n] = begin + self._ids[begin : place + NEAR].index(n)
        left = was.keys() - found.keys()
        if len(left) == 1:  # three times as fast
            found.update((n, place) for n in left if (place := self.find(n)) >= 0)
        elif left:
            found.update((n, place) for place, n in enumerate(self._ids) if n in left)
        return found

    def text(self, item: ListRow, spec: Field) -> str:
        """The text of a cell; remembered until it changes."""
        key = (item.n, spec.name)
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = self._format.field(spec, item.row, item.names)
        return found

    def text_within(self, item: ListRow, spec: Field, fits: Callable[[str], bool]) -> str:
        """The text of a cell, an amount made shorter where it does not fit: half a number is a wrong one."""
        text = self.text(item, spec)
        if spec.type is not Type.MONEY or fits(text):
            return text
        currency = getattr(item.row, spec.currency, "") if spec.currency else ""
        return self._format.money_within(getattr(item.row, spec.name), currency, fits)

    def marks(self, item: ListRow) -> Marks:
        """What is special about a row, now."""
        kind = self.entity.kind
        status = getattr(item.row, self.entity.status, "") if self.entity.status else ""
        fresh = status in NEW_FOR_ME.get(kind, ()) and self._state is not None and not self._state.seen(item.row.id)
        due = due_of(kind, item.row, self._format.now())
        return Marks(item.pending, item.attention, fresh, due, item.file)

    def _take(self, answer: _Answer) -> None:
        self.load, self.error = Load.READY, None
        self.complete = answer.whole
        self.answers += 1
        self._texts.clear()
        self._show(answer)
        self.loaded.emit(self.load)
        if not answer.whole and self._query is not None:
            self._count_soon.start(PAUSE_MS)

    def _count(self) -> None:
        if self._query is not None:
            self._ask(self._query, 0, whole=True)

    def _show(self, answer: _Answer) -> None:
        """Put other rows in place of what is shown; where only more have come, what is there stays as it is."""
        old, ids = len(self._ids), answer.ids
        more = AT_ONCE == old < len(ids) and ids[:old] == self._ids
        if ids == self._ids or more:
            self._pages.restart(ids, answer.pages)
            if old:
                self.dataChanged.emit(self.index(0, 0), self.index(old - 1, self.columnCount() - 1))
            if more:
                self.beginInsertRows(_ROOT, old, len(ids) - 1)
                self._ids = ids
                self.endInsertRows()
            return
        self.beginResetModel()
        self._ids = ids
        self._pages.restart(ids, answer.pages)
        self.endResetModel()

    def _fail(self, error: UserError) -> None:
        self._pages.give_up()
        self.load, self.error = Load.FAILED, error
        self.loaded.emit(self.load)

    def _fetch(self) -> None:
        slices = {number: slice_of(self._ids, number) for number in self._pages.to_read()}

        def work() -> dict[int, list[ListRow]]:
            return {number: self._source.page(ns) for number, ns in slices.items()}

        fill = partial(self._fill, self.answers)
        self._tasks.run(work, fill, self._fail, urgent=True, stop=self._asking)

    def _fill(self, answers: int, pages: dict[int, list[ListRow]]) -> None:
        if answers != self.answers:
            return  # other rows have come meanwhile, and perhaps stand elsewhere
        more = self._pages.put(self._ids, pages)
        for number in pages:
            first, last = number * PAGE, min((number + 1) * PAGE, len(self._ids)) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
        if more:
            self._fetch_soon.start()

    def _cell(self, item: ListRow, column: int, role: int) -> Any:
        if role == Role.ROW:
            return item
        if role == Role.MARKS:
            return self.marks(item)
        return (
            self._marks_cell(item, role) if column == MARKS else self._field_cell(item, self._specs[column - 1], role)
        )

    def _marks_cell(self, item: ListRow, role: int) -> str | None:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.marks_text(item)
        return "" if role == Qt.ItemDataRole.DisplayRole else None

    def _field_cell(self, item: ListRow, spec: Field, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(item, spec)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._format.tooltip(spec, item.row, item.names)
        if role == Role.TONE and spec.type is Type.CHOICE:
            return choice_tone(spec, getattr(item.row, spec.name))
        return None

    def spoken(self, item: ListRow) -> str:
        """A row in words. The first cell says them: the one that has the focus, as a row is one thing."""
        due = self.marks(item).due
        told = (due.field,) if due else ()
        shown = (spec for spec in self._specs if self._spoken is None or spec.name in self._spoken)
        specs = (spec for spec in shown if spec.name not in told)
        return " · ".join(filter(None, (self.marks_text(item), *(self.text(item, spec) for spec in specs))))

    def marks_text(self, item: ListRow) -> str:
        """The marks in words."""
        marks = self.marks(item)
        words = [
            tr("Needs your attention") if marks.attention else "",
            tr("Saved here, waiting to be sent") if marks.pending else "",
            tr("New") if marks.unread else "",
            self._due_text(marks.due) if marks.due else "",
            *file_words(marks.file),
        ]
        return " · ".join(filter(None, words))

    def _due_text(self, due: Due) -> str:
        label = tr_domain(self.entity.by_name[due.field].label)
        when = self._format.when(due.at)
        return tr("{what}: overdue, {when}", what=label, when=when) if due.tone is Tone.DANGER else f"{label}: {when}"

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1 + len(self._specs)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = index.column() > MARKS and self._specs[index.column() - 1].type in RIGHT_ALIGNED
            side = Qt.AlignmentFlag.AlignTrailing if right else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        item = self.list_row(index.row())
        return None if item is None else self._cell(item, index.column(), role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.TextAlignmentRole and 0 < section <= len(self._specs):
            right = self._specs[section - 1].type in RIGHT_ALIGNED
            side = Qt.AlignmentFlag.AlignTrailing if right else Qt.AlignmentFlag.AlignLeading
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if section == MARKS:
            return "" if role == Qt.ItemDataRole.DisplayRole else tr("Marks: new, due, waiting to be sent, attention")
        return tr_domain(self._specs[section - 1].label) if section <= len(self._specs) else None

    @override
    def roleNames(self) -> dict[int, QByteArray]:
        own = {int(role): QByteArray(role.name.lower().encode()) for role in Role}
        return {**super().roleNames(), **own}
