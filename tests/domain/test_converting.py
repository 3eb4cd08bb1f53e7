"""A lead becomes a deal with everything, and a lead again with everything."""

from __future__ import annotations

from typing import Any

import pytest

from prm_desktop.domain.commands import Command
from prm_desktop.domain.converting import ConvertLead, UnconvertLead
from prm_desktop.domain.dealing import MoveDeal
from prm_desktop.domain.deals import Deal, DealMember, NextStep
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.partners import User
from prm_desktop.domain.sharing import LeadShare, RevokeShare
from prm_desktop.domain.work import Account, Activity, Contact, Task
from tests.domain.rules import Rows, refused_as, taken_back
from tests.hub.support import uid

LEAD, DEAL = uid("lead"), uid("deal")
CONVERT = ConvertLead(lead_id=LEAD, deal_id=DEAL, account_id=uid("new account"), contact_id=uid("new contact"))
WORKED = Lead(
    id=LEAD,
    status="working",
    title="Twenty switches",
    company="Acme GmbH",
    contact_name="Jo Doe",
    contact_role="Plant manager",
    phone="+4940123",
    email="jo@acme.example",
    city="Hamburg",
    country="DE",
    region="DE-N",
    industry="Food",
    company_size=120,
    source="Trade fair",
    product_ids=("a", "b"),
    value=12_000_00,
    currency="CHF",
    description="Saw us at the fair",
    notes="Parking at gate 3",
    next_step="Call on Monday",
    next_step_at="2026-03-09T08:00:00Z",
    partner_id="p-1",
    user_id="u-ben",
    external_refs=("crm:7",),
)
AROUND = (
    User(id="u-ben", name="Ben", email="ben@p.example", partner_id="p-1"),
    Activity(id="a-1", lead_id=LEAD, subject="Called", partner_id="p-1"),
    Task(id="t-1", lead_id=LEAD, subject="Offer", partner_id="p-1"),
)


def share(row_id: str, other: str, **values: Any) -> LeadShare:
    given = {"status": "accepted", "partner_name": "Hanse", "other_partner_name": other.title()} | values
    return LeadShare(id=row_id, lead_id=LEAD, partner_id="p-1", other_partner_id=other, **given)


SHARED = (
    share("s-1", "nordlys", split=3000, message="On site?", answered_at="2026-02-01T09:00:00Z"),
    share("s-2", "ruiz"),
    share("s-3", "offered", status="offered"),
    share("s-4", "over", status="revoked"),
    share("s-5", "referrer", kind="refer"),
    share("s-6", ""),
)


def world(*more: Any) -> Rows:
    return Rows.of(WORKED, *AROUND, *more)


def test_nothing_of_the_lead_is_left_behind() -> None:
    rows = world()
    rows.do(CONVERT)
    deal, lead = rows.get(Deal, DEAL), rows.get(Lead, LEAD)
    assert deal is not None
    assert lead is not None
    same = ("product_ids", "source", "region", "description", "notes", "next_step", "next_step_at", "external_refs")
    assert [getattr(deal, name) for name in same] == [getattr(WORKED, name) for name in same]
    assert (deal.name, deal.customer, deal.amount, deal.currency) == ("Twenty switches", "Acme GmbH", 12_000_00, "CHF")
    assert (deal.user_id, deal.partner_id, deal.lead_id) == ("u-ben", "p-1", LEAD)
    assert (lead.status, lead.deal_id, lead.account_id) == ("converted", DEAL, deal.account_id)
    (account,), (contact,) = rows.find(Account), rows.find(Contact)
    assert (account.name, account.domain, account.city) == ("Acme GmbH", "https://acme.example", "Hamburg")
    assert (contact.name, contact.job_title, contact.account_id) == ("Jo Doe", "Plant manager", account.id)
    assert (deal.account_id, deal.contact_id) == (account.id, contact.id)
    carried: list[Any] = [*rows.find(Activity), *rows.find(Task)]
    assert [(item.lead_id, item.deal_id) for item in carried] == [(LEAD, DEAL)] * 2
    assert [item.name for item in rows.find(DealMember, deal_id=DEAL)] == ["Ben"]
    assert [item.step for item in rows.find(NextStep, deal_id=DEAL)] == ["Call on Monday"]


