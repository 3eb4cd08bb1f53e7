"""Two panes side by side with a divider that mouse and keys move; where it is put is remembered.

Tab and F8 lead to the divider. There the arrow keys move it, Home and End take it as far as it goes, Enter (or a double
click) puts it where it was at first, and Escape puts it back and returns to where the person came from.
"""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QSplitter, QSplitterHandle, QWidget
from typing_extensions import override

from ui.announce import announce
from ui.context import UiContext
from ui.text import tr

STEP = 16
"""How far an arrow key moves the divider, in pixels of the design; with Shift a quarter of it."""
GRIP = 5
"""How wide the divider is while it has the focus."""


class Divider(QSplitterHandle):
    """The line between two panes."""

    def __init__(self, parent: Splitter) -> None:
        super().__init__(parent.orientation(), parent)
        self._owner = parent
        self._before: QWidget | None = None
        self._sizes: list[int] = []
        self._grip: QFrame | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Divider"))
        told = tr("The arrow keys move it, Home and End take it to its ends, Enter puts it back in its usual place.")
        self.setAccessibleDescription(told)
        self.setToolTip(tr("Drag to make room on one side, or press F8 and the arrow keys. A double click resets it."))

    def take_focus(self) -> None:
        """Let the person move it by keys, and go back to where they are afterwards."""
        self._before = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def beside(self, *, after: bool) -> QWidget:
        """The pane on one of its sides."""
        return self._owner.panes[after]

    def _leave(self) -> None:
        self._owner.put(self._sizes[0])
        there = self._before
        if there is None or not shiboken6.isValid(there) or not there.isVisible():
            there = self._owner.panes[0]
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_grip(self) -> None:
        """A line of one pixel shows no focus; a wider one lies over it."""
        if self._grip is None or not shiboken6.isValid(self._grip):
            return
        place = QRect(self.mapTo(self._owner.host, QPoint(0, 0)), self.size())
        half = (self._owner.theme.px(GRIP) - place.width()) // 2
        self._grip.setGeometry(place.adjusted(-half, 0, half, 0))
        self._grip.raise_()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self._sizes = self._owner.sizes()
        self._grip = QFrame(self._owner.host)
        self._grip.setObjectName("Grip")
        self._grip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._show_grip()
        self._grip.show()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        grip, self._grip = self._grip, None
        if grip is not None and shiboken6.isValid(grip):
            grip.hide()
            grip.deleteLater()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            QPainter(self).fillRect(self.rect(), self._owner.theme.color("focus"))

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._show_grip()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_grip()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._owner.reset()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        step = self._owner.theme.px(STEP)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step //= 4
        first = self._owner.sizes()[0]
        places = {
            Qt.Key.Key_Left: first + (step if mirrored else -step),
            Qt.Key.Key_Right: first + (-step if mirrored else step),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: sum(self._owner.sizes()),
        }
        if event.key() in places:
            self._owner.put(places[Qt.Key(event.key())])
            announce(self, self._owner.told)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._owner.reset()
            announce(self, self._owner.told)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


class Splitter(QSplitter):
    """Two panes. `key`: under which the window remembers the place; `usual`: the widths that nobody has changed.

    `grows`: in which proportion the panes take what a larger window has more.
    """

    def __init__(
        self,
        ctx: UiContext,
        key: str,
        panes: Sequence[QWidget],
        usual: Sequence[int],
        *,
        grows: Sequence[int] = (1, 1),
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.theme, state = ctx.theme, ctx.state
        self._key, self._usual = f"splitter.{key}", list(usual)
        self.panes = tuple(panes)
        for place, pane in enumerate(panes):
            self.addWidget(pane)
            self.setStretchFactor(place, grows[place])
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        kept = state.get(self._key, self._usual)
        self.setSizes(kept if len(kept) == self.count() else self._usual)
        self.splitterMoved.connect(lambda _place, _index: state.put(self._key, self.sizes()))

    @property
    def divider(self) -> Divider:
        """The line between the panes."""
        found = self.handle(1)
        assert isinstance(found, Divider)  # noqa: S101 - made here
        return found

    @property
    def host(self) -> QWidget:
        """What the splitter stands on."""
        return self.parentWidget() or self

    @property
    def told(self) -> str:
        """Where the divider is, in words."""
        sizes = self.sizes()
        return tr("{share}% before the divider", share=round(100 * sizes[0] / max(1, sum(sizes))))

    def put(self, first: int) -> None:
        """Give the first pane this width in pixels, or what comes nearest to it."""
        whole = sum(self.sizes())
        low, least = (max(pane.minimumSizeHint().width(), pane.minimumWidth(), 1) for pane in self.panes)
        wanted = max(low, min(first, whole - least))
        self._move([wanted, whole - wanted])

    def reset(self) -> None:
        """Put the divider where it is as long as nobody moves it."""
        self._move(self._usual)

    def _move(self, sizes: list[int]) -> None:
        self.setSizes(sizes)
        self.splitterMoved.emit(self.sizes()[0], 1)

    @override
    def createHandle(self) -> QSplitterHandle:
        return Divider(self)
