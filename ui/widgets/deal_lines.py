"""The lines of a deal on its page: what the customer buys, changed in place, with a line below to add the next product.

Everything works without a network; the sum is the deal's amount as it stands here.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prm_desktop.domain.catalog import ProductStatus
from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import BadInput, UserError
from prm_desktop.replica.queries import Condition, Query
from prm_desktop.services.filling import Old
from ui.context import UiContext
from ui.format import choice_label, dotted
from ui.models.source import WorkspaceSource
from ui.models.table_model import TableModel
from ui.text import tr, tr_domain
from ui.widgets.boxes import row
from ui.widgets.cell_table import CellTable, Edit, Problem
from ui.widgets.editors import Editor, Keys, LineEditor
from ui.widgets.parts import ElidedLabel, button, label, side
from ui.widgets.problem_line import ProblemLine
from ui.widgets.ref_editors import RefEditor

KIND, ADD = "deal_line", "deal_line.add"
SHOWN = ("description", "quantity", "unit_price", "discount", "total")
FIRST = ("total", "quantity", "unit_price")
POPUP = 440
"""How wide the list of products is, whose names are long."""


class ProductEditor(RefEditor):
    """Finds a product by name, part number or family, and tells equal names apart."""

    def words(self, found: Any) -> str:
        """What a product is called in the list: its name, number and list price, and whether it can still be had."""
        over = found.status if found.status != ProductStatus.ACTIVE else ""
        status = choice_label(ENTITIES["product"].by_name["status"], over) if over else ""
        price = self.ctx.formatter.money(found.list_price, found.currency) if found.list_price else ""
        return dotted(found.name, found.sku, price, status)


class AddLine(QWidget):
    """One line of editors. Enter goes on from the product to the quantity, and adds from there."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._deal: Any = None
        self._busy = False
        spec: CommandSpec = COMMANDS[ADD]
        fields = {item.name: item for item in spec.fields}
        self.product = ProductEditor(ctx, fields["product_id"])
        self.product.line.setPlaceholderText(tr("Add a product: name or part number"))
        self.quantity = LineEditor(ctx, fields["quantity"])
        self.price = LineEditor(ctx, fields["unit_price"])
        self._go = button(ctx.theme, tr("Add"), "mdi6.plus", act=self.add)
        self.problem = ProblemLine()
        for editor, width, words in (
            (self.quantity, 56, "1"),
            (self.price, 112, tr("List price")),
        ):
            editor.line.setPlaceholderText(words)
            editor.line.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            editor.setFixedWidth(ctx.theme.px(width))
        self.quantity.line.setToolTip(tr_domain(fields["quantity"].label))
        self.product.widen(ctx.theme.px(POPUP))
        self.price.line.setToolTip(tr("Unit price; empty means the list price"))
        Keys(self.product, self._from_product, self.clear)
        for editor in (self.quantity, self.price):
            Keys(editor, self.add, self.clear)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        line = row(self.product, self.quantity, self.price, self._go, spacing=ctx.theme.space("s"))
        line.setStretch(0, 1)
        box.addLayout(line)
        box.addWidget(self.problem)

    def show_for(self, deal: Any) -> None:
        """Add to this deal; what was typed for another one is gone."""
        if self._deal is None or self._deal.id != deal.id:
            self.clear()
        self._deal = deal
        self.price.currency = deal.currency

    def start(self) -> None:
        """Let the person type a product."""
        self.product.take_focus()

    def clear(self) -> None:
        """Forget what was typed."""
        for editor in (self.product, self.quantity, self.price):
            editor.show_value("" if editor is self.product else 0)
        self.problem.hide()

    def add(self) -> None:
        """Add the line; where that fails, what was typed stays, with the reason."""
        if self._busy or self._deal is None:
            return
        try:
            args = self._arguments()
        except BadInput as error:
            self._failed(error)
            return
        self._busy = True
        self._ctx.run_command(ADD, args, lambda _done: self._added(), self._failed)

    def _arguments(self) -> dict[str, Any]:
        product = self.product.value()
        if not product:
            raise BadInput("Choose one of the list for “{label}”.", label=tr_domain("Product"))
        quantity = self.quantity.value() if self.quantity.line.text().strip() else 1
        return {
            "deal_id": self._deal.id,
            "product_id": product,
            "quantity": quantity,
            "unit_price": self.price.value(),
        }

    def _from_product(self) -> None:
        """The product is chosen: go on to how many, or say that none is meant."""
        try:
            chosen = self.product.value()
        except BadInput as error:
            self._failed(error, self.product)
            return
        self.problem.hide()
        (self.quantity if chosen else self.product).take_focus()

    def _added(self) -> None:
        self._busy = False
        self.clear()
        self.start()

    def _failed(self, error: UserError, at: Editor | None = None) -> None:
        self._busy = False
        self.problem.tell_error(error)
        if at is None:
            at = self.price if getattr(error, "code", "") == "price_needed" else None
        if at is not None:
            at.take_focus()


