"""One field that two people changed: how it was, what you wrote, what they wrote, and what shall hold.

Nothing is chosen by the program. Keys: 1 or M takes mine, 2 or T takes theirs, B both where they do not touch, E writes
something new. Long texts show what each has put in and taken out.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from prm_desktop.domain.fields import LISTS, Field, Value
from prm_desktop.domain.partners import Relation
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import BadInput, UserError
from prm_desktop.services.attending import AttentionItem
from prm_desktop.services.provenance import Provenance
from ui.context import UiContext
from ui.describe import value_words, whose
from ui.format import Names
from ui.models.differences import Piece, differences, is_long, joined
from ui.text import message_of, tr, tr_domain
from ui.widgets.boxes import column, row
from ui.widgets.diff_text import DiffText
from ui.widgets.editors import Editor, Keys
from ui.widgets.parts import button, clear_layout, label
from ui.widgets.problem_line import ProblemLine
from ui.widgets.ref_editors import make_editor

THREE_BESIDE, LONG_BESIDE = 620, 1000
"""From this width on (at 100 per cent) the three values stand beside each other; long texts need more."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided: `mine`, `theirs`, or `edit` with the value that shall hold."""

    choice: str
    value: Any = None


class ConflictPanel(QWidget):
    """Shows one conflict and asks for the decision."""

    decided = Signal(object)
    """`Choice`"""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._item: AttentionItem | None = None
        self._spec: Field | None = None
        self._editor: Editor | None = None
        self._currency = ""
        self._joined: str | None = None
        self._drafts: dict[str, Value] = {}
        self._what = label("", "section", wrap=True)
        self._who = label("", "muted", wrap=True)
        theme = ctx.theme
        take_mine = _Act(tr("Take mine"), "mdi6.account-outline", "1", lambda: self.choose("mine"))
        take_theirs = _Act(tr("Take theirs"), "mdi6.account-group-outline", "2", lambda: self.choose("theirs"))
        self.base = _Side(ctx, tr("Before"))
        self.mine, self.theirs = _Side(ctx, tr("Yours"), take_mine), _Side(ctx, tr("Theirs"), take_theirs)
        self._long = False
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.space("m"))
        for side in (self.base, self.mine, self.theirs):
            self._sides.addWidget(side, 1)
        self._place = QVBoxLayout()
        self._problem = ProblemLine()
        self.both = button(theme, tr("Take both"), "mdi6.source-merge", act=self.take_both)
        self.both.setToolTip(tr("Your changes and theirs touch different words; both are kept (B)"))
        self._edit = button(theme, tr("Write something else"), "mdi6.pencil", act=self.edit)
        self._edit.setToolTip(tr("Write what shall hold; your words are there to start from (E)"))
        self._save = button(theme, tr("Save this"), "mdi6.check", role="primary", act=self.save)
        self._save.setToolTip(tr("Save (Ctrl+Enter)"))
        self._save.hide()
        head = column(self._what, self._who, spacing=2)
        foot = row(self.both, self._edit, self._save, None)
        self.setLayout(column(head, self._sides, self._place, self._problem, foot, None, spacing=theme.space("l")))

    def show_item(self, item: AttentionItem, names: Names, currency: str) -> None:
        """Show a conflict; what a person is typing about it stays, also while they look at another one."""
        if self._item == item:
            return
        if self._item is not None and self._item.id != item.id:
            self._put_aside(self._item.id)
        same = self._item is not None and self._item.id == item.id
        self._item, self._spec, self._currency = item, ENTITIES[item.entity].by_name[item.field], currency
        self._joined = _joined(item)
        self.both.setVisible(self._joined is not None)
        who = _who(item.theirs_by)
        self._what.setText(tr("“{field}” was changed by you and by {who}", field=tr_domain(self._spec.label), who=who))
        self._who.setText(tr("Nothing is lost. Choose what shall hold."))
        self._show_sides(item, names)
        if not same and item.id in self._drafts:
            self.edit(take_focus=False)

    def _show_sides(self, item: AttentionItem, names: Names) -> None:
        assert self._spec is not None  # noqa: S101 - there is an item
        spec, formatter = self._spec, self._ctx.formatter
        base, mine, theirs = (
            value_words(spec, value, formatter, names, self._currency) for value in (item.base, item.mine, item.theirs)
        )
        self._long = is_long(item.base, item.mine, item.theirs)
        both_saw = tr("as you both saw it")
        mine_by, theirs_by = (
            whose(found, formatter) if found.who or found.name else fallback
            for found, fallback in ((item.mine_by, tr("you")), (item.theirs_by, tr("somebody else")))
        )
        if self._long:
            before = item.base or ""
            self.base.show_pieces((Piece(base),), both_saw)
            self.mine.show_pieces(differences(before, item.mine or ""), mine_by)
            self.theirs.show_pieces(differences(before, item.theirs or ""), theirs_by)
            return
        self.base.show_value(base, both_saw)
        self.mine.show_value(mine, mine_by)
        self.theirs.show_value(theirs, theirs_by)

    def choose(self, choice: str, value: Any = None) -> None:
        """Decide."""
        if self._item is not None:
            self.decided.emit(Choice(choice, value))

    def take_both(self) -> None:
        """Decide for both people's changes, where they do not touch."""
        if self._joined is not None:
            self.choose("edit", self._joined)

    def edit(self, *, take_focus: bool = True) -> None:
        """Write something new; both texts are there to be joined, and are joined already where that is clear."""
        item, spec = self._item, self._spec
        if item is None or spec is None or self._editor is not None:
            return
        self._editor = make_editor(self._ctx, spec, self._currency)
        mine = item.mine if self._joined is None else self._joined
        self._editor.show_value(self._drafts.get(item.id, tuple(mine) if spec.type in LISTS else mine))
        Keys(self._editor, self.save, self.stop_editing)
        self._place.addLayout(column(label(tr_domain(spec.label), "caption"), self._editor, spacing=2))
        if take_focus:
            self._editor.take_focus()
        self._edit.hide()
        self.both.hide()
        self._save.show()

    @property
    def is_editing(self) -> bool:
        """Whether a person writes something new."""
        return self._editor is not None

    def save(self) -> None:
        """Decide for what was written."""
        if self._editor is None:
            return
        try:
            value = self._editor.value()
        except BadInput as error:
            self.show_problem(error)
            return
        self.choose("edit", list(value) if isinstance(value, tuple) else value)

    def show_problem(self, error: UserError) -> None:
        """Say why it could not be done; everything stays."""
        self._problem.tell(message_of(error))

    def fit(self, width: int) -> None:
        """Put the three values beside or below each other, as this width allows."""
        beside = width >= self._ctx.theme.px(LONG_BESIDE if self._long else THREE_BESIDE)
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def forget(self, item_id: str) -> None:
        """It is decided: what was written about it is not needed any more."""
        self._drafts.pop(item_id, None)
        if self._item is not None and self._item.id == item_id:
            self._item = None
            self._close_editor()

    def stop_editing(self) -> None:
        """Close the editor, and forget what was typed."""
        if self._item is not None:
            self._drafts.pop(self._item.id, None)
        self._close_editor()
        self._edit.setFocus()

    def _put_aside(self, item_id: str) -> None:
        """Keep what was typed about an item while the person looks at another one."""
        if self._editor is not None:
            with suppress(BadInput):
                self._drafts[item_id] = self._editor.value()
        self._close_editor()

    def _close_editor(self) -> None:
        self._editor = None
        self._problem.hide()
        self._edit.show()
        self.both.setVisible(self._joined is not None)
        self._save.hide()
        clear_layout(self._place)


