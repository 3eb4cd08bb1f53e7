#!/usr/bin/env python3
"""Collects every text that a person reads, keeps the catalogues of the languages, and compiles them for Qt.

    python packaging/translations.py          bring resources/translations/prm_*.ts up to date, and compile them
    python packaging/translations.py --check  change nothing; the exit status tells whether all is complete

There are two contexts. `ui` holds what the screens pass to `tr`, `tr_n` and `mark`. `domain` holds what entities,
commands and settings declare, and the sentences of errors, refusals and answers, wherever they are raised. Sources
are read as syntax trees, so that a text is found however its line is broken.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from xml.sax.saxutils import escape

from prm_desktop.domain.fields import Field
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.settings import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
PLURALS = {"de": 2}
"""How many forms a language has for a text with a number, as Qt counts them."""

SPOKEN = ("ui", "prm_desktop", "sync")
SILENT = (
    "ui/text.py",
    "prm_desktop/cli/",
    *(f"sync/hub/{name}" for name in ("demo/", "cli", "accounts", "database", "imports", "policy")),
    "sync/hub/serving",
)
"""What no window shows: the command lines of both programs, and made-up data."""
SENTENCE_AT = {"require": 2, "Refusal": 1, "Answer": 1, "Result": 3, "Done": 5}
"""The place of the sentence among a call's arguments; the first one for every kind of error."""
SENTENCES = ("title", "hint", "detail")
"""Keywords whose texts are sentences too."""
DEFAULTS = ("default_title", "default_message", "default_hint")


@dataclass(slots=True)
class Text:
    """One text. `one`: the English singular, where the text has a number; `places`: where it is said."""

    one: str = ""
    places: set[str] = field(default_factory=set)


Key = tuple[str, str]
"""Context and English text; of texts with a number, the plural."""


@dataclass(slots=True)
class Found:
    """All texts of the program. `unclear`: calls whose text cannot be read from the source."""

    texts: dict[Key, Text] = field(default_factory=dict)
    unclear: list[str] = field(default_factory=list)

    def add(self, context: str, source: str, place: str, one: str = "") -> None:
        """Note a text; an empty one is none."""
        if source:
            known = self.texts.setdefault((context, source), Text())
            known.one = known.one or one
            known.places.add(place)


MARKED = frozenset(
    {
        "spec.text",
        "template",
        "area.label",
        "self._area.label",
        "entry.hint",
        "entry.label",
        "item.label",
        "group",
        "words",
        "self._place",
        "TITLES[need.key]",
        "AGAINST[code]",
        "ANSWERS_FOR[name]",
        "BECAUSE[name]",
        "CLAIMS[status]",
        "KINDS[kind]",
        "self._titles.get(key, 'PRM Desktop')",
        "WORDS.get(name, name.replace('_', ' ').capitalize())",
    }
)
"""What the screens translate though it is no literal: each carries texts that are marked where they are declared."""
AT_THE_TERMINAL = frozenset({"f\"There are: {', '.join(names)}\"", "f'There are: {known}'", "f'{spec.label}: {title}'"})
"""What is put together from pieces, and said before there is a window; the last one by commands without a `done`."""


def declared(found: Found) -> None:
    """Add what entities, commands and settings declare."""
    for made in ENTITIES.values():
        for source in (made.label, made.plural, made.why):
            found.add("domain", source, made.kind)
        one, many = made.counts
        found.add("domain", many, made.kind, one)
        _fields(found, made.kind, made.fields)
    for spec in COMMANDS.values():
        for source in (spec.label, spec.outward, spec.done):
            found.add("domain", source, spec.name)
        _fields(found, spec.name, spec.fields)
    for item in SETTINGS.values():
        for source in (item.label, item.help, item.group, *(label for _value, label in item.choices)):
            found.add("domain", source, f"setting {item.key}")


def _fields(found: Found, owner: str, specs: Iterable[Field]) -> None:
    for spec in specs:
        found.add("domain", spec.label, f"{owner}.{spec.name}")
        for choice in spec.choices or ():
            found.add("domain", choice.label, f"{owner}.{spec.name}={choice}")


