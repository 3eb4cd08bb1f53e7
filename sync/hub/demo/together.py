"""What partners do together, and what they have twice: the directory, shared leads and deals, duplicates, a merge."""

from __future__ import annotations

from dataclasses import replace

from prm_desktop.domain.deals import OPEN_STAGES, Deal, DealLine, DealMember, Duty, MemberRole, MemberStatus, NextStep
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.members import readers_of
from prm_desktop.domain.merging import LeadMerge
from prm_desktop.domain.partners import Partner, User
from prm_desktop.domain.sharing import LeadShare, ShareStatus, card_of
from prm_desktop.domain.work import Comment
from sync.hub.demo.world import World

DUPLICATES = 3
ASKING = (
    "Could your team take the cabling and the installation on site?",
    "Könnte Ihr Team die Verkabelung und die Montage vor Ort übernehmen?",
)
"""Texts in English and in German."""
NO_ROOM = ("Our crews are booked until spring.", "Unsere Monteure sind bis zum Frühjahr ausgebucht.")
QUESTION = (
    "@{name}, can you be on site in the second week? The customer asks who does the installation.",
    "@{name}, könnt ihr in der zweiten Woche vor Ort sein? Der Kunde fragt, wer montiert.",
)
REPLY = (
    "@{name}, yes, two technicians for three days. Please send us the floor plan.",
    "@{name}, ja, zwei Techniker für drei Tage. Bitte schickt uns den Grundriss.",
)


def shared(world: World) -> None:
    """The directory of partners, and the leads and comments that accepted shares let others see."""
    for partner in world.of(Partner):
        card = card_of(partner)
        stamp = world.make.stamp(world.make.ago(days=300), world.vendor_user) | {"id": card.id}
        world.add(replace(card, **stamp))
    for share in world.find(LeadShare, status=ShareStatus.ACCEPTED):
        world.change(world.get(Lead, share.lead_id), shared_with=(share.other_partner_id,))
        for comment in world.find(Comment, record_id=share.lead_id):
            world.change(comment, shared_with=(share.other_partner_id,))


def invited(world: World) -> None:
    """Each partner has one deal with a partner that helps, one invitation on its way, and one that was declined."""
    everyone = world.of(Partner)
    for index, partner in enumerate(everyone):
        other = everyone[(index + 1) % len(everyone)]
        mine = [deal for deal in world.find(Deal, partner_id=partner.id) if deal.stage in OPEN_STAGES]
        chosen = sorted(mine, key=lambda deal: (-deal.amount, deal.id))
        for status, deal in zip(
            (MemberStatus.ACTIVE, MemberStatus.INVITED, MemberStatus.DECLINED), chosen, strict=False
        ):
            _invite(world, deal, other, status)


def _invite(world: World, deal: Deal, other: Partner, status: MemberStatus) -> None:
    make, german = world.make, "de" in world.get(Partner, deal.partner_id).languages
    guest = world.team(other)[0]
    joined = status == MemberStatus.ACTIVE
    at = make.ago(days=make.number(2, 6))
    member = DealMember(
        **make.stamp(at, deal.user_id),
        deal_id=deal.id,
        name=guest.name if joined else other.name,
        role=MemberRole.INVITED_PARTNER,
        duty=Duty.DELIVERY,
        status=status,
        user_id=guest.id if joined else "",
        email=guest.email if joined else "",
        partner_id=deal.partner_id,
        other_partner_id=other.id,
        other_partner_name=other.name,
        partner_name=world.get(Partner, deal.partner_id).name,
        headline=deal.name,
        message=ASKING[german],
        answer=NO_ROOM[german] if status == MemberStatus.DECLINED else "",
        answered_at="" if status == MemberStatus.INVITED else make.ago(days=1),
    )
    world.add(replace(member, shared_with=readers_of(member, (other.id,))))
    if not joined:
        return
    for row in (deal, *(row for kind in (DealLine, NextStep, DealMember) for row in world.find(kind, deal_id=deal.id))):
        world.change(row, shared_with=(other.id,))
    _discuss(world, deal, guest, german=german)


def _discuss(world: World, deal: Deal, guest: User, *, german: bool) -> None:
    """Two comments on a deal, one from each side, in which each names the other."""
    owner = world.get(User, deal.user_id)
    said = ((owner, guest, 30, QUESTION[german]), (guest, owner, 26, REPLY[german]))
    for author, named, hours, body in said:
        world.add(
            Comment(
                **world.make.stamp(world.make.ago(hours=hours), author.id),
                record_kind="deal",
                record_id=deal.id,
                body=body.format(name=named.name),
                partner_id=deal.partner_id,
                user_id=author.id,
                author=author.name,
                shared_with=(guest.partner_id,),
                mentions=(named.id,),
            )
        )


def duplicates(world: World) -> None:
    """Some worked leads of each partner came a second time, spelled otherwise; one of those was merged."""
    for partner in world.of(Partner):
        worked = world.find(Lead, partner_id=partner.id, status=LeadStatus.WORKING)
        for number, lead in enumerate(worked[-DUPLICATES:]):
            if lead.shared_with:
                continue
            twin = replace(
                lead,
                **world.make.stamp(lead.created_at, world.vendor_user, lead.updated_at),
                company=lead.company.upper() if number % 2 else lead.company.replace(" GmbH", " Gmbh & Co. KG"),
                source="Telephone",
                notes="",
                account_id="",
                external_refs=(),
            )
            world.add(twin)
            if not number:
                _merged(world, lead, twin)


def _merged(world: World, lead: Lead, twin: Lead) -> None:
    world.change(twin, status=LeadStatus.MERGED)
    world.add(
        LeadMerge(
            **world.make.stamp(world.make.ago(hours=20), lead.user_id),
            lead_id=lead.id,
            loser_id=twin.id,
            company=twin.company,
            loser_status=LeadStatus.WORKING,
            partner_id=lead.partner_id,
        )
    )
