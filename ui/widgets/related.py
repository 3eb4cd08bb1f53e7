"""Rows that belong to a row, one compact list per kind: the members of a deal, its quotes, the classes of a course.

Where such rows are looked after on the page itself, each has a menu of its acts, and buttons below make new ones.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QToolButton, QVBoxLayout, QWidget

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import Field, Type
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.offering import making, offered
from prm_desktop.services.workspace import Workspace
from ui.context import UiContext
from ui.format import RIGHT_ALIGNED, Names, choice_label, dotted
from ui.models.sharing import place_of
from ui.models.source import names_for
from ui.text import tr, tr_domain, tr_n
from ui.widgets.boxes import column
from ui.widgets.fitting_grid import Column, FittingGrid
from ui.widgets.flow import FlowLayout
from ui.widgets.member_row import Member, MemberRow
from ui.widgets.parts import ElidedButton, ElidedLabel, button, clear_layout, icon_button, label, side

SHOWN = 6
COLUMNS = 4
WORD_MOST = 168
"""The widest that a column beside the title gets, in pixels of the design."""
MANAGED = {"deal": ("deal_member",)}
"""By kind: the kinds that are looked after on its page. They are shown whole, and where there are none yet too."""
STARTED = {"account": ("contact",)}
"""By kind: the kinds that are begun on its page, which is where they belong to. They are shown where there are none."""
Start = Callable[[CommandSpec, Any, QWidget], None]
"""Starts a command on a row, beside a widget."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one kind that belong to a row; `count` where there are more.

    `acts`: what can be done with each row; `makes`: what makes a new one; both empty where the page only shows them.
    """

    kind: str
    count: int
    rows: tuple[Any, ...]
    names: Names
    acts: tuple[tuple[CommandSpec, ...], ...] = ()
    makes: tuple[CommandSpec, ...] = ()


def load(
    workspace: Workspace, kind: str, row_id: str, most: int = SHOWN, without: Container[str] = ()
) -> tuple[Group, ...]:
    """All groups of a row, save some kinds, with at most that many rows each. Blocks; call it off the UI thread."""
    managed = MANAGED.get(kind, ())
    counted = dict.fromkeys((*managed, *STARTED.get(kind, ())), 0) | dict(workspace.related(kind, row_id))
    found = []
    for child, count in counted.items():
        if child in without:
            continue
        entity = ENTITIES[child]
        rows = workspace.find(child, **{entity.parent: row_id})
        down = entity.sort.startswith("-")
        rows.sort(key=attrgetter(entity.sort.lstrip("-"), "id"), reverse=down)
        shown = rows if child in managed else rows[:most]
        names = names_for(workspace.names, entity.list_fields, shown)
        group = Group(child, count, tuple(shown), names)
        if child in managed:
            group = _managed(workspace, kind, row_id, group)
        elif child in STARTED.get(kind, ()):
            group = replace(group, makes=tuple(filter(None, [making(child)])))
        found.append(group)
    return tuple(found)


def _managed(workspace: Workspace, kind: str, row_id: str, group: Group) -> Group:
    """The group with what can be done on the page."""
    parent = workspace.get(kind, row_id)
    can = workspace.can(kind, parent) if parent is not None else []
    makes = tuple(spec for spec in can if makes_child(spec, group.kind))
    return replace(group, acts=tuple(tuple(offered(workspace, group.kind, row)) for row in group.rows), makes=makes)


def makes_child(spec: CommandSpec, kind: str) -> bool:
    """Whether a command on one row makes a row of another kind."""
    return spec.subject != kind and any(item.type is Type.NEW_ID and item.target == kind for item in spec.fields)


class Related(QWidget):
    """The groups of one row."""

    def __init__(self, ctx: UiContext, start: Start) -> None:
        super().__init__()
        self._ctx, self._start = ctx, start
        self._groups: tuple[Group, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(ctx.theme.space("l"))

    def forget(self) -> None:
        """Make all anew when the next row is shown: colours or sizes are different now."""
        self._groups = ()

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show these groups; hidden where there are none."""
        self.setVisible(bool(groups))
        if groups == self._groups:
            return
        self._groups = groups
        focus = QApplication.focusWidget()
        focused = _name(focus) if isinstance(focus, QAbstractButton) and self.isAncestorOf(focus) else ""
        clear_layout(self._box)
        made = [_GroupList(self._ctx, group, self._start) for group in groups]
        for part in made:
            self._box.addWidget(part)
        if focused:  # whoever works here goes on here: what they were on was made anew
            buttons = [item for part in made for item in part.findChildren(QAbstractButton)]
            same = next((item for item in buttons if _name(item) == focused), None)
            for part in made:
                part.show()
            if same is not None:
                same.setFocus(Qt.FocusReason.OtherFocusReason)


def _name(made: QAbstractButton) -> str:
    return str(made.accessibleName() or made.text())


