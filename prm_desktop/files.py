"""Small files that are there whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from prm_desktop.errors import BadInput, ReplicaError

PRIVATE = 0o600


def write_atomic(path: Path, data: bytes) -> None:
    """Replace a file's content durably; readable by its owner only. Raises `OSError`; then the old content stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # made with 0600
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        made.replace(path)
    except BaseException:
        with suppress(OSError):
            made.unlink()
        raise
    flush(path.parent)


def write_chunks(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file that a person asked for, whole or not at all. Raises `ReplicaError`."""
    try:
        write_atomic(path, b"".join(chunks))
    except OSError as error:
        raise ReplicaError("“{name}” could not be written: {reason}.", name=path.name, reason=error.strerror) from error


def read_whole(path: Path, most: int) -> bytes:
    """The content of a file that a person chose. Raises `BadInput` where it cannot be read or has more bytes."""
    try:
        if path.stat().st_size > most:
            raise BadInput("“{name}” is too large; please split it.", name=path.name)
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput("“{name}” cannot be read: {reason}.", name=path.name, reason=reason) from error


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Replace a JSON file durably. Raises `OSError`."""
    write_atomic(path, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())


def read_json(path: Path) -> dict[str, Any] | None:
    """A JSON object; None where there is no such file, or it holds something else. Raises `OSError` otherwise."""
    try:
        content = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def flush(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
