"""Numbers within sentences are written as the person's language writes them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from prm_desktop.domain.registry import ENTITIES
from tests.ui.conftest import Speak
from ui.context import UiContext
from ui.text import tr_count, tr_n
from ui.widgets.list_view import ListView

SAME_IN_GERMAN = {"oem_contact", "partner", "sla_policy"}


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


@pytest.mark.parametrize("kind", ENTITIES)
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_number_of_rows_of_every_kind_is_told_in_the_singular_and_the_plural(
    speak: Speak, language: str, kind: str
) -> None:
    speak(language)
    one, many = (tr_count(ENTITIES[kind], n).removeprefix(f"{n} ") for n in (1, 2))
    assert one
    assert (one == many) is (language == "de" and kind in SAME_IN_GERMAN)
    adjective = kind in {"lead_share", "lead_merge", "next_step", "registration_line"}
    assert one[0].isupper() is (language == "de" and not adjective)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("lead", {"en": ["1 lead", "1,200 leads"], "de": ["1 Lead", "1.200 Leads"]}),
        ("asset", {"en": ["1 document", "1,200 documents"], "de": ["1 Dokument", "1.200 Dokumente"]}),
        ("progress", {"en": ["1 target", "1,200 targets"], "de": ["1 Ziel", "1.200 Ziele"]}),
        (
            "lead_share",
            {"en": ["1 shared lead", "1,200 shared leads"], "de": ["1 geteilter Lead", "1.200 geteilte Leads"]},
        ),
    ],
)
def test_the_foot_of_a_list_reads_as_a_person_would_say_it(
    qtbot: QtBot, context: UiContext, speak: Speak, kind: str, told: dict[str, list[str]]
) -> None:
    view = ListView(context, kind)
    qtbot.addWidget(view)
    for language, texts in told.items():
        speak(language)
        for n, text in zip((1, 1_200), texts, strict=True):
            view.foot.show_total(n)
            assert view.foot.count.text() == text
    view.foot.show_total(0)
    assert view.foot.count.text() == ""
    assert [ENTITIES[kind].count(n) for n in (1, 1_200)] == told["en"]
