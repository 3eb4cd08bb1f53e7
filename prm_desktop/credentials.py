"""The operating system's keyring: the one place outside the replica where a secret is kept.

Only a real keyring counts. The backends that fail, forget or write plain text are treated as no keyring at all, so that
a secret is never silently kept in the open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordDeleteError

from prm_desktop.errors import Locked

SERVICE = "prm-desktop"
NO_REAL_KEYRING = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
"""Modules whose backends keep nothing, or keep it in the open."""


class NoKeyring(Locked):
    """This machine has no keyring that keeps secrets."""

    code = "no_keyring"


class KeyringIsLocked(Locked):
    """The keyring is there, but locked or not answering."""

    code = "keyring_locked"


class SecretStore(Protocol):
    """Where the key of a replica is kept between two starts."""

    def get(self, entry: str) -> str | None:
        """The secret of this entry; None where there is none. Raises `NoKeyring`, `KeyringIsLocked`."""

    def put(self, entry: str, secret: str) -> None:
        """Keep a secret. Raises `NoKeyring`, `KeyringIsLocked`."""

    def remove(self, entry: str) -> None:
        """Forget a secret; nothing happens where there is none. Raises `NoKeyring`, `KeyringIsLocked`."""


class KeyringStore:
    """The keyring of the person who is logged in to this machine."""

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        self._given = backend

    def get(self, entry: str) -> str | None:
        """The secret of this entry; None where there is none. Raises `NoKeyring`, `KeyringIsLocked`."""
        with _explained():
            return self._backend().get_password(SERVICE, entry)

    def put(self, entry: str, secret: str) -> None:
        """Keep a secret, and make sure that it is kept. Raises `NoKeyring`, `KeyringIsLocked`."""
        with _explained():
            backend = self._backend()
            backend.set_password(SERVICE, entry, secret)
            if backend.get_password(SERVICE, entry) != secret:
                raise _no_keyring()

    def remove(self, entry: str) -> None:
        """Forget a secret; nothing happens where there is none. Raises `NoKeyring`, `KeyringIsLocked`."""
        with _explained():
            try:
                self._backend().delete_password(SERVICE, entry)
            except PasswordDeleteError:
                return

    def name(self) -> str:
        """What the keyring calls itself, for diagnostics. Raises `NoKeyring`, `KeyringIsLocked`."""
        with _explained():
            return str(self._backend().name)

    def _backend(self) -> KeyringBackend:
        chosen = self._given or keyring.get_keyring()
        candidates = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
        for candidate in candidates:
            if is_real(candidate):
                return candidate
        raise _no_keyring()


def is_real(backend: KeyringBackend) -> bool:
    """Whether this backend keeps secrets, and keeps them secret."""
    module = type(backend).__module__
    return not module.startswith(NO_REAL_KEYRING) and "plaintext" not in type(backend).__name__.lower()


def _no_keyring() -> NoKeyring:
    return NoKeyring(
        "This machine has no keyring that keeps secrets.",
        hint="Choose a passphrase instead; it is asked for at each start.",
    )


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except Locked:
        raise
    except NoKeyringError as error:
        raise _no_keyring() from error
    except (InitError, KeyringLocked) as error:
        raise KeyringIsLocked(
            "Your keyring is locked.", hint="Unlock it (log in again, or open your password manager), then try again."
        ) from error
    except Exception as error:
        # Backends let the errors of their own libraries through: D-Bus, Win32, Security.framework.
        raise KeyringIsLocked(
            "Your keyring does not answer.",
            hint="Log in again, or use your passphrase or your recovery code.",
        ) from error
