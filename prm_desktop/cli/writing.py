"""The verbs that change something: do, undo, outbox, attention."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from prm_desktop.cli import find
from prm_desktop.cli.context import Context
from prm_desktop.cli.exits import Exit
from prm_desktop.cli.output import Column
from prm_desktop.cli.shown import plain_value, relative, short_id
from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import Field, Type
from prm_desktop.domain.partners import Relation
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import BadInput
from prm_desktop.services.attending import AttentionItem
from prm_desktop.services.many import take_all_back
from prm_desktop.services.provenance import Provenance
from prm_desktop.services.telling import OutboxItem
from prm_desktop.services.workspace import Done, Workspace

STATUS = {"pending": "waiting", "applied": "done", "refused": "refused", "conflict": "needs a decision"}


def do(ctx: Context) -> Exit:
    """`do`: one command, saved here at once."""
    if ctx.options.list:
        return _commands(ctx)
    spec = find.command_named(ctx.options.command)
    given = _arguments(ctx, spec)
    workspace = ctx.session().workspace
    return _done(ctx, workspace.do(spec.name, find.complete_args(spec, given, workspace)))


def _arguments(ctx: Context, spec: CommandSpec) -> dict[str, Any]:
    text = ctx.stdin.read() if ctx.options.arguments == "-" else ctx.options.arguments
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput("The arguments are not JSON: {error}", error=str(error), hint=_example(spec)) from error
    if not isinstance(given, dict):
        raise BadInput("The arguments must be one JSON object.", hint=_example(spec))
    return given


def _example(spec: CommandSpec) -> str:
    wanted = {item.name: "…" for item in spec.fields if item.name in spec.required}
    return f"For example: prm-desktop do {spec.name} '{json.dumps(wanted, ensure_ascii=False)}'"


def _done(ctx: Context, done: Done) -> Exit:
    told = {
        "seq": done.seq,
        "name": done.name,
        "subject_kind": done.subject_kind,
        "subject_id": done.subject_id,
        "changed": [{"kind": kind, "id": row_id} for kind, row_id in sorted(done.changed)],
        "created": done.created,
        "message": done.message,
    }
    saved = f" Number {done.seq} in the outbox; it is sent with the next sync." if done.seq else ""
    ctx.out.result(told, done.message + saved)
    return Exit.DONE


def _commands(ctx: Context) -> Exit:
    if ctx.out.as_json:
        ctx.out.json([_declared(spec) for spec in COMMANDS.values()])
        return Exit.DONE
    for spec in COMMANDS.values():
        ctx.out.line(f"{spec.name}   {spec.label} ({ENTITIES[spec.subject].label.lower()})")
        for item in spec.fields:
            mark = "*" if item.name in spec.required else " "
            ctx.out.line(f"  {mark} {item.name}: {_kind(item)}")
    ctx.out.line()
    ctx.out.line("* required; the others have a default. Ids of new records are made where they are not given.")
    return Exit.DONE


def _declared(spec: CommandSpec) -> dict[str, Any]:
    arguments = [
        {
            "name": item.name,
            "label": item.label,
            "type": item.type.value,
            "required": item.name in spec.required,
            **({"choices": [choice.value for choice in item.choices]} if item.choices else {}),
            **({"entity": item.target} if item.target else {}),
        }
        for item in spec.fields
    ]
    return {"name": spec.name, "label": spec.label, "subject": spec.subject, "arguments": arguments}


def _kind(item: Field) -> str:
    if item.choices:
        return " | ".join(choice.value for choice in item.choices)
    kinds = {
        Type.REF: f"id ({item.target})",
        Type.NEW_ID: f"id of the new {item.target}",
        Type.REFS: f"list of ids ({item.target})",
        Type.TAGS: "list of texts",
        Type.PATCH: f"{{field of {item.target}: new value}}",
        Type.MONEY: "amount in minor units (cents)",
        Type.INSTANT: "instant, 2026-11-23T08:15:00Z",
        Type.DAY: "day, 2026-11-23",
        Type.INTEGER: "whole number",
        Type.PERCENT: "hundredths of a percent",
        Type.BOOL: "true or false",
        Type.MAPPING: "object",
    }
    return kinds.get(item.type, "text")


def undo(ctx: Context) -> Exit:
    """`undo`: withdraw it, or do its opposite; several at once, the last one first."""
    seqs = ctx.options.seq
    workspace = ctx.session().workspace
    if len(seqs) == 1:
        return _done(ctx, workspace.undo(seqs[0]))
    found = take_all_back(workspace, seqs)
    stays = {seq: error.message for seq, error in sorted(found.stays.items())}
    told = f"{len(found.by)} taken back." + "".join(f"\nNumber {seq} stays: {why}" for seq, why in stays.items())
    ctx.out.result({"taken_back": sorted(found.by), "stays": {str(seq): why for seq, why in stays.items()}}, told)
    return Exit.ATTENTION if stays else Exit.DONE


def outbox(ctx: Context) -> Exit:
    """`outbox`: what waits; `outbox withdraw`: discard one that was never sent."""
    workspace = ctx.session().workspace
    if ctx.options.action == "withdraw":
        workspace.withdraw(ctx.options.seq)
        ctx.out.result({"withdrawn": ctx.options.seq}, f"Number {ctx.options.seq} is withdrawn; it was never sent.")
        return Exit.DONE
    items = workspace.outbox(pending_only=not ctx.options.all)
    if ctx.out.as_json:
        ctx.out.json([asdict(item) for item in items])
        return Exit.DONE
    if not items:
        ctx.out.line("Nothing waits to be sent." if not ctx.options.all else "Nothing was done here yet.")
        return Exit.DONE
    columns = [Column("No.", right=True), Column("When"), Column("What"), Column("On"), Column("State")]
    ctx.out.table(columns, [_outbox_row(item, ctx.now()) for item in items])
    return Exit.DONE


def _outbox_row(item: OutboxItem, now: str) -> list[str]:
    state = STATUS.get(item.status, item.status)
    return [str(item.seq), relative(item.issued_at, now), item.label, item.subject_title, state]


def attention(ctx: Context) -> Exit:
    """`attention`: what needs a person; `attention resolve`: the person's decision."""
    workspace = ctx.session().workspace
    items = workspace.attention()
    if ctx.options.action == "resolve":
        return _resolve(ctx, workspace, items)
    if ctx.out.as_json:
        ctx.out.json([asdict(item) for item in items])
        return Exit.DONE
    if not items:
        ctx.out.line("Nothing needs your attention.")
    for item in items:
        _attention_lines(ctx, item)
    return Exit.DONE


