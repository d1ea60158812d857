"""What tells others that the site is there: Atom feeds, the sitemap, the description of its search, and robots.txt.

Nothing here knows the clock: an article is as new as its paper, or as the day it was saved.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from pressmark import addresses, dates
from pressmark.model import Cleared, Edition, Site, When
from pressmark.publishing import records
from pressmark.publishing.records import Subject

NEWEST = 50  # entries of the feed of the archive
NEWEST_OF_A_NAME = 10
MOST = 50_000  # addresses in one sitemap, by sitemaps.org
SHORT = 16  # characters of an OpenSearch ShortName

NO_PARTS: Mapping[str, Sequence[str]] = MappingProxyType({})

_LONG_AGO = "1970-01-01T00:00:00Z"  # Atom wants a day even of a feed that has no entry


def files(edition: Edition, parts: Mapping[str, Sequence[str]] = NO_PARTS) -> dict[str, bytes]:
    """Feeds for every edition; what invites search engines and browsers, for the public one whose `site.url` is known.

    `parts` are the pages that hold a part of what is too much for one: address to the ids of the articles listed there.
    """
    found = {"feed.xml": feed(edition)} | of_names(edition)
    if edition.kind == "public" and edition.site.url:
        found |= sitemap(edition, parts) | {"opensearch.xml": opensearch(edition.site)}
    return found | {"robots.txt": robots(edition), ".nojekyll": b""}  # without the last, GitHub Pages would leave files out


# --- Atom ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a feed, written once for all the feeds it is in."""

    updated: str
    xml: str


def feed(edition: Edition) -> bytes:
    """The newest articles of the archive by the day of publication. RFC 4287."""
    entries = [_entry(item, edition) for item in _newest_first(edition)[:NEWEST]]
    return _feed(edition, "feed.xml", "index.html", edition.site.title, entries)


def of_names(edition: Edition) -> dict[str, bytes]:
    """A feed beside the page of each event that is reported here, of each name and of each subject: `people/<slug>.xml`."""
    titles: dict[str, str] = {}
    pages: defaultdict[str, list[str]] = defaultdict(list)  # article to the pages whose feeds it is in
    for event in edition.events:
        if event.articles:
            page = records.of_event(event, edition)
            titles[page] = event.name
            for id in event.articles:
                pages[id].append(page)
    reported = set(titles)
    for item in edition.articles:
        for key in item.names:
            page = edition.addresses.get(key, "")
            if page and key in edition.entities and page not in reported:
                titles[page] = edition.entities[key].name
                pages[item.article.id].append(page)
        for page, name in _filed_under(item, edition).items():
            titles[page] = name
            pages[item.article.id].append(page)
    newest: defaultdict[str, list[Entry]] = defaultdict(list)
    for item in _newest_first(edition):
        wanting = [page for page in pages[item.article.id] if len(newest[page]) < NEWEST_OF_A_NAME]
        if wanting:
            entry = _entry(item, edition)
            for page in wanting:
                newest[page].append(entry)
    made = {}
    for page, name in sorted(titles.items()):
        made[address(page)] = _feed(edition, address(page), page, f"{name} · {edition.site.title}", newest[page])
    return made


def _filed_under(item: Cleared, edition: Edition) -> Mapping[str, str]:
    """The pages of an article's subjects, and what each is called; one for a subject with its code and without."""
    keys = {f"subjects/{written}": addresses.subject(written)[0] for written in item.article.subjects}
    return {edition.addresses[key]: name for key, name in keys.items() if key in edition.addresses}


def address(page: str) -> str:
    """Where the feed of a name, an event or a subject stands, given the address of its page."""
    return page.removesuffix(".html") + ".xml"


def _newest_first(edition: Edition) -> list[Cleared]:
    """Articles by day, those of one day in the order of their ids. Those of which no day is known are no news."""
    dated = [(dates.key(when), item) for item in edition.articles if (when := _placed(item))]
    dated.sort(key=lambda pair: pair[1].article.id)
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return [item for _, item in dated]


