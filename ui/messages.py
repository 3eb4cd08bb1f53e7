"""What the program tells a person: one short line at a time, with at most one thing to do about it.

Screens post a `Message`; the window shows it as a strip (`ui.toast`). Nothing here blocks or asks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from prm_desktop.domain.fields import Tone
from prm_desktop.errors import UserError
from ui.text import hint_of, message_of


@dataclass(frozen=True, slots=True)
class Message:
    """One line for the person. `hint`: what is safe, what to do next. `action`: what the button named `label` does.

    `notice`: it comes by itself, so it waits until what the person was told about their own doing has gone.
    """

    text: str
    hint: str = ""
    tone: Tone = Tone.NEUTRAL
    label: str = ""
    action: Callable[[], None] | None = None
    notice: bool = False


class Messages(QObject):
    """Where screens post what happened."""

    posted = Signal(object)
    """`Message`"""

    def say(self, text: str, *, tone: Tone = Tone.INFO, hint: str = "") -> None:
        """Tell something that needs no answer."""
        self.posted.emit(Message(text, hint, tone))

    def offer(self, text: str, label: str, action: Callable[[], None], *, tone: Tone = Tone.INFO) -> None:
        """Tell something with one thing to do about it."""
        self.posted.emit(Message(text, "", tone, label, action))

    def notice(self, text: str, label: str, action: Callable[[], None]) -> None:
        """Tell something that nobody asked for, with one thing to do about it."""
        self.posted.emit(Message(text, "", Tone.INFO, label, action, notice=True))

    def done(self, text: str, label: str = "", action: Callable[[], None] | None = None) -> None:
        """Tell that something is saved here, with one thing to do about it: to take it back, or to do it again."""
        self.posted.emit(Message(text, "", Tone.SUCCESS, label, action))

    def problem(self, error: UserError) -> None:
        """Tell what went wrong, what is safe and what to do next."""
        self.posted.emit(Message(message_of(error), hint_of(error), Tone.DANGER))
