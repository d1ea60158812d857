"""A made event in several papers, for the tests of what stands on its page."""

from __future__ import annotations

from functools import cache

import making
import paging

from pressmark.model import Cleared, Edition

_IDS = ("a1111111", "a1111112", "a1111113", "a1111114", "a1111115")
_OUTLETS = ("Brackwater Echo", "Pier Post", "Gull Courier", "Saltby Packet", "Harbour Voice")
PEOPLE = """
    Ada Quill:
      aliases: [Quill]
    Bo Marsh: {}
"""


@cache
def edition(*bodies: str, displays: tuple[str, ...] = (), **fields: str) -> Edition:
    """One event, reported by a paper for each of these texts, all of which may be read unless `displays` says otherwise.

    `fields` are lines of front matter, by the number of the report: `agency_1="Meridian"`.
    """
    articles = {}
    for number, body in enumerate(bodies):
        own = {name.rpartition("_")[0]: value for name, value in fields.items() if name.endswith(f"_{number + 1}")}
        lines = {
            "outlet": _OUTLETS[number],
            "headline": f"Report {number + 1}",
            "published": f"2024-03-0{number + 5}",
            "language": "en",
        }
        articles[f"report{number}"] = making.article(id=_IDS[number], body=body, **(lines | own))
    shown = (*displays, *("full",) * len(_OUTLETS))
    outlets = "".join(f"{name}:\n  display: {shown[at]}\n  evidence: letter\n" for at, name in enumerate(_OUTLETS))
    events = f"Opening of the bridge:\n  date: 2024-03-05\n  articles: [{', '.join(_IDS[: len(bodies)])}]\n"
    return making.edition(making.content(outlets=outlets, people=PEOPLE, events=events, **articles))


def items(*bodies: str, **fields: str) -> tuple[Cleared, ...]:
    return edition(*bodies, **fields).articles


def page(made: Edition) -> str:
    """The page of the event."""
    return paging.html(made, "events/opening")["events/opening-of-the-bridge.html"]
