"""The catalogue: what many pages need of an edition, worked out once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest

from pressmark import addresses, dates
from pressmark.model import Cleared, Edition, Entity, Event, Kind, Mention, Quote, When
from pressmark.publishing import citations
from pressmark.publishing.pages.lines import Days, Dossier, Entry, Heading, Printed, alphabetical, latin, place_of, tongue
from pressmark.publishing.pictures import Month

_MOST_PRESENT = 8  # names of a kind, beside a list of articles
_TO_CHOOSE_FROM = 25  # articles; each takes some 400 bytes


class Catalogue:
    """An edition, and what is looked up in it again and again. Nothing here changes once it has been worked out."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.language = edition.site.languages[0] if edition.site.languages else "en"
        self._words: dict[tuple[When, bool], str] = {}
        self._coins: dict[str, str] = {}
        self.sentences: dict[str, list[tuple[int, int]]] = {}  # text to the sentences of it that were looked for
        self._mentions: dict[str, Mapping[str, list[tuple[int, Mention]]]] = {}
        self.placed = {item.article.id: _placed(item) for item in edition.articles}
        self.items = {
            item.article.id: item
            for item in sorted(edition.articles, key=lambda item: (dates.key(self.placed[item.article.id]), item.article.id))
        }
        self.entries = {id: self._entry(item) for id, item in self.items.items()}

    # --- words

    def say(self, when: When, *, short: bool = False) -> str:
        """A date in the language of the pages."""
        found = self._words.get((when, short))
        if found is None:
            found = self._words[when, short] = (dates.short if short else dates.spoken)(when, self.language)
        return found

    def printed(self, when: When | None, placed: When | None = None, *, short: bool = False) -> Printed:
        """A date as printed; the part that is only inferred, from `placed`, stands in brackets: "28 Feb [2023]"."""
        if placed is None or placed.first is None or placed == when:
            return Printed("") if when is None else Printed(self.say(when, short=short), dates.machine(when), dates.time(when))
        words = self.say(placed, short=short)
        if when is not None and when.first is None and when.written.count("-") == 2:
            year = str(placed.first.year)
            return Printed(words.replace(year, f"[{year}]"), dates.machine(placed), dates.time(when))
        return Printed(f"[{words}]", dates.machine(placed))

    def _entry(self, item: Cleared) -> Entry:
        article, placed = item.article, self.placed[item.article.id]
        return Entry(
            id=article.id,
            address=self.edition.addresses[article.id],
            headline=article.headline,
            language="" if article.headline_supplied else tongue(article.headline, article.language, self.language),
            outlet=article.outlet,
            outlet_language=self.outlet_language(article.outlet, article.language),
            place=place_of(article.dateline),
            published=self.printed(article.published, placed, short=True),
            inferred=placed is not None and placed != article.published,
        )

    def text_language(self, item: Cleared) -> str:
        """The language to mark an article's text with; a summary is in the curator's own words."""
        return "" if item.article.representation == "summary" else tongue("…", item.article.language, self.language)

    def outlet_language(self, name: str, otherwise: str = "") -> str:
        """The language an outlet's name is written in; Latin names are left unmarked, whatever the outlet prints."""
        known = self.edition.outlets.get(name)
        return "" if latin(name) else tongue(name, (known.language if known else "") or otherwise, self.language)

    @cached_property
    def outlet_forms(self) -> Mapping[str, str]:
        """Every form of an outlet's name, in small letters, to the name."""
        outlets = self.edition.outlets.values()
        return {form.casefold(): outlet.name for outlet in outlets for form in (outlet.name, *outlet.aliases, *outlet.names)}

    # --- articles

    def rows(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """The lines of these articles, by date; ids that are not in this edition are passed over."""
        wanted = set(ids)
        return tuple(self.entries[id] for id in sorted(wanted & self.entries.keys(), key=self.position.__getitem__))

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where each article stands among all, by date."""
        return {id: number for number, id in enumerate(self.items)}

    @cached_property
    def _in_order(self) -> tuple[str, ...]:
        return tuple(self.items)

    def beside(self, id: str) -> tuple[Entry | None, Entry | None]:
        """The articles before and after one, by date."""
        ids, here = self._in_order, self.position[id]
        before = self.entries[ids[here - 1]] if here else None
        return before, self.entries[ids[here + 1]] if here + 1 < len(ids) else None

    @cached_property
    def naming(self) -> Mapping[str, tuple[str, ...]]:
        """Name to the articles that carry it, by date. An event's are those that report or mention it."""
        found: dict[str, list[str]] = defaultdict(list)
        for id, item in self.items.items():
            for key in item.names:
                found[key].append(id)
        return {key: tuple(ids) for key, ids in found.items()}

    def coins(self, ids: Sequence[str]) -> tuple[str, ...]:
        """These articles as reference managers offer them to choose from (COinS); none where there is nothing to choose, or
        more than anybody would choose from."""
        if not 1 < len(ids) <= _TO_CHOOSE_FROM:
            return ()
        for id in ids:
            if id not in self._coins:
                self._coins[id] = citations.coins(self.items[id], self.edition)
        return tuple(self._coins[id] for id in ids)

    @cached_property
    def by_outlet(self) -> Mapping[str, tuple[str, ...]]:
        return self._gather((item.article.outlet,) for item in self.items.values())

    @cached_property
    def by_subject(self) -> Mapping[str, tuple[str, ...]]:
        """Name of a subject, without its code, to its articles."""
        return self._gather([addresses.subject(each)[0] for each in item.article.subjects] for item in self.items.values())

    def _gather(self, heads: Iterable[Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for id, names in zip(self.items, heads, strict=True):
            for name in dict.fromkeys(names):
                if name:
                    found[name].append(id)
        return {name: tuple(found[name]) for name in sorted(found, key=alphabetical)}

    def outlets_of(self, ids: Iterable[str]) -> int:
        """From how many outlets these articles are."""
        return len({self.items[id].article.outlet for id in ids if id in self.items} - {""})

    def coverage(self, ids: Iterable[str]) -> Counter[Month]:
        """How many of these articles were published in each month; those without a month are not counted."""
        found: Counter[Month] = Counter()
        for id in ids:
            when = self.placed.get(id)
            if when and when.first and dates.precision(when) in ("day", "month"):
                found[when.first.year, when.first.month] += 1
        return found

    def span(self, ids: Iterable[str]) -> tuple[Printed, Printed] | None:
        """The first and the last date of publication among these articles."""
        known = [when for id in ids if (when := self.placed.get(id)) and when.first]
        if not known:
            return None
        return self.printed(min(known, key=dates.key)), self.printed(max(known, key=dates.key))

    @cached_property
    def days(self) -> Mapping[str, Days]:
        """Article to the three dates that the archive keeps apart."""
        found = {}
        for id, item in self.items.items():
            told = inferred(item, "event_date")
            happened = told or item.article.event_date
            if happened is None:
                registered = (self.edition.entities.get(event) for event in self.reported.get(id, ()))
                happened = next((event.when for event in registered if event and event.when), None)
            unprinted = (self.placed[id] != item.article.published, told is not None, False)
            found[id] = Days(self.placed[id], happened, item.article.saved, unprinted)
        return found

    # --- names

    @cached_property
    def headings(self) -> Mapping[str, Heading]:
        """Every name of the edition with its count, by key."""
        counts = {key: len(ids) for key, ids in self.naming.items()}
        return {
            key: Heading(key, entity.name, entity.kind, self.edition.addresses[key], counts.get(key, 0))
            for key, entity in sorted(self.edition.entities.items())
            if key in self.edition.addresses
        }

    def _counted(self, key: str, count: int) -> Heading:
        heading = self.headings[key]
        return Heading(key, heading.name, heading.kind, heading.address, count)

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Where each name stands in the alphabet."""
        headings = sorted(self.headings.values(), key=lambda heading: (alphabetical(heading.name), heading.key))
        return {heading.key: rank for rank, heading in enumerate(headings)}

    def named(self, keys: Iterable[str], kind: Kind) -> tuple[Heading, ...]:
        """Names of one kind, in order of the alphabet."""
        found = [key for key in keys if key.startswith(f"{kind}/") and key in self.rank]
        return tuple(self.headings[key] for key in sorted(found, key=self.rank.__getitem__))

    def company(self, ids: Iterable[str], without: str = "") -> Mapping[str, tuple[Heading, ...]]:
        """Who and what these articles name, by kind, the most frequent first; the count is of these articles alone."""
        counts = Counter(key for id in ids for key in self.items[id].names)
        del counts[without]
        kinds: dict[str, list[str]] = {"people": [], "organisations": [], "places": [], "events": []}
        for key in counts:
            if key in self.rank:
                kinds[self.headings[key].kind].append(key)
        found: dict[str, tuple[Heading, ...]] = {}
        for kind in ("people", "organisations", "places"):
            if kinds[kind]:
                chosen = nsmallest(_MOST_PRESENT, kinds[kind], key=lambda key: (-counts[key], self.rank[key]))
                found[kind] = tuple(self._counted(key, counts[key]) for key in chosen)
        return found

    def mentions_of(self, id: str) -> Mapping[str, list[tuple[int, Mention]]]:
        """Each name in what may be shown of an article, to its mentions in order, with the number of the paragraph of each.

        A name that the text does not have is mentioned once: in headline, standfirst or dateline, whose number is 0.
        """
        if id not in self._mentions:
            item, found = self.items[id], dict[str, list[tuple[int, Mention]]]()
            numbers = {paragraph.anchor: number for number, paragraph in enumerate(item.paragraphs, 1)}
            for mention in item.mentions:
                found.setdefault(mention.entity, []).append((numbers.get(mention.anchor, 0), mention))
            self._mentions[id] = {key: [each for each in all_ if each[0]] or all_[:1] for key, all_ in found.items()}
        return self._mentions[id]

    @cached_property
    def lying_in(self) -> Mapping[str, tuple[str, ...]]:
        """Name of a place to the keys of the places that lie in it."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, entity in self.edition.entities.items():
            if entity.within:
                found[entity.within].append(key)
        return {name: tuple(keys) for name, keys in found.items()}

    @cached_property
    def said(self) -> Mapping[str, tuple[Quote, ...]]:
        """Who is quoted, to the quotes that may be shown, by date."""
        found: dict[str, list[Quote]] = defaultdict(list)
        for item in self.items.values():
            for quote in item.quotes:
                if quote.speaker:
                    found[quote.speaker].append(quote)
        return {key: tuple(quotes) for key, quotes in found.items()}

    # --- events

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Every event that has articles, by `Event.id`."""
        return {event.id: event for event in self.edition.events}

    def event_address(self, id: str) -> str:
        """Where an event's page stands; one that nobody has named yet stands under the id of its earliest article."""
        return self.edition.addresses[id] if "/" in id else self.edition.addresses.get(f"events/{id}", f"events/{id}.html")

    @cached_property
    def dossiers(self) -> Mapping[str, Dossier]:
        """Every event, named or proposed, by `Event.id`, in order of time."""
        named = (
            key for key, entity in self.edition.entities.items() if entity.kind == "events" and key in self.edition.addresses
        )
        found = [self._dossier(id) for id in dict.fromkeys((*named, *self.events))]
        found.sort(key=lambda each: (dates.key(each.when or each.since), alphabetical(each.name), each.id))
        return {dossier.id: dossier for dossier in found}

    def _dossier(self, id: str) -> Dossier:
        event, entity = self.events.get(id), self.edition.entities.get(id)
        when = (entity.when if entity else None) or (event.when if event else None)
        ids = [each for each in event.articles if each in self.items] if event else []
        name = entity.name if entity else event.name if event else ""
        proposed = event.proposed if event else False
        address = self.event_address(id)
        dated = [first for each in ids if (first := self.items[each].article.published) and first.first]
        since = min(dated, key=dates.key, default=None)
        given = self._given(ids, when) if proposed else when
        day, brief = (self.printed(given or since, when, short=short) for short in (False, True))
        return Dossier(id, name, address, proposed, when, since, day, brief, len(ids), self.outlets_of(ids))

    def _given(self, ids: Sequence[str], when: When | None) -> When | None:
        """The day of an event as its reports print it: one of them in full, else the one whose year is inferred."""
        records = [(self.items[id].article.event_date, inferred(self.items[id], "event_date")) for id in ids]
        if any(printed == when for printed, _ in records):
            return when
        return next((printed for printed, told in records if told == when), when)

    @cached_property
    def reported(self) -> Mapping[str, tuple[str, ...]]:
        """Article to the events it reports."""
        found: dict[str, list[str]] = defaultdict(list)
        for event in self.edition.events:
            for id in event.articles:
                found[id].append(event.id)
        return {id: tuple(events) for id, events in found.items()}


def place_in(entity: Entity, edition: Edition) -> tuple[str, str]:
    """The place that a place lies in, or an event took place in: its name and the address of its page, if it has one."""
    name = entity.within or entity.place
    return name, edition.addresses.get(f"places/{name}", "")


def inferred(item: Cleared, field: str) -> When | None:
    """What is inferred of a field."""
    return next((inference.when for inference in item.inferences if inference.field == field), None)


def _placed(item: Cleared) -> When | None:
    """The date an article is placed by: the printed one, or what is inferred where no year is printed."""
    printed = item.article.published
    if printed is not None and printed.first is not None:
        return printed
    return inferred(item, "published") or printed
