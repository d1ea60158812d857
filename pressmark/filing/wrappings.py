"""Files within a file: the messages of a mailbox, the members of a zip, the documents a press database exported into one text.

Each becomes a clipping of its own, known by its own bytes: the same message in two exports is the same clipping, and of a
mailbox that has grown only what is new is filed.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pressmark.filing import encodings, exports, letters, printed
from pressmark.model import Origin, Problem


@dataclass(frozen=True, slots=True)
class Piece:
    """A clipping, whether a file or a part of one."""

    name: str  # path below content/clippings/, `#n` (from 1) when its file holds many
    data: bytes
    sha256: str  # of `data`
    ending: str  # of its own name, in small letters: which reader it needs (".html"); empty when it has none


_MAILBOXES = frozenset([".mbox", ".mbx", ""])  # those of Thunderbird have no ending
_TEXTS = frozenset([".txt", ".text", ""])

_MEGABYTE = 1_000_000
_MOST = 500 * _MEGABYTE  # that may come out of one file: an archive is held in memory while it is filed
_FREE, _SWELLING = 50 * _MEGABYTE, 100  # or, for a small file, so much, or so many times its size; pages swell some tenfold
MEMBERS = 20_000  # of a zip
_DEEPEST = 4  # zips within zips


class _TooLarge(Exception):
    """More would come out of a file than anybody packed by hand."""


def pieces(name: str, data: bytes) -> tuple[list[Piece], list[Problem]]:
    """The clippings of a file, in order: one, the file itself, unless it is of a kind that holds many. It never raises.

    `name` is the path below content/clippings/. Zips and mailboxes within a zip are opened too. A member of a zip that cannot
    be opened is a problem, and left out; of a file out of which too much would come, nothing is taken.
    """
    problems: list[Problem] = []
    try:
        held = list(_held(_Source(name, "", data), _Measure(min(_MOST, max(_FREE, _SWELLING * len(data)))), problems))
    except _TooLarge as large:
        remedy = "unpack it and keep the clippings as files, or in several zips"
        return [], [_problem(name, "clipping-too-large", f"{large}, and is not opened", remedy)]
    if held == [(_ending(name), data)]:
        return [_piece(name, *held[0])], problems
    return [_piece(f"{name}#{number}", *each) for number, each in enumerate(held, start=1)], problems


def file_of(name: str) -> str:
    """The path of the file a clipping stands in, from the clipping's own.

    >>> file_of("2022/all.zip#17"), file_of("Strike #3, day 1.txt")
    ('2022/all.zip', 'Strike #3, day 1.txt')
    """
    return re.sub(r"#\d+$", "", name)


def _piece(name: str, ending: str, data: bytes) -> Piece:
    return Piece(name, data, hashlib.sha256(data).hexdigest(), ending)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _problem(name: str, code: str, sentence: str, remedy: str) -> Problem:
    return Problem(Origin("content/clippings/" + name), code, sentence, remedy)


@dataclass(slots=True)
class _Measure:
    """How many bytes may still come out of a file, and of how many members."""

    left: int
    members: int = MEMBERS

    def take(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise _TooLarge("more comes out of the file than we can hold")


@dataclass(frozen=True, slots=True)
class _Source:
    """A file, or one within it."""

    name: str  # of the file among the clippings
    member: str  # the path of the one within it; empty for the file itself
    data: bytes
    depth: int = 0

    @property
    def ending(self) -> str:
        return _ending(self.member or self.name)

    def problem(self, code: str, sentence: str, remedy: str) -> Problem:
        return _problem(self.name, code, f"{self.member}: {sentence}" if self.member else sentence, remedy)


def _held(source: _Source, measure: _Measure, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """The clippings of a file, each with the ending that tells its kind."""
    ending, data = source.ending, source.data
    if ending == ".zip":
        yield from _unzipped(source, measure, problems)
    elif ending in _MAILBOXES and (data[:8].lstrip(b"\xef\xbb\xbf").startswith(b"From ") or ending):
        messages = letters.messages(data)
        yield from ((".eml", message) for message in messages)
        if not messages and ending:
            problems.append(source.problem("clipping-empty", "no message is found in the mailbox", "export it again"))
        elif not messages:
            yield ending, data
    elif len(documents := _exported(ending, data)) > 1:
        yield from ((".txt", document.encode()) for document in documents)
    else:
        yield ending, data


def _exported(ending: str, data: bytes) -> tuple[str, ...]:
    """The documents that a press database gave out in one file, if it is of a kind that may hold them."""
    return _of_sheets(data) if ending == ".pdf" else _documents(data) if ending in _TEXTS else ()


def _of_sheets(data: bytes) -> tuple[str, ...]:
    """The documents that a press database printed into one PDF."""
    try:
        return exports.documents(printed.read(data).text)
    except encodings.Unreadable:
        return ()  # its reader will say why


def _documents(data: bytes) -> tuple[str, ...]:
    """The documents of a press database's export; fewer than two when the text is none, or no text."""
    # Every text that is added comes by here, and cleaning one takes longer than looking for the marks of an export.
    if b"\0" not in data[:100] and len(exports.documents(_roughly(data))) < 2:
        return ()
    try:
        return tuple(exports.documents(encodings.decoded(data).text))
    except encodings.Unreadable:
        return ()  # its reader will say why


