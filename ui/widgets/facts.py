"""The facts of a row in two columns; those that nobody knows yet stay out of the way until they are asked for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import Field, Type
from ui.addresses import LINKS
from ui.context import UiContext
from ui.format import Names
from ui.text import tr, tr_n
from ui.widgets.fact import Fact, Save
from ui.widgets.parts import button, clear_layout

NARROW = 420
"""Below this width (at 100 per cent) one column reads better than two."""
WIDE_TYPES = frozenset({Type.LONG_TEXT, Type.REFS, Type.TAGS})
NEXT_STEP = ("next_step", "next_step_at")
_MAIN, _REACH, _STORY, _MINOR = range(4)


def shown_fields(entity: Entity[Any]) -> tuple[Field, ...]:
    """The fields that are facts: not the status (a chip), the person's own company, currencies and score parts.

    Nor what the row is a part of, save where that can be changed, as the company that a person works for.
    """
    currencies = {item.currency for item in entity.fields if item.currency}
    above = entity.by_name.get(entity.parent)
    part_of = entity.parent if above is not None and not above.editable else ""
    hidden = currencies | {entity.status, part_of, "partner_id", "match_score", *NEXT_STEP}
    found = (item for item in entity.own_fields if item.name not in hidden and item.type is not Type.MAPPING)
    return tuple(sorted(found, key=lambda item: _rank(entity, item)))


def next_step_fields(entity: Entity[Any]) -> tuple[Field, ...]:
    """The next step and its time, where rows of this kind have one."""
    return tuple(entity.by_name[name] for name in NEXT_STEP if name in entity.by_name)


def _rank(entity: Entity[Any], spec: Field) -> int:
    """What people look for first: what lists show, how to reach somebody, the story; then the rest."""
    if spec.name in {entity.title, entity.subtitle}:
        return _MINOR
    if spec.column:
        return _MAIN
    if spec.type in LINKS:
        return _REACH
    return _STORY if spec.type is Type.LONG_TEXT else _MINOR


def _is_minor(entity: Entity[Any], spec: Field) -> bool:
    return _rank(entity, spec) == _MINOR


class Facts(QWidget):
    """All facts of one row. Made anew for another kind of row, filled anew for another row."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._facts: list[Fact] = []
        self._kind = ""
        self._open = False
        self._save: Save | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(ctx.theme.space("l"))
        self._grid.setVerticalSpacing(ctx.theme.space("m"))
        self._more: QPushButton = button(ctx.theme, "", "mdi6.chevron-down", role="more", act=self._toggle)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(ctx.theme.space("m"))
        box.addLayout(self._grid)
        box.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._columns = 2
        self._row: Any = None
        self._minor: set[str] = set()
        self._always = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts in reading order."""
        return tuple(self._facts)

    @property
    def is_editing(self) -> bool:
        """Whether something typed here is not saved yet."""
        return any(item.is_editing for item in self._facts)

    def show_row(
        self, entity: Entity[Any], row: Any, names: Names, save: Save | None, only: tuple[Field, ...] | None = None
    ) -> None:
        """Show a row. `save` is None where no field of it can be changed. `only`: just these fields."""
        can_save = save is not None
        if entity.kind != self._kind or can_save != (self._save is not None) or row.id != self._row_id():
            self._make(entity, save, only)
        self._row = row
        for item in self._facts:
            item.show_row(row, names)
        self._arrange()

    def forget(self) -> None:
        """Make the facts anew when the next row is shown: sizes are different now."""
        self._kind = ""

    def edit(self, name: str = "") -> bool:
        """Start changing a field, or the first that can be changed. False where none can."""
        for item in self._facts:
            if item.spec.name == name or (not name and item.can_edit and not item.is_empty):
                self._open = self._open or item.isHidden()
                self._arrange()
                item.start()
                return item.is_editing
        return False

    def _row_id(self) -> str:
        return str(getattr(self._row, "id", ""))

    def _make(self, entity: Entity[Any], save: Save | None, only: tuple[Field, ...] | None) -> None:
        clear_layout(self._grid)
        for item in self._facts:
            item.deleteLater()  # hidden ones are in no layout
        self._kind, self._save, self._open = entity.kind, save, False
        fields = shown_fields(entity) if only is None else only
        self._facts = [Fact(self._ctx, spec, save if spec.editable else None, self) for spec in fields]
        self._minor = {item.name for item in fields if _is_minor(entity, item)} if only is None else set()
        self._always = only is not None and can_edit_all(self._facts)

    def _toggle(self) -> None:
        self._open = not self._open
        self._arrange()

    def _arrange(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        line = place = 0
        for item in self._facts:
            used = item.is_editing or item.isAncestorOf(QApplication.focusWidget() or self)  # also just emptied
            visible = self._open or self._always or used or not self._is_hidden(item)
            item.setVisible(visible)
            if not visible:
                continue
            span = self._columns if item.spec.type in WIDE_TYPES else 1
            if place + span > self._columns:
                line, place = line + 1, 0
            self._grid.addWidget(item, line, place, 1, span)
            place += span
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < self._columns else 0)
        self._show_more()

    def _show_more(self) -> None:
        rest = 0 if self._always else sum(self._is_hidden(item) for item in self._facts)
        self._more.setVisible(bool(rest))
        text = tr("Fewer fields") if self._open else tr_n("{n} more field", "{n} more fields", rest)
        self._more.setText(text)
        self._more.setAccessibleName(text)
        self._ctx.theme.dress(self._more, "mdi6.chevron-up" if self._open else "mdi6.chevron-down")

    def _is_hidden(self, item: Fact) -> bool:
        return item.is_empty or item.spec.name in self._minor

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 1 if self.width() < self._ctx.theme.px(NARROW) else 2
        if columns != self._columns:
            self._columns = columns
            self._arrange()


def can_edit_all(facts: list[Fact]) -> bool:
    """Whether all of these can be changed here."""
    return all(item.can_edit for item in facts)
