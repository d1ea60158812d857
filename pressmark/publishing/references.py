"""Articles as reference managers read them: RIS, BibLaTeX and CSL-JSON, for each article, each event and the whole archive.

No value can begin a field of its own: each is one line, and what a format would take for a sign of its own is escaped. A date
without a year is no date to these formats; it stands in a note, and in CSL-JSON as words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pressmark.model import Cleared, Edition
from pressmark.publishing import records
from pressmark.publishing.bylines import Writer
from pressmark.publishing.records import Record


@dataclass(frozen=True, slots=True)
class Reference:
    """One article in each format."""

    ris: str
    bib: str
    csl: Mapping[str, object]


def files(edition: Edition) -> dict[str, bytes]:
    """References: beside the page of each article and of each event that is reported here, and in data/ all of them."""
    made = {item.article.id: reference(item, edition) for item in edition.articles}
    found: dict[str, bytes] = {}
    for item in edition.articles:
        address = edition.addresses.get(item.article.id) or f"a/{item.article.id}.html"
        found |= _forms(address.removesuffix(".html"), [made[item.article.id]])
    for event in edition.events:
        reports = [made[id] for id in event.articles if id in made]
        if reports:
            found |= _forms(records.of_event(event, edition).removesuffix(".html"), reports)
    return found | _forms("data/citations", list(made.values()))


def _forms(stem: str, references: Sequence[Reference]) -> dict[str, bytes]:
    return {
        f"{stem}.ris": "\n".join(each.ris for each in references).encode("utf-8", "replace"),
        f"{stem}.bib": "\n".join(each.bib for each in references).encode("utf-8", "replace"),
        # A list even of one: pandoc reads nothing else, Zotero either.
        f"{stem}.json": records.as_json(each.csl for each in references),
    }


def reference(item: Cleared, edition: Edition) -> Reference:
    """One article in each format."""
    record = records.of(item, edition)
    note = _note(record)
    return Reference(_ris(record, note), _bib(record, note), _csl(record, note))


def _note(record: Record) -> str:
    """What the fields of these formats cannot say, in sentences. No colon near the start: Zotero would read a field there."""
    found = []
    if record.inferred and not record.printed.year:
        found.append(f"Published on {record.date}, inferred" + (f" from {record.evidence}." if record.evidence else "."))
    elif record.published and not record.printed.year:
        found.append(f"Published on {record.date}.")
    if record.supplied:
        found.append("The headline is supplied by the archive.")
    if record.kept == "Summary archived":
        found.append("The archive keeps a summary in its own words.")
    elif record.kept == "Excerpt archived":
        found.append("The archive keeps an excerpt.")
    if record.original_url:
        found.append(f"First published at {record.original_url}")
    return " ".join(found)


# --- RIS ----------------------------------------------------------------------------------------------------------------


def _ris(record: Record, note: str) -> str:
    """The format of Research Information Systems, in the tags that EndNote, Zotero and Mendeley agree on for a newspaper."""
    parts = record.printed.parts
    tags = [
        ("TY", "NEWS"),
        ("ID", record.id),
        *(("AU", _ris_name(writer)) for writer in record.credited),
        ("TI", record.headline),
        ("T2", record.outlet),
        ("PY", f"{parts[0]:04}" if parts else ""),
        ("DA", "/".join((*(f"{part:02}" for part in parts), "", "", "")[:4]) if parts else ""),  # 2023/02/28/, 2023/02//
        ("SE", record.section),
        ("LA", record.language),
        ("AB", record.standfirst),
        *(("KW", subject.name) for subject in record.subjects),
        ("DB", record.archive),
        ("AN", record.id),
        ("UR", record.link),
        ("N1", note.translate(_NO_MARKUP)),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in tags if value) + "ER  - \n"


_NO_MARKUP = str.maketrans("<>", "‹›")  # a note with a "<…>" in it is HTML to Zotero


def _ris_name(writer: Writer) -> str:
    """A comma divides family name and given name, so an organisation may have none."""
    if writer.given:
        return f"{writer.family.replace(',', '')}, {writer.given.replace(',', '')}"
    return writer.family.replace(",", "")


# --- BibLaTeX -----------------------------------------------------------------------------------------------------------

# Every value stays balanced in its braces: BibTeX counts them, whether a backslash stands before or not.
_TEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
    }
)
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", '"': "%22", "<": "%3C", ">": "%3E"})
_LANGUAGES = {"en": "english", "ru": "russian", "kk": "kazakh", "tr": "turkish", "de": "german", "fr": "french"}


def _bib(record: Record, note: str) -> str:
    """An entry of BibLaTeX, whose manual has newspapers as `@article` of the subtype `newspaper`."""
    fields = [
        ("entrysubtype", "newspaper"),
        ("author", " and ".join(_tex_name(writer) for writer in record.credited)),
        # Braces within braces: a style must not take the capitals from the names in a headline.
        ("title", f"{{{record.headline.translate(_TEX)}}}" if record.headline else ""),
        ("journaltitle", record.outlet.translate(_TEX)),
        ("date", "-".join(f"{part:02}" for part in record.printed.parts)),
        ("langid", _LANGUAGES.get(record.language.partition("-")[0], "")),
        ("abstract", record.standfirst.translate(_TEX)),
        ("keywords", ", ".join(_whole(subject.name) for subject in record.subjects)),
        ("addendum", f"{record.kept} at {record.archive}".translate(_TEX)),
        ("url", record.link.translate(_ADDRESS)),
        ("note", note.translate(_TEX)),
    ]
    return f"@article{{{record.id},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value) + "}\n"


def _tex_name(writer: Writer) -> str:
    """A name as the parts that a comma divides; one that is not to be taken apart stands in braces."""
    return f"{_whole(writer.family)}, {_whole(writer.given)}" if writer.given else f"{{{writer.family.translate(_TEX)}}}"


def _whole(text: str) -> str:
    """A member of a list; in braces where it holds what divides such lists."""
    written = text.translate(_TEX)
    return f"{{{written}}}" if re.search(r"\band\b|,", text, re.IGNORECASE) else written


# --- CSL-JSON -----------------------------------------------------------------------------------------------------------


def _csl(record: Record, note: str) -> dict[str, object]:
    """An item of the Citation Style Language, which pandoc and Zotero read."""
    if record.printed.year:
        issued: dict[str, object] = {"date-parts": [list(record.printed.parts)]}
    else:
        issued = {"literal": record.date} if record.date else {}
    item: dict[str, object] = {
        "id": record.id,
        "type": "article-newspaper",
        "title": record.headline,
        "author": [
            {"family": writer.family, "given": writer.given} if writer.given else {"literal": writer.family}
            for writer in record.credited
        ],
        "container-title": record.outlet,
        "issued": issued,
        "section": record.section,
        "language": record.language,
        "abstract": record.standfirst,
        "keyword": "; ".join(subject.name for subject in record.subjects),  # one text, and a subject may have a comma
        "archive": record.archive,
        "archive_location": record.id,
        "URL": record.link,
        "note": note,
    }
    return {name: value for name, value in item.items() if value}
