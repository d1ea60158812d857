"""The bytes of a clipping as text, whatever wrote them; cleaned of what nobody printed."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a clipping. `guessed` is the encoding, where it had to be guessed."""

    text: str
    guessed: str = ""


class Unreadable(Exception):
    """The bytes are no text: the code of the problem and a sentence."""

    def __init__(self, code: str, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.code, self.sentence, self.remedy = code, sentence, remedy


_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
    b"II*\x00",
)
_OLD = ["cp1251", "cp1252", "koi8_r", "cp866", "cp1254"]  # what papers of our region wrote before UTF-8
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27} | {127})


# A declaration that can be read as plain letters cannot be right about these.
_IMPOSSIBLE = re.compile(rb"utf-?_?(?:16|32)|.*escape|.*_codec|idna|punycode|undefined", re.IGNORECASE)


def decoded(data: bytes) -> Decoded:
    """The text of a clipping; Unreadable when there is none.

    A mark at the beginning decides, then UTF-8 if the bytes are, then what a web page says of itself, then a guess.
    """
    found = _decoded(data) if data.strip() else Decoded("")
    if not found.text.strip():
        raise Unreadable("clipping-empty", "the file is empty", "save the clipping again, or delete the file")
    return found


def _decoded(data: bytes) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _as(data[len(mark) :], name)
    if data.startswith(_BINARY):
        raise _binary()
    if b"\0" in data[:4096]:
        return _as(data, _wide(data[:4096]))
    if len(data[:4096].translate(None, _CONTROLS)) < 0.95 * len(data[:4096]):
        raise _binary()
    try:
        return Decoded(cleaned(data.decode("utf-8")))
    except UnicodeDecodeError:
        return _guess(data)


def _as(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(cleaned(data.decode(name)))
    except UnicodeDecodeError:
        raise Unreadable(
            "clipping-undecodable",
            f"the file says it is {name.upper()}, and is not",
            "open it in an editor and save it as UTF-8",
        ) from None


def _wide(start: bytes) -> str:
    """Which UTF-16 a text without a mark is in: every other byte of Latin letters is zero."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) < 0.15 * len(start[::2]) or min(even, odd) > 0.05 * len(start[::2]):
        raise _binary()
    return "utf-16-le" if odd > even else "utf-16-be"


def _binary() -> Unreadable:
    return Unreadable(
        "clipping-binary",
        "the file is not text",
        "save the page as text or HTML; a scan needs its text typed or recognised first",
    )


def _guess(data: bytes) -> Decoded:
    declared = _DECLARED.search(data[:4096])
    if declared and not _IMPOSSIBLE.match(declared[1]):
        try:
            return Decoded(cleaned(data.decode(declared[1].decode("ascii"), "strict")))
        except (LookupError, ValueError):
            pass  # a page may be wrong about itself
    if _is_broken_utf8(data):
        return Decoded(cleaned(data.decode("utf-8", "replace")), "UTF-8 with broken characters")
    best = from_bytes(data, cp_isolation=_OLD).best()
    if best is None:
        raise Unreadable(
            "clipping-undecodable",
            "the file is in no encoding we know",
            "open it in an editor that shows it well and save it as UTF-8",
        )
    return Decoded(cleaned(str(best)), best.encoding)


def _is_broken_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few: more of its letters beyond ASCII are whole than broken."""
    whole = data.decode("utf-8", "ignore")
    lost = len(data) - len(whole.encode())
    return len(data) > 400 and lost < 0.005 * len(data) and sum(map(str.isascii, whole)) < len(whole) - lost


_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)


def cleaned(text: str) -> str:
    """Text with one kind of space and of line end, nothing unseen, and letters composed (NFC).

    >>> cleaned("Cafe\u0301\u00a0open\u200b\\r\\nnow")
    'Café open\\nnow'
    """
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _SPACES.sub(" ", _BREAKS.sub("\n", text))))
