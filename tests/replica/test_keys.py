"""The key of a replica: kept in the keyring, recovered without it, never lost, never in the open."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from prm_desktop.credentials import KeyringIsLocked, NoKeyring
from prm_desktop.errors import BadInput, Locked, ReplicaError
from prm_desktop.replica import keys
from prm_desktop.replica.database import Database
from prm_desktop.replica.keys import Cost

CHEAP = Cost(rounds=1, memory_kib=64, lanes=1)
PASSPHRASE = "correct horse"  # of nobody


@dataclass
class Ring:
    """A keyring in memory that can be locked or missing."""

    kept: dict[str, str] = field(default_factory=dict)
    trouble: type[Locked] | None = None

    def get(self, entry: str) -> str | None:
        self._check()
        return self.kept.get(entry)

    def put(self, entry: str, secret: str) -> None:
        self._check()
        self.kept[entry] = secret

    def remove(self, entry: str) -> None:
        self._check()
        self.kept.pop(entry, None)

    def _check(self) -> None:
        if self.trouble:
            raise self.trouble("No.")


@pytest.fixture
def replica(tmp_path: Path) -> Path:
    return tmp_path / "replica-0123456789ab.db"


def test_the_key_comes_back_from_the_keyring(replica: Path) -> None:
    ring = Ring()
    made = keys.create(replica, ring, cost=CHEAP)
    assert len(made.key) == 32
    assert keys.unlock(replica, ring) == made.key


def test_the_key_file_holds_no_secret_and_only_its_owner_reads_it(replica: Path) -> None:
    ring = Ring()
    made = keys.create(replica, ring, PASSPHRASE, CHEAP)
    content = keys.key_file(replica).read_text()
    assert made.key.hex() not in content
    assert made.recovery_code not in content
    assert PASSPHRASE not in content
    assert keys.key_file(replica).stat().st_mode & 0o777 == 0o600


def test_a_lost_keyring_is_made_good_by_the_recovery_code(replica: Path) -> None:
    made = keys.create(replica, Ring(), cost=CHEAP)
    new_ring = Ring()
    with pytest.raises(Locked, match="no key for this copy") as caught:
        keys.unlock(replica, new_ring)
    assert "recovery code" in caught.value.hint
    assert keys.unlock(replica, new_ring, recovery_code=made.recovery_code.lower()) == made.key
    assert keys.unlock(replica, new_ring) == made.key


def test_the_recovery_code_works_where_there_is_no_keyring_any_more(replica: Path) -> None:
    made = keys.create(replica, Ring(), cost=CHEAP)
    assert keys.unlock(replica, Ring(trouble=NoKeyring), recovery_code=made.recovery_code) == made.key


def test_a_wrong_recovery_code_is_told_from_a_mistyped_one(replica: Path) -> None:
    made = keys.create(replica, Ring(), cost=CHEAP)
    other = keys.create(replica.with_name("replica-other.db"), Ring(), cost=CHEAP)
    with pytest.raises(Locked, match="not the recovery code of this copy"):
        keys.unlock(replica, Ring(), recovery_code=other.recovery_code)
    with pytest.raises(BadInput):
        keys.unlock(replica, Ring(), recovery_code=made.recovery_code[:-1])


def test_without_keyring_a_passphrase_must_be_chosen_and_nothing_is_kept_until_then(replica: Path) -> None:
    nowhere = Ring(trouble=NoKeyring)
    with pytest.raises(NoKeyring):
        keys.create(replica, nowhere, cost=CHEAP)
    assert list(replica.parent.iterdir()) == []
    made = keys.create(replica, nowhere, PASSPHRASE, CHEAP)
    assert keys.unlock(replica, nowhere, passphrase=PASSPHRASE) == made.key
    with pytest.raises(Locked, match="passphrase"):
        keys.unlock(replica, nowhere)
    with pytest.raises(Locked, match="passphrase is wrong"):
        keys.unlock(replica, nowhere, passphrase="battery staple")


def test_the_same_passphrase_typed_on_another_keyboard_fits(replica: Path) -> None:
    nowhere = Ring(trouble=NoKeyring)
    made = keys.create(replica, nowhere, "Schlüssel", CHEAP)
    assert keys.unlock(replica, nowhere, passphrase="Schlu\u0308ssel") == made.key


def test_a_person_chooses_no_short_passphrase() -> None:
    with pytest.raises(BadInput, match="at least 8"):
        keys.check_chosen("short")
    keys.check_chosen("long enough")


def test_a_program_may_set_a_short_one(replica: Path) -> None:
    made = keys.create(replica, Ring(trouble=NoKeyring), "short", CHEAP)
    assert keys.unlock(replica, Ring(trouble=NoKeyring), passphrase="short") == made.key


def test_a_locked_keyring_is_told_as_such(replica: Path) -> None:
    ring = Ring()
    keys.create(replica, ring, cost=CHEAP)
    ring.trouble = KeyringIsLocked
    with pytest.raises(KeyringIsLocked):
        keys.unlock(replica, ring)


@pytest.mark.parametrize("value", ["", "no hex", "00" * 32, "00"])
def test_a_wrong_entry_in_the_keyring_is_told_and_kept(replica: Path, value: str) -> None:
    ring = Ring()
    keys.create(replica, ring, cost=CHEAP)
    (entry,) = ring.kept
    ring.kept[entry] = value
    with pytest.raises(Locked, match="belongs to another copy"):
        keys.unlock(replica, ring)
    assert ring.kept[entry] == value


def test_a_passphrase_can_be_changed_and_dropped(replica: Path) -> None:
    nowhere = Ring(trouble=NoKeyring)
    made = keys.create(replica, nowhere, PASSPHRASE, CHEAP)
    keys.set_passphrase(replica, made.key, "battery staple", CHEAP)
    assert keys.unlock(replica, nowhere, passphrase="battery staple") == made.key
    with pytest.raises(Locked):
        keys.unlock(replica, nowhere, passphrase=PASSPHRASE)
    keys.set_passphrase(replica, made.key, "")
    with pytest.raises(Locked):
        keys.unlock(replica, nowhere, passphrase="battery staple")
    assert keys.unlock(replica, nowhere, recovery_code=made.recovery_code) == made.key


def test_a_new_recovery_code_ends_the_former_one(replica: Path) -> None:
    made = keys.create(replica, Ring(), cost=CHEAP)
    code = keys.new_recovery_code(replica, made.key, CHEAP)
    assert keys.unlock(replica, Ring(), recovery_code=code) == made.key
    with pytest.raises(Locked):
        keys.unlock(replica, Ring(), recovery_code=made.recovery_code)
    with pytest.raises(Locked):
        keys.new_recovery_code(replica, bytes(32), CHEAP)


def test_a_lost_key_file_is_no_loss_while_the_keyring_has_the_key(replica: Path) -> None:
    ring = Ring()
    made = keys.create(replica, ring, cost=CHEAP)
    Database.create(replica, made.key).close()
    keys.key_file(replica).unlink()
    assert keys.unlock(replica, ring) == made.key
    code = keys.new_recovery_code(replica, made.key, CHEAP)
    assert keys.unlock(replica, Ring(), recovery_code=code) == made.key


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"recovery": 5}',
        '{"recovery": {}}',
        '{"recovery": {"rounds": 1, "memory_kib": 99999999, "lanes": 1, "salt": "AAAA", "nonce": "", "wrapped": ""}}',
        '{"recovery": {"rounds": 1, "memory_kib": 64, "lanes": 0, "salt": "AAAA", "nonce": "", "wrapped": ""}}',
        '{"recovery": {"rounds": 1, "memory_kib": 64, "lanes": 1, "salt": "AA", "nonce": "AA==", "wrapped": "AA=="}}',
    ],
)
def test_a_damaged_key_file_is_told(replica: Path, content: str) -> None:
    made = keys.create(replica, Ring(), cost=CHEAP)
    keys.key_file(replica).write_text(content)
    with pytest.raises(Locked, match="missing or damaged"):
        keys.unlock(replica, Ring(), recovery_code=made.recovery_code)


def test_a_key_is_never_made_for_a_replica_that_is_there(replica: Path) -> None:
    replica.write_text("unsent work")
    with pytest.raises(ReplicaError, match="already"):
        keys.create(replica, Ring(), cost=CHEAP)


def test_two_homes_with_the_same_account_do_not_share_an_entry(tmp_path: Path) -> None:
    ring = Ring()
    replicas = [tmp_path / home / "replica-0123456789ab.db" for home in ("one", "two")]
    made = [keys.create(path, ring, cost=CHEAP).key for path in replicas]
    assert [keys.unlock(path, ring) for path in replicas] == made


def test_the_default_cost_is_kept_in_the_file(replica: Path) -> None:
    made = keys.create(replica, Ring())
    box = json.loads(keys.key_file(replica).read_text())["recovery"]
    assert (box["rounds"], box["memory_kib"], box["lanes"]) == (3, 64 * 1024, 4)
    assert keys.unlock(replica, Ring(), recovery_code=made.recovery_code) == made.key


def test_a_demo_key_stands_beside_its_replica_and_stays_the_same(tmp_path: Path) -> None:
    key = keys.demo_key(tmp_path)
    assert keys.demo_key(tmp_path) == key
    assert (tmp_path / "demo.key").stat().st_mode & 0o777 == 0o600
