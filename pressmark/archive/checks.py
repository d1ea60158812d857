"""Checks: what is wrong or doubtful in an archive, one function a rule. The code of a problem is the name of its rule.

Every check is a generator; a new one is a function, its name in CHECKS, and a test folder with that name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from pressmark import addresses, paragraphs
from pressmark.archive import folding, spellings, wikilinks
from pressmark.model import KINDS, Archive, Kind, Problem, Registers

_HINTED = 500  # unknown names of which the nearest is looked for: more at once come from a register that is missing

Check = Callable[[Archive, Registers, date], Iterator[Problem]]


def run(archive: Archive, known: Registers, today: date) -> list[Problem]:
    """Everything that the checks find, in the order of CHECKS."""
    return [problem for check in CHECKS for problem in check(archive, known, today)]


def ambiguous_name(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """A name in a text is that of one entry; where it may be several, it is linked to nobody."""
    for article in archive.articles:
        for each in archive.unclear.get(article.id, ()):
            kinds = {key.partition("/")[0] for key in each.entities}
            *others, last = (_named(key) if len(kinds) > 1 else key.partition("/")[2] for key in each.entities)
            sentence = f'"{each.printed}" may be {", ".join(others)} or {last}, and is linked to nobody'
            remedy = f'name the right one under `{min(kinds)}:` of the article, or put "{each.printed}" under `not:`'
            yield Problem(article.origin, "ambiguous-name", sentence, remedy, "doubt")


def unknown_name(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """A name that an article adds stands in a register."""
    strange = [
        (article, kind, name)
        for article in archive.articles
        for kind in KINDS
        for name in getattr(article, kind)
        if f"{kind}/{name}" not in archive.entities
    ]
    remedies: dict[tuple[Kind, str], str] = {}
    spelt = wikilinks.index(known.entities if strange else ())
    for article, kind, name in strange:
        keys = [key for key in spelt.meant(name, kind) if key in archive.entities]
        if len(keys) > 1:
            several = " or ".join(f"“{key.partition('/')[2]}”" for key in keys)
            problem = Problem(article.line(kind), "unknown-name", f"“{name}” may be several in {kind}.yaml", f"write {several}")
        else:
            if (kind, name) not in remedies:
                near = spelt.nearest(name, kind)[:1] if len(remedies) < _HINTED else []
                other = f"write “{near[0]}”, as {kind}.yaml does, or add it there as an alias" if near else ""
                remedies[kind, name] = other or f"add it to {kind}.yaml"
            problem = Problem(article.line(kind), "unknown-name", f"“{name}” is in no register", remedies[kind, name])
        yield problem


def unknown_outlet(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """The terms of an outlet are known; until they are, none of its text is shown."""
    registered = {outlet.name for outlet in known.outlets}
    counts: dict[str, int] = defaultdict(int)
    for article in archive.articles:
        if article.outlet and article.outlet not in registered and article.representation != "summary":
            counts[article.outlet] += 1
    for name, count in sorted(counts.items()):
        articles = "one article" if count == 1 else f"{count} articles"
        sentence = f"“{name}” is not in outlets.yaml, so the text of {articles} is not shown to the public"
        remedy = f"add `{name}:` with `display:` full, excerpt, summary, citation or withheld"
        yield Problem(archive.outlets[name].origin, "unknown-outlet", sentence, remedy, "doubt")


def terms_incomplete(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """An outlet that allows an excerpt says how much of the original that may be."""
    for outlet in known.outlets:
        if outlet.display == "excerpt" and not outlet.max_fraction:
            sentence = f"{outlet.name} allows an excerpt, but not how much, so no text is shown"
            yield Problem(outlet.origin, "terms-incomplete", sentence, "add `max_fraction: 0.30`, or whatever its terms say")


def required_link_missing(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """Where an outlet asks for a link to the original, the article has one."""
    for article in archive.articles:
        outlet = archive.outlets.get(article.outlet)
        if outlet and "original_link" in outlet.require and not article.original_url and article.representation != "summary":
            sentence = f"{outlet.name} asks for a link to the original, so the text is not shown without one"
            yield Problem(article.origin, "required-link-missing", sentence, "add original_url", "doubt")


def published_after_today(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """An article cannot have been printed tomorrow."""
    for article in archive.articles:
        if article.published and article.published.first and article.published.first > today:
            sentence = f"{article.published.written} has not come yet"
            yield Problem(article.line("published"), "published-after-today", sentence, "correct the date", "doubt")


def open_doubt(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """What filing could not settle is settled by a person."""
    for article in archive.articles:
        for doubt in article.doubts:
            field = doubt.partition(":")[0]
            there = field in article.lines
            remedy = f"correct {f'`{field}`' if there else 'what is wrong'}, if it is, and delete this doubt from `doubts`"
            yield Problem(article.line(field if there else "doubts"), "open-doubt", doubt, remedy, "doubt")


def alias_owned_twice(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """A spelling leads to one entry. Surnames that people share are no mistake: the article decides whose they are. Nor is a
    name that has been divided, where all entries but one say which articles mean them.
    """
    owners: dict[str, list[str]] = defaultdict(list)
    for entity in archive.entities.values():
        for alias in {entity.name, *entity.aliases, *(name for name, _ in entity.dated_names)}:
            owners[alias].append(entity.key)
    for alias, keys in sorted(owners.items()):
        surname = " " not in alias and all(
            key.startswith("people/") and alias in archive.entities[key].name.split() for key in keys
        )
        everywhere = [key for key in keys if not archive.entities[key].articles]
        if len(everywhere) > 1 and not surname:
            first, second = sorted(everywhere)[:2]
            sentence = f"“{alias}” belongs to {_named(first)} and to {_named(second)}"
            remedy = "take it out of one, make them one entry with `see:`, or list in one the `articles:` that mean it"
            yield Problem(archive.entities[second].origin, "alias-owned-twice", sentence, remedy)


def common_spelling(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """A name is more than a number, a day or a small word, which stand in most texts and seldom mean it."""
    for entity in archive.entities.values():
        for spelling in (entity.name, *entity.aliases, *(name for name, _ in entity.dated_names)):
            if entity.kind != "people" and spellings.is_no_name(folding.plain(spelling)):
                sentence = f"“{spelling}” is so common a word that it is not looked for as a name of {entity.name}"
                remedy = f"write [[{spelling}]] in a text where it is one, or name it in the article’s `{entity.kind}:`"
                yield Problem(entity.origin, "common-spelling", sentence, remedy, "doubt")


def _named(key: str) -> str:
    kind, _, name = key.partition("/")
    return f"{name} ({kind})"


def see_leads_nowhere(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """A merged entry says into which entry of its own register it was merged; that one may have been merged in its turn."""
    entries = {entity.key: entity for entity in known.entities}
    for entity in known.entities:
        if entity.see and wikilinks.final(entity, entries) not in archive.entities:
            sentence = f"“{entity.name}” was merged into “{entity.see}”, which has no entry of its own in {entity.kind}.yaml"
            yield Problem(entity.origin, "see-leads-nowhere", sentence, "write the name of an entry after `see:`")


def within_leads_nowhere(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """A place lies in another place, which has an entry."""
    lost = [
        entity for entity in archive.entities.values() if entity.within and f"places/{entity.within}" not in archive.entities
    ]
    if lost:
        spelt = wikilinks.index(known.entities)
        for entity in lost:
            sentence = f"{entity.name} is said to lie within “{entity.within}”, which has no entry in places.yaml"
            near = spelt.nearest(entity.within, "places")
            remedy = f"write “{near[0]}”, or give it an entry" if near else "give it an entry"
            yield Problem(entity.origin, "within-leads-nowhere", sentence, remedy)


def within_itself(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """No place lies within itself, by whatever way round."""
    for entity in archive.entities.values():
        way = [entity.name]
        while (place := archive.entities.get(f"places/{way[-1]}")) and place.within and place.within not in way:
            way.append(place.within)
        if place and place.within == entity.name:
            first, *others = (f"within {name}" for name in [*way[1:], entity.name])
            sentence = f"{entity.name} is said to lie {', which lies '.join([first, *others])}"
            yield Problem(entity.origin, "within-itself", sentence, "take one `within:` out")


def twin_entries(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """What is the same elsewhere is the same here: two entries of one register do not share an address in `same_as`."""
    owners: dict[tuple[str, str], str] = {}
    for entity in archive.entities.values():
        for address in entity.same_as:
            # Wikidata writes its own addresses in these two ways.
            bare = address.partition("://")[2].removeprefix("www.").rstrip("/").replace("/entity/", "/wiki/")
            other = owners.setdefault((entity.kind, bare), entity.name)
            if other != entity.name:
                sentence = f"{entity.name} and {other} are both the same as {address}"
                remedy = f"make them one entry, with `see: {other}` below {entity.name}; or correct the address"
                yield Problem(entity.origin, "twin-entries", sentence, remedy)


def unknown_article(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """The articles that an entry lists exist."""
    ids = {article.id for article in archive.articles}
    for entity in known.entities:
        for id in (*entity.articles, *entity.not_articles):
            if id not in ids:
                slip = "" if addresses.is_article_id(id) else ": its last character shows a slip in copying"
                sentence = f"“{id}” is the id of no article{slip}"
                yield Problem(entity.origin, "unknown-article", sentence, "correct it or take it out")


def ungrounded_url(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """Addresses elsewhere are web addresses."""
    for article in archive.articles:
        for field in ("original_url", "snapshot_url"):
            value = getattr(article, field)
            if value and not value.startswith(("https://", "http://")):
                sentence = f"“{value[:60]}” is not a web address, so nothing links to it"
                yield Problem(article.line(field), "ungrounded-url", sentence, "begin it with https://")


def empty_article(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """An article has a text, even if it may not be shown."""
    for article in archive.articles:
        if not archive.paragraphs[article.id] and not article.withdrawn:
            remedy = "write a text or a summary below the front matter"
            yield Problem(article.origin, "empty-article", "the article has no text", remedy, "doubt")


def beyond_markdown(archive: Archive, known: Registers, today: date) -> Iterator[Problem]:
    """Markdown is for articles of ordinary size; what would take minutes to read is shown as it stands."""
    for article in archive.articles:
        if paragraphs.is_beyond_markdown(article.body):
            sentence = "the text is too long or too deeply nested for Markdown, so it is shown as it stands"
            yield Problem(article.origin, "beyond-markdown", sentence, "divide it into several articles, or take the marks out")


CHECKS: tuple[Check, ...] = (
    ambiguous_name,
    unknown_name,
    unknown_outlet,
    terms_incomplete,
    required_link_missing,
    published_after_today,
    open_doubt,
    alias_owned_twice,
    common_spelling,
    see_leads_nowhere,
    within_leads_nowhere,
    within_itself,
    twin_entries,
    unknown_article,
    ungrounded_url,
    empty_article,
    beyond_markdown,
)


def in_order(*groups: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by place, each once: refusals, then problems, then doubts."""
    weights = ("refusal", "problem", "doubt")
    unique = {problem for group in groups for problem in group}
    return tuple(sorted(unique, key=lambda problem: (weights.index(problem.weight), problem)))