def _resolve(ctx: Context, workspace: Workspace, items: list[AttentionItem]) -> Exit:
    item_id = find.only((item.id for item in items), ctx.options.id.lower(), "open matter")
    item = next(item for item in items if item.id == item_id)
    value = _value(item, ctx.options.value)
    done = workspace.resolve(item_id, ctx.options.choice, value)
    if not done.seq:
        ctx.out.result({"resolved": item_id, "choice": ctx.options.choice}, "Settled.")
        return Exit.DONE
    return _done(ctx, done)


def _value(item: AttentionItem, text: str | None) -> Any:
    """The value as typed; read as JSON where the field, or the command to repeat, is not a plain text."""
    if text is None:
        return None
    entity = ENTITIES.get(item.entity)
    field = entity.by_name.get(item.field) if entity and item.field else None
    if field is not None and isinstance(field.default, str):
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput("The value is not JSON: {error}", error=str(error)) from error


def _attention_lines(ctx: Context, item: AttentionItem) -> None:
    now = ctx.now()
    shown_id = item.id if ctx.out.ids else short_id(item.id)
    ctx.out.line(f"{shown_id}  {_headline(item)}")
    mine, theirs = (_whose(found, now) for found in (item.mine_by, item.theirs_by))
    if item.kind == "conflict":
        facts: Mapping[str, Any] = {"before": item.base, f"{mine}": item.mine, f"{theirs}": item.theirs}
        ctx.out.facts((f"          {label}", _readable(item, value, now)) for label, value in facts.items())
    else:
        ctx.out.line(f"          done by {mine}; last changed at the hub by {theirs}")
    ctx.out.line(f"          decide: prm-desktop attention resolve {shown_id} {' | '.join(item.choices)}")


def _whose(found: Provenance, now: str) -> str:
    """Whose a value is, and since when: “you, offline, 2 h ago”, “your colleague Anna Berg, 5 min ago”."""
    who = {
        Relation.YOU: "you",
        Relation.COLLEAGUE: f"your colleague {found.name}".rstrip(),
        Relation.VENDOR: f"the vendor ({found.name})" if found.name else "the vendor",
        Relation.PARTNER: "another partner",
    }
    words = [who.get(found.who) or found.name or "somebody else", "offline" if found.offline else ""]  # type: ignore[call-overload]  # an unknown text is in no table
    return ", ".join(filter(None, (*words, relative(found.at, now) if found.at else "")))


def _headline(item: AttentionItem) -> str:
    about = f"{item.label}: {item.title}" if item.title else item.label
    if item.kind == "conflict":
        return f"{about}. Somebody else changed “{item.field_label}” too."
    return f"{about}. {item.message}"


def _readable(item: AttentionItem, value: Any, now: str) -> str:
    entity = ENTITIES.get(item.entity)
    field = entity.by_name.get(item.field) if entity else None
    if value in ("", None, [], (), {}):
        return "empty"
    return plain_value(field, value, now) if field else str(value)
