"""What follows from sharing: who sees the lead and its deal from now on, and where it is when it changed hands."""

from __future__ import annotations

from prm_desktop.domain.attachments import Attachment
from prm_desktop.domain.commands import Actor, require
from prm_desktop.domain.deals import Deal, DealMember
from prm_desktop.domain.leads import OWNED, Lead
from prm_desktop.domain.partners import User
from prm_desktop.domain.sharing import (
    AcceptShare,
    LeadShare,
    RevokeShare,
    ShareKind,
    co_seller,
    co_seller_id,
    co_sells,
)
from prm_desktop.domain.work import Activity, AddComment, Comment, Task, mentioned
from sync.hub.facts import Facts
from sync.hub.routing import to_pool
from sync.hub.rules.answer import Answer
from sync.hub.shared import end_shares, settle, settle_deal
from sync.hub.unit import Unit


def accept(unit: Unit, actor: Actor, command: AcceptShare) -> Answer:
    """Show the lead to the other side, with the deal that it became meanwhile, or move it there.

    Raises `Refusal` for a lead that is to move and was closed meanwhile.
    """
    share = unit.get(LeadShare, command.lead_share_id)
    lead = unit.get(Lead, share.lead_id) if share else None
    if share is None or lead is None:
        return Answer()
    if share.kind == ShareKind.CO_SELL:
        settle(unit, lead)
        _join(unit, lead, share)
        return Answer()
    require(lead.status in OWNED, "closed", "This lead has been closed meanwhile, or has become a deal.")
    end_shares(unit, lead, apart=share.id)
    if not share.other_partner_id:
        to_pool(unit, Facts(unit), lead)
        return Answer()
    _move(unit, lead, share.other_partner_id, actor.user_id)
    settle(unit, unit.get(Lead, lead.id) or lead)
    return Answer()


def revoke(unit: Unit, _actor: Actor, command: RevokeShare) -> Answer:
    """Hide the lead from the other side, and the deal that it became."""
    share = unit.get(LeadShare, command.lead_share_id)
    lead = unit.get(Lead, share.lead_id) if share else None
    if share is None or lead is None:
        return Answer()
    settle(unit, lead)
    deal = unit.get(Deal, lead.deal_id) if lead.deal_id else None
    member = unit.before(DealMember, co_seller_id(deal.id, share)) if deal else None
    if deal and member:
        settle_deal(unit, deal, member)
    return Answer()


def comment(unit: Unit, _actor: Actor, command: AddComment) -> Answer:
    """Find whom a comment mentions among all who read it: the people of its companies and the vendor's."""
    made = unit.get(Comment, command.comment_id)
    if made is None or "@" not in made.body:
        return Answer()
    companies = ("", made.partner_id, *made.shared_with)
    people = [person for company in dict.fromkeys(companies) for person in unit.find(User, partner_id=company)]
    unit.update(made, mentions=mentioned(made.body, people))
    return Answer()


def _join(unit: Unit, lead: Lead, share: LeadShare) -> None:
    """Make a partner that accepts after the lead was converted a member of its deal, like those before."""
    deal = unit.get(Deal, lead.deal_id) if lead.deal_id else None
    if deal is None or not co_sells([share]):
        return
    member = co_seller(deal, share)
    unit.put(member)
    settle_deal(unit, deal, member)


def _move(unit: Unit, lead: Lead, partner_id: str, user_id: str) -> None:
    """Give a lead with what was noted on it to another partner. Accounts stay with whoever made them."""
    before = lead.partner_id
    unit.update(lead, partner_id=partner_id, user_id=user_id, account_id="")
    rows = [
        *unit.find(Activity, lead_id=lead.id, partner_id=before),
        *unit.find(Task, lead_id=lead.id, partner_id=before),
        *unit.find(Comment, record_kind="lead", record_id=lead.id, partner_id=before),
        *unit.find(Attachment, record_kind="lead", record_id=lead.id, partner_id=before),
    ]
    for row in rows:
        unit.update(row, partner_id=partner_id)
        if isinstance(row, Task):
            unit.update(row, user_id=user_id)
