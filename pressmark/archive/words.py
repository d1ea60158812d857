"""The words of an article, line by line, and what the article as a whole tells of each: what the same word does elsewhere.

"Rice" at the head of a sentence may be anybody; where the article also has "rice", it is food, and where it has "Ms Rice", it
is a person. What is counted here says only that; what follows from it stands in `surroundings`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pressmark.archive import titles, vocabulary
from pressmark.model import Article, Paragraph

Shape = Literal["small", "capital", "capitals", "number", "mark"]

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"  # U.S.
    r"|(?<!\w)[^\W\d_]\.(?=[ A-ZА-Я-])"  # J.
    r"|(?:St|Mt|Ft|Jr|Sr|Dr|Mr|Mrs|Ms|Inc|Corp|Co|Ltd|Bros|Gen|Gov|Sen|Rep|Lt|Col|Maj|Capt|Sgt|Adm|Prof|Rev|No)\."
    r"|[^\W\d_]['’](?=[^\W\d_]{2})\w+(?:-\w+)*"  # O'Neil, d'Or
    r"|\d*[^\W\d_]\w*(?:[-‑–]\w+|['’](?!s\b)[^\W\d_]+|&[A-Z]\w*)*"
    r"|\d[\d.,:/-]*\d|\d"
    r"|['’]s\b"
    r"|--+|[^\w\s]"
)
_SENTENCE_MARKS = frozenset(". ! ? … : ;".split())
_QUOTES = frozenset("\" “ ” „ « » ' ‘ ’ ` ( ) [ ] — – - -- • *".split())
_CAPITALS = frozenset(("capital", "capitals"))


class Word(NamedTuple):
    """A word, number or mark of a line: as printed, in small letters, in which letters, and where it stands."""

    text: str
    small: str
    shape: Shape
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of an article (a headline, a paragraph), taken apart."""

    anchor: str
    words: tuple[Word, ...]
    opens: frozenset[int]  # the words that begin a sentence, or a quotation, and would have a capital anyway
    loud: bool  # all in capitals
    titled: bool  # every word of some length has a capital
    tabular: bool  # a row of a table, or a list of results: numbers and names
    titled_at: Mapping[int, int]  # the words directly behind somebody's title, and where the title begins

    @property
    def where(self) -> str:
        """What sort of line it is."""
        return "loud" if self.loud else "titled" if self.titled else "table" if self.tabular else "text"

    @property
    def is_plain(self) -> bool:
        """Whether a capital means something here."""
        return not (self.loud or self.titled)


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells of its words, by the word in small letters: how often each is seen so."""

    small: Mapping[str, int]  # without a capital
    proper: Mapping[str, int]  # with one where a common word would have none
    human: Mapping[str, int]  # before a verb of saying, behind a title
    inside: Mapping[str, int]  # behind "in"
    body: Mapping[str, int]  # beside "shares", "spokesman"; or "is a company"
    site: Mapping[str, int]  # "is a town"
    work: Mapping[str, int]  # "the film …"; or "is a film"
    ends: Mapping[str, int]  # as the last word of several with capitals
    begins: Mapping[str, int]  # as the first of several
    alone: Mapping[str, int]  # as the only word with a capital, inside a sentence
    runs: Mapping[str, int]  # several words with capitals, together
    cased: Mapping[str, int]  # with one capital, wherever
    acronyms: frozenset[str]  # the first letters of several words with capitals

    @property
    def is_of_person(self) -> bool:
        """Whether the article goes on about somebody."""
        return self.small.get("he", 0) > 1 or self.small.get("she", 0) > 1


def lines(article: Article, paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    """The pieces of an article: headline, standfirst, dateline and paragraphs. Offsets are those of the pieces."""
    pieces = [("headline", article.headline), ("standfirst", article.standfirst), ("dateline", article.dateline)]
    pieces += [(each.anchor, each.text) for each in paragraphs if each.kind not in ("code", "rule")]
    return (line(anchor, text) for anchor, text in pieces if text)


def line(anchor: str, text: str) -> Line:
    """A piece of text taken apart.

    >>> [word.text for word in line("p", "Mr. O'Neil's U.S.-made T-Shirt cost $1.50.").words]
    ['Mr.', "O'Neil", "'s", 'U.S.', '-', 'made', 'T-Shirt', 'cost', '$', '1.50', '.']
    """
    words = tuple(_word(found) for found in _WORD.finditer(text))
    letters = [word for word in words if word.shape not in ("number", "mark")]
    long = [word for word in letters if len(word.text) > 3]
    tall = sum(word.shape in _CAPITALS for word in long)
    loud = bool(letters) and sum(word.shape == "capitals" or word.text.isupper() for word in letters) > 0.8 * len(letters)
    numbers = sum(word.shape == "number" for word in words)
    small = sum(word.shape == "small" for word in letters)
    return Line(
        anchor,
        words,
        frozenset(_openings(words)),
        loud=loud,
        titled=not loud and len(long) > 3 and tall > 0.7 * len(long) and numbers * 4 < len(words) and text[-1:] not in ".!?",
        tabular=numbers > 1 and numbers + len(letters) - small > 2 * small,
        titled_at=dict(_titles(text, words)),
    )


def told(some: Sequence[Line]) -> Told:
    """What an article tells of its words."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in Told.__slots__ if name != "acronyms"}
    acronyms = set()
    for one in some:
        if one.loud:
            continue
        words = one.words
        for at, word in enumerate(words):
            if word.shape == "small":
                counts["small"][word.small] += 1
            elif word.shape in _CAPITALS:
                if word.shape == "capital":
                    counts["cased"][word.small] += 1
                if at not in one.opens and not one.titled:
                    counts["proper"][word.small] += 1
        if one.titled:
            continue
        for first, last in _runs(one):
            ending = words[last - 1].small
            before = words[first - 1].small if first else ""
            after = words[last].small if last < len(words) else ""
            if last - first > 1:
                counts["ends"][ending] += 1
                counts["begins"][words[first].small] += 1
                counts["runs"][" ".join(word.small for word in words[first:last])] += 1
                acronyms.add("".join(word.text[0] for word in words[first:last]))
            elif first not in one.opens and one.is_plain:
                counts["alone"][ending] += 1
            human = before in vocabulary.ROLES or titles.is_office(before) or after in vocabulary.SAYING
            if human or (last - first > 1 and titles.is_office(words[first].small)):
                counts["human"].update(word.small for word in words[first:last])
            if before in vocabulary.INSIDE:
                counts["inside"][" ".join(word.small for word in words[first:last])] += 1
            whole = " ".join(word.small for word in words[first:last])
            if after in vocabulary.BODIES or (after == "'s" and _at(words, last + 1) in vocabulary.BODIES):
                counts["body"][whole] += 1
            if what := defined(words, last):
                counts[what].update((whole, words[last - 1].small) if what == "human" else (whole,))
            elif before in vocabulary.WORKS:
                counts["work"][whole] += 1
    return Told(**counts, acronyms=frozenset(acronyms))


