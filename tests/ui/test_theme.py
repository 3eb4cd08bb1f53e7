"""Colours that everybody can read, and sizes that follow the person."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from prm_desktop.domain.fields import Tone
from tests.sync.replicas import WORKING
from ui.context import UiContext
from ui.main_window import MainWindow
from ui.theme import Density, Look, Mode, Theme, app_icon, load_tokens
from ui.widgets.detail import Detail, DetailWindow

GROUNDS = ("window", "surface", "raised", "sunken", "hover", "selection")
TOKENS = load_tokens()


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(mode: str, ground: str) -> None:
    colors = TOKENS[mode]
    assert all(contrast(colors[name], colors[ground]) >= 4.5 for name in ("text", "muted"))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_controls_and_marks_stand_out_on_every_ground(mode: str, ground: str) -> None:
    colors = TOKENS[mode]
    marks = [colors[name] for name in ("control", "accent", "focus")] + [colors[tone]["mark"] for tone in Tone]
    assert all(contrast(mark, colors[ground]) >= 3 for mark in marks)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_can_be_read_on_chips_and_primary_buttons(mode: str) -> None:
    colors = TOKENS[mode]
    assert all(contrast(colors[tone]["text"], colors[tone]["fill"]) >= 4.5 for tone in Tone)
    assert all(contrast(colors["on_accent"], colors[name]) >= 4.5 for name in ("accent", "accent_hover"))


def test_both_sets_declare_the_same_colours() -> None:
    assert TOKENS["light"].keys() == TOKENS["dark"].keys()


@pytest.mark.parametrize(("asked", "given"), [(10, 80), (80, 80), (150, 150), (200, 200), (900, 200)])
def test_zoom_stays_between_80_and_200_per_cent(theme: Theme, asked: int, given: int) -> None:
    theme.choose(Look(Mode.LIGHT, asked))
    assert theme.look.zoom == given


def test_zoom_and_density_change_sizes(theme: Theme) -> None:
    theme.choose(Look(Mode.LIGHT, 100, Density.COMPACT))
    compact = theme.row_height
    theme.choose(Look(Mode.LIGHT, 200, Density.COMPACT))
    assert theme.row_height == pytest.approx(2 * compact, abs=1)
    theme.zoom_by(0)
    assert theme.look.zoom == 100


def test_icons_of_buttons_follow_the_theme(theme: Theme, qtbot: QtBot) -> None:
    made = QPushButton()
    qtbot.addWidget(made)
    theme.dress(made, "mdi6.check")
    before = made.icon().cacheKey()
    with qtbot.waitSignal(theme.changed) as told:
        theme.choose(Look(Mode.DARK))
    assert told.args == [Look(Mode.DARK)]
    assert made.icon().cacheKey() != before


@pytest.mark.parametrize("width", [30, 4, 1])
def test_a_button_without_room_for_its_icon_is_painted_without_a_word(theme: Theme, qtbot: QtBot, width: int) -> None:
    made = QToolButton()
    qtbot.addWidget(made)
    theme.dress(made, "mdi6.close")
    made.setFixedSize(width, 30)
    assert made.grab().size() == QSize(width, 30)


def test_an_icon_is_as_large_and_as_sharp_as_it_was_asked_for(theme: Theme) -> None:
    drawn = theme.icon("mdi6.check", "text").pixmap(QSize(16, 16), 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)
    image = drawn.toImage()
    assert any(image.pixelColor(x, 16).alpha() > 0 for x in range(32))


@pytest.mark.usefixtures("theme")
def test_the_program_has_its_own_icon() -> None:
    assert not app_icon().pixmap(64, 64).isNull()


class Watch(QObject):
    """Counts, while it watches, how often each widget is given the style sheet, and what is painted meanwhile."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.styled: Counter[QObject] = Counter()
        self.painted = 0
        self._app = app

    def __enter__(self) -> Watch:
        self._app.installEventFilter(self)
        return self

    def __exit__(self, *_error: object) -> None:
        self._app.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.styled[watched] += 1
        self.painted += event.type() == QEvent.Type.Paint
        return False


def test_a_change_of_the_theme_costs_each_widget_once_however_deep_it_lies(
    qapp: QApplication, theme: Theme, qtbot: QtBot, context: UiContext
) -> None:
    window = MainWindow(context, Detail, {})
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    for key in window.stack.keys:
        context.open_page(key)
    qtbot.waitUntil(lambda: not context.tasks.running)
    with Watch(qapp) as watch:
        theme.choose(Look(Mode.DARK))
    assert len(watch.styled) > 1_000
    deepest = max(watch.styled.values())
    assert deepest <= 3, "once as the old sheet goes, once as the new one comes, and once by what a screen does itself"
    assert watch.painted == 0, "nobody sees half of it"


def test_a_page_out_of_sight_is_drawn_anew_when_it_is_looked_at(theme: Theme, qtbot: QtBot, context: UiContext) -> None:
    detail = Detail(context)
    qtbot.addWidget(detail)
    with qtbot.waitExposed(detail):
        detail.show()
    detail.show_row("lead", WORKING)
    qtbot.waitUntil(lambda: detail.row is not None and not context.tasks.running)
    before = detail.facts.facts
    detail.hide()
    theme.choose(Look(Mode.DARK))
    assert context.tasks.running == 0
    assert detail.facts.facts == before
    detail.show()
    qtbot.waitUntil(lambda: detail.facts.facts != before and not context.tasks.running)


def test_a_record_in_a_window_of_its_own_is_forgotten_with_it(theme: Theme, qtbot: QtBot, context: UiContext) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    window = DetailWindow(context, "lead", WORKING, host)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.detail.row is not None)
    with qtbot.waitSignal(window.destroyed):
        window.close()
    with qtbot.waitSignal(theme.changed):
        theme.choose(Look(Mode.DARK))
