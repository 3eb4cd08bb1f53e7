"""Puts the parts of the client together: profile, key, replica, hub, engine, workspace. Only the ways in import it.

unlock ──▶ open_unlocked ──▶ Session          a profile that somebody has signed in to
sign_in ──▶ Session                           the same, made on the way where there is none
--demo: an embedded hub lives as long as the session, in the demo profile's own folder
"""

from __future__ import annotations

import os
import platform
import random
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from prm_desktop import profiles
from prm_desktop.clock import elapsed, utc_now
from prm_desktop.credentials import KeyringStore, SecretStore
from prm_desktop.errors import BadInput, Busy, HubError, Locked, NotFound, NotSignedIn
from prm_desktop.profiles import Profile
from prm_desktop.replica import keys
from prm_desktop.replica.database import Database
from prm_desktop.replica.vault import Vault
from prm_desktop.services.documents import Document, Documents
from prm_desktop.services.workspace import Workspace
from prm_desktop.settings import BLOB_LIMIT, WORK_OFFLINE, Settings
from sync.blobs import Moved, Transfers
from sync.client import HubClient, MemoryTokens
from sync.engine import Engine, Outcome, Progress
from sync.prefetch import ahead
from sync.protocol import TokenAnswer
from sync.repair import Examined, Mended
from sync.scheduler import Scheduler
from sync.session import ReplicaTokens, remember_identity

DEMO = "demo"
"""The name of the demo profile."""
LOCK_SECONDS = 60.0
"""How long a sync that a person asked for waits for the one that is under way."""
LOCK_STEP = 0.05
MEGABYTE = 1_000_000
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which profile to open. An empty name: the only one, or `default`."""

    profile: str = ""
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Secrets:
    """What unlocks a copy: a passphrase where there is no keyring, and where the keys of others are kept."""

    passphrase: str = ""
    store: SecretStore | None = None

    @classmethod
    def of_environment(cls) -> Secrets:
        """The passphrase that `PRM_PASSPHRASE` holds, if it does."""
        return cls(passphrase=os.environ.get("PRM_PASSPHRASE", ""))

    def keyring(self) -> SecretStore:
        """Where keys are kept: the keyring of the operating system, unless told otherwise."""
        return self.store or KeyringStore()


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A profile with the key of its replica. `key_place` says where the key is kept, for a person."""

    profile: Profile
    key: bytes = field(repr=False)
    key_place: str


@dataclass(frozen=True)
class Session:
    """An open profile with everything that works on it. Safe for use from several threads."""

    unlocked: Unlocked
    db: Database
    client: HubClient
    engine: Engine
    workspace: Workspace
    documents: Documents
    transfers: Transfers

    @property
    def profile(self) -> Profile:
        """Where it is and whose."""
        return self.unlocked.profile

    @property
    def key_place(self) -> str:
        """Where the key of its replica is kept, for a person."""
        return self.unlocked.key_place

    @property
    def name(self) -> str:
        """The name of the profile."""
        return self.profile.name

    @property
    def demo(self) -> bool:
        """Whether its data is made up."""
        return self.profile.demo

    def sync(self, on_progress: Progress | None = None, *, verify: bool = False) -> Outcome:
        """One cycle, after any that another process has under way. Raises what the engine raises, and `Busy`."""
        with self._turn():
            return self._cycle(on_progress, verify=verify)

    def examine(self) -> Examined:
        """Compare every row with the hub; nothing is changed. Raises `HubError`, and `Busy`."""
        with self._turn():
            return self.engine.examine()

    def mend(self, found: Examined) -> Mended:
        """Load again what was found to differ. Raises `HubError`, and `Busy`."""
        with self._turn():
            return self.engine.mend(found)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """This process's turn at the copy, after any other's. Raises `Busy`."""
        end = time.monotonic() + LOCK_SECONDS
        while time.monotonic() < end:
            with self.profile.sync_lock() as free:
                if free:
                    yield
                    return
            time.sleep(LOCK_STEP)
        raise Busy(
            "Another window or command is syncing this copy.",
            hint="Wait until it is done. Your changes are saved here.",
        )

    def _cycle(self, on_progress: Progress | None, *, verify: bool) -> Outcome:
        """Rows, then the files that commands wait for, then those commands. Trouble with a file is not theirs."""
        outcome = self.engine.sync_once(on_progress, verify=verify)
        try:
            sent = self.transfers.send()
        except HubError:
            sent = 0
        if not sent:
            return outcome
        return outcome.then(self.engine.sync_once(on_progress))

    def fetch(self, document: Document, on_progress: Callable[[int, int], None] | None = None) -> None:
        """Bring a file here, unless it is. Raises `HubError`, `Busy`, `DiskFull`."""
        self.transfers.fetch(document.sha256, document.size, on_progress)

    def move_files(self, on_moved: Moved | None = None) -> int:
        """Send the files that commands wait for, and bring here what is pinned. Returns how many commands are freed.

        Raises `HubError` and `DiskFull`; what was done until then stays done.
        """
        freed = self.transfers.send()
        self.transfers.fetch_wanted(on_moved)
        return freed

    def scheduler(self) -> Scheduler:
        """What keeps this profile in step while a window is open."""
        return self._scheduler

    @cached_property
    def _scheduler(self) -> Scheduler:
        guard = self.profile.sync_lock
        return Scheduler(self.engine, monotonic=elapsed, jitter=random.random, guard=guard)

    def wait_for_news(self, seconds: float) -> bool:
        """Wait until the hub has something new, at most that long. Raises `HubError`."""
        return self.client.wait_for_change(self.workspace.status().cursor, seconds)

    def probe(self, seconds: float) -> HubError | None:
        """Ask the hub whether it is there, for at most about so many seconds. None where it is, else what is wrong."""
        try:
            self.client.info(seconds)
        except HubError as error:
            return error
        return None

    def sign_out(self) -> None:
        """End the session here, and at the hub if it can be told. The copy and unsent work stay. Raises `HubError`."""
        self.client.sign_out()

    def sign_in_again(self, password: str) -> None:
        """Begin a new session for the same person. Raises `HubError`."""
        ticket = ask_in(self.client.base_url, self.profile.user, password)
        remember_identity(self.db, ticket.url, ticket.user, ticket.answer)
        self.client.tokens.save(ticket.tokens.load())

    def new_recovery_code(self) -> str:
        """A new recovery code; the one before does not work any more. Raises `BadInput` for a demonstration."""
        if self.demo:
            raise BadInput("The demonstration has no recovery code: its data is made up.")
        return keys.new_recovery_code(self.profile.replica, self.unlocked.key)


