"""Giving leads back: a worked one to the vendor, a claimed one to the shark tank while there is still time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain.commands import Actor, Change, Command, View, command, owned, require, the, update
from prm_desktop.domain.fields import Choice
from prm_desktop.domain.leads import OWNED, Lead, LeadStatus
from prm_desktop.domain.pool import ClaimRequest, ClaimStatus


class ReturnReason(Choice):
    """Why a partner gives an accepted lead back."""

    NO_CAPACITY = "no_capacity", "No capacity"
    LATER = "later", "Not before some months"
    WRONG_PARTNER = "wrong_partner", "Another partner fits better"
    OTHER = "other", "Other (please say)"


@command(
    "lead.recycle",
    "Give back",
    Lead,
    icon="mdi6.recycle",
    when=OWNED,
    needs="-own",
    to=LeadStatus.RECYCLED,
    outward="The vendor is told why and gives the lead to another partner.",
    done="Given back: {title}.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class RecycleLead(Command):
    """Give an accepted lead back that others can make more of."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]
    reason: Annotated[str, f.choice(ReturnReason, "Reason", required=True)]
    comment: Annotated[str, f.long_text("Comment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where it was never accepted or is closed, and for the reason *other* without a comment."""
        lead = owned(view, Lead, self.lead_id, actor)
        require(lead.status in OWNED, "not_accepted", "Only a lead that you have accepted can be given back.")
        require(not lead.own, "own_lead", "You found this lead yourself. Share it with another partner or the vendor.")
        explained = self.reason != ReturnReason.OTHER or self.comment.strip()
        require(explained, "comment_needed", "Please say in a few words what the other reason is.")
        return [update(lead, status=LeadStatus.RECYCLED, closing_comment=self.comment)]


@command(
    "pool.release",
    "Give back",
    ClaimRequest,
    icon="mdi6.recycle",
    when=(ClaimStatus.WON,),
    to=ClaimStatus.WITHDRAWN,
    outward="The lead goes back to the shark tank.",
    done="Given back.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseClaim(Command):
    """Give a won lead back before its first contact, so that it does not count against the limit any more."""

    claim_request_id: Annotated[str, f.ref("claim_request", "Claim", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where nothing was won, and after the first contact."""
        claim = owned(view, ClaimRequest, self.claim_request_id, actor)
        require(claim.status == ClaimStatus.WON, "not_won", "There is nothing to give back.")
        lead = the(view, Lead, claim.lead_id)
        unused = lead.status == LeadStatus.ACCEPTED and lead.partner_id == claim.partner_id
        require(unused, "contacted", "You have worked on this lead already. Disqualify it, or give it back as a lead.")
        return [
            update(claim, status=ClaimStatus.WITHDRAWN, release_by="", decided_at=now),
            update(lead, status=LeadStatus.RECYCLED),
        ]
