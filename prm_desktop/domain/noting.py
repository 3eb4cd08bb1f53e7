"""What the vendor's people note on a record for themselves; no partner ever sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain.commands import Actor, By, Change, Command, Put, View, any_record, command, vendor_only
from prm_desktop.domain.work import WorkNote


@command(
    "work_note.add",
    "Work note",
    WorkNote,
    subject_arg="record_id",
    icon="mdi6.note-plus-outline",
    by=By.VENDOR,
    outward="Only the vendor's people see it.",
    done="Work note saved.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AddWorkNote(Command):
    """Note something on a record for the vendor's people alone."""

    record_kind: Annotated[str, f.text("Record kind", required=True)]
    record_id: Annotated[str, f.text("Record", required=True)]
    body: Annotated[str, f.long_text("Note", required=True)]
    work_note_id: Annotated[str, f.new_id("work_note")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for partners."""
        vendor_only(actor)
        _, record = any_record(view, self.record_kind, self.record_id)
        return [
            Put(
                WorkNote(
                    id=self.work_note_id,
                    record_kind=self.record_kind,
                    record_id=record.id,
                    body=self.body,
                    author=actor.name,
                )
            )
        ]
