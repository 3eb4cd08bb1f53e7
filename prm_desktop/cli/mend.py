"""`doctor --repair` of a file that is whole: what differs from the hub, the search index, and what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from prm_desktop.app import Session
from prm_desktop.cli.context import Context
from prm_desktop.cli.exits import Exit
from prm_desktop.cli.output import Column, Output
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import HubError
from prm_desktop.replica import outbox, search
from prm_desktop.replica.audit import NOWHERE, stale_indexes, wrongly_shown
from sync.repair import Difference, Examined


def mend(ctx: Context) -> Exit:
    """Repair in place, and say what was repaired. Raises `HubError` where a repair fails, and `Busy`.

    The search index and what is shown are repaired first, so that they are even where the hub cannot be reached.
    """
    session = ctx.session()
    status = session.workspace.status()
    done = _Repaired(note=_no_comparison(status), pending=status.pending)
    done.shown, done.search = _mend_here(session)
    done.files = session.documents.repair()
    found = None if done.note else _examined(session, done)
    if found and found.differences:
        mended = session.mend(found)
        done.differing, done.loaded, done.removed = mended.differences, mended.loaded, mended.removed
    if ctx.out.as_json:
        ctx.out.json(done.as_json())
    else:
        done.tell(ctx.out)
    return Exit.DONE


@dataclass
class _Repaired:
    """What was repaired.

    `search`: kinds indexed anew; `shown`: records shown otherwise; `files`: damaged ones; `note`: why not compared.
    """

    note: str
    pending: int
    shown: int = 0
    search: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    differing: tuple[Difference, ...] = ()
    loaded: int = 0
    removed: int = 0

    @property
    def anything(self) -> bool:
        return bool(self.shown or self.search or self.files or self.differing)

    def as_json(self) -> dict[str, Any]:
        """For a program."""
        values = {"search": self.search, "shown": self.shown, "loaded": self.loaded, "removed": self.removed}
        values["files"] = self.files
        told = [as_json(item) for item in self.differing]
        return {"repaired": self.anything, "differences": told, **values, "note": self.note}

    def tell(self, out: Output) -> None:
        """For a person."""
        if self.differing:
            show_differences(out, self.differing)
            out.line(f"Repaired: {self.loaded:,} records were loaded again, {self.removed:,} were removed.")
        if self.search:
            names = ", ".join(ENTITIES[kind].plural.lower() for kind in self.search)
            out.line(f"The search index was made again: {names}.")
        if self.shown:
            out.line(f"{self.shown} records are shown again as their unsent changes make them.")
        if self.files:
            out.line(f"{len(self.files)} damaged files were removed; each is fetched anew when it is wanted.")
        if not self.anything:
            out.line("The local copy is whole; there is nothing to repair.")
        if self.note:
            out.line(self.note)
        if self.pending:
            out.line(f"Unsent changes were not touched: {self.pending}.")


def _examined(session: Session, done: _Repaired) -> Examined | None:
    try:
        return session.examine()
    except HubError as error:
        done.note = f"Not compared with the hub: {error.message}"
        return None


def _no_comparison(status: Any) -> str:
    if status.primed and status.signed_in:
        return ""
    return "Not compared with the hub: there was no first sync, or you are signed out."


def _mend_here(session: Session) -> tuple[int, list[str]]:
    """Put right what needs no hub. Returns how many records are shown otherwise now, and the kinds indexed anew."""
    wrong = wrongly_shown(session.db)
    if wrong:
        with session.db.write() as conn:
            outbox.rebase(conn)
    stale = stale_indexes(session.db)
    for kind in stale:
        with session.db.write() as conn:
            search.rebuild(conn, kind)
    return len(wrong), stale


def as_json(item: Difference) -> dict[str, Any]:
    """A difference for a program."""
    sides = {"here": item.here, "there": item.there}
    sums = {name: dict(zip(("rows", "versions", "content"), side, strict=True)) for name, side in sides.items()}
    return {"scope": item.scope, "entity": item.kind, **sums, "words": item.words}


def show_differences(out: Output, differing: Sequence[Difference]) -> None:
    """A table for a person: which records of which scope differ, and in how far."""
    columns = [Column("Scope", whole=True), Column("Records"), Column("Difference")]
    rows = [
        (item.scope if item.scope != NOWHERE else "(none of yours)", ENTITIES[item.kind].plural, item.words)
        for item in differing
    ]
    out.table(columns, rows)
