"""The walk finds what it is there for: each rule is shown a window with just that defect."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui import walker
from tests.ui.seeing import FocusSeen
from ui.widgets.tab_order import go_on


class Window(QWidget):
    """A window whose Tab goes as in the program."""

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward)


def named(widget: QWidget, name: str, tip: str = "") -> QWidget:
    widget.setAccessibleName(name)
    widget.setToolTip(tip)
    return widget


def glyph() -> list[QWidget]:
    return [QPushButton("⋯")]


def hint() -> list[QWidget]:
    line = QLineEdit()
    line.setPlaceholderText("https://…")
    return [line]


def twins() -> list[QWidget]:
    return [QPushButton("Open"), QPushButton("Open")]


def label_to_press() -> list[QWidget]:
    made = QLabel("Anna Petersen")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return [made]


def mouse_only() -> list[QWidget]:
    made = QPushButton("Only by mouse")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return [QPushButton("Before"), made]


def keeps_tab() -> list[QWidget]:
    return [QPushButton("Before"), named(QPlainTextEdit(), "Note"), QPushButton("After")]


def off() -> list[QWidget]:
    made = QPushButton("Send")
    made.setEnabled(False)
    return [made]


def too_wide() -> list[QWidget]:
    area, inner = QScrollArea(), QPushButton("Register this deal")
    area.setAccessibleName("Form")
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFixedWidth(120)
    inner.setFixedSize(300, 28)
    area.setWidget(inner)
    return [area]


DEFECTS: list[tuple[Callable[[], list[QWidget]], Callable[[QWidget], list[str]], str]] = [
    (glyph, walker.nameless, "⋯"),
    (hint, walker.nameless, "EditableText"),
    (twins, walker.alike, "2 times Button “Open”"),
    (label_to_press, walker.mute, "Anna Petersen"),
    (mouse_only, walker.unreachable, "Only by mouse"),
    (keeps_tab, walker.traps, "not come to: QPushButton “After”"),
    (off, walker.unexplained, "Send"),
    (too_wide, walker.cut, "Register this deal"),
]


def shown(qtbot: QtBot, widgets: list[QWidget], *, beside: bool = False) -> QWidget:
    window = Window()
    window.setWindowTitle("A window")
    box = QHBoxLayout(window) if beside else QVBoxLayout(window)
    for widget in widgets:
        box.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(("make", "rule", "told"), DEFECTS, ids=[make.__name__ for make, _, _ in DEFECTS])
def test_a_defect_is_found(
    qtbot: QtBot, make: Callable[[], list[QWidget]], rule: Callable[[QWidget], list[str]], told: str
) -> None:
    found = rule(shown(qtbot, make()))
    assert told in " ".join(found)


@pytest.mark.usefixtures("theme")
def test_a_sound_window_has_none(qtbot: QtBot) -> None:
    window = shown(qtbot, [QPushButton("Accept"), QPushButton("Decline"), named(QLineEdit(), "Reason")])
    assert [rule(window) for _, rule, _ in DEFECTS] == [[]] * len(DEFECTS)
    assert walker.backwards(window) == FocusSeen().invisible(window) == []


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("mirrored", [False, True])
def test_tab_against_the_reading_order_is_found(qtbot: QtBot, *, mirrored: bool) -> None:
    window = shown(qtbot, [QPushButton("One"), QPushButton("Two")], beside=True)
    one, two = window.findChildren(QPushButton)
    assert walker.backwards(window) == []
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    qtbot.waitUntil(lambda: (one.x() > two.x()) is mirrored)
    assert walker.backwards(window) == []
    assert walker.against(walker.place(two), walker.place(one), mirrored=mirrored)


@pytest.mark.usefixtures("theme")
def test_a_focus_that_is_not_seen_is_found(qtbot: QtBot) -> None:
    plain = QPushButton("Plain")
    plain.setObjectName("Plain")
    plain.setStyleSheet("QPushButton, QPushButton:focus { border: 1px solid; padding: 4px; outline: none; }")
    window = shown(qtbot, [QPushButton("Before"), plain])
    assert "Plain" in " ".join(FocusSeen().invisible(window))
