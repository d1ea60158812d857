"""The signs around a stretch of words by which it is told to be a name, and whose: what stands before it and behind it, and
what the rest of the article says of the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressmark.archive import titles, vocabulary
from pressmark.archive.signs import is_demonym
from pressmark.archive.words import Line, Told, Word, defined, is_tall

_QUOTE = frozenset("\" ' “ ” ‘ ’ « » „".split())
_TELLING_LEFT = frozenset('the a and at by in of on ( ) , . - -- "'.split())
_TELLING_RIGHT = frozenset("and at has is of to was 's ( ) , . : -".split())
_AROUND = (
    ("a saying", vocabulary.SAYING),
    ("a play", vocabulary.PLAYING),
    ("a role", vocabulary.ROLES),
    ("a body", vocabulary.BODIES),
    ("a site", vocabulary.SITES),
    ("a work", vocabulary.WORKS),
    ("inside", vocabulary.INSIDE),
    ("from", vocabulary.FROM),
)


def left(line: Line, first: int) -> Iterator[str]:
    """What stands before word `first`."""
    if not first:
        yield "begins a line"
        return
    before = line.words[first - 1]
    small = before.small
    if is_tall(before) and first - 1 in line.opens and small in vocabulary.COMMON:
        yield "behind a word that opens"
    elif is_tall(before):
        yield "behind a capital" if not titles.is_title_word(before.text) else "behind a title with a capital"
        if first - 1 in line.opens:
            yield "behind a capital that opens"
        if small in vocabulary.COMMON:
            yield "behind a common capital"
        if is_demonym(small):
            yield "behind a demonym"
        if small in vocabulary.ORGANISATIONS or small in vocabulary.TEAMS:
            yield "behind an organisation's head"
    if titles.is_office(small):
        yield "behind an office"
    elif first in line.titled_at:
        yield "behind a title"
    for name, some in _AROUND:
        if small in some:
            yield f"behind {name}"
    if small in ("on", "via") and any(word.small in vocabulary.POSTING for word in line.words[max(0, first - 4) : first - 1]):
        yield "behind a posting"
    if small in _TELLING_LEFT:
        yield f"behind '{small}'"
    elif before.shape == "small":
        yield "behind a small word"
    elif before.shape == "number":
        yield f"behind a number{', table' if line.tabular else ''}"
    elif before.shape == "mark":
        yield "behind a mark"


def right(line: Line, last: int) -> Iterator[str]:
    """What stands behind the word before `last`."""
    if last == len(line.words):
        yield "ends a line"
        return
    after = line.words[last]
    small = after.small
    if what := defined(line.words, last):
        yield f"defined as {what}"
    if is_tall(after):
        yield "before a capital"
        if small in vocabulary.ORGANISATIONS or small in vocabulary.LEGAL:
            yield "before an organisation's head"
        if small in vocabulary.OTHERS:
            yield "before a thing's head"
        if titles.is_title_word(after.text):
            yield "before a title with a capital"
        if small in vocabulary.COMMON:
            yield "before a common capital"
    for name, some in _AROUND:
        if small in some:
            yield f"before {name}"
    if small in _TELLING_RIGHT:
        yield f"before '{small}'"
        if last + 1 < len(line.words):
            yield from _further(small, line.words[last + 1])
    elif after.shape == "small":
        yield "before a small word"
        if small.endswith("ed"):
            yield "before a word in -ed"
        elif small.endswith("s"):
            yield "before a word in -s"
    elif after.shape == "number":
        yield f"before a number{', table' if line.tabular else ''}"
    elif after.shape == "mark":
        yield "before a mark"


def _further(small: str, later: Word) -> Iterator[str]:
    if small == "," and later.shape == "number":
        yield "before ',' and a number"
    elif small in (",", "(") and later.small in vocabulary.territories():
        yield f"before '{small}' and a territory"
    elif small == "of" and is_tall(later):
        yield "before 'of' and a capital"


def opening(line: Line, first: int, count: int, told: Told) -> Iterator[str]:
    """Whether the first word would have a capital anyway, and what the rest of the article says to that."""
    small = line.words[first].small
    if not line.is_plain and count > 1 and told.runs.get(" ".join(word.small for word in line.words[first : first + count])):
        yield f"{line.where}, the same elsewhere"
    count = min(count, 2)
    if not line.is_plain:
        if line.loud and told.small.get(small):
            yield "loud, small elsewhere"
        if line.loud and told.proper.get(small):
            yield "loud, proper elsewhere"
        elif told.cased.get(small):
            yield f"{line.where}, capital elsewhere"
    elif first not in line.opens:
        yield f"capital within, {count} words"
        if told.small.get(small):
            yield "small elsewhere"
    else:
        yield f"opens, {count} words"
        if told.small.get(small):
            yield f"opens, small elsewhere, {count} words"
        elif told.proper.get(small):
            yield "opens, proper elsewhere"
        if count == 1 and small in vocabulary.COMMON:
            yield "opens, common"


def across(line: Line, first: int, last: int) -> Iterator[str]:
    """What stands at both ends, and where somebody's title ends within."""
    if first and last < len(line.words) and line.words[first - 1].text in _QUOTE and line.words[last].text in _QUOTE:
        yield f"in quotation marks, {min(last - first, 2)} words"
    for at in range(first + 1, last) if line.titled_at else ():
        if line.titled_at.get(at, last) < last:
            yield "begins with a title" if line.titled_at[at] <= first else "title within"
            return


def elsewhere(some: Sequence[Word], told: Told) -> Iterator[str]:
    """What the article says of the same words in other places."""
    smalls = [word.small for word in some]
    whole, last, words = " ".join(smalls), smalls[-1], min(len(some), 3)
    if told.is_of_person:
        yield f"article of a person, {words} words"
    if told.human.get(last):
        yield f"human elsewhere, {min(words, 2)} words"
    for name, counts in (("inside", told.inside), ("body", told.body), ("site", told.site), ("work", told.work)):
        if counts.get(whole):
            yield f"{name} elsewhere, {min(words, 2)} words"
    if words > 1:
        if told.alone.get(last) and last not in vocabulary.COMMON:
            yield f"last alone elsewhere, {words} words"
        if told.alone.get(smalls[0]):
            yield f"first alone elsewhere, {words} words"
        if told.runs.get(whole, 0) > 1:
            yield "the same elsewhere"
        return
    headed = last in vocabulary.ORGANISATIONS or last in vocabulary.PLACES or last in vocabulary.OTHERS
    if told.ends.get(last):
        yield "ends a longer name, head" if headed else "ends a longer name"
    elif headed:
        yield "head of nothing longer"
    if told.begins.get(last):
        yield "begins a longer name"
    if some[0].shape == "capitals" and some[0].text.replace(".", "") in told.acronyms:
        yield "acronym of a longer name"
    if told.proper.get(last, 0) > _OFTEN:
        yield "often"


_OFTEN = 2
