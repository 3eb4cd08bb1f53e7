"""In a window from right to left texts keep their own direction, and what points along the line is turned."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.domain.registry import COMMANDS
from ui.bidi import OwnDirection, direction_of, draw_text, isolated
from ui.context import UiContext
from ui.theme import Theme
from ui.widgets.boxes import margins
from ui.widgets.command_form import CommandForm
from ui.widgets.parts import ElidedLabel
from ui.widgets.sheet import Sheet

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
ARABIC = "الواحة الخضراء"


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(RTL)
    yield
    qapp.setLayoutDirection(before)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Meerkoet Winkels B.V.", LTR),
        (ARABIC, RTL),
        (f"4 × {ARABIC}", RTL),
        ("+49 221 4710 086", LTR),
        ("€5,900", LTR),
        ("", LTR),
    ],
)
def test_a_text_has_the_direction_of_its_first_letter(text: str, direction: Qt.LayoutDirection) -> None:
    assert direction_of(text) is direction


def drawn(text: str, window: Qt.LayoutDirection, *, plain: bool = False) -> QImage:
    """A text as it is painted at the beginning of a line."""
    picture = QImage(QSize(400, 40), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    font = painter.font()
    font.setPixelSize(22)  # large enough that half a pixel more or less counts little
    painter.setFont(font)
    painter.setLayoutDirection(window)
    start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    if plain:
        painter.drawText(picture.rect(), start, text)
    else:
        draw_text(painter, picture.rect(), text, start)
    painter.end()
    return picture


def inked(picture: QImage) -> QRect:
    """The part of a picture that something was painted on."""
    ground = picture.pixel(0, 0)
    spots = [
        QPoint(x, y) for x in range(picture.width()) for y in range(picture.height()) if picture.pixel(x, y) != ground
    ]
    assert spots
    left, right = min(spot.x() for spot in spots), max(spot.x() for spot in spots)
    return QRect(QPoint(left, min(spot.y() for spot in spots)), QPoint(right, max(spot.y() for spot in spots)))


def unlike(one: QImage, other: QImage) -> int:
    """How much two texts differ; letters that stand between two pixels differ a little."""
    a, b = one.copy(inked(one)), other.copy(inked(other))
    places = ((x, y) for x in range(min(a.width(), b.width())) for y in range(min(a.height(), b.height())))
    return sum(abs(a.pixelColor(x, y).value() - b.pixelColor(x, y).value()) for x, y in places)


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("text", ["Oudeschild Warmte B.V.", "+49 221 4710 086"])
def test_a_latin_text_looks_the_same_in_both_windows_and_stands_where_lines_begin(text: str) -> None:
    here, there = drawn(text, LTR), drawn(text, RTL)
    assert inked(here).left() < 5
    assert inked(there).right() > 394
    assert unlike(here, drawn(text, RTL, plain=True)) > 2 * unlike(here, there)  # than what the painter makes of it


@pytest.mark.usefixtures("mirrored", "theme")
def test_a_name_too_long_ends_in_dots_where_its_own_line_ends(qtbot: QtBot) -> None:
    made = ElidedLabel("Norddeutsche Kühlhaus- und Speditionsgesellschaft")
    qtbot.addWidget(made)
    made.resize(160, 24)
    made.show()
    picture = made.grab().toImage()
    made.setText("Norddeutsche")
    beginning = made.grab().toImage()
    assert inked(picture).left() < 20
    assert inked(beginning).left() > 40


@pytest.mark.usefixtures("mirrored")
def test_cells_of_qts_own_views_are_isolated_and_only_for_the_eye(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    tree.setItemDelegate(OwnDirection(tree))
    item = QTreeWidgetItem(["Storsund Hamn B.V."])
    tree.addTopLevelItem(item)
    qtbot.addWidget(tree)
    tree.show()
    assert item.text(0) == "Storsund Hamn B.V."
    assert isolated("12:30 AM") == "\u206812:30 AM\u2069"
    assert isolated("") == ""


def test_nothing_is_added_to_a_text_where_nothing_is_mirrored(qapp: QApplication) -> None:
    assert qapp.layoutDirection() is LTR
    assert isolated("12:30 AM") == "12:30 AM"


def flat(icon: QIcon) -> QImage:
    return icon.pixmap(QSize(32, 32)).toImage().convertToFormat(QImage.Format.Format_ARGB32)


@pytest.mark.parametrize(
    ("name", "turns"),
    [
        ("mdi6.arrow-left", True),
        ("mdi6.logout", True),
        ("mdi6.undo", True),
        ("mdi6.phone", False),
        ("mdi6.check", False),
    ],
)
def test_icons_that_point_along_the_line_are_turned(
    qapp: QApplication, theme: Theme, name: str, *, turns: bool
) -> None:
    before = flat(theme.icon(name))
    qapp.setLayoutDirection(RTL)
    after = flat(theme.icon(name))
    qapp.setLayoutDirection(LTR)
    assert (before != after) is turns


@pytest.mark.usefixtures("mirrored")
def test_room_at_the_beginning_of_a_line_is_at_its_right() -> None:
    box = QHBoxLayout()
    margins(box, 1, 2, 3, 4)
    found = box.contentsMargins()
    assert (found.left(), found.top(), found.right(), found.bottom()) == (3, 2, 1, 4)


@pytest.mark.usefixtures("mirrored")
def test_a_sheet_begins_at_the_left_edge_of_what_opened_it(qtbot: QtBot, context: UiContext) -> None:
    window = QWidget()
    window.resize(1200, 800)
    anchor = QPushButton("Decline", window)
    anchor.setGeometry(300, 40, 120, 28)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    sheet = Sheet(context, CommandForm(context, COMMANDS["lead.decline"], {"lead_id": "x"}), anchor)
    sheet.open()
    assert sheet.geometry().left() == 300
    sheet.close_sheet()
