"""What tells others that the site is there: Atom feeds, the sitemap, the description of its search, and robots.txt.

Nothing here knows the clock: an article is as new as its paper, or as the day it was saved.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from pressmark import dates
from pressmark.model import Cleared, Edition, Site, When
from pressmark.publishing import records
from pressmark.publishing.bylines import Writer

NEWEST = 50  # entries of the feed of the archive
NEWEST_OF_A_NAME = 10
MOST = 50_000  # addresses in one sitemap, by sitemaps.org
SHORT = 16  # characters of an OpenSearch ShortName

_LONG_AGO = "1970-01-01T00:00:00Z"  # Atom wants a day even of a feed that has no entry


def files(edition: Edition) -> dict[str, bytes]:
    """Feeds for every edition; what invites search engines and browsers, for the public one whose `site.url` is known."""
    found = {"feed.xml": feed(edition)} | of_names(edition)
    if edition.kind == "public" and edition.site.url:
        found |= sitemap(edition) | {"opensearch.xml": opensearch(edition.site)}
    return found | {"robots.txt": robots(edition), ".nojekyll": b""}  # without the last, GitHub Pages would leave files out


# --- Atom ---------------------------------------------------------------------------------------------------------------


def feed(edition: Edition) -> bytes:
    """The newest articles of the archive by the day of publication. RFC 4287."""
    entries = [_entry(item, edition) for item in _newest(edition.articles, NEWEST)]
    return _feed(edition, "feed.xml", "index.html", records.line(edition.site.title), entries)


def of_names(edition: Edition) -> dict[str, bytes]:
    """A feed beside the page of each name and each event: `people/<slug>.xml`."""
    items = {item.article.id: item for item in edition.articles}
    about: dict[str, tuple[str, list[Cleared]]] = {}
    naming: defaultdict[str, list[Cleared]] = defaultdict(list)
    for item in edition.articles:
        for key in item.names:
            naming[key].append(item)
    for key, found in naming.items():
        if key in edition.entities and key in edition.addresses:
            about[edition.addresses[key]] = (edition.entities[key].name, found)
    for event in edition.events:
        reports = [items[id] for id in event.articles if id in items]
        if reports:
            about[records.of_event(event, edition)] = (event.name, reports)
    entries: dict[str, Entry] = {}  # an article is in a dozen feeds
    made = {}
    for page, (name, found) in sorted(about.items()):
        newest = _newest(found, NEWEST_OF_A_NAME)
        for item in newest:
            if item.article.id not in entries:
                entries[item.article.id] = _entry(item, edition)
        title = f"{records.line(name)} · {records.line(edition.site.title)}"
        made[address(page)] = _feed(edition, address(page), page, title, [entries[item.article.id] for item in newest])
    return made


def address(page: str) -> str:
    """Where the feed of a name or an event stands, given the address of its page."""
    return page.removesuffix(".html") + ".xml"


def _newest(items: Iterable[Cleared], most: int) -> list[Cleared]:
    """The newest first; of articles of one day, in the order of their ids. Those of which no day is known are no news."""
    dated = [(dates.key(when), item) for item in items if (when := _placed(item)) and when.first]
    dated.sort(key=lambda pair: pair[1].article.id)
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return [item for _, item in dated[:most]]


def _placed(item: Cleared) -> When | None:
    """When an article was published, as far as is printed or inferred; else when it was saved."""
    article = item.article
    inferred = (found.when for found in item.inferences if found.field == "published")
    return next((when for when in (article.published, *inferred, article.saved) if when and when.first), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a feed, written once for all the feeds it is in."""

    updated: str
    xml: str


def _entry(item: Cleared, edition: Edition) -> Entry:
    record, article = records.of(item, edition), item.article
    entry = ET.Element("entry")
    # A tag URI (RFC 4151) of the article's id alone: neither the site's address nor the day of the build can change it.
    _add(entry, "id", f"tag:pressmark,2026:{record.id}")
    _add(entry, "title", record.headline)
    updated = _instant(article.saved) or _instant(_placed(item)) or _LONG_AGO
    _add(entry, "updated", updated)
    if article.published and dates.precision(article.published) == "day":
        _add(entry, "published", _instant(article.published))
    for writer in record.credited or ((Writer(record.outlet),) if record.outlet else ()):
        _add(_add(entry, "author"), "name", writer.whole)
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=record.place)
    if record.original_url:
        ET.SubElement(entry, "link", rel="via", href=record.original_url, title=record.outlet or "the original")
    for subject in article.subjects:
        ET.SubElement(entry, "category", term=records.line(subject))
    shown = record.standfirst or next((records.line(each.text) for each in item.paragraphs if each.kind == "paragraph"), "")
    if shown:
        _add(entry, "summary", shown)
    if item.rights:
        _add(entry, "rights", records.line(item.rights))
    if record.language:
        entry.set("xml:lang", record.language)
    return Entry(updated, ET.tostring(entry, encoding="unicode"))


