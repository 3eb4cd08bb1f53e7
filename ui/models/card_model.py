"""The rows of one column of a board: a table model with one cell per row, whose cards can be dragged elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from prm_desktop.domain.fields import Field, Type
from ui.kinds import promise_of
from ui.models.source import ListRow
from ui.models.table_model import TableModel

MEDIA_TYPE = "application/x-prm-card"
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Card:
    """A card under way: which row it stands for, and the status that it comes from."""

    kind: str
    id: str
    status: str


def card_of(data: QMimeData) -> Card | None:
    """The card that is dragged; None where it is something else."""
    try:
        return msgspec.json.decode(bytes(data.data(MEDIA_TYPE).data()), type=Card)
    except msgspec.DecodeError:
        return None


class CardModel(TableModel):
    """One column of a board."""

    def foot(self, item: ListRow) -> tuple[Field, ...]:
        """What stands at the foot of a card: the amount, and what runs out next on this row."""
        money = [spec for spec in self.entity.list_fields if spec.type is Type.MONEY]
        promised, _ = promise_of(self.entity.kind, item.row)
        return (*money[:1], *((self.entity.by_name[promised],) if promised else ()))

    def card_text(self, item: ListRow) -> str:
        """The card in words, for a tooltip and a screen reader."""
        named = [self.entity.by_name[name] for name in (self.entity.title, self.entity.subtitle) if name]
        words = [self.text(item, spec) for spec in (*named, *self.foot(item))]
        return " · ".join(filter(None, (*words, self.marks_text(item))))

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) and index.isValid():
            item = self.list_row(index.row())
            return None if item is None else self.card_text(item)
        return super().data(index, role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags)

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [MEDIA_TYPE]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        item = self.list_row(indexes[0].row()) if indexes else None
        if item is not None:
            card = Card(self.entity.kind, item.row.id, str(getattr(item.row, self.entity.status)))
            made.setData(MEDIA_TYPE, QByteArray(msgspec.json.encode(card)))
        return made
