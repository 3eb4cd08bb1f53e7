"""Attention: refusals and conflicts, shown with both sides' words, and what a person can decide about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prm_desktop.domain.commands import Actor, Command, CommandSpec, decode_command, with_new_ids
from prm_desktop.domain.entities import Row
from prm_desktop.domain.fields import Type
from prm_desktop.domain.partners import Relation
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import BadInput, NotFound
from prm_desktop.replica import outbox
from prm_desktop.replica.meta import actor_of
from prm_desktop.replica.rows import ReplicaView, RowKey, base_row, titles
from prm_desktop.replica.transaction import Connection
from prm_desktop.services.provenance import UNKNOWN, Provenance, last_change, relation_to

CHOICES = {"conflict": ("mine", "theirs", "edit"), "refused": ("retry", "edit", "discard")}
"""What can be decided, per kind of item."""


@dataclass(frozen=True, slots=True)
class Sides:
    """One field as it was (`base`), as the person wants it (`mine`), and as it is at the hub (`theirs`)."""

    field: str
    label: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """A refused command, or a field changed on both sides: `theirs` was entered by `by_name` at `at`.

    `mine_by` and `theirs_by` say whose both are; for a refusal, `theirs_by` is who changed the row last at the hub.
    `sides` holds the fields of a refused change of fields. `message` is the hub's sentence in English; `template` and
    `values` are what it was made of, for a translation.
    """

    id: str
    kind: str
    seq: int
    entity: str
    row_id: str
    title: str
    command: str
    label: str
    args: dict[str, Any]
    message: str
    created_at: str
    issued_at: str
    field: str = ""
    field_label: str = ""
    base: Any = None
    mine: Any = None
    theirs: Any = None
    by_name: str = ""
    at: str = ""
    choices: tuple[str, ...] = ()
    template: str = ""
    values: Any = None
    mine_by: Provenance = UNKNOWN
    theirs_by: Provenance = UNKNOWN
    sides: tuple[Sides, ...] = ()


def items(conn: Connection) -> list[AttentionItem]:
    """All unresolved items, newest first."""
    actor = actor_of(conn)
    return [_item(conn, actor, stored) for stored in outbox.attention(conn)]


def _item(conn: Connection, actor: Actor, stored: outbox.Attention) -> AttentionItem:
    entry = outbox.entry(conn, stored.seq)
    spec = COMMANDS.get(entry.name) if entry else None
    entity = ENTITIES.get(stored.entity)
    payload = stored.payload
    row = base_row(conn, entity.row, stored.row_id) if entity else None
    theirs, theirs_by = _theirs(conn, actor, stored, row)
    return AttentionItem(
        id=stored.id,
        kind=stored.kind,
        seq=stored.seq,
        entity=stored.entity,
        row_id=stored.row_id,
        title=titles(conn, stored.entity, [stored.row_id]).get(stored.row_id, ""),
        command=entry.name if entry else "",
        label=spec.label if spec else "",
        args=entry.args if entry else {},
        message=_sentence(payload),
        created_at=stored.created_at,
        issued_at=entry.issued_at if entry else "",
        field=stored.field,
        field_label=entity.by_name[stored.field].label if entity and stored.field in entity.by_name else "",
        base=payload.get("base"),
        mine=payload.get("mine"),
        theirs=theirs,
        by_name=theirs_by.name,
        at=theirs_by.at,
        choices=CHOICES[stored.kind],
        template=str(payload.get("message", "")),
        values=payload.get("values") or {},
        mine_by=Provenance(Relation.YOU, actor.name, entry.issued_at, entry.offline) if entry else UNKNOWN,
        theirs_by=theirs_by,
        sides=_sides(spec, entry, row) if entry and stored.kind == "refused" else (),
    )


def _theirs(conn: Connection, actor: Actor, stored: outbox.Attention, row: Row | None) -> tuple[Any, Provenance]:
    """What the hub has, and who entered it when: as it told, or newer where the row has changed once more since."""
    payload = stored.payload
    told = payload.get("theirs")
    if stored.kind == "conflict":
        by, name, at = (str(payload.get(key, "")) for key in ("by", "by_name", "at"))
        now = _plain(getattr(row, stored.field, told)) if row is not None and row.updated_at > at else told
        if now in (told, payload.get("mine")):
            who = str(payload.get("by_kind", "")) or relation_to(conn, actor, by)
            # An older hub names who changed the row last: where that was oneself, nobody knows about this field.
            known = bool(by or name or at) and (bool(payload.get("by_kind")) or who != Relation.YOU)
            return told, Provenance(who, name, at) if known else UNKNOWN
        told = now
    return told, last_change(conn, actor, row) if row is not None else UNKNOWN


def _sides(spec: CommandSpec | None, entry: outbox.Entry, row: Row | None) -> tuple[Sides, ...]:
    """The fields that a refused command wanted to change; none where it is not about fields."""
    patch = next((item for item in spec.fields if item.type is Type.PATCH), None) if spec else None
    changes = entry.args.get(patch.name) if patch else None
    if patch is None or not isinstance(changes, Mapping):
        return ()
    known = ENTITIES[patch.target].by_name
    return tuple(
        Sides(name, known[name].label, old, new, _plain(getattr(row, name, None)))
        for name, (old, new) in changes.items()
        if name in known
    )


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _sentence(payload: dict[str, Any]) -> str:
    template, values = str(payload.get("message", "")), payload.get("values") or {}
    try:
        return template.format(**values) if values else template
    except (KeyError, IndexError, ValueError):
        return template


def decide(conn: Connection, item_id: str, choice: str, value: Any) -> tuple[Command | None, RowKey]:
    """The command that carries out a person's decision (None: the item is only closed), and the row it is about.

    Raises `NotFound` where it is resolved already, `BadInput` for a choice that the item does not offer.
    """
    stored = outbox.attention_item(conn, item_id)
    if stored is None:
        raise NotFound("This has been decided already.")
    if choice not in CHOICES[stored.kind]:
        raise BadInput("Choose one of: {choices}.", choices=", ".join(CHOICES[stored.kind]))
    about = stored.entity, stored.row_id
    if choice in {"theirs", "discard"}:
        return None, about
    entry = outbox.entry(conn, stored.seq)
    if entry is None:
        raise NotFound("The change that this is about is not kept any more.")
    if stored.kind == "conflict":
        return _patched(conn, stored, entry, stored.payload.get("mine") if choice == "mine" else value), about
    args = {**entry.args, **(value or {})} if choice == "edit" else entry.args
    return decode_command(entry.name, with_new_ids(entry.name, args), entry.version), about


def _patched(conn: Connection, stored: outbox.Attention, entry: outbox.Entry, value: Any) -> Command:
    """The same patch for this one field, made on top of what is there now."""
    entity = ENTITIES[stored.entity]
    row = ReplicaView(conn).get(entity.row, stored.row_id)
    if row is None:
        raise NotFound("This {label} is not, or no longer, yours to see.", label=entity.label.lower())
    spec = COMMANDS[entry.name]
    now = getattr(row, stored.field)
    current = list(now) if isinstance(now, tuple) else now
    args = {spec.subject_arg: stored.row_id, "changes": {stored.field: [current, value]}}
    return decode_command(entry.name, args)
