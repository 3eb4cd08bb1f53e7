"""What the hub does by itself from time to time: offers that ran out go on to the next partner."""

from __future__ import annotations

import asyncio
import logging

from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool

from prm_desktop.errors import Busy
from sync.hub.auth import Auth
from sync.hub.blobs import Blobs
from sync.hub.pruning import prune
from sync.hub.store import Store
from sync.hub.sweep import sweep

log = logging.getLogger(__name__)


async def upkeep(store: Store, auth: Auth, blobs: Blobs, seconds: float) -> None:
    """Run a round every so many seconds until cancelled; 0 = never. A failed round is made up for by the next."""
    while seconds > 0:
        await asyncio.sleep(seconds)
        try:
            await run_in_threadpool(one_round, store, auth, blobs)
        except (DBAPIError, Busy, OSError):
            log.exception("A round of upkeep failed")


def one_round(store: Store, auth: Auth, blobs: Blobs) -> None:
    """Everything that is due now."""
    auth.forget_expired()
    prune(store)
    blobs.collect()
    sweep(store)
