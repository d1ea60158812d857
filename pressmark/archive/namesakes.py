"""Namesakes: what bears the name of a person, a place or an organisation and is not that. A university, a street, a law, a
cup, a newspaper, a club; a team in a line of results.

A name is found wherever its letters stand, also inside a longer name that no register has. What tells is the words around it:
those with a capital that they would not have otherwise. General words of English, Russian and Kazakh; nobody's name is known
here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pressmark.archive import metonyms, titles
from pressmark.archive.spellings import Hit
from pressmark.model import Kind


def _any_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_OF_PERSON = re.compile(  # a university, a street or a prize that has a person's name is not the person
    " (?:(?:International|National|Memorial|State|Presidential) )?"
    + _any_of("""
        Airport Avenue Award Bridge Center Centre College Doctrine Foundation Hospital Hotel Institute Library Museum
        Park Prize School Square Stadium Street Theater Theatre Tower University [Уу]ниверситет\\w* [Ии]нститут\\w*
        Law Act Amendment Trophy Medal Cup Show Podcast Experience Report Tonight Network Fund Trust Group Company Brothers
        Organization Initiative Club [Аа]эропорт\\w* [Әә]уежайы\\w* [Кк]өшесі\\w* [Дд]аңғылы\\w* атындағы
        """)
    + r"\b"
    + r"| (?:[A-Z][\w.'-]* ){1,4}of the (?:Year|Month|Week|Decade|Century)\b"
)
_JUNIOR = re.compile(r",? (?:Jr|Junior|Jnr)\b")
_NEXT = re.compile(r" ([A-Z][\w'-]+)")
_OF_OFFICE = frozenset("Administration Cabinet Campaign Coalition Era Government Presidency White Team House".split())  # theirs
_BODY_OF_PERSON = re.compile(
    r"(?: [A-Z][\w'-]*){1,3} "
    + _any_of("Center Club Foundation Group Institute LLC Inc Initiative Library Museum University")
    + r"\b"
)
_CONTESTS = "Amateur Championships? Cups? Day Derby Games Grand\\sPrix League Marathon Masters Open"
_AFTER: Mapping[str, re.Pattern[str]] = {  # what has a longer name of its own is not the place, nor the organisation
    "organisations": re.compile(" " + _any_of(_CONTESTS) + r"\b"),
    "places": re.compile(
        " "
        + _any_of(
            f"{_CONTESTS} Accords? City College Convention Gazette Herald Journal Pact Post Protocol Times Treaty Tribune"
            " University War"
        )
        + r"\b"
    ),
}
_BEFORE = re.compile(r"(?:Bank|Battle|Bay|Giro|Gulf|Museum|Sea|Tour|Treaty|University) (?:of|de) (?:the )?$", re.IGNORECASE)
_OF_MORE = re.compile(" of [A-Z]")
_HEADS = (  # in capitals everywhere, or nowhere: "the Manhattan district of New York" is in New York
    "Academy Association Board Bureau Church College Commission Confederation Council Count Countess Court District"
    " Duchess Duke Earl Federation Guild Institute Marquess Prince Princess School Society Synod"
)
_BEHIND = re.compile(f"(?:{_any_of(_HEADS)}|{_any_of(_HEADS.upper())}) (?:of|OF) (?:(?:the|THE) )?$")
_HEADED = re.compile(
    " "
    + _any_of(f"{_HEADS} Agency Centers? Centre Committee Department Foundation Fund Hospital Institute Network Office Party")
    + r"\b"
)
_RACE = re.compile(
    " (?:Assembly|Congress|House|Senate) " + _any_of("bid campaign candidate contest election nominee primary race seat")
)
_CAPITAL = re.compile(r"[A-Z](?=\w*[a-z])\w*(?:-[A-Z]\w*)*")  # "Zenda", and neither "NATO" nor "Zenda-based"
_RUN = re.compile(r"(?:(?: (?:of|for|and|the|&)){0,2} [A-Z][\w.'-]*){1,6}")
_BODIES = re.compile(  # a country's body has more than one word in its name: "US Congress" is named for the country
    r" (?:"
    + _any_of("Airlines Airways Bank Chamber Conference Departments? Marshals Open Soccer Steel")
    + r"|(?:(?:[A-Z][\w.'-]*|of|for|and|the|&) )+"
    + _any_of(
        """
        Act Administration Agency Army Association Attorney's Board Bureau Census Centers Command Commission Committee
        Constitution Corps Council Court Customs Department Federation Forces? Guard House Institute Marines? Office Patrol
        Police Senate Service
        """
    )
    + r")\b"
)
_OTHERS = re.compile(  # a firm's magazine, feast or daughter is not the firm
    r" (?:[A-Z][\w'-]* ){0,2}"
    + _any_of(
        "Arena Awards? Challenge Classic Daily Fest Festival Foundation Magazine Museum News Show Stadium Tower University"
        " World\\sCup"
    )
    + r"\b| (?:[A-Z][\w'-]* ){1,2}"
    + _any_of("Co Company Corp Corporation Inc Ltd")
    + r"\b"
)
_TITLE_CASE = re.compile(r"(?<=\w )(?:After|And|Are|As|At|By|For|From|Her|His|In|Is|Of|On|The|To|With)\b")
_AHEAD = 60  # characters in which Title Case would show itself
_OF_THE_YEAR = re.compile(r"\bof the (?:Year|Month|Week|Decade|Century)\b")
_NOT_IN_NAMES = frozenset(  # words that have a capital behind a name, and are no part of it
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec i province the a an and or but in on at of for to from
    with by as that this it he she they we his her its their there who which when where while after before if is was has had
    will would can could may might said so because since though although until unless while why how what do does did should are
    am be let get every each all some any no not our your my these those then now here today yesterday tomorrow via like only
    even just also despite during between among against under over about into onto through than what's
    """.split()
)
_ADJECTIVES = frozenset(  # that leave a place what it is, and "States" before "Supreme Court"
    """
    northern southern eastern western inner outer upper lower greater mainland metropolitan downtown midtown uptown upstate
    rural urban modern ancient medieval imperial soviet nazi states kingdom
    """.split()
)
_FIRM = re.compile(r" (?:Co|Corp|Inc|Ltd|Plc|LLC)$")  # whole by itself: "Underwriter Zenda Bros Inc"
_OWN = frozenset(  # what an organisation has without being another: "the Zenda Rail Board"
    """
    Administration Administrator Board Chair Chief Co Committee Company Corp Corporation Counsel Department Division Group
    Headquarters Holdings Inc Inspector Ltd Office Plc Poll Survey
    """.split()
)
_CLUBS = frozenset("FC SC AFC CF".split())
_CLOSING = frozenset("\"”»'")
_QUOTED = re.compile(r"(?:[\"“«]|'')([^\"“”«»'|.,]+) $")
_OF, _OF_THE = frozenset((" of ", " OF ", " de ")), frozenset(("of the ", "OF THE "))  # perhaps in "Bank of the Zenda"
_PART = ("bare", "surname")
_ENDING = frozenset("!?:;…\"'”»)*•–—-")
_OPENING = frozenset("|\"'“„«‘([—–-•*·/")
_COMPASS = frozenset("north south east west northern southern eastern western central".split())
_SCORE = re.compile(
    r" \d{1,3} (?:[\d.½/+-]+(?=[ |])|(?:[A-Z][\w.'-]* ){1,3}\d{1,3}(?![\d/-]))"
)  # "Strelsau 2 Zenda 1", or a table's row
_SCORED = re.compile(r"[|\s](?:[A-Z][\w.'-]* ){1,3}\d{1,3} $")


