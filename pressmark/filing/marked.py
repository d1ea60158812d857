"""What the markup of a saved page says of its visible pieces: this is a time, this is the writer.

Weaker evidence than what a page declares to machines, because the teasers of other articles are marked in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from pressmark import dates, datings
from pressmark.filing import writers
from pressmark.model import When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ELSEWHERE = re.compile(
    r"^(?:site |page )?footer\b|\b(?:comments?|related|recommend\w*|sidebar|widget(?! blog)|nav|menu"
    r"|popular|trending|teasers?|promo|carousel|most|latest"
    r"|archives?|recirc\w*|more|next|prev\w*|similar|newsletter|disqus|bio)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:date|dates|dateline|datetime|published|publish|pubdate|posted|timestamp|time|created)\b", re.IGNORECASE
)
_REVISED = re.compile(r"\b(?:updated?|modified|edited|revised|last)\b", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:byline|authors?|authorname|writer|contributors?)\b", re.IGNORECASE)
_FEW = 90  # characters of a piece that is a date or a name, with what is printed beside it


def published(tree: HtmlElement) -> str:
    """The date of publication as EDTF: what is marked as one, else the first time marked as such under the headline."""
    best, chosen = 0, ""
    title, own = False, _own(tree)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        title = title or element.tag == "h1"
        rank, value = _dated(element)
        if not value or rank <= best or _is_elsewhere(element, own):
            continue
        when = edtf(value)
        if when and dates.precision(dates.parse(when)) == "day":
            rank_here = rank if title or rank > 4 else rank - 1
            if rank_here > best:
                best, chosen = rank_here, when
    return chosen


def _dated(element: HtmlElement) -> tuple[int, str]:
    """How surely an element is marked as the date of publication, and what it says."""
    said = " ".join(element.get("itemprop", "").lower().split()), element.get("property", "").lower()
    if "datepublished" in said[0] or said[1].endswith(("datepublished", "dc:date", "dc:created")):
        return 6, element.get("content") or element.get("datetime") or _titled(element)
    names = _names(element)
    if element.tag == "time":
        value = element.get("datetime") or _short(element)
        if element.get("pubdate") is not None:
            return 5, value
        around = element.getparent()
        later = _is_revised(names) or (around is not None and _is_revised(_names(around)))
        return (1 if later else 4), value
    for name in ("data-publish-date", "data-published", "data-pubdate", "data-date-iso", "data-datetime", "data-date"):
        if value := element.get(name):
            return 3, value
    if _DATED.search(names) and not _is_revised(names):
        return 2, _titled(element)
    return 0, ""


def _is_revised(names: str) -> bool:
    """Whether an element's names say that its date is of a revision; blogs call every date "date updated"."""
    return bool(_REVISED.search(names)) and not re.search(r"\b(?:published|date)\b", names, re.IGNORECASE)


def _titled(element: HtmlElement) -> str:
    """The whole date in an element's title, where its text may be only the time of day; else its text."""
    title = element.get("title") or ""
    return title if edtf(title) else _short(element)


def _names(element: HtmlElement) -> str:
    """The words of an element's class and id."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", f"{element.get('class', '')} {element.get('id', '')}")


def _short(element: HtmlElement) -> str:
    """The text of an element, if there is little of it."""
    said: list[str] = []
    size = 0
    for piece in element.itertext():
        said.append(str(piece))
        size += len(piece.strip())
        if size > _FEW:
            return ""
    return " ".join(" ".join(said).split())


def _own(tree: HtmlElement) -> set[HtmlElement]:
    """The elements around the page's first heading: what they are called says nothing against a piece inside them."""
    heading = next((found for tag in ("h1", "h2") for found in tree.iter(tag) if _short(found)), None)
    return set() if heading is None else set(heading.iterancestors())


