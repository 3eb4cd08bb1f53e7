"""A computer where nobody, or more than one, has signed in."""

from prm_desktop import profiles
from tests.cli.conftest import Shell


def test_everything_asks_to_sign_in_first(shell: Shell) -> None:
    for words in (["status"], ["list", "lead"], ["sync"], ["outbox"]):
        ended = shell(*words, "--json")
        assert (ended.code, ended.told["code"]) == (7, "not_signed_in")
        assert "sign-in" in ended.told["hint"]


def test_a_profile_that_nobody_signed_in_to_asks_too(shell: Shell) -> None:
    profiles.create("carla")
    assert shell("status").code == 7


def test_several_profiles_must_be_told_apart(shell: Shell) -> None:
    profiles.create("ben")
    profiles.create("carla")
    ended = shell("status", "--json")
    assert (ended.code, ended.told["code"]) == (2, "bad_input")
    assert "ben, carla" in ended.told["hint"]


def test_the_doctor_works_without_a_profile(shell: Shell) -> None:
    ended = shell("doctor", "--json")
    assert ended.code == 7
    assert not ended.json["ok"]


def test_signing_in_needs_a_hub_a_name_and_a_safe_address(shell: Shell) -> None:
    assert "--hub" in shell("sign-in", "--user", "anna", "--json").told["message"]
    assert "--user" in shell("sign-in", "--hub", "https://hub.example", "--json").told["message"]
    words = ["sign-in", "--user", "anna", "--password-stdin", "--json", "--hub"]
    for address in ("http://hub.example", "ftp://hub.example", "https://", "http://127.0.0.1.hub.example"):
        ended = shell(*words, address, given="secret\n")
        assert (ended.code, ended.told["code"]) == (2, "bad_input")
        assert "secret" not in ended.err
    assert profiles.names() == []


def test_a_password_that_was_promised_must_come(shell: Shell) -> None:
    words = ["sign-in", "--user", "anna", "--hub", "https://hub.example", "--json"]
    assert shell(*words, "--password-stdin").told["code"] == "bad_input"
    assert shell(*words).told["code"] == "bad_input"
