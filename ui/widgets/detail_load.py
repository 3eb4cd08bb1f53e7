"""What a detail shows of a row, read in one go off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import Type
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.offering import offered
from prm_desktop.services.telling import TimelineItem
from prm_desktop.services.workspace import Workspace
from ui.format import Formatter, Names
from ui.models.says import Say
from ui.models.source import names_for
from ui.models.standing import standing
from ui.widgets import deal_lines, related


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that a detail shows of a row, read in one go off the UI thread."""

    row: Any
    pending: bool
    attention: bool
    names: Names
    timeline: tuple[TimelineItem, ...]
    groups: tuple[related.Group, ...]
    says: tuple[Say, ...] = ()
    can: tuple[CommandSpec, ...] = ()


def load(workspace: Workspace, formatter: Formatter, kind: str, row_id: str) -> Loaded | None:
    """Read a row and everything around it; None where it is not here (any more). Blocks."""
    item = workspace.item(kind, row_id)
    if item is None:
        return None
    return Loaded(
        row=item.row,
        pending=item.pending,
        attention=item.attention,
        names=names_for(workspace.names, ENTITIES[kind].fields, [item.row]),
        timeline=tuple(workspace.timeline(kind, row_id)),
        groups=related.load(workspace, kind, row_id, without=(deal_lines.KIND,)),
        says=standing(workspace, formatter, kind, item.row),
        can=tuple(offered(workspace, kind, item.row)),
    )


def is_update(spec: CommandSpec) -> bool:
    """Whether a command changes fields by a patch: what editing in place uses."""
    return any(item.type is Type.PATCH for item in spec.fields)
