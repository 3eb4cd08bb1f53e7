"""The key of a replica: 32 random bytes in the keyring, and wrapped in a key file beside the replica.

The key file holds no secret in the open: a value to check a key against, and the key wrapped by the recovery code and,
where a person chose one, by a passphrase (Argon2id, AES-GCM). A lost keyring thus never loses unsent work. Only a demo
profile keeps its key in the open.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from argon2.exceptions import Argon2Error
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from prm_desktop.credentials import NoKeyring, SecretStore
from prm_desktop.errors import BadInput, Locked, ReplicaError
from prm_desktop.files import read_json, write_atomic, write_json
from prm_desktop.replica import recovery

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
SHORTEST_PASSPHRASE = 8
MOST_MEMORY_KIB = 1024 * 1024
"""What a key file may ask for at most, so that a tampered one cannot stop the machine."""
MOST_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs to try one passphrase: Argon2id rounds, memory in KiB, lanes (default: RFC 9106, second choice)."""

    rounds: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class NewKey:
    """A fresh key. The recovery code is shown to the person once, and kept nowhere."""

    key: bytes
    recovery_code: str


def key_file(replica: Path) -> Path:
    """The key file of a replica."""
    return replica.with_name(f"{replica.stem}.keys.json")


def salt_of(key: bytes) -> bytes:
    """The salt of files with this key: their first 16 bytes, so that a damaged file can be told from a wrong key."""
    return hmac.new(key, b"prm-desktop replica salt", hashlib.sha256).digest()[:SALT_BYTES]


def check_value(key: bytes) -> str:
    """What tells whether a key is the right one, without the replica and without giving the key away."""
    return hmac.new(key, b"prm-desktop key check", hashlib.sha256).hexdigest()


def key_fits(replica: Path, key: bytes) -> bool | None:
    """Whether this is the replica's key by its key file; None where there is none that can be read."""
    try:
        kept = (read_json(key_file(replica)) or {}).get("check")
    except OSError:
        return None
    return hmac.compare_digest(kept.encode(), check_value(key).encode()) if isinstance(kept, str) else None


def create(replica: Path, store: SecretStore, passphrase: str = "", cost: Cost | None = None) -> NewKey:
    """Make the key of a replica that is about to be created, and keep it.

    With a passphrase, a machine without keyring will do. Raises `Locked` where neither is to be had,
    `ReplicaError` where the replica exists already; then nothing is kept.
    """
    if replica.exists():
        raise ReplicaError("There is a local copy already.", hint="Open it instead.")
    key, code, cost = secrets.token_bytes(KEY_BYTES), recovery.new_code(), cost or Cost()
    content: dict[str, Any] = {
        "version": 1,
        "entry": _entry(replica, salt_of(key)),
        "check": check_value(key),
        "recovery": _wrap(key, recovery.read(code), "recovery", cost),
    }
    if passphrase:
        content["passphrase"] = _wrap(key, _normal(passphrase), "passphrase", cost)
    try:
        store.put(content["entry"], key.hex())
    except Locked:
        if not passphrase:
            raise
    write_json(key_file(replica), content)
    return NewKey(key, code)


def unlock(replica: Path, store: SecretStore, *, passphrase: str = "", recovery_code: str = "") -> bytes:
    """The key of a replica: by the recovery code or the passphrase where they are given, else from the keyring.

    A key that was recovered goes back into the keyring. Raises `Locked` (a subclass says whether the keyring is missing
    or locked) and `BadInput` for a mistyped code. Nothing is ever deleted.
    """
    kept = read_json(key_file(replica)) or {}
    if recovery_code:
        key = _unwrap(kept, "recovery", recovery.read(recovery_code), "This is not the recovery code of this copy.")
        with suppress(Locked):
            store.put(_entry(replica, salt_of(key)), key.hex())
        return key
    if passphrase and "passphrase" in kept:
        return _unwrap(kept, "passphrase", _normal(passphrase), "The passphrase is wrong.")
    return _from_keyring(replica, store, kept)


def set_passphrase(replica: Path, key: bytes, passphrase: str, cost: Cost | None = None) -> None:
    """Wrap the key by this passphrase, or by none where it is empty. Raises `Locked` for a wrong key."""
    content = _content(replica, key)
    content.pop("passphrase", None)
    if passphrase:
        content["passphrase"] = _wrap(key, _normal(passphrase), "passphrase", cost or Cost())
    write_json(key_file(replica), content)


