"""Filling an empty hub with the demo world, and finding its accounts again at the next start."""

from __future__ import annotations

from typing import Literal

import msgspec
from argon2 import PasswordHasher
from sqlalchemy import delete, select

from prm_desktop.domain.times import day
from sync.hub import demo
from sync.hub.auth import Auth
from sync.hub.blobs import Blobs
from sync.hub.store import Store
from sync.hub.tables import CREDENTIAL, HUB_META

Size = Literal["small", "large"]
ACCOUNTS = "demo_accounts"
SEED = 1
DEMO_HASHER = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
"""Passwords of the demo are printed on every start; checking them need not be dear."""


def seed_demo(store: Store, size: Size) -> tuple[demo.Account, ...]:
    """Fill the store with the demo world if it is empty. The accounts of its demo, none where it holds real data."""
    if store.version() == 0:
        now = store.now()
        made = demo.generate(size, SEED, day(now[:10]), now=now)
        store.rename("PRM demo hub")
        with store.raw() as conn:
            conn.execute(delete(HUB_META).where(HUB_META.c.key == ACCOUNTS))
            conn.execute(HUB_META.insert().values(key=ACCOUNTS, value=msgspec.json.encode(made.accounts).decode()))
            conn.execute(delete(CREDENTIAL))
        auth = Auth(store, DEMO_HASHER)
        for account in made.accounts:
            auth.set_password(account.user_id, account.user, account.password)
        Blobs(store, 0).add(list(made.blobs.values()))
        store.load(made.rows)  # last: a hub that is stopped meanwhile begins anew
    with store.read() as conn:
        kept = conn.execute(select(HUB_META.c.value).where(HUB_META.c.key == ACCOUNTS)).scalar()
    return msgspec.json.decode(kept, type=tuple[demo.Account, ...]) if kept else ()
