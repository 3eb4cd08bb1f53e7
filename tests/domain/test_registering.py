"""Registering a deal: what is filled in, whether it is worth it, and what is refused before the vendor is asked."""

from __future__ import annotations

from typing import Any

import pytest

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.commands import Actor, Role
from prm_desktop.domain.dealing import ReopenDeal, WinDeal
from prm_desktop.domain.deals import Deal, DealLine
from prm_desktop.domain.deciding import Approve, DecideExtension, Reject, Return, Review
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.registering import (
    FIELDS,
    AskExtension,
    Prefill,
    RegisterLead,
    Resubmit,
    SubmitRegistration,
    UpdateRegistration,
    WithdrawRegistration,
    prefill,
    worth,
)
from prm_desktop.domain.registrations import DealRegistration, RegistrationLine, running_out, same_customer
from prm_desktop.domain.terms import Terms
from prm_desktop.domain.work import Account, Activity
from tests.domain.rules import NOW, Rows, refused_as, taken_back
from tests.hub.support import uid

DEAL, REG, LEAD = uid("deal"), uid("registration"), uid("lead")
SUBMIT = SubmitRegistration(deal_id=DEAL, deal_registration_id=REG)
VERA = Actor(user_id="vera", role=Role.VENDOR, name="Vera")
TODAY = NOW[:10]


def deal(**values: Any) -> Deal:
    given: dict[str, Any] = {
        "id": DEAL, "name": "Twenty switches", "customer": "Acme GmbH", "amount": 5000_00, "close_on": "2026-04-01",
        "partner_id": "p-1", "account_id": "ac", "lead_id": LEAD, "probability": 1000,
    }  # fmt: skip
    return Deal(**(given | values))


def world(*more: Any, **values: Any) -> Rows:
    return Rows.of(
        deal(**values),
        Account(id="ac", domain="https://www.acme.example", tax_id="DE 123", partner_id="p-1"),
        Product(id="sw", name="Switch"),
        Product(id="ro", name="Router"),
        DealLine(id="l-1", deal_id=DEAL, product_id="sw", quantity=20, partner_id="p-1"),
        *more,
    )


def registration(rows: Rows) -> DealRegistration:
    found = rows.get(DealRegistration, REG)
    assert found is not None
    return found


def test_one_click_registers_a_deal_with_all_that_is_known_of_it() -> None:
    rows = world()
    rows.do(SUBMIT)
    made = registration(rows)
    assert (made.customer, made.customer_domain, made.project) == (
        "Acme GmbH", "https://www.acme.example", "Twenty switches",
    )  # fmt: skip
    assert (made.value, made.close_on, made.status, made.customer_tax_id) == (
        5000_00,
        "2026-04-01",
        "submitted",
        "DE 123",
    )
    assert [(item.product_id, item.quantity) for item in rows.find(RegistrationLine)] == [("sw", 20)]
    assert len(FIELDS) <= 6


def test_what_a_person_fills_in_counts_more_than_what_was_filled_in() -> None:
    rows = world()
    rows.do(SubmitRegistration(deal_id=DEAL, project="Hall 2", product_ids=("ro",), deal_registration_id=REG))
    assert (registration(rows).project, registration(rows).customer) == ("Hall 2", "Acme GmbH")
    assert [item.description for item in rows.find(RegistrationLine)] == ["Router"]


def test_a_lead_is_registered_before_it_is_a_deal() -> None:
    lead = Lead(id=LEAD, status="working", company="Acme", title="Switches", email="jo@acme.example", value=5000_00,
                product_ids=("sw",), partner_id="p-1")  # fmt: skip
    rows = Rows.of(lead, Product(id="sw", name="Switch"))
    assert refused_as(rows, RegisterLead(lead_id=LEAD, deal_registration_id=REG)) == "incomplete"
    command = RegisterLead(lead_id=LEAD, close_on="2026-05-01", deal_registration_id=REG)
    rows.do(command)
    assert (registration(rows).customer_domain, registration(rows).lead_id) == ("https://acme.example", LEAD)


@pytest.mark.parametrize("name", ["customer", "name", "amount", "close_on"])
def test_what_is_missing_is_asked_for(name: str) -> None:
    assert refused_as(world(**{name: 0 if name == "amount" else ""}), SUBMIT) == "incomplete"


def test_a_closing_date_that_is_over_is_refused() -> None:
    assert refused_as(world(close_on="2026-02-01"), SUBMIT) == "past"


def test_a_registration_is_withdrawn_and_sent_again() -> None:
    rows = world()
    rows.do(SUBMIT)
    back = SUBMIT.inverse(rows)
    assert back is not None
    again = back.inverse(rows)
    assert again is not None
    rows.do(back)
    assert registration(rows).status == "canceled"
    rows.do(again)
    assert registration(rows).status == "submitted"


@pytest.mark.parametrize(
    ("values", "same"),
    [
        ({"customer": "ACME Ltd."}, True),
        ({"customer": "Other", "customer_domain": "http://acme.example/shop"}, True),
        ({"customer": "Other", "customer_tax_id": "de-123"}, True),
        ({"customer": "Other"}, False),
        ({}, False),
    ],
)
def test_an_end_customer_is_known_by_name_domain_or_tax_id(values: dict[str, str], *, same: bool) -> None:
    mine = DealRegistration(
        id="1", customer="Acme GmbH", customer_domain="https://www.acme.example", customer_tax_id="DE 123"
    )
    assert same_customer(mine, DealRegistration(id="2", **values)) is same  # type: ignore[arg-type]  # texts by name


