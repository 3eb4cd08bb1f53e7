"""The README shows every verb of the command line, and only those."""

import re
from pathlib import Path

from prm_desktop.cli.parser import build

README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")


def verbs() -> set[str]:
    """Return the verbs that the client's own help lists."""
    section = build().format_help().partition("\nverbs:\n")[2]
    return set(re.findall(r"^    ([a-z][a-z-]*)\b", section, re.MULTILINE))


def test_the_help_lists_the_verbs_that_scripts_rely_on() -> None:
    assert {"sign-in", "sync", "status", "list", "show", "do", "outbox", "attention", "export", "doctor"} <= verbs()


def test_every_verb_has_its_line_in_the_readme() -> None:
    assert set(re.findall(r"^\| `prm-desktop ([a-z-]+)", README, re.MULTILINE)) == verbs()
