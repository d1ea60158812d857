"""Every spelling of every registered name, and where a text holds one.

All spellings are found in one pass over the text in small letters (Aho and Corasick, 1975), overlapping ones too; then come
our own rules of where a name may begin and end and in which letters it may stand. They must come after: an automaton that
keeps only the longest match loses "Қазақстан" inside "Қазақстан Республикасының" when the longer name fails at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import ahocorasick_rs

from pressmark.archive import folding, titles, wikilinks
from pressmark.model import Entity, Kind

How = Literal["name", "shortened", "bare", "surname", "refused", "chosen"]
"""A whole name; one without its middle initials; one word of a person's name, listed as an alias; a surname that follows from
a name and is not listed; a spelling the curator refused; words that the curator has linked."""


class Sense(NamedTuple):
    """What a spelling can mean."""

    written: str  # folded
    key: str  # Entity.key
    kind: Kind
    how: How
    endings: frozenset[str] | None = None  # when `written` is only a stem: what must follow it


class Hit(NamedTuple):
    """A spelling that stands in a text, and all it can mean. `small` is the spelling in small letters, without an ending."""

    start: int
    end: int
    small: str
    senses: tuple[Sense, ...]
    exact: bool = False  # printed as all its senses are written; False also where nobody has looked


_PARTICLES = frozenset("von van der den de del da dos di du la le bin ibn al ben ter af zu el бин ибн аль фон ван де".split())
_LATER = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV", re.IGNORECASE)  # "John Roe Jr."
_MIDDLE_INITIALS = re.compile(r"(?<=\w )(?:[^\W\d_]\. ?)+(?=[^\W\d_]{2})")
_ACRONYM = re.compile(r"[A-Z]{2,4}|(?:[A-Z]\.){2,4}")

_KAZAKH_LETTERS = re.compile("[әғқңөұүһі]")
_KAZAKH_ENDING = re.compile(  # plural, possessive, case; not "дық", which makes a person of a place: "қазақстандық"
    "(?=.)(?:[лдт][ае]р)?(?:с?[ыі])?(?:[ндт][ыі]ң|[ғгқкн][ае]|[ндт][ыі]|н|н?[дт][ае](?:[ғг][ыі])?|[днт][ае]н|[мбп]ен)?"
)
_RUSSIAN_ENDINGS = frozenset(("а", "у", "ом", "ым", "е", "ем"))  # of a masculine name that ends in a consonant
_RUSSIAN_STEMS = (  # of names that change their last letters
    ("ий", frozenset(("ого", "ому", "им", "ом"))),
    ("ая", frozenset(("ой", "ую"))),
    ("а", frozenset(("ы", "и", "е", "у", "ой"))),
    ("я", frozenset(("и", "е", "ю", "ей"))),
    ("й", frozenset(("я", "ю", "ем", "е"))),
    ("ь", frozenset(("я", "ю", "ем", "е", "и"))),
)
_WORD_END = re.compile(r"\w*")
_NO_NAMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december spring summer autumn winter a an the this that these those it he she we they you i his her its
    our their and or but if in on at of to for from by with as not no all both more most some any each when where what who
    whom which while there here now then today is was are were be been has had have will would can could may might let
    понедельник вторник среда четверг пятница суббота воскресенье январь февраль март апрель май июнь июль август сентябрь
    октябрь ноябрь декабрь и в на не что как это он она они мы вы я по из за от до для при с к о у а но
    """.split()
)
_CURRENCY = frozenset("$€£¥₸₽")  # "US$5" is money
_APART = frozenset(" |,;:!?()'\"«»“”…-–—")  # stands around most names, and says nothing against them


class _Pattern(NamedTuple):
    """What is asked of a spelling wherever it stands."""

    small: str
    modest: bool  # registered without a capital
    senses: tuple[Sense, ...]  # where no ending follows
    written: str  # as all of these are written; empty where they differ
    part: bool  # it may be one word of a person's name


def _pattern(small: str, senses: tuple[Sense, ...]) -> _Pattern:
    plain = tuple(sense for sense in senses if sense.endings is None)
    written = {sense.written for sense in plain}
    modest = any(sense.written == small for sense in senses)
    part = any(sense.how in ("bare", "surname") for sense in senses)
    return _Pattern(small, modest, plain, written.pop() if len(written) == 1 else "", part)


class _Patterns(dict[int, _Pattern]):
    """The patterns that have been met: an archive names few of those that are registered, and all would take a while."""

    def __init__(self, senses: Mapping[str, tuple[Sense, ...]]) -> None:
        self._all = tuple(senses.items())

    def __missing__(self, number: int) -> _Pattern:
        self[number] = _pattern(*self._all[number])
        return self[number]


