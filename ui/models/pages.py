"""The rows of a list, page by page: which are here, which are being read, and which were looked for."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Mapping, Sequence

from ui.models.source import ListRow

PAGE = 32
KEPT = 256
"""Pages kept: 8,192 rows, more than anybody sees at once."""
ON_SCREEN = 4
"""Pages of the rows on a high screen, and that of the current row."""


def slice_of(ids: array[int], number: int) -> array[int]:
    """The numbers of a page's rows."""
    return ids[number * PAGE : (number + 1) * PAGE]


class Pages:
    """One reading at a time, and always of what was looked for last.

    What was scrolled past meanwhile is not read: reading keeps a window that paints from going on.
    """

    def __init__(self) -> None:
        self._here: OrderedDict[int, list[ListRow | None]] = OrderedDict()
        self._wanted: dict[int, None] = {}
        """What was looked for, the last page at the end."""
        self._being_read: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self._here)

    def restart(self, ids: array[int], pages: Mapping[int, Sequence[ListRow]]) -> None:
        """These are all that is here of a list with these numbers; nothing else was looked for."""
        self._here.clear()
        self._wanted.clear()
        self.put(ids, pages)

    def get(self, number: int) -> list[ListRow | None] | None:
        """The rows of a page at their places; None where it is not here."""
        page = self._here.get(number)
        if page is not None:
            self._here.move_to_end(number)
        return page

    def want(self, number: int) -> bool:
        """Somebody looks for a page. Returns whether to begin reading."""
        if number not in self._being_read:
            self._wanted.pop(number, None)
            self._wanted[number] = None
        return bool(self._wanted) and not self._being_read

    def to_read(self) -> list[int]:
        """The pages to read now; what else was looked for is forgotten."""
        numbers = sorted(list(self._wanted)[-ON_SCREEN:])
        self._wanted.clear()
        self._being_read = frozenset(numbers)
        return numbers

    def give_up(self) -> None:
        """What is being read will not come."""
        self._being_read = frozenset()

    def put(self, ids: array[int], pages: Mapping[int, Sequence[ListRow]]) -> bool:
        """What was read is here. Returns whether others were looked for meanwhile.

        A row that is gone since the numbers were read leaves its place empty.
        """
        self._being_read = frozenset()
        for number, rows in pages.items():
            found = {item.n: item for item in rows}
            self._here[number] = [found.get(n) for n in slice_of(ids, number)]
        while len(self._here) > KEPT:
            self._here.popitem(last=False)
        return bool(self._wanted)
