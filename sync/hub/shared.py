"""Who sees a shared lead or deal, and what is said on it: exactly those whom a live share or membership names."""

from __future__ import annotations

from prm_desktop.domain.deals import Deal, DealLine, DealMember, NextStep
from prm_desktop.domain.entities import Row
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.members import readers, readers_of
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


def settle_deal(unit: Unit, deal: Deal, changed: DealMember) -> None:
    """Let a deal, its lines, members, steps and comments be seen by the members of now, and by nobody else.

    `changed`: the member that came, went, or is there no longer.
    """
    partners = readers(unit.find(DealMember, deal_id=deal.id))
    _show(unit, deal, partners)
    for member in unit.find(DealMember, deal_id=deal.id):
        _show(unit, member, readers_of(member, partners))
    for line in unit.find(DealLine, deal_id=deal.id):
        _show(unit, line, partners)
    for step in unit.find(NextStep, deal_id=deal.id):
        _show(unit, step, partners)
    if unit.get(DealMember, changed.id) is None:
        _show_comments(unit, changed, ())


def _show(unit: Unit, row: Deal | DealLine | DealMember | NextStep, partners: tuple[str, ...]) -> None:
    if row.shared_with != partners:
        unit.update(row, shared_with=partners)
    _show_comments(unit, row, partners)


def _show_comments(unit: Unit, row: Row, partners: tuple[str, ...]) -> None:
    for comment in unit.find(Comment, record_id=row.id):
        others = tuple(item for item in partners if item != comment.partner_id)
        if comment.shared_with != others:
            unit.update(comment, shared_with=others)
