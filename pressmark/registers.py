"""Registers: what the curator has said of the archive, its outlets, and everyone and everything the articles name.

A register is a YAML file with an entry a name. Each kind of entry is described by one table below: field, shape, attribute.
A new field is one line there and one in the model.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from pressmark import dates, plainyaml
from pressmark.model import DISPLAYS, KINDS, Entity, Kind, Origin, Outlet, Problem, Registers, Site, Tree
from pressmark.plainyaml import Entry

SITE = "content/site.yaml"
OUTLETS = "content/outlets.yaml"


class _Wrong(Exception):
    """A value of the wrong shape; the message completes the sentence “`field` …”."""


def _text(entry: Entry) -> str:
    if not isinstance(entry.value, str):
        raise _Wrong("must be one value, not a list or a map")
    return entry.value.strip()


def _list(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry.value, str):
        return (entry.value.strip(),) if entry.value.strip() else ()
    if isinstance(entry.value, dict):
        raise _Wrong("must be a list, one value a line after `- `")
    return tuple(_text(item) for item in entry.value if item.value)


def _yes(entry: Entry) -> bool:
    value = _text(entry).casefold()
    if value not in ("true", "yes", "false", "no", ""):
        raise _Wrong("must be true or false")
    return value in ("true", "yes")


def _share(entry: Entry) -> float:
    try:
        share = float(_text(entry))
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise _Wrong("must be a share between 0 and 1, such as 0.30")
    return share


def _one_of(*allowed: str) -> Callable[[Entry], str]:
    def read(entry: Entry) -> str:
        if (value := _text(entry)) not in allowed:
            raise _Wrong(f"must be one of {', '.join(word for word in allowed if word)}")
        return value

    return read


def _address(entry: Entry) -> str:
    value = _text(entry)
    if value and not value.startswith(("https://", "http://")):
        raise _Wrong("must be a web address that begins with https://")
    return value


def _addresses(entry: Entry) -> tuple[str, ...]:
    found = _list(entry)
    if not all(value.startswith(("https://", "http://")) for value in found):
        raise _Wrong("must be a list of web addresses that begin with https://")
    return found


def _home(entry: Entry) -> str:
    value = _address(entry)
    return value if not value or value.endswith("/") else value + "/"


def _when(entry: Entry) -> object:
    if not (value := _text(entry)):
        return None
    try:
        return dates.parse(value)
    except ValueError as error:
        raise _Wrong(f"is not a date: {error}") from None


def _dated(entry: Entry) -> tuple[tuple[str, str], ...]:
    if not isinstance(entry.value, dict):
        raise _Wrong("must be a map of names to times: `Old Name: 1998-05/2019-03`")
    found = []
    for name, span in entry.value.items():
        for edge in _text(span).split("/"):
            if edge not in ("", ".."):
                try:
                    dates.parse(edge)
                except ValueError as error:
                    raise _Wrong(f"has a time that cannot be read: {error}") from None
        found.append((name, _text(span)))
    return tuple(found)


_Shape = tuple[Callable[[Entry], object], str]  # how a field is read, and the attribute of the model it becomes

_SITE: dict[str, _Shape] = {
    "title": (_text, "title"),
    "url": (_home, "url"),
    "description": (_text, "description"),
    "keeper": (_text, "keeper"),
    "contact": (_text, "contact"),
    "languages": (_list, "languages"),
    "licence": (_address, "licence"),
    "selection": (_text, "selection"),
    "specimen": (_yes, "specimen"),
}

_COMMON: dict[str, _Shape] = {
    "aliases": (_list, "aliases"),
    "description": (_text, "description"),
    "same_as": (_addresses, "same_as"),
    "slug": (_text, "slug"),
    "redirect_from": (_list, "redirect_from"),
}

_OUTLET: dict[str, _Shape] = _COMMON | {
    "home": (_address, "home"),
    "display": (_one_of(*DISPLAYS), "display"),
    "max_fraction": (_share, "max_fraction"),
    "require": (_list, "require"),
    "index": (_yes, "index"),
    "rights": (_address, "rights"),
    "evidence": (_text, "evidence"),
    "contact": (_text, "contact"),
    "language": (_text, "language"),
    "drop": (_list, "drop"),
    "names": (_list, "names"),
    "date_order": (_one_of("", "day-first", "month-first"), "date_order"),
}

_ENTITY: dict[str, _Shape] = _COMMON | {
    "not_same_as": (_list, "not_same_as"),
    "dated_names": (_dated, "dated_names"),
    "never": (_list, "never"),
    "see": (_text, "see"),
    "roles": (_list, "roles"),
    "articles": (_list, "articles"),
    "not": (_list, "not_articles"),
}

_OF_KIND: dict[Kind, dict[str, _Shape]] = {
    "people": {},
    "organisations": {},
    "places": {"within": (_text, "within"), "coordinates": (_text, "coordinates")},
    "events": {
        "date": (_when, "when"),
        "place": (_text, "place"),
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
    for name, origin, found in _entries(content, OUTLETS, _OUTLET, problems):
        values = dict(found.values)
        if found.terms_broken:
            values |= {"display": "withheld", "index": False}
        outlets.append(Outlet(name=name, origin=origin, **values))  # type: ignore[arg-type]
    entities = []
    for kind in KINDS:
        for name, origin, found in _entries(content, f"content/{kind}.yaml", _ENTITY | _OF_KIND[kind], problems):
            entities.append(Entity(kind=kind, name=name, origin=origin, **found.values))  # type: ignore[arg-type]
    broken = {problem.origin.path for problem in problems if problem.code in _UNREAD}
    in_repair = tuple(kind for kind in KINDS if f"content/{kind}.yaml" in broken)
    problems = [replace(each, weight="refusal") if _hides_terms(each) else each for each in problems]
    return Registers(site, tuple(outlets), tuple(entities), in_repair=in_repair), problems


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
    return Site(**_fields(SITE, entries, _SITE, problems).values)  # type: ignore[arg-type]


def _yaml(content: Tree, path: str) -> tuple[dict[str, Entry], list[Problem]]:
    try:
        text = content[path].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[path].count(b"\n", 0, error.start) + 1
        return {}, [Problem(Origin(path, line), "yaml-broken", "the file is not UTF-8 text", "save it again as UTF-8")]
    return plainyaml.read(path, text)


def _entries(
    content: Tree, path: str, shapes: Mapping[str, _Shape], problems: list[Problem]
) -> Iterator[tuple[str, Origin, _Read]]:
    if path not in content:
        return
    entries, broken = _yaml(content, path)
    problems += broken
    seen: set[str] = set()
    for name, entry in entries.items():
        origin = Origin(path, entry.line)
        fields = {} if entry.value == "" else entry.value
        if not isinstance(fields, dict):
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
        yield name.strip(), origin, _fields(path, fields, shapes, problems)


def _fields(path: str, entries: Mapping[str, Entry], shapes: Mapping[str, _Shape], problems: list[Problem]) -> _Read:
    values: dict[str, object] = {}
    terms_broken = False
    for name, entry in entries.items():
        at = Origin(path, entry.line)
        if name not in shapes:
            known = ", ".join(sorted(shapes))
            problems.append(Problem(at, "field-unknown", f"“{name}” is not a field here", f"the fields are {known}"))
            terms_broken = terms_broken or bool(difflib.get_close_matches(name.casefold(), _TERMS, n=1, cutoff=0.7))
            continue
        shape, attribute = shapes[name]
        try:
            value = shape(entry)
        except _Wrong as wrong:
            problems.append(Problem(at, "field-wrong-type", f"“{name}” {wrong}", "correct the line"))
            terms_broken = terms_broken or name in _TERMS
        else:
            if value not in ("", (), None):
                values[attribute] = value
    return _Read(values, terms_broken)
