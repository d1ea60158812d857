"""How well names are suggested, and how fast registered ones are found: runs the steps over public corpora, as a user would.

    uv run --group bench bench/names.py CORPUS…  [--model NAME]  [--misses FILE]
    uv run --group bench bench/names.py --speed

A corpus is a file in columns (CoNLL): one word a line, its mark last. The README beside this file says where to get them and
how to read the figures.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressmark.archive import folding, mentions, models, recognition, spellings, suggestions
from pressmark.model import Article, Entity, Kind, Mention, Origin, Paragraph

KINDS: Mapping[str, Kind | None] = {"PER": "people", "ORG": "organisations", "LOC": "places", "MISC": None}
CLOSING = frozenset(". , ; : ? ! ) ] % 's n't 'm 're 've 'll 'd '".split())
OPENING = frozenset("( [ $".split())
Marked = tuple[str, int, int, str]
"""The anchor of a line, where a name stands in it, and its mark."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article of a corpus: its first line is the headline, every other line a paragraph."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    gold: tuple[Marked, ...]

    @property
    def texts(self) -> dict[str, str]:
        return dict(recognition.pieces(self.article, self.paragraphs))


# --- the corpora --------------------------------------------------------------------------------------------------------


def documents(path: Path) -> list[Document]:
    """The articles of a file in columns; -DOCSTART- stands between them, an empty line between sentences."""
    sentences: list[list[tuple[str, str]]] = [[]]
    found: list[list[list[tuple[str, str]]]] = []
    for row in path.read_text("utf-8", "replace").splitlines():
        cells = row.split()
        if cells and cells[0] == "-DOCSTART-":
            found.append([each for each in sentences if each])
            sentences = [[]]
        elif cells:
            sentences[-1].append((cells[0], cells[-1]))
        elif sentences[-1]:
            sentences.append([])
    found.append([each for each in sentences if each])
    return [_document(number, some) for number, some in enumerate(some for some in found if some)]


def _document(number: int, sentences: Sequence[Sequence[tuple[str, str]]]) -> Document:
    texts: list[str] = []
    gold: list[Marked] = []
    for at, sentence in enumerate(sentences):
        anchor = f"p-{at}" if at else "headline"
        text, marked = printed(sentence)
        texts.append(text)
        gold += [(anchor, start, end, mark) for start, end, mark in marked]
    article = Article(id=f"a{number}", origin=Origin("corpus"), headline=texts[0], language="en")
    paragraphs = [Paragraph(f"p-{at}", "paragraph", text, "", 0, at) for at, text in enumerate(texts) if at]
    return Document(article, tuple(paragraphs), tuple(gold))


def printed(sentence: Sequence[tuple[str, str]]) -> tuple[str, list[tuple[int, int, str]]]:
    """A sentence as a paper would print it, and where its names stand."""
    text, before, quoted = "", "", False
    marked: list[tuple[int, int, str]] = []
    last = "O"
    for word, mark in sentence:
        touches = not text or word in CLOSING or before in OPENING or (before == '"' and quoted)
        if word == '"':
            touches, quoted = touches or quoted, not quoted
        text += "" if touches else " "
        start, text = len(text), text + word
        if mark != "O":
            if marked and mark[2:] == last[2:] and last != "O" and mark[0] != "B":
                marked[-1] = (marked[-1][0], len(text), mark[2:])
            else:
                marked.append((start, len(text), mark[2:]))
        last, before = mark, word
    return text, marked


# --- suggestions --------------------------------------------------------------------------------------------------------


def figure(right: int, ours: int, gold: int) -> str:
    """Precision, recall and F of counts."""
    p, r = right / max(1, ours), right / max(1, gold)
    return f"P {p:.3f} R {r:.3f} F {2 * right / max(1, ours + gold):.3f}"


