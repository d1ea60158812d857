"""Namesakes: what bears the name of a person, a place or an organisation and is not that. A university, a street, a law, a
cup, a newspaper; a team in a line of results.

General words of English, Russian and Kazakh; nobody's name is known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pressmark.model import Kind


def _any_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_OF_PERSON = re.compile(  # a university, a street or a prize that has a person's name is not the person
    " (?:(?:International|National|Memorial|State|Presidential) )?"
    + _any_of("""
        Airport Avenue Award Bridge Center Centre College Doctrine Foundation Hospital Hotel Institute Library Museum
        Park Prize School Square Stadium Street Theater Theatre Tower University [Уу]ниверситет\\w* [Ии]нститут\\w*
        Law Act Amendment Trophy Medal Cup [Аа]эропорт\\w* [Әә]уежайы\\w* [Кк]өшесі\\w* [Дд]аңғылы\\w* атындағы
        """)
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
_COMPASS = frozenset("north south east west northern southern eastern western central".split())
_SCORE = re.compile(
    r" \d{1,3} (?:[\d.½/+-]+(?=[ |])|(?:[A-Z][\w.'-]* ){1,3}\d{1,3}(?![\d/-]))"
)  # "Strelsau 2 Zenda 1", or a table's row
_SCORED = re.compile(r"[|\s](?:[A-Z][\w.'-]* ){1,3}\d{1,3} $")


def bears_persons(text: str, end: int) -> bool:
    """Whether what a person's name is printed in, up to `end`, goes on to be something that bears it.

    >>> bears_persons("the Roe Act passed", 7), bears_persons("the Roe story", 7)
    (True, False)
    """
    if text[end] != " ":
        return False
    follows = text[end + 1]
    return ("A" <= follows <= "Z" or follows > "z") and _OF_PERSON.match(text, end) is not None


def bears_name(text: str, start: int, end: int, small: str, kind: Kind, titled: Callable[[int], bool]) -> bool:
    """Whether a place or an organisation is only part of a longer name ("Ruritanian Open", "Zenda University", "Tour of
    Ruritania", "East Zenda"), or a place is the team that plays for it ("Zenda 2 Strelsau 1").

    `text` is folded and goes on after `end`; `small` is the name in small letters. Where every word is `titled`, capitals
    tell nothing.

    >>> bears_name("the Zenda Open.", 4, 9, "zenda", "places", lambda at: False)
    True
    """
    if text[end] == " ":
        follows = text[end + 1]
        if "A" <= follows <= "Z":
            goes_on = small.removeprefix("the ") in _COMPASS or (kind in _AFTER and _AFTER[kind].match(text, end))
            if goes_on and not titled(start):
                return True
        elif "0" <= follows <= "9" and kind == "places" and _has_score(text, start, end):
            return True
    behind_of = kind == "places" and text[start - 1] == " " and text[start - 2] in "efEF"  # "of", "de", "of the"
    return behind_of and _BEFORE.search(text[max(0, start - 24) : start]) is not None


def _has_score(text: str, start: int, end: int) -> bool:
    if _SCORE.match(text, end):
        return True
    return bool(re.match(r" \d{1,3}(?![\d/-])", text[end : end + 6])) and bool(_SCORED.search(text[max(0, start - 40) : start]))
