"""What tests of search share: archives of invented words, the search core in a browser, and lunr.py to hold it to."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from lunr import get_default_builder
from lunr.builder import Builder
from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.stemmer import stemmer
from lunr.stop_word_filter import stop_word_filter
from lunr.token import Token
from lunr.trimmer import trimmer
from playwright.sync_api import Page

from pressmark import dates
from pressmark.model import Article, Cleared, Edition, Entity, Event, Origin, Outlet, Paragraph, Site
from pressmark.publishing import search
from pressmark.publishing.search import words

TEMPLATES = Path(__file__).parents[1] / "templates"
SYLLABLES = [
    onset + vowel + end for onset in "b d k l m n r s t v br st tr".split() for vowel in "aeiouy" for end in ("", "n", "l", "t")
]
ENDINGS = ("", "", "s", "ed", "ing", "ation", "ness", "ly", "al", "ies", "able", "y")
STRANGE = ("’s", "'s", "ия", "ого", "é", "🙂", "ﬁ", "𐐨", "қ", "-post", "/day", ":", "&co")
COMMON = "the of and to in a is that for it was on are as with be by at not".split()


def invented(chance: random.Random, many: int, endings: tuple[str, ...] = ENDINGS + STRANGE) -> list[str]:
    """Words that look English, so that a stemmer has work to do."""
    made = {"".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3)))) + chance.choice(endings) for _ in range(many)}
    return sorted(made)


def paragraph(text: str, order: int) -> Paragraph:
    return Paragraph(f"p-{order:04x}", "paragraph", text, f"<p>{text}</p>", len(text.split()), order + 1)


def cleared(order: int, headline: str, *texts: str, **more: object) -> Cleared:
    """An article of which these paragraphs may be shown; `terms`, `shown` and `names` as in the model, the rest its fields."""
    held = {name: more.pop(name) for name in ("terms", "shown", "names") if name in more}
    return Cleared(
        article=Article(id=f"a{order:05}", origin=Origin("content/articles/x.md"), headline=headline, **more),  # type: ignore[arg-type]
        shown=held.get("shown", "full"),  # type: ignore[arg-type]
        reason="",
        paragraphs=tuple(paragraph(text, at) for at, text in enumerate(texts)),
        mentions=(),
        quotes=(),
        names=held.get("names", ()),  # type: ignore[arg-type]
        inferences=(),
        reprints=(),
        words=100,
        words_shown=0,
        paragraphs_in_all=len(texts),
        terms=held.get("terms", {}),  # type: ignore[arg-type]
        index=True,
        rights="",
    )


def edition(
    *articles: Cleared,
    entities: tuple[Entity, ...] = (),
    outlets: tuple[Outlet, ...] = (),
    events: tuple[Event, ...] = (),
) -> Edition:
    addresses = {article.article.id: f"a/{article.article.id}.html" for article in articles}
    return Edition(
        kind="public",
        today=date(2026, 1, 1),
        site=Site(),
        articles=articles,
        tombstones=(),
        outlets={outlet.name: outlet for outlet in outlets},
        entities={entity.key: entity for entity in entities},
        events=events,
        addresses=addresses | {entity.key: f"{entity.key.lower().replace(' ', '-')}.html" for entity in (*entities, *outlets)},
        redirects={},
        ledger=(),
    )


def archive(many: int = 300, endings: tuple[str, ...] = ENDINGS + STRANGE) -> Edition:
    """Articles of invented words, of which a few are in all, and most in one or two."""
    chance = random.Random(7)
    listed = invented(chance, 4000, endings)
    chance.shuffle(listed)
    listed = COMMON + listed
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(listed))))
    marks = ("", "", "", "", ",", ".", "”", " —") if endings != ENDINGS else ("", "", "", "", ",", ".", "!")

    def text(length: int) -> str:
        drawn = chance.choices(listed, cum_weights=weights, k=length)
        return " ".join(word + chance.choice(marks) for word in drawn).capitalize()

    people = tuple(Entity(kind="people", name=text(2).title(), origin=Origin("content/people.yaml")) for _ in range(40))
    articles = []
    for order in range(many):
        day = dates.parse((date(2009, 1, 1) + timedelta(days=order)).isoformat()) if order < many - 5 else None
        shown = order % 4 != 3
        articles.append(
            cleared(
                order,
                text(chance.randint(3, 9)),
                *([text(chance.randint(8, 60)) for _ in range(chance.randint(1, 6))] if shown else []),
                standfirst=text(12) if order % 3 == 0 else "",
                outlet=f"The {chance.choice(listed[30:60]).title()} Gazette",
                language="" if endings == ENDINGS else ("", "ru", "kk")[order % 3],
                published=day,
                names=tuple(sorted({chance.choice(people).key for _ in range(4)})),
                shown="full" if shown else "nothing",
                terms={} if shown else {word: chance.randint(1, 4) for word in sorted(set(chance.choices(listed, k=90)))},
            )
        )
    return edition(*articles, entities=people)


def published(built: Edition, folder: Path) -> None:
    """Writes the index and the scripts below a folder."""
    made = dict(search.files(built))
    for script in (TEMPLATES / "static").glob("*.js"):
        made[f"static/{script.name}"] = script.read_bytes()
    for address, content in made.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def numbers(text: str) -> list[int]:
    """Numbers as they are written down, read again."""
    row, value, shift = [], 0, 0
    for digit in text:
        worth = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".index(digit)
        value |= (worth & 31) << shift
        shift += 5
        if worth < 32:
            row.append(value)
            value = shift = 0
    return row


CORE = ("shards", "words", "stemmer", "index", "scores", "passages")


def core(page: Page, built: Edition, folder: Path) -> Page:
    """The search core on a page of its own, from the disk."""
    published(built, folder)
    scripts = "".join(f'<script src="static/{name}.js"></script>' for name in CORE)
    (folder / "core.html").write_text(f'<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,">{scripts}', "utf-8")
    page.goto((folder / "core.html").as_uri())
    return page


# --- lunr.py ------------------------------------------------------------------------------------------------------------


class Reference:
    """lunr.py's own index of an edition: as it comes, or with our steps in its pipelines."""

    def __init__(self, built: Edition, stock: bool) -> None:
        self.built, self.language = built, ""
        self.meanings: Mapping[str, list[str]] = {}  # what else a word of the next query stands for
        self.builder: Builder = get_default_builder()
        self.builder.ref("id")
        for name, boost in search.FIELDS.items():
            self.builder.field(name, boost=boost)
        if not stock:
            self._register(self._cut, self._stem, self._meant)
            self.builder.pipeline.before(trimmer, self._cut)
            self.builder.pipeline.after(stop_word_filter, self._stem)
            self.builder.pipeline.remove(stemmer)
            self.builder.search_pipeline.reset()
            self.builder.search_pipeline.add(self._cut, self._meant)
        else:  # "ferry," is ferry in a query, as it is in the index
            self.builder.search_pipeline.before(stemmer, trimmer)
        for order, item in enumerate(built.articles):
            self.language = item.article.language
            self.builder.add({"id": str(order)} | search.texts(item, built.entities))
        self._index: Index | None = None

    @property
    def index(self) -> Index:
        if self._index is None:
            self._index = self.builder.build()
        return self._index

    @staticmethod
    def _register(*steps: Callable[..., object]) -> None:
        for step in steps:
            Pipeline.registered_functions.setdefault(step.__name__, step)

    @staticmethod
    def _cut(token: Token, *_: object) -> list[Token]:
        return [Token(word, token.metadata) for word in words.cut(str(token))]

    def _stem(self, token: Token, *_: object) -> list[Token]:
        stem = words.stem(str(token), self.language)
        return [Token(stem, token.metadata)] if stem else []

    def _meant(self, token: Token, *_: object) -> list[Token]:
        """The stems that a query's word stands for: those of each language, as far as they are in the index, and names."""
        word = str(token)
        stems = dict.fromkeys((words.stem(word), words.stem(word, "kk"))) if word not in words.STOP else {word: None}
        known = [stem for stem in stems if stem in self.builder.inverted_index] + [*self.meanings.get(word, ())]
        return [Token(stem, token.metadata) for stem in known or list(stems)[:1]]

    def enter(self, term: str, places: Mapping[tuple[str, int], int]) -> None:
        """Put a term into the index by hand: how often it is in which field of which article. Lengths stay."""
        posting: dict[str, object] = {name: {} for name in search.FIELDS}
        posting["_index"] = self.builder.term_index
        self.builder.term_index += 1
        self.builder.inverted_index[term] = posting
        for (field, article), times in sorted(places.items(), key=lambda place: place[0][1]):
            posting[field][str(article)] = {}  # type: ignore[index]
            self.builder.field_term_frequencies[f"{field}/{article}"][term] = times

    def search(self, query: str) -> list[tuple[int, float]] | None:
        """Articles and scores, best first; None where lunr throws."""
        try:
            return [(int(result["ref"]), result["score"]) for result in self.index.search(query)]
        except Exception:
            return None