def _placed(item: Cleared) -> When | None:
    """When an article was published, as far as is printed or inferred; else when it was saved."""
    article = item.article
    inferred = (found.when for found in item.inferences if found.field == "published")
    return next((when for when in (article.published, *inferred, article.saved) if when and when.first), None)


def _entry(item: Cleared, edition: Edition) -> Entry:
    record, article = records.of(item, edition), item.article
    updated = _instant(article.saved) or _instant(_placed(item)) or _LONG_AGO
    writers = [writer.whole for writer in record.credited] or [record.outlet]
    shown = record.standfirst or next((each.text for each in item.paragraphs if each.kind == "paragraph"), "")
    printed = article.published if article.published and dates.precision(article.published) == "day" else None
    parts = [
        # A tag URI (RFC 4151) of the article's id alone: neither the site's address nor the day of the build can change it.
        _text("id", f"tag:pressmark,2026:{record.id}"),
        _text("title", record.headline, always=True),
        _text("updated", updated),
        _text("published", _instant(printed)),
        *(f"<author>{_text('name', name)}</author>" for name in writers if name),
        _empty("link", rel="alternate", type="text/html", href=record.place),
        _empty("link", rel="via", href=record.original_url, title=record.outlet) if record.original_url else "",
        *(_empty("category", term=subject.name) for subject in record.subjects),
        *(_category(subject) for subject in record.subjects if subject.code),
        _text("summary", shown),
        _text("rights", item.rights),
    ]
    language = f' xml:lang="{record.language}"' if record.language else ""
    return Entry(updated, f"<entry{language}>{''.join(parts)}</entry>")


def _category(subject: Subject) -> str:
    """A subject by its code, for whom a scheme and a term are an address; its plain word is a category of its own."""
    code = subject.code.removeprefix(records.MEDIA_TOPICS)
    return _empty("category", scheme=records.MEDIA_TOPICS, term=code, label=subject.name)


def _feed(edition: Edition, own: str, page: str, title: str, entries: Sequence[Entry]) -> bytes:
    site = edition.site
    # While the site has no place, entries give their addresses as seen from its top.
    base = "" if site.url or "/" not in own else f' xml:base="{"../" * own.count("/")}"'
    # Two archives may keep the same article; the feeds are their own, so the name of the archive is in a feed's id.
    archive = hashlib.sha256(site.title.encode("utf-8", "replace")).hexdigest()[:12]
    parts = [
        _text("id", f"tag:pressmark,2026:{archive}/{own}"),
        _text("title", title, always=True),
        _text("subtitle", site.description),
        _text("updated", max((entry.updated for entry in entries), default=_LONG_AGO)),
        f"<author>{_text('name', site.keeper or site.title, always=True)}</author>",
        _empty("link", rel="alternate", type="text/html", href=records.permalink(page, site)),
        _empty("link", rel="self", type="application/atom+xml", href=records.permalink(own, site)) if site.url else "",
        *(entry.xml for entry in entries),
    ]
    return _document(f'feed xmlns="http://www.w3.org/2005/Atom"{base}', parts)


def _instant(when: When | None) -> str:
    """A day as the moment Atom wants: its beginning, by Greenwich. The hour a paper prints has no zone to count it in."""
    return f"{when.first.isoformat()}T00:00:00Z" if when and when.first else ""


# --- XML ----------------------------------------------------------------------------------------------------------------

# Written as text: a library takes as long for these few elements as for all the rest of the feeds. All text goes through one
# of these two functions, and so through `records.line`, which leaves no character that XML forbids.


def _text(name: str, text: str, always: bool = False) -> str:
    """An element that holds a text; nothing for an empty one, unless the format wants the element `always`."""
    text = records.line(text)
    return f"<{name}>{escape(text)}</{name}>" if text or always else ""


def _empty(name: str, **attributes: str) -> str:
    """An element that is all attributes; empty ones are left out."""
    written = "".join(f" {key}={quoteattr(clean)}" for key, value in attributes.items() if (clean := records.line(value)))
    return f"<{name}{written}/>"


