"""Editors of references: type a few letters, choose from what is here. Rows are looked up off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from prm_desktop.domain.fields import Field, Type, Value
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import BadInput
from prm_desktop.overtaken import Stop
from prm_desktop.replica.queries import Query
from ui.context import UiContext
from ui.models.source import WorkspaceSource
from ui.text import tr, tr_domain
from ui.widgets.editors import BoolEditor, ChoiceEditor, DateEditor, Editor, LineEditor, TextEditor, Typed
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import button, clear_layout

FOUND = 12
"""How many rows are offered at most."""
TYPING_MS = 120


@dataclass(frozen=True, slots=True)
class Found:
    """A row that fits what was typed."""

    id: str
    title: str


class RefEditor(Editor):
    """One row of another kind; an empty line means none."""

    def __init__(self, ctx: UiContext, spec: Field, currency: str = "") -> None:
        super().__init__(ctx, spec, currency)
        self.line = QLineEdit()
        label = ENTITIES[spec.target].label
        self.line.setPlaceholderText(tr("Type to find: {kind}", kind=tr_domain(label)))
        self._offered: list[Found] = []
        self._known: dict[str, Found] = {}
        self._chosen = Found("", "")
        self._asking = Stop()
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        picked = self._completer.activated[QModelIndex]  # type: ignore[index]  # the stubs do not know overloads
        picked.connect(self._pick)
        self.line.setCompleter(self._completer)
        self._wait = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._wait.timeout.connect(self.look)
        self.line.textEdited.connect(self._typed)
        self._hold(self.line)

    def widen(self, width: int) -> None:
        """Let the list of what fits be at least this wide, in pixels."""
        popup = self._completer.popup()
        if popup is not None:
            popup.setMinimumWidth(width)

    def value(self) -> Value:
        """The id of the chosen row. Raises `BadInput` where the text names none."""
        text = self.line.text().strip()
        if not text:
            return ""
        if text != self._chosen.title:
            if text.casefold() not in self._known:
                raise BadInput("Choose one of the list for “{label}”.", label=tr_domain(self.spec.label))
            self._chosen = self._known[text.casefold()]
        return self._chosen.id

    def show_value(self, value: Value) -> None:
        """Show the row with this id; its name is looked up."""
        self._chosen = Found(str(value), "")
        if value:
            workspace, kind = self.ctx.workspace, self.spec.target
            self.ctx.tasks.run(lambda: workspace.title_of(kind, value), self._named, urgent=True)
        else:
            self.line.clear()

    def take_focus(self) -> None:
        """Let the person type here; where nothing is chosen yet, the first rows are offered at once."""
        super().take_focus()
        if not self.line.text():
            self._wait.start()

    def _named(self, title: str) -> None:
        if not self.line.isModified():
            self._chosen = Found(self._chosen.id, title)
            self.line.setText(title)
            self.line.selectAll()

    def _typed(self, text: str) -> None:
        self._wait.start()
        self.edited.emit(Typed(text))

    def words(self, found: Any) -> str:
        """What a row is called in the list."""
        return str(getattr(found, ENTITIES[self.spec.target].title))

    def look(self) -> None:
        """Offer what fits to what stands here."""
        words = self.line.text().strip()
        source = WorkspaceSource(self.ctx.workspace, self.spec.target)
        self._asking = self._asking.renew()

        def find() -> list[Found]:
            rows = source.page(source.ids(Query(search=words, limit=FOUND)))
            offered = [Found(item.row.id, self.words(item.row)) for item in rows]
            # The words may stand in a description; whose name has them is meant more likely.
            return sorted(offered, key=lambda item: words.casefold() not in item.title.casefold())

        self.ctx.tasks.run(find, self._offer, urgent=True, stop=self._asking)

    def _offer(self, found: list[Found]) -> None:
        self._offered = found
        # The list may be a newer one when a name that stood in an earlier one is taken.
        self._known |= {item.title.casefold(): item for item in reversed(found)}
        self._model.setStringList([item.title for item in found])
        if self.line.hasFocus() and found:
            self._completer.complete()
            if (popup := self._completer.popup()) is not None:
                popup.scrollToTop()  # it stands where an earlier list was left

    def _pick(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._offered):
            self._wait.stop()
            self._asking.stop()
            self._chosen = self._offered[index.row()]
            self.line.setText(self._chosen.title)
            self.edited.emit(Typed(self._chosen.title))


class RefsEditor(Editor):
    """Several rows of another kind: chips that a click removes, and a line to add one."""

    def __init__(self, ctx: UiContext, spec: Field, currency: str = "") -> None:
        super().__init__(ctx, spec, currency)
        self._chosen: list[Found] = []
        self._add = RefEditor(ctx, spec)
        self._add.edited.connect(self._maybe_add)
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._chips = FlowLayout(holder, 4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(holder)
        box.addWidget(self._add)
        self.setFocusProxy(self._add)

    def value(self) -> Value:
        """The ids in the order they were chosen. Raises `BadInput` where something typed names no row."""
        last = self._add.value()
        ids = [item.id for item in self._chosen]
        return tuple(dict.fromkeys([*ids, last] if last else ids))

    def show_value(self, value: Value) -> None:
        """Show the rows with these ids; their names are looked up."""
        ids, workspace, kind = list(value), self.ctx.workspace, self.spec.target
        self._chosen = [Found(item, "…") for item in ids]
        self.ctx.tasks.run(
            lambda: workspace.names(kind, ids),
            lambda names: self._show([Found(item, names.get(item, tr("(not here)"))) for item in ids]),
            urgent=True,
        )

    def _show(self, chosen: list[Found]) -> None:
        self._chosen = chosen
        clear_layout(self._chips)
        for item in chosen:
            self._chips.addWidget(self._chip(item))

    def _chip(self, item: Found) -> QPushButton:
        made = button(self.ctx.theme, item.title, "mdi6.close", role="chip", act=lambda: self._remove(item.id))
        made.setAccessibleName(tr("Remove {name}", name=item.title))
        made.setToolTip(tr("Remove {name}", name=item.title))
        return made

    def _remove(self, row_id: str) -> None:
        self._show([item for item in self._chosen if item.id != row_id])
        self._say()

    def _maybe_add(self, typed: Typed) -> None:
        try:
            row_id = self._add.value()
        except BadInput:
            return
        if row_id and row_id not in {item.id for item in self._chosen}:
            self._show([*self._chosen, Found(row_id, typed.text)])
            self._add.line.clear()
            self._say()


def make_editor(ctx: UiContext, spec: Field, currency: str = "") -> Editor:
    """The editor of a field."""
    kinds: dict[Type, type[Editor]] = {
        Type.LONG_TEXT: TextEditor,
        Type.CHOICE: ChoiceEditor,
        Type.BOOL: BoolEditor,
        Type.REF: RefEditor,
        Type.REFS: RefsEditor,
        Type.DAY: DateEditor,
        Type.INSTANT: DateEditor,
    }
    return kinds.get(spec.type, LineEditor)(ctx, spec, currency)


def inner_widgets(editor: Editor) -> list[QWidget]:
    """The widgets of an editor that a person can focus, for tab order."""
    return [item for item in editor.findChildren(QWidget) if item.focusPolicy() & Qt.FocusPolicy.TabFocus]