class _GroupList(QWidget):
    def __init__(self, ctx: UiContext, group: Group, start: Start) -> None:
        super().__init__()
        self._ctx, self._group, self._start = ctx, group, start
        self._entity = ENTITIES[group.kind]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(ctx.theme.space("xs"))
        box.addWidget(label(f"{tr_domain(self._entity.plural)} · {ctx.formatter.number(group.count)}", "section"))
        if group.rows:
            box.addWidget(self._members() if group.acts else self._table())
        else:
            box.addWidget(label(tr_domain(self._entity.why), "muted", wrap=True))
        if group.makes:
            box.addWidget(self._makers())
        if group.count > len(group.rows):
            more = tr_n("and {n} more", "and {n} more", group.count - len(group.rows))
            box.addWidget(button(ctx.theme, more, role="quiet", act=lambda: ctx.navigate(group.kind)))

    def _table(self) -> FittingGrid:
        told = [spec for spec in self._entity.list_fields if spec.name != self._entity.parent]  # this page is about it
        fields = [spec for spec in told[:COLUMNS] if self._says(spec)]
        space = self._ctx.theme.space
        return FittingGrid([self._column(spec) for spec in fields], space("m"), space("xs"))

    def _column(self, spec: Field) -> Column:
        head = label(tr_domain(spec.label), "caption")
        head.setAlignment(_alignment(spec))
        cells = [self._cell(item, spec) for item in self._group.rows]
        return Column([head, *cells], self._width(spec))

    def _members(self) -> QWidget:
        """Rows that are looked after here have room for what they are and for their menus."""
        ctx, title = self._ctx, self._entity.by_name[self._entity.title]
        rows = []
        for item, acts in zip(self._group.rows, self._group.acts, strict=True):
            place = place_of(item, ctx.workspace.who, ctx.formatter)
            rows.append(MemberRow(ctx, Member(self._cell(item, title), place, self._menu(item, acts))))
        made = QWidget()
        made.setLayout(column(*rows, spacing=ctx.theme.space("s")))
        return made

    def _says(self, spec: Field) -> bool:
        """Whether a column tells anything."""
        return any(getattr(item, spec.name) not in ("", ()) for item in self._group.rows)

    def _text(self, item: Any, spec: Field) -> str:
        text = self._ctx.formatter.field(spec, item, self._group.names)
        if spec.type is Type.CHOICE:
            return choice_label(spec, getattr(item, spec.name))
        company = getattr(item, "other_partner_name", "") if spec.name == self._entity.title else ""
        return dotted(text, company) if company != text else text

    def _width(self, spec: Field) -> int:
        """What the words beside the title need, so that only the title has to give way."""
        px = self._ctx.theme.px
        if spec.type is not Type.CHOICE:
            return px(32 if spec.name == "position" else 88)
        metrics = QFontMetrics(self._ctx.theme.font())
        words = [tr_domain(spec.label), *(self._text(item, spec) for item in self._group.rows)]
        return min(px(WORD_MOST), max(metrics.horizontalAdvance(text) for text in words) + px(4))

    def _menu(self, item: Any, acts: tuple[CommandSpec, ...]) -> QWidget:
        name = tr("What can be done: {title}", title=self._text(item, self._entity.by_name[self._entity.title]))
        made = icon_button(self._ctx.theme, "mdi6.dots-horizontal", name)
        made.setProperty("role", "tiny")
        made.setFixedSize(self._ctx.theme.px(28), self._ctx.theme.px(20))
        menu = QMenu(made)
        for spec in acts:
            action = menu.addAction(self._ctx.theme.icon(spec.icon), tr_domain(spec.label))
            action.triggered.connect(partial(self._begin, spec, item, made))
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if not acts:  # only hidden here: shown before it has a place, it would be a window of its own for a moment
            made.hide()
        return made

    def _begin(self, spec: CommandSpec, item: Any, anchor: QWidget, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
        self._start(spec, item, anchor)

    def _makers(self) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made, self._ctx.theme.space("xs"))
        for spec in self._group.makes:
            entry = button(self._ctx.theme, tr_domain(spec.label), spec.icon, role="chip")
            entry.clicked.connect(partial(self._begin, spec, None, entry))
            flow.addWidget(entry)
        return made

    def _cell(self, item: Any, spec: Field) -> QWidget:
        text = self._text(item, spec)
        if spec.name == self._entity.title:
            return ElidedButton(text or tr("Open"), "name", lambda: self._ctx.navigate(self._group.kind, item.id))
        made = ElidedLabel(text)
        made.setAlignment(_alignment(spec))
        made.setFont(self._ctx.theme.font(tabular=spec.type in RIGHT_ALIGNED))
        return made


def _alignment(spec: Field) -> Qt.AlignmentFlag:
    return side(end=spec.type in RIGHT_ALIGNED)
