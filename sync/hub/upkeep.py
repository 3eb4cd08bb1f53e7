"""What the hub does by itself from time to time: offers that ran out go on to the next partner.

It goes on whatever happens: what fails is logged, keeps nothing else from being done, and is tried again.
"""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from starlette.concurrency import run_in_threadpool

from sync.hub.auth import Auth
from sync.hub.blobs import Blobs
from sync.hub.pruning import prune
from sync.hub.store import Store
from sync.hub.sweep import list_partners, move_on, publish_terms

log = logging.getLogger(__name__)


async def upkeep(store: Store, auth: Auth, blobs: Blobs, seconds: float) -> None:
    """Run a round every so many seconds until cancelled; 0 = never."""
    while seconds > 0:
        await asyncio.sleep(seconds)
        await run_in_threadpool(one_round, store, auth, blobs)


def one_round(store: Store, auth: Auth, blobs: Blobs) -> None:
    """Everything that is due now."""
    of_store = (partial(step, store) for step in (prune, publish_terms, list_partners, move_on))
    for step in (auth.forget_expired, blobs.collect, *of_store):
        try:
            step()
        except Exception:
            log.exception("A step of upkeep failed; the next round makes up for it")
