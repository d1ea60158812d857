"""Cast: everybody an article names, and whom "he", "the ministry" or a bare surname means in it.

A name that a register knows means what `mentions` found. For others the fullest form the article prints stands for them. What
cannot be told stays open: "officials" are nobody in particular.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pressmark.archive import titles
from pressmark.archive.attributions import Source
from pressmark.model import Mention, Paragraph

_REACH = 2  # paragraphs back that a pronoun may point to
_OPENING = 60  # characters: a title and a name that begin a paragraph are whom it is about
_AND = re.compile(r"\b(?:and|и|және)\b|&")
_WORD = re.compile(r"[\w’'.-]+")
_HE = re.compile(r"(?:he|she|он|она|ол)", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|they|i|we|it|who|which|он|она|они|я|мы|ол|олар|біз|мен)", re.IGNORECASE)
_UPPER = r"[^\W\d_a-zа-яёәғқңөұүһі]"
_CAPITAL = rf"(?:(?:{_UPPER}\.-?)+|(?:Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Prof|Rev|Adm|Del|Jr|Sr)\.|{_UPPER}[\w’'-]*)"
# That a capital comes is asked first, for that is asked fastest.
_RUN = re.compile(
    rf"(?={_UPPER})(?<![\w’']){_CAPITAL}(?:[ \u00a0-](?:{_CAPITAL}|de|van|von|bin|al|del|la|der)(?=[\s,’'.;:)—–-]|$))*"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a source is: the key of an entity, or empty; and a name to print, empty when nobody can be named."""

    key: str
    name: str


NOBODY = Voice("", "")


