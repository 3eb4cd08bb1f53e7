"""The demonstration: an embedded hub in a folder of its own, and profiles of made-up people who are signed in to it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from prm_desktop import logs, profiles
from prm_desktop.app import (
    DEMO,
    Secrets,
    Session,
    Unlocked,
    Wanted,
    admitted,
    ask_in,
    key_place,
    open_unlocked,
)
from prm_desktop.credentials import KeyringStore
from prm_desktop.errors import BadInput
from prm_desktop.profiles import Profile
from sync.client import HubClient, MemoryTokens
from sync.hub.demo import Account
from sync.hub.embedded import EmbeddedHub


@contextmanager
def demo_session(wanted: Wanted) -> Iterator[Session]:
    """The demo profile, signed in to a hub that runs in this process for as long, with everything here."""
    name = wanted.profile or DEMO
    profile = profiles.open_or_create(name, demo=True)
    if not profile.demo:
        raise BadInput("The profile “{name}” holds real data; it is not for the demonstration.", name=name)
    with ExitStack() as stack:
        hub = stack.enter_context(_hub(profile.folder))
        session = stack.enter_context(_somebody(profile, hub))
        if not session.workspace.status().primed:
            session.sync()
        yield session


@contextmanager
def _hub(folder: Path) -> Iterator[EmbeddedHub]:
    hub = EmbeddedHub(folder / "hub.db")
    try:
        yield hub
    finally:
        hub.stop()


@contextmanager
def _somebody(profile: Profile, hub: EmbeddedHub) -> Iterator[Session]:
    """Whoever was here before, or the hub's first partner."""
    if profile.known and profile.replica.exists() and profile.hub_id == _hub_id(hub):
        secrets = Secrets()
        unlocked = Unlocked(profile, profile.unlock(KeyringStore()), key_place(profile, secrets))
        with open_unlocked(unlocked, hub.url) as session:
            if session.workspace.status().signed_in:
                yield session
                return
    with _signed_in(profile, hub, next(item for item in hub.accounts if item.partner_id)) as session:
        yield session


def _hub_id(hub: EmbeddedHub) -> str:
    asking = HubClient(hub.url, MemoryTokens())
    try:
        return asking.info().hub_id
    finally:
        asking.close()


@contextmanager
def _signed_in(profile: Profile, hub: EmbeddedHub, account: Account) -> Iterator[Session]:
    ticket = ask_in(hub.url, account.user, account.password)
    with admitted(profile, ticket, Secrets()) as (session, _):
        yield session


class TourCompany:
    """Two colleagues at a fresh demonstration hub, for the tour; all of it in a folder that vanishes with `close`."""

    def __init__(self) -> None:
        self._opened = ExitStack()

    def colleagues(self) -> tuple[Session, Session]:
        """The one whose screen is shown, and one elsewhere. Blocks for some seconds."""
        folder = Path(self._opened.enter_context(tempfile.TemporaryDirectory(prefix="prm-tour-")))
        os.environ["PRM_HOME"] = str(folder)  # from here on nothing of the person's own is touched
        hub = self._opened.enter_context(_hub(folder))
        first = next(item for item in hub.accounts if item.partner_id)
        second = next(item for item in hub.accounts if item.partner_id == first.partner_id and item != first)
        return self._arrives("tour", hub, first), self._arrives("colleague", hub, second)

    def _arrives(self, name: str, hub: EmbeddedHub, account: Account) -> Session:
        session = self._opened.enter_context(_signed_in(profiles.create(name, demo=True), hub, account))
        session.sync()
        return session

    def close(self) -> None:
        """Forget everything."""
        logs.configure()
        self._opened.close()
