"""Sign-in and sessions: argon2 passwords, short access tokens, rotating refresh tokens.

    sign-in ──▶ family of tokens;  refresh ──▶ new pair (the old refresh token works 60 s longer, for a lost answer)
    an older refresh token comes back ──▶ somebody copied it: the whole family ends

Only hashes of tokens are stored.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, bindparam, delete, select, update

from prm_desktop.domain.times import later, moment
from prm_desktop.errors import HubProblem, NotSignedIn
from sync.hub.people import load_person
from sync.hub.store import Store, identity
from sync.hub.sums import insert_into
from sync.hub.tables import CREDENTIAL, FAMILY, SIGN_IN_FAILURE, TOKEN
from sync.protocol import TokenAnswer, TokenRequest

log = logging.getLogger(__name__)
ACCESS_SECONDS = 15 * 60
REFRESH_DAYS = 60
GRACE_SECONDS = 60
USED_DAYS = 3
"""How long a used refresh token is remembered, to notice that somebody copied it; later it is unknown, and refused."""
FREE_TRIES = 5
FIRST_WAIT_SECONDS = 30
MAX_WAIT_SECONDS = 900
FORGET_HOURS = 24
WRONG = "The user name or the password is wrong."


class TooManyTries(HubProblem):
    """Sign-in with this name has to wait."""

    code = "too_many_tries"
    default_title = "Please wait a moment"


@dataclass(frozen=True, slots=True)
class _Credential:
    user_id: str
    password_hash: str
    active: bool


_SESSION = (
    select(TOKEN.c.user_id, TOKEN.c.expires_at)
    .join(CREDENTIAL, CREDENTIAL.c.user_id == TOKEN.c.user_id)
    .join(FAMILY, FAMILY.c.family == TOKEN.c.family)
    .where(TOKEN.c.hash == bindparam("given"), TOKEN.c.kind == "access")
    .where(CREDENTIAL.c.active == 1, FAMILY.c.revoked_at == "")
)
"""Put together once: every request asks it, and putting it together costs more than its answer."""


class Auth:
    """Accounts' passwords and tokens. `hasher` sets what a password costs to check."""

    def __init__(self, store: Store, hasher: PasswordHasher | None = None) -> None:
        self._store = store
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(store.chance.secret(16))

    def set_password(self, user_id: str, login: str, password: str) -> None:
        """Give a user this login and password; sessions that they have end."""
        hashed = self._hasher.hash(password)
        with self._store.raw() as conn:
            conn.execute(delete(CREDENTIAL).where(CREDENTIAL.c.user_id == user_id))
            values = {"user_id": user_id, "login": normal(login), "password_hash": hashed, "active": 1}
            conn.execute(CREDENTIAL.insert().values(values))
            _end_sessions(conn, user_id, self._store.now())

    def set_active(self, user_id: str, *, active: bool) -> None:
        """Let a user sign in, or not any more; then their sessions end at once."""
        with self._store.raw() as conn:
            conn.execute(update(CREDENTIAL).where(CREDENTIAL.c.user_id == user_id).values(active=int(active)))
            if not active:
                _end_sessions(conn, user_id, self._store.now())

    def user_of(self, access_token: str) -> str:
        """The id of the user behind an access token. Raises `NotSignedIn`."""
        with self._store.glance() as conn:
            found = conn.execute(_SESSION, {"given": hashed(access_token)}).one_or_none()
        if found is None or found.expires_at <= self._store.now():
            raise NotSignedIn("Your session has ended.")
        return str(found.user_id)

    def token(self, request: TokenRequest) -> TokenAnswer:
        """Sign in or renew. Raises `NotSignedIn`, or `TooManyTries`."""
        if request.grant == "refresh":
            return self._refresh(request.refresh_token)
        return self._sign_in(request)

    def revoke(self, refresh_token: str) -> None:
        """End the session of this refresh token; an unknown one is no error."""
        with self._store.raw() as conn:
            family = conn.execute(select(TOKEN.c.family).where(TOKEN.c.hash == hashed(refresh_token))).scalar()
            if family:
                _revoke(conn, family, self._store.now())

    def forget_expired(self) -> None:
        """Drop tokens and counts of failures that have no effect any more."""
        now = self._store.now()
        with self._store.raw() as conn:
            conn.execute(delete(TOKEN).where(TOKEN.c.expires_at < now))
            used = (TOKEN.c.used_at != "") & (TOKEN.c.used_at < later(now, days=-USED_DAYS))
            conn.execute(delete(TOKEN).where(TOKEN.c.kind == "refresh", used))
            conn.execute(delete(FAMILY).where(FAMILY.c.started_at < now, ~FAMILY.c.family.in_(select(TOKEN.c.family))))
            conn.execute(delete(SIGN_IN_FAILURE).where(SIGN_IN_FAILURE.c.at < later(now, hours=-FORGET_HOURS)))

    def _sign_in(self, request: TokenRequest) -> TokenAnswer:
        login = normal(request.user)
        self._check_wait(login)
        found = self._credential(login)
        if not self._matches(found, request.password):
            self._count_failure(login)
            raise NotSignedIn(WRONG)
        assert found is not None  # noqa: S101 - narrows for mypy; a missing credential matches nothing
        family = self._store.chance.secret(16)
        with self._store.raw() as conn:
            conn.execute(delete(SIGN_IN_FAILURE).where(SIGN_IN_FAILURE.c.login == login))
            self._rehash(conn, found, request.password)
            values = {"family": family, "user_id": found.user_id, "device": request.device.replace("\0", "")[:200]}
            conn.execute(FAMILY.insert().values(**values, started_at=self._store.now()))
            return self._issue(conn, family, found.user_id)

    def _refresh(self, refresh_token: str) -> TokenAnswer:
        now = self._store.now()
        with self._store.raw() as conn:
            query = select(TOKEN).where(TOKEN.c.hash == hashed(refresh_token), TOKEN.c.kind == "refresh")
            found = conn.execute(query.with_for_update()).one_or_none()
            if found is None or found.expires_at <= now or not _alive(conn, found.family, found.user_id):
                raise NotSignedIn("Your session has ended.")
            copied = found.used_at and now > later(found.used_at, seconds=GRACE_SECONDS)
            if copied:
                _revoke(conn, found.family, now)
            else:
                used = found.used_at or now
                conn.execute(update(TOKEN).where(TOKEN.c.hash == found.hash).values(used_at=used))
                return self._issue(conn, found.family, found.user_id)
        log.info("A refresh token came back after its time; its session was ended")
        raise NotSignedIn("Your session was used from elsewhere and has been ended for safety.")

    def _issue(self, conn: Connection, family: str, user_id: str) -> TokenAnswer:
        person = load_person(conn, user_id)
        if person is None:
            raise NotSignedIn("This account cannot be used any more.")
        now = self._store.now()
        access, refresh = self._store.chance.secret(32), self._store.chance.secret(32)
        lines = [
            ("access", access, later(now, seconds=ACCESS_SECONDS)),
            ("refresh", refresh, later(now, days=REFRESH_DAYS)),
        ]
        common = {"family": family, "user_id": user_id, "used_at": ""}
        values = [{**common, "kind": kind, "hash": hashed(token), "expires_at": end} for kind, token, end in lines]
        conn.execute(TOKEN.insert(), values)
        hub, actor = identity(conn), person.actor
        return TokenAnswer(
            access_token=access,
            refresh_token=refresh,
            expires_in=ACCESS_SECONDS,
            hub_id=hub.hub_id,
            hub_name=hub.name,
            user_id=user_id,
            partner_id=actor.partner_id,
            role=actor.role,
            name=actor.name,
        )

    def _credential(self, login: str) -> _Credential | None:
        with self._store.read() as conn:
            found = conn.execute(select(CREDENTIAL).where(CREDENTIAL.c.login == login)).one_or_none()
        return _Credential(found.user_id, found.password_hash, bool(found.active)) if found else None

    def _matches(self, found: _Credential | None, password: str) -> bool:
        """Costs the same time whether or not there is such an account."""
        try:
            self._hasher.verify(found.password_hash if found else self._nobody, password)
        except (VerificationError, InvalidHashError):
            return False
        return found is not None and found.active

    def _rehash(self, conn: Connection, found: _Credential, password: str) -> None:
        if self._hasher.check_needs_rehash(found.password_hash):
            changed = update(CREDENTIAL).where(CREDENTIAL.c.user_id == found.user_id)
            conn.execute(changed.values(password_hash=self._hasher.hash(password)))

    def _check_wait(self, login: str) -> None:
        now = self._store.now()
        with self._store.read() as conn:
            until = conn.execute(select(SIGN_IN_FAILURE.c.until).where(SIGN_IN_FAILURE.c.login == login)).scalar()
        if until and until > now:
            seconds = (moment(until) - moment(now)).total_seconds()
            raise TooManyTries("Too many tries with this user name.", retry_after=seconds)

    def _count_failure(self, login: str) -> None:
        now = self._store.now()
        with self._store.raw() as conn:
            counted = insert_into(conn, SIGN_IN_FAILURE).values(login=login, count=1, until="", at=now)
            counted = counted.on_conflict_do_update(
                index_elements=["login"], set_={"count": SIGN_IN_FAILURE.c.count + 1, "at": now}
            )
            count = conn.execute(counted.returning(SIGN_IN_FAILURE.c.count)).scalar_one()
            if count >= FREE_TRIES:
                wait = min(FIRST_WAIT_SECONDS * 2 ** min(count - FREE_TRIES, 10), MAX_WAIT_SECONDS)
                until = later(now, seconds=wait)
                conn.execute(update(SIGN_IN_FAILURE).where(SIGN_IN_FAILURE.c.login == login).values(until=until))


def normal(login: str) -> str:
    """A login as it is stored: people type capitals and blanks."""
    return login.replace("\0", "").strip().casefold()[:200]


def hashed(token: str) -> str:
    """What is stored of a token. It is random, so one fast hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _alive(conn: Connection, family: str, user_id: str) -> bool:
    query = (
        select(FAMILY.c.family)
        .join(CREDENTIAL, CREDENTIAL.c.user_id == FAMILY.c.user_id)
        .where(FAMILY.c.family == family, FAMILY.c.revoked_at == "")
        .where(CREDENTIAL.c.user_id == user_id, CREDENTIAL.c.active == 1)
    )
    return conn.execute(query).first() is not None


def _revoke(conn: Connection, family: str, now: str) -> None:
    conn.execute(update(FAMILY).where(FAMILY.c.family == family).values(revoked_at=now))


def _end_sessions(conn: Connection, user_id: str, now: str) -> None:
    ended = update(FAMILY).where(FAMILY.c.user_id == user_id, FAMILY.c.revoked_at == "")
    conn.execute(ended.values(revoked_at=now))
