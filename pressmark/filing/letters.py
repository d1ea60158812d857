"""A message as it was sent, by the rules of e-mail: its header in plain words, its text in lines, the messages of a mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import errors, header
from email.message import Message

from pressmark.filing import elements, encodings, forwards, snapshots
from pressmark.filing.blocks import BlockKind
from pressmark.filing.encodings import Decoded


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a message's text, and what its markup says it is."""

    text: str
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a header says of a message, its own or the one printed over it when it was forwarded."""

    subject: str
    sender: str  # the name shown; never an address
    host: str  # of the sender's address
    when: str  # EDTF; empty when it is not known
    doubt: str = ""  # of the date
    bulk: bool = False  # sent to many, by a program
    recipients: tuple[str, ...] = ()  # names and addresses


# --- the header ---------------------------------------------------------------------------------------------------------

_BULK = ("List-Unsubscribe", "List-Id", "Feedback-ID", "X-Campaign-Id")
_RECIPIENTS = ("To", "Cc", "Bcc", "Delivered-To", "X-Original-To", "Envelope-To", "Resent-To")


def sent(message: Message) -> Sent:
    """What the header of a message says."""
    told = {name.lower(): value for name, value in reversed(list(_headers(message)))}
    bulk = any(name.lower() in told for name in _BULK) or told.get("precedence", "").lower() in ("bulk", "list")
    sender, host = person(told.get("from", ""))
    names = tuple(value for name in _RECIPIENTS if (value := told.get(name.lower(), "")))
    return Sent(told.get("subject", ""), sender, host, snapshots.mail_date(told.get("date", "")), "", bulk, names)


def printed(message: Message) -> list[str]:
    """The lines of a header that are shown: what it is about, who sent it and when. Who got it is not."""
    said = sent(message)
    written = next((value for name, value in _headers(message) if name.lower() == "date"), "")
    return [
        f"{name}: {value}" for name, value in (("Subject", said.subject), ("From", said.sender), ("Date", written)) if value
    ]


def _headers(message: Message) -> Iterator[tuple[str, str]]:
    charsets = (part.get_param("charset") for part in message.walk())
    charset = next((name for name in charsets if isinstance(name, str)), "")
    for name, value in message.raw_items():
        yield name, _words(str(value), charset)


def _words(raw: str, charset: str) -> str:
    """A header's value with its encoded words read (RFC 2047); bare 8-bit letters are in UTF-8, or in the text's encoding."""
    data = raw.encode("utf-8", "surrogateescape")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _in(data, charset or "cp1252")
    try:
        chunks = header.decode_header(text) if "=?" in text else [(text, None)]
    except (errors.HeaderParseError, ValueError):
        chunks = [(text, None)]
    said = "".join(
        chunk if isinstance(chunk, str) else _in(chunk, name) if name else chunk.decode("raw-unicode-escape", "replace")
        for chunk, name in chunks
    )
    return " ".join(encodings.cleaned(said).split())


def _in(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset, "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")


def person(written: str) -> tuple[str, str]:
    """The name of a sender, and the host of the address.

    >>> person('"Coast Times" <news@mail.coast.example>'), person("ada@coast.example")
    (('Coast Times', 'mail.coast.example'), ('', 'coast.example'))
    """
    address = forwards.ADDRESS.search(written)
    name = re.split(r"[<\[(]", written, maxsplit=1)[0].strip(" \"'“”*:,;")
    return "" if "@" in name else name, address[0].rpartition("@")[2].lower() if address else ""


# --- the text -----------------------------------------------------------------------------------------------------------

_DEEPEST = 30  # parts within parts; beyond it nobody wrote the message by hand


def innermost(message: Message) -> Message:
    """The message that another brings as it was, if it says more than what it comes with; else the message itself."""
    for _ in range(_DEEPEST):
        inner = next((part for part in _leaves(message) if part.get_content_type() == "message/rfc822"), None)
        held = inner.get_payload(0) if inner is not None and inner.is_multipart() else None
        if not isinstance(held, Message) or _size(text(held)) <= _size(text(message)):
            return message
        message = held
    return message


def _leaves(part: Message, depth: int = 0) -> Iterator[Message]:
    """The parts of a message that hold no others; a message within it is one."""
    if part.get_content_maintype() == "multipart" and part.is_multipart() and depth < _DEEPEST:
        for inner in part.get_payload():
            if isinstance(inner, Message):
                yield from _leaves(inner, depth + 1)
    else:
        yield part


def attached(message: Message) -> list[str]:
    """The names of the files that come with a message; pictures are not counted."""
    found = []
    for part in _leaves(message):
        kind = part.get_content_type()
        if _is_attached(part) or not kind.startswith(("text/", "image/", "message/", "multipart/")):
            name = part.get_filename()
            found.append(_words(str(name), "") if name else kind)
    return found


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def text(part: Message, depth: int = 0) -> list[Line]:
    """The text of a message in lines: of alternatives the HTML, unless it is a stub. What is attached is left out."""
    kind = part.get_content_type()
    if _is_attached(part) or depth > _DEEPEST:
        return []
    if part.get_content_maintype() == "multipart":
        held = [inner for inner in part.get_payload() if isinstance(inner, Message)] if part.is_multipart() else []
        texts = [lines for inner in held if _size(lines := text(inner, depth + 1))]
        if kind == "multipart/alternative" and texts:
            most = max(map(_size, texts))
            return next(lines for lines in reversed(texts) if 2 * _size(lines) >= most)
        return [line for lines in texts for line in (*lines, Line(""))]
    if kind == "text/html":
        return _from_html(_decoded(part).text)
    return _from_plain(part) if kind == "text/plain" else []


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def guessed(message: Message) -> str:
    """The encoding of a message's text, where it had to be guessed."""
    texts = (_decoded(part) for part in _leaves(message) if part.get_content_maintype() == "text" and not _is_attached(part))
    return next((text.guessed for text in texts if text.guessed), "")


