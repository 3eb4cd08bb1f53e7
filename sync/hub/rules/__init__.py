"""What only the hub can decide: who wins a claim, who gets the last seat, where a declined lead goes next.

A rule runs after the domain's own `apply`, in the same transaction, and sees every row. What it changes, it changes as
the hub.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from prm_desktop.domain.commands import Actor, Command
from sync.hub.unit import Unit


@dataclass(frozen=True, slots=True)
class Answer:
    """What the hub says to an applied command: a stable code and a sentence, both empty where all is plain."""

    code: str = ""
    message: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


Rule = Callable[[Unit, Actor, Any], Answer]
RULES: dict[type[Command], Rule] = {}


def answer_of(unit: Unit, actor: Actor, command: Command) -> Answer:
    """Let the hub decide what this applied command leaves to it. Raises `Refusal` where it says no after all."""
    rule = RULES.get(type(command))
    return rule(unit, actor, command) if rule else Answer()
