"""The window's ways into the program: what `ui.root` asks for, made of `prm_desktop.app`."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from prm_desktop import app
from prm_desktop.errors import BadInput, NotSignedIn, UserError
from prm_desktop.profiles import Profile
from prm_desktop.replica import keys
from prm_desktop.services.workspace import Workspace
from sync.scheduler import Scheduler
from sync.session import remember_identity

if TYPE_CHECKING:
    from sync.hub.embedded import EmbeddedHub


class Opened:
    """An open profile, as the window sees it. `passphrase`: what it was opened with, if with one."""

    def __init__(self, session: app.Session, passphrase: str = "") -> None:
        self._session = session
        self._passphrase = passphrase
        self._scheduler = session.scheduler()

    @property
    def profile(self) -> Profile:
        """Where it is and whose."""
        return self._session.profile

    @property
    def workspace(self) -> Workspace:
        """What is in it."""
        return self._session.workspace

    @property
    def key_place(self) -> str:
        """Where the key of its copy is kept, for a person."""
        return self._session.key_place

    def scheduler(self) -> Scheduler:
        """What keeps it in step; always the same one."""
        return self._scheduler

    def wait_for_news(self, seconds: float) -> bool:
        """Wait until the hub has something new, at most that long. Raises `HubError`."""
        return self._session.client.wait_for_change(self.workspace.status().cursor, seconds)

    def sign_out(self) -> None:
        """End the session at the hub and here. The copy and unsent work stay."""
        try:
            self._session.client.sign_out()
        except UserError:
            return  # the tokens are forgotten here in any case; the hub's copy of them runs out by itself

    def sign_in_again(self, password: str) -> None:
        """Begin a new session for the same person. Raises `HubError`."""
        session, profile = self._session, self.profile
        answer = session.client.sign_in(profile.user, password, device=platform.node())
        remember_identity(session.db, session.client.base_url, profile.user, answer)

    def new_recovery_code(self) -> str:
        """A new recovery code; the one before does not work any more. A demonstration has none: `BadInput`."""
        if self.profile.demo:
            raise BadInput("A demonstration has no recovery code: its data is made up.")
        store = app.Secrets().keyring()
        key = self.profile.unlock(store, passphrase=self._passphrase)
        return keys.new_recovery_code(self.profile.replica, key)


class WindowRoot:
    """Opens profiles for a window and closes them with it."""

    def __init__(self, wanted: app.Wanted, hub_url: str = "") -> None:
        self._wanted = wanted
        self._hub_url = hub_url
        self._stack = ExitStack()

    @property
    def hub_url(self) -> str:
        """The hub that the person named, or that the profile knows."""
        known = self._profile()
        return self._hub_url or (known.hub_url if known else "")

    @property
    def user(self) -> str:
        """Whose profile would be opened; may be empty."""
        known = self._profile()
        return known.user if known else ""

    @property
    def folder(self) -> Path | None:
        """The folder of the profile that would be opened; None where there is none yet."""
        known = self._profile()
        return known.folder if known else None

    def has_profile(self) -> bool:
        """Whether somebody has signed in to the profile that is meant."""
        known = self._profile()
        return bool(known and known.known and known.replica.exists())

    def open(self, passphrase: str = "") -> Opened:
        """Open it. Raises `Locked` where a passphrase or the recovery code is needed, and other `ReplicaError`s."""
        secrets = app.Secrets(passphrase) if passphrase else app.Secrets.of_environment()
        session = self._stack.enter_context(app.open_session(self._wanted, secrets))
        return Opened(session, secrets.passphrase)

    def demo(self) -> Opened:
        """Open the demonstration."""
        wanted = app.Wanted(self._wanted.profile if self._wanted.demo else "", demo=True)
        return Opened(self._stack.enter_context(app.open_session(wanted)))

    def sign_in(self, hub_url: str, user: str, password: str, passphrase: str = "") -> tuple[Opened, str]:
        """Sign in and open, with the recovery code of a new copy (else empty). Raises what `app.sign_in` raises."""
        secrets = app.Secrets(passphrase) if passphrase else app.Secrets.of_environment()
        entered = app.sign_in(self._wanted, hub_url, user, password, secrets)
        session, code = self._stack.enter_context(entered)
        return Opened(session, secrets.passphrase), code

    def recover(self, recovery_code: str, passphrase: str = "") -> Opened:
        """Open with the recovery code, and put the key back. Raises `Locked` for a wrong code."""
        app.recover(self._wanted, recovery_code, app.Secrets(passphrase))
        return self.open(passphrase)

    def close(self) -> None:
        """Close everything that was opened."""
        self._stack.close()

    def _profile(self) -> Profile | None:
        try:
            return app.chosen(self._wanted)
        except NotSignedIn:
            return None


class TourRoot:
    """Two colleagues at a demonstration hub of their own, in a folder that goes when the tour is over."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        folder = self._stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        os.environ["PRM_HOME"] = folder
        self._folder = Path(folder)
        self.hub: EmbeddedHub | None = None

    def colleagues(self) -> tuple[Opened, Opened]:
        """The one whose screen is shown, and a colleague of the same company elsewhere."""
        from sync.hub.embedded import EmbeddedHub

        hub = EmbeddedHub(self._folder / "hub.db")
        self._stack.callback(hub.stop)
        self.hub = hub
        first = next(item for item in hub.accounts if item.partner_id)
        second = next(
            item for item in hub.accounts if item.partner_id == first.partner_id and item.user_id != first.user_id
        )
        return self._enter(hub.url, first.user, first.password), self._enter(hub.url, second.user, second.password)

    def close(self) -> None:
        """Stop the hub and forget everything."""
        self._stack.close()

    def _enter(self, url: str, user: str, password: str) -> Opened:
        name = user.partition("@")[0]
        entered = app.sign_in(app.Wanted(name), url, user, password, app.Secrets(store=_Forgetful()))
        session, _ = self._stack.enter_context(entered)
        session.sync()
        return Opened(session)


class _Forgetful:
    """Keeps the keys of a tour as long as the tour lasts; the keyring of the computer is left alone."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, entry: str) -> str | None:
        """The secret of this entry."""
        return self._kept.get(entry)

    def put(self, entry: str, secret: str) -> None:
        """Keep a secret."""
        self._kept[entry] = secret

    def remove(self, entry: str) -> None:
        """Forget a secret."""
        self._kept.pop(entry, None)


def open_window(options: argparse.Namespace) -> int:
    """The window of the profile that the options name."""
    from ui.app_start import run_window

    root = WindowRoot(app.Wanted(options.profile, demo=options.demo), options.hub)
    return run_window(root, demo=options.demo, arguments=())
