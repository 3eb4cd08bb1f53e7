"""The shape that every file keeps: small, documented, free of this or that machine's names."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAX_FILE = 400
MAX_FUNCTION = 50
TOP = {
    "prm_desktop", "ui", "sync", "resources", "tests", "packaging", ".ci",
    "dev.py", "pyproject.toml", "requirements.lock",
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
    ".gitignore", ".gitattributes", ".editorconfig",
}  # fmt: skip
# The brackets keep these patterns from finding themselves.
HOSTS = re.compile(
    r"pythonhoste[d]|\bpyp[i]\.org|npmj[s]\.(org|com)|crate[s]\.io|deb\.debia[n]|security\.debia[n]|archive\.ubunt[u]"
    r"|fil[e]:///|/simpl[e]/|(?<![\w.])/(roo[t]|hom[e]/\w+|wor[k]/main|wor[k]/shared|opt/py[p]i)/"
)


@cache
def tracked() -> tuple[Path, ...]:
    """Return the files under version control, or all visible ones where there is no repository."""
    git = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    try:
        listing = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        paths = (path for path in ROOT.rglob("*") if not path.relative_to(ROOT).parts[0].startswith("."))
    else:
        paths = (ROOT / name for name in listing.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def python_files() -> Iterator[tuple[str, str, ast.Module]]:
    """Yield name, text and syntax tree of every Python file."""
    for path in tracked():
        if path.suffix == ".py":
            text = path.read_text("utf-8")
            yield path.relative_to(ROOT).as_posix(), text, ast.parse(text)


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the names of the modules that a file imports, wherever it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_there_are_files_to_check() -> None:
    names = {path.name for path in tracked()}
    assert {"dev.py", "pyproject.toml", "test_shape.py"} <= names


def test_no_file_holds_two_ideas() -> None:
    lengths = {name: len(text.splitlines()) for name, text, _ in python_files()}
    assert not {name: lines for name, lines in lengths.items() if lines > MAX_FILE}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{name}:{node.lineno} {node.name}"
        for name, _, tree in python_files()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION
    ]
    assert not long


def test_every_module_says_what_lives_in_it() -> None:
    silent = [name for name, text, tree in python_files() if text.strip() and not ast.get_docstring(tree)]
    assert not silent


def test_no_file_names_a_registry_or_a_place_on_some_machine() -> None:
    found = []
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content:
            lines = enumerate(content.decode("utf-8").splitlines(), 1)
            found += [f"{path.relative_to(ROOT)}:{number}" for number, line in lines if HOSTS.search(line)]
    assert not found


def test_the_domain_needs_nothing_but_python_and_its_serializer() -> None:
    allowed = sys.stdlib_module_names | {"msgspec"}
    own = ("prm_desktop.domain.", "prm_desktop.errors.")
    foreign = [
        f"{name} imports {module}"
        for name, _, tree in python_files()
        if name.startswith("prm_desktop/domain/")
        for module in imported(tree)
        if module.split(".")[0] not in allowed and not f"{module}.".startswith(own)
    ]
    assert not foreign


def test_the_top_level_stays_as_it_is() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= TOP


def test_the_folder_packaging_does_not_hide_the_library_packaging() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
