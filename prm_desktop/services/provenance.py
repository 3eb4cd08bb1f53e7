"""Whose a value or a change is, since when, and what that person is to the one who asks."""

from __future__ import annotations

from dataclasses import dataclass

from prm_desktop.domain.commands import Actor
from prm_desktop.domain.entities import Row
from prm_desktop.domain.partners import Relation, User, relation
from prm_desktop.replica.rows import ReplicaView, titles
from prm_desktop.replica.transaction import Connection


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whose a value is, and since when. `who`: a `Relation`, or empty where nobody knows; `at`: an instant.

    `name` is empty for people of other partners. `offline`: there was no way to the hub then.
    """

    who: str = ""
    name: str = ""
    at: str = ""
    offline: bool = False


UNKNOWN = Provenance()
"""Nobody knows."""


def relation_to(conn: Connection, actor: Actor, user_id: str) -> str:
    """What somebody is to the actor; empty where that is not known here."""
    if not user_id:
        return Relation.VENDOR
    if user_id == actor.user_id:
        return Relation.YOU
    user = ReplicaView(conn).get(User, user_id)
    return relation(actor, user) if user is not None else ""


def last_change(conn: Connection, actor: Actor, row: Row) -> Provenance:
    """Who changed a row last, and when."""
    who = relation_to(conn, actor, row.updated_by)
    named = who not in {Relation.PARTNER, ""}
    name = titles(conn, "user", [row.updated_by]).get(row.updated_by, "") if named else ""
    return Provenance(who, name, row.updated_at)
