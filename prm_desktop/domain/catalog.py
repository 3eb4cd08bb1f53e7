"""What the vendor sells: products, how they go together, and what to recommend when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Tone


class ProductStatus(Choice):
    """A product's life."""

    ACTIVE = "active", "Available", Tone.SUCCESS
    ANNOUNCED = "announced", "Announced", Tone.INFO
    END_OF_SALE = "end_of_sale", "End of sale", Tone.WARNING


@entity(
    "product",
    "Product",
    "Products",
    scopes.everyone,
    area="catalogue",
    title="name",
    subtitle="family",
    status="status",
    sort="name",
    icon="mdi6.package-variant-closed",
    why="What you can sell, what it needs, and what it goes with.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Product(Row):
    """Something to sell. A variant names its `parent_id`. `list_price` is for orientation; price books decide."""

    sku: Annotated[str, f.text("Part number", search=True, column=2, index=True)] = ""
    name: Annotated[str, f.text("Product", search=True, column=1)] = ""
    family: Annotated[str, f.text("Family", search=True, column=3)] = ""
    status: Annotated[str, f.choice(ProductStatus, "Status", column=4)] = ProductStatus.ACTIVE
    summary: Annotated[str, f.text("In one sentence", search=True)] = ""
    description: Annotated[str, f.long_text("Description", search=True)] = ""
    unit: Annotated[str, f.text("Unit", column=5)] = ""
    list_price: Annotated[int, f.money("List price", column=6)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    parent_id: Annotated[str, f.ref("product", "Variant of")] = ""
    industries: Annotated[tuple[str, ...], f.tags("Industries")] = ()
    required_course_ids: Annotated[tuple[str, ...], f.refs("course", "Needs certification in")] = ()
    available_from: Annotated[str, f.day("Available from")] = ""
    end_of_sale: Annotated[str, f.day("End of sale")] = ""


class RelationKind(Choice):
    """How one product goes with another."""

    REQUIRES = "requires", "Requires", Tone.WARNING
    GOES_WITH = "goes_with", "Goes with"
    REPLACES = "replaces", "Replaces", Tone.INFO
    UPGRADE = "upgrade", "Upgrade of", Tone.SUCCESS


@entity(
    "product_relation",
    "Product relation",
    "Product relations",
    scopes.everyone,
    area="catalogue",
    title="note",
    status="kind",
    parent="product_id",
    sort="id",
    icon="mdi6.link-variant",
    why="What to offer along with a product.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ProductRelation(Row):
    """`product_id` requires, goes with, replaces or upgrades `related_id`."""

    product_id: Annotated[str, f.ref("product", "Product", column=1, index=True)] = ""
    kind: Annotated[str, f.choice(RelationKind, "Relation", column=2)] = RelationKind.GOES_WITH
    related_id: Annotated[str, f.ref("product", "Other product", column=3, index=True)] = ""
    note: Annotated[str, f.text("Why", column=4)] = ""


@entity(
    "recommendation_rule",
    "Recommendation",
    "Recommendations",
    scopes.everyone,
    area="catalogue",
    title="question",
    subtitle="reason",
    sort="-weight",
    icon="mdi6.lightbulb-on-outline",
    why="Which product fits a customer like this one.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class RecommendationRule(Row):
    """When industry and size match, recommend the product; the higher weight comes first."""

    question: Annotated[str, f.text("When the customer says", search=True, column=1)] = ""
    industry: Annotated[str, f.text("Industry", column=2)] = ""
    min_size: Annotated[int, f.integer("From employees")] = 0
    max_size: Annotated[int, f.integer("Up to employees")] = 0
    product_id: Annotated[str, f.ref("product", "Recommend", column=3, index=True)] = ""
    reason: Annotated[str, f.text("Because", search=True, column=4)] = ""
    weight: Annotated[int, f.integer("Weight")] = 0
