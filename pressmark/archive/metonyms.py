"""Metonyms: what the name of a place stands for where the place itself is not meant, the government that sits there or the
team that plays for it.

"Zenda said" and "talks with Zenda" are its government, "a win over Zenda" is its team; "in Zenda" is always the place. A
country is always meant itself, whatever it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from babel import Locale

from pressmark.archive import titles


def _any_of(words: str, endings: str = "") -> str:
    return f"(?:{'|'.join(words.split())}){f'(?:{endings})' if endings else ''}"


PLACED = frozenset("in at near from of outside around inside в из под у".split())  # "in Washington" is always the city
_VERB_ENDINGS, _NOUN_ENDINGS = "e|ed|es|s|d|y|ied|ies|ing|", "y|ies|s|"
_SAYS_OR_DECIDES = re.compile(  # what only somebody can do: a city that does it is the government that sits there
    r" (?:(?:has|have|had|is|was|will|would|also|already|now|again|не|уже|также) ){0,3}(?:"
    + _any_of(
        """
        accus agre aim announc back believ claim condemn confirm consider decid declar demand den hop impos insist
        intend negotiat offer oppos pledg promis propos recognis recogniz refus reject respond say seek stated states
        support tell urg vow want warn welcom (?:call|called|calls)\\s(?:for|on)
        (?:expect|expects|expected|plan|plans|planned)\\sto said sought told
        """,
        _VERB_ENDINGS,
    )
    + r"|(?:заяв|сообщ|счита|намер|призв|отказ|поддерж|осуд|стрем|реши)\w+)\b"
)
_POLICY = re.compile(
    r"'s? (?:[a-z-]+ ){0,2}"
    + _any_of(
        """
        aim allies commitment decision demand effort goal intention interest plan polic position priorit proposal
        readiness response sanction stance strateg support willingness
        """,
        _NOUN_ENDINGS,
    )
    + r"\b"
)
_COUNTRIES = frozenset(  # as papers call them, and the CLDR does not
    "America,Britain,Burma,Congo,Czechoslovakia,Czech Republic,England,Holland,Hong Kong,Ivory Coast,Korea,Macedonia,"
    "East Germany,North Vietnam,Northern Ireland,Palestine,Persia,Rhodesia,Scotland,South Vietnam,Soviet Union,Swaziland,"
    "Turkey,USSR,Wales,West Germany,Yugoslavia,Zaire".split(",")
)
_GAME = (" season", " game", " team")  # an article on a game has one of these,
_SPORT = (  # and four of all
    *_GAME, " league", " coach", " player", "playoff", "football", "basketball", "baseball", "hockey", "soccer", "cricket",
    "rugby", "tournament", "quarterback", "roster", "inning", " scored", " goal", "pitcher",
)  # fmt: skip
_PLAYS = _any_of("basketball football baseball hockey soccer cricket rugby volleyball softball lacrosse")
_CONTEST = _any_of(
    "championship contest defeat draw game loss match meeting match-?up opener rout series test triumph victory win"
)
_AGAINST = re.compile(  # what stands before a team
    rf"(?:\b(?:vs\.?|versus|against|edged|routed|outscored)|\b{_CONTEST}(?:s|es)? (?:over|to|with|between)"
    r"|\b(?:beat|beats|beating|defeat|defeated|defeating|lost to|loses to|play|plays|played|playing|face|faces|faced)) "
    r"(?:the )?$"
)
_TEAM = re.compile(  # what stands behind one
    rf" (?:(?:men|women|boys|girls)'s )?{_PLAYS}\b|'s \d+-\d+ {_CONTEST}\b"
    r"| (?:head coach|coach|team|general manager|players?|defenders?|fans|quarterback|striker|goalkeeper|forward|lineman"
    r"|linebacker|midfielder|pitcher|receiver|guard|roster|offen[cs]e|beat|beats|defeated|scored|stumbled|trailed|led by)\b"
)
_BACK = 40  # characters before a name that may tell what it is


def is_metonym(text: str, start: int, end: int, names: Iterable[str]) -> bool:
    """Whether a place stands for the government that sits there: "Washington said", "Washington's efforts".

    The signs of it: a verb or a noun of saying or deciding that follows at once, or "with" before it; "in Washington" is always
    the place. A country (`names` are looked up among the CLDR's territories) is never a metonym: it is meant itself.

    >>> is_metonym("officials in Paris said", 13, 18, ["Paris"]), is_metonym("what Paris said", 5, 10, ["Paris"])
    (False, True)
    """
    acts = _SAYS_OR_DECIDES.match(text, end) or _POLICY.match(text, end)
    if not acts and text[start - 2] not in "hHсС":  # neither "with" nor "с" stands before it, as before most places
        return False
    before = _word_before(text, start)
    return bool(acts or before in ("with", "с")) and before not in PLACED and not is_country(names)


def is_on_game(text: str) -> bool:
    """Whether an article is on a game, and places may be teams in it. It is asked of every article.

    >>> is_on_game("the team won the game"), is_on_game("this season the team of coach Roe won the game")
    (False, True)
    """
    for word in _GAME:  # a loop is faster than `any`
        if word in text:
            return sum(each in text for each in _SPORT) > 3
    return False


def teams(text: str, places: Mapping[tuple[int, int], str]) -> frozenset[tuple[int, int]]:
    """Of the places that an article on a game names, those that are the teams that play for them: "a win over Zenda".

    `places` are where they start and end, and their keys; What once is a team is one
    throughout the article, unless something is in it or it stands behind a town of its own: "in Zenda", "Strelsau, Ruritania".

    >>> text = "|In this season's game against Zenda the coach of the team, from Strelsau, saw Zenda win.|"
    >>> sorted(teams(text, {(31, 36): "places/Zenda", (64, 72): "places/Strelsau", (78, 83): "places/Zenda"}))
    [(31, 36), (78, 83)]
    """
    playing = {key for (start, end), key in places.items() if _plays(text, start, end)}
    found: set[tuple[int, int]] = set()
    ends: dict[int, tuple[int, int]] = {}
    for (start, end), key in sorted(places.items()):
        ends[end] = (start, end)
        around = ends.get(start - 2) if text[start - 2 : start] == ", " else None
        within = around is not None and around not in found
        if key in playing and not within and _word_before(text, start) not in ("in", "near", "outside", "around", "across"):
            found.add((start, end))
    return frozenset(found)


def is_country(names: Iterable[str]) -> bool:
    """Whether one of these is the name of a country or a territory.

    >>> is_country(["Ruritania", "The Gambia"])
    True
    """
    return not territories().isdisjoint(name.removeprefix("The ") for name in names)


@lru_cache(maxsize=1)
def territories() -> frozenset[str]:
    """What countries and territories are called in English."""
    return _COUNTRIES | frozenset(Locale("en").territories.values())


def _plays(text: str, start: int, end: int) -> bool:
    return _TEAM.match(text, end) is not None or _AGAINST.search(text, max(0, start - _BACK), start) is not None


def _word_before(text: str, start: int) -> str:
    return titles.word_before(text, max(0, start - 12), start)[0].lower()
