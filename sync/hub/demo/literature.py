"""Literature: documents about the products, some in newer editions, some expired; their content is made with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.literature import Asset, AssetKind, Audience
from prm_desktop.domain.programme import ProgramLevel
from sync.hub.demo.catalog_data import FAMILIES, Family
from sync.hub.demo.documents import document
from sync.hub.demo.words import columns
from sync.hub.demo.world import World

_MEDIA = {
    AssetKind.PRICE_LIST: "text/csv",
    AssetKind.VIDEO: "video/x-msvideo",
    AssetKind.TEMPLATE: "text/plain",
}
_CASES = columns("""
    wifi | en | Scanners that never drop | How a 40,000 m² warehouse cut roaming gaps to 30 ms.
    sensor | de | Drei Wochen Vorwarnung | Wie eine Papierfabrik einen Lagerschaden vor dem Stillstand fand.
    climate | fr | La chaîne du froid, prouvée | Une laiterie passe l'audit sans une seule lacune.
    camera | en | A promenade with privacy | Masked by default, opened by case number.
    thermal | de | Bevor es raucht | Ein Müllheizkraftwerk erkennt Glutnester vier Minuten früher.
    router | es | Bombas sin desplazamientos | 60 estaciones de bombeo atendidas desde una mesa.
    switch | it | Un solo switch per tutti i quadri | Dal parco misto a un unico modello in 14 mesi.
    core | sv | Nattbyte på sjukhuset | Ett stamnät byttes på nio nätter.
    wifi | nl | Gasten tevreden | Een hotel van 140 kamers zonder wifiklachten.
    gateway | ar | محطات بعيدة تحت المراقبة | ربط 45 محطة ضخ في ثلاثة أسابيع.
""")
_TEMPLATES = columns("""
    en | Site survey checklist | What to ask and measure before an offer.
    de | Begehungsprotokoll | Was vor einem Angebot zu fragen und zu messen ist.
    en | Offer letter | Text blocks for an offer that is read.
    fr | Lettre d'offre | Modèle d'offre prêt à adapter.
    en | Data protection notice for cameras | To be put up at each entrance.
""")
_PLAYBOOK = columns("""
    Platinum | Road map briefing | What comes in the next four quarters. Not to be passed on.
    Gold,Platinum | Marketing fund guide | What is paid, how to ask, when the money comes.
    Silver,Gold,Platinum | Deal registration guide | Six fields, two business days, ninety days of protection.
""")


def literature(world: World) -> None:
    """Datasheets in two languages, battle cards, case studies, price lists, videos, templates and guides."""
    for family in FAMILIES:
        for words, editions in _of_family(family):
            _editions(world, family, words, editions)
    keys = {family.key: family for family in FAMILIES}
    for key, language, title, summary in _CASES:
        _asset(world, keys[key], (AssetKind.CASE_STUDY, language, title, summary), "1.0", world.make.number(20, 500))
    for language, title, summary in _TEMPLATES:
        _asset(world, None, (AssetKind.TEMPLATE, language, title, summary), "3", world.make.number(20, 300))
    for levels, title, summary in _PLAYBOOK:
        made = _asset(world, None, (AssetKind.BATTLE_CARD, "en", title, summary), "2", world.make.number(10, 90))
        wanted = levels.split(",")
        world.change(made, levels=tuple(level.id for level in world.of(ProgramLevel) if level.name in wanted))
    for age, expires in ((120, -28), (28, 64)):
        row = (AssetKind.PRICE_LIST, "en", "End customer prices", "List prices for end customers, all families.")
        made = _asset(world, None, row, f"{world.make.day(-age)[:7]}", age)
        world.change(made, expires_on=world.make.day(expires))
    guide = _asset(
        world, None, (AssetKind.BATTLE_CARD, "en", "Trade fair offers", "Bundles of the autumn fair."), "1", 95
    )
    world.change(guide, expires_on=world.make.day(-12))


Row = tuple[AssetKind, str, str, str]


def _of_family(family: Family) -> Iterator[tuple[Row, int]]:
    """The documents of a family, each with the number of its editions."""
    yield (AssetKind.DATASHEET, "en", f"{family.name} datasheet", family.description), 2
    yield (AssetKind.DATASHEET, "de", f"{family.name} Datenblatt", f"Technische Daten der Familie {family.name}."), 1
    if family.key not in {"power", "care"}:
        card = "Three questions to ask, three objections to expect, and what the others cannot do."
        yield (AssetKind.BATTLE_CARD, "en", f"Selling {family.name}", card), 1
    if family.key in {"wifi", "camera", "sensor", "router"}:
        yield (AssetKind.VIDEO, "en", f"{family.name} in a minute", "For the screen at a stand or in a meeting."), 1
    if family.key in {"switch", "camera", "sensor"}:
        title, text = f"Fiche technique {family.name}", f"Caractéristiques de la gamme {family.name}."
        yield (AssetKind.DATASHEET, "fr", title, text), 1


def _editions(world: World, family: Family, row: Row, editions: int) -> None:
    """All editions of a document, the newest last; each older one names its successor."""
    age = world.make.number(15, 160)
    successor = ""
    for back in range(editions):
        made = _asset(world, family, row, f"{editions - back}.0", age + 240 * back)
        if successor:
            world.change(made, superseded_by_id=successor)
        successor = made.id


def _asset(world: World, family: Family | None, row: Row, version: str, age: int) -> Asset:
    make = world.make
    kind, language, title, summary = row
    content = document(kind, title, summary, version)
    digest = hashlib.sha256(content).hexdigest()
    world.blobs[digest] = content
    products = world.find(Product, family=family.name, parent_id="") if family else []
    internal = kind == AssetKind.BATTLE_CARD
    return world.add(
        Asset(
            **make.stamp(make.ago(days=min(age, 850)), world.vendor_user),
            title=title,
            kind=kind,
            product_ids=tuple(product.id for product in products),
            language=language,
            audience=Audience.PARTNER if internal else Audience.CUSTOMER,
            summary=summary,
            version=version,
            effective_on=make.day(-age),
            expires_on=make.day(730 - age) if kind == AssetKind.DATASHEET else "",
            media_type=_MEDIA.get(kind, "application/pdf"),
            size=len(content),
            sha256=digest,
        )
    )
