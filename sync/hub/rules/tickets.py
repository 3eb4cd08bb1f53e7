"""What the hub adds to a new ticket: its number, and by when it is answered and solved."""

from __future__ import annotations

from typing import Any

from prm_desktop.domain.commands import Actor
from prm_desktop.domain.partners import Partner
from prm_desktop.domain.tickets import OpenTicket, SlaPolicy, Ticket, TicketStatus
from prm_desktop.domain.times import add_business_hours
from sync.hub.facts import Facts
from sync.hub.rules.answer import Answer
from sync.hub.unit import Unit


def open_ticket(unit: Unit, actor: Actor, command: OpenTicket) -> Answer:
    """Number the ticket and set its clock by the service level of the partner's level and the severity."""
    made = unit.get(Ticket, command.ticket_id)
    if made is None:
        return Answer()
    number = f"T-{unit.now[:4]}-{unit.next_number('ticket'):05}"
    unit.update(made, actor, number=number, status=TicketStatus.OPEN, **_due(unit, made))
    return Answer("opened", "Your ticket has the number {number}.", {"number": number})


def _due(unit: Unit, ticket: Ticket) -> dict[str, Any]:
    partner = unit.get(Partner, ticket.partner_id)
    found = unit.find(SlaPolicy, level_id=partner.level_id, severity=ticket.severity) if partner else []
    if partner is None or not found:
        return {}
    calendar = Facts(unit).calendar(next(iter(partner.regions), ""))
    hours = {"response_due": found[0].response_hours, "resolve_due": found[0].resolve_hours}
    return {name: add_business_hours(unit.now, value, calendar) for name, value in hours.items() if value}
