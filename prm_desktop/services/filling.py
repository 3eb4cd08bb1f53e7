"""What a command is given beyond what a person typed: the old values of a patch, as they are shown here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prm_desktop.domain.fields import Type
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import BadInput, NotFound
from prm_desktop.replica.rows import ReplicaView
from prm_desktop.replica.transaction import Connection


@dataclass(frozen=True, slots=True)
class Old:
    """A changed value together with the one that the person saw, where a screen knows it better than the replica."""

    value: Any
    new: Any


def with_old_values(conn: Connection, name: str, args: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments, with the old values of a patch filled in from the rows shown here."""
    spec = COMMANDS.get(name)
    filled = dict(args)
    for item in spec.fields if spec else ():
        if item.type is Type.PATCH and isinstance(filled.get(item.name), Mapping):
            assert spec is not None  # noqa: S101 - narrows for mypy; without a spec there is no field
            filled[item.name] = _patch(conn, item.target, str(filled.get(spec.subject_arg, "")), filled[item.name])
    return filled


def _patch(conn: Connection, kind: str, row_id: str, changes: Mapping[str, Any]) -> dict[str, list[Any]]:
    entity = ENTITIES[kind]
    row = ReplicaView(conn).get(entity.row, row_id)
    if row is None:
        raise NotFound("There is no such {label} here.", label=entity.label.lower())
    if unknown := sorted(set(changes) - set(entity.by_name)):
        raise BadInput("A {label} has no field {names}.", label=entity.label.lower(), names=", ".join(unknown))
    done: dict[str, list[Any]] = {}
    for name, value in changes.items():
        old, new = (value.value, value.new) if isinstance(value, Old) else (getattr(row, name), value)
        done[name] = [list(old) if isinstance(old, tuple) else old, list(new) if isinstance(new, tuple) else new]
    return done
