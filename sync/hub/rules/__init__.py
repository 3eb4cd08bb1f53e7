"""What only the hub can decide: who wins a claim, who gets the last seat, where a declined lead goes next.

A rule runs after the domain's own `apply`, in the same transaction, and sees every row. What it changes, it changes as
the hub.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prm_desktop.domain.attachments import AddAttachment
from prm_desktop.domain.commands import Actor, Command
from prm_desktop.domain.dealing import ReopenDeal
from prm_desktop.domain.deciding import Approve
from prm_desktop.domain.leads import AcceptLead, DeclineLead
from prm_desktop.domain.members import AcceptInvitation, DeclineInvitation, LeaveDeal, RemoveMember
from prm_desktop.domain.pool import ClaimPoolEntry
from prm_desktop.domain.registering import RegisterLead, Resubmit, SubmitRegistration
from prm_desktop.domain.returning import RecycleLead, ReleaseClaim
from prm_desktop.domain.sharing import AcceptShare, RevokeShare
from prm_desktop.domain.tickets import OpenTicket
from prm_desktop.domain.training import CancelEnrolment, RequestEnrolment
from prm_desktop.domain.work import AddComment
from sync.hub.rules import attachments, claims, leads, members, registrations, seats, sharing, tickets
from sync.hub.rules.answer import Answer
from sync.hub.unit import Unit

Rule = Callable[[Unit, Actor, Any], Answer]
RULES: dict[type[Command], Rule] = {
    AddAttachment: attachments.add,
    AcceptLead: leads.accept,
    DeclineLead: leads.decline,
    ClaimPoolEntry: claims.claim,
    RequestEnrolment: seats.request,
    CancelEnrolment: seats.cancel,
    OpenTicket: tickets.open_ticket,
    SubmitRegistration: registrations.submit,
    RegisterLead: registrations.submit,
    Resubmit: registrations.submit,
    Approve: registrations.approve,
    ReopenDeal: registrations.reopen,
    AcceptShare: sharing.accept,
    RevokeShare: sharing.revoke,
    AddComment: sharing.comment,
    AcceptInvitation: members.change,
    DeclineInvitation: members.change,
    LeaveDeal: members.change,
    RemoveMember: members.remove,
    RecycleLead: leads.recycle,
    ReleaseClaim: claims.release,
}


def answer_of(unit: Unit, actor: Actor, command: Command) -> Answer:
    """Let the hub decide what this applied command leaves to it. Raises `Refusal` where it says no after all."""
    rule = RULES.get(type(command))
    return rule(unit, actor, command) if rule else Answer()
