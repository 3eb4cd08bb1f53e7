"""The shark tank: leads that any qualified partner may claim, shown without whom they are about.

    claim_request: pending ──hub──▶ won | lost | over_limit | ineligible;  pending ──rep──▶ withdrawn

The order of arrival at the hub decides (`sync.hub.rules`); until it has spoken a claim is *requested*, never *yours*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.commands import Actor, Change, Command, Put, View, command, require, the, update
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Tone
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.terms import Terms
from prm_desktop.domain.times import later


class PoolStatus(Choice):
    """An entry is open until the hub gives it to a claimer or takes it back."""

    OPEN = "open", "Open", Tone.SUCCESS
    CLAIMED = "claimed", "Claimed"
    WITHDRAWN = "withdrawn", "Withdrawn"


@entity(
    "pool_entry",
    "Shark tank lead",
    "Shark tank leads",
    scopes.active(scopes.region("region"), "status", PoolStatus.OPEN),
    area="pool",
    title="headline",
    subtitle="industry",
    status="status",
    sort="-pooled_at",
    icon="mdi6.shark-fin-outline",
    why="First come, first served. Name and phone are yours the moment you win.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class PoolEntry(Row):
    """What everybody in the region may know of a pooled lead: never its name, contact, street or exact value."""

    headline: Annotated[str, f.text("What they want", search=True, column=1)] = ""
    status: Annotated[str, f.choice(PoolStatus, "Status")] = PoolStatus.OPEN
    region: Annotated[str, f.ref("region", "Region", column=2, index=True)] = ""
    industry: Annotated[str, f.text("Industry", search=True, column=3)] = ""
    size_band: Annotated[str, f.text("Employees", column=4)] = ""
    value_band: Annotated[str, f.text("Value", column=5)] = ""
    product_ids: Annotated[tuple[str, ...], f.refs("product", "Interested in", column=6)] = ()
    pooled_at: Annotated[str, f.instant("In the tank since", column=7)] = ""
    watchers: Annotated[int, f.integer("Partners looking", column=8)] = 0


@entity(
    "pool_source",
    "Pooled lead",
    "Pooled leads",
    scopes.vendor_only,
    area="vendor",
    title="id",
    sort="id",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class PoolSource(Row):
    """Which lead stands behind a pool entry. In no partner's scope; `id` is the pool entry's."""

    lead_id: Annotated[str, f.ref("lead", "Lead", index=True)] = ""


class ClaimStatus(Choice):
    """What became of a claim."""

    PENDING = "pending", "Requested", Tone.WARNING
    WON = "won", "Yours", Tone.SUCCESS
    LOST = "lost", "Too late", Tone.DANGER
    OVER_LIMIT = "over_limit", "Over your limit", Tone.WARNING
    INELIGIBLE = "ineligible", "Not open to you", Tone.DANGER
    WITHDRAWN = "withdrawn", "Withdrawn"


@entity(
    "claim_request",
    "Claim",
    "Claims",
    scopes.partner("partner_id"),
    area="pool",
    title="headline",
    subtitle="answer",
    status="status",
    parent="pool_entry_id",
    sort="-created_at",
    icon="mdi6.hand-back-right-outline",
    why="What you asked for, and what the vendor answered.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimRequest(Row):
    """One partner's claim of one pool entry. `release_by`: first activity before then, or it goes back to the tank."""

    pool_entry_id: Annotated[str, f.ref("pool_entry", "Shark tank lead", index=True)] = ""
    headline: Annotated[str, f.text("What they want", search=True, column=1)] = ""
    status: Annotated[str, f.choice(ClaimStatus, "Status", column=2)] = ClaimStatus.PENDING
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    user_id: Annotated[str, f.ref("user", "Who", column=4)] = ""
    decided_at: Annotated[str, f.instant("Decided", column=5)] = ""
    answer: Annotated[str, f.text("Answer", column=3)] = ""
    lead_id: Annotated[str, f.ref("lead", "Lead")] = ""
    release_by: Annotated[str, f.instant("First contact by", column=6)] = ""


@command(
    "pool.claim",
    "Claim it",
    PoolEntry,
    icon="mdi6.hand-back-right-outline",
    key="A",
    tone=Tone.SUCCESS,
    when=("open",),
    requested=True,
    done="Requested. The vendor decides in order of arrival.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimPoolEntry(Command):
    """Ask for a lead of the shark tank. The hub decides."""

    pool_entry_id: Annotated[str, f.ref("pool_entry", "Shark tank lead", required=True)]
    claim_request_id: Annotated[str, f.new_id("claim_request")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused only where the partner's own claim is pending already; who wins is the hub's to say."""
        earlier = view.find(ClaimRequest, pool_entry_id=self.pool_entry_id, partner_id=actor.partner_id)
        waiting = any(item.status == ClaimStatus.PENDING for item in earlier)
        require(not waiting, "already_requested", "Your company has asked for this lead already.")
        require(actor.partner_id, "no_partner", "Only partners claim leads.")
        entry = view.get(PoolEntry, self.pool_entry_id)
        made = ClaimRequest(
            id=self.claim_request_id,
            pool_entry_id=self.pool_entry_id,
            headline=entry.headline if entry else "",
            partner_id=actor.partner_id,
            user_id=actor.user_id,
        )
        return [Put(made)]


@command(
    "pool.withdraw",
    "Withdraw the claim",
    ClaimRequest,
    icon="mdi6.undo",
    when=("pending",),
    done="Withdrawn.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class WithdrawClaim(Command):
    """Take back a claim that the hub has not decided."""

    claim_request_id: Annotated[str, f.ref("claim_request", "Claim", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where it has been decided."""
        claim = the(view, ClaimRequest, self.claim_request_id)
        require(claim.status == ClaimStatus.PENDING, "decided", "The vendor has decided this claim already.")
        return [update(claim, status=ClaimStatus.WITHDRAWN)]


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a partner is from the limits. `again_at`: when the hourly one frees a claim; else empty."""

    waiting: int
    open_claims: int
    this_hour: int
    claims_per_hour: int
    again_at: str = ""

    @property
    def exceeded(self) -> str:
        """The limit that stands against another claim: `open_claims`, `hourly`, or none."""
        if self.waiting >= self.open_claims:
            return "open_claims"
        return "hourly" if self.this_hour >= self.claims_per_hour else ""


def claim_limits(terms: Terms, won: Sequence[ClaimRequest], leads: Iterable[Lead], now: str) -> Limits:
    """How many claims a partner has open: `won` are its won claims, `leads` those they brought."""
    untouched = {item.id for item in leads if item.status == LeadStatus.ACCEPTED}
    recent = sorted(item.decided_at for item in won if item.decided_at > later(now, hours=-1))
    full = len(recent) >= terms.claims_per_hour
    return Limits(
        waiting=sum(bool(item.release_by) and item.lead_id in untouched for item in won),
        open_claims=terms.open_claims,
        this_hour=len(recent),
        claims_per_hour=terms.claims_per_hour,
        again_at=later(recent[-terms.claims_per_hour], hours=1) if full and recent else "",
    )
