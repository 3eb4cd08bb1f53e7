"""A shared lead is seen exactly while it is shared, with what is said on it; a referred one changes hands."""

from __future__ import annotations

import pytest

from prm_desktop.domain.converting import ConvertLead, UnconvertLead
from prm_desktop.domain.deals import Deal, DealMember
from prm_desktop.domain.leads import Lead, LeadOffer, UpdateLead
from prm_desktop.domain.members import InvitePartner, LeaveDeal, RemoveMember
from prm_desktop.domain.merging import MergeLeads, UnmergeLeads
from prm_desktop.domain.pool import ClaimPoolEntry, ClaimRequest, PoolEntry, PoolSource
from prm_desktop.domain.returning import RecycleLead, ReleaseClaim
from prm_desktop.domain.sharing import AcceptShare, DeclineShare, LeadShare, PartnerCard, RevokeShare, ShareLead
from prm_desktop.domain.work import Activity, AddComment, Comment, LogActivity, WorkNote
from sync.hub.sweep import sweep
from tests.hub.support import ANN, NORTH, SAM, SOUTH, VERA, Client, Hub, lead, uid


def world(hub: Hub) -> tuple[Client, Client, Client]:
    """A worked lead of North; Ann, Sam of South, and Vera of the vendor."""
    hub.put(lead(status="working", user_id=ANN, notes="Gate 3"))
    hub.put(WorkNote(id=uid("note"), record_kind="lead", record_id=uid("lead"), body="Vendor only"))
    sweep(hub.store)
    found = hub.client(ANN), hub.client(SAM), hub.client(VERA)
    for client in found:
        client.sync()
    return found


def share(hub: Hub, kind: str = "co_sell", split: int = 3000, name: str = "share") -> ShareLead:
    (card,) = (item.id for item in hub.find(PartnerCard, partner_id=SOUTH))
    return ShareLead(lead_id=uid("lead"), kind=kind, partner_card_id=card, split=split, lead_share_id=uid(name))


def said(name: str, body: str = "Hello") -> AddComment:
    return AddComment(record_kind="lead", record_id=uid("lead"), body=body, comment_id=uid(name))


CONVERT = ConvertLead(lead_id=uid("lead"), deal_id=uid("deal"), account_id=uid("account"), contact_id=uid("contact"))
ACCEPT, REVOKE = AcceptShare(lead_share_id=uid("share")), RevokeShare(lead_share_id=uid("share"))


def test_the_other_side_sees_the_lead_and_its_comments_exactly_while_the_share_is_live(hub: Hub) -> None:
    ann, sam, _ = world(hub)
    ann.do(said("before", "Ours, @Sam"))
    assert ann.do(share(hub)).status == "applied"
    sam.sync()
    assert (sam.ids("lead"), sam.ids("comment"), sam.ids("lead_share")) == (set(), set(), {uid("share")})
    assert ann.do(ACCEPT).code == "not_yours"
    assert sam.do(ACCEPT).status == "applied"
    assert (sam.ids("lead"), sam.ids("comment")) == ({uid("lead")}, {uid("before")})
    assert sam.do(said("theirs", "Thanks, @Ann")).status == "applied"
    ann.sync()
    assert ann.ids("comment") == {uid("before"), uid("theirs")}
    assert hub.get(Comment, uid("theirs")).mentions == (ANN,)
    assert "Vendor only" not in repr((ann.rows, sam.rows))
    assert sam.do(REVOKE).code == "shared"
    assert ann.do(REVOKE).status == "applied"
    sam.sync()
    assert (sam.ids("lead"), sam.ids("comment"), sam.ids("activity")) == (set(), set(), set())
    assert sam.row("lead_share", uid("share"))["status"] == "revoked"
    assert ann.do(said("after")).status == "applied"
    sam.sync()
    assert sam.ids("comment") == set()


def test_whom_it_is_shared_with_reads_it_and_changes_nothing(hub: Hub) -> None:
    ann, sam, _ = world(hub)
    ann.do(share(hub))
    sam.do(ACCEPT)
    for command in (
        UpdateLead(lead_id=uid("lead"), changes={"notes": ("Gate 3", "Mine")}),
        LogActivity(lead_id=uid("lead"), kind="call", subject="Hi", activity_id=uid("call")),
        RecycleLead(lead_id=uid("lead"), reason="later"),
        ShareLead(lead_id=uid("lead"), kind="co_sell", lead_share_id=uid("other")),
    ):
        assert sam.do(command).code == "shared"
    assert hub.get(Lead, uid("lead")).notes == "Gate 3"


