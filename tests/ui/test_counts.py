"""Numbers within sentences are written as the person's language writes them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Speak
from ui.context import UiContext
from ui.text import tr_n
from ui.widgets.list_view import ListView


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["1 change", "999 changes", "50,000 changes"]),
        ("de", ["1 Änderung", "999 Änderungen", "50.000 Änderungen"]),
        ("de_CH", ["1 Änderung", "999 Änderungen", "50’000 Änderungen"]),
        ("fr", ["1 change", "999 changes", "50\u202f000 changes"]),
    ],
)
def test_a_count_is_grouped_and_still_chooses_its_plural(speak: Speak, language: str, told: list[str]) -> None:
    speak(language)
    assert [tr_n("{n} change", "{n} changes", n) for n in (1, 999, 50_000)] == told


def test_a_computer_without_a_language_of_its_own_counts_in_english(speak: Speak) -> None:
    speak("en")
    QLocale.setDefault(QLocale.c())
    assert tr_n("{n} change", "{n} changes", 1_234_567) == "1,234,567 changes"


def test_fifty_thousand_selected_rows_are_said_so_that_they_can_be_read(qtbot: QtBot, context: UiContext) -> None:
    view = ListView(context, "lead")
    qtbot.addWidget(view)
    view.bulk.show_count(50_000, view.clear_selection)
    assert view.bulk.count.text() == "50,000 selected; at most 500 at once"
