"""Quotes: which words of an article stand between quotation marks because somebody said or wrote them.

Papers mix their marks (one opens with " and closes with ”), open every paragraph of a long quotation and close only the last,
and forget a mark now and then. The outermost marks count; what is quoted inside a quotation belongs to it. A name, the title of
a work or a word held up with tongs («C5+1», "The Long Way Home", so-called "experts") stands in marks too, and is nobody's
words: fewer than four words never count, and a stretch in Title Case or after "the film" does not either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pressmark.model import Paragraph

LEAST = 4  # words
PIECES = frozenset({"paragraph", "blockquote", "list", "question"})

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_CLOSES = {'"': '"”“', "“": '”"', "”": '”"', "„": '“”"', "«": "»", "‹": "›"}
_AGAIN = {'"': '"“”', "“": '“"”', "”": '”“"', "„": "„“", "«": "«»"}  # what a paragraph may open with when the words go on
_SINGLE = "'‘’"
_BEFORE = frozenset(' \u00a0\u2009\u202f([{—–-/:…“"«„')  # what may stand before an opening mark
_AFTER = frozenset(' \u00a0\u2009\u202f.,;:!?)]}—–-/…”"»“')  # what may stand after a closing mark


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between quotation marks: characters `start` to `end` of one paragraph, without the marks."""

    at: int  # which paragraph, from 0
    start: int
    end: int
    goes_on: bool = False  # it is the next paragraph of a quotation that the paragraph before it has opened
    closed: bool = True  # its last mark stands in this paragraph

    def words(self, paragraphs: Sequence[Paragraph]) -> str:
        return paragraphs[self.at].text[self.start : self.end]


def find(paragraphs: Sequence[Paragraph]) -> tuple[Stretch, ...]:
    """The quotations of an article in order, one stretch for each paragraph that they reach into.

    >>> from pressmark import paragraphs
    >>> text = paragraphs.parse("“The ferry is late,\\n\\n“and so is lunch,” she said of the 'Gull'.")
    >>> [each.words(text) for each in find(text)]
    ['The ferry is late,', 'and so is lunch,']
    """
    return tuple(each for each in marked(paragraphs) if is_quote(each, paragraphs))


def count(words: str) -> int:
    """The number of words, as the least length of a quotation is counted.

    >>> count("3,210 well-paid fishers")
    3
    """
    return len(_WORD.findall(words))


def enough(words: str) -> bool:
    """Whether words are as many as a quotation has at the least."""
    return next(islice(_WORD.finditer(words), LEAST - 1, None), None) is not None


