"""That a page of a replica's file failed its check is noted beside it, so that the next start can offer to repair it.

The rest of the file goes on being used until a person wants that: a repair loads all rows from the hub again.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def note(replica: Path) -> None:
    """Remember that this file is damaged; where the folder cannot be written, nothing is remembered."""
    with suppress(OSError):
        _mark(replica).touch()


def is_noted(replica: Path) -> bool:
    """Whether damage was noticed since the file was made, or found whole."""
    return _mark(replica).exists()


def forget(replica: Path) -> None:
    """The file is whole."""
    with suppress(OSError):
        _mark(replica).unlink(missing_ok=True)


def _mark(replica: Path) -> Path:
    return replica.with_name(f"{replica.stem}.damaged")
