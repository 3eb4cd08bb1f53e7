"""What a file would make: every row with what becomes of it, and what is done with duplicates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QHeaderView, QPushButton, QTableView, QWidget

from prm_desktop.domain.fields import Type
from prm_desktop.services.imports.columns import FILLS, targets
from prm_desktop.services.imports.doing import CHANGING, Likes, OnLike
from prm_desktop.services.imports.planning import Item, Plan
from prm_desktop.services.imports.reading import Sheet
from ui.bidi import OwnDirection
from ui.context import UiContext
from ui.models.import_model import Fate, ImportModel, fate
from ui.text import mark, tr
from ui.widgets.boxes import column, margins, row
from ui.widgets.parts import button, label
from ui.widgets.problem_line import ProblemLine

LIKES = {
    OnLike.SKIP: mark("Leave it out"),
    OnLike.FILL: mark("Fill what is empty there"),
    OnLike.UPDATE: mark("Take over what the file says"),
    OnLike.MAKE: mark("Make it anyway"),
}
FATES = {None: mark("All"), Fate.NEW: mark("New"), Fate.ALIKE: mark("Duplicates"), Fate.ASIDE: mark("Set aside")}
MEASURED = 50
"""Rows by which the width of a column is found; all of them would take as long as the file is."""
FIRST_WIDTH, WIDEST = 360, 240


class ImportPreview(QWidget):
    """The rows of a plan."""

    chosen = Signal(object)
    """`OnLike`: somebody decided what becomes of duplicates, of all or of those that are selected."""
    units = Signal(object)
    """`bool`: amounts are in the smallest unit, or are not."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._planned: Plan | None = None
        self._sheet: Sheet | None = None
        self._mapped: Mapping[int, str] = {}
        self._singles: dict[int, OnLike] = {}
        self.likes = QComboBox()
        self.likes.setAccessibleName(tr("What becomes of duplicates"))
        self.likes.currentIndexChanged.connect(self._like_chosen)
        self.single = QComboBox()
        self.single.setAccessibleName(tr("What becomes of the selected duplicates"))
        self.single.activated.connect(self._single_chosen)
        self.minor = QCheckBox(tr("Amounts are in cents"))
        self.minor.setToolTip(tr("12345 means 123.45"))
        self.minor.toggled.connect(self.units.emit)
        self.problem = ProblemLine()
        self.model = ImportModel(ctx, self)
        self.table = self._make_table()
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._offer_single())
        self._fates = QButtonGroup(self)
        for number in range(len(FATES)):
            made = button(ctx.theme, "", role="chip")
            made.setCheckable(True)
            self._fates.addButton(made, number)
        self._fates.idClicked.connect(lambda _id: self._show_rows())
        self.chip(None).setChecked(True)
        space = ctx.theme.space
        above = row(label(tr("What would be made"), "section"), None, *self._chips(), spacing=space("xs"))
        self._likes_words = label(tr("Duplicates"), "caption")
        self._single_words = label(tr("Selected"), "caption")
        parts = (self._likes_words, self.likes, self._single_words, self.single, self.minor)
        ask = row(*parts, None, spacing=space("s"))
        box = column(above, ask, self.problem, self.table, spacing=space("s"))
        margins(box, space("m"), 0, 0, 0)
        self.setLayout(box)

    @property
    def on_like(self) -> OnLike:
        """What becomes of duplicates."""
        return OnLike(self.likes.currentData())

    @property
    def decided(self) -> Likes:
        """What becomes of duplicates, also of those for which somebody has decided otherwise than for all."""
        return Likes(self.on_like, dict(self._singles))

    def forget(self) -> None:
        """Forget what was decided for single rows: once made anyway, they must not be made again."""
        self._singles.clear()

    def count(self) -> int:
        """How many rows of the plan bring something in."""
        planned, decided = self._planned, self.decided
        left = [item for item in planned.alike if decided.of(item) is OnLike.SKIP] if planned else []
        return len(planned.usable) - len(left) if planned else 0

    def choose(self, lines: Iterable[int], wanted: OnLike | None) -> None:
        """Decide what becomes of the duplicates in these lines; None: what becomes of all."""
        for line in lines:
            self._singles.pop(line, None)
            if wanted is not None:
                self._singles[line] = wanted
        self.model.say_anew()
        self._offer_single()
        self.chosen.emit(self.on_like)

    def chip(self, one: Fate | None) -> QPushButton:
        """The button that shows the rows of one fate only."""
        return self._chips()[list(FATES).index(one)]

    def begin(self, sheet: Sheet, kind: str, mapped: Mapping[int, str]) -> None:
        """Offer what can be chosen for this kind and these columns."""
        if sheet is not self._sheet:
            self._sheet = sheet
            self._singles.clear()
        before = self.likes.currentData()
        self.likes.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.likes.clear()
        self.single.clear()
        self.single.addItem(tr("As all duplicates"), "")
        for choice, words in LIKES.items():
            if choice not in CHANGING or kind in FILLS:
                self.likes.addItem(tr(words), str(choice))
                self.single.addItem(tr(words), str(choice))
        self.likes.setCurrentIndex(max(0, self.likes.findData(before)))
        self.likes.blockSignals(False)  # noqa: FBT003 - Qt's signature
        money = [item for item in targets(kind) if item.spec.type is Type.MONEY and item.spec.name in mapped.values()]
        self.minor.setVisible(bool(money) and not sheet.exact)

    def show_plan(self, planned: Plan, mapped: Mapping[int, str]) -> None:
        """Show these rows."""
        self._planned, self._mapped = planned, mapped
        self.problem.hide()
        counted = Counter(map(fate, planned.items))
        for one, words in FATES.items():
            count = counted[one] if one is not None else len(planned.items)
            self.chip(one).setText(f"{tr(words)} {self._ctx.formatter.number(count)}")
            self.chip(one).setVisible(one is None or bool(count))
        if not self._chips()[self._fates.checkedId()].isVisibleTo(self):
            self.chip(None).setChecked(True)
        for part in (self.likes, self._likes_words, self.single, self._single_words):
            part.setVisible(bool(planned.alike))
        self._show_rows()

    def show_only(self, one: Fate) -> None:
        """Show the rows of one fate."""
        self.chip(one).setChecked(True)
        self._show_rows()

    def show_problem(self, text: str) -> None:
        """Say why the columns do not suffice."""
        self._planned = None
        self.problem.tell(text)
        self.table.hide()
        for part in (*self._chips(), self.likes, self._likes_words, self.single, self._single_words):
            part.hide()

    def _chips(self) -> list[QPushButton]:
        return [item for item in self._fates.buttons() if isinstance(item, QPushButton)]

    def _becomes(self, item: Item) -> OnLike:
        return self._singles.get(item.line, self.on_like)

    def _like_chosen(self, _index: int) -> None:
        self.model.say_anew()
        self.chosen.emit(self.on_like)

    def _selected(self) -> list[Item]:
        """The selected rows that are duplicates."""
        rows = (self.model.item(index.row()) for index in self.table.selectionModel().selectedRows())
        return [item for item in rows if fate(item) is Fate.ALIKE]

    def _single_chosen(self, _index: int) -> None:
        wanted = self.single.currentData()
        self.choose([item.line for item in self._selected()], OnLike(wanted) if wanted else None)

    def _offer_single(self) -> None:
        """Show what was decided for the selected duplicates; nothing can be where none is selected."""
        found = self._selected()
        self.single.setEnabled(bool(found))
        hint = tr("Select duplicates below, then say here what becomes of them") if not found else ""
        self.single.setToolTip(hint)
        kept = {str(self._singles.get(item.line, "")) for item in found}
        self.single.setCurrentIndex(max(0, self.single.findData(kept.pop())) if len(kept) == 1 else 0)

    def _show_rows(self) -> None:
        if self._planned is None:
            return
        before = self.model.columnCount()
        only = list(FATES)[self._fates.checkedId()]
        self.model.show_plan(self._planned, self._mapped, self._becomes, only)
        self.table.show()
        self._offer_single()
        if self.model.columnCount() != before:
            px = self._ctx.theme.px
            self.table.resizeColumnsToContents()
            for place in range(self.model.columnCount()):
                most = px(FIRST_WIDTH if place == 1 else WIDEST)
                self.table.setColumnWidth(place, min(self.table.columnWidth(place) + px(8), most))

    def _make_table(self) -> QTableView:
        made = QTableView()
        made.setModel(self.model)
        made.setItemDelegate(OwnDirection(made))
        made.setAccessibleName(tr("What would be made"))
        made.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        made.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        made.setShowGrid(False)
        made.setTabKeyNavigation(False)
        made.setWordWrap(False)
        made.verticalHeader().hide()
        made.horizontalHeader().setHighlightSections(False)
        made.horizontalHeader().setResizeContentsPrecision(MEASURED)
        made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return made
