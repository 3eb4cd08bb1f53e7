"""The programme's numbers: defaults of the domain, stored in the hub, every change a new version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct, field
from sqlalchemy import Connection, func, select

from prm_desktop.domain.terms import Terms
from prm_desktop.errors import BadInput
from sync.hub.tables import POLICY


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """The points of the score of a match; together 100."""

    territory: int = 25
    competency: int = 25
    performance: int = 15
    industry: int = 10
    capacity: int = 10
    level: int = 10
    language_size: int = 5


class Policy(Terms, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All numbers that a vendor may set: what partners may know of them (`Terms`), and what is the hub's own."""

    min_claim_rank: int = 0
    max_offers: int = 3
    min_score: int = 40
    tie_points: int = 5
    default_capacity: int = 50
    weights: Weights = field(default_factory=Weights)


def current(conn: Connection) -> Policy:
    """The version in force."""
    stored = conn.execute(select(POLICY.c.settings).order_by(POLICY.c.version.desc()).limit(1)).scalar()
    return msgspec.json.decode(stored, type=Policy) if stored else Policy()


def changed(policy: Policy, changes: Sequence[str]) -> Policy:
    """The policy with `name=number` changes; names of weights are those of `Weights`. Raises `BadInput`."""
    values: dict[str, Any] = msgspec.to_builtins(policy)
    for text in changes:
        name, _, number = text.partition("=")
        place = values["weights"] if name in values["weights"] else values
        if name not in place or name == "weights" or not number.isdecimal():
            raise BadInput("“{text}” is no number of the programme.", text=text)
        place[name] = int(number)
    return msgspec.convert(values, Policy)


def change(conn: Connection, policy: Policy, now: str) -> int:
    """Put a new version in force; its number."""
    number: int = (conn.execute(select(func.max(POLICY.c.version))).scalar() or 0) + 1
    settings = msgspec.json.encode(policy).decode()
    conn.execute(POLICY.insert().values(version=number, since=now, settings=settings))
    return number
