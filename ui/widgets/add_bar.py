"""The bar that adds to a timeline with little typing: choose what it is, write, Ctrl+Enter.

The first line is the subject, the rest the note. A task may say when it is due. What was typed stays until it is saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QButtonGroup, QPushButton, QWidget
from typing_extensions import override

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import instant
from prm_desktop.domain.registry import COMMANDS
from prm_desktop.errors import UserError
from ui.context import UiContext
from ui.text import mark, message_of, tr, tr_domain
from ui.widgets.boxes import column, row
from ui.widgets.editors import DateEditor
from ui.widgets.flow import FlowLayout
from ui.widgets.mention_text import MentionText
from ui.widgets.parts import button, label
from ui.widgets.problem_line import ProblemLine

SUBJECT_LETTERS = 100
LINES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be added, by the command for rows of a kind. `fixed`: arguments that follow from it."""

    key: str
    command: str
    label: str
    icon: str
    hint: str
    fixed: tuple[tuple[str, str], ...] = ()


ON_DEALS = {"activity.log": "deal.log", "task.add": "deal.add_task"}
"""The commands that do on a deal what these do on a lead."""
ENTRIES = (
    Entry("N", "activity.log", mark("Note"), "mdi6.note-text-outline", mark("What you found out"), (("kind", "note"),)),
    Entry("C", "activity.log", mark("Call"), "mdi6.phone-outline", mark("What was said"), (("kind", "call"),)),
    Entry("", "activity.log", mark("E-mail"), "mdi6.email-outline", mark("What you wrote"), (("kind", "email"),)),
    Entry(
        "",
        "activity.log",
        mark("Meeting"),
        "mdi6.account-group-outline",
        mark("What came of it"),
        (("kind", "meeting"),),
    ),
    Entry("T", "task.add", mark("Task"), "mdi6.checkbox-marked-circle-plus-outline", mark("What is to be done")),
    Entry("", "ticket.reply", mark("Reply"), "mdi6.reply", mark("Your answer to support")),
    Entry("", "work_note.add", mark("Work note"), "mdi6.note-outline", mark("What only the vendor should know")),
    Entry(
        "", "comment.add", mark("Comment"), "mdi6.comment-outline", mark("What you want to say. @Name tells somebody.")
    ),
)
ACTIVITIES, TASKS = ({name, ON_DEALS[name]} for name in ("activity.log", "task.add"))
_DUE = instant("Due")


def done_by(key: str, kind: str) -> str:
    """What a key does with rows of a kind that allow it, in words; empty where it never does anything with them."""
    names = {item.command: tr(item.label) for item in ENTRIES if item.key == key}
    if kind == "deal":
        names = {ON_DEALS.get(name, name): label for name, label in names.items()}
    others = {name: tr_domain(spec.label) for name, spec in COMMANDS.items() if spec.key == key}
    return next((label for name, label in (others | names).items() if COMMANDS[name].subject == kind), "")


