"""A partner's own leads: entered by it, never anybody else's, and taken back as long as nothing was done with them."""

from __future__ import annotations

import pytest

from prm_desktop.domain.commands import Actor, CommandSpec
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.entities import Row
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.own_leads import AddLead, RemoveLead
from prm_desktop.domain.partners import Partner, Region, User
from prm_desktop.domain.registry import COMMANDS
from prm_desktop.domain.returning import RecycleLead
from prm_desktop.domain.work import Account, Activity, Comment, Task
from tests.domain.rules import ANNA, NOW, Rows, refused_as, taken_back

A, B, C = (f"01900000-0000-7000-8000-00000000000{number}" for number in (1, 2, 3))
VENDOR = Actor(user_id="u-v", role="vendor")
OURS = Partner(id="p-1", name="North", currency="CHF")
BOB = User(id="u-bob", name="Bob", partner_id="p-1")
OTTO = User(id="u-otto", name="Otto", partner_id="p-2")
FAIR = AddLead(company="Hanse", email="ana@hanse.example", value=5_000, labels=("fair",), lead_id=A)


def test_a_lead_of_our_own_is_accepted_from_the_start_and_has_no_clock() -> None:
    rows = Rows.of(OURS)
    rows.do(FAIR)
    lead = rows.get(Lead, A)
    assert lead is not None
    assert (lead.status, lead.partner_id, lead.user_id, lead.own) == ("accepted", "p-1", "u-anna", True)
    assert (lead.accepted_at, lead.assigned_at, lead.follow_up_by, lead.accept_by) == (NOW, NOW, "", "")
    assert (lead.company, lead.value, lead.currency, lead.labels) == ("Hanse", 5_000, "CHF", ("fair",))


def test_it_is_taken_back_and_entered_again_as_it_was() -> None:
    taken_back(Rows.of(OURS, BOB), AddLead(company="Hanse", user_id="u-bob", lead_id=A))


@pytest.mark.parametrize(
    "used",
    [
        Activity(id=B, lead_id=A, partner_id="p-1"),
        Task(id=B, lead_id=A, partner_id="p-1"),
        Deal(id=B, lead_id=A, partner_id="p-1"),
        Comment(id=B, record_kind="lead", record_id=A, partner_id="p-1"),
    ],
)
def test_once_something_hangs_on_it_it_stays(used: Row) -> None:
    rows = Rows.of(OURS, used)
    rows.do(FAIR)
    assert refused_as(rows, RemoveLead(lead_id=A)) == "in_use"


def test_the_vendors_leads_are_not_removed_and_our_own_not_given_to_others() -> None:
    rows = Rows.of(OURS, Lead(id=B, company="Theirs", status="accepted", partner_id="p-1"))
    rows.do(FAIR)
    assert refused_as(rows, RemoveLead(lead_id=B)) == "not_own"
    assert refused_as(rows, RecycleLead(lead_id=A, reason="later")) == "own_lead"
    assert not refused_as(rows, RecycleLead(lead_id=B, reason="later"))


@pytest.mark.parametrize(("spec", "own"), [(COMMANDS["lead.remove"], True), (COMMANDS["lead.recycle"], False)])
def test_what_does_not_suit_a_lead_is_not_offered(spec: CommandSpec, own: bool) -> None:  # noqa: FBT001 - a case
    leads = {made: Lead(id=A, partner_id="p-1", own=made) for made in (True, False)}
    assert spec.suits(ANNA, leads[own])
    assert not spec.suits(ANNA, leads[not own])


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (AddLead(company="H", lead_id=A, region="XX"), "no_region"),
        (AddLead(company="H", lead_id=A, account_id=C), "shared"),
        (AddLead(company="H", lead_id=A, user_id="u-otto"), "other_company"),
        (AddLead(company="H", lead_id=A, currency="€"), "currency"),
        (AddLead(company="H", lead_id=A, value=-1), "negative"),
    ],
)
def test_what_is_not_theirs_to_name_or_makes_no_sense_is_refused(command: AddLead, code: str) -> None:
    rows = Rows.of(OURS, OTTO, Region(id=B, code="DE"), Account(id=C, name="Theirs", partner_id="p-2"))
    assert refused_as(rows, command) == code
    assert not refused_as(rows, AddLead(company="H", lead_id=A, region="DE"))


def test_the_vendor_brings_no_leads_this_way() -> None:
    assert refused_as(Rows.of(), FAIR, VENDOR) == "no_partner"
