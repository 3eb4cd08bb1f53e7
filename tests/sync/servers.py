"""Servers that misbehave, on loopback sockets: what they do with a connection is a function; and certificates."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Talk = Callable[[socket.socket, threading.Event], None]
"""Does everything with one connection; the event says that the test is over."""


@contextmanager
def server(talk: Talk, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Run a server for as long as the block lasts; yields its port."""
    over = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                line, _ = listening.accept()
                threading.Thread(target=one, args=(line,), daemon=True).start()

    def one(line: socket.socket) -> None:
        with suppress(OSError), line:
            if tls is None:
                talk(line, over)
            else:
                with tls.wrap_socket(line, server_side=True) as wrapped:
                    talk(wrapped, over)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield int(listening.getsockname()[1])
    finally:
        over.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def request(line: socket.socket) -> bytes:
    """Read a request to the end of its head."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = line.recv(65536)
        if not more:
            break
        data += more
    return data


def answering(answer: bytes) -> Talk:
    """Send always the same bytes, and close."""

    def talk(line: socket.socket, _over: threading.Event) -> None:
        request(line)
        line.sendall(answer)

    return talk


class Authority:
    """A certificate authority of one's own. `path`: its certificate, to be trusted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name("Test authority")
        self.path = folder / "ca.pem"
        made = self._build(self._name, self._key, -1, 365).add_extension(
            x509.BasicConstraints(ca=True, path_length=0), critical=True
        )
        self.path.write_bytes(made.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def _build(
        self,
        name: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        begins: int,
        ends: int,
        *,
        issuer: x509.Name | None = None,
    ) -> x509.CertificateBuilder:
        now = datetime.now(UTC)
        made = (
            x509.CertificateBuilder().subject_name(name).issuer_name(issuer or self._name).public_key(key.public_key())
        )
        made = made.serial_number(x509.random_serial_number())
        return made.not_valid_before(now + timedelta(days=begins)).not_valid_after(now + timedelta(days=ends))

    def context(
        self, host: str = "localhost", begins: int = -1, ends: int = 365, *, by_itself: bool = False
    ) -> ssl.SSLContext:
        """What a server with a certificate for this host uses, valid in these days from now; or signed by itself."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = self._build(_name(host), key, begins, ends, issuer=_name(host) if by_itself else self._name)
        made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        cert = made.sign(key if by_itself else self._key, hashes.SHA256())
        path = self._folder / "server.pem"
        private = serialization.PrivateFormat.PKCS8
        path.write_bytes(
            key.private_bytes(serialization.Encoding.PEM, private, serialization.NoEncryption())
            + cert.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
