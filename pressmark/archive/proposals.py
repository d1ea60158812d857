"""Proposals: what needs a person's word about names, headlines and dates, as items, most useful first. Rules only suggest."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from pressmark import amending, dates, frontmatter, registers
from pressmark.amending import Change
from pressmark.archive import contexts, events, folding, items, likeness, models, recognition, suggestions, wikilinks
from pressmark.archive.items import Choice, Doubt, Item, Name
from pressmark.archive.likeness import Twins
from pressmark.archive.recognition import Recogniser, Span
from pressmark.archive.suggestions import Context, Suggestion
from pressmark.model import KINDS, Archive, Article, Entity, Kind, Mention, Origin, Paragraph, Registers
from pressmark.work import Form, Work

_LIKE = 3
_HINTED = 100  # names of front matter: to look for what each is like takes longer than anything else


def of(whole: Archive, known: Registers, work: Work, model: str = "") -> tuple[Item, ...]:
    """Everything that waits for a person's word in an archive and its registers.

    `model` is the name of a spaCy model that finds names instead of our rules; UserError where there is none of that name.
    """
    some = [(article, whole.paragraphs[article.id], whole.mentions[article.id]) for article in whole.articles]
    keys = [hashlib.sha256(repr((_read_for_names(article), found)).encode()).hexdigest() for article, _, found in some]
    # A model may be a folder that somebody is still training: what it found is not kept.
    spans = work.each("names", partial(_spans, model), some, keys=keys, form=None if model else KEPT)
    by_id = {article.id: found for article, found in zip(whole.articles, spans, strict=True)}
    suggested = suggestions.find(whole.articles, whole.paragraphs, by_id, known.entities)
    return find(whole, known, suggested, likeness.twins(known.entities))


def _read_for_names(article: Article) -> tuple[object, ...]:
    return (article.headline, article.standfirst, article.dateline, article.not_named, article.body)


def _spans(model: str, some: Sequence[tuple[Article, Sequence[Paragraph], Sequence[Mention]]]) -> list[tuple[Span, ...]]:
    recognise = _model(model) if model else recognition.rules
    return [suggestions.spans(*each, recognise) for each in some]


@lru_cache(maxsize=1)
def _model(name: str) -> Recogniser:
    """A model, loaded once in each process."""
    return models.load(name)


def _read(kept: Any) -> tuple[Span, ...]:
    """Spans as they were kept. Raises ValueError or TypeError where they are none, for their file may be broken."""
    found = tuple(Span(*each) for each in kept)
    if not all(type(each.anchor) is str and 0 <= each.start < each.end and each.kind in (*KINDS, None) for each in found):
        raise ValueError("these are no spans")
    return found


KEPT = Form(lambda found: [[each.anchor, each.start, each.end, each.kind] for each in found], _read)
"""How what looks like names in one article is kept from day to day."""


def find(
    archive: Archive,
    known: Registers,
    suggested: Iterable[Suggestion],
    twins: Iterable[Twins],
) -> tuple[Item, ...]:
    """Everything that waits for a person's word, group by group.

    Names that somebody has refused for good are not among it. Outlets have a register of their own, and what may be several is
    no new name. While a register cannot be read, no names are proposed for any.
    """
    index = wikilinks.index(known.entities)
    outlets = (name for outlet in known.outlets for name in (outlet.name, *outlet.aliases, *outlet.names))
    refused = (name for entity in known.entities for name in entity.never)
    unsure = (each.printed for found in archive.unclear.values() for each in found)
    away = {_same(name) for name in (*known.never, *outlets, *refused, *unsure)}
    naming, shared = _naming(archive), _shared(archive)
    complete = not set(KINDS) & set(archive.in_repair)
    return (
        *(_suggested(suggested, away) if complete else ()),
        *_owned_twice(archive, shared, naming),
        *_ambiguous(archive, shared),
        *_twins(archive, twins, naming, shared),
        *(_unregistered(archive, index) if complete else ()),
        *(_events(archive) if complete else ()),
        *_dates(archive),
        *_doubts(archive),
    )


def _same(name: str) -> str:
    """A name whatever its letters; but "WHO" is not "Who"."""
    plain = folding.plain(name)
    return plain if plain.isupper() and " " not in plain else folding.lower(plain)


# The groups.


def _suggested(suggested: Iterable[Suggestion], away: Collection[str]) -> Iterator[Item]:
    for each in suggested:
        spellings = [name for name in dict.fromkeys((each.name, *each.spellings)) if _same(name) not in away]
        if spellings and _same(each.name) not in away:
            name = Name(each.kind, each.name, tuple(spellings[1:]), each.like[:_LIKE])
            articles = f"in {_n(len(each.articles), 'article')}"
            times = "once" if each.count == 1 else f"{each.count:,} times {articles}"
            sentence = f"“{each.name}” is in no register, and is named {times}"
            origin = Origin(f"content/{each.kind}.yaml" if each.kind else "content")
            yield Item("names", origin, sentence, each.contexts, (items.refusal(name),), name)


_Shared = Mapping[str, Sequence[Entity]]


def _shared(archive: Archive) -> _Shared:
    """The spellings that several entries own, with their owners. Surnames are none: the article decides whose they are. Nor is
    what an entry owns only in the articles it lists.
    """
    owners: dict[str, list[Entity]] = defaultdict(list)
    for entity in (entity for entity in archive.entities.values() if not entity.articles):
        for spelling in dict.fromkeys((entity.name, *entity.aliases, *(name for name, _ in entity.dated_names))):
            owners[spelling].append(entity)
    return {spelling: some for spelling, some in owners.items() if len(some) > 1 and not _is_surname(spelling, some)}


def _is_surname(spelling: str, owners: Iterable[Entity]) -> bool:
    return " " not in spelling and all(each.kind == "people" and spelling in each.name.split() for each in owners)


def _owned_twice(archive: Archive, shared: _Shared, naming: _Naming) -> Iterator[Item]:
    for spelling, owners in sorted(shared.items(), key=lambda one: (-sum(len(naming[each.key]) for each in one[1]), one[0])):
        some = sorted(owners, key=lambda each: (-len(naming[each.key]), each.key))
        choices: list[Choice] = []
        for owner in some:
            others = [each for each in some if each is not owner]
            if all(spelling in each.aliases for each in others):
                changes = tuple(amending.of_entry(each, "take", "aliases", spelling) for each in others)
                choices.append(Choice(str(len(choices) + 1), f"it is {_called(owner)}’s alone", changes))
        choices += _merging(some[0], some[1:])
        owned = " and ".join(_called(each) for each in some)
        articles = {article.id: article for each in some for article in naming[each.key]}
        said = contexts.of_spelling(archive, articles.values(), spelling)
        yield Item("owned-twice", some[-1].origin, f"“{spelling}” belongs to {owned}", said, tuple(choices))


def _merging(first: Entity, others: Sequence[Entity]) -> Iterator[Choice]:
    if all(other.kind == first.kind for other in others):
        names = " and ".join(other.name for other in others)
        changes = tuple(amending.of_entry(other, "set", "see", first.name) for other in others)
        yield Choice("m", f"they are one: merge {names} into {first.name}", changes)


def _ambiguous(archive: Archive, shared: _Shared) -> Iterator[Item]:
    """Names that are some other's too, each in its article; where a register owns one twice, that comes first."""
    unclear = archive.unclear
    found = [
        (article, each) for article in archive.articles for each in unclear.get(article.id, ()) if each.printed not in shared
    ]
    cases = Counter(each.printed for _, each in found)
    for article, each in sorted(found, key=lambda one: -cases[one[1].printed]):
        may_be = [archive.entities[key] for key in each.entities]
        choices = [
            Choice(
                str(number),
                f"here it is {_called(entity)}",
                (Change(article.origin.path, "add", (entity.kind,), (entity.name,)),),
            )
            for number, entity in enumerate(may_be, 1)
        ]
        choices.append(Choice("v", "none of them", (Change(article.origin.path, "add", ("not",), (each.printed,)),)))
        *others, last = (entity.name for entity in may_be)
        sentence = f"“{each.printed}” may be {', '.join(others)} or {last} here"
        said = contexts.of_spelling(archive, [article], each.printed)
        yield Item("ambiguous", article.origin, sentence, said, tuple(choices))


