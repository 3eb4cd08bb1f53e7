"""Before the hub is met again: what will be sent, by record and in words, and what may come back as a question.

Shown before going online after working offline by choice, and whenever somebody asks. Nothing leaves this computer
until “Send now”; single changes can be discarded, which can be undone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.services.sending import Doubt, Record, Waiting, by_record
from prm_desktop.services.workspace import Workspace
from sync.scheduler import State
from ui.bidi import OwnDirection
from ui.context import Changed, Preview, UiContext
from ui.describe import names_in, sentence, whose
from ui.format import Names, dotted
from ui.tasks import Newest
from ui.text import mark, tr, tr_domain, tr_n
from ui.views.outbox import discard
from ui.widgets.boxes import column, row
from ui.widgets.parts import ElidedLabel, button, label
from ui.widgets.sheet import Sheet
from ui.widgets.sheet_form import Ended, SheetForm

WIDTH = 820
SEQ = Qt.ItemDataRole.UserRole
DOUBTS = {
    Doubt.HUB: mark("The hub decides this"),
    Doubt.GONE: mark("The record is not here any more"),
    Doubt.FILE: mark("Sent after its file"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """What waits, with the names that it mentions, read in one go."""

    records: tuple[Record, ...] = ()
    names: Names | None = None

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """All commands."""
        return tuple(one for record in self.records for one in record.waiting)


def load(workspace: Workspace) -> Listed:
    """Read what waits. Blocks."""
    records = by_record(workspace)
    said = ((one.item.name, one.item.args) for record in records for one in record.waiting)
    return Listed(records, names_in(said, workspace.names))


class SendingForm(SheetForm):
    """The content of the sheet."""

    def __init__(self, ctx: UiContext, *, going_online: bool) -> None:
        super().__init__()
        self._ctx = ctx
        self._listed = Listed()
        self._newest = Newest()
        self._offline = going_online or _works_offline(ctx)
        title = tr("Before you go online") if going_online else tr("What will be sent")
        self.setAccessibleName(title)
        theme = ctx.theme
        self.summary = label("", "muted", wrap=True)
        self.tree = self._make_tree()
        self.discard_button = button(theme, tr("Discard"), "mdi6.delete-outline", act=self.discard)
        self.stay = button(theme, tr("Stay offline") if self._offline else tr("Not now"), role="quiet")
        self.stay.setToolTip(tr("Nothing is sent now; everything stays saved here (Esc)"))
        self.stay.clicked.connect(self.give_up)
        self.send = button(theme, tr("Send now"), "mdi6.cloud-upload-outline", role="primary", act=self.submit)
        self.send.setToolTip(tr("Go online and send (Ctrl+Enter)") if self._offline else tr("Send now (Ctrl+Enter)"))
        box = column(
            ElidedLabel(title, "section"),
            self.summary,
            self.tree,
            row(self.discard_button, None, self.stay, self.send),
            spacing=theme.space("m"),
        )
        box.setContentsMargins(*[theme.space("l")] * 4)
        self.setLayout(box)
        ctx.changed.connect(self._changed)
        self.reload()

    @override
    def begin(self) -> None:
        self.tree.setFocus()

    @property
    def chosen(self) -> Waiting | None:
        """The command that the person is on."""
        item = self.tree.currentItem()
        seq = item.data(0, SEQ) if item is not None else None
        return next((one for one in self._listed.waiting if one.item.seq == seq), None)

    def reload(self) -> None:
        """Read again what waits."""
        workspace = self._ctx.workspace
        self._ctx.tasks.run(lambda: load(workspace), self._newest.only(self._show), urgent=True)

    def submit(self) -> None:
        """Send everything that is listed."""
        sync = self._ctx.sync
        if sync is not None:
            sync.work_offline(on=False) if self._offline else sync.sync_now()
        self.ended.emit(Ended(done=True))

    def discard(self) -> None:
        """Discard the chosen command."""
        chosen = self.chosen
        if chosen is not None:
            discard(self._ctx, chosen.item)

    def _show(self, listed: Listed) -> None:
        before = self.chosen
        self._listed = listed
        self.tree.clear()
        for record in listed.records:
            self.tree.addTopLevelItem(self._record(record, listed.names or {}))
            head = self.tree.topLevelItem(self.tree.topLevelItemCount() - 1)
            if head is not None:
                head.setFirstColumnSpanned(True)
        self.tree.expandAll()
        self._choose(before.item.seq if before is not None else 0)
        waiting, records = listed.waiting, len(listed.records)
        self.send.setEnabled(bool(waiting) or self._offline)
        self.tree.setVisible(bool(waiting))
        self.discard_button.setVisible(bool(waiting))
        if not waiting:
            self.summary.setText(tr("Nothing waits to be sent."))
            return
        changes = tr_n("{n} change", "{n} changes", len(waiting))
        doubtful = sum(one.doubt not in {Doubt.NONE, Doubt.FILE} for one in waiting)
        told = tr_n("{changes} for {n} record.", "{changes} for {n} records.", records, changes=changes)
        more = tr_n(
            "{n} may come back to you as a question; the others are not held up by that.",
            "{n} may come back to you as questions; the others are not held up by that.",
            doubtful,
        )
        self.summary.setText(" ".join(filter(None, (told, more if doubtful else ""))))

    def _record(self, record: Record, names: Names) -> QTreeWidgetItem:
        entity = ENTITIES.get(record.kind)
        kind = tr_domain(entity.label) if entity is not None else ""
        title = " ".join(record.title.split()) or tr("A record that is not here any more")
        head = QTreeWidgetItem([dotted(title, kind), "", "", ""])
        head.setToolTip(0, title)
        font = self.tree.font()
        font.setBold(True)
        head.setFont(0, font)
        if entity is not None:
            head.setIcon(0, self._ctx.theme.icon(entity.icon or "mdi6.file-outline"))
        for one in record.waiting:
            head.addChild(self._line(one, names))
        return head

    def _line(self, one: Waiting, names: Names) -> QTreeWidgetItem:
        item, formatter, theme = one.item, self._ctx.formatter, self._ctx.theme
        short = sentence(item.name, item.args, formatter, names)
        texts = (tr_domain(item.label), short, formatter.moment(item.issued_at), self._doubt(one))
        line = QTreeWidgetItem([" ".join(text.split()) for text in texts])
        line.setData(0, SEQ, item.seq)
        line.setData(0, Qt.ItemDataRole.AccessibleTextRole, dotted(*texts))
        spec = COMMANDS.get(item.name)
        line.setIcon(0, theme.icon(spec.icon if spec and spec.icon else "mdi6.pencil"))
        if one.doubt is not Doubt.NONE:
            tone, icon = ("info", "mdi6.paperclip") if one.doubt is Doubt.FILE else ("warning", "mdi6.help-circle")
            line.setIcon(3, theme.icon(icon, tone))
        for place, text in enumerate(texts):
            line.setToolTip(place, text)
        line.setToolTip(2, formatter.absolute(item.issued_at))
        return line

    def _doubt(self, one: Waiting) -> str:
        if one.doubt is Doubt.CHANGED:
            return tr("Changed since by {whose}", whose=whose(one.by, self._ctx.formatter))
        words = DOUBTS.get(one.doubt, "")
        return tr(words) if words else ""

    def _choose(self, seq: int) -> None:
        """Stay on what was chosen; else take the first command."""
        tops = (self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount()))
        lines = [line for top in tops if top is not None for line in map(top.child, range(top.childCount())) if line]
        found = next((line for line in lines if line.data(0, SEQ) == seq), lines[0] if lines else None)
        if found is not None:
            self.tree.setCurrentItem(found)

    def _show_chosen(self) -> None:
        chosen = self.chosen
        can = chosen is not None and chosen.item.can_withdraw
        self.discard_button.setEnabled(can)
        why = tr("It may have reached the hub already.") if chosen is not None and not can else ""
        self.discard_button.setToolTip(why or tr("Discard it; it was never sent (Del)"))

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("Outbox")
        tree.setItemDelegate(OwnDirection(tree))
        tree.setAccessibleName(tr("What will be sent"))
        tree.setHeaderLabels([tr("What"), tr("In short"), tr("When"), tr("Be aware")])
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        for place, width in enumerate((190, 260, 80)):
            tree.setColumnWidth(place, self._ctx.theme.px(width))
        tree.setMinimumHeight(self._ctx.theme.px(280))
        tree.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        remove = QShortcut(QKeySequence("Del"), tree)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.discard)
        return tree

    def _changed(self, _changed: Changed) -> None:
        self.reload()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        else:
            super().keyPressEvent(event)


class SendPreview(QObject):
    """Opens the sheet over the window when somebody asks for it; `then` is told when it closes."""

    def __init__(self, ctx: UiContext, anchor: QWidget, then: Callable[[], None]) -> None:
        super().__init__(anchor)
        self._ctx, self._anchor, self._then = ctx, anchor, then
        self.sheet: Sheet[SendingForm] | None = None
        ctx.bus.previewed.connect(self.open)

    def open(self, asked: Preview) -> None:
        """Show what will be sent."""
        if self.sheet is not None:
            self.sheet.form.begin()
            return
        form = SendingForm(self._ctx, going_online=asked.going_online)
        form.ended.connect(lambda _ended: self._close())
        self.sheet = Sheet(self._ctx, form, self._anchor, WIDTH)
        self.sheet.open()

    def _close(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.close_sheet()
            sheet.form.deleteLater()
        self._then()


def _works_offline(ctx: UiContext) -> bool:
    return ctx.sync is not None and ctx.sync.state.state is State.WORKING_OFFLINE
