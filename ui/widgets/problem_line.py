"""What went wrong, beside what it is about: seen there, and said at once to those who listen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from prm_desktop.errors import UserError
from ui.announce import announce
from ui.text import hint_of, message_of
from ui.widgets.parts import side


class ProblemLine(QLabel):
    """Hidden until there is something to tell; hide it when that is over."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(side())
        self.setWordWrap(True)
        self.setProperty("tone", "danger")
        self.hide()

    def tell(self, *sentences: str, apart: str = " ") -> None:
        """Tell this; no words: it is over."""
        text = apart.join(filter(None, sentences))
        self.setText(text)
        self.setVisible(bool(text))
        announce(self, text.replace("\n", " "), urgent=True)

    def tell_error(self, error: UserError) -> None:
        """Tell what went wrong, what is safe and what to do next."""
        self.tell(message_of(error), hint_of(error))
