"""A text in which @ offers names of people who would be told: colleagues, and whoever works on or spoke about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QPlainTextEdit
from typing_extensions import override

from ui.context import UiContext

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Workspace

_BEGUN = re.compile(r"(?:^|(?<=\s))@([^\s@][^@\n]{0,40})?$")
"""What stands before the cursor while a name is typed."""
MOST = 8
_PICKS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape})


def people_around(workspace: Workspace, kind: str, row_id: str) -> list[str]:
    """The names that can be meant on a record, by name, without who is signed in. Blocks."""
    me = workspace.actor
    colleagues: list[Any] = [item for item in workspace.find("user", partner_id=me.partner_id) if item.id != me.user_id]
    found = {item.name for item in colleagues if item.active}
    said: list[Any] = list(workspace.find("comment", record_kind=kind, record_id=row_id))
    found |= {item.author for item in said if item.user_id != me.user_id}
    if kind == "deal":
        members: list[Any] = list(workspace.find("deal_member", deal_id=row_id))
        found |= {item.name for item in members if item.user_id and item.user_id != me.user_id}
    return sorted(found - {""}, key=str.casefold)


def fitting(names: list[str], begun: str) -> list[str]:
    """The names of which a word begins with what was typed."""
    wanted = begun.casefold()
    return [name for name in names if f" {name.casefold()}".find(f" {wanted}") >= 0][:MOST]


class MentionText(QPlainTextEdit):
    """A text of several lines. `offers`: whether names are offered, for only comments tell somebody."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._names: list[str] = []
        self._place = ("", "")
        self.offers = False
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self.insert_name)
        self.textChanged.connect(self._look)

    @property
    def offered(self) -> list[str]:
        """The names that are offered now."""
        popup = self._completer.popup()
        return self._model.stringList() if popup is not None and popup.isVisible() else []

    def show_for(self, kind: str, row_id: str) -> None:
        """Offer the people around this record."""
        self._place = place = (kind, row_id)
        workspace = self._ctx.workspace

        def show(names: list[str]) -> None:
            if self._place == place:
                self._names = names

        self._ctx.tasks.run(lambda: people_around(workspace, kind, row_id), show)

    def insert_name(self, name: str) -> None:
        """Put a name where it was begun."""
        begun = self._begun()
        if begun is None:
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(begun))
        cursor.insertText(f"{name} ")
        self.setTextCursor(cursor)

    def _begun(self) -> str | None:
        cursor = self.textCursor()
        found = _BEGUN.search(cursor.block().text()[: cursor.positionInBlock()])
        return (found[1] or "") if found else None

    def _look(self) -> None:
        popup = self._completer.popup()
        begun = self._begun() if self.offers and self.hasFocus() else None
        names = fitting(self._names, begun) if begun is not None else []
        if popup is None or not names:
            if popup is not None:
                popup.hide()
            return
        self._model.setStringList(names)
        area = self.cursorRect()
        area.setWidth(self._ctx.theme.px(240))
        self._completer.complete(area)
        popup.setCurrentIndex(self._model.index(0, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.offered and event.key() in _PICKS:
            event.ignore()  # the list of names takes it
            return
        super().keyPressEvent(event)
