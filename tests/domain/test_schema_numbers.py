"""A field that comes, goes or becomes another is a new schema: older programs and hubs are told by its number alone."""

from __future__ import annotations

import hashlib

import pytest

from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.registry import ENTITIES

FINGERPRINTS = {
    1: "a7c4d83ae3b0e7a6",
    2: "138e8e9b9bd70cc4",
}
"""Of the fields that each schema has. A schema that others may speak already never gets another one."""


def fingerprint(schema: int) -> str:
    fields = (
        f"{kind}.{item.name} {item.type}"
        for kind, entity in ENTITIES.items()
        for item in entity.fields
        if max(entity.since, item.since) <= schema
    )
    return hashlib.sha256("\n".join(sorted(fields)).encode()).hexdigest()[:16]


def test_each_schema_is_known() -> None:
    assert sorted(FINGERPRINTS) == list(range(1, SCHEMA + 1)), "note the fingerprint of the new schema here"


@pytest.mark.parametrize("schema", FINGERPRINTS)
def test_the_fields_of_a_schema_stay_what_they_are(schema: int) -> None:
    told = "declare what is new with `since` of a higher number, and raise SCHEMA to it"
    assert fingerprint(schema) == FINGERPRINTS[schema], told


def test_nothing_is_declared_for_a_schema_to_come() -> None:
    assert max(max(entity.since, *(item.since for item in entity.fields)) for entity in ENTITIES.values()) == SCHEMA
