"""Files on leads and tickets: what a site visit and a device leave behind."""

from __future__ import annotations

import hashlib

from prm_desktop.domain.attachments import Attachment
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.partners import User
from prm_desktop.domain.tickets import Ticket
from prm_desktop.domain.times import later
from sync.hub.demo.world import World

_ROOMS = ("Hall 1", "Hall 2", "Loading bay", "Office", "Gatehouse", "Server room", "Car park", "Cold store")
_EVENTS = ("link down port 3", "link up port 3", "ring open", "ring closed", "power supply B lost", "cold start")


def attachments(world: World) -> None:
    """A measured site for some of the leads that are worked on, a device's log for some tickets."""
    for lead in world.of(Lead):
        if lead.partner_id and lead.status == LeadStatus.WORKING and world.make.happens(20):
            at = later(lead.contacted_at, hours=1)
            rep = world.get(User, lead.user_id)
            _attach(world, lead, rep, at, ("site-survey.csv", "text/csv", _survey(world, lead)))
    for ticket in world.of(Ticket):
        if world.make.happens(40):
            rep = world.get(User, ticket.user_id)
            _attach(world, ticket, rep, ticket.created_at, ("device-log.txt", "text/plain", _log(world, ticket)))


def _survey(world: World, lead: Lead) -> bytes:
    make = world.make
    lines = [f"{room},{make.number(60, 4000)},{make.number(1, 24)}" for room in make.some(_ROOMS, make.number(3, 6))]
    return "\r\n".join([f"{lead.company},,", "Room,Square metres,Devices", *lines, ""]).encode("utf-8-sig")


def _log(world: World, ticket: Ticket) -> bytes:
    make = world.make
    lines = [f"{later(ticket.created_at, minutes=-make.number(1, 600))} {make.pick(_EVENTS)}" for _ in range(24)]
    return "\n".join([f"# {ticket.number}", *sorted(lines), ""]).encode()


def _attach(world: World, record: Lead | Ticket, rep: User, at: str, file: tuple[str, str, bytes]) -> None:
    name, media_type, content = file
    digest = hashlib.sha256(content).hexdigest()
    world.blobs[digest] = content
    world.add(
        Attachment(
            **world.make.stamp(at, rep.id),
            record_kind="lead" if isinstance(record, Lead) else "ticket",
            record_id=record.id,
            file_name=name,
            media_type=media_type,
            size=len(content),
            sha256=digest,
            partner_id=record.partner_id,
            user_id=rep.id,
            author=rep.name,
        )
    )
