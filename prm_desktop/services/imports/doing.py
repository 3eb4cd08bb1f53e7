"""Bringing a planned import in: by ordinary commands, some at a time, so that others have their turn."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import ReplicaError, UserError
from prm_desktop.services.export import replacing
from prm_desktop.services.imports.columns import FILLS, making_spec
from prm_desktop.services.imports.memory import Import, note, runs_of
from prm_desktop.services.imports.planning import Item, Plan
from prm_desktop.services.imports.reading import Sheet
from prm_desktop.services.many import AT_ONCE, Batch, Progress, batch
from prm_desktop.services.sheets import disarmed
from prm_desktop.services.workspace import Done, Workspace


class OnLike(StrEnum):
    """What becomes of a row that looks like something known."""

    SKIP = "skip"
    """Nothing: it is here already."""
    FILL = "fill"
    """What is empty in the known record is filled from it."""
    UPDATE = "update"
    """What the file says replaces what is in the known record."""
    MAKE = "make"
    """A record of its own."""


CHANGING = (OnLike.FILL, OnLike.UPDATE)
"""What changes the known record."""


@dataclass
class Brought:
    """What came of an import. `failed`: rows that a rule refused after all.

    `stopped`: the person wanted no more; `error`: why nothing more could be saved.
    """

    dones: list[Done] = field(default_factory=list)
    made: int = 0
    filled: int = 0
    skipped: int = 0
    accounts: int = 0
    failed: list[tuple[Item, UserError]] = field(default_factory=list)
    stopped: bool = False
    error: UserError | None = None

    def mark(self) -> Brought:
        """What has come of it until now."""
        return replace(self, dones=list(self.dones), failed=list(self.failed))

    def back_to(self, before: Brought, error: UserError) -> None:
        """The last rows were not saved after all."""
        for item in fields(self):
            setattr(self, item.name, getattr(before, item.name))
        self.error = error

    @property
    def changed(self) -> frozenset[tuple[str, str]]:
        """The rows that look different now."""
        return frozenset(key for done in self.dones for key in done.changed)


@dataclass(frozen=True, slots=True)
class Likes:
    """What becomes of duplicates: of all, and by line of those for which somebody has decided otherwise."""

    all: OnLike = OnLike.SKIP
    single: Mapping[int, OnLike] = field(default_factory=dict)

    def of(self, item: Item) -> OnLike:
        """What becomes of one."""
        return self.single.get(item.line, self.all)


def bring_in(
    workspace: Workspace,
    planned: Plan,
    likes: Likes | OnLike,
    progress: Progress | None = None,
    stop: Callable[[], bool] = bool,
) -> Brought:
    """Do it. Blocks; after each hundred rows others have their turn, and `stop` is asked.

    Where nothing more can be saved it ends with that `error`; what was saved until then stays and can be taken back,
    for what was brought in is kept in mind (`memory`).
    """
    work = _Work(planned.kind, likes if isinstance(likes, Likes) else Likes(likes))
    begun = Import(new_uuid7(), workspace.now(), planned.sheet.name, planned.kind)
    usable = planned.usable
    for start in range(0, len(usable), AT_ONCE):
        if stop():
            work.found.stopped = True
            break
        if progress is not None:
            progress(start, len(usable))
        before = work.found.mark()
        try:
            with batch(workspace) as doing:
                for item in usable[start : start + AT_ONCE]:
                    work.take(doing, item)
                if work.found.dones:
                    note(doing.conn, begun, work.found.dones, work.found.made + work.found.filled)
        except ReplicaError as error:
            work.found.back_to(before, error)
            break
    return work.found


class _Work:
    """One import on its way in."""

    def __init__(self, kind: str, likes: Likes) -> None:
        self._kind, self._likes = kind, likes
        self._spec: CommandSpec = making_spec(kind)
        self._made: dict[int, str] = {}
        self._accounts: dict[str, str] = {}
        self.found = Brought()

    def take(self, doing: Batch, item: Item) -> None:
        """Bring one row in, or note why it stays out."""
        wanted = self._likes.of(item)
        try:
            if item.like is None or wanted is OnLike.MAKE:
                self._make(doing, item)
            elif wanted in CHANGING and self._kind in FILLS:
                self._fill(doing, item, item.like.id or self._made.get(item.like.line, ""), wanted)
            else:
                self.found.skipped += 1
        except ReplicaError:
            raise
        except UserError as error:
            self.found.failed.append((item, error))

    def _make(self, doing: Batch, item: Item) -> None:
        done = doing.do(self._spec.name, self._args(doing, item))
        self.found.dones.append(done)
        self.found.made += 1
        self._made[item.line] = done.subject_id

    def _fill(self, doing: Batch, item: Item, row_id: str, wanted: OnLike) -> None:
        row = doing.get(self._kind, row_id) if row_id else None
        entity = ENTITIES[self._kind]
        given = self._args(doing, item) if row is not None else {}
        changes = {
            name: value
            for name, value in given.items()
            if name in entity.by_name and entity.by_name[name].editable and value
            if _differs(getattr(row, name), value, wanted)
        }
        self._made.setdefault(item.line, row_id)
        if not changes:
            self.found.skipped += 1
            return
        self.found.dones.append(doing.do(FILLS[self._kind], {f"{self._kind}_id": row_id, "changes": changes}))
        self.found.filled += 1

    def _args(self, doing: Batch, item: Item) -> dict[str, Any]:
        """The arguments, with the id of an account that is made first where there is none yet."""
        if not item.account:
            return dict(item.args)
        if item.account.casefold() not in self._accounts:
            done = doing.do("account.add", {"name": item.account, "account_id": new_uuid7()})
            self.found.dones.append(done)
            self.found.accounts += 1
            self._accounts[item.account.casefold()] = done.subject_id
        return {**item.args, "account_id": self._accounts[item.account.casefold()]}


def _differs(known: Any, value: Any, wanted: OnLike) -> bool:
    """Whether a value of the file is to be written: where nothing is known, or, to update, something else."""
    given = tuple(value) if isinstance(value, list) else value
    return not known or (wanted is OnLike.UPDATE and known != given)


def numbers(dones: Sequence[Done]) -> str:
    """The numbers of commands in the outbox as people write them: `12-4011, 4020`."""
    runs = runs_of([done.seq for done in dones])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def save_rest(
    sheet: Sheet, rest: Sequence[tuple[Item, UserError]], path: Path, say: Callable[[UserError], str] = str
) -> None:
    """Write what was set aside to a CSV file, with line and reason, to be mended and brought in again.

    Raises `DiskFull`, `BadInput`.
    """
    with replacing(path) as out:
        for row in _rest(sheet, rest, say):
            out.write(row)


def _rest(sheet: Sheet, rest: Sequence[tuple[Item, UserError]], say: Callable[[UserError], str]) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf"
    for cells in (
        (*sheet.header, "line", "reason"),
        *((*_cells(sheet, item), str(item.line), say(why)) for item, why in rest),
    ):
        text = io.StringIO(newline="")
        csv.writer(text).writerow([disarmed(cell) for cell in cells])
        yield text.getvalue().encode()


def _cells(sheet: Sheet, item: Item) -> tuple[str, ...]:
    width = len(sheet.header)
    cells = item.cells or (item.text,)
    return (*cells, *[""] * width)[:width]
