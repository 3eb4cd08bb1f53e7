"""A key as it stands on a keyboard, beside what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.widgets.parts import label


def key_label(height: int, text: str) -> QLabel:
    """A small framed key for lines of text of this height in pixels."""
    made = label(text, "key")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedSize(height + 2, height + 2)
    return made
