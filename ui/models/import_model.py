"""What bringing a file in would make, as rows of a table: what becomes of each row, and its values as understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from prm_desktop.domain.fields import Field, Type
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.imports.columns import FILLS, Mapped, targets
from prm_desktop.services.imports.doing import CHANGING, OnLike
from prm_desktop.services.imports.planning import Item, Like, Plan
from ui.context import UiContext
from ui.models.standing import BECAUSE
from ui.text import message_of, tr, tr_domain

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
FIXED = 2
"""Columns before those of the fields: line and what becomes of it."""


class Fate(StrEnum):
    """What becomes of a row; each has its icon and colour."""

    NEW = "new"
    ALIKE = "alike"
    ASIDE = "aside"


ICONS = {
    Fate.NEW: ("mdi6.plus-circle-outline", "success"),
    Fate.ALIKE: ("mdi6.content-duplicate", "warning"),
    Fate.ASIDE: ("mdi6.alert-outline", "danger"),
}


def fate(item: Item) -> Fate:
    """What becomes of a row."""
    if item.problem is not None:
        return Fate.ASIDE
    return Fate.ALIKE if item.like is not None else Fate.NEW


class ImportModel(QAbstractTableModel):
    """The rows of a plan, all or those of one fate."""

    def __init__(self, ctx: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._items: list[Item] = []
        self._fields: list[Field] = []
        self._places: list[int] = []
        self._kind = ""
        self._on_like: Callable[[Item], OnLike] = lambda _item: OnLike.SKIP

    def show_plan(self, planned: Plan, mapped: Mapped, on_like: Callable[[Item], OnLike], only: Fate | None) -> None:
        """Show these rows. `on_like`: what becomes of a duplicate; asked whenever a row is shown."""
        self.beginResetModel()
        known = {item.spec.name: item.spec for item in targets(planned.kind)}
        first = {name: place for place, name in sorted(mapped.items(), reverse=True)}
        self._kind, self._on_like = planned.kind, on_like
        self._fields = [spec for name, spec in known.items() if name in first]
        self._places = [first[spec.name] for spec in self._fields]
        self._items = [item for item in planned.items if only is None or fate(item) is only]
        self.endResetModel()

    def say_anew(self) -> None:
        """Say again what becomes of the rows: somebody has decided otherwise."""
        if self._items:
            self.dataChanged.emit(self.index(0, 1), self.index(len(self._items) - 1, 1))

    def item(self, row: int) -> Item:
        """The row of the file that a row of the table shows."""
        return self._items[row]

    @override
    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else FIXED + len(self._fields)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        fixed = (tr("Line"), tr("What becomes of it"))
        return fixed[section] if section < FIXED else tr_domain(self._fields[section - FIXED].label)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._text(item, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            return self._ctx.theme.icon(*ICONS[fate(item)])
        return None

    def _text(self, item: Item, column: int) -> str:
        if column == 0:
            return self._ctx.formatter.number(item.line)
        if column == 1:
            return words(item, self._on_like(item), self._kind)
        spec = self._fields[column - FIXED]
        if item.problem is not None or spec.type in {Type.REF, Type.REFS}:
            place = self._places[column - FIXED]
            found = item.cells[place] if place < len(item.cells) else item.text if column == FIXED else ""
            return " ".join(found.split())
        currency = str(item.args.get(spec.currency, "")) if spec.currency else ""
        value = item.args.get(spec.name, "")
        value = tuple(value) if isinstance(value, list) else value
        return self._ctx.formatter.value(spec, value, currency=currency)


def words(item: Item, on_like: OnLike, kind: str) -> str:
    """What becomes of a row, and why."""
    if item.problem is not None:
        return tr("Set aside: {reason}", reason=message_of(item.problem))
    if item.like is None:
        if item.account:
            return tr("New, with the account “{name}”", name=item.account)
        return tr("New")
    known, because = _named(item.like), ", ".join(tr(BECAUSE[name]) for name in item.like.because)
    told = {
        OnLike.MAKE: tr("Made anyway; looks like {known}: {because}", known=known, because=because),
        OnLike.FILL: tr("Fills what is empty in {known}: {because}", known=known, because=because),
        OnLike.UPDATE: tr("Changes {known}: {because}", known=known, because=because),
        OnLike.SKIP: tr("Left out; looks like {known}: {because}", known=known, because=because),
    }
    return told[OnLike.SKIP if on_like in CHANGING and kind not in FILLS else on_like]


def _named(like: Like) -> str:
    return tr("line {line}", line=like.line) if like.line else tr("“{name}”", name=like.title)


def plural(kind: str) -> str:
    """What many of a kind are called, in the person's language."""
    return tr_domain(ENTITIES[kind].plural)


def samples(items: Sequence[Sequence[str]], place: int) -> str:
    """The first values of a column, for recognizing it."""
    found = dict.fromkeys(text for cells in items if place < len(cells) and (text := " ".join(cells[place].split())))
    return " · ".join(list(found)[:3])
