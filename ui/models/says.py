"""A sentence that a screen tells about a row, with what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prm_desktop.domain.fields import Tone, Type


@dataclass(frozen=True, slots=True)
class Act:
    """A button: a command on the row `kind`/`id` (with `given`), else an address to open, else that row to go to."""

    label: str
    command: str = ""
    kind: str = ""
    id: str = ""
    address: tuple[Type, str] | None = None
    tip: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Say:
    """One sentence with its meaning; `detail` stands below it."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = "mdi6.information-outline"
    detail: str = ""
    acts: tuple[Act, ...] = ()