def _is_elsewhere(element: HtmlElement, own: Container[HtmlElement]) -> bool:
    """Whether an element stands among comments, teasers or the page's own furniture."""
    outside = False
    for around in (element, *element.iterancestors()):
        if around in own or around.tag == "body":
            return outside
        if around.tag in ("aside", "nav") or _ELSEWHERE.search(_names(around)):
            return True
        if around.tag == "article":
            return False
        outside = outside or around.tag == "footer"
    return outside


def byline(tree: HtmlElement) -> str:
    """The writers as the markup names them: those marked in the same way, one after the other; nothing when none is a name."""
    found: dict[int, list[str]] = {}
    own, title, passed = _own(tree), False, 0
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        title = title or element.tag == "h1"
        passed += len((element.text or "").strip()) if title else 0
        rank, value = _signed(element)
        if not value or (rank < 4 and passed > _NEAR) or _is_elsewhere(element, own):
            continue
        names = writers.read(value)
        if names and (names.cut or len(names.text.split()) > 2):
            names = writers.read(value, page="\n".join(paragraph.text_content() for paragraph in tree.iter("p", "title")))
        if names and writers.is_person(names.text):
            found.setdefault(rank, []).append(names.text)
    if not found:
        return ""
    best = list(dict.fromkeys(found[max(found)]))
    return best[0] if len(best) > 4 or any(name in best[0] for name in best[1:]) else ", ".join(best)


_NEAR = 1500  # characters under the headline within which an article's writers are named
_PROFILE = re.compile(
    r"/(?:authors?|writers?|staff|people|profiles?|contributors?|journalists?|reporters?|columnists?|by)/", re.IGNORECASE
)


def _signed(element: HtmlElement) -> tuple[int, str]:
    """How surely an element is marked as naming a writer, and what it says."""
    if "author" in element.get("itemprop", "").lower().split() or element.get("property", "").lower() == "schema:author":
        inner = next((each for each in element.iter() if "name" in (each.get("itemprop") or "").split()), element)
        return 4, inner.get("content") or _short(inner)
    if element.tag == "a" and "author" in (element.get("rel") or "").lower().split():
        return 3, _short(element)
    names = _names(element)
    if _SIGNED.search(names) and element.tag not in ("body", "html", "img", "section", "article"):
        text = _short(element)
        return (2 if re.match(r"\W*by\b", text, re.IGNORECASE) else 1), text
    if element.tag == "a" and _PROFILE.search(element.get("href") or ""):
        return 1, _short(element)
    return 0, ""


_ISO = re.compile(
    r"\s*(?P<day>\d{4}-?\d\d-?\d\d)(?:(?:T|\s+|,\s*)(?P<clock>\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)


def edtf(value: str) -> str:
    """A machine's date as EDTF, its fractions of a second dropped; nothing when it is none, or when no clock was set.

    >>> edtf("2022-05-03T08:15:00.000+0200"), edtf("20220503"), edtf("soon")
    ('2022-05-03T08:15:00+02:00', '2022-05-03', '')
    """
    written = ""
    if match := _ISO.match(value):
        day, clock, zone = (re.sub(r"[:-]", "", match[name] or "") for name in ("day", "clock", "zone"))
        sign = "-" if (match["zone"] or "").startswith("-") else "+"
        offset = "Z" if zone in ("Z", "UTC", "GMT") else f"{sign}{zone.lstrip('+')[:2]}:{zone.lstrip('+')[2:]}" if zone else ""
        written = f"{day[:4]}-{day[4:6]}-{day[6:]}"
        if clock:
            written += "T" + ":".join(re.findall("..", clock)) + offset
    else:
        found = next(_whole(value), None)
        written = found.written if found else ""
    try:
        when = dates.parse(written)
    except ValueError:
        return ""
    return written if when.first and when.first.isoformat() not in ("1970-01-01", "1969-12-31") else ""


def _whole(value: str) -> Iterator[When]:
    """The dates of a text that are printed with their year."""
    for found in datings.find(value[:200]):
        if found.when and found.when.first:
            yield found.when
