"""Attributions: where a text says who is speaking. "Blinken said", "said the minister", "according to her", "as he put it".

Works on one paragraph in which what is quoted has been blotted out, so that only the paper's own words are read. A rule of
position decides, nearest first: the sentence that a quotation ends in, the one it begins in, what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pressmark.archive import verbs

BLOT = "\ue000"  # stands for each character of a quotation
_PRONOUN = re.compile(verbs.PRONOUN)
_WORD = re.compile(r"[\w’'-]+")
_SOLID = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Source:
    """Who is speaking, as printed: characters `start` to `end` of a paragraph; and the verb that says so."""

    at: int  # which paragraph, from 0
    start: int
    end: int
    printed: str
    cue: str


_ABBREVIATED = "".join(
    rf"(?<!\b{word}\.)"
    for word in """
        Mr Mrs Ms Dr Sen Rep Gov Gen Jr Sr St Sec No Lt Col Prof Rev Del Sens Reps Adm Maj Capt Sgt Pres Amb Hon Ste
        U.S U.N U.K D.C
    """.split()
)
# What a stop is not comes after the stop itself, so that only stops are looked at: five times as fast.
_STOP = re.compile(rf"[.!?…]+(?<!\b[^\Wa-zа-яё_]\.){_ABBREVIATED}[)\]’']*(?=\s+[“\"«(\[]?[^\Wa-zа-яё_]|\s*{BLOT}|\s*$)")
_NP_END = re.compile(
    rf"[,;:(){BLOT}—–]|\s-\s|[.!?](?<!\b[^\Wa-zа-яё_]\.){_ABBREVIATED}(?=\s|$)"
    r"|\s(?:in|on|at|during|after|before|who|whom|whose|to|when|while|as|that|with|last|this|about|from|by|earlier|following|Monday"
    r"|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|via|because|if|but|into|when|where|which)\b"
)
_JOINS = frozenset(
    """
    and but that as when while because if so yet or though although what which where whom before after since until than
    и а но что как
    """.split()
)


def blotted(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """A paragraph with what stands between marks, and the marks, made unreadable; as long as before."""
    for start, end in stretches:
        first, last = max(0, start - 1), min(len(text), end + 1)
        text = text[:first] + BLOT * (last - first) + text[last:]
    return text


_TURNS = re.compile(
    r"(?:when|while|after|because|but|and|to|in|on|at|for|with|by|from|of|which|who|where|is|was|has|had|are|were|will|if|since|before|until|(?!according)\w+ing)\b(?!.{0,40},\s)"
)


_DASH = re.compile(r"[–—―]\s*$|[–—―]\s?-?$|-\s*$")


def after(own: str, at: int, place: int, finished: bool, whole: bool = True) -> Source | None:
    """The source named in the words that follow a quotation.

    `finished`: the quotation ends in a full stop. `whole`: it ends in some stop or comma, and is no part of the
    paper's sentence.
    """
    stop = own.find(BLOT, place)
    stop = len(own) if stop < 0 else stop
    ends = _STOP.search(own, place, stop)
    last = ends.start() if ends else stop
    clause = own[place:last]
    lead = (
        len(clause) - len(clause.lstrip(" \u00a0,–—―-;.!?…"))
        if not finished
        else len(clause) - len(clause.lstrip(" \u00a0–—―-,"))
    )
    begun = place + lead
    said = own[begun:last]
    if not said.strip():
        return None
    if _TURNS.match(said):
        return None if whole else _at_last(own, at, begun, last)
    dashed = _DASH.search(own, place, begun) is not None
    if dashed and not verbs.CUE.search(said) and _named(said) and len(said.split()) < 6 and said[0].isupper():
        return _whole(own, at, begun, last, "—")
    cue = verbs.CUE.search(own, begun, last)
    if cue and not own[begun : cue.start()].strip().replace("also", "").strip():  # "said the minister"
        found = _phrase(own, at, cue.end(), last, cue[0])
        if found:
            return found
        cue = verbs.CUE.search(own, cue.end(), last)
    # Another sentence is about these words only when it is no more than "Blinken said".
    brief = cue and len(own[cue.end() : last].split()) < 2 and (ends or stop == len(own))
    if finished and (said[0].isupper() or said[0].isdigit()) and not brief:
        return None
    if heard := verbs.ACCORDING.match(own, begun, last):
        return _phrase(own, at, heard.end(), last, heard[0].strip().lower())
    while cue:
        if subject := _subject(own, at, begun, cue.start(), cue[0]):
            return subject
        if cue.start() - begun > 220:
            break
        cue = verbs.CUE.search(own, cue.end(), last)
    if heard := verbs.ACCORDING.search(own, begun, last):
        return _phrase(own, at, heard.end(), last, heard[0].strip().lower())
    return None if whole else _at_last(own, at, begun, last)


def _at_last(own: str, at: int, begun: int, end: int) -> Source | None:
    """The source at the end of a sentence that goes on after a quotation: "… for the harbour, said Quill"."""
    for cue in verbs.CUE.finditer(own, begun, end):
        ahead = own[begun : cue.start()].rstrip()
        if ahead.endswith(",") and not cue[0].endswith("ing") and (found := _phrase(own, at, cue.end(), end, cue[0])):
            return found
        subject = _subject(own, at, begun, cue.start(), cue[0])
        if subject and own[begun : subject.start].rstrip().endswith(",") and len(own[cue.end() : end].split()) < 8:
            return subject
    return None


def before(own: str, at: int, place: int) -> Source | None:
    """The source named in the sentence that a quotation begins in, before it."""
    floor = own.rfind(BLOT, 0, place) + 1
    for stop in _STOP.finditer(own, floor, place):
        floor = stop.end()
    said = own[floor:place]
    if not said.strip(" \u00a0,:—–-…"):
        return None
    doubtful = None
    for cue in reversed(list(verbs.CUE.finditer(own, floor, place))):
        if not own[floor : cue.start()].strip() and (found := _phrase(own, at, cue.end(), place, cue[0])):
            return found  # "Said Ellis:"
        subject = _subject(own, at, floor, cue.start(), cue[0])
        if subject and cue[0].endswith("ing") and own[: cue.start()].rstrip()[-1:] != ",":
            subject = None  # "Quill wrote a letter saying": the subject is that of the sentence
        if subject and (cue[0] in verbs.WEAK or _PRONOUN.fullmatch(subject.printed)):
            doubtful = subject  # "Quill said she hopes": Quill says so
        elif subject:
            return subject if doubtful is None or _named(subject.printed) else doubtful
    if doubtful:
        return doubtful
    if heard := next(reversed(list(verbs.ACCORDING.finditer(own, floor, place))), None):
        return _phrase(own, at, heard.end(), place, heard[0].strip().lower())
    if said.rstrip().endswith(":"):
        colon = floor + len(said.rstrip()) - 1
        if _named(own[floor:colon]) and len(own[floor:colon].split()) < 5:
            return _whole(own, at, floor, colon, ":")
        if found := opening(own, at, floor, colon):
            return replace(found, cue=":")
    return opening(own, at, floor, place)


_BUT = re.compile(r"[\s,;:—–-]*(?:(?:But|And|So|Still|Yet|Meanwhile|However|Then|Also|Later|А|Но|И)[\s,]+)?")


def opening(own: str, at: int, start: int, end: int) -> Source | None:
    """Whoever a sentence begins with: "Blinken called it …", "Clinton’s visit was …"."""
    lead = _BUT.match(own, start, end)
    begun = lead.end() if lead else start
    if _LEADS.match(own, begun, end) and (comma := own.find(",", begun, end)) > 0:
        begun = comma + 2  # "On Monday, Quill called it …"
    found = _HEAD.match(own, begun, end)
    if found and (_named(found[0]) or _PRONOUN.fullmatch(found[0])):
        return Source(at, found.start(), found.end(), found[0], "")
    named = _NAME.search(own, begun, end)
    return Source(at, named.start(), named.end(), named[0], "") if named else None


def spoken(own: str, at: int, start: int, end: int) -> Source | None:
    """The source of a sentence in the paper's own words: the first that governs a verb of saying."""
    for cue in verbs.CUE.finditer(own, start, end):
        if subject := _subject(own, at, start, cue.start(), cue[0]):
            return subject
    return None


