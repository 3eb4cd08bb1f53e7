"""The verb `import`: records from a CSV or vCard file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prm_desktop.cli import find
from prm_desktop.cli.context import Context
from prm_desktop.cli.exits import Exit
from prm_desktop.errors import BadInput, UserError
from prm_desktop.services.imports.columns import guess, targets
from prm_desktop.services.imports.doing import Brought, Likes, OnLike, bring_in, numbers, save_rest
from prm_desktop.services.imports.memory import remember, remembered
from prm_desktop.services.imports.planning import Item, Plan, Wanted, plan
from prm_desktop.services.imports.reading import Sheet, read_sheet

SHOWN = 20
"""Rows that are told of one by one; the file of what was set aside has all of them."""
Rest = Sequence[tuple[Item, UserError]]


def bring(ctx: Context) -> Exit:
    """`import`: what is good comes in and can be taken back; what is not is named by line and reason."""
    options = ctx.options
    kind = find.entity_named(options.kind).kind
    sheet = read_sheet(Path(options.file))
    workspace = ctx.session().workspace
    mapped = _mapping(sheet, kind, options.mapping, remembered(workspace, sheet).get(kind))
    planned = plan(workspace, Wanted(sheet, kind, mapped, minor=options.minor_units))
    if options.dry_run:
        _tell(ctx, planned, mapped, None, _unusable(planned))
        return Exit.DONE
    if options.mapping:
        remember(workspace, sheet, kind, mapped)
    likes = Likes(OnLike(options.duplicates), _single(options.only, planned))
    brought = bring_in(workspace, planned, likes)
    rest = (*_unusable(planned), *brought.failed)
    if options.rest and rest:
        save_rest(sheet, rest, Path(options.rest))
    _tell(ctx, planned, mapped, brought, rest)
    if brought.error is not None:
        raise brought.error
    return Exit.ATTENTION if rest else Exit.DONE


def _unusable(planned: Plan) -> Rest:
    return [(item, item.problem) for item in planned.unusable if item.problem is not None]


def _single(given: Sequence[str], planned: Plan) -> dict[int, OnLike]:
    """What `LINE=skip|fill|update|make` says of single duplicates."""
    lines, found = {item.line for item in planned.alike}, {}
    for text in given:
        line, _, wanted = text.partition("=")
        if not line.isdecimal() or wanted not in set(OnLike):
            raise BadInput("“{text}” is no line with what becomes of it.", text=text[:40], hint="--only 12=make")
        if int(line) not in lines:
            raise BadInput("Line {line} is no duplicate.", line=line)
        found[int(line)] = OnLike(wanted)
    return found


def _mapping(sheet: Sheet, kind: str, given: str, before: dict[int, str] | None) -> dict[int, str]:
    """What was chosen for such a file before, else the guess; changed by `{"column": "field"}` as JSON or in a file.

    An empty field leaves the column out.
    """
    mapped = guess(sheet.header, kind) if before is None else dict(before)
    for title, name in _given(given).items():
        places = [place for place, known in enumerate(sheet.header) if known == title]
        if not places:
            raise BadInput("The file has no column “{column}”.", column=title, hint=", ".join(sheet.header))
        for place in places:
            mapped.pop(place, None)
            if name:
                mapped[place] = name
    return mapped


def _given(text: str) -> dict[str, str]:
    if not text:
        return {}
    try:
        words = text if text.lstrip().startswith("{") else Path(text).read_text("utf-8")
        found = json.loads(words)
    except (OSError, ValueError, RecursionError) as error:
        raise BadInput("The mapping is no JSON: {error}", error=str(error), hint=_EXAMPLE) from error
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found.values()):
        raise BadInput("The mapping must be one JSON object with texts.", hint=_EXAMPLE)
    return found


_EXAMPLE = """For example: --mapping '{"Firma": "company", "Bemerkung": ""}'"""


def _tell(ctx: Context, planned: Plan, mapped: dict[int, str], brought: Brought | None, rest: Rest) -> None:
    if ctx.out.as_json:
        ctx.out.json(_as_json(planned, mapped, brought, rest))
        return
    header = planned.sheet.header
    used = [f"{header[place]} → {name}" for place, name in sorted(mapped.items())]
    unused = [title for place, title in enumerate(header) if place not in mapped and title]
    ctx.out.line("Columns: " + ", ".join(used) + (f". Not used: {', '.join(unused)}." if unused else "."))
    for item in planned.alike[:SHOWN]:
        ctx.out.line(f"Line {item.line} looks like {_like(item)}.")
    for item, why in rest[:SHOWN]:
        ctx.out.line(f"Line {item.line} is set aside: {why.message}")
    if max(len(planned.alike), len(rest)) > SHOWN:
        ctx.out.line("… and more; --json tells all of them.")
    ctx.out.line(_sum(planned, brought, rest))


def _sum(planned: Plan, brought: Brought | None, rest: Rest) -> str:
    if brought is None:
        alike = len(planned.alike)
        made = len(planned.usable) - alike
        return f"{made} would be made, {alike} look like what is here, {len(rest)} cannot be used. Nothing was done."
    told = f"{brought.made} made, {brought.filled} filled, {brought.skipped} left as they are, {len(rest)} set aside."
    undo = f" Take it all back with: prm-desktop undo {numbers(brought.dones)}" if brought.dones else ""
    return f"{told} Saved here; sent with the next sync.{undo}"


def _like(item: Item) -> str:
    like = item.like
    if like is None:
        return ""
    what = f"line {like.line}" if like.line else f"“{like.title}”"
    return f"{what} ({', '.join(like.because)})"


def _as_json(planned: Plan, mapped: dict[int, str], brought: Brought | None, rest: Rest) -> dict[str, Any]:
    header = planned.sheet.header
    told: dict[str, Any] = {
        "file": planned.sheet.name,
        "kind": planned.kind,
        "mapping": {header[place]: name for place, name in sorted(mapped.items())},
        "ignored_columns": [title for place, title in enumerate(header) if place not in mapped],
        "fields": [item.spec.name for item in targets(planned.kind)],
        "rows": len(planned.items),
        "usable": len(planned.usable),
        "alike": [
            {"line": item.line, "id": item.like.id, "like_line": item.like.line, "because": list(item.like.because)}
            for item in planned.alike
            if item.like is not None
        ],
        "bad": [{"line": item.line, "reason": why.message} for item, why in rest],
        "accounts": planned.accounts,
    }
    if brought is None:
        return {**told, "done": False}
    done = {"made": brought.made, "filled": brought.filled, "skipped": brought.skipped, "undo": numbers(brought.dones)}
    return {
        **told,
        "done": True,
        **done,
        "ids": [item.subject_id for item in brought.dones if not item.name.endswith(".update")],
    }
