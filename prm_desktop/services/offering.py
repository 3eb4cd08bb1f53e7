"""What a person is offered to do with a row: what fits its state, without what its own rules would refuse at once.

A lead of the shark tank stays open while a claim of it is on its way; nobody is offered to claim it a second time.
"""

from __future__ import annotations

from prm_desktop.domain.commands import CommandSpec, Refusal, decode_command, with_new_ids
from prm_desktop.domain.entities import Row
from prm_desktop.domain.fields import Type
from prm_desktop.domain.registry import COMMANDS
from prm_desktop.services.workspace import Workspace


def offered(workspace: Workspace, kind: str, row: Row) -> list[CommandSpec]:
    """What can be done with this row now, the next step first. Reads the rows around it: blocks, unlike `can`."""
    return [spec for spec in workspace.can(kind, row) if not _asks_at_once(spec) or _passes(workspace, spec, row)]


def _asks_at_once(spec: CommandSpec) -> bool:
    """Whether it asks the hub with nothing more to say, so that its rules can be tried before anybody presses it."""
    return spec.requested and not spec.outward and spec.required <= {spec.subject_arg}


def _passes(workspace: Workspace, spec: CommandSpec, row: Row) -> bool:
    made = decode_command(spec.name, with_new_ids(spec.name, {spec.subject_arg: row.id}), spec.version)
    actor, now = workspace.who, workspace.now()
    try:
        workspace.ask(lambda view: made.apply(view, actor, now))
    except Refusal:
        return False
    return True


def making(kind: str) -> CommandSpec | None:
    """The command that makes a row of this kind out of nothing; None where there is none."""
    return next((spec for spec in COMMANDS.values() if spec.subject == kind and makes_subject(spec)), None)


def makes_subject(spec: CommandSpec) -> bool:
    """Whether a command makes a new row rather than acting on one."""
    return any(item.name == spec.subject_arg and item.type is Type.NEW_ID for item in spec.fields)
