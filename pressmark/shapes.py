"""Shapes: how the value of a register's field is read, and what an editor may be told to expect there.

The JSON Schema of a shape speaks of values as an editor reads YAML, where `2023` is a number and `NO` is text; we read all of
them as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pressmark import dates
from pressmark.plainyaml import Entry


class Wrong(Exception):
    """A value of the wrong shape; the message completes the sentence “`field` …”."""


@dataclass(frozen=True)
class Shape:
    """How a value is read, which raises Wrong; and its JSON Schema."""

    read: Callable[[Entry], object]
    schema: Mapping[str, object]


def text(entry: Entry) -> str:
    """One value."""
    if not isinstance(entry.value, str):
        raise Wrong("must be one value, not a list or a map")
    return entry.value.strip()


def several(entry: Entry) -> tuple[str, ...]:
    """A list of values; one alone may stand without a list."""
    if isinstance(entry.value, str):
        return (entry.value.strip(),) if entry.value.strip() else ()
    if isinstance(entry.value, dict):
        raise Wrong("must be a list, one value a line after `- `")
    return tuple(text(item) for item in entry.value if item.value)


def role(written: str) -> tuple[str, str]:
    """An office and its time, which is empty where none stands at the end.

    >>> role("Foreign Minister 2019-09/2022"), role("Speaker of the House")
    (('Foreign Minister', '2019-09/2022'), ('Speaker of the House', ''))
    """
    found = _ROLE.fullmatch(written)
    return (found[1], found[2]) if found else (written, "")


_ROLE = re.compile(r"(.+?),? ((?:\d{4}|\.\.|/)[\d./–—-]*)")


def _check_span(span: str) -> None:
    """A date, or two with a stroke between them; an end that is open may be empty or `..`."""
    try:
        dates.parse("/".join(edge or dates.OPEN for edge in span.split("/")))
    except ValueError as error:
        raise Wrong(f"has a time that cannot be read: {error}") from None


def _roles(entry: Entry) -> tuple[str, ...]:
    found = several(entry)
    for written in found:
        if time := role(written)[1]:
            _check_span(time)
    return found


def _dated(entry: Entry) -> tuple[tuple[str, str], ...]:
    if not isinstance(entry.value, dict):
        raise Wrong("must be a map of names to times: `Old Name: 1998-05/2019-03`")
    found = tuple((name.strip(), text(span)) for name, span in entry.value.items())
    for name, span in found:
        if not name:
            raise Wrong("has a time without a name before it")
        _check_span(span)
    return found


def _yes(entry: Entry) -> bool:
    value = text(entry).casefold()
    if value not in ("true", "yes", "false", "no", ""):
        raise Wrong("must be true or false")
    return value in ("true", "yes")


def _share(entry: Entry) -> float:
    try:
        share = float(text(entry))
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise Wrong("must be a share between 0 and 1, such as 0.30")
    return share


def one_of(*allowed: str) -> Shape:
    """One of a few words."""

    def read(entry: Entry) -> str:
        if (value := text(entry)) not in allowed:
            raise Wrong(f"must be one of {', '.join(word for word in allowed if word)}")
        return value

    return Shape(read, {"enum": [word for word in allowed if word]})


def _address(entry: Entry) -> str:
    value = text(entry)
    if value and not value.startswith(("https://", "http://")):
        raise Wrong("must be a web address that begins with https://")
    return value


def _addresses(entry: Entry) -> tuple[str, ...]:
    found = several(entry)
    if not all(value.startswith(("https://", "http://")) for value in found):
        raise Wrong("must be a list of web addresses that begin with https://")
    return found


def _home(entry: Entry) -> str:
    value = _address(entry)
    return value if not value or value.endswith("/") else value + "/"


def _when(entry: Entry) -> object:
    if not (value := text(entry)):
        return None
    try:
        return dates.parse(value)
    except ValueError as error:
        raise Wrong(f"is not a date: {error}") from None


def _coordinates(entry: Entry) -> str:
    """Latitude and longitude in degrees, without the space that may stand between them."""
    value = re.sub(r"\s", "", text(entry))
    numbers = [float(part) for part in value.split(",")] if _DEGREES.fullmatch(value) else []
    if value and not (len(numbers) == 2 and abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180):
        raise Wrong('must be latitude,longitude in degrees: "51.13,71.43"')
    return value


_DEGREES = re.compile(r"[-+]?\d+(?:\.\d+)?,[-+]?\d+(?:\.\d+)?")

_PLAIN = ["string", "number", "boolean", "null"]
_WEB = {"type": ["string", "null"], "pattern": "^https?://"}


def _listed(items: Mapping[str, object]) -> dict[str, object]:
    return {"anyOf": [{"type": "array", "items": items}, items]}


TEXT = Shape(text, {"type": _PLAIN})
LIST = Shape(several, _listed({"type": _PLAIN}))
YES = Shape(_yes, {"enum": [True, False, "true", "false", "yes", "no"]})
SHARE = Shape(_share, {"type": ["number", "null"], "minimum": 0, "maximum": 1})
ADDRESS = Shape(_address, _WEB)
HOME = Shape(_home, _WEB)
ADDRESSES = Shape(_addresses, _listed(_WEB))
DATE = Shape(_when, {"type": ["string", "integer", "null"]})
DATED = Shape(_dated, {"type": "object", "additionalProperties": {"type": ["string", "integer", "null"]}})
ROLES = Shape(_roles, _listed({"type": _PLAIN}))
COORDINATES = Shape(_coordinates, {"type": ["string", "null"], "pattern": r"^\s*[-+]?\d+(\.\d+)?\s*,\s*[-+]?\d+(\.\d+)?\s*$"})
