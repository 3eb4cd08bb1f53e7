"""A row may name a blob only where the hub has it, and only for somebody who has it too."""

from __future__ import annotations

from prm_desktop.domain.attachments import AddAttachment
from prm_desktop.domain.commands import Actor, Refusal
from sync.hub.blobs import claim
from sync.hub.rules.answer import Answer
from sync.hub.unit import Unit

MISSING = "blob_missing"


def add(unit: Unit, actor: Actor, command: AddAttachment) -> Answer:
    """Refused where the content has not been uploaded: knowing the name of somebody else's file opens nothing."""
    if not claim(unit.conn, actor.user_id, command.sha256, command.size, unit.now):
        raise Refusal(MISSING, "The hub does not have this file. Attach it again.")
    return Answer()
