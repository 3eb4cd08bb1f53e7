"""Where a person is in a table: kept over a refresh, and brought to a row that may still have to be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QItemSelection

from ui.models.table_model import TableModel
from ui.widgets.row_table import RowTable

KEPT_SELECTION = 1_000
NOWHERE = -1


@dataclass(slots=True)
class _Kept:
    """What a refresh must not lose. `next`: the place of the current row once the selected ones above it are gone.

    `was`: where the current row and the selected ones were, by number.
    """

    current: int = NOWHERE
    next: int = NOWHERE
    selected: tuple[int, ...] = ()
    scroll: int = 0
    was: Mapping[int, int] = field(default_factory=dict)


class ListPlace:
    """The place in one table. Rows are named by their number in the replica."""

    def __init__(self, model: TableModel, table: RowTable, lift: Callable[[], bool]) -> None:
        """`lift`: take away what hides rows; False where nothing does."""
        self._model, self._table, self._lift = model, table, lift
        self._kept = _Kept()
        self._wanted = NOWHERE
        self._lifting = False

    @property
    def number(self) -> int:
        """The number of the current row, or -1."""
        row = self._table.current_row()
        return self._model.number(row) if 0 <= row < self._model.rowCount() else NOWHERE

    def keep(self) -> None:
        """Remember the place before the rows become other ones."""
        table, number = self._table, self._model.number
        row = table.current_row()
        rows = table.selected_rows(KEPT_SELECTION) if table.selected_count() <= KEPT_SELECTION else []
        there = [row] if 0 <= row < self._model.rowCount() else []
        if there or rows:
            self._kept = _Kept(
                number(row) if there else NOWHERE,
                row - sum(place < row for place in rows),
                tuple(number(place) for place in rows),
                table.verticalScrollBar().value(),
                {number(place): place for place in (*there, *rows)},
            )

    def restore(self) -> None:
        """Go back to it among the new rows."""
        kept, self._kept = self._kept, _Kept()
        if not kept.was:
            return
        places = self._model.places(kept.was)
        row = places.get(kept.current, NOWHERE)
        if row < 0 <= kept.current:  # it has left the list: whoever works through it is on the next one then
            self._table.go_to(min(kept.next, self._model.rowCount() - 1))
            return
        chosen = [places[n] for n in kept.selected if n in places]
        self._table.go_to(row, select=chosen == [row])
        if chosen != [row]:  # at once: were it one row in between, what acts on all would lose the keys
            self._select(chosen)
        self._table.verticalScrollBar().setValue(kept.scroll)

    def go(self, number: int, *, lifting: bool) -> bool:
        """Go to a row, now or as soon as it is here; False where the list has to be read for that.

        `lifting`: what hides the row is taken away then.
        """
        self._wanted, self._lifting = number, lifting
        if self._found():
            return True
        return lifting and self._model.complete and self._lift()

    def reach(self) -> None:
        """All rows are here: go to the one that is wanted."""
        if self._wanted < 0 or self._found() or (self._lifting and self._lift()):
            return
        if not self._lifting:
            self._wanted = NOWHERE

    def _found(self) -> bool:
        row = self._model.find(self._wanted)
        if row >= 0:
            self._wanted = NOWHERE
            self._table.go_to(row)
        return row >= 0

    def _select(self, rows: list[int]) -> None:
        chosen, model = QItemSelection(), self._table.selectionModel()
        for row in rows:
            chosen.select(self._model.index(row, 0), self._model.index(row, 0))
        model.select(chosen, model.SelectionFlag.Select | model.SelectionFlag.Rows)
