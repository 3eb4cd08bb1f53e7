"""The folder of all files of a simulation: what machines keep, and what the hub has."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from functools import partial
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
LITERATURE = b"A document of the vendor. " * 3000
"""The one that everybody may fetch."""


class Folder:
    """The files of all machines and of the hub, in one process."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="prm-simulation-", dir=MEMORY if MEMORY.is_dir() else None))
        self.used = False
        """Whether a history has left something there."""
        atexit.register(partial(shutil.rmtree, self.path, ignore_errors=True))

    def keep(self) -> None:
        """What is there now is there at the beginning of each history."""
        shutil.copytree(self.path, self._kept())
        atexit.register(partial(shutil.rmtree, self._kept(), ignore_errors=True))

    def reset(self) -> None:
        """As it was when it was kept."""
        if self.used:
            shutil.rmtree(self.path)
            shutil.copytree(self._kept(), self.path)
            self.used = False

    def _kept(self) -> Path:
        return self.path.with_name(f"{self.path.name}-first")


def name_of(content: bytes) -> str:
    """The name of a file with this content."""
    return hashlib.sha256(content).hexdigest()
