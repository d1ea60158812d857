"""Events: which articles report something that happened, which only mention it, and what an event tells of its articles.

The curator's word is final: an event in events.yaml has the articles listed there, and those whose front matter names it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pressmark import dates
from pressmark.model import Article, Entity, Event, Inference, When


def registered(
    articles: Sequence[Article], entities: Mapping[str, Entity], named: Mapping[str, Sequence[str]]
) -> tuple[Event, ...]:
    """The events of the register, by date. `articles` are in order of date; `named` gives the keys that each of them names."""
    found = []
    for entity in entities.values():
        if entity.kind != "events":
            continue
        reporting = [
            article.id
            for article in articles
            if (article.id in entity.articles or entity.name in article.events)
            and article.id not in entity.not_articles
            and entity.name not in article.not_named
        ]
        mentioning = [
            article.id
            for article in articles
            if entity.key in named.get(article.id, ()) and article.id not in reporting and article.id not in entity.not_articles
        ]
        reason = ("named by the curator",) if reporting else ()
        found.append(Event(entity.key, entity.name, False, entity.when, tuple(reporting), tuple(mentioning), reason))
    return tuple(sorted(found, key=lambda event: (dates.key(event.when), event.id)))


def inferences(articles: Sequence[Article], events: Sequence[Event]) -> dict[str, tuple[Inference, ...]]:
    """Years that articles do not print and their events give: "28 February" in a report of an event of 28 February 2023."""
    found: dict[str, tuple[Inference, ...]] = {}
    for article in articles:
        printed = article.event_date
        if printed is None or printed.first is not None:
            continue
        for event in events:
            if article.id in event.articles and event.when and (full := _with_year(printed, event.when)):
                found[article.id] = (Inference("event_date", full, f"the date of “{event.name}” in the register of events"),)
                break
    return found


def _with_year(printed: When, event: When) -> When | None:
    """The yearless date in the year of the event, where both name the same day; else None."""
    if event.first is None or event.first != event.last or event.first.strftime("XXXX-%m-%d") != printed.written[:10]:
        return None
    return replace(event, written=event.first.isoformat())