def paragraphs_of(built: Edition, article: int) -> Iterator[tuple[str, list[str]]]:
    """The words of each paragraph that may be shown, with its field."""
    item = built.articles[article]
    for field, text in search.texts(item, built.entities).items():
        for each in text.partition("\v")[0].split("\f"):
            yield field, list(words.cut(each))


def standing(built: Edition, phrase: str) -> dict[tuple[str, int], int]:
    """Where a phrase stands how often, found the long way. Very common words at its end are passed over."""
    asked = list(words.cut(phrase))
    while asked and asked[-1] in words.STOP:
        asked.pop()
    found: dict[tuple[str, int], int] = {}
    wanted = [{words.stem(word), words.stem(word, "kk")} if word not in words.STOP else {word} for word in asked]
    for article, item in enumerate(built.articles):
        for field, row in paragraphs_of(built, article):
            stems = [words.stem(word, item.article.language) or word for word in row]
            times = sum(
                all(stem in any_of for stem, any_of in zip(stems[at:], wanted, strict=False))
                for at in range(len(stems) - len(wanted) + 1)
            )
            if times:
                found[field, article] = found.get((field, article), 0) + times
    return found


def queries(built: Edition, many: int) -> list[str]:
    """Every kind of query lunr knows, about words that are there and words that are not; `many` of each kind."""
    chance = random.Random(11)
    some = chance.sample(built.articles, min(len(built.articles), 300))
    listed = [
        word for article in some for text in search.texts(article, built.entities).values() for word in text.lower().split()
    ]
    plain = sorted({word for word in listed if word.isalpha() and word not in COMMON and len(word) > 2})
    fields = list(search.FIELDS)

    def word() -> str:
        return chance.choice(listed if chance.random() < 0.2 else plain).strip(".,!”—:") or "nothing"

    def slipped() -> str:
        letters = list(chance.choice(plain))
        letters[chance.randrange(len(letters))] = chance.choice("aeiou")
        return "".join(letters)

    kinds: tuple[Callable[[], str], ...] = (
        word,
        lambda: f"{word()} {word()}",
        lambda: f"{word()} {word()} {word()}",
        lambda: f"{word()} {word()} {word()} the {word()}",
        lambda: f"{chance.choice(fields)}:{word()}",
        lambda: f"{chance.choice(fields)}:{word()} {chance.choice(fields)}:{word()} {word()}",
        lambda: f"{word()}^{chance.randint(0, 12)} {word()}",
        lambda: f"+{word()} {word()}",
        lambda: f"+{word()} +{word()}",
        lambda: f"+the {word()}",
        lambda: f"{word()} -{word()}",
        lambda: f"-{word()}",
        lambda: f"-{word()} -{chance.choice(fields)}:{word()}",
        lambda: f"{word()[:2]}*",
        lambda: f"{word()[:3]}* {word()}",
        lambda: f"*{word()[-3:]}",
        lambda: f"{word()[:1]}*{word()[-2:]}",
        lambda: f"{word()[:1]}*{word()[1:2]}*",
        lambda: f"{slipped()}~1",
        lambda: f"{slipped()[:5]}~2 {word()}",
        lambda: f"+{chance.choice(fields)}:{word()[:2]}* -{word()}~1^2 {word()}",
        lambda: f"body:{word()} names:{word()[:3]}*^2 +{word()} headline:{word()}~1",
        lambda: f"{word()}-{word()}",
        lambda: f"{word()}\\:{word()} {word()}",
        lambda: chance.choice((f"php:{word()}", f"{word()}~", f"^2 {word()}", f"{word()} +-{word()}", f"headline: {word()}:")),
    )
    return [kind() for kind in kinds for _ in range(many)] + ["*", "nowhere", "+nowhere word", "-nowhere", "- a", "a~", " "]
