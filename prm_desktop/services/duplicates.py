"""What looks like a duplicate of a record, for the page that shows it."""

from __future__ import annotations

from prm_desktop.domain.leads import Lead
from prm_desktop.domain.likeness import Alike
from prm_desktop.replica.alike import like_lead
from prm_desktop.services.workspace import Workspace

MOST = 3
"""More are no hint but a list."""


def like(workspace: Workspace, lead: Lead) -> list[Alike]:
    """The leads that look most like this one and could be merged with it. Blocks."""
    with workspace.db.read() as conn:
        return like_lead(conn, lead)[:MOST]