class Module:
    """One source file. Reads the texts of its calls, following names to what they stand for."""

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        self.tree = ast.parse(source)
        self.calls = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        self.functions = [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)]
        self._around = {id(inner): outer for outer in self.functions for inner in ast.walk(outer)}

    def classes(self) -> Iterator[ast.ClassDef]:
        """The classes of the file."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))

    def texts(self, node: ast.expr, unclear: Callable[[ast.expr], None]) -> Iterator[str]:
        """The literals that an expression may be. What is put together from pieces is `unclear`; data is silent."""
        if isinstance(node, ast.Constant):
            yield from [node.value] if isinstance(node.value, str) else []
        elif isinstance(node, ast.IfExp | ast.BoolOp):
            for part in node.values if isinstance(node, ast.BoolOp) else (node.body, node.orelse):
                yield from self.texts(part, unclear)
        elif isinstance(node, ast.Call) and name_of(node) == "mark":
            yield from self.texts(node.args[0], unclear)
        elif isinstance(node, ast.Name):
            for value in self._values(node):
                yield from self.texts(value, unclear)
        elif isinstance(node, ast.JoinedStr) and ast.unparse(node) not in AT_THE_TERMINAL:
            unclear(node)

    def returned(self, function: str) -> Iterator[ast.expr]:
        """The second item of each pair that a function of the file returns: a code and its sentence."""
        for made in (item for item in self.functions if item.name == function):
            for node in ast.walk(made):
                if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
                    yield node.value.elts[1]

    def _values(self, name: ast.Name) -> Iterator[ast.expr]:
        """What a name is set to: in its function, by those who call that, or for the whole file."""
        around = self._around.get(id(name))
        names = [item.arg for item in around.args.args] if around else []
        if around and name.id in names:
            at = names.index(name.id)
            calls = (call for call in self.calls if name_of(call) == around.name)
            yield from (value for call in calls if (value := argument(call, at, name.id)) is not None)
            return
        found = list(_assigned(ast.walk(around), name.id)) if around else []
        yield from found or _assigned(self.tree.body, name.id)


def _assigned(nodes: Iterable[ast.AST], name: str) -> Iterator[ast.expr]:
    for node in nodes:
        if isinstance(node, ast.Assign):
            yield from (node.value for target in node.targets if isinstance(target, ast.Name) and target.id == name)


def name_of(call: ast.Call) -> str:
    """The bare name of what is called."""
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def argument(call: ast.Call, place: int, name: str = "") -> ast.expr | None:
    """The argument of a call by its place or its name."""
    named = next((item.value for item in call.keywords if name and item.arg == name), None)
    return call.args[place] if len(call.args) > place else named


def modules() -> list[Module]:
    """The sources whose texts reach a window."""
    found = []
    for path in sorted(path for top in SPOKEN for path in (ROOT / top).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(SILENT):
            found.append(Module(name, path.read_text("utf-8")))
    return found


def error_names(sources: Iterable[Module]) -> frozenset[str]:
    """The names of all kinds of errors that a person is told."""
    parents = {made.name: {base.id for base in made.bases if isinstance(base, ast.Name)} for source in sources
               for made in source.classes()}  # fmt: skip
    known: set[str] = {"UserError"}
    while grown := {name for name, bases in parents.items() if bases & known} - known:
        known |= grown
    return frozenset(known)


def collect() -> Found:
    """All texts of the program as it is now."""
    found = Found()
    declared(found)
    sources = modules()
    errors = error_names(sources)
    for source in sources:
        screen_texts(found, source)
        sentences(found, source, errors)
    return found


def screen_texts(found: Found, source: Module) -> None:
    """Add what a file of the screens passes to `tr`, `tr_n` and `mark`."""
    for call in source.calls if source.name.startswith("ui/") else ():
        name = name_of(call)
        if not call.args or name not in {"tr", "tr_n", "mark", "tr_domain"}:
            continue
        if name == "tr_n":
            one, many = (item.value if isinstance(item, ast.Constant) else "" for item in call.args[:2])
            found.add("ui", str(many), source.name, str(one))
            literal = bool(one and many)
        else:
            literal = _literal(found, source, call.args[0], "domain" if name == "tr_domain" else "ui")
        if not literal and name != "tr_domain" and ast.unparse(call.args[0]) not in MARKED:
            found.unclear.append(f"{source.name}:{call.lineno}: {ast.unparse(call)}")


def _literal(found: Found, source: Module, node: ast.expr, context: str) -> bool:
    if isinstance(node, ast.IfExp):
        return all([_literal(found, source, part, context) for part in (node.body, node.orelse)])  # noqa: C419
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        found.add(context, node.value, source.name)
        return True
    return False


def sentences(found: Found, source: Module, errors: frozenset[str]) -> None:
    """Add the sentences of the errors, refusals and answers that a file raises or gives."""

    def unclear(node: ast.expr) -> None:
        found.unclear.append(f"{source.name}:{node.lineno}: {ast.unparse(node)}")

    for node in _spoken(source, errors):
        for text in source.texts(node, unclear):
            found.add("domain", text, source.name)


def _spoken(source: Module, errors: frozenset[str]) -> Iterator[ast.expr]:
    """The expressions of a file that are sentences for a person."""
    for call in source.calls:
        name = name_of(call)
        if name not in errors and name not in SENTENCE_AT and name != "problem":
            continue
        yield from (item.value for item in call.keywords if item.arg in SENTENCES)
        starred = next((item.value for item in call.args if isinstance(item, ast.Starred)), None)
        sentence = argument(call, SENTENCE_AT.get(name, 0))
        if isinstance(starred, ast.Call):
            yield from source.returned(name_of(starred))
        elif sentence is not None and name != "problem":
            yield sentence
    for made in source.classes():
        for item in made.body:
            if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name):
                yield from [item.value] if item.targets[0].id in DEFAULTS else []


def placeholders(text: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


Catalogue = dict[Key, tuple[str, ...]]
"""Per text its translation; of texts with a number, one for each form."""


def read(path: Path) -> Catalogue:
    """The translations of a `.ts` file; what is not translated yet is empty."""
    found: Catalogue = {}
    if not path.exists():
        return found
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            told = message.find("translation")
            forms = [] if told is None else told.findall("numerusform")
            words = tuple(form.text or "" for form in forms) or ("" if told is None else told.text or "",)
            found[name, message.findtext("source", "")] = words
    return found


def problems(found: Found, catalogue: Catalogue, language: str) -> list[str]:
    """What is wrong with a catalogue, in words: missing, obsolete, empty, or with other placeholders."""
    said = [f"not to be read from the source: {line}" for line in found.unclear]
    said += [f"not in the catalogue: {key}" for key in sorted(found.texts.keys() - catalogue.keys())]
    said += [f"in no source any more: {key}" for key in sorted(catalogue.keys() - found.texts.keys())]
    for key in sorted(found.texts.keys() & catalogue.keys()):
        forms = catalogue[key]
        if len(forms) != (PLURALS[language] if found.texts[key].one else 1):
            said.append(f"has not the plural forms of {language}: {key}")
        elif not all(form.strip() for form in forms):
            said.append(f"not translated: {key}")
        elif any(placeholders(form) != placeholders(key[1]) for form in forms):
            said.append(f"has other placeholders: {key} {forms}")
    return said


def write(path: Path, found: Found, catalogue: Mapping[Key, Sequence[str]], language: str) -> None:
    """Write a `.ts` file: today's texts with the translations that are known, in an order that keeps changes small."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}">']
    for context in sorted({key[0] for key in found.texts}):
        lines += ["<context>", f"    <name>{context}</name>"]
        for key in sorted(key for key in found.texts if key[0] == context):
            lines += _message(key[1], found.texts[key], catalogue.get(key, ()), language)
        lines.append("</context>")
    path.write_text("\n".join([*lines, "</TS>", ""]), "utf-8")


