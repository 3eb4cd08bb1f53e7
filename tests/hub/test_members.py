"""An invited partner sees a deal, with what belongs to it, exactly while it is a member; nobody else ever does."""

from __future__ import annotations

import pytest

from prm_desktop.domain.attachments import AddAttachment
from prm_desktop.domain.catalog import Product
from prm_desktop.domain.commands import Command
from prm_desktop.domain.dealing import UpdateDeal
from prm_desktop.domain.deals import Deal, DealLine, DealMember, NextStep
from prm_desktop.domain.lines import AddLine
from prm_desktop.domain.members import (
    AcceptInvitation,
    AddMember,
    DeclineInvitation,
    InvitePartner,
    LeaveDeal,
    RemoveMember,
)
from prm_desktop.domain.noting import AddWorkNote
from prm_desktop.domain.partners import Partner, User
from prm_desktop.domain.registrations import DealRegistration
from prm_desktop.domain.sharing import PartnerCard, card_of
from prm_desktop.domain.work import Activity, AddComment, Comment, Task, WorkNote
from tests.hub.support import ABE, ANN, NORTH, SAM, SOUTH, VERA, Client, Hub, uid

EAST, EVA = uid("east"), uid("eva")
DEAL, MEMBER = uid("deal"), uid("member")
INVITE = InvitePartner(deal_id=DEAL, partner_card_id=card_of(Partner(id=SOUTH, name="South")).id, message="Cabling?",
                       deal_member_id=MEMBER)  # fmt: skip
ACCEPT, LEAVE, REMOVE = (kind(deal_member_id=MEMBER) for kind in (AcceptInvitation, LeaveDeal, RemoveMember))
NO = DeclineInvitation(deal_member_id=MEMBER)
SHOWN = {"deal", "deal_line", "next_step", "deal_member", "comment"}
OURS = {"activity", "task", "deal_registration", "quote", "work_note"}


def said(name: str, body: str = "Hello", kind: str = "deal", record: str = DEAL) -> AddComment:
    return AddComment(record_kind=kind, record_id=record, body=body, comment_id=uid(name))


@pytest.fixture
def people(hub: Hub) -> tuple[Client, Client, Client]:
    """A deal of North with all that belongs to one; Ann, Sam of South, and Eva of a company that nobody asked."""
    hub.put(
        Partner(id=EAST, name="East", regions=("DE",)),
        User(id=EVA, name="Eva", partner_id=EAST),
        card_of(Partner(id=SOUTH, name="South")),
        Product(id=uid("product"), name="Switch", list_price=10_00),
        Deal(id=DEAL, name="Switches", customer="Acme", partner_id=NORTH, user_id=ANN, notes="Gate 3"),
        DealLine(id=uid("line"), deal_id=DEAL, description="Switch", partner_id=NORTH),
        NextStep(id=uid("step"), deal_id=DEAL, step="Call", partner_id=NORTH),
        DealMember(id=uid("first"), deal_id=DEAL, name="Ann", user_id=ANN, partner_id=NORTH),
        Activity(id=uid("call"), deal_id=DEAL, partner_id=NORTH),
        Task(id=uid("task"), deal_id=DEAL, partner_id=NORTH),
        DealRegistration(id=uid("reg"), deal_id=DEAL, customer="Acme", partner_id=NORTH),
        WorkNote(id=uid("note"), record_kind="deal", record_id=DEAL, body="Vendor only"),
    )
    found = hub.client(ANN), hub.client(SAM), hub.client(EVA)
    for client in found:
        client.sync()
    return found


def seen(client: Client) -> set[str]:
    """The kinds of the deal's world of which a client holds a row."""
    return {kind for kind, _ in client.rows if kind in SHOWN | OURS}


def applied(client: Client, *commands: Command) -> None:
    for command in commands:
        assert client.do(command).status == "applied", command


@pytest.mark.parametrize("ends", [LEAVE, REMOVE], ids=["leaves", "is removed"])
def test_a_partner_sees_a_deal_exactly_while_it_is_a_member(
    hub: Hub, people: tuple[Client, Client, Client], ends: Command
) -> None:
    ann, sam, eva = people
    applied(ann, said("before", "Ours, @Sam"), said("on the line", kind="deal_line", record=uid("line")), INVITE)
    sam.sync()
    assert seen(sam) == {"deal_member"}
    assert sam.ids("deal_member") == {MEMBER}
    assert "Gate 3" not in repr(sam.rows)
    applied(ann, said("to the invited", "Please", "deal_member", MEMBER))
    applied(sam, ACCEPT)
    assert seen(sam) == SHOWN
    assert sam.ids("deal_member") == {MEMBER, uid("first")}
    assert sam.ids("comment") == {uid("before"), uid("on the line"), uid("to the invited")}
    applied(sam, said("theirs", "We can, @Ann"))
    assert hub.get(Comment, uid("theirs")).mentions == (ANN,)
    added = AddLine(deal_id=DEAL, product_id=uid("product"), deal_line_id=uid("later"))
    step = UpdateDeal(deal_id=DEAL, changes={"next_step": ("", "Visit")}, next_step_id=uid("visit"))
    applied(ann, added, step, AddMember(deal_id=DEAL, user_id=ABE, deal_member_id=uid("abe")))
    sam.sync()
    assert uid("later") in sam.ids("deal_line")
    assert uid("visit") in sam.ids("next_step")
    assert uid("abe") in sam.ids("deal_member")
    applied(ann if ends is REMOVE else sam, ends)
    sam.sync()
    assert seen(sam) == set()
    applied(ann, said("after"))
    sam.sync()
    eva.sync()
    assert (seen(sam), seen(eva)) == (set(), set())
    assert "Vendor only" not in repr((ann.rows, sam.rows, eva.rows))
    fresh = hub.client(SAM)
    fresh.sync()
    assert seen(fresh) == set()


