"""Rights: exactly what may leave the house, for whom, today. Publishing receives what is made here and nothing else.

An outlet's terms hold for its text; an article may be stricter; a recorded permission alone may be freer. A summary in the
curator's own words may be shown whatever the outlet says, unless the article is withheld altogether.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from pressmark import addresses as where
from pressmark import frontmatter
from pressmark.archive import events
from pressmark.model import (
    DISPLAYS,
    Archive,
    Article,
    Cleared,
    Display,
    Edition,
    EditionKind,
    Outlet,
    Paragraph,
    Problem,
    Quote,
    Receipt,
    Shown,
    Tombstone,
)
from pressmark.paragraphs import count_words
from pressmark.registers import OUTLETS

_UNKNOWN = "http://rightsstatements.org/vocab/CNE/1.0/"  # copyright not evaluated


@dataclass(frozen=True, slots=True)
class _Terms:
    """How much of one article may be shown, and why."""

    display: Display
    fraction: float
    reason: str


def clear(archive: Archive, kind: EditionKind, today: date, receipts: Mapping[str, Receipt] | None = None) -> Edition:
    """The edition of an archive for the public or for the curator alone, on the day of the build.

    `receipts` are those of its articles, by id. They hold clippings whole, so the public edition has none, whatever is given.
    """
    cleared, tombstones = [], []
    quotes: dict[str, list[Quote]] = {}
    for quote in archive.quotes:
        quotes.setdefault(quote.article, []).append(quote)
    for article in archive.articles:
        if article.withdrawn:
            tombstones.append(tombstone(article))
        elif item := _cleared(archive, article, kind, today, quotes.get(article.id, ())):
            cleared.append(item)
    here = {item.article.id for item in cleared}
    groups = _groups(cleared)
    items = tuple(_among(item, here, groups) for item in cleared)
    told_of = {item.article.id: item for item in items}
    happened = tuple(event for event in (events.told_here(event, told_of) for event in archive.events) if event)
    listed = set(archive.ledger)
    listed |= {new for old, new in archive.redirects.items() if old in listed}  # what an older address leads to must stand
    named = {key for item in items for key in item.names} | {event.id for event in happened}
    entities = {
        key: replace(entity, articles=(), not_articles=())
        for key, entity in sorted(archive.entities.items())
        if key in named or archive.addresses[key] in listed
    }
    told = {item.article.outlet for item in items} | {stone.outlet for stone in tombstones}
    outlets = {
        name: outlet
        for name, outlet in archive.outlets.items()
        if name in told or outlet.origin.path == OUTLETS or archive.addresses[outlet.key] in listed
    }
    addresses = _standing(archive, items, tombstones, {*entities, *(event.id for event in happened)}, outlets.values())
    proposals = events.redirects(archive.ledger, happened, addresses)
    standing = {*addresses.values(), *(where.of_proposed(event.id) for event in happened if event.proposed)}
    return Edition(
        kind=kind,
        today=today,
        site=archive.site,
        articles=items,
        tombstones=tuple(tombstones),
        outlets=outlets,
        entities=entities,
        events=happened,
        addresses=addresses,
        redirects=dict(sorted((proposals | {old: new for old, new in archive.redirects.items() if new in standing}).items())),
        ledger=archive.ledger,
        in_repair=archive.in_repair,
        receipts={id: made for id, made in (receipts or {}).items() if id in here} if kind == "private" else {},
    )


def _groups(cleared: Sequence[Cleared]) -> Mapping[str, str]:
    """Groups of the same words, to the id of the first quotation of each that may be shown; those of one article are none."""
    first: dict[str, str] = {}
    articles: dict[str, set[str]] = {}
    for item in cleared:
        for quote in item.quotes:
            first.setdefault(quote.group, quote.id)
            articles.setdefault(quote.group, set()).add(quote.article)
    return {group: id for group, id in first.items() if group and len(articles[group]) > 1}


def _standing(
    archive: Archive,
    items: Sequence[Cleared],
    tombstones: Sequence[Tombstone],
    names: set[str],
    outlets: Iterable[Outlet],
) -> Mapping[str, str]:
    """The addresses that this edition answers, so that nothing in it can link to what is not there."""
    subjects = {f"subjects/{subject}" for item in items for subject in item.article.subjects}
    ids = {item.article.id for item in items} | {stone.id for stone in tombstones}
    answered = ids | names | subjects | {outlet.key for outlet in outlets}
    return {key: address for key, address in archive.addresses.items() if key in answered}


def _among(item: Cleared, here: set[str], groups: Mapping[str, str]) -> Cleared:
    """What an edition tells of one article, without a word of those that do not stand here."""
    return replace(
        item,
        quotes=tuple(replace(quote, group=groups.get(quote.group, "")) for quote in item.quotes),
        reprints=tuple(each for each in item.reprints if each.article in here),
        related=tuple(each for each in item.related if each.article in here),
        inferences=tuple(each for each in item.inferences if not each.source or each.source in here),
    )


def tombstone(article: Article) -> Tombstone:
    """What stands at the address of a withdrawn article: `withdrawn: 2026-11-21 reason`.

    `withdrawn: 2026-11-21 unnamed: reason` leaves out headline and outlet, where those are the trouble.
    """
    day, _, reason = article.withdrawn.partition(" ")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        day, reason = "", article.withdrawn
    unnamed = reason.startswith("unnamed:")
    reason = reason.removeprefix("unnamed:").strip()
    return Tombstone(article.id, day, reason, "" if unnamed else article.headline, "" if unnamed else article.outlet)


def _cleared(archive: Archive, article: Article, kind: EditionKind, today: date, quotes: Sequence[Quote]) -> Cleared | None:
    paragraphs = archive.paragraphs[article.id]
    outlet = archive.outlets.get(article.outlet)
    terms = terms_of(article, outlet, kind, today)
    if terms.display == "withheld":
        return None
    whole = sum(paragraph.words for paragraph in paragraphs) + count_words(article.standfirst)
    standfirst, shown, words = _shown(article, paragraphs, terms, whole)
    anchors = {paragraph.anchor for paragraph in shown} | {"headline", "dateline"} | ({"standfirst"} if standfirst else set())
    hidden = [paragraph.text for paragraph in paragraphs if paragraph.anchor not in anchors]
    if article.standfirst and not standfirst:
        hidden.append(article.standfirst)
    mentions = tuple(mention for mention in archive.mentions[article.id] if mention.anchor in anchors)
    said = tuple(quote for quote in quotes if quote.anchor in anchors)
    ours = article.representation == "summary"
    return Cleared(
        article=_record(article, standfirst, kind),
        shown=_how_much(article, terms, shown, hidden),
        reason=terms.reason,
        paragraphs=shown,
        mentions=mentions,
        quotes=tuple(_attributed(said, shown, {mention.entity for mention in mentions}) if hidden else said),
        names=archive.names[article.id],
        inferences=archive.inferences.get(article.id, ()),
        related=archive.related.get(article.id, ()),
        reprints=tuple(
            replace(each, anchors=tuple(anchor for anchor in each.anchors if anchor in anchors))
            for each in archive.reprints.get(article.id, ())
        ),
        words=whole,
        words_shown=words,
        paragraphs_in_all=len(paragraphs),
        terms=_counts(hidden),
        index=kind == "public" and (ours or outlet is None or outlet.index),
        rights=_statement(archive, article, outlet),
    )


def _attributed(quotes: Iterable[Quote], shown: Iterable[Paragraph], named: set[str]) -> Iterator[Quote]:
    """Quotations with their speakers, but for those whom only what is not shown names: “…,” said somebody further down."""
    words = {word for paragraph in shown for word in re.findall(r"\w+", paragraph.text)}
    for quote in quotes:
        told = quote.speaker in named if quote.speaker else words.intersection(re.findall(r"\w+", quote.printed)[-1:])
        yield quote if told else replace(quote, speaker="", printed="", cue="")


def terms_of(article: Article, outlet: Outlet | None, kind: EditionKind, today: date) -> _Terms:
    """The strictest of what outlet and article say, unless a permission is recorded; with the reason in one sentence."""
    if kind == "private":
        return _Terms("full", 1.0, "The private edition shows everything.")
    if article.embargoed_until and (article.embargoed_until.first is None or article.embargoed_until.first > today):
        return _Terms("withheld", 0.0, f"Under embargo until {article.embargoed_until.written}.")
    own: Display = article.rights if article.rights in DISPLAYS else "full"
    theirs: Display = outlet.display if outlet else "citation"
    display = max(theirs, own, key=DISPLAYS.index)
    if display == "withheld" and frontmatter.permission_scope(article.permission) is None:
        return _Terms("withheld", 0.0, "Withheld.")
    if article.representation == "summary":
        return _Terms("full", 1.0, "A summary in the archive’s own words.")
    if scope := frontmatter.permission_scope(article.permission):
        fraction = outlet.max_fraction if outlet else 0.0
        return _Terms(scope, fraction, f"By permission of {outlet.name if outlet else 'those whose text it is'}.")  # type: ignore[arg-type]
    if outlet is None:
        return _Terms("citation", 0.0, "The outlet is not known, so its terms are not either.")
    if "original_link" in outlet.require and not article.original_url:
        return _Terms("citation", 0.0, f"{outlet.name} asks for a link to the original, and the archive has none yet.")
    if own == display and own != theirs:
        return _Terms(display, outlet.max_fraction, "The archive shows less of this article than its outlet would allow.")
    if display == "full":
        return _Terms("full", 1.0, f"{outlet.name} lets archives show its articles.")
    if display == "excerpt":
        share = f"{outlet.max_fraction:.0%}".replace("%", " %")
        return _Terms("excerpt", outlet.max_fraction, f"{outlet.name} lets archives show up to {share} of an article.")
    if outlet.evidence:
        return _Terms(display, 0.0, f"{outlet.name} does not let archives show its text.")
    return _Terms(display, 0.0, f"{outlet.name} has not said that archives may show its text.")


def _shown(
    article: Article, paragraphs: Sequence[Paragraph], terms: _Terms, whole: int
) -> tuple[str, tuple[Paragraph, ...], int]:
    """The standfirst, the paragraphs that may be shown, and their words: whole paragraphs from the start, up to the share."""
    if terms.display == "full":
        return article.standfirst, tuple(paragraphs), whole
    left = int(whole * terms.fraction) if terms.display == "excerpt" else 0
    standfirst = article.standfirst if 0 < count_words(article.standfirst) <= left else ""
    left -= count_words(standfirst)
    shown: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.words > left or (article.standfirst and not standfirst):
            break
        left -= paragraph.words
        shown.append(paragraph)
    while shown and shown[-1].kind in ("heading", "question", "rule"):  # what they announce is not shown
        shown.pop()
    return standfirst, tuple(shown), sum(paragraph.words for paragraph in shown) + count_words(standfirst)


def _how_much(article: Article, terms: _Terms, shown: Sequence[Paragraph], hidden: Sequence[str]) -> Shown:
    if not shown:
        return "nothing"
    if article.representation == "summary":
        return "summary"
    return "excerpt" if hidden or article.representation == "excerpt" else "full"


def _record(article: Article, standfirst: str, kind: EditionKind) -> Article:
    """The catalogue record of an article: headline, outlet, dates and links, without a word of the text."""
    return replace(
        article,
        body="",
        body_line=0,
        standfirst=standfirst,
        note=article.note if kind == "private" else "",
        doubts=tuple(doubt for doubt in article.doubts if kind == "private" or not doubt.startswith("rights:")),
        permission=article.permission if kind == "private" else "",
        original_url=_web(article.original_url),
        snapshot_url=_web(article.snapshot_url),
        lines={},
    )


def _web(url: str) -> str:
    """A web address as it may be shown: without the name and password somebody reads it with."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("https", "http") or not parts.netloc:
        return ""
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _statement(archive: Archive, article: Article, outlet: Outlet | None) -> str:
    if article.rights.startswith(("https://", "http://")):
        return article.rights
    if article.representation == "summary" and archive.site.licence:
        return archive.site.licence
    return outlet.rights if outlet else _UNKNOWN


