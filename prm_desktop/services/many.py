"""Many commands at once: saved in few transactions, and taken back together.

One by one, ten thousand commands would wait for the disk ten thousand times, and each that is taken back would have all
the others replayed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from prm_desktop.domain.checks import check_texts
from prm_desktop.domain.commands import Refusal, decode_command, with_new_ids
from prm_desktop.domain.entities import Row
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import NotFound, UserError
from prm_desktop.replica import blobs, outbox
from prm_desktop.replica.rows import ReplicaView
from prm_desktop.replica.transaction import Connection
from prm_desktop.services.filling import with_old_values
from prm_desktop.services.workspace import ATTACH, Done, Workspace

R = TypeVar("R", bound=Row)
AT_ONCE = 100
"""Commands per transaction: others who want to write wait for no more than these."""
Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One transaction, in which commands are done and their effects read."""

    workspace: Workspace
    conn: Connection

    def do(self, name: str, args: Mapping[str, Any]) -> Done:
        """As `Workspace.do`: where it raises, this command has changed nothing, and the others stay."""
        check_texts(args)
        filled = with_old_values(self.conn, name, args)
        return self.workspace.do_in(self.conn, decode_command(name, with_new_ids(name, filled)))

    def attach(self, kind: str, row_id: str, name: str, media_type: str, sha256: str, size: int) -> Done:  # noqa: PLR0913, PLR0917 - what a file is
        """Attach a file whose content the vault has."""
        blobs.note(self.conn, sha256, size, blobs.State.HERE, self.workspace.now())
        values = {"file_name": name, "sha256": sha256, "size": size, "media_type": media_type}
        return self.do(ATTACH, {"record_kind": kind, "record_id": row_id, **values})

    def find(self, row: type[R], **equals: Any) -> Sequence[R]:
        """The rows whose fields equal these values, as they are by now."""
        return ReplicaView(self.conn).find(row, **equals)

    def get(self, kind: str, row_id: str) -> Row | None:
        """A row as it is by now."""
        found: Row | None = ReplicaView(self.conn).get(ENTITIES[kind].row, row_id)
        return found


@contextmanager
def batch(workspace: Workspace) -> Iterator[Batch]:
    """Do some commands in one transaction. Raises `ReplicaError`; then none of them is done."""
    with workspace.db.write() as conn:
        yield Batch(workspace, conn)


@dataclass
class TakenBack:
    """What was taken back: per number the command that did it, 0 where it was never sent; and what stays, and why."""

    by: dict[int, int] = field(default_factory=dict)
    changed: frozenset[tuple[str, str]] = frozenset()
    stays: dict[int, UserError] = field(default_factory=dict)


def take_all_back(workspace: Workspace, seqs: Sequence[int], progress: Progress | None = None) -> TakenBack:
    """Take these commands back, the last one first.

    What was never sent goes together; the rest by its inverse. One that cannot be taken back does not hold up the
    others. Raises `ReplicaError`.
    """
    found = TakenBack()
    with workspace.db.write() as conn:
        gone, found.changed = outbox.withdraw_all(conn, seqs)
        for seq in gone:
            outbox.reopen_attention(conn, seq=seq)
    found.by = dict.fromkeys(gone, 0)
    rest = [seq for seq in reversed(seqs) if seq not in found.by]
    for start in range(0, len(rest), AT_ONCE):
        if progress is not None:
            progress(len(gone) + start, len(seqs))
        with workspace.db.write() as conn:
            for seq in rest[start : start + AT_ONCE]:
                _take_back(workspace, conn, seq, found)
    return found


def _take_back(workspace: Workspace, conn: Connection, seq: int, found: TakenBack) -> None:
    try:
        item = outbox.entry(conn, seq)
        if item is None:
            raise NotFound("This has been taken back already.")
        if item.inverse is None:
            raise Refusal("no_undo", "This has been sent and cannot be taken back.")
        name, args = item.inverse
        done = workspace.do_in(conn, decode_command(name, args))
    except UserError as error:
        found.stays[seq] = error
        return
    outbox.reopen_attention(conn, seq=seq)
    found.by[seq] = done.seq
    found.changed |= done.changed
