"""Home: what needs me today, the work that brings most first, then where I stand and what I earn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.fields import Tone
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from ui.context import Changed, UiContext
from ui.format import choice_label, choice_tone
from ui.kinds import due_of
from ui.models.home_data import KINDS, HomeData, Level, Need, Step, load_home
from ui.models.needs import text_of
from ui.tasks import Newest
from ui.text import mark, tr, tr_n
from ui.widgets.boxes import margins
from ui.widgets.empty_state import EmptyState, Nothing
from ui.widgets.home_row import About, HomeRow
from ui.widgets.parts import button, card, chip, clear_layout, label

TITLES = {
    "mentions": mark("You are mentioned"),
    "offers": mark("Leads offered to you"),
    "shared": mark("Leads that others share with you"),
    "invited": mark("Deals that others invite you to"),
    "contacts": mark("First contact is due"),
    "tasks": mark("Tasks due"),
    "registrations": mark("Registrations sent back to you"),
    "ending": mark("Protection that ends soon"),
    "tickets": mark("The vendor waits for your answer"),
    "closing": mark("Deals about to close"),
    "contracts": mark("Contracts to renew"),
    "certifications": mark("Certifications that expire soon"),
}
TWO_COLUMNS = 860
REFRESH_MS = 60
MINUTE_MS = 60_000


class HomePage(QScrollArea):
    """The first page of the day."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._data: HomeData | None = None
        self._stale = True
        self._newest = Newest()
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._soon.timeout.connect(self.refresh)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self._soon.start)
        self._minute.start()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Home"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._body = QWidget()
        self._body.setObjectName("Page")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._greeting, self._date = label("", "title"), label("", "muted")
        self._place()
        self.setWidget(self._body)
        context.changed.connect(self._changed)
        context.bus.status.connect(self._news)

    @property
    def data(self) -> HomeData | None:
        """What is shown."""
        return self._data

    def refresh(self) -> None:
        """Read again, off the UI thread."""
        self._stale = False
        context = self._context
        seen = context.state.seen
        show = self._newest.only(self.show_data)
        context.tasks.run(lambda: load_home(context.workspace, context.formatter.now(), seen), show, urgent=True)

    def show_data(self, data: HomeData) -> None:
        """Show this; where nothing is different, nothing is touched, so that the focus stays."""
        if data == self._data and self._left.count():
            return
        self._data = data
        self._greeting.setText(tr("Good day, {name}", name=data.user.split()[0]) if data.user else tr("Good day"))
        self._date.setText(self._context.formatter.today())
        clear_layout(self._left)
        clear_layout(self._right)
        if not data.status.primed:
            self._left.addWidget(self._not_here(data))
            return
        for widget in self._needs(data.needs):
            self._left.addWidget(widget)
        self._left.addStretch(1)
        for widget in (self._figures(data), self._level(data.level)):
            self._right.addWidget(widget)
        self._right.addStretch(1)

    def _place(self) -> None:
        space = self._context.theme.space
        outer = QVBoxLayout(self._body)
        outer.setContentsMargins(space("xl"), space("l"), space("xl"), space("xl"))
        outer.setSpacing(space("l"))
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._greeting)
        head.addWidget(self._date)
        outer.addLayout(head)
        for column, stretch in ((self._left, 3), (self._right, 2)):
            column.setSpacing(space("l"))
            self._columns.addLayout(column, stretch)
        self._columns.setSpacing(space("l"))
        outer.addLayout(self._columns, 1)

    def _news(self) -> None:
        self._soon.start()

    def _changed(self, changed: Changed) -> None:
        if changed.touches(*KINDS):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def _not_here(self, data: HomeData) -> QWidget:
        made = EmptyState(self._context.theme)
        context = self._context
        signed_in = data.status.signed_in
        title = tr("Your data is on its way") if signed_in else tr("Welcome")
        text = tr("Once it is here, everything works without a network.")
        action = tr("Show progress") if signed_in else tr("Sign in")
        made.show_nothing(
            Nothing("mdi6.cloud-download-outline", title, text, action, lambda: context.open_page("sync"))
        )
        return made

    def _needs(self, found: Sequence[Need]) -> list[QWidget]:
        if found:
            return [self._need(need) for need in found]
        made = card()
        column = self._column(made)
        column.addWidget(label(tr("Nothing presses today"), "section"))
        text = tr("No offer runs out and no task is due. A good moment to look into the shark tank for new business.")
        column.addWidget(label(text, "muted", wrap=True))
        go = button(self._context.theme, tr("Open the shark tank"), "mdi6.shark-fin-outline",
                    act=lambda: self._context.navigate("pool_entry"))  # fmt: skip
        column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeading)
        return [made]

    def _need(self, need: Need) -> QWidget:
        made = card()
        space = self._context.theme.space
        column = self._column(made)
        # A row's ground is wider than its words, so that the words line up with the heading.
        margins(column, space("s"), space("m"), space("l"), space("l"))
        head = QHBoxLayout()
        margins(head, space("s"), 0, 0, 0)
        head.addWidget(label(tr(TITLES[need.key]), "section"))
        head.addWidget(chip(self._context.formatter.number(need.total)))
        head.addStretch(1)
        if need.total > len(need.rows):
            more = tr_n("Show all {n}", "Show all {n}", need.total)
            act = partial(self._context.navigate, need.kind, status=need.status)
            head.addWidget(button(self._context.theme, more, role="quiet", act=act))
        column.addLayout(head)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for row, about in zip_longest(need.rows, need.about, fillvalue=""):
            rows.addWidget(self._row(need, row, about))
        column.addLayout(rows)
        return made

    def _row(self, need: Need, row: Any, about: str) -> HomeRow:
        context, entity = self._context, ENTITIES[need.kind]
        if need.key in {"invited", "shared"}:  # what it is about, and who asks
            entity = replace(entity, title="headline", subtitle="partner_name")
        at = text_of(row, need.at)
        due = due_of(need.kind, row, context.formatter.now())
        tone = due.tone if due else Tone.NEUTRAL
        when = context.formatter.when(at) if at else ""
        late = tone is Tone.DANGER
        what = About(row, about, tr("Late: {when}", when=when) if late and when else when, tone)
        made = HomeRow(context, entity, what)
        made.opened.connect(lambda _row: self._open(need.kind, row))
        if need.do:
            spec = COMMANDS[need.do]
            made.add_action(spec, partial(context.run_command, spec.name, {spec.subject_arg: row.id}))
        return made

    def _open(self, kind: str, row: Any) -> None:
        """Go to a row; from a comment to what it is about, for there the talk goes on."""
        if kind == "comment":
            self._context.state.mark_seen(row.id)
            kind, row_id = row.record_kind, row.record_id
        else:
            row_id = row.id
        self._context.navigate(kind, row_id)

    def _figures(self, data: HomeData) -> QWidget:
        made = card()
        column = self._column(made)
        column.addWidget(label(tr("Your business"), "section"))
        deals = tr_n("in {n} open deal", "in {n} open deals", data.open_deals)
        column.addWidget(self._figure(data.pipeline, deals, "deal"))
        if data.weighted:
            column.addWidget(self._figure(data.weighted, tr("expected, by probability"), "deal"))
        if data.coming or data.earned:
            column.addWidget(self._figure(data.coming, tr("commission on its way"), "commission_line"))
            column.addWidget(self._figure(data.earned, tr("commission paid this year"), "commission_line"))
        return made

    def _figure(self, sums: Sequence[tuple[str, int]], text: str, kind: str) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        shown = [self._context.formatter.money(amount, currency, rounded=True) for currency, amount in sums] or ["–"]
        figure = label(" · ".join(shown), "figure", wrap=True)
        figure.setFont(self._context.theme.font("title", bold=True, tabular=True))
        column.addWidget(figure)
        link = button(self._context.theme, text, role="link", act=partial(self._context.navigate, kind))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        return made

    def _level(self, level: Level) -> QWidget:
        made = card()
        column = self._column(made)
        if not level.next_name:
            column.addWidget(label(tr("You are at the top: {level}", level=level.name or "–"), "section", wrap=True))
            return made
        column.addWidget(label(tr("Next level: {level}", level=level.next_name), "section", wrap=True))
        now = tr("Today you are {level}.", level=level.name) if level.name else ""
        column.addWidget(label(" ".join(filter(None, (now, level.next_summary))), "muted", wrap=True))
        for step in level.steps:
            column.addWidget(self._step(step))
        go = button(self._context.theme, tr("See what is missing"), role="link",
                    act=lambda: self._context.navigate("progress"))  # fmt: skip
        column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeading)
        return made

    def _step(self, step: Step) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.space("xs"))
        head = QHBoxLayout()
        head.addWidget(label(step.name, wrap=True), 1)
        spec = ENTITIES["progress"].by_name["status"]
        words = self._share(step) if step.status == "open" else choice_label(spec, step.status)
        head.addWidget(chip(words, choice_tone(spec, step.status)))
        column.addLayout(head)
        bar = QProgressBar()
        bar.setRange(0, 100)
        bar.setValue(100 if step.status == "met" else min(100, step.actual * 100 // max(step.target, 1)))
        bar.setTextVisible(False)
        summary = self._context.formatter.told(step.summary)
        bar.setAccessibleName(f"{step.name}: {summary or self._share(step)}")
        column.addWidget(bar)
        if summary:
            column.addWidget(label(summary, "caption", wrap=True))
        return made

    def _share(self, step: Step) -> str:
        return self._context.formatter.percent(min(10_000, step.actual * 10_000 // max(step.target, 1) // 100 * 100))

    def _column(self, parent: QWidget) -> QVBoxLayout:
        space = self._context.theme.space
        made = QVBoxLayout(parent)
        made.setContentsMargins(space("l"), space("m"), space("l"), space("l"))
        made.setSpacing(space("s"))
        return made

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._context.theme.px(TWO_COLUMNS)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() is not direction:
            self._columns.setDirection(direction)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._body.setLayoutDirection(self.layoutDirection())
