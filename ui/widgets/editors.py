"""One editor per type of field, for facts that are changed in place and for the forms of commands.

Every editor is used in the same way: `show_value`, and `value`, which raises `BadInput` for what cannot be meant. What
a person typed is never changed or cleared by the program.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal, get_currency_precision
from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from prm_desktop.domain import times
from prm_desktop.domain.fields import Field, Type, Value
from prm_desktop.errors import BadInput
from ui import parsing
from ui.context import UiContext
from ui.text import tr, tr_domain
from ui.widgets.in_view import bring_into_view
from ui.widgets.parts import icon_button

LONG_TEXT_LINES = 4
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"[\d+()/.\-\s#x]*\d[\d+()/.\-\s#x]*")


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in an editor now, as text."""

    text: str


class Editor(QWidget):
    """The base of all editors. `currency`: the code of the row's currency, for money."""

    edited = Signal(object)
    """`Typed`, with every change that a person makes."""

    def __init__(self, ctx: UiContext, spec: Field, currency: str = "") -> None:
        super().__init__()
        self.ctx = ctx
        self.spec = spec
        self.currency = currency
        self.setAccessibleName(tr_domain(spec.label))

    def value(self) -> Value:
        """What was typed, as the field's value. Raises `BadInput`."""
        raise TypeError(f"{type(self).__name__} declares no value")

    def show_value(self, _value: Value, /) -> None:
        """Put a value in, as a person would have typed it."""
        raise TypeError(f"{type(self).__name__} declares no show_value")

    def take_focus(self) -> None:
        """Let the person type here."""
        proxy = self.focusProxy() or self
        proxy.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self)

    def enter_commits(self) -> bool:
        """Whether Enter means "save" here, not a new line."""
        return True

    def _hold(self, widget: QWidget, *more: QWidget) -> None:
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for item in (widget, *more):
            box.addWidget(item)
        widget.setAccessibleName(self.accessibleName())
        self.setFocusProxy(widget)

    def _say(self, *_: object) -> None:
        self.edited.emit(Typed(""))


class LineEditor(Editor):
    """One line: text, e-mail, phone, address of a page, numbers, tags."""

    def __init__(self, ctx: UiContext, spec: Field, currency: str = "") -> None:
        super().__init__(ctx, spec, currency)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self._placeholder())
        self.line.textEdited.connect(lambda text: self.edited.emit(Typed(text)))
        self._hold(self.line, *self.extras())

    def extras(self) -> tuple[QWidget, ...]:
        """Widgets beside the line."""
        return ()

    def value(self) -> Value:
        """The text in the form of the field's type."""
        text = self.line.text().strip()
        return _READERS.get(self.spec.type, _text)(self, text)

    def show_value(self, value: Value) -> None:
        """Put a value in and select it, so that typing replaces it."""
        self.line.setText(_shown(self, value))
        self.line.selectAll()

    def _placeholder(self) -> str:
        hints = {
            Type.TAGS: tr("separated by commas"),
            Type.DAY: tr("a date, “tomorrow”, “Fri”"),
            Type.INSTANT: tr("“tomorrow 14:00”, “Fri”"),
            Type.MONEY: self.currency,
            Type.PERCENT: "%",
        }
        return hints.get(self.spec.type, "")


