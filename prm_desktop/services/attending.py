"""Attention: refusals and conflicts, shown with both sides' words, and what a person can decide about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prm_desktop.domain.commands import Command, decode_command, with_new_ids
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import BadInput, NotFound
from prm_desktop.replica import outbox
from prm_desktop.replica.rows import ReplicaView, titles
from prm_desktop.replica.transaction import Connection

CHOICES = {"conflict": ("mine", "theirs", "edit"), "refused": ("retry", "edit", "discard")}
"""What can be decided, per kind of item."""


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """A refused command, or a field changed on both sides: `theirs` was entered by `by_name` at `at`.

    `message` is the hub's sentence in English; `template` and `values` are what it was made of, for a translation.
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


def items(conn: Connection) -> list[AttentionItem]:
    """All unresolved items, newest first."""
    return [_item(conn, stored) for stored in outbox.attention(conn)]


def _item(conn: Connection, stored: outbox.Attention) -> AttentionItem:
    entry = outbox.entry(conn, stored.seq)
    spec = COMMANDS.get(entry.name) if entry else None
    entity = ENTITIES.get(stored.entity)
    payload = stored.payload
    spec_field = entity.by_name.get(stored.field) if entity and stored.field else None
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
        field_label=spec_field.label if spec_field else "",
        base=payload.get("base"),
        mine=payload.get("mine"),
        theirs=payload.get("theirs"),
        by_name=str(payload.get("by_name", "")),
        at=str(payload.get("at", "")),
        choices=CHOICES[stored.kind],
        template=str(payload.get("message", "")),
        values=payload.get("values") or {},
    )


def _sentence(payload: dict[str, Any]) -> str:
    template, values = str(payload.get("message", "")), payload.get("values") or {}
    try:
        return template.format(**values) if values else template
    except (KeyError, IndexError, ValueError):
        return template


def decide(conn: Connection, item_id: str, choice: str, value: Any) -> Command | None:
    """The command that carries out a person's decision; None where nothing is to be done but to close the item.

    Raises `NotFound` where it is resolved already, `BadInput` for a choice that the item does not offer.
    """
    stored = outbox.attention_item(conn, item_id)
    if stored is None:
        raise NotFound("This has been decided already.")
    if choice not in CHOICES[stored.kind]:
        raise BadInput("Choose one of: {choices}.", choices=", ".join(CHOICES[stored.kind]))
    if choice in {"theirs", "discard"}:
        return None
    entry = outbox.entry(conn, stored.seq)
    if entry is None:
        raise NotFound("The change that this is about is not kept any more.")
    if stored.kind == "conflict":
        return _patched(conn, stored, entry, stored.payload.get("mine") if choice == "mine" else value)
    args = {**entry.args, **(value or {})} if choice == "edit" else entry.args
    return decode_command(entry.name, with_new_ids(entry.name, args), entry.version)


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


def close(conn: Connection, item_id: str, now: str) -> None:
    """Mark an item as decided."""
    outbox.resolve_attention(conn, [item_id], now)