def _decoded(part: Message) -> Decoded:
    try:
        return snapshots.text_of(part)
    except encodings.Unreadable:  # empty, or something else than the text it is said to be
        return Decoded("")


def _from_html(html: str) -> list[Line]:
    """The visible lines of an HTML message. A line that begins a paragraph has an empty one before it."""
    tree = elements.tree(html)
    pieces = [piece for piece in elements.pieces(tree) if not piece.element.hidden] if tree is not None else []
    lines: list[Line] = []
    quoting = sum("blockquote" in piece.element.tags for piece in pieces) * 2 > len(pieces)  # a mail program quotes all of it
    for piece in pieces:
        if not piece.broken:
            lines.append(Line(""))
        said = " ".join(encodings.cleaned(piece.text).split())
        lines.append(Line(said, _kind(piece, said, quoting)))
    return lines


_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])  # the first rank may be the headline, or the name of the newsletter


def _kind(piece: elements.Piece, said: str, quoting: bool) -> BlockKind:
    tags = piece.element.tags
    if tags & _HEADINGS or (piece.strong > 0.95 and len(said.split()) <= 14 and not said.endswith((".", ":", ","))):
        return "heading"
    if (item := piece.element.nearest(frozenset(["ol", "ul"]))) and "li" in tags:
        return "number" if item.tag == "ol" else "bullet"
    return "quote" if "blockquote" in tags and not quoting else "paragraph"


def _from_plain(part: Message) -> list[Line]:
    """The lines of a plain message: its soft line ends joined (RFC 3676), marks of quotation and addresses of links gone."""
    said = _decoded(part).text
    if str(part.get_param("format", "")).lower() == "flowed":
        said = _unflowed(said, str(part.get_param("delsp", "")).lower() == "yes")
    said = re.sub(r"(?<=\S)\s*<(?:https?:|mailto:)[^<>\s]*>", "", said)
    lines = _unwrapped([re.sub(r"^(?:> ?)+", "", line).rstrip() for line in said.split("\n")])
    underlined = [bool(re.fullmatch(r"\s*[-~]{4,}", below)) for below in (*lines[1:], "")]
    return [
        Line(line, "heading" if mark and 0 < len(line.split()) <= 14 else "paragraph")
        for line, mark in zip(lines, underlined, strict=True)
    ]


