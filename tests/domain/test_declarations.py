"""What every declaration must satisfy, whichever entity or command it is."""

from __future__ import annotations

import pytest

from prm_desktop.domain.commands import CommandSpec, decode_command, encode_args, with_new_ids
from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import INTEGERS, JSON, Field, Type
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import BadInput

REQUIRED_KINDS = [
    "lead",
    "activity",
    "task",
    "contact",
    "account",
    "pool_entry",
    "claim_request",
    "lead_share",
    "deal",
    "deal_line",
    "deal_member",
    "quote",
    "deal_registration",
    "registration_line",
    "comment",
    "next_step",
    "oem_contact",
    "territory",
    "product",
    "product_relation",
    "recommendation_rule",
    "asset",
    "price_book",
    "price_entry",
    "course",
    "class_session",
    "enrolment",
    "certification",
    "program_level",
    "requirement",
    "progress",
    "commission_rule",
    "commission_line",
    "statement",
    "ticket",
    "ticket_message",
    "sla_policy",
    "contract",
    "renewal",
]


@pytest.mark.parametrize("kind", REQUIRED_KINDS)
def test_every_kind_of_the_domain_is_declared(kind: str) -> None:
    assert kind in ENTITIES


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=lambda entity: entity.kind)
def test_an_entity_names_only_fields_and_entities_that_exist(entity: Entity[object]) -> None:  # type: ignore[type-var]
    named = [entity.title, entity.subtitle, entity.status, entity.parent, entity.sort.lstrip("-")]
    assert all(name in entity.by_name for name in named if name)
    for item in entity.fields:
        assert item.target in ENTITIES or not item.target, item.name
        assert item.type is not Type.MONEY or item.currency in entity.by_name, item.name
    assert entity.area == "vendor" or (entity.list_fields and entity.why), "a person must find it and know why"


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=lambda entity: entity.kind)
def test_a_row_comes_back_from_its_stored_form_as_it_was(entity: Entity[object]) -> None:  # type: ignore[type-var]
    values = {item.name: _example(item.type, item.default) for item in entity.fields}
    row = entity.row(**values)
    assert entity.from_store(entity.to_store(row)) == row


def _example(kind: Type, default: object) -> object:
    if kind is Type.BOOL:
        return True
    if kind in INTEGERS:
        return 7
    if kind in JSON:
        return {"a": 1} if kind is Type.MAPPING else ("a", "ü")
    return default or "x"


@pytest.mark.parametrize("spec", COMMANDS.values(), ids=lambda spec: spec.name)
def test_a_command_comes_back_from_the_wire_as_it_was(spec: CommandSpec) -> None:
    args = {name: _argument(item) for name, item in _required(spec).items()}
    made = decode_command(spec.name, with_new_ids(spec.name, args))
    assert decode_command(spec.name, encode_args(made)) == made
    assert spec.subject in ENTITIES


def _argument(item: Field) -> object:
    if item.choices:
        return next(iter(item.choices))
    return 1 if item.type in INTEGERS else "0" * 64 if item.type is Type.BLOB else "x"


def _required(spec: CommandSpec) -> dict[str, Field]:
    return {item.name: item for item in spec.fields if item.name in spec.required}


def test_new_rows_get_fresh_ids_once() -> None:
    first = with_new_ids("activity.log", {"lead_id": "l"})
    assert with_new_ids("activity.log", first) == first
    assert with_new_ids("activity.log", {"lead_id": "l"})["activity_id"] != first["activity_id"]


@pytest.mark.parametrize(
    ("name", "args", "words"),
    [
        ("lead.fly", {}, "no command"),
        ("lead.accept", {"lead": "x"}, "no argument lead"),
        ("lead.accept", {}, "lead_id"),
        ("lead.accept", {"lead_id": ""}, "must be filled in"),
        ("lead.decline", {"lead_id": "x", "reason": "bored"}, "not one of"),
        ("lead.accept", {"lead_id": 5}, "str"),
        ("task.add", {"lead_id": "x", "subject": "Call", "due_at": "tomorrow"}, "does not take “tomorrow”"),
        ("task.add", {"lead_id": "x", "subject": "C" * 2001}, "too long"),
        ("task.add", {"lead_id": "x", "subject": "a\0b"}, "cannot be stored"),
    ],
)
def test_an_argument_that_does_not_fit_is_named(name: str, args: dict[str, object], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        decode_command(name, args)