@dataclass(slots=True)
class Cast:
    """The names of one article, and who has spoken in it so far."""

    paragraphs: Sequence[Paragraph]
    mentions: Sequence[Mention]
    heard: list[tuple[int, int, Voice, str]] = field(default_factory=list)  # paragraph, place, who was a source there, its verb
    _named: list[tuple[int, int, int, str]] = field(init=False)  # paragraph, start, end, key
    _runs: list[tuple[int, int, str]] = field(init=False)  # paragraph, start, a name of two words or more that no register has
    _fuller: dict[str, str] = field(init=False, default_factory=dict)  # a surname to the fullest name that ends in it
    _persons: list[tuple[int, int, str]] = field(init=False)  # of such names, those that must be a person's: "Justice Jane Roe"

    def __post_init__(self) -> None:
        place = {each.anchor: at for at, each in enumerate(self.paragraphs)}
        self._named = sorted(
            (place[each.anchor], each.start, each.end, each.entity)
            for each in self.mentions
            if each.anchor in place and each.entity.startswith(("people/", "organisations/"))
        )
        taken = {(at, spot) for at, start, end, _ in self._named for spot in range(start, end)}
        runs = [
            (at, found.start(), *_called(found[0]))
            for at, each in enumerate(self.paragraphs)
            for found in _RUN.finditer(each.text)
            if (" " in found[0] or "\u00a0" in found[0]) and (at, found.end() - 1) not in taken
        ]
        self._runs = [(at, start, name) for at, start, name, _ in runs if " " in name]
        for _, _, full in self._runs:
            words = full.split(" ")
            for name in (" ".join(words[place:]) for place in range(1, len(words))):
                if len(full) > len(self._fuller.get(name, "")):
                    self._fuller[name] = full
        self._persons = [(at, start, self._fullest(name)) for at, start, name, person in runs if person]

    def voice(self, source: Source | None) -> Voice:
        """Who speaks, where the text says who; kept, so that the next "he" may mean them."""
        if source is None:
            return NOBODY
        found = self._meant(source)
        if found.name and not _PRONOUN.fullmatch(source.printed):
            self.heard.append((source.at, source.start, found, source.cue))
        return found

    def called(self, name: str, at: int) -> Voice:
        """Who a transcript names before a turn: "ROE", "Jane Roe"; a register may know them from elsewhere in the article."""
        surname = name.split()[-1].casefold() if name.split() else ""
        for paragraph, start, _end, key in self._named:
            if key.startswith("people/") and (
                (paragraph == at and start < len(name)) or surname in key.casefold().split() or key.casefold().endswith(surname)
            ):
                return Voice(key, key.partition("/")[2])
        fuller = [full for _, _, full in self._runs if full.casefold().split()[-1] == surname]
        return Voice("", max(fuller, key=len) if fuller and " " not in name else name)

    def _meant(self, source: Source) -> Voice:
        printed = source.printed.strip()
        if _HE.fullmatch(printed):
            return self._he(source.at, source.start, source.cue in _REPLIED)
        if _PRONOUN.fullmatch(printed):
            return NOBODY
        inside = [each for each in self._named if each[0] == source.at and each[1] < source.end and each[2] > source.start]
        people = list(dict.fromkeys(key for *_, key in inside if key.startswith("people/")))
        if len(people) == 1 and source.cue and self._speaks_for(source, inside):
            return self._after_comma(source) or Voice("", printed)
        if len(people) == 1 or (people and not _AND.search(printed)):
            return Voice(people[0], people[0].partition("/")[2])
        if people:
            return Voice("", printed)  # two who say it together
        for _, start, end, key in reversed(inside):
            if end >= source.end - 1 and not _is_of_office(self.paragraphs[source.at].text[source.start : start]):
                return Voice(key, key.partition("/")[2])
        of_office = any(titles.is_office(word) for word in printed.split())
        if (of_office and (named := self._after_comma(source))) or (named := self._by_title(source)):
            return named
        return self._by_name(source, printed)

    def _speaks_for(self, source: Source, inside: Sequence[tuple[int, int, int, str]]) -> bool:
        """Whether a source is somebody of the one person it names: "a spokesman for Ada Quill", "Ada Quill's lawyer"."""
        start, end = next((start, end) for _, start, end, key in inside if key.startswith("people/"))
        text = self.paragraphs[source.at].text
        owned = _OWNING_SOMEBODY.match(text, end - 2) or _OWNING_SOMEBODY.match(text, end)
        return bool((owned and owned.end() < source.end) or _FOR_SOMEBODY.fullmatch(text[source.start : start]))

    def _after_comma(self, source: Source) -> Voice | None:
        """The name that follows an office: "Foreign Minister of Kazakhstan, Jane Roe, said"."""
        for at, start, _, key in self._named:
            between = self.paragraphs[at].text[source.end : start] if at == source.at else ""
            if key.startswith("people/") and between.strip() == "," and len(between) < 4:
                return Voice(key, key.partition("/")[2])
        return None

    def _fullest(self, name: str) -> str:
        """A surname as the fullest name that the article prints with it."""
        return self._fuller.get(name, name)

    def _he(self, at: int, start: int, replies: bool) -> Voice:
        """The nearest paragraph with anybody in it decides: who spoke there last, whom it begins with, or its only person.

        Who replies is not who asked.
        """
        for back in range(at, max(-1, at - _REACH - 1), -1):
            spoke = [
                (voice, replies and cue in _ASKED)
                for paragraph, place, voice, cue in self.heard
                if paragraph == back and (back < at or place < start)
            ]
            people = [
                (place, Voice(key, key.partition("/")[2]))
                for paragraph, place, _, key in self._named
                if paragraph == back and key.startswith("people/") and (back < at or place < start)
            ]
            people += [
                (place, Voice("", name))
                for paragraph, place, name in self._persons
                if paragraph == back and (back < at or place < start)
            ]
            person = [
                each for each in spoke if each[0].key.startswith("people/") or (not each[0].key and _is_person(each[0].name))
            ]
            if person:
                last, asked = person[-1]
                others = {voice for _, voice in people} - {last}
                return (others.pop() if len(others) == 1 else NOBODY) if asked else last
            if people:
                place, first = min(people, key=lambda each: each[0])
                return first if place < _OPENING or len({voice for _, voice in people}) == 1 else NOBODY
        return NOBODY

    def _by_title(self, source: Source) -> Voice | None:
        """Whom "the minister", "the Kazakh leader" or "the foreign ministry" means: who was named last with these words."""
        words = [word.strip(",") for word in source.printed.split()]
        if len(words) < 2 or len(words) > 7 or words[0].lower() not in _THE:
            return None
        offices = [word.lower() for word in words if titles.is_office(word) or word.lower() in _ALSO]
        head = offices[0] if offices else words[-1].lower()
        meant = _ALSO.get(head, (head,))
        told = {word.lower() for word in words[1:] if word[:1].isupper()} - {head}
        if head in _LOOSE or (head in _ALSO and not told):
            return None
        before = [each for each in self._named if each[:2] < (source.at, source.start)]
        for at, start, end, key in (*reversed(before), *(each for each in self._named if each not in before)):
            covered = self.paragraphs[at].text[start:end].lower()
            forms = f"{covered} {key.partition('/')[2].lower()}" if key.startswith("organisations/") else covered
            spelt = set(_WORD.findall(forms))
            person = key.startswith("people/") and not covered.startswith(("former ", "ex-"))
            if spelt.intersection(meant) and told <= spelt and (person if offices else not key.startswith("people/")):
                return Voice(key, key.partition("/")[2])
        return None

    def _by_name(self, source: Source, printed: str) -> Voice:
        """Somebody the registers do not know, by the fullest name that the article prints."""
        runs = [found for found in _RUN.finditer(printed) if _called(found[0])[0]]
        if not runs or (printed[:1].islower() and not printed.startswith("the ") and len(runs[-1][0].split()) < 2):
            return Voice("", printed if titles_like(printed) else "")
        bare, _ = _called(runs[-1][0])
        if runs[-1].end() < len(printed) - 2 and len(bare.split()) < 2:
            return Voice("", printed)  # "the Kerry campaign"
        if " " not in bare:
            short, bare = bare, self._fullest(bare)
            if bare == short and printed.startswith(("the ", "The ")):
                return Voice("", printed)
        return Voice("", bare)


