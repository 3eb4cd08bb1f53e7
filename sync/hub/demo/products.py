"""Products with their variants, relations and recommendations, and the price books of every currency."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from prm_desktop.domain.catalog import Product, ProductRelation, ProductStatus, RecommendationRule
from prm_desktop.domain.money import ExchangeRate
from prm_desktop.domain.pricing import BookStatus, PriceBook, PriceEntry, PriceMethod
from prm_desktop.domain.programme import ProgramLevel
from sync.hub.demo.catalog_data import BY_KEY, MODELS, RELATIONS, RULES, Family
from sync.hub.demo.world import World

RATES = {"EUR": 1.0, "CHF": 0.97, "SEK": 11.2, "GBP": 0.86, "AED": 4.0}
"""What a euro is in the currencies of the price books, in the demo world."""
_REGIONS = {
    "EUR": ("DE-N", "DE-S", "AT", "FR", "ES", "IT", "NL"),
    "CHF": ("CH",),
    "SEK": ("SE",),
    "GBP": ("GB",),
    "AED": ("AE",),
}
_ANNOUNCED = frozenset({"HA7", "CLX2", "NHX"})
_ENDING = frozenset({"RS8", "HA6", "SD2", "SV8"})
_STEP = 5  # prices in other currencies are whole multiples of this


def products(world: World) -> None:
    """Every model, then its variants."""
    for key, code, name, price, summary in MODELS:
        family = BY_KEY[key]
        base = _product(world, family, (code, name, summary), int(price) * 100, "")
        for suffix, addition, surcharge in family.variants:
            whole = _surcharged(int(price), surcharge)
            _product(world, family, (code + suffix, f"{name}, {addition}", summary), whole * 100, base.id)
    by_code = {product.sku.removeprefix("QM-"): product.id for product in world.of(Product)}
    for code, kind, related, note in RELATIONS:
        made = world.make.stamp(world.make.ago(days=700), world.vendor_user)
        world.add(ProductRelation(**made, product_id=by_code[code], kind=kind, related_id=by_code[related], note=note))
    for question, industry, low, high, code, reason, weight in RULES:
        world.add(
            RecommendationRule(
                **world.make.stamp(world.make.ago(days=300), world.vendor_user),
                question=question,
                industry=industry,
                min_size=int(low),
                max_size=int(high),
                product_id=by_code[code],
                reason=reason,
                weight=int(weight),
            )
        )


def exchange_rates(world: World) -> None:
    """What a euro is in the other currencies of the price books, last quarter and this one."""
    last, this, _following = _quarters(world.make.today)
    for currency, rate in RATES.items():
        for start, percent in ((last, 99), (this, 100)) if currency != "EUR" else ():
            world.add(
                ExchangeRate(
                    **world.make.stamp(f"{start}T06:00:00Z", world.vendor_user),
                    currency=currency,
                    base="EUR",
                    millionths=round(rate * 1_000_000 * percent / 100),
                    valid_from=start.isoformat(),
                )
            )


def _surcharged(price: int, surcharge: str) -> int:
    if surcharge.endswith("%"):
        return price + price * int(surcharge[1:-1]) // 100
    return price + int(surcharge)


def _product(world: World, family: Family, names: tuple[str, str, str], price: int, parent: str) -> Product:
    make, (code, name, summary) = world.make, names
    model = code.split("-", 1)[0]
    status = (
        ProductStatus.ANNOUNCED
        if model in _ANNOUNCED
        else ProductStatus.END_OF_SALE
        if model in _ENDING
        else ProductStatus.ACTIVE
    )
    released = make.number(200, 1500)
    made = Product(
        **make.stamp(make.ago(days=min(released, 850)), world.vendor_user, make.ago(days=make.number(5, 190))),
        sku=f"QM-{code}",
        name=name,
        family=family.name,
        status=status,
        summary=summary,
        description=f"{summary}. {family.description}",
        unit=family.unit,
        list_price=price,
        parent_id=parent,
        industries=family.industries,
        available_from=make.day(45 if status == ProductStatus.ANNOUNCED else -released),
        end_of_sale=make.day(120) if status == ProductStatus.END_OF_SALE else "",
    )
    return world.add(made)


def converted(cents: int, currency: str) -> int:
    """A euro price in another currency, rounded as a price list would."""
    if currency == "EUR":
        return cents
    whole = cents / 100 * RATES[currency]
    return int(round(whole / _STEP) * _STEP or _STEP) * 100


def _quarter_start(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _quarters(today: date) -> tuple[date, date, date]:
    """The first days of the last, this and the next quarter."""
    this = _quarter_start(today)
    return _quarter_start(this - timedelta(days=1)), this, _quarter_start(this + timedelta(days=95))


def price_books(world: World) -> None:
    """For each level and currency this quarter's prices and the next quarter's; in euros the last quarter's too."""
    last, this, following = _quarters(world.make.today)
    spans = ((last, this, 97), (this, following, 100), (following, None, 104))
    for level in world.of(ProgramLevel):
        for currency in _REGIONS:
            before = ""
            for start, end, percent in spans[0 if currency == "EUR" else 1 :]:
                book = _book(world, level, currency, start, end)
                book = world.change(book, supersedes_id=before)
                if before:
                    earlier = world.get(PriceBook, before)
                    status = BookStatus.SUPERSEDED if start <= world.make.today else BookStatus.ACTIVE
                    world.change(earlier, status=status)
                before = book.id
                _entries(world, book, level, percent, tiers=start == this)


