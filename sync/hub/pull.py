"""The pull half of an exchange: what this user has to be sent, and the lines of the answer, all from one snapshot.

plan   why and what: reset, resume or delta; the head of the answer
lines  the pages and the digest, read while they are sent
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import msgspec
from sqlalchemy import Connection

from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.registry import ENTITIES
from sync.hub import digests, feed
from sync.hub.feed import Digest, Position, Span
from sync.hub.people import Person
from sync.hub.push import Pushed
from sync.hub.shelf import Shelf
from sync.protocol import PAGE_ROWS, Gone, Head, Resume, SyncRequest, Tail, encode

MIN_SCHEMA = 1
"""Clients with an older schema are answered `upgrade_required`; their commands are still taken."""
GONE_IDS = 5000
FIRST = ("partner", "user", "region", "program_level", "requirement", "progress", "product", "course")
LAST = ("account", "contact", "task", "comment", "activity", "lead_offer", "lead")
ORDER = (*FIRST, *(kind for kind in ENTITIES if kind not in {*FIRST, *LAST}), *LAST)
"""Entities in the order of a snapshot: what a person needs first, the many rows last."""
_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Terms:
    """What this hub serves: rows in a page, about, the oldest schema that it still serves, and its own.

    `alike`: from how many rows on those that several partners see are encoded once for all of them.
    """

    page_rows: int = PAGE_ROWS
    min_schema: int = MIN_SCHEMA
    schema: int = SCHEMA
    alike: int = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """What follows the head. `snapshot`: whole entities, each beyond an id; `span`: what to compare, if anything.

    `reload`: per entity the scopes to send whole; `detail`: the tail counts per scope.
    """

    head: Head
    scopes: tuple[str, ...]
    schema: int
    terms: Terms
    snapshot: tuple[tuple[str, str], ...] = ()
    span: Span | None = None
    digest: Digest | None = None
    newest: int = 0
    reload: Mapping[str, frozenset[str]] = field(default_factory=dict)
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks, and what became of the commands they sent along."""

    person: Person
    pushed: Pushed
    served: frozenset[str]
    at: Position
    now: str


def plan(conn: Connection, request: SyncRequest, client: Client, terms: Terms) -> Plan:
    """Decide what this client has to be sent. Reads indexes only, unless a digest is due."""
    newest, horizon = client.at.newest, client.at.horizon
    head = _head(client, terms)
    scopes = client.person.scopes
    if request.schema < terms.min_schema:
        return Plan(
            msgspec.structs.replace(head, upgrade_required=True, to=request.cursor), scopes, request.schema, terms
        )
    base = Plan(head, scopes, min(request.schema, terms.schema), terms, newest=newest, detail=request.detail)
    if resume := _resumable(request, head, scopes, newest, horizon):
        return _resumed(conn, base, resume)
    if reason := _reset_reason(request, head.epoch, newest, horizon, client.served):
        return _snapshot(conn, base, reason)
    return _delta(conn, base, request)


def lines(conn: Connection, plan: Plan, shelf: Shelf) -> Iterator[bytes]:
    """The answer, line by line, each with its line end; what others see too comes from the shelf, `Packed`."""
    yield _line(plan.head)
    alike = feed.alike(conn, plan.scopes, plan.terms.alike) if plan.snapshot else {}
    for kind, after in plan.snapshot:
        sets = () if after else alike.get(kind, ())
        ids = feed.live_ids(kind, feed.wide(plan.scopes) if sets else plan.scopes, after)
        yield from _shared(shelf, plan, kind, sets, partial(_pages, conn, plan, kind, ids))
    if plan.span is not None:
        yield from _span(conn, plan, plan.span, shelf)
    detail = digests.detail(conn, plan.scopes, _columns(plan)) if plan.detail else None
    newest = plan.head.to if plan.head.upgrade_required else plan.newest
    yield _line(Tail(to=newest, digest=plan.digest, detail=detail))


def _head(client: Client, terms: Terms) -> Head:
    hub, pushed = client.at.hub, client.pushed
    return Head(
        hub_id=hub.hub_id,
        hub_name=hub.name,
        epoch=hub.epoch,
        to=client.at.newest,
        last_mid=pushed.last_mid,
        schema=terms.schema,
        now=client.now,
        results=pushed.results,
        scopes=client.person.scopes,
        fork=pushed.fork,
        stopped=pushed.stopped,
    )


def _reset_reason(request: SyncRequest, epoch: str, newest: int, horizon: int, served: frozenset[str]) -> str:
    """Why the client must load everything anew; empty where it need not."""
    if not request.epoch or not request.cursor:
        return "first"
    if request.epoch != epoch:
        return "epoch"
    if request.cursor > newest:
        return "ahead"
    if request.cursor < horizon:
        return "horizon"
    return "" if request.scopes and served.issuperset(request.scopes) else "scopes"


