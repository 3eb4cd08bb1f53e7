"""The verb `blob` without a hub: what is here, attached, kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from prm_desktop.credentials import KeyringStore
from prm_desktop.domain.literature import Asset
from prm_desktop.profiles import Profile
from prm_desktop.replica.blobs import State, note
from prm_desktop.replica.database import Database
from prm_desktop.replica.vault import Vault
from tests.cli.conftest import Shell
from tests.sync.replicas import WORKING, store

GUIDE = "01900000-0000-7000-8000-0000000000e7"


@pytest.fixture
def guide(profile: Profile, tmp_path: Path) -> bytes:
    """A document that was fetched before."""
    content = b"All about switches. " * 9000
    source = tmp_path / "source"
    source.write_bytes(content)
    key = profile.unlock(KeyringStore())
    sha256, size = Vault(profile.blobs, key).seal(source, len(content))
    db = Database.open(profile.replica, key)
    store(db, Asset(id=GUIDE, title="Switch guide", media_type="text/plain", sha256=sha256, size=size))
    with db.write() as conn:
        note(conn, sha256, size, State.HERE, "2026-03-02T09:00:00Z")
    db.close()
    return content


def test_what_is_here_is_listed_and_saved_without_a_hub(shell: Shell, guide: bytes, tmp_path: Path) -> None:
    assert "Switch guide" in shell("blob").out
    listed = shell("blob", "list", "--json").json[0]
    assert len(shell("list", "asset", "--where", f"sha256={listed['sha256']}", "--json").json) == 1
    assert (listed["title"], listed["here"], listed["kept"]) == ("Switch guide", True, False)
    saved = shell("blob", "save", "asset", GUIDE, "--output", str(tmp_path), "--json")
    assert Path(saved.json["path"]).read_bytes() == guide


def test_what_is_not_here_needs_the_hub(shell: Shell, profile: Profile, guide: bytes) -> None:
    assert guide
    next(profile.blobs.glob("????????*[!k]")).unlink()
    ended = shell("blob", "fetch", "asset", GUIDE, "--json")
    assert (ended.code, ended.told["code"]) == (3, "offline")


def test_a_file_is_attached_without_a_hub(shell: Shell, profile: Profile, tmp_path: Path) -> None:
    assert profile.known
    path = tmp_path / "plan.txt"
    path.write_text("The plan")
    done = shell("blob", "attach", "lead", WORKING, str(path), "--json").json
    assert done["created"]["attachment_id"]
    assert shell("outbox", "--json").json[0]["name"] == "attachment.add"
    assert shell("blob", "list", "attachment", "--json").json[0]["unsent"] is True
    assert shell("blob", "attach", "lead", WORKING, str(tmp_path / "none"), "--json").told["code"] == "bad_input"


@pytest.mark.usefixtures("guide")
def test_a_document_is_kept_and_let_go(shell: Shell) -> None:
    assert shell("blob", "pin", "asset", GUIDE).code == 0
    assert shell("blob", "pin", "literature").code == 0
    pins = [(item["kind"], item["title"], item["files"], item["here"]) for item in shell("blob", "pins", "--json").json]
    assert pins == [("asset", "Switch guide", 1, 1), ("literature", "", 1, 1)]
    assert "here, kept" in shell("blob").out
    assert shell("blob", "unpin", "asset", GUIDE).code == 0
    assert shell("blob", "unpin", "asset", GUIDE).code == 2
    assert shell("blob", "unpin", "literature").code == 0
    assert "Nothing is kept" in shell("blob", "pins").out
    assert shell("blob", "pin", "lead", WORKING).code == 2


@pytest.mark.usefixtures("guide")
def test_the_doctor_finds_a_damaged_document_and_repairs_it(shell: Shell, profile: Profile) -> None:
    def verdict() -> str:
        checks = shell("doctor", "--json").json["checks"]
        return str(next(item["verdict"] for item in checks if item["check"] == "Documents"))

    assert verdict() == "ok"
    path = next(item for item in profile.blobs.iterdir() if not item.suffix)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert verdict() == "bad"
    assert len(shell("doctor", "--repair", "--json").json["files"]) == 1
    assert verdict() == "ok"
    assert shell("blob", "list", "--json").json[0]["here"] is False
