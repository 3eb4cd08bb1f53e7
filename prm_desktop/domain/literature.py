"""Literature: datasheets, battle cards, case studies, price lists, videos and templates; superseded ones are marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice
from prm_desktop.domain.partners import Language


class AssetKind(Choice):
    """What a piece of literature is for."""

    DATASHEET = "datasheet", "Datasheet"
    BATTLE_CARD = "battle_card", "Battle card"
    CASE_STUDY = "case_study", "Case study"
    PRICE_LIST = "price_list", "Price list"
    VIDEO = "video", "Video"
    TEMPLATE = "template", "Template"


class Audience(Choice):
    """Who may read it."""

    PARTNER = "partner", "For you only"
    CUSTOMER = "customer", "May go to customers"


@entity(
    "asset",
    "Document",
    "Literature",
    scopes.audience(),
    area="literature",
    title="title",
    subtitle="summary",
    status="kind",
    sort="-effective_on",
    icon="mdi6.file-document-outline",
    why="The current version of everything you can show or send.",
    counted=("document", "documents"),
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Asset(Row):
    """A document. `sha256` and `size` (bytes) name its content; `superseded_by_id` its successor."""

    title: Annotated[str, f.text("Title", search=True, column=1)] = ""
    kind: Annotated[str, f.choice(AssetKind, "Kind", column=2)] = AssetKind.DATASHEET
    product_ids: Annotated[tuple[str, ...], f.refs("product", "Products", column=3)] = ()
    language: Annotated[str, f.choice(Language, "Language", column=4)] = Language.EN
    audience: Annotated[str, f.choice(Audience, "Audience", column=5)] = Audience.PARTNER
    levels: Annotated[tuple[str, ...], f.refs("program_level", "For levels")] = ()
    summary: Annotated[str, f.long_text("Summary", search=True)] = ""
    version: Annotated[str, f.text("Edition", column=6)] = ""
    superseded_by_id: Annotated[str, f.ref("asset", "Superseded by")] = ""
    effective_on: Annotated[str, f.day("Current from", column=7)] = ""
    expires_on: Annotated[str, f.day("Expires")] = ""
    media_type: Annotated[str, f.text("Format")] = ""
    size: Annotated[int, f.integer("Size in bytes")] = 0
    sha256: Annotated[str, f.blob("Checksum")] = ""
