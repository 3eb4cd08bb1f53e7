"""The table of faults in sync/README.md: each row says what is seen and what is safe, and names tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from prm_desktop import errors
from prm_desktop.cli.exits import HELD, Exit

ROOT = Path(__file__).resolve().parents[2]
CODES = {
    item.code for item in vars(errors).values() if isinstance(item, type) and issubclass(item, errors.UserError)
} | {HELD, "unexpected"}


def rows() -> list[list[str]]:
    """The cells of the table, without its head."""
    text = (ROOT / "sync" / "README.md").read_text("utf-8").partition("## What can go wrong\n")[2].partition("\n## ")[0]
    lines = [line.strip("|").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line] for line in lines[2:]]


def functions() -> set[str]:
    """The names of all tests."""
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "tests").rglob("test_*.py"))
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_fault_says_what_is_seen_and_what_is_safe_and_names_its_tests() -> None:
    assert len(rows()) > 20
    there = functions()
    for row in rows():
        assert len(row) == 4, row
        assert all(row), row
        named = re.findall(r"`(test_\w+)`", row[3])
        assert named, f"no test shows: {row[0]}"
        assert not set(named) - there, row[0]


def test_the_codes_and_exit_codes_that_are_named_exist() -> None:
    for row in rows():
        for code, number in re.findall(r"\(`(\w+)`(?:, (\d+))?\)", row[1]):
            assert code in CODES, row[0]
            assert not number or int(number) in set(Exit), row[0]
