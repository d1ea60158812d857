"""Who wrote an article: the names that stand after "by", or on a line of their own beside the date.

A byline is filed as printed, without what is glued to it: the writer's role, the paper, an e-mail address, a degree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pressmark import datings
from pressmark.filing import datelines, furniture, stamps
from pressmark.filing.lines import Given, Head

_KIND = (
    r"(?:(?:written|reported|story|stories|words|text|posted|published|analysis|review|reporting|article|created|contributed"
    r"|news|commentary|opinion|column|feature|interview|report|guest \w+|exclusive|compiled|photos and story)\s+)?"
)
# "By" in the languages that write it before the name.
_ABROAD = (
    r"(?:(?:verfasst|veröffentlicht|eingestellt|geschrieben|text|ein (?:artikel|beitrag)|publié|escrito)\s)?"
    r"(?:von|par|por|door)\s+"
)
_TWO = r"(?-i:(?=[A-ZÀ-ÖØ-Þ]\S+\s[A-ZÀ-ÖØ-Þ]))"  # "Von Jane Doe", and not Von Roe
_BY = re.compile(
    rf"\W*(?:\[[^\[\]]*\]\s*)*{_KIND}"
    r"(?:by\b\s?[:—–-]?\s*(?=[^\s:—–-])|(?-i:B[yY](?=[A-Z][a-z])))"
    r"|\W*(?:автор\w*|текст|authors?|autor\w*|writer|reporter|words|жазған|авторы)\s*:\s*(?=\S)"
    rf"|\W*{_ABROAD}{_TWO}",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:\[[^\[\]]*\]|[*•·|—–-]|by\b:?|(?-i:B[yY](?=[A-Z]))|\s)\s*|" + _ABROAD + _TWO, re.IGNORECASE)
_BY_INSIDE = re.compile(r"\b[Bb]y\s?:?\s*(?=[^\W\d_])")
_BY_ALONE = re.compile(rf"\W*{_KIND}by\b\W*|\W*(?:authors?|автор\w*)\W*:\W*", re.IGNORECASE)
PARTICLES = ("de", "da", "di", "del", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le", "du", "dos", "ter")
_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁӘҒҚҢӨҰҮІҺ"
_PERSON = rf"[{_UPPER}][\w'’.-]*(?:\s(?:[{_UPPER}][\w'’.-]*|{'|'.join(PARTICLES)})){{0,5}}"
_AND = r"\s*,\s*(?:and\s|&\s)?|\s+(?:and|&|with|и|және)\s+"
_CAPITAL, _ONE, _JOINED = re.compile(rf"[{_UPPER}]"), re.compile(_PERSON), re.compile(_AND)
_SIGNATURE = re.compile(rf"(?P<name>{_PERSON}), (?P<place>{_PERSON})")
_NAMES = re.compile(rf"(?P<name>{_PERSON})(?:{_AND}|\W*$)")
_STOP = re.compile(
    r"\S+@\S+\.\w|\s*[|•·(\[@/:;>\"“]|[-–—]\s|(?<=[a-z.])(?=(?:Updated|Published|Posted|Follow)\b)|(?<=\w)(?=\s?archive page)"
    r"|\s(?:for|in|on|at|of|from|is|are|was|updated|published|posted|contributed|last|follow|min|mins)\b",
    re.IGNORECASE,
)
_ROLES = frozenset(
    """editor reporter writer correspondent journalist columnist producer contributor critic staff analyst author chief senior
    bureau news media newsroom desk service press times post magazine photographer fellow blogger intern host anchor
    strategist meteorologist digital illustrator publisher
    корреспондент редактор журналист обозреватель тілші журналисі""".split()
)
# Words that an organisation's name is known by; a paper's name, mostly.
_HOUSE = re.compile(
    r"(?:\w*(?:\.com?|\.net|\.org|business)|gazette|herald|tribune|telegraph|telegram|bulletin|dispatch|inquirer|advertiser"
    r"|daily|weekly|globe|journal|chronicle|courier\S*|examiner|observer|register|sentinel|star|sun|today|network|channel"
    r"|agency|team|university|institute|school|college|association|council|foundation|center|centre|department|ministry"
    r"|national|associated|group|inc|ltd|llc|radio|tv|wire|review|reports?|partner|contributors?|engineer|manager|director"
    r"|professor|founder|developer|scientist|researcher|consultant|officer|ceo|attorney|lawyer"
    r"|агентство|редакция|агенттігі|redaktion|redazione|redacción|rédaction)",
    re.IGNORECASE,
)
_MODIFIERS = frozenset(
    """senior chief staff special foreign political politics national business sports sport health science tech technology
    culture features feature news city data graphics and deputy managing executive assistant associate contributing guest
    freelance digital video general assignment investigative legal crime education economics environment entertainment food
    local opinion the state world global national public safety lead principal former""".split()
)
_DEGREE = re.compile(
    r"(?:[A-Z]{2,5}(?:-[A-Z]{1,4})?|Ph\.?D\.?|M\.?D\.?|M\.?P\.?H\.?|R\.?N\.?|Esq\.?|D\.?O\.?|J\.?D\.?|Pharm\.?D\.?|Psy\.?D\.?)(?:,|$)"
)
_GENERATION = frozenset(["II", "III", "IV", "JR", "SR", "JR.", "SR."])

# What sites print where a writer's name would stand: "Copy URL", "Published Fri", "In Partnership With".
_WIDGET = re.compile(
    r"\b(?:by|with|in|for|your|this|copy|url|links?|share|print|published|updated|posted|more|view|follow|subscribe|feedback|policy"
    r"|commentary|opinion|analysis|partners?|partnership|content|exclusive|photos?|videos?|gallery|advertisement|sponsored|menu"
    r"|search|articles?|comments?|editors?|reporters?|yesterday|today|home|read|sign|log|get|our|us|about|contact|terms|privacy"
    r"|story|stories|latest|breaking|top|watch|listen|live|save|email|newsletter|admin|points|contents|edit|profile|account"
    r"|manage|digest|advertising|redaktion|redazione|reading|time|editorial|verwandte|artikel|beiträge|über|life|recipes)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Names:
    """Writers' names in a line, as printed: characters `start` to `end`; `cut`: something glued to them was left out."""

    text: str
    start: int
    end: int
    cut: bool = False