def _document(root: str, parts: Iterable[str]) -> bytes:
    """A whole file, an element a line; `root` is the name of its root, with attributes."""
    lines = "\n".join(part for part in parts if part)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{root}>\n{lines}\n</{root.partition(" ")[0]}>\n'.encode(
        "utf-8", "replace"
    )


# --- for search engines and browsers ------------------------------------------------------------------------------------


def sitemap(edition: Edition, parts: Mapping[str, Sequence[str]] = NO_PARTS) -> dict[str, bytes]:
    """The pages of articles, names, subjects and outlets, and their parts that list articles of their own, as far as search
    engines may list them, each with the day its content is of.

    Not the list of names nor the calendar: they hold nothing but links to what is here, and nobody searches for a letter or a
    day. A part that only leads to further parts is left out likewise.

    Beyond 50,000 addresses sitemap.xml is the index of sitemap-1.xml and so on. Needs `site.url`.
    """
    pages = sorted(_indexable(edition, parts).items())
    sheets = [pages[at : at + MOST] for at in range(0, len(pages), MOST)] or [[]]
    if len(sheets) == 1:
        return {"sitemap.xml": _sheet("urlset", "url", sheets[0], edition.site)}
    found = {f"sitemap-{number}.xml": _sheet("urlset", "url", sheet, edition.site) for number, sheet in enumerate(sheets, 1)}
    latest = [max(day for _, day in sheet) for sheet in sheets]
    index = list(zip(found, latest, strict=True))
    return {"sitemap.xml": _sheet("sitemapindex", "sitemap", index, edition.site)} | found


def _indexable(edition: Edition, parts: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Address to the day of what is newest there, ISO; empty where no day is known."""
    found: dict[str, str] = {}
    holding: defaultdict[str, list[str]] = defaultdict(list)  # article to the parts it is listed on
    for part, ids in parts.items():
        for id in ids:
            holding[id].append(part)
    for item in edition.articles:
        if not item.index:
            continue
        article = item.article
        day = max((when.first.isoformat() for when in (article.saved, _placed(item)) if when and when.first), default="")
        keys = [article.id, *(key for key in item.names if key in edition.entities)]
        outlet = edition.outlets.get(article.outlet)
        if outlet and outlet.index:
            keys.append(outlet.key)
        of_keys = (edition.addresses[key] for key in keys if edition.addresses.get(key))
        for page in (*of_keys, *_filed_under(item, edition), *holding[article.id]):
            found[page] = max(found.get(page, ""), day)
    return found


def _sheet(root: str, each: str, pages: Iterable[tuple[str, str]], site: Site) -> bytes:
    lines = (f"<{each}>{_text('loc', records.permalink(page, site))}{_text('lastmod', day)}</{each}>" for page, day in pages)
    return _document(f'{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', lines)


def opensearch(site: Site) -> bytes:
    """How a browser can search here from its own field. OpenSearch 1.1; needs `site.url`."""
    title = records.line(site.title)
    template = records.permalink("search.html", site) + "?q={searchTerms}"
    parts = [
        _text("ShortName", short(title)),
        _text("Description", records.line(site.description)[:1024] or f"Search {title}"),
        _text("InputEncoding", "UTF-8"),
        _empty("Url", type="text/html", rel="results", template=template),
    ]
    return _document('OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"', parts)


def short(title: str) -> str:
    """As many whole words of a title as an OpenSearch ShortName can hold, or the beginning of its first.

    >>> short("The Aral Corridor Clippings")
    'The Aral'
    """
    if len(title) <= SHORT:
        return title or "Clippings"
    return title[: SHORT + 1].rpartition(" ")[0].rstrip(" ,:;·–—-") or title[:SHORT]


def robots(edition: Edition) -> bytes:
    """What search engines may visit. Pages they may visit and not list say so themselves."""
    if edition.kind == "private":
        return b"User-agent: *\nDisallow: /\n"
    listed = f"\nSitemap: {edition.site.url}sitemap.xml\n" if edition.site.url else ""
    return f"User-agent: *\nDisallow:\n{listed}".encode()
