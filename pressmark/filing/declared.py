"""What a saved page declares of itself, for machines and not for readers: JSON-LD first, then `meta`, then who saved it.

`settled` makes one of this and of what the page shows readers. Where the two differ by a day, the day that is printed counts:
machines are told the day it was at Greenwich.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pressmark import dates
from pressmark.filing import credits, datelines, linked, marked, mastheads, writers
from pressmark.model import Outlet, When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META = {  # field: names of `meta`, best first
    "headline": ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title"),
    "byline": (
        "author",
        "parsely-author",
        "sailthru.author",
        "article:author",
        "article:author_name",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "authors",
        "article_author",
        "article.author",
        "cxenseparse:author",
        "shareaholic:article_author_name",
        "byl",
        "byline",
    ),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "article:published",
        "published_at",
        "pubdate",
        "pub_date",
        "publishdate",
        "publish-date",
        "publish_date",
        "dc.date.issued",
        "dcterms.issued",
        "date.release",
        "dc.date",
        "dcterms.date",
        "dcterms.created",
        "dc.date.created",
        "datecreated",
        "date",
    ),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "section": ("article:section", "parsely-section"),
    "original_url": ("og:url",),
}
_ISSUED = re.compile(r"publi(?:sh|cation)|pub[-_:.]?date|release|issued|originaldate|date[-_:.]?original", re.IGNORECASE)
_REVISED = re.compile(r"modif|updat|expir|revis|last|publisher|copyright|founding|robots", re.IGNORECASE)

_HOUSE = "-"  # the page says that the writer is the house: no name in its markup is one

# Fields for `settled` alone: what only the markup of visible pieces tells.
_MARKED = "marked "
_ADDRESSED = "address published"
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")


def fields(tree: HtmlElement, html: str, outlets: Sequence[Outlet]) -> dict[str, str]:
    """The fields a page gives to machines. Those that begin with "marked" are weaker, and meant for `settled`."""
    metas = _metas(tree)
    told = {field: [value for name in names for value in metas.get(name, ())] for field, names in _META.items()}
    told["published"] += [
        value for name in sorted(metas) if _ISSUED.search(name) and not _REVISED.search(name) for value in metas[name]
    ]
    told["byline"] = [", ".join(dict.fromkeys(metas[name])) for name in _META["byline"] if name in metas]
    told["original_url"][:0] = [element.get("href") or "" for element in tree.xpath("//link[@rel='canonical']")]
    things, by_id = linked.things(tree)
    for thing in reversed(linked.own_first(things, told)):
        told["headline"][:0] = linked.texts(thing.get("headline"))
        told["byline"][:0] = [names] if (names := ", ".join(dict.fromkeys(linked.people(thing.get("author"), by_id)))) else []
        told["published"][:0] = linked.texts(thing.get("datePublished"))
        told["outlet"].extend(linked.names(thing.get("publisher"), by_id))
        told["section"].extend(linked.texts(thing.get("articleSection"))[:1])
    told["published"] += [date for thing in by_id.values() for date in linked.texts(thing.get("datePublished"))]
    told["outlet"] = [name for name in told["outlet"] if not name.startswith("@")]
    found = {
        field: value
        for field, values in told.items()
        if (value := next((each for each in map(linked.flat, values) if each), ""))
    }
    found["published"] = next((when for value in told["published"] if (when := marked.edtf(value))), "")
    found["published"] = found["published"] or _in_scripts(html)
    found |= _credited(told["byline"], told["outlet"], outlets)
    if not found["published"]:
        found[_MARKED + "published"] = marked.published(tree)
    if not found["byline"] and any(_is_house(value) for value in told["byline"]):
        found[_MARKED + "byline"] = _HOUSE
    elif " " not in found["byline"]:
        found[_MARKED + "byline"] = _credited([marked.byline(tree)], told["outlet"], outlets)["byline"]
    if "headline" in found:
        found["headline"] = _without_site(found["headline"], found.get("outlet", ""))
    if not found.get("original_url", "").startswith(("http://", "https://")):
        found.pop("original_url", None)
    if day := _IN_ADDRESS.search(found.get("original_url", "")):
        found[_ADDRESSED] = marked.edtf(f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}")
    return {field: value for field, value in found.items() if value}


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """What the page's `meta` say, by name."""
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower().strip()
        if name and (content := linked.flat(element.get("content") or "")):
            metas.setdefault(name, []).append(content)
    return metas


# --- scripts -------------------------------------------------------------------------------------------------------------

# Begins with fixed letters, so that a page of a million characters is looked through at once: "publishDate", "pub_date".
_IN_SCRIPT = re.compile(
    r"""ub(?:lish(?:ed|ing)?_?(?:[Dd]ate|[Aa]t|[Tt]ime)?|_?[Dd]ate|lication_?[Dd]ate)[\\]?["']?"""
    r"""\s*[:=]\s*[\\]?["'](\d{4}-\d\d-\d\d[^"'\\<>]{0,20})"""
)


def _in_scripts(html: str) -> str:
    """The date of publication among what the page's scripts work with, when they name one day only."""
    said = [when for match in _IN_SCRIPT.finditer(html) if (when := marked.edtf(match[1]))]
    return said[0] if len({when[:10] for when in said}) == 1 else ""


# --- writers ------------------------------------------------------------------------------------------------------------


