"""What the hub forgets, so that its database does not grow with time alone.

answers to commands   once their client has them, and no backup of its profile is likely to ask again
used refresh tokens   see `auth`
tombstones            once everybody who was away for less than `TOMBSTONE_DAYS` has had the chance to hear of them
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, select, tuple_

from prm_desktop.domain.times import later
from sync.hub.store import Store
from sync.hub.sums import insert_into
from sync.hub.tables import CLIENT, COMMAND_RESULT, FEED, FEED_DAY

ANSWER_DAYS = 90
"""A client keeps its commands for 30 days, a backup of its profile may be older. Beyond this a client that asks again
is told that it is a copy (`fork`) and sends its commands under a new id."""
TOMBSTONE_DAYS = 60
"""Clients that were away longer load anew."""
AT_ONCE = 5000
"""Answers forgotten in one transaction."""


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many lines were dropped."""

    answers: int = 0
    tombstones: int = 0


def prune(store: Store, now: str = "") -> Pruned:
    """Forget what is due at `now` (the store's clock where empty)."""
    at = now or store.now()
    return Pruned(_answers(store, later(at, days=-ANSWER_DAYS)), _tombstones(store, at))


def _answers(store: Store, before: str) -> int:
    columns = COMMAND_RESULT.c
    due = select(columns.client_id, columns.mid).join(CLIENT, CLIENT.c.client_id == columns.client_id)
    due = due.where(columns.at < before, columns.mid <= CLIENT.c.acked).limit(AT_ONCE)
    dropped = 0
    while True:
        with store.raw() as conn:
            found = conn.execute(delete(COMMAND_RESULT).where(tuple_(columns.client_id, columns.mid).in_(due))).rowcount
        dropped += found
        if found < AT_ONCE:
            return dropped


def _tombstones(store: Store, now: str) -> int:
    """Note today's version once; drop the tombstones up to the version of the day before which they have had time."""
    with store.raw() as conn:
        version = select(FEED.c.v).scalar_subquery()
        conn.execute(insert_into(conn, FEED_DAY).values(day=now[:10], v=version).on_conflict_do_nothing())
        oldest = FEED_DAY.c.day < later(now, days=-TOMBSTONE_DAYS)[:10]
        horizon = conn.execute(select(func.max(FEED_DAY.c.v)).where(oldest)).scalar()
    if horizon is None:
        return 0
    dropped = store.compact(int(horizon))
    with store.raw() as conn:
        conn.execute(delete(FEED_DAY).where(oldest))
    return dropped
