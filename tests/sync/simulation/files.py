"""Files: what people attach and keep offline, on its way between their machines and the hub.

The vault and the hub keep them where they always do, in a folder that is in memory where the system has such.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from prm_desktop.errors import HubError, NotFound, UserError
from prm_desktop.services.documents import Documents
from sync.blobs import Transfers
from tests.sync.simulation import acts, network

if TYPE_CHECKING:
    from tests.sync.simulation.history import History
    from tests.sync.simulation.machine import Machine

SIZES = (1, 900, 70_000)
"""Bytes: small ones, and one of more than one sealed record."""
LIMIT = 100_000
"""Bytes that a machine keeps beside what is pinned or unsent."""


def attaches(machine: Machine, dice: random.Random) -> str:
    """Attach a file to a lead."""
    machine.slot.folder.used = True
    source = machine.slot.folder.path / f"note {dice.randrange(3)}.txt"
    source.write_bytes(random.Random(dice.randrange(4)).randbytes(dice.choice(SIZES)))
    try:
        done = _documents(machine).attach("lead", acts.visible(machine, "lead", dice), source)
    except UserError as error:
        return f"was told {error.code} for attaching"
    acts.note(machine, done)
    return f"did {done.seq} attach {str(done.args['sha256'])[:6]}"


def pins(machine: Machine, dice: random.Random) -> str:
    """Keep all literature here, or no longer."""
    machine.slot.folder.used = True
    try:
        if dice.random() < 0.7:
            _documents(machine).pin("literature")
            return "pinned"
        _documents(machine).unpin("literature")
    except NotFound:
        return "had pinned nothing"
    return "unpinned"


def _documents(machine: Machine) -> Documents:
    return Documents(machine.desk, machine.slot.vault, machine.slot.now)


def moves(machine: Machine) -> str:
    """Send what waits and fetch what is wanted, as the program does beside each sync."""
    slot = machine.slot
    slot.folder.used = True
    transfers = Transfers(slot.replica, slot.vault, slot.http, slot.now, lambda: LIMIT)
    try:
        return f"sent {transfers.send()}, fetched {transfers.fetch_wanted()}"
    except (HubError, UserError) as error:
        return error.code or type(error).__name__


def moving(history: History, dice: random.Random) -> str:
    """Somebody attaches a file or pins one, and files are moved, often with something going wrong."""
    machine = dice.choice(history.machines)
    if not machine.primed():
        return f"{machine.name} has nothing to attach to"
    told = [dice.choice([attaches, attaches, pins])(machine, dice)]
    for _ in range(dice.randrange(1, 3)):
        made = dice.choice([None, *network.FAULTS])
        if made is not None:
            history.faults[made.__name__] += 1
            machine.slot.wire.fault = made(history, machine, dice)
        try:
            told.append(f"{moves(machine)}, {made.__name__ if made else 'undisturbed'}")
        finally:
            machine.slot.wire.fault = None
    return f"{machine.name} " + "; ".join(told)


def faults(machine: Machine) -> str:
    """What is wrong with the files here; empty where nothing is. They are whole, and none that must be sent is lost."""
    raw, vault = machine.slot.disk.raw, machine.slot.vault
    for sha256, size in raw.execute("SELECT sha256, size FROM blob WHERE state = 'here'"):
        if vault.has(sha256) and not vault.is_whole(sha256, size):
            return f"{sha256[:6]} is not what its name says"
    waiting = (
        "SELECT sha256 FROM blob WHERE state = 'here' AND sha256 IN (SELECT json_extract(args, '$.sha256')"
        " FROM outbox WHERE status = 'pending' AND name = 'attachment.add')"
    )
    for (sha256,) in raw.execute(waiting):
        if not vault.has(sha256):
            return f"{sha256[:6]} waits to be sent and is not here"
    return ""


def missing(history: History) -> str:
    """An attachment that people see at the hub though nobody can fetch its file; empty where there is none."""
    hub = history.hub
    for machine in history.machines:
        query = "SELECT json_extract(args, '$.sha256') FROM outbox WHERE status = 'applied' AND name = 'attachment.add'"
        for (sha256,) in machine.slot.disk.raw.execute(query):
            if not (hub.folder.path / "hub" / sha256[:2] / sha256).is_file():
                return f"the hub took an attachment of {machine.name} without its file {sha256[:6]}"
    return ""
