"""A damaged replica: what cannot be had again is copied into a fresh one, the rest comes from the hub.

Saved are the outbox, the attention items and the single values (who this is, the tokens). Rows are not: the next sync
loads them, and the saved commands are replayed on them. The damaged file is kept beside, whole.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from prm_desktop.clock import utc_now
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.errors import Damaged, NotFound, ReplicaError
from prm_desktop.files import flush
from prm_desktop.replica import damage, first_page
from prm_desktop.replica.database import Database
from prm_desktop.replica.driver import DriverError, connect, disk_error, why_unreadable
from prm_desktop.replica.meta import Meta, get_meta, set_meta
from prm_desktop.replica.outbox import pending_count, renumber
from prm_desktop.replica.schema import ATTENTION, BLOB, META, OUTBOX, PIN

KEPT = (OUTBOX, ATTENTION, BLOB, PIN)
"""What cannot be loaded from the hub again."""
FORGOTTEN = {
    Meta.CURSOR, Meta.PHASE, Meta.RESUME, Meta.PROGRESS, Meta.TOTAL,
    Meta.DIGEST, Meta.DIGEST_AT, Meta.TALLY, Meta.COUNTED_AT, Meta.HELD, Meta.HOLD_LIFTED, Meta.SCOPES,
    Meta.SERVED,
}  # fmt: skip
"""Single values that describe the rows, which are not saved."""
HIGHEST = 2**40
"""No row has a higher number."""
Found = tuple[list[dict[str, Any]], bool]
"""The rows of a table, and whether that is all of them."""
MAX_FAILURES = 2000
"""How often a range is tried in vain before the rest of a table is given up; some milliseconds each."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved. `kept`: the damaged file; `incomplete`: tables of which something may be lost.

    `commands` are all that were kept, `unsent` those of them that wait for the hub.

    `renumbered`: what the hub knew this copy by is lost, so that commands it has already answered may be sent again.
    """

    kept: Path
    commands: int
    unsent: int
    attention: int
    values: int
    incomplete: tuple[str, ...]
    renumbered: bool


def salvage(path: Path, key: bytes, now: Callable[[], str] = utc_now) -> Salvaged:
    """Put a fresh replica with everything that could be saved in the place of a damaged one.

    No other process may have it open. Raises `Damaged` where nothing at all can be read, `Locked` for a wrong key,
    `NotFound`, `DiskFull` and other `ReplicaError`s; then the file stays as it is.
    """
    if not path.is_file():
        raise NotFound("There is no local copy at “{path}”.", path=path)
    kept = _keep(path, now())  # first: reading merges the log of a program that died into the file
    found = _read(path, key) or _read_mended(kept, path, key)
    if not found:
        _drop(kept)
        raise _beyond_repair(why_unreadable(path, key))
    fresh = path.with_name(f".{path.name}.salvaged")
    fresh.unlink(missing_ok=True)
    db = Database.create(fresh, key, now)
    try:
        with db.write() as conn:
            renumbered = _store(conn, {name: rows for name, (rows, _whole) in found.items()})
            unsent = pending_count(conn)
            counts = [conn.execute(select(func.count()).select_from(item)).scalar_one() for item in (OUTBOX, ATTENTION)]
    except BaseException:
        db.close()
        fresh.unlink()
        first_page.kept_page(fresh).unlink(missing_ok=True)
        raise
    db.close()
    _replace(fresh, path)
    incomplete = tuple(name for name, (_rows, whole) in found.items() if not whole)
    return Salvaged(kept, counts[0], unsent, counts[1], len(found[META.name][0]), incomplete, renumbered)


def _beyond_repair(why: ReplicaError) -> ReplicaError:
    """What is told instead of sending the person to this very repair again."""
    if not isinstance(why, Damaged):
        return why
    return Damaged(
        "Nothing at all can be read of the local copy, so nothing of it could be saved.",
        hint="The file was left as it is. Bring it back from a backup of this computer, such as a “.backup” file "
        "beside it. Without one, sign in with another profile: --profile NAME. Only what was not sent is missing "
        "there.",
    )


def _read(path: Path, key: bytes) -> dict[str, Found]:
    """What can be read of each table; nothing where that is nothing at all."""
    found = {table.name: _Reader(path, key, table).run() for table in (*KEPT, META)}
    return found if any(rows for rows, _whole in found.values()) else {}


def _read_mended(damaged: Path, path: Path, key: bytes) -> dict[str, Found]:
    """The same of a copy with the first page that is kept. Raises `ReplicaError` where the disk has no room for it."""
    try:
        with first_page.mended(damaged, path, key) as readable:
            return _read(readable, key) if readable else {}
    except OSError as error:
        _drop(damaged)
        raise disk_error(error) from error


class _Reader:
    """Reads what can be read of one table: halves of it, where the whole cannot be, down to single rows."""

    def __init__(self, path: Path, key: bytes, table: Table) -> None:
        self._path = path
        self._key = key
        self._raw: Any = None
        self._columns = self._there(table)
        self._select = f"SELECT rowid, {', '.join(self._columns)} FROM {table.name} WHERE rowid"  # noqa: S608 - declared names
        self._last = f"SELECT max(rowid) FROM {table.name}"  # noqa: S608 - declared names
        self._whole = True

    def _there(self, table: Table) -> list[str]:
        """The columns that the file has: one of an older version lacks the newest. All, where it cannot be asked."""
        declared = [column.name for column in table.columns]
        found = {str(row[0]) for row in self._try("SELECT name FROM pragma_table_info(?)", (table.name,)) or ()}
        return [name for name in declared if name in found] or declared

    def run(self) -> Found:
        """The rows, and whether that is all of them."""
        try:
            rows = self._all(self._end())
        finally:
            self._close()
        return [dict(zip(self._columns, row[1:], strict=True)) for row in rows], self._whole

    def _end(self) -> int:
        """The highest row number that can be reached."""
        found = self._try(self._last, ())
        if found is not None:
            return found[0][0] or 0
        self._whole = False
        low, high = 0, HIGHEST
        while low < high:
            middle = (low + high + 1) // 2
            if self._try(f"{self._select} >= ? ORDER BY rowid LIMIT 1", (middle,)) is None:
                high = middle - 1
            else:
                low = middle
        return low

    def _all(self, end: int) -> list[Sequence[Any]]:
        """The rows up to this number. A range that cannot be read is halved; wide ranges are tried first."""
        rows: list[Sequence[Any]] = []
        ranges = deque([(1, end)])
        failures = 0
        while ranges and failures < MAX_FAILURES:
            low, high = ranges.popleft()
            found = self._try(f"{self._select} BETWEEN ? AND ?", (low, high))
            if found is not None:
                rows += found
                continue
            self._whole = False
            failures += 1
            if low < high:
                middle = (low + high) // 2
                ranges += [(low, middle), (middle + 1, high)]
        return sorted(rows, key=lambda row: int(row[0]))

    def _try(self, sql: str, params: tuple[int | str, ...]) -> list[Sequence[Any]] | None:
        """The result; None where a damaged page is in the way, after which SQLCipher needs a new connection."""
        try:
            self._raw = self._raw or connect(self._path, self._key, read_only=True)
            rows: list[Sequence[Any]] = self._raw.execute(sql, params).fetchall()
        except DriverError:
            self._close()
            return None
        return rows

    def _close(self) -> None:
        if self._raw is not None:
            self._raw.close()
            self._raw = None


def _store(conn: Connection, found: dict[str, list[dict[str, Any]]]) -> bool:
    """Write what was saved. Returns whether the commands had to be numbered anew."""
    for table in KEPT:
        if found[table.name]:
            conn.execute(insert(table), found[table.name])
    known = {key.value for key in Meta} - FORGOTTEN
    values = {Meta(item["key"]): item["value"] for item in found[META.name] if item["key"] in known}
    set_meta(conn, values)
    lost = not get_meta(conn, Meta.CLIENT_ID) or not get_meta(conn, Meta.NEXT_MID)
    if lost and found[OUTBOX.name]:
        renumber(conn, new_uuid7())
    return lost and bool(found[OUTBOX.name])


def _keep(path: Path, now: str) -> Path:
    """A copy of the damaged file with its log, named with the time. Raises `ReplicaError`; then there is none."""
    stem = f"{path.stem}.damaged-{now.replace('-', '').replace(':', '')}"
    kept = path.with_name(f"{stem}{path.suffix}")
    for number in count(2):
        if not kept.exists():
            break
        kept = path.with_name(f"{stem}-{number}{path.suffix}")
    try:
        for source, copy in ((_log(path), _log(kept)), (path, kept)):
            if source.exists():
                shutil.copy2(source, copy)
                flush(copy)
        flush(path.parent)
    except OSError as error:
        _drop(kept)
        raise disk_error(error) from error
    return kept


def _drop(kept: Path) -> None:
    """Remove the copy again."""
    for copy in (kept, _log(kept)):
        copy.unlink(missing_ok=True)


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _replace(fresh: Path, path: Path) -> None:
    for left in (_log(path), path.with_name(f"{path.name}-shm")):  # the log would be replayed into the fresh file
        with suppress(FileNotFoundError):
            left.unlink()
    fresh.replace(path)
    with suppress(FileNotFoundError):
        first_page.kept_page(fresh).replace(first_page.kept_page(path))
    damage.forget(path)
    flush(path.parent)
