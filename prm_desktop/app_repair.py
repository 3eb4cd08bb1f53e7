"""Repairing a profile's file: what `doctor --repair` and the window's first steps have in common."""

from __future__ import annotations

from collections.abc import Callable

from prm_desktop.app import Secrets, Unlocked, Wanted, unlock
from prm_desktop.clock import utc_now
from prm_desktop.errors import Busy, Damaged
from prm_desktop.replica import damage
from prm_desktop.replica.database import Database
from prm_desktop.replica.salvage import Salvaged, salvage


def repair_file(wanted: Wanted, secrets: Secrets | None = None, now: Callable[[], str] = utc_now) -> Salvaged | None:
    """Save what can be saved of a damaged copy into a fresh one; None where it is whole, and nothing is done.

    Raises what `unlock` and `salvage` raise, and `Busy` while another program syncs it.
    """
    unlocked = unlock(wanted, secrets)
    if not _is_damaged(unlocked):
        damage.forget(unlocked.profile.replica)
        return None
    with unlocked.profile.sync_lock() as free:
        if not free:
            raise Busy("Another window or command is syncing this copy.")
        return salvage(unlocked.profile.replica, unlocked.key, now)


def _is_damaged(unlocked: Unlocked) -> bool:
    try:
        db = Database.open(unlocked.profile.replica, unlocked.key)
    except Damaged:
        return True
    try:
        return bool(db.integrity())
    finally:
        db.close()
