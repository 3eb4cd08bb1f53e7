"""The work of the benchmark done by Anki's client and sync server; run by a Python that has `anki`.

Several clients of one account: the first adds or changes notes and uploads them, the others' sync is measured. All
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
FIRSTS = 2
"""How often the first sync is done, each time by a client that has nothing."""
WORDS = "cameras sensors doors and more "


def text(number: int, turn: int, size: int) -> str:
    """Words that differ from note to note."""
    return (f"company {number} of round {turn}, " + WORDS * (size // len(WORDS) + 1))[:size]


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


def sync(col: Any, auth: Any) -> tuple[float, float]:
    """The seconds of an ordinary sync: wall time, and processor time of the client."""
    began, spent = time.perf_counter(), time.process_time()
    col.sync_collection(auth, sync_media=False)
    return time.perf_counter() - began, time.process_time() - spent


def copy_whole(col: Any, auth: Any, *, upload: bool) -> None:
    """The first contact of a collection, which copies the file."""
    col.sync_collection(auth, sync_media=False)
    col.close_for_full_sync()
    col.full_upload_or_download(auth=auth, server_usn=None, upload=upload)
    col.reopen(after_full_sync=True)


def add(col: Any, rows: int, size: int) -> list[Any]:
    """So many notes."""
    kind = col.models.by_name("Basic")
    requests = []
    for number in range(rows):
        note = col.new_note(kind)
        note.fields[0] = text(number, 0, size)
        requests.append(AddNoteRequest(note, 1))
    col.add_notes(requests)
    return [request.note for request in requests]


def change(col: Any, notes: list[Any], turn: int, size: int) -> None:
    """Change the text of these notes."""
    for number, note in enumerate(notes):
        note.fields[0] = text(number, turn, size)
    col.update_notes(notes)


def main() -> None:
    """`peer_anki.py ROWS BYTES CHANGED ROUNDS`."""
    rows, size, changed, rounds = (int(word) for word in sys.argv[1:5])
    with tempfile.TemporaryDirectory() as name:
        process, address = server(Path(name) / "server")
        try:
            one, *others = (Collection(str(Path(name) / f"{who}.anki2")) for who in range(FIRSTS + 1))
            auth = one.sync_login(USER, USER, address)
            copy_whole(one, auth, upload=True)
            for other in others:
                copy_whole(other, auth, upload=False)
            notes = add(one, rows, size)[:changed]
            sync(one, auth)
            measured: dict[str, Any] = {"first": [sync(other, auth) for other in others], "delta": [], "noop": []}
            assert [other.note_count() for other in others] == [rows] * FIRSTS
            for turn in range(1, rounds + 1):
                change(one, notes, turn, size)
                sync(one, auth)
                measured["delta"].append(sync(others[0], auth))
                measured["noop"].append(sync(others[0], auth))
            print(json.dumps(measured), flush=True)
        finally:
            process.terminate()
            process.wait(30)


if __name__ == "__main__":
    main()
