"""What may be done with a lead, and when it is refused."""

from __future__ import annotations

import pytest

from prm_desktop.domain.commands import Conflict, Refusal
from prm_desktop.domain.leads import (
    AcceptLead,
    AssignLead,
    DeclineLead,
    DisqualifyLead,
    Lead,
    LeadStatus,
    UpdateLead,
)
from prm_desktop.domain.partners import User
from prm_desktop.domain.work import LogActivity
from prm_desktop.errors import BadInput
from tests.domain.rules import ANNA, NOW, Rows


def lead(**values: object) -> Lead:
    given = {
        "id": "l-1",
        "status": LeadStatus.OFFERED,
        "partner_id": "p-1",
        "accept_by": "2026-03-02T17:00:00Z",
    } | values
    return Lead(**given)  # type: ignore[arg-type]  # test values by name


def the_lead(rows: Rows) -> Lead:
    found = rows.get(Lead, "l-1")
    assert found is not None
    return found


def test_accepting_assigns_the_lead_to_who_accepts_it() -> None:
    rows = Rows.of(lead())
    rows.do(AcceptLead(lead_id="l-1"))
    taken = the_lead(rows)
    assert (taken.status, taken.user_id, taken.accepted_at) == (LeadStatus.ACCEPTED, ANNA.user_id, NOW)


def test_an_offer_that_ran_out_is_refused_by_the_hub_but_shown_as_accepted_until_then() -> None:
    late = "2026-03-02T17:00:01Z"
    with pytest.raises(Refusal) as refused:
        Rows.of(lead()).do(AcceptLead(lead_id="l-1"), now=late)
    assert refused.value.code == "expired"
    offline = Rows.of(lead(), authoritative=False)
    offline.do(AcceptLead(lead_id="l-1"), now=late)
    assert the_lead(offline).status == LeadStatus.ACCEPTED


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("accepted", "already_accepted"),
        ("working", "already_accepted"),
        ("expired", "not_offered"),
        ("new", "not_offered"),
    ],
)
def test_only_an_offered_lead_is_accepted_or_declined(status: str, code: str) -> None:
    for command in (AcceptLead(lead_id="l-1"), DeclineLead(lead_id="l-1", reason="spam")):
        with pytest.raises(Refusal) as refused:
            Rows.of(lead(status=status)).do(command)
        assert refused.value.code == code


def test_the_reason_other_needs_words() -> None:
    with pytest.raises(Refusal) as refused:
        Rows.of(lead()).do(DeclineLead(lead_id="l-1", reason="other", comment="  "))
    assert refused.value.code == "comment_needed"
    rows = Rows.of(lead())
    rows.do(DeclineLead(lead_id="l-1", reason="other", comment="They are our landlord"))
    assert the_lead(rows).closing_comment == "They are our landlord"


def test_disqualifying_is_for_accepted_leads_and_declining_for_offered_ones() -> None:
    with pytest.raises(Refusal) as refused:
        Rows.of(lead()).do(DisqualifyLead(lead_id="l-1", reason="no_budget"))
    assert refused.value.code == "not_accepted"
    rows = Rows.of(lead(status="working"))
    rows.do(DisqualifyLead(lead_id="l-1", reason="no_budget"))
    assert the_lead(rows).status == LeadStatus.DISQUALIFIED


def test_a_call_is_first_contact_and_a_note_is_not() -> None:
    rows = Rows.of(lead(status="accepted"))
    rows.do(LogActivity(lead_id="l-1", kind="note", subject="Read their site", activity_id="a-1"))
    assert the_lead(rows).status == LeadStatus.ACCEPTED
    rows.do(LogActivity(lead_id="l-1", kind="call", subject="Spoke to them", activity_id="a-2"))
    assert (the_lead(rows).status, the_lead(rows).contacted_at) == (LeadStatus.WORKING, NOW)