def _joined(item: AttentionItem) -> str | None:
    values = (item.base, item.mine, item.theirs)
    texts = [value for value in values if isinstance(value, str)]
    return joined(*texts) if is_long(*texts) and len(texts) == len(values) else None


def _who(found: Provenance) -> str:
    """Who, within a sentence."""
    if found.who == Relation.YOU:
        return tr("you at another computer")
    if found.who == Relation.VENDOR:
        return tr("the vendor")
    return tr("another partner") if found.who == Relation.PARTNER else found.name or tr("somebody else")


@dataclass(frozen=True, slots=True)
class _Act:
    """What the button below a value does, and its key."""

    text: str
    icon: str
    key: str
    do: Callable[[], object]


class _Side(QFrame):
    """One of the three values."""

    def __init__(self, ctx: UiContext, title: str, act: _Act | None = None) -> None:
        super().__init__()
        self.setObjectName("Side")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._title = title
        self.value: QLabel = label("", wrap=True)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.value.setMinimumWidth(1)
        self.pieces = DiffText(ctx.theme)
        self._who = label("", "caption", wrap=True)
        self._who.setMinimumWidth(1)
        box = column(label(title, "section"), self._who, self.value, self.pieces, None, spacing=ctx.theme.space("s"))
        box.setContentsMargins(*[ctx.theme.space("l")] * 4)
        self.button = button(ctx.theme, act.text, act.icon, act=act.do) if act is not None else None
        if self.button is not None and act is not None:
            self.button.setToolTip(tr("{what} ({key})", what=act.text, key=act.key))
            box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.setLayout(box)

    def show_value(self, text: str, who: str) -> None:
        """Show a value and whose it is."""
        self.value.setText(text)
        self._show(text, who, pieces=False)

    def show_pieces(self, pieces: tuple[Piece, ...], who: str) -> None:
        """Show a long text with what is other in it, and whose it is."""
        self.pieces.show_pieces(pieces)
        self._show(self.pieces.spoken(), who, pieces=True)

    def _show(self, text: str, who: str, *, pieces: bool) -> None:
        self.value.setVisible(not pieces)
        self.pieces.setVisible(pieces)
        self._who.setText(who)
        self.setAccessibleName(f"{self._title}, {who}: {text}")
