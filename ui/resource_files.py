"""Data files that ship with the program, as paths, because Qt wants paths."""

from __future__ import annotations

from pathlib import Path

import resources


def resource(name: str) -> Path:
    """A file below `resources/`; the program is always installed as a folder, so it is a real file."""
    return Path(next(iter(resources.__path__))) / name
