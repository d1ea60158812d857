"""Events: which articles report something that happened, which only mention it, and what an event tells of its articles.

The curator's word is final: an event in events.yaml has the articles listed there, and those whose front matter names it. What
nobody has named is proposed, from what the articles have in common, and says why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from statistics import median

from pressmark import addresses, dates
from pressmark.archive import gatherings, occasions
from pressmark.model import Article, Cleared, Entity, Event, Inference, Related, When


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


def proposed(
    articles: Sequence[Article],
    near: gatherings.Pairs,
    known: Sequence[Event],
    entities: Mapping[str, Entity],
    named: Mapping[str, Sequence[str]],
    said: Mapping[str, Collection[str]],
    never: Collection[str],
) -> tuple[Event, ...]:
    """The events that nobody has named yet: articles that say so much of the same that they report one thing, by date;
    one whose reports give no day for it stands where the earliest of them was printed.

    `articles` are in order of date, `near` is what every two have in common, `known` are the events of the register: an article
    that reports one of them belongs to no other event, and what gathers around it is proposed for none, unless the curator says
    that it reports something else. `named` gives the keys that each article names, `said` the groups of
    quotations that each has. `never` has what the curator refuses: lines of articles that report no one event, and of days that
    are inferred.
    """
    place = {article.id: at for at, article in enumerate(articles)}
    by_id = {article.id: article for article in articles}
    taken = {id for event in known for id in event.articles}
    denied: dict[str, set[str]] = {}  # article to those that, by the curator's word, report something else
    for event in known:
        entity = entities[event.id]
        not_named = (article.id for article in articles if entity.name in article.not_named)
        for id in (*entity.not_articles, *not_named):
            denied.setdefault(id, set()).update(event.articles)
    refused = [frozenset(line.split()) for line in never]
    found = []
    for group in gatherings.of(place, near):
        settled = taken.intersection(group)
        free = [id for id in group if id not in taken and settled <= denied.get(id, set())]
        if len(free) > 1 and not any(apart.issuperset(free) for apart in refused):
            free.sort(key=place.__getitem__)
            members = [by_id[id] for id in free]
            reasons = _reasons(members, near, named, said)
            when = _happened(day for article in members for day in _days(article, members, never))
            found.append(Event(free[0], title(members[0]), True, when, tuple(free), (), reasons))
    return tuple(
        sorted(found, key=lambda event: (dates.key(event.when or since(map(by_id.__getitem__, event.articles))), event.id))
    )


def since(reports: Iterable[Article]) -> When | None:
    """When the earliest report of an event was printed. It is not when the event was, but where one without a day stands."""
    printed = [article.published for article in reports if article.published and article.published.first]
    return min(printed, key=dates.key, default=None)


def title(earliest: Article) -> str:
    """What an event is called until somebody names it: the headline of its earliest report, in square brackets.

    Nothing is written for it: the brackets say that the name is supplied.
    """
    return earliest.headline if earliest.headline_supplied else f"[{earliest.headline}]"


def _days(article: Article, members: Sequence[Article], never: Collection[str]) -> Iterator[When | None]:
    """The days that an article gives for its event: the printed one, and that of an inferred year unless refused."""
    yield article.event_date
    if found := _inferred(article, members):
        yield from (each.when for each in _kept(article, (found,), never))


def _happened(days: Iterable[When | None]) -> When | None:
    """The earliest of the days that the reports of an event give for it; None where none gives any."""
    return min((day for day in days if day and day.first), key=dates.key, default=None)


def _reasons(
    members: Sequence[Article],
    near: gatherings.Pairs,
    named: Mapping[str, Sequence[str]],
    said: Mapping[str, Collection[str]],
) -> tuple[str, ...]:
    """Why articles report one event, the strongest reason first."""
    ids = sorted(article.id for article in members)
    pairs = [near[pair] for pair in combinations(ids, 2) if pair in near]
    often = Counter(group for id in ids for group in said.get(id, ()))
    quotations = sum(times > 1 for times in often.values())
    when = [occasion for article in members if (occasion := occasions.of(article)) and occasion.trusted]
    names = set.intersection(*(_names(named, id) for id in ids))
    terms = round(median(pair.terms for pair in pairs)) if pairs else 0
    return (
        *_counted(quotations, "quote"),
        *((_within(occasions.spread(when)),) if len(when) > 1 else ()),
        *_counted(len(names), "name"),
        *_counted(terms, "telling word", " between two of them" if len(ids) > 2 else ""),
    )


def _names(named: Mapping[str, Sequence[str]], id: str) -> set[str]:
    return {key for key in named.get(id, ()) if not key.startswith("events/")}


def _counted(number: int, noun: str, between: str = "") -> tuple[str, ...]:
    return (f"{number} {noun}{'s' if number > 1 else ''} in common{between}",) if number else ()


def _within(days: int) -> str:
    return "same day" if days == 0 else f"within {days + 1} days"


_RELATED = 5  # articles for each


def related(
    near: gatherings.Pairs, events: Iterable[Event], named: Mapping[str, Sequence[str]]
) -> dict[str, tuple[Related, ...]]:
    """Each article to the nearest of those that report something else, and why they are near: what to read next.

    Days make no difference here: a report and another of the same matter two months later are related.
    """
    reported: dict[str, set[str]] = {}
    for event in events:
        for id in event.articles:
            reported.setdefault(id, set()).add(event.id)
    found: dict[str, list[tuple[int, str]]] = {}
    for (one, other), likeness in near.items():
        if likeness.text < gatherings.NEAR or reported.get(one, set()) & reported.get(other, set()):
            continue
        for this, that in ((one, other), (other, one)):
            found.setdefault(this, []).append((-likeness.text, that))
    made = {}
    for id, others in sorted(found.items()):
        some = []
        for _, other in sorted(others)[:_RELATED]:
            likeness = near[min(id, other), max(id, other)]
            names = len(_names(named, id) & _names(named, other))
            reasons = (*_counted(likeness.quotations, "quote"), *_counted(names, "name"))
            some.append(Related(other, (*reasons, *_counted(likeness.terms, "telling word"))))
        made[id] = tuple(some)
    return made


def told_here(event: Event, here: Mapping[str, Cleared]) -> Event | None:
    """An event as an edition tells it that has these articles; None where nothing is left of it.

    One that nobody has named takes its id, its name and its day from the articles here, and needs two of them. Its reasons are
    those of all its articles, and are told only where all are here.
    """
    articles = tuple(id for id in event.articles if id in here)
    mentioned = tuple(id for id in event.mentioned_in if id in here)
    if not event.proposed:
        return replace(event, articles=articles, mentioned_in=mentioned) if articles or mentioned else None
    if articles == event.articles:
        return event
    if len(articles) < 2:
        return None
    members = [here[id] for id in articles]
    days = (day for item in members for day in (item.article.event_date, *(found.when for found in item.inferences)))
    return Event(articles[0], title(members[0].article), True, _happened(days), articles)


def redirects(ledger: Iterable[str], events: Sequence[Event], where: Mapping[str, str]) -> dict[str, str]:
    """Where the published addresses of proposed events lead that have been named, merged, or taken apart since.

    Such an address carries the id of an article. It leads to the event that this article reports today, else to the article:
    so it is answered as long as the article is, whatever becomes of the event. `where` are the addresses that stand, by key
    or id.
    """
    stands = {event.id: addresses.of_proposed(event.id) if event.proposed else where[event.id] for event in events}
    reported = {id: stands[event.id] for event in reversed(events) for id in event.articles}
    standing = {*stands.values()}
    found = {}
    for old in ledger:
        folder, _, id = old.removesuffix(".html").rpartition("/")
        to = reported.get(id) or where.get(id)
        if folder == "events" and old not in standing and to:
            found[old] = to
    return found


def inferences(
    articles: Sequence[Article], events: Sequence[Event], never: Collection[str]
) -> dict[str, tuple[Inference, ...]]:
    """Years that articles do not print and their events give: "28 February" in a report of an event of 28 February 2023.

    Where nobody has named the event, another report of it gives the year: one that tells that day in full, or was printed on it
    or a few days after. `never` has the lines of those that the curator has refused (`refusal`).
    """
    by_id = {article.id: article for article in articles}
    found: dict[str, tuple[Inference, ...]] = {}
    for event in events:
        members = [by_id[id] for id in event.articles]
        for article in members:
            if article.id in found:
                continue
            if (
                not event.proposed
                and event.when
                and article.event_date
                and (full := _with_year(article.event_date, event.when))
            ):
                found[article.id] = (Inference("event_date", full, f"the date of “{event.name}” in the register of events"),)
            elif event.proposed and (told := _inferred(article, members)):
                found[article.id] = (told,)
    kept = {article.id: _kept(article, found[article.id], never) for article in articles if article.id in found}
    return {id: some for id, some in kept.items() if some}


def _kept(article: Article, found: Iterable[Inference], never: Collection[str]) -> tuple[Inference, ...]:
    return tuple(each for each in found if refusal(article, each) not in never)


def refusal(article: Article, inference: Inference) -> str:
    """The line by which a curator refuses a date that is inferred for an article."""
    return f"{article.id} {inference.field} {inference.when.written}"


def _inferred(article: Article, members: Sequence[Article]) -> Inference | None:
    """The year that another report of an event gives to the day that an article tells of."""
    found = _completed(article, members)
    return Inference("event_date", found[0], _evidence(found[1]), found[1].id) if found else None


def _completed(article: Article, members: Sequence[Article]) -> tuple[When, Article] | None:
    """The day that an article gives without its year, with its year and the report that has it; None where reports disagree."""
    own = occasions.of(article)
    if not (article.event_date and own and own.yearless and own.trusted):
        return None
    days: dict[date, Article] = {}
    for other in members:
        theirs = occasions.of(other)
        if theirs and theirs.trusted and not theirs.yearless and (day := occasions.completed(own, theirs)):
            days.setdefault(day, other)
    if len(days) != 1:
        return None
    ((day, other),) = days.items()
    return When(day, day, day.isoformat()), other


def _evidence(report: Article) -> str:
    """What a year is inferred from, as it is shown."""
    when = report.event_date or report.published
    said = "gives" if report.event_date else "was published on"
    source = f" ({report.outlet})" if report.outlet else ""
    return f"“{report.headline}”{source}, a report of the same event, {said} {dates.spoken(when) if when else ''}"


def _with_year(printed: When, event: When) -> When | None:
    """The yearless date in the year of the event, where both name the same day; else None."""
    if (
        printed.first
        or event.first is None
        or event.first != event.last
        or event.first.strftime("XXXX-%m-%d") != printed.written[:10]
    ):
        return None
    return replace(event, written=event.first.isoformat())
