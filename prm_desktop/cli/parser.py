"""The verbs and options of the command line, declared with argparse. Nothing is done here."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from prm_desktop import __version__
from prm_desktop.cli.exits import exit_help
from prm_desktop.errors import BadInput

SUPPRESS = argparse.SUPPRESS
MOST_DIGITS = 18
"""A number of more digits fits no database."""
MOST_AT_ONCE = 1_000_000
WHERE = """\
conditions: FIELD=VALUE, and != < <= > >= and ~ (contains); a status or other choice takes several values with
commas (status=offered,accepted); FIELD= means empty; refs take a full or shortened id; money is in minor units.
"""


class Parser(argparse.ArgumentParser):
    """An argparse parser that reports bad input like every other verb does, instead of leaving the program."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse the words; `--sort -FIELD` needs no `=`, though its value looks like an option."""
        words = sys.argv[1:] if args is None else list(args)
        while "--sort" in words[:-1]:
            place = words.index("--sort")
            words[place : place + 2] = [f"--sort={words[place + 1]}"]
        return super().parse_known_args(words, namespace)

    def error(self, message: str) -> NoReturn:
        """Raise `BadInput` with argparse's message."""
        raise BadInput("{message}", hint=f"See: {self.prog} --help", message=message[:1].upper() + message[1:])


class _ListCommands(argparse.Action):
    """`do --list`: no command has to be named then."""

    def __init__(
        self, option_strings: Sequence[str], dest: str, freed: Sequence[argparse.Action] = (), **options: Any
    ) -> None:
        super().__init__(option_strings, dest, nargs=0, **options)
        self.freed = freed

    def __call__(self, _parser: Any, namespace: argparse.Namespace, *_rest: Any) -> None:
        namespace.list = True
        for action in self.freed:
            action.required = False


def _common() -> Parser:
    common = Parser(add_help=False, argument_default=SUPPRESS)
    group = common.add_argument_group("options of every verb")
    group.add_argument("--profile", metavar="NAME", help="the profile to use (default: the only one, or “default”)")
    group.add_argument("--demo", action="store_true", help="use made-up data of an embedded hub")
    group.add_argument("--json", action="store_true", help="print JSON, for programs")
    group.add_argument("--ids", action="store_true", help="print full ids")
    group.add_argument("--debug", action="store_true", help="log what happens, and show where an error came from")
    return common


def build() -> Parser:
    """The whole parser."""
    parser = Parser(
        prog="prm-desktop",
        parents=[_common()],
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Leads, deals, prices and training of your vendor, online and offline. Without a verb: the window.",
        epilog=exit_help() + "\n\nPRM_HOME moves all data; PRM_PASSPHRASE unlocks where there is no keyring.",
    )
    parser.add_argument("--hub", metavar="URL", default="", help="the hub to sign in to when a window opens")
    parser.add_argument(
        "--open", metavar="LINK", default="", nargs="?", const="", help="a prm:// link to go to in the window"
    )
    parser.add_argument("--version", action="version", version=f"prm-desktop {__version__}")
    parser.set_defaults(profile="", demo=False, json=False, ids=False, debug=False)
    common = _common()  # of its own: with the defaults above it would undo what stands before the verb
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs", required=False)

    def verb(name: str, text: str, epilog: str = "") -> Parser:
        return verbs.add_parser(
            name,
            help=text,
            description=text[:1].upper() + text[1:] + ".",
            parents=[common],
            epilog=epilog or None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    for declare in (_account, _reading, _writing, _blobs, _upkeep):
        declare(verb, common)
    return parser


def _account(verb: Any, _common: Parser) -> None:
    made = verb("sign-in", "sign in to a hub, and fetch everything you may see")
    made.add_argument("--hub", metavar="URL", default="", help="the address of the hub")
    made.add_argument("--user", metavar="NAME", default="", help="your user name or e-mail")
    made.add_argument("--password-stdin", action="store_true", help="read the password from the first line of input")
    made.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help="read the passphrase of the local copy from the next line of input (where there is no keyring)",
    )
    made.add_argument("--no-sync", action="store_true", help="do not fetch anything yet")
    verb("sign-out", "sign out; what is not sent yet stays on this computer")
    made = verb("sync", "send what is waiting and fetch what is new, once")
    made.add_argument("--allow-removal", action="store_true", help="let the hub remove most of what is here")
    verb("status", "show what is waiting, when the last sync was, and whether the hub answers")


