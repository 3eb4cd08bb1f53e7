"""Many at once, at a hub of two processes on PostgreSQL: all are served, and of rivals exactly one wins.

PRM_KILLS sets how often rivals meet; the default fits into a run of all tests.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest

from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.pool import ClaimPoolEntry, ClaimRequest, PoolEntry, PoolSource
from prm_desktop.domain.work import Activity, LogActivity
from sync.hub import policy
from tests.hub.support import Hub, lead, uid
from tests.sync.real.crowd import Guest, guests, serving, together
from tests.sync.real.often import KILLS

PARTNERS, PEOPLE = 20, 10
MEETINGS = KILLS * 3
log = logging.getLogger(__name__)


def test_two_hundred_who_sync_at_once_are_all_served(tmp_path: Path, pg_database: str) -> None:
    took: list[float] = []

    def comes(guest: Guest, number: int, gate: Barrier) -> None:
        began = time.monotonic()
        guest.sync(digest=True)
        command = LogActivity(
            lead_id=uid(f"lead {number % PARTNERS}"), activity_id=new_uuid7(), kind="note", subject=f"s{number}"
        )
        assert guest.sync(command, digest=True).results[-1].status == "applied"
        took.append(time.monotonic() - began)
        gate.wait()
        guest.sync(digest=True)
        assert len(guest.ids("activity")) == PEOPLE

    with serving(tmp_path, pg_database, "--workers", "2") as (hub, process):
        hub.put(*(lead(f"lead {n}", uid(f"partner {n}"), status="working") for n in range(PARTNERS)))
        with guests(hub, process.url, PARTNERS, PEOPLE) as crowd:
            together([partial(comes, guest, number) for number, guest in enumerate(crowd)])
        subjects = sorted(item.subject for item in hub.find(Activity))
    assert subjects == sorted(f"s{number}" for number in range(PARTNERS * PEOPLE))
    took.sort()
    log.info("first sync and a command: median %.1f s, p95 %.1f s", took[len(took) // 2], took[len(took) * 95 // 100])


@pytest.mark.parametrize("rivals", [2, 8])
def test_of_rivals_for_one_lead_exactly_one_wins_every_time(tmp_path: Path, pg_database: str, rivals: int) -> None:
    def claims(guest: Guest, gate: Barrier) -> None:
        guest.sync()
        for number in range(MEETINGS):
            wish = ClaimPoolEntry(pool_entry_id=uid(f"entry {number}"), claim_request_id=new_uuid7())
            gate.wait()
            assert guest.sync(wish, digest=True).results[-1].status == "applied"

    with serving(tmp_path, pg_database, "--workers", "2") as (hub, process):
        tank(hub)
        with guests(hub, process.url, rivals, 1) as crowd:
            together([partial(claims, guest) for guest in crowd])
            for guest in crowd:
                guest.sync(digest=True)
        asked = hub.find(ClaimRequest)
    for number in range(MEETINGS):
        of_this = sorted(item.status for item in asked if item.pool_entry_id == uid(f"entry {number}"))
        assert of_this == ["lost"] * (rivals - 1) + ["won"]
    assert sum(len(guest.ids("lead")) for guest in crowd) == MEETINGS
    winners = Counter(item.partner_id for item in asked if item.status == "won")
    log.info("%d rivals met %d times; they won %s", rivals, MEETINGS, sorted(winners.values()))


def tank(hub: Hub) -> None:
    """A lead in the shark tank for each meeting, and no limit on claims."""
    with hub.store.raw() as conn:
        policy.change(conn, policy.Policy(open_claims=10**6, claims_per_hour=10**6), hub.clock())
    for number in range(MEETINGS):
        hub.put(
            lead(f"lead {number}", "", status="recycled"),
            PoolEntry(id=uid(f"entry {number}"), region="DE"),
            PoolSource(id=uid(f"entry {number}"), lead_id=uid(f"lead {number}")),
        )
