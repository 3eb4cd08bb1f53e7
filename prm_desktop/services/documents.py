"""Documents and attached files as a person meets them: open, save a copy, keep offline, attach, see what is here.

Bringing them here is the sync's affair (`sync.blobs`); nothing in this module waits for a network.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prm_desktop.domain.attachments import MAX_BYTES
from prm_desktop.domain.entities import Row
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.work import Activity, ActivityKind
from prm_desktop.errors import BadInput, Damaged, NotFound
from prm_desktop.files import write_chunks
from prm_desktop.replica import blobs
from prm_desktop.replica.blobs import BLOB_FIELDS, PINNABLE, Pin, State
from prm_desktop.replica.rows import ReplicaView, titles
from prm_desktop.replica.transaction import Connection
from prm_desktop.replica.vault import Vault
from prm_desktop.services.mails import Mail, read_mail
from prm_desktop.services.many import Batch, batch
from prm_desktop.services.workspace import Done, Workspace

LOGS = {"lead": "activity.log", "deal": "deal.log"}
"""The kinds with a timeline of e-mails, and the command that adds to it."""
STRAY_SECONDS = 3600.0
"""After this time a file that nothing knows of was left by a program that was stopped."""
MEDIA = "application/octet-stream"
"""The format of what is known to be nothing else."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a row names: its file. `here`: it can be opened without a network; `kept`: a pin asks for it.

    `pinned`: there is a pin on this very row. `unsent`: the hub does not have it yet. `error`: why the last try to
    fetch it failed.
    """

    kind: str
    id: str
    title: str
    sha256: str
    size: int
    media_type: str
    file_name: str
    here: bool = False
    kept: bool = False
    pinned: bool = False
    unsent: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A pin in words, with how many files it asks for and how many of them are here."""

    kind: str
    id: str
    title: str
    files: int
    here: int


