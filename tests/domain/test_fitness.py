"""Which rows fit: judging a page column by column says the same as looking at every value."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prm_desktop.domain.entities import entity_of
from prm_desktop.domain.fitness import stored_fault, unfit
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.registry import ENTITIES

LEAD = entity_of(Lead)
GOOD = dict(zip(LEAD.columns, LEAD.to_store(Lead(id="01900000-0000-7000-8000-000000000001", rv=1)), strict=True))


def why(**values: Any) -> str:
    """What is told of a row with these values beside a good one."""
    rows = [list(GOOD.values()), list((GOOD | values).values())]
    found = unfit(LEAD, LEAD.columns, rows)
    assert found.keys() <= {1}, "the good row fits"
    return found[1].message if found else ""


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"title": None}, "“What they want” is missing."),
        ({"title": 7}, "“What they want” holds something of another kind."),
        ({"title": "x" * 2_001}, "“What they want” is too long."),
        ({"description": "x" * 100_001}, "“Background” is too long."),
        ({"title": "a\0b"}, "The text contains characters that cannot be stored."),
        ({"value": "12"}, "“Estimated value” holds something of another kind."),
        ({"value": 1.5}, "“Estimated value” holds something of another kind."),
        ({"value": True}, "“Estimated value” holds something of another kind."),
        ({"value": 2**63}, "“Estimated value” is too large."),
        ({"consent": 2}, "“May be contacted” holds something of another kind."),
        ({"status": "teleported"}, "“teleported” is not one of"),
        ({"accept_by": "tomorrow"}, "does not take “tomorrow”."),
        ({"accept_by": "0001-01-01T00:00:00Z"}, "does not take “0001-01-01T00:00:00Z”."),
        ({"accept_by": "9999-01-01T00:00:00Z"}, "does not take “9999-01-01T00:00:00Z”."),
        ({"accept_by": "2026-02-30T00:00:00Z"}, "does not take “2026-02-30T00:00:00Z”."),
        ({"accept_by": "2026-W09-1T08:00:00Z"}, "does not take “2026-W09-1T08:00:00Z”."),
        ({"labels": "[1]"}, "“Labels” holds something of another kind."),
        ({"labels": "{"}, "“Labels” holds something of another kind."),
        ({"labels": '"abc"'}, "“Labels” holds something of another kind."),
        ({"labels": "[" * 100_000}, "“Labels” holds something of another kind."),
        ({"match_parts": "[]"}, "holds something of another kind."),
    ],
)
def test_what_does_not_fit_is_told_in_words(values: dict[str, Any], told: str) -> None:
    assert told in why(**values)


def test_a_document_that_is_not_named_by_its_checksum_does_not_fit() -> None:
    rows = [[name] for name in ("0" * 64, "", "../../etc/passwd")]
    assert unfit(ENTITIES["asset"], ["sha256"], rows).keys() == {2}


@pytest.mark.parametrize("odd", ["20260301", "2026-W09-7", "2026-060"])
def test_a_day_of_another_form_would_not_sort_by_time_and_does_not_fit(odd: str) -> None:
    assert unfit(ENTITIES["deal"], ["close_on"], [["2026-03-01"], [odd]]).keys() == {1}


def test_what_fits_is_let_through() -> None:
    assert not why(title="Größe 😀", value=-5, labels='["a"]', accept_by="2026-03-01T08:00:00Z", match_parts='{"a": 1}')
    assert not unfit(LEAD, LEAD.columns, [])
    assert not unfit(LEAD, ["id", "of_a_newer_hub"], [["x", None]])


values = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30), st.lists(st.integers(), max_size=2),
    st.sampled_from([2**63, -(2**63), 2**63 - 1, "[]", "{}", '["a"]', "[1]", "new", "offered", "2026-03-01T08:00:00Z"]),
    st.sampled_from(["2026-03-01", "2026-02-30", "20260301", "2026-W09-7", "2026-W09-1T08:00:00Z"]),
    st.sampled_from(["1899-12-31", "2999-12-31", "a\0", "\ud800"]),
    st.text("0123456789-T:Z", min_size=20, max_size=20), st.text("x", min_size=1_990, max_size=2_010),
)  # fmt: skip
fields = [field for entity in ENTITIES.values() for field in entity.fields]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(fields), st.lists(values, min_size=1, max_size=4))
def test_the_short_way_says_what_the_long_way_says(field: Any, column: list[Any]) -> None:
    entity = next(item for item in ENTITIES.values() if field in item.fields)
    short = unfit(entity, [field.name], [[value] for value in column])
    long = {place for place, value in enumerate(column) if stored_fault(field, value) is not None}
    assert short.keys() == long


def test_every_default_fits() -> None:
    for entity in ENTITIES.values():
        for field in entity.fields:
            if field.name != "id":
                assert stored_fault(field, field.to_store(field.default)) is None, f"{entity.kind}.{field.name}"
