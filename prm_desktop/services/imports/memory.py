"""What is kept of imports: how the columns of such a file were meant, and what was brought in, so as to take it back.

It lies in the replica: names of columns and files are a customer's too. The window and the command line share it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from typing import Any

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.replica import outbox
from prm_desktop.replica.meta import Meta, get_meta, set_meta
from prm_desktop.replica.rows import ReplicaView
from prm_desktop.replica.transaction import Connection
from prm_desktop.services.imports.columns import MAKES, targets
from prm_desktop.services.imports.reading import Sheet
from prm_desktop.services.many import Progress, TakenBack, take_all_back
from prm_desktop.services.workspace import Done, Workspace

MOST_FILES = 50
"""Kinds of files whose columns are kept in mind; the ones used longest ago are forgotten."""
MOST_IMPORTS = 10
Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Import:
    """One file that was brought in. `runs`: first and last numbers of its commands; `last`: the last row it made."""

    id: str
    at: str
    name: str
    kind: str
    rows: int = 0
    runs: Runs = ()
    last: str = ""

    @property
    def seqs(self) -> list[int]:
        """The numbers of its commands."""
        return list(chain.from_iterable(range(first, last + 1) for first, last in self.runs))


def runs_of(seqs: Sequence[int]) -> Runs:
    """Numbers as runs of neighbours."""
    runs: list[tuple[int, int]] = []
    for seq in sorted(seqs):
        if runs and runs[-1][1] == seq - 1:
            runs[-1] = (runs[-1][0], seq)
        else:
            runs.append((seq, seq))
    return tuple(runs)


def remembered(workspace: Workspace, sheet: Sheet) -> dict[str, dict[int, str]]:
    """What was chosen for the columns of such a file before, by kind. Blocks."""
    with workspace.db.read() as conn:
        kept: dict[str, list[str]] = _load(conn, Meta.COLUMNS, {})
    found = {}
    for kind in MAKES:
        known = {item.spec.name for item in targets(kind)}
        names = kept.get(_key(sheet, kind), [])
        if len(names) == len(sheet.header):
            found[kind] = {place: name for place, name in enumerate(names) if name in known}
    return found


def remember(workspace: Workspace, sheet: Sheet, kind: str, mapped: Mapping[int, str]) -> None:
    """Keep in mind what the columns of such a file mean. Blocks. Raises `ReplicaError`."""
    key = _key(sheet, kind)
    with workspace.db.write() as conn:
        kept: dict[str, list[str]] = _load(conn, Meta.COLUMNS, {})
        kept.pop(key, None)
        kept[key] = [mapped.get(place, "") for place in range(len(sheet.header))]
        newest = dict(list(kept.items())[-MOST_FILES:])
        set_meta(conn, {Meta.COLUMNS: json.dumps(newest)})


def note(conn: Connection, begun: Import, dones: Sequence[Done], rows: int) -> None:
    """Note in the transaction that brings rows in what has come of an import by now."""
    made = [done.subject_id for done in dones if done.name == MAKES[begun.kind]]
    now = replace(begun, rows=rows, runs=runs_of([done.seq for done in dones]), last=made[-1] if made else "")
    others = [item for item in _imports(conn) if item.id != begun.id]
    _keep(conn, [now, *others])


def imports(workspace: Workspace) -> list[Import]:
    """What was brought in lately and can be taken back, the newest first. Blocks."""
    with workspace.db.read() as conn:
        return [item for item in _imports(conn) if _is_here(conn, item)]


def take_back(workspace: Workspace, one: Import, progress: Progress | None = None) -> TakenBack:
    """Take all of an import back, in any later session too; it is forgotten then. Blocks. Raises `ReplicaError`."""
    found = take_all_back(workspace, one.seqs, progress)
    with workspace.db.write() as conn:
        _keep(conn, [item for item in _imports(conn) if item.id != one.id])
    return found


def _is_here(conn: Connection, one: Import) -> bool:
    """Whether its commands are still known, and what it made was not taken back otherwise."""
    if not one.runs or outbox.entry(conn, one.runs[-1][1]) is None:
        return False
    return not one.last or ReplicaView(conn).get(ENTITIES[one.kind].row, one.last) is not None


def _key(sheet: Sheet, kind: str) -> str:
    digest = hashlib.sha256("\x1f".join(sheet.header).encode()).hexdigest()[:16]
    return f"{kind}.{digest}"


def _imports(conn: Connection) -> list[Import]:
    found: list[dict[str, Any]] = _load(conn, Meta.IMPORTS, [])
    return [Import(**{**item, "runs": tuple((first, last) for first, last in item["runs"])}) for item in found]


def _keep(conn: Connection, items: Sequence[Import]) -> None:
    kept = [asdict(item) for item in items[:MOST_IMPORTS]]
    set_meta(conn, {Meta.IMPORTS: json.dumps(kept) if kept else ""})


def _load(conn: Connection, key: Meta, default: Any) -> Any:
    text = get_meta(conn, key)
    return json.loads(text) if text else default
