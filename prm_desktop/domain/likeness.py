"""Records that seem to be about the same customer or person: what they have in common, and what says so.

Names are compared by a `Score` that the caller brings along, because likeness of words is a matter for a library and
the domain knows none. Without one, only equal names are alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from prm_desktop.domain.converting import FREE_MAIL
from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.leads import OWNED, Lead
from prm_desktop.domain.names import name_words, normal_domain, normal_phone
from prm_desktop.domain.work import Contact

Score = Callable[[str, str], float]
"""How alike two names are, in per cent."""
SIMILAR = 84.0
"""From here on names are taken for one, whatever else there is."""
SUPPORTED = 70.0
"""The same where an address or a number agrees too."""
TRAIT_FIELDS = ("company", "name", "email", "domain", "phone")
SURE = ("=", "@", "#")
"""How the keys begin that only equal names, addresses and numbers share (`blocks`)."""
BLOCK = 4
"""Letters of a word that two spellings of a name are expected to share."""


def exact(one: str, other: str) -> float:
    """The score of those who know no better."""
    return 100.0 if one == other else 0.0


@dataclass(frozen=True, slots=True)
class Traits:
    """A record as it is compared: the words of its name without what people write differently, address and number."""

    name: str = ""
    email: str = ""
    domain: str = ""
    phone: str = ""
    person: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """A lead that looks like another one. `because`: what they have in common (`in_common`)."""

    lead: Lead
    because: tuple[str, ...]


def traits_of(row: Row) -> Traits:
    """The traits of a lead, account or contact."""
    given = {name: str(getattr(row, name, "")) for name in TRAIT_FIELDS}
    return traits(given, person=isinstance(row, Contact))


def traits(given: Mapping[str, str], *, person: bool = False) -> Traits:
    """The traits of a record by its values of `TRAIT_FIELDS`, where it has them.

    People share the domain of their company, so theirs tells nothing.
    """
    email = given.get("email", "").strip().casefold()
    host = "" if person else normal_domain(email if "@" in email else given.get("domain", ""))
    return Traits(
        name=" ".join(name_words(given.get("company") or given.get("name", ""))),
        email=email,
        domain="" if host in FREE_MAIL else host,
        phone=normal_phone(given.get("phone", "")),
        person=person,
    )


def in_common(one: Traits, other: Traits, score: Score = exact) -> tuple[str, ...]:
    """What two records have in common, of: name or company, similar, email, domain, phone. Empty where nothing does."""
    pairs = {
        "email": (one.email, other.email),
        "domain": (one.domain, other.domain),
        "phone": (one.phone, other.phone),
    }
    ways = tuple(name for name, (mine, theirs) in pairs.items() if mine and mine == theirs)
    return (*_names(one, other, score, SUPPORTED if ways else SIMILAR), *ways)


def _names(one: Traits, other: Traits, score: Score, enough: float) -> tuple[str, ...]:
    if not one.name or not other.name:
        return ()
    if sorted(one.name.split()) == sorted(other.name.split()):
        return ("name" if one.person else "company",)
    return ("similar",) if score(one.name, other.name) >= enough else ()


def blocks(traits: Traits) -> tuple[str, ...]:
    """Keys of which two records that are alike share at least one, so that not everything is compared with everything.

    The first is that of the whole name. Spellings that differ within the first letters of every word are missed.
    """
    words = traits.name.split()
    keys = [f"={' '.join(sorted(words))}"] if words else []
    keys += [f"{mark}{value}" for mark, value in (("@", traits.email or traits.domain), ("#", traits.phone)) if value]
    if traits.email and traits.domain:
        keys.append(f"@{traits.domain}")
    return (*keys, *dict.fromkeys(word[:BLOCK] for word in words))


def look_alikes(lead: Lead, others: Iterable[Lead], score: Score = exact) -> list[Alike]:
    """The leads that could be merged with this one, those with the most in common first."""
    mine = traits_of(lead)
    found = [
        Alike(other, because)
        for other in others
        if other.id != lead.id
        and other.status in OWNED
        and other.partner_id == lead.partner_id
        and (because := in_common(mine, traits_of(other), score))
    ]
    return sorted(found, key=lambda item: (-len(item.because), "similar" in item.because, item.lead.id))


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
