"""The work of the benchmark done by Anki's client and sync server; run by a Python that has `anki`.

Two clients of one account: the first adds or changes notes and uploads them, the second one's sync is measured. Both
had synced an empty collection before, so the notes travel row by row, not as a copied file. Prints a line of JSON.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from anki.collection import AddNoteRequest, Collection  # type: ignore[import-not-found]

USER = "bench"
BYTES = 300
"""About the size of a note."""


def text(number: int, turn: int) -> str:
    """Words that differ from note to note."""
    return (f"company {number} of round {turn}, " + "cameras sensors doors and more " * 12)[:BYTES]


def server(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """The sync server as its own process, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {"SYNC_USER1": f"{USER}:{USER}", "SYNC_PORT": str(port), "SYNC_HOST": "127.0.0.1"}
    environment = {**os.environ, **told, "SYNC_BASE": str(folder), "MAX_SYNC_PAYLOAD_MEGS": "2000"}
    process = subprocess.Popen([sys.executable, "-m", "anki.syncserver"], env=environment, stdout=sys.stderr)
    for _ in range(200):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return process, f"http://127.0.0.1:{port}/"
        time.sleep(0.05)
    raise RuntimeError("the server does not answer")


def sync(col: Any, auth: Any) -> float:
    """The seconds of an ordinary sync."""
    began = time.perf_counter()
    col.sync_collection(auth, sync_media=False)
    return time.perf_counter() - began


def copy_whole(col: Any, auth: Any, *, upload: bool) -> None:
    """The first contact of a collection, which copies the file."""
    col.sync_collection(auth, sync_media=False)
    col.close_for_full_sync()
    col.full_upload_or_download(auth=auth, server_usn=None, upload=upload)
    col.reopen(after_full_sync=True)


def change(col: Any, notes: list[Any], turn: int) -> None:
    """Change the text of these notes."""
    for number, note in enumerate(notes):
        note.fields[0] = text(number, turn)
    col.update_notes(notes)


def main() -> None:
    """`peer_anki.py ROWS CHANGED ROUNDS`."""
    rows, changed, rounds = (int(word) for word in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as name:
        process, address = server(Path(name) / "server")
        try:
            one, other = (Collection(str(Path(name) / f"{who}.anki2")) for who in ("one", "other"))
            auth = one.sync_login(USER, USER, address)
            copy_whole(one, auth, upload=True)
            copy_whole(other, auth, upload=False)
            kind = one.models.by_name("Basic")
            requests = []
            for number in range(rows):
                note = one.new_note(kind)
                note.fields[0] = text(number, 0)
                requests.append(AddNoteRequest(note, 1))
            one.add_notes(requests)
            sync(one, auth)
            measured: dict[str, Any] = {"first": sync(other, auth), "delta": [], "noop": []}
            assert other.note_count() == rows
            notes = [request.note for request in requests[:changed]]
            for turn in range(1, rounds + 1):
                change(one, notes, turn)
                sync(one, auth)
                measured["delta"].append(sync(other, auth))
                measured["noop"].append(sync(other, auth))
            print(json.dumps(measured), flush=True)
        finally:
            process.terminate()
            process.wait(30)


if __name__ == "__main__":
    main()
