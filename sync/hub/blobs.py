"""Blobs: the contents of literature and attachments, named by their SHA-256; who may read them, and how they arrive.

    offered ──bytes──▶ taken in part ──last byte──▶ verified ──▶ a blob    (a wrong hash: back to nothing taken)

Only who sees a row that names a blob, or has uploaded it, may read it; to others it does not exist. Somebody who knows
no more than the name of another's blob must upload its bytes like anybody else, so that no name opens a blob.
Rows are locked where a blob comes or goes, and its file gets or loses its name within that transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, exists, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from prm_desktop.domain.checks import check_blob
from prm_desktop.domain.fields import Type
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.times import later
from prm_desktop.errors import BadInput, NotFound, NotSignedIn, UserError
from sync.hub.people import load_person
from sync.hub.problems import TooLarge, WrongContent
from sync.hub.ranges import Span
from sync.hub.store import Store
from sync.hub.tables import BLOB, BLOB_OWNER, ROW_SCOPE, TABLES, UPLOAD
from sync.protocol import BlobOffer, BlobStanding

KEEP_DAYS = 30
"""How long a blob is kept that no row names; as long as clients keep the commands that a restored hub needs again."""
KEEP_UPLOAD_DAYS = 7
MAX_OPEN = 50
"""Unfinished uploads of one person."""
NAMING = tuple((kind, item.name) for kind, made in ENTITIES.items() for item in made.fields if item.type is Type.BLOB)
"""The fields that name blobs."""


class WrongOffset(UserError):
    """The bytes do not follow on those that the hub has; `at` is where they must begin."""

    code = "wrong_offset"
    default_title = "The upload goes on elsewhere"

    def __init__(self, at: int) -> None:
        super().__init__("The next bytes begin at {at}.", at=at)
        self.at = at


class Missing(NotFound):
    """There is no such blob, or it is not this person's to see; which of the two is not said."""

    def __init__(self) -> None:
        super().__init__("There is no such file.")


class Blobs:
    """The blobs of one hub."""

    def __init__(self, store: Store, max_size: int) -> None:
        self._store = store
        self._files = store.blobs
        self._max_size = max_size

    def size(self, user_id: str, sha256: str) -> int:
        """The bytes of a blob that this person may read. Raises `Missing`."""
        check_blob(sha256)
        with self._store.read() as conn:
            size = _size(conn, sha256)
            readable = size and may_read(conn, user_id, sha256)
        if not size or not readable or not self._files.has(sha256, size):
            raise Missing
        return size

    def read(self, sha256: str, span: Span) -> Iterator[bytes]:
        """Bytes of a blob; ask `size` first. Holds no connection to the database."""
        return self._files.read(sha256, span)

    def offer(self, user_id: str, offer: BlobOffer) -> BlobStanding:
        """Begin an upload, or say how far it is. Nothing has to be sent of what this person may read already."""
        check_blob(offer.sha256)
        if offer.size < 1:
            raise BadInput("An empty file cannot be uploaded.")
        if offer.size > self._max_size:
            raise TooLarge("The hub takes files of at most {limit} bytes.", limit=self._max_size)
        with self._store.read() as conn:
            size = _size(conn, offer.sha256)
            known = size and may_read(conn, user_id, offer.sha256)
        if known and size and self._files.has(offer.sha256, size):
            return BlobStanding(size, complete=True)
        with self._store.raw() as conn:
            self._begin(conn, user_id, offer)
        return self.standing(user_id, offer.sha256)

    def standing(self, user_id: str, sha256: str) -> BlobStanding:
        """How much of an upload is here. Raises `Missing` where there is none, `WrongContent`."""
        check_blob(sha256)
        with self._store.read() as conn:
            found = _upload(conn, user_id, sha256)
            owned = _owns(conn, user_id, sha256)
            size = _size(conn, sha256)
        if found is None:
            if owned and size and self._files.has(sha256, size):
                return BlobStanding(size, complete=True)
            raise Missing
        if found.taken < found.size:
            return BlobStanding(found.taken, complete=False)
        return self._finish(user_id, sha256, found.size)

    def append(self, user_id: str, sha256: str, at: int, data: bytes) -> BlobStanding:
        """Take the next bytes of an upload. Raises `Missing`, `WrongOffset`, `BadInput`, `WrongContent`."""
        check_blob(sha256)
        with self._store.read() as conn:
            found = _upload(conn, user_id, sha256)
        if found is None:
            raise Missing
        if at != found.taken:
            raise WrongOffset(found.taken)
        if at + len(data) > found.size:
            raise BadInput("These are more bytes than were announced.")
        self._files.write_part(self._files.part(user_id, sha256), at, data)
        mine = and_(UPLOAD.c.user_id == user_id, UPLOAD.c.sha256 == sha256, UPLOAD.c.taken == at)
        values = {"taken": at + len(data), "touched_at": self._store.now()}
        with self._store.raw() as conn:
            done = conn.execute(update(UPLOAD).where(mine).values(values)).rowcount
        standing = self.standing(user_id, sha256)
        if not done and not standing.complete:
            raise WrongOffset(standing.offset)
        return standing

    def add(self, contents: Sequence[bytes]) -> None:
        """Keep contents that rows of the hub name, as an import or the demo world does."""
        for content in contents:
            name = self._files.put(content)
            with self._store.raw() as conn:
                _keep(conn, name, len(content), self._store.now())

    def collect(self) -> int:
        """Forget blobs that no row has named for long, and uploads that were given up. The blobs that went."""
        now = self._store.now()
        old = and_(BLOB.c.used_at < later(now, days=-KEEP_DAYS), ~_named())
        with self._store.raw() as conn:
            gone = conn.execute(delete(BLOB).where(old).returning(BLOB.c.sha256)).scalars().all()
            for sha256 in gone:
                conn.execute(delete(BLOB_OWNER).where(BLOB_OWNER.c.sha256 == sha256))
                self._files.to_trash(sha256)
            conn.execute(delete(UPLOAD).where(UPLOAD.c.touched_at < later(now, days=-KEEP_UPLOAD_DAYS)))
        self._files.empty_trash()
        self._clear_strays()
        return len(gone)

    def _clear_strays(self) -> None:
        with self._store.read() as conn:
            wanted = {self._files.part(*names) for names in conn.execute(select(UPLOAD.c.user_id, UPLOAD.c.sha256))}
        for path in self._files.old_strays(KEEP_UPLOAD_DAYS * 86400):
            if path not in wanted:
                path.unlink(missing_ok=True)

    def _begin(self, conn: Connection, user_id: str, offer: BlobOffer) -> None:
        found = _upload(conn, user_id, offer.sha256)
        part = self._files.part(user_id, offer.sha256)
        if found is None:
            count = select(func.count()).select_from(UPLOAD).where(UPLOAD.c.user_id == user_id)
            if conn.execute(count).scalar_one() >= MAX_OPEN:
                raise BadInput("There are too many unfinished uploads of yours.")
            values = {"user_id": user_id, "sha256": offer.sha256, "size": offer.size, "taken": 0}
            statement = _insert(conn, UPLOAD).values(**values, touched_at=self._store.now())
            conn.execute(statement.on_conflict_do_nothing())
        elif found.size != offer.size or not _holds(part, found.taken):
            begun = update(UPLOAD).where(UPLOAD.c.user_id == user_id, UPLOAD.c.sha256 == offer.sha256)
            conn.execute(begun.values(size=offer.size, taken=0))

    def _finish(self, user_id: str, sha256: str, size: int) -> BlobStanding:
        """Verify what has arrived and make it a blob. May run twice at once, and again after it was interrupted."""
        part = self._files.part(user_id, sha256)
        made = self._files.verified(part, sha256, size)
        mine = and_(UPLOAD.c.user_id == user_id, UPLOAD.c.sha256 == sha256)
        with self._store.raw() as conn:
            if made is not None:
                _keep(conn, sha256, size, self._store.now())
                conn.execute(_insert(conn, BLOB_OWNER).values(sha256=sha256, user_id=user_id).on_conflict_do_nothing())
                conn.execute(delete(UPLOAD).where(mine))
                self._files.publish(made, sha256)
            elif not _owns(conn, user_id, sha256):
                conn.execute(update(UPLOAD).where(mine).values(taken=0))
        part.unlink(missing_ok=True)
        if made is None:
            with self._store.read() as conn:
                if not _owns(conn, user_id, sha256):
                    raise WrongContent("The bytes that arrived are not those of this file. Send them again.")
        return BlobStanding(size, complete=True)


