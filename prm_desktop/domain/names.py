"""Names and addresses of companies as they are compared: without what two people would write differently."""

from __future__ import annotations

import re

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
