"""The wire types of `POST /v1/sync` and its neighbours, shared by both ends (DESIGN 4.2).

The request is one JSON object. The response is a stream of NDJSON lines, compressed with zstd (or gzip): one
`Head`, then `Page`s and `Gone`s, then one `Tail`. A response without its `Tail` was cut off and must not count as
complete. Values travel in their stored form (`prm_desktop.domain.fields`): lists and mappings as JSON text, truth as 0
or 1. Nothing that was damaged on its way is taken: JSON bodies carry their digest (RFC 9530), zstd frames a checksum.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Struct, field

PAGE_ROWS = 2000
"""Rows in a page, about."""
MEDIA_TYPE = "application/x-ndjson"
EVENTS_TYPE = "text/event-stream"
SYNC_PATH = "/v1/sync"
EVENTS_PATH = "/v1/events"
TOKEN_PATH = "/v1/auth/token"  # noqa: S105 - a path, no secret
REVOKE_PATH = "/v1/auth/revoke"
HUB_PATH = "/v1/hub"
DIGEST_HEADER = "Content-Digest"
BLOBS_PATH = "/v1/blobs"
UPLOAD_OFFSET = "Upload-Offset"
UPLOAD_COMPLETE = "Upload-Complete"
UPLOAD_TYPE = "application/octet-stream"

Value = str | int
Number = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
"""A version, or the number of a command: what databases and other languages can hold without rounding."""


class WireCommand(Struct, frozen=True):
    """One command. `mid` counts from 1 without gaps per client id; `issued_at` is for display only."""

    mid: int
    name: str
    args: dict[str, Any]
    version: int = 1
    issued_at: str = ""


class Resume(Struct, frozen=True):
    """Where an interrupted first snapshot goes on: pinned at `to`, after row `after` of `entity`."""

    to: int
    entity: str
    after: str


class SyncRequest(Struct, frozen=True):
    """What a client says.

    `epoch` is empty at first contact (then `commands` must be empty). `scopes` are those of its rows. `digest` asks for
    the digest in any case, `detail` for one per scope. `reload`: per entity the scopes whose rows are to be sent whole,
    because what the client holds under them is not right.
    """

    client_id: str
    schema: int
    epoch: str = ""
    cursor: int = 0
    scopes: tuple[str, ...] = ()
    commands: tuple[WireCommand, ...] = ()
    resume: Resume | None = None
    digest: bool = False
    detail: bool = False
    reload: dict[str, tuple[str, ...]] = field(default_factory=dict)


class FieldConflict(Struct, frozen=True):
    """A field that somebody else had changed; nothing was written. `at` and `by` say when and who changed it last.

    `by_kind`: who that is to the asker: `you` (at another computer), `colleague`, `vendor` or `partner`, whose people
    are not named; empty from an older hub.
    """

    entity: str
    id: str
    field: str
    base: Any
    mine: Any
    theirs: Any
    by: str = ""
    by_name: str = ""
    at: str = ""
    by_kind: str = ""


class Result(Struct, frozen=True):
    """The hub's lasting answer to one command. `message` is an English template filled from `values`."""

    mid: Number
    status: Literal["applied", "refused", "conflict"]
    code: str = ""
    message: str = ""
    values: dict[str, str] = field(default_factory=dict)
    conflicts: tuple[FieldConflict, ...] = ()
    at: str = ""


class Head(Struct, frozen=True, tag="head", tag_field="t"):
    """The first line. `from_` < rv ≤ `to` is what follows.

    `reset` is empty, or why the client's base rows are replaced by the pages that follow (`first`, `epoch`,
    `horizon`, `ahead`, `scopes`).
    `last_mid`: the last command of this client that the hub has answered; `results` hold its answers above the client's
    oldest unanswered one. `stopped`: why later commands of the batch were not looked at (`gap`, `temporary`);
    `fork`: this client
    id was used by another copy of the profile, take a new one. `order`: entities in page order of a snapshot.
    """

    hub_id: str
    hub_name: str
    epoch: str
    to: Number
    last_mid: Number
    from_: Number = field(name="from", default=0)
    schema: int = 1
    now: str = ""
    reset: str = ""
    resumed: bool = False
    order: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    scopes: tuple[str, ...] = ()
    fork: bool = False
    stopped: str = ""
    upgrade_required: bool = False
    total: Number = 0


