"""The example exchanges of sync/README.md: stories of a real client and a real hub, recorded in tests/sync/examples/.

    python -m tests.sync.recorded     records all of them anew

Ids, clock and tokens are made up and always the same, so that a story told again gives the same exchanges.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import msgspec
from sqlalchemy import update

from prm_desktop.errors import UserError
from prm_desktop.replica.database import Database
from prm_desktop.services.workspace import Workspace
from sync import protocol
from sync.client import HubClient
from sync.engine import Engine
from sync.hub.tables import HUB_META
from sync.session import ReplicaTokens, remember_identity
from tests.sync.hubs import PASSWORD, Rep, Wire, World, seed
from tests.sync.replicas import Clock

EXAMPLES = Path(__file__).with_name("examples")
HUB_ID, EPOCH = "01900000-0000-7000-8000-00000000ab01", "e0c4000000000001"
KEPT = ("content-type", "retry-after", "www-authenticate")
"""The headers that a recording holds."""
URL = "http://hub.example"
Line = dict[str, Any]


class Tape(httpx.BaseTransport):
    """Between a client and the hub: writes down what passes, or answers from what was written down."""

    def __init__(self, story: Story, who: str) -> None:
        self._story = story
        self._who = who

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        asked = self._story.scrubbed(self._who, request)
        if self._story.world is None:
            kept = self._story.next()
            assert {name: kept.get(name) for name in asked} == asked, "the client does not ask what it asked then"
            answer = _response(kept["response"])
        else:
            answer = self._cut(self._story.world.transport.handle_request(request))
            kept = asked | self._written(answer)
            self._story.lines.append(kept)
        if kept.get("lost"):
            raise httpx.ReadError("the answer was lost")
        return answer

    def _cut(self, answer: httpx.Response) -> httpx.Response:
        """The answer, or as many lines of it as the story lets through."""
        lines, self._story.cuts_next = self._story.cuts_next, 0
        if not lines:
            return answer
        whole = httpx.Response(answer.status_code, headers=answer.headers, content=b"".join(answer.stream))  # type: ignore[arg-type]  # a synchronous response
        headers = {"content-type": answer.headers["content-type"]}
        content = b"".join(line + b"\n" for line in whole.content.splitlines()[:lines])
        return httpx.Response(answer.status_code, headers=headers, content=content)

    def _written(self, answer: httpx.Response) -> Line:
        """An answer as it is written down; the client reads it as it came."""
        raw = b"".join(answer.stream)  # type: ignore[arg-type]  # a synchronous response
        answer.stream = httpx.ByteStream(raw)
        answer = httpx.Response(answer.status_code, headers=answer.headers, content=raw)
        headers = {name: answer.headers[name] for name in KEPT if name in answer.headers}
        told: Line = {"status": answer.status_code, "headers": headers}
        if headers.get("content-type", "").startswith(protocol.MEDIA_TYPE):
            told["lines"] = [msgspec.json.decode(line) for line in answer.content.splitlines()]
        elif headers.get("content-type", "").endswith("json"):
            told["body"] = self._story.masked(msgspec.json.decode(answer.content))
        elif answer.content:
            told["text"] = answer.text
        lost, self._story.loses_next = self._story.loses_next, False
        return {"response": told} | ({"lost": True} if lost else {})


def _response(told: Line) -> httpx.Response:
    if "lines" in told:
        content = b"".join(msgspec.json.encode(line) + b"\n" for line in told["lines"])
    else:
        content = msgspec.json.encode(told["body"]) if "body" in told else told.get("text", "").encode()
    return httpx.Response(told["status"], headers=told["headers"], content=content)


@dataclass
class Story:
    """What happens between people and a hub. Without a world, the hub's part is read from the recording."""

    folder: Path
    world: World | None
    clock: Clock
    lines: list[Line] = field(default_factory=list)
    loses_next: bool = False
    cuts_next: int = 0
    _tokens: dict[str, str] = field(default_factory=dict)
    _reps: list[Rep] = field(default_factory=list)
    _place: int = 0

    def hub(self, work: Callable[[World], object]) -> None:
        """Something happens at the hub."""
        if self.world is not None:
            work(self.world)

    def serves(self, **terms: int) -> None:
        """From now on the hub serves on other terms."""
        self.hub(lambda world: world.serves(**terms))

    def waits(self, seconds: float) -> None:
        """Time passes for everybody."""
        self.clock.wait(seconds)

    def rep(self, email: str, name: str = "") -> Rep:
        """Somebody signs in on a machine of their own; nothing is synced yet."""
        who = name or email.split("@", maxsplit=1)[0]
        db = Database.create(self.folder / f"{who}.db", bytes(32))
        tape = Tape(self, who)
        http = HubClient(URL, ReplicaTokens(db), transport=tape, wall=lambda: 0.0)
        remember_identity(db, URL, email, http.sign_in(email, PASSWORD))
        numbers = count(len(self._reps) * 100 + 1)
        engine = Engine(db, http, self.clock.now, lambda: f"01900000-0000-7000-8000-{next(numbers):012d}")
        rep = Rep(Workspace(db, self.clock.now), engine, http, Wire(tape))
        self._reps.append(rep)
        return rep

    def fails(self, rep: Rep) -> None:
        """A sync that ends in an error, as it should."""
        failed = False
        with suppress(UserError):
            rep.sync()
            failed = True
        assert not failed, "this sync was to fail"

    def next(self) -> Line:
        """The next recorded exchange."""
        self._place += 1
        return self.lines[self._place - 1]

    @property
    def told(self) -> bool:
        """Whether every recorded exchange took place."""
        return self._place == len(self.lines)

    def close(self) -> None:
        for rep in self._reps:
            rep.close()

    def scrubbed(self, who: str, request: httpx.Request) -> Line:
        """A request as it is written down: without what differs from one recording to the next."""
        asked: Line = {"who": who, "method": request.method, "path": request.url.raw_path.decode()}
        if "authorization" in request.headers:
            scheme, _, token = request.headers["authorization"].partition(" ")
            asked["authorization"] = f"{scheme} {self._tokens.get(token, token)}"
        if request.read():
            asked["request"] = self.masked(msgspec.json.decode(request.content))
        return asked

    def masked(self, body: Any) -> Any:
        """A body with tokens that tell nothing."""
        for name in ("access_token", "refresh_token"):
            if isinstance(body, dict) and body.get(name) and self.world is not None:
                kind = name.partition("_")[0]
                known = sum(mask.startswith(kind) for mask in self._tokens.values())
                body[name] = self._tokens.setdefault(body[name], f"{kind}-{known + 1}")
        return body


