"""Who sees a shared lead, and its comments: exactly those with whom a live share says so."""

from __future__ import annotations

from prm_desktop.domain.leads import Lead
from prm_desktop.domain.sharing import LIVE, LeadShare, ShareKind, ShareStatus
from prm_desktop.domain.work import Comment
from sync.hub.unit import Unit


def settle(unit: Unit, lead: Lead) -> None:
    """Let a lead and its comments be seen by those with whom it is shared now, and by nobody else."""
    shares = unit.find(LeadShare, lead_id=lead.id, status=ShareStatus.ACCEPTED)
    found = {item.other_partner_id for item in shares if item.kind == ShareKind.CO_SELL}
    found |= {item.partner_id for item in shares if item.kind == ShareKind.REFER}
    partners = tuple(sorted(found - {"", lead.partner_id}))
    unit.update(lead, shared_with=partners)
    for comment in unit.find(Comment, record_kind="lead", record_id=lead.id):
        if comment.partner_id == lead.partner_id and comment.shared_with != partners:
            unit.update(comment, shared_with=partners)


def end_shares(unit: Unit, lead: Lead, apart: str = "") -> None:
    """End all shares of a lead that leaves its partner, save the one with the id `apart`."""
    for share in unit.find(LeadShare, lead_id=lead.id):
        if share.status in LIVE and share.id != apart:
            unit.update(share, status=ShareStatus.REVOKED, ended_at=unit.now)
    settle(unit, lead)
