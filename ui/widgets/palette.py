"""Ctrl+K: type, and do anything or go anywhere: actions with their shortcuts, places, found rows grouped by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import UserError
from prm_desktop.overtaken import Stop
from prm_desktop.replica.search import Hit
from ui.announce import announce
from ui.bidi import draw_text
from ui.context import UiContext
from ui.text import inline, tr, tr_domain
from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.filter_bar import DEBOUNCE_MS
from ui.widgets.palette_prefix import Wanted, hints, wanted
from ui.widgets.parts import label

HITS = 40
START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. A line without `act` is a heading. `side`: what stands at the end, such as a shortcut.

    `sought`: the line is shown only where something is typed. `kind`: what it is, for those who do not see its heading.
    """

    text: str
    act: Callable[[], None] | None = None
    icon: str = ""
    side: str = ""
    sought: bool = False
    kind: str = ""

    @property
    def spoken(self) -> str:
        """The line in words."""
        return ", ".join(filter(None, (self.text, self.side, self.kind)))


def matches(text: str, typed: str) -> bool:
    """Whether every typed word begins a word of the text."""
    words = text.casefold().split()
    return all(any(word.startswith(part) for word in words) for part in typed.casefold().split())


class PaletteModel(QAbstractListModel):
    """The lines of the palette."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The line at this place."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        return entry.side if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index.row())
        heading = entry is None or entry.act is None
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)


class _Lines(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        entry = model.entry(index.row()) if isinstance(model, PaletteModel) else None
        if entry is None:
            return
        theme = self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("selection"))
        area = option.rect.adjusted(theme.px(12), 0, -theme.px(12), 0)
        painter.setLayoutDirection(option.direction)
        if entry.act is None:
            painter.setFont(theme.font("caption", bold=True))
            painter.setPen(theme.color("muted"))
            draw_text(painter, area, entry.text, START)
        else:
            self._line(painter, option, area, entry)
        painter.restore()

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, entry: Entry) -> None:
        theme, direction = self._theme, option.direction
        side = theme.px(16)
        icon = QRect(area.left(), area.center().y() - side // 2, side, side)
        if entry.icon:
            theme.icon(entry.icon).paint(painter, QStyle.visualRect(direction, area, icon))
        painter.setFont(theme.font("caption"))
        advance = QFontMetrics(painter.font()).horizontalAdvance(entry.side) + theme.px(2)
        width = min(advance, area.width() // 2)
        end = QRect(area.right() - width, area.top(), width + 1, area.height())
        painter.setPen(theme.color("muted"))
        shown = QFontMetrics(painter.font()).elidedText(entry.side, Qt.TextElideMode.ElideRight, width)
        draw_text(painter, QStyle.visualRect(direction, area, end), shown, END)
        painter.setFont(theme.font())
        painter.setPen(theme.color("text"))
        left = area.left() + side + theme.px(12)
        words = QRect(left, area.top(), end.left() - left - theme.px(12), area.height())
        text = QFontMetrics(painter.font()).elidedText(entry.text, Qt.TextElideMode.ElideRight, words.width())
        draw_text(painter, QStyle.visualRect(direction, area, words), text, START)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(32))


class Palette(QFrame):
    """Lies over its parent while it is open. `entries` gives the actions and places of the moment."""

    def __init__(self, context: UiContext, entries: Callable[[], Sequence[Entry]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Palette")
        self._parent = parent
        self._context = context
        self._entries = entries
        self._asking = Stop()
        self._searching = False
        self._before: QWidget | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search everything, or type what you want to do"))
        self.field.setAccessibleName(tr("Search everything, or type what you want to do"))
        self.lines = QListView()
        self.lines.setAccessibleName(tr("Found"))
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.model = PaletteModel(self)
        self.lines.setModel(self.model)
        self.lines.setItemDelegate(_Lines(context.theme, self))
        self.lines.clicked.connect(lambda index: self._do(index.row()))
        self._typed = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._typed.timeout.connect(self._search)
        self.field.textChanged.connect(lambda _text: self._type())
        self.field.installEventFilter(self)
        parent.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.lines)
        self.hints = label(hints(), "caption", wrap=True)
        foot = row(self.hints)
        foot.setContentsMargins(*[context.theme.space("s")] * 4)  # the style sheet leaves a label none
        column.addLayout(foot)
        self.hide()

    def open(self) -> None:
        """Show it, empty, with the focus."""
        self._before = self.window().focusWidget()
        self.field.clear()
        self._show(())
        self._settle()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        """Hide it and give the focus back."""
        self._give_up()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)  # first, else it goes by way of the next control
        self.hide()

    def _type(self) -> None:
        self._give_up()
        self._typed.start()
        self._show(())

    def _give_up(self) -> None:
        """End the search that runs: nobody waits for it."""
        self._typed.stop()
        self._asking.stop()
        self._searching = False

    def _search(self) -> None:
        sought = wanted(self.field.text())
        self._asking = self._asking.renew()
        self._searching = bool(sought.words) and sought.rows
        if self._searching:
            workspace = self._context.workspace
            work = partial(workspace.search, sought.words, HITS, sought.kinds)
            self._context.tasks.run(work, self._take, self._failed, urgent=True, stop=self._asking)

    def _take(self, hits: Sequence[Hit]) -> None:
        self._searching = False
        self._show(hits)

    def _failed(self, error: UserError) -> None:
        self._searching = False
        self._context.messages.problem(error)

    def _show(self, hits: Sequence[Hit]) -> None:
        sought = wanted(self.field.text())
        offered = [item for item in self._entries() if sought.words or not item.sought] if sought.actions else []
        found = [item for item in offered if matches(item.text, sought.words)]
        lines = [Entry(tr("Actions and places")), *found] if found else []
        kind = ""
        for hit in hits:
            if hit.kind != kind:
                kind = hit.kind
                lines.append(Entry(tr_domain(ENTITIES[kind].plural)))
            lines.append(self._hit(hit))
        self.model.show_entries(lines or [Entry(self._why_nothing(sought))])
        if lines:
            self._step(1, start=-1)
        else:
            self._say("" if self._waits else self._why_nothing(sought))

    @property
    def _waits(self) -> bool:
        return self._typed.isActive() or self._searching

    def _why_nothing(self, sought: Wanted) -> str:
        if sought.kinds and not sought.words:
            return tr("Type what to look for in {what}", what=inline(ENTITIES[sought.kinds[0]].plural))
        return tr("Searching…") if self._waits else tr("Nothing found. Fewer words, or a part of one, find more")

    def _hit(self, hit: Hit) -> Entry:
        entity = ENTITIES[hit.kind]
        title = self._context.formatter.value(entity.by_name[entity.title], hit.title)
        go = partial(self._context.navigate, hit.kind, hit.id)
        return Entry(title, go, entity.icon, hit.subtitle, kind=tr_domain(entity.label))

    def _step(self, by: int, start: int | None = None) -> None:
        row = self.lines.currentIndex().row() if start is None else start
        for _ in range(self.model.rowCount()):
            row += by
            entry = self.model.entry(row)
            if entry is None:
                return
            if entry.act is not None:
                self._go_to(row)
                return

    def _go_to(self, row: int) -> None:
        """Make a line the current one, and say it: the focus stays where one types."""
        index = self.model.index(row, 0)
        self.lines.setCurrentIndex(index)
        self._say(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _say(self, text: str) -> None:
        """Tell what Enter would do: as soon as the focus comes, and by itself where it is here already."""
        self.field.setAccessibleDescription(text)
        announce(self.field, text if self.field.hasFocus() else "")

    def _do(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None and entry.act is not None:
            self.close_palette()
            entry.act()

    def _settle(self) -> None:
        theme = self._context.theme
        width = min(theme.px(640), self._parent.width() - 2 * theme.space("l"))
        height = min(theme.px(440), self._parent.height() - theme.px(96))
        self.setGeometry((self._parent.width() - width) // 2, theme.px(48), width, height)

    def _key(self, event: QKeyEvent) -> bool:
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_Tab: lambda: self._step(1),  # as there is nothing else in here to go to
            Qt.Key.Key_Backtab: lambda: self._step(-1),
            Qt.Key.Key_Return: lambda: self._do(self.lines.currentIndex().row()),
            Qt.Key.Key_Enter: lambda: self._do(self.lines.currentIndex().row()),
            Qt.Key.Key_Escape: self.close_palette,
        }
        act = acts.get(event.key())
        if act is not None:
            act()
        return act is not None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self.field and event.type() is QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self._close_unless_focused)
        if watched is self._parent and event.type() is QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def _close_unless_focused(self) -> None:
        if self.isVisible() and not self.field.hasFocus() and self.window().isActiveWindow():
            self.hide()