def steady(world: World, epoch: str = EPOCH) -> None:
    """Give the hub the ids of the recordings."""
    with world.store.raw() as conn:
        for key, value in (("hub_id", HUB_ID), ("epoch", epoch)):
            conn.execute(update(HUB_META).where(HUB_META.c.key == key).values(value=value))


def restored(world: World, copy: bytes, epoch: str) -> None:
    """The hub goes on from a backup, under a new epoch."""
    world.transport.close()
    world.store.close()
    for left in world.folder.glob("hub.db*"):
        left.unlink()
    (world.folder / "hub.db").write_bytes(copy)
    world.open()
    steady(world, epoch)


def live(folder: Path, tell: Callable[[Story], None]) -> list[Line]:
    """Tell a story with a real hub; what passed between it and the clients."""
    clock = Clock()
    world = World(folder, clock=clock)
    world.open(seed(3))
    steady(world)
    story = Story(folder, world, clock)
    try:
        tell(story)
    finally:
        story.close()
        world.close()
    return story.lines


def replayed(folder: Path, tell: Callable[[Story], None], lines: list[Line]) -> Story:
    """Tell a story with real clients and the recorded answers."""
    story = Story(folder, None, Clock(), lines)
    try:
        tell(story)
    finally:
        story.close()
    return story


def read(name: str) -> list[Line]:
    """A recording."""
    text = (EXAMPLES / f"{name}.ndjson").read_text("utf-8")
    return [msgspec.json.decode(line) for line in text.splitlines()]


def written(lines: list[Line]) -> str:
    """A recording as its file holds it."""
    return "".join(msgspec.json.encode(line).decode() + "\n" for line in lines)


def stories() -> Iterator[tuple[str, Callable[[Story], None]]]:
    """All stories by the names of their files."""
    from tests.sync import stories as told  # noqa: PLC0415 - they are told with what is here

    for number, tell in enumerate(told.STORIES, 1):
        yield f"{number:02d}-{tell.__name__.replace('_', '-')}", tell


def main() -> None:
    """Record all stories anew."""
    EXAMPLES.mkdir(exist_ok=True)
    for old in EXAMPLES.glob("*.ndjson"):
        old.unlink()
    for name, tell in stories():
        with tempfile.TemporaryDirectory() as folder:
            (EXAMPLES / f"{name}.ndjson").write_text(written(live(Path(folder), tell)), "utf-8")


if __name__ == "__main__":
    main()
