"""What a command is: one user intent, a frozen dataclass, and the only way that anything is ever changed.

`apply(view, actor, now)` decides which rows change. The client runs it optimistically on its replica; the hub
runs the same
code with authority. It must be pure: ids of new rows are arguments, the time is `now`, and whatever it needs to know
it asks of the view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, Protocol, TypeVar

import msgspec

from prm_desktop.domain.checks import check_value
from prm_desktop.domain.entities import Entity, Row, declared_entities, entity_of
from prm_desktop.domain.fields import Choice, Field, Merge, Tone, Type, Value, declared_fields
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.errors import BadInput, UserError

R = TypeVar("R", bound=Row)
Patch = dict[str, tuple[Any, Any]]
"""`{field: (old, new)}`; over the wire each pair is a list of two."""


class Refusal(UserError):
    """A rule said no. `code` is stable for programs; the message is for the person who asked."""

    default_title = "That is not possible"

    def __init__(self, code: str, message: str, /, *, hint: str = "", **values: object) -> None:
        super().__init__(message, hint=hint)
        self.values = values
        self.code = code


class Role(Choice):
    """What a user may do. An admin sees commissions and manages colleagues; vendor staff belong to no partner."""

    REP = "rep", "Sales rep"
    ADMIN = "admin", "Administrator"
    VENDOR = "vendor", "Channel manager"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it. `partner_id` is empty for vendor staff."""

    user_id: str
    partner_id: str = ""
    role: str = Role.REP
    name: str = ""

    @property
    def is_vendor(self) -> bool:
        """Whether this is the vendor's staff."""
        return self.role == Role.VENDOR


class View(Protocol):
    """The rows that the actor may see, at one moment."""

    @property
    def authoritative(self) -> bool:
        """True on the hub, where conflicts are decided; False where a change is only shown until then."""

    def get(self, row: type[R], row_id: str) -> R | None:
        """The row with this id, or None."""

    def find(self, row: type[R], **equals: Any) -> Sequence[R]:
        """The rows whose fields equal these values, in the order of their ids."""


@dataclass(frozen=True, slots=True)
class Put:
    """A new row."""

    row: Row


@dataclass(frozen=True, slots=True)
class Update:
    """New values for some fields of an existing row."""

    kind: str
    id: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Remove:
    """The row ends."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field with the policy `ask` that somebody else changed too: nothing is written, a person decides."""

    kind: str
    id: str
    field: str
    base: Value
    mine: Value
    theirs: Value
    by: str = ""
    at: str = ""


Change = Put | Update | Remove | Conflict


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """The base of all commands. Subclasses declare their arguments and override `apply`."""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """The rows that change. Raises `Refusal` where a rule says no."""
        raise TypeError(f"{type(self).__name__} declares no apply")

    def inverse(self, _view: View) -> Command | None:
        """The command that takes this one back, given the rows as they were before it; None where there is none."""
        return None


class By(StrEnum):
    """Whose act a command is, so that nobody is offered what is another's to do; the rules refuse it in any case."""

    OWNER = "owner"
    """The partner whose row it is."""
    OTHER = "other"
    """The partner that the row was offered to (`other_partner_id`)."""
    VENDOR = "vendor"
    """The vendor's staff."""