def _reading(verb: Any, _common: Parser) -> None:
    made = verb("list", "list records of one kind", WHERE)
    _selection(made)
    made.add_argument("--sort", metavar="FIELD", default="", help="the field to sort by; -FIELD for descending")
    made.add_argument("--limit", metavar="N", type=_whole, default=0, help="at most so many rows")
    made = verb("show", "show one record, field by field, with its history")
    made.add_argument("entity", metavar="ENTITY", help="the kind of record, such as lead")
    made.add_argument("id", metavar="ID", help="its id; the beginning or the end will do where only one record fits")
    made = verb("export", "write records to a file", WHERE)
    _selection(made)
    kinds = ["csv", "xlsx", "vcf", "ics", "json"]
    told = "csv (default), xlsx, json, vcf (cards of people) or ics (tasks and dates)"
    made.add_argument("--format", choices=kinds, default="csv", help=told)
    made.add_argument("--columns", metavar="NAMES", default="", help="only these columns of a csv or xlsx: a,b,c")
    made.add_argument("--output", metavar="FILE", default="-", help="the file to write (default: standard output)")
    made.add_argument("--sort", metavar="FIELD", default="", help="the field to sort by; -FIELD for descending")
    made.add_argument("--limit", metavar="N", type=_whole, default=0, help="at most so many rows")


def _selection(made: Parser) -> None:
    made.add_argument("entity", metavar="ENTITY", help="the kind of record, such as lead")
    made.add_argument(
        "--where", metavar="COND", nargs="+", action="extend", default=[], help="conditions that all must hold"
    )
    made.add_argument("--search", metavar="TEXT", default="", help="words that must occur")


def _writing(verb: Any, common: Parser) -> None:
    made = verb(
        "do",
        "do something: it is saved here at once and sent with the next sync",
        "JSON is an object with the command's arguments, or - to read it from standard input.\n"
        'Example: prm-desktop do lead.decline \'{"lead_id": "…", "reason": "outside_territory"}\'\n',
    )
    named = made.add_argument("command", metavar="COMMAND", help="the command, such as lead.accept")
    given = made.add_argument("arguments", metavar="JSON", help="its arguments")
    made.add_argument("--list", action=_ListCommands, freed=(named, given), help="show all commands")
    made.set_defaults(list=False)
    _importing(verb)
    made = verb("undo", "take something back: unsent it is withdrawn, else its opposite is done")
    made.add_argument(
        "seq", metavar="SEQ", type=_several, help="the number that “do” or “outbox” showed; several as 12-20,25"
    )
    made = verb("outbox", "show what waits to be sent")
    made.add_argument("--all", action="store_true", help="also what the hub has answered in the last 30 days")
    actions = made.add_subparsers(dest="action", metavar="", required=False)
    chosen = actions.add_parser("withdraw", parents=[common], help="discard something that was not sent yet")
    chosen.add_argument("seq", metavar="SEQ", type=_whole)
    made = verb("attention", "show what the hub refused, and what somebody else changed too")
    actions = made.add_subparsers(dest="action", metavar="", required=False)
    chosen = actions.add_parser("resolve", parents=[common], help="decide what becomes of it")
    chosen.add_argument("id", metavar="ID", help="the id that “attention” showed; its beginning or end will do")
    chosen.add_argument("choice", choices=["mine", "theirs", "edit", "discard", "retry"])
    chosen.add_argument("--value", default=None, help="the new value for “edit”; JSON where it is not a text")