def new_recovery_code(replica: Path, key: bytes, cost: Cost | None = None) -> str:
    """Make a new recovery code; the former one ends. Works without a key file too. Raises `Locked` for a wrong key."""
    code = recovery.new_code()
    wrapped = _wrap(key, recovery.read(code), "recovery", cost or Cost())
    write_json(key_file(replica), _content(replica, key) | {"recovery": wrapped})
    return code


def demo_key(folder: Path) -> bytes:
    """The key of a demo profile, which stands in the open beside its replica: its data is made up."""
    path = folder / "demo.key"
    with suppress(FileNotFoundError, ValueError):
        key = bytes.fromhex(path.read_text("ascii").strip())
        if len(key) == KEY_BYTES:
            return key
    key = secrets.token_bytes(KEY_BYTES)
    write_atomic(path, key.hex().encode())
    return key


def check_chosen(passphrase: str) -> None:
    """Raises `BadInput` where a passphrase that a person chooses is too short. A program may set any."""
    if len(_normal(passphrase)) < SHORTEST_PASSPHRASE:
        raise BadInput("A passphrase has at least {count} characters.", count=SHORTEST_PASSPHRASE)


def _normal(passphrase: str) -> str:
    return unicodedata.normalize("NFKC", passphrase)


def _entry(replica: Path, salt: bytes) -> str:
    """The name in the keyring. With the salt, two homes with a copy of the same data do not take each other's place."""
    return f"{replica.stem}-{salt.hex()[:8]}"


def _content(replica: Path, key: bytes) -> dict[str, Any]:
    fits = key_fits(replica, key)
    if fits is False:
        raise Locked("The key does not fit this copy.")
    fresh = {"version": 1, "entry": _entry(replica, salt_of(key)), "check": check_value(key)}
    return (read_json(key_file(replica)) or {}) | fresh


def _from_keyring(replica: Path, store: SecretStore, kept: dict[str, Any]) -> bytes:
    entry = str(kept.get("entry") or _entry(replica, _first_bytes(replica)))
    hint = "Use your recovery code, or your passphrase if you chose one. Nothing was changed."
    try:
        found = store.get(entry)
    except NoKeyring as error:
        if "passphrase" in kept:
            raise Locked("This copy opens with your passphrase.", hint="Type the passphrase that you chose.") from error
        raise
    if found is None:
        raise Locked("Your keyring has no key for this copy.", hint=hint)
    try:
        key = bytes.fromhex(found)
    except ValueError:
        key = b""
    right = kept.get("check", check_value(key))
    if len(key) != KEY_BYTES or right != check_value(key):
        raise Locked("The key in your keyring belongs to another copy.", hint=hint)
    return key


def _first_bytes(replica: Path) -> bytes:
    try:
        with replica.open("rb") as file:
            return file.read(SALT_BYTES)
    except OSError:
        return b""


def _wrap(key: bytes, secret: str, purpose: str, cost: Cost) -> dict[str, Any]:
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    wrapped = AESGCM(_stretched(secret, salt, cost)).encrypt(nonce, key, purpose.encode())
    return {**asdict(cost), "salt": _text(salt), "nonce": _text(nonce), "wrapped": _text(wrapped)}


def _unwrap(kept: dict[str, Any], purpose: str, secret: str, wrong: str) -> bytes:
    """The key. Raises `Locked`: the wrong secret, or a key file that is missing or damaged."""
    damaged = Locked(
        "The key file of this copy is missing or damaged.", hint="Bring it back from a backup. Nothing was changed."
    )
    try:
        box = kept[purpose]
        cost = Cost(int(box["rounds"]), int(box["memory_kib"]), int(box["lanes"]))
        salt, nonce, wrapped = (base64.b64decode(box[name], validate=True) for name in ("salt", "nonce", "wrapped"))
        if cost.memory_kib > MOST_MEMORY_KIB or cost.rounds > MOST_ROUNDS:
            raise damaged
        key = AESGCM(_stretched(secret, salt, cost)).decrypt(nonce, wrapped, purpose.encode())
    except InvalidTag:
        raise Locked(wrong, hint="Nothing was changed. Try again.") from None
    except (KeyError, TypeError, ValueError, OverflowError, Argon2Error) as error:
        raise damaged from error
    if check_value(key) != kept.get("check", check_value(key)):
        raise damaged
    return key


def _stretched(secret: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        secret.encode("utf-8", "surrogatepass"), salt, cost.rounds, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
