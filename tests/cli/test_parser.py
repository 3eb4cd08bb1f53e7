"""The words of the command line, in every order that people type them."""

from pathlib import Path

import pytest

from prm_desktop.cli.exits import Exit, exit_code
from prm_desktop.cli.parser import build
from prm_desktop.domain.commands import Refusal
from prm_desktop.errors import BadInput, DiskFull, HubProblem, Locked, NotAHub, NotFound, NotSignedIn, Offline
from sync.apply import Held

VERBS = [
    "sign-in", "sign-out", "sync", "status", "list", "show", "export", "import", "do", "undo", "outbox", "attention",
    "doctor", "recover", "link-handler", "tour",
]  # fmt: skip


def test_every_verb_is_in_the_help() -> None:
    text = build().format_help()
    assert all(f"\n    {verb}" in text for verb in VERBS)


def test_the_help_lists_every_exit_code() -> None:
    text = build().format_help()
    assert all(f"{code.value:>3}  {code.meaning}" in text for code in Exit)


def test_the_readme_lists_every_exit_code() -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
    assert all(f"| {code.value} | {code.meaning} |" in readme for code in Exit)


@pytest.mark.parametrize(
    "words",
    [
        "--json --profile anna list lead --limit 5",
        "list --json --profile anna lead --limit 5",
        "list lead --limit 5 --json --profile anna",
    ],
)
def test_common_options_stand_before_or_after_the_verb(words: str) -> None:
    options = build().parse_args(words.split())
    assert (options.verb, options.entity, options.limit) == ("list", "lead", 5)
    assert options.json
    assert options.profile == "anna"


def test_without_a_verb_the_window_is_wanted() -> None:
    options = build().parse_args(["--demo", "--hub", "https://hub.example"])
    assert (options.verb, options.demo, options.hub) == (None, True, "https://hub.example")


@pytest.mark.parametrize("words", ["do --list", "do --json --list", "--json do --list"])
def test_do_list_needs_no_command(words: str) -> None:
    assert build().parse_args(words.split()).list


@pytest.mark.parametrize("words", ["do lead.accept {} --json", "do --json lead.accept {}", "do lead.accept --json {}"])
def test_do_takes_a_command_and_its_arguments(words: str) -> None:
    options = build().parse_args(words.split())
    assert (options.command, options.arguments, options.list) == ("lead.accept", "{}", False)


@pytest.mark.parametrize("words", ["outbox --all withdraw 3", "outbox withdraw 3", "outbox withdraw --json 3"])
def test_withdraw_takes_a_number(words: str) -> None:
    options = build().parse_args(words.split())
    assert (options.action, options.seq) == ("withdraw", 3)


def test_resolve_takes_an_id_a_choice_and_a_value() -> None:
    options = build().parse_args(["attention", "resolve", "3f9a", "edit", "--value", "Monday"])
    assert (options.action, options.id, options.choice, options.value) == ("resolve", "3f9a", "edit", "Monday")


def test_several_conditions_may_follow_one_where() -> None:
    options = build().parse_args(["list", "lead", "--where", "status=offered", "city=Oslo", "--where", "rating=hot"])
    assert options.where == ["status=offered", "city=Oslo", "rating=hot"]


@pytest.mark.parametrize(
    "words",
    ["frobnicate", "list", "do lead.accept", "undo three", "list lead --limit -1", "attention resolve 3f9a perhaps"],
)
def test_words_that_make_no_sense_are_bad_input(words: str) -> None:
    with pytest.raises(BadInput):
        build().parse_args(words.split())


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BadInput("x"), 2),
        (NotFound("x"), 2),
        (Offline("x"), 3),
        (NotAHub("x"), 3),
        (HubProblem("x"), 3),
        (Held(9, 10), 5),
        (Refusal("closed", "x"), 4),
        (Locked("x"), 6),
        (NotSignedIn("x"), 7),
        (DiskFull("x"), 8),
        (OSError(13, "x"), 8),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 141),
        (ZeroDivisionError(), 1),
    ],
)
def test_each_error_ends_in_its_exit_code(error: BaseException, code: int) -> None:
    assert exit_code(error) == code
