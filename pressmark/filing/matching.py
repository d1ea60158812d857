"""Matching: which row of a list is about which clipping, and what the two say together."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from pressmark import dates
from pressmark.filing import accessions, declared
from pressmark.filing.accessions import Accession
from pressmark.model import Origin, Outlet, Problem, When


@dataclass(frozen=True, slots=True)
class Index:
    """Every row, to be found by what it says of its clipping. Keys are (folder below clippings/, folded text)."""

    rows: tuple[Accession, ...]
    folders: frozenset[str]  # that have a list: "", "2023/"
    files: Mapping[tuple[str, str], int]  # paths from the folder of the list
    names: Mapping[tuple[str, str], int]  # names of files kept elsewhere; those of one row alone
    urls: Mapping[tuple[str, str], int]
    titles: Mapping[tuple[str, str], int]  # those of one row alone


def index(rows: Iterable[Accession]) -> Index:
    """The same rows, to be found by file, address or headline."""
    rows = tuple(rows)
    files: dict[tuple[str, str], int] = {}
    names: dict[tuple[str, str], set[int]] = {}
    urls: dict[tuple[str, str], int] = {}
    titles: dict[tuple[str, str], set[int]] = {}
    for number, row in enumerate(rows):
        folder = _folder(row.origin.path.removeprefix(accessions.CLIPPINGS))
        for path in _paths(row):
            if _is_elsewhere(path):
                names.setdefault((folder, posixpath.basename(accessions.key(path))), set()).add(number)
            else:
                files.setdefault((folder, accessions.key(path)), number)
        if row.url:
            urls.setdefault((folder, _address(row.url)), number)
        if not row.file or _is_elsewhere(row.file):  # a row that names its file here is about no other
            for title in {row.headline, _SITE.sub("", row.headline)}:
                titles.setdefault((folder, _words(title)), set()).add(number)
    folders = frozenset(_folder(row.origin.path.removeprefix(accessions.CLIPPINGS)) for row in rows)
    return Index(rows, folders, files, _single(names), urls, _single(titles))


def given(name: str, fields: Mapping[str, object], known: Index) -> Accession | None:
    """The row about a clipping: by its file, else by its address, else by its headline; of the nearest list that has one.

    `name` is the clipping's path below clippings/, with `#n` for a part of it; `fields` are what filing found in it. A row for
    a whole file tells of its parts only what all of them share.
    """
    whole = re.sub(r"#\d+$", "", name)
    folder = _folder(whole)
    while True:
        if folder in known.folders:
            path = accessions.key(name[len(folder) :])
            if (number := known.files.get((folder, path))) is not None:
                return known.rows[number]
            if (number := known.names.get((folder, posixpath.basename(path)))) is not None:
                return known.rows[number]
            if whole != name and (number := known.files.get((folder, accessions.key(whole[len(folder) :])))) is not None:
                return replace(known.rows[number], url="", date="", headline="", byline="")
            url, headline = str(fields.get("original_url", "")), str(fields.get("headline", ""))
            if url and (number := known.urls.get((folder, _address(url)))) is not None:
                return known.rows[number]
            title = _words(headline)
            if len(title) >= _LONG and (number := known.titles.get((folder, title))) is not None:
                row = known.rows[number]
                if not url or not row.url:  # two addresses are two articles
                    return row
        if not folder:
            return None
        folder = _folder(folder[:-1])


def unmatched(known: Index, clippings: Iterable[tuple[str, Mapping[str, object]]]) -> list[Problem]:
    """One doubt for each list that has rows about no clipping.

    `clippings` are all that there are, filed or not: name and fields, as for `given`.
    """
    met: set[Origin] = set()
    here: set[str] = set()
    addresses: set[str] = set()
    for name, fields in clippings:
        here |= {accessions.key(name), accessions.key(re.sub(r"#\d+$", "", name))}
        if row := given(name, fields, known):
            met.add(row.origin)
            addresses.add(_address(row.url))
    left: dict[str, list[Accession]] = {}
    for row in known.rows:
        folder = _folder(row.origin.path.removeprefix(accessions.CLIPPINGS))
        named = any(accessions.key(folder + path) in here for path in _paths(row) if not _is_elsewhere(path))
        if not named and row.origin not in met and not (row.url and _address(row.url) in addresses):
            left.setdefault(row.origin.path, []).append(row)
    return [_left(path, rows) for path, rows in sorted(left.items())]


def _left(path: str, rows: Sequence[Accession]) -> Problem:
    shown = "; ".join(f"line {row.origin.line}, {(row.file or row.headline or row.url)[:80]}" for row in rows[:3])
    count = "1 row is about no clipping" if len(rows) == 1 else f"{len(rows):,} rows are about no clipping"
    sentence = f"{count} here: {shown}{'; …' if len(rows) > 3 else ''}"
    remedy = "save those pages here, mend the names, or leave the rows for later"
    return Problem(Origin(path), "clippings-unmatched", sentence, remedy, "doubt")


_SITE = re.compile(r"\s+[|»·•—–-]\s+\S+(?:\s+\S+){0,4}$")  # the name of the site, behind a title
_LONG = 12  # letters; "News" and "Untitled" are the titles of too many pages
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|mc_[ce]id|igshid|_ga|cmpid", re.IGNORECASE)


def _address(url: str) -> str:
    """An address without what may differ between two visits to one page.

    >>> _address("http://www.Coast.example/ferry/?utm_source=letter&id=7#top")
    'coast.example/ferry?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:  # no address at all
        return url
    asked = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])])
    place = host.removeprefix("www.") + ("" if port in (None, 80, 443) else f":{port}")
    return place + unquote(parts.path).rstrip("/") + (f"?{asked}" if asked else "")