def _counts(texts: Sequence[str]) -> dict[str, int]:
    """How often each word stands in texts that may be found and not read: cut as lunr cuts, in order of the alphabet."""
    counted = Counter(word for text in texts for word in re.split(r"[\s\-]+", text.lower()) if word)
    return dict(sorted(counted.items()))


def exposed(articles: Sequence[Article], edition: Edition, clipped: Mapping[str, str]) -> list[Problem]:
    """What everyone could read in a public repository and nobody on the site: a refusal for each article it is true of.

    `clipped` is what clippings in the repository say, by article id, for articles that have another text than their clipping.
    """
    shown = {item.article.id: item for item in edition.articles}
    found = []
    for article in articles:
        item = shown.get(article.id)
        whole = item.words if item else count_words(article.standfirst) + count_words(article.body)
        visible = item.words_shown if item else 0
        text = " ".join(paragraph.text for paragraph in item.paragraphs) if item else ""
        if visible < whole:
            sentence = f"everyone can read the text in this repository; the site shows {visible:,} of its {whole:,} words"
        elif _said_again(clipped.get(article.id, ""), text) < 0.5:
            sentence = "everyone can read the clipping in this repository; the site does not show what it says"
        else:
            continue
        found.append(Problem(article.origin, "repository-exposes-text", sentence, _WAYS_OUT, "refusal"))
    return found


_WAYS_OUT = (
    "make the repository private, and publish through a second, public repository or with a plan that has private Pages;"
    " or keep only a summary in your own words, and no clipping"
)


def _said_again(text: str, other: str) -> float:
    """The share of a text's eight-word runs that stand in another; 1 for a text too short to have one."""
    runs, others = _runs(text), _runs(other)
    return len(runs & others) / len(runs) if runs else 1.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}
