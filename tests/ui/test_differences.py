"""What differs between two texts, and both changes in one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.differences import Kind, Piece, differences, is_long, joined

STORY = "The plant in Kiel wants ten cameras. The budget is approved. Ask for Ms Weber at the gate."


def shown(before: str, after: str) -> str:
    marks = {Kind.SAME: "{}", Kind.ADDED: "[+{}]", Kind.REMOVED: "[-{}]"}
    return "".join(marks[item.kind].format(item.text) for item in differences(before, after))


def test_words_that_were_put_in_and_taken_out_are_told() -> None:
    assert shown("wants ten cameras", "wants twelve cameras") == "wants [-ten][+twelve] cameras"


def test_equal_texts_have_no_difference() -> None:
    assert differences("the same", "the same") == (Piece("the same"),)


def test_what_is_far_from_a_change_is_left_out() -> None:
    words = " ".join(f"w{number}" for number in range(200))
    told = shown(words, words.replace("w100", "changed"))
    assert "[-w100][+changed]" in told
    assert " … " in told
    assert len(told) < 300


def test_a_very_long_text_is_compared_by_lines() -> None:
    lines = "".join(f"line {number} of it\n" for number in range(3000))
    assert "[+line 7 is new\n]" in shown(lines, lines.replace("line 7 of it", "line 7 is new"))


@given(st.text("ab \nä", max_size=40), st.text("ab \nä", max_size=40))
def test_short_differences_hold_both_texts(before: str, after: str) -> None:
    found = differences(before, after)
    if any("…" in item.text for item in found):
        return
    assert "".join(item.text for item in found if item.kind is not Kind.ADDED) == before
    assert "".join(item.text for item in found if item.kind is not Kind.REMOVED) == after


def test_changes_that_do_not_touch_are_joined() -> None:
    mine, theirs = STORY.replace("ten", "twelve"), STORY.replace("Ms Weber", "Mr Adam")
    assert joined(STORY, mine, theirs) == STORY.replace("ten", "twelve").replace("Ms Weber", "Mr Adam")


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        (STORY, STORY.replace("ten", "twelve"), STORY.replace("ten", "nine")),
        ("", "Mine", "Theirs"),
        (STORY, STORY, STORY.replace("ten", "nine")),
        (STORY, STORY + " Mine.", STORY + " Theirs."),
    ],
)
def test_changes_of_the_same_words_are_for_a_person(base: str, mine: str, theirs: str) -> None:
    assert joined(base, mine, theirs) is None


def test_a_paragraph_is_long_and_a_word_is_not() -> None:
    assert is_long("Call", "two\nlines")
    assert not is_long("Call", "Visit", 3, None)