def read(some: Sequence[Document], recognise: recognition.Recogniser | None) -> tuple[Counter[str], list[str]]:
    """The counts of exact spans, and what was read otherwise than the gold has it."""
    counts: Counter[str] = Counter()
    missed: list[str] = []
    for document in some:
        texts = document.texts
        gold = {_place(texts, *each[:3]): each[3] for each in document.gold}
        everything: dict[tuple[str, int, str], str] = {}
        if recognise is None:
            for line, first, last, kind in recognition.recognised(tuple(texts.items())):
                span = (line.words[first].start, line.words[last - 1].end)
                everything[_place(texts, line.anchor, *span)] = kind
        else:
            for found in recognise(tuple(texts.items())):
                everything[_place(texts, found.anchor, found.start, found.end)] = found.kind or "things"
        marks = {mark: kind or "things" for mark, kind in KINDS.items()}
        for place in everything.keys() | gold.keys():
            ours, theirs = everything.get(place, ""), marks.get(gold.get(place, ""), "")
            same = ours == theirs or (ours == "demonyms" and theirs == "things")
            counts.update(ours=bool(ours), gold=bool(theirs), span=bool(ours and theirs), typed=bool(ours and same))
            three, known = ours not in ("", "things", "demonyms"), theirs not in ("", "things")
            counts.update(ours3=three, gold3=known, span3=three and known, typed3=three and same)
            if not same:
                missed.append(f"{place[2]}\t{theirs or '–'}\t{ours or '–'}\t{texts[place[0]]}")
    return counts, missed


def _place(texts: Mapping[str, str], anchor: str, start: int, end: int) -> tuple[str, int, str]:
    """A span as it is compared: whether the full stop behind "Inc" is part of the name counts neither way."""
    return anchor, start, texts[anchor][start:end].rstrip(".")


def report(title: str, counts: Mapping[str, int]) -> None:
    print(f"\n{title}")
    print(f"  all names    spans {figure(counts['span'], counts['ours'], counts['gold'])}", end="")
    print(f"   typed {figure(counts['typed'], counts['ours'], counts['gold'])}")
    print(f"  three kinds  spans {figure(counts['span3'], counts['ours3'], counts['gold3'])}", end="")
    print(f"   typed {figure(counts['typed3'], counts['ours3'], counts['gold3'])}")


# --- known names --------------------------------------------------------------------------------------------------------


def register(some: Sequence[Document]) -> tuple[Entity, ...]:
    """What a curator would have written who read the gold: each name once, under the kind it mostly has.

    Names that the gold gives several kinds nearly as often are left out, and so are single words of people: surnames follow.
    """
    kinds: dict[str, Counter[str]] = {}
    for document in some:
        texts = document.texts
        for anchor, start, end, mark in document.gold:
            name = texts[anchor][start:end]
            if mark != "MISC" and not name.isupper() | (len(name) < 3):
                kinds.setdefault(name, Counter())[mark] += 1
    entities = []
    for name, marks in sorted(kinds.items()):
        (mark, count), *_ = marks.most_common()
        kind = KINDS[mark]
        if kind and count > 0.8 * marks.total() and (kind != "people" or " " in name):
            entities.append(Entity(kind=kind, name=name, origin=Origin("register")))
    return tuple(entities)


def known(some: Sequence[Document]) -> str:
    """How names that stand in the register are linked: by name, and people by surname where the article has the full name.

    Right is a mention of the gold's stretch (a title before it is no fault) and kind. What must be found are the gold's names
    that the register has, letter by letter, and surnames behind a full name.
    """
    entities = register(some)
    matcher = mentions.matcher(entities)
    names = {entity.name: entity for entity in entities}
    right = ours = wanted = found = 0
    for document in some:
        texts = document.texts
        linked, _ = mentions.find(document.article, document.paragraphs, matcher)
        marks = {(anchor, end): mark for anchor, _, end, mark in document.gold}
        for mention in linked:
            ours += 1
            kind = KINDS.get(marks.get((mention.anchor, mention.end), ""), None)
            right += kind is not None and mention.entity.startswith(kind)
        ends: dict[tuple[str, int], Mention] = {(each.anchor, each.end): each for each in linked}
        full: set[str] = set()
        for anchor, start, end, mark in document.gold:
            name = texts[anchor][start:end]
            entity = names.get(name)
            if (entity and entity.kind == KINDS[mark]) or (mark == "PER" and name in full):
                wanted += 1
                found += (anchor, end) in ends
            if entity and entity.kind == "people":
                full.add(name.rpartition(" ")[2])
    return f"{len(entities):,} entries   P {right / max(1, ours):.3f} R {found / max(1, wanted):.3f}"


# --- speed --------------------------------------------------------------------------------------------------------------


