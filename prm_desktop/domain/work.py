"""What a rep does around a lead or deal: activities, tasks, comments, contacts and accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.commands import (
    Actor,
    Change,
    Command,
    Put,
    View,
    any_record,
    command,
    owned,
    require,
    update,
)
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Owner, Tone
from prm_desktop.domain.leads import OWNED, Lead, LeadStatus, first_contact
from prm_desktop.domain.partners import User, colleague


class ActivityKind(Choice):
    """What was done. A call, mail or meeting is contact with the customer; a note is not."""

    CALL = "call", "Call"
    EMAIL = "email", "E-mail"
    MEETING = "meeting", "Meeting"
    NOTE = "note", "Note"


CONTACT = (ActivityKind.CALL, ActivityKind.EMAIL, ActivityKind.MEETING)


@entity(
    "activity",
    "Activity",
    "Activities",
    scopes.partner("partner_id"),
    area="leads",
    title="subject",
    subtitle="note",
    status="kind",
    parent="lead_id",
    sort="-occurred_at",
    icon="mdi6.phone-outline",
    why="What you did and heard. First contact in time keeps the lead yours.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Activity(Row):
    """Something that happened with a customer, as the rep noted it."""

    lead_id: Annotated[str, f.ref("lead", "Lead", index=True)] = ""
    deal_id: Annotated[str, f.ref("deal", "Deal", index=True)] = ""
    kind: Annotated[str, f.choice(ActivityKind, "Kind", column=1)] = ActivityKind.NOTE
    subject: Annotated[str, f.text("Subject", search=True, column=2)] = ""
    note: Annotated[str, f.long_text("Note", search=True, column=3)] = ""
    occurred_at: Annotated[str, f.instant("When", column=4)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    user_id: Annotated[str, f.ref("user", "Who", column=5)] = ""


class TaskStatus(Choice):
    """A task is open until somebody completes it; a completed one can be reopened."""

    OPEN = "open", "Open", Tone.WARNING
    DONE = "done", "Done", Tone.SUCCESS


@entity(
    "task",
    "Task",
    "Tasks",
    scopes.partner("partner_id"),
    area="leads",
    title="subject",
    status="status",
    parent="lead_id",
    sort="due_at",
    icon="mdi6.checkbox-marked-circle-outline",
    why="What you promised, and when. Due ones come first on Home.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Task(Row):
    """Something to do."""

    lead_id: Annotated[str, f.ref("lead", "Lead", index=True)] = ""
    deal_id: Annotated[str, f.ref("deal", "Deal", index=True)] = ""
    subject: Annotated[str, f.text("To do", search=True, column=1, owner=Owner.PARTNER)] = ""
    status: Annotated[str, f.choice(TaskStatus, "Status", column=2)] = TaskStatus.OPEN
    due_at: Annotated[str, f.instant("Due", column=3, owner=Owner.PARTNER)] = ""
    done_at: Annotated[str, f.instant("Done")] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    user_id: Annotated[str, f.ref("user", "For", column=4, owner=Owner.PARTNER)] = ""


CONFIDENTIAL = ("commission_line", "commission_rule", "statement")
"""The kinds that only a partner's administrators see; so it is with what is said about them."""