def _importing(verb: Any) -> None:
    made = verb(
        "import",
        "bring in records from a CSV or vCard file",
        "Columns are matched by their names. What looks like a record here is left alone unless told otherwise.\n"
        "Everything that came in is taken back with the “undo” that is printed at the end.\n",
    )
    made.add_argument("file", metavar="FILE", help="a CSV or vCard file, in whatever encoding")
    made.add_argument("--kind", metavar="KIND", required=True, help="lead, account, contact, deal or task")
    made.add_argument(
        "--mapping",
        metavar="JSON",
        default="",
        help='which column is which field: {"Firma": "company"}, or a file with it',
    )
    chosen = ["skip", "fill", "update", "make"]
    told = (
        "what becomes of a row that looks like a record: skip it (default), fill what is empty there, "
        "update it with what the file says, make it anyway"
    )
    made.add_argument("--duplicates", choices=chosen, default="skip", help=told)
    single = "what becomes of the duplicate in this line, such as 12=make; may be given several times"
    made.add_argument("--only", metavar="LINE=WHAT", action="append", default=[], help=single)
    made.add_argument("--minor-units", action="store_true", help="amounts of money are in the smallest unit (cents)")
    made.add_argument("--rest", metavar="FILE", default="", help="write the rows that were set aside to this CSV file")
    made.add_argument("--dry-run", action="store_true", help="only say what would happen")


def _blobs(verb: Any, common: Parser) -> None:
    made = verb("blob", "documents and attached files: what is here, fetch, save a copy, attach, keep offline")
    actions = made.add_subparsers(dest="action", metavar="", required=False)

    def action(name: str, text: str, kind: str = "asset (default) or attachment", *, row: str = "") -> Parser:
        """`row`: how its words may be left out: `id`, `both` or not at all."""
        chosen: Parser = actions.add_parser(name, parents=[common], help=text, description=text.capitalize() + ".")
        optional: dict[str, Any] = {"default": "", "nargs": "?"}
        chosen.add_argument("entity", metavar="ENTITY", help=kind, **(optional if row == "both" else {}))
        chosen.add_argument("id", metavar="ID", help="its id", **(optional if row else {}))
        return chosen

    chosen = actions.add_parser("list", parents=[common], help="what there is, and what of it is here")
    chosen.add_argument("entity", metavar="ENTITY", nargs="?", default="asset", help="asset (default) or attachment")
    action("fetch", "bring a file here; without words everything that is to be kept", row="both")
    chosen = action("save", "fetch a file and save a plain copy of it")
    chosen.add_argument("--output", metavar="FILE", default="", help="where to (default: its name, in this folder)")
    chosen = action("attach", "attach a file to a record", "the kind of record, such as lead")
    chosen.add_argument("file", metavar="FILE", help="the file; a copy of it is kept, encrypted")
    pinned = "asset, attachment or product; or literature for all that is current"
    action("pin", "keep a document, a product's literature, or all literature on this computer", pinned, row="id")
    action("unpin", "keep it no longer", pinned, row="id")
    actions.add_parser("pins", parents=[common], help="what is to be kept, and how much of it is here")


def _upkeep(verb: Any, common: Parser) -> None:
    made = verb("doctor", "examine the local copy, row by row against the hub, its key and the disk")
    made.add_argument(
        "--repair",
        action="store_true",
        help="load again what differs from the hub, scope by scope; save unsent work from a damaged file",
    )
    made = verb("recover", "put the key of the local copy back in its place with the recovery code")
    made.add_argument("--code-stdin", action="store_true", help="read the recovery code from the first line of input")
    made.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help="read a new passphrase from the next line of input (where there is no keyring)",
    )
    made = verb("link-handler", "let prm:// links open this program (Linux), or say whether they do")
    actions = made.add_subparsers(dest="action", metavar="", required=False)
    actions.add_parser("install", parents=[common], help="for you only: a desktop entry with its icon")
    actions.add_parser("remove", parents=[common], help="take them away again")
    made = verb("tour", "take a picture of every screen")
    made.add_argument("--out", metavar="DIR", required=True, help="the folder for the pictures")
    made.add_argument("--rtl", action="store_true", help="mirrored, as in languages written from right to left")


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a whole number")
    return int(text)


def _several(text: str) -> list[int]:
    """Numbers as people write several: `12-20,25`."""
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        begin, end = _whole(first), _whole(last or first)
        if end - begin > MOST_AT_ONCE:
            raise argparse.ArgumentTypeError(f"“{part[:40]}” is too much at once")
        found += range(begin, end + 1)
    return found
