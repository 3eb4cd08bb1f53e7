"""From a history that fails to the shortest list of its steps that fails in the same way; and such lists as files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from tests.sync.simulation.history import History, Script, Step


class Failure:
    """What a history ended with. Two are alike where they are of one kind and, for a violation, one invariant."""

    def __init__(self, script: Script, error: BaseException, told: list[str]) -> None:
        self.script = script
        self.told = told
        self.kind = f"{type(error).__name__} {getattr(error, 'invariant', '')}".strip()
        self.message = f"{type(error).__name__}: {error}"


def play(wanted: Script) -> tuple[Failure | None, History]:
    """Let a script happen."""
    history = History(wanted)
    try:
        history.run()
    except (Exception, AssertionError) as error:  # noqa: BLE001 - whatever nobody foresaw is a finding
        return Failure(wanted, error, history.told), history
    return None, history


def shrunk(failure: Failure, patience: int = 400) -> Failure:
    """Leave out steps, first many, then one by one, for as long as it fails in the same way."""
    best, size = failure, max(len(failure.script.steps) // 2, 1)
    while size and patience > 0:
        start = 0
        while start < len(best.script.steps) and patience > 0:
            patience -= 1
            steps = best.script.steps
            found, _ = play(replace(best.script, steps=steps[:start] + steps[start + size :]))
            if found and found.kind == failure.kind:
                best = found
            else:
                start += size
        size //= 2
    return best


def write(failure: Failure, path: Path) -> None:
    """Keep a failing script, to be replayed."""
    steps = [[step.kind, step.seed] for step in failure.script.steps]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"seed": failure.script.seed, "steps": steps, "failure": failure.message}, indent=1))


def read(path: Path) -> Script:
    """The script of such a file."""
    found = json.loads(path.read_text("utf-8"))
    return Script(found["seed"], tuple(Step(kind, seed) for kind, seed in found["steps"]))
