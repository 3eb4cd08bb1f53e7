"""A light sheet over a window, for a form: beside what opened it, closed with Escape or a click elsewhere.

It blocks nothing: the window behind it goes on. A form with something typed in it is kept when its sheet is closed,
and is there again when it is opened again.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.entities import Row
from prm_desktop.domain.registry import ENTITIES
from ui.context import Place, UiContext
from ui.models.helping import NO_HELP, FormHelp, help_for, is_helped
from ui.text import tr
from ui.widgets.command_form import CommandForm, needs_form
from ui.widgets.parts import as_high_as_its_text
from ui.widgets.sheet_form import Ended, SheetForm
from ui.widgets.tab_order import go_on

WIDTH = 400
MARGIN = 12
KEPT = 8
"""How many half-filled forms are kept."""
NOTHING_GIVEN: Mapping[str, str] = MappingProxyType({})


def page_of(widget: QWidget) -> QWidget:
    """The page of the window that a widget is on, else its window."""
    while widget.objectName() != "Page" and (parent := widget.parentWidget()) is not None and not widget.isWindow():
        widget = parent
    return widget


F = TypeVar("F", bound=SheetForm)


class Sheet(QFrame, Generic[F]):
    """The sheet with one form in it."""

    def __init__(self, ctx: UiContext, form: F, anchor: QWidget, width: int = WIDTH) -> None:
        super().__init__(anchor.window())
        self.setObjectName("Sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(form.accessibleName())
        self._ctx, self.form, self._anchor = ctx, form, anchor
        self._wide = width
        self._before: QWidget | None = None
        self._page = page_of(anchor)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if form.hasHeightForWidth():
            as_high_as_its_text(form)
        self._scroll.setWidget(form)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self._scroll)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(ctx.theme.px(24))
        shadow.setOffset(0, ctx.theme.px(4))
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        form.installEventFilter(self)

    def open(self) -> None:
        """Show the sheet and let the person begin."""
        self._before = QApplication.focusWidget()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is an application
        self._place()
        self.show()
        self._place()  # styled now, and so of the size that it keeps
        self.raise_()
        self.form.begin()

    def close_sheet(self) -> None:
        """Take the form out and the sheet away; the focus goes back to where it was, such as the list."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is an application
        self.form.removeEventFilter(self)
        self._scroll.takeWidget()
        self.form.hide()
        self.hide()
        self.deleteLater()
        for widget in (self._before, self._anchor):
            if widget is not None and shiboken6.isValid(widget) and widget.isVisible():
                widget.setFocus()
                return

    def _place(self) -> None:
        if not shiboken6.isValid(self._anchor):
            return  # what opened it was drawn anew meanwhile, by a sync for example; the sheet stays where it is
        window, theme = self._anchor.window(), self._ctx.theme
        margin = theme.px(MARGIN)
        width = min(theme.px(self._wide), window.width() - 2 * margin)
        hints = (self.form.sizeHint(), self.form.minimumSizeHint())
        wrapped = self.form.heightForWidth(width - 2)
        needed = wrapped if wrapped > 0 else max(hint.height() for hint in hints)
        height = min(needed + 4, window.height() - 2 * margin)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        edge = 0 if mirrored else self._anchor.width() - width  # it ends where what opened it ends
        corner = self._anchor.mapTo(window, QPoint(edge, self._anchor.height() + 4))
        left = max(margin, min(corner.x(), window.width() - width - margin))
        top = max(margin, min(corner.y(), window.height() - height - margin))
        self.setGeometry(left, top, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.form and event.type() == QEvent.Type.LayoutRequest:
            self._place()
        elif watched is self.window() and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._place)  # what opened it has its new place then
        elif watched is self._page and event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.form.give_up()  # the person went to another page, where this form has no meaning
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            inside = self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
            ours = isinstance(watched, QWidget) and watched.window() is self.window()
            if ours and not inside and not self.form.is_dirty:
                self.form.give_up()
        return False

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward)  # Tab stays within the sheet while it is open


class Starter(QObject):
    """Starts commands on rows: at once where nothing must be asked, else with a form in a sheet."""

    made = Signal(object)
    """`Place` of a row that a form has made."""

    def __init__(self, ctx: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._kept: dict[tuple[str, str], CommandForm] = {}
        self._sheet: Sheet[CommandForm] | None = None

    @property
    def sheet(self) -> Sheet[CommandForm] | None:
        """The sheet that is open now."""
        return self._sheet

    def start(
        self,
        spec: CommandSpec,
        row: Row | None,
        anchor: QWidget,
        *,
        ask: bool = False,
        given: Mapping[str, str] = NOTHING_GIVEN,
    ) -> None:
        """Start a command on a row (None: it needs none), with what has been decided already as `given`.

        `ask`: show the form even where nothing must be asked.
        """
        fixed = {**({spec.subject_arg: row.id} if row is not None else {}), **given}
        if not ask and not needs_form(spec, fixed):
            self._ctx.run_command(spec.name, fixed)
            return
        title = str(getattr(row, ENTITIES[spec.subject].title)) if row is not None else ""
        if row is None or not is_helped(spec.name):
            self.open_form(spec, fixed, title, anchor)
            return
        ctx = self._ctx
        ctx.tasks.run(
            lambda: help_for(ctx.workspace, ctx.formatter, spec.name, row, fixed),
            lambda found: self.open_form(spec, fixed, title, anchor, found),
            urgent=True,
        )

    def open_form(
        self, spec: CommandSpec, fixed: Mapping[str, Any], title: str, anchor: QWidget, help_: FormHelp = NO_HELP
    ) -> None:
        """Open the form of a command, with what was typed into it before."""
        if not shiboken6.isValid(anchor):
            return  # what asked for it is gone meanwhile
        if self._sheet is not None:
            self._sheet.form.give_up()
        key = (spec.name, str(sorted(fixed.items())))  # begun for one record, it is not meant for another
        form = self._kept.pop(key, None)
        if form is None:
            form = CommandForm(self._ctx, spec, fixed, title, help_)
            form.ended.connect(lambda ended: self._ended(key, form, ended))
            form.ended.connect(lambda ended: self._tell_made(spec.subject, ended))
        self._sheet = Sheet(self._ctx, form, anchor)
        self._sheet.open()

    def _ended(self, key: tuple[str, str], form: CommandForm | None, ended: Ended) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.close_sheet()
        if form is None:
            return
        if not ended.done and form.is_dirty:
            self._keep(key, form)
            self._ctx.messages.say(tr("Kept what you typed; it is there when you come back."))
        else:
            form.deleteLater()

    def _tell_made(self, kind: str, ended: Ended) -> None:
        if ended.made:
            self.made.emit(Place(kind, ended.made))

    def _keep(self, key: tuple[str, str], form: CommandForm) -> None:
        self._kept[key] = form
        while len(self._kept) > KEPT:
            self._kept.pop(next(iter(self._kept))).deleteLater()
