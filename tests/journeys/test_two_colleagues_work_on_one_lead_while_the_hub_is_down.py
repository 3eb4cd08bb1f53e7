"""Two colleagues of one company and one of another; the hub is down, work goes on, and afterwards all agree."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.driver import Account, Hub, Rep

CALLED = "Called about the rollout"
MAILED = "Sent the references"
pytestmark = pytest.mark.xdist_group("two_colleagues_work_on_one_lead_while_the_hub_is_down")


def leads(rep: Rep, status: str) -> list[dict[str, Any]]:
    """The leads with this status, those that run out last first."""
    return sorted(rep.sees("lead", f"status={status}"), key=lambda lead: str(lead["accept_by"]), reverse=True)


@pytest.fixture(scope="module")
def people(hub: Hub, at_work: Callable[[Account], Rep]) -> tuple[Rep, Rep, Rep]:
    """Anna and Ben of one company, Carla of another."""
    first, second, *_ = hub.colleagues()
    return at_work(first[0]), at_work(first[1]), at_work(second[0])


def test_what_was_done_offline_arrives_and_only_the_clash_needs_a_person(
    hub: Hub, people: tuple[Rep, Rep, Rep]
) -> None:
    anna, ben, carla = people
    lead, unwanted = leads(anna, "working")[0], leads(anna, "offered")[0]

    with hub.away():
        assert anna.status()["state"] == "offline"
        anna.edits(lead, next_step="Call on Monday", city="Lyon")
        anna.logs(lead, CALLED)
        anna.declines(unwanted, "outside_territory")
        ben.edits(lead, next_step="Send the offer", postcode="69001")
        ben.logs(lead, MAILED, kind="email")
        assert anna.sees_one("lead", lead["id"])["next_step"] == "Call on Monday"
        assert anna.status()["pending"] == 3
        assert anna.runs("sync").code == 3
        assert ben.runs("sync").code == 3
        assert anna.status()["pending"] == 3

    assert anna.syncs()["pushed"] == 3
    assert ben.syncs(code=5)["pending"] == 0
    anna.syncs()
    carla.syncs()

    both_changes = {"next_step": "Call on Monday", "city": "Lyon", "postcode": "69001"}
    for rep in (anna, ben):
        seen = rep.sees_one("lead", lead["id"])
        assert {name: seen[name] for name in both_changes} == both_changes
        assert {CALLED, MAILED} <= {item["subject"] for item in rep.sees("activity", f"lead_id={lead['id']}")}
        assert not rep.sees("lead", f"id={unwanted['id']}", "status=offered")
        status = rep.status()
        assert (status["pending"], status["digest_ok"], status["state"]) == (0, True, "idle")
    assert anna.sees_one("lead", lead["id"]) == ben.sees_one("lead", lead["id"])

    assert anna.attention() == []
    (clash,) = ben.attention()
    assert (clash["kind"], clash["field"], clash["row_id"]) == ("conflict", "next_step", lead["id"])
    assert (clash["base"], clash["mine"], clash["theirs"]) == (
        lead["next_step"], "Send the offer", "Call on Monday",
    )  # fmt: skip
    assert (clash["mine_by"]["who"], clash["mine_by"]["offline"]) == ("you", True)
    assert clash["mine_by"]["at"] == clash["issued_at"]
    assert (clash["theirs_by"]["who"], clash["theirs_by"]["name"]) == ("colleague", clash["by_name"])
    assert clash["by_name"]

    assert carla.sees("lead", f"id={lead['id']}") == []
    assert not [item for item in carla.sees("activity") if item["subject"] in {CALLED, MAILED}]
    assert carla.attention() == []


def test_the_clash_is_settled_with_either_word(people: tuple[Rep, Rep, Rep]) -> None:
    anna, ben, _ = people
    lead = leads(anna, "working")[1]
    anna.edits(lead, next_step="Call on Monday", notes="Anna's note")
    ben.edits(lead, next_step="Send the offer", notes="Ben's note")
    anna.syncs()
    ben.syncs(code=5)
    clashes = {item["field"]: item["id"] for item in ben.attention() if item["row_id"] == lead["id"]}
    assert set(clashes) == {"next_step", "notes"}

    ben.does("attention", "resolve", clashes["next_step"], "mine")
    ben.does("attention", "resolve", clashes["notes"], "edit", "--value", "Both notes")
    assert not [item for item in ben.attention() if item["row_id"] == lead["id"]]
    ben.syncs()
    anna.syncs()
    seen = anna.sees_one("lead", lead["id"])
    assert (seen["next_step"], seen["notes"]) == ("Send the offer", "Both notes")
    assert anna.attention() == []
