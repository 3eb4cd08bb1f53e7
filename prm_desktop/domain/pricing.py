"""Price books and their entries. An entry is never deleted, only deactivated; future books arrive early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Tone


class BookStatus(Choice):
    """Whether a book is used."""

    ACTIVE = "active", "Active", Tone.SUCCESS
    SUPERSEDED = "superseded", "Superseded"


@entity(
    "price_book",
    "Price book",
    "Price books",
    scopes.audience(),
    area="pricing",
    title="name",
    subtitle="currency",
    status="status",
    sort="-valid_from",
    icon="mdi6.book-open-variant",
    why="Your prices, today and from the next change on.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class PriceBook(Row):
    """Prices of one currency for levels or regions, from `valid_from` to `valid_to` (days, inclusive; empty = open)."""

    name: Annotated[str, f.text("Price book", search=True, column=1)] = ""
    currency: Annotated[str, f.text("Currency", column=2)] = "EUR"
    status: Annotated[str, f.choice(BookStatus, "Status", column=3)] = BookStatus.ACTIVE
    levels: Annotated[tuple[str, ...], f.refs("program_level", "For levels", column=4)] = ()
    regions: Annotated[tuple[str, ...], f.refs("region", "For regions")] = ()
    valid_from: Annotated[str, f.day("Valid from", column=5, index=True)] = ""
    valid_to: Annotated[str, f.day("Valid to", column=6)] = ""
    priority: Annotated[int, f.integer("Priority")] = 0
    supersedes_id: Annotated[str, f.ref("price_book", "Supersedes")] = ""


class PriceMethod(Choice):
    """How an entry yields a price."""

    FIXED = "fixed", "Fixed price"
    PERCENT = "percent", "Percent off list"
    FORMULA = "formula", "Formula"


@entity(
    "price_entry",
    "Price",
    "Prices",
    scopes.audience(),
    area="pricing",
    title="label",
    status="method",
    parent="price_book_id",
    sort="label",
    icon="mdi6.tag-outline",
    why="What a product costs you, from which quantity.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class PriceEntry(Row):
    """One price.

    `levels` and `regions` are those of its book. Exactly one of product, family or neither (= all) is named.
    """

    price_book_id: Annotated[str, f.ref("price_book", "Price book", column=5, index=True)] = ""
    label: Annotated[str, f.text("For", search=True, column=1)] = ""
    product_id: Annotated[str, f.ref("product", "Product", index=True)] = ""
    family: Annotated[str, f.text("Family")] = ""
    method: Annotated[str, f.choice(PriceMethod, "Method", column=2)] = PriceMethod.FIXED
    amount: Annotated[int, f.money("Price", column=3)] = 0
    percent: Annotated[int, f.percent("Off list")] = 0
    formula: Annotated[str, f.text("Formula")] = ""
    currency: Annotated[str, f.text("Currency")] = "EUR"
    min_qty: Annotated[int, f.integer("From quantity", column=4)] = 1
    valid_from: Annotated[str, f.day("Valid from")] = ""
    valid_to: Annotated[str, f.day("Valid to")] = ""
    active: Annotated[bool, f.boolean("Active")] = True
    levels: Annotated[tuple[str, ...], f.refs("program_level", "For levels")] = ()
    regions: Annotated[tuple[str, ...], f.refs("region", "For regions")] = ()
