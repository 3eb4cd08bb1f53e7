"""From typed words to entities, conditions and ids."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from prm_desktop.cli import find
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import BadInput, NotFound
from prm_desktop.replica.queries import Condition, Query

LEADS = ENTITIES["lead"]
FIRST = "019aaf2c-1111-7000-8000-00000000a1b2"
SECOND = "019aaf2c-1111-7000-8000-00000000c3d4"
THIRD = "019bbb00-2222-7000-8000-00000000e5f6"


@dataclass
class Item:
    row: Lead


class Shelf:
    """Three leads, found by part of their id as a workspace finds them."""

    def list_ids(self, kind: str, query: Query) -> Sequence[int]:
        assert kind in {"lead", "user"}
        part = str(query.where[0].value)
        return [n for n, item in enumerate((FIRST, SECOND, THIRD)) if part in item]

    def rows(self, kind: str, numbers: Sequence[int]) -> Sequence[Any]:
        assert kind in {"lead", "user"}
        return [Item(Lead(id=(FIRST, SECOND, THIRD)[n])) for n in numbers]


def condition(text: str) -> Condition:
    return find.query_of(LEADS, Shelf(), find.Selection(where=[text])).where[0]


@pytest.mark.parametrize("name", ["lead", "Lead", "leads", "price-book", "Price book", "deal_registration"])
def test_an_entity_is_known_by_its_names(name: str) -> None:
    assert find.entity_named(name).kind in {"lead", "price_book", "deal_registration"}


def test_an_unknown_entity_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(BadInput) as caught:
        find.entity_named("prodct")
    assert "product" in caught.value.hint


def test_an_unknown_command_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(BadInput) as caught:
        find.command_named("lead.acept")
    assert "lead.accept" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("status=offered", Condition("status", "eq", "offered")),
        ("status=Offered", Condition("status", "eq", "offered")),
        ("status=offered,accepted", Condition("status", "in", ("offered", "accepted"))),
        ("status!=declined", Condition("status", "ne", "declined")),
        ("value>=100000", Condition("value", "ge", 100000)),
        ("company~gmbh", Condition("company", "contains", "gmbh")),
        ("company=a=b", Condition("company", "eq", "a=b")),
        ("next_step=", Condition("next_step", "empty", "")),
        ("consent=no", Condition("consent", "eq", value=False)),
        ("labels=hot", Condition("labels", "contains", "hot")),
        ("accept_by<2026-11-23", Condition("accept_by", "lt", "2026-11-23T00:00:00Z")),
        ("accept_by<2026-11-23T10:00:00+02:00", Condition("accept_by", "lt", "2026-11-23T08:00:00Z")),
        (f"user_id={FIRST[-4:]}", Condition("user_id", "eq", FIRST)),
    ],
)
def test_conditions(text: str, wanted: Condition) -> None:
    assert condition(text) == wanted


@pytest.mark.parametrize(
    "text", ["status", "statos=new", "status=perhaps", "value=much", "consent=maybe", "accept_by<soon", "=x"]
)
def test_conditions_that_make_no_sense_are_bad_input(text: str) -> None:
    with pytest.raises(BadInput):
        condition(text)


def test_sorting_is_the_entitys_own_unless_said_otherwise() -> None:
    assert find.query_of(LEADS, Shelf(), find.Selection()).sort == (("assigned_at", "desc"),)
    assert find.query_of(LEADS, Shelf(), find.Selection(sort="company")).sort == (("company", "asc"),)
    with pytest.raises(BadInput):
        find.query_of(LEADS, Shelf(), find.Selection(sort="colour"))


@pytest.mark.parametrize("text", [FIRST, FIRST.upper(), "a1b2", "00000000a1b2"])
def test_an_id_is_known_by_its_end(text: str) -> None:
    assert find.row_id(Shelf(), "lead", text) == FIRST


def test_an_id_is_known_by_its_beginning_where_only_one_has_it() -> None:
    assert find.row_id(Shelf(), "lead", "019bbb") == THIRD


def test_several_ids_with_one_beginning_are_named() -> None:
    with pytest.raises(BadInput) as caught:
        find.row_id(Shelf(), "lead", "019aaf2c")
    assert FIRST in caught.value.hint
    assert SECOND in caught.value.hint


def test_a_part_in_the_middle_is_no_id() -> None:
    with pytest.raises(NotFound):
        find.row_id(Shelf(), "lead", "1111-7000")


def test_two_characters_are_too_few() -> None:
    with pytest.raises(BadInput):
        find.row_id(Shelf(), "lead", "01")


def test_arguments_may_shorten_ids() -> None:
    spec = COMMANDS["activity.log"]
    given = {"lead_id": "a1b2", "kind": "call", "subject": "a1b2"}
    assert find.complete_args(spec, given, Shelf()) == {"lead_id": FIRST, "kind": "call", "subject": "a1b2"}


def test_the_record_of_a_comment_may_be_shortened_too() -> None:
    given = {"record_kind": "lead", "record_id": "c3d4", "body": "Hello"}
    assert find.complete_args(COMMANDS["comment.add"], given, Shelf())["record_id"] == SECOND
