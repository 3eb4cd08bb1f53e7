"""The key of a replica, and the file beside it that says whether a key fits."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from prm_desktop.files import read_json

KEY_BYTES = 32


def key_file(replica: Path) -> Path:
    """The key file of a replica."""
    return replica.with_name(f"{replica.stem}.keys.json")


def check_value(key: bytes) -> str:
    """What tells whether a key is the right one, without the replica and without giving the key away."""
    return hmac.new(key, b"prm-desktop key check", hashlib.sha256).hexdigest()


def key_fits(replica: Path, key: bytes) -> bool | None:
    """Whether this is the replica's key by its key file; None where there is none that can be read."""
    try:
        kept = (read_json(key_file(replica)) or {}).get("check")
    except OSError:
        return None
    return hmac.compare_digest(kept, check_value(key)) if isinstance(kept, str) else None
