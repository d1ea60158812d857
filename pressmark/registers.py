"""Registers: what the curator has said of the archive, its outlets, and everyone and everything the articles name.

A register is a YAML file with an entry a name. Each kind of entry is described by one table below: field, shape, attribute,
and a sentence about it. A new field is one line there and one in the model; what editors know of it follows (`schemas`).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from pressmark import plainyaml, shapes
from pressmark.model import DISPLAYS, KINDS, Entity, Kind, Origin, Outlet, Problem, Registers, Site, Tree
from pressmark.plainyaml import Entry
from pressmark.shapes import Shape

SITE = "content/site.yaml"
OUTLETS = "content/outlets.yaml"
NEVER = "content/never.txt"
"""What the curator refuses for good, one a line: names that are nobody and nothing, events by the ids of their articles, dates
by article, field and value. A line that begins with # is a remark."""


class Field(NamedTuple):
    """A field of a register: how it is read, the attribute of the model it becomes, and what an editor says of it."""

    shape: Shape
    attribute: str
    says: str


SITE_FIELDS: dict[str, Field] = {
    "title": Field(shapes.TEXT, "title", "What the archive is called, at the head of every page."),
    "url": Field(shapes.HOME, "url", "Where the site will stand; GitHub Pages is asked by itself."),
    "description": Field(shapes.TEXT, "description", "What is kept here, and why, in a sentence or two."),
    "keeper": Field(shapes.TEXT, "keeper", "Who keeps the archive."),
    "contact": Field(shapes.TEXT, "contact", "An e-mail or web address to write to about rights and corrections."),
    "languages": Field(shapes.LIST, "languages", "Languages of the archive as codes (en, kk, ru); the pages are in the first."),
    "licence": Field(shapes.ADDRESS, "licence", "The address of the licence for the catalogue and for your own words."),
    "selection": Field(shapes.TEXT, "selection", "How the articles were chosen, so that readers know what is not here."),
    "specimen": Field(shapes.YES, "specimen", "Whether this is a sample or a trial, said in the foot of every page."),
}

_COMMON: dict[str, Field] = {
    "aliases": Field(shapes.LIST, "aliases", "Other ways the name is written, in any alphabet."),
    "description": Field(shapes.TEXT, "description", "A line that tells who or what this is."),
    "same_as": Field(shapes.ADDRESSES, "same_as", "Addresses of the same elsewhere: Wikidata and other authority files."),
    "slug": Field(shapes.TEXT, "slug", "The last part of the page’s address (a–z, 0–9, hyphens), pinned for good."),
    "redirect_from": Field(shapes.LIST, "redirect_from", "Older addresses that lead here: people/old-name.html"),
}

OUTLET_FIELDS: dict[str, Field] = _COMMON | {
    "home": Field(shapes.ADDRESS, "home", "The outlet’s own front page."),
    "display": Field(
        shapes.one_of(*DISPLAYS),
        "display",
        "How much the public may see: the full text, an excerpt, your own summary, the citation, or not even the headline.",
    ),
    "max_fraction": Field(shapes.SHARE, "max_fraction", "The largest share of an article that an excerpt may show: 0.30"),
    "require": Field(shapes.LIST, "require", "What must stand beside a text; only original_link is known."),
    "index": Field(shapes.YES, "index", "Whether search engines may list its articles."),
    "rights": Field(shapes.ADDRESS, "rights", "Its rights, as an address of rightsstatements.org or creativecommons.org."),
    "evidence": Field(shapes.TEXT, "evidence", "Where the outlet gives these terms."),
    "contact": Field(shapes.TEXT, "contact", "Whom to ask about its rights."),
    "language": Field(shapes.TEXT, "language", "The language it prints, as a code (en, kk, ru)."),
    "drop": Field(shapes.LIST, "drop", "Lines of its clippings that begin so are no part of an article."),
    "names": Field(shapes.LIST, "names", "How the outlet writes itself at the head of a report: ASTANA. NAME –"),
    "date_order": Field(shapes.one_of("", "day-first", "month-first"), "date_order", "How it means a date such as 01/03/2023."),
}

_ENTITY: dict[str, Field] = _COMMON | {
    "not_same_as": Field(shapes.LIST, "not_same_as", "Namesakes who are not meant: addresses elsewhere, or entries here."),
    "dated_names": Field(
        shapes.DATED,
        "dated_names",
        "Names that held for a time, each with that time (.. is open): `Nur-Sultan: 2019-03/2022-09`",
    ),
    "never": Field(shapes.LIST, "never", "Spellings that stand in texts and are never meant for this."),
    "see": Field(shapes.TEXT, "see", "The entry this one was merged into; its names and its address lead there."),
    "roles": Field(shapes.ROLES, "roles", "Offices, each with its time at the end: Foreign Minister 2019-09/2022"),
    "articles": Field(
        shapes.LIST,
        "articles",
        "Ids of articles that name this, even unseen. A spelling it shares with another entry then means it in these alone:"
        " so one name is divided between two.",
    ),
    "not": Field(shapes.LIST, "not_articles", "Ids of articles that do not name this, whatever their text says."),
}