class DealLines(QWidget):
    """The section *Deal lines* of a deal's page; hidden on pages of other kinds."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._deal: Any = None
        self._head = label("", "section")
        entity = ENTITIES[KIND]
        self.model = TableModel(entity, WorkspaceSource(ctx.workspace, KIND), ctx.tasks, ctx.formatter, ctx.state)
        self.model.show_fields([entity.by_name[name] for name in SHOWN])
        self.table = CellTable(ctx, self.model)
        self.table.first = FIRST
        self.table.setAccessibleName(tr_domain(entity.plural))
        self.problem = ProblemLine()
        self.nothing = label("", "muted", wrap=True)
        self.add = AddLine(ctx)
        self.remove = button(ctx.theme, tr("Remove"), "mdi6.delete-outline", role="quiet", act=self._remove_current)
        self.remove.setToolTip(tr("Remove the marked line (Del)"))
        self.total = ElidedLabel()
        self.total.setAlignment(side(end=True))
        self._foot = QWidget()
        foot = row(self.remove, self.total, spacing=ctx.theme.space("s"))
        foot.setStretch(1, 1)
        self._foot.setLayout(foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(ctx.theme.space("s"))
        for part in (self._head, self.nothing, self.table, self.problem, self._foot, self.add):
            box.addWidget(part)
        self._wire()
        self.hide()

    def show_row(self, kind: str, shown: Any) -> None:
        """Show the lines of this deal."""
        self.setVisible(kind == "deal")
        if kind != "deal":
            self._deal = None
            return
        moved = self._deal is None or self._deal.id != shown.id
        if moved:
            self.table.revert()
            self.problem.hide()
        self._deal = shown
        editable = any(spec.name == ADD for spec in self._ctx.workspace.can("deal", shown))
        self.table.save = self._save if editable else None
        self.add.setVisible(editable)
        if editable:
            self.add.show_for(shown)
        self._tell_total()
        self.refresh()

    def start_with(self, command: str) -> bool:
        """Begin what this command adds. False where it adds nothing here."""
        if command != ADD or self.isHidden() or self.add.isHidden():
            return False
        self.add.start()
        return True

    def refresh(self) -> None:
        """Read the lines again."""
        if self._deal is not None:
            self.model.refresh(Query(where=(Condition("deal_id", "eq", self._deal.id),), sort=(("position", "asc"),)))

    def _wire(self) -> None:
        self.table.removed.connect(self._remove)
        self.table.told.connect(self._tell_problem)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._offer_removal())
        self.model.loaded.connect(lambda _load: self._loaded())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for text, act in ((tr("Open the product"), self._open_product), (tr("Remove"), self._remove_current)):
            action = QAction(text, self.table)
            action.triggered.connect(lambda _checked, act=act: act())
            self.table.addAction(action)

    def _save(self, edit: Edit) -> None:
        args = {"deal_line_id": edit.row.id, "changes": {edit.spec.name: Old(edit.old, edit.new)}}
        self._ctx.run_command("deal_line.update", args, lambda _done: edit.saved(), edit.failed)

    def _remove(self, line: Any) -> None:
        if self.table.save is not None:
            self._ctx.run_command("deal_line.remove", {"deal_line_id": line.id})

    def _remove_current(self) -> None:
        line = self.table.current()
        if line is not None:
            self._remove(line)

    def _open_product(self) -> None:
        line = self.table.current()
        if line is not None:
            self._ctx.navigate("product", line.product_id)

    def _loaded(self) -> None:
        count = self.model.rowCount()
        self._head.setText(f"{tr_domain(ENTITIES[KIND].plural)} · {self._ctx.formatter.number(count)}")
        self.table.setVisible(bool(count))
        self._foot.setVisible(bool(count))
        self.nothing.setVisible(not count)
        words = tr("No products yet. Once there are some, their sum is the amount of the deal.")
        self.nothing.setText(words)
        self._offer_removal()

    def _offer_removal(self) -> None:
        can = self.table.save is not None
        self.remove.setVisible(can)
        self.remove.setEnabled(can and self.table.current() is not None)

    def _tell_total(self) -> None:
        amount = self._ctx.formatter.money(self._deal.amount, self._deal.currency)
        self.total.setText(tr("Total: {amount}", amount=amount))
        self.total.setFont(self._ctx.theme.font(bold=True, tabular=True))

    def _tell_problem(self, problem: Problem) -> None:
        self.problem.tell(problem.text)