class Page(Struct, frozen=True, tag="page", tag_field="t"):
    """Rows of one entity, positional; in a snapshot in the order of their ids."""

    entity: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Gone(Struct, frozen=True, tag="gone", tag_field="t"):
    """Rows that this user does not see any more."""

    entity: str
    ids: list[str]


class Detail(Struct, frozen=True):
    """What every scope of this user holds at `Tail.to`.

    `columns`: per entity the columns that fingerprints are made of, in their order. `scopes`: per scope and entity
    (count, sum of rv, sum of fingerprints as 16 hexadecimal digits); a row in several scopes counts in each. What has
    no rows is left out.
    """

    columns: dict[str, tuple[str, ...]]
    scopes: dict[str, dict[str, tuple[int, int, str]]]


class Tail(Struct, frozen=True, tag="tail", tag_field="t"):
    """The last line.

    `digest`: per entity (count, sum of rv) of the rows visible to this user at `to`; None where nothing followed and
    none was asked for. Entities without rows are left out. `detail`: the same per scope, where it was asked for.
    """

    to: Number
    digest: dict[str, tuple[int, int]] | None = None
    detail: Detail | None = None


Line = Head | Page | Gone | Tail


class TokenRequest(Struct, frozen=True):
    """Sign-in (`password`) or renewal (`refresh`)."""

    grant: Literal["password", "refresh"]
    user: str = ""
    password: str = ""
    refresh_token: str = ""
    device: str = ""


class TokenAnswer(Struct, frozen=True):
    """`expires_in` seconds. The refresh token rotates: keep the newest; the old one works for a short grace time."""

    access_token: str
    refresh_token: str
    expires_in: int
    hub_id: str
    hub_name: str
    user_id: str
    partner_id: str
    role: str
    name: str


class HubInfo(Struct, frozen=True):
    """What a hub says of itself to anybody; a client uses it to tell a hub from a captive portal."""

    service: Literal["prm-hub"]
    hub_id: str
    name: str
    version: str
    schema: int


class BlobOffer(Struct, frozen=True):
    """What a client wants to upload: the SHA-256 of it, in lower-case hex, and its size in bytes."""

    sha256: str
    size: int


class BlobStanding(Struct, frozen=True):
    """How much of an upload the hub has. `complete`: all of it, verified; nothing has to be sent any more."""

    offset: int
    complete: bool


class Problem(Struct, frozen=True):
    """The body of every error answer (RFC 9457, the members we use)."""

    title: str
    status: int = 0
    detail: str = ""
    code: str = ""


def blob_path(sha256: str) -> str:
    """Where the hub has this blob."""
    return f"{BLOBS_PATH}/{sha256}"


def upload_path(sha256: str) -> str:
    """Where the hub takes this blob from the person who asks."""
    return f"{BLOBS_PATH}/{sha256}/upload"


encode = msgspec.json.Encoder().encode
_line = msgspec.json.Decoder(Line)


def decode_line(data: bytes) -> Line:
    """One line of a response. Raises `msgspec.DecodeError` (or its `ValidationError`)."""
    line: Line = _line.decode(data)
    return line


def command_hash(command: WireCommand) -> str:
    """What tells a repeated command from another one under the same mid."""
    canonical = msgspec.json.encode([command.name, command.version, command.args], order="deterministic")
    return hashlib.sha256(canonical).hexdigest()


def content_digest(body: bytes) -> str:
    """The value of `DIGEST_HEADER` for a body (RFC 9530)."""
    return f"sha-256=:{b64encode(hashlib.sha256(body).digest()).decode()}:"


def is_damaged(body: bytes, digest: str) -> bool:
    """Whether a body is not the one that this value of `DIGEST_HEADER` was made for; False where it cannot be told."""
    members = (member.strip() for member in digest.split(","))
    given = next((member for member in members if member.startswith("sha-256=")), "")
    return bool(given) and given != content_digest(body)


def lines(chunks: Iterator[bytes], limit: int) -> Iterator[bytes]:
    """Split decoded chunks into lines. Raises `ValueError` for a line longer than `limit` bytes."""
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        first, *more = chunk.split(b"\n")
        parts.append(first)
        size += len(first)
        if size > limit:
            raise ValueError("a line of the answer is too long")
        if more:
            *whole, rest = more
            yield from (line for line in (b"".join(parts), *whole) if line)
            parts, size = [rest], len(rest)
    if last := b"".join(parts):
        yield last
