"""What every content of a sheet has: a beginning, an end, and whether something was typed in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Ended:
    """A form is finished with. `done`: what it asked for was done; otherwise the person thought better of it.

    `made`: the id of the row that it made, where it made one.
    """

    done: bool
    made: str = ""


class SheetForm(QWidget):
    """The content of a `Sheet`."""

    ended = Signal(object)
    """`Ended`"""

    @property
    def is_dirty(self) -> bool:
        """Whether a person has typed or picked something, so that a click elsewhere must not close it."""
        return False

    def begin(self) -> None:
        """Let the person start."""
        self.setFocus()

    def give_up(self) -> None:
        """Close without doing anything."""
        self.ended.emit(Ended(done=False))