_CAPITAL = r"[^\W\d_a-zа-яё][\w’'.-]*"
_NAME = re.compile(
    rf"(?<![\w’']){_CAPITAL}(?:\s(?:{_CAPITAL}|de|van|von|bin|al|del|la|der)(?=[\s,’'.;:)]|$))*\s{_CAPITAL}(?<![’']s)"
)
_HEAD = re.compile(
    rf"{verbs.PRONOUN}(?=[\s,’'])|(?:[Tt]he\s|[Aa]n?\s|[Hh]is\s|[Hh]er\s|[Ii]ts\s|[Tt]heir\s)?(?:[\w’'.&+-]+\s){{0,7}}?{_CAPITAL}(?:\s{_CAPITAL})*"
)
_COMMON = frozenset(
    """
    In On At It The This That These Those There Here When While After Before As If But And So For With By From During To A An
    Then Meanwhile However Also Yet Still Now Later Even Such What Why How Who Which Where Part Only Following Since Because
    I’m I'm We’re It’s It's Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December
    """.split()
)


def _named(text: str) -> bool:
    """Whether a stretch has a capitalised word that is more than the first word of a sentence."""
    return any(word[0].isupper() and word not in _COMMON for word in _WORD.findall(text))


_ENDS_IN_NAME = re.compile(rf"(?:{verbs.PRONOUN}|{_CAPITAL}(?<![’']s))$")
_PARTY = re.compile(r"[RDI]-[A-Z]")  # "Rep. Jane Roe, R-Ohio, said"
_DETERMINED = re.compile(
    r"(?:^|\s)(?:the|a|an|his|her|its|their|our|my|one|another|some|many|several|two|three|both|other|most|officials|sources|critics|experts|police|prosecutors|supporters|witnesses|authorities)\b[^,]*$",
    re.IGNORECASE,
)


