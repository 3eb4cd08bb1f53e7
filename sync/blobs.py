"""Moves documents and attached files between the hub and this computer, beside the sync of rows and never in its way.

    send            what pending commands name and the hub lacks, from where the hub says it broke off
    fetch           one file, from where it broke off; visible only when its hash is right
    fetch_wanted    what is pinned and not here; one that fails is tried again later and holds up no other

Holds no state: everything is in the replica and its vault, so that a program may be killed at any moment.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from functools import partial

import httpx
import msgspec

from prm_desktop.errors import (
    Busy,
    Damaged,
    DiskFull,
    HubProblem,
    HubUnavailable,
    NotAHub,
    NotSignedIn,
    Offline,
    UserError,
)
from prm_desktop.replica import blobs
from prm_desktop.replica.blobs import State
from prm_desktop.replica.database import Database
from prm_desktop.replica.vault import Vault
from sync import protocol
from sync.client import SMALL_BYTES, HubClient
from sync.faults import check_status, was_damaged

log = logging.getLogger(__name__)
PIECE = 1_000_000
"""Bytes in one request of an upload."""
SPARE_REQUESTS = 10
"""So many requests more than twice the pieces of a file are enough for a hub that begins anew or goes back."""
Progress = Callable[[int, int], None]
"""Called with bytes moved and bytes in all."""
Moved = Callable[[str, int, int], None]
"""Called with the name of a file, bytes moved and its size."""
_PLAIN = {"Accept-Encoding": "identity"}
_RANGE = re.compile(r"bytes (\d{1,18})-\d{1,18}/(\d{1,18})")


class Gone(HubProblem):
    """The hub has no such file for this person."""

    code = "no_file"
    default_title = "The hub does not have this file"
    default_hint = "It may have been withdrawn. Sync, then look again, or ask your channel manager."


class WrongBytes(HubProblem):
    """What arrived is not the file that was asked for; nothing of it is kept."""

    code = "wrong_bytes"
    default_title = "The file arrived damaged"


class Garbled(Offline):
    """The hub received something else than was sent."""


class Transfers:
    """The files of one replica. Safe for use from several threads and processes.

    `limit`: the bytes that may be kept here, as it is set now; pinned and unsent files are kept beyond it.
    """

    def __init__(
        self, db: Database, vault: Vault, client: HubClient, now: Callable[[], str], limit: Callable[[], int]
    ) -> None:
        self._db = db
        self._vault = vault
        self._client = client
        self._now = now
        self._limit = limit

    def send(self, on_progress: Progress | None = None) -> int:
        """Upload what pending commands wait for. Returns how many of them need not wait any longer.

        Raises `HubError` where the hub cannot be used at present, after what else could be sent. What can never be sent
        is left to the hub to refuse.
        """
        with self._db.read() as conn:
            waiting = blobs.unsent(conn)
        sent, trouble = 0, None
        for sha256, size in waiting.items():
            try:
                self._upload(sha256, size, on_progress)
            except (Offline, NotSignedIn, NotAHub):
                raise
            except HubUnavailable as error:
                if error.retry_after:
                    raise
                trouble = error  # it may be this file alone
                continue
            except (HubProblem, Damaged) as error:
                log.info("a file could not be sent: %s", error.code)
            with self._db.write() as conn:
                blobs.note_sent(conn, sha256)
            sent += 1
        if trouble and not sent:
            raise trouble
        return sent

    def fetch(self, sha256: str, size: int, on_progress: Progress | None = None) -> None:
        """Bring one file here, unless it is. Raises `HubError`, `Busy` where somebody else is at it, `DiskFull`."""
        with self._db.read() as conn:
            if blobs.is_here(conn, sha256) and self._vault.has(sha256):
                return
        with self._vault.lock(sha256) as free:
            if not free:
                raise Busy("This file is being fetched already.", hint="Wait a moment, then open it again.")
            if not self._vault.has(sha256):
                self._fetch(sha256, size, on_progress)
            with self._db.write() as conn:
                blobs.note(conn, sha256, size, State.HERE, self._now())
        self.make_room(spare=sha256)

    def fetch_wanted(self, on_moved: Moved | None = None) -> int:
        """Bring here what is pinned. Returns how many came; raises what keeps all of them from coming."""
        now = self._now()
        with self._db.read() as conn:
            known, pinned = blobs.blobs(conn), blobs.pinned(conn, now[:10])
        wanted = {name: size for name, size in pinned.items() if not self._is_here(known.get(name), name)}
        done = 0
        for sha256, size in wanted.items():
            if blobs.may_try(known.get(sha256), now):
                done += self._tried(sha256, size, partial(on_moved, sha256) if on_moved else None)
        return done

    def make_room(self, need: int = 0, spare: str = "") -> int:
        """Delete what was longest unused until the limit holds, or at least `need` bytes are free. The bytes freed.

        `spare`: what somebody is about to open.
        """
        with self._db.write() as conn:
            known = blobs.blobs(conn)
            kept = blobs.pinned(conn, self._now()[:10]).keys() | blobs.needed(conn).keys() | {spare}
            limit = min(self._limit(), blobs.room(conn) - need) if need else self._limit()
            gone = blobs.to_evict(known.values(), kept, limit)
            blobs.forget(conn, gone)
        for sha256 in gone:
            self._vault.remove(sha256)
        return sum(known[name].size for name in gone)

    def _is_here(self, known: blobs.Blob | None, sha256: str) -> bool:
        return known is not None and known.state == State.HERE and self._vault.has(sha256)

    def _tried(self, sha256: str, size: int, on_progress: Progress | None) -> bool:
        try:
            self.fetch(sha256, size, on_progress)
        except (Offline, NotSignedIn, NotAHub, DiskFull):
            raise
        except UserError as error:
            if isinstance(error, HubUnavailable) and error.retry_after:
                raise
            log.info("a file could not be fetched: %s", error.code)
            with self._db.write() as conn:
                blobs.note_failed(conn, sha256, size, error.code, self._now())
            return False
        return True

    def _fetch(self, sha256: str, size: int, on_progress: Progress | None) -> None:
        try:
            self._download(sha256, size, on_progress)
        except DiskFull:
            if not self.make_room(size):
                raise
            self._download(sha256, size, on_progress)
        if not self._vault.finish(sha256, size):
            raise WrongBytes("What arrived is not this file. Nothing of it was kept; it is fetched anew.")

    def _download(self, sha256: str, size: int, on_progress: Progress | None) -> None:
        at = self._vault.begun(sha256)
        if at >= size:
            return
        headers = {**_PLAIN, **({"Range": f"bytes={at}-", "If-Range": f'"{sha256}"'} if at else {})}
        with self._client.ask("GET", protocol.blob_path(sha256), headers=headers) as answer:
            if not answer.is_success:
                self._refused(answer)
            at = _begins(answer, sha256, at, size)
            with self._vault.writing(sha256, size, at) as made:
                for piece in self._client.received(answer):
                    made.write(piece)
                    if on_progress:
                        on_progress(made.at, size)
                at = made.at
        if at < size:
            raise Offline("The connection to the hub broke off.")

    def _refused(self, answer: httpx.Response) -> None:
        """Raise what an answer without the file means."""
        problem = answer.headers.get("content-type", "").startswith(_PROBLEM)
        if problem and answer.status_code == httpx.codes.NOT_FOUND:
            raise Gone("The hub does not have this file, or it is not yours to see any more.")
        check_status(answer, b"".join(self._client.received(answer, SMALL_BYTES)))

    def _upload(self, sha256: str, size: int, on_progress: Progress | None) -> None:
        offer = protocol.encode(protocol.BlobOffer(sha256, size))
        standing = self._ask("POST", protocol.BLOBS_PATH, offer, {"Content-Type": "application/json"})
        begun_anew, asked = False, 0
        while not standing.complete:
            at, asked = standing.offset, asked + 1
            if not 0 <= at <= size or asked > size // PIECE * 2 + SPARE_REQUESTS:
                raise HubProblem("The hub does not come to an end of this file.")
            piece = b"".join(self._vault.read(sha256, size, at, min(at + PIECE, size)))
            headers = {"Content-Type": protocol.UPLOAD_TYPE, protocol.UPLOAD_OFFSET: str(at)}
            try:
                standing = self._ask("PATCH", protocol.upload_path(sha256), piece, headers)
            except WrongBytes:
                if begun_anew:
                    raise
                begun_anew, standing = True, protocol.BlobStanding(0, complete=False)
            if on_progress:
                on_progress(standing.offset, size)

    def _ask(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> protocol.BlobStanding:
        """Ask, and once more where what was sent was damaged on its way."""
        sealed = {**headers, protocol.DIGEST_HEADER: protocol.content_digest(body)}
        try:
            return self._ask_once(method, path, body, sealed)
        except Garbled:
            return self._ask_once(method, path, body, sealed)

    def _ask_once(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> protocol.BlobStanding:
        with self._client.ask(method, path, body, headers) as answer:
            data = b"".join(self._client.received(answer, SMALL_BYTES))
            if (
                answer.status_code == httpx.codes.CONFLICT
                and answer.headers.get(protocol.UPLOAD_OFFSET, "").isdecimal()
            ):
                return protocol.BlobStanding(int(answer.headers[protocol.UPLOAD_OFFSET]), complete=False)
            if answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY:
                raise WrongBytes("The hub received other bytes than were sent.")
            if answer.status_code == httpx.codes.BAD_REQUEST and was_damaged(data):
                raise Garbled("What was sent to the hub was damaged on its way.")
            check_status(answer, data)
            try:
                return msgspec.json.decode(data, type=protocol.BlobStanding)
            except msgspec.DecodeError as error:
                raise NotAHub("{host} answered, but not as a hub does.", host=answer.url.host) from error


def _begins(answer: httpx.Response, sha256: str, at: int, size: int) -> int:
    """Where the bytes of this answer begin. Raises `HubError` for one that is not of this file."""
    if answer.headers.get("etag") != f'"{sha256}"':
        raise NotAHub("{host} answered with a web page instead of your data.", host=answer.url.host)
    if answer.status_code != httpx.codes.PARTIAL_CONTENT:
        return 0
    found = _RANGE.fullmatch(answer.headers.get("content-range", ""))
    if not found or (int(found[1]), int(found[2])) != (at, size):
        raise WrongBytes("The hub sent another part of the file than was asked for.")
    return at


_PROBLEM = "application/problem+json"