def _feed(edition: Edition, own: str, page: str, title: str, entries: Sequence[Entry]) -> bytes:
    site = edition.site
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom"})
    if not site.url and "/" in own:  # entries give their addresses as seen from the top of the site
        root.set("xml:base", "../" * own.count("/"))
    # Two archives may keep the same article; the feeds are their own, so the name of the archive is in a feed's id.
    archive = hashlib.sha256(site.title.encode("utf-8", "replace")).hexdigest()[:12]
    _add(root, "id", f"tag:pressmark,2026:{archive}/{own}")
    _add(root, "title", title)
    if site.description:
        _add(root, "subtitle", records.line(site.description))
    _add(root, "updated", max((entry.updated for entry in entries), default=_LONG_AGO))
    _add(_add(root, "author"), "name", records.line(site.keeper or site.title) or "Clippings")
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=records.permalink(page, site))
    if site.url:
        ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=records.permalink(own, site))
    return _bytes(root, "".join(f"{entry.xml}\n" for entry in entries))


def _instant(when: When | None) -> str:
    """A day as the moment Atom wants: its beginning, by Greenwich. The hour a paper prints has no zone to count it in."""
    return f"{when.first.isoformat()}T00:00:00Z" if when and when.first else ""


def _add(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = text or None
    return child


def _bytes(root: ET.Element, more: str = "") -> bytes:
    """An XML file, an element a line; `more` is what is already written and stands last in the root."""
    root.text = "\n"
    for child in root:
        child.tail = "\n"
    opening, end, _ = ET.tostring(root, encoding="unicode").rpartition(f"</{root.tag}>")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{opening}{more}{end}\n'.encode()


# --- for search engines and browsers ------------------------------------------------------------------------------------


def sitemap(edition: Edition) -> dict[str, bytes]:
    """The pages of articles, names and outlets that search engines may list, each with the day its content is of.

    Beyond 50,000 addresses sitemap.xml is the index of sitemap-1.xml and so on. Needs `site.url`.
    """
    pages = sorted(_indexable(edition).items())
    sheets = [pages[at : at + MOST] for at in range(0, len(pages), MOST)] or [[]]
    if len(sheets) == 1:
        return {"sitemap.xml": _sheet("urlset", "url", sheets[0], edition.site)}
    found = {f"sitemap-{number}.xml": _sheet("urlset", "url", sheet, edition.site) for number, sheet in enumerate(sheets, 1)}
    latest = [max(day for _, day in sheet) for sheet in sheets]
    index = list(zip(found, latest, strict=True))
    return {"sitemap.xml": _sheet("sitemapindex", "sitemap", index, edition.site)} | found


def _indexable(edition: Edition) -> Mapping[str, str]:
    """Address to the day of what is newest there, ISO; empty where no day is known."""
    found: dict[str, str] = {}
    for item in edition.articles:
        if not item.index:
            continue
        article = item.article
        day = max((when.first.isoformat() for when in (article.saved, _placed(item)) if when and when.first), default="")
        keys = [article.id, *(key for key in item.names if key in edition.entities)]
        outlet = edition.outlets.get(article.outlet)
        if outlet and outlet.index:
            keys.append(outlet.key)
        for key in keys:
            if page := edition.addresses.get(key):
                found[page] = max(found.get(page, ""), day)
    return found


def _sheet(root_name: str, each: str, pages: Iterable[tuple[str, str]], site: Site) -> bytes:
    root = ET.Element(root_name, {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for page, day in pages:
        entry = _add(root, each)
        _add(entry, "loc", records.permalink(page, site))
        if day:
            _add(entry, "lastmod", day)
    return _bytes(root)


def opensearch(site: Site) -> bytes:
    """How a browser can search here from its own field. OpenSearch 1.1; needs `site.url`."""
    root = ET.Element("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"})
    title = records.line(site.title)
    _add(root, "ShortName", short(title))
    _add(root, "Description", records.line(site.description)[:1024] or f"Search {title}")
    _add(root, "InputEncoding", "UTF-8")
    template = records.permalink("search.html", site) + "?q={searchTerms}"
    ET.SubElement(root, "Url", type="text/html", rel="results", template=template)
    return _bytes(root)


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
