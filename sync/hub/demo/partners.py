"""The four partners of the demo world, their people, and who can sign in."""

from __future__ import annotations

from collections.abc import Mapping

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.commands import Role
from prm_desktop.domain.partners import OemContact, Partner, User
from prm_desktop.domain.programme import ProgramLevel
from sync.hub.demo.catalog_data import BY_KEY
from sync.hub.demo.regions import contact_families
from sync.hub.demo.words import columns, items, slug
from sync.hub.demo.world import Account, World

# domain | name | level | town | country | regions | industries | languages | families | capacity | currency | phone
_PARTNERS = columns(
    """
hanse-digital.example | Hanse Digital GmbH | Gold | Hamburg | DE | DE-N,DE-S,NL,SE,GB,AE
 | Logistics,Manufacturing,Food and beverage,Public sector | de,en,nl,sv,ar
 | switch,core,router,wifi,camera,recorder,sensor,climate,gateway,software,manage,power,care | 120 | EUR
    | +49 40 66969 400
mediterranee-reseaux.example | Réseaux Méditerranée SAS | Platinum | Marseille | FR | FR,ES,IT
 | Hospitality,Transport,Food and beverage,Energy | fr,es,it,en
 | switch,core,router,wifi,camera,thermal,recorder,sensor,climate,gateway,software,manage,power,care | 80 | EUR
 | +33 4 65 71 30 30
alpenblick-netze.example | Alpenblick Netzwerktechnik AG | Silver | Zürich | CH | CH,AT,DE-S
 | Healthcare,Manufacturing,Education | de,fr,en | switch,core,wifi,camera,manage,power,care | 45 | CHF
    | +41 44 555 60 00
pennine-controls.example | Pennine Control Systems Ltd | Bronze | Leeds | GB | GB
 | Water,Manufacturing | en | switch,router,sensor,gateway,power | 15 | GBP | +44 113 496 0700
"""
)

# partner | name | first account name | role | phone | language | time zone
_PEOPLE = columns("""
hanse-digital.example | Anna Petersen | admin | +49 40 66969 401 | de | Europe/Berlin
hanse-digital.example | Jonas Rieckhoff | rep | +49 40 66969 402 | de | Europe/Berlin
hanse-digital.example | Merle Brandt | rep | +49 40 66969 403 | de | Europe/Berlin
hanse-digital.example | Tarek Haddad | rep | +971 4 555 2040 | ar | Asia/Dubai
mediterranee-reseaux.example | Camille Aubert | admin | +33 4 65 71 30 31 | fr | Europe/Paris
mediterranee-reseaux.example | Hugo Benali | rep | +33 4 65 71 30 32 | fr | Europe/Paris
mediterranee-reseaux.example | Chiara Lombardi | rep | +39 010 555 2214 | it | Europe/Rome
mediterranee-reseaux.example | Élodie Marchand | rep | +33 4 65 71 30 33 | fr | Europe/Paris
alpenblick-netze.example | Luca Steiner | admin | +41 44 555 60 01 | de | Europe/Zurich
alpenblick-netze.example | Nina Baumgartner | rep | +41 44 555 60 02 | de | Europe/Zurich
pennine-controls.example | Oliver Sutcliffe | admin | +44 113 496 0701 | en | Europe/London
pennine-controls.example | Priya Patel | rep | +44 113 496 0702 | en | Europe/London
""")

LEAD_SHARES: Mapping[str, int] = {"Hanse": 130, "Réseaux": 75, "Alpenblick": 45, "Pennine": 18}
"""How many leads each partner has in the small world, by the first word of its name."""


def partners(world: World) -> None:
    """The companies, their people and accounts; vendor contacts learn which products they answer for."""
    level_ids = {level.name: level.id for level in world.of(ProgramLevel)}
    by_family: dict[str, list[str]] = {}
    for product in world.of(Product):
        if not product.parent_id:
            by_family.setdefault(product.family, []).append(product.id)
    for row in _PARTNERS:
        _partner(world, row, level_ids, by_family)
    families = contact_families()
    for contact in world.of(OemContact):
        keys = families[contact.name]
        world.change(contact, product_ids=_products(keys, by_family))


def _products(keys: tuple[str, ...], by_family: Mapping[str, list[str]]) -> tuple[str, ...]:
    return tuple(product for key in keys for product in by_family[BY_KEY[key].name])


def _partner(
    world: World, row: tuple[str, ...], level_ids: Mapping[str, str], by_family: Mapping[str, list[str]]
) -> None:
    domain, name, level, city, country, regions, industries, languages, families, capacity, currency, phone = row
    make = world.make
    joined = make.ago(days=make.number(500, 850))
    partner = world.add(
        Partner(
            **make.stamp(joined, world.vendor_user, make.ago(days=make.number(3, 60))),
            name=name,
            level_id=level_ids[level],
            city=city,
            country=country,
            regions=items(regions),
            industries=items(industries),
            languages=items(languages),
            product_ids=_products(items(families), by_family),
            capacity=int(capacity),
            currency=currency,
            phone=phone,
            email=f"office@{domain}",
        )
    )
    for home, person, role, telephone, language, zone in _PEOPLE:
        if home == domain:
            first = slug(person.split()[0])
            user = User(
                **make.stamp(joined, world.vendor_user),
                name=person,
                email=f"{first}@{domain}",
                role=Role(role),
                partner_id=partner.id,
                phone=telephone,
                language=language,
                time_zone=zone,
            )
            world.add(user)
            world.accounts.append(Account(user.email, f"demo-{first}", partner.id, role, user.id))
