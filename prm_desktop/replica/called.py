"""What people call rows, for finding the one that a file or a person means by its name."""

from __future__ import annotations

from sqlalchemy import Connection

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.tables import table_name

KEYS = ("sku", "code")
"""Fields besides the title by which people name a row."""
SEVERAL = ""
"""What stands for a name that several rows have."""


def names(conn: Connection, kind: str) -> dict[str, str]:
    """What a reference to a row holds, by all that it is called, in small letters; `SEVERAL` where that is not sure."""
    entity = ENTITIES[kind]
    called = dict.fromkeys(("id", entity.key, *(key for key in KEYS if key in entity.by_name), entity.title))
    columns = ", ".join(f'"{name}"' for name in called)
    found: dict[str, str] = {}
    for values in conn.exec_driver_sql(f"SELECT {columns} FROM {table_name(entity)}"):  # noqa: S608 - declared names
        held = dict(zip(called, values, strict=True))
        for name in {str(value).casefold() for value in values if value}:
            known = found.setdefault(name, held[entity.key])
            if known != held[entity.key]:
                found[name] = SEVERAL
    return found