@entity(
    "comment",
    "Comment",
    "Comments",
    scopes.remark("record_kind", "partner_id", *CONFIDENTIAL),
    area="leads",
    title="body",
    subtitle="author",
    parent="record_id",
    sort="created_at",
    icon="mdi6.comment-outline",
    why="Seen by your company and by the vendor.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Comment(Row):
    """A remark on any record that both the partner and the vendor see. Whoever may not see the record sees none."""

    record_kind: Annotated[str, f.text("Record kind")] = ""
    record_id: Annotated[str, f.text("Record", index=True)] = ""
    body: Annotated[str, f.long_text("Comment", search=True, column=1)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    user_id: Annotated[str, f.ref("user", "Who", column=2)] = ""
    author: Annotated[str, f.text("Author", column=3)] = ""
    shared_with: Annotated[tuple[str, ...], f.refs("partner", "Read by", since=2)] = ()
    mentions: Annotated[tuple[str, ...], f.refs("user", "Mentions", since=2)] = ()


@entity(
    "work_note",
    "Work note",
    "Work notes",
    scopes.vendor_only,
    area="vendor",
    title="body",
    sort="created_at",
    icon="mdi6.note-outline",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class WorkNote(Row):
    """A remark for the vendor's staff alone; it is in no partner's scope."""

    record_kind: Annotated[str, f.text("Record kind")] = ""
    record_id: Annotated[str, f.text("Record", index=True)] = ""
    body: Annotated[str, f.long_text("Note", search=True, column=1)] = ""
    author: Annotated[str, f.text("Author", column=2, since=2)] = ""


@entity(
    "account",
    "Account",
    "Accounts",
    scopes.partner("partner_id"),
    area="leads",
    title="name",
    subtitle="city",
    sort="name",
    icon="mdi6.office-building-outline",
    why="Your customers, kept once, with everything that happened around them.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Account(Row):
    """A customer company of a partner."""

    name: Annotated[str, f.text("Name", search=True, column=1, owner=Owner.PARTNER)] = ""
    domain: Annotated[str, f.url("Web site", search=True, column=3, owner=Owner.PARTNER)] = ""
    tax_id: Annotated[str, f.text("Tax id", owner=Owner.PARTNER)] = ""
    city: Annotated[str, f.text("Town", search=True, column=2, owner=Owner.PARTNER)] = ""
    country: Annotated[str, f.text("Country", column=4, owner=Owner.PARTNER)] = ""
    industry: Annotated[str, f.text("Industry", owner=Owner.PARTNER)] = ""
    company_size: Annotated[int, f.integer("Employees", owner=Owner.PARTNER)] = 0
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""


@entity(
    "contact",
    "Contact",
    "Contacts",
    scopes.partner("partner_id"),
    area="leads",
    title="name",
    subtitle="job_title",
    parent="account_id",
    sort="name",
    icon="mdi6.card-account-details-outline",
    why="The people you talk to at your customers.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Contact(Row):
    """A person at a customer company."""

    name: Annotated[str, f.text("Name", search=True, column=1, owner=Owner.PARTNER)] = ""
    job_title: Annotated[str, f.text("Position", column=3, owner=Owner.PARTNER)] = ""
    phone: Annotated[str, f.phone("Phone", search=True, column=4, owner=Owner.PARTNER)] = ""
    email: Annotated[str, f.email("E-mail", search=True, column=5, owner=Owner.PARTNER)] = ""
    account_id: Annotated[str, f.ref("account", "Account", index=True, column=2, owner=Owner.PARTNER)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Logging(Command):
    """What a person notes of a call, e-mail, meeting or remark, whatever it is about."""

    kind: Annotated[str, f.choice(ActivityKind, "Kind", required=True)] = ActivityKind.CALL
    subject: Annotated[str, f.text("Subject", required=True)] = ""
    note: Annotated[str, f.long_text("Note")] = ""
    occurred_at: Annotated[str, f.instant("When")] = ""
    activity_id: Annotated[str, f.new_id("activity")] = ""

    def made(self, actor: Actor, now: str, *, partner_id: str, lead_id: str, deal_id: str = "") -> Put:
        """The activity, on what it is about."""
        return Put(
            Activity(
                id=self.activity_id,
                kind=self.kind,
                subject=self.subject,
                note=self.note,
                occurred_at=self.occurred_at or now,
                lead_id=lead_id,
                deal_id=deal_id,
                partner_id=partner_id,
                user_id=actor.user_id,
            )
        )


@command(
    "activity.log",
    "Log an activity",
    Lead,
    icon="mdi6.note-plus-outline",
    key="N",
    when=OWNED,
    to="working",
    done="Logged.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class LogActivity(Logging):
    """Note a call, e-mail, meeting or remark. First contact moves an accepted lead to *working*."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused on a lead that is only offered: contact before acceptance is not wanted."""
        lead = owned(view, Lead, self.lead_id, actor)
        contact = self.kind in CONTACT
        allowed = lead.status in OWNED or not contact
        require(
            allowed or lead.status != LeadStatus.OFFERED,
            "not_accepted",
            "Accept this lead before you contact the customer.",
        )
        require(allowed, "closed", "This lead is closed.")
        made = self.made(actor, now, lead_id=lead.id, partner_id=lead.partner_id)
        return [made, *(first_contact(lead, now) if contact else [])]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminding(Command):
    """What a person has to do, for oneself or a colleague, whatever it is about."""

    subject: Annotated[str, f.text("To do", required=True)]
    due_at: Annotated[str, f.instant("Due")] = ""
    user_id: Annotated[str, f.ref("user", "For")] = ""
    task_id: Annotated[str, f.new_id("task")] = ""

    def made(self, view: View, actor: Actor, *, partner_id: str, lead_id: str, deal_id: str = "") -> Put:
        """The task, on what it is about. Refused where the colleague is another company's."""
        if self.user_id:
            colleague(view, self.user_id, partner_id)
        return Put(
            Task(
                id=self.task_id,
                subject=self.subject,
                due_at=self.due_at,
                lead_id=lead_id,
                deal_id=deal_id,
                partner_id=partner_id,
                user_id=self.user_id or actor.user_id,
            )
        )


@command(
    "task.add",
    "Add a task",
    Lead,
    icon="mdi6.checkbox-marked-circle-plus-outline",
    key="T",
    done="Task added.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AddTask(Reminding):
    """Put something to do on a lead, for oneself or a colleague."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where the lead is not the actor's to see."""
        lead = owned(view, Lead, self.lead_id, actor)
        return [self.made(view, actor, partner_id=lead.partner_id, lead_id=lead.id)]


@command("task.complete", "Complete", Task, icon="mdi6.check", when=("open",), to="done", done="Done: {title}.")
@dataclass(frozen=True, kw_only=True, slots=True)
class CompleteTask(Command):
    """Tick a task off. Doing it twice is no error: it is done."""

    task_id: Annotated[str, f.ref("task", "Task", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Nothing changes where it is done already."""
        task = owned(view, Task, self.task_id, actor)
        return [] if task.status == TaskStatus.DONE else [update(task, status=TaskStatus.DONE, done_at=now)]

    def inverse(self, view: View) -> Command | None:
        """Open it again."""
        return ReopenTask(task_id=self.task_id)


@command("task.reopen", "Reopen", Task, icon="mdi6.undo", when=("done",), to="open", done="Open again: {title}.")
@dataclass(frozen=True, kw_only=True, slots=True)
class ReopenTask(Command):
    """Take a completion back."""

    task_id: Annotated[str, f.ref("task", "Task", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Nothing changes where it is open."""
        task = owned(view, Task, self.task_id, actor)
        return [] if task.status == TaskStatus.OPEN else [update(task, status=TaskStatus.OPEN, done_at="")]

    def inverse(self, view: View) -> Command | None:
        """Complete it again."""
        return CompleteTask(task_id=self.task_id)


@command(
    "comment.add",
    "Comment",
    Comment,
    subject_arg="record_id",
    icon="mdi6.comment-plus-outline",
    outward="Your colleagues, the vendor and partners who see this record read it.",
    done="Comment saved.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AddComment(Command):
    """Say something on a record to colleagues and the vendor."""

    record_kind: Annotated[str, f.text("Record kind", required=True)]
    record_id: Annotated[str, f.text("Record", required=True)]
    body: Annotated[str, f.long_text("Comment", required=True)]
    comment_id: Annotated[str, f.new_id("comment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where the record is not the actor's to see."""
        subject, record = any_record(view, self.record_kind, self.record_id)
        owner = getattr(record, "partner_id", "") or actor.partner_id
        readers = (scope.removeprefix("partner:") for scope in subject.scopes(record) if scope.startswith("partner:"))
        made = Comment(
            id=self.comment_id,
            record_kind=self.record_kind,
            record_id=record.id,
            body=self.body,
            partner_id=owner,
            user_id=actor.user_id,
            author=actor.name,
            shared_with=tuple(sorted({*readers} - {owner})),
            mentions=mentioned(self.body, view.find(User)) if "@" in self.body else (),
        )
        return [Put(made)]


def mentioned(body: str, people: Iterable[User]) -> tuple[str, ...]:
    """The ids of those whom a text names after an `@`, by their whole name or by a first name that is only theirs."""
    words = body.casefold()
    known = {person.id: person.name.casefold() for person in people if person.name}
    first = [name.split()[0] for name in known.values()]
    found = []
    for row_id, name in known.items():
        short = name.split()[0]
        names = (name, short) if first.count(short) == 1 else (name,)
        if any(re.search(rf"@{re.escape(item)}(?!\w)", words) for item in names):
            found.append(row_id)
    return tuple(sorted(found))
