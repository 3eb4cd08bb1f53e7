"""`prm-hub registration`: what waits for a decision, and deciding it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

import msgspec

from prm_desktop.domain.registrations import UNDECIDED, ClosureCode, RegistrationStatus
from prm_desktop.errors import BadInput
from sync.hub.registrar import Decision, decide, waiting
from sync.hub.unit import HUB

WAITING = ",".join(UNDECIDED)


def add_verbs(verbs: Any, verb: Callable[..., Any], opened: Callable[..., Any], show: Callable[..., None]) -> None:
    """Add `registration list|review|approve|return|reject|extension`. The others are those of the program's parser."""
    nouns = verbs.add_parser("registration", help="deal registrations").add_subparsers(required=True, metavar="VERB")

    def run_list(options: argparse.Namespace) -> None:
        _list(options, opened(options), show)

    def run_decide(options: argparse.Namespace) -> None:
        _decide(options, opened(options), show)

    listing = verb(nouns, "list", run_list, "list registrations, those that wait longest first")
    listing.add_argument("--status", default=WAITING, help="statuses, or all (%(default)s)")
    made = {
        name: verb(nouns, name, run_decide, text)
        for name, text in (
            ("review", "say that somebody looks at it"),
            ("approve", "protect the deal; refused where another one is protected"),
            ("return", "ask the partner something"),
            ("reject", "say no"),
            ("extension", "decide about an extension"),
        )
    }
    for name, parser in made.items():
        parser.add_argument("id")
        parser.set_defaults(decision=name)
        if name != "return":
            parser.add_argument("--comment", default="", help="what the partner reads")
    made["return"].add_argument("question")
    codes = [str(item) for item in ClosureCode if item is not ClosureCode.CONVERTED]
    made["reject"].add_argument("--code", required=True, choices=codes)
    made["extension"].add_argument("--grant", action="store_true", help="grant it; denied without this")


def _list(options: argparse.Namespace, store: Any, show: Callable[..., None]) -> None:
    known = tuple(str(item) for item in RegistrationStatus)
    statuses = known if options.status == "all" else tuple(options.status.split(","))
    if unknown := sorted(set(statuses) - set(known)):
        raise BadInput(
            "“{name}” is no status of a registration.", name=unknown[0], hint=f"There are: {', '.join(known)}"
        )
    found = waiting(store, statuses).registrations
    lines = [
        f"{item.id}  {item.status:<12} {item.partner:<28} {item.customer}: {item.project}"
        f" ({item.value / 100:,.2f} {item.currency}, decide by {item.decide_by or '-'})"
        + (f"\n    collides with {item.collides_with}" if item.collides_with else "")
        for item in found
    ]
    show(msgspec.to_builtins(found), "\n".join(lines) or "Nothing waits.", options)


def _decide(options: argparse.Namespace, store: Any, show: Callable[..., None]) -> None:
    decision = Decision(
        comment=getattr(options, "comment", ""),
        question=getattr(options, "question", ""),
        code=getattr(options, "code", ""),
        granted=getattr(options, "grant", False),
    )
    done = decide(store, HUB, options.decision, options.id, decision)
    show(msgspec.to_builtins(done), f"{done.customer}: {done.project} is {done.status}.", options)