_INITIAL = re.compile(rf"^{_UPPER}[\w’'-]+ {_UPPER}\. ")


@lru_cache(maxsize=1 << 14)
def _called(run: str) -> tuple[str, bool]:
    """The name in a run of capitalised words, and whether it must be a person's. An archive has the same ones day after day."""
    name = _bare(run)
    titled = any(titles.is_office(word) or word in _SHORT for word in run.split()[:-1])
    return name, bool(name and (titled or _INITIAL.search(name)))


_THE = frozenset("the this that its our his her their".split())
_ALSO = {"leader": ("president",), "diplomat": ("minister", "secretary", "ambassador")}
_LOOSE = frozenset(
    "man woman group people report statement campaign post times paper state house team side party one other".split()
)


_DETERMINED = re.compile(r"(?:the|a|an|his|her|its|their|one|two|three|several|many|some)\s\w", re.IGNORECASE)
_PLURAL = re.compile(r"(?:\w+\s){0,2}\w{4,}s|police")


def titles_like(printed: str) -> bool:
    """Whether a phrase without a name still says who: "the ministry", "police", and not "some" or "that"."""
    return bool(_DETERMINED.match(printed) or _PLURAL.fullmatch(printed))


def _bare(run: str) -> str:
    """A run of capitalised words without the title it may begin with, the "The", and a final 's."""
    words = run.split()
    for place in range(len(words) - 2, -1, -1):
        if titles.is_office(words[place]) or words[place] in _SHORT or words[place] in _OPENERS:
            words = words[place + 1 :]
            break
    while len(words) > 1 and titles.is_title_word(words[0]):
        words.pop(0)
    if words and (titles.is_office(words[-1]) or words[0] in _OPENERS or words[0] in _SHORT):
        return ""
    return _OWNING.sub("", " ".join(words))


_REPLIED = frozenset(
    "replied replies replying answered answers answering responded responds responding ответил ответила".split()
)
_ASKED = frozenset("ask asked asks asking спросил спросила".split())
_OWNING_SOMEBODY = re.compile(r"[’']s\s\w")
_FOR_SOMEBODY = re.compile(
    r"(?:an?|the|one|another|his|her)?\s?(?:[\w-]+\s){0,3}(?:spokes\w+|lawyers?|attorneys?|solicitors?|aides?|advis[eo]rs?|assistants?|agents?"
    r"|representatives?|friends?|widow|wife|husband|son|daughter|brother|sister|mother|father)\s(?:for|of|to)\s(?:[^\Wa-z]\w*\.?\s){0,3}",
    re.IGNORECASE,
)
_OWNING = re.compile(r"[’']s$")
_SHORT = frozenset("Sens. Reps. Rev. Del. Lt. Gen. Adm.".split())
_OPENERS = frozenset(
    """
    The A An In On At As But And So For With By After Before When While If Then Now Yet Also Both Still Meanwhile However That
    What Who Where How Why Only Following Since Because Although Retired Democrat Republican Democratic Part This These Those
    There It He She They We I His Her Its Their Our My You Your
    """.split()
)


def _is_person(name: str) -> bool:
    words = name.split()
    return 1 <= len(words) <= 4 and all(word[:1].isupper() for word in words)


def _is_of_office(before: str) -> bool:
    """Whether what stands before the name of a body is somebody's office: "a spokesman for the" Ministry."""
    return any(titles.is_office(word.strip(",")) for word in before.split())
