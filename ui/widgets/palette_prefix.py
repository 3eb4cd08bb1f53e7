"""What may stand before the words in the palette: `l:` looks among leads only, `>` among actions only."""

from __future__ import annotations

from dataclasses import dataclass

from prm_desktop.domain.registry import ENTITIES
from ui.text import tr, tr_domain

ACTIONS = ">"
KINDS = {"l": "lead", "d": "deal", "c": "contact", "a": "account", "t": "task", "p": "product"}
"""The letters, and whose they are."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed: the words, and where to look. `kinds` empty: everywhere."""

    words: str
    kinds: tuple[str, ...] = ()
    actions: bool = True
    rows: bool = True


def wanted(typed: str) -> Wanted:
    """What a person typed, taken apart. A letter that is no prefix belongs to the words."""
    text = typed.strip()
    if text.startswith(ACTIONS):
        return Wanted(text.removeprefix(ACTIONS).strip(), rows=False)
    letter, colon, rest = text.partition(":")
    kind = KINDS.get(letter.strip().casefold(), "") if colon else ""
    return Wanted(rest.strip(), (kind,), actions=False) if kind else Wanted(text)


def hints() -> str:
    """All prefixes with what they mean, in one line."""
    told = [f"{letter}: {tr_domain(ENTITIES[kind].plural)}" for letter, kind in KINDS.items()]
    return "   ".join([*told, f"{ACTIONS} {tr('Actions and places')}"])