def test_the_same_opportunity_is_registered_once_by_a_company() -> None:
    rows = world()
    rows.do(SUBMIT)
    again = SubmitRegistration(deal_id=DEAL, deal_registration_id=uid("again"))
    assert refused_as(rows, again) == "already_registered"
    other = SubmitRegistration(deal_id=DEAL, product_ids=("ro",), deal_registration_id=uid("again"))
    assert refused_as(rows, other) == ""
    rows.do(WithdrawRegistration(deal_registration_id=REG))
    assert refused_as(rows, again) == ""


def test_it_is_worth_registering_what_is_large_enough_and_not_registered_yet() -> None:
    asked = prefill(world(), deal())
    found = worth(asked, Terms(), (), TODAY)
    assert (found.eligible, found.extra_margin, found.protected_until) == (True, 250_00, "2026-05-31")
    assert found.closes_in_time
    mine = [(DealRegistration(id="1", customer="ACME", status="approved"), frozenset({"sw"}))]
    assert worth(asked, Terms(), mine, TODAY).against == ("already",)
    small = Prefill(customer="A", value=99_999, close_on="2026-01-01")
    assert worth(small, Terms(), (), TODAY).against == ("too_small", "past", "no_products")
    late = Prefill(customer="A", value=10**7, close_on="2027-01-01", product_ids=("sw",))
    assert not worth(late, Terms(), (), TODAY).closes_in_time


def submitted(status: str = "submitted", **values: Any) -> DealRegistration:
    given: dict[str, Any] = {"id": REG, "customer": "Acme", "status": status, "partner_id": "p-1", "deal_id": DEAL}
    return DealRegistration(**(given | values))


def test_a_question_is_answered_and_decided_in_the_end() -> None:
    rows = world(submitted())
    rows.do(Review(deal_registration_id=REG), VERA)
    rows.do(Return(deal_registration_id=REG, question="Which site?"), VERA)
    assert (registration(rows).status, registration(rows).answer) == ("returned", "Which site?")
    assert refused_as(rows, Resubmit(deal_registration_id=REG)) == "reply_needed"
    taken_back(rows, UpdateRegistration(deal_registration_id=REG, changes={"project": ("", "Hall 2")}))
    rows.do(Resubmit(deal_registration_id=REG, reply="Kiel"))
    assert refused_as(rows, UpdateRegistration(deal_registration_id=REG, changes={"value": (0, 1)})) == "decided"
    rows.do(Approve(deal_registration_id=REG), VERA)
    assert (registration(rows).status, registration(rows).exclusive_until) == ("approved", "2026-05-31")
    assert refused_as(rows, WithdrawRegistration(deal_registration_id=REG)) == "decided"
    assert refused_as(rows, Approve(deal_registration_id=REG), VERA) == "not_waiting"


def test_only_the_vendor_decides_and_a_rejection_has_a_reason() -> None:
    rows = world(submitted())
    for command in (Approve(deal_registration_id=REG), Return(deal_registration_id=REG, question="?"),
                    DecideExtension(deal_registration_id=REG)):  # fmt: skip
        assert refused_as(rows, command) == "vendor_only"
    assert refused_as(rows, Reject(deal_registration_id=REG, code="converted"), VERA) == "code"
    rows.do(Reject(deal_registration_id=REG, code="duplicate", comment="Since May"), VERA)
    assert (registration(rows).status, registration(rows).closure_code) == ("rejected", "duplicate")


def test_an_extension_is_given_once_and_for_work_that_goes_on() -> None:
    ask = AskExtension(deal_registration_id=REG, reason="Pilot runs")
    running = submitted("approved", exclusive_until="2026-03-10", lead_id=LEAD)
    assert refused_as(world(running), ask) == "no_activity"
    call = Activity(id="a", lead_id=LEAD, occurred_at="2026-02-20T08:00:00Z", partner_id="p-1")
    rows = world(running, call)
    assert refused_as(rows, DecideExtension(deal_registration_id=REG, granted=True), VERA) == "not_asked"
    rows.do(ask)
    assert refused_as(rows, ask) == "once"
    rows.do(DecideExtension(deal_registration_id=REG, granted=True), VERA)
    assert (registration(rows).exclusive_until, registration(rows).extended) == ("2026-04-09", True)
    over = submitted("approved", exclusive_until="2026-03-01", lead_id=LEAD)
    assert refused_as(world(over, call), ask) == "not_running"


def test_winning_the_deal_converts_its_registration_and_opening_it_again_protects_it_again() -> None:
    rows = world(submitted("approved", exclusive_until="2026-05-01"))
    taken_back(rows, WinDeal(deal_id=DEAL))
    assert (registration(rows).status, registration(rows).closure_code) == ("converted", "converted")
    rows.do(ReopenDeal(deal_id=DEAL))
    assert registration(rows).status == "approved"


@pytest.mark.parametrize(
    ("until", "left", "warning"),
    [("2026-03-02", 0, 3), ("2026-03-05", 3, 3), ("2026-03-06", 4, 14), ("2026-03-16", 14, 14)],
)
def test_warnings_come_at_fourteen_and_three_days(until: str, left: int, warning: int) -> None:
    (found,) = running_out([submitted("approved", exclusive_until=until)], TODAY, Terms())
    assert (found.days_left, found.warning) == (left, warning)


@pytest.mark.parametrize("until", ["2026-03-17", "2026-03-01", ""])
def test_there_is_no_warning_before_and_none_afterwards(until: str) -> None:
    assert running_out([submitted("approved", exclusive_until=until)], TODAY, Terms()) == []
