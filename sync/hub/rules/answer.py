"""What a rule says to a command that was applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Answer:
    """A stable code and a sentence, as a template with its values; both empty where all is plain."""

    code: str = ""
    message: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The English sentence."""
        return self.message.format(**self.values)