def bears_persons(text: str, end: int, titled: bool = False, hits: Sequence[Hit] = ()) -> bool:
    """Whether what a person's name is printed in, up to `end`, goes on to be something that bears it, or a son.

    Where every word is `titled`, only general words tell. `hits` are the names that stand in the text.

    >>> bears_persons("the Roe Act passed", 7), bears_persons("the Roe story", 7), bears_persons("John Roe Jr. left", 8)
    (True, False, True)
    """
    if not may_bear_persons(text, end):
        return False
    if _JUNIOR.match(text, end) or _OF_PERSON.match(text, end):
        return True
    if (
        titled
        or not (follows := _NEXT.match(text, end))
        or _begins(hits, end + 1)
        or _TITLE_CASE.search(text, end, end + _AHEAD)
    ):
        return False
    if (run := _RUN.match(text, end)) and _is_line(text, run):
        return False
    word = follows[1].removesuffix("'s")
    if word.isupper() or word.lower() in _NOT_IN_NAMES or word in _OF_OFFICE or titles.is_title_word(word):
        return _BODY_OF_PERSON.match(text, end) is not None
    return not titles.is_demonym(word)


def may_bear_persons(text: str, end: int) -> bool:
    """Whether to look closer: a word with a capital follows, one in Cyrillic, or a comma."""
    if text[end] == " ":
        return "A" <= text[end + 1] <= "Z" or text[end + 1] > "z"
    return text[end] == ","


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether small letters on both sides show that a name is no part of a longer one, without a closer look.

    >>> stands_free("so now Zenda City was", 7, 17), stands_free("so now Zenda City Rovers", 7, 17)
    (True, False)
    """
    if text[end] != " " or text[start - 1] != " " or text[start - 4 : start] in _OF or text[start - 7 : start] in _OF_THE:
        return False
    if not text[end + 1].islower() or text[end + 1 : end + 3] in ("ac", "of"):  # "accords", "of Ruritania"
        return False
    return text[text.rfind(" ", 0, start - 1) + 1].islower()


def bears_name(
    text: str, start: int, end: int, small: str, kind: Kind, titled: Callable[[int], bool], hits: Sequence[Hit] = ()
) -> bool:
    """Whether a place or an organisation is only part of a longer name ("Ruritanian Open", "Zenda University", "Tour of
    Ruritania", "East Zenda", "Zenda Rovers", "Jane Zenda"), or a place is the team that plays for it ("Zenda 2 Strelsau 1").

    `text` is folded and goes on after `end`; `small` is the name in small letters. Where every word is `titled`, capitals
    tell nothing. `hits` are the names that stand in the text.

    >>> bears_name("the Zenda Open.", 4, 9, "zenda", "places", lambda at: False)
    True
    """
    if text[end] == ">":
        return text[start - 1] == "." or (kind == "places" and text[start - 1] == "<")  # the code of a share: "<ZND.RU>"
    if text[end] == " ":
        follows = text[end + 1]
        if "A" <= follows <= "Z":
            goes_on = small.removeprefix("the ") in _COMPASS or (kind in _AFTER and _AFTER[kind].match(text, end))
            if (goes_on or _goes_on(text, start, end, kind, hits)) and not (titled(start) or _RACE.match(text, end)):
                return True
        elif kind == "places" and follows in "ao0123456789" and _is_more(text, start, end):
            return True
    if text[start - 1] != " ":
        return False
    if kind == "places" and text[start - 2] in "efEF":  # "of", "de", "of the"
        before = text[max(0, start - 24) : start]
        if _BEFORE.search(before) or _BEHIND.search(before):
            return True
    if not "A" <= text[text.rfind(" ", 0, start - 1) + 1] <= "Z" or titled(start) or _ends(hits, start - 1):
        return False
    return _ends_longer(text, start, end, kind)


def ends_title(text: str, start: int, end: int) -> bool:
    """Whether a name ends the title of a work, in quotation marks and with capitals: "Midnight in Zenda".

    >>> ends_title('the film "Midnight in Zenda" was', 22, 27), ends_title('he said "in Zenda"', 12, 17)
    (True, False)
    """
    if text[end] not in _CLOSING and not (text[end] in ".'" and text[end + 1 : end + 2] in _CLOSING):
        return False
    before = _QUOTED.search(text, max(0, start - _AHEAD), start)
    words = before[1].split() if before else []
    if not words or not words[0][0].isupper():
        return False
    plain = [word for word in words if word.lower() not in _NOT_IN_NAMES and not titles.is_title_word(word)]
    return bool(plain) and all(word[0].isupper() for word in plain)


def _ends_longer(text: str, start: int, end: int, kind: Kind) -> bool:
    """Whether a name is only how a longer name ends: "Jane Zenda", "Little Ruritania", "the Zenda Department of Trade".

    What stands before it must be a word with a capital that it would not have otherwise, and no office and no nation. Acronyms
    are whole by themselves ("the House NATO group"), and so are two words of a place ("Midtown New York").
    """
    word, at = titles.word_before(text, max(0, start - 30), start)
    if (
        not _CAPITAL.fullmatch(word)
        or _TITLE_CASE.search(text, end, end + _AHEAD)
        or text[at - 1] in _OPENING
        or text[at - 2] in _ENDING
    ):
        return False
    if text[at - 2] == "." and not titles.is_office(titles.word_before(text, max(0, at - 12), at)[0]):
        return False  # a sentence begins with the word, if it is not "Rep. Jane Zenda"
    printed, small = text[start:end], word.lower()
    acronym = printed.isupper() and (len(printed) == 2 if kind == "places" else len(printed) > 1)
    if (
        acronym
        or printed[-1] == "."
        or _FIRM.search(printed)
        or (kind == "places" and (" " in printed or small in _ADJECTIVES))
    ):
        return False
    return not (small in _NOT_IN_NAMES or titles.is_title_word(word) or titles.is_demonym(word))


def _goes_on(text: str, start: int, end: int, kind: Kind, hits: Sequence[Hit]) -> bool:
    """Whether a name that a capital follows is only how a longer name begins: "Zenda Rovers", "Zenda Rail Maps".

    An office does not make a name longer, nor does a party, a day or another name. Behind "US" and "N.C." any word may have a
    capital, so there it must be a body's.
    """
    run = _RUN.match(text, end) if kind in _AFTER and not _TITLE_CASE.search(text, end, end + _AHEAD) else None
    if run is None or _OF_THE_YEAR.search(run[0]):
        return run is not None
    if _is_line(text, run):
        return False
    if kind == "organisations" and _OTHERS.match(run[0]):
        return True
    headed = _HEADED.search(run[0]) is not None
    if _begins(hits, end + 1, _is_placed(text, start)) or (kind == "organisations" and " " in text[start:end] and not headed):
        return False  # an organisation of several words is whole: "Zenda Airways Boeing 707"
    if kind == "places" and (text[start:end].isupper() or text[end - 1] == "."):
        return _BODIES.match(run[0]) is not None
    words = [word.rstrip(".,") for word in run[0].split()]
    if any(map(titles.is_office, words)):
        return False
    first = words[0].removesuffix("'s")
    if kind == "organisations" and (first in _OWN or titles.is_title_word(first)):
        return False
    if (first.isupper() and first not in _CLUBS) or first.lower() in _NOT_IN_NAMES:
        return False
    return headed or not titles.is_demonym(first)  # "the Zenda Republican Committee", but "Zenda Republicans"


def _is_line(text: str, run: re.Match[str]) -> bool:
    """Whether words with capitals go on to the end of a line without a full stop: Title Case, though it is no headline."""
    return text[run.end()] == "|" and run[0][-1] != "." and run[0].count(" ") > 2


def _begins(hits: Sequence[Hit], at: int, surnames: bool = False) -> bool:
    """Whether a place's name begins here, or a person's whole name, or a surname if any may, or its bearer is named in full."""
    for hit in hits:
        if hit.start >= at:
            first = hit.senses[0] if hit.start == at and hit.senses else None
            if first is None or first.kind == "organisations":
                return False
            return surnames or first.how not in _PART or _is_named(first.key, hits)
    return False


def _is_named(key: str, hits: Sequence[Hit]) -> bool:
    """Whether somebody's whole name stands in the text."""
    return any(hit.senses and hit.senses[0].key == key and hit.senses[0].how == "name" for hit in hits)


def _is_placed(text: str, start: int) -> bool:
    """Whether something is in a place, so that another name may follow it: "in Zenda Roe said"."""
    return titles.word_before(text, max(0, start - 12), start)[0].lower() in metonyms.PLACED


def _ends(hits: Sequence[Hit], at: int) -> bool:
    """Whether a person's name ends here."""
    return any(hit.end == at and hit.senses and hit.senses[0].kind == "people" for hit in hits)


def _is_more(text: str, start: int, end: int) -> bool:
    """Whether a place is not meant for another reason: "the Zenda accords", "the Gulf of Zenda", "Zenda 2 Strelsau 1"."""
    if text.startswith(" accord", end):
        return True
    if _OF_MORE.match(text, end) and text[max(0, start - 4) : start] == "the " and " " not in text[start:end]:
        return True
    return text[end + 1].isdigit() and _has_score(text, start, end)


def _has_score(text: str, start: int, end: int) -> bool:
    if _SCORE.match(text, end):
        return True
    return bool(re.match(r" \d{1,3}(?![\d/-])", text[end : end + 6])) and bool(_SCORED.search(text[max(0, start - 40) : start]))
