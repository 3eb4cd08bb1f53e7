"""The channel manager's desk: which registrations wait, what speaks against each, and carrying out a decision.

The HTTP interface and the command line both work through here, with the same commands as the desktop program.
"""

from __future__ import annotations

import msgspec

from prm_desktop.domain.commands import Actor, Command, Refusal, decode_command
from prm_desktop.domain.partners import OemContact, Partner
from prm_desktop.domain.registrations import DealRegistration, RegistrationLine
from prm_desktop.domain.scopes import VENDOR
from sync.hub.people import Person, PersonView
from sync.hub.rules import answer_of
from sync.hub.rules.registrations import collision
from sync.hub.store import Store
from sync.hub.unit import Unit

VERBS = {
    "review": "registration.review",
    "approve": "registration.approve",
    "return": "registration.return",
    "reject": "registration.reject",
    "extension": "registration.decide_extension",
}
"""The decisions and the commands that carry them out."""


class Registered(msgspec.Struct, frozen=True):
    """One registration as its approver sees it. `value` in minor units; `collides_with`: an approved one, or empty."""

    id: str
    status: str
    partner: str
    customer: str
    project: str
    value: int
    currency: str
    close_on: str
    products: tuple[str, ...]
    submitted_at: str
    decide_by: str
    approver: str
    answer: str
    reply: str
    exclusive_until: str
    extension_asked_at: str
    extension_reason: str
    collides_with: str = ""


class RegisteredList(msgspec.Struct, frozen=True):
    """Registrations, those that wait longest first."""

    registrations: tuple[Registered, ...]


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a decision says; which of them it needs depends on it."""

    comment: str = ""
    question: str = ""
    code: str = ""
    granted: bool = False


def waiting(store: Store, statuses: tuple[str, ...]) -> RegisteredList:
    """The registrations in these statuses."""
    return store.transact(lambda unit: RegisteredList(tuple(_listed(unit, statuses))))


def decide(store: Store, actor: Actor, verb: str, registration_id: str, decision: Decision) -> Registered:
    """Carry out a decision. Raises `Refusal` where the rules say no, `BadInput` where something is missing."""
    given = {name: value for name, value in msgspec.to_builtins(decision).items() if value}
    made = decode_command(VERBS[verb], {"deal_registration_id": registration_id, **given})
    return store.transact(lambda unit: _carried_out(unit, actor, made, registration_id))


def _carried_out(unit: Unit, actor: Actor, made: Command, registration_id: str) -> Registered:
    unit.mark()
    view = PersonView(unit, Person(actor, (VENDOR,)))
    unit.apply(made.apply(view, actor, unit.now), actor)
    answer_of(unit, actor, made)
    found = unit.get(DealRegistration, registration_id)
    if found is None:
        raise Refusal("not_found", "There is no such registration.")
    return _shown(unit, found)


def _listed(unit: Unit, statuses: tuple[str, ...]) -> list[Registered]:
    found = [item for status in statuses for item in unit.find(DealRegistration, status=status)]
    return [_shown(unit, item) for item in sorted(found, key=lambda item: (item.submitted_at, item.id))]


def _shown(unit: Unit, item: DealRegistration) -> Registered:
    partner = unit.get(Partner, item.partner_id)
    approver = unit.get(OemContact, item.approver_id) if item.approver_id else None
    other = collision(unit, item)
    same = ("id", "status", "customer", "project", "value", "currency", "close_on", "submitted_at", "decide_by",
            "answer", "reply", "exclusive_until", "extension_asked_at", "extension_reason")  # fmt: skip
    return Registered(
        **{name: getattr(item, name) for name in same},
        partner=partner.name if partner else "",
        products=tuple(line.description for line in unit.find(RegistrationLine, deal_registration_id=item.id)),
        approver=approver.name if approver else "",
        collides_with=other.id if other else "",
    )