def chosen(wanted: Wanted) -> Profile:
    """The profile that is meant. Raises `NotSignedIn`, `NotFound`, or `BadInput` where it is not clear."""
    if wanted.profile or wanted.demo:
        return profiles.open_profile(wanted.profile or DEMO)
    names = [name for name in profiles.names() if not profiles.open_profile(name).demo]
    if not names:
        raise NotSignedIn(
            "Nobody has signed in on this computer yet.",
            title="Please sign in",
            hint="prm-desktop sign-in --hub URL --user NAME; or try it with made-up data: prm-desktop --demo",
        )
    if profiles.DEFAULT in names or len(names) == 1:
        return profiles.open_profile(profiles.DEFAULT if profiles.DEFAULT in names else names[0])
    raise BadInput("Say which profile: --profile NAME.", hint=f"There are: {', '.join(names)}")


def unlock(wanted: Wanted, secrets: Secrets | None = None) -> Unlocked:
    """The profile that is meant, with its key. Raises `NotSignedIn`, `Locked`, `BadInput`."""
    profile = chosen(wanted)
    if not profile.known or not profile.replica.exists():
        raise NotSignedIn(
            "Nobody has signed in to the profile “{name}” yet.", title="Please sign in", name=profile.name
        )
    secrets = secrets or Secrets.of_environment()
    key = profile.unlock(secrets.keyring(), passphrase=secrets.passphrase)
    return Unlocked(profile, key, key_place(profile, secrets))


def key_place(profile: Profile, secrets: Secrets) -> str:
    """Where the key of a profile's replica is kept, for a person."""
    if profile.demo:
        return "beside the file, since its data is made up"
    if secrets.passphrase:
        return "under your passphrase"
    return "in the keyring of this computer"


@contextmanager
def open_unlocked(unlocked: Unlocked, hub_url: str = "") -> Iterator[Session]:
    """The session of a profile whose key is known. `hub_url`: where its hub is now, if not where it was."""
    db = Database.open(unlocked.profile.replica, unlocked.key)
    with _session(unlocked, db, hub_url or unlocked.profile.hub_url) as session:
        yield session


@contextmanager
def _session(unlocked: Unlocked, db: Database, hub_url: str) -> Iterator[Session]:
    client = HubClient(hub_url, ReplicaTokens(db))
    profile = unlocked.profile
    workspace = Workspace(
        db, utc_now, demo=profile.demo, stays_offline=lambda: Settings(profile.settings_file).get(WORK_OFFLINE)
    )
    vault = Vault(unlocked.profile.blobs, unlocked.key)
    transfers = Transfers(db, vault, client, utc_now, lambda: _blob_limit(unlocked.profile))
    documents = Documents(workspace, vault, utc_now)
    try:
        engine = Engine(db, client, utc_now, prefetch=ahead)
        yield Session(unlocked, db, client, engine, workspace, documents, transfers)
    finally:
        client.close()
        workspace.close()


def _blob_limit(profile: Profile) -> int:
    """The bytes that files may take, as it is set now."""
    return Settings(profile.settings_file).get(BLOB_LIMIT) * MEGABYTE