def test_nobody_but_the_invited_sees_or_answers_an_invitation(hub: Hub, people: tuple[Client, Client, Client]) -> None:
    ann, sam, eva = people
    applied(ann, INVITE)
    for command in (ACCEPT, NO, LEAVE, REMOVE):
        assert eva.do(command).code == "not_found"
    assert seen(eva) == set()
    for command in (REMOVE, LEAVE):
        assert sam.do(command).status == "refused"
    vera = hub.client(VERA)
    vera.sync()
    assert vera.do(ACCEPT).code == "not_yours"
    assert hub.get(Deal, DEAL).shared_with == ()


def test_two_invited_partners_see_each_other_once_both_are_members(
    hub: Hub, people: tuple[Client, Client, Client]
) -> None:
    ann, sam, eva = people
    hub.put(card_of(Partner(id=EAST, name="East")))
    (card,) = (item.id for item in hub.find(PartnerCard, partner_id=EAST))
    ann.sync()
    other = InvitePartner(deal_id=DEAL, partner_card_id=card, deal_member_id=uid("east member"))
    applied(ann, INVITE, other)
    applied(sam, ACCEPT)
    assert sam.ids("deal_member") == {MEMBER, uid("first")}
    eva.sync()
    applied(eva, AcceptInvitation(deal_member_id=uid("east member")))
    sam.sync()
    everybody = {MEMBER, uid("first"), uid("east member")}
    assert sam.ids("deal_member") == eva.ids("deal_member") == everybody
    assert sam.do(LeaveDeal(deal_member_id=uid("east member"))).code == "not_yours"
    applied(sam, LEAVE)
    eva.sync()
    assert eva.ids("deal_member") == everybody - {MEMBER}
    assert hub.get(Deal, DEAL).shared_with == (EAST,)


def test_whoever_says_no_sees_nothing_any_more_and_the_owner_reads_why(people: tuple[Client, Client, Client]) -> None:
    ann, sam, _ = people
    applied(ann, INVITE)
    sam.sync()
    applied(sam, DeclineInvitation(deal_member_id=MEMBER, comment="Full"))
    assert seen(sam) == set()
    ann.sync()
    assert (ann.row("deal_member", MEMBER)["status"], ann.row("deal_member", MEMBER)["answer"]) == ("declined", "Full")


def test_a_member_reads_and_changes_nothing(people: tuple[Client, Client, Client]) -> None:
    ann, sam, _ = people
    applied(ann, INVITE)
    applied(sam, ACCEPT)
    for command in (
        UpdateDeal(deal_id=DEAL, changes={"name": ("Switches", "Mine")}),
        AddLine(deal_id=DEAL, product_id=uid("product"), deal_line_id=uid("mine")),
        InvitePartner(deal_id=DEAL, partner_card_id=INVITE.partner_card_id, deal_member_id=uid("mine")),
        RemoveMember(deal_member_id=uid("first")),
        AddMember(deal_id=DEAL, user_id=SAM, deal_member_id=uid("mine")),
        AddAttachment(
            record_kind="deal", record_id=DEAL, file_name="plan.pdf", sha256="0" * 64, size=9, attachment_id=uid("mine")
        ),
    ):
        assert sam.do(command).code == "shared"


def test_an_invitation_taken_back_while_the_answer_was_on_its_way_shows_nothing(
    hub: Hub, people: tuple[Client, Client, Client]
) -> None:
    ann, sam, _ = people
    applied(ann, INVITE)
    sam.sync()
    applied(ann, REMOVE)
    assert sam.do(ACCEPT).code == "not_found"
    assert seen(sam) == set()
    assert hub.get(Deal, DEAL).shared_with == ()


def test_a_work_note_of_the_vendor_reaches_the_vendor_and_nobody_else(
    hub: Hub, people: tuple[Client, Client, Client]
) -> None:
    ann, sam, eva = people
    vera = hub.client(VERA)
    vera.sync()
    note = AddWorkNote(record_kind="deal", record_id=DEAL, body="Watch the margin", work_note_id=uid("watch"))
    applied(ann, INVITE)
    applied(sam, ACCEPT)
    assert ann.do(note).code == "vendor_only"
    applied(vera, note)
    for client in people:
        client.sync()
    assert vera.row("work_note", uid("watch"))["author"] == "Vera"
    assert "Watch the margin" not in repr((ann.rows, sam.rows, eva.rows, ann.lines, sam.lines, eva.lines))