def test_an_account_and_contact_that_are_known_are_used_and_not_made_twice() -> None:
    rows = world(
        Account(id="ac", name="Acme GmbH", partner_id="p-1"),
        Contact(id="co", name="Jo", email="jo@acme.example", account_id="ac", partner_id="p-1"),
    )
    rows.do(CONVERT)
    deal = rows.get(Deal, DEAL)
    assert deal is not None
    assert (deal.account_id, deal.contact_id) == ("ac", "co")
    assert len(rows.find(Account)) == len(rows.find(Contact)) == 1


@pytest.mark.parametrize(
    "known",
    [
        (),
        (Account(id="ac", name="Acme GmbH", partner_id="p-1"),),
        (
            Account(id="ac", name="Acme GmbH", partner_id="p-1"),
            Contact(id="co", name="Jo Doe", account_id="ac", partner_id="p-1"),
        ),
    ],
    ids=["new customer", "known account", "known contact"],
)
def test_a_conversion_is_taken_back_without_a_trace_and_done_again(known: tuple[Any, ...]) -> None:
    taken_back(world(*known), CONVERT, leaves=("account_id",) if known else ())


@pytest.mark.parametrize(
    ("status", "code"),
    [("offered", "no_contact"), ("accepted", "no_contact"), ("converted", "already_converted"), ("expired", "closed")],
)
def test_only_a_worked_lead_is_converted(status: str, code: str) -> None:
    rows = Rows.of(Lead(id=LEAD, status=status, partner_id="p-1", company="Acme"))
    assert refused_as(rows, CONVERT) == code


def test_a_deal_that_moved_on_does_not_become_a_lead_again() -> None:
    back: Command = UnconvertLead(lead_id=LEAD)
    rows = world()
    assert refused_as(rows, back) == "not_converted"
    rows.do(CONVERT)
    rows.do(MoveDeal(deal_id=DEAL, stage="qualified"))
    assert refused_as(rows, back) == "moved_on"


def test_another_deal_keeps_the_account_that_the_conversion_made() -> None:
    rows = world()
    back = CONVERT.inverse(rows)
    rows.do(CONVERT)
    rows.rows["other"] = Deal(id="other", account_id=uid("new account"), contact_id="", partner_id="p-1")
    assert back is not None
    rows.do(back)
    assert [item.id for item in rows.find(Account)] == [uid("new account")]


def test_exactly_those_who_work_on_the_lead_too_are_members_of_its_deal() -> None:
    rows = world(*SHARED)
    rows.do(CONVERT)
    own, *others = sorted(rows.find(DealMember, deal_id=DEAL), key=lambda item: item.other_partner_id)
    assert (own.name, own.status) == ("Ben", "active")
    told = [(item.other_partner_id, item.name, item.role, item.status, item.headline) for item in others]
    same = ("invited_partner", "active", "Twenty switches")
    assert told == [("nordlys", "Nordlys", *same), ("ruiz", "Ruiz", *same)]
    deal, steps = rows.get(Deal, DEAL), rows.find(NextStep, deal_id=DEAL)
    assert deal is not None
    seen_by = [deal.shared_with, *(item.shared_with for item in steps), *(item.shared_with for item in (own, *others))]
    assert seen_by == [("nordlys", "ruiz")] * 5


def test_a_shared_conversion_is_taken_back_with_its_members_and_done_again() -> None:
    taken_back(world(*SHARED), CONVERT)


def test_whoever_ends_a_share_ends_the_membership_that_came_of_it_and_no_other() -> None:
    rows = world(*SHARED)
    rows.do(CONVERT)
    rows.do(RevokeShare(lead_share_id="s-1"))
    assert {item.other_partner_id for item in rows.find(DealMember, deal_id=DEAL)} == {"", "ruiz"}
