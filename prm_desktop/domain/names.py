"""Names and addresses of companies as they are compared: without what two people would write differently."""

from __future__ import annotations

import re
import unicodedata

PHONE_DIGITS = 8
"""The last digits of a phone number that are compared: what comes before them is written in many ways."""
SHORTEST_NUMBER = 7
"""Digits from which a number is one that can be called from elsewhere."""
_EXTENSION = re.compile(r"(?:ext\.?|extension|x|durchwahl|dw\.?)[ .:]*\d{1,6}\s*$", re.IGNORECASE)
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d"}
)
_FORMS = frozenset({
    "ab", "ag", "aps", "as", "asa", "bv", "bvba", "cie", "co", "compagnie", "company", "corp", "corporation", "doo",
    "eg", "ek", "ev", "gbr", "gmbh", "haftungsbeschraenkt", "haftungsbeschränkt", "inc", "incorporated", "kft", "kg",
    "kgaa", "limited", "llc", "llp", "lp", "ltd", "mbh", "nv", "ohg", "oy", "oyj", "plc", "pte", "pty", "rl", "sa",
    "sarl", "sas", "sasu", "se", "sl", "slu", "snc", "spa", "spzoo", "srl", "sro", "ug", "vof", "zoo", "zrt",
})  # fmt: skip
"""Words of a name that say only what kind of company it is."""
_AND = frozenset({"und", "and", "et", "y", "e", "en", "og", "och"})
_LEGAL = re.compile(r"\b(gmbh|ag|kg|co|ltd|limited|inc|llc|plc|sa|sas|sarl|srl|spa|bv|nv|ab|oy|as|corp|company)\b")


def normal_name(name: str) -> str:
    """A company's name for comparison: no case, no punctuation, no legal form; itself where nothing would be left."""
    plain = re.sub(r"[^\w]+", " ", name.casefold().replace(".", "").replace("&", " ")).strip()
    return " ".join(_LEGAL.sub(" ", plain).split()) or plain


def normal_domain(address: str) -> str:
    """The host of a web or e-mail address without `www`; empty where there is none."""
    host = re.sub(r"^[a-z]+://", "", address.strip().casefold()).split("/")[0].rsplit("@", 1)[-1]
    return host.split(":")[0].removeprefix("www.")


def normal_tax_id(number: str) -> str:
    """A tax id without what people put between its signs."""
    return re.sub(r"[^0-9A-Z]", "", number.upper())


def spelled_out(text: str) -> str:
    """Small letters without accents, umlauts as people write them where a keyboard has none: Müller is mueller."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text.casefold()).translate(_SPELLED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def name_words(name: str) -> tuple[str, ...]:
    """The words by which a company or person is known, in their order.

    Without legal forms, “and” and punctuation; all of its words where nothing would be left.
    """
    words = re.findall(r"\w+", spelled_out(name.replace(".", "").replace("’", "").replace("'", "")))
    return tuple(word for word in words if word not in _FORMS and word not in _AND) or tuple(words)


def normal_phone(number: str) -> str:
    """The end of a phone number, which is the same however its beginning is written; empty where it is too short.

    +49 (0)40 123-4567, 0049 40 1234567 and 040/1234567 are one. An extension that is named as such does not count.
    """
    digits = re.sub(r"\D", "", _EXTENSION.sub("", number))
    return digits[-PHONE_DIGITS:] if len(digits) >= SHORTEST_NUMBER else ""
