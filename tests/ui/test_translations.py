"""A German window has no English in it: the catalogues are complete, compiled, and what the window shows."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.domain.commands import Refusal
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import BadInput, Offline
from prm_desktop.settings import LANGUAGE
from ui import translations
from ui.context import UiContext
from ui.kinds import AREAS
from ui.main_window import MainWindow
from ui.text import hint_of, message_of, title_of, tr, tr_done, tr_n, tr_sentence
from ui.views.attention import AttentionPage
from ui.views.outbox import OutboxPage
from ui.widgets.detail import Detail

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "PRM Desktop"
SHOWING = {
    "setText", "setToolTip", "setPlaceholderText", "setWindowTitle", "setAccessibleName", "setAccessibleDescription",
    "setTitle", "setLabelText", "addAction", "addMenu", "addTab", "addItem", "label", "button", "icon_button", "say",
    "QLabel", "QPushButton", "QAction", "QCheckBox", "ElidedLabel", "Nothing", "Truth",
}  # fmt: skip
"""Calls whose text a person reads."""


def _tool() -> ModuleType:
    """The project's own tool; its folder is no package, so that it does not hide the library of that name."""
    spec = importlib.util.spec_from_file_location("prm_translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


tool = _tool()


@pytest.fixture(scope="module")
def found() -> object:
    return tool.collect()


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before, direction = QLocale(), qapp.layoutDirection()
    installed = translations.install(qapp, "de")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    qapp.setLayoutDirection(direction)


def test_every_text_can_be_read_from_the_sources(found: object) -> None:
    """Where this fails: pass a literal to `tr`, or mark it where it is declared and name its carrier in `MARKED`."""
    assert found.unclear == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", tool.languages())
def test_a_catalogue_is_complete(found: object, language: str) -> None:
    """Where this fails: `python packaging/translations.py`, and translate what is marked as unfinished."""
    assert tool.problems(found, tool.read(tool.FOLDER / f"prm_{language}.ts"), language) == []


@pytest.mark.parametrize("language", tool.languages())
def test_what_is_compiled_is_what_is_written(tmp_path: Path, language: str) -> None:
    """Where this fails: `python packaging/translations.py`."""
    tool.compiled(tool.FOLDER / f"prm_{language}.ts", tmp_path / "again.qm")
    assert (tmp_path / "again.qm").read_bytes() == (tool.FOLDER / f"prm_{language}.qm").read_bytes()


@pytest.mark.parametrize(
    ("forms", "said"),
    [
        (None, "not in the catalogue"),
        (("{n} Zeile",), "has not the plural forms of de"),
        (("{n} Zeile", ""), "not translated"),
        (("eine Zeile", "{n} Zeilen"), "has other placeholders"),
        (("{n} Zeile", "{n} Zeilen"), None),
    ],
)
def test_a_bad_translation_is_noticed(forms: tuple[str, ...] | None, said: str | None) -> None:
    texts = tool.Found()
    texts.add("ui", "{n} rows", "somewhere", "{n} row")
    catalogue = {} if forms is None else {("ui", "{n} rows"): forms}
    problems = tool.problems(texts, catalogue, "de")
    assert problems == [] if said is None else problems[0].startswith(said)


def test_a_text_that_is_gone_is_noticed() -> None:
    assert tool.problems(tool.Found(), {("ui", "Gone"): ("Weg",)}, "de") == ["in no source any more: ('ui', 'Gone')"]


def test_a_catalogue_reads_as_it_was_written(tmp_path: Path) -> None:
    texts = tool.Found()
    texts.add("ui", "{n} rows <b> & “more”", "somewhere", "{n} row")
    texts.add("domain", "Two\nlines", "elsewhere")
    known = {
        ("ui", "{n} rows <b> & “more”"): ("{n} Zeile <b> & „mehr“", "{n} Zeilen"),
        ("domain", "Two\nlines"): ("Zwei",),
    }
    tool.write(tmp_path / "prm_de.ts", texts, known, "de")
    assert tool.read(tmp_path / "prm_de.ts") == known


SOURCE = """
WRONG = "The name is wrong."

class Refused(UserError):
    default_hint = "Ask again."

def give(wrong):
    raise Refused(wrong, title="No")

def why(state):
    return ("gone", "It is gone.") if state else ("shut", "It is shut.")

def pair(state):
    if state:
        return "gone", "It went."
    return "shut", "It was shut."

def act(state):
    give("The key is wrong.")
    require(state, *pair(state))
    require(state, "code", "Please wait." if state else "Please go.")
    message = "You have {limit}."
    raise Answer("limit", message)

def sign_in(name):
    raise Refused(WRONG)

def glue(name):
    raise Refused(f"There is no {name}.")
"""


def test_sentences_are_found_however_they_reach_the_error() -> None:
    texts = tool.Found()
    module = tool.Module("prm_desktop/some.py", SOURCE)
    tool.sentences(texts, module, tool.error_names([module]))
    assert {source for _, source in texts.texts} == {
        "The name is wrong.", "Ask again.", "No", "The key is wrong.", "It went.", "It was shut.",
        "Please wait.", "Please go.", "You have {limit}.",
    }  # fmt: skip
    assert texts.unclear == ["prm_desktop/some.py:29: f'There is no {name}.'"]


def test_no_screen_shows_a_text_that_is_not_translated() -> None:
    shown = []
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for call in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)):
            if tool.name_of(call) in SHOWING:
                pieces = [piece for item in call.args for piece in _pieces(item)]
                shown += [
                    f"{path.name}:{call.lineno}: {text}" for text in pieces if re.search(r"[A-Z][a-z]| [a-z]", text)
                ]
    assert not [line for line in shown if not line.endswith(NAME)]


