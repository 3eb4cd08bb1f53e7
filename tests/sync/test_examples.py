"""The recorded example exchanges are what today's hub and client say, and the README explains all of it."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from prm_desktop.domain.digests import Sum, fingerprint
from sync import protocol
from sync.hub import pull, push
from tests.sync.recorded import EXAMPLES, Story, live, read, replayed, stories, written

README = (Path(protocol.__file__).parent / "README.md").read_text("utf-8")
STORIES = dict(stories())
AGAIN = "record them anew: python -m tests.sync.recorded"


def test_there_is_a_recording_of_every_story_and_no_other() -> None:
    assert sorted(path.stem for path in EXAMPLES.iterdir()) == sorted(STORIES), AGAIN


@pytest.mark.parametrize("name", STORIES)
def test_the_real_hub_and_the_real_client_say_what_was_recorded(tmp_path: Path, name: str) -> None:
    assert written(live(tmp_path, STORIES[name])) == (EXAMPLES / f"{name}.ndjson").read_text("utf-8"), AGAIN


@pytest.mark.parametrize("name", STORIES)
def test_the_real_client_comes_through_with_the_recorded_answers_alone(tmp_path: Path, name: str) -> None:
    assert replayed(tmp_path, STORIES[name], read(name)).told


def structs() -> list[type[msgspec.Struct]]:
    found = (item for _, item in inspect.getmembers(protocol, inspect.isclass))
    return [item for item in found if issubclass(item, msgspec.Struct) and item.__module__ == protocol.__name__]


def test_every_message_and_every_member_is_explained() -> None:
    members = {name for item in structs() for name in item.__struct_encode_fields__}
    names = {item.__name__ for item in structs()}
    assert {name for name in names | members if f"`{name}`" not in README} == set()


def test_every_endpoint_is_explained() -> None:
    paths = {value for name, value in vars(protocol).items() if name.endswith("_PATH")}
    assert {path for path in paths if path not in README} == set()


def returned(function: Callable[..., object]) -> set[str]:
    tree = ast.parse(inspect.getsource(function).lstrip())
    nodes = (node for item in ast.walk(tree) if isinstance(item, ast.Return) for node in ast.walk(item))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_reason_for_a_reset_or_a_stop_is_explained_and_recorded_where_a_client_meets_it() -> None:
    resets = returned(pull._reset_reason) - {""}  # noqa: SLF001 - what it can say is what must be explained
    stops = set(re.findall(r'stopped = "(\w+)"', inspect.getsource(push)))
    assert resets == {"first", "epoch", "ahead", "horizon", "scopes"}
    assert stops == {"gap", "temporary"}
    assert {word for word in resets | stops if f"`{word}`" not in README} == set()
    heads = [line["response"]["lines"][0] for name in STORIES for line in read(name) if "lines" in line["response"]]
    assert {head["reset"] for head in heads} == resets | {""}
    assert {head["stopped"] for head in heads} == {"gap", ""}


def test_every_status_of_a_command_and_every_code_of_the_hub_itself_is_explained() -> None:
    codes = set(re.findall(r'Refusal\("(\w+)"', inspect.getsource(push))) | {"bad_input", "not_found", "id_taken"}
    statuses = {"applied", "refused", "conflict"}
    assert {word for word in codes | statuses if f"`{word}`" not in README} == set()


def test_every_recording_is_named() -> None:
    assert {name for name in STORIES if f"{name}.ndjson" not in README} == set()


def test_the_worked_example_of_a_digest_is_right() -> None:
    values = msgspec.json.decode(_worked("row"))
    assert f"{fingerprint(values):016x}" == _worked("fingerprint")
    twice = Sum()
    twice.add(values[1], fingerprint(values))
    twice.add(values[1], fingerprint(values))
    assert twice.triple()[2] == _worked("sum of two such rows")


def test_the_worked_example_of_a_command_hash_is_right() -> None:
    name, version, args = msgspec.json.decode(_worked("canonical command"))
    assert protocol.command_hash(protocol.WireCommand(7, name, args, version)) == _worked("command hash")


def _worked(label: str) -> str:
    found = re.search(rf"^{label}: (.+)$", README, re.MULTILINE)
    assert found, label
    return found.group(1)


def test_a_story_that_goes_another_way_is_noticed(tmp_path: Path) -> None:
    name = next(iter(STORIES))

    def otherwise(story: Story) -> None:
        story.rep("ben@hanse.example")

    with pytest.raises(AssertionError, match="does not ask what it asked"):
        replayed(tmp_path, otherwise, read(name))
