"""What the vendor does at the hub: rows of any kind come, change and go, and people gain and lose scopes."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from prm_desktop.domain.checks import MAX_TEXT
from prm_desktop.domain.commands import Remove
from prm_desktop.domain.fields import Type
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.partners import Partner, User
from prm_desktop.domain.registry import ENTITIES
from sync.hub.sweep import sweep
from sync.hub.tables import TABLES
from sync.hub.unit import HUB
from tests.sync.hubs import BEN, P1, lead_id
from tests.sync.simulation import scene
from tests.sync.simulation.cast import Hub

BULK = 4


def edits(hub: Hub, dice: random.Random) -> str:
    """The texts of a lead change."""
    values = {"title": scene.word(dice), "labels": (scene.word(dice),), "value": dice.randrange(9)}
    return _update(hub, Lead, lead_id(dice.randrange(scene.LEADS)), **values)


def moves(hub: Hub, dice: random.Random) -> str:
    """A lead goes to another partner, or to nobody."""
    values = {"partner_id": dice.choice([*scene.PARTNERS, ""]), "status": dice.choice(["offered", "working"])}
    return _update(hub, Lead, lead_id(dice.randrange(scene.LEADS)), **values)


def changes(hub: Hub, dice: random.Random) -> str:
    """Any field of any row changes, whoever sees the row then: a share is revoked, a book gets another region."""
    kind = dice.choice(scene.KINDS)
    ids = [row[0] for row in hub.disk.raw.execute(f"SELECT id FROM {TABLES[kind].name} ORDER BY id")]
    own = ENTITIES[kind].own_fields
    if kind in scene.FIXED or not ids:
        return "found nothing to change"
    chosen = dice.sample(own, min(len(own), 3))
    return _update(hub, ENTITIES[kind].row, dice.choice(ids), **{item.name: scene.value(item, dice) for item in chosen})


def adds(hub: Hub, dice: random.Random) -> str:
    """A few rows of one kind are new, or replaced whole."""
    kind = dice.choice([kind for kind in scene.KINDS if kind not in scene.FIXED])
    with hub.store.write() as unit:
        for _ in range(dice.randrange(1, BULK)):
            unit.put(scene.invented(kind, dice.randrange(BULK), dice))
    return f"added {kind}"


def removes(hub: Hub, dice: random.Random) -> str:
    """A row ends; one that no person made, who would look for it."""
    kind = dice.choice([kind for kind in scene.KINDS if kind not in scene.FIXED and kind != "lead"])
    with hub.store.write() as unit:
        found = [row for row in unit.find(ENTITIES[kind].row) if row.id.startswith(scene.INVENTED)]
        if found:
            unit.apply([Remove(kind, dice.choice(found).id)], HUB)
    return f"removed a {kind}"


def spoils(hub: Hub, dice: random.Random) -> str:
    """A row gets a value that only newer clients can read; the others set it aside."""
    kind = dice.choice([kind for kind in scene.KINDS if kind not in scene.FIXED])
    texts = [item.name for item in ENTITIES[kind].own_fields if item.type is Type.TEXT and not item.choices]
    with hub.store.write() as unit:
        found = [row for row in unit.find(ENTITIES[kind].row) if row.id.startswith(scene.INVENTED)]
        if not found or not texts:
            return "found nothing to spoil"
        row = dice.choice(found)
        values: dict[str, Any] = {dice.choice(texts): "w" * (MAX_TEXT + 1)}
        unit._remember((kind, row.id), replace(row, **values))  # noqa: SLF001 - past the checks, as a newer hub would
    return f"spoilt {kind} {row.id[-2:]}"


def rescopes(hub: Hub, dice: random.Random) -> str:
    """A partner serves other regions, or is of another level."""
    regions = dice.choice([(), ("DACH",), ("UK",), ("DACH", "UK")])
    level = dice.choice(["", *scene.LEVELS])
    return _update(hub, Partner, dice.choice(scene.PARTNERS), regions=regions, level_id=level)


def promotes(hub: Hub, dice: random.Random) -> str:
    """Somebody becomes an administrator, or is one no more; or changes to the other partner."""
    values: dict[str, Any] = {"role": dice.choice(["rep", "admin"]), "name": f"Ben {dice.randrange(9)}"}
    if dice.random() < 0.2:
        values["partner_id"] = dice.choice(scene.PARTNERS)
    return _update(hub, User, BEN, **values)


def suspends(hub: Hub, dice: random.Random) -> str:
    """A partner may read only for a while."""
    return _update(hub, Partner, P1, status=dice.choice(["active", "active", "suspended"]))


def sweeps(hub: Hub, _dice: random.Random) -> str:
    """What time brings about."""
    return f"swept {sweep(hub.store)}"


def tells_everybody(hub: Hub) -> None:
    """A row that everybody sees is new."""
    with hub.store.write() as unit:
        unit.put(scene.invented("product", BULK, random.Random(hub.store.version())))


def _update(hub: Hub, kind: type[Any], row_id: str, /, **values: Any) -> str:
    with hub.store.write() as unit:
        found = unit.get(kind, row_id)
        if found is None:
            return "found nothing to change"
        unit.update(found, **values)
    return f"changed {kind.__name__} {row_id[-6:]} {values}"


ACTS = (
    edits,
    edits,
    moves,
    moves,
    changes,
    changes,
    changes,
    adds,
    adds,
    removes,
    spoils,
    rescopes,
    promotes,
    suspends,
    sweeps,
)
