"""What the window is given to open profiles with. The composition root provides it; the screens know only this much.

All methods block and are called off the UI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from prm_desktop.profiles import Profile
from prm_desktop.replica.salvage import Salvaged
from prm_desktop.services.documents import Document, Documents
from prm_desktop.services.workspace import Workspace
from sync.scheduler import Scheduler


class OpenProfile(Protocol):
    """An open profile."""

    @property
    def profile(self) -> Profile:
        """Where it is and whose."""

    @property
    def workspace(self) -> Workspace:
        """What is in it."""

    @property
    def documents(self) -> Documents:
        """Its documents and attached files."""

    def fetch(self, document: Document, on_progress: Callable[[int, int], None] | None = None) -> None:
        """Bring a file here, unless it is. Raises `HubError`, `Busy`, `DiskFull`."""

    def move_files(self, on_moved: Callable[[str, int, int], None] | None = None) -> int:
        """Send and fetch what is due. Returns how many commands need not wait for their file any more.

        `on_moved` is called with the name of a file that is fetched, bytes and size, on the same thread.
        """

    @property
    def key_place(self) -> str:
        """Where the key of its copy is kept, for a person."""

    def scheduler(self) -> Scheduler:
        """What keeps it in step; made once."""

    def wait_for_news(self, seconds: float) -> bool:
        """Wait until the hub has something new, at most that long. Raises `HubError`."""

    def sign_out(self) -> None:
        """End the session at the hub and here. The copy and unsent work stay."""

    def new_recovery_code(self) -> str:
        """A new recovery code; the one before does not work any more. A demonstration has none: `BadInput`."""

    def sign_in_again(self, password: str) -> None:
        """Begin a new session for the same person. Raises `HubError`."""


class Root(Protocol):
    """The ways into the program."""

    @property
    def hub_url(self) -> str:
        """The hub that the person named when starting the program; may be empty."""

    @property
    def user(self) -> str:
        """Whose profile would be opened; may be empty."""

    @property
    def folder(self) -> Path | None:
        """The folder of the profile that would be opened; None where there is none yet."""

    def has_profile(self) -> bool:
        """Whether somebody has signed in to the profile that is meant."""

    def open(self, passphrase: str = "") -> OpenProfile:
        """Open it. Raises `Locked` where a passphrase or the recovery code is needed, and other `ReplicaError`s."""

    def demo(self) -> OpenProfile:
        """Open the demonstration."""

    def sign_in(self, hub_url: str, user: str, password: str, passphrase: str = "") -> tuple[OpenProfile, str]:
        """Sign in and open, with the recovery code of a new copy (else empty).

        Raises `HubError`, `BadInput`, and `Locked` where there is no keyring and no passphrase was given.
        """

    def recover(self, recovery_code: str, passphrase: str = "") -> OpenProfile:
        """Open with the recovery code, and put the key back. Raises `Locked` for a wrong code."""

    def is_damaged(self) -> bool:
        """Whether a page of the copy could not be read when it was last used."""

    def repair(self, passphrase: str = "") -> Salvaged | None:
        """Save unsent work from a damaged copy into a fresh one; None where it is whole. Raises `ReplicaError`."""

    def close(self) -> None:
        """Close everything that was opened."""
