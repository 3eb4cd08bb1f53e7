"""Leads that partners share with one another or with the vendor.

offered ─accept─▶ accepted ─revoke─▶ revoked        co-sell: both see the lead while it is accepted, and its deal
   ├─decline─▶ declined                             refer: the lead moves, whoever referred it goes on seeing it
   └─revoke──▶ revoked                              hand off: the lead moves for good
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.commands import (
    Actor,
    By,
    Change,
    Command,
    Put,
    Remove,
    View,
    command,
    owned,
    require,
    the,
    update,
)
from prm_desktop.domain.deals import Deal, DealMember, Duty, MemberRole
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Tone
from prm_desktop.domain.ids import derived_id
from prm_desktop.domain.leads import OWNED, Lead
from prm_desktop.domain.money import WHOLE, divided
from prm_desktop.domain.partners import Partner


class ShareKind(Choice):
    """How two partners work on one lead."""

    CO_SELL = "co_sell", "Co-sell"
    REFER = "refer", "Refer"
    HAND_OFF = "hand_off", "Hand off"


class ShareStatus(Choice):
    """A share is offered, then accepted or declined; the owner may revoke it."""

    OFFERED = "offered", "Offered", Tone.WARNING
    ACCEPTED = "accepted", "Accepted", Tone.SUCCESS
    DECLINED = "declined", "Declined"
    REVOKED = "revoked", "Revoked"


@entity(
    "lead_share",
    "Shared lead",
    "Shared leads",
    scopes.partner("partner_id", "other_partner_id"),
    area="leads",
    title="headline",
    status="status",
    parent="lead_id",
    sort="-created_at",
    icon="mdi6.share-variant-outline",
    why="Leads you work on together, and how revenue is split.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class LeadShare(Row):
    """A lead that one partner shares with another. `split`: the other partner's part, hundredths of a percent."""

    lead_id: Annotated[str, f.ref("lead", "Lead", index=True)] = ""
    headline: Annotated[str, f.text("What it is about", search=True, column=1)] = ""
    kind: Annotated[str, f.choice(ShareKind, "How", column=2)] = ShareKind.CO_SELL
    status: Annotated[str, f.choice(ShareStatus, "Status", column=3)] = ShareStatus.OFFERED
    partner_id: Annotated[str, f.ref("partner", "From")] = ""
    other_partner_id: Annotated[str, f.ref("partner", "With")] = ""
    partner_name: Annotated[str, f.text("From", column=4)] = ""
    other_partner_name: Annotated[str, f.text("With", column=5)] = ""
    split: Annotated[int, f.percent("Revenue split", column=6)] = 0
    message: Annotated[str, f.long_text("Message", since=2)] = ""
    answer: Annotated[str, f.text("Answer", since=2)] = ""
    answered_at: Annotated[str, f.instant("Answered", since=2)] = ""
    ended_at: Annotated[str, f.instant("Ended", since=2)] = ""


LIVE = (ShareStatus.OFFERED, ShareStatus.ACCEPTED)
"""The statuses in which a share counts."""


@entity(
    "partner_card",
    "Partner company",
    "Partner companies",
    scopes.everyone,
    area="support",
    title="name",
    subtitle="city",
    sort="name",
    icon="mdi6.card-account-mail-outline",
    why="Other partners with whom you can share a lead.",
    since=2,
)
@dataclass(frozen=True, kw_only=True, slots=True)
class PartnerCard(Row):
    """What every partner may know of another one. The hub keeps it like the partner itself."""

    name: Annotated[str, f.text("Name", search=True, column=1)] = ""
    city: Annotated[str, f.text("Town", search=True, column=2)] = ""
    country: Annotated[str, f.text("Country", column=3)] = ""
    regions: Annotated[tuple[str, ...], f.refs("region", "Regions", column=4)] = ()
    industries: Annotated[tuple[str, ...], f.tags("Industries", column=5)] = ()
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""


def card_of(partner: Partner) -> PartnerCard:
    """The card of a partner."""
    return PartnerCard(
        id=derived_id(partner.id, "card"),
        name=partner.name,
        city=partner.city,
        country=partner.country,
        regions=partner.regions,
        industries=partner.industries,
        partner_id=partner.id,
    )


