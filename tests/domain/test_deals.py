"""What may be done with a deal and its lines, and that each step can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.commands import Command, Conflict, Refusal, decode_command
from prm_desktop.domain.deal_work import AddDealTask, LogOnDeal
from prm_desktop.domain.dealing import (
    CreateDeal,
    DiscardDeal,
    LoseDeal,
    MoveDeal,
    ReopenDeal,
    UpdateDeal,
    WinDeal,
)
from prm_desktop.domain.deals import PROBABILITY, Deal, DealLine, DealMember, DealStage, NextStep
from prm_desktop.domain.lines import AddLine, RemoveLine, UpdateLine
from prm_desktop.domain.money import ExchangeRate
from prm_desktop.domain.partners import Partner
from prm_desktop.domain.work import Activity, Task
from prm_desktop.errors import BadInput
from tests.domain.rules import ANNA, NOW, Rows, refused_as, taken_back
from tests.hub.support import uid

DEAL, PRODUCT, LINE = uid("deal"), uid("product"), uid("line")


def deal(**values: Any) -> Deal:
    given: dict[str, Any] = {
        "id": DEAL,
        "name": "Switches",
        "customer": "Acme",
        "partner_id": "p-1",
        "amount": 500_00,
    } | values
    return Deal(**({"probability": PROBABILITY[given.get("stage", DealStage.PROSPECT)]} | given))


def shop(*more: Any, **values: Any) -> Rows:
    return Rows.of(deal(**values), Product(id=PRODUCT, name="Switch", list_price=100_00), *more)


def begun() -> Rows:
    rows = Rows.of()
    rows.do(CreateDeal(name="x", customer="y", currency="EUR", deal_id=DEAL))
    return rows


def the_deal(rows: Rows) -> Deal:
    found = rows.get(Deal, DEAL)
    assert found is not None
    return found


def test_a_new_deal_is_the_rep_s_own_in_the_company_s_currency() -> None:
    rows = Rows.of(Partner(id="p-1", currency="CHF"))
    rows.do(CreateDeal(name="Switches", customer="Acme", amount=100, deal_id=DEAL))
    made = the_deal(rows)
    assert (made.currency, made.partner_id, made.user_id, made.stage) == ("CHF", "p-1", "u-anna", DealStage.PROSPECT)
    assert made.probability == PROBABILITY[DealStage.PROSPECT]
    assert [(item.name, item.role) for item in rows.find(DealMember)] == [("Anna", "partner_rep")]


@pytest.mark.parametrize(("values", "code"), [({"amount": -1}, "amount"), ({"currency": "euro"}, "currency")])
def test_what_no_deal_can_be_is_refused(values: dict[str, Any], code: str) -> None:
    assert refused_as(Rows.of(), CreateDeal(name="x", customer="y", deal_id=DEAL, **values)) == code


LINE_ADDED = AddLine(deal_id=DEAL, product_id=PRODUCT, quantity=3, discount=1000, deal_line_id=LINE)
STEPS: dict[str, tuple[Callable[[], Rows], Command]] = {
    "create": (Rows.of, CreateDeal(name="x", customer="y", currency="EUR", deal_id=DEAL)),
    "discard": (begun, DiscardDeal(deal_id=DEAL)),
    "edit": (shop, UpdateDeal(deal_id=DEAL, changes={"name": ("Switches", "Routers"), "amount": (500_00, 700_00)})),
    "plan": (shop, UpdateDeal(deal_id=DEAL, changes={"next_step": ("", "Call")}, next_step_id=uid("step"))),
    "move": (shop, MoveDeal(deal_id=DEAL, stage="committed")),
    "win": (lambda: shop(stage="committed", next_step="Call"), WinDeal(deal_id=DEAL)),
    "lose": (lambda: shop(competitor="B"), LoseDeal(deal_id=DEAL, reason="price", competitor="C", comment="Sad")),
    "reopen": (lambda: shop(stage="won", closed_at=NOW), ReopenDeal(deal_id=DEAL)),
    "reopen lost": (
        lambda: shop(stage="lost", closed_at=NOW, loss_reason="price", closing_comment="Sad", competitor="C"),
        ReopenDeal(deal_id=DEAL, stage="qualified"),
    ),
    "first line": (shop, LINE_ADDED),
    "line": (lambda: shop(DealLine(id=uid("other"), deal_id=DEAL, total=5, partner_id="p-1"), amount=5), LINE_ADDED),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_taken_back_and_done_again(name: str) -> None:
    make, command = STEPS[name]
    taken_back(make(), command)


def test_a_removed_line_comes_back_as_it_was() -> None:
    rows = shop()
    rows.do(LINE_ADDED)
    taken_back(rows, UpdateLine(deal_line_id=LINE, changes={"quantity": (3, 4)}))
    taken_back(rows, RemoveLine(deal_line_id=LINE))


def test_a_deal_with_lines_is_worth_their_sum_and_without_them_its_estimate() -> None:
    rows = shop()
    rows.do(LINE_ADDED)
    assert (the_deal(rows).amount, the_deal(rows).estimate) == (270_00, 500_00)
    rows.do(AddLine(deal_id=DEAL, product_id=PRODUCT, unit_price=1_00, deal_line_id=uid("second")))
    assert sorted(item.position for item in rows.find(DealLine)) == [1, 2]
    assert the_deal(rows).amount == 271_00
    rows.do(UpdateLine(deal_line_id=LINE, changes={"quantity": (3, 1)}))
    assert the_deal(rows).amount == 91_00
    assert refused_as(rows, UpdateDeal(deal_id=DEAL, changes={"amount": (91_00, 5)})) == "has_lines"
    rows.do(RemoveLine(deal_line_id=LINE))
    rows.do(RemoveLine(deal_line_id=uid("second")))
    assert (the_deal(rows).amount, the_deal(rows).estimate) == (500_00, 0)


def test_a_list_price_in_another_currency_is_exchanged_or_asked_for() -> None:
    rate = ExchangeRate(id="r", currency="SEK", millionths=11_200_000, valid_from="2026-01-01")
    add = AddLine(deal_id=DEAL, product_id=PRODUCT, deal_line_id=LINE)
    assert refused_as(shop(currency="SEK"), add) == "price_needed"
    rows = shop(rate, currency="SEK")
    rows.do(add)
    assert the_deal(rows).amount == 1120_00


@pytest.mark.parametrize(
    ("values", "code"),
    [({"quantity": 0}, "quantity"), ({"discount": 10_001}, "discount"), ({"unit_price": -1}, "amount")],
)
def test_a_line_that_makes_no_sense_is_refused(values: dict[str, Any], code: str) -> None:
    assert refused_as(shop(), AddLine(deal_id=DEAL, product_id=PRODUCT, deal_line_id=LINE, **values)) == code


def test_two_who_changed_one_quantity_decide_and_the_total_stays_true() -> None:
    rows = shop()
    rows.do(LINE_ADDED)
    changes = rows.do(UpdateLine(deal_line_id=LINE, changes={"quantity": (9, 5), "discount": (1000, 0)}))
    assert [item.field for item in changes if isinstance(item, Conflict)] == ["quantity"]
    assert the_deal(rows).amount == 300_00


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (MoveDeal(deal_id=DEAL, stage="qualified"), "closed"),
        (WinDeal(deal_id=DEAL), "closed"),
        (LoseDeal(deal_id=DEAL, reason="price"), "closed"),
        (UpdateDeal(deal_id=DEAL, changes={"name": ("Switches", "x")}), "closed"),
        (LINE_ADDED, "closed"),
    ],
)
def test_a_closed_deal_stays_as_it_is_until_it_is_opened_again(command: Command, code: str) -> None:
    assert refused_as(shop(stage="won"), command) == code


def test_winning_and_losing_have_commands_of_their_own() -> None:
    with pytest.raises(BadInput, match="not one of"):
        decode_command("deal.stage", {"deal_id": DEAL, "stage": "won"})
    assert refused_as(shop(), LoseDeal(deal_id=DEAL, reason="other")) == "comment_needed"
    rows = shop(next_step="Call")
    rows.do(LoseDeal(deal_id=DEAL, reason="competitor", competitor="Big Corp"))
    lost = the_deal(rows)
    assert (lost.stage, lost.probability, lost.competitor, lost.closed_at, lost.next_step) == (
        "lost", 0, "Big Corp", NOW, "",
    )  # fmt: skip


def test_each_next_step_stays_in_the_history() -> None:
    rows = shop()
    for number, step in enumerate(("Call", "Visit")):
        before = the_deal(rows).next_step
        rows.do(UpdateDeal(deal_id=DEAL, changes={"next_step": (before, step)}, next_step_id=uid(f"step {number}")))
    assert {item.step for item in rows.find(NextStep, deal_id=DEAL)} == {"Call", "Visit"}


def test_only_an_untouched_deal_is_discarded() -> None:
    rows = shop()
    rows.do(LINE_ADDED)
    assert refused_as(rows, DiscardDeal(deal_id=DEAL)) == "moved_on"
    assert refused_as(shop(notes="Important"), DiscardDeal(deal_id=DEAL)) == "moved_on"
    assert refused_as(shop(lead_id="l-1"), DiscardDeal(deal_id=DEAL)) == "moved_on"


def test_what_happens_on_a_deal_shows_with_its_lead_too() -> None:
    rows = shop(lead_id="l-1")
    rows.do(LogOnDeal(deal_id=DEAL, kind="call", subject="Spoke", activity_id="a"))
    rows.do(AddDealTask(deal_id=DEAL, subject="Offer", task_id="t"))
    (activity,), (task,) = rows.find(Activity), rows.find(Task)
    assert (activity.lead_id, activity.deal_id, activity.occurred_at) == ("l-1", DEAL, NOW)
    assert (task.lead_id, task.deal_id, task.user_id) == ("l-1", DEAL, ANNA.user_id)


def test_an_invited_partner_reads_the_deal_and_changes_nothing() -> None:
    rows = shop(partner_id="p-2", shared_with=("p-1",))
    for command in (WinDeal(deal_id=DEAL), LINE_ADDED, UpdateDeal(deal_id=DEAL, changes={"name": ("Switches", "x")})):
        with pytest.raises(Refusal) as refused:
            rows.do(command)
        assert refused.value.code == "shared"