@dataclass(frozen=True)
class CommandSpec:
    """One declared command. `subject` is the entity kind whose row it acts on, `subject_arg` the argument with its id.

    `requested`: only the hub can decide; until then the client says "requested". `outward`: it reaches other people,
    so the screen says whom before it is done. `to`: the status that it always leaves its row in. `needs`: a yes-or-no
    field of the row that must be set for it, or, with `-` before the name, must not be.
    """

    name: str
    cls: type[Command]
    label: str
    subject: str
    subject_arg: str
    version: int = 1
    icon: str = ""
    key: str = ""
    tone: Tone = Tone.NEUTRAL
    requested: bool = False
    outward: str = ""
    done: str = ""
    when: tuple[str, ...] = ()
    to: str = ""
    by: By = By.OWNER
    needs: str = ""

    def suits(self, actor: Actor, row: Row) -> bool:
        """Whether this is the actor's to do with the row; vendor staff may do what any side may."""
        if self.needs and bool(getattr(row, self.needs.removeprefix("-"))) is self.needs.startswith("-"):
            return False
        if actor.is_vendor:
            return True
        owner = getattr(row, "partner_id", "")
        other = getattr(row, "other_partner_id", "")
        return {By.OWNER: owner in ("", actor.partner_id), By.OTHER: other == actor.partner_id}.get(self.by, False)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The arguments in order."""
        return declared_fields(self.cls)

    @cached_property
    def required(self) -> frozenset[str]:
        """The names of the arguments that must be given."""
        given = {item.name: item for item in fields(self.cls)}
        return frozenset(item.name for item in self.fields if item.required or _has_no_default(given[item.name]))


def _has_no_default(item: Any) -> bool:
    return item.default is MISSING and item.default_factory is MISSING


@dataclass
class _Registry:
    by_name: dict[str, CommandSpec] = field(default_factory=dict)
    by_class: dict[type[Command], CommandSpec] = field(default_factory=dict)


_registry = _Registry()
C = TypeVar("C", bound=Command)


def command(name: str, label: str, subject: type[Row], **options: Any) -> Callable[[type[C]], type[C]]:
    """Declare the decorated class as a command; the options are those of `CommandSpec`."""

    def declare(cls: type[C]) -> type[C]:
        kind = entity_of(subject).kind
        options.setdefault("subject_arg", f"{kind}_id")
        if name in _registry.by_name:
            raise ValueError(f"command {name} is declared twice")
        spec = CommandSpec(name=name, cls=cls, label=label, subject=kind, **options)
        _registry.by_name[name] = spec
        _registry.by_class[cls] = spec
        return cls

    return declare


def declared_commands() -> Mapping[str, CommandSpec]:
    """All commands declared so far, by name. Use `registry.COMMANDS`, which has loaded every module."""
    return _registry.by_name


def spec_of(made: Command) -> CommandSpec:
    """The declaration of a command."""
    return _registry.by_class[type(made)]


def encode_args(made: Command) -> dict[str, Any]:
    """The arguments of a command as JSON values, named after their fields."""
    plain: dict[str, Any] = msgspec.to_builtins(made)
    return plain


def decode_command(name: str, args: Mapping[str, Any], version: int = 1) -> Command:
    """The command with this name and these JSON arguments. Raises `BadInput` where it is unknown or does not fit."""
    spec = _registry.by_name.get(name)
    if spec is None:
        raise BadInput("There is no command “{name}”.", hint="“do --list” shows all commands.", name=name)
    if version > spec.version:
        raise BadInput("“{name}” version {version} is newer than this program.", name=name, version=version)
    known = {item.name for item in spec.fields}
    if unknown := sorted(set(args) - known):
        raise BadInput("“{name}” has no argument {unknown}.", name=name, unknown=", ".join(unknown))
    try:
        made = msgspec.convert(dict(args), type=spec.cls)
    except msgspec.ValidationError as error:
        raise BadInput("“{name}”: {error}", name=name, error=str(error)) from error
    _check(spec, made)
    return made


def _check(spec: CommandSpec, made: Command) -> None:
    for item in spec.fields:
        value: Any = getattr(made, item.name)
        needed = item.required or (item.type is Type.CHOICE and item.default)
        if needed and not value:
            raise BadInput("“{label}” must be filled in.", label=item.label)
        check_value(item, value)


def with_new_ids(name: str, args: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments, with a fresh id for each row that the command will make. Call it once, where a person acts."""
    spec = _registry.by_name.get(name)
    fresh = {item.name: new_uuid7() for item in spec.fields if item.type is Type.NEW_ID} if spec else {}
    return fresh | {key: value for key, value in args.items() if value or key not in fresh}


def require(condition: object, code: str, message: str, **values: str) -> None:
    """Refuse unless the condition holds."""
    if not condition:
        raise Refusal(code, message, **values)


def the(view: View, row: type[R], row_id: str) -> R:
    """The row with this id. Refused where there is none, or the actor may not see it."""
    found = view.get(row, row_id)
    if found is None:
        label = entity_of(row).label
        raise Refusal("not_found", "This {label} is not, or no longer, yours to see.", label=label.lower())
    return found


