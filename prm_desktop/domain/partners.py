"""Who works here.

Partners, their people, the regions and calendars they work in, and the vendor's people they can ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.commands import Actor, Role, View, require, the
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Merge, Owner, Tone
from prm_desktop.domain.times import Calendar, is_day, is_zone
from prm_desktop.errors import BadInput


class PartnerStatus(Choice):
    """Active partners get leads; suspended ones keep reading; ended ones cannot sign in."""

    ACTIVE = "active", "Active", Tone.SUCCESS
    SUSPENDED = "suspended", "Suspended", Tone.WARNING
    ENDED = "ended", "Ended", Tone.NEUTRAL


class Language(Choice):
    """The languages that leads and literature come in."""

    EN = "en", "English"
    DE = "de", "German"
    FR = "fr", "French"
    ES = "es", "Spanish"
    IT = "it", "Italian"
    NL = "nl", "Dutch"
    SV = "sv", "Swedish"
    AR = "ar", "Arabic"


@entity(
    "partner",
    "Partner",
    "Partners",
    scopes.partner("id"),
    area="programme",
    title="name",
    subtitle="city",
    status="status",
    sort="name",
    icon="mdi6.domain",
    why="Your company as the vendor knows it: level, regions and what you may sell.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Partner(Row):
    """A company that sells for the vendor. `capacity`: open leads it wants at most; `hold_until` keeps leads away."""

    name: Annotated[str, f.text("Name", search=True, column=1)] = ""
    status: Annotated[str, f.choice(PartnerStatus, "Status", column=2)] = PartnerStatus.ACTIVE
    level_id: Annotated[str, f.ref("program_level", "Level", column=3)] = ""
    city: Annotated[str, f.text("Town", column=4)] = ""
    country: Annotated[str, f.text("Country")] = ""
    regions: Annotated[tuple[str, ...], f.refs("region", "Regions")] = ()
    industries: Annotated[tuple[str, ...], f.tags("Industries", owner=Owner.PARTNER, merge=Merge.UNION)] = ()
    languages: Annotated[tuple[str, ...], f.tags("Languages", owner=Owner.PARTNER, merge=Merge.UNION)] = ()
    product_ids: Annotated[tuple[str, ...], f.refs("product", "Products")] = ()
    capacity: Annotated[int, f.integer("Open leads at most", owner=Owner.PARTNER)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    phone: Annotated[str, f.phone("Phone", owner=Owner.PARTNER)] = ""
    email: Annotated[str, f.email("E-mail", owner=Owner.PARTNER)] = ""


@entity(
    "user",
    "Colleague",
    "Colleagues",
    scopes.partner("partner_id"),
    area="programme",
    title="name",
    subtitle="email",
    sort="name",
    icon="mdi6.account",
    why="The people of your company who work with the vendor's leads.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class User(Row):
    """A person who signs in. Vendor staff have no partner."""

    name: Annotated[str, f.text("Name", search=True, column=1)] = ""
    email: Annotated[str, f.email("E-mail", search=True, column=2)] = ""
    role: Annotated[str, f.choice(Role, "Role", column=3)] = Role.REP
    partner_id: Annotated[str, f.ref("partner", "Company", index=True)] = ""
    phone: Annotated[str, f.phone("Phone", column=4)] = ""
    language: Annotated[str, f.choice(Language, "Language")] = Language.EN
    time_zone: Annotated[str, f.text("Time zone")] = "UTC"
    active: Annotated[bool, f.boolean("Active")] = True


class Relation(StrEnum):
    """What somebody who changed something is to the one who is told of it."""

    YOU = "you"
    COLLEAGUE = "colleague"
    VENDOR = "vendor"
    PARTNER = "partner"
    """Somebody at another partner; that company's people are not named."""


def relation(actor: Actor, other: User | None) -> Relation:
    """What this person is to the actor. None: the hub itself, which is the vendor's."""
    if other is None or (not other.partner_id and not actor.is_vendor):
        return Relation.VENDOR
    if other.id == actor.user_id:
        return Relation.YOU
    return Relation.COLLEAGUE if other.partner_id == actor.partner_id else Relation.PARTNER


WEEKDAYS = frozenset("0123456")
_HOUR = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")