def find(head: Head) -> tuple[list[Given], list[str]]:
    """The byline: the likeliest of the lines around the article that name writers; and what may be wrong with it."""
    page = "\n".join(line.text for line in head.lines if len(line.text) < 400)
    best = max(_candidates(head, page), key=lambda item: item[0], default=None)
    if not best:
        return [], []
    _, sure, given = best
    return [given], [
        "byline: nothing but its place says that this is the writer"
    ] if given.field == "byline" and not sure else []


def _candidates(head: Head, page: str) -> Iterator[tuple[float, bool, Given]]:
    """Every line that may name the writers, with how likely it does, and whether it says so."""
    under = range((head.headline if head.headline is not None else head.top), head.first)
    for index in (*range(head.top, head.first), *stamps.signed(head)):
        line = head.lines[index]
        if index in under:
            place = 3.0 - 0.03 * (index - under.start)
        elif index < under.start:
            place = -0.7 - 0.05 * (under.start - index)
        else:
            place = 1.0
        label = _BY.match(line.text) or (_BY_INSIDE.search(line.text) if stamps.is_stamp(line.text) else None)
        if label and len(furniture.words(line.text)) <= 30:
            given = _given(line.text, label.end(), index, page, house=True)
            if given:
                yield place + 1.5, True, given
        elif _BY_ALONE.fullmatch(line.text) and index + 1 < head.first:
            given = _given(head.lines[index + 1].text, 0, index + 1, page)
            if given:
                yield place + 1.5, True, given
        elif index in under and index != head.headline:
            yield from ((score, score >= 1.0, given) for score, given in _unlabelled(head, index, under, page))


