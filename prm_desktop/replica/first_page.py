"""The first page of a replica's file, kept beside it: without it none of the other pages could be found.

It holds where SQLite's list of tables begins, and changes only with that. Kept is the page as it stands in the file, so
encrypted; put before a copy of a file whose first page is damaged, it makes the rest readable. Such a copy is for
reading: what the page says of the file's length and free pages may be out of date.

SQLCipher's page: 4,096 bytes, of which the first page begins with the salt and every one ends with an initial vector
and an HMAC (AES-256-CBC, HMAC-SHA-512; https://www.zetetic.net/sqlcipher/design/).
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from prm_desktop.files import write_atomic
from prm_desktop.replica.keys import SALT_BYTES, salt_of

log = logging.getLogger(__name__)
PAGE_BYTES = 4096
VECTOR = slice(PAGE_BYTES - 80, PAGE_BYTES - 64)
MARK = slice(PAGE_BYTES - 64, PAGE_BYTES)
BODY = slice(SALT_BYTES, PAGE_BYTES - 80)
COOKIE, CHANGES, FREE, CHANGES_AGAIN = slice(40, 44), slice(24, 28), slice(32, 40), slice(92, 96)
"""Places in SQLite's header: the number of the schema; of changes, twice; the free pages."""
PASSING = (slice(24, 40), slice(92, 100))
"""What else differs between two states of a file with the same tables."""


def kept_page(replica: Path) -> Path:
    """Where the first page of a replica is kept."""
    return replica.with_name(f"{replica.stem}.page1")


def keep(replica: Path, key: bytes, raw: Any) -> None:
    """Keep the first page of this file, unless it is kept already. `raw`: a driver connection to it.

    A folder that cannot be written is no reason not to open the file.
    """
    page = _page(replica)
    if _number(_plain(page, key)) != _schema(raw):  # it stands in the write-ahead log as yet
        raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        page = _page(replica)
    plain = _plain(page, key)
    if plain is None or _number(plain) != _schema(raw):
        return
    before = _plain(_page(kept_page(replica)), key)
    if before is None or _lasting(before) != _lasting(plain):
        try:
            write_atomic(kept_page(replica), salt_of(key) + page[SALT_BYTES:])
        except OSError as error:
            log.info("the first page could not be kept: %s", error)


def is_kept(replica: Path, key: bytes) -> bool:
    """Whether a page is kept that this key fits; then it is the replica's key."""
    return _plain(_page(kept_page(replica)), key) is not None


@contextmanager
def mended(damaged: Path, replica: Path, key: bytes) -> Iterator[Path | None]:
    """A copy of a damaged file and its log with the page that was kept for `replica`, until the block ends.

    None where none was kept. Raises `OSError`.
    """
    plain = _plain(_page(kept_page(replica)), key)
    if plain is None:
        yield None
        return
    made = replica.with_name(f".{replica.name}.mended")
    try:
        for suffix in ("", "-wal"):
            source = damaged.with_name(f"{damaged.name}{suffix}")
            if source.exists():
                shutil.copyfile(source, made.with_name(f"{made.name}{suffix}"))
        with made.open("r+b") as file:
            file.write(_sealed(_of_any_length(plain), key))
        yield made
    finally:
        for suffix in ("", "-wal", "-shm"):
            made.with_name(f"{made.name}{suffix}").unlink(missing_ok=True)


def _page(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(PAGE_BYTES)
    except OSError:
        return b""


def _schema(raw: Any) -> int:
    return int(raw.execute("PRAGMA schema_version").fetchone()[0])


def _number(plain: bytes | None) -> int:
    return int.from_bytes(plain[COOKIE], "big") if plain else -1


def _lasting(plain: bytes) -> bytes:
    changed = bytearray(plain)
    for place in PASSING:
        changed[place] = bytes(place.stop - place.start)
    return bytes(changed)


def _of_any_length(plain: bytes) -> bytes:
    """The page without free pages, and so that SQLite asks the file for its length: both counts of changes differ."""
    changed = bytearray(plain)
    changed[FREE] = bytes(8)
    changed[CHANGES], changed[CHANGES_AGAIN] = b"\0\0\0\1", b"\0\0\0\2"
    return bytes(changed)


def _plain(page: bytes, key: bytes) -> bytes | None:
    """What the page says, in SQLite's own places; None where it is damaged, or of another key."""
    if len(page) != PAGE_BYTES or not hmac.compare_digest(page[MARK], _mark(page, key)):
        return None
    found = _cipher(key, page[VECTOR]).decryptor()
    return bytes(SALT_BYTES) + found.update(page[BODY]) + found.finalize()


def _sealed(plain: bytes, key: bytes) -> bytes:
    vector = os.urandom(VECTOR.stop - VECTOR.start)
    made = _cipher(key, vector).encryptor()
    page = salt_of(key) + made.update(plain[BODY]) + made.finalize() + vector
    return page + _mark(page, key)


def _cipher(key: bytes, vector: bytes) -> Cipher[modes.CBC]:
    return Cipher(algorithms.AES(key), modes.CBC(vector))


def _mark(page: bytes, key: bytes) -> bytes:
    salt = bytes(byte ^ 0x3A for byte in salt_of(key))
    marking = hashlib.pbkdf2_hmac("sha512", key, salt, 2, 32)
    return hmac.digest(marking, page[SALT_BYTES : VECTOR.stop] + (1).to_bytes(4, "little"), "sha512")
