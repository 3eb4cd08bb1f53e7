"""Deals and their registrations worked on without a network: what was typed is kept, the hub's word and clock count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.commands import Actor
from prm_desktop.domain.deals import Deal, DealLine, DealMember
from prm_desktop.domain.registrations import DealRegistration
from prm_desktop.domain.sharing import PartnerCard
from prm_desktop.domain.times import later
from prm_desktop.services.workspace import Workspace
from sync.hub.registrar import Decision, decide
from tests.sync.hubs import P1, P2, Rep, World, lead_id, seed

DEAL, PRODUCT, CARD = (f"01900000-0000-7000-8000-00000000c00{n}" for n in range(3))
VENDOR = Actor(user_id="", role="vendor")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    bought = Deal(id=DEAL, name="Switches", customer="Acme", amount=5000_00, close_on="2026-06-01", partner_id=P1,
                  product_ids=(PRODUCT,))  # fmt: skip
    card = PartnerCard(id=CARD, name="Nordlys AS", partner_id=P2)
    made.open([*seed(), bought, card, Product(id=PRODUCT, name="Switch", list_price=100_00)])
    yield made
    made.close()


def registration(rep: Rep, row_id: str) -> DealRegistration:
    found = rep.desk.get("deal_registration", row_id)
    assert isinstance(found, DealRegistration)
    return found


@pytest.mark.parametrize("days", [-20, 20])
def test_a_registration_from_a_computer_with_a_wrong_clock_gets_the_times_of_the_hub(
    world: World, anna: Rep, days: int
) -> None:
    skewed = Workspace(anna.desk.db, lambda: later(world.clock.now(), days=days))
    made = skewed.do("registration.submit", {"deal_id": DEAL}).created["deal_registration_id"]
    assert registration(anna, made).submitted_at == later(world.clock.now(), days=days)
    assert registration(anna, made).decide_by == ""
    anna.sync()
    assert registration(anna, made).submitted_at == world.clock.now()
    assert registration(anna, made).decide_by > world.clock.now()


def test_a_decision_that_fell_while_one_was_offline_stands_and_says_so(world: World, anna: Rep) -> None:
    made = anna.do("registration.submit", deal_id=DEAL).created["deal_registration_id"]
    anna.sync()
    decide(world.store, VENDOR, "approve", made, Decision())
    anna.do("registration.withdraw", deal_registration_id=made)
    assert registration(anna, made).status == "canceled"
    anna.sync()
    assert registration(anna, made).status == "approved"
    (item,) = anna.desk.attention()
    assert "decided this registration already" in item.message


def test_lines_and_an_invitation_made_offline_arrive_whole(world: World, anna: Rep) -> None:
    carla = world.rep("carla@nordlys.example")
    for quantity in (2, 3):
        anna.do("deal_line.add", deal_id=DEAL, product_id=PRODUCT, quantity=quantity)
    member = anna.do("member.invite", deal_id=DEAL, partner_card_id=CARD, message="Cabling?").created["deal_member_id"]
    anna.sync()
    carla.sync()
    assert carla.desk.find("deal") == []
    carla.do("member.accept", deal_member_id=member)
    assert carla.desk.find("deal") == []
    carla.sync()
    lines = carla.desk.find("deal_line")
    assert [item.total for item in lines if isinstance(item, DealLine)] == [200_00, 300_00]
    (deal,) = carla.desk.find("deal")
    assert isinstance(deal, Deal)
    assert deal.amount == 500_00
    anna.do("member.remove", deal_member_id=member)
    anna.sync()
    carla.do("comment.add", record_kind="deal", record_id=DEAL, body="On our way")
    carla.sync()
    kinds = ("deal", "deal_line", "deal_member", "next_step", "comment")
    assert [carla.desk.find(kind) for kind in kinds] == [[], [], [], [], []]
    (item,) = carla.desk.attention()
    assert "On our way" in str(item)


def test_an_invitation_that_was_taken_back_meanwhile_is_refused_in_words(world: World, anna: Rep) -> None:
    carla = world.rep("carla@nordlys.example")
    member = anna.do("member.invite", deal_id=DEAL, partner_card_id=CARD).created["deal_member_id"]
    anna.sync()
    carla.sync()
    anna.do("member.remove", deal_member_id=member)
    anna.sync()
    carla.do("member.accept", deal_member_id=member)
    carla.sync()
    assert [row for row in carla.desk.find("deal_member") if isinstance(row, DealMember)] == []
    (item,) = carla.desk.attention()
    assert "not, or no longer, yours to see" in item.message


def test_whoever_works_on_a_lead_is_in_its_deal_here_at_once_and_there_after_the_sync(world: World, anna: Rep) -> None:
    carla, worked = world.rep("carla@nordlys.example"), lead_id(2)
    share = anna.do("lead.share", lead_id=worked, partner_card_id=CARD, split=3000).created["lead_share_id"]
    anna.sync()
    carla.sync()
    carla.do("share.accept", lead_share_id=share)
    carla.sync()
    anna.sync()
    deal = anna.do("lead.convert", lead_id=worked).created["deal_id"]
    here = anna.desk.find("deal_member", deal_id=deal)
    assert {getattr(row, "other_partner_id", "") for row in here} == {"", P2}
    anna.sync()
    carla.sync()
    assert carla.desk.get("deal", deal) == anna.desk.get("deal", deal)
    assert {row.id for row in carla.desk.find("deal_member", deal_id=deal)} == {row.id for row in here}
    anna.do("share.revoke", lead_share_id=share)
    assert len(anna.desk.find("deal_member", deal_id=deal)) == 1
    anna.sync()
    carla.sync()
    assert carla.desk.get("deal", deal) is None
    assert carla.desk.find("deal_member") == []
