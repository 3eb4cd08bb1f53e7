"""Shared leads and deals in words: who shares what with whom, how the revenue is divided, and what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prm_desktop.domain.commands import Actor
from prm_desktop.domain.deals import DealMember, MemberRole, MemberStatus
from prm_desktop.domain.entities import entity_of
from prm_desktop.domain.fields import Tone
from prm_desktop.domain.money import WHOLE
from prm_desktop.domain.sharing import LeadShare, ShareKind, ShareStatus
from ui.format import choice_label, choice_tone, dotted
from ui.models.says import Act, Say
from ui.text import mark, tr

if TYPE_CHECKING:
    from ui.format import Formatter

KINDS = {
    ShareKind.CO_SELL: mark("Both companies work on it together."),
    ShareKind.REFER: mark("The lead goes over; whoever referred it goes on seeing it."),
    ShareKind.HAND_OFF: mark("The lead goes over for good."),
}
OUT = {
    ShareStatus.OFFERED: mark("Offered to {name}; waiting for an answer."),
    ShareStatus.ACCEPTED: mark("Shared with {name}."),
    ShareStatus.DECLINED: mark("{name} said no."),
    ShareStatus.REVOKED: mark("No longer shared with {name}."),
}
IN = {
    ShareStatus.OFFERED: mark("{name} offers to share this with you."),
    ShareStatus.ACCEPTED: mark("{name} shares this with you."),
    ShareStatus.DECLINED: mark("You said no to {name}."),
    ShareStatus.REVOKED: mark("{name} no longer shares this with you."),
}
GROUP = "mdi6.account-group-outline"
TONES = {ShareStatus.OFFERED: Tone.WARNING, ShareStatus.ACCEPTED: Tone.SUCCESS}


def told_share(share: LeadShare, actor: Actor, formatter: Formatter, *, here: bool = False) -> Say:
    """One share as its reader sees it; `here`: on its own page, whose head has the buttons."""
    status, mine = ShareStatus(share.status), share.partner_id == actor.partner_id
    name = (share.other_partner_name or tr("the vendor")) if mine else share.partner_name
    template, kind = (OUT if mine else IN)[status], ShareKind(share.kind)
    words = [tr(KINDS[kind]), told_split(share.split, formatter, mine=mine)]
    if status is ShareStatus.DECLINED:
        words = [f"“{share.answer}”"] if share.answer else []
    acts = () if here else _acts(share, status, mine=mine)
    return Say(
        tr(template, name=name),
        TONES.get(status, Tone.NEUTRAL),
        "mdi6.share-variant-outline",
        " ".join(filter(None, words)),
        acts,
    )


def told_split(split: int, formatter: Formatter, *, mine: bool) -> str:
    """How the revenue is divided; empty where all of it stays with the owner. `mine`: told to the owner."""
    if not split:
        return ""
    theirs, ours = formatter.percent(split), formatter.percent(WHOLE - split)
    if mine:
        return tr("They get {theirs} of the revenue, you keep {ours}.", theirs=theirs, ours=ours)
    return tr("You get {theirs} of the revenue.", theirs=theirs)


def _acts(share: LeadShare, status: ShareStatus, *, mine: bool) -> tuple[Act, ...]:
    names = {
        (ShareStatus.OFFERED, True): (("share.revoke", tr("Take it back")),),
        (ShareStatus.ACCEPTED, True): (("share.revoke", tr("End it")),) if share.kind == ShareKind.CO_SELL else (),
        (ShareStatus.OFFERED, False): (("share.accept", tr("Accept")), ("share.decline", tr("Decline"))),
    }.get((status, mine), ())
    return tuple(Act(words, command=name, kind="lead_share", id=share.id) for name, words in names)


def told_member(member: DealMember, actor: Actor, *, here: bool) -> Say | None:
    """What an invitation to a deal waits for, or how it ended; None where there is nothing to tell.

    `here`: on its own page, whose head has the buttons.
    """
    if not member.other_partner_id:
        return None
    asked = MemberStatus(member.status) is MemberStatus.INVITED
    mine = member.other_partner_id == actor.partner_id
    names = {"name": member.partner_name if mine else member.other_partner_name, "deal": member.headline}
    if mine:
        text = (
            tr("{name} invites you to the deal “{deal}”.", **names)
            if asked
            else tr("{name} lets you read this deal and comment on it.", **names)
        )
        acts = () if here or asked else (_act(member, "member.leave", tr("Leave the deal")),)
        return Say(text, Tone.WARNING if asked else Tone.INFO, GROUP, member.message if asked else "", acts)
    answer = f"“{member.answer}”" if member.answer else ""
    told = {
        MemberStatus.INVITED: tr("{name} is invited; waiting for an answer.", **names),
        MemberStatus.DECLINED: tr("{name} said no.", **names),
        MemberStatus.LEFT: tr("{name} has left the deal.", **names),
    }
    text = told.get(MemberStatus(member.status), "")
    return Say(text, Tone.NEUTRAL, GROUP, answer) if text else None


def _act(member: DealMember, name: str, words: str) -> Act:
    return Act(words, command=name, kind="deal_member", id=member.id)


@dataclass(frozen=True, slots=True)
class MemberPlace:
    """How somebody stands in a deal, in words. `status`: only where that is not simply a member; `tip`: the moment."""

    words: str
    icon: str
    status: str
    tone: Tone
    tip: str


_SIDES: dict[str, str] = {
    MemberRole.PARTNER_REP: "mdi6.account-outline",
    MemberRole.OEM_REP: "mdi6.account-tie-outline",
    MemberRole.INVITED_PARTNER: "mdi6.domain",
}


def place_of(member: DealMember, actor: Actor, formatter: Formatter) -> MemberPlace:
    """On which side somebody stands, what they do in the deal, and since when."""
    specs = entity_of(DealMember).by_name
    ours = member.role == MemberRole.PARTNER_REP and member.partner_id == actor.partner_id
    side = tr("From your company") if ours else choice_label(specs["role"], member.role)
    duty = choice_label(specs["duty"], member.duty) if member.duty else ""
    guest = member.role == MemberRole.INVITED_PARTNER
    at = member.answered_at if guest and member.status != MemberStatus.INVITED else member.created_at
    when = formatter.when(at) if at else ""
    told: dict[str, str] = {
        MemberStatus.INVITED: tr("invited {when}", when=when),
        MemberStatus.ACTIVE: tr("accepted {when}", when=when) if guest else tr("added {when}", when=when),
        MemberStatus.DECLINED: tr("said no {when}", when=when),
        MemberStatus.LEFT: tr("left {when}", when=when),
    }
    special = member.status != MemberStatus.ACTIVE
    return MemberPlace(
        dotted(side, duty, told.get(member.status, "") if when else ""),
        _SIDES.get(member.role, "mdi6.account-outline"),
        choice_label(specs["status"], member.status) if special else "",
        choice_tone(specs["status"], member.status),
        formatter.absolute(at) if at else "",
    )
