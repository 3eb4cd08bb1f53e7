"""One window per profile: a second start hands its arguments to the first one and leaves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 1_000
LIMIT = 64 * 1024
"""The most bytes that a second start may hand over."""


@dataclass(frozen=True, slots=True)
class SecondStart:
    """What the person asked for when starting the program again."""

    arguments: tuple[str, ...]


def server_name(profile: Path) -> str:
    """The name of a profile's door: the same for every start on it, and different for others."""
    digest = hashlib.sha256(str(profile.resolve()).encode()).hexdigest()
    return f"prm-desktop-{digest[:16]}"


def hand_over(profile: Path, arguments: Sequence[str]) -> bool:
    """Hand the arguments to the window that has this profile open; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(profile))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(json.dumps(list(arguments)).encode() + b"\n")
    sent = socket.waitForBytesWritten(WAIT_MS)
    socket.disconnectFromServer()
    return sent


class SingleInstance(QObject):
    """Holds a profile's door open for later starts. Make it after `hand_over` found nobody."""

    started_again = Signal(object)
    """`SecondStart`"""

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._peers: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        name = server_name(profile)
        if not self._server.listen(name):
            # A program that was killed leaves its door behind; nobody answered it, so it may go.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def listening(self) -> bool:
        """Whether later starts will find this one."""
        return self._server.isListening()

    def close(self) -> None:
        """Let the next start open the profile itself."""
        self._server.close()

    def _greet(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setParent(self)
            socket.setReadBufferSize(LIMIT)
            self._peers.append(socket)
            socket.readyRead.connect(self._read_all)
            socket.disconnected.connect(self._drop_gone)
        self._read_all()

    def _read_all(self) -> None:
        for socket in self._peers:
            if socket.canReadLine():
                self._read(bytes(socket.readLine().data()))

    def _drop_gone(self) -> None:
        self._read_all()
        gone = [socket for socket in self._peers if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState]
        for socket in gone:
            self._peers.remove(socket)
            socket.deleteLater()

    def _read(self, line: bytes) -> None:
        try:
            found = json.loads(line)
        except ValueError:
            return
        if isinstance(found, list) and all(isinstance(item, str) for item in found):
            self.started_again.emit(SecondStart(tuple(found)))
