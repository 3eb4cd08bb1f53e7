"""The numbers of the programme that partners may know: limits, clocks and benefits. The hub sets and publishes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

import msgspec

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.commands import View
from prm_desktop.domain.entities import Row, entity

TERMS_ID = "01900000-0000-7000-8000-00007e725000"
"""The id of the one row."""


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """Defaults of the domain. Hours are business hours; percentages are hundredths of a percent."""

    open_claims: int = 5
    claims_per_hour: int = 3
    release_hours: int = 48
    reclaim_days: int = 7
    pool_days: int = 60
    accept_hours: int = 24
    contact_hours: int = 24
    decision_hours: int = 16
    exclusive_days: int = 90
    extension_days: int = 30
    evidence_days: int = 30
    first_warning_days: int = 14
    last_warning_days: int = 3
    registered_margin: int = 500
    registrable_value: int = 100_000


@entity(
    "programme_terms",
    "Programme rules",
    "Programme rules",
    scopes.everyone,
    area="programme",
    title="name",
    sort="name",
    icon="mdi6.scale-balance",
    why="The limits and clocks that hold for everybody.",
    since=2,
    counted=("set of programme rules", "sets of programme rules"),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ProgrammeTerms(Row):
    """The numbers in force, by the names of `Terms`."""

    name: Annotated[str, f.text("Rules", search=True, column=1)] = ""
    numbers: Annotated[dict[str, Any], f.mapping("Numbers")] = field(default_factory=dict)


def published(terms: Terms) -> ProgrammeTerms:
    """The row that says what holds."""
    numbers = {name: getattr(terms, name) for name in Terms.__struct_fields__}
    return ProgrammeTerms(id=TERMS_ID, name="Programme rules", numbers=numbers)


def terms_of(view: View) -> Terms:
    """What holds, as far as this view knows; the defaults where it knows nothing."""
    row = view.get(ProgrammeTerms, TERMS_ID)
    known = {name: value for name, value in row.numbers.items() if isinstance(value, int)} if row else {}
    return msgspec.convert(known, Terms)
