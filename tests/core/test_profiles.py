"""Profiles: folders of their own, names that every system takes, one that syncs at a time."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from prm_desktop import paths, profiles
from prm_desktop.credentials import KeyringStore, NoKeyring
from prm_desktop.errors import BadInput, NotFound, ReplicaError


def test_a_profile_is_found_again_as_it_was_made() -> None:
    made = profiles.create("Nordlys AS", hub_url="https://hub.example", user="anna")
    assert profiles.open_profile("Nordlys AS") == made
    assert profiles.names() == ["Nordlys AS"]
    assert made.folder == paths.home() / "profiles" / "Nordlys AS"


def test_the_replica_is_named_after_hub_and_user_once_they_are_known() -> None:
    made = profiles.create("work")
    assert not made.known
    with pytest.raises(NotFound, match="signed in"):
        _ = made.replica
    known = made.changed(hub_id="hub-1", user_id="user-1", hub_name="Hub")
    digest = hashlib.sha256(b"hub-1user-1").hexdigest()[:12]
    assert known.replica == made.folder / f"replica-{digest}.db"
    assert profiles.open_profile("work") == known


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../up",
        "a/b",
        "a\\b",
        "con",
        "NUL.txt",
        "com1",
        " lead",
        "trail ",
        "trail.",
        "x" * 41,
        "a\0b",
        "a\nb",
    ],
)
def test_a_name_that_is_no_folder_s_is_refused(name: str) -> None:
    with pytest.raises(BadInput):
        profiles.create(name)
    with pytest.raises(BadInput):
        profiles.open_profile(name)


@pytest.mark.parametrize("name", ["default", "Büro 2", "株式会社", "a", "x" * 40, "anna@work".replace("@", "-at-")])
def test_other_names_are_taken(name: str) -> None:
    assert profiles.create(name).folder.is_dir()


def test_no_profile_is_made_twice_or_opened_without_being_there() -> None:
    with pytest.raises(NotFound):
        profiles.open_profile("work")
    first = profiles.open_or_create("work", hub_url="https://one.example")
    with pytest.raises(BadInput, match="already"):
        profiles.create("work")
    assert profiles.open_or_create("work", hub_url="https://two.example") == first


def test_what_a_newer_program_wrote_stays_in_the_file() -> None:
    made = profiles.create("work")
    path = made.folder / "profile.json"
    path.write_text(json.dumps({"hub_url": "https://hub.example", "demo": "yes", "from_the_future": 7}))
    opened = profiles.open_profile("work")
    assert (opened.hub_url, opened.demo) == ("https://hub.example", False)
    opened.changed(user="anna")
    assert json.loads(path.read_text())["from_the_future"] == 7


def test_a_damaged_profile_is_told_and_kept() -> None:
    made = profiles.create("work")
    path = made.folder / "profile.json"
    path.write_text("{")
    with pytest.raises(ReplicaError, match="damaged"):
        profiles.open_profile("work")
    assert path.read_text() == "{"


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PRM_HOME", str(tmp_path / "file"))
    with pytest.raises(ReplicaError, match="could not be saved"):
        profiles.create("work")


def test_only_one_process_syncs_and_the_next_may_when_it_has_ended() -> None:
    made = profiles.create("work")
    script = (
        "import sys; from pathlib import Path; from prm_desktop import locks\n"
        "with locks.try_lock(Path(sys.argv[1])) as had: print(had, flush=True); sys.stdin.readline()"
    )
    words = [sys.executable, "-c", script, str(made.folder / "sync.lock")]
    with made.sync_lock() as first, made.sync_lock() as second:
        assert (first, second) == (True, False)
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:  # noqa: S603 - own code
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        with made.sync_lock() as had:
            assert not had
        other.kill()
    with made.sync_lock() as had:
        assert had


def test_only_a_demo_keeps_its_key_in_the_open() -> None:
    demo = profiles.create("demo", demo=True).changed(hub_id="h", user_id="u")
    made = demo.new_key(KeyringStore())
    assert demo.unlock(KeyringStore()) == made.key
    assert made.recovery_code == ""
    real = profiles.create("work").changed(hub_id="h", user_id="u")
    with pytest.raises(NoKeyring):
        real.new_key(KeyringStore())
    assert [path.name for path in real.folder.iterdir()] == ["profile.json"]


def test_a_profile_without_keyring_opens_by_its_passphrase() -> None:
    real = profiles.create("work").changed(hub_id="h", user_id="u")
    made = real.new_key(KeyringStore(), "correct horse")
    assert real.unlock(KeyringStore(), passphrase="correct horse") == made.key
    assert real.unlock(KeyringStore(), recovery_code=made.recovery_code) == made.key


def test_without_a_home_of_its_own_the_system_s_place_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRM_HOME")
    assert paths.home().name == "prm-desktop"
    assert paths.home().is_absolute()
    monkeypatch.setenv("PRM_HOME", "some/where")
    assert paths.home() == Path.cwd() / "some/where"
