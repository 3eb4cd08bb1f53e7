"""Trouble tickets, complaints and questions.

The SLA clock of the partner's level pauses while the vendor waits for the customer.

    new ──vendor──▶ open ⇄ waiting_on_customer;  open ──▶ resolved ──▶ closed;  resolved ──▶ open
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.commands import Actor, Change, Command, Put, View, command, require, the
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Tone


class TicketType(Choice):
    """What a ticket is about."""

    TROUBLE = "trouble", "Trouble"
    COMPLAINT = "complaint", "Complaint"
    QUESTION = "question", "Question"


class Severity(Choice):
    """How bad it is; the level's SLA policy gives the times."""

    CRITICAL = "1", "1 · Nothing works", Tone.DANGER
    HIGH = "2", "2 · Badly limited", Tone.WARNING
    NORMAL = "3", "3 · A nuisance", Tone.INFO
    LOW = "4", "4 · A question"


class TicketStatus(Choice):
    """Who has to move next."""

    NEW = "new", "New", Tone.INFO
    OPEN = "open", "With the vendor", Tone.INFO
    WAITING = "waiting_on_customer", "Waiting for you", Tone.WARNING
    RESOLVED = "resolved", "Resolved", Tone.SUCCESS
    CLOSED = "closed", "Closed"


@entity(
    "ticket",
    "Ticket",
    "Tickets",
    scopes.partner("partner_id"),
    area="support",
    title="subject",
    subtitle="number",
    status="status",
    sort="-created_at",
    icon="mdi6.lifebuoy",
    why="Say it once; the answer comes here, with the time it is due.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Ticket(Row):
    """A trouble ticket, complaint or question."""

    subject: Annotated[str, f.text("Subject", search=True, column=1)] = ""
    number: Annotated[str, f.text("Number", search=True, column=5)] = ""
    type: Annotated[str, f.choice(TicketType, "Type", column=2)] = TicketType.TROUBLE
    severity: Annotated[str, f.choice(Severity, "Severity", column=3)] = Severity.NORMAL
    status: Annotated[str, f.choice(TicketStatus, "Status", column=4)] = TicketStatus.NEW
    description: Annotated[str, f.long_text("What happened", search=True)] = ""
    product_id: Annotated[str, f.ref("product", "Product")] = ""
    response_due: Annotated[str, f.instant("Answer due", column=6)] = ""
    resolve_due: Annotated[str, f.instant("Solution due", column=7)] = ""
    resolved_at: Annotated[str, f.instant("Resolved")] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    user_id: Annotated[str, f.ref("user", "Opened by")] = ""


@entity(
    "ticket_message",
    "Message",
    "Messages",
    scopes.partner("partner_id"),
    area="support",
    title="body",
    parent="ticket_id",
    sort="created_at",
    icon="mdi6.message-reply-text-outline",
    why="What was said on a ticket.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class TicketMessage(Row):
    """One message of either side on a ticket."""

    ticket_id: Annotated[str, f.ref("ticket", "Ticket", index=True)] = ""
    body: Annotated[str, f.long_text("Message", search=True, column=1)] = ""
    author: Annotated[str, f.text("Author", column=2)] = ""
    from_vendor: Annotated[bool, f.boolean("From the vendor", column=3)] = False
    partner_id: Annotated[str, f.ref("partner", "Partner")] = ""


@entity(
    "sla_policy",
    "Service level",
    "Service levels",
    scopes.everyone,
    area="support",
    title="name",
    status="severity",
    sort="id",
    icon="mdi6.timer-sand",
    why="How soon you get an answer; higher levels sooner.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class SlaPolicy(Row):
    """Business hours to the first answer and to the solution, per level and severity."""

    name: Annotated[str, f.text("Service level", search=True, column=1)] = ""
    level_id: Annotated[str, f.ref("program_level", "Level", column=2, index=True)] = ""
    severity: Annotated[str, f.choice(Severity, "Severity", column=3)] = Severity.NORMAL
    response_hours: Annotated[int, f.integer("Answer in hours", column=4)] = 0
    resolve_hours: Annotated[int, f.integer("Solution in hours", column=5)] = 0


@command(
    "ticket.open",
    "Open a ticket",
    Ticket,
    icon="mdi6.lifebuoy",
    outward="The vendor's support gets it.",
    done="Ticket saved; support gets it.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class OpenTicket(Command):
    """Tell the vendor about trouble, a complaint or a question. The hub adds number and due times."""

    subject: Annotated[str, f.text("Subject", required=True)]
    description: Annotated[str, f.long_text("What happened")] = ""
    type: Annotated[str, f.choice(TicketType, "Type")] = TicketType.TROUBLE
    severity: Annotated[str, f.choice(Severity, "Severity")] = Severity.NORMAL
    product_id: Annotated[str, f.ref("product", "Product")] = ""
    ticket_id: Annotated[str, f.new_id("ticket")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for people of no partner."""
        require(actor.partner_id, "no_partner", "Only partners open tickets.")
        made = Ticket(
            id=self.ticket_id,
            subject=self.subject,
            description=self.description,
            type=self.type,
            severity=self.severity,
            product_id=self.product_id,
            partner_id=actor.partner_id,
            user_id=actor.user_id,
        )
        return [Put(made)]


@command(
    "ticket.reply",
    "Reply",
    Ticket,
    icon="mdi6.reply",
    outward="The vendor's support reads it.",
    done="Reply saved.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ReplyToTicket(Command):
    """Say something on a ticket."""

    ticket_id: Annotated[str, f.ref("ticket", "Ticket", required=True)]
    body: Annotated[str, f.long_text("Message", required=True)]
    message_id: Annotated[str, f.new_id("ticket_message")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where the ticket is closed."""
        ticket = the(view, Ticket, self.ticket_id)
        require(
            ticket.status != TicketStatus.CLOSED,
            "closed",
            "This ticket is closed. Open a new one and mention it.",
        )
        made = TicketMessage(
            id=self.message_id,
            ticket_id=ticket.id,
            body=self.body,
            author=actor.name,
            partner_id=ticket.partner_id,
        )
        return [Put(made)]
