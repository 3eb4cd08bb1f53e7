"""The form of a command that was given already: what was typed is there to be changed before it is sent or repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import LISTS, Field, Value
from prm_desktop.domain.registry import ENTITIES
from ui.context import UiContext
from ui.text import tr
from ui.widgets.command_form import CommandForm, asked, patch_of
from ui.widgets.parts import button


@dataclass(frozen=True, slots=True)
class Given:
    """The arguments as they are now."""

    args: dict[str, Any]


class EditForm(CommandForm):
    """Changes the arguments of a command; what becomes of them is for whoever opened it."""

    submitted = Signal(object)
    """`Given`"""

    def __init__(self, ctx: UiContext, spec: CommandSpec, args: Mapping[str, Any], title: str = "") -> None:
        self._args = dict(args)
        super().__init__(ctx, spec, _subject(spec, args), title)

    @staticmethod
    def can_edit(spec: CommandSpec | None) -> bool:
        """Whether there is anything to change about a command."""
        return spec is not None and bool(patch_of(spec) or asked(spec, _subject(spec, {})))

    def questions(self) -> list[tuple[Field, Value]]:
        """The arguments with what was given; of a patch, the fields that it changes."""
        found = [
            (item, _typed(item, self._args.get(item.name, item.default))) for item in asked(self._spec, self._fixed)
        ]
        patch = patch_of(self._spec)
        if patch is not None:
            entity = ENTITIES[patch.target]
            changes = self._args.get(patch.name, {})
            found += [
                (entity.by_name[name], _typed(entity.by_name[name], new)) for name, (_old, new) in changes.items()
            ]
        return found

    def give(self, args: dict[str, Any]) -> None:
        """Hand the arguments to whoever opened the form."""
        patch = patch_of(self._spec)
        if patch is not None:
            before = self._args.get(patch.name, {})
            values = {item.spec.name: item.value() for item in self._editors if item.spec.name in before}
            plain = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
            args = {name: value for name, value in args.items() if name not in before}
            args[patch.name] = {name: [before[name][0], value] for name, value in plain.items()}
        self.submitted.emit(Given(args))

    @override
    def _make_go(self) -> QPushButton:
        made = button(self._ctx.theme, tr("Save"), "mdi6.check", role="primary", act=self.submit)
        made.setToolTip(tr("Save (Ctrl+Enter)"))
        return made


def _subject(spec: CommandSpec, args: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments that say which row it is about; they are never changed."""
    names = {spec.subject_arg, "record_kind", "record_id"} & {item.name for item in spec.fields}
    return {name: args.get(name, "") for name in names}


def _typed(spec: Field, value: Any) -> Value:
    return tuple(value) if spec.type in LISTS else value