class DateEditor(LineEditor):
    """A day, or a day with a time: typed freely, or picked from a calendar."""

    def extras(self) -> tuple[QWidget, ...]:
        """The button that opens the calendar."""
        return (icon_button(self.ctx.theme, "mdi6.calendar", tr("Pick a date"), self._open_calendar),)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setGridVisible(False)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.clicked.connect(lambda chosen: self._picked(menu, chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()

    def _picked(self, menu: QMenu, chosen: QDate) -> None:
        menu.close()
        day = parsing.typed_day(date(chosen.year(), chosen.month(), chosen.day()), self.ctx.formatter.locale)
        if self.spec.type is Type.INSTANT:
            clock = re.search(r"\d{1,2}:\d{2}", self.line.text())
            day = f"{day} {clock[0] if clock else '9:00'}"
        self.line.setText(day)
        self.take_focus()
        self.edited.emit(Typed(day))


class TextEditor(Editor):
    """Several lines. Ctrl+Enter saves; Tab goes on."""

    def __init__(self, ctx: UiContext, spec: Field, currency: str = "") -> None:
        super().__init__(ctx, spec, currency)
        self.area = QPlainTextEdit()
        self.area.setTabChangesFocus(True)
        self.area.setFixedHeight(self.area.fontMetrics().lineSpacing() * LONG_TEXT_LINES + ctx.theme.px(16))
        self.area.textChanged.connect(self._say)
        self._hold(self.area)

    def value(self) -> Value:
        """The text without blank ends."""
        return self.area.toPlainText().strip()

    def show_value(self, value: Value) -> None:
        """Put a text in."""
        self.area.setPlainText(value)
        self.area.selectAll()

    def enter_commits(self) -> bool:
        """Enter is a new line here."""
        return False


class ChoiceEditor(Editor):
    """One of a closed list; “–” where none is allowed too."""

    def __init__(self, ctx: UiContext, spec: Field, currency: str = "") -> None:
        super().__init__(ctx, spec, currency)
        self.box = QComboBox()
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not spec.required and not spec.default:
            self.box.addItem("–", "")
        for item in spec.choices or ():
            self.box.addItem(tr_domain(item.label), str(item))
        self.box.activated.connect(self._say)
        self._hold(self.box)

    def value(self) -> Value:
        """The chosen value."""
        return str(self.box.currentData() or "")

    def show_value(self, value: Value) -> None:
        """Choose a value; one that this version does not know is kept as it is."""
        place = self.box.findData(str(value))
        if place < 0:
            self.box.addItem(str(value).replace("_", " "), str(value))
            place = self.box.count() - 1
        self.box.setCurrentIndex(place)


class BoolEditor(Editor):
    """Yes or no."""

    def __init__(self, ctx: UiContext, spec: Field, currency: str = "") -> None:
        super().__init__(ctx, spec, currency)
        self.check = QCheckBox(tr("Yes"))
        self.check.toggled.connect(self._say)
        self._hold(self.check)

    def value(self) -> Value:
        """Whether it is ticked."""
        return self.check.isChecked()

    def show_value(self, value: Value) -> None:
        """Tick it or not."""
        self.check.setChecked(bool(value))


class Keys(QObject):
    """Enter (or Ctrl+Enter in a text of several lines) saves, Escape gives up, for one editor and all inside it."""

    def __init__(self, editor: Editor, save: Callable[[], None], give_up: Callable[[], None]) -> None:
        super().__init__(editor)
        self._editor, self._save, self._give_up = editor, save, give_up
        for widget in (editor, *editor.findChildren(QWidget)):
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return False
        act = self._act(event)
        if act is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            act()
        return True

    def _act(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() == Qt.Key.Key_Escape:
            return self._give_up
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            return self._save if control or self._editor.enter_commits() else None
        return None


def _text(_editor: LineEditor, text: str) -> Value:
    return text


def _email(_editor: LineEditor, text: str) -> Value:
    if text and not _EMAIL.fullmatch(text):
        raise BadInput("“{text}” is not an e-mail address.", text=text)
    return text


def _phone(_editor: LineEditor, text: str) -> Value:
    if text and not _PHONE.fullmatch(text):
        raise BadInput("“{text}” is not a phone number.", text=text)
    return text


def _day(editor: LineEditor, text: str) -> Value:
    formatter = editor.ctx.formatter
    today = times.moment(formatter.now()).astimezone(formatter.zone).date()
    return parsing.day(text, today, formatter.locale)


def _instant(editor: LineEditor, text: str) -> Value:
    formatter = editor.ctx.formatter
    return parsing.instant(text, formatter.now(), formatter.zone, formatter.locale)


_READERS: dict[Type, Callable[[LineEditor, str], Value]] = {
    Type.EMAIL: _email,
    Type.PHONE: _phone,
    Type.INTEGER: lambda editor, text: parsing.number(text, editor.ctx.formatter.locale),
    Type.MONEY: lambda editor, text: parsing.amount(text, editor.currency, editor.ctx.formatter.locale),
    Type.PERCENT: lambda editor, text: parsing.percent(text, editor.ctx.formatter.locale),
    Type.DAY: _day,
    Type.INSTANT: _instant,
    Type.TAGS: lambda _editor, text: tuple(dict.fromkeys(item for item in map(str.strip, text.split(",")) if item)),
}


def _shown(editor: LineEditor, value: Any) -> str:
    """A value as a person would type it; `value` of the editor reads it back unchanged."""
    kind = editor.spec.type
    if value in ("", (), None) or (value == 0 and kind in {Type.INTEGER, Type.MONEY, Type.PERCENT}):
        return ""
    makers: dict[Type, Callable[[], str]] = {
        Type.TAGS: lambda: ", ".join(value),
        Type.MONEY: lambda: _decimal(editor, value, get_currency_precision(editor.currency) if editor.currency else 0),
        Type.PERCENT: lambda: _decimal(editor, value, 2),
        Type.DAY: lambda: parsing.typed_day(times.day(value), editor.ctx.formatter.locale),
        Type.INSTANT: lambda: _local_time(editor, value),
    }
    maker = makers.get(kind)
    return maker() if maker else str(value)


def _decimal(editor: LineEditor, value: int, digits: int) -> str:
    number = Decimal(value).scaleb(-digits)
    pattern = "0" if number == number.to_integral_value() else f"0.{'0' * digits}"
    return str(format_decimal(number, pattern, locale=editor.ctx.formatter.locale, group_separator=False))


def _local_time(editor: LineEditor, value: str) -> str:
    local = times.moment(value).astimezone(editor.ctx.formatter.zone)
    return f"{parsing.typed_day(local.date(), editor.ctx.formatter.locale)} {local:%H:%M}"