def _pieces(node: ast.expr) -> list[str]:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return [text for text in texts if not text.startswith("mdi6.")]


def test_every_language_of_the_settings_is_spoken() -> None:
    assert {value for value, _ in LANGUAGE.choices if value} == set(translations.languages())


@pytest.mark.parametrize(
    ("chosen", "preferred", "language"),
    [
        ("de", ["en-US"], "de"),
        ("", ["de-AT", "en-US"], "de_AT"),
        ("", ["fr-FR", "de-Latn-DE"], "de_DE"),
        ("", ["fr-FR"], "en"),
        ("", [], "en"),
    ],
)
def test_the_language_is_the_one_that_a_person_likes_best(chosen: str, preferred: list[str], language: str) -> None:
    assert translations.language_of(chosen, preferred) == language


@pytest.mark.usefixtures("german")
def test_german_has_its_own_plurals_and_qts_own_buttons_are_german(qtbot: QtBot) -> None:
    assert [tr_n("{n} change", "{n} changes", n) for n in (1, 2)] == ["1 Änderung", "2 Änderungen"]
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    assert QLocale().language() is QLocale.Language.German


def test_english_needs_no_catalogue(qapp: QApplication) -> None:
    assert tr("Shark tank") == "Shark tank"
    assert [tr_n("{n} change", "{n} changes", n) for n in (1, 2)] == ["1 change", "2 changes"]
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


@pytest.mark.usefixtures("german")
def test_errors_speak_german_down_to_the_labels_within_them() -> None:
    error = BadInput("“{label}” must be filled in.", label="Estimated value")
    assert (title_of(error), message_of(error)) == (
        "Bitte prüfen Sie die Eingabe",
        "„Schätzwert“ muss ausgefüllt werden.",
    )
    assert hint_of(Offline("The hub could not be reached.")).startswith("Alles, was Sie tun, wird hier gespeichert")
    refusal = Refusal("not_found", "This {label} is not, or no longer, yours to see.", label="deal registration")
    assert message_of(refusal).endswith("(Deal-Registrierung).")


@pytest.mark.usefixtures("german")
def test_a_sentence_of_a_newer_hub_is_shown_as_it_came() -> None:
    assert tr_sentence("Something new: {what}.", {"what": "a rule"}) == "Something new: a rule."
    assert tr_sentence("Something new: {what}.", {"other": "x"}) == "Something new: {what}."


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("spec", COMMANDS.values(), ids=lambda spec: spec.name)
def test_what_was_done_is_said_in_german(spec: object) -> None:
    done = spec.done  # type: ignore[attr-defined]
    assert done, "a command without this text would be told by pieces that have no translation"
    told = tr_done(done, done.replace("{title}", "Café {Ruiz}"))
    assert told != done.replace("{title}", "Café {Ruiz}")
    assert ("Café {Ruiz}" in told) == ("{title}" in done)


def _texts(widget: QWidget) -> Iterator[str]:
    for item in (widget, *widget.findChildren(QWidget)):
        yield from (item.toolTip(), item.accessibleName(), item.accessibleDescription(), item.windowTitle())
        if isinstance(item, QLabel | QAbstractButton):
            yield item.text()
        elif isinstance(item, QLineEdit):
            yield item.placeholderText()
        yield from (act.text() for act in item.actions())


@pytest.mark.usefixtures("german")
def test_a_german_window_has_no_english_in_it(qtbot: QtBot, context: UiContext) -> None:
    catalogue = tool.read(tool.FOLDER / "prm_de.ts")
    german = {form for forms in catalogue.values() for form in forms}
    english = {source for (_, source), forms in catalogue.items() if forms[0] != source} - german
    pages = {"outbox": lambda: OutboxPage(context), "attention": lambda: AttentionPage(context)}
    window = MainWindow(context, Detail, {"sync": QWidget, "settings": QWidget, **pages})
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    seen: set[str] = set()
    for name in (*(area.key for area in AREAS), *pages):
        context.open_page(name)
        qtbot.waitUntil(lambda: not context.tasks.running)
        seen.update(_texts(window))
    assert "Haifischbecken" in seen
    assert ENTITIES["lead"].plural in seen
    assert not seen & english
