"""The verbs that only read: list, show, export."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from prm_desktop.cli import find
from prm_desktop.cli.context import Context
from prm_desktop.cli.exits import Exit
from prm_desktop.cli.output import Column
from prm_desktop.cli.shown import Names, absolute, is_right, short_id, shown
from prm_desktop.domain.entities import Entity, Row
from prm_desktop.domain.fields import Field, Type
from prm_desktop.errors import BadInput, NotFound
from prm_desktop.replica.queries import RowItem
from prm_desktop.services.export import Export, Format, check, to_file, to_text
from prm_desktop.services.offering import offered
from prm_desktop.services.sheets import Options, as_json
from prm_desktop.services.workspace import Workspace

PAGE = 2000
"""Rows read at once."""


def list_rows(ctx: Context) -> Exit:
    """`list`: a table for people, one JSON array for programs."""
    entity, workspace, numbers = _selected(ctx)
    items = [item for page in _pages(workspace, entity, numbers) for item in page]
    if ctx.out.as_json:
        ctx.out.json([as_json(item.row, entity) for item in items])
    elif items:
        _table(ctx, workspace, entity, items)
    else:
        ctx.out.line(f"No {entity.plural.lower()} {'fit' if _narrowed(ctx) else 'here'}.")
    return Exit.DONE


def _table(ctx: Context, workspace: Workspace, entity: Entity[Any], items: Sequence[RowItem]) -> None:
    fields, now = entity.list_fields, ctx.now()
    names = _names(workspace, entity, fields, [item.row for item in items])
    columns = [Column("Id", whole=True), Column(""), *(Column(field.label, right=is_right(field)) for field in fields)]
    rows = [
        [_id(ctx, item.row), _mark(item), *(shown(field, item.row, names, now, ids=ctx.out.ids) for field in fields)]
        for item in items
    ]
    ctx.out.table(columns, rows)


def _mark(item: RowItem) -> str:
    """`!`: something to decide; `↑`: changes that wait to be sent."""
    return ("!" if item.attention else "") + ("↑" if item.pending else "")


def _narrowed(ctx: Context) -> bool:
    return bool(ctx.options.where or ctx.options.search)


def _id(ctx: Context, row: Row) -> str:
    return row.id if ctx.out.ids else short_id(row.id)


def _selected(ctx: Context) -> tuple[Entity[Any], Workspace, Sequence[int]]:
    entity = find.entity_named(ctx.options.entity)
    workspace = ctx.session().workspace
    options = ctx.options
    wanted = find.Selection(options.where, options.search, options.sort, options.limit)
    query = find.query_of(entity, workspace, wanted)
    return entity, workspace, workspace.list_ids(entity.kind, query)


def _pages(workspace: Workspace, entity: Entity[Any], numbers: Sequence[int]) -> Iterator[list[RowItem]]:
    for start in range(0, len(numbers), PAGE):
        yield workspace.rows(entity.kind, numbers[start : start + PAGE])


def _names(workspace: Workspace, entity: Entity[Any], fields: Sequence[Field], rows: Sequence[Row]) -> Names:
    names: dict[str, str] = {}
    for kind, ids in find.references(entity, fields, rows).items():
        names |= workspace.names(kind, sorted(ids))
    return names


def show(ctx: Context) -> Exit:
    """`show`: one record by labels, then what happened around it."""
    entity = find.entity_named(ctx.options.entity)
    workspace = ctx.session().workspace
    row_id = find.row_id(workspace, entity.kind, ctx.options.id)
    found = workspace.get(entity.kind, row_id)
    if found is None:
        raise NotFound("No {label} with the id “{id}” here.", label=entity.label.lower(), id=row_id)
    if ctx.out.as_json:
        ctx.out.json(as_json(found, entity))
        return Exit.DONE
    _page(ctx, workspace, entity, found)
    return Exit.DONE


def _page(ctx: Context, workspace: Workspace, entity: Entity[Any], row: Row) -> None:
    now = ctx.now()
    names = _names(workspace, entity, entity.fields, [row])
    hidden = {"id", "rv", "external_refs"}
    facts = [("Id", _id(ctx, row))]
    for field in entity.fields:
        text = _in_full(ctx, field, row, names, now) if field.name not in hidden else ""
        if text:
            facts.append((field.label, text))
    ctx.out.line(f"{entity.label}: {getattr(row, entity.title) or 'without a name'}")
    ctx.out.facts(facts)
    steps = offered(workspace, entity.kind, row)
    if steps:
        ctx.out.line()
        ctx.out.line("What you can do: " + ", ".join(f"{step.name} ({step.label})" for step in steps))
    for item in workspace.timeline(entity.kind, row.id):
        waiting = " (not sent yet)" if item.pending else ""
        ctx.out.line()
        ctx.out.line(f"{absolute(item.at)} · {item.who} · {item.title}{waiting}")
        if item.body:
            ctx.out.facts([("  ", item.body)])


def _in_full(ctx: Context, field: Field, row: Row, names: Names, now: str) -> str:
    value = getattr(row, field.name)
    if field.type is Type.LONG_TEXT:
        return str(value)
    text = shown(field, row, names, now, ids=ctx.out.ids)
    if field.type is Type.INSTANT and text:
        full = absolute(value)
        return full if full.startswith(text) else f"{full} ({text})"
    return text


def export(ctx: Context) -> Exit:
    """`export`: stored values under the declared names, ready for a spreadsheet or another program."""
    entity, workspace, numbers = _selected(ctx)
    target = ctx.options.output
    columns = tuple(filter(None, ctx.options.columns.split(",")))
    wanted = Export(entity.kind, numbers, Format(ctx.options.format), Options(columns=columns))
    check(wanted)
    if target == "-":
        _to_standard_output(ctx, workspace, wanted)
        return Exit.DONE
    count = to_file(workspace, wanted, Path(target))
    told = f"{entity.count(count)} written to {target}."
    ctx.out.result({"file": str(Path(target).absolute()), "rows": count}, told)
    return Exit.DONE


def _to_standard_output(ctx: Context, workspace: Workspace, wanted: Export) -> None:
    if wanted.format in {Format.XLSX, Format.CALENDAR}:
        raise BadInput("Name the file to write with --output.")
    stream = ctx.out.stream
    system_ends = stream is sys.stdout and os.linesep != "\n"  # it makes \r\n of each \n by itself
    options = replace(wanted.options, line_end="\n" if system_ends else "\r\n")
    to_text(workspace, replace(wanted, options=options), stream)
