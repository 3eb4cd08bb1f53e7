"""What was done at this window, in order, so that it can be taken back and done again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from prm_desktop.domain.registry import COMMANDS
from prm_desktop.errors import UserError
from prm_desktop.services.many import take_all_back
from ui.messages import Messages
from ui.tasks import Tasks
from ui.text import tr, tr_done, tr_n

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Done, Workspace

Rows = frozenset[tuple[str, str]]
MANY = 20
"""A step of so many commands, such as an import, is taken back as a whole."""
DEPTH = 100
"""How many steps back a person can go."""


@dataclass(frozen=True, slots=True)
class Undone:
    """Something done that was taken back: by the command `seq`, or, where that is 0, before it was ever sent."""

    done: Done
    seq: int


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a step: what was done until an error stopped it, and what to tell."""

    made: tuple[Any, ...]
    changed: Rows
    text: str
    error: UserError | None = None


class History:
    """Two stacks of steps. A step is one command, or several that were done at once."""

    def __init__(self, workspace: Workspace, tasks: Tasks, messages: Messages, changed: Callable[[Rows], None]) -> None:
        self._workspace = workspace
        self._tasks = tasks
        self._messages = messages
        self._changed = changed
        self._done: list[tuple[Done, ...]] = []
        self._undone: list[tuple[Undone, ...]] = []
        self._waiting: deque[Callable[[], None]] = deque()
        self._busy = False

    def done(self, text: str, steps: Sequence[Done]) -> None:
        """Tell that something is saved here, and offer to take it back. What was taken back before is past then."""
        if not steps:
            self._messages.done(text)
            return
        self._undone.clear()
        self._keep(tuple(steps))
        self._tell(text)

    def undo(self) -> None:
        """Take the last step back, off the UI thread."""
        self._in_turn(self._undo)

    def redo(self) -> None:
        """Do again what was taken back last, off the UI thread."""
        self._in_turn(self._redo)

    def _in_turn(self, act: Callable[[], None]) -> None:
        """Keys may come faster than the work: each waits until the one before it is through."""
        self._waiting.append(act)
        if not self._busy:
            self._next()

    def _next(self) -> None:
        self._busy = False
        if self._waiting:
            self._waiting.popleft()()

    def _undo(self) -> None:
        if not self._done:
            self._messages.say(tr("There is nothing to undo."))
            self._next()
            return
        step = self._done.pop()
        self._run(lambda: self._take_back(step), self._taken_back)

    def _redo(self) -> None:
        if not self._undone:
            self._messages.say(tr("There is nothing to do again."))
            self._next()
            return
        step = self._undone.pop()
        self._run(lambda: self._do_again(step), self._done_again)

    def _run(self, work: Callable[[], _Outcome], then: Callable[[_Outcome], None]) -> None:
        def failed(error: UserError) -> None:
            self._messages.problem(error)
            self._next()

        self._busy = True
        self._tasks.run(work, then, failed)

    def _keep(self, step: tuple[Done, ...]) -> None:
        self._done.append(step)
        del self._done[:-DEPTH]

    def _tell(self, text: str) -> None:
        self._messages.done(text, tr("Undo"), self.undo)

    def _take_back(self, step: Sequence[Done]) -> _Outcome:
        if len(step) >= MANY and all(done.seq and not done.closes for done in step):
            return self._take_all_back(step)

        def one(done: Done) -> tuple[Undone, Done]:
            back = self._workspace.take_back(done)
            return Undone(done, back.seq), back

        return _each(reversed(step), one, lambda count: tr_n("{n} taken back.", "{n} taken back.", count))

    def _take_all_back(self, step: Sequence[Done]) -> _Outcome:
        """One by one, each would have all the others replayed. Why the first that stays does is told."""
        found = take_all_back(self._workspace, [done.seq for done in step])
        made = tuple(Undone(done, found.by[done.seq]) for done in reversed(step) if done.seq in found.by)
        text = tr_n("{n} taken back.", "{n} taken back.", len(made))
        return _Outcome(made, found.changed, text, next(iter(found.stays.values()), None))

    def _do_again(self, step: Sequence[Undone]) -> _Outcome:
        def one(undone: Undone) -> tuple[Done, Done]:
            before, workspace = undone.done, self._workspace
            done = workspace.again(before, undone.seq)
            return replace(before, seq=done.seq), done

        return _each(reversed(step), one, lambda count: tr_n("{n} done.", "{n} done.", count))

    def _taken_back(self, outcome: _Outcome) -> None:
        if outcome.made:
            self._undone.append(outcome.made)
            self._messages.done(outcome.text, tr("Do it again"), self.redo)
        self._end(outcome)

    def _done_again(self, outcome: _Outcome) -> None:
        if outcome.made:
            self._keep(outcome.made)
            self._tell(outcome.text)
        self._end(outcome)

    def _end(self, outcome: _Outcome) -> None:
        if outcome.error is not None:
            self._messages.problem(outcome.error)
        self._changed(outcome.changed)
        self._next()


def _each(step: Any, one: Callable[[Any], tuple[Any, Done]], counted: Callable[[int], str]) -> _Outcome:
    """Do each in turn until one fails; what was done until then stays done, and is known."""
    made: list[Any] = []
    changed: Rows = frozenset()
    last: Done | None = None
    error: UserError | None = None
    for item in step:
        try:
            result, last = one(item)
        except UserError as failure:
            error = failure
            break
        made.append(result)
        changed |= last.changed
    return _Outcome(
        tuple(made), changed, words_of(last) if last is not None and len(made) == 1 else counted(len(made)), error
    )


def words_of(done: Done) -> str:
    """What to tell a person about something done, in their language."""
    spec = COMMANDS.get(done.name)
    return tr_done(spec.done if spec else "", done.message)
