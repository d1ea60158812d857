"""What a catalogue says of one article, each value on one line and safe to write anywhere.

Citations, reference files, page heads and feeds are all made from this, so that they cannot disagree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pressmark import addresses, dates
from pressmark.model import Cleared, Edition, Event, Site, When
from pressmark.publishing import bylines
from pressmark.publishing.bylines import Writer

MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"  # the IPTC's scheme of subjects; a code behind it is an address
MONTHS = tuple("January February March April May June July August September October November December".split())


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is known; a part that is not known is 0."""

    year: int = 0
    month: int = 0
    day: int = 0

    def __bool__(self) -> bool:
        return bool(self.year or self.month)

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day as far as they are known from the year on; empty without a year."""
        known = (self.year, self.month, self.day)
        return known[: known.index(0)] if 0 in known else known


@dataclass(frozen=True, slots=True)
class Subject:
    """What an article is about, in a word; and the address of its code among the IPTC Media Topics, empty where it has none."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article for those who cite it."""

    id: str
    address: str  # of its page, in the site
    link: str  # the same for the world; empty while nobody knows where the site will stand
    archive: str  # what the archive is called
    headline: str
    supplied: bool  # the headline is the archive's, in [brackets]
    standfirst: str
    outlet: str
    agency: str
    writers: tuple[Writer, ...]  # as the byline names them
    language: str
    section: str
    subjects: tuple[Subject, ...]
    published: When | None
    printed: Day  # of publication
    inferred: Day  # what the rest of the archive tells of that, where the paper does not
    evidence: str
    saved: str  # the day, ISO; empty when not known
    original_url: str
    kept: str  # "Archived", "Excerpt archived", "Summary archived" or, where nothing can be read here, "Catalogued"

    @property
    def credited(self) -> tuple[Writer, ...]:
        """Whom to name as the author: the writers, else the agency the paper credits."""
        return self.writers or ((Writer(self.agency),) if self.agency else ())

    @property
    def place(self) -> str:
        """Where to look: the permalink; the address below the site while nobody knows where that will stand."""
        return self.link or self.address

    @property
    def date(self) -> str:
        """The date of publication in English words, what is inferred in [brackets].

        Without a year, "28 February, year not printed" or "28 February [2023]"; without a date, nothing.
        """
        if self.inferred and not self.printed:
            return f"[{_spoken(self.inferred, str(self.inferred.year))}]"
        if self.inferred and not self.printed.year:
            return _spoken(self.printed, f"[{self.inferred.year}]")
        return dates.spoken(self.published) if self.published else ""


def _spoken(day: Day, year: str) -> str:
    month = MONTHS[day.month - 1] if day.month else ""
    return " ".join(part for part in (str(day.day or ""), month, year) if part)


def of(item: Cleared, edition: Edition) -> Record:
    """The record of one article of an edition."""
    article = item.article
    inference = next((found for found in item.inferences if found.field == "published"), None)
    address = edition.addresses.get(article.id) or addresses.of_article(article.id)
    saved = article.saved
    return Record(
        id=article.id,
        address=address,
        link=edition.site.url + address if edition.site.url else "",
        archive=line(edition.site.title),
        headline=line(article.headline),
        supplied=article.headline_supplied,
        standfirst=line(article.standfirst),
        outlet=line(article.outlet),
        agency=line(article.agency),
        writers=_writers(item, edition),
        language=article.language if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", article.language) else "",
        section=line(article.section),
        subjects=subjects(article.subjects),
        published=article.published,
        printed=day(article.published),
        inferred=day(inference.when) if inference else Day(),
        evidence=line(inference.evidence) if inference else "",
        saved=saved.first.isoformat() if saved and saved.first and dates.precision(saved) == "day" else "",
        original_url=web(article.original_url),
        kept=_kept(item),
    )


def _writers(item: Cleared, edition: Edition) -> tuple[Writer, ...]:
    """The names of the byline. What the outlet, the agency or an organisation named here calls itself is not taken apart."""
    article = item.article
    outlet = edition.outlets.get(article.outlet)
    own = {article.outlet, *(outlet.aliases if outlet else ())}
    found = []
    for writer in bylines.people(line(article.byline)):
        if writer.whole in own:
            continue  # a paper that signs its own article is named as the outlet
        body = writer.whole == article.agency or f"organisations/{writer.whole}" in item.names
        found.append(Writer(writer.whole) if body else writer)
    return tuple(found)


def subjects(written: Iterable[str]) -> tuple[Subject, ...]:
    """Subjects as an article gives them, each once, whether its code stands behind it or not.

    >>> subjects(["harbours", "harbours (medtop:20000337)", "ferries"])[0].code
    'http://cv.iptc.org/newscodes/mediatopic/20000337'
    """
    found: dict[str, str] = {}
    for name, code in map(addresses.subject, written):
        if name := line(name):
            found[name] = found.get(name) or (MEDIA_TOPICS + code if code else "")
    return tuple(Subject(name, code) for name, code in found.items())


def _kept(item: Cleared) -> str:
    if item.shown == "nothing":
        return "Catalogued"
    return {"full": "Archived", "excerpt": "Excerpt archived", "summary": "Summary archived"}[item.article.representation]


def day(when: When | None) -> Day:
    """The parts of a date; of an interval, those of its first day.

    >>> day(dates.parse("XXXX-02-28")), day(dates.parse("2023-02"))
    (Day(year=0, month=2, day=28), Day(year=2023, month=2, day=0))
    """
    if when is None:
        return Day()
    written = when.written if when.first is None else dates.machine(when)
    return Day(*(int(part) if part.isdecimal() else 0 for part in written.partition("T")[0].split("-")))


def permalink(address: str, site: Site) -> str:
    """An address of the site as the world will know it; unchanged while nobody knows where the site will stand."""
    return site.url + address


def of_event(event: Event, edition: Edition) -> str:
    """The address of an event's page. An event that nobody has named has the id of an article, but not its page."""
    key = event.id if "/" in event.id else f"events/{event.id}"
    return edition.addresses.get(key) or f"events/{event.id}.html"


# --- values that are safe to write --------------------------------------------------------------------------------------

# Not allowed in XML 1.0, or an end of line to one program or another.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")  # they turn the text that follows around


def line(text: str) -> str:
    """A text as one line, without control characters and without those that change the direction of what follows.

    >>> line("Talks\\r\\nTY  - BOOK\\x00 begin")
    'Talks TY - BOOK begin'
    """
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_CONTROLS.sub(" ", _UNSEEN.sub("", text)).split())


def web(address: str) -> str:
    """A web address that can stand in a link; nothing for any other kind of address."""
    address = line(address).replace(" ", "%20")
    return address if address.startswith(("https://", "http://")) else ""


_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_TEXT = json.encoder.encode_basestring


def as_json(rows: Iterable[Mapping[str, object]]) -> bytes:
    """A list of records as JSON, one field a line, so that a change of one field is a change of one line in git.

    Not `json.dumps(indent=…)`, which is written in Python and ten times slower.
    """
    shown = (",\n".join(f'  "{name}": {_json(value)}' for name, value in row.items()) for row in rows)
    text = ",\n".join(f" {{\n{fields}\n }}" for fields in shown)
    return (f"[\n{text}\n]\n" if text else "[]\n").encode("utf-8", "replace")


def _json(value: object) -> str:
    """A value on one line. Most are texts and lists of texts, which need no encoder."""
    if isinstance(value, str):
        return _TEXT(value)
    if isinstance(value, (list, tuple)) and all(isinstance(entry, str) for entry in value):
        return f"[{', '.join(map(_TEXT, value))}]"
    return _ENCODE(value)
