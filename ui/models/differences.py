"""What differs between two texts, word by word; and both people's changes in one text, where they do not touch.

Only words: how they look is for `ui.widgets.diff_text`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

LONG = 80
"""From this many characters on, and over several lines, a text is compared word by word rather than side by side."""
NEAR = 40
"""So many pieces (words and gaps) around a change stay; what lies further off is left out as …"""
MOST_WORDS = 6000
"""Texts with more pieces than this are compared line by line, which stays quick."""
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


class Kind(StrEnum):
    """What a piece of text is to the text before."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text."""

    text: str
    kind: Kind = Kind.SAME


@dataclass(frozen=True, slots=True)
class _Edit:
    """Pieces `start` to `end` of the text before are others now."""

    start: int
    end: int
    new: tuple[str, ...]


def is_long(*texts: object) -> bool:
    """Whether these values are better compared word by word."""
    return any(isinstance(text, str) and (len(text) >= LONG or "\n" in text.strip()) for text in texts)


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """What was taken out and put in, with some words around it."""
    old, new = _pieces(before, after)
    found: list[Piece] = []
    for tag, start, end, new_start, new_end in _matcher(old, new).get_opcodes():
        if tag == "equal":
            found += _near(old[start:end], first=start == 0, last=end == len(old))
            continue
        found += [Piece("".join(old[start:end]), Kind.REMOVED)] if end > start else []
        found += [Piece("".join(new[new_start:new_end]), Kind.ADDED)] if new_end > new_start else []
    return tuple(found)


def joined(base: str, mine: str, theirs: str) -> str | None:
    """Both people's changes in one text; None where they touch the same words, or one of them changed nothing."""
    old = _split(base, _WORDS)
    if len(old) > MOST_WORDS or mine in (base, theirs) or theirs == base:
        return None
    ours, others = (_edits(old, _split(text, _WORDS)) for text in (mine, theirs))
    if any(_touch(one, other) for one in ours for other in others):
        return None
    done = list(old)
    for edit in sorted([*ours, *others], key=lambda item: item.start, reverse=True):
        done[edit.start : edit.end] = edit.new
    return "".join(done)


def _pieces(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = _split(before, _WORDS), _split(after, _WORDS)
    if max(len(old), len(new)) <= MOST_WORDS:
        return old, new
    return _split(before, _LINES), _split(after, _LINES)


def _split(text: str, pattern: re.Pattern[str]) -> list[str]:
    return pattern.findall(text)


def _matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(str.isspace, old, new, autojunk=False)


def _near(pieces: Sequence[str], *, first: bool, last: bool) -> list[Piece]:
    """The unchanged words beside changes; a long stretch of them is left out."""
    head, tail = (0 if first else NEAR), (0 if last else NEAR)
    if len(pieces) <= head + tail + NEAR:
        return [Piece("".join(pieces))]
    return [Piece("".join(pieces[:head]) + " … " + "".join(pieces[len(pieces) - tail :]))]


def _edits(old: list[str], new: list[str]) -> list[_Edit]:
    codes = _matcher(old, new).get_opcodes()
    return [_Edit(start, end, tuple(new[a:b])) for tag, start, end, a, b in codes if tag != "equal"]


def _touch(one: _Edit, other: _Edit) -> bool:
    """Whether two changes of the same text meet; neighbours do, for nobody can tell which comes first."""
    return one.start <= other.end and other.start <= one.end
