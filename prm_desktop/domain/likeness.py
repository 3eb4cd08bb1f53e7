"""Leads that seem to be about the same customer, by what two people would write alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prm_desktop.domain.converting import FREE_MAIL
from prm_desktop.domain.entities import entity_of
from prm_desktop.domain.leads import OWNED, Lead
from prm_desktop.domain.names import normal_domain, normal_name

PHONE_DIGITS = 8
"""The last digits of a phone number that are compared: what comes before them is written in many ways."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A lead that looks like another one. `because`: of company, email, domain, phone, what they have in common."""

    lead: Lead
    because: tuple[str, ...]


def likeness(one: Lead, other: Lead) -> tuple[str, ...]:
    """What two leads have in common; empty where nothing speaks for one customer."""
    pairs = {
        "company": (normal_name(one.company), normal_name(other.company)),
        "email": (one.email.strip().casefold(), other.email.strip().casefold()),
        "domain": (_own_domain(one), _own_domain(other)),
        "phone": (_digits(one.phone), _digits(other.phone)),
    }
    return tuple(name for name, (mine, theirs) in pairs.items() if mine and mine == theirs)


def look_alikes(lead: Lead, others: Iterable[Lead]) -> list[Alike]:
    """The leads that could be merged with this one, those with the most in common first."""
    found = [
        Alike(other, because)
        for other in others
        if other.id != lead.id
        and other.status in OWNED
        and other.partner_id == lead.partner_id
        and (because := likeness(lead, other))
    ]
    return sorted(found, key=lambda item: (-len(item.because), item.lead.id))


def differing(survivor: Lead, loser: Lead) -> Sequence[str]:
    """The fields in which a duplicate says something else, and which a merge could take over from it."""
    return tuple(
        item.name
        for item in entity_of(Lead).fields
        if item.editable and (value := getattr(loser, item.name)) and value != getattr(survivor, item.name)
    )


def filling(survivor: Lead, loser: Lead) -> Sequence[str]:
    """Of the differing fields those that the survivor says nothing about; nothing is lost by taking them."""
    return tuple(name for name in differing(survivor, loser) if not getattr(survivor, name))


def _own_domain(lead: Lead) -> str:
    host = normal_domain(lead.email) if "@" in lead.email else ""
    return "" if host in FREE_MAIL else host


def _digits(phone: str) -> str:
    digits = re.sub(r"\D", "", phone)
    return digits[-PHONE_DIGITS:] if len(digits) >= PHONE_DIGITS else ""
