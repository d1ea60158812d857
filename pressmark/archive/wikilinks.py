"""Wikilinks: the names a curator has written, `[[Name|label]]` in a text or in the front matter, and the entries they mean.

A name is written as a register spells it: the name itself, an alias, a dated name, with its kind before it where two registers
share it (`[[places/Georgia]]`). What is written so is the curator's word, and no rule is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz, process

from pressmark.archive import folding
from pressmark.model import KINDS, Article, Entity, Mention, Origin, Problem
from pressmark.paragraphs import Link

_NEAR = 3  # candidates that a problem offers
_ALIKE = 70  # of a hundred: letters in common, in their order


@dataclass(frozen=True)
class Index:
    """What each spelling of the registers means. A merged entry's spellings mean the entry it was merged into."""

    names: Mapping[str, tuple[str, ...]]  # an entry's own name, folded → keys
    spellings: Mapping[str, tuple[str, ...]]  # any spelling, folded → keys
    articles: Mapping[str, frozenset[str]] = field(default_factory=dict)  # article id → keys of entries that list it
    not_articles: Mapping[str, frozenset[str]] = field(default_factory=dict)  # the same, under `not`
    choosy: frozenset[str] = frozenset()  # keys of entries that list articles: what they share means them only there

    @cached_property
    def small(self) -> Mapping[str, tuple[str, ...]]:
        """The spellings in small letters; made when something is spelt otherwise than a register has it."""
        found: dict[str, tuple[str, ...]] = {}
        for form, keys in self.spellings.items():
            for key in keys:
                _add(found, folding.lower(form), key)
        return found

    def meant(self, written: str, kind: str = "") -> tuple[str, ...]:
        """The keys of the entries that a spelling means: the one whose own name it is, else all that list it."""
        before, slash, after = written.partition("/")
        if slash and before in KINDS:
            kind, written = before, after
        plain = folding.plain(written)
        for found in (self.names.get(plain), self.spellings.get(plain)):
            if keys := tuple(key for key in found or () if key.startswith(kind)):
                return keys
        return tuple(key for key in self.small.get(folding.lower(plain), ()) if key.startswith(kind))

    def own(self, written: str) -> tuple[str, ...]:
        """The keys of the entries whose own name this is, or was before they were merged."""
        return self.names.get(folding.plain(written), ())

    def listed(self, id: str) -> frozenset[str]:
        """The keys of the entries that list an article as one of theirs."""
        return self.articles.get(id, frozenset())

    @cached_property
    def _by_kind(self) -> Mapping[str, Sequence[str]]:
        """The spellings in small letters, of each kind and of all. To compare one name with 30,000 takes some milliseconds."""
        kinds: dict[str, dict[str, None]] = {kind: {} for kind in ("", *KINDS)}
        for form, keys in self.small.items():
            for kind in ("", *(key.partition("/")[0] for key in keys)):
                kinds[kind][form] = None
        return {kind: tuple(forms) for kind, forms in kinds.items()}

    def nearest(self, written: str, kind: str = "") -> list[str]:
        """The names of the entries (of one kind) that are spelt most like this, the nearest first."""
        small = folding.lower(folding.plain(written))
        near = process.extract(small, self._by_kind[kind], scorer=fuzz.ratio, limit=_NEAR, score_cutoff=_ALIKE)
        names = (key.partition("/")[2] for form, _, _ in near for key in self.small[form] if key.startswith(kind))
        return list(dict.fromkeys(names))[:_NEAR]


def index(entities: Iterable[Entity]) -> Index:
    """The spellings of these entries."""
    entities = tuple(entities)
    entries = {entity.key: entity for entity in entities}
    names: dict[str, tuple[str, ...]] = {}
    spellings: dict[str, tuple[str, ...]] = {}
    for entity in entities:
        key = final(entity, entries)
        _add(names, folding.plain(entity.name), key)
        for spelling in (entity.name, *entity.aliases, *(name for name, _ in entity.dated_names)):
            _add(spellings, folding.plain(spelling), key)
    return Index(
        names,
        spellings,
        articles=_by_article((final(entity, entries), entity.articles) for entity in entities if entity.articles),
        not_articles=_by_article((final(entity, entries), entity.not_articles) for entity in entities if entity.not_articles),
        choosy=frozenset(final(entity, entries) for entity in entities if entity.articles),
    )


def _add(found: dict[str, tuple[str, ...]], form: str, key: str) -> None:
    keys = found.get(form, ())
    if key not in keys:
        found[form] = (*keys, key)


def _by_article(lists: Iterable[tuple[str, Sequence[str]]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, articles in lists:
        for id in articles:
            found.setdefault(id, set()).add(key)
    return {id: frozenset(keys) for id, keys in found.items()}


def final(entity: Entity, entries: Mapping[str, Entity]) -> str:
    """The key of the entry that an entry has been merged into, from `see` to `see`; its own where it has not."""
    seen = {entity.key}
    while entity.see and (target := entries.get(f"{entity.kind}/{entity.see}")) and target.key not in seen:
        entity = target
        seen.add(entity.key)
    return entity.key


def mentions(article: Article, links: Sequence[Link], known: Index) -> tuple[tuple[Mention, ...], list[Problem]]:
    """The names that the curator has linked in the text of an article, and the links that lead to no one entry."""
    found: list[Mention] = []
    problems: list[Problem] = []
    away = taken_away(article, known)
    for link in links:
        if link.crossed:
            at = Origin(article.origin.path, _line(article, link.name))
            sentence = f"[[{link.name}]] is no link, because links do not stand in one another"
            problems.append(Problem(at, "unresolved-link", sentence, "take out one of the two"))
            continue
        keys = known.meant(link.name)
        if len(keys) == 1 and keys[0] not in away:
            found.append(Mention(keys[0], link.anchor, link.start, link.end, chosen=True))
        else:
            problems.append(_unresolved(article, link.name, keys, known))
    return tuple(found), problems


def taken_away(article: Article, known: Index) -> frozenset[str]:
    """The keys of the entries that an article does not name, whatever it says: their names stand under its `not`, or its id
    under theirs. An alias under `not` is a spelling, and no entry.
    """
    own = frozenset(key for name in article.not_named for key in known.own(name))
    return own | known.not_articles.get(article.id, frozenset())


def _unresolved(article: Article, name: str, keys: Sequence[str], known: Index) -> Problem:
    at = Origin(article.origin.path, _line(article, name))
    bare = name.rpartition("/")[2]
    if len(keys) == 1:
        sentence = f"[[{name}]] is no link, because the article is said not to name {keys[0].partition('/')[2]}"
        return Problem(at, "unresolved-link", sentence, "take out the link; or the name under `not`, here or in the register")
    if keys:
        kinds = {key.partition("/")[0] for key in keys}
        ways = (f"[[{key if len(kinds) > 1 else key.partition('/')[2]}|{bare}]]" for key in keys)
        return Problem(at, "unresolved-link", f"[[{name}]] may be several, and is no link", f"write {' or '.join(ways)}")
    ways = (f"[[{near}|{bare}]]" for near in known.nearest(bare))
    remedy = f"{f'write {near}; or ' if (near := ' or '.join(ways)) else ''}add “{bare}” to a register"
    return Problem(at, "unresolved-link", f"[[{name}]] is in no register, and is no link", remedy)


def _line(article: Article, name: str) -> int:
    """The line of the file on which a link stands first."""
    words = r"\s+".join(map(re.escape, name.split()))
    found = re.search(rf"\[\[\s*{words}\s*(?:\\?\||\]\])", article.body)
    return article.body_line + (article.body.count("\n", 0, found.start()) if found else 0)
