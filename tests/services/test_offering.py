"""What a person is offered to do with a row, and what they are not offered a second time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from prm_desktop.domain.entities import Row
from prm_desktop.domain.pool import ClaimRequest, ClaimStatus, PoolEntry
from prm_desktop.domain.training import ClassSession
from prm_desktop.replica.database import Database
from prm_desktop.services.offering import offered
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import WORKING, Clock, primed, store

ENTRY = PoolEntry(id="01900000-0000-7000-8000-000000000009", rv=7, status="open", headline="Cameras")
CLASS = ClassSession(id="01900000-0000-7000-8000-000000000008", rv=7, starts_at="2026-03-09T09:00:00Z")
CLAIM = ClaimRequest(id="01900000-0000-7000-8000-000000000007", rv=8, pool_entry_id=ENTRY.id, partner_id="p-1")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    db = Database.create(tmp_path / "replica.db", bytes(32))
    primed(db)
    store(db, ENTRY)
    store(db, CLASS)
    workspace = Workspace(db, Clock().now)
    yield workspace
    workspace.close()


def names(desk: Workspace, kind: str, row: Row) -> list[str]:
    return [spec.name for spec in offered(desk, kind, row)]


def test_a_lead_of_the_shark_tank_is_claimed_once(desk: Workspace) -> None:
    assert names(desk, "pool_entry", ENTRY)[0] == "pool.claim"
    done = desk.do("pool.claim", {"pool_entry_id": ENTRY.id})
    assert "pool.claim" not in names(desk, "pool_entry", ENTRY)
    desk.undo(done.seq)
    assert names(desk, "pool_entry", ENTRY)[0] == "pool.claim"


@pytest.mark.parametrize(
    ("status", "again"),
    [(ClaimStatus.PENDING, False), (ClaimStatus.LOST, True), (ClaimStatus.OVER_LIMIT, True)],
)
def test_a_claim_that_came_to_nothing_can_be_made_again(desk: Workspace, status: ClaimStatus, *, again: bool) -> None:
    store(desk.db, replace(CLAIM, status=status))
    assert ("pool.claim" in names(desk, "pool_entry", ENTRY)) is again


def test_a_claim_of_a_colleague_counts_and_that_of_another_partner_does_not(desk: Workspace) -> None:
    store(desk.db, replace(CLAIM, user_id="u-ben"))
    assert "pool.claim" not in names(desk, "pool_entry", ENTRY)
    store(desk.db, replace(CLAIM, partner_id="p-2"))
    assert "pool.claim" in names(desk, "pool_entry", ENTRY)


def test_a_place_in_a_class_is_asked_for_once_and_before_it_begins(desk: Workspace) -> None:
    assert "enrolment.request" in names(desk, "class_session", CLASS)
    desk.do("enrolment.request", {"class_session_id": CLASS.id})
    assert "enrolment.request" not in names(desk, "class_session", CLASS)
    begun = replace(CLASS, id=f"{CLASS.id[:-1]}6", starts_at="2026-03-01T09:00:00Z")
    store(desk.db, begun)
    assert "enrolment.request" not in names(desk, "class_session", begun)


def test_what_asks_for_more_is_offered_whatever_its_rules_say_now(desk: Workspace) -> None:
    lead = desk.get("lead", WORKING)
    assert lead is not None
    assert [spec.name for spec in offered(desk, "lead", lead)] == [spec.name for spec in desk.can("lead", lead)]
    assert {"lead.share", "lead.register"} <= set(names(desk, "lead", lead))
