"""What a customer buys in a deal: lines of products, whose sum is the deal's amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain.catalog import Product
from prm_desktop.domain.commands import (
    Actor,
    Change,
    Command,
    Patch,
    Put,
    Remove,
    Update,
    View,
    apply_patch,
    command,
    inverse_patch,
    owned,
    require,
    the,
    update,
)
from prm_desktop.domain.dealing import still_open
from prm_desktop.domain.deals import OPEN_STAGES, Deal, DealLine
from prm_desktop.domain.money import WHOLE, ExchangeRate, exchanged, line_total, rates_on


@command(
    "deal_line.add", "Add a product", Deal, icon="mdi6.package-variant-plus", key="P", when=OPEN_STAGES, done="Added."
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AddLine(Command):
    """Add a product to an open deal, at its list price where no other price is given."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]
    product_id: Annotated[str, f.ref("product", "Product", required=True)]
    quantity: Annotated[int, f.integer("Quantity")] = 1
    unit_price: Annotated[int, f.money("Unit price")] = 0
    discount: Annotated[int, f.percent("Discount")] = 0
    description: Annotated[str, f.text("Description")] = ""
    position: Annotated[int, f.integer("No.")] = 0
    deal_line_id: Annotated[str, f.new_id("deal_line")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused on closed deals, for amounts that make no sense, and where no price is known in the currency."""
        deal = _open_deal(view, self.deal_id, actor)
        product = the(view, Product, self.product_id)
        lines = view.find(DealLine, deal_id=deal.id)
        made = _summed(
            DealLine(
                id=self.deal_line_id,
                deal_id=deal.id,
                position=self.position or max((item.position for item in lines), default=0) + 1,
                product_id=product.id,
                description=self.description or product.name,
                quantity=self.quantity,
                unit_price=self.unit_price or _list_price(view, product, deal.currency, now),
                discount=self.discount,
                currency=deal.currency,
                partner_id=deal.partner_id,
                shared_with=deal.shared_with,
            )
        )
        kept = {"estimate": deal.amount} if not lines else {}
        return [Put(made), update(deal, amount=_sum([*lines, made]), **kept)]

    def inverse(self, view: View) -> Command | None:
        """Remove it."""
        return RemoveLine(deal_line_id=self.deal_line_id)


@command("deal_line.update", "Edit", DealLine, icon="mdi6.pencil", key="E", done="Saved.")
@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateLine(Command):
    """Change quantity, price, discount or description of a line: `{field: [old, new]}`."""

    deal_line_id: Annotated[str, f.ref("deal_line", "Deal line", required=True)]
    changes: Annotated[Patch, f.patch("deal_line")] = field(default_factory=dict)

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Merged field by field; the totals follow."""
        line = owned(view, DealLine, self.deal_line_id, actor)
        deal = _open_deal(view, line.deal_id, actor)
        changes = apply_patch(line, self.changes, view)
        found = next((item for item in changes if isinstance(item, Update)), None)
        if found is None:
            return changes
        after = _summed(replace(line, **dict(found.values)))
        others = [item for item in view.find(DealLine, deal_id=deal.id) if item.id != line.id]
        whole = [update(line, **found.values, total=after.total), update(deal, amount=_sum([*others, after]))]
        return [*whole, *(item for item in changes if item is not found)]

    def inverse(self, view: View) -> Command | None:
        """The same patch backwards."""
        return UpdateLine(deal_line_id=self.deal_line_id, changes=inverse_patch(self.changes))


@command("deal_line.remove", "Remove", DealLine, icon="mdi6.delete-outline", done="Removed.")
@dataclass(frozen=True, kw_only=True, slots=True)
class RemoveLine(Command):
    """Take a line out of an open deal. After the last one the deal is worth its estimate again."""

    deal_line_id: Annotated[str, f.ref("deal_line", "Deal line", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused on closed deals."""
        line = owned(view, DealLine, self.deal_line_id, actor)
        deal = _open_deal(view, line.deal_id, actor)
        others = [item for item in view.find(DealLine, deal_id=deal.id) if item.id != line.id]
        left = {"amount": _sum(others)} if others else {"amount": deal.estimate, "estimate": 0}
        return [Remove("deal_line", line.id), update(deal, **left)]

    def inverse(self, view: View) -> Command | None:
        """Add it again as it was."""
        line = view.get(DealLine, self.deal_line_id)
        if line is None:
            return None
        names = ("deal_id", "product_id", "quantity", "unit_price", "discount", "description", "position")
        return AddLine(deal_line_id=line.id, **{name: getattr(line, name) for name in names})


def _open_deal(view: View, deal_id: str, actor: Actor) -> Deal:
    deal = owned(view, Deal, deal_id, actor)
    still_open(deal)
    return deal


def _summed(line: DealLine) -> DealLine:
    """The line with its total. Refused for what no line can be."""
    require(line.quantity > 0, "quantity", "A quantity is at least one.")
    require(line.unit_price >= 0, "amount", "An amount is not below zero.")
    require(0 <= line.discount <= WHOLE, "discount", "A discount lies between 0 and 100 %.")
    return replace(line, total=line_total(line.unit_price, line.quantity, line.discount))


def _sum(lines: Sequence[DealLine]) -> int:
    return sum(item.total for item in lines)


def _list_price(view: View, product: Product, currency: str, now: str) -> int:
    rates = rates_on(view.find(ExchangeRate), now[:10]) if product.currency != currency else {}
    price = exchanged(product.list_price, product.currency, currency, rates)
    message = "There is no list price of “{name}” in {currency}. Please give a price."
    require(price is not None, "price_needed", message, name=product.name, currency=currency)
    return price or 0
