"""SQL tables generated from the declared entities; the replica and the hub use the same ones.

Every table has `n`, a local integer key that never leaves the database (list models hold it, full-text search
refers to it), and
the entity's columns in wire order. All columns are NOT NULL; the empty value of the type stands for unknown.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text, text

from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import INTEGERS, Field, Type

NUMBER = "n"
"""The name of the local integer key."""


def table_name(entity: Entity[Any]) -> str:
    """The entity's table. The prefix keeps clear of SQL's own words (`user`)."""
    return f"e_{entity.kind}"


def entity_tables(metadata: MetaData, entities: list[Entity[Any]]) -> dict[str, Table]:
    """The tables of these entities by kind, added to the metadata."""
    return {entity.kind: _entity_table(metadata, entity) for entity in entities}


def _entity_table(metadata: MetaData, entity: Entity[Any]) -> Table:
    name = table_name(entity)
    table = Table(
        name,
        metadata,
        Column(NUMBER, BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
        *(_column(field) for field in entity.fields),
    )
    Index(f"{name}_id", table.c.id, unique=True)
    Index(f"{name}_rv", table.c.rv)
    for field in entity.fields:
        if field.index:
            columns = index_columns(entity, field)
            Index("_".join((name, *columns)), *(table.c[column] for column in columns))
    return table


def index_columns(entity: Entity[Any], field: Field) -> tuple[str, ...]:
    """The columns of a field's index.

    That of a list's order holds the status too: a million rows in order, narrowed to some status, come from it alone.
    The number before it puts rows of one instant in order, such as those of an import: nothing is left to sort.
    """
    with_status = entity.status and field.name == entity.sort.removeprefix("-") != entity.status
    return (field.name, NUMBER, entity.status) if with_status else (field.name,)


def _column(field: Field) -> Column[Any]:
    number = field.type in INTEGERS or field.type is Type.BOOL
    default = field.to_store(field.default)
    literal = str(default) if number else "'" + str(default).replace("'", "''") + "'"
    return Column(field.name, BigInteger() if number else Text(), nullable=False, server_default=text(literal))
