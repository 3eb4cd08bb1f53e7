"""Who at the vendor answers: the most specific contact by product, region and segment, or the deputy meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from prm_desktop.domain.partners import OemContact, Territory

REGISTRATIONS = "Deal registration"
"""The segment of those who decide registrations."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What it is about; whatever is empty does not matter."""

    region: str = ""
    product_ids: frozenset[str] = frozenset()
    segment: str = ""
    country: str = ""
    postcode: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Rep:
    """Who answers today. `instead_of`: the one who is away; `because`: of product, region, segment, what is theirs."""

    contact: OemContact
    instead_of: OemContact | None = None
    because: tuple[str, ...] = ()


def find_rep(asked: Asked, contacts: Iterable[OemContact], territories: Iterable[Territory], today: str) -> Rep | None:
    """The contact who answers for just this, before one who answers for more; None where nobody does.

    A contact who names products, regions or segments answers for those alone. Of those who answer, a match of the
    product counts most, then of the segment, then the postcode's own contact, then the region, then whoever has fewer
    regions, then the language; the id decides last, so that everybody finds the same.
    """
    known = {item.id: item for item in contacts}
    local = _territory(asked, territories)
    fitting = [item for item in known.values() if _answers(asked, item)]
    if not fitting:
        return None
    best = min(fitting, key=lambda item: (*(not part for part in _fit(asked, item, local)), *_breadth(asked, item)))
    because = tuple(
        name for name, found in zip(("product", "segment", "postcode", "region"), _fit(asked, best, local), strict=True)
        if found
    )  # fmt: skip
    there = _present(best, known, today)
    return Rep(there, best if there.id != best.id else None, because)


def find_rep_in(
    industry: str, asked: Asked, contacts: Iterable[OemContact], territories: Iterable[Territory], today: str
) -> Rep | None:
    """As `find_rep`, for a customer's industry: it counts as the segment where somebody has just that one.

    A match of the product still counts more: whoever knows the product answers, whatever the industry.
    """
    people, areas = list(contacts), list(territories)
    plain = find_rep(asked, people, areas, today)
    narrow = find_rep(replace(asked, segment=industry), people, areas, today) if industry else None
    if narrow is None or "segment" not in narrow.because:
        return plain
    knows = plain is not None and "product" in plain.because and "product" not in narrow.because
    return plain if knows else narrow


def is_away(contact: OemContact, today: str) -> bool:
    """Whether somebody is away on this day."""
    return bool(contact.away_until) and contact.away_from <= today <= contact.away_until


def _answers(asked: Asked, item: OemContact) -> bool:
    return (
        (not item.regions or not asked.region or asked.region in item.regions)
        and (not item.product_ids or not asked.product_ids or bool(asked.product_ids & set(item.product_ids)))
        and (not item.segments or not asked.segment or asked.segment in item.segments)
    )


def _fit(asked: Asked, item: OemContact, local: str) -> tuple[bool, bool, bool, bool]:
    return (
        bool(asked.product_ids & set(item.product_ids)),
        bool(asked.segment) and asked.segment in item.segments,
        item.id == local,
        bool(asked.region) and asked.region in item.regions,
    )


def _breadth(asked: Asked, item: OemContact) -> tuple[bool, int, bool, str]:
    """Narrower comes first: nothing of their own that was not asked for, few regions, the language."""
    foreign = bool(item.product_ids and not asked.product_ids) or bool(item.segments and not asked.segment)
    return foreign, len(item.regions), asked.language not in item.languages, item.id


def _territory(asked: Asked, territories: Iterable[Territory]) -> str:
    """The contact of the territory with the longest fitting postcode."""
    fits = [
        (len(prefix), item.oem_contact_id)
        for item in territories
        if not item.country or not asked.country or item.country == asked.country
        for prefix in item.postcodes
        if asked.postcode and asked.postcode.startswith(prefix)
    ]
    return max(fits, default=(0, ""))[1]


def _present(contact: OemContact, known: dict[str, OemContact], today: str) -> OemContact:
    """The contact, or the first deputy down the line who is there; the contact where nobody is."""
    seen, found = {contact.id}, contact
    while is_away(found, today):
        deputy = known.get(found.deputy_id)
        if deputy is None or deputy.id in seen:
            return contact
        seen.add(deputy.id)
        found = deputy
    return found
