"""What the hub wrote into rows is said in the person's language, with that language's numbers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from prm_desktop.domain.leads import Lead
from prm_desktop.domain.programme import Progress
from prm_desktop.domain.registry import ENTITIES
from ui import translations
from ui.format import Formatter, dotted
from ui.told import FIELDS, TEMPLATES, told

RULES = Path(__file__).resolve().parent.parent.parent / "sync" / "hub" / "rules" / "claims.py"
GERMAN, ENGLISH = Locale("de"), Locale("en")


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before, installed = QLocale(), translations.install(qapp, "de")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It is yours.", "Er gehört Ihnen."),
        ("Another partner was 4 minutes earlier.", "Ein anderer Partner war 4 Minuten schneller."),
        ("Another partner was 1 hour earlier.", "Ein anderer Partner war 1 Stunde schneller."),
        ("10,000–50,000 EUR", "10.000–50.000 EUR"),
        ("under 10,000 SEK", "unter 10.000 SEK"),
        ("1,000 or more", "1.000 oder mehr"),
        ("Closed revenue: 231,271 of 400,000 EUR", "Abgeschlossener Umsatz: 231.271 von 400.000 EUR"),
        ("Customer satisfaction: 88 % of 90 %", "Kundenzufriedenheit: 88 % von 90 %"),
        ("A camera: 3 of 4", "A camera: 3 of 4"),
        ("Something that a newer hub says.", "Something that a newer hub says."),
        ("", ""),
    ],
)
def test_known_sentences_are_said_in_german_and_others_as_they_came(written: str, said: str) -> None:
    assert told(written, GERMAN) == said


@pytest.mark.parametrize("written", ["Another partner was 4 minutes earlier.", "10,000–50,000 EUR", "1,000 or more"])
def test_in_english_nothing_changes(written: str) -> None:
    assert told(written, ENGLISH) == written


def test_every_answer_of_the_rules_is_known() -> None:
    tree = ast.parse(RULES.read_text("utf-8"))
    answers = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".")
    }
    docs = {ast.get_docstring(node) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Module)}
    told_by_an_error = {"There is no such lead in the shark tank."}
    assert {item for item in answers if item not in docs} - told_by_an_error <= set(TEMPLATES)


@pytest.mark.usefixtures("german")
def test_lists_and_details_show_what_was_told() -> None:
    spec = ENTITIES["claim_request"].by_name["answer"]
    assert spec.name in FIELDS
    assert Formatter("de").value(spec, "It is yours.") == "Er gehört Ihnen."


@pytest.mark.usefixtures("german")
def test_a_record_is_called_the_same_at_its_head_as_in_its_list() -> None:
    made = Progress(id="x", summary="Certified people: 4 of 4")
    assert Formatter("de").title(ENTITIES["progress"], made) == "Zertifizierte Personen: 4 von 4"
    lead = Lead(id="y", company="under 10,000 SEK")
    assert Formatter("de").title(ENTITIES["lead"], lead) == "under 10,000 SEK", "a person wrote that"


def test_parts_in_arabic_stay_apart_from_the_amount_behind_them() -> None:
    assert dotted("Nordlys AS", "", "5.000 €") == "Nordlys AS · 5.000 €"
    assert dotted("شركة", "16.500 AED") == "\u2068شركة\u2069 · \u206816.500 AED\u2069"
