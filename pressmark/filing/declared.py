"""What a saved page declares of itself, for machines and not for readers: JSON-LD first, then `meta`, then who saved it."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from lxml.html import HtmlElement

from pressmark import dates, datings
from pressmark.filing import credits, datelines, mastheads
from pressmark.model import Outlet

_ARTICLE = re.compile(r"Article$|^(?:Live)?BlogPosting$|^Report$")
_META = {  # field: names of `meta`, best first
    "headline": ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title"),
    "byline": ("author", "parsely-author", "sailthru.author", "dc.creator", "article:author", "byl"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "dc.date.issued",
        "dc.date",
        "date",
    ),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "section": ("article:section", "parsely-section"),
    "original_url": ("og:url",),
}


def fields(tree: HtmlElement, html: str, outlets: Sequence[Outlet]) -> dict[str, str]:
    """The found a page gives to machines."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name and (content := flat(element.get("content") or "")):
            metas.setdefault(name, content)
    told = {field: [metas[name] for name in names if name in metas] for field, names in _META.items()}
    for thing in _linked_data(tree):
        told["headline"][:0] = _texts(thing.get("headline"))
        told["byline"][:0] = [names] if (names := ", ".join(dict.fromkeys(_names(thing.get("author"))))) else []
        told["published"][:0] = _texts(thing.get("datePublished"))
        told["outlet"].extend(_names(thing.get("publisher")))
        told["section"].extend(_texts(thing.get("articleSection"))[:1])
    told["published"] += [
        element.get("content") or element.get("datetime") or "" for element in tree.xpath("//*[@itemprop='datePublished']")
    ]
    told["outlet"] = [name for name in told["outlet"] if not name.startswith("@")]
    told["original_url"][:0] = [element.get("href") or "" for element in tree.xpath("//link[@rel='canonical']")]
    found = {
        field: value for field, values in told.items() if (value := next((each for each in map(flat, values) if each), ""))
    }
    found["published"] = next((when for value in told["published"] if (when := _edtf(value))), "")
    found["byline"] = next((name for value in told["byline"] if (name := _writer(value))), "")
    if agency := datelines.agency(found["byline"]):
        found |= {"agency": agency, "byline": ""}
    if credits.is_outlet(found["byline"], told["outlet"], outlets):
        found["byline"] = ""
    if "headline" in found:
        found["headline"] = _without_site(found["headline"], found.get("outlet", ""))
    found |= _saving(html)
    if not found.get("original_url", "").startswith(("http://", "https://")):
        found.pop("original_url", None)
    return {field: value for field, value in found.items() if value}


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """The articles among the page's JSON-LD."""
    for element in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(element.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            thing = waiting.pop(0)
            if isinstance(thing, list):
                waiting[:0] = thing
            elif isinstance(thing, dict):
                if any(_ARTICLE.search(kind) for kind in _texts(thing.get("@type"))):
                    yield thing
                waiting += [thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in thing]


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [flat(each) for each in values if isinstance(each, str) and each.strip()]


def _names(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    named = chain.from_iterable(_texts(each.get("name")) if isinstance(each, dict) else _texts(each) for each in values)
    return list(named)


def flat(text: str) -> str:
    """Text with its entities read, sometimes twice, its tags gone and its white space single."""
    return " ".join(re.sub(r"<[^<>]*>", "", entities.unescape(entities.unescape(text))).split())


def _edtf(value: str) -> str:
    """A machine's date as EDTF, its fractions of a second dropped."""
    match = re.match(r"\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?", value)
    if match:
        zone = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", match[3] or "")
        written = match[1] + (f"T{match[2]}{zone}" if match[2] else "")
    else:
        found = next((found for found in datings.find(value) if found.when and found.when.first), None)
        written = found.when.written if found and found.when else ""
    try:
        return dates.parse(written).written
    except ValueError:
        return ""


def _writer(value: str) -> str:
    """A writer's name as papers print it: no address, no "By"."""
    value = re.sub(r"^\s*by\s+|^[\s,|]+", "", value, flags=re.IGNORECASE)
    return "" if "://" in value or "@" in value or len(value) > 120 else value


def _without_site(title: str, site: str) -> str:
    """A title without the name of the site behind it."""
    match = re.match(r"(.{12,}?)\s+(?:[|»«•—–-]|::)\s+([^|]{2,40})$", title)
    if match and site and match[2].strip().lower() in (site.lower(), f"{site.lower()} news", site.lower().removesuffix(".com")):
        return match[1]
    return re.sub(r"(.{12,}?)\s+\|\s+[^|]{2,40}$", r"\1", title)


_CHROME = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n]+)", re.IGNORECASE)
_FETCHED = re.compile(r"<!-- fetched by Pressmark on (\d{4}-\d\d-\d\d) -->")


def _saving(html: str) -> dict[str, str]:
    """What the browser, or our own fetching, wrote at the top when it saved the page."""
    start = html[:5000]
    if single := _SINGLE_FILE.search(start):
        return {"original_url": entities.unescape(single[1]), "saved": _edtf(single[2])}
    found = {}
    if chrome := _CHROME.search(start):
        found["original_url"] = entities.unescape(chrome[1])
    if fetched := _FETCHED.search(start):
        found["saved"] = _edtf(fetched[1])
    return found


def registered(told: Mapping[str, str], outlets: Sequence[Outlet]) -> str:
    """The outlet of the register that has this page's host, or the name the page gives itself."""
    host = mastheads.host(told.get("original_url", ""))
    name = told.get("outlet", "").lower()
    for outlet in outlets:
        home = mastheads.host(outlet.home)
        if home and host and (host == home or host.endswith("." + home)):
            return outlet.name
    return next(
        (outlet.name for outlet in outlets if name and name in {form.lower() for form in (outlet.name, *outlet.aliases)}), ""
    )


def settled(told: Mapping[str, str], seen: Mapping[str, str], doubts: Sequence[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """What a page tells machines and what it shows readers, made one; and the doubts that remain."""
    fields = {**seen, **told}
    sure = fields.get("published", "XXXX")[:4] != "XXXX"
    answered = (*(["published:"] if sure else []), *(["headline:"] if "headline" in fields else []))
    return fields, tuple(doubt for doubt in doubts if not doubt.startswith(answered))
