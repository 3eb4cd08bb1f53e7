"""Commands and values in words: what a person did, never JSON, ids or enum members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import LISTS, Field, Type, Value
from prm_desktop.domain.partners import Relation
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.services.provenance import Provenance
from prm_desktop.services.shelf import Place, Whereabouts
from ui.format import Formatter, Names, dotted
from ui.text import mark, tr, tr_domain

Line = tuple[str, str]
"""A label and a value, both in words."""
LookUp = Callable[[str, list[str]], dict[str, str]]
HIDDEN = frozenset({Type.NEW_ID, Type.PATCH})


def lines(name: str, args: Mapping[str, Any], formatter: Formatter, names: Names, currency: str = "") -> list[Line]:
    """What a command says besides whom it is about, one line per argument or changed field."""
    spec = COMMANDS.get(name)
    if spec is None:
        return []
    found: list[Line] = []
    for item in spec.fields:
        value = args.get(item.name)
        if item.type is Type.PATCH and isinstance(value, Mapping):
            found += _changes(ENTITIES[item.target], value, formatter, names, currency)
        elif item.type not in HIDDEN and not _is_subject(spec, item) and value not in (None, "", [], {}):
            found.append((tr_domain(item.label), value_words(item, value, formatter, names, currency)))
    return found


def sentence(name: str, args: Mapping[str, Any], formatter: Formatter, names: Names) -> str:
    """The same in one line."""
    return dotted(*(f"{label}: {text}" for label, text in lines(name, args, formatter, names)))


def value_words(spec: Field, value: Any, formatter: Formatter, names: Names, currency: str = "") -> str:
    """One value as a person reads it; nothing reads as “empty”."""
    typed: Value = tuple(value) if spec.type in LISTS and isinstance(value, list) else value
    if spec.type is Type.LONG_TEXT and typed:
        return str(typed)
    text = formatter.value(spec, typed, currency=currency, names=names)
    if not text and typed not in ("", (), {}, None, 0) and spec.type in {Type.REF, Type.REFS}:
        return tr("(not here)")
    return text or tr("(empty)")


def whose(found: Provenance, formatter: Formatter) -> str:
    """Whose a value is and since when: “you, offline, Tue 14:02”, “your colleague Anna Berg, 14:10”."""
    who = {
        Relation.YOU.value: tr("you"),
        Relation.COLLEAGUE.value: tr("your colleague {name}", name=found.name) if found.name else tr("a colleague"),
        Relation.VENDOR.value: tr("the vendor ({name})", name=found.name) if found.name else tr("the vendor"),
        Relation.PARTNER.value: tr("another partner"),
    }.get(found.who, found.name or tr("somebody else"))
    words = (who, tr("offline") if found.offline else "", formatter.moment(found.at) if found.at else "")
    return ", ".join(filter(None, words))


FILE_WORDS = {
    Place.AWAY: mark("Not on this computer; opening it fetches it"),
    Place.COMING: mark("Comes to this computer with the next sync"),
    Place.HERE: mark("On this computer"),
    Place.KEPT: mark("Kept on this computer"),
}


def file_words(file: Whereabouts | None) -> tuple[str, ...]:
    """Where a file is, and whether there is a newer edition; nothing for a row without one."""
    if file is None:
        return ()
    words = FILE_WORDS[file.place]
    return tr(words), *((tr("There is a newer edition"),) if file.newer else ())


def names_in(commands: Iterable[tuple[str, Mapping[str, Any]]], look_up: LookUp) -> dict[tuple[str, str], str]:
    """The titles of all rows that these commands name, one look-up per kind. Blocks."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for name, args in commands:
        spec = COMMANDS.get(name)
        for item in spec.fields if spec else ():
            _collect(item, args.get(item.name), wanted)
    return {
        (kind, row_id): title for kind, ids in wanted.items() for row_id, title in look_up(kind, sorted(ids)).items()
    }


def _collect(spec: Field, value: Any, wanted: defaultdict[str, set[str]]) -> None:
    if spec.type is Type.PATCH and isinstance(value, Mapping):
        entity = ENTITIES[spec.target]
        for name, pair in value.items():
            for side in pair:
                _collect(entity.by_name[name], side, wanted)
    elif spec.type in {Type.REF, Type.REFS} and value:
        wanted[spec.target].update([value] if isinstance(value, str) else value)


def _changes(
    entity: Entity[Any], patch: Mapping[str, Any], formatter: Formatter, names: Names, currency: str
) -> list[Line]:
    found = []
    for name, (old, new) in patch.items():
        spec = entity.by_name[name]
        before = value_words(spec, old, formatter, names, currency)
        after = value_words(spec, new, formatter, names, currency)
        found.append((tr_domain(spec.label), tr("{before} → {after}", before=before, after=after)))
    return found


def _is_subject(spec: CommandSpec, item: Field) -> bool:
    return item.name in {spec.subject_arg, "record_kind", "record_id"}
