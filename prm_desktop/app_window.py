"""What the window opens profiles with: the composition root behind `ui.root.Root`."""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from prm_desktop import app, logs
from prm_desktop.app_repair import repair_file
from prm_desktop.errors import NotFound, NotSignedIn
from prm_desktop.profiles import Profile
from prm_desktop.replica import damage, keys
from prm_desktop.replica.salvage import Salvaged


class WindowRoot:
    """The ways into the program that the window is given (`ui.root.Root`). Whatever it opens, `close` closes."""

    def __init__(self, wanted: app.Wanted, hub_url: str = "") -> None:
        self._wanted = wanted
        self._hub_url = hub_url
        self._opened = ExitStack()

    @property
    def hub_url(self) -> str:
        """The hub that was named at the start, else the profile's; may be empty."""
        profile = self._profile()
        return self._hub_url or (profile.hub_url if profile else "")

    @property
    def user(self) -> str:
        """Whose profile would be opened; may be empty."""
        profile = self._profile()
        return profile.user if profile else ""

    @property
    def folder(self) -> Path | None:
        """The folder of the profile that would be opened; None where there is none yet."""
        profile = self._profile()
        return profile.folder if profile else None

    def has_profile(self) -> bool:
        """Whether somebody has signed in to the profile that is meant. Raises `BadInput` where that is not clear."""
        profile = self._profile()
        return profile is not None and profile.known and profile.replica.exists()

    def _profile(self) -> Profile | None:
        try:
            return app.chosen(self._wanted)
        except (NotFound, NotSignedIn):
            return None

    def open(self, passphrase: str = "") -> app.Session:
        """Open it. Raises `Locked` where a passphrase or the recovery code is needed, and other `ReplicaError`s."""
        secrets = app.Secrets(passphrase=passphrase) if passphrase else app.Secrets.of_environment()
        return self._entered(app.open_session(self._wanted, secrets))

    def demo(self) -> app.Session:
        """Open the demonstration."""
        name = self._wanted.profile if self._wanted.demo else ""
        return self._entered(app.open_session(app.Wanted(name, demo=True)))

    def sign_in(self, hub_url: str, user: str, password: str, passphrase: str = "") -> tuple[app.Session, str]:
        """Sign in and open, with the recovery code of a new copy (else empty).

        Raises `HubError`, `BadInput`, and `Locked` where there is no keyring and no passphrase was given.
        """
        if passphrase:
            keys.check_chosen(passphrase)
        secrets = app.Secrets(passphrase=passphrase) if passphrase else app.Secrets.of_environment()
        session, code = self._opened.enter_context(app.sign_in(self._wanted, hub_url, user, password, secrets))
        logs.configure(session.profile.logs)
        return session, code

    def recover(self, recovery_code: str, passphrase: str = "") -> app.Session:
        """Open with the recovery code, and put the key back. Raises `Locked` for a wrong code."""
        secrets = app.Secrets(passphrase=passphrase) if passphrase else app.Secrets.of_environment()
        app.recover(self._wanted, recovery_code, secrets)
        return self.open(passphrase)

    def is_damaged(self) -> bool:
        """Whether a page of the copy could not be read when it was last used."""
        profile = self._profile()
        return profile is not None and damage.is_noted(profile.replica)

    def repair(self, passphrase: str = "") -> Salvaged | None:
        """Save unsent work from a damaged copy into a fresh one; None where it is whole. Raises `ReplicaError`."""
        secrets = app.Secrets(passphrase=passphrase) if passphrase else app.Secrets.of_environment()
        return repair_file(self._wanted, secrets)

    def close(self) -> None:
        """Close everything that was opened."""
        self._opened.close()

    def _entered(self, opening: AbstractContextManager[app.Session]) -> app.Session:
        session = self._opened.enter_context(opening)
        logs.configure(session.profile.logs)
        return session