@pytest.mark.parametrize(("kind", "sees"), [("refer", True), ("hand_off", False)])
def test_a_referred_lead_moves_with_what_was_noted_on_it(hub: Hub, kind: str, *, sees: bool) -> None:
    ann, sam, _ = world(hub)
    hub.put(Activity(id=uid("call"), lead_id=uid("lead"), partner_id=NORTH))
    ann.do(said("before"))
    ann.do(share(hub, kind))
    assert sam.do(ACCEPT).status == "applied"
    row = sam.row("lead", uid("lead"))
    assert (row["partner_id"], row["user_id"], row["status"]) == (SOUTH, SAM, "working")
    assert (sam.ids("activity"), sam.ids("comment")) == ({uid("call")}, {uid("before")})
    ann.sync()
    assert (uid("lead") in ann.ids("lead"), ann.ids("activity")) == (sees, set())
    assert ann.do(REVOKE).code == "handed_over"


def test_a_lead_handed_to_the_vendor_goes_back(hub: Hub) -> None:
    ann, _, vera = world(hub)
    ann.do(ShareLead(lead_id=uid("lead"), kind="hand_off", lead_share_id=uid("share")))
    vera.sync()
    assert vera.do(ACCEPT).status == "applied"
    assert hub.get(Lead, uid("lead")).status == "recycled"
    ann.sync()
    assert ann.ids("lead") == set()


def test_the_parts_of_the_others_stay_within_the_whole_and_nobody_gets_two(hub: Hub) -> None:
    ann, sam, _ = world(hub)
    assert ann.do(share(hub, split=10_001)).code == "split"
    ann.do(share(hub, split=7000))
    assert ann.do(share(hub, name="again")).code == "already_shared"
    vendor = ShareLead(lead_id=uid("lead"), kind="co_sell", split=3001, lead_share_id=uid("vendor"))
    assert ann.do(vendor).code == "split"
    sam.sync()
    assert sam.do(DeclineShare(lead_share_id=uid("share"), comment="Full")).status == "applied"
    assert ann.do(vendor).status == "applied"
    assert hub.get(LeadShare, uid("share")).answer == "Full"


def test_a_lead_that_is_given_back_is_shared_with_nobody_any_more(hub: Hub) -> None:
    ann, sam, _ = world(hub)
    hub.put(LeadOffer(id=uid("offer"), lead_id=uid("lead"), partner_id=NORTH))
    ann.do(share(hub))
    sam.do(ACCEPT)
    assert ann.do(RecycleLead(lead_id=uid("lead"), reason="no_capacity", comment="Full")).status == "applied"
    sam.sync()
    assert (ann.ids("lead"), sam.ids("lead")) == (set(), set())
    assert (hub.get(LeadShare, uid("share")).status, hub.get(LeadOffer, uid("offer")).outcome) == (
        "revoked",
        "withdrawn",
    )
    assert len(sam.ids("pool_entry")) == 1


def test_a_claimed_lead_is_given_back_in_time(hub: Hub) -> None:
    hub.put(
        lead("lead", "", status="recycled"),
        PoolEntry(id=uid("entry"), headline="Backup", region="DE"),
        PoolSource(id=uid("entry"), lead_id=uid("lead")),
    )
    ann, sam = hub.client(ANN), hub.client(SAM)
    ann.sync()
    sam.sync()
    ann.do(ClaimPoolEntry(pool_entry_id=uid("entry"), claim_request_id=uid("claim")))
    assert ann.do(ReleaseClaim(claim_request_id=uid("claim"))).code == "released"
    assert (ann.ids("lead"), hub.get(ClaimRequest, uid("claim")).status) == (set(), "withdrawn")
    assert ann.do(ClaimPoolEntry(pool_entry_id=uid("entry"), claim_request_id=uid("again"))).code == "too_soon"
    assert sam.do(ClaimPoolEntry(pool_entry_id=uid("entry"), claim_request_id=uid("sam"))).code == "won"