def _twins(archive: Archive, twins: Iterable[Twins], naming: _Naming, shared: _Shared) -> Iterator[Item]:
    asked = {frozenset(each.key for each in some) for some in shared.values()}
    for one, other, reason in twins:
        if frozenset((one.key, other.key)) in asked:
            continue
        first, second = sorted((one, other), key=lambda each: (-len(naming[each.key]), each.key))
        choices = (
            Choice("1", f"one: merge {second.name} into {first.name}", (amending.of_entry(second, "set", "see", first.name),)),
            Choice("2", f"one: merge {first.name} into {second.name}", (amending.of_entry(first, "set", "see", second.name),)),
            Choice("v", "never: they are two", (amending.of_entry(second, "add", "not_same_as", first.name),)),
        )
        sentence = f"{_called(first)} and {_called(second)} may be one: {reason}"
        said = (
            *contexts.of_entity(archive, naming[first.key], first, 2),
            *contexts.of_entity(archive, naming[second.key], second, 1),
        )
        yield Item("twins", second.origin, sentence, said, choices if first.kind == second.kind else choices[2:])


def _unregistered(archive: Archive, index: wikilinks.Index) -> Iterator[Item]:
    named: dict[tuple[Kind, str], list[Article]] = defaultdict(list)
    for article in archive.articles:
        for kind in KINDS:
            for name in getattr(article, kind):
                if f"{kind}/{name}" not in archive.entities:
                    named[kind, name].append(article)
    for number, ((kind, name), articles) in enumerate(sorted(named.items(), key=lambda one: (-len(one[1]), one[0]))):
        meant = [key for key in index.meant(name, kind) if key in archive.entities]
        nearest = index.nearest(name) if number < _HINTED and not meant else []
        near = [key for other in nearest for key in index.own(other) if key.startswith(f"{kind}/")]
        like = tuple(dict.fromkeys(meant or near))[:_LIKE]
        where = _n(len(articles), "article")
        choices = [
            Choice(f"c{number}", f"correct it in {where}: {entry}", _respelled(articles, kind, name, (entry,)))
            for number, entry in enumerate((key.partition("/")[2] for key in like), 1)
        ]
        choices.append(Choice("v", f"never: take it out of {where}", _respelled(articles, kind, name, ())))
        why = "may be several there" if len(meant) > 1 else "is in no register"
        sentence = f"“{name}” stands under `{kind}` in {where}, and {why}"
        said = contexts.of_spelling(archive, articles, name)
        yield Item("unregistered", articles[0].line(kind), sentence, said, tuple(choices), Name(kind, name, (), like))


