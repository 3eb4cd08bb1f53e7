"""Where a list gets its rows: numbers of the rows in order, and pages of rows with what the screen shows about them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from prm_desktop.domain.fields import Field, Type
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.shelf import Whereabouts, whereabouts
from ui.format import Names

if TYPE_CHECKING:
    from prm_desktop.replica.queries import Query
    from prm_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row as a list shows it.

    `n`: its number in the replica; `file`: where its file is, if it names one; `names`: titles of the rows that it
    refers to.
    """

    n: int
    row: Any
    pending: bool = False
    attention: bool = False
    file: Whereabouts | None = None
    names: Names = field(default_factory=dict)


class RowSource(Protocol):
    """What a table model reads from; both calls block and are made off the UI thread."""

    def ids(self, query: Query) -> array[int]:
        """The numbers of the rows that fit, in order."""

    def page(self, ns: Sequence[int]) -> list[ListRow]:
        """The rows with these numbers, in this order; rows that are gone are left out."""


class WorkspaceSource:
    """The rows of one kind in a workspace."""

    def __init__(self, workspace: Workspace, kind: str) -> None:
        self._workspace = workspace
        self._kind = kind

    def ids(self, query: Query) -> array[int]:
        """The numbers of the rows that fit, in order."""
        return self._workspace.list_ids(self._kind, query)

    def page(self, ns: Sequence[int]) -> list[ListRow]:
        """The rows with these numbers, with their marks and the names that they refer to."""
        items = self._workspace.rows(self._kind, ns)
        names = names_for(self._workspace.names, ENTITIES[self._kind].fields, (item.row for item in items))
        files = whereabouts(self._workspace, self._kind, [item.row for item in items])
        return [
            ListRow(item.n, item.row, bool(item.pending), bool(item.attention), files.get(item.row.id), names)
            for item in items
        ]


def names_for(
    look_up: Callable[[str, list[str]], dict[str, str]], specs: Iterable[Field], rows: Iterable[Any]
) -> dict[tuple[str, str], str]:
    """The titles of all rows that these rows refer to, one look-up per kind."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    known = [item for item in specs if item.type in (Type.REF, Type.REFS)]
    for row in rows:
        for spec in known:
            value = getattr(row, spec.name)
            wanted[spec.target].update([value] if isinstance(value, str) else value)
    return {
        (kind, row_id): title
        for kind, ids in wanted.items()
        if (some := sorted(filter(None, ids)))
        for row_id, title in look_up(kind, some).items()
    }
