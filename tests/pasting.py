"""A pasted page of an invented paper, for the tests of filing, and what is read from such a page."""

from __future__ import annotations

from collections.abc import Sequence

from pressmark.filing import draft, pasted, wrappings
from pressmark.model import Outlet, Problem

LEAD = "The council approved plans for a new ferry terminal on Friday, ending two years of argument about its cost."
SECOND = "The terminal will serve four islands and replace a pier that was closed after a storm, the mayor said."
THIRD = "Work on the ferry terminal can begin before the winter if the builders sign their contract in time."
BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"
HEADLINE = "Council Approves Plans for New Ferry Terminal"


def fields(text: str) -> dict[str, str]:
    """What a page says, by field of the front matter."""
    return dict(pasted.parts(text).fields)


def body(text: str) -> list[tuple[str, str]]:
    """The body of a page, each piece with its kind."""
    return [(block.kind, block.text) for block in pasted.parts(text).blocks]


def rules(text: str) -> dict[str, str]:
    """The rule that decided about each line of a page."""
    parts = pasted.parts(text)
    return {parts.lines[reading.line - 1].strip(): reading.rule for reading in parts.readings}


def read(
    name: str, data: bytes, outlets: Sequence[Outlet] = (), languages: Sequence[str] = ("en", "ru", "kk")
) -> tuple[draft.Draft | None, list[Problem]]:
    """What a file of one clipping becomes, or why it becomes nothing."""
    ((piece,), problems) = wrappings.pieces(name, data)
    made, more = draft.read(piece, outlets, languages)
    return made, problems + more