@dataclass(frozen=True)
class Spellings:
    """All spellings, in small letters, with what each can mean. The automaton is made when first needed, in each process."""

    senses: Mapping[str, tuple[Sense, ...]]

    @cached_property
    def patterns(self) -> Mapping[int, _Pattern]:
        """By the number that the automaton gives them."""
        return _Patterns(self.senses)

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(list(self.senses), store_patterns=False)

    def __getstate__(self) -> dict[str, object]:
        return {"senses": self.senses}  # an automaton cannot be sent to another process, and is quickly made

    def found(self, small: str) -> list[tuple[int, int, int]]:
        """Every pattern in a text in small letters, overlapping ones too: number of the pattern, start, end."""
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(small, overlapping=True)
        return found


def of(entities: Iterable[Entity]) -> Spellings:
    """The spellings of all registered entities. A merged entry's names belong to the entry it was merged into."""
    entities = tuple(entities)
    entries = {entity.key: entity for entity in entities}
    senses: dict[str, dict[Sense, None]] = {}
    for entity in entities:
        key = wikilinks.final(entity, entries)
        refused = {folding.plain(spelling) for spelling in entity.never}
        for sense in _senses(entity, key):
            if sense.written not in refused:
                senses.setdefault(folding.lower(sense.written), {})[sense] = None
        for spelling in refused:
            if spelling:
                senses.setdefault(folding.lower(spelling), {})[Sense(spelling, "", entity.kind, "refused")] = None
    return Spellings({small: tuple(meanings) for small, meanings in senses.items()})


def hits(text: str, small: str, language: str, spellings: Spellings) -> list[Hit]:
    """Where the folded `text` holds a spelling, in letters of any case. `text` begins and ends with a character of no word.

    `language` is the declared one; where none is, the letters of the text decide whose case endings a Cyrillic name may have.
    They come in order of their ends, and of those that end together the longest first. One word of a person's name is left
    out where it stands inside a longer name that ends later: "Roe" in "Roe Brothers".
    """
    patterns = spellings.patterns
    found: list[Hit] = []
    around, until = len(text), 0  # the longer name that was found last
    for number, start, end in reversed(spellings.found(small)):
        pattern, modest, meanings, written, part = patterns[number]
        if part and around <= start and end < until:
            continue
        before = small[start - 1]
        if before not in _APART and (before.isalnum() or before == "@"):
            continue
        printed = text[start:end]
        if printed == pattern and not modest:
            continue  # "price" is not Price
        exact = printed == written
        follows = small[end]
        if follows in _APART:
            pass  # the name ends here
        elif follows.isalnum():
            if follows < "\u0400" or small[end - 1] < "\u0400":
                continue
            last = _WORD_END.match(small, end).end()  # type: ignore[union-attr]  # it matches the empty string
            ending = small[end:last]
            language = language if language[:2] in ("kk", "ru") else "kk" if _KAZAKH_LETTERS.search(small) else "ru"
            senses = spellings.senses[pattern]
            meanings = tuple(sense for sense in senses if _may_end(pattern, sense, ending, language[:2]))
            end, exact = last, False
        elif (
            follows in _CURRENCY
            or (follows == "@" and small[end + 1].isalnum())
            or "\u0300" <= follows <= "\u036f"
            or (follows == "." and small[end + 1].isalpha() and text[end + 1] == small[end + 1])
        ):
            continue  # money, an address, half of a letter, "astana.example"
        if meanings:
            found.append(Hit(start, end, pattern, meanings, exact))
            if exact and start < around and not part:
                around, until = start, end
    found.reverse()
    return found


def fits(printed: str, written: str, titled: bool, loud: bool) -> bool:
    """Whether a spelling may be printed so: as written, in capitals, or with more capitals in a Title Case headline.

    Capitals count as a name's when they are at least four letters, or when all the text is in capitals (`loud`): a paper
    shouts "WHO" and "US" without meaning anybody.

    >>> fits("NUR-SULTAN", "Nur-Sultan", False, False), fits("us", "US", False, False), fits("IT", "It", False, False)
    (True, False, False)
    >>> fits("Bank Of Ruritania", "Bank of Ruritania", True, False)
    True
    """
    if printed == written:
        return True
    ours, theirs = (name.replace("-", " ").split(" ") for name in (written, printed))
    long = printed.isupper() and (len(theirs) > 1 or len(printed) > 3)
    for place, (word, shown) in enumerate(zip(ours, theirs, strict=False)):
        if shown == word:
            continue
        if shown == word.upper() and (loud or long or sum(map(str.isalpha, shown)) > 3):
            continue
        if (titled or place == 0) and word[:1].islower() and shown == word[:1].upper() + word[1:]:
            continue
        return False
    return True


