"""The settings of a profile, each declared once: key, default, label, and what it may be.

Kept as JSON beside the profile. A value that does not fit any more falls back to its default; a key of a newer version
is kept as it is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from prm_desktop.errors import BadInput, ReplicaError
from prm_desktop.files import read_json, write_json

T = TypeVar("T", str, int, bool)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting. `choices`: value and label; `low` and `high` in `unit`, for whole numbers; `help`: one sentence."""

    key: str
    label: str
    group: str
    help: str = ""
    _: KW_ONLY
    default: T
    choices: tuple[tuple[T, str], ...] = ()
    low: int = 0
    high: int = 0
    unit: str = ""

    def fits(self, value: Any) -> bool:
        """Whether a value may be kept."""
        if type(value) is not type(self.default):
            return False
        if self.choices:
            return any(value == choice for choice, _label in self.choices)
        return type(value) is not int or self.low <= value <= self.high


APPEARANCE, NOTICES, SYNC = "Appearance", "Notifications", "Sync"

THEME = Setting(
    "theme", "Colours", APPEARANCE, default="system",
    choices=(("system", "Like the system"), ("light", "Light"), ("dark", "Dark")),
)  # fmt: skip
DENSITY = Setting(
    "density", "Row height", APPEARANCE, default="comfortable",
    choices=(("compact", "Compact"), ("comfortable", "Comfortable"), ("roomy", "Roomy")),
)  # fmt: skip
ZOOM = Setting("zoom", "Size of everything", APPEARANCE, default=100, low=80, high=200, unit="%")
LANGUAGE = Setting(
    "language", "Language", APPEARANCE, "Takes effect when the program is started again.", default="",
    choices=(("", "Like the system"), ("en", "English"), ("de", "Deutsch")),
)  # fmt: skip
NOTIFY = Setting("notify", "Tell me of new leads and of what is due soon", NOTICES, default=True)
QUIET_FROM = Setting(
    "quiet_from", "Quiet from", NOTICES, "Nothing is told in the quiet hours; it comes when they end.", default=20,
    low=0, high=23, unit="h",
)  # fmt: skip
QUIET_TO = Setting(
    "quiet_to", "Quiet until", NOTICES, "The same hour twice: there are no quiet hours.", default=7,
    low=0, high=23, unit="h",
)  # fmt: skip
TRAY = Setting("tray", "Show an icon beside the clock", NOTICES, "Never needed; it shows notifications.", default=False)
SYNC_INTERVAL = Setting(
    "sync_interval", "Ask the hub for news every", SYNC,
    "The hub also tells this program at once when something changes.", default=300, low=30, high=86400, unit="s",
)  # fmt: skip
WORK_OFFLINE = Setting(
    "work_offline", "Work offline", SYNC, "Nothing is sent or fetched until you go online again.", default=False
)

BLOB_LIMIT = Setting(
    "blob_limit", "Space for documents", SYNC,
    "What was longest unused makes room. What you keep offline and what is not sent yet always stays.",
    default=2_000, low=50, high=1_000_000, unit="MB",
)  # fmt: skip

SETTINGS: Mapping[str, Setting[Any]] = MappingProxyType(
    {
        item.key: item
        for item in (
            THEME, DENSITY, ZOOM, LANGUAGE, NOTIFY, QUIET_FROM, QUIET_TO, TRAY, SYNC_INTERVAL, WORK_OFFLINE,
            BLOB_LIMIT,
        )
    }
)  # fmt: skip
"""All settings, in the order of the settings page."""


class Settings:
    """The values of one profile. Thread-safe."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._values = read_json(path) or {}
        self._listeners: list[Callable[[str], None]] = []

    def get(self, setting: Setting[T]) -> T:
        """The value; the default where none was chosen."""
        with self._lock:
            value: Any = self._values.get(setting.key)
        chosen: T = value if setting.fits(value) else setting.default
        return chosen

    def set(self, setting: Setting[T], value: T) -> None:
        """Choose a value, durably. Raises `BadInput` where it does not fit, `ReplicaError` where it cannot be saved."""
        if not setting.fits(value):
            raise BadInput("“{label}” cannot be “{value}”.", label=setting.label, value=str(value)[:40])
        self._save({setting.key: value}, setting.key)

    def reset(self, setting: Setting[T]) -> None:
        """Go back to the default. Raises `ReplicaError` where it cannot be saved."""
        self._save({setting.key: None}, setting.key)

    def on_change(self, listener: Callable[[str], None]) -> None:
        """Be told the key of each setting that changes, on the thread that changes it."""
        self._listeners.append(listener)

    def _save(self, changes: Mapping[str, Any], key: str) -> None:
        with self._lock:
            merged = {**(read_json(self._path) or self._values), **changes}  # another process may have saved others
            values = {name: value for name, value in merged.items() if value is not None}
            try:
                write_json(self._path, values)
            except OSError as error:
                raise ReplicaError(
                    "The setting could not be saved: {reason}.", hint="Check the folder.", reason=error.strerror
                ) from error
            self._values = values
        for listener in self._listeners:
            listener(key)
