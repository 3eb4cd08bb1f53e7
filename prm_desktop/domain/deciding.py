"""What the vendor decides about registrations: to take on, approve, return with a question, reject, or extend one.

Whether two registrations collide is for the hub to say (`sync.hub.rules.registrations`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain.commands import Actor, By, Change, Command, View, command, require, the, update, vendor_only
from prm_desktop.domain.fields import Tone
from prm_desktop.domain.registrations import UNDECIDED, ClosureCode, DealRegistration, RegistrationStatus
from prm_desktop.domain.terms import terms_of
from prm_desktop.domain.times import later

OPEN = tuple(UNDECIDED)


@command(
    "registration.review",
    "Take it on",
    DealRegistration,
    icon="mdi6.eye-outline",
    when=(RegistrationStatus.SUBMITTED,),
    to=RegistrationStatus.UNDER_REVIEW,
    by=By.VENDOR,
    done="Under review.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Review(Command):
    """Say that somebody looks at it."""

    deal_registration_id: Annotated[str, f.ref("deal_registration", "Registration", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for partners, and where it is not waiting."""
        found = _waiting(view, actor, self.deal_registration_id)
        return [update(found, status=RegistrationStatus.UNDER_REVIEW)]


@command(
    "registration.approve",
    "Approve",
    DealRegistration,
    icon="mdi6.shield-check",
    tone=Tone.SUCCESS,
    when=OPEN,
    to=RegistrationStatus.APPROVED,
    by=By.VENDOR,
    outward="The partner is told, and nobody else gets this customer with these products.",
    done="Approved.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Approve(Command):
    """Protect the deal for the programme's time. The hub refuses it where another one is protected already."""

    deal_registration_id: Annotated[str, f.ref("deal_registration", "Registration", required=True)]
    comment: Annotated[str, f.text("Comment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for partners, and where it is not waiting."""
        found = _waiting(view, actor, self.deal_registration_id)
        until = later(now, days=terms_of(view).exclusive_days)[:10]
        decided = {"answer": self.comment, "decided_at": now, "exclusive_until": until, "closure_code": ""}
        return [update(found, status=RegistrationStatus.APPROVED, **decided)]


@command(
    "registration.return",
    "Return with a question",
    DealRegistration,
    icon="mdi6.comment-question-outline",
    when=OPEN,
    to=RegistrationStatus.RETURNED,
    by=By.VENDOR,
    outward="The partner reads the question.",
    done="Returned.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Return(Command):
    """Ask the partner something before deciding."""

    deal_registration_id: Annotated[str, f.ref("deal_registration", "Registration", required=True)]
    question: Annotated[str, f.text("Question", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for partners, and where it is not waiting."""
        found = _waiting(view, actor, self.deal_registration_id)
        return [update(found, status=RegistrationStatus.RETURNED, answer=self.question, reply="", decided_at=now)]


@command(
    "registration.reject",
    "Reject",
    DealRegistration,
    icon="mdi6.shield-off-outline",
    tone=Tone.DANGER,
    when=OPEN,
    to=RegistrationStatus.REJECTED,
    by=By.VENDOR,
    outward="The partner is told why.",
    done="Rejected.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Reject(Command):
    """Say no, with a code."""

    deal_registration_id: Annotated[str, f.ref("deal_registration", "Registration", required=True)]
    code: Annotated[str, f.choice(ClosureCode, "Because", required=True)]
    comment: Annotated[str, f.text("Comment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for partners, where it is not waiting, and for a code that means success."""
        found = _waiting(view, actor, self.deal_registration_id)
        require(self.code != ClosureCode.CONVERTED, "code", "A registration that is rejected was not converted.")
        decided = {"closure_code": self.code, "answer": self.comment, "decided_at": now}
        return [update(found, status=RegistrationStatus.REJECTED, **decided)]


@command(
    "registration.decide_extension",
    "Decide the extension",
    DealRegistration,
    icon="mdi6.calendar-check-outline",
    when=(RegistrationStatus.APPROVED,),
    by=By.VENDOR,
    outward="The partner is told.",
    done="Decided.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class DecideExtension(Command):
    """Give a registration its one extension, or not."""

    deal_registration_id: Annotated[str, f.ref("deal_registration", "Registration", required=True)]
    granted: Annotated[bool, f.boolean("Grant it")] = False
    comment: Annotated[str, f.text("Comment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for partners, and where nobody asked."""
        vendor_only(actor)
        found = the(view, DealRegistration, self.deal_registration_id)
        asked = found.status == RegistrationStatus.APPROVED and found.extension_asked_at and not found.extension_answer
        require(asked, "not_asked", "Nobody has asked for an extension of this registration.")
        if not self.granted:
            return [update(found, extension_answer=self.comment or "No")]
        end = later(f"{found.exclusive_until}T00:00:00Z", days=terms_of(view).extension_days)[:10]
        return [update(found, exclusive_until=end, extended=True, extension_answer=self.comment or "Yes")]


def _waiting(view: View, actor: Actor, row_id: str) -> DealRegistration:
    vendor_only(actor)
    found = the(view, DealRegistration, row_id)
    require(found.status in UNDECIDED, "not_waiting", "This registration does not wait for a decision.")
    return found
