"""Who works on a deal: colleagues, the vendor's people, and partners that are invited to read and discuss it.

invited ─accept─▶ active ─leave──▶ left          an invited partner; it sees the deal exactly while it is active
   ├─decline─▶ declined
   └────────────── remove ──────▶ no line        anybody, at any time, by the company whose deal it is
Colleagues and the vendor's people are active from the start. Who sees what from then on is for the hub to settle.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Any

from prm_desktop.domain import fields as f
from prm_desktop.domain.checks import check_id
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
from prm_desktop.domain.dealing import still_open
from prm_desktop.domain.deals import OPEN_STAGES, Deal, DealMember, Duty, MemberRole, MemberStatus
from prm_desktop.domain.fields import Tone
from prm_desktop.domain.partners import OemContact, Partner, User, colleague
from prm_desktop.domain.sharing import PartnerCard

LIVE = (MemberStatus.INVITED, MemberStatus.ACTIVE)
"""The statuses in which somebody counts as a member, or may yet be one."""


@command("member.add", "Add a colleague", Deal, icon="mdi6.account-plus-outline", when=OPEN_STAGES, done="Added.")
@dataclass(frozen=True, kw_only=True, slots=True)
class AddMember(Command):
    """Name a colleague who works on a deal, and what they do in it."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]
    user_id: Annotated[str, f.ref("user", "Colleague", required=True)]
    duty: Annotated[str, f.choice(Duty, "In this deal")] = Duty.SALES
    deal_member_id: Annotated[str, f.new_id("deal_member")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused on a closed deal, for people of other companies, and twice."""
        deal = _open(view, self.deal_id, actor)
        person = colleague(view, self.user_id, deal.partner_id)
        require(person.active, "inactive", "{name} does not work here any more.", name=person.name)
        _once(item.user_id == person.id and not item.other_partner_id for item in _members(view, deal))
        made = _line(self.deal_member_id, deal, name=person.name, email=person.email, duty=self.duty)
        return [Put(replace(made, user_id=person.id))]

    def inverse(self, view: View) -> Command | None:
        """Remove them."""
        return RemoveMember(deal_member_id=self.deal_member_id)


@command(
    "member.add_rep", "Add a vendor's contact", Deal, icon="mdi6.account-tie-outline", when=OPEN_STAGES, done="Added."
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AddRep(Command):
    """Name the vendor's person who works on a deal. The vendor sees every deal anyway; this says whom to ask."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]
    oem_contact_id: Annotated[str, f.ref("oem_contact", "Vendor contact", required=True)]
    duty: Annotated[str, f.choice(Duty, "In this deal")] = Duty.TECHNICAL
    deal_member_id: Annotated[str, f.new_id("deal_member")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused on a closed deal, and twice."""
        deal = _open(view, self.deal_id, actor)
        rep = the(view, OemContact, self.oem_contact_id)
        _once(item.oem_contact_id == rep.id for item in _members(view, deal))
        made = _line(self.deal_member_id, deal, name=rep.name, email=rep.email, duty=self.duty)
        return [Put(replace(made, role=MemberRole.OEM_REP, oem_contact_id=rep.id))]

    def inverse(self, view: View) -> Command | None:
        """Remove them."""
        return RemoveMember(deal_member_id=self.deal_member_id)


@command(
    "member.invite",
    "Invite a partner",
    Deal,
    icon="mdi6.account-multiple-plus-outline",
    when=OPEN_STAGES,
    outward="They read your message and what the deal is called; once they accept, all of the deal: "
    "its notes, products, members and comments.",
    done="Invited: {title}.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class InvitePartner(Command):
    """Ask another partner to help with a deal: it reads and comments, and changes nothing."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]
    partner_card_id: Annotated[str, f.ref("partner_card", "Company", required=True)]
    duty: Annotated[str, f.choice(Duty, "In this deal")] = Duty.DELIVERY
    message: Annotated[str, f.long_text("Message")] = ""
    deal_member_id: Annotated[str, f.new_id("deal_member")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused on a closed deal, for one's own company, and while they are invited or members already."""
        deal = _open(view, self.deal_id, actor)
        card = the(view, PartnerCard, self.partner_card_id)
        require(card.partner_id != deal.partner_id, "own_company", "This is your own company; add a colleague instead.")
        _once(item.other_partner_id == card.partner_id and item.status in LIVE for item in _members(view, deal))
        owner = view.get(Partner, deal.partner_id)
        made = _line(self.deal_member_id, deal, name=card.name, duty=self.duty, message=self.message)
        return [
            Put(
                replace(
                    made,
                    role=MemberRole.INVITED_PARTNER,
                    status=MemberStatus.INVITED,
                    other_partner_id=card.partner_id,
                    other_partner_name=card.name,
                    partner_name=owner.name if owner else "",
                    headline=deal.name,
                    shared_with=(card.partner_id,),
                )
            )
        ]

    def inverse(self, view: View) -> Command | None:
        """Take the invitation back."""
        return RemoveMember(deal_member_id=self.deal_member_id)


@command("member.change", "Change the role", DealMember, icon="mdi6.account-convert-outline", when=LIVE, done="Saved.")
@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeMember(Command):
    """Say what a member does in the deal. On which side somebody stands follows from who they are."""

    deal_member_id: Annotated[str, f.ref("deal_member", "Deal member", required=True)]
    duty: Annotated[str, f.choice(Duty, "In this deal", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for other companies. Nothing changes where it is so already."""
        member = owned(view, DealMember, self.deal_member_id, actor)
        require(member.status in LIVE, "over", "They are no member any more. Invite them again.")
        return [update(member, duty=self.duty)] if member.duty != self.duty else []

    def inverse(self, view: View) -> Command | None:
        """As it was."""
        member = view.get(DealMember, self.deal_member_id)
        return ChangeMember(deal_member_id=member.id, duty=member.duty) if member and member.duty else None


@command("member.remove", "Remove", DealMember, icon="mdi6.account-remove-outline", done="Removed: {title}.")
@dataclass(frozen=True, kw_only=True, slots=True)
class RemoveMember(Command):
    """Take somebody out of a deal. An invited partner sees nothing of it any more after its next sync."""

    deal_member_id: Annotated[str, f.ref("deal_member", "Deal member", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for other companies, and for whoever the deal belongs to."""
        member = owned(view, DealMember, self.deal_member_id, actor)
        deal = view.get(Deal, member.deal_id)
        stays = deal and member.user_id and member.user_id == deal.user_id and not member.other_partner_id
        message = "{name} has this deal. Give it to a colleague first."
        require(not stays, "owner", message, name=member.name)
        return [Remove("deal_member", member.id)]

    def inverse(self, view: View) -> Command | None:
        """Add them again. A partner is invited anew: it has to say yes once more."""
        member = view.get(DealMember, self.deal_member_id)
        if member is None:
            return None
        given: dict[str, Any] = {"deal_id": member.deal_id, "duty": member.duty, "deal_member_id": member.id}
        if member.other_partner_id:
            cards = view.find(PartnerCard, partner_id=member.other_partner_id)
            return InvitePartner(partner_card_id=cards[0].id, message=member.message, **given) if cards else None
        if member.oem_contact_id:
            return AddRep(oem_contact_id=member.oem_contact_id, **given)
        return AddMember(user_id=member.user_id, **given) if member.user_id else None


@command(
    "member.accept",
    "Accept",
    DealMember,
    icon="mdi6.check",
    key="A",
    tone=Tone.SUCCESS,
    when=(MemberStatus.INVITED,),
    to=MemberStatus.ACTIVE,
    by=By.OTHER,
    done="Accepted. The deal arrives with the next sync.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AcceptInvitation(Command):
    """Take part in another company's deal; whoever accepts is named as the one who does."""

    deal_member_id: Annotated[str, f.ref("deal_member", "Deal member", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for everybody else, and where it is not on offer any more."""
        member = _invited(view, self.deal_member_id, actor)
        require(member.status == MemberStatus.INVITED, "not_offered", "This is not on offer any more.")
        me = view.get(User, actor.user_id)
        who = {"name": actor.name or member.name, "user_id": actor.user_id, "email": me.email if me else ""}
        return [update(member, status=MemberStatus.ACTIVE, answered_at=now, **who)]

    def inverse(self, view: View) -> Command | None:
        """Leave again."""
        return LeaveDeal(deal_member_id=self.deal_member_id)


@command(
    "member.decline",
    "Decline",
    DealMember,
    icon="mdi6.close",
    key="D",
    when=(MemberStatus.INVITED,),
    to=MemberStatus.DECLINED,
    by=By.OTHER,
    outward="Whoever invited you is told.",
    done="Declined.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class DeclineInvitation(Command):
    """Say no to an invitation."""

    deal_member_id: Annotated[str, f.ref("deal_member", "Deal member", required=True)]
    comment: Annotated[str, f.text("Comment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for everybody else, and where it is not on offer any more."""
        member = _invited(view, self.deal_member_id, actor)
        require(member.status == MemberStatus.INVITED, "not_offered", "This is not on offer any more.")
        return [update(member, status=MemberStatus.DECLINED, answered_at=now, answer=self.comment)]


@command(
    "member.leave",
    "Leave the deal",
    DealMember,
    icon="mdi6.exit-to-app",
    when=(MemberStatus.ACTIVE,),
    to=MemberStatus.LEFT,
    by=By.OTHER,
    outward="You do not see this deal any more after the next sync, and whoever invited you is told.",
    done="You have left the deal.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class LeaveDeal(Command):
    """End taking part in another company's deal."""

    deal_member_id: Annotated[str, f.ref("deal_member", "Deal member", required=True)]
    comment: Annotated[str, f.text("Comment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for everybody else, and for whoever is no member."""
        member = _invited(view, self.deal_member_id, actor)
        require(member.status == MemberStatus.ACTIVE, "no_member", "Your company is no member of this deal.")
        return [update(member, status=MemberStatus.LEFT, answered_at=now, answer=self.comment)]


def readers(members: Iterable[DealMember]) -> tuple[str, ...]:
    """The invited partners who see a deal: those that have accepted."""
    return tuple(sorted({item.other_partner_id for item in members if item.status == MemberStatus.ACTIVE} - {""}))


def readers_of(member: DealMember, readers: tuple[str, ...]) -> tuple[str, ...]:
    """The invited partners who see one member: all members see each other, an invitation is seen by whom it is for."""
    if member.status == MemberStatus.INVITED:
        return (member.other_partner_id,)
    return readers if member.status == MemberStatus.ACTIVE else ()


def _open(view: View, deal_id: str, actor: Actor) -> Deal:
    deal = owned(view, Deal, deal_id, actor)
    still_open(deal)
    return deal


def _members(view: View, deal: Deal) -> Iterable[DealMember]:
    return view.find(DealMember, deal_id=deal.id)


def _once(found: Iterable[bool]) -> None:
    require(not any(found), "already_member", "They are in this deal already.")


def _line(row_id: str, deal: Deal, **values: Any) -> DealMember:
    check_id(row_id)
    return DealMember(id=row_id, deal_id=deal.id, partner_id=deal.partner_id, shared_with=deal.shared_with, **values)


def _invited(view: View, row_id: str, actor: Actor) -> DealMember:
    member = the(view, DealMember, row_id)
    mine = bool(actor.partner_id) and member.other_partner_id == actor.partner_id
    require(mine, "not_yours", "This invitation is not for you.")
    return member