@command(
    "lead.share",
    "Share",
    Lead,
    icon="mdi6.share-variant-outline",
    when=OWNED,
    outward="The other side sees what it is about, and all of it once it accepts.",
    done="Offered: {title}.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ShareLead(Command):
    """Offer to work on a lead together, to refer it, or to hand it off. Without a company it goes to the vendor."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]
    kind: Annotated[str, f.choice(ShareKind, "How", required=True)] = ShareKind.CO_SELL
    partner_card_id: Annotated[str, f.ref("partner_card", "With")] = ""
    split: Annotated[int, f.percent("Their part of the revenue")] = 0
    message: Annotated[str, f.long_text("Message")] = ""
    lead_share_id: Annotated[str, f.new_id("lead_share")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for leads that are not accepted, for one's own company, twice, and for parts beyond the whole."""
        lead = owned(view, Lead, self.lead_id, actor)
        require(lead.status in OWNED, "not_accepted", "Only a lead that you have accepted can be shared.")
        card = the(view, PartnerCard, self.partner_card_id) if self.partner_card_id else None
        other = card.partner_id if card else ""
        require(other != lead.partner_id, "own_company", "This is your own company; assign the lead instead.")
        live = [item for item in view.find(LeadShare, lead_id=lead.id) if item.status in LIVE]
        twice = any(item.other_partner_id == other for item in live)
        require(not twice, "already_shared", "This lead is shared with them already.")
        parts = (self.split, *(item.split for item in live))
        whole = all(part >= 0 for part in parts) and sum(parts) <= WHOLE
        require(whole, "split", "The parts of the others are more than 100 % together.")
        owner = view.get(Partner, lead.partner_id)
        made = LeadShare(
            id=self.lead_share_id,
            lead_id=lead.id,
            headline=lead.title,
            kind=self.kind,
            partner_id=lead.partner_id,
            other_partner_id=other,
            partner_name=owner.name if owner else "",
            other_partner_name=card.name if card else "",
            split=self.split,
            message=self.message,
        )
        return [Put(made)]

    def inverse(self, view: View) -> Command | None:
        """Revoke it."""
        return RevokeShare(lead_share_id=self.lead_share_id)


@command(
    "share.accept",
    "Accept",
    LeadShare,
    icon="mdi6.check",
    key="A",
    tone=Tone.SUCCESS,
    when=(ShareStatus.OFFERED,),
    to=ShareStatus.ACCEPTED,
    by=By.OTHER,
    done="Accepted. The lead arrives with the next sync.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AcceptShare(Command):
    """Take what another partner offers. A referral or hand-off makes the lead one's own; the hub moves it."""

    lead_share_id: Annotated[str, f.ref("lead_share", "Shared lead", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for the one who offered it, and where it is not on offer any more."""
        share = _offered(view, self.lead_share_id, actor)
        return [update(share, status=ShareStatus.ACCEPTED, answered_at=now)]


@command(
    "share.decline",
    "Decline",
    LeadShare,
    icon="mdi6.close",
    key="D",
    when=(ShareStatus.OFFERED,),
    to=ShareStatus.DECLINED,
    by=By.OTHER,
    outward="Whoever offered it is told.",
    done="Declined.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class DeclineShare(Command):
    """Say no to what another partner offers."""

    lead_share_id: Annotated[str, f.ref("lead_share", "Shared lead", required=True)]
    comment: Annotated[str, f.text("Comment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for the one who offered it, and where it is not on offer any more."""
        share = _offered(view, self.lead_share_id, actor)
        return [update(share, status=ShareStatus.DECLINED, answered_at=now, answer=self.comment)]


@command(
    "share.revoke",
    "Revoke",
    LeadShare,
    icon="mdi6.share-off-outline",
    when=LIVE,
    to=ShareStatus.REVOKED,
    outward="The other side does not see the lead, or the deal that it became, any more after its next sync.",
    done="Revoked.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class RevokeShare(Command):
    """End what one has shared: an offer, or working together. What was handed over is not taken back."""

    lead_share_id: Annotated[str, f.ref("lead_share", "Shared lead", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for the other side, where it is over, and for a lead that changed hands."""
        share = owned(view, LeadShare, self.lead_share_id, actor)
        require(share.status in LIVE, "over", "This share is over already.")
        stays = share.status == ShareStatus.OFFERED or share.kind == ShareKind.CO_SELL
        require(stays, "handed_over", "The lead is with {name} now.", name=share.other_partner_name or "-")
        lead = view.get(Lead, share.lead_id)
        member = view.get(DealMember, co_seller_id(lead.deal_id, share)) if lead and lead.deal_id else None
        gone = [Remove("deal_member", member.id)] if member else []
        return [update(share, status=ShareStatus.REVOKED, ended_at=now), *gone]


def co_sells(shares: Iterable[LeadShare]) -> list[LeadShare]:
    """The shares by which other partners work on a lead, and on the deal that it becomes. The vendor sees it anyway."""
    return [
        item
        for item in shares
        if item.status == ShareStatus.ACCEPTED and item.kind == ShareKind.CO_SELL and item.other_partner_id
    ]


def co_seller(deal: Deal, share: LeadShare) -> DealMember:
    """A partner with whom the lead was worked, as a member of its deal: it has said yes to it already."""
    return DealMember(
        id=co_seller_id(deal.id, share),
        deal_id=deal.id,
        name=share.other_partner_name,
        role=MemberRole.INVITED_PARTNER,
        duty=Duty.SALES,
        partner_id=deal.partner_id,
        other_partner_id=share.other_partner_id,
        other_partner_name=share.other_partner_name,
        partner_name=share.partner_name,
        headline=deal.name,
        message=share.message,
        answered_at=share.answered_at,
        shared_with=deal.shared_with,
    )


def co_seller_id(deal_id: str, share: LeadShare) -> str:
    """The id of the partner of a share as a member of a deal: the same on every computer."""
    return derived_id(deal_id, f"co-seller {share.other_partner_id}")


def own_part(shares: Iterable[LeadShare]) -> int:
    """What is left to the owner of a lead, in hundredths of a percent, after the parts of the live shares."""
    return WHOLE - sum(item.split for item in shares if item.status in LIVE)


def revenue_parts(amount: int, shares: Iterable[LeadShare]) -> list[tuple[str, int]]:
    """Who gets how much of an amount: the owner first (empty id), then the accepted partners; it sums to the amount."""
    accepted = [item for item in shares if item.status == ShareStatus.ACCEPTED]
    parts = [WHOLE - sum(item.split for item in accepted), *(item.split for item in accepted)]
    return list(zip(["", *(item.other_partner_id for item in accepted)], divided(amount, parts), strict=True))


def _offered(view: View, row_id: str, actor: Actor) -> LeadShare:
    share = the(view, LeadShare, row_id)
    mine = share.other_partner_id == actor.partner_id
    require(mine, "not_yours", "This is not offered to you.")
    require(share.status == ShareStatus.OFFERED, "not_offered", "This is not on offer any more.")
    return share
