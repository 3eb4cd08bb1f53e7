"""The verb `blob`: documents and attached files on this computer."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from prm_desktop.cli import find
from prm_desktop.cli.context import Context
from prm_desktop.cli.exits import Exit
from prm_desktop.cli.output import Column
from prm_desktop.cli.shown import short_id
from prm_desktop.errors import BadInput
from prm_desktop.replica.blobs import BLOB_FIELDS, EVERYTHING
from prm_desktop.services.documents import Document

MEGABYTE = 1_000_000


def blob(ctx: Context) -> Exit:
    """`blob`: what is here, or one of its actions."""
    actions = {"fetch": _fetch, "save": _save, "attach": _attach, "pin": _pin, "unpin": _unpin, "pins": _pins}
    return actions.get(ctx.options.action or "", _list)(ctx)


def _list(ctx: Context) -> Exit:
    kind = _kind(getattr(ctx.options, "entity", "asset"))
    found = ctx.session().documents.all(kind)
    if ctx.out.as_json:
        ctx.out.json([asdict(item) for item in found])
        return Exit.DONE
    columns = [Column("Id"), Column("File"), Column("MB", right=True), Column("State")]
    ctx.out.table(columns, [_row(ctx, item) for item in found])
    return Exit.DONE


def _row(ctx: Context, item: Document) -> list[str]:
    shown = item.id if ctx.out.ids else short_id(item.id)
    return [shown, item.title, f"{item.size / MEGABYTE:,.1f}", _state(item)]


def _state(item: Document) -> str:
    if item.unsent:
        return "here, not sent yet"
    if item.here:
        return "here, kept" if item.kept else "here"
    if item.error:
        return f"not here: {item.error}"
    return "wanted" if item.kept else ""


def _fetch(ctx: Context) -> Exit:
    session = ctx.session()
    if not ctx.options.id:
        session.move_files()
        waiting = sum(pin.files - pin.here for pin in session.documents.pins())
        told = (
            "Everything that is to be kept here is here." if not waiting else f"{waiting} files could not be fetched."
        )
        ctx.out.result({"missing": waiting}, told)
        return Exit.OFFLINE if waiting else Exit.DONE
    document = _document(ctx)
    session.fetch(document)
    ctx.out.result(asdict(session.documents.of(document.kind, document.id)), f"“{document.title}” is here.")
    return Exit.DONE


def _save(ctx: Context) -> Exit:
    session, document = ctx.session(), _document(ctx)
    session.fetch(document)
    target = Path(ctx.options.output or document.file_name)
    if target.is_dir():
        target /= document.file_name
    session.documents.save_copy(document, target)
    told = f"Saved a copy as {target}. It is not encrypted."
    ctx.out.result({"path": str(target), "size": document.size, "sha256": document.sha256}, told)
    return Exit.DONE


def _attach(ctx: Context) -> Exit:
    session = ctx.session()
    kind = find.entity_named(ctx.options.entity).kind
    row_id = find.row_id(session.workspace, kind, ctx.options.id)
    done = session.documents.attach(kind, row_id, Path(ctx.options.file))
    told = {"seq": done.seq, "created": done.created, "subject_kind": kind, "subject_id": row_id}
    ctx.out.result(told, f"Attached. Number {done.seq} in the outbox; it is sent with the next sync.")
    return Exit.DONE


def _pin(ctx: Context) -> Exit:
    kind, row_id = _pinned(ctx)
    ctx.session().documents.pin(kind, row_id)
    told = "It is kept on this computer from the next sync on; now: prm-desktop blob fetch"
    ctx.out.result({"kind": kind, "id": row_id, "pinned": True}, told)
    return Exit.DONE


def _unpin(ctx: Context) -> Exit:
    kind, row_id = _pinned(ctx)
    ctx.session().documents.unpin(kind, row_id)
    ctx.out.result(
        {"kind": kind, "id": row_id, "pinned": False}, "It is not kept any more; it goes when room is needed."
    )
    return Exit.DONE


def _pins(ctx: Context) -> Exit:
    found = ctx.session().documents.pins()
    if ctx.out.as_json:
        ctx.out.json([asdict(item) for item in found])
        return Exit.DONE
    if not found:
        ctx.out.line("Nothing is kept on this computer.")
        return Exit.DONE
    columns = [Column("Kind"), Column("What"), Column("Files", right=True), Column("Here", right=True)]
    rows = [[item.kind, item.title or "all that is current", str(item.files), str(item.here)] for item in found]
    ctx.out.table(columns, rows)
    return Exit.DONE


def _pinned(ctx: Context) -> tuple[str, str]:
    """What is to be pinned. Raises `BadInput`, `NotFound`."""
    if ctx.options.entity == EVERYTHING:
        return EVERYTHING, ""
    kind = find.entity_named(ctx.options.entity).kind
    return kind, find.row_id(ctx.session().workspace, kind, ctx.options.id) if ctx.options.id else ""


def _document(ctx: Context) -> Document:
    session, kind = ctx.session(), _kind(ctx.options.entity)
    return session.documents.of(kind, find.row_id(session.workspace, kind, ctx.options.id))


def _kind(text: str) -> str:
    kind = find.entity_named(text).kind
    if kind not in BLOB_FIELDS:
        raise BadInput("A {label} has no file.", label=kind, hint=f"These have: {', '.join(BLOB_FIELDS)}.")
    return kind