class Documents:
    """The files of an open profile. All methods block and are safe on any thread."""

    def __init__(self, workspace: Workspace, vault: Vault, now: Callable[[], str]) -> None:
        self._workspace = workspace
        self._vault = vault
        self._now = now

    def of(self, kind: str, row_id: str) -> Document:
        """The file that a row names. Raises `NotFound` where there is no such row, `BadInput` where it names none."""
        with self._workspace.db.read() as conn:
            row = ReplicaView(conn).get(ENTITIES[kind].row, row_id) if kind in BLOB_FIELDS else None
            if kind not in BLOB_FIELDS:
                raise BadInput("A {label} has no file.", label=ENTITIES[kind].label.lower())
            if row is None:
                raise NotFound("There is no such {label} here.", label=ENTITIES[kind].label.lower())
            return self._told(conn, kind, [row])[0]

    def all(self, kind: str) -> list[Document]:
        """The files that the rows of a kind name."""
        with self._workspace.db.read() as conn:
            return self._told(conn, kind, ReplicaView(conn).find(ENTITIES[kind].row))

    def here(self) -> frozenset[str]:
        """The names of all files that are here."""
        with self._workspace.db.read() as conn:
            return frozenset(name for name, item in blobs.blobs(conn).items() if item.state == State.HERE)

    def content(self, document: Document) -> bytes:
        """The file, decrypted in memory. Raises `NotFound` where it is not here, `Damaged`; it is fetched anew then."""
        with self._workspace.db.write() as conn:
            if not blobs.is_here(conn, document.sha256):
                raise NotFound("“{title}” is not on this computer yet.", title=document.title)
            blobs.note_used(conn, document.sha256, self._now())
        try:
            return b"".join(self._vault.read(document.sha256, document.size))
        except Damaged:
            self._give_up(document.sha256, document.size)
            raise

    def save_copy(self, document: Document, target: Path) -> None:
        """Write a plain copy where a person wants one. Raises `NotFound`, `Damaged`, `ReplicaError`."""
        write_chunks(target, [self.content(document)])

    def attach(self, kind: str, row_id: str, source: Path) -> Done:
        """Attach a copy of a file to a record, or raise `BadInput`, `Refusal`, `ReplicaError` and change nothing."""
        sha256, size = self._vault.seal(source, MAX_BYTES)
        media_type = mimetypes.guess_type(source.name)[0] or MEDIA
        values = {"file_name": source.name, "sha256": sha256, "size": size, "media_type": media_type}
        return self._workspace.attach({"record_kind": kind, "record_id": row_id, **values})

    def log_mail(self, kind: str, row_id: str, source: Path) -> list[Done]:
        """Put an e-mail from a file into the timeline of a lead or deal, with its files and itself attached.

        Raises `BadInput`, `Refusal`, `ReplicaError`; then nothing has changed.
        """
        mail = read_mail(source)
        own = self._vault.seal(source, MAX_BYTES)
        sealed = [((source.name, "message/rfc822"), own)]
        sealed += [((file.name, file.media_type), self._vault.seal_bytes(file.content)) for file in mail.files]
        with batch(self._workspace) as doing:
            return [
                doing.do(LOGS[kind], {f"{kind}_id": row_id, **_activity(doing, kind, row_id, mail)}),
                *(doing.attach(kind, row_id, *named, *content) for named, content in sealed),
            ]

    def pin(self, kind: str, row_id: str = "") -> None:
        """Keep a document, the literature of a product, or all literature on this computer. Raises `BadInput`."""
        self._check_pin(kind, row_id)
        with self._workspace.db.write() as conn:
            blobs.set_pin(conn, Pin(kind, row_id), self._now())

    def unpin(self, kind: str, row_id: str = "") -> None:
        """Keep it no longer; its file stays until its place is needed. Raises `NotFound` where it was not pinned."""
        with self._workspace.db.write() as conn:
            if not blobs.remove_pin(conn, Pin(kind, row_id)):
                raise NotFound("This is not kept on this computer.")

    def pins(self) -> list[Kept]:
        """What is to be kept here."""
        today = self._now()[:10]
        with self._workspace.db.read() as conn:
            found = []
            known = blobs.blobs(conn)
            for pin in blobs.pins(conn):
                wanted = blobs.asked(conn, [pin], today)
                here = sum(name in known and known[name].state == State.HERE for name in wanted)
                title = titles(conn, pin.kind, [pin.id]).get(pin.id, "") if pin.id else ""
                found.append(Kept(pin.kind, pin.id, title, len(wanted), here))
            return found

    def room(self) -> int:
        """The bytes that files take here."""
        with self._workspace.db.read() as conn:
            return blobs.room(conn)

    def damaged(self) -> list[str]:
        """The files that are not what they should be. Reads all of them."""
        with self._workspace.db.read() as conn:
            here = [item for item in blobs.blobs(conn).values() if item.state == State.HERE]
        return [item.sha256 for item in here if not self._vault.is_whole(item.sha256, item.size)]

    def repair(self) -> list[str]:
        """Forget damaged files, so that they are fetched anew, and delete what nothing knows of. The damaged ones."""
        bad = self.damaged()
        for sha256 in bad:
            self._give_up(sha256, 0)
        with self._workspace.db.write() as conn:
            known = blobs.blobs(conn)
            for sha256 in self._vault.names(STRAY_SECONDS) - known.keys():
                self._vault.remove(sha256)
        return bad

    def _give_up(self, sha256: str, size: int) -> None:
        """A damaged file: what the hub lacks stays as it is, what the hub has is forgotten here."""
        with self._workspace.db.write() as conn:
            if sha256 in blobs.unsent(conn):
                return
            blobs.note(conn, sha256, size or blobs.named(conn, sha256), State.WANTED, self._now())
        self._vault.remove(sha256)

    def _told(self, conn: Connection, kind: str, rows: Any) -> list[Document]:
        entity = ENTITIES[kind]
        known, unsent = blobs.blobs(conn), blobs.unsent(conn)
        pins = set(blobs.pins(conn))
        kept = blobs.pinned(conn, self._now()[:10])
        found = []
        for row in rows:
            sha256 = getattr(row, BLOB_FIELDS[kind])
            blob = known.get(sha256)
            title = str(getattr(row, entity.title))
            made = Document(
                kind=kind,
                id=row.id,
                title=title,
                sha256=sha256,
                size=row.size,
                media_type=row.media_type,
                file_name=_file_name(row, title),
                here=blob is not None and blob.state == State.HERE,
                kept=sha256 in kept,
                pinned=Pin(kind, row.id) in pins,
                unsent=sha256 in unsent,
                error=blob.error if blob else "",
            )
            found.append(made)
        return found

    def _check_pin(self, kind: str, row_id: str) -> None:
        if kind not in PINNABLE or (kind == blobs.EVERYTHING) == bool(row_id):
            raise BadInput("Only these can be kept on this computer: {kinds}.", kinds=", ".join(PINNABLE))
        if row_id and self._workspace.get(kind, row_id) is None:
            raise NotFound("There is no such {label} here.", label=ENTITIES[kind].label.lower())


def _activity(doing: Batch, kind: str, row_id: str, mail: Mail) -> dict[str, str]:
    """The activity that a message makes. Raises `BadInput` where it is in the timeline already."""
    subject = mail.subject or "(…)"
    known = doing.find(Activity, **{f"{kind}_id": row_id, "kind": ActivityKind.EMAIL, "occurred_at": mail.sent_at})
    if mail.sent_at and any(item.subject == subject and item.note == mail.note for item in known):
        raise BadInput("This e-mail is in the timeline already.")
    return {"kind": ActivityKind.EMAIL, "subject": subject, "note": mail.note, "occurred_at": mail.sent_at}


def _file_name(row: Row, title: str) -> str:
    """What a saved copy is called: the name that it had, else the title with the ending of its format."""
    given = str(getattr(row, "file_name", ""))
    if given:
        return Path(given.replace("\\", "/")).name
    ending = mimetypes.guess_extension(str(getattr(row, "media_type", ""))) or ""
    return "".join(" " if sign in '/\\:*?"<>|' else sign for sign in title).strip() + ending
