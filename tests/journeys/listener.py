"""What a screen reader is told: a display, a session and an accessibility bus of their own, and somebody who listens.

The program is a real process that draws into a real X display, keys come through the X server, and what it says is
read from the bus where a screen reader reads it. Nothing of this can be had from Qt's platform without a display.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, Properties, message_bus, new_method_call  # type: ignore[import-untyped]
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped]

from tests.journeys.screen import cells

PROGRAMS = ("Xvfb", "xdotool", "dbus-daemon", "/usr/libexec/at-spi-bus-launcher")
PATIENCE_S = 60.0
LOOK_S = 0.05
EVENTS = "org.a11y.atspi.Event.Object"
REGISTRY = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
URGENT = 2
"""The politeness of what may break into what is being said."""


def missing() -> list[str]:
    """The programs that are needed and not here; `packaging/debian.txt` names their packages."""
    return [name for name in PROGRAMS if not _path(name)]


def _path(program: str) -> str:
    return shutil.which(program) or ""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that a screen reader is told. `focus`: the name of what has it now; else words by themselves."""

    text: str
    focus: bool = False
    urgent: bool = False

    @property
    def row(self) -> str:
        """The same without the marks with which a row begins."""
        return " · ".join(cells(self.text))


@dataclass
class Listener:
    """A blind person at a desktop: presses keys, and knows only what is said."""

    display: str
    session: str
    heard: list[Heard] = field(default_factory=list)
    _place: int = 0

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to be heard here."""
        return {
            "DISPLAY": self.display,
            "DBUS_SESSION_BUS_ADDRESS": self.session,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def goes_to(self, window: str) -> None:
        """Give the keys to the window with this title, once it is there; no other program manages windows here."""
        _until(lambda: bool(self._xdo("search", "--onlyvisible", "--name", window)), f"a window “{window}”")
        found = self._xdo("search", "--onlyvisible", "--name", window).split()
        self._xdo("windowfocus", "--sync", found[-1])

    def presses(self, *keys: str) -> None:
        """Press keys by the names of X, such as `ctrl+k`. What is heard from now on answers the last of them."""
        for key in keys:
            self._place = len(self.heard)
            self._xdo("key", key)

    def types(self, text: str) -> None:
        """Type a text, as fast as a person does."""
        self._place = len(self.heard)
        self._xdo("type", "--delay", "80", text)

    def hears(self, text: str, *, focus: bool = False, urgent: bool = False, but: str = "\n") -> Heard:
        """Wait for what begins with these words, without those others, after the last keys. Returns it.

        A row may begin with its marks.
        """

        def found() -> Heard | None:
            since = (item for item in self.heard[self._place :] if item.focus is focus and but not in item.text)
            return next((item for item in since if item.text.startswith(text) or item.row.startswith(text)), None)

        _until(lambda: found() is not None, f"“{text}”", lambda: f"only {self.heard[self._place :]}")
        said = found()
        assert said is not None
        assert said.urgent is urgent
        return said

    def said(self) -> list[str]:
        """All words by themselves since the last keys."""
        return [item.text for item in self.heard[self._place :] if not item.focus]

    def _xdo(self, *words: str) -> str:
        done = subprocess.run(
            [_path("xdotool"), *words],
            capture_output=True,
            text=True,
            env={**os.environ, "DISPLAY": self.display},
            check=False,
        )
        return done.stdout


@contextmanager
def desktop(folder: Path) -> Iterator[Listener]:
    """An X display with a session bus, and a listener on its accessibility bus."""
    with ExitStack() as stack:
        display = stack.enter_context(_display(folder))
        session = stack.enter_context(_session(folder, display))
        made = Listener(display, session)
        bus = _ask(session, DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
        stack.enter_context(_listening(bus, made.heard))
        yield made


@contextmanager
def _display(folder: Path) -> Iterator[str]:
    reading, writing = os.pipe()
    with (folder / "xvfb.log").open("w") as log:
        process = subprocess.Popen(
            [_path("Xvfb"), "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stdout=log,
            stderr=log,
        )
    os.close(writing)
    with os.fdopen(reading) as answer, _ended(process):
        yield f":{answer.readline().strip()}"


@contextmanager
def _session(folder: Path, display: str) -> Iterator[str]:
    with (folder / "dbus.log").open("w") as log:
        process = subprocess.Popen(
            [_path("dbus-daemon"), "--session", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={**os.environ, "DISPLAY": display, "XDG_RUNTIME_DIR": str(folder)},
        )
    assert process.stdout is not None
    with process.stdout, _ended(process):
        yield process.stdout.readline().strip()


@contextmanager
def _ended(process: subprocess.Popen[Any]) -> Iterator[None]:
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def _ask(bus: str, at: DBusAddress, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> Any:
    with open_dbus_connection(bus) as connection:
        reply = connection.send_and_get_reply(new_method_call(at, method, signature, body), timeout=PATIENCE_S)
    assert reply.header.message_type is MessageType.method_return, reply.body
    return reply.body[0] if reply.body else None


@contextmanager
def _listening(bus: str, heard: list[Heard]) -> Iterator[None]:
    """Be told of announcements and of the focus, as a screen reader asks for it, until the end."""
    ears, questions = open_dbus_connection(bus), open_dbus_connection(bus)
    over = threading.Event()
    for member, event in (("Announcement", "object:announcement"), ("StateChanged", "object:state-changed:focused")):
        ears.send_and_get_reply(message_bus.AddMatch(MatchRule(type="signal", interface=EVENTS, member=member)))
        call = new_method_call(REGISTRY, "RegisterEvent", "sass", (event, [], ""))
        reply = ears.send_and_get_reply(call, timeout=PATIENCE_S)
        assert reply.header.message_type is MessageType.method_return, reply.body

    def listen() -> None:
        while not over.is_set():
            with suppress(TimeoutError):
                _note(ears.receive(timeout=LOOK_S), questions, heard)

    thread = threading.Thread(target=listen)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(PATIENCE_S)
        ears.close()
        questions.close()


def _note(message: Message, questions: DBusConnection, heard: list[Heard]) -> None:
    fields = message.header.fields
    if message.header.message_type is not MessageType.signal or fields.get(HeaderFields.interface) != EVENTS:
        return
    kind, first, _second, (_type, value), *_rest = message.body
    member = fields[HeaderFields.member]
    if member == "Announcement":
        heard.append(Heard(str(value), urgent=first == URGENT))
    elif member == "StateChanged" and kind == "focused" and first:
        at = DBusAddress(fields[HeaderFields.path], fields[HeaderFields.sender], "org.a11y.atspi.Accessible")
        reply = questions.send_and_get_reply(Properties(at).get("Name"), timeout=PATIENCE_S)
        if reply.header.message_type is MessageType.method_return:  # else it has gone meanwhile
            heard.append(Heard(str(reply.body[0][1]), focus=True))


def _until(done: Callable[[], bool], what: str, instead: Callable[[], str] = lambda: "") -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE_S
    pause = threading.Event()
    while not done():
        assert time.monotonic() < end, f"there never was {what}, {instead()}"
        pause.wait(LOOK_S)