def invented(count: int) -> tuple[Entity, ...]:
    """A register of people, organisations and places with some `count` names, of syllables, always the same."""
    chance = random.Random(30_000)
    first, last = "ba de ki lo mu na pe ri so tu va ze", "dar fen gol hur jin kas lem mor nek pol rat sun"

    def word() -> str:
        return (chance.choice(first.split()) + chance.choice(first.split()) + chance.choice(last.split())).capitalize()

    entities: list[Entity] = []
    while sum(1 + len(entity.aliases) for entity in entities) < count:
        one, other, third = word(), word(), word()
        origin = Origin("register", len(entities))
        entities += [
            Entity(kind="people", name=f"{one} {other}", origin=origin, aliases=(f"{one[0]}. {other}", other)),
            Entity(kind="organisations", name=f"{third} {other} Bank", origin=origin, aliases=(f"Bank of {third} {other}",)),
            Entity(kind="places", name=f"{one} {third} City", origin=origin),
        ]
    return tuple({entity.key: entity for entity in entities}.values())


def speed(count: int = 30_000, of: int = 300, words: int = 450) -> None:
    """Milliseconds an article of `words` words that names some twenty of `count` registered names: the least and the median of
    several rounds, the first of which fills what is remembered of words and spellings. "mentions" is the whole step: it
    includes "spellings", which includes "automaton". Garbage is collected as seldom as `cli` has it collected.
    """
    gc.set_threshold(50_000, 20, 100)
    entities = invented(count)
    chance = random.Random(1)
    filler = "the talks on trade went well and they said that more would follow in the spring of next year".split()
    some: list[tuple[Article, tuple[Paragraph, ...]]] = []
    for number in range(of):
        text = [chance.choice(filler) for _ in range(words)]
        for _ in range(20):
            text[chance.randrange(words)] = chance.choice(entities).name
        pieces = [" ".join(text[at : at + 50]) + "." for at in range(0, words, 50)]
        article = Article(id=f"a{number}", origin=Origin("corpus"), headline=pieces[0][:60], language="en")
        some.append((article, tuple(Paragraph(f"p-{at}", "paragraph", each, "", 0, at) for at, each in enumerate(pieces))))
    matcher = mentions.matcher(entities)
    folded = [folding.fold("|" + "|".join(each.text for each in read) + "|").text for _, read in some]
    small = [folding.lower(text) for text in folded]
    matcher.known.found(small[0])
    steps: dict[str, Callable[[], object]] = {
        "automaton": lambda: [matcher.known.found(text) for text in small],
        "spellings": lambda: [list(spellings.hits(*each, "en", matcher.known)) for each in zip(folded, small, strict=True)],
        "mentions": lambda: [mentions.find(article, read, matcher) for article, read in some],
        "suggestions": lambda: [suggestions.spans(article, read, ()) for article, read in some],
    }
    print(f"\n{sum(map(len, matcher.names.values())):,} names, {of} articles of {words} words, milliseconds an article:")
    for name, step in steps.items():
        took: list[float] = []
        while len(took) < 3 or sum(took) < 1.5:
            begun = time.process_time()
            step()
            took.append(time.process_time() - begun)
        print(f"  {name:<12} {1000 * min(took) / of:.3f}   median {1000 * statistics.median(took) / of:.3f}")
    print(f"  find, for {of} articles: {_finding(some):.2f} s")


def _finding(some: Sequence[tuple[Article, tuple[Paragraph, ...]]]) -> float:
    found = {article.id: suggestions.spans(article, read, ()) for article, read in some}
    begun = time.process_time()
    suggestions.find([article for article, _ in some], {article.id: read for article, read in some}, found, ())
    return time.process_time() - begun


# --- all of it ----------------------------------------------------------------------------------------------------------


def parts(path: Path, some: list[Document]) -> Iterator[tuple[str, list[Document]]]:
    """Wikigold is halved: even documents were looked at, odd ones hardly. CoNLL-2003 comes in files of its own."""
    if "wikigold" in path.name:
        yield "developed", some[::2]
        yield "held", some[1::2]
    yield "all", some


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS")
    parser.add_argument("--model", default="", metavar="NAME", help="a spaCy model in place of the rules")
    parser.add_argument("--misses", type=Path, metavar="FILE", help="write every miss there, one line each")
    parser.add_argument("--speed", action="store_true", help="measure the time that names take")
    options = parser.parse_args()
    missed: list[str] = []
    recognise = models.load(options.model) if options.model else None
    for path in options.corpora:
        some = documents(path)
        for part, these in parts(path, some):
            counts, wrong = read(these, recognise)
            report(f"{path.name}, {part}: {len(these)} articles", counts)
            missed += [f"{path.name}, {part}\t{each}" for each in wrong]
        print(f"  known names  {known(some)}")
    if options.speed:
        speed()
    if options.misses:
        options.misses.write_text("\n".join(missed) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