@contextmanager
def open_session(wanted: Wanted, secrets: Secrets | None = None) -> Iterator[Session]:
    """The session of the profile that is meant. Raises what `unlock` raises; for `--demo`, nothing has to be there."""
    with _demo(wanted) if wanted.demo else open_unlocked(unlock(wanted, secrets)) as session:
        yield session


def _demo(wanted: Wanted) -> AbstractContextManager[Session]:
    try:
        from prm_desktop.app_demo import demo_session
    except ImportError as error:
        raise NotFound(
            "The demonstration needs the hub, which is not installed.", hint="Install prm-desktop[hub]."
        ) from error
    return demo_session(wanted)


@contextmanager
def sign_in(wanted: Wanted, hub_url: str, user: str, password: str, secrets: Secrets) -> Iterator[tuple[Session, str]]:
    """Sign in and open the profile for it, which is made at the first time; with its recovery code then, else empty.

    Raises `HubError` (nothing is made then), `BadInput`, `Locked`.
    """
    ticket = ask_in(checked_url(hub_url), user, password)
    with admitted(_profile_for(wanted, ticket), ticket, secrets) as (session, code):
        yield session, code


@dataclass(frozen=True, slots=True)
class Ticket:
    """A sign-in that the hub has granted."""

    url: str
    user: str
    answer: TokenAnswer
    tokens: MemoryTokens


def ask_in(url: str, user: str, password: str) -> Ticket:
    """Sign in at the hub, and make nothing here yet. Raises `HubError`."""
    tokens = MemoryTokens()
    asking = HubClient(url, tokens)
    try:
        asking.info()
        answer = asking.sign_in(user, password, device=platform.node())
    finally:
        asking.close()
    return Ticket(url, user, answer, tokens)


@contextmanager
def admitted(profile: Profile, ticket: Ticket, secrets: Secrets) -> Iterator[tuple[Session, str]]:
    """The session of somebody whom the hub has let in, with the recovery code of a new copy (else empty)."""
    answer = ticket.answer
    profile = profile.changed(
        hub_url=ticket.url,
        hub_id=answer.hub_id,
        hub_name=answer.hub_name,
        user=ticket.user,
        user_id=answer.user_id,
    )
    if profile.replica.exists():
        key, code = profile.unlock(secrets.keyring(), passphrase=secrets.passphrase), ""
        db = Database.open(profile.replica, key)
    else:
        made = profile.new_key(secrets.keyring(), secrets.passphrase)
        key, code = made.key, made.recovery_code
        db = Database.create(profile.replica, key)
    with _session(Unlocked(profile, key, key_place(profile, secrets)), db, ticket.url) as session:
        remember_identity(db, ticket.url, ticket.user, answer)
        session.client.tokens.save(ticket.tokens.load())
        yield session, code


def checked_url(text: str) -> str:
    """The address of a hub in full. Raises `BadInput` where it is none, or would send passwords in the open."""
    url = text.strip() if "://" in text else f"https://{text.strip()}"
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise BadInput("“{text}” is not the address of a hub.", hint="It looks like https://hub.example.", text=text)
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise BadInput(
            "Without encryption, others on the network could read your password.",
            hint="Let the address begin with https://.",
        )
    return url.rstrip("/")


def _profile_for(wanted: Wanted, ticket: Ticket) -> Profile:
    """The profile of this person at this hub, or a new one. Raises `BadInput` where it is somebody else's."""
    mine = (ticket.answer.hub_id, ticket.answer.user_id)
    known = (profiles.open_profile(name) for name in profiles.names())
    own = next((item.name for item in known if (item.hub_id, item.user_id) == mine), "")
    name = wanted.profile or own or profiles.DEFAULT
    profile = profiles.open_or_create(name, hub_url=ticket.url, user=ticket.user)
    if profile.demo or (profile.known and (profile.hub_id, profile.user_id) != mine):
        raise BadInput(
            "The profile “{name}” belongs to {owner}.",
            name=name,
            owner=profile.user or "somebody else",
            hint="Each person and hub has a profile of its own: --profile NAME.",
        )
    return profile


def recover(wanted: Wanted, recovery_code: str, secrets: Secrets) -> str:
    """Open the copy with its recovery code, and put the key back: into the keyring, and under the passphrase if given.

    Returns where the key is now, for a person. Raises `Locked` for a wrong code, or where neither place is to be had.
    """
    profile = chosen(wanted)
    key = profile.unlock(secrets.keyring(), recovery_code=recovery_code)
    places = []
    try:
        profile.unlock(secrets.keyring())
        places.append("in the keyring of this computer")
    except Locked:
        if not secrets.passphrase:
            raise
    if secrets.passphrase:
        keys.set_passphrase(profile.replica, key, secrets.passphrase)
        places.append("under your passphrase")
    return " and ".join(places)
