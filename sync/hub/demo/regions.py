"""The vendor's side of the demo world: regions, people, who answers for what, levels."""

from __future__ import annotations

from prm_desktop.domain.commands import Role
from prm_desktop.domain.partners import OemContact, Region, Territory, User
from prm_desktop.domain.programme import Measure, ProgramLevel, Requirement
from prm_desktop.domain.tickets import SlaPolicy
from sync.hub.demo.catalog_data import DOMAIN
from sync.hub.demo.holidays import holidays
from sync.hub.demo.words import columns, items, slug
from sync.hub.demo.world import Account, World

_REGIONS = columns("""
    DE-N | Germany North and West | DE | Europe/Berlin | 09:00 | 17:00
    DE-S | Germany South | DE | Europe/Berlin | 09:00 | 17:00
    AT | Austria | AT | Europe/Vienna | 08:00 | 16:00
    CH | Switzerland | CH | Europe/Zurich | 08:00 | 17:00
    FR | France | FR | Europe/Paris | 09:00 | 18:00
    ES | Spain | ES | Europe/Madrid | 09:00 | 18:00
    IT | Italy | IT | Europe/Rome | 09:00 | 18:00
    NL | Netherlands | NL | Europe/Amsterdam | 08:30 | 17:00
    SE | Sweden | SE | Europe/Stockholm | 08:00 | 16:30
    GB | United Kingdom | GB | Europe/London | 09:00 | 17:00
    AE | United Arab Emirates | AE | Asia/Dubai | 08:00 | 17:00
""")

AWAY = "Maja Sundgren"
"""On holiday, so that one sees whom a deputy stands in for."""
# name | role | phone | regions | families | segments | languages | deputy (by name)
_CONTACTS = columns("""
Vera Lindström | Channel manager | +49 40 66969 120 | DE-N,DE-S,AT,CH,FR,ES,IT,NL,SE,GB,AE | | | en,de,sv
    | Martin Achterberg
Martin Achterberg | Channel manager DACH | +49 40 66969 121 | DE-N,DE-S,AT,CH | | | de,en | Vera Lindström
Inès Delacourt | Channel manager South | +33 1 99 00 41 07 | FR,ES,IT | | | fr,es,it,en | Vera Lindström
Tom Sallow | Channel manager North | +44 20 7946 0317 | GB,NL,SE | | | en,nl | Vera Lindström
Rashid Al Qubaisi | Channel manager Gulf | +971 4 555 0117 | AE | | | ar,en | Tom Sallow
Greta Moosbrugger | Engineer industrial networks | +43 1 905 2214 | DE-S,AT,CH,IT | switch,core | Industry
    | de,it,en | Piet Hoornstra
Piet Hoornstra | Engineer industrial networks | +31 10 555 0184 | DE-N,NL,SE,GB,FR,ES | switch,core
    | Industry | nl,en,de | Greta Moosbrugger
Chiara Valsecchi | Engineer video and thermal | +39 02 5555 0163 | FR,ES,IT,CH
    | camera,thermal,recorder,software | Security | it,fr,en | Callum Reith
Callum Reith | Engineer video and thermal | +44 131 496 0155 | GB,DE-N,DE-S,AT,NL,SE,AE
    | camera,thermal,recorder,software
 | Security | en,de | Chiara Valsecchi
Maja Sundgren | Engineer sensors and gateways | +46 8 465 004 41 | DE-N,DE-S,AT,CH,FR,ES,IT,NL,SE,GB,AE
 | sensor,climate,gateway | Industry,Food | sv,en,de | Piet Hoornstra
Yannick Perrault | Engineer wireless | +33 4 65 71 20 18 | FR,ES,IT,CH,AE | wifi,router | Logistics | fr,en
    | Hannes Brockmöller
Hannes Brockmöller | Engineer wireless | +49 30 23125 446 | DE-N,DE-S,AT,NL,SE,GB | wifi,router | Logistics
    | de,en | Yannick Perrault
Noor van Eck | Deal desk | +31 20 555 0176 | DE-N,DE-S,AT,CH,FR,ES,IT,NL,SE,GB,AE | | Deal registration
    | nl,en,de,fr | Vera Lindström
""")  # fmt: skip