_WIDEST, _NARROWEST = 80, 50  # characters of a line, where a program broke them


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines of a text, those joined that were broken to fit a width: the next word would not have fitted.

    >>> wide = "The council approved plans for a new ferry terminal on Friday"
    >>> _unwrapped([wide, "at last.", "", "Short", "lines"])[0].endswith("Friday at last.")
    True
    """
    width = max((len(line) for line in lines if len(line) <= _WIDEST), default=0)
    long = sum(len(line) > _WIDEST and " " in line for line in lines)
    if width < _NARROWEST or long * 20 > len(lines):
        return list(lines)
    done: list[str] = []
    end = 0  # the length of the line before, as it stands in the text
    for line in lines:
        full = end and end + 1 + len(line.split(" ", 1)[0]) > width
        if full and line and not re.match(r"[\W_]*$|\s|[-*•–—] |https?:|[A-Za-z]{2,12}: ", line):
            done[-1] += " " + line
        else:
            done.append(line)
        end = len(line) if re.search(r"\w", line) else 0
    return done


def _unflowed(said: str, glued: bool) -> str:
    """Text with its soft line ends joined: those after a space. `glued`: that space is not part of the text.

    >>> _unflowed("The council \\nmet.\\n-- \\nAda", False)
    'The council met.\\n-- \\nAda'
    """
    done: list[str] = []
    soft = False
    for line in said.split("\n"):
        marks = re.match(r">*", line)
        depth, rest = (marks[0] if marks else ""), line.lstrip(">").removeprefix(" ")
        if soft and done and rest != "-- ":
            done[-1] = (done[-1][:-1] if glued else done[-1]) + rest
        else:
            done.append(f"{depth} {rest}" if depth else rest)
        soft = rest.endswith(" ") and rest != "-- "
    return "\n".join(done)


# --- a mailbox ----------------------------------------------------------------------------------------------------------

_STARTS = re.compile(
    rb"(?:\A|(?<=\n\n))From (?:[^\n]{0,200}\d\d:\d\d[^\n]{0,200}|\S+ *)\n(?=>?From |[!-9;-~]+:)",
)
# What the keeper of a mailbox notes of a message, anew at each export: that it was read, answered, labelled.
_KEPT = re.compile(
    rb"^(?:Status|X-Status|X-UID|X-Keywords|X-Mozilla-[\w-]+|X-Gmail-Labels|X-GM-[\w-]+|X-IMAP\w*|Content-Length|Lines)"
    rb":[^\n]*\n(?:[ \t][^\n]*\n)*",
    re.IGNORECASE | re.MULTILINE,
)


def messages(data: bytes) -> list[bytes]:
    """The messages of a mailbox (mbox, RFC 4155), in order, each as it was sent; none when the file is no mailbox.

    The same message is the same bytes in every export: line ends are made one, and what the mailbox's keeper added is left out.
    """
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    starts = list(_STARTS.finditer(data))
    if not starts or data[: starts[0].start()].strip():
        return []
    ends = [*(start.start() for start in starts[1:]), len(data)]
    held = (_unquoted(data[start.end() : end]) for start, end in zip(starts, ends, strict=True))
    return [message for message in held if message.strip() and b"FOLDER INTERNAL DATA" not in message[:2000]]


def _unquoted(message: bytes) -> bytes:
    top, gap, body = message.partition(b"\n\n")
    body = re.sub(rb"^>(?=>*From )", b"", body, flags=re.MULTILINE)
    return _KEPT.sub(b"", top + b"\n") + gap[1:] + body.rstrip(b"\n") + b"\n"
