"""What a form knows beforehand: values that fill it, what can be picked, and advice about what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from prm_desktop.domain.commands import Actor, CommandSpec, View
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.entities import entity_of
from prm_desktop.domain.fields import Tone, Value
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.likeness import differing, filling
from prm_desktop.domain.registering import FIELDS, prefill, worth
from prm_desktop.domain.sharing import PartnerCard, ShareKind
from prm_desktop.domain.terms import terms_of
from ui.format import Formatter
from ui.models.registering import own_registrations, told
from ui.models.says import Say
from ui.models.sharing import KINDS, told_split
from ui.models.source import names_for
from ui.text import tr, tr_domain

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Workspace

LONGEST = 60
"""Letters of a value that is offered to be taken over; the lead itself has the rest."""
Values = Mapping[str, Any]


@dataclass(frozen=True)
class FormHelp:
    """Help for one form. `picks`: the values of a list with their words; `unasked`: fields that stay as they are."""

    values: Mapping[str, Value] = field(default_factory=dict)
    currency: str = ""
    picks: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    unasked: frozenset[str] = frozenset()
    advise: Callable[[Values], tuple[Say, ...]] | None = None


NO_HELP = FormHelp()


FIRST_ASKED: Mapping[str, frozenset[str]] = {
    "lead.add": frozenset({"company", "contact_name", "phone", "email", "title", "city", "source", "next_step"}),
}
"""Of a long form what is asked at first; the rest is filled in on the page of what was made."""


def brief(spec: CommandSpec) -> FormHelp:
    """The help for a form that makes something new: only what is needed to begin."""
    asked = FIRST_ASKED.get(spec.name)
    return FormHelp(unasked=frozenset(item.name for item in spec.fields) - asked) if asked else NO_HELP


@dataclass(frozen=True, slots=True)
class _Asking:
    view: View
    actor: Actor
    formatter: Formatter
    given: Values
    names: Callable[[str, list[str]], dict[str, str]]


def is_helped(name: str) -> bool:
    """Whether there is help for the form of this command."""
    return name in _HELP


def help_for(workspace: Workspace, formatter: Formatter, name: str, row: Any, given: Values) -> FormHelp:
    """The help for a command on a row, with what is given already. Blocks."""
    actor = workspace.actor
    return workspace.ask(lambda view: _HELP[name](_Asking(view, actor, formatter, given, workspace.names), row))


def _register(asking: _Asking, row: Deal | Lead) -> FormHelp:
    """The six fields as the deal or lead fills them, and whether it is worth it with what stands there now."""
    given = prefill(asking.view, row)
    terms, today = terms_of(asking.view), asking.formatter.now()[:10]
    mine = own_registrations(asking.view, asking.actor)

    def advise(values: Values) -> tuple[Say, ...]:
        wanted = {name: value for name in FIELDS if (value := values.get(name))}
        now = replace(given, **wanted)
        return (told(worth(now, terms, mine, today), now, terms.registrable_value, asking.formatter),)

    return FormHelp({name: getattr(given, name) for name in FIELDS}, given.currency, advise=advise)


def _share(asking: _Asking, _row: Lead) -> FormHelp:
    """Whom it reaches, what that means, and how the revenue is divided."""
    companies = {item.id: item.name for item in asking.view.find(PartnerCard)}

    def advise(values: Values) -> tuple[Say, ...]:
        name = companies.get(values.get("partner_card_id", ""), "")
        kind = ShareKind(values.get("kind") or ShareKind.CO_SELL)
        vendor = tr("Without a company it is offered to the vendor.")
        whom = tr("It is offered to {name}.", name=name) if name else vendor
        split = told_split(values.get("split") or 0, asking.formatter, mine=True)
        kept = split or tr("All of the revenue stays with you.")
        return (Say(whom, Tone.INFO, "mdi6.share-variant-outline", f"{tr(KINDS[kind])} {kept}"),)

    return FormHelp(advise=advise)


def _merge(asking: _Asking, row: Lead) -> FormHelp:
    """What the duplicate says otherwise, to be taken over or left; what is missing here is taken at first."""
    loser = asking.view.get(Lead, str(asking.given.get("loser_id", "")))
    if loser is None:
        return FormHelp(unasked=frozenset({"fields"}))
    specs = entity_of(Lead).by_name
    names = names_for(asking.names, entity_of(Lead).fields, [loser, row])

    def words(name: str) -> str:
        theirs, mine = (
            shorten(asking.formatter.field(specs[name], item, names), LONGEST, placeholder="…") for item in (loser, row)
        )
        if not mine:
            return tr("{field}: {theirs}", field=tr_domain(specs[name].label), theirs=theirs)
        return tr("{field}: {theirs} instead of {mine}", field=tr_domain(specs[name].label), theirs=theirs, mine=mine)

    picks = tuple((name, words(name)) for name in differing(row, loser))
    moves = tr("Activities, tasks, comments and files of “{name}” come along. You can undo it.", name=loser.company)
    advice = (Say(moves, Tone.INFO, "mdi6.merge"),)
    if not picks:
        return FormHelp(unasked=frozenset({"fields"}), advise=lambda _values: advice)
    return FormHelp({"fields": tuple(filling(row, loser))}, picks={"fields": picks}, advise=lambda _values: advice)


_HELP: Mapping[str, Callable[[_Asking, Any], FormHelp]] = {
    "registration.submit": _register,
    "lead.register": _register,
    "lead.share": _share,
    "lead.merge": _merge,
}
