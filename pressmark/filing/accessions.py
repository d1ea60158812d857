"""Accessions: what the list beside the clippings, `clippings.csv`, says of each: where it is from, and when it was saved.

The list is the curator's own, or an export of the program that did the saving. One table of headings reads them all: what
Zotero, Pocket, Instapaper, Wallabag, Raindrop and Readwise call their columns stands beside our own words for them.
"""

from __future__ import annotations

import csv
import io
import posixpath
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import islice

from babel import Locale

from pressmark import dates, datings
from pressmark.filing import encodings, linked
from pressmark.model import DateOrder, Origin, Problem, Tree, UserError

CLIPPINGS = "content/clippings/"
LIST = "clippings.csv"

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # Wallabag puts whole articles into a cell


@dataclass(frozen=True, slots=True)
class Accession:
    """One row of a list: how a clipping came into the archive. What the row does not say is empty."""

    origin: Origin
    file: str = ""  # as written: a path from the folder of the list, or wherever another program keeps its files
    url: str = ""
    outlet: str = ""
    date: str = ""  # EDTF: when it was published
    saved: str = ""  # EDTF
    note: str = ""
    headline: str = ""
    byline: str = ""
    language: str = ""
    subjects: tuple[str, ...] = ()


_HEADINGS: dict[str, tuple[str, ...]] = {  # field: what its column may be called, best first
    "file": ("file", "filename", "file name", "path", "clipping", "файл", "file attachments"),
    "url": ("url", "address", "link", "original url", "source url", "адрес", "ссылка"),
    "outlet": (
        *("outlet", "publication title", "publication", "newspaper", "publisher", "site name", "website title"),
        *("source", "издание", "источник"),
    ),
    "date": (
        *("date", "published", "published date", "publication date", "date published", "published at"),
        *("дата", "дата публикации"),
    ),
    "saved": (
        *("saved", "access date", "saved date", "date saved", "saved at", "time added", "timestamp", "creation date"),
        *("created", "created at", "date added", "accessed", "сохранено"),
    ),
    "note": ("note", "notes", "document note", "comment", "comments", "примечание", "abstract note", "selection"),
    "headline": ("headline", "title", "заголовок", "название"),
    "byline": ("byline", "author", "authors", "автор"),
    "language": ("language", "lang", "язык"),
    "subjects": ("subjects", "tags", "manual tags", "document tags", "keywords", "labels", "темы"),
}
_WALLABAG = "creation date"  # 28/02/2023 04:25:06, of which nobody knows whether it was in the afternoon
_FIELD = {heading: field for field, headings in _HEADINGS.items() for heading in headings}


def is_list(path: str) -> bool:
    """True for a list of clippings, which is no clipping itself.

    >>> is_list("content/clippings/2023/Clippings.csv"), is_list("content/clippings/table.csv")
    (True, False)
    """
    return path.startswith(CLIPPINGS) and path.rpartition("/")[2].lower() == LIST and "_files/" not in path


def read(content: Tree) -> tuple[tuple[Accession, ...], list[Problem]]:
    """Every row of every list, in order; and the lists and rows that cannot be read."""
    found: list[Accession] = []
    problems: list[Problem] = []
    for path in sorted(filter(is_list, content)):
        try:
            text = _text(content[path])
        except encodings.Unreadable as broken:
            if broken.code != "clipping-empty":
                problems.append(Problem(Origin(path), "clippings-broken", str(broken), "save it as CSV, in UTF-8"))
            continue
        if text.guessed:
            sentence = f"the list was read as {text.guessed}, which is a guess"
            problems.append(Problem(Origin(path), "clippings-guessed", sentence, "save it as CSV, in UTF-8", "doubt"))
        rows, unread = _read(path, text.text)
        found += rows
        problems += unread
    return tuple(found), problems


