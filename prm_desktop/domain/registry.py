"""All entities and all commands, in a fixed order. Import them from here: this module has loaded every declaration."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from prm_desktop.domain import (
    attachments,
    catalog,
    commissions,
    contracts,
    converting,
    customers,
    deal_work,
    dealing,
    deals,
    deciding,
    leads,
    lines,
    literature,
    members,
    merging,
    money,
    noting,
    own_leads,
    partners,
    pool,
    pricing,
    programme,
    registering,
    registrations,
    returning,
    sharing,
    terms,
    tickets,
    training,
    work,
)
from prm_desktop.domain.commands import CommandSpec, declared_commands
from prm_desktop.domain.entities import Entity, declared_entities

MODULES = (
    partners,
    programme,
    catalog,
    pricing,
    literature,
    leads,
    work,
    attachments,
    pool,
    deals,
    money,
    terms,
    registrations,
    sharing,
    dealing,
    deal_work,
    lines,
    members,
    converting,
    customers,
    own_leads,
    registering,
    deciding,
    noting,
    merging,
    returning,
    training,
    commissions,
    tickets,
    contracts,
)
ENTITIES: Mapping[str, Entity[Any]] = MappingProxyType(dict(sorted(declared_entities().items())))
COMMANDS: Mapping[str, CommandSpec] = MappingProxyType(dict(sorted(declared_commands().items())))