_TERRITORIES = columns("""
    Hamburg and Schleswig-Holstein | DE-N | DE | 20,21,22,23,24,25 | Martin Achterberg
    Berlin and Brandenburg | DE-N | DE | 10,12,13,14,15,16 | Martin Achterberg
    Bremen, Hannover and the coast | DE-N | DE | 26,27,28,29,30,31,38 | Martin Achterberg
    Rhine and Ruhr | DE-N | DE | 40,41,42,44,45,46,47,50,51,52,53 | Piet Hoornstra
    Frankfurt and Rhine-Main | DE-S | DE | 60,61,63,64,65 | Martin Achterberg
    Stuttgart and Baden | DE-S | DE | 68,69,70,71,72,73,76,77,78,79 | Greta Moosbrugger
    Bavaria | DE-S | DE | 80,81,82,83,84,85,86,87,90,91,92,93,94 | Greta Moosbrugger
    Vienna and the East | AT | AT | 1,2,7 | Greta Moosbrugger
    Upper Austria and the South | AT | AT | 3,4,8,9 | Greta Moosbrugger
    Salzburg and Tyrol | AT | AT | 5,6 | Greta Moosbrugger
    German Switzerland | CH | CH | 3,4,5,6,7,8,9 | Martin Achterberg
    Romandie | CH | CH | 1,2 | Yannick Perrault
    Paris and the North | FR | FR | 59,62,67,75,77,78,92,93,94,95 | Inès Delacourt
    Rhône and Mediterranean | FR | FR | 06,13,34,38,69,83 | Inès Delacourt
    Atlantic and Garonne | FR | FR | 31,33,35,44,64 | Yannick Perrault
    Madrid and Andalusia | ES | ES | 28,41,29,45 | Inès Delacourt
    Catalonia, Valencia and Aragon | ES | ES | 08,43,46,50 | Inès Delacourt
    Basque Country | ES | ES | 20,48,01 | Inès Delacourt
    Northern Italy | IT | IT | 10,16,20,37,40 | Chiara Valsecchi
    Southern Italy | IT | IT | 00,80,70 | Chiara Valsecchi
    Randstad | NL | NL | 10,11,30,35 | Piet Hoornstra
    Brabant and the North | NL | NL | 56,97 | Piet Hoornstra
    Stockholm and Norrland | SE | SE | 1,9 | Maja Sundgren
    Gothenburg and Skåne | SE | SE | 2,4 | Maja Sundgren
    London and the South | GB | GB | E,EC,NW,SE,BS,CF | Tom Sallow
    Midlands and the North | GB | GB | LS,M,B,NE,G | Callum Reith
    Dubai and the Northern Emirates | AE | AE | | Rashid Al Qubaisi
    Abu Dhabi and Al Ain | AE | AE | | Rashid Al Qubaisi
""")

# name | rank | discount | summary | benefits
LEVELS = columns(
    """
Bronze | 1 | 1000 | Everything you need to sell: prices, literature, training and the shark tank.
 | Shark tank;Partner prices;Online courses;Support in one business day
Silver | 2 | 1800 | Leads from us, registered deals protected for 90 days.
 | Assigned leads;Deal registration;Demo equipment;Support in eight hours
Gold | 3 | 2500 | First choice in your region, with marketing money and named engineers.
 | Preferred leads;Marketing fund;Named engineer;Support in four hours;Commission on renewals
Platinum | 4 | 3200 | We plan the year together and share the road map.
 | Joint business plan;Road map briefings;Executive sponsor;Support in two hours;Highest commission
"""
)

# level | name | measure | target (revenue in whole euros) | months | grace
_REQUIREMENTS = columns("""
    Bronze | One certified person | certified_people | 1 | 24 | 90
    Silver | Two certified people | certified_people | 2 | 24 | 60
    Silver | Closed revenue of 50,000 EUR | closed_revenue | 50000 | 12 | 60
    Silver | Three registered deals | registrations | 3 | 12 | 30
    Gold | Three certified people | certified_people | 3 | 24 | 60
    Gold | Closed revenue of 200,000 EUR | closed_revenue | 200000 | 12 | 60
    Gold | Customer satisfaction of 85 % | satisfaction | 85 | 12 | 30
    Gold | Six registered deals | registrations | 6 | 12 | 30
    Platinum | Four certified people | certified_people | 4 | 24 | 60
    Platinum | Closed revenue of 400,000 EUR | closed_revenue | 400000 | 12 | 60
    Platinum | Customer satisfaction of 90 % | satisfaction | 90 | 12 | 30
    Platinum | Eight courses completed | courses | 8 | 12 | 30
    Platinum | Ten registered deals | registrations | 10 | 12 | 30
""")
# Business hours to the answer and to the solution, by severity, for each level.
_SLA = columns("""
    Bronze | 8,40 | 16,80 | 24,120 | 40,200
    Silver | 6,24 | 8,48 | 16,80 | 24,120
    Gold | 4,16 | 6,32 | 8,56 | 16,80
    Platinum | 2,8 | 4,16 | 8,40 | 8,56
""")


