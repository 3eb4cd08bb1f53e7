"""Downloaded documents and attached files, encrypted, each named by the SHA-256 of what it holds.

A file is a magic number, then records of up to 64 KiB of content, each sealed by AES-256-GCM with a nonce of its own
under a key that is derived from the replica's. Each record knows its place and the size of the whole, so that none can
be moved, and any can be read alone: a download that broke off goes on behind its last whole record, and plaintext never
touches the disk.

    NAME.part   what has arrived; nothing of it counts before the hash of all of it is right
    NAME        whole and verified
"""

from __future__ import annotations

import hashlib
import os
import struct
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from prm_desktop import locks
from prm_desktop.errors import BadInput, Busy, Damaged, ReplicaError
from prm_desktop.files import PRIVATE, flush
from prm_desktop.replica.driver import disk_error

MAGIC = b"PRMBLOB1"
CHUNK = 65_536
NONCE, TAG = 12, 16
RECORD = NONCE + CHUNK + TAG
PART, LOCK = ".part", ".lock"


class Writer:
    """Takes content in order. `size` bytes of it make the file whole; more are refused."""

    def __init__(self, file: BinaryIO, seal: _Seal, at: int) -> None:
        self._file = file
        self._seal = seal
        self._rest = bytearray()
        self.at = at
        """How many bytes have been given so far."""

    def write(self, data: bytes) -> None:
        """Take the next bytes. Raises `ReplicaError` for more than there should be, `OSError`."""
        if self.at + len(data) > self._seal.size:
            raise ReplicaError("There were more bytes than there should be.")
        self._rest += data
        self.at += len(data)
        while len(self._rest) >= CHUNK or (self._rest and self.at == self._seal.size):
            index = (self.at - len(self._rest)) // CHUNK
            self._file.write(self._seal.sealed(bytes(self._rest[:CHUNK]), index))
            del self._rest[:CHUNK]


class _Seal:
    """The sealing of one blob's records."""

    def __init__(self, key: bytes, sha256: str, size: int) -> None:
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"prm-desktop blob " + bytes.fromhex(sha256))
        self._aead = AESGCM(derived.derive(key))
        self.size = size

    def sealed(self, content: bytes, index: int) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._aead.encrypt(nonce, content, self._place(index))

    def opened(self, record: bytes, index: int) -> bytes:
        return self._aead.decrypt(record[:NONCE], record[NONCE:], self._place(index))

    def _place(self, index: int) -> bytes:
        return MAGIC + struct.pack(">QQ", self.size, index)


