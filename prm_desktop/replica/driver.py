"""SQLCipher itself: how a connection is opened with its key, and what its errors mean to a person.

SQLCipher's driver has no error codes, only SQLite's fixed texts; they are read here and nowhere else. It answers a
wrong key, a foreign file and a damaged first page with one and the same error. They are told apart by the salt in the
first 16 bytes of the file, which is derived from the key, and by the key file and the first page that are kept
beside it.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher  # type: ignore[import-untyped]
from sqlalchemy.exc import DBAPIError

from prm_desktop.errors import Busy, Damaged, DiskFull, ForeignFile, Locked, ReplicaError
from prm_desktop.overtaken import Overtaken, Stop
from prm_desktop.replica.first_page import PAGE_BYTES, is_kept
from prm_desktop.replica.keys import KEY_BYTES, SALT_BYTES, key_fits, salt_of

MODULE = sqlcipher
"""The driver, for SQLAlchemy."""
DriverError = sqlcipher.Error
OLDEST_SQLITE = (3, 51, 3)
"""Before this version a write-ahead log could corrupt its database."""
BUSY_SECONDS = 10.0
"""How long a statement waits for another process before it gives up."""
READER_CACHE_KIB = 128 * 1024
"""At most; taken only as rows are read. A list of 100,000 rows sorts twice as fast where its pages stay decrypted."""
WRITER_CACHE_KIB = 32 * 1024
LOG_BYTES = 16 * 1024 * 1024
"""How large the write-ahead log may grow before it is copied into the file, and what stays of it on the disk.

With SQLite's own limit, a quarter of that, each page of a first load was copied twice as often.
"""
STEPS = 20_000
"""Steps of SQLite's machine, some milliseconds, after which a reader asks whether it is still wanted."""
PLAIN_HEADER = b"SQLite format 3\0"
PAGE_ONE_UNREADABLE = "file is not a database"


def check_driver() -> None:
    """Refuse to work with an SQLite that is known to lose data."""
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {sqlcipher.sqlite_version} is too old: at least 3.51.3 is needed")


def connect(path: Path, key: bytes, *, read_only: bool = False, patience: float = BUSY_SECONDS) -> Any:
    """A driver connection with its key and settings, in autocommit mode; the file must exist or it is made.

    `read_only` forbids writing by statements; the file is still opened for writing, as a write-ahead log needs.
    `patience`: seconds to wait for another process that writes.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a replica's key has 32 bytes")
    made = sqlcipher.connect(str(path), timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        made.execute("PRAGMA cipher_log_level = NONE")
        made.execute(f"PRAGMA key = \"x'{key.hex()}{salt_of(key).hex()}'\"")
        made.execute("PRAGMA cipher_memory_security = OFF")  # keys are wiped anyway; wiping every page halves the speed
        made.execute("PRAGMA temp_store = MEMORY")  # temporary files would not be encrypted
        made.execute("PRAGMA mmap_size = 0")
        made.execute(f"PRAGMA cache_size = -{READER_CACHE_KIB if read_only else WRITER_CACHE_KIB}")
        made.execute("PRAGMA synchronous = FULL")
        made.execute(f"PRAGMA journal_size_limit = {LOG_BYTES}")
        made.execute(f"PRAGMA wal_autocheckpoint = {LOG_BYTES // PAGE_BYTES}")
        made.execute(f"PRAGMA query_only = {int(read_only)}")
    except BaseException:
        made.close()
        raise
    return made


def why_unreadable(path: Path, key: bytes) -> ReplicaError:
    """What it means that the first page of this file cannot be read with this key."""
    with path.open("rb") as file:
        head = file.read(SALT_BYTES)
    size = path.stat().st_size
    kept = head != PLAIN_HEADER and size > PAGE_BYTES and is_kept(path, key)  # pages that it would make readable
    if head == salt_of(key) or key_fits(path, key) is True or kept:
        return damaged()
    if head == PLAIN_HEADER or size % PAGE_BYTES or not size:
        return ForeignFile(
            "“{name}” is not a local copy of PRM Desktop.",
            hint="It was left untouched. Move it away and start again, or choose another profile.",
            name=path.name,
        )
    return Locked(
        "The key does not fit “{name}”.",
        hint="It was left untouched. Unlock it with your passphrase or your recovery code.",
        name=path.name,
    )


def damaged() -> Damaged:
    """A page failed its check: what is safe, and what to do."""
    return Damaged(
        "Part of the local copy cannot be read any more.",
        hint="Nothing was deleted. Close the program and open it again to have it repaired, or run “prm-desktop doctor "
        "--repair”: unsent changes are saved into a fresh copy, and the rest is loaded from the hub again.",
    )


def _unwritable() -> ReplicaError:
    return ReplicaError(
        "The folder or the file of the local copy cannot be written.",
        hint="Check its permissions, whether the disk is mounted read-only, and whether another program such as a "
        "backup holds the file. What was saved before is safe.",
    )


def _disk_trouble() -> ReplicaError:
    return ReplicaError(
        "The disk reported an error.",
        title="The disk has a problem",
        hint="The last action changed nothing. Check the disk and its free space, and whether another program such as "
        "a backup holds the file, then try again.",
    )


def disk_error(error: OSError) -> ReplicaError:
    """What an error of the file system means to a person."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull("There was no space left to save this.")
    return _unwritable() if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS} else _disk_trouble()


MEANINGS = (
    ("disk is full", lambda: DiskFull("There was no space left to save this.")),
    ("is locked", lambda: Busy("Another program has held the local copy for too long.")),
    ("locking protocol", lambda: Busy("Another program has held the local copy for too long.")),
    ("malformed", damaged),
    (PAGE_ONE_UNREADABLE, damaged),
    ("readonly database", _unwritable),
    ("unable to open database file", _unwritable),
    ("disk i/o error", _disk_trouble),
)
"""Parts of SQLite's messages, and what they mean to a person. What is not listed is a defect of ours."""


def meaning(error: BaseException) -> ReplicaError | None:
    """What an error of the driver means to a person; None where it is a defect of ours, such as wrong SQL."""
    text = str(error).lower()
    return next((made() for part, made in MEANINGS if part in text), None)


@contextmanager
def translate_errors() -> Iterator[None]:
    """Turn what the world did to the file (full, locked, damaged, read-only) into its `ReplicaError`."""
    try:
        yield
    except (DriverError, DBAPIError) as error:
        known = meaning(error.orig or error if isinstance(error, DBAPIError) else error)
        if known is None:
            raise
        raise known from error


@contextmanager
def stoppable(raw: Any, stop: Stop) -> Iterator[None]:
    """Let statements of this driver connection end, wherever they are, once nobody wants their answer.

    Raises `Overtaken` then. The connection is as good as before; only what it was asked is given up.
    """
    raw.set_progress_handler(lambda: stop.stopped, STEPS)
    try:
        yield
    except (DriverError, DBAPIError) as error:
        if stop.stopped:
            raise Overtaken from error
        raise
    finally:
        raw.set_progress_handler(None, STEPS)