def _unlabelled(head: Head, index: int, under: range, page: str) -> Iterator[tuple[float, Given]]:
    """A name without "by", with how much around it says that it is the writer's."""
    line = head.lines[index]
    text = line.text
    if line.rule and line.rule not in ("reading-time", "ago"):
        return
    near = [head.lines[at] for at in range(max(under.start + 1, index - 3), min(head.first, index + 4)) if at != index]
    beside = [head.lines[at].text for at in (index - 1, index + 1, index + 2) if under.start <= at < head.first]
    if text.isupper() and any(signature(other) for other in beside):
        return  # "FERRY SERVICE RESUMES" over "Jane Doe, Oslo"
    if signed := signature(text):
        yield 1.2, Given("byline", signed["name"], index, signed.start("name"), signed.end("name"))
        return
    names = read(text, page=page) or _after_date(text, page)
    if not names or not is_person(names.text):
        return
    words = names.text.split()
    two = " ".join(words[:2])
    apart = re.search(rf"\b{re.escape(two)}\b(?! {re.escape(words[-1])})", page) and not _JOINED.search(names.text)
    if apart and not _holds_together(words, page):
        names = Names(two, names.start, names.start + len(two), cut=True)  # "Jane Doe Harbours", who writes for that section
    rest = text[: names.start] + text[names.end :]
    if len(furniture.words(rest)) > 8 and not stamps.is_stamp(text):
        return  # a sentence, a caption
    score = 0.0
    if stamps.is_stamp(text) and datings.find(rest):
        score += 1.5
    elif line.rule:
        score += 1.5  # "Jane Doe, 3 min read"
    elif re.search(r"\b\d+\s?(?:min|hour|day|week|month|year|[hdw])", rest):
        score += 1.2
    elif re.search(r"@\w", rest):
        score += 1.5
    elif (beyond := rest.strip(" *•·|,-–—")) and not names.cut:
        score += 1.0 if is_role(rest) else 0.0 if re.match(r"\s*[•|·]", rest) and len(beyond.split()) <= 4 else -1.0
    score += 1.0 if any(stamps.is_stamp(other) for other in beside) else 0.0
    score += 0.8 if any(is_role(other) and len(furniture.words(other)) <= 8 for other in beside) else 0.0
    score += 0.6 if any(other.rule in ("ago", "reading-time") for other in near) else 0.0
    score += 1.0 if any(other.rule == "picture" and names.text in other.text for other in near) else 0.0
    score += 0.6 if any(other.text in ("·", "•", "Follow", "Following") for other in near) else 0.0
    score += 0.8 if names.cut and index - under.start <= 4 else 0.0
    if score > 0 and _told_of(names.text, page):
        score += 0.8
    if score >= 0.6:
        yield score - 0.03 * (index - under.start), Given("byline", names.text, index, names.start, names.end)


def _told_of(name: str, page: str) -> bool:
    """Whether the page says elsewhere what somebody of this name does for it, or how to write to them."""
    return bool(
        re.search(
            rf"(?:contact|follow|reach|by|about)\s{re.escape(name)}\b"
            rf"|{re.escape(name)} (?:is|writes|covers|has|can be reached)\b.{{0,80}}",
            page,
            re.IGNORECASE,
        )
    )


def _after_date(text: str, page: str) -> Names | None:
    """Names that stand behind a date: "May 3, 2022 / Jane Doe"."""
    found = datings.find(text)
    if not found or found[0].start > 12:
        return None
    glued = re.match(r"(?:\d{1,2}\s\w+\s\d{4})?\W*", text[found[0].end :])
    return read(text, found[0].end + (glued.end() if glued else 0), page=page)


def _given(text: str, start: int, index: int, page: str, *, house: bool = False) -> Given | None:
    """The names that stand from `start` on: writers, or the agency the text was taken from; `house`: or a desk of the paper."""
    names = read(text, start, page=page, house=house)
    if names is None:
        return None
    if agency := datelines.agency(names.text):
        return Given("agency", agency, index, names.start, names.end)
    if names.text.isdigit() or _WIDGET.search(names.text):
        return None
    return Given("byline", names.text, index, names.start, names.end)


def read(text: str, start: int = 0, *, page: str = "", house: bool = False) -> Names | None:
    """The names of writers that a text begins with, from `start` on; `page` is what else is printed, to tell names from papers.

    With `house`, what is no person's name is taken too, where it is more than one word: "News Staff".

    >>> read("Jane Doe, Staff Writer").text, read("JANE DOE and John Roe | May 3").text
    ('Jane Doe', 'JANE DOE and John Roe')
    >>> read("Jane Doe Globe Correspondent", page="The Coast Globe").text
    'Jane Doe'
    """
    while lead := _LEAD.match(text[start:]):
        start += lead.end()
    found = next((on.start for on in datings.find(text) if on.start >= start), len(text))
    stop = _STOP.search(text, start, found)
    end = stop.start() if stop else found
    clock = re.search(r"\s\d", text[start:end])
    end = start + clock.start() if clock else end
    kept = begin = start
    cut = False
    for match in _NAMES.finditer(text, start, end):
        name = match["name"]
        if match.start("name") != begin or (kept > start and " " not in name):
            break
        if kept == start and datelines.agency(name):
            return Names(name, start, match.end("name"))
        own = _trimmed(name, page)
        if not own and house and kept == start and " " in name:
            return Names(name, start, start + len(name))
        if not own or (kept > start and (" " not in own or is_territory(own) or is_territory(own.split()[-1]))):
            cut = cut or bool(own != name)
            break
        kept = match.start("name") + len(own)
        if own != name:
            cut = True
            break
        begin = match.end()
    said = text[start:kept].rstrip(" ,;:|•·–—-")
    return Names(said, start, start + len(said), cut) if said else None


