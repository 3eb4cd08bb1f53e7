"""Profiles: one folder per hub account on this machine, with its replica, key file, settings and logs.

home/profiles/NAME/profile.json          which hub, who
replica-….db          the encrypted rows and the outbox (and `.keys.json` with the wrapped key, `.page1` with its
                      first page, both for bad days)
settings.json logs/ blobs/
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from prm_desktop import locks, paths
from prm_desktop.credentials import SecretStore
from prm_desktop.errors import BadInput, NotFound, ReplicaError
from prm_desktop.files import read_json, write_json
from prm_desktop.replica import keys
from prm_desktop.replica.driver import disk_error

DEFAULT = "default"
FILE = "profile.json"
NAME = re.compile(r"\w([\w .-]{0,38}[\w-])?")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """One account at one hub. `hub_id` and `user_id` are known after the first sign-in. `demo`: its data is made up."""

    name: str
    folder: Path
    hub_url: str = ""
    hub_id: str = ""
    hub_name: str = ""
    user: str = ""
    user_id: str = ""
    demo: bool = False

    @property
    def known(self) -> bool:
        """Whether somebody has signed in, so that it has a replica."""
        return bool(self.hub_id and self.user_id)

    @property
    def replica(self) -> Path:
        """The file of the replica: one per hub and user. Raises `NotFound` before the first sign-in."""
        if not self.known:
            raise NotFound("Nobody has signed in to the profile “{name}” yet.", name=self.name)
        digest = hashlib.sha256((self.hub_id + self.user_id).encode()).hexdigest()
        return self.folder / f"replica-{digest[:12]}.db"

    @property
    def settings_file(self) -> Path:
        """The file of its settings."""
        return self.folder / "settings.json"

    @property
    def logs(self) -> Path:
        """The folder of its logs."""
        return self.folder / "logs"

    @property
    def blobs(self) -> Path:
        """The folder of downloaded literature and attachments, encrypted like the replica that they belong to."""
        return self.folder / "blobs" / self.replica.stem

    def changed(self, **values: Any) -> Profile:
        """The profile with new values, saved. Raises `ReplicaError` where it cannot be written."""
        made = replace(self, **values)
        _save(made)
        return made

    @contextmanager
    def sync_lock(self) -> Iterator[bool]:
        """Held by the one process that syncs; yields whether it was had. Never waits.

        Raises `ReplicaError` where the folder cannot be written.
        """
        with ExitStack() as stack:
            try:
                had = stack.enter_context(locks.try_lock(self.folder / "sync.lock"))
            except OSError as error:
                raise disk_error(error) from error
            yield had

    def new_key(self, store: SecretStore, passphrase: str = "") -> keys.NewKey:
        """Make and keep the key of a replica that is about to be created; a demo's stands in the open, without code.

        Raises what `keys.create` raises.
        """
        if self.demo:
            return keys.NewKey(keys.demo_key(self.folder), "")
        return keys.create(self.replica, store, passphrase)

    def unlock(self, store: SecretStore, *, passphrase: str = "", recovery_code: str = "") -> bytes:
        """The key of its replica. Raises what `keys.unlock` raises."""
        if self.demo:
            return keys.demo_key(self.folder)
        return keys.unlock(self.replica, store, passphrase=passphrase, recovery_code=recovery_code)


def names() -> list[str]:
    """The names of all profiles on this machine, in order."""
    return sorted(path.parent.name for path in paths.profiles().glob(f"*/{FILE}"))


def exists(name: str) -> bool:
    """Whether there is a profile of this name. Raises `BadInput` for a name that no profile can have."""
    return (_folder(name) / FILE).is_file()


def create(name: str, *, hub_url: str = "", user: str = "", demo: bool = False) -> Profile:
    """Make a profile. Raises `BadInput` where there is one or the name cannot be used, `ReplicaError` for the disk."""
    if exists(name):
        raise BadInput("There is a profile “{name}” already.", name=name)
    made = Profile(name=name, folder=_folder(name), hub_url=hub_url, user=user, demo=demo)
    _save(made)
    return made


def open_profile(name: str) -> Profile:
    """The profile of this name. Raises `NotFound`, `BadInput`, `ReplicaError` where its file is damaged."""
    folder = _folder(name)
    path = folder / FILE
    if not path.is_file():
        known = ", ".join(names())
        raise NotFound("There is no profile “{name}”.", name=name, hint=f"There are: {known}" if known else "")
    content = read_json(path)
    if content is None:
        raise ReplicaError(
            "The file “{path}” is damaged.", hint="Bring it back from a backup; your data is untouched.", path=path
        )
    return Profile(name=name, folder=folder, **_known_values(content))


def open_or_create(name: str, *, hub_url: str = "", user: str = "", demo: bool = False) -> Profile:
    """The profile of this name, made where there is none. Raises what `open_profile` and `create` raise."""
    return open_profile(name) if exists(name) else create(name, hub_url=hub_url, user=user, demo=demo)


def _folder(name: str) -> Path:
    if not NAME.fullmatch(name) or RESERVED.fullmatch(name):
        raise BadInput(
            "“{name}” cannot be the name of a profile.",
            hint="Use up to 40 letters, digits, spaces, dots and dashes.",
            name=name[:60],
        )
    return paths.profiles() / name


def _known_values(content: dict[str, Any]) -> dict[str, Any]:
    """What this program knows of a profile file, where it has the right type."""
    kinds = {item.name: bool if item.name == "demo" else str for item in fields(Profile)}
    known = {key: value for key, value in content.items() if key in kinds and isinstance(value, kinds[key])}
    return {key: value for key, value in known.items() if key not in {"name", "folder"}}


def _save(profile: Profile) -> None:
    path = profile.folder / FILE
    values = {key: value for key, value in asdict(profile).items() if key not in {"name", "folder"}}
    try:
        write_json(path, (read_json(path) or {}) | values)
    except OSError as error:
        raise ReplicaError(
            "The profile could not be saved: {reason}.", hint="Check the folder.", reason=error.strerror
        ) from error
