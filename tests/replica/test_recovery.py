"""Recovery codes: written so that people can copy them, read so that people's slips do no harm."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prm_desktop.errors import BadInput
from prm_desktop.replica import recovery


def read(typed: str) -> str:
    """The secret characters, or what the person is told."""
    try:
        return recovery.read(typed)
    except BadInput as error:
        return error.message


secrets_of_codes = st.text(alphabet=recovery.ALPHABET, min_size=recovery.SECRET, max_size=recovery.SECRET)


@given(secrets_of_codes)
def test_a_code_is_read_as_it_was_written(secret: str) -> None:
    assert recovery.read(recovery.written(secret)) == secret


@given(secrets_of_codes)
def test_case_dashes_spaces_and_lookalikes_do_not_matter(secret: str) -> None:
    typed = recovery.written(secret).lower().replace("-", " \u2013 ").replace("0", "o").replace("1", "l")
    assert recovery.read(f"  {typed}\n") == secret


@given(secrets_of_codes, st.integers(0, recovery.SECRET - 1), st.sampled_from(recovery.ALPHABET))
def test_one_wrong_character_is_almost_always_noticed(secret: str, place: int, char: str) -> None:
    wrong = secret[:place] + char + secret[place + 1 :]
    assume(wrong != secret)
    typed = recovery.written(wrong)[: -recovery.SUM] + recovery.written(secret)[-recovery.SUM :]
    assert read(typed) in {"There is a typing mistake in the recovery code.", wrong}  # one in a thousand passes


@given(st.text())
def test_any_other_text_is_bad_input(text: str) -> None:
    assert read(text)


def test_codes_are_eight_groups_of_four_and_never_the_same() -> None:
    codes = {recovery.new_code() for _ in range(100)}
    assert len(codes) == 100
    assert all([len(group) for group in code.split("-")] == [4] * 8 for code in codes)


@pytest.mark.parametrize(
    ("typed", "part"), [("", "0 characters"), ("ABCD", "4 characters"), ("U" * 32, "does not occur")]
)
def test_a_mistake_is_named(typed: str, part: str) -> None:
    with pytest.raises(BadInput, match=part):
        recovery.read(typed)
