"""What the hub leaves to chance. It is an argument of the store, so that a simulation decides it by its seed."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from prm_desktop.domain.ids import new_uuid7


@dataclass(frozen=True, slots=True)
class Chance:
    """Ids of new rows, secrets of so many bytes, and how seconds are waited for another writer."""

    new_id: Callable[[], str] = new_uuid7
    secret: Callable[[int], str] = secrets.token_urlsafe
    pause: Callable[[float], None] = time.sleep
