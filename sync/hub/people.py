"""Who is asking: the signed-in person with the scopes that are theirs to see, and their view of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection

from prm_desktop.domain.commands import Actor, Role
from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.partners import Partner, PartnerStatus, User
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.scopes import ALL, VENDOR
from prm_desktop.errors import NotSignedIn
from sync.hub.feed import Position
from sync.hub.unit import Unit, by_id

R = TypeVar("R", bound=Row)


MAX_KNOWN = 10_000


@dataclass(frozen=True, slots=True)
class Person:
    """A user as the hub knows them now. `scopes` are sorted. `suspended`: the partner may read, and nothing else.

    `as_of`: the epoch and the last change of people that this was read at.
    """

    actor: Actor
    scopes: tuple[str, ...]
    suspended: bool = False
    as_of: tuple[str, int] = ("", 0)


class People:
    """Remembers who somebody is until users or partners change; the feed says when they last did."""

    def __init__(self) -> None:
        self._known: tuple[tuple[str, int], dict[str, Person]] = (("", 0), {})

    def at(self, conn: Connection, user_id: str, at: Position) -> Person:
        """The user as of this snapshot. Raises `NotSignedIn`."""
        found = self.find(conn, user_id, at)
        if found is None:
            raise NotSignedIn("This account cannot be used any more.")
        return found

    def find(self, conn: Connection, user_id: str, at: Position) -> Person | None:
        """The user as of this snapshot, or None where they may not use the hub (any more)."""
        as_of = at.as_of
        kept, known = self._known  # one value, for another thread may have another snapshot
        if kept != as_of or len(known) >= MAX_KNOWN:
            known = {}
            self._known = (as_of, known)
        if user_id in known:
            return known[user_id]
        found = load_person(conn, user_id)
        if found is not None:
            found = known[user_id] = replace(found, as_of=as_of)
        return found


def load_person(conn: Connection, user_id: str) -> Person | None:
    """The user with this id, or None where they may not use the hub (any more)."""
    user = _load(conn, User, user_id)
    if user is None or not user.active:
        return None
    partner = _load(conn, Partner, user.partner_id) if user.partner_id else None
    if user.partner_id and (partner is None or partner.status == PartnerStatus.ENDED):
        return None
    actor = Actor(user_id=user.id, partner_id=user.partner_id, role=user.role, name=user.name)
    suspended = partner is not None and partner.status == PartnerStatus.SUSPENDED
    return Person(actor, scopes_of(actor, partner), suspended)


def scopes_of(actor: Actor, partner: Partner | None) -> tuple[str, ...]:
    """The scopes whose rows this actor sees. Vendor staff see every row, for every row is in the vendor's scope too."""
    if actor.is_vendor:
        return (VENDOR,)
    found = {ALL, f"user:{actor.user_id}"}
    if partner is not None:
        found |= {f"partner:{partner.id}"} | {f"region:{code}" for code in partner.regions}
        found |= {f"level:{partner.level_id}"} if partner.level_id else set()
        found |= {f"admin:{partner.id}"} if actor.role == Role.ADMIN else set()
    return tuple(sorted(found))


def _load(conn: Connection, row: type[R], row_id: str) -> R | None:
    made = entity_of(row)
    values = conn.execute(by_id(made.kind), {"at_id": row_id}).one_or_none()
    return made.from_store(values) if values is not None else None


class PersonView:
    """The rows that a person may see, with authority: what a command reads on the hub."""

    authoritative = True

    def __init__(self, unit: Unit, person: Person) -> None:
        self._unit = unit
        self._scopes = frozenset(person.scopes)

    def get(self, row: type[R], row_id: str) -> R | None:
        """The row with this id, or None where there is none or it is not theirs to see."""
        found = self._unit.get(row, row_id)
        return found if found is not None and self._sees(found) else None

    def find(self, row: type[R], **equals: Any) -> Sequence[R]:
        """The rows of theirs whose fields equal these values, in the order of their ids."""
        return [item for item in self._unit.find(row, **equals) if self._sees(item)]

    def _sees(self, row: Row) -> bool:
        if VENDOR in self._scopes:
            return True
        return not self._scopes.isdisjoint(ENTITIES[entity_of(type(row)).kind].scopes(row))