def _text(data: bytes) -> encodings.Decoded:
    """The text of a list, in which a tab is still a tab; to `encodings` it is one more space."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode()
    stand_in = b"<\\t>" if b"\t" in data and b"\0" not in data else b"\t"
    found = encodings.decoded(data.replace(b"\t", stand_in))
    return replace(found, text=found.text.replace(stand_in.decode(), "\t"))


def _read(path: str, text: str) -> tuple[list[Accession], list[Problem]]:
    delimiter, headings, body = _layout(text)
    if not {"file", "url", "headline"} & {_FIELD.get(heading) for heading in headings}:
        sentence = "no column of the first row says which clipping a row is about"
        remedy = "name the columns in the first row: file,url,outlet,date,saved,note"
        return [], [Problem(Origin(path, 1), "clippings-broken", sentence, remedy)]
    found, problems, cells_of = [], [], []
    for line, cells in body:
        if cells is None:
            sentence, remedy = "the quotation marks of this row do not pair", 'write "" for a quotation mark inside a cell'
        elif any(cells[len(headings) :]):
            sentence = f"this row has {len(cells)} cells, and the list {len(headings)} columns"
            remedy = f'put quotation marks around a cell that has "{delimiter}" in it'
        else:
            cells_of.append((line, {heading: cell for heading, cell in zip(headings, cells, strict=False) if cell}))
            continue
        problems.append(Problem(Origin(path, line), "clippings-broken", sentence, remedy))
    orders = {heading: _order(cells.get(heading, "") for _, cells in cells_of) for heading in headings}
    unclear: dict[str, list[int]] = {}
    for line, told in cells_of:
        accession, headings_unread = _accession(Origin(path, line), told, orders)
        for heading in headings_unread:
            unclear.setdefault(heading, []).append(line)
        if accession.file or accession.url or accession.headline:
            found.append(accession)
        elif told:
            sentence = "this row has no file, address or headline, and so belongs to no clipping"
            problems.append(Problem(Origin(path, line), "clippings-broken", sentence, "say which file it is about"))
    values = dict(cells_of) if unclear else {}
    problems += [_unclear(path, heading, lines, values[lines[0]][heading]) for heading, lines in unclear.items()]
    return found, sorted([*problems, *_twice(found)])


def _unclear(path: str, heading: str, lines: Sequence[int], value: str) -> Problem:
    """The values of one column that cannot be read, as one problem: where the first is wrong, thousands may be."""
    is_url = _FIELD[heading] == "url"
    sentence = f"{heading}: “{value[:60]}” is not {'an address' if is_url else 'a date'} we can read"
    if len(lines) > 1:
        more = ", ".join(map(str, lines[1:6])) + (f" and {len(lines) - 6:,} more" if len(lines) > 6 else "")
        sentence += f", and the same goes for line {more}"
    remedy = "write https://… in full" if is_url else "write 2023-02-28, which can be read in one way only"
    return Problem(Origin(path, lines[0]), "clippings-value", sentence, remedy)


_Row = tuple[int, list[str] | None]  # line, and cells; None where they cannot be told apart


def _layout(text: str) -> tuple[str, list[str], Iterator[_Row]]:
    """What parts the cells, the folded headings, and the rows below them."""
    most, chosen = 0, (",", list[str](), iter(tuple[_Row, ...]()))
    for delimiter in ",;\t":
        rows = _rows(text, delimiter)
        for _, cells in islice(rows, 2):  # Excel may write "sep=;" above the headings
            headings = [re.sub(r"[\s_-]+", " ", cell).strip().casefold() for cell in cells or ()]
            count = sum(heading in _FIELD for heading in headings)
            if count > most:
                most, chosen = count, (delimiter, headings, rows)
            if count:
                break
    return chosen


def _rows(text: str, delimiter: str) -> Iterator[_Row]:
    """The rows that are not blank; one whose quotation marks do not pair costs no other row."""
    lines = [line + "\n" for line in text.split("\n")]
    start = 0
    while start < len(lines):
        reader = csv.reader(
            map(lines.__getitem__, range(start, len(lines))),
            delimiter=delimiter,
            strict=True,
            skipinitialspace=delimiter != "\t",
        )
        base = start
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield start + 1, [cell.strip() for cell in cells]
                start = base + reader.line_num
        except csv.Error:
            yield start + 1, None
            start += 1


def _accession(origin: Origin, told: Mapping[str, str], orders: Mapping[str, DateOrder]) -> tuple[Accession, list[str]]:
    """A row, by what its columns are called; and the headings of the values in it that cannot be read."""
    values: dict[str, str] = {}
    unread = []
    for field, headings in _HEADINGS.items():
        for heading in headings:
            if not (value := told.get(heading, "")) or field in values:
                continue
            if field in ("date", "saved"):
                value = _when(value, orders[heading] or ("day-first" if heading == _WALLABAG else ""))
                value = value.partition("T")[0] if heading == _WALLABAG else value
            elif field == "url":
                value = _web_address(value)
            elif field == "outlet" and "://" in value:
                continue  # a "source" may also be an address
            elif field not in ("file", "subjects"):  # Zotero's notes are HTML; a person's may hold a "<"
                value = linked.flat(value) if re.search(r"</\w+>|&#?\w+;", value) else " ".join(value.split())
            if value:
                values[field] = value
            else:
                unread.append(heading)
    if "item type" in told:  # Zotero: "Quill, Ada; Brook, Tom"
        people = [" ".join(reversed(name.split(", ", 1))) for name in values.get("byline", "").split("; ")]
        values["byline"] = ", ".join(people)
    subjects = _tags(values.pop("subjects", ""))
    values["language"] = _language(values.get("language", ""))
    return Accession(origin, **values, subjects=subjects), unread


def _order(values: Iterable[str]) -> DateOrder:
    """How a column means 01/03/2023, where its other dates can be read in one way only."""
    figures = [re.match(r"(\d{1,2})([/-])(\d{1,2})\2\d{4}", value) for value in values]
    day_first = any(match and int(match[1]) > 12 for match in figures)
    month_first = any(match and int(match[3]) > 12 for match in figures)
    return "" if day_first == month_first else "day-first" if day_first else "month-first"


def _when(value: str, order: DateOrder) -> str:
    """A date of a list as EDTF; nothing when it cannot be read in one way.

    >>> _when("1677578000", ""), _when("28.02.2023", ""), _when("01/03/2023", "")
    ('2023-02-28T09:53:20Z', '2023-02-28', '')
    """
    if re.fullmatch(r"[1-9]\d{8,9}|[1-9]\d{11,12}", value, re.ASCII):  # seconds since 1970, or thousandths
        return datetime.fromtimestamp(int(value[: 10 if len(value) > 11 else None]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        return dates.parse(value).written
    except ValueError:
        found = datings.find(value, order=order)
    return found[0].when.written if len(found) == 1 and found[0].when and not found[0].doubt else ""


def _web_address(value: str) -> str:
    """A web address in full; nothing when it is none.

    >>> _web_address("www.coast.example/f"), _web_address("HTTPS://coast.example"), _web_address("see below")
    ('https://www.coast.example/f', 'https://coast.example', '')
    """
    if match := re.match(r"(https?)(://[^\s/]+\S*)$", value, re.IGNORECASE):
        return match[1].lower() + match[2]
    return f"https://{value}" if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", value, re.IGNORECASE) else ""


def _tags(value: str) -> tuple[str, ...]:
    """The parts of a cell that holds several.

    >>> _tags("ferries|Brackwater"), _tags("['ferries', 'Brackwater']"), _tags("Quay, the; ferries")
    (('ferries', 'Brackwater'), ('ferries', 'Brackwater'), ('Quay, the', 'ferries'))
    """
    mark = next((mark for mark in "|;" if mark in value), ",")
    found = (part.strip(" \n[]\"'") for part in value.split(mark))
    return tuple(dict.fromkeys(part for part in found if part))


def _language(value: str) -> str:
    """The code of a language, from its code or its name.

    >>> _language("en-GB"), _language("Russian"), _language("қазақ тілі"), _language("?")
    ('en', 'ru', 'kk', '')
    """
    code = re.match(r"[a-z]{2,3}(?![^\W_])", value.lower())
    return code[0] if code else _languages().get(value.lower(), "")


@cache
def _languages() -> dict[str, str]:
    return {name.lower(): code for tongue in ("kk", "ru", "en") for code, name in Locale(tongue).languages.items()}


def _twice(rows: Sequence[Accession]) -> Iterator[Problem]:
    """Rows of one list that say different things of the same file."""
    first: dict[str, Accession] = {}
    for row in rows:
        known = first.setdefault(key(row.file), row) if row.file else row
        if replace(row, origin=known.origin) != known:
            sentence = f"{row.file} stands in line {known.origin.line} too, with other words; that line is the one we use"
            yield Problem(row.origin, "clippings-twice", sentence, "make one row of the two", "doubt")


def key(path: str) -> str:
    """A path as two systems would agree on it."""
    return posixpath.normpath(unicodedata.normalize("NFC", path.replace("\\", "/")).casefold())


_OURS = ("file", "url", "outlet", "date", "saved", "note")


def row(file: str, url: str, day: date, before: bytes = b"") -> str:
    """The text that adds a row to a list, whose bytes so far are `before`; with its headings when the list is new.

    `file` is the path from the folder of the list; `day` that of saving. Raises UserError when the list has no column for it.
    """
    headings, delimiter, fresh = list(_OURS), ",", not before.strip()
    if not fresh:
        try:
            delimiter, headings, _ = _layout(_text(before).text)
        except encodings.Unreadable as broken:
            raise UserError(f"{LIST}: {broken}; save it as CSV, in UTF-8") from None
        if b"\0" in before or not (_is_utf8(before) or file.isascii()):
            raise UserError(f"{LIST}: a line can be added only to a list in UTF-8; save it so")
    columns = [_FIELD.get(heading) for heading in headings]
    if not {"file", "url"} <= {*columns}:
        raise UserError(f"{LIST}: the list needs the columns file and url, so that a page can be added to it")
    told = {"file": file, "url": url, "saved": day.isoformat()}
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    if fresh:
        writer.writerow(headings)
    writer.writerow([told.pop(column or "", "") for column in columns])  # of two columns for one thing, the first
    return out.getvalue()


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
