"""Who is signed in: tokens and identity, kept inside the encrypted replica."""

from __future__ import annotations

from collections.abc import Mapping

from prm_desktop.domain.partners import User
from prm_desktop.errors import HubProblem
from prm_desktop.replica import outbox
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, all_meta, get_meta, set_meta
from prm_desktop.replica.rows import ReplicaView
from prm_desktop.replica.transaction import Connection
from sync import protocol
from sync.client import Tokens


class ReplicaTokens:
    """A `TokenStore` in the replica. Several processes may share it: each reads before it renews."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def load(self) -> Tokens | None:
        """The tokens, or None when signed out."""
        with self._db.read() as conn:
            meta = all_meta(conn)
        if not meta.get(Meta.REFRESH_TOKEN):
            return None
        expires = float(meta.get(Meta.ACCESS_EXPIRES, "0"))
        return Tokens(meta.get(Meta.ACCESS_TOKEN, ""), meta[Meta.REFRESH_TOKEN], expires, meta.get(Meta.USER_ID, ""))

    def save(self, tokens: Tokens | None) -> None:
        """Keep the tokens, or forget them. Raises `HubProblem` for somebody else's: they would send this outbox."""
        values = {
            Meta.ACCESS_TOKEN: tokens.access if tokens else "",
            Meta.REFRESH_TOKEN: tokens.refresh if tokens else "",
            Meta.ACCESS_EXPIRES: str(tokens.expires_at) if tokens else "",
        }
        with self._db.write() as conn:
            if tokens:
                _check_same(conn, {Meta.USER_ID: tokens.user})
            set_meta(conn, values)


def remember_identity(db: Database, hub_url: str, login: str, answer: protocol.TokenAnswer) -> None:
    """Enter who signed in where. Raises `HubProblem` where the replica belongs to another person or hub.

    What waits is shown as it looks from this person: they may have another name or other rights than before.
    """
    with db.write() as conn:
        _check_same(conn, {Meta.USER_ID: answer.user_id, Meta.HUB_ID: answer.hub_id})
        set_meta(
            conn,
            {
                Meta.HUB_URL: hub_url,
                Meta.HUB_ID: answer.hub_id,
                Meta.HUB_NAME: answer.hub_name,
                Meta.USER_ID: answer.user_id,
                Meta.USER_LOGIN: login,
                Meta.USER_NAME: answer.name,
                Meta.PARTNER_ID: answer.partner_id,
                Meta.ROLE: answer.role,
            },
        )
        outbox.rebase(conn)


def refresh_identity(conn: Connection) -> None:
    """Enter name, role and company of the signed-in person as their own row has them now."""
    user = ReplicaView(conn).get(User, get_meta(conn, Meta.USER_ID))
    if user is not None:
        set_meta(conn, {Meta.USER_NAME: user.name, Meta.ROLE: user.role, Meta.PARTNER_ID: user.partner_id})


def _check_same(conn: Connection, values: Mapping[Meta, str]) -> None:
    """Raises `HubProblem` where one of these is known here, and is another."""
    for key, value in values.items():
        kept = get_meta(conn, key)
        if kept and value and kept != value:
            raise HubProblem(
                "This profile belongs to somebody else, or to another hub.",
                title="Please use another profile",
                hint="Each person and hub has a profile of its own: --profile NAME.",
            )
