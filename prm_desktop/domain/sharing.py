"""Leads that partners share with one another or with the vendor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Tone


class ShareKind(Choice):
    """How two partners work on one lead."""

    CO_SELL = "co_sell", "Co-sell"
    REFER = "refer", "Refer"
    HAND_OFF = "hand_off", "Hand off"


class ShareStatus(Choice):
    """A share is offered, then accepted or declined; the owner may revoke it."""

    OFFERED = "offered", "Offered", Tone.WARNING
    ACCEPTED = "accepted", "Accepted", Tone.SUCCESS
    DECLINED = "declined", "Declined"
    REVOKED = "revoked", "Revoked"


@entity(
    "lead_share",
    "Shared lead",
    "Shared leads",
    scopes.partner("partner_id", "other_partner_id"),
    area="leads",
    title="headline",
    status="status",
    parent="lead_id",
    sort="-created_at",
    icon="mdi6.share-variant-outline",
    why="Leads you work on together, and how revenue is split.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class LeadShare(Row):
    """A lead that one partner shares with another. `split`: the other partner's part, hundredths of a percent."""

    lead_id: Annotated[str, f.ref("lead", "Lead", index=True)] = ""
    headline: Annotated[str, f.text("What it is about", search=True, column=1)] = ""
    kind: Annotated[str, f.choice(ShareKind, "How", column=2)] = ShareKind.CO_SELL
    status: Annotated[str, f.choice(ShareStatus, "Status", column=3)] = ShareStatus.OFFERED
    partner_id: Annotated[str, f.ref("partner", "From")] = ""
    other_partner_id: Annotated[str, f.ref("partner", "With")] = ""
    partner_name: Annotated[str, f.text("From", column=4)] = ""
    other_partner_name: Annotated[str, f.text("With", column=5)] = ""
    split: Annotated[int, f.percent("Revenue split", column=6)] = 0
