"""From one status to another: which command moves a row there. Read off the commands' declarations, for boards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.telling import ORDERED_COMMANDS


@dataclass(frozen=True, slots=True)
class Move:
    """The command that leaves a row in `to`; `given` are the arguments that the choice of the status has decided."""

    spec: CommandSpec
    to: str
    given: Mapping[str, str]


@cache
def moves(kind: str, status: str) -> Mapping[str, Move]:
    """Where a row with this status can go, by the status that it then has."""
    entity = ENTITIES[kind]
    found: dict[str, Move] = {}
    for spec in ORDERED_COMMANDS:
        if spec.subject != kind or (spec.when and status not in spec.when):
            continue
        for to, given in _targets(spec, entity.status).items():
            if to != status:
                found.setdefault(to, Move(spec, to, given))
    return MappingProxyType(found)


def has_moves(kind: str) -> bool:
    """Whether rows of this kind go from status to status by what a person does."""
    entity = ENTITIES[kind]
    choices = entity.by_name[entity.status].choices if entity.status else None
    return any(moves(kind, str(value)) for value in choices or ())


def _targets(spec: CommandSpec, status: str) -> dict[str, Mapping[str, str]]:
    """The statuses that a command can lead to: the one that it declares, or each value of an argument of that name."""
    if spec.to:
        return {spec.to: {}}
    chosen = next((item for item in spec.fields if item.name == status and item.choices), None)
    return {str(value): {status: str(value)} for value in (chosen.choices or ())} if chosen else {}
