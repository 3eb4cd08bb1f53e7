"""What goes wrong between sending a registration and its decision: offline work, two who want the same."""

from __future__ import annotations

import pytest

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.commands import Command
from prm_desktop.domain.dealing import LoseDeal, ReopenDeal, WinDeal
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.deciding import Approve, DecideExtension, Reject, Return
from prm_desktop.domain.registering import (
    AskExtension,
    Resubmit,
    SubmitRegistration,
    UpdateRegistration,
    WithdrawRegistration,
)
from prm_desktop.domain.registrations import DealRegistration
from prm_desktop.domain.work import Activity
from sync.hub.sweep import end_registrations
from tests.hub.support import ABE, ANN, NORTH, SAM, SOUTH, VERA, Client, Hub, uid

NORTHS, SOUTHS = uid("north deal"), uid("south deal")
REG, OTHER = uid("north reg"), uid("south reg")
YES, NO = Approve(deal_registration_id=REG), Reject(deal_registration_id=REG, code="rejected")
WIN, LOSE, REOPEN = WinDeal(deal_id=NORTHS), LoseDeal(deal_id=NORTHS, reason="price"), ReopenDeal(deal_id=NORTHS)


People = tuple[Client, Client, Client]


@pytest.fixture
def people(hub: Hub) -> People:
    """Ann and Sam with a deal each about the same customer and product, and Vera who decides. Ann has sent hers."""
    hub.put(Product(id=uid("switch"), name="Switch"))
    for deal, partner in ((NORTHS, NORTH), (SOUTHS, SOUTH)):
        hub.put(Deal(id=deal, name="Switches", customer="Acme GmbH", partner_id=partner, amount=5000_00,
                     close_on="2027-02-01", product_ids=(uid("switch"),)))  # fmt: skip
    found = hub.client(ANN), hub.client(SAM), hub.client(VERA)
    for client in found:
        client.sync()
    applied(found[0], SubmitRegistration(deal_id=NORTHS, deal_registration_id=REG))
    found[2].sync()
    return found


def applied(client: Client, *commands: Command) -> None:
    for command in commands:
        result = client.do(command)
        assert result.status == "applied", (command, result)


def status(hub: Hub, row_id: str = REG) -> str:
    return str(hub.get(DealRegistration, row_id).status)


def test_what_is_withdrawn_offline_after_it_was_approved_stays_approved(people: People) -> None:
    ann, _, vera = people
    applied(vera, YES)
    refused = ann.do(WithdrawRegistration(deal_registration_id=REG))
    assert (refused.status, refused.code) == ("refused", "decided")
    assert ann.row("deal_registration", REG)["status"] == "approved"


def test_an_edit_or_answer_made_offline_does_not_undo_a_decision(hub: Hub, people: People) -> None:
    ann, _, vera = people
    applied(vera, Return(deal_registration_id=REG, question="Which site?"))
    applied(ann, Resubmit(deal_registration_id=REG, reply="Kiel"))
    applied(vera, NO)
    for late in (
        Resubmit(deal_registration_id=REG, reply="No, Hamburg"),
        UpdateRegistration(deal_registration_id=REG, changes={"value": (5000_00, 1)}),
    ):
        assert ann.do(late).code == "decided"
    assert (status(hub), hub.get(DealRegistration, REG).reply) == ("rejected", "Kiel")


@pytest.mark.usefixtures("people")
def test_two_colleagues_who_register_the_same_offline_make_one_registration(hub: Hub) -> None:
    abe = hub.client(ABE)
    abe.sync()
    again = SubmitRegistration(deal_id=NORTHS, deal_registration_id=uid("again"))
    assert abe.do(again).code == "already_registered"
    assert abe.ids("deal_registration") == {REG}


def test_a_deal_that_was_won_while_the_decision_was_on_its_way_needs_no_protection(hub: Hub, people: People) -> None:
    ann, sam, vera = people
    applied(ann, WIN)
    applied(vera, YES)
    assert status(hub) == "converted"
    applied(sam, SubmitRegistration(deal_id=SOUTHS, deal_registration_id=OTHER))
    applied(vera, Approve(deal_registration_id=OTHER))


def test_a_deal_that_was_lost_is_not_protected_and_blocks_nobody(hub: Hub, people: People) -> None:
    ann, sam, vera = people
    applied(sam, SubmitRegistration(deal_id=SOUTHS, deal_registration_id=OTHER))
    applied(ann, LOSE)
    assert vera.do(YES).code == "deal_lost"
    applied(ann, REOPEN)
    applied(vera, YES)
    vera.sync()
    assert vera.do(Approve(deal_registration_id=OTHER)).code == "collision"
    applied(ann, LOSE)
    assert status(hub) == "expired"
    applied(vera, Approve(deal_registration_id=OTHER))


@pytest.mark.parametrize("closing", [WIN, LOSE], ids=["won", "lost"])
def test_opening_a_deal_again_never_protects_an_opportunity_twice(hub: Hub, people: People, closing: Command) -> None:
    ann, sam, vera = people
    applied(vera, YES)
    ann.sync()
    applied(ann, closing)
    applied(ann, REOPEN)
    assert status(hub) == "approved"
    applied(ann, closing)
    applied(sam, SubmitRegistration(deal_id=SOUTHS, deal_registration_id=OTHER))
    vera.sync()
    applied(vera, Approve(deal_registration_id=OTHER))
    applied(ann, REOPEN)
    assert (status(hub), status(hub, OTHER)) == ("expired", "approved")
    assert ann.row("deal_registration", REG)["answer"].startswith("Another registration")
    assert hub.get(Deal, NORTHS).stage == "prospect"


def test_an_extension_asked_for_in_time_counts_from_the_end_and_only_once(hub: Hub, people: People) -> None:
    ann, _, vera = people
    applied(vera, YES)
    hub.clock.passes(days=89)
    hub.put(Activity(id=uid("call"), deal_id=NORTHS, partner_id=NORTH, occurred_at=hub.clock.now))
    ann.sync()
    applied(ann, AskExtension(deal_registration_id=REG, reason="Pilot"))
    vera.sync()
    applied(vera, DecideExtension(deal_registration_id=REG, granted=True))
    assert hub.get(DealRegistration, REG).exclusive_until == "2027-03-23"
    hub.clock.passes(days=29)
    assert end_registrations(hub.store, hub.clock.now) == 0
    assert ann.do(AskExtension(deal_registration_id=REG, reason="More")).code == "once"
    hub.clock.passes(days=3)
    assert end_registrations(hub.store, hub.clock.now) == 1
    assert status(hub) == "expired"
    assert ann.do(AskExtension(deal_registration_id=REG, reason="Late")).code == "not_running"
