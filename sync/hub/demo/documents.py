"""Small real files for the demo literature: PDF pages, CSV, text and a short film, made from title and summary."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from textwrap import wrap

from prm_desktop.domain.literature import AssetKind
from sync.hub.demo.catalog_data import MODELS, VENDOR

_WIDTH, _HEIGHT, _FRAMES = 160, 90, 20


def document(kind: str, title: str, summary: str, version: str) -> bytes:
    """The content of a document of this kind; the same for the same words."""
    return _MAKERS.get(kind, _pdf)(title, summary, version)


def _pdf(title: str, summary: str, version: str) -> bytes:
    """A PDF of one page with the standard font."""
    parts = ["BT /F1 22 Tf 56 770 Td 26 TL", f"({_pdf_text(title)}) Tj T* /F1 11 Tf 16 TL T*"]
    parts += [f"({_pdf_text(line)}) Tj T*" for line in wrap(summary, 80)]
    parts += [f"T* ({VENDOR}, edition {_pdf_text(version)}) Tj ET"]
    stream = " ".join(parts).encode("latin-1")
    bodies = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    return bytes(out)


def _pdf_text(text: str) -> str:
    """Text for a PDF string in the Latin script; signs that the standard font lacks become question marks."""
    latin = text.encode("cp1252", "replace").decode("latin-1")
    return latin.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _csv(title: str, _summary: str, version: str) -> bytes:
    rows = [f"{title},{version},,", "Part number,Product,List price,Currency"]
    rows += [f'QM-{code},"{name}",{price}.00,EUR' for _key, code, name, price, _text in MODELS]
    return ("\r\n".join(rows) + "\r\n").encode("utf-8-sig")


def _text(title: str, summary: str, version: str) -> bytes:
    blanks = "\n\n".join(f"{number}. ______________________________" for number in range(1, 9))
    return f"{title}\n{'=' * len(title)}\n\n{summary}\n\n{blanks}\n\n{VENDOR}, edition {version}\n".encode()


def _film(title: str, _summary: str, _version: str) -> bytes:
    """An uncompressed AVI of two seconds in 256 greys: a bar that crosses the picture."""
    shade = sum(title.encode()) % 120
    row = bytes(range(shade, shade + 16)) * (_WIDTH // 16)
    frames = []
    for index in range(_FRAMES):
        at = index * (_WIDTH // _FRAMES)
        line = row[:at] + b"\xff" * 8 + row[at + 8 :]
        frames.append(_chunk(b"00db", line[:_WIDTH] * _HEIGHT))
    palette = b"".join(bytes((grey, grey, grey, 0)) for grey in range(256))
    size = _WIDTH * _HEIGHT
    head = struct.pack("<14I", 100000, size * 10, 0, 0, _FRAMES, 0, 1, size, _WIDTH, _HEIGHT, 0, 0, 0, 0)
    stream = b"vidsDIB " + struct.pack("<10I4H", 0, 0, 0, 1, 10, 0, _FRAMES, size, 0, 0, 0, 0, _WIDTH, _HEIGHT)
    shape = struct.pack("<IiiHHIIiiII", 40, _WIDTH, _HEIGHT, 1, 8, 0, size, 0, 0, 256, 256) + palette
    track = _chunk(b"LIST", b"strl" + _chunk(b"strh", stream) + _chunk(b"strf", shape))
    header = _chunk(b"LIST", b"hdrl" + _chunk(b"avih", head) + track)
    return _chunk(b"RIFF", b"AVI " + header + _chunk(b"LIST", b"movi" + b"".join(frames)))


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


_MAKERS: Mapping[str, Callable[[str, str, str], bytes]] = {
    AssetKind.PRICE_LIST: _csv,
    AssetKind.TEMPLATE: _text,
    AssetKind.VIDEO: _film,
}