def _roughly(data: bytes) -> str:
    """Bytes as a text in which an export can be recognised: in UTF-8, or as Russian was written before."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1251", "replace")
    return text.replace("\r\n", "\n").replace("\u00a0", " ")


# --- zips ---------------------------------------------------------------------------------------------------------------


def _unzipped(source: _Source, measure: _Measure, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    if source.depth >= _DEEPEST:
        raise _TooLarge("the file holds zips within zips without end")
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))  # of bytes in memory: nothing is left open
        listed = [(info.filename.replace("\\", "/"), place, info) for place, info in enumerate(archive.infolist())]
    except Exception:  # a stranger's zip: in whatever way its list is broken, nothing can be found by it
        problems.append(source.problem("clipping-broken", "the zip cannot be opened", "pack it again, or unpack it yourself"))
        return
    members = sorted(each for each in listed if _is_clipping(each[0]))
    problems += [_list_within(source, path) for path, _, _ in listed if path.rpartition("/")[2].lower() == "clippings.csv"]
    if not members:
        problems.append(source.problem("clipping-empty", "the zip holds no clippings", "delete it"))
    measure.members -= len(members)
    if measure.members < 0:
        raise _TooLarge(f"the file holds more than {MEMBERS:,} others")
    for path, _, info in members:
        member = f"{source.member}/{path}" if source.member else path
        if info.flag_bits & 1:
            problems.append(_unopened(source, member, "is encrypted"))
        elif (data := _read(archive, info, measure)) is None:
            problems.append(_unopened(source, member, "is broken"))
        else:
            yield from _held(_Source(source.name, member, data, source.depth + 1), measure, problems)


def _list_within(source: _Source, path: str) -> Problem:
    sentence = f"the list {path[:200]} in the zip is not read"
    remedy = (
        f"unpack the zip; or keep the list beside it, with {PurePosixPath(source.name).name}#1, #2 … as the names of its files"
    )
    return Problem(Origin("content/clippings/" + source.name), "clippings-packed", sentence, remedy, "doubt")


def _unopened(source: _Source, member: str, what: str) -> Problem:
    remedy = "unpack it yourself, and keep the clipping as a file"
    return _problem(source.name, "clipping-broken", f"{member[:200]} in the zip {what}", remedy)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, measure: _Measure) -> bytes | None:
    """The bytes of a member, no more than may still be taken, whatever the zip says of its size; None when it is broken."""
    unpacking = archive.open  # of bytes in memory: the disk is not touched
    try:
        with unpacking(info) as packed:
            data = packed.read(measure.left + 1)
    except Exception:  # each way of packing breaks in ways of its own
        return None
    measure.take(len(data))
    return data


def _is_clipping(path: str) -> bool:
    """Whether a member is a clipping, by the rules for files: no folder, nothing hidden, nothing of a saved page's own folder.

    >>> _is_clipping("2022/ferry.html"), _is_clipping("2022/ferry_files/style.css"), _is_clipping("__MACOSX/._ferry.html")
    (True, False, False)
    """
    *folders, name = path.split("/")
    hidden = any(part.startswith(".") for part in (*folders, name) if part not in (".", ".."))
    apart = any(folder == "__MACOSX" or folder.endswith("_files") for folder in folders)
    return bool(name) and not hidden and not apart and name != "clippings.csv"
