"""Forms that ask once for what is done with many rows: the arguments of a command, or the new value of one field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import Field, Type, Value
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from ui.context import UiContext
from ui.text import tr_n
from ui.widgets.command_form import CommandForm, patch_of
from ui.widgets.edit_form import Given


def bulk_commands(kind: str) -> list[CommandSpec]:
    """The commands that can be given for many rows of a kind at once; those that ask for nothing first."""
    found = [
        spec
        for spec in COMMANDS.values()
        if spec.subject == kind
        and any(item.name == spec.subject_arg and item.type is Type.REF for item in spec.fields)
        and patch_of(spec) is None
    ]
    return sorted(found, key=lambda spec: bool(spec.required - {spec.subject_arg}))


def bulk_edit(kind: str) -> tuple[CommandSpec, tuple[Field, ...]] | None:
    """The command that edits rows of a kind, and the fields that make sense for many rows; None where there is none."""
    entity = ENTITIES[kind]
    spec = next((item for item in COMMANDS.values() if item.subject == kind and patch_of(item) is not None), None)
    own = {entity.title, entity.subtitle}
    fields = tuple(item for item in entity.own_fields if item.editable and item.name not in own)
    return (spec, fields) if spec is not None and fields else None


class BulkForm(CommandForm):
    """Asks for a command's arguments and hands them on; `field`: asks for the new value of this field instead."""

    submitted = Signal(object)
    """`Given`"""

    def __init__(self, ctx: UiContext, spec: CommandSpec, count: int, field: Field | None = None) -> None:
        self._field = field
        super().__init__(ctx, spec, {spec.subject_arg: ""}, tr_n("{n} selected", "{n} selected", count))

    def questions(self) -> list[tuple[Field, Value]]:
        """The arguments of the command, or the field."""
        return super().questions() if self._field is None else [(self._field, self._field.default)]

    def give(self, args: dict[str, Any]) -> None:
        """Hand the arguments to whoever opened the form."""
        patch = patch_of(self._spec)
        if self._field is not None and patch is not None:
            value = args.get(self._field.name, self._field.default)
            plain = list(value) if isinstance(value, tuple) else value
            self.submitted.emit(Given({patch.name: {self._field.name: plain}}))
            return
        self.submitted.emit(Given({name: value for name, value in args.items() if name != self._spec.subject_arg}))