def _book(world: World, level: ProgramLevel, currency: str, start: date, end: date | None) -> PriceBook:
    book = PriceBook(
        **world.make.stamp(_published(start, world), world.vendor_user),
        name=f"{level.name} {currency}, Q{(start.month + 2) // 3} {start.year}",
        currency=currency,
        levels=(level.id,),
        regions=_REGIONS[currency],
        valid_from=start.isoformat(),
        valid_to=(end - timedelta(days=1)).isoformat() if end else "",
        priority=10 * level.rank,
    )
    return world.add(book)


def _published(start: date, world: World) -> str:
    """When a book was published: 45 days before it comes into force."""
    return min(f"{start - timedelta(days=45)}T08:00:00Z", world.make.ago(days=2))


def _entries(world: World, book: PriceBook, level: ProgramLevel, percent: int, *, tiers: bool) -> None:
    """A fixed price for every product; in euros support contracts by percentage, since their list price is in euros."""
    services = BY_KEY["care"].name
    tiered = {BY_KEY[key].name for key in ("switch", "camera", "sensor")}
    for product in world.of(Product):
        if product.family == services and book.currency == "EUR":
            continue
        price = partner_price(product, level, book.currency) * percent // 100 // 10 * 10
        _entry(world, book, product.name, product_id=product.id, amount=price)
        if tiers and product.family in tiered and not product.parent_id:
            label, reduced = f"{product.name}, from 25", price * 94 // 100 // 10 * 10
            _entry(world, book, label, product_id=product.id, amount=reduced, min_qty=25)
    if book.currency == "EUR":
        _entry(world, book, services, family=services, method=PriceMethod.PERCENT, percent=level.discount // 2)
        _entry(world, book, "Everything else", method=PriceMethod.PERCENT, percent=level.discount)


def partner_price(product: Product, level: ProgramLevel, currency: str) -> int:
    """What a partner of this level pays for one piece this quarter."""
    discount = level.discount // 2 if product.family == BY_KEY["care"].name else level.discount
    return converted(product.list_price, currency) * (10000 - discount) // 10000 // 10 * 10


def _entry(world: World, book: PriceBook, label: str, **values: Any) -> None:
    made = {
        **world.make.stamp(book.created_at, world.vendor_user),
        "price_book_id": book.id,
        "label": label,
        "currency": book.currency,
        "levels": book.levels,
        "regions": book.regions,
        "valid_from": book.valid_from,
        "valid_to": book.valid_to,
        **values,
    }
    world.add(PriceEntry(**made))