def any_record(view: View, kind: str, row_id: str) -> tuple[Entity[Any], Row]:
    """A row of any kind, with its declaration. Refused as by `the`, and where there is no such kind."""
    made = declared_entities().get(kind)
    if made is None:
        raise Refusal("unknown_kind", "There is no kind of record “{kind}”.", kind=kind)
    found: Row = the(view, made.row, row_id)
    return made, found


def owned(view: View, row: type[R], row_id: str, actor: Actor) -> R:
    """The row with this id, where it is the actor's own company's. Refused where others only share it."""
    found = the(view, row, row_id)
    mine = actor.is_vendor or getattr(found, "partner_id", "") == actor.partner_id
    require(mine, "shared", "This is another company's; you can read it and comment on it.")
    return found


def vendor_only(actor: Actor) -> None:
    """Refuse partners what is the vendor's to decide."""
    require(actor.is_vendor, "vendor_only", "Only the vendor decides this.")


def update(row: Row, **values: Value) -> Update:
    """A change of some fields of this row."""
    return Update(entity_of(type(row)).kind, row.id, values)


def apply_patch(row: R, changes: Patch, view: View) -> list[Change]:
    """Merge a person's patch into the row as it is now, by each field's merge policy (DESIGN 4.4).

    Raises `Refusal` for a field that partners do not own.
    """
    made = entity_of(type(row))
    values: dict[str, Value] = {}
    conflicts: list[Change] = []
    for name, (old, new) in changes.items():
        spec = made.by_name.get(name)
        require(spec, "unknown_field", "A {label} has no field “{name}”.", label=made.label.lower(), name=name)
        assert spec is not None  # noqa: S101 - narrows for mypy; `require` has refused already
        require(
            spec.editable,
            "hub_owned",
            "“{field}” is kept by the vendor and cannot be changed here.",
            field=spec.label,
        )
        before, wanted, current = _typed(spec, old), _typed(spec, new), getattr(row, name)
        check_value(spec, wanted)
        merged = _merge(spec, before, wanted, current, authoritative=view.authoritative)
        if merged is _ASK:
            conflicts.append(Conflict(made.kind, row.id, name, old, new, current, by=row.updated_by, at=row.updated_at))
        elif merged != current:
            values[name] = merged
    return [*([Update(made.kind, row.id, values)] if values else []), *conflicts]


_ASK = object()


def _typed(spec: Field, value: Any) -> Value:
    """A JSON value as the field's Python type. Raises `BadInput` where it does not fit."""
    if spec.default.__class__ is tuple:
        if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
            raise BadInput("“{label}” takes a list of texts.", label=spec.label)
        return tuple(value)
    wanted = str if isinstance(spec.default, str) else type(spec.default)
    if not isinstance(value, wanted) or isinstance(value, bool) != (wanted is bool):
        raise BadInput("“{label}” does not take “{value}”.", label=spec.label, value=str(value)[:40])
    return value


def _merge(spec: Field, old: Value, new: Value, current: Value, *, authoritative: bool) -> Value:
    if current in (old, new) or not authoritative:
        return new
    policies: dict[Merge, Callable[[], Value]] = {
        Merge.LATEST: lambda: new,
        Merge.HUB: lambda: current,
        Merge.MAX: lambda: max(new, current),
        Merge.UNION: lambda: _three_way(old, new, current),
        Merge.ASK: lambda: _ASK,
    }
    return policies[spec.merge]()


def _three_way(old: Sequence[str], new: Sequence[str], current: Sequence[str]) -> tuple[str, ...]:
    """Both sides' additions, without what either side took away."""
    removed = (set(old) - set(new)) | (set(old) - set(current))
    return tuple(item for item in dict.fromkeys([*current, *new]) if item not in removed)


def inverse_patch(changes: Patch) -> Patch:
    """The patch that takes this one back."""
    return {name: (new, old) for name, (old, new) in changes.items()}


def stamped(change: Put | Update, actor: Actor, now: str) -> Put | Update:
    """The change with who and when, as both ends write it."""
    if isinstance(change, Put):
        by = change.row.created_by or actor.user_id
        at = change.row.created_at or now
        return Put(replace(change.row, created_at=at, created_by=by, updated_at=now, updated_by=actor.user_id))
    return Update(change.kind, change.id, {**change.values, "updated_at": now, "updated_by": actor.user_id})
