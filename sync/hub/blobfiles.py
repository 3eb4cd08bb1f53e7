"""The files of blobs: one folder that all workers share, whole ones named by their SHA-256, unfinished ones by whose.

FOLDER/ab/ab12…            whole, verified, never written again
FOLDER/uploads/USER.ab12…  what has arrived of an upload
FOLDER/trash/…             about to go
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sync.hub.ranges import Span

PIECE = 262_144
UPLOADS, TRASH = "uploads", "trash"


class BlobFiles:
    """The folder. Made with the first blob; several processes may work in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where a whole blob is."""
        return self.folder / sha256[:2] / sha256

    def has(self, sha256: str, size: int) -> bool:
        """Whether a blob is there in full length."""
        with suppress(OSError):
            return self.path(sha256).stat().st_size == size
        return False

    def read(self, sha256: str, span: Span) -> Iterator[bytes]:
        """These bytes of a blob, piece by piece. Raises `OSError`."""
        with self.path(sha256).open("rb") as file:
            file.seek(span.start)
            left = span.stop - span.start
            while left and (piece := file.read(min(PIECE, left))):
                left -= len(piece)
                yield piece

    def part(self, user_id: str, sha256: str) -> Path:
        """Where the beginning of an upload is."""
        return self.folder / UPLOADS / f"{user_id}.{sha256}"

    def write_part(self, part: Path, at: int, data: bytes) -> None:
        """Put bytes at an offset of an upload, durably. The same bytes may be put there twice."""
        part.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(part, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "r+b") as file:
            file.seek(at)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def verified(self, source: Path, sha256: str, size: int) -> Path | None:
        """A copy of the first `size` bytes, where they are what the hash says; None where not, or there is no file.

        It is a copy so that no late writer of the upload still holds what becomes the blob.
        """
        if not source.is_file():
            return None
        target = self.path(sha256).parent
        target.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new.", dir=target)
        digest, left = hashlib.sha256(), size
        with os.fdopen(handle, "wb") as made, source.open("rb") as file:
            while left and (piece := file.read(min(PIECE, left))):
                digest.update(piece)
                made.write(piece)
                left -= len(piece)
            made.flush()
            os.fsync(made.fileno())
        if not left and digest.hexdigest() == sha256:
            return Path(name)
        Path(name).unlink(missing_ok=True)
        return None

    def publish(self, made: Path, sha256: str) -> None:
        """Give a verified copy its name."""
        made.replace(self.path(sha256))

    def put(self, content: bytes) -> str:
        """Add a blob as it is; its name."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new.", dir=path.parent)
        with os.fdopen(handle, "wb") as made:
            made.write(content)
            made.flush()
            os.fsync(made.fileno())
        self.publish(Path(name), sha256)
        return sha256

    def to_trash(self, sha256: str) -> None:
        """Take a blob's name away; what it was is deleted by `empty_trash`."""
        bin_ = self.folder / TRASH
        bin_.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            self.path(sha256).replace(bin_ / f"{sha256}.{os.getpid()}")

    def empty_trash(self) -> None:
        """Delete what was thrown away."""
        for path in (self.folder / TRASH).glob("*"):
            path.unlink(missing_ok=True)

    def old_strays(self, seconds: float) -> Iterator[Path]:
        """Files that nothing has touched for so long: unfinished copies, and beginnings of uploads."""
        before = time.time() - seconds
        for path in (*self.folder.glob("*/.new.*"), *(self.folder / UPLOADS).glob("*.*")):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    yield path
