"""Who may work on a deal: colleagues, the vendor's people, and partners that are asked and say yes."""

from __future__ import annotations

from typing import Any

import pytest

from prm_desktop.domain.commands import Actor, spec_of
from prm_desktop.domain.dealing import DiscardDeal, WinDeal
from prm_desktop.domain.deals import Deal, DealMember
from prm_desktop.domain.members import (
    AcceptInvitation,
    AddMember,
    AddRep,
    ChangeMember,
    DeclineInvitation,
    InvitePartner,
    LeaveDeal,
    RemoveMember,
    readers,
)
from prm_desktop.domain.partners import OemContact, Partner, User
from prm_desktop.domain.sharing import PartnerCard
from tests.domain.rules import ANNA, NOW, Rows, refused_as, taken_back
from tests.hub.support import uid

DEAL, MEMBER = uid("deal"), uid("member")
BOB = Actor(user_id="u-bob", partner_id="p-2", name="Bob")
EVE = Actor(user_id="u-eve", partner_id="p-3", name="Eve")


def shop(*more: Any, **values: Any) -> Rows:
    return Rows.of(
        Deal(id=DEAL, name="Switches", customer="Acme", partner_id="p-1", user_id=ANNA.user_id, **values),
        Partner(id="p-1", name="North"),
        PartnerCard(id="card-1", name="North", partner_id="p-1"),
        PartnerCard(id="card-2", name="South", partner_id="p-2"),
        User(id="u-anna", name="Anna", partner_id="p-1"),
        User(id="u-carl", name="Carl", partner_id="p-1", email="carl@north.example"),
        User(id="u-gone", name="Gus", partner_id="p-1", active=False),
        User(id="u-bob", name="Bob", partner_id="p-2", email="bob@south.example"),
        OemContact(id="oem", name="Olga", email="olga@vendor.example"),
        *more,
    )


ADD = AddMember(deal_id=DEAL, user_id="u-carl", duty="technical", deal_member_id=MEMBER)
REP = AddRep(deal_id=DEAL, oem_contact_id="oem", deal_member_id=MEMBER)
INVITE = InvitePartner(deal_id=DEAL, partner_card_id="card-2", message="Cabling?", deal_member_id=MEMBER)
ACCEPT, REMOVE = AcceptInvitation(deal_member_id=MEMBER), RemoveMember(deal_member_id=MEMBER)
LEAVE = LeaveDeal(deal_member_id=MEMBER, comment="Full")


def member(rows: Rows) -> DealMember:
    found = rows.get(DealMember, MEMBER)
    assert found is not None
    return found


@pytest.mark.parametrize("command", [ADD, REP, INVITE], ids=["colleague", "rep", "partner"])
def test_each_way_into_a_deal_leads_out_of_it_again(command: Any) -> None:
    taken_back(shop(), command)
    rows = shop()
    rows.do(command)
    taken_back(rows, ChangeMember(deal_member_id=MEMBER, duty="sponsor"))
    assert refused_as(rows, command) == "already_member"
    taken_back(rows, REMOVE)
    assert refused_as(shop(stage="won"), command) == "closed"
    assert refused_as(shop(shared_with=("p-2",)), command, BOB) == "shared"


def test_a_member_is_called_what_they_are_called() -> None:
    rows = shop()
    rows.do(ADD)
    assert (member(rows).name, member(rows).email, member(rows).role) == ("Carl", "carl@north.example", "partner_rep")
    rows = shop()
    rows.do(REP)
    assert (member(rows).name, member(rows).role) == ("Olga", "oem_rep")


def test_strangers_and_people_who_left_are_not_added() -> None:
    rows = shop()
    assert refused_as(rows, AddMember(deal_id=DEAL, user_id="u-bob", deal_member_id=MEMBER)) == "other_company"
    assert refused_as(rows, AddMember(deal_id=DEAL, user_id="u-gone", deal_member_id=MEMBER)) == "inactive"
    own = InvitePartner(deal_id=DEAL, partner_card_id="card-1", deal_member_id=MEMBER)
    assert refused_as(rows, own) == "own_company"


def test_whoever_is_invited_reads_the_name_of_the_deal_and_answers_for_its_company() -> None:
    rows = shop()
    rows.do(INVITE)
    assert (member(rows).headline, member(rows).partner_name, member(rows).shared_with) == (
        "Switches",
        "North",
        ("p-2",),
    )
    assert readers([member(rows)]) == ()
    for nobody in (ANNA, EVE, Actor(user_id="v", role="vendor")):
        assert refused_as(rows, ACCEPT, nobody) == "not_yours"
    rows.do(ACCEPT, BOB)
    assert (member(rows).name, member(rows).email, member(rows).status) == ("Bob", "bob@south.example", "active")
    assert readers([member(rows)]) == ("p-2",)
    assert refused_as(rows, ACCEPT, BOB) == "not_offered"


def test_an_invited_partner_may_say_no_leave_and_be_asked_again() -> None:
    rows = shop()
    rows.do(INVITE)
    assert refused_as(rows, LEAVE, BOB) == "no_member"
    rows.do(DeclineInvitation(deal_member_id=MEMBER, comment="Not us"), BOB)
    assert (member(rows).status, member(rows).answer) == ("declined", "Not us")
    assert refused_as(rows, ChangeMember(deal_member_id=MEMBER, duty="sales")) == "over"
    again = InvitePartner(deal_id=DEAL, partner_card_id="card-2", deal_member_id=uid("again"))
    rows.do(again)
    rows.do(AcceptInvitation(deal_member_id=uid("again")), BOB)
    back = AcceptInvitation(deal_member_id=uid("again")).inverse(rows)
    assert back == LeaveDeal(deal_member_id=uid("again"))
    rows.do(back, BOB)
    assert readers(rows.find(DealMember)) == ()


def test_whoever_has_the_deal_stays_in_it() -> None:
    mine = DealMember(id=MEMBER, deal_id=DEAL, name="Anna", user_id=ANNA.user_id, partner_id="p-1")
    rows = shop(mine)
    assert refused_as(rows, REMOVE) == "owner"
    assert refused_as(rows, REMOVE, BOB) == "shared"


def test_a_deal_with_an_invitation_is_not_discarded_by_mistake() -> None:
    rows = shop(DealMember(id=uid("anna"), deal_id=DEAL, partner_id="p-1"))
    rows.do(INVITE)
    assert refused_as(rows, DiscardDeal(deal_id=DEAL)) == "moved_on"


def test_only_whom_it_is_for_is_offered_an_answer() -> None:
    rows = shop()
    rows.do(INVITE)
    specs = [spec_of(command) for command in (ACCEPT, LEAVE, REMOVE)]
    offered = [[spec.suits(actor, member(rows)) for spec in specs] for actor in (BOB, ANNA, EVE)]
    assert offered == [[True, True, False], [False, False, True], [False, False, False]]


def test_a_closed_deal_still_lets_people_go() -> None:
    rows = shop()
    rows.do(ADD)
    rows.do(WinDeal(deal_id=DEAL), now=NOW)
    assert refused_as(rows, REMOVE) == ""
