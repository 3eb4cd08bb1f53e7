"""What follows from a change of a deal's members: who sees the deal, and what belongs to it, from now on."""

from __future__ import annotations

from prm_desktop.domain.commands import Actor
from prm_desktop.domain.deals import Deal, DealMember
from prm_desktop.domain.members import AcceptInvitation, DeclineInvitation, LeaveDeal, RemoveMember
from sync.hub.rules.answer import Answer
from sync.hub.shared import settle_deal
from sync.hub.unit import Unit


def change(unit: Unit, _actor: Actor, command: AcceptInvitation | DeclineInvitation | LeaveDeal) -> Answer:
    """Show the deal to whoever has accepted, and hide it from whoever has not."""
    member = unit.get(DealMember, command.deal_member_id)
    _settle(unit, member)
    return Answer()


def remove(unit: Unit, _actor: Actor, command: RemoveMember) -> Answer:
    """Hide the deal from a partner that was removed, and what was said about its line."""
    _settle(unit, unit.before(DealMember, command.deal_member_id))
    return Answer()


def _settle(unit: Unit, member: DealMember | None) -> None:
    deal = unit.get(Deal, member.deal_id) if member else None
    if member is not None and deal is not None:
        settle_deal(unit, deal, member)
