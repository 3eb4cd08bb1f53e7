"""The state of sync as text for support: names and numbers of the program's own, and nothing of anybody's customers."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from prm_desktop import __version__
from sync.scheduler import SyncState

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Status


def details(status: Status, sync: SyncState | None, now: str) -> str:
    """One `name: value` a line, in English whatever the language is, so that support can read and search it."""
    told: dict[str, object] = {
        "program": f"prm-desktop {__version__}, {platform.system()} {platform.release()}",
        "at": now,
        "hub": status.hub_url,
        "state": str(sync.state) if sync is not None else "unknown",
        "signed in": status.signed_in,
        "first sync done": status.primed,
        "cursor": status.cursor,
        "epoch": status.epoch[:8],
        "last success": status.last_success,
        "failures in a row": sync.failures if sync is not None else 0,
        "error": f"{sync.error.code}: {sync.error.template}" if sync is not None and sync.error else status.last_error,
        "hub asked to wait until": status.retry_at,
        "commands waiting": status.pending,
        "oldest since": status.oldest_pending,
        "to decide": status.attention,
        "digest": f"{status.digest or 'never compared'} {status.digest_at}".strip(),
        "disagreements": status.mismatches,
        "repaired in place": f"{status.repairs} {status.repaired_at}".strip(),
        "held": f"{status.held[0]} of {status.held[1]} rows" if status.held else "",
        "set aside": status.set_aside,
    }
    return "\n".join(f"{name}: {value}" for name, value in told.items() if value != "")