def is_quote(stretch: Stretch, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether what stands between marks can be somebody's words, and is not a name, a title or a word or two."""
    words = stretch.words(paragraphs)
    found = _WORD.findall(words)
    if stretch.goes_on or not stretch.closed:
        return len(found) >= LEAST
    if len(found) < LEAST:
        return False
    before = paragraphs[stretch.at].text[: stretch.start - 1]
    return not _SO_CALLED.search(before, max(0, len(before) - _NEAR)) and not _is_title(words, found, before)


_NEAR = 60  # characters: the last word, and more
_SO_CALLED = re.compile(r"\b(?:[Ss]o-called|[Тт]ак называем\w+)\s+$")
_WORK = re.compile(
    r"""(?ix)\b(?:book|novel|memoir|film|movie|documentary|song|album|hit|single|anthem|play|musical|opera|poem|painting|series
    |sitcom|episode|show|programme|magazine|newspaper|journal|essay|column|headlined|titled|entitled
    |книг\w*|роман\w*|фильм\w*|песн\w*|газет\w*|журнал\w*|программ\w*|проект\w*|закон\w*|партии|партия|движени\w*|конкурс\w*
    |форум\w*|компани\w*|ТОО|АО|ООО|ОАО|ЗАО|НАО|РГП|ГКП|кітаб\w*|фильмі|бағдарлама\w*|жоба\w*|партиясы)[,:]?\s*$"""
)
_SMALL = frozenset(
    "a an and as at but by for from in into is nor of on or the to up upon with и в на о об от для по с за из мен және".split()
)


_SENTENCE = re.compile(r"[.?!…]\s+\w|[?!]$|\w['’](?:s|re|ve|m|ll)\b")


def _is_title(words: str, found: Sequence[str], before: str) -> bool:
    """Whether words between marks are the title of a work or the name of something."""
    if _SENTENCE.search(words.rstrip()):
        return False  # it is a sentence
    if len(found) < 10 and _WORK.search(before, max(0, len(before) - _NEAR)):
        return True
    large = [word for word in found if word.lower() not in _SMALL]
    capitals = sum(not word[0].islower() for word in large)
    return 1 < len(large) == capitals


def marked(paragraphs: Sequence[Paragraph]) -> Iterator[Stretch]:
    """Every stretch between outermost quotation marks, of whatever length."""
    held = ""  # the mark of a quotation that the paragraph before has not closed
    for at, paragraph in enumerate(paragraphs):
        if paragraph.kind not in PIECES:
            continue
        text = paragraph.text
        place, held, goes_on = 0, "", held
        if goes_on and (opened := _opening(text)) is not None and text[opened] in _AGAIN[goes_on]:
            end, mark = _closing(text, opened + 1, goes_on), goes_on
            stop = len(text) if end is None else end
            if end is not None or _is_open_ended(paragraphs, at, goes_on):
                yield Stretch(at, opened + 1, stop, True, end is not None)
                place, held = stop + 1, "" if end is not None else mark
        while (opened := _next(text, place)) is not None:
            mark = text[opened]
            if mark in _SINGLE:
                end = _single(text, opened + 1)
                if end is None:
                    place = opened + 1
                    continue
            else:
                end = _closing(text, opened + 1, mark)
            if end is None:
                lost = _lost(text, opened + 1)
                if lost is not None:
                    place = lost
                    continue
                if _is_open_ended(paragraphs, at, mark):
                    held = mark
                    yield Stretch(at, opened + 1, len(text), closed=False)
                elif _introduced(text, opened):
                    yield Stretch(at, opened + 1, len(text), closed=False)
                break
            yield Stretch(at, opened + 1, end)
            place = end + 1


def _opening(text: str) -> int | None:
    """Where a paragraph begins with a mark."""
    start = len(text) - len(text.lstrip(" \u00a0…."))
    return start if start < len(text) and text[start] in '"“”„«»' else None


def _is_open_ended(paragraphs: Sequence[Paragraph], at: int, mark: str) -> bool:
    """Whether the next paragraph opens with a mark again, so that words no mark closes go on there."""
    following = next((each for each in paragraphs[at + 1 :] if each.kind in PIECES), None)
    opened = _opening(following.text) if following else None
    return following is not None and opened is not None and following.text[opened] in _AGAIN[mark]


def _introduced(text: str, opened: int) -> bool:
    before = text[:opened].rstrip()
    return not before or before[-1] in ",:"


def _next(text: str, place: int) -> int | None:
    """The next opening mark."""
    for found in _ANY.finditer(text, place):
        at, mark = found.start(), found[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if not after or (after.isspace() and not (mark in "“”" and (not before or (mark == "“" and before.isspace())))):
            continue  # a mark that closes what nothing has opened
        if before and before not in _BEFORE and mark not in "“„«":
            continue
        if mark in _SINGLE and not (after.isalpha() or after in '[“"…$£€'):
            continue  # '90s
        if mark == "”" and after in _AFTER and before:
            continue
        if mark in _DOUBLE and after in _DOUBLE:
            continue  # of two marks in a row the second counts
        return at
    return None


_DOUBLE = '"“„'
_ANY = re.compile("[\"“”„«'‘]")
_MARK = re.compile('["“”„«»]')
_OPENS = re.compile('["“„«]')
_APOSTROPHE = re.compile("['’‘]")
_GOES_ON = re.compile(r"\s+[a-z]")


def _closing(text: str, place: int, mark: str) -> int | None:
    """Where the words close that `mark` has opened; None when another quotation opens first, or nothing closes them."""
    deep = 0
    for found in _MARK.finditer(text, place):
        at, sign = found.start(), found[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens = (
            bool(after) and not after.isspace() and after not in ".,;:!?)" and (not before or before in _BEFORE) and at > place
        )
        if mark == "«":
            deep += (sign == "«") - (sign == "»")
            if deep < 0:
                return at
        elif sign in _CLOSES[mark]:
            if sign == "“" and mark != "„" and opens:
                return None
            if sign == '"' and opens and before.isspace():
                return None
            return at
        elif sign == "“" and mark in "“”":
            if opens or not before or before.isspace():
                return None  # the first was never closed
            return at  # “so some papers print it“
    return None


def _lost(text: str, place: int) -> int | None:
    """Where the next quotation of a paragraph opens, when the one before it was never closed."""
    for found in _OPENS.finditer(text, place):
        at = found.start()
        if text[at - 1].isspace() and text[at + 1 : at + 2].strip():
            return at
    return None


def _single(text: str, place: int) -> int | None:
    """Where words in British single marks close. An apostrophe stands between letters, or ends a plural: the fishers' boats."""
    doubtful = None
    for found in _APOSTROPHE.finditer(text, place):
        at = found.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if (before.isalnum() and after.isalnum()) or before.isspace():
            if before.isspace() and found[0] == "‘":
                break
            continue
        if after and after not in _AFTER:
            continue
        if text.count("“", place, at) != text.count("”", place, at):
            continue  # it belongs to words quoted inside
        if before in "sS" and _GOES_ON.match(text, at + 1):
            doubtful = doubtful if doubtful is not None else at
            continue
        return at
    return doubtful
