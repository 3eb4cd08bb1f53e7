"""The partner programme: levels, what each requires, and how far a partner is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Tone


@entity(
    "program_level",
    "Level",
    "Levels",
    scopes.everyone,
    area="programme",
    title="name",
    subtitle="summary",
    sort="rank",
    icon="mdi6.medal-outline",
    why="What each level gives you.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ProgramLevel(Row):
    """A level of the programme; the higher rank is the better one. `discount`: hundredths of a percent."""

    name: Annotated[str, f.text("Level", search=True, column=1)] = ""
    rank: Annotated[int, f.integer("Rank", column=2)] = 0
    summary: Annotated[str, f.text("In one sentence", search=True, column=3)] = ""
    benefits: Annotated[tuple[str, ...], f.tags("Benefits", column=4)] = ()
    discount: Annotated[int, f.percent("Discount", column=5)] = 0


class Measure(Choice):
    """What a requirement counts."""

    CERTIFIED_PEOPLE = "certified_people", "Certified people"
    CLOSED_REVENUE = "closed_revenue", "Closed revenue"
    SATISFACTION = "satisfaction", "Customer satisfaction"
    REGISTRATIONS = "registrations", "Registered deals"
    COURSES = "courses", "Courses completed"


@entity(
    "requirement",
    "Requirement",
    "Requirements",
    scopes.everyone,
    area="programme",
    title="name",
    status="measure",
    parent="level_id",
    sort="id",
    icon="mdi6.flag-checkered",
    why="What the next level asks of you.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement(Row):
    """`target` of a measure within `period_months`, with `grace_days` after it lapses. Revenue is in minor units."""

    level_id: Annotated[str, f.ref("program_level", "Level", column=2, index=True)] = ""
    name: Annotated[str, f.text("Requirement", search=True, column=1)] = ""
    measure: Annotated[str, f.choice(Measure, "Counts", column=3)] = Measure.CERTIFIED_PEOPLE
    target: Annotated[int, f.integer("Target", column=4)] = 0
    currency: Annotated[str, f.text("Currency")] = ""
    period_months: Annotated[int, f.integer("Within months", column=5)] = 12
    grace_days: Annotated[int, f.integer("Days of grace")] = 0


class ProgressStatus(Choice):
    """How a partner stands against a requirement."""

    MET = "met", "Met", Tone.SUCCESS
    OPEN = "open", "Not yet", Tone.INFO
    AT_RISK = "at_risk", "About to lapse", Tone.WARNING


@entity(
    "progress",
    "Progress",
    "Progress",
    scopes.partner("partner_id"),
    area="programme",
    title="summary",
    status="status",
    parent="requirement_id",
    sort="lapses_on",
    icon="mdi6.progress-check",
    why="What is missing for the next level, and what lapses next.",
    counted=("target", "targets"),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Progress(Row):
    """A partner's actual figure for a requirement, with its evidence."""

    partner_id: Annotated[str, f.ref("partner", "Partner")] = ""
    requirement_id: Annotated[str, f.ref("requirement", "Requirement", column=2, index=True)] = ""
    summary: Annotated[str, f.text("Where you stand", search=True, column=1)] = ""
    status: Annotated[str, f.choice(ProgressStatus, "Status", column=3)] = ProgressStatus.OPEN
    actual: Annotated[int, f.integer("Actual", column=4)] = 0
    target: Annotated[int, f.integer("Target", column=5)] = 0
    evidence: Annotated[tuple[str, ...], f.tags("Evidence")] = ()
    lapses_on: Annotated[str, f.day("Lapses", column=6)] = ""
