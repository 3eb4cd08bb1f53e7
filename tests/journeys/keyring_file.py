"""A keyring for computers of a journey: it keeps its secrets in a file there, so that no real keyring is needed."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend


class FileKeyring(KeyringBackend):
    """Chosen by name in the environment of the journeys' processes."""

    priority = 1.0

    def _read(self) -> dict[str, str]:
        kept: dict[str, str] = json.loads(self._file().read_text()) if self._file().exists() else {}
        return kept

    @staticmethod
    def _file() -> Path:
        return Path(os.environ["PRM_HOME"]) / "keyring.json"

    def get_password(self, service: str, username: str) -> str | None:
        """The secret of an entry."""
        return self._read().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        self._file().parent.mkdir(parents=True, exist_ok=True)
        self._file().write_text(json.dumps(self._read() | {f"{service}/{username}": password}))