_ADVERBIAL = re.compile(rf"(?:^|[\s’']|(?<=\w)’|(?<=\w)')(?:{verbs.ADVERB}|not|d|s|ve|to)$")
_AND = re.compile(r"\b(?:and|but|or)$")
_THE = re.compile(rf"{verbs.PRONOUN}$|[Tt]he\s")
_AT_LAST_HE = re.compile(rf"(?:^|[\s\u00a0]){verbs.PRONOUN}$|(?:^|\s)(?:who|which)$")
_PLURAL = re.compile(r"\ws$")


def _subject(own: str, at: int, floor: int, cue: int, verb: str) -> Source | None:
    """The subject that stands before a verb of saying, over adverbs, auxiliaries and an apposition between commas."""
    end = cue
    while True:
        text = own[floor:end].rstrip(" \u00a0")
        trimmed = _ADVERBIAL.sub("", text)
        if trimmed == text:
            break
        end = floor + len(trimmed)
    text = own[floor:end].rstrip(" \u00a0")
    end = floor + len(text)
    if not text or _AND.search(text):
        return None
    if verb in verbs.NOUNS and (text.split()[-1] in _COMMON or not _ENDS_IN_NAME.search(text)):
        return None
    if text.endswith((",", ")", "–", "—")):  # "Blinken, the minister, said"
        opens = {")": "(", "–": "–", "—": "—"}.get(text[-1], ",")
        inner = text[:-1]
        while (comma := inner.rfind(opens)) >= 0:
            head = inner[:comma].rstrip()
            found = _last_phrase(own, at, floor, floor + len(head), verb)
            if found and not _PARTY.match(found.printed) and (_named(found.printed) or _THE.match(found.printed)):
                return found
            inner = inner[:comma]
        return None
    return _last_phrase(own, at, floor, end, verb)


def _last_phrase(own: str, at: int, floor: int, end: int, verb: str) -> Source | None:
    """The noun phrase that ends at `end`."""
    text = own[floor:end]
    begun = max(map(text.rfind, f",;:—–({BLOT}")) + 1
    phrase = text[begun:]
    if pronoun := _AT_LAST_HE.search(phrase):
        start = floor + begun + pronoun.start() + len(pronoun[0]) - len(pronoun[0].lstrip())
        if own[start:end] in ("who", "which"):
            return _last_phrase(own, at, floor, len(own[: floor + begun].rstrip(" ,")), verb) if begun else None
        return Source(at, start, end, own[start:end], verb)
    words = list(_SOLID.finditer(phrase))
    if not words or len(words) > 30:
        return None
    first = 0
    for place, word in enumerate(words[:-1]):
        joins = word[0].lower() in _JOINS and not (word[0] in ("and", "и") and _pair(words, place))
        if joins or (place > first and not word[0][0].isupper() and verbs.CUE.fullmatch(word[0])):
            first = place + 1
    start, printed = floor + begun + words[first].start(), phrase[words[first].start() :]
    if (
        _named(printed)
        or _DETERMINED.search(printed)
        or (_PLURAL.search(printed, len(printed) - 2) and len(printed.split()) <= 3)
    ):
        return Source(at, start, end, printed, verb)
    return None


