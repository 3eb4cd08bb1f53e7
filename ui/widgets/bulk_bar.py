"""The bar over a list while several rows are selected: what can be done with all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import Tone, Type
from prm_desktop.domain.registry import COMMANDS
from prm_desktop.errors import UserError
from ui.context import Changed, UiContext
from ui.models.source import RowSource
from ui.text import message_of, tr, tr_domain, tr_n
from ui.widgets.parts import button, clear_layout, label

LIMIT = 500
"""The most rows that one act changes: each is a durable command of its own."""


@dataclass(frozen=True, slots=True)
class BulkResult:
    """What became of an act on several rows. `skipped`: rows in a state where it cannot be done."""

    seqs: tuple[int, ...]
    changed: frozenset[tuple[str, str]]
    skipped: int
    error: UserError | None = None


def bulk_commands(kind: str) -> list[CommandSpec]:
    """The commands of a kind that ask for nothing but the row."""
    return [
        spec
        for spec in COMMANDS.values()
        if spec.subject == kind
        and spec.required == {spec.subject_arg}
        and all(item.name == spec.subject_arg or item.type is Type.NEW_ID for item in spec.fields)
    ]


class BulkBar(QFrame):
    """Shows how many rows are selected and does something with all of them."""

    def __init__(
        self, context: UiContext, kind: str, source: RowSource, chosen: Callable[[], Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("BulkBar")
        self._context = context
        self._kind = kind
        self._source = source
        self._chosen = chosen
        self._count = label()
        self._buttons = QHBoxLayout()
        row = QHBoxLayout(self)
        space = context.theme.space
        row.setContentsMargins(space("m"), space("xs"), space("s"), space("xs"))
        row.setSpacing(space("s"))
        row.addWidget(self._count)
        row.addStretch(1)
        row.addLayout(self._buttons)
        self.hide()

    def show_count(self, count: int, clear: Callable[[], None]) -> None:
        """Show the bar for this many rows; hidden for fewer than two."""
        self.setVisible(count > 1)
        if count < 2:  # noqa: PLR2004 - one row has its own page
            return
        self._count.setText(tr_n("{n} selected", "{n} selected", count))
        clear_layout(self._buttons)
        for spec in bulk_commands(self._kind) if count <= LIMIT else ():
            act = partial(self.do, spec)
            self._buttons.addWidget(button(self._context.theme, tr_domain(spec.label), spec.icon, act=act))
        self._buttons.addWidget(button(self._context.theme, tr("Clear selection"), role="quiet", act=clear))

    def do(self, spec: CommandSpec) -> None:
        """Do a command with every selected row that it fits."""
        numbers = list(self._chosen())
        self._context.tasks.run(partial(self._work, spec, numbers), partial(self._tell, spec))

    def _work(self, spec: CommandSpec, numbers: Sequence[int]) -> BulkResult:
        workspace = self._context.workspace
        seqs: list[int] = []
        changed: set[tuple[str, str]] = set()
        rows = self._source.page(numbers)
        fit = [item.row for item in rows if spec in workspace.can(self._kind, item.row)]
        for row in fit:
            try:
                done = workspace.do(spec.name, {spec.subject_arg: row.id})
            except UserError as error:
                return BulkResult(tuple(seqs), frozenset(changed), len(rows) - len(seqs), error)
            seqs.append(done.seq)
            changed |= done.changed
        return BulkResult(tuple(seqs), frozenset(changed), len(rows) - len(fit))

    def _tell(self, spec: CommandSpec, result: BulkResult) -> None:
        text = f"{tr_domain(spec.label)}: " + tr_n("{n} done.", "{n} done.", len(result.seqs))
        if result.skipped:
            text += " " + tr_n("{n} left as it is.", "{n} left as they are.", result.skipped)
        if result.error is not None:
            self._context.messages.say(text, hint=message_of(result.error), tone=Tone.WARNING)
        else:
            self._context.messages.done(text, undo=partial(self._undo, result.seqs) if result.seqs else None)
        self._context.changed.emit(Changed(result.changed))

    def _undo(self, seqs: Sequence[int]) -> None:
        def work() -> frozenset[tuple[str, str]]:
            done = [self._context.workspace.undo(seq) for seq in reversed(seqs)]
            return frozenset().union(*(item.changed for item in done))

        def tell(changed: frozenset[tuple[str, str]]) -> None:
            self._context.messages.done(tr_n("{n} taken back.", "{n} taken back.", len(seqs)))
            self._context.changed.emit(Changed(changed))

        self._context.tasks.run(work, tell)
