"""The pages of articles, and what stands where an article was withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from pressmark import addresses, dates
from pressmark.model import KINDS, Cleared, Edition, Order, Origin, Page, Paragraph
from pressmark.publishing import markup
from pressmark.publishing.pages import links, receipts
from pressmark.publishing.pages.almanac import month_names
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Claim, Dossier, Entry, Printed

_ELSEWHERE = 6  # reports of the same event listed on an article's page; all of them stand on the event's
_WHOLE = 0.8  # of a text: what has so much of it has the same text
_NAMED = 3  # articles named where a paragraph is marked that they have too

FORMS = (("RIS", "ris"), ("BibTeX", "bib"), ("CSL-JSON", "json"), ("Markdown", "md"))
"""The other forms of an article: what they are called, and how their addresses end."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the trail above a page."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An event, and other articles that report it."""

    event: Dossier
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Inferred:
    """A date that is not printed, and what says so."""

    field: str
    when: Printed
    evidence: str
    address: str  # of the article that the evidence names, if it names one


@dataclass(frozen=True, slots=True)
class Near:
    """Another article that is near to this one, and why."""

    entry: Entry
    why: str


@dataclass(frozen=True, slots=True)
class Twin:
    """Another article with the same text, as the note above a text tells of it."""

    entry: Entry
    order: Order  # how it stands to this one
    whole: bool  # it has this text as a whole, or nearly


def doubt(written: str) -> tuple[str, str]:
    """The field a doubt is about, and what is doubtful: "published: the year is not printed"."""
    field, colon, sentence = written.partition(": ")
    return (field, sentence) if colon and " " not in field else ("", written)


def article(catalogue: Catalogue, item: Cleared) -> Claim:
    """The page of one article. Its text, its citations and its head are made from `item` and `part` when it is rendered."""
    record, entry = item.article, catalogue.entries[item.article.id]
    before, after = catalogue.beside(record.id)
    stem = entry.address.removesuffix("html")
    event_date = next((each.when for each in item.inferences if each.field == "event_date"), record.event_date)
    names = {kind: found for kind in KINDS if (found := catalogue.named(item.names, kind))}
    elsewhere = tuple(_elsewhere(catalogue, item))
    values = {
        "section": "",
        "index": item.index,
        "reserved": reserved(item),
        "item": item,
        "part": part_of(catalogue, item),
        "entry": entry,
        "trail": trail(catalogue, record.id),
        "outlet_address": catalogue.edition.addresses.get(f"outlets/{record.outlet}", ""),
        "place_address": next(
            (catalogue.edition.addresses[each.entity] for each in item.mentions if each.anchor == "dateline"), ""
        ),
        "published": catalogue.printed(record.published),
        "event_date": catalogue.printed(record.event_date, event_date)
        if event_date and event_date != catalogue.placed[record.id]
        else None,
        "doubts": tuple(map(doubt, record.doubts)),
        "saved": catalogue.printed(record.saved),
        "original": links.web(record.original_url),
        "snapshot_address": links.web(record.snapshot_url),
        "snapshot": catalogue.printed(record.snapshot_date),
        "inferences": tuple(_inferred(catalogue, item)),
        "text_language": catalogue.text_language(item),
        "left": item.paragraphs_in_all - len(item.paragraphs),
        "captions": any(paragraph.kind == "caption" for paragraph in item.paragraphs),
        "names": names,
        "subjects": tuple(
            (addresses.subject(subject)[0], catalogue.edition.addresses[f"subjects/{subject}"])
            for subject in record.subjects
            if f"subjects/{subject}" in catalogue.edition.addresses
        ),
        "receipt": receipts.address(record.id) if record.id in catalogue.edition.receipts else "",
        "forms": tuple((name, stem + ending) for name, ending in FORMS),
        "elsewhere": elsewhere,
        "related": tuple(_related(catalogue, item, elsewhere)),
        "reprints": catalogue.rows(each.article for each in item.reprints),
        "twins": tuple(Twin(catalogue.entries[each.article], each.order, each.share >= _WHOLE) for each in item.reprints),
        "parallels": _parallels(catalogue, item),
        "previous": before,
        "next": after,
    }
    return Claim(Page(entry.address, "article.html", values), f"the article {record.id}", record.origin)


def reserved(item: Cleared) -> bool:
    """True when the page shows a text that is not ours to offer for text and data mining (W3C TDM Reservation Protocol)."""
    theirs = item.shown in ("full", "excerpt") and item.article.representation != "summary"
    return theirs and not re.search(r"creativecommons\.org/|/NoC-|/NKC/", item.rights)


def trail(catalogue: Catalogue, id: str) -> tuple[Step, ...]:
    """Year, month and day of an article, as far as they are known; empty for one that is undated."""
    when = catalogue.placed[id]
    if when is None or when.first is None:
        return ()
    first, exact = when.first, dates.precision(when)
    steps = [Step(str(first.year), addresses.of_year(first.year))]
    if exact in ("month", "day"):
        steps.append(Step(month_names(catalogue.language)[first.month - 1], addresses.of_month(first.year, first.month)))
    if exact == "day":
        steps.append(Step(str(first.day), addresses.of_day(first)))
    return tuple(steps)


def part_of(catalogue: Catalogue, item: Cleared) -> Edition:
    """The part of an edition that one article's page knows: enough to link, to cite and to describe it."""
    edition, outlet = catalogue.edition, item.article.outlet
    keys = (item.article.id, *item.names, f"outlets/{outlet}", *(f"subjects/{subject}" for subject in item.article.subjects))
    return replace(
        edition,
        articles=(item,),
        tombstones=(),
        outlets={outlet: edition.outlets[outlet]} if outlet in edition.outlets else {},
        entities={key: edition.entities[key] for key in item.names if key in edition.entities},
        events=(),
        addresses={key: edition.addresses[key] for key in keys if key in edition.addresses},
        redirects={},
        ledger=(),
        receipts={},
    )