def nominative(word: str) -> Iterator[str]:
    """A Russian forename as it might stand in a register, in small letters: "касым-жомарта" → "касым-жомарт".

    >>> list(nominative("сергея"))
    ['сергея', 'серге', 'сергей', 'сергеь', 'сергеа', 'сергея']
    """
    yield word
    if word[-1:] in "ауеюяиы" and not word.isascii():
        for last in ("", "й", "ь", "а", "я"):
            yield word[:-1] + last
    elif word[-2:] in ("ом", "ем", "ой", "ей"):
        for last in ("", "й", "ь", "а", "я"):
            yield word[:-2] + last


def _senses(entity: Entity, key: str) -> Iterator[Sense]:
    names = (entity.name, *(name for name, _ in entity.dated_names))
    several = entity.kind == "people" and any(" " in name.strip() for name in names)
    for spelling in dict.fromkeys(names + entity.aliases):
        written = folding.plain(spelling)
        if not any(map(str.isalnum, written)) or (entity.kind != "people" and is_no_name(written)):
            continue
        if entity.kind != "people":
            yield from _with_stem(Sense(written, key, entity.kind, "name"))
            if entity.kind == "places" and written.startswith("The "):  # "in the Hague"
                yield Sense("the " + written[4:], key, entity.kind, "name")
            if len(written) < 9 and _ACRONYM.fullmatch(written):
                other = written.replace(".", "") if "." in written else ".".join(written) + "."
                yield Sense(other, key, entity.kind, "name")
        elif several and " " not in written:
            if titles.is_office(written) and not any(name.endswith(f" {written}") for name in names):
                continue
            yield from _with_stem(Sense(written, key, entity.kind, "bare"))
        else:
            yield from _of_person(written, key, given=spelling in names)


def is_no_name(written: str) -> bool:
    """Whether a spelling stands in most texts and means nothing by itself: a number, a day, a month, a word such as "The".

    >>> is_no_name("3"), is_no_name("Wednesday"), is_no_name("The"), is_no_name("WHO"), is_no_name("9/11")
    (True, True, True, False, False)
    """
    return written.isdigit() or (written.lower() in _NO_NAMES and not (written.isupper() and len(written) > 1))


def _of_person(written: str, key: str, given: bool) -> Iterator[Sense]:
    """A whole name of a person, the same without middle initials, and the surname. An alias that is only a title is nobody."""
    words = written.split(" ")
    titled = any(map(titles.is_office, words))
    if titled and not given and titles.only(written):
        return
    yield from _with_stem(Sense(written, key, "people", "name"))
    if "." in written and (shorter := _MIDDLE_INITIALS.sub("", written)) != written:
        yield Sense(shorter, key, "people", "shortened")
    if (given or not titled) and (surname := _surname(words)):
        yield from _with_stem(Sense(surname, key, "people", "surname"))


def _surname(words: list[str]) -> str:
    """The last of a person's names, with its particles; empty when the words do not look like a person's whole name.

    >>> _surname(["Anna", "van", "der", "Roe"]), _surname(["J.", "Roe", "Jr."]), _surname(["the", "Lion"])
    ('van der Roe', 'Roe', '')
    """
    while len(words) > 1 and _LATER.fullmatch(words[-1].rstrip(",")):
        words = words[:-1]
    if not 1 < len(words) < 7 or len(words[-1]) < 2 or words[-1][-1] == ".":
        return ""
    if not all(word[:1].isupper() or word in _PARTICLES for word in words):
        return ""
    first = next((place for place, word in enumerate(words) if place and word.lower() in _PARTICLES), len(words) - 1)
    return " ".join(words[first:]).rstrip(",")


def _with_stem(sense: Sense) -> Iterator[Sense]:
    yield sense
    written = sense.written
    if written.isascii() or sense.kind not in ("people", "places") or " " in written or len(written) < 4:
        return
    if not _KAZAKH_LETTERS.search(written.lower()):
        for last, endings in _RUSSIAN_STEMS:
            if written.endswith(last):
                yield sense._replace(written=written[: -len(last)], endings=endings)
                return


def _may_end(pattern: str, sense: Sense, ending: str, language: str) -> bool:
    if sense.endings is not None:
        return language == "ru" and ending in sense.endings
    if language == "kk":
        return _KAZAKH_ENDING.fullmatch(ending) is not None
    return sense.kind in ("people", "places") and pattern[-1] not in "аеёиоуыэюяьй" and ending in _RUSSIAN_ENDINGS