def _titles(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The words behind a title, and the word with which it begins: 3 and 0 in "Secretary of State Roe".

    Only an office over a field of government counts: behind "head of the National" no name begins.
    """
    starts = {word.start: at for at, word in enumerate(words)}
    offices = [word.end for word in words if word.shape != "mark" and titles.is_office(word.small)]
    for at, word in enumerate(words):
        if is_tall(word) and any(0 < word.start - end < _TITLE for end in offices):
            first = starts.get(titles.before(text, word.start), at)
            heads = word.small in vocabulary.FIELDS or vocabulary.heads_organisation(word.small)
            if first < at and not heads and all(_is_of_title(each) for each in words[first:at]):
                yield at, first


def _is_of_title(word: Word) -> bool:
    small = word.small
    return (
        not is_tall(word) or small in vocabulary.FIELDS or titles.is_title_word(word.text) or small in vocabulary.territories()
    )


_TITLE = 120  # characters from an office to the end of what it is over


def is_tall(word: Word) -> bool:
    """Whether a word has a capital."""
    return word.shape in _CAPITALS


def defined(words: Sequence[Word], last: int) -> str:
    """What the words before `last` are said to be: "Zenda is a small town", "Acme, the biggest maker of glue".

    >>> defined(line("p", "Zenda, a small town, burns").words, 1)
    'site'
    """
    at = last
    if _at(words, at) in ("is", "was", "are", "were", ","):
        at += 1
        if _at(words, at) not in ("a", "an", "the", "one") and _at(words, at - 1) != ",":
            return ""
        for word in words[at : at + _FAR]:
            if word.shape == "mark" and word.text not in ("-", "'s"):
                break
            for name, some in _DEFINING:
                if word.small in some and word.shape == "small":
                    return name
            if word.small in ("of", "in", "for", "and", "to", "with", "by", "from", "who", "said"):
                break
    return ""


_FAR = 8  # words between "is a" and what it is
_DEFINING = (
    ("human", vocabulary.ROLES | {"born"}),
    ("site", vocabulary.SITES - vocabulary.DIRECTIONS - {"time", "state", "exports", "exchange", "islands", "market"}),
    ("body", vocabulary.BODIES),
    ("work", vocabulary.WORKS),
)


def _at(words: Sequence[Word], at: int) -> str:
    return words[at].small if at < len(words) else ""


def _word(found: re.Match[str]) -> Word:
    text = found[0]
    first = next((character for character in text if character.isalpha()), "")
    if text in ("'s", "’s"):
        return Word(text, "'s", "mark", *found.span())
    if not first:
        return Word(text, text, "number" if text[0].isdigit() else "mark", *found.span())
    shape: Shape = "small"
    if text.isupper() and sum(map(str.isalpha, text)) > 1:
        shape = "capitals"
    elif first.isupper() or any(character.isupper() for character in text[1:]):
        shape = "capital"
    return Word(text, text.lower().replace("’", "'"), shape, *found.span())


def _openings(words: Sequence[Word]) -> Iterator[int]:
    """The words before which only quotation marks stand, at the beginning or behind the end of a sentence."""
    fresh = True
    for at, word in enumerate(words):
        if word.shape == "mark":
            fresh = word.text in _SENTENCE_MARKS or word.text in ('"', "“", "«", "„") or (fresh and word.text in _QUOTES)
        else:
            if fresh and word.shape != "number":
                yield at
            fresh = fresh and word.shape == "number"


def _runs(one: Line) -> Iterator[tuple[int, int]]:
    """Words with capitals that stand together."""
    first = -1
    for at, word in enumerate(one.words):
        if is_tall(word) and not (at in one.opens and word.small in vocabulary.COMMON):
            first = at if first < 0 else first
        elif first >= 0:
            yield first, at
            first = -1
    if first >= 0:
        yield first, len(one.words)