@entity(
    "region",
    "Region",
    "Regions",
    scopes.everyone,
    area="programme",
    title="name",
    sort="name",
    key="code",
    icon="mdi6.map-outline",
    why="Business hours and holidays decide how long an offer stays open.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Region(Row):
    """A sales region with its business hours (`opens`/`closes` as local `HH:MM`) and holidays (days)."""

    code: Annotated[str, f.text("Code", column=2, index=True)] = ""
    name: Annotated[str, f.text("Name", search=True, column=1)] = ""
    countries: Annotated[tuple[str, ...], f.tags("Countries", column=3)] = ()
    time_zone: Annotated[str, f.text("Time zone", column=4)] = "UTC"
    opens: Annotated[str, f.text("Opens at")] = "09:00"
    closes: Annotated[str, f.text("Closes at")] = "17:00"
    weekdays: Annotated[tuple[str, ...], f.tags("Working days (0 = Monday)")] = ("0", "1", "2", "3", "4")
    holidays: Annotated[tuple[str, ...], f.tags("Holidays")] = ()

    def check(self) -> None:
        """Raises `BadInput` where no business time can be told by it."""
        self.calendar()

    def calendar(self) -> Calendar:
        """Its business calendar. Raises `BadInput` for a time zone, hours or days by which no time can be told."""
        if not is_zone(self.time_zone):
            raise BadInput("“{value}” is no time zone such as Europe/Berlin.", value=self.time_zone[:40])
        opens, closes = _hour(self.opens), _hour(self.closes)
        if opens >= closes:
            raise BadInput("“Closes at” must be later than “Opens at”.")
        if not self.weekdays or not set(self.weekdays) <= WEEKDAYS:
            raise BadInput("“Working days” takes the numbers from 0 (Monday) to 6 (Sunday), one of them at least.")
        if wrong := next((item for item in self.holidays if not is_day(item)), ""):
            raise BadInput("“{value}” is no day such as 2026-12-24.", value=wrong[:40])
        weekdays = frozenset(map(int, self.weekdays))
        return Calendar(self.time_zone, opens, closes, weekdays, frozenset(self.holidays))


def _hour(text: str) -> time:
    if not _HOUR.fullmatch(text):
        raise BadInput("“{value}” is no time of the day such as 09:00.", value=text[:40])
    return time.fromisoformat(text)


def calendar_of(region: Region | None) -> Calendar:
    """The business calendar of a region; plain weekdays in UTC where there is none that can be used."""
    try:
        return region.calendar() if region is not None else Calendar()
    except BadInput:  # stored before it was checked
        return Calendar()


@entity(
    "oem_contact",
    "Vendor contact",
    "Vendor contacts",
    scopes.everyone,
    area="support",
    title="name",
    subtitle="job_title",
    sort="name",
    icon="mdi6.card-account-phone-outline",
    why="The right person at the vendor for this product and region, with a deputy.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class OemContact(Row):
    """A person at the vendor who answers for regions, products and segments. `deputy_id` answers meanwhile."""

    name: Annotated[str, f.text("Name", search=True, column=1)] = ""
    job_title: Annotated[str, f.text("Role", search=True, column=2)] = ""
    phone: Annotated[str, f.phone("Phone", column=3)] = ""
    email: Annotated[str, f.email("E-mail", search=True, column=4)] = ""
    regions: Annotated[tuple[str, ...], f.refs("region", "Regions", column=5)] = ()
    product_ids: Annotated[tuple[str, ...], f.refs("product", "Products")] = ()
    segments: Annotated[tuple[str, ...], f.tags("Segments")] = ()
    languages: Annotated[tuple[str, ...], f.tags("Languages")] = ()
    deputy_id: Annotated[str, f.ref("oem_contact", "Deputy")] = ""
    away_from: Annotated[str, f.day("Away from", since=2)] = ""
    away_until: Annotated[str, f.day("Away until", since=2)] = ""


@entity(
    "territory",
    "Territory",
    "Territories",
    scopes.everyone,
    area="support",
    title="name",
    sort="name",
    icon="mdi6.map-marker-radius-outline",
    why="Which vendor contact answers for which postcode area.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Territory(Row):
    """An area within a region, by postcode prefixes, and the vendor contact who answers for it."""

    name: Annotated[str, f.text("Name", search=True, column=1)] = ""
    region: Annotated[str, f.ref("region", "Region", column=2)] = ""
    country: Annotated[str, f.text("Country", column=3)] = ""
    postcodes: Annotated[tuple[str, ...], f.tags("Postcodes begin with", column=4)] = ()
    oem_contact_id: Annotated[str, f.ref("oem_contact", "Vendor contact", column=5)] = ""


def colleague(view: View, user_id: str, partner_id: str) -> User:
    """The person with this id. Refused where they are not of this company."""
    found = the(view, User, user_id)
    require(found.partner_id == partner_id, "other_company", "{name} is not of your company.", name=found.name)
    return found
