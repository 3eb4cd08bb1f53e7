"""The scopes of a stored row are those of the row itself, for every kind of record."""

import pytest

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.scopes import VENDOR
from prm_desktop.replica.audit import NOWHERE, scopes_of


@pytest.mark.parametrize("kind", ENTITIES)
def test_a_stored_row_is_in_the_scopes_of_its_row(kind: str) -> None:
    entity = ENTITIES[kind]
    values = tuple(item.to_store(item.default) for item in entity.fields)
    named = tuple(dict.fromkeys(entity.scopes(entity.from_store(values))))
    seen = tuple(scope for scope in named if scope != VENDOR)
    assert scopes_of(kind, named)(values) == (((VENDOR,) if VENDOR in named else ()) + seen or (NOWHERE,))