class AddBar(QWidget):
    """Adds to the timeline of one row."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._kind = self._id = ""
        self._drafts: dict[tuple[str, str], str] = {}
        self._entries: list[Entry] = []
        self._before: QWidget | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self.choose)
        tabs = QWidget()
        self._tabs = FlowLayout(tabs, ctx.theme.space("xs"))
        self.text = MentionText(ctx)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * LINES + ctx.theme.px(14))
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._typed)
        self.due = DateEditor(ctx, _DUE)
        self.due.line.installEventFilter(self)
        self.due.setMaximumWidth(ctx.theme.px(240))
        self._problem = ProblemLine()
        self._outward = label("", "caption", wrap=True)
        self._save = button(ctx.theme, tr("Save"), "mdi6.check", act=self.save)
        self._save.setToolTip(tr("Save (Ctrl+Enter)"))
        foot = row(self.due, self._outward, self._save, spacing=ctx.theme.space("s"))
        foot.setStretch(1, 1)
        self.setLayout(column(tabs, self.text, self._problem, foot, spacing=ctx.theme.space("xs")))

    def show_for(self, kind: str, row_id: str, can: list[CommandSpec], *, comments: bool) -> None:
        """Offer what can be added to this row as it stands; a draft of another row is kept for it."""
        remarks = {"comment.add", *(("work_note.add",) if self._ctx.workspace.who.is_vendor else ())}
        allowed = {spec.name for spec in can} | (remarks if comments else set())
        known = (
            [replace(item, command=ON_DEALS.get(item.command, item.command)) for item in ENTRIES]
            if kind == "deal"
            else ENTRIES
        )
        entries = [item for item in known if item.command in allowed]
        if (kind, row_id) != (self._kind, self._id):
            self._drafts[self._kind, self._id] = self.text.toPlainText()
            self._kind, self._id = kind, row_id
            self.text.setPlainText(self._drafts.pop((kind, row_id), ""))
            self._problem.hide()
        if comments:
            self.text.show_for(kind, row_id)
        if entries != self._entries:
            self._entries = entries
            self._make_tabs()
        self.setVisible(bool(entries))

    def offers(self, key: str) -> bool:
        """Whether a key starts something here."""
        return any(item.key == key for item in self._entries)

    def start(self, key: str) -> None:
        """Begin a note (N), call (C) or task (T)."""
        for number, item in enumerate(self._entries):
            if item.key == key:
                self._begin(number)

    def start_with(self, command: str) -> bool:
        """Begin what this command adds. False where it adds nothing here."""
        numbers = [number for number, item in enumerate(self._entries) if item.command == command]
        if numbers:
            self._begin(numbers[0])
        return bool(numbers)

    def _begin(self, number: int) -> None:
        """Let the person type; Escape goes back to where they were, such as the list."""
        here = QApplication.focusWidget()
        if here is not None and not self.isAncestorOf(here):
            self._before = here
        self.choose(number)
        self.text.setFocus()

    def _leave(self) -> None:
        before = self._before
        there = before is not None and shiboken6.isValid(before) and before.isVisible()
        (before if before is not None and there else self).setFocus()

    def choose(self, number: int) -> None:
        """Say what is added."""
        if number >= len(self._entries):
            return
        self._group.button(number).setChecked(True)
        entry = self._entries[number]
        self.text.setPlaceholderText(tr(entry.hint))
        self.text.setAccessibleName(tr(entry.label))
        self.due.setVisible(entry.command in TASKS)
        self.text.offers = entry.command == "comment.add"
        self._outward.setText(tr_domain(COMMANDS[entry.command].outward))
        self._problem.hide()

    def save(self) -> None:
        """Save what was typed; where that fails it stays, with the reason."""
        number = self._group.checkedId()
        text = self.text.toPlainText().strip()
        if not 0 <= number < len(self._entries) or not text:
            self.text.setFocus()
            return
        entry = self._entries[number]
        try:
            args = self._arguments(entry, text)
        except UserError as error:
            self._failed(error)
            return
        self._save.setEnabled(False)
        place = (self._kind, self._id)
        self._ctx.run_command(entry.command, args, lambda _done: self._saved(place, text), self._failed)

    def _arguments(self, entry: Entry, text: str) -> Mapping[str, Any]:
        subject, note = split(text)
        place = {COMMANDS[entry.command].subject_arg: self._id}
        if entry.command in ACTIVITIES:
            return {**place, "subject": subject, "note": note, **dict(entry.fixed)}
        if entry.command in TASKS:
            return {**place, "subject": " ".join(text.split()), "due_at": self.due.value()}
        if entry.command == "ticket.reply":
            return {"ticket_id": self._id, "body": text}
        return {"record_kind": self._kind, "record_id": self._id, "body": text}

    def _saved(self, place: tuple[str, str], text: str) -> None:
        self._save.setEnabled(True)
        self._problem.hide()
        if place != (self._kind, self._id):
            self._drafts.pop(place, None)
            return
        now = self.text.toPlainText().lstrip()
        if now.startswith(text):  # what was typed since then stays
            self.text.setPlainText(now.removeprefix(text).lstrip())
            self.text.moveCursor(QTextCursor.MoveOperation.End)
            self.due.show_value("")

    def _failed(self, error: UserError) -> None:
        self._save.setEnabled(True)
        self._problem.tell(message_of(error))

    def _typed(self) -> None:
        self._problem.hide()

    def _make_tabs(self) -> None:
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._tabs.removeWidget(old)
            old.hide()
            old.deleteLater()
        while self._tabs.takeAt(0) is not None:
            pass
        for number, item in enumerate(self._entries):
            self._tabs.addWidget(self._tab(item, number))
        self.choose(0)

    def _tab(self, item: Entry, number: int) -> QPushButton:
        text = tr(item.label)
        made = button(self._ctx.theme, text, item.icon, role="chip")
        made.setToolTip(f"{text} ({item.key})" if item.key else text)
        made.setCheckable(True)
        self._group.addButton(made, number)
        return made

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
                return True
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
            return True
        return False


def split(text: str) -> tuple[str, str]:
    """Subject and note: the first line and the rest. A first line too long for a subject stands in the note too."""
    first, _, rest = text.partition("\n")
    first = first.strip()
    if len(first) <= SUBJECT_LETTERS:
        return first, rest.strip()
    cut = first[:SUBJECT_LETTERS].rsplit(" ", 1)[0].rstrip(" ,;.")
    return f"{cut} …", text.strip()