def _credited(values: Sequence[str], papers: Sequence[str], outlets: Sequence[Outlet]) -> dict[str, str]:
    """The byline of the first value that names a writer; an agency among those named before; else a pen name."""
    agency = ""
    for value in values:
        names = list(_writers(value, papers, outlets))
        agency = agency or next((said for name in names if (said := datelines.agency(name))), "")
        people = [name for name in names if not datelines.agency(name)]
        if people or agency:
            return {"byline": ", ".join(dict.fromkeys(people))} | ({"agency": agency} if agency else {})
    pen = (
        value
        for value in map(linked.flat, values)
        if writers.is_pen_name(value) and not credits.is_outlet(value, papers, outlets)
    )
    return {"byline": next(pen, "")}


def _writers(value: str, papers: Sequence[str], outlets: Sequence[Outlet]) -> Iterator[str]:
    """The writers a value names, as papers print them: no addresses, no user names, no "By", not the paper itself."""
    if len(value) > 300:
        return
    for piece in re.split(r"\s*[,;|/•]\s*|\s+(?:and|&|with|и|және)\s+", linked.flat(value)):
        if "@" in piece or "://" in piece or credits.is_outlet(piece, papers, outlets):
            continue
        if datelines.agency(piece):
            yield piece
        elif not re.search(r"[A-Za-zА-Яа-я]", piece):
            if 2 <= len(piece) <= 40 and piece.isprintable() and not re.search(r"\d", piece):
                yield piece
        elif (names := writers.read(piece)) and writers.is_person(names.text):
            yield names.text


def _is_house(value: str) -> bool:
    """Whether a page names itself, a desk or an agency as the author."""
    words = value.split()
    return 1 <= len(words) <= 6 and "@" not in value and value[0].isupper() and (len(words) > 1 or "." in value)


def _without_site(title: str, site: str) -> str:
    """A title without the name of the site behind it."""
    match = re.match(r"(.{12,}?)\s+(?:[|»«•—–-]|::)\s+([^|]{2,40})$", title)
    if match and site and match[2].strip().lower() in (site.lower(), f"{site.lower()} news", site.lower().removesuffix(".com")):
        return match[1]
    return re.sub(r"(.{12,}?)\s+\|\s+[^|]{2,40}$", r"\1", title)


# --- who saved it, and whose it is --------------------------------------------------------------------------------------


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


# --- made one with what is shown ----------------------------------------------------------------------------------------


def settled(told: Mapping[str, str], seen: Mapping[str, str], doubts: Sequence[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """What a page tells machines and what it shows readers, made one; and the doubts that remain."""
    declared = {field: value for field, value in told.items() if not field.startswith((_MARKED, _ADDRESSED))}
    found = {**seen, **declared}
    kept = [doubt for doubt in doubts if not doubt.startswith(("published:", "byline:"))]
    if "headline" in found:
        kept = [doubt for doubt in kept if not doubt.startswith("headline:")]
    for field, settle in (("published", _published), ("byline", _byline)):
        about = [doubt for doubt in doubts if doubt.startswith(f"{field}:")]
        value, remaining = settle(told.get(field, ""), told.get(_MARKED + field, ""), seen.get(field, ""), about)
        found.pop(field, None)
        found |= {field: value} if value else {}
        kept += remaining
    if "published" not in found and (day := told.get(_ADDRESSED)):
        found["published"] = day
        kept = [doubt for doubt in kept if not doubt.startswith("published:")]
        kept.append("published: only the page's address says so")
    return found, tuple(kept)


def _published(told: str, by_markup: str, seen: str, doubts: list[str]) -> tuple[str, list[str]]:
    """The date of publication of the three that are given, in EDTF; and the doubts about it.

    Of two dates that differ, pages mean the later: an older one is the text's first day, or a day the text is about.
    """
    given = told or by_markup
    shown = dates.parse(seen) if seen else None
    if not given or (shown and not shown.first and not told and shown.written[5:10] != given[5:10]):
        return seen, doubts
    first = dates.parse(given).first
    if not shown or not shown.first or not first or shown.first == first:
        return given, []
    if abs((shown.first - first).days) == 1 and not doubts and _is_one_moment(given, shown):
        return seen, []
    later, other = (given, shown) if first > shown.first or doubts else (seen, dates.parse(given))
    return later, [f"published: the page also gives {dates.spoken(other)}"]


def _is_one_moment(given: str, shown: When) -> bool:
    """Whether a machine's time can be the time shown in some other zone, the day before or the day after."""
    hour = dates.time(dates.parse(given))[:2]
    later = shown.first is not None and shown.first.isoformat() > given[:10]
    return bool(hour) and (int(hour) >= 10 if later else int(hour) < 12)


def _byline(told: str, by_markup: str, seen: str, doubts: list[str]) -> tuple[str, list[str]]:
    """The byline of the three that are given, and the doubts about it."""
    if by_markup == _HOUSE:
        return ("", []) if doubts else (seen, [])
    if not told:
        return (seen, doubts) if seen and (not doubts or not by_markup) else (by_markup, [])
    full = seen if not doubts else by_markup
    if " " not in told and told.lower() in full.lower().split():
        return full, []  # the name that a pen name is short for
    one, other = _each(told), _each(seen)
    if one < other and not doubts:
        return seen, []
    return told, []


def _each(byline: str) -> frozenset[str]:
    return frozenset(re.split(r"\s*,\s*(?:and\s|&\s)?|\s+(?:and|&|with|и|және)\s+", byline.lower())) - {""}
