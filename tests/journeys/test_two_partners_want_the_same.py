"""A lead of the shark tank and the last seat of a class go to exactly one; the other is told in words."""

import json
from collections.abc import Callable

import pytest

from prm_desktop.clock import utc_now
from tests.journeys.driver import Account, Hub, Rep

pytestmark = pytest.mark.xdist_group("two_partners_want_the_same")


@pytest.fixture(scope="module")
def rivals(hub: Hub, at_work: Callable[[Account], Rep]) -> tuple[Rep, Rep]:
    """Two people of different companies that see a common entry of the shark tank."""
    arrived: list[tuple[Rep, set[str]]] = []
    for company in hub.colleagues():
        rep = at_work(company[0])
        pool = {entry["id"] for entry in rep.sees("pool_entry")}
        for other, seen in arrived:
            if pool & seen:
                return other, rep
        arrived.append((rep, pool))
    raise AssertionError("no two partners look into the same tank")


def test_one_claim_wins_and_the_other_is_told_who_was_first(hub: Hub, rivals: tuple[Rep, Rep]) -> None:
    first, second = rivals
    common = {entry["id"] for entry in first.sees("pool_entry")} & {entry["id"] for entry in second.sees("pool_entry")}
    wanted = min(common)

    with hub.away():
        for rep in rivals:
            rep.commands("pool.claim", pool_entry_id=wanted)
            (claim,) = rep.sees("claim_request", f"pool_entry_id={wanted}")
            assert claim["status"] == "pending"  # requested, never promised

    second.syncs()
    first.runs("sync")
    (won,) = second.sees("claim_request", f"pool_entry_id={wanted}")
    (lost,) = first.sees("claim_request", f"pool_entry_id={wanted}")
    assert (won["status"], lost["status"]) == ("won", "lost")
    assert "another partner" in lost["answer"].lower()
    assert second.sees_one("lead", won["lead_id"])["status"] in {"accepted", "working"}
    assert first.sees("lead", f"id={won['lead_id']}") == []
    assert wanted not in {entry["id"] for entry in first.sees("pool_entry")}
    assert first.account.partner not in lost["answer"]


def test_the_last_seats_are_given_once(hub: Hub, rivals: tuple[Rep, Rep]) -> None:
    first, _ = rivals
    classes = [item for item in first.sees("class_session", "starts_at>2000-01-01") if item["seats"]]
    scarce = min(
        (item for item in classes if item["starts_at"] > utc_now()),
        key=lambda item: max(item["seats"] - item["seats_taken"], 0),
    )
    free = max(scarce["seats"] - scarce["seats_taken"], 0)
    with hub.away():
        for rep in rivals:
            for colleague in rep.sees("user", f"partner_id={rep.account.partner}"):
                request = {"class_session_id": scarce["id"], "user_id": colleague["id"]}
                rep.runs("do", "enrolment.request", json.dumps(request))
    for rep in (*rivals, *rivals):
        rep.runs("sync")

    answers = [item for rep in rivals for item in rep.sees("enrolment", f"class_session_id={scarce['id']}")]
    asked = [item for item in answers if item["status"] != "canceled"]
    confirmed = [item for item in asked if item["status"] == "confirmed"]
    assert len(asked) > free
    assert all(item["answer"] for item in asked if item["status"] in {"waitlisted", "refused"})
    assert {item["status"] for item in asked} <= {"confirmed", "waitlisted", "refused"}
    (after,) = first.sees("class_session", f"id={scarce['id']}")
    assert after["seats_taken"] <= after["seats"]
    assert confirmed or not free
