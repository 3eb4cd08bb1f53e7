"""The recovery code: eight groups of four characters that a person writes down once, and types after a lost keyring.

Crockford's base 32: no letter looks like a digit, case does not matter. The last two characters are a checksum, so that
a typing mistake is told from the code of another copy.
"""

from __future__ import annotations

import hashlib
import secrets
from unicodedata import category

from prm_desktop.errors import BadInput

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
GROUP = 4
SUM = 2
SECRET = GROUPS * GROUP - SUM
"""Characters that are secret, five bits each: 150 bits."""
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """A fresh code as a person reads it: `7K3M-…`."""
    return written("".join(secrets.choice(ALPHABET) for _ in range(SECRET)))


def written(secret: str) -> str:
    """The secret characters with their checksum, in groups."""
    whole = secret + _checksum(secret)
    return "-".join(whole[start : start + GROUP] for start in range(0, len(whole), GROUP))


def read(typed: str) -> str:
    """The secret characters of a typed code. Case, spaces and dashes do not matter; `O` is read as 0, `I` and `L` as 1.

    Raises `BadInput` where it is no code or mistyped.
    """
    plain = "".join(char for char in typed.upper() if category(char)[0] not in "PZC").translate(LOOKALIKES)
    if len(plain) != GROUPS * GROUP:
        raise BadInput(
            "A recovery code has {groups} groups of {each} characters; this has {count} characters.",
            groups=GROUPS,
            each=GROUP,
            count=len(plain),
        )
    wrong = next((char for char in plain if char not in ALPHABET), "")
    if wrong:
        raise BadInput("“{char}” does not occur in a recovery code.", char=wrong)
    if _checksum(plain[:SECRET]) != plain[SECRET:]:
        raise BadInput("There is a typing mistake in the recovery code.", hint="Compare it group by group.")
    return plain[:SECRET]


def _checksum(secret: str) -> str:
    number = int.from_bytes(hashlib.sha256(secret.encode()).digest()[:2], "big")
    return ALPHABET[number >> 5 & 31] + ALPHABET[number & 31]
