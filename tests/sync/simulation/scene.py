"""The world as it is at first, and rows of any kind, made from their declaration alone."""

from __future__ import annotations

import random
from hashlib import sha256
from typing import Any

from prm_desktop.domain.entities import Row
from prm_desktop.domain.fields import INTEGERS, Field, Type
from prm_desktop.domain.literature import Asset
from prm_desktop.domain.partners import Region, User
from prm_desktop.domain.programme import ProgramLevel
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.training import ClassSession
from tests.sync.hubs import BEN, LEVEL, P1, P2, POOLED, lead_id, seed
from tests.sync.simulation.folder import LITERATURE, name_of

LEADS = 6
PEOPLE = ("anna@hanse.example", "ben@hanse.example", "carla@nordlys.example", "vera@hub.example")
VERA = "01900000-0000-7000-8000-0000000000c4"
GOLD = "01900000-0000-7000-8000-0000000000a2"
SESSION = "01900000-0000-7000-8000-0000000000e5"
GUIDE = "01900000-0000-7000-8000-0000000000e6"
PARTNERS = (P1, P2)
REGIONS = ("DACH", "UK")
LEVELS = (LEVEL, GOLD)
INVENTED = "01900000-0000-7000-9"
"""How the ids of invented rows begin."""
KINDS = tuple(ENTITIES)
FIXED = frozenset({"partner", "user", "region", "program_level", "pool_source"})
"""Kinds that decide who sees what; they change by acts of their own."""


AT_FIRST = (
    "product", "price_book", "asset", "deal", "deal_line", "task", "activity", "comment", "ticket", "lead_share",
    "commission_line", "contract",
)  # fmt: skip
"""Of these kinds there are rows at first, of each way to be seen; the vendor adds rows of all kinds."""


def rows() -> list[Row]:
    """Two partners with their people, a channel manager, leads, a class with one seat, and rows of some kinds."""
    dice = random.Random(0)
    first: list[Row] = [
        *seed(LEADS),
        User(id=VERA, name="Vera", email=PEOPLE[3], role="vendor"),
        Region(id="01900000-0000-7000-8000-0000000000e2", code="UK", name="UK", countries=("GB",)),
        ProgramLevel(id=GOLD, name="Gold", rank=3),
        Asset(id=GUIDE, title="Guide", sha256=name_of(LITERATURE), size=len(LITERATURE), effective_on="2026-01-01"),
        ClassSession(id=SESSION, title="Basics", seats=1, waitlist=1, starts_at="2027-03-01T09:00:00Z"),
    ]
    return [*first, *(invented(kind, number, dice) for kind in AT_FIRST for number in range(4))]


def row_id(kind: str, number: int) -> str:
    """The id of an invented row."""
    return f"{INVENTED}{KINDS.index(kind):03x}-{number:012x}"


def invented(kind: str, number: int, dice: random.Random) -> Any:
    """A row of any kind, with values that fit its declaration."""
    entity = ENTITIES[kind]
    return entity.row(id=row_id(kind, number), **{item.name: value(item, dice) for item in entity.own_fields})


def value(item: Field, dice: random.Random) -> Any:
    """A value for a field; references mostly lead to rows that are there."""
    if item.type in {Type.REF, Type.REFS}:
        found = _target(item.target, dice)
        return found if item.type is Type.REF else ((found,) if found and dice.random() < 0.6 else ())
    if item.type in INTEGERS:
        return dice.randrange(9)
    if item.choices:
        return str(dice.choice(list(item.choices)))
    simple: dict[Type, Any] = {
        Type.BOOL: dice.random() < 0.5,
        Type.INSTANT: f"2026-03-{dice.randrange(1, 29):02}T08:00:00Z",
        Type.DAY: f"2026-04-{dice.randrange(1, 29):02}",
        Type.TAGS: (word(dice),),
        Type.MAPPING: {},
    }
    if item.type is Type.BLOB:
        return sha256(word(dice).encode()).hexdigest()
    return simple[item.type] if item.type in simple else word(dice)


def _target(kind: str, dice: random.Random) -> str:
    some = {
        "partner": PARTNERS,
        "user": (BEN,),
        "region": REGIONS,
        "program_level": LEVELS,
        "lead": tuple(lead_id(number) for number in range(LEADS)),
        "class_session": (SESSION,),
        "pool_entry": (POOLED,),
    }.get(kind, (row_id(kind, 0), row_id(kind, 1)) if kind in ENTITIES else ("",))
    return dice.choice([*some, *some, ""])


def word(dice: random.Random) -> str:
    """Something to write into a text."""
    return f"w{dice.randrange(1000)}"
