"""The operating system's keyring, the real one where this machine can start it, and what is no keyring."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordDeleteError

from prm_desktop.credentials import SERVICE, KeyringIsLocked, KeyringStore, NoKeyring

PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")
real_keyring = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)), reason=f"needs the programs {' and '.join(PROGRAMS)}"
)


class Memory(KeyringBackend):
    """A backend that works."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


class Plaintext(Memory):
    """What must never be used."""


class Forgetful(Memory):
    """Takes a secret and does not keep it."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Nothing happens."""


class Failing(Memory):
    """Raises what a real backend may raise."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002 - as the class has it
        raise self.error


def test_a_secret_is_kept_under_the_program_s_name_and_forgotten() -> None:
    backend = Memory()
    store = KeyringStore(backend)
    store.put("replica-1", "s3cret")
    assert store.get("replica-1") == "s3cret"
    assert list(backend.kept) == [(SERVICE, "replica-1")]
    store.remove("replica-1")
    store.remove("replica-1")
    assert store.get("replica-1") is None


NOT_REAL: list[Callable[..., Any]] = [
    keyring.backends.fail.Keyring,
    keyring.backends.null.Keyring,
    Plaintext,
    Forgetful,
]


@pytest.mark.parametrize("backend", NOT_REAL)
def test_what_does_not_keep_secrets_counts_as_no_keyring(backend: Callable[..., Any]) -> None:
    with pytest.raises(NoKeyring, match="no keyring"):
        KeyringStore(backend()).put("replica-1", "s3cret")


def test_without_a_choice_the_machine_s_own_keyring_is_asked() -> None:
    with pytest.raises(NoKeyring):  # the tests run with the backend that always fails
        KeyringStore().get("replica-1")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (NoKeyringError("none"), NoKeyring),
        (InitError("locked"), KeyringIsLocked),
        (KeyringLocked("locked"), KeyringIsLocked),
        (ConnectionResetError("D-Bus went away"), KeyringIsLocked),
    ],
)
def test_the_errors_of_keyrings_are_explained(error: Exception, expected: type[Exception]) -> None:
    with pytest.raises(expected) as caught:
        KeyringStore(Failing(error)).get("replica-1")
    assert getattr(caught.value, "hint", "")


def test_of_several_keyrings_the_first_real_one_is_used() -> None:
    real = Memory()

    class Chain(ChainerBackend):
        backends = [Plaintext(), real]  # noqa: RUF012 - as the class has it

    chain: Any = Chain
    KeyringStore(chain()).put("replica-1", "s3cret")
    assert real.get_password(SERVICE, "replica-1") == "s3cret"


ROUND_TRIP = """
    import os, sys
    from pathlib import Path
    os.environ.pop("PYTHON_KEYRING_BACKEND", None)
    from prm_desktop.credentials import KeyringStore
    from prm_desktop.replica import keys
    from prm_desktop.replica.keys import Cost
    replica, store = Path(sys.argv[1]) / "replica-1.db", KeyringStore()
    made = keys.create(replica, store, cost=Cost(1, 64, 1))
    assert keys.unlock(replica, store) == made.key
    store.remove(f"replica-1-{keys.salt_of(made.key).hex()[:8]}")
    try:
        keys.unlock(replica, store)
    except Exception as error:
        print(type(error).__name__, error)
    assert keys.unlock(replica, store, recovery_code=made.recovery_code) == made.key
    assert keys.unlock(replica, store) == made.key
    print(store.name())
"""
NOT_UNLOCKED = """
    import os
    os.environ.pop("PYTHON_KEYRING_BACKEND", None)
    from prm_desktop.credentials import KeyringStore
    from prm_desktop.errors import Locked
    try:
        KeyringStore().put("replica-1", "s3cret")
    except Locked as error:
        print(type(error).__name__)
"""


def in_session(home: Path, first: str, script: str) -> str:
    """Run a script in a D-Bus session of its own, after a shell command. Returns what it printed."""
    program = 'eval "$0" && exec "$@"'
    words = [
        "dbus-run-session",
        "--",
        "sh",
        "-ec",
        program,
        first,
        sys.executable,
        "-c",
        textwrap.dedent(script),
        str(home),
    ]
    own = {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(home),
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, env=own, check=False)  # noqa: S603 - own code
    assert done.returncode == 0, done.stderr
    return done.stdout


@real_keyring
def test_a_real_keyring_keeps_the_key_and_gets_it_back_after_recovery(tmp_path: Path) -> None:
    unlock = "printf 'login' | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
    said = in_session(tmp_path, unlock, ROUND_TRIP).splitlines()
    assert said[0] == "Locked Your keyring has no key for this copy."
    assert "SecretService" in said[1]


@real_keyring
def test_a_session_without_secret_service_has_no_usable_keyring(tmp_path: Path) -> None:
    said = in_session(tmp_path, "true", NOT_UNLOCKED)
    assert said.strip() in {"NoKeyring", "KeyringIsLocked"}
