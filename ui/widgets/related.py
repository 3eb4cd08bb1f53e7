"""Rows that belong to a row, one compact list per kind: the lines of a deal, its members, the classes of a course."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.fields import Field, Type
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.workspace import Workspace
from ui.context import UiContext
from ui.format import RIGHT_ALIGNED, Names, choice_label
from ui.models.source import names_for
from ui.text import tr, tr_domain, tr_n
from ui.widgets.parts import ElidedLabel, button, clear_layout, label, side

SHOWN = 6
COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one kind that belong to a row; `count` where there are more."""

    kind: str
    count: int
    rows: tuple[Any, ...]
    names: Names


def load(workspace: Workspace, kind: str, row_id: str, most: int = SHOWN) -> tuple[Group, ...]:
    """All groups of a row, with at most that many rows each. Blocks; call it off the UI thread."""
    found = []
    for child, count in workspace.related(kind, row_id):
        entity = ENTITIES[child]
        rows = workspace.find(child, **{entity.parent: row_id})
        down = entity.sort.startswith("-")
        rows.sort(key=attrgetter(entity.sort.lstrip("-")), reverse=down)
        names = names_for(workspace.names, entity.list_fields, rows[:most])
        found.append(Group(child, count, tuple(rows[:most]), names))
    return tuple(found)


class Related(QWidget):
    """The groups of one row."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._groups: tuple[Group, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(ctx.theme.space("l"))

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show these groups; hidden where there are none."""
        self.setVisible(bool(groups))
        if groups == self._groups:
            return
        self._groups = groups
        clear_layout(self._box)
        for group in groups:
            self._box.addWidget(_GroupList(self._ctx, group))


class _GroupList(QWidget):
    def __init__(self, ctx: UiContext, group: Group) -> None:
        super().__init__()
        self._ctx, self._group = ctx, group
        self._entity = ENTITIES[group.kind]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(ctx.theme.space("xs"))
        box.addWidget(label(f"{tr_domain(self._entity.plural)} · {group.count}", "section"))
        box.addLayout(self._table())
        if group.count > len(group.rows):
            more = tr_n("and {n} more", "and {n} more", group.count - len(group.rows))
            box.addWidget(button(ctx.theme, more, role="quiet", act=lambda: ctx.navigate(group.kind)))

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._ctx.theme.space("m"))
        grid.setVerticalSpacing(self._ctx.theme.space("xs"))
        fields = self._entity.list_fields[:COLUMNS]
        for place, spec in enumerate(fields):
            head = label(tr_domain(spec.label), "caption")
            head.setAlignment(_alignment(spec))
            grid.addWidget(head, 0, place)
            figure = spec.type in RIGHT_ALIGNED
            grid.setColumnStretch(place, 3 if spec.name == self._entity.title else int(not figure))
            grid.setColumnMinimumWidth(place, self._ctx.theme.px(32 if spec.name == "position" else 88))
        for line, item in enumerate(self._group.rows, 1):
            for place, spec in enumerate(fields):
                grid.addWidget(self._cell(item, spec, self._group.names), line, place)
        return grid

    def _cell(self, item: Any, spec: Field, names: Mapping[tuple[str, str], str]) -> QWidget:
        text = self._ctx.formatter.field(spec, item, names)
        if spec.type is Type.CHOICE:
            text = choice_label(spec, getattr(item, spec.name))
        if spec.name == self._entity.title:
            return _Link(text or tr("Open"), lambda: self._ctx.navigate(self._group.kind, item.id))
        made = ElidedLabel(text)
        made.setAlignment(_alignment(spec))
        made.setFont(self._ctx.theme.font(tabular=spec.type in RIGHT_ALIGNED))
        return made


class _Link(ElidedLabel):
    def __init__(self, text: str, act: Any) -> None:
        super().__init__(text, "link")
        self._act = act
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.pos()):
            self._act()

    @override
    def keyPressEvent(self, event: Any) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._act()
        else:
            super().keyPressEvent(event)


def _alignment(spec: Field) -> Qt.AlignmentFlag:
    return side(end=spec.type in RIGHT_ALIGNED)