def _elsewhere(catalogue: Catalogue, item: Cleared) -> Iterator[Elsewhere]:
    """Other reports of the events this article reports, the nearest to it in time."""
    here = catalogue.position[item.article.id]
    for event in catalogue.reported.get(item.article.id, ()):
        others = [entry for entry in catalogue.rows(catalogue.events[event].articles) if entry.id != item.article.id]
        nearest = sorted(others, key=lambda entry: abs(catalogue.position[entry.id] - here))[:_ELSEWHERE]
        if nearest:
            yield Elsewhere(catalogue.dossiers[event], tuple(entry for entry in others if entry in nearest))


def _inferred(catalogue: Catalogue, item: Cleared) -> Iterator[Inferred]:
    """What is inferred of an article, in brackets as far as it is not printed."""
    printed = {"published": item.article.published, "event_date": item.article.event_date}
    for each in item.inferences:
        address = catalogue.edition.addresses.get(each.source, "") if each.source else ""
        yield Inferred(each.field, catalogue.printed(printed.get(each.field), each.when), each.evidence, address)


def _related(catalogue: Catalogue, item: Cleared, elsewhere: Iterable[Elsewhere]) -> Iterator[Near]:
    """Articles that are near to this one and that its page does not list already, the nearest first."""
    listed = {each.article for each in item.reprints} | {entry.id for each in elsewhere for entry in each.entries}
    for each in item.related:
        if each.article in catalogue.entries and each.article not in listed:
            why = "; ".join(each.reasons)
            yield Near(catalogue.entries[each.article], why[:1].upper() + why[1:])


def _parallels(catalogue: Catalogue, item: Cleared) -> Mapping[str, str]:
    """Each paragraph that other articles have too, by its anchor, to where they stand: "Pier Post, 3 May 2021"."""
    found: dict[str, list[str]] = {}
    for each in item.reprints:
        other = catalogue.entries[each.article]
        where = ", ".join(filter(None, (other.outlet or other.headline, other.published.words)))
        for anchor in each.anchors:
            found.setdefault(anchor, []).append(where)
    return {
        anchor: "; ".join(where if len(where) <= _NAMED else (*where[:_NAMED], f"+{len(where) - _NAMED}"))
        for anchor, where in found.items()
    }


def text(item: Cleared, here: str, links: Mapping[str, str], parallels: Mapping[str, str], also: str) -> tuple[Markup, ...]:
    """The paragraphs that may be shown, as HTML, the dateline in front of the first.

    Those of `parallels` stand elsewhere too and are marked; the mark says where, in words that begin with `also`.
    """
    opened = _opened(item, markup.body(item, here, links))
    return tuple(
        _marked(paragraph, f"{also} {parallels[piece.anchor]}") if piece.anchor in parallels else paragraph
        for piece, paragraph in zip(item.paragraphs, opened, strict=True)
    )


def _marked(paragraph: Markup, words: str) -> Markup:
    mark = Markup('<span class="parallel" role="img" aria-label="{0}" title="{0}"></span>').format(words)
    end = _ENDS.search(paragraph)
    return Markup(f"{paragraph[: end.start()]}{mark}{paragraph[end.start() :]}") if end else paragraph


# The tags that close a paragraph, a list, a table: a mark can stand inside the innermost.
_ENDS = re.compile(r"(?:</(?:p|h\d|blockquote|pre|li|[uod]l|d[dt]|t[dhr]|tbody|table|figcaption|figure)>\s*)+\Z")


def _opened(item: Cleared, body: tuple[Markup, ...]) -> tuple[Markup, ...]:
    """The paragraphs with the dateline in front of the first, where that does not carry it itself."""
    dateline = item.article.dateline
    if not body or not dateline or item.article.representation == "summary" or not _opens_plainly(item.paragraphs[0], dateline):
        return body
    dash = "" if dateline.rstrip()[-1] in "—–-:" else " —"
    opening = Markup('<span class="dateline">{}</span>{} ').format(dateline.strip(), dash)
    # The mark-up of a paragraph is ours, so its first ">" ends its tag.
    return (Markup(re.sub(">", lambda _: f">{escape(opening)}", str(body[0]), count=1)), *body[1:])


def _opens_plainly(first: Paragraph, dateline: str) -> bool:
    """True when the first paragraph is running text that does not carry the dateline itself."""
    opening = re.escape(dateline.strip(" —–-:"))
    return first.kind == "paragraph" and not re.match(rf"{opening}\s*[—–:(,.-]", first.text, re.IGNORECASE)


def withdrawn(catalogue: Catalogue) -> Iterator[Claim]:
    """What stands at the address of an article that was taken down: that it was, when, why, and whom to ask."""
    for stone in catalogue.edition.tombstones:
        address = catalogue.edition.addresses.get(stone.id, addresses.of_article(stone.id))
        try:
            day = catalogue.printed(dates.parse(stone.day))
        except ValueError:
            day = Printed(stone.day)
        values = {"section": "", "index": False, "stone": stone, "day": day}
        yield Claim(Page(address, "withdrawn.html", values), f"the withdrawn article {stone.id}", Origin("content/articles"))


def articles(catalogue: Catalogue) -> Iterator[Claim]:
    """Every article's page, by date."""
    for item in catalogue.items.values():
        yield article(catalogue, item)
