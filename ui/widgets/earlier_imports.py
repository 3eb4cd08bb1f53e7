"""What was brought in lately, each file with a button that takes all of it back, in any later session too."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from prm_desktop.errors import UserError
from prm_desktop.services.imports.memory import Import, imports, take_back
from prm_desktop.services.many import TakenBack
from ui.context import Changed, UiContext
from ui.format import dotted
from ui.models.import_model import plural
from ui.tasks import Newest
from ui.text import tr, tr_n
from ui.widgets.boxes import row
from ui.widgets.parts import ElidedLabel, button, clear_layout, label


class EarlierImports(QWidget):
    """The last imports; hidden where there are none."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self.buttons: list[QPushButton] = []
        self._newest = Newest()
        space = ctx.theme.space
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, space("l"))
        self._box.setSpacing(space("xs"))
        self.hide()

    def refresh(self) -> None:
        """See what can be taken back, off the UI thread."""
        workspace = self._ctx.workspace
        self._ctx.tasks.run(lambda: imports(workspace), self._newest.only(self._show))

    def _show(self, found: list[Import]) -> None:
        clear_layout(self._box)
        self.buttons = []
        self.setVisible(bool(found))
        self._box.addWidget(label(tr("Brought in lately"), "section"))
        for one in found:
            when = self._ctx.formatter.when(one.at)
            rows = tr_n("{n} row", "{n} rows", one.rows)
            words = ElidedLabel(dotted(one.name, plural(one.kind), rows, when))
            back = button(self._ctx.theme, tr("Take it all back"), "mdi6.undo", act=partial(self._take_back, one))
            back.setAccessibleName(tr("Take all of {name} back, brought in {when}", name=one.name, when=when))
            back.setToolTip(tr("What was not sent yet is withdrawn; what was sent is undone with the next sync"))
            self.buttons.append(back)
            line = row(words, back, spacing=self._ctx.theme.space("m"))
            line.setStretch(0, 1)
            self._box.addLayout(line)

    def _take_back(self, one: Import) -> None:
        for item in self.buttons:
            item.setEnabled(False)
        workspace = self._ctx.workspace
        self._ctx.tasks.run(lambda: take_back(workspace, one), self._done, self._failed)

    def _done(self, found: TakenBack) -> None:
        self._ctx.messages.done(tr_n("{n} taken back.", "{n} taken back.", len(found.by)))
        if found.stays:
            self._ctx.messages.problem(next(iter(found.stays.values())))
        self._ctx.bus.changed.emit(Changed(found.changed))
        self.refresh()

    def _failed(self, error: UserError) -> None:
        self._ctx.messages.problem(error)
        self.refresh()
