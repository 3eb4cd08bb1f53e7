"""People who may sign in: adding, listing, ending and giving a new password."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import select

from prm_desktop.domain.commands import Role
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.partners import Partner, User
from prm_desktop.errors import BadInput
from sync.hub.auth import Auth, normal
from sync.hub.store import Store
from sync.hub.tables import CREDENTIAL

MIN_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in, or could."""

    user: str
    name: str
    role: str
    partner: str
    partner_name: str
    active: bool
    user_id: str


class Accounts:
    """The accounts of a hub."""

    def __init__(self, store: Store, auth: Auth) -> None:
        self._store = store
        self._auth = auth

    def add(self, login: str, name: str, role: str, partner: str = "", password: str = "") -> tuple[Account, str]:
        """A new account and its password, which is made up where none is given. Raises `BadInput`."""
        if not normal(login):
            raise BadInput("A login is needed.")
        if self._user_id(login):
            raise BadInput("There is an account “{login}” already.", login=login)
        if role not in {str(item) for item in Role}:
            raise BadInput("“{role}” is not one of: {roles}.", role=role, roles=", ".join(Role))
        if (role == Role.VENDOR) == bool(partner):
            raise BadInput("Vendor staff belong to no partner; everybody else needs one (--partner).")
        chosen = _checked(password)
        company = self._partner(partner) if partner else None
        email = login if "@" in login else ""
        partner_id = company.id if company else ""
        user = User(id=new_uuid7(), name=name or login, email=email, role=role, partner_id=partner_id)
        with self._store.write() as unit:
            unit.put(user)
        self._auth.set_password(user.id, login, chosen)
        return self._account(login), chosen

    def all(self) -> list[Account]:
        """All accounts by login."""
        with self._store.write() as unit:
            users = {item.id: item for item in unit.select(User)}
            partners = {item.id: item.name for item in unit.select(Partner)}
            logins = unit.conn.execute(select(CREDENTIAL).order_by(CREDENTIAL.c.login)).all()
        found = []
        for item in logins:
            user = users.get(item.user_id) or User(id=item.user_id)
            name = partners.get(user.partner_id, "")
            active = bool(item.active) and user.active
            found.append(Account(item.login, user.name, user.role, user.partner_id, name, active, user.id))
        return found

    def set_active(self, login: str, *, active: bool) -> Account:
        """Let somebody sign in or not any more. Raises `BadInput` for an unknown login."""
        user_id = self._known(login)
        with self._store.write() as unit:
            user = unit.get(User, user_id)
            if user is not None:
                unit.update(user, active=active)
        self._auth.set_active(user_id, active=active)
        return self._account(login)

    def set_password(self, login: str, password: str = "") -> str:
        """Give a new password and end all sessions; the password, made up where none is given."""
        user_id = self._known(login)
        chosen = _checked(password)
        self._auth.set_password(user_id, login, chosen)
        return chosen

    def _user_id(self, login: str) -> str:
        with self._store.read() as conn:
            query = select(CREDENTIAL.c.user_id).where(CREDENTIAL.c.login == normal(login))
            return str(conn.execute(query).scalar() or "")

    def _known(self, login: str) -> str:
        found = self._user_id(login)
        if not found:
            raise BadInput("There is no account “{login}”.", login=login)
        return found

    def _account(self, login: str) -> Account:
        return next(item for item in self.all() if item.user == normal(login))

    def _partner(self, wanted: str) -> Partner:
        """The partner with this id or name."""
        with self._store.write() as unit:
            found = [item for item in unit.select(Partner) if wanted.casefold() in {item.id, item.name.casefold()}]
        if len(found) != 1:
            raise BadInput("There is no partner “{name}”, or several of that name; use its id.", name=wanted)
        return found[0]


def _checked(password: str) -> str:
    if password and len(password) < MIN_PASSWORD:
        raise BadInput("A password has at least {count} characters.", count=MIN_PASSWORD)
    return password or secrets.token_urlsafe(12)
