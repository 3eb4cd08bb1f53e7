"""Small parts that every page uses: labels that show plain text only, chips, buttons, an elided label."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from prm_desktop.domain.fields import Tone
from ui.bidi import draw_text, isolated
from ui.theme import Theme


def side(*, end: bool = False, vertical: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter) -> Qt.AlignmentFlag:
    """Where lines begin (or end) in the window's language; by itself a label asks the language of its own text."""
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    found = Qt.AlignmentFlag.AlignRight if mirrored is not end else Qt.AlignmentFlag.AlignLeft
    return found | Qt.AlignmentFlag.AlignAbsolute | vertical


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label of plain text. `role`: title, section, caption, muted, figure."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setAlignment(side())
    made.setText(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def chip(text: str, tone: Tone = Tone.NEUTRAL) -> QLabel:
    """A word on a coloured ground; the word carries the meaning, the colour helps."""
    made = label(text)
    made.setProperty("tone", str(tone.value))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def set_tone(widget: QWidget, tone: Tone) -> None:
    """Give a chip another meaning."""
    widget.setProperty("tone", str(tone.value))
    restyled(widget)


def restyled(widget: QWidget) -> None:
    """Let the style sheet look again at the properties of a widget."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def button(
    theme: Theme, text: str, icon: str = "", *, role: str = "", act: Callable[[], object] | None = None
) -> QPushButton:
    """A push button. `role`: primary, quiet, chip, danger, row."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(False)
    if icon:
        theme.dress(made, icon, {"primary": "on_accent", "danger": "danger"}.get(role, "muted"))
    if act is not None:
        made.clicked.connect(without_arguments(act))
    return made


def without_arguments(act: Callable[[], object]) -> Callable[[bool], None]:
    """Qt hands `checked` to whatever takes an argument, and PySide to no partial; what is done here takes none."""

    def clicked(_checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        act()

    return clicked


def icon_button(theme: Theme, icon: str, name: str, act: Callable[[], object] | None = None) -> QToolButton:
    """A quiet button with an icon only; `name` is its tooltip and what a screen reader says."""
    made = QToolButton()
    made.setProperty("role", "quiet")
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    theme.dress(made, icon)
    if act is not None:
        made.clicked.connect(without_arguments(act))
    return made


def as_high_as_its_text(content: QWidget) -> None:
    """Let what scrolls be as high as its wrapped lines at its width.

    Otherwise a scroll area gives it the height that the lines would need in the narrowest column, mostly empty.
    """
    content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)


def card() -> QFrame:
    """A panel with a border."""
    made = QFrame()
    made.setObjectName("Card")
    return made


def clear_layout(layout: QLayout) -> None:
    """Take all widgets out of a layout and let them go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)


class ElidedLabel(QLabel):
    """One line of plain text that ends in … where it does not fit; the whole text is then its tooltip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def is_cut(self) -> bool:
        """Whether the text does not fit."""
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.contentsRect().width()

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(QFontMetrics(self.font()).horizontalAdvance("…"), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        text = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.setLayoutDirection(self.layoutDirection())
        draw_text(painter, area, text, self.alignment() | Qt.AlignmentFlag.AlignVCenter)
        self.setToolTip(self.text() if text != self.text() else "")


class ElidedButton(QPushButton):
    """A button that is one line of text without a frame; it ends in … where it does not fit, as an `ElidedLabel` does.

    `role`: link, name.
    """

    def __init__(self, text: str, role: str, act: Callable[[], object]) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(without_arguments(act))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        elide = Qt.TextElideMode.ElideRight
        cut = self.fontMetrics().elidedText(self.text(), elide, self.contentsRect().width())
        option.text = isolated(cut)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
        self.setToolTip(self.accessibleName() if cut != self.text() else "")