def may_read(conn: Connection, user_id: str, sha256: str) -> bool:
    """Whether a person has uploaded this blob, or sees a row that names it."""
    if _owns(conn, user_id, sha256):
        return True
    person = load_person(conn, user_id)
    if person is None:
        raise NotSignedIn("This account cannot be used any more.")
    scope = ROW_SCOPE.c
    for kind, name in NAMING:
        table = TABLES[kind]
        seen = (
            select(table.c.id)
            .join(ROW_SCOPE, and_(scope.row_id == table.c.id, scope.entity == kind, scope.live == 1))
            .where(table.c[name] == sha256, scope.scope.in_(person.scopes))
        )
        if conn.execute(seen.limit(1)).first():
            return True
    return False


def claim(conn: Connection, user_id: str, sha256: str, size: int, now: str) -> bool:
    """Whether a new row of this person may name the blob; it is kept for it from now on."""
    used = update(BLOB).where(BLOB.c.sha256 == sha256, BLOB.c.size == size).values(used_at=now)
    return may_read(conn, user_id, sha256) and conn.execute(used).rowcount > 0


def _size(conn: Connection, sha256: str) -> int:
    return int(conn.execute(select(BLOB.c.size).where(BLOB.c.sha256 == sha256)).scalar() or 0)


def _owns(conn: Connection, user_id: str, sha256: str) -> bool:
    mine = select(BLOB_OWNER.c.sha256).where(BLOB_OWNER.c.sha256 == sha256, BLOB_OWNER.c.user_id == user_id)
    return conn.execute(mine).first() is not None


def _upload(conn: Connection, user_id: str, sha256: str) -> Row[Any] | None:
    return conn.execute(select(UPLOAD).where(UPLOAD.c.user_id == user_id, UPLOAD.c.sha256 == sha256)).first()


def _keep(conn: Connection, sha256: str, size: int, now: str) -> None:
    statement = _insert(conn, BLOB).values(sha256=sha256, size=size, used_at=now)
    conn.execute(statement.on_conflict_do_update(index_elements=["sha256"], set_={"used_at": now}))


def _named() -> Any:
    return or_(*(exists().where(TABLES[kind].c[name] == BLOB.c.sha256) for kind, name in NAMING))


def _holds(part: Path, size: int) -> bool:
    return (part.stat().st_size if part.exists() else 0) >= size


def _insert(conn: Connection, table: Any) -> Any:
    return postgresql.insert(table) if conn.dialect.name == "postgresql" else sqlite.insert(table)
