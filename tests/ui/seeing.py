"""Whether the focus can be seen: pictures of a control with it and without it are compared."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.walker import focused, scope_of, told
from ui.widgets.tab_order import stops

ENOUGH = 12
"""How many pixels must be clearly other ones for the focus to be seen."""
CLEARLY = 1.25
"""What counts as clearly other: a ratio of contrast."""


class FocusSeen:
    """Looks at one control of each kind, since a kind looks the same everywhere."""

    def __init__(self) -> None:
        self.looked: set[tuple[str, ...]] = set()

    def invisible(self, window: QWidget) -> list[str]:
        """Stops that look the same with and without the focus that Tab brought."""
        begun, found, order = focused(window), [], stops(scope_of(window))
        for before, item in zip([order[-1], *order], order, strict=False) if len(order) > 1 else ():
            kind = (*_kind(item), type(window).__name__)
            if kind in self.looked:
                continue
            before.setFocus(Qt.FocusReason.OtherFocusReason)
            without = item.grab().toImage()
            QTest.keyClick(before, Qt.Key.Key_Tab)
            if focused(window) is not item:
                continue  # another test tells that
            self.looked.add(kind)
            changed = differing(without, item.grab().toImage())
            if changed < ENOUGH:
                found.append(f"{told(item)}, {'/'.join(kind)}, {changed} pixels")
        begun.setFocus(Qt.FocusReason.OtherFocusReason)
        return found


def _kind(widget: QWidget) -> tuple[str, ...]:
    parent = widget.parentWidget()
    above = parent.objectName() if parent is not None else ""
    checked = str(isinstance(widget, QAbstractButton) and widget.isChecked())
    return type(widget).__name__, str(widget.property("role") or ""), widget.objectName(), above, checked


def differing(one: QImage, other: QImage) -> int:
    """How many pixels of two pictures differ clearly; it stops counting at `ENOUGH`."""
    if one.size() != other.size():
        return ENOUGH
    a, b = _pixels(one), _pixels(other)
    found, line = 0, one.width() * 4
    for top in range(0, len(a), line):
        if a[top : top + line] != b[top : top + line]:
            places = (at for at in range(top, top + line, 4) if a[at : at + 4] != b[at : at + 4])
            found += sum(_contrast(a[at : at + 3], b[at : at + 3]) >= CLEARLY for at in places)
        if found >= ENOUGH:
            break
    return found


def _pixels(picture: QImage) -> bytes:
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    return bytes(plain.constBits())  # a copy: the memory goes with the picture


def _contrast(one: bytes, other: bytes) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(shade: bytes) -> float:
    blue, green, red = (float((part / 255) ** 2.2) for part in shade)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
