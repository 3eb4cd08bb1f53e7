"""How far each partner is, counted from what the demo world holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prm_desktop.domain.deals import Deal, DealStage
from prm_desktop.domain.partners import Partner
from prm_desktop.domain.programme import Measure, ProgramLevel, Progress, ProgressStatus, Requirement
from prm_desktop.domain.registrations import DealRegistration
from prm_desktop.domain.training import Certification, CertificationStatus, Enrolment, EnrolmentStatus
from sync.hub.demo.deals import revenue
from sync.hub.demo.world import World

_SATISFACTION = {"Hanse": 88, "Réseaux": 93, "Alpenblick": 81, "Pennine": 76}
_SOON = 60
Count = tuple[int, tuple[str, ...]]
"""A figure and the evidence for it."""


def progress(world: World) -> None:
    """For every partner the requirements of its own level, those below, and the next one."""
    for partner in world.of(Partner):
        rank = world.get(ProgramLevel, partner.level_id).rank
        for requirement in world.of(Requirement):
            if world.get(ProgramLevel, requirement.level_id).rank <= rank + 1:
                _progress(world, partner, requirement)


def _progress(world: World, partner: Partner, requirement: Requirement) -> None:
    make = world.make
    actual, evidence = _COUNTS[requirement.measure](world, partner)
    status = ProgressStatus.MET if actual >= requirement.target else ProgressStatus.OPEN
    lapses = ""
    if status == ProgressStatus.MET and requirement.measure == Measure.CERTIFIED_PEOPLE:
        lapses = _lapses(world, partner, requirement.target)
        status = ProgressStatus.AT_RISK if lapses <= make.day(_SOON) else status
    world.add(
        Progress(
            **make.stamp(make.ago(days=380), world.vendor_user, make.ago(hours=14)),
            partner_id=partner.id,
            requirement_id=requirement.id,
            summary=_summary(requirement, actual),
            status=status,
            actual=actual,
            target=requirement.target,
            evidence=evidence,
            lapses_on=lapses,
        )
    )


def _summary(requirement: Requirement, actual: int) -> str:
    if requirement.measure == Measure.CLOSED_REVENUE:
        have, want = f"{actual / 100:,.0f}", f"{requirement.target / 100:,.0f} EUR"
    elif requirement.measure == Measure.SATISFACTION:
        have, want = f"{actual} %", f"{requirement.target} %"
    else:
        have, want = str(actual), str(requirement.target)
    return f"{Measure(requirement.measure).label}: {have} of {want}"


def _held(world: World, partner: Partner) -> list[Certification]:
    counted = {CertificationStatus.VALID, CertificationStatus.EXPIRING}
    return [held for held in world.find(Certification, partner_id=partner.id) if held.status in counted]


def _lapses(world: World, partner: Partner, target: int) -> str:
    """The day on which fewer than `target` people are certified, if nobody renews."""
    last: dict[str, str] = {}
    for held in _held(world, partner):
        last[held.holder] = max(last.get(held.holder, ""), held.expires_on)
    return sorted(last.values(), reverse=True)[target - 1]


def _people(world: World, partner: Partner) -> Count:
    names = tuple(sorted({held.holder for held in _held(world, partner)}))
    return len(names), names


def _revenue(world: World, partner: Partner) -> Count:
    since = world.make.day(-365)
    won = [deal for deal in world.find(Deal, partner_id=partner.id, stage=DealStage.WON) if deal.close_on >= since]
    return revenue(world, partner), tuple(f"{deal.customer}, {deal.close_on}" for deal in won)


def _satisfaction(world: World, partner: Partner) -> Count:
    figure = _SATISFACTION[partner.name.split()[0]]
    answered = len(world.find(Deal, partner_id=partner.id, stage=DealStage.WON))
    return figure, (f"{answered} answers to the survey after delivery",)


def _registrations(world: World, partner: Partner) -> Count:
    since = world.make.ago(days=365)
    sent = [row for row in world.find(DealRegistration, partner_id=partner.id) if row.submitted_at >= since]
    return len(sent), tuple(row.customer for row in sent)


def _courses(world: World, partner: Partner) -> Count:
    since = world.make.ago(days=365)
    attended = world.find(Enrolment, partner_id=partner.id, status=EnrolmentStatus.ATTENDED)
    recent = [row for row in attended if row.starts_at >= since]
    return len(recent), tuple(f"{row.attendee}: {row.title}" for row in recent)


_COUNTS: Mapping[str, Callable[[World, Partner], Count]] = {
    Measure.CERTIFIED_PEOPLE: _people,
    Measure.CLOSED_REVENUE: _revenue,
    Measure.SATISFACTION: _satisfaction,
    Measure.REGISTRATIONS: _registrations,
    Measure.COURSES: _courses,
}