class Vault:
    """A folder of encrypted files. Safe for use from several threads and processes."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._key = key

    def path(self, sha256: str) -> Path:
        """Where a whole file is."""
        return self.folder / sha256

    def has(self, sha256: str) -> bool:
        """Whether it is here, whole."""
        return self.path(sha256).is_file()

    def names(self, age: float = 0.0) -> set[str]:
        """What is here, whole, and has been for so many seconds."""
        before = time.time() - age
        whole = (item for item in self.folder.glob("*") if not item.suffix and not item.name.startswith("."))
        return {item.name for item in whole if item.stat().st_mtime <= before}

    def lock(self, sha256: str) -> AbstractContextManager[bool]:
        """Held by whoever writes this one; yields whether it was had. Never waits."""
        return locks.try_lock(self.folder / f"{sha256}{LOCK}")

    def begun(self, sha256: str) -> int:
        """How many bytes of content of an unfinished file can be kept."""
        with suppress(OSError):
            return max(self._part(sha256).stat().st_size - len(MAGIC), 0) // RECORD * CHUNK
        return 0

    @contextmanager
    def writing(self, sha256: str, size: int, at: int) -> Iterator[Writer]:
        """Write an unfinished file from `at` on, which `begun` has told, or 0. Raises `ReplicaError`."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(self._part(sha256), os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), PRIVATE)
            with os.fdopen(handle, "r+b") as file:
                file.truncate(len(MAGIC) + at // CHUNK * RECORD)
                file.seek(0)
                file.write(MAGIC)
                file.seek(0, os.SEEK_END)
                yield Writer(file, _Seal(self._key, sha256, size), at)
        except OSError as error:
            raise disk_error(error) from error

    def finish(self, sha256: str, size: int) -> bool:
        """Make an unfinished file visible, if it is what its name says; else forget it. Raises `ReplicaError`."""
        part = self._part(sha256)
        try:
            if not self._right(part, sha256, size):
                part.unlink(missing_ok=True)
                return False
            flush(part)
            part.replace(self.path(sha256))
            flush(self.folder)
        except OSError as error:
            raise disk_error(error) from error
        return True

    def seal(self, source: Path, limit: int) -> tuple[str, int]:
        """Take a copy of a person's file: its name here, and its size. Raises `BadInput`, `ReplicaError`."""
        try:
            sha256, size = _digest(source, limit)
            with self.lock(sha256) as free:
                if not free:
                    raise Busy("“{name}” is being fetched at the moment. Try again.", name=source.name)
                if self.has(sha256):
                    return sha256, size
                with source.open("rb") as file, self.writing(sha256, size, 0) as made:
                    while piece := file.read(CHUNK):
                        made.write(piece)
                whole = self.finish(sha256, size)
        except OSError as error:
            if error.filename == str(source) or isinstance(error, IsADirectoryError | FileNotFoundError):
                raise BadInput("“{name}” cannot be read.", name=source.name) from error
            raise disk_error(error) from error
        if not whole:
            raise BadInput("“{name}” was changed while it was read. Try again.", name=source.name)
        return sha256, size

    def seal_bytes(self, content: bytes) -> tuple[str, int]:
        """The same of what was never a file of its own. Raises `Busy`, `ReplicaError`."""
        sha256, size = hashlib.sha256(content).hexdigest(), len(content)
        with self.lock(sha256) as free:
            if not free:
                raise Busy("This file is being fetched at the moment. Try again.")
            if not self.has(sha256):
                with self.writing(sha256, size, 0) as made:
                    for start in range(0, size, CHUNK):
                        made.write(content[start : start + CHUNK])
                self.finish(sha256, size)
        return sha256, size

    def read(self, sha256: str, size: int, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The content from `start` up to `stop`. Raises `Damaged` where a record is not what was written."""
        yield from self._read(self.path(sha256), _Seal(self._key, sha256, size), start, size if stop is None else stop)

    def is_whole(self, sha256: str, size: int) -> bool:
        """Whether a file is here and holds what its name says. Reads all of it."""
        return self._right(self.path(sha256), sha256, size)

    def remove(self, sha256: str) -> None:
        """Delete a file, and what there is of an unfinished one. Raises `ReplicaError`."""
        try:
            for path in (self.path(sha256), self._part(sha256)):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise disk_error(error) from error

    def _part(self, sha256: str) -> Path:
        return self.folder / f"{sha256}{PART}"

    def _right(self, path: Path, sha256: str, size: int) -> bool:
        digest = hashlib.sha256()
        try:
            for piece in self._read(path, _Seal(self._key, sha256, size), 0, size):
                digest.update(piece)
        except Damaged:
            return False
        return digest.hexdigest() == sha256

    def _read(self, path: Path, seal: _Seal, start: int, stop: int) -> Iterator[bytes]:
        try:
            with path.open("rb") as file:
                if file.read(len(MAGIC)) != MAGIC:
                    raise _damaged()
                for index in range(start // CHUNK, -(-stop // CHUNK)):
                    file.seek(len(MAGIC) + index * RECORD)
                    content = seal.opened(file.read(RECORD), index)
                    if len(content) != min(CHUNK, seal.size - index * CHUNK):
                        raise _damaged()
                    yield content[max(start - index * CHUNK, 0) : stop - index * CHUNK]
        except FileNotFoundError as error:
            raise _damaged() from error
        except (InvalidTag, ValueError) as error:
            raise _damaged() from error
        except OSError as error:
            raise disk_error(error) from error


def _damaged() -> Damaged:
    return Damaged(
        "This file is damaged or missing on this computer.",
        title="The file cannot be opened",
        hint="Open it again while you are online: then it is fetched anew.",
    )


def _digest(source: Path, limit: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
            size += len(piece)
            if size > limit:
                raise BadInput("“{name}” is larger than {limit} MB.", name=source.name, limit=limit // 1_000_000)
    if not size:
        raise BadInput("“{name}” is empty.", name=source.name)
    return digest.hexdigest(), size
