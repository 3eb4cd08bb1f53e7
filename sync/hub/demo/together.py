"""What partners do together, and what they have twice: the directory, shared leads, duplicates and a merge."""

from __future__ import annotations

from dataclasses import replace

from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.merging import LeadMerge
from prm_desktop.domain.partners import Partner
from prm_desktop.domain.sharing import LeadShare, ShareStatus, card_of
from prm_desktop.domain.work import Comment
from sync.hub.demo.world import World

DUPLICATES = 3


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
