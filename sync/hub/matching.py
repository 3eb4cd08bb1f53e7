"""Which partner a lead suits best: gates, a score of 100 in parts, and an explanation (DOMAIN, *Matching a lead*).

Pure: plain values in, a ranking out. The same facts always give the same answer, so that a choice can be replayed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sync.hub.policy import Weights

SMOOTHING = 5
"""Offers of an average partner mixed into everybody's record, so that a new small partner starts at the mean."""
USUAL_RESPONSE_HOURS = 8.0
LARGE_DEAL = 5_000_000
"""Minor units from which a deal is large; those ask for a partner of the upper levels."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a lead asks of a partner. `value` in minor units; `courses`: certifications that its products require."""

    region: str
    country: str = ""
    industry: str = ""
    language: str = ""
    product_ids: frozenset[str] = frozenset()
    courses: frozenset[str] = frozenset()
    value: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """How a partner did with earlier offers. `response_hours`: the median; 0 where it never answered one."""

    offers: int = 0
    accepted: int = 0
    closed: int = 0
    won: int = 0
    response_hours: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A partner as the match sees it. `standing`: its level from 0 to 1; `last_offer_at`: instant, empty = never."""

    partner_id: str
    active: bool = True
    regions: frozenset[str] = frozenset()
    country: str = ""
    industries: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    product_ids: frozenset[str] = frozenset()
    courses: frozenset[str] = frozenset()
    capacity: int = 0
    open_leads: int = 0
    standing: float = 0.0
    record: Record = Record()
    last_offer_at: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one partner, in all and by part."""

    partner_id: str
    total: int
    parts: Mapping[str, int]
    last_offer_at: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The partners that passed the gates, best first, and why the others did not."""

    ranked: tuple[Score, ...]
    rejected: Mapping[str, str] = field(default_factory=dict)


def match(
    wanted: Wanted,
    candidates: Sequence[Candidate],
    weights: Weights,
    *,
    tie_points: int,
    refused: frozenset[str] = frozenset(),
) -> Match:
    """Rank the partners for a lead. `refused`: those who had it and sent it back or let it run out."""
    rejected = {item.partner_id: reason for item in candidates if (reason := gate(wanted, item, refused))}
    mean = average(item.record for item in candidates)
    scores = [score(wanted, item, weights, mean) for item in candidates if item.partner_id not in rejected]
    return Match(tuple(_ordered(scores, tie_points)), rejected)


def gate(wanted: Wanted, candidate: Candidate, refused: frozenset[str] = frozenset()) -> str:
    """Why this partner cannot have the lead; empty where it can."""
    reasons = (
        (not candidate.active, "not active"),
        (wanted.region not in candidate.regions, "does not serve the region"),
        (candidate.partner_id in refused, "had it and sent it back"),
        (not wanted.courses <= candidate.courses, "lacks a required certification"),
        (candidate.open_leads >= candidate.capacity, "has no free capacity"),
    )
    return next((reason for fails, reason in reasons if fails), "")


def score(wanted: Wanted, candidate: Candidate, weights: Weights, mean: Record) -> Score:
    """The points of a partner that passed the gates."""
    shares = {
        "territory": 1.0 if wanted.country and wanted.country == candidate.country else 0.7,
        "competency": _competency(wanted, candidate),
        "performance": _performance(candidate.record, mean),
        "industry": _fit(wanted.industry, candidate.industries),
        "capacity": (candidate.capacity - candidate.open_leads) / candidate.capacity,
        "level": candidate.standing,
        "language_size": 0.6 * _fit(wanted.language, candidate.languages) + 0.4 * _size(wanted, candidate),
    }
    parts = {name: round(share * getattr(weights, name)) for name, share in shares.items()}
    return Score(candidate.partner_id, sum(parts.values()), parts, candidate.last_offer_at)


def average(records: Iterable[Record]) -> Record:
    """The record of all partners together."""
    known = list(records)
    hours = [item.response_hours for item in known if item.response_hours]
    return Record(
        offers=sum(item.offers for item in known),
        accepted=sum(item.accepted for item in known),
        closed=sum(item.closed for item in known),
        won=sum(item.won for item in known),
        response_hours=sum(hours) / len(hours) if hours else USUAL_RESPONSE_HOURS,
    )


def _ordered(scores: list[Score], tie_points: int) -> list[Score]:
    """Best first; among those within the tie of the best, whoever has waited longest."""
    if not scores:
        return []
    best = max(item.total for item in scores)
    tied = [item for item in scores if item.total >= best - tie_points]
    rest = [item for item in scores if item.total < best - tie_points]
    tied.sort(key=lambda item: (item.last_offer_at, -item.total, item.partner_id))
    rest.sort(key=lambda item: (-item.total, item.last_offer_at, item.partner_id))
    return tied + rest


def _competency(wanted: Wanted, candidate: Candidate) -> float:
    if not wanted.product_ids:
        return 0.5
    sold = len(wanted.product_ids & candidate.product_ids) / len(wanted.product_ids)
    return sold if wanted.courses else 0.8 * sold + 0.2 * min(len(candidate.courses), 3) / 3


def _performance(record: Record, mean: Record) -> float:
    accepted = _smoothed(record.accepted, record.offers, mean.accepted, mean.offers)
    won = _smoothed(record.won, record.closed, mean.won, mean.closed)
    hours = (record.response_hours * record.offers + mean.response_hours * SMOOTHING) / (record.offers + SMOOTHING)
    return 0.5 * accepted + 0.2 * won + 0.3 / (1 + hours / USUAL_RESPONSE_HOURS)


def _smoothed(good: int, of: int, all_good: int, all_of: int) -> float:
    mean = all_good / all_of if all_of else 0.5
    return (good + SMOOTHING * mean) / (of + SMOOTHING)


def _fit(wanted: str, offered: frozenset[str]) -> float:
    """1 where it fits, half where either side says nothing, else 0."""
    if not wanted or not offered:
        return 0.5
    return 1.0 if wanted in offered else 0.0


def _size(wanted: Wanted, candidate: Candidate) -> float:
    return 1.0 if wanted.value < LARGE_DEAL else candidate.standing
