"""What narrows a list: search as you type, saved views, filters as chips, the choice of columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import Field
from prm_desktop.replica.blobs import BLOB_FIELDS
from prm_desktop.services.moving import has_moves
from ui.format import choice_label
from ui.kinds import FIRST
from ui.models.filters import FILES, NEWER, Filters, from_json, sort_of, usual
from ui.state import UiState
from ui.text import inline, tr, tr_domain
from ui.theme import Theme
from ui.widgets.boxes import margins
from ui.widgets.columns import choosable, usual_columns
from ui.widgets.flow import FlowLayout
from ui.widgets.menus import ChoiceMenu
from ui.widgets.parts import button, clear_layout, icon_button, without_arguments

DEBOUNCE_MS = 30
"""Letters that come faster than anybody types are one search."""
KEY = "Ctrl+B"


class SearchField(QLineEdit):
    """A search field: Escape empties it, the arrow down goes to the list."""

    left = Signal(object)
    """`int`: 1; the person wants into the list."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setProperty("role", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit(1)
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Holds a `Filters` value and the columns of one kind, and remembers both."""

    changed = Signal(object)
    """`Filters`: show these rows."""
    columns_changed = Signal(object)
    """`tuple[Field, ...]`: show these columns."""
    left = Signal(object)
    """`int`: 1; the person wants into the list."""
    board_chosen = Signal(object)
    """`bool`: show the board (or the table)."""

    def __init__(self, entity: Entity[Any], theme: Theme, state: UiState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entity = entity
        self._theme = theme
        self._state = state
        stored = state.get(f"list.{entity.kind}", {})
        self.filters = from_json(stored, entity) if stored else usual(entity)
        self._typed = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._typed.timeout.connect(self._search)
        self.search = SearchField(tr("Find in {what}", what=inline(entity.plural)))
        self.search.textChanged.connect(lambda _text: self._typed.start())
        self.search.left.connect(self.left)
        self._views = button(theme, "", role="quiet")
        self._filter = button(theme, tr("Filter"), "mdi6.filter-variant", role="quiet")
        self._columns = icon_button(theme, "mdi6.table-column", tr("Choose columns"))
        self._switch = icon_button(theme, "mdi6.view-column-outline", tr("Show as a board"), self.switch_board)
        if not has_moves(entity.kind):
            self._switch.hide()
        for control, fill in ((self._views, self._fill_views), (self._filter, self._fill_filters)):
            self._give_menu(control, fill, ChoiceMenu(self) if control is self._filter else QMenu(self))
        columns = ChoiceMenu(self)
        columns.aboutToShow.connect(lambda: self._fill_columns(columns))
        self._columns.setMenu(columns)
        self._columns.setPopupMode(self._columns.ToolButtonPopupMode.InstantPopup)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, theme.space("xs"))
        self._chips.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._place()
        self._show()

    @property
    def specs(self) -> tuple[Field, ...]:
        """The columns to show."""
        known = {item.name: item for item in choosable(self._entity)}
        names = self._state.get(f"columns.{self._entity.kind}", [item.name for item in usual_columns(self._entity)])
        return tuple(known[name] for name in names if name in known) or usual_columns(self._entity)

    @property
    def on_board(self) -> bool:
        """Whether the rows stand on a board rather than in a table."""
        return has_moves(self._entity.kind) and bool(self._state.get(f"board.{self._entity.kind}", 0))

    def switch_board(self) -> None:
        """From the table to the board and back; remembered."""
        if has_moves(self._entity.kind):
            self._state.put(f"board.{self._entity.kind}", int(not self.on_board))
            self._show()
            self.board_chosen.emit(self.on_board)

    def choose(self, filters: Filters, *, keep: bool = True) -> None:
        """Show other rows; `keep`: also the next time."""
        self.filters = filters
        if keep:
            self._state.put(f"list.{self._entity.kind}", filters.to_json())
        self._show()
        self.changed.emit(filters)

    def lift(self) -> None:
        """Show all rows for now, because somebody goes to one that is left out."""
        self._show_all(keep=False)

    def clear(self) -> None:
        """Show all rows."""
        self._show_all(keep=True)

    def _show_all(self, *, keep: bool) -> None:
        self.search.clear()  # not silently: its own button to clear it goes with the text
        self._typed.stop()
        self.choose(Filters(sort=self.filters.sort), keep=keep)

    def sort_by(self, name: str) -> None:
        """Sort by a field; by the same one again: the other way round."""
        self.choose(replace(self.filters, sort=f"-{name}" if self.filters.sort == name else name))

    def _place(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("xs"))
        row.addWidget(self.search, 1)
        for widget in (self._views, self._filter, self._columns, self._switch):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        space = self._theme.space
        margins(column, space("m"), space("s"), space("s"), space("s"))
        column.setSpacing(space("s"))
        column.addLayout(row)
        column.addWidget(self._chips)

    def _give_menu(self, control: Any, fill: Any, menu: QMenu) -> None:
        menu.aboutToShow.connect(partial(fill, menu))
        control.setMenu(menu)

    def _search(self) -> None:
        words = self.search.text().strip()
        if words != self.filters.search:  # a space asks for nothing new
            self.filters = replace(self.filters, search=words)
            self.changed.emit(self.filters)

    def _show(self) -> None:
        self._views.setText(tr("View: {name}", name=self._view_name()) + " ▾")
        self._views.setAccessibleName(tr("View: {name}", name=self._view_name()))
        name = tr("Show as a table") if self.on_board else tr("Show as a board")
        self._theme.dress(self._switch, "mdi6.table" if self.on_board else "mdi6.view-column-outline")
        self._switch.setToolTip(tr("{name} ({key})", name=name, key=KEY))
        self._switch.setAccessibleName(name)
        self._columns.setDisabled(self.on_board)
        why = tr("A board has no columns to choose; the table has.")
        self._columns.setToolTip(why if self.on_board else self._columns.accessibleName())
        clear_layout(self._flow)
        named = self._view_name() != tr("Custom")
        chips = [] if named else [(self._describe(name, values), name) for name, values in self.filters.choices.items()]
        for text, name in chips:
            self._add_chip(text, partial(self._drop, name))
        if self.filters.mine and not named:
            self._add_chip(tr("Mine"), lambda: self.choose(replace(self.filters, mine=False)))
        if self.filters.file and not named:
            text = dict(self._files()).get(self.filters.file, "")
            self._add_chip(text, lambda: self.choose(replace(self.filters, file="")))
        self._chips.setVisible(self._flow.count() > 0)

    def _add_chip(self, text: str, drop: Any) -> None:
        made = button(self._theme, f"{text}  ✕", role="chip", act=drop)
        made.setAccessibleName(tr("Remove the filter {name}", name=text))
        self._flow.addWidget(made)

    def _drop(self, name: str) -> None:
        self.choose(self.filters.without(name))

    def _describe(self, name: str, values: Sequence[str]) -> str:
        spec = self._entity.by_name[name]
        return f"{tr_domain(spec.label)}: {', '.join(choice_label(spec, value) for value in values)}"

    def _known_views(self) -> list[tuple[str, Filters]]:
        built_in = [(tr("All"), Filters())]
        if self._entity.kind in FIRST:
            waiting = Filters(choices={self._entity.status: FIRST[self._entity.kind].values})
            built_in.insert(0, (tr("To answer"), waiting))
        if usual(self._entity).narrows:
            name = tr("Upcoming") if usual(self._entity).upcoming else tr_domain("Open")
            built_in.insert(0, (name, usual(self._entity)))
            if "user_id" in self._entity.by_name:
                built_in.insert(1, (tr("My open"), replace(usual(self._entity), mine=True)))
        if self._entity.kind in BLOB_FIELDS:
            built_in += [(words, Filters(file=key)) for key, words in self._files()]
        saved = self._state.get(f"views.{self._entity.kind}", {})
        return built_in + [(name, from_json(view, self._entity)) for name, view in saved.items()]

    def _view_name(self) -> str:
        shown = replace(self.filters, search="", sort="")
        fits = (name for name, view in reversed(self._known_views()) if replace(view, sort="") == shown)
        return next(fits, tr("Custom"))

    def _fill_views(self, menu: QMenu) -> None:
        menu.clear()
        current = self._view_name()
        for name, view in self._known_views():
            act = self._checkable(menu, name, on=name == current)
            act.triggered.connect(without_arguments(partial(self._open_view, view)))
        menu.addSeparator()
        self._fill_sorts(menu.addMenu(tr("Sort by")))
        menu.addAction(tr("Save this view…"), self._ask_name)
        saved = self._state.get(f"views.{self._entity.kind}", {})
        if current in saved:
            menu.addAction(tr("Forget the view {name}", name=current), partial(self._forget, current))

    def _fill_sorts(self, menu: QMenu) -> None:
        """The columns to sort by; the same one again turns the order round, as on the table's header."""
        name, direction = sort_of(self.filters.sort or self._entity.sort)
        for spec in self.specs:
            arrow = ("↑" if direction == "asc" else "↓") if spec.name == name else ""
            act = self._checkable(menu, f"{tr_domain(spec.label)} {arrow}".strip(), on=spec.name == name)
            act.triggered.connect(without_arguments(partial(self.sort_by, spec.name)))

    def _open_view(self, view: Filters) -> None:
        self.choose(replace(view, search=self.filters.search))

    def _ask_name(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Save this view"))
        dialog.setLabelText(tr("Name"))
        dialog.textValueSelected.connect(self.save_view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_view(self, name: str) -> None:
        """Remember what is shown under a name."""
        if name.strip():
            key = f"views.{self._entity.kind}"
            self._state.put(key, {**self._state.get(key, {}), name.strip(): self.filters.to_json()})
            self._show()

    def _forget(self, name: str) -> None:
        key = f"views.{self._entity.kind}"
        self._state.put(key, {kept: view for kept, view in self._state.get(key, {}).items() if kept != name})
        self._show()

    def _fill_filters(self, menu: ChoiceMenu) -> None:
        menu.clear()
        if "user_id" in self._entity.by_name:
            mine = self._checkable(menu, tr("Mine"), on=self.filters.mine)
            mine.toggled.connect(lambda on: self.choose(replace(self.filters, mine=on)))
            menu.addSeparator()
        for spec in (item for item in self._entity.own_fields if item.choices):
            inner = menu.add_choice_menu(tr_domain(spec.label))
            chosen = self.filters.choices.get(spec.name, ())
            for value in spec.choices or ():
                act = self._checkable(inner, tr_domain(value.label), on=str(value) in chosen)
                act.toggled.connect(_with_state(partial(self._toggle, spec.name, str(value))))
        if self._entity.kind in BLOB_FIELDS:
            menu.addSeparator()
            for key, words in self._files():
                act = self._checkable(menu, words, on=self.filters.file == key)
                act.toggled.connect(_with_state(partial(self._toggle_file, key)))
        if self.filters.narrows:
            menu.addSeparator()
            menu.addAction(tr("Clear all filters"), self.clear)

    def _files(self) -> list[tuple[str, str]]:
        """What the file of a row may be asked for; that of an attachment has no editions."""
        return [(key, tr(words)) for key, words in FILES.items() if key != "current" or NEWER in self._entity.by_name]

    def _toggle_file(self, key: str, *, on: bool) -> None:
        self.choose(replace(self.filters, file=key if on else ""))

    def _toggle(self, name: str, value: str, *, on: bool) -> None:
        self.choose(self.filters.with_choice(name, value, on=on))

    def _fill_columns(self, menu: QMenu) -> None:
        menu.clear()
        shown = [item.name for item in self.specs]
        for spec in choosable(self._entity):
            act = self._checkable(menu, tr_domain(spec.label), on=spec.name in shown)
            act.setEnabled(spec.name != self._entity.title)
            act.toggled.connect(_with_state(partial(self.show_column, spec.name)))
        menu.addSeparator()
        menu.addAction(tr("Usual columns"), lambda: self._set_columns([i.name for i in usual_columns(self._entity)]))

    def show_column(self, name: str, *, on: bool) -> None:
        """Show or hide a column, and remember it."""
        kept = {item.name for item in self.specs} - {name} | ({name} if on else set())
        self._set_columns([item.name for item in choosable(self._entity) if item.name in kept])

    def _set_columns(self, names: list[str]) -> None:
        self._state.put(f"columns.{self._entity.kind}", names)
        self.columns_changed.emit(self.specs)

    def _checkable(self, menu: QMenu, text: str, *, on: bool) -> QAction:
        act = menu.addAction(text.replace("&", "&&"))
        act.setCheckable(True)
        act.setChecked(on)
        return act


# PySide hands a signal's argument to a function that declares one, but not to a partial.
def _with_state(act: Callable[..., object]) -> Callable[[bool], None]:
    def toggled(on: bool) -> None:  # noqa: FBT001 - Qt's signature
        act(on=on)

    return toggled
