"""Which partner a lead suits best: the gates, the score, the tie, and the same answer every time."""

from dataclasses import replace
from typing import Any

import pytest

from prm_desktop.domain.names import normal_name
from sync.hub.matching import Candidate, Match, Record, Wanted, gate, match
from sync.hub.policy import Weights

LEAD = Wanted("DE", "DE", "Retail", "de", frozenset({"p1", "p2"}), frozenset({"c1"}), 100_000)
GOOD = Candidate(
    "good",
    regions=frozenset({"DE"}),
    country="DE",
    industries=frozenset({"Retail"}),
    languages=frozenset({"de"}),
    product_ids=frozenset({"p1", "p2"}),
    courses=frozenset({"c1"}),
    capacity=10,
    standing=1.0,
    record=Record(offers=20, accepted=20, closed=10, won=10, response_hours=1.0),
    last_offer_at="2026-11-01T00:00:00Z",
)


def ranked(*candidates: Candidate, refused: frozenset[str] = frozenset()) -> Match:
    return match(LEAD, candidates, Weights(), tie_points=5, refused=refused)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"active": False}, "not active"),
        ({"regions": frozenset({"FR"})}, "does not serve the region"),
        ({"courses": frozenset()}, "lacks a required certification"),
        ({"open_leads": 10}, "has no free capacity"),
        ({"capacity": 0}, "has no free capacity"),
    ],
)
def test_who_fails_a_gate_is_left_out_with_the_reason(change: dict[str, Any], reason: str) -> None:
    found = ranked(replace(GOOD, **change))
    assert (found.ranked, found.rejected) == ((), {"good": reason})


def test_who_sent_a_lead_back_does_not_get_it_again() -> None:
    assert gate(LEAD, GOOD, frozenset({"good"})) == "had it and sent it back"
    assert ranked(GOOD, refused=frozenset({"good"})).ranked == ()


def test_the_perfect_partner_has_nearly_all_points_and_the_parts_add_up() -> None:
    (score,) = ranked(GOOD).ranked
    assert score.total == sum(score.parts.values())
    assert score.total >= 95
    assert score.parts["territory"] == score.parts["competency"] == 25


@pytest.mark.parametrize(
    "worse",
    [
        {"country": "FR"},
        {"product_ids": frozenset({"p1"})},
        {"industries": frozenset({"Farming"})},
        {"open_leads": 8},
        {"standing": 0.2},
        {"languages": frozenset({"fr"})},
        {"record": Record(offers=20, accepted=1, closed=10, won=0, response_hours=70.0)},
    ],
)
def test_every_part_counts(worse: dict[str, Any]) -> None:
    best, second = ranked(GOOD, replace(GOOD, partner_id="other", **worse)).ranked
    scores = {item.partner_id: item.total for item in (best, second)}
    assert scores["good"] > scores["other"]


def test_within_five_points_whoever_waited_longest_comes_first() -> None:
    waited = replace(GOOD, partner_id="waited", open_leads=3, last_offer_at="2026-10-01T00:00:00Z")
    never = replace(GOOD, partner_id="never", open_leads=3, last_offer_at="")
    far = replace(GOOD, partner_id="far", product_ids=frozenset(), last_offer_at="")
    assert [item.partner_id for item in ranked(GOOD, waited, far, never).ranked] == ["never", "waited", "good", "far"]


def test_a_new_partner_starts_at_the_mean() -> None:
    middling = Record(offers=40, accepted=20, closed=10, won=5, response_hours=8.0)
    old = replace(GOOD, partner_id="old", record=middling)
    new = replace(GOOD, partner_id="new", record=Record())
    scores = {item.partner_id: item.parts["performance"] for item in ranked(old, new).ranked}
    assert scores["old"] == scores["new"]


def test_the_order_in_which_partners_are_looked_at_makes_no_difference() -> None:
    others = [replace(GOOD, partner_id=name, open_leads=number) for number, name in enumerate("abcd")]
    assert ranked(*others).ranked == ranked(*reversed(others)).ranked


@pytest.mark.parametrize(
    ("name", "same"),
    [("Acme GmbH", "ACME"), ("Müller & Co. KG", "müller"), ("Acme, Inc.", "acme"), ("B.V. Holland", "holland")],
)
def test_company_names_are_compared_without_legal_form(name: str, same: str) -> None:
    assert normal_name(name) == normal_name(same)


def test_a_name_that_is_only_a_legal_form_stays_itself() -> None:
    assert normal_name("Company") == "company"