def _respelled(articles: Iterable[Article], kind: Kind, name: str, names: tuple[str, ...]) -> tuple[Change, ...]:
    """A name in front matter replaced by others, or by none."""
    paths = [article.origin.path for article in articles]
    added = tuple(Change(path, "add", (kind,), names) for path in paths if names)
    return (*added, *(Change(path, "take", (kind,), (name,)) for path in paths))


def _events(archive: Archive) -> Iterator[Item]:
    """The events that nobody has named, those with most reports first, with the reasons why they are events."""
    by_id = {article.id: article for article in archive.articles}
    for event in sorted((each for each in archive.events if each.proposed), key=lambda each: (-len(each.articles), each.id)):
        name = Name("events", _plain(event.name), date=event.when.written if event.when else "", articles=event.articles)
        sentence = f"{_n(len(event.articles), 'article')} may report one event: {'; '.join(event.reasons)}"
        said = tuple(_headline(by_id[id]) for id in event.articles[:_SHOWN])
        away = Choice("v", "never: they report no one event", (_noted(" ".join(event.articles)),))
        yield Item("events", Origin("content/events.yaml"), sentence, said, (away,), name)


def _noted(line: str) -> Change:
    return Change(registers.NEVER, "note", (), (line,))


_SHOWN = 8  # reports of an event


def _plain(supplied: str) -> str:
    return supplied[1:-1] if supplied.startswith("[") and supplied.endswith("]") else supplied


def _headline(article: Article) -> Context:
    """The headline of a report, with its outlet and its day."""
    day = dates.spoken(article.published) if article.published else "no date"
    return Context(
        article.id, "headline", f"{article.headline} ({article.outlet or 'outlet not known'}, {day})", 0, len(article.headline)
    )


def _dates(archive: Archive) -> Iterator[Item]:
    """Dates that articles do not print in full, with what they are inferred from. To accept one writes it into the article."""
    for article in archive.articles:
        for inference in archive.inferences.get(article.id, ()):
            printed = getattr(article, inference.field)
            day = f"“{printed.written}”" if printed else "nothing"
            sentence = f"{inference.field}: {inference.when.written} is inferred, and {day} is printed – {inference.evidence}"
            said = (Change(article.origin.path, "set", (inference.field,), (inference.when.written,)),)
            choices = (
                Choice("y", f"yes: write {inference.when.written}", said),
                Choice("v", "never: leave it as it is printed", (_noted(events.refusal(article, inference)),)),
            )
            yield Item("dates", article.line(inference.field), sentence, (_headline(article),), choices)


_CORRECTED = frozenset(
    """headline standfirst byline dateline outlet agency published event_date saved language section genre""".split()
)
"""Fields that a word on a terminal may correct. What may be shown, and of which clipping an article is, is no such matter."""

_FIRST = ("published", "headline", "event_date")  # the doubts that matter most: by these an article is found and cited


def _doubts(archive: Archive) -> Iterator[Item]:
    found = []
    fields = frontmatter.fields
    for article in archive.articles:
        for text in article.doubts:
            field, colon, _ = text.partition(": ")
            field = field if colon and field in _CORRECTED else ""
            value = str(fields(article).get(field, "")) if field else ""
            origin = article.line(field if field in article.lines else "doubts")
            doubt = Doubt(article.origin.path, article.clipping, field, value, text)
            right = Choice(
                "y",
                "right as it is" if field else "settled: take the doubt out",
                (Change(article.origin.path, "take", ("doubts",), (text,)),),
            )
            found.append(Item("doubts", origin, text, choices=(right,), doubt=doubt))
    rank = {field: number for number, field in enumerate(_FIRST)}
    yield from sorted(found, key=lambda item: rank.get(item.doubt.field if item.doubt else "", len(rank)))


_Naming = Mapping[str, Sequence[Article]]


def _naming(archive: Archive) -> _Naming:
    """The articles that name each entity, by its key."""
    found: dict[str, list[Article]] = defaultdict(list)
    for article in archive.articles:
        for key in archive.names[article.id]:
            found[key].append(article)
    return found


def _called(entity: Entity) -> str:
    return f"{entity.name} ({entity.kind})"


def _n(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
