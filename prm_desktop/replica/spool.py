"""Pieces of data that are too many for memory, in a file until they are read.

The file is encrypted with a key that is never stored: what a killed program leaves behind nobody can read, and a later
program removes it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from prm_desktop.files import PRIVATE
from prm_desktop.replica.database import remove_stale
from prm_desktop.replica.driver import connect, disk_error, translate_errors
from prm_desktop.replica.keys import KEY_BYTES


class Spool:
    """Pieces in the order they were added, to be read as often as needed. Raises `ReplicaError`s such as `DiskFull`."""

    def __init__(self, replica: Path) -> None:
        """`replica`: the file beside which it is kept."""
        remove_stale(replica)
        self._path = replica.with_name(f".{replica.name}.{secrets.token_hex(8)}.new")
        try:
            self._path.touch(PRIVATE)
        except OSError as error:
            raise disk_error(error) from error
        with translate_errors():
            self._raw = connect(self._path, secrets.token_bytes(KEY_BYTES))
            self._raw.execute("PRAGMA journal_mode = OFF")  # nobody will ever want it back after a crash
            self._raw.execute("PRAGMA synchronous = OFF")
            self._raw.execute("CREATE TABLE piece (n INTEGER PRIMARY KEY, data BLOB NOT NULL)")
            self._raw.execute("BEGIN")

    def add(self, piece: bytes) -> None:
        """Keep one more piece."""
        with translate_errors():
            self._raw.execute("INSERT INTO piece (data) VALUES (?)", (piece,))

    def __iter__(self) -> Iterator[bytes]:
        """All pieces, one at a time in memory."""
        cursor = self._raw.cursor()
        try:
            with translate_errors():
                cursor.execute("SELECT data FROM piece ORDER BY n")
                while (found := cursor.fetchone()) is not None:
                    yield bytes(found[0])
        finally:
            cursor.close()

    def close(self) -> None:
        """Remove the file."""
        self._raw.close()
        with suppress(OSError):
            self._path.unlink()
