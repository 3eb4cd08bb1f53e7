"""The replica's file: created whole or not at all, opened with its key, written by one at a time, read by many.

    with db.write() as conn: ...   one transaction, durable when the block ends; undone where it raises
    with db.read() as conn: ...    a snapshot: what other threads and processes write meanwhile is not seen

Several processes may have the same file open. Nothing here ever deletes or replaces a replica.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from prm_desktop.clock import utc_now
from prm_desktop.errors import Damaged, ForeignFile, NotFound, ReplicaError
from prm_desktop.files import PRIVATE, flush
from prm_desktop.overtaken import Overtaken, current
from prm_desktop.replica import damage, first_page, migrations
from prm_desktop.replica.driver import (
    BUSY_SECONDS,
    MODULE,
    DriverError,
    check_driver,
    connect,
    disk_error,
    meaning,
    stoppable,
    translate_errors,
    why_unreadable,
)
from prm_desktop.replica.schema import APPLICATION_ID

READERS = 4
"""Reader connections that are kept open; more are opened while more threads read at once."""
STALE_SECONDS = 3600
"""After this time an unfinished new file is left over from a program that was stopped."""


class Database:
    """An open replica. Thread-safe. All errors that the world causes are `ReplicaError`s."""

    def __init__(
        self, path: Path, key: bytes, now: Callable[[], str] = utc_now, patience: float = BUSY_SECONDS
    ) -> None:
        """Use `Database.open` or `Database.create`."""
        self.path = path
        self._key = key
        self._now = now
        self._writer = _engine(lambda: connect(path, key, patience=patience), "BEGIN IMMEDIATE", 1, 0)
        self._readers = _engine(lambda: connect(path, key, read_only=True, patience=patience), "BEGIN", READERS, 60)
        self._lock = threading.Lock()
        self._writing_thread = 0
        self._watch_lock = threading.Lock()
        self._watch: Any = None

    @classmethod
    def create(cls, path: Path, key: bytes, now: Callable[[], str] = utc_now) -> Database:
        """Make a new replica and open it. A program killed meanwhile leaves no file of this name.

        Raises `ReplicaError` where the file exists already or cannot be made.
        """
        check_driver()
        remove_stale(path)
        made = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.new")
        try:
            with translate_errors():
                _fill(made, key)
            _publish(made, path)
        except OSError as error:
            raise disk_error(error) from error
        finally:
            with suppress(OSError):
                made.unlink(missing_ok=True)
        return cls.open(path, key, now)

    @classmethod
    def open(cls, path: Path, key: bytes, now: Callable[[], str] = utc_now, patience: float = BUSY_SECONDS) -> Database:
        """Open a replica, and bring it up to date where an older program made it (after a backup copy).

        `patience`: seconds that it waits for another process, now and later, before it is `Busy`.

        Raises `NotFound`, `Locked` (wrong key), `ForeignFile`, `NewerReplica`, `Damaged`, `Busy` or `DiskFull`; then
        the file is left as it is.
        """
        check_driver()
        if not path.is_file():
            raise NotFound("There is no local copy at “{path}”.", path=path)
        with _readable(path, key, patience) as raw, translate_errors():
            migrations.check_and_upgrade(raw, path, now)
            first_page.keep(path, key, raw)
        return cls(path, key, now, patience)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One writing transaction; the only one in this process, and between processes.

        Committed and on disk when the block ends, undone where it raises. Raises `ReplicaError`s such as `Busy` and
        `DiskFull`, and `RuntimeError` for a transaction within a transaction of the same thread.
        """
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("db.write() within db.write(): pass the connection on instead")
        with self._lock:
            self._writing_thread = threading.get_ident()
            try:
                with self._transaction(self._writer) as conn:
                    yield conn
            finally:
                self._writing_thread = 0

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot of the committed rows, from the first statement of the block to its end.

        Raises `ReplicaError`, and `Overtaken` where the work that reads is not wanted any more (`overtaken.heeding`).
        """
        stop = current()
        if stop is None:
            with self._transaction(self._readers) as conn:
                yield conn
            return
        if stop.stopped:
            raise Overtaken
        with self._transaction(self._readers) as conn, stoppable(conn.connection.driver_connection, stop):
            yield conn

    @contextmanager
    def scratch(self) -> Iterator[Any]:
        """A driver connection at a snapshot, in which temporary tables can be made in memory; they end with it.

        Keeps nobody from writing. Raises `ReplicaError`.
        """
        with translate_errors():
            raw = connect(self.path, self._key)
            try:
                raw.execute("BEGIN")
                yield raw
            finally:
                raw.close()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        with translate_errors(), engine.connect() as conn:
            try:
                with conn.begin():
                    yield conn
            except Exception as error:
                # After a page that failed its check, SQLCipher refuses every page on that connection.
                if isinstance(meaning(error), Damaged):
                    conn.invalidate()
                    damage.note(self.path)
                raise

    def data_version(self) -> int:
        """A number that changes whenever anybody, here or in another process, has written to the file."""
        with self._watch_lock, translate_errors():
            if self._watch is None:
                self._watch = connect(self.path, self._key, read_only=True)
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def integrity(self) -> list[str]:
        """What is wrong with the file, page by page; empty where nothing is. Takes seconds for a large file."""
        checks = ("PRAGMA cipher_integrity_check", "PRAGMA quick_check")
        found: list[str] = []
        for check in checks:
            raw = connect(self.path, self._key, read_only=True)
            try:
                found += [str(row[0]) for row in raw.execute(check) if row[0] != "ok"]
            except DriverError as error:
                found.append(str(error))
            finally:
                raw.close()
        return found

    def backup(self, label: str) -> Path:
        """An encrypted copy beside the file, named with the label and the time; the newest two of a label are kept."""
        with translate_errors():
            raw = connect(self.path, self._key)
            try:
                return migrations.backup(raw, self.path, label, self._now())
            finally:
                raw.close()

    def close(self) -> None:
        """Close all connections. Every transaction must have ended."""
        self._readers.dispose()
        self._writer.dispose()
        with self._watch_lock:
            if self._watch is not None:
                self._watch.close()
                self._watch = None


def insert_many(conn: Connection, sql: str, rows: Sequence[Sequence[Any]]) -> int:
    """Run a statement with `?` for each row on the driver's own cursor: twice as fast as SQLAlchemy.

    Returns the number of rows changed.
    """
    cursor = conn.connection.cursor()
    try:
        cursor.executemany(sql, rows)
        return int(cursor.rowcount)
    finally:
        cursor.close()


def _engine(creator: Callable[[], Any], begin: str, size: int, overflow: int) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=MODULE,
        hide_parameters=True,  # an error's text may end up in a log
        creator=creator,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=overflow,
        pool_use_lifo=True,  # the connection whose cache is warm first
    )

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        conn.connection.cursor().execute(begin).close()

    return engine


@contextmanager
def _readable(path: Path, key: bytes, patience: float) -> Iterator[Any]:
    """A connection to a file that is a replica with this key. Raises what is the matter where it is not."""
    if not path.stat().st_size:
        raise why_unreadable(path, key)
    raw = None
    try:
        raw = connect(path, key, patience=patience)
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        application = raw.execute("PRAGMA application_id").fetchone()[0]
    except DriverError as error:
        if raw is not None:
            raw.close()
        found = meaning(error)
        raise why_unreadable(path, key) if isinstance(found, Damaged) else found or error from error
    try:
        if application != APPLICATION_ID:
            raise ForeignFile("“{name}” is not a local copy of PRM Desktop.", name=path.name)
        yield raw
    finally:
        raw.close()


def _fill(path: Path, key: bytes) -> None:
    raw = connect(path, key)
    try:
        path.chmod(PRIVATE)
        raw.execute("PRAGMA synchronous = OFF")  # it is flushed whole before it gets its name
        raw.execute("PRAGMA journal_mode = MEMORY")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.build(raw)
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _publish(made: Path, path: Path) -> None:
    """Give a finished file its name, unless another file has it."""
    flush(made)
    try:
        os.link(made, path)
    except FileExistsError:
        raise ReplicaError("There is a local copy already.", hint="Open it instead.") from None
    except OSError:  # a file system without hard links
        if path.exists():
            raise ReplicaError("There is a local copy already.", hint="Open it instead.") from None
        made.rename(path)
    flush(path.parent)


def remove_stale(path: Path) -> None:
    """Remove unfinished files beside a replica that programs left behind when they were stopped."""
    for left in path.parent.glob(f".{path.name}.*.new*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                left.unlink()
