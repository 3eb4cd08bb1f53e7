"""Where the program keeps things on this machine. `PRM_HOME` moves all of it."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def home() -> Path:
    """The folder of all profiles; it need not exist yet."""
    chosen = os.environ.get("PRM_HOME", "").strip()
    if chosen:
        return Path(chosen).expanduser().absolute()
    return Path(platformdirs.user_data_path("prm-desktop", appauthor=False, roaming=False))


def profiles() -> Path:
    """The folder with one folder per profile."""
    return home() / "profiles"