def _pair(words: Sequence[re.Match[str]], place: int) -> bool:
    """Whether "and" joins two names: "Ada Quill and Jane Roe said"."""
    return place > 0 and words[place - 1][0][0].isupper() and words[place + 1][0][0].isupper()


def _phrase(own: str, at: int, start: int, end: int, verb: str) -> Source | None:
    """The noun phrase that begins at `start`."""
    text = own[start:end]
    lead = len(text) - len(text.lstrip(" \u00a0"))
    stop = _NP_END.search(text, lead)
    phrase = text[lead : stop.start() if stop else len(text)].rstrip(" \u00a0.")
    if not phrase or len(phrase.split()) > 16:
        return None
    if _PRONOUN.fullmatch(phrase) or _named(phrase) or _DETERMINED.search(phrase):
        return Source(at, start + lead, start + lead + len(phrase), phrase, verb)
    return None


def _whole(own: str, at: int, start: int, end: int, verb: str) -> Source:
    text = own[start:end]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    return Source(at, start + lead, start + lead + len(text), text, verb)


def reported(own: str, at: int) -> Iterator[tuple[Source, int, int]]:
    """What a paragraph reports somebody as saying without quotation marks: the source, and where the words begin and end."""
    cues = [*verbs.CUE.finditer(own)]
    begun = 0
    for stop in (*_STOP.finditer(own), None) if cues else ():
        end = stop.start() if stop else len(own.rstrip(" .!?"))
        if BLOT not in own[begun:end]:
            yield from _told(own, at, begun, end, [cue for cue in cues if begun <= cue.start() < end])
        begun = stop.end() if stop else end


_THAT = re.compile(r"(?:[^,;:]{0,60}?|\s*,\s*)\b(?:that|что)\s|(?:\s*,)?\s+")
_AS = re.compile(r"\s*[Кк]ак(?:\s\w+)?\s*")


def _told(own: str, at: int, begun: int, end: int, cues: Iterable[re.Match[str]]) -> Iterator[tuple[Source, int, int]]:
    """What one sentence reports, in which these verbs of saying stand."""
    for cue in cues:
        if cue[0].endswith("ing") and cue[0] != "saying":
            continue
        ahead = own[begun : cue.start()].rstrip()
        if _AS.fullmatch(ahead):  # "Как сообщил Квилл, паром опоздал"
            source, start, last = _phrase(own, at, cue.end(), end, cue[0]), own.find(",", cue.end(), end) + 1, end
            if not start:
                continue
        elif ahead.endswith(",") and not _in_apposition(ahead[:-1], own[cue.end() : end]):  # "The ferry is late, said Quill"
            source, start, last = _phrase(own, at, cue.end(), end, cue[0]), begun, begun + len(ahead) - 1
        elif source := _subject(own, at, begun, cue.start(), cue[0]):
            comma = own[begun : source.start].rstrip()
            if (
                comma.endswith(",") and comma.count(" ") > 3 and not _LEADS.match(comma.strip())
            ):  # "The ferry is late, Quill said"
                start, last = begun, begun + len(comma) - 1
            else:
                that = _THAT.match(own, cue.end(), end)
                start, last = (that.end() if that else cue.end()), end
        else:
            continue
        if source:
            start += len(own[start:last]) - len(own[start:last].lstrip())
            yield source, start, last
            return


def _in_apposition(ahead: str, then: str) -> bool:
    """Whether a verb of saying follows somebody and who they are: "Ada Quill, the mayor, said the ferry is late"."""
    first, comma, rest = ahead.partition(",")
    if not comma or _ONLY_NAME.match(then):
        return False
    last = rest.rpartition(",")[2].strip()
    named = _NAME.fullmatch(first.strip()) or _NAME.fullmatch(last) or rest.startswith((" who ", " whose "))
    return bool(named or (_ONLY_NAME.match(f" {first}") and first not in _COMMON and _WHO_IS.match(rest)))


_ONLY_NAME = re.compile(rf"\s+{_CAPITAL}(?:\s{_CAPITAL})*(?:$|[,.;(]|\s(?:on|in|at)\b)")
_WHO_IS = re.compile(r"\s+(?:the|an?)\b|\s+\d")
_LEADS = re.compile(
    r"(?:In|On|At|During|After|Before|When|While|As|For|With|By|Following|Speaking|Earlier|Later|According|Meanwhile)\b"
)
