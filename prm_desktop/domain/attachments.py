"""Files that people attach to their records. The row names the content by its hash; the bytes travel by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.commands import (
    Actor,
    Change,
    Command,
    Put,
    Remove,
    Role,
    View,
    any_record,
    command,
    require,
    the,
)
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.work import CONFIDENTIAL

MAX_BYTES = 100_000_000
"""The largest file that can be attached."""


@entity(
    "attachment",
    "Attachment",
    "Attachments",
    scopes.remark("record_kind", "partner_id", *CONFIDENTIAL),
    area="leads",
    title="file_name",
    subtitle="media_type",
    parent="record_id",
    sort="-created_at",
    icon="mdi6.paperclip",
    since=2,
    why="Drawings, photos and offers, kept with the record they belong to.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment(Row):
    """A file on a record that both the partner and the vendor see. `size` in bytes; `sha256` names its content."""

    record_kind: Annotated[str, f.text("Record kind")] = ""
    record_id: Annotated[str, f.text("Record", index=True)] = ""
    file_name: Annotated[str, f.text("File", search=True, column=1)] = ""
    media_type: Annotated[str, f.text("Format", column=2)] = ""
    size: Annotated[int, f.integer("Size in bytes", column=3)] = 0
    sha256: Annotated[str, f.blob("Checksum", index=True)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    user_id: Annotated[str, f.ref("user", "Who", column=4)] = ""
    author: Annotated[str, f.text("Author")] = ""


@command(
    "attachment.add",
    "Attach a file",
    Attachment,
    subject_arg="record_id",
    icon="mdi6.paperclip",
    outward="Your colleagues and the vendor can open it.",
    done="Attached.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AddAttachment(Command):
    """Keep a file with a record. The command is sent once the hub has the file; the hub refuses it otherwise."""

    record_kind: Annotated[str, f.text("Record kind", required=True)]
    record_id: Annotated[str, f.text("Record", required=True)]
    file_name: Annotated[str, f.text("File", required=True)]
    sha256: Annotated[str, f.blob("Checksum", required=True)]
    size: Annotated[int, f.integer("Size in bytes", required=True)]
    media_type: Annotated[str, f.text("Format")] = ""
    attachment_id: Annotated[str, f.new_id("attachment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where the record is not the actor's to see, or not their company's, and for too large a file."""
        _, record = any_record(view, self.record_kind, self.record_id)
        owner = getattr(record, "partner_id", "")
        require(owner, "no_owner", "Files can be attached to records of a partner, such as leads, deals and tickets.")
        mine = actor.is_vendor or owner == actor.partner_id
        require(mine, "shared", "This is another company's; you can read it and comment on it.")
        require(0 < self.size <= MAX_BYTES, "too_large", "A file may have up to 100 MB, and must not be empty.")
        made = Attachment(
            id=self.attachment_id,
            record_kind=self.record_kind,
            record_id=record.id,
            file_name=self.file_name,
            media_type=self.media_type,
            size=self.size,
            sha256=self.sha256,
            partner_id=owner,
            user_id=actor.user_id,
            author=actor.name,
        )
        return [Put(made)]

    def inverse(self, view: View) -> Command | None:
        """Take it off again."""
        return RemoveAttachment(attachment_id=self.attachment_id)


@command("attachment.remove", "Remove", Attachment, icon="mdi6.paperclip-off", done="Removed: {title}.")
@dataclass(frozen=True, kw_only=True, slots=True)
class RemoveAttachment(Command):
    """Take a file off a record. The hub forgets its content some weeks later, where nothing else names it."""

    attachment_id: Annotated[str, f.ref("attachment", "Attachment", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused unless the actor attached it, or is an administrator or of the vendor."""
        found = the(view, Attachment, self.attachment_id)
        allowed = found.user_id == actor.user_id or actor.role == Role.ADMIN or actor.is_vendor
        require(allowed, "not_yours", "Only whoever attached it, or an administrator, can remove it.")
        return [Remove("attachment", found.id)]

    def inverse(self, view: View) -> Command | None:
        """Attach it again."""
        found = view.get(Attachment, self.attachment_id)
        if found is None:
            return None
        return AddAttachment(
            record_kind=found.record_kind,
            record_id=found.record_id,
            file_name=found.file_name,
            sha256=found.sha256,
            size=found.size,
            media_type=found.media_type,
            attachment_id=found.id,
        )