ENTITY_FIELDS: dict[Kind, dict[str, Field]] = {
    "people": _ENTITY,
    "organisations": _ENTITY,
    "places": _ENTITY
    | {
        "within": Field(shapes.TEXT, "within", "The place this one lies in, which has an entry of its own."),
        "coordinates": Field(
            shapes.COORDINATES, "coordinates", 'Latitude,longitude in degrees, in quotation marks: "51.13,71.43"'
        ),
    },
    "events": _ENTITY
    | {
        "date": Field(
            shapes.DATE, "when", "When it happened: a day (2031-03-04), a month (2031-03), or from/to (2031-03-04/2031-03-12)."
        ),
        "place": Field(shapes.TEXT, "place", "Where it happened."),
        "articles": Field(shapes.LIST, "articles", "Ids of articles that report it, where the archive decides otherwise."),
        "not": Field(shapes.LIST, "not_articles", "Ids of articles that do not report it."),
    },
}

# A mistake in one of these could show more than an outlet allows, so its articles are withheld until it is mended.
_TERMS = frozenset({"display", "max_fraction", "require", "index"})


@dataclass(frozen=True, slots=True)
class _Read:
    """One entry as read: its values by attribute, and whether its terms could be read."""

    values: Mapping[str, object]
    terms_broken: bool


def read(content: Tree) -> tuple[Registers, list[Problem]]:
    """Everything the registers say, and what is wrong with them. A mistake leaves out its own field alone."""
    problems: list[Problem] = []
    site = _read_site(content, problems)
    outlets = []
    for name, origin, found in _entries(content, OUTLETS, OUTLET_FIELDS, problems):
        values = dict(found.values)
        if found.terms_broken:
            values |= {"display": "withheld", "index": False}
        outlets.append(Outlet(name=name, origin=origin, **values))  # type: ignore[arg-type]
    entities = []
    for kind in KINDS:
        for name, origin, found in _entries(content, f"content/{kind}.yaml", ENTITY_FIELDS[kind], problems):
            entities.append(Entity(kind=kind, name=name, origin=origin, **found.values))  # type: ignore[arg-type]
    broken = {problem.origin.path for problem in problems if problem.code in _UNREAD}
    in_repair = tuple(kind for kind in KINDS if f"content/{kind}.yaml" in broken)
    problems = [replace(each, weight="refusal") if _hides_terms(each) else each for each in problems]
    return Registers(site, tuple(outlets), tuple(entities), never=_refused(content), in_repair=in_repair), problems


def _refused(content: Tree) -> tuple[str, ...]:
    lines = content.get(NEVER, b"").decode("utf-8-sig", "replace").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))


_UNREAD = ("yaml-broken", "key-repeated", "entry-broken")  # the code of a problem that hides an entry


def _hides_terms(problem: Problem) -> bool:
    """True when nobody can tell what outlets allow, or whose archive it is: then nothing may be published."""
    return problem.origin.path in (OUTLETS, SITE) and problem.code in _UNREAD


def _read_site(content: Tree, problems: list[Problem]) -> Site:
    if SITE not in content:
        remedy = "write one with a `title:`, or begin with build.py new DIR"
        problems.append(Problem(Origin(SITE), "site-missing", "the archive has no site.yaml, so it has no title", remedy))
        return Site()
    entries, broken = _yaml(content, SITE)
    problems += broken
    return Site(**_fields(SITE, entries, SITE_FIELDS, problems).values)  # type: ignore[arg-type]


def _yaml(content: Tree, path: str) -> tuple[dict[str, Entry], list[Problem]]:
    try:
        text = content[path].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[path].count(b"\n", 0, error.start) + 1
        return {}, [Problem(Origin(path, line), "yaml-broken", "the file is not UTF-8 text", "save it again as UTF-8")]
    return plainyaml.read(path, text)


def _entries(
    content: Tree, path: str, fields: Mapping[str, Field], problems: list[Problem]
) -> Iterator[tuple[str, Origin, _Read]]:
    if path not in content:
        return
    entries, broken = _yaml(content, path)
    problems += broken
    seen: set[str] = set()
    for name, entry in entries.items():
        origin = Origin(path, entry.line)
        values = {} if entry.value == "" else entry.value
        if not isinstance(values, dict):
            remedy = "put `field: value` lines below the name, indented by two spaces"
            problems.append(Problem(origin, "entry-broken", f"the entry of “{name}” is not a map of fields", remedy))
            continue
        if not name.strip():
            problems.append(Problem(origin, "entry-broken", "an entry has no name", "write the name before the colon"))
            continue
        if name.strip() in seen:
            problems.append(
                Problem(origin, "key-repeated", f"“{name.strip()}” stands here a second time", "keep one of the two")
            )
            continue
        seen.add(name.strip())
        yield name.strip(), origin, _fields(path, values, fields, problems)


def _fields(path: str, entries: Mapping[str, Entry], fields: Mapping[str, Field], problems: list[Problem]) -> _Read:
    values: dict[str, object] = {}
    terms_broken = False
    for name, entry in entries.items():
        at = Origin(path, entry.line)
        if name not in fields:
            known = ", ".join(sorted(fields))
            problems.append(Problem(at, "field-unknown", f"“{name}” is not a field here", f"the fields are {known}"))
            terms_broken = terms_broken or bool(difflib.get_close_matches(name.casefold(), _TERMS, n=1, cutoff=0.7))
            continue
        field = fields[name]
        try:
            value = field.shape.read(entry)
        except shapes.Wrong as wrong:
            problems.append(Problem(at, "field-wrong-type", f"“{name}” {wrong}", "correct the line"))
            terms_broken = terms_broken or name in _TERMS
        else:
            if value not in ("", (), None):
                values[field.attribute] = value
    return _Read(values, terms_broken)
