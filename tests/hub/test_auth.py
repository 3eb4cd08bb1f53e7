"""Signing in, staying signed in, and being signed out."""

import pytest

from prm_desktop.domain.partners import Partner, User
from prm_desktop.errors import NotSignedIn
from sync.hub.auth import FREE_TRIES, Auth, TooManyTries, hashed
from sync.hub.tables import CREDENTIAL, TOKEN
from sync.protocol import TokenAnswer, TokenRequest
from tests.hub.support import ANN, CHEAP, NORTH, Hub


@pytest.fixture
def auth(hub: Hub) -> Auth:
    made = Auth(hub.store, CHEAP)
    made.set_password(ANN, "Ann@North.example", PASSWORD)
    return made


PASSWORD = "correct horse"


def sign_in(auth: Auth, password: str = PASSWORD, user: str = "ann@north.example") -> TokenAnswer:
    return auth.token(TokenRequest(grant="password", user=user, password=password))


def renew(auth: Auth, answer: TokenAnswer) -> TokenAnswer:
    return auth.token(TokenRequest(grant="refresh", refresh_token=answer.refresh_token))


def test_a_right_password_opens_a_session(auth: Auth) -> None:
    answer = sign_in(auth, user=" ANN@north.EXAMPLE ")
    assert (answer.user_id, answer.partner_id, answer.role, answer.name) == (ANN, NORTH, "rep", "Ann")
    assert answer.expires_in == 900
    assert auth.user_of(answer.access_token) == ANN


def test_a_device_may_call_itself_whatever_it_likes(auth: Auth) -> None:
    asked = TokenRequest(grant="password", user="ann@north.example", password=PASSWORD, device="a\0b" * 999)
    assert auth.token(asked).user_id == ANN


def test_neither_passwords_nor_tokens_are_stored(auth: Auth, hub: Hub) -> None:
    answer = sign_in(auth)
    with hub.store.read() as conn:
        kept = repr([*conn.execute(CREDENTIAL.select()), *conn.execute(TOKEN.select())])
    assert PASSWORD not in kept
    assert answer.access_token not in kept
    assert answer.refresh_token not in kept
    assert hashed(answer.refresh_token) in kept


def test_an_access_token_ends_after_a_quarter_of_an_hour_and_is_no_refresh_token(auth: Auth, hub: Hub) -> None:
    answer = sign_in(auth)
    with pytest.raises(NotSignedIn):
        auth.user_of(answer.refresh_token)
    hub.clock.passes(minutes=15)
    with pytest.raises(NotSignedIn):
        auth.user_of(answer.access_token)
    assert auth.user_of(renew(auth, answer).access_token) == ANN


def test_a_lost_answer_to_a_renewal_may_be_asked_for_again_within_a_minute(auth: Auth, hub: Hub) -> None:
    first = sign_in(auth)
    renew(auth, first)
    hub.clock.passes(seconds=50)
    again = renew(auth, first)
    assert auth.user_of(again.access_token) == ANN


def test_a_refresh_token_that_comes_back_later_ends_the_whole_session(auth: Auth, hub: Hub) -> None:
    stolen = sign_in(auth)
    elsewhere = sign_in(auth)
    newest = renew(auth, stolen)
    hub.clock.passes(seconds=61)
    with pytest.raises(NotSignedIn):
        renew(auth, stolen)
    with pytest.raises(NotSignedIn):
        renew(auth, newest)
    with pytest.raises(NotSignedIn):
        auth.user_of(newest.access_token)
    assert auth.user_of(elsewhere.access_token) == ANN


def test_signing_out_ends_the_session_and_does_it_twice_without_complaint(auth: Auth) -> None:
    answer = sign_in(auth)
    auth.revoke(answer.refresh_token)
    auth.revoke(answer.refresh_token)
    auth.revoke("never was")
    with pytest.raises(NotSignedIn):
        auth.user_of(answer.access_token)
    with pytest.raises(NotSignedIn):
        renew(auth, answer)


@pytest.mark.parametrize(("user", "password"), [("ann@north.example", "wrong"), ("nobody", "x"), ("", ""), ("\0", "")])
def test_a_wrong_name_and_a_wrong_password_look_the_same(auth: Auth, user: str, password: str) -> None:
    with pytest.raises(NotSignedIn, match="The user name or the password is wrong"):
        sign_in(auth, password, user)


def test_guessing_has_to_wait_longer_each_time(auth: Auth, hub: Hub) -> None:
    for _ in range(FREE_TRIES):
        with pytest.raises(NotSignedIn):
            sign_in(auth, "wrong")
    with pytest.raises(TooManyTries) as waits:
        sign_in(auth)
    assert waits.value.retry_after == 30
    hub.clock.passes(seconds=31)
    with pytest.raises(NotSignedIn):
        sign_in(auth, "wrong")
    with pytest.raises(TooManyTries) as longer:
        sign_in(auth)
    assert longer.value.retry_after == 60
    hub.clock.passes(seconds=61)
    assert sign_in(auth).user_id == ANN
    with pytest.raises(NotSignedIn):
        sign_in(auth, "wrong")


def test_who_is_disabled_or_whose_partnership_ended_is_signed_out(auth: Auth, hub: Hub) -> None:
    answer = sign_in(auth)
    auth.set_active(ANN, active=False)
    with pytest.raises(NotSignedIn):
        auth.user_of(answer.access_token)
    with pytest.raises(NotSignedIn):
        sign_in(auth)
    auth.set_active(ANN, active=True)
    hub.update(Partner(id=NORTH), status="ended")
    with pytest.raises(NotSignedIn):
        sign_in(auth)
    hub.update(Partner(id=NORTH), status="active")
    hub.update(User(id=ANN), active=False)
    with pytest.raises(NotSignedIn):
        sign_in(auth)


def test_a_new_password_ends_all_sessions(auth: Auth) -> None:
    answer = sign_in(auth)
    auth.set_password(ANN, "ann@north.example", "another one")
    with pytest.raises(NotSignedIn):
        auth.user_of(answer.access_token)
    assert sign_in(auth, "another one").user_id == ANN


def test_what_expired_is_forgotten(auth: Auth, hub: Hub) -> None:
    sign_in(auth)
    hub.clock.passes(days=61)
    auth.forget_expired()
    with hub.store.read() as conn:
        assert conn.execute(TOKEN.select()).all() == []