def _resumable(request: SyncRequest, head: Head, scopes: Sequence[str], newest: int, horizon: int) -> Resume | None:
    resume = request.resume
    if resume is None or request.epoch != head.epoch or set(request.scopes) != set(scopes):
        return None
    return resume if resume.entity in ENTITIES and horizon <= resume.to <= newest else None


def _snapshot(conn: Connection, base: Plan, reason: str) -> Plan:
    found = _digest(conn, base)
    order = tuple(kind for kind in ORDER if kind in found)
    total = sum(count for count, _ in found.values())
    head = msgspec.structs.replace(base.head, reset=reason, order=order, total=total)
    pages = tuple((kind, "") for kind in order)
    return replace(base, head=head, snapshot=pages, digest=found)


def _resumed(conn: Connection, base: Plan, resume: Resume) -> Plan:
    """The rest of a snapshot pinned at `resume.to`, then what changed since, so that its first part is right too."""
    found = _digest(conn, base)
    order = tuple(kind for kind in ORDER if kind in found)
    rest = [(kind, "") for kind in order if ORDER.index(kind) > ORDER.index(resume.entity)]
    total = sum(found[kind][0] for kind, _ in rest)
    if resume.entity in found:
        rest.insert(0, (resume.entity, resume.after))
        total += feed.count_after(conn, resume.entity, base.scopes, resume.after)
    head = msgspec.structs.replace(base.head, resumed=True, from_=resume.to, to=resume.to, order=order, total=total)
    span = Span(resume.to, base.scopes)
    return replace(base, head=head, snapshot=tuple(rest), span=span, digest=found)


def _delta(conn: Connection, base: Plan, request: SyncRequest) -> Plan:
    before, now = set(request.scopes), set(base.scopes)
    span = Span(request.cursor, tuple(sorted(before & now)), tuple(sorted(now - before)), tuple(sorted(before - now)))
    reload = {kind: again for kind, scopes in request.reload.items() if (again := frozenset(now.intersection(scopes)))}
    differs = before != now or bool(reload) or feed.moved(conn, span.kept, span.since)
    found = _digest(conn, base) if differs or request.digest or request.detail else None
    head = msgspec.structs.replace(base.head, from_=request.cursor)
    return replace(base, head=head, span=span if differs else None, digest=found, reload=reload)


def _digest(conn: Connection, base: Plan) -> Digest:
    known = _known_kinds(base.schema)
    return {kind: sums for kind, sums in feed.digest(conn, base.scopes).items() if kind in known}


def _known_kinds(schema: int) -> dict[str, None]:
    """The entities that a client of this schema knows, in the order of a snapshot."""
    return {kind: None for kind in ORDER if ENTITIES[kind].since <= schema}


def _span(conn: Connection, plan: Plan, span: Span, shelf: Shelf) -> Iterator[bytes]:
    changed = feed.changed_kinds(conn, span) | plan.reload.keys()
    whole = span.added or plan.reload or not span.kept
    alike = {} if whole else feed.alike(conn, span.kept, plan.terms.alike, span.since)
    for kind in (kind for kind in _known_kinds(plan.schema) if kind in changed):
        own = span.reloading(plan.reload.get(kind, frozenset()))
        sets = (*alike[kind], feed.first_change(conn, kind, span)) if kind in alike else ()
        if own.now:
            seen = replace(own, kept=feed.wide(own.kept)) if sets else own
            yield from _shared(shelf, plan, kind, sets, partial(_pages, conn, plan, kind, feed.put_ids(kind, seen)))
        gone = feed.gone_ids(conn, kind, own)
        for start in range(0, len(gone), GONE_IDS):
            yield _line(Gone(kind, list(gone[start : start + GONE_IDS])))


def _columns(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The columns of the entities that have rows for this user."""
    return {kind: _columns_of(plan, kind) for kind in plan.digest or {}}


def _columns_of(plan: Plan, kind: str) -> tuple[str, ...]:
    return tuple(item.name for item in ENTITIES[kind].fields if item.since <= plan.schema)


def _shared(
    shelf: Shelf, plan: Plan, kind: str, sets: tuple[Hashable, ...], make: Callable[[], Iterator[bytes]]
) -> Iterable[bytes]:
    """The pages that `make` makes. `sets`: what their rows are known by, where others see them too."""
    return shelf.pages((plan.head.epoch, kind, _columns_of(plan, kind), sets), make) if sets else make()


def _pages(conn: Connection, plan: Plan, kind: str, ids: feed.Ids) -> Iterator[bytes]:
    columns = _columns_of(plan, kind)
    begin = _encoder.encode({"t": "page", "entity": kind, "columns": columns})[:-1] + b',"rows":'
    for rows in feed.rows(conn, kind, columns, ids, plan.terms.page_rows):
        yield begin + rows + b"}\n"


def _line(line: Head | Gone | Tail) -> bytes:
    return encode(line) + b"\n"