def _message(source: str, text: Text, forms: Sequence[str], language: str) -> list[str]:
    where = ", ".join(sorted(text.places)[:3])
    comment = f"{where}; one: {text.one}" if text.one else where
    wanted = PLURALS[language] if text.one else 1
    words = [escape(form) for form in [*forms, *[""] * wanted][:wanted]]
    state = "" if all(words) else ' type="unfinished"'
    inner = "".join(f"<numerusform>{form}</numerusform>" for form in words) if text.one else words[0]
    return [
        '    <message numerus="yes">' if text.one else "    <message>",
        f"        <source>{escape(source)}</source>",
        f"        <extracomment>{escape(comment)}</extracomment>",
        f"        <translation{state}>{inner}</translation>",
        "    </message>",
    ]


def compiled(source: Path, target: Path) -> None:
    """Compile a `.ts` file to what Qt loads."""
    program = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    command: list[str | Path] = [program, "-silent", "-nounfinished", source, "-qm", target]
    subprocess.run(command, check=True)


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.stem.removeprefix("prm_") for path in FOLDER.glob("prm_*.ts"))


def main(arguments: Sequence[str]) -> int:
    """Update and compile all catalogues, or only check them; tell what is missing."""
    found = collect()
    wrong = 0
    for language in languages():
        path = FOLDER / f"prm_{language}.ts"
        catalogue = read(path)
        if "--check" not in arguments:
            write(path, found, catalogue, language)
            compiled(path, path.with_suffix(".qm"))
            catalogue = read(path)
        said = problems(found, catalogue, language)
        print(f"{path.name}: {len(found.texts)} texts, {len(said)} problems", *said, sep="\n  ")
        wrong += len(said)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