def test_nobody_calls_a_customer_before_accepting_the_lead() -> None:
    with pytest.raises(Refusal) as refused:
        Rows.of(lead()).do(LogActivity(lead_id="l-1", kind="call", subject="Hello", activity_id="a-1"))
    assert refused.value.code == "not_accepted"


def test_a_lead_is_assigned_only_within_the_company() -> None:
    stranger, colleague = User(id="u-x", name="Xavier", partner_id="p-2"), User(id="u-b", name="Ben", partner_id="p-1")
    rows = Rows.of(
        lead(status="accepted", user_id="u-anna"), User(id="u-anna", name="Anna", partner_id="p-1"), stranger, colleague
    )
    with pytest.raises(Refusal, match="Xavier is not of your company"):
        rows.do(AssignLead(lead_id="l-1", user_id="u-x"))
    command = AssignLead(lead_id="l-1", user_id="u-b")
    back = command.inverse(rows)
    rows.do(command)
    assert the_lead(rows).user_id == "u-b"
    assert back is not None
    rows.do(back)
    assert the_lead(rows).user_id == "u-anna"


def test_a_patch_of_a_field_that_the_vendor_keeps_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        Rows.of(lead()).do(UpdateLead(lead_id="l-1", changes={"match_score": (0, 100)}))
    assert refused.value.code == "hub_owned"


def test_a_field_that_nobody_else_touched_is_changed_and_one_that_somebody_did_becomes_a_conflict() -> None:
    rows = Rows.of(lead(title="Theirs", city="Kiel", updated_by="u-ben", updated_at="2026-03-01T08:00:00Z"))
    changes = rows.do(UpdateLead(lead_id="l-1", changes={"title": ("Base", "Mine"), "city": ("Kiel", "Lübeck")}))
    assert the_lead(rows).city == "Lübeck"
    assert the_lead(rows).title == "Theirs"
    conflicts = [item for item in changes if isinstance(item, Conflict)]
    expected = Conflict("lead", "l-1", "title", "Base", "Mine", "Theirs", "u-ben", "2026-03-01T08:00:00Z")
    assert conflicts == [expected]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("title", 5, "does not take “5”"),
        ("value", "a lot", "does not take “a lot”"),
        ("value", 2**63, "too large"),
        ("rating", "boiling", "not one of"),
        ("next_step_at", "soon", "does not take “soon”"),
        ("labels", "big", "list of texts"),
    ],
)
def test_a_value_that_does_not_fit_its_field_is_named(name: str, value: object, words: str) -> None:
    rows = Rows.of(lead())
    with pytest.raises(BadInput, match=words):
        rows.do(UpdateLead(lead_id="l-1", changes={name: (getattr(the_lead(rows), name), value)}))


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    rows = Rows.of(lead(title="Same"))
    assert rows.do(UpdateLead(lead_id="l-1", changes={"title": ("Base", "Same")})) == []


def test_labels_of_both_sides_are_joined_and_removals_of_either_side_hold() -> None:
    rows = Rows.of(lead(labels=("a", "theirs")))
    rows.do(UpdateLead(lead_id="l-1", changes={"labels": (["a", "b"], ["b", "mine"])}))
    assert the_lead(rows).labels == ("theirs", "mine")


def test_until_the_hub_has_spoken_my_words_stay_on_the_screen() -> None:
    rows = Rows.of(lead(title="Theirs"), authoritative=False)
    rows.do(UpdateLead(lead_id="l-1", changes={"title": ("Base", "Mine")}))
    assert the_lead(rows).title == "Mine"


def test_an_edit_is_taken_back_by_the_same_patch_backwards() -> None:
    rows = Rows.of(lead(title="Old"))
    command = UpdateLead(lead_id="l-1", changes={"title": ("Old", "New")})
    back = command.inverse(rows)
    rows.do(command)
    assert back is not None
    rows.do(back)
    assert the_lead(rows).title == "Old"