def _trimmed(name: str, page: str) -> str:
    """A run of capitalised words without what is no part of the name: "Jane Doe Senior Reporter" is Jane Doe."""
    words = name.split()
    if len(words) % 2 == 0 and words[: len(words) // 2] == words[len(words) // 2 :]:
        words = words[: len(words) // 2]  # printed twice, once for a picture
    for at, word in enumerate(words):
        bare = word.strip(".")
        if at >= 2 and not name.isupper() and _DEGREE.fullmatch(word) and word.upper() not in _GENERATION:
            words = words[:at]
            break
        if bare.lower() in _ROLES or _HOUSE.fullmatch(bare):
            if at < 2 or words[0].lower() in ("the", "a"):
                return ""
            words = words[:at]
            while len(words) > 2 and words[-1].lower() in _MODIFIERS:
                words.pop()
            if not _holds_together(words, page):
                words = words[:2]
            break
    while len(words) > 2 and words[-1].lower() in _MODIFIERS:
        words.pop()
    return " ".join(words)


def _holds_together(words: Sequence[str], page: str) -> bool:
    """Whether what stands behind the first two words of a name belongs to it, not to the paper or the section named behind it.

    It does not where the page prints the two without it, or the last word without what stands before.
    """
    if len(words) < 3 or len(words[1].strip(".")) == 1 or words[1].lower() in PARTICLES:
        return True
    first, second, third, last = (re.escape(word) for word in (*words[:3], words[-1]))
    alone = re.search(rf"\b{first}\s{second}\b(?!\s{third}\b)", page)
    return not alone and not re.search(rf"(?<!{re.escape(words[-2])}\s)\b{last}\b", page)


@cache
def _territories() -> frozenset[str]:
    from babel import Locale  # here, because its tables take a while, and most runs of the program file nothing

    return frozenset(name.lower() for language in ("en", "ru", "kk") for name in Locale(language).territories.values())


def is_territory(name: str) -> bool:
    """Whether a name is that of a country or another territory, in one of our languages."""
    return name.lower() in _territories()


def is_signed(text: str) -> bool:
    """Whether a line begins with "by" and a writer; "By noon the pier was closed." is a sentence."""
    label = _BY.match(text)
    if not label or text[label.end()].islower():
        return False
    after = furniture.words(text[label.end() :])
    return not (furniture.ends_sentence(text) and sum(word[0].islower() for word in after) * 2 >= len(after))


def signature(text: str) -> re.Match[str] | None:
    """A writer and the town they write from, and nothing else: "Jane Doe, Oslo"."""
    signed = _SIGNATURE.fullmatch(text) if len(text) < 60 and ", " in text else None
    names = signed and is_person(signed["name"]) and not is_role(text) and signed["place"].lower() not in _territories()
    return signed if names else None


def is_role(text: str) -> bool:
    """Whether a line says what somebody does for the paper."""
    return not _ROLES.isdisjoint([word.lower() for word in furniture.words(text)])


def is_person(text: str) -> bool:
    """Whether a line holds nothing but a person's name, or several."""
    if not _CAPITAL.match(text):
        return False
    people = _JOINED.split(text)
    return len(people) <= 4 and all(
        _ONE.fullmatch(person)
        and 2 <= len(person.split()) <= 4
        and not is_role(person)
        and not _WIDGET.search(person)
        and person.lower() not in _territories()
        and person.split()[0].lower() not in ("the", "a", "an", "our", "your", "from", "how", "why", "what")
        for person in people
    )


def is_pen_name(text: str) -> bool:
    """Whether a single word can be what a writer goes by: "Heiko", and not "Admin" or "acoady".

    >>> is_pen_name("Heiko"), is_pen_name("acoady"), is_pen_name("Staff")
    (True, False, False)
    """
    one = re.fullmatch(rf"[{_UPPER}][^\W\d_]{{2,14}}", text) and not text.isupper()
    return (
        bool(one)
        and not _WIDGET.search(text)
        and text.lower() not in _ROLES
        and not _HOUSE.fullmatch(text)
        and not is_territory(text)
    )