def test_a_merge_and_its_undoing_reach_colleagues(hub: Hub) -> None:
    ann, _, _ = world(hub)
    hub.put(lead("twin", status="working"), Activity(id=uid("call"), lead_id=uid("twin"), partner_id=NORTH))
    ann.sync()
    merge = MergeLeads(lead_id=uid("lead"), loser_id=uid("twin"), lead_merge_id=uid("merge"))
    assert ann.do(merge).status == "applied"
    assert ann.row("activity", uid("call"))["lead_id"] == uid("lead")
    assert ann.do(UnmergeLeads(lead_merge_id=uid("merge"))).status == "applied"
    assert ann.row("activity", uid("call"))["lead_id"] == uid("twin")
    assert ann.ids("lead_merge") == set()


def of_the_deal(client: Client) -> set[str]:
    """The kinds of the deal's rows that a client holds."""
    return {kind for kind, _ in client.rows if kind in ("deal", "deal_member", "next_step")}


def joined(hub: Hub) -> tuple[Client, Client]:
    """Ann and Sam, who works on the lead too and is a member of the deal that it became."""
    ann, sam, _ = world(hub)
    hub.update(hub.get(Lead, uid("lead")), next_step="Call")
    ann.do(share(hub))
    sam.do(ACCEPT)
    assert ann.do(CONVERT).status == "applied"
    sam.sync()
    return ann, sam


def test_whoever_works_on_a_lead_is_a_member_of_its_deal_and_of_nothing_else(hub: Hub) -> None:
    ann, sam = joined(hub)
    assert of_the_deal(sam) == {"deal", "deal_member", "next_step"}
    assert (sam.ids("account"), sam.ids("contact"), sam.ids("activity")) == (set(), set(), set())
    remark = AddComment(record_kind="deal", record_id=uid("deal"), body="We are in, @Ann", comment_id=uid("in"))
    assert sam.do(remark).status == "applied"
    assert (
        sam.do(InvitePartner(deal_id=uid("deal"), partner_card_id=uid("x"), deal_member_id=uid("y"))).code == "shared"
    )
    ann.sync()
    assert uid("in") in ann.ids("comment")
    (member,) = hub.find(DealMember, other_partner_id=SOUTH)
    assert sam.do(LeaveDeal(deal_member_id=member.id)).status == "applied"
    assert (of_the_deal(sam), uid("lead") in sam.ids("lead")) == (set(), True)


@pytest.mark.parametrize("ends", ["revoke", "remove", "unconvert"])
def test_the_deal_is_seen_exactly_while_its_owner_wants_it(hub: Hub, ends: str) -> None:
    ann, sam = joined(hub)
    (member,) = hub.find(DealMember, other_partner_id=SOUTH)
    over = {
        "revoke": REVOKE,
        "remove": RemoveMember(deal_member_id=member.id),
        "unconvert": UnconvertLead(lead_id=uid("lead"), account_id=uid("account")),
    }[ends]
    assert ann.do(over).status == "applied"
    sam.sync()
    assert of_the_deal(sam) == set()
    assert (uid("lead") in sam.ids("lead")) is (ends != "revoke")


def test_an_offer_that_is_accepted_after_the_conversion_makes_a_member_too(hub: Hub) -> None:
    ann, sam, _ = world(hub)
    ann.do(share(hub))
    sam.sync()
    assert ann.do(CONVERT).status == "applied"
    assert hub.get(Deal, uid("deal")).shared_with == ()
    assert sam.do(ACCEPT).status == "applied"
    assert of_the_deal(sam) == {"deal", "deal_member"}
    ann.sync()
    assert len(ann.ids("deal_member")) == 2


@pytest.mark.parametrize("kind", ["refer", "hand_off"])
def test_a_lead_that_became_a_deal_meanwhile_changes_hands_no_more(hub: Hub, kind: str) -> None:
    ann, sam, _ = world(hub)
    ann.do(share(hub, kind))
    sam.sync()
    ann.do(CONVERT)
    assert sam.do(ACCEPT).code == "closed"
    assert hub.get(Lead, uid("lead")).partner_id == NORTH