def _words(title: str) -> str:
    """A title without its marks, spaces and capitals."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", title).casefold()))


def _paths(row: Accession) -> list[str]:
    """The files a row names; an export may name several."""
    several = [path.strip() for path in row.file.split(";")]
    return several if len(several) > 1 and all(map(_is_elsewhere, several)) else [row.file] if row.file else []


def _is_elsewhere(path: str) -> bool:
    """True for a place on somebody's disk, of which only the file's name can be ours."""
    return bool(re.match(r"[a-z]:[\\/]|[\\/]|(?:file|storage|attachments):", path, re.IGNORECASE))


def _folder(name: str) -> str:
    """The folder that a clipping or a folder lies in, with its stroke; empty for clippings/ itself."""
    return name[: name.rfind("/") + 1]


def _single(found: Mapping[tuple[str, str], set[int]]) -> dict[tuple[str, str], int]:
    return {key: next(iter(numbers)) for key, numbers in found.items() if key[1] and len(numbers) == 1}


# --- what a row says and what a clipping says, made one -------------------------------------------------------------------

_Value = str | tuple[str, ...]


def joined(
    told: Mapping[str, _Value], doubts: Sequence[str], row: Accession, outlets: Sequence[Outlet] = ()
) -> tuple[dict[str, _Value], tuple[str, ...]]:
    """A clipping's fields with what the list says of it, and the doubts that remain.

    The list decides on outlet, address, date, day of saving and note. Headline, byline and language it gives only where the
    clipping has none. Wherever it says otherwise than the clipping, a doubt says both.
    """
    found = dict(told)
    remain = list(doubts)
    spelled = declared.registered({"outlet": row.outlet}, outlets) or row.outlet
    for field, value, same in (
        ("outlet", spelled, _same_name),
        ("original_url", row.url, lambda one, two: _address(one) == _address(two)),
        ("published", row.date, _same_day),
        ("saved", row.saved, _same_day),
    ):
        if not value:
            continue
        printed = str(found.get(field, ""))
        agree = not printed or same(printed, value)
        is_date = same is _same_day
        found[field] = _fuller(printed, value) if is_date and agree and printed else value
        if not is_date or _exactness(value) >= 3:  # the list has settled it
            remain = [doubt for doubt in remain if not doubt.startswith(f"{field}:")]
        if not agree:
            remain.append(f"{field}: {_place(row)} says {value}, the clipping {printed}; the list was followed")
    if "outlet" not in found and (known := declared.registered({"original_url": row.url}, outlets)):
        found["outlet"] = known
    if row.note:
        found["note"] = row.note
    if row.headline and not found.get("headline"):
        found["headline"] = f"[{row.headline}]"
        remain.append(f"headline: from {_place(row)}; the clipping prints none")
    elif row.headline and not _same_headline(str(found["headline"]), row.headline):
        remain.append(f"headline: {_place(row)} says “{row.headline}”; the clipping was followed")
    for field, value in (("byline", row.byline), ("language", row.language)):
        if value and not found.get(field) and not (field == "byline" and found.get("agency")):
            found[field] = value
    if row.subjects:
        before = found.get("subjects", ())
        found["subjects"] = tuple(dict.fromkeys((*(before if isinstance(before, tuple) else (before,)), *row.subjects)))
    return found, tuple(remain)


def _place(row: Accession) -> str:
    return f"line {row.origin.line} of {row.origin.path.removeprefix(accessions.CLIPPINGS)}"


def _fuller(printed: str, value: str) -> str:
    """Of two dates that agree, the one that says more; the year of the list with the day of the clipping.

    >>> _fuller("2023-02-28T16:25", "2023-02-28"), _fuller("XXXX-02-28", "2023")
    ('2023-02-28T16:25', '2023-02-28')
    """
    if printed.startswith("XXXX") and re.fullmatch(r"\d{4}(?:-\d\d)?", value):
        try:
            return dates.parse(value[:4] + printed[4:]).written
        except ValueError:  # 29 February
            return value
    return printed if _exactness(printed) > _exactness(value) else value


def _exactness(written: str) -> int:
    """How many of year, month, day and time a date gives."""
    day, _, clock = written.partition("/")[0].partition("T")
    return len(re.findall(r"\d+", day)) + bool(clock)


def _same_day(one: str, two: str) -> bool:
    """True when two dates can be the same, as far as each goes."""
    first, second = dates.parse(one), dates.parse(two)
    if first.first and first.last and second.first and second.last:
        return first.first <= second.last and second.first <= first.last
    return _month_and_day(first)[: len(_month_and_day(second))] == _month_and_day(second)[: len(_month_and_day(first))]


def _month_and_day(when: When) -> str:
    return when.written[5:10]


def _same_name(one: str, two: str) -> bool:
    one, two = (re.sub(r"^the(?=.)", "", _words(name)) for name in (one, two))
    return one in two or two in one


def _same_headline(one: str, two: str) -> bool:
    """True when one holds the other, or half of all their words stand in both."""
    if _words(one) in _words(two) or _words(two) in _words(one):
        return True
    first, second = (Counter(re.findall(r"\w+", text.casefold())) for text in (one, two))
    return 2 * (first & second).total() >= max(first.total(), second.total())