def vendor(world: World) -> None:
    """The vendor's own account, its people, regions and territories."""
    make = world.make
    at = make.ago(days=900)
    person = User(
        **make.stamp(at),
        name="Vera Lindström",
        email=f"vera@{DOMAIN}",
        role=Role.VENDOR,
        phone="+49 40 66969 120",
        time_zone="Europe/Berlin",
    )
    world.add(person)
    world.vendor_user = person.id
    years = range(make.today.year - 1, make.today.year + 2)
    for code, name, countries, zone, opens, closes in _REGIONS:
        days = tuple(day for year in years for day in holidays(code, year))
        made = make.stamp(at, person.id, make.ago(days=200))
        world.add(
            Region(
                **made,
                code=code,
                name=name,
                countries=items(countries),
                time_zone=zone,
                opens=opens,
                closes=closes,
                holidays=days,
            )
        )
    _contacts(world)
    by_name = {contact.name: contact.id for contact in world.of(OemContact)}
    for name, region, country, postcodes, contact in _TERRITORIES:
        made = make.stamp(at, person.id)
        world.add(
            Territory(
                **made,
                name=name,
                region=region,
                country=country,
                postcodes=items(postcodes),
                oem_contact_id=by_name[contact],
            )
        )


def vendor_account(world: World) -> Account:
    """How the vendor's channel manager signs in."""
    person = world.get(User, world.vendor_user)
    return Account(person.email, "demo-vera", "", Role.VENDOR.value, person.id)


def _contacts(world: World) -> None:
    stamps = {row[0]: world.make.stamp(world.make.ago(days=880), world.vendor_user) for row in _CONTACTS}
    for name, title, phone, regions, _families, segments, languages, deputy in _CONTACTS:
        world.add(
            OemContact(
                **stamps[name],
                name=name,
                job_title=title,
                phone=phone,
                email=f"{slug(name).replace('-', '.')}@{DOMAIN}",
                regions=items(regions),
                segments=items(segments),
                languages=items(languages),
                deputy_id=stamps[deputy]["id"],
                away_from=world.make.day(-3) if name == AWAY else "",
                away_until=world.make.day(9) if name == AWAY else "",
            )
        )


def contact_families() -> dict[str, tuple[str, ...]]:
    """The product families that a vendor contact answers for, by name."""
    return {row[0]: items(row[4]) for row in _CONTACTS}


def levels(world: World) -> None:
    """The levels, what each requires, and the service levels that come with them."""
    make = world.make
    at = make.ago(days=860)
    made: dict[str, str] = {}
    for name, rank, discount, summary, benefits in LEVELS:
        level = ProgramLevel(
            **make.stamp(at, world.vendor_user),
            name=name,
            rank=int(rank),
            discount=int(discount),
            summary=summary,
            benefits=tuple(benefits.split(";")),
        )
        made[name] = world.add(level).id
    for level_name, title, measure, target, months, grace in _REQUIREMENTS:
        revenue = measure == Measure.CLOSED_REVENUE
        world.add(
            Requirement(
                **make.stamp(at, world.vendor_user),
                level_id=made[level_name],
                name=title,
                measure=measure,
                target=int(target) * (100 if revenue else 1),
                currency="EUR" if revenue else "",
                period_months=int(months),
                grace_days=int(grace),
            )
        )
    for level_name, *hours in _SLA:
        for severity, pair in enumerate(hours, 1):
            response, resolve = pair.split(",")
            world.add(
                SlaPolicy(
                    **make.stamp(at, world.vendor_user),
                    name=f"{level_name}, severity {severity}",
                    level_id=made[level_name],
                    severity=str(severity),
                    response_hours=int(response),
                    resolve_hours=int(resolve),
                )
            )
