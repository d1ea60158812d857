"""The dateline: the words before an article's first sentence that say where it was written, when, and for whom.

Every word of a dateline must be explained, as a place, a region, a date or an agency; a beginning that is not belongs to the
article's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pressmark import datings
from pressmark.model import Outlet, When

LONGEST = 140  # characters; the longest in twenty thousand wires is under a hundred

_AGENCIES = """
AA, AAP, AFP, AKIpress, ANI, ANSA, AP, APA, Agence France-Presse, Anadolu, Associated Press, Azertag, BNS, Belga,
BelTA, Bloomberg, CP, DPA, EFE, IANS, IRNA, Interfax, Interfax-Kazakhstan, Kabar, Kazinform, KazTAG, KCNA, KNA, Kyodo,
Kyodo News, NTB, PA, PTI, Reuters, RIA Novosti, Reuter, SPA, Sputnik, TASS, The Associated Press, The Canadian Press,
Trend, TT, UNB, UPI, UzA, WAM, Xinhua, Yonhap, ИТАР-ТАСС, Интерфакс, Казинформ, Қазақпарат, КазТАГ, РИА Новости,
Спутник, ТАСС
"""
_AGENCY = {name.lower(): name for name in re.split(r",\s+", _AGENCIES.strip())}

_NOT_PLACES = frozenset(
    """analysis and breaking comment correction editorial exclusive explainer factbox feature file focus fact first gallery
    interview just live news note now opinion photo photos podcast preview profile q&a read recap report review special
    sports summary timeline top update updated urgent us video warning watch weather why world важно видео интервью
    мнение обзор обновлено срочно фото экспресс шұғыл сұхбат""".split()
)
_SMALL = frozenset(
    "al am an and au by d da das de del der des di do dos du e el en in la las le les na of on sur the un upon van y".split()
)
_KEEP = frozenset("AFB DC DRC UAE UK UN US USA".split())

_END = re.compile(
    r"\)\s*(?:[-–—]{1,2}|[.:])?\s*|\s[-–—]{1,3}\s+|(?<=\w)--\s*|(?<=\w)—\s*|(?<=[\w.]),?\s?[-–]\s+|[.:]\s+(?![-–—])"
)
_MAY_END = re.compile(r"[-–—)]")
_OF_THE_YEAR = re.compile(r"(?:\s(?:года|г(?:\.|\b)|жылы|ж(?:\.|\b)))?")
_BREAK = re.compile(r"\s*(,|;|\||/|(?<=\w{3})\.|(?:(?<=\s)|^|(?<=[\w.,]))[-–—]+(?=\s|$))\s*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says. `fields` are the stretches of it that say something: start, end, field."""

    end: int  # where the article's own words begin
    place: str = ""  # in title case
    agency: str = ""
    outlet: str = ""
    when: When | None = None
    fields: tuple[tuple[int, int, str], ...] = ()


def read(text: str, outlets: Sequence[Outlet] = ()) -> Dateline | None:
    """The dateline a paragraph begins with; None when it begins with a sentence.

    >>> said = read("RIO DE JANEIRO, April 30 (Reuters) — Talks began.")
    >>> said.place, said.agency, said.when.written, said.fields
    ('Rio de Janeiro', 'Reuters', 'XXXX-04-30', ((0, 14, 'dateline'), (16, 24, 'published'), (26, 33, 'agency')))
    >>> read("Talks began — at last.")
    """
    own = {name.lower(): outlet.name for outlet in outlets for name in (outlet.name, *outlet.aliases, *outlet.names)}
    start, prefix = _dated(text)
    best = None
    for match in _END.finditer(text, start, min(len(text), LONGEST)):
        if _balanced(text[start : match.end()]):
            best = _explained(text, start, match, own) or best
    if best:
        when = best.when or (prefix.when if prefix else None)
        return Dateline(
            best.end, best.place, best.agency, best.outlet, when, (*(prefix.fields if prefix else ()), *best.fields)
        )
    return prefix


@lru_cache(maxsize=10_000)
def is_opening(text: str) -> bool:
    """Whether a line opens an article beyond doubt: a place, a date or an agency, and then words.

    >>> is_opening("OSLO, May 3 - The ferry left."), is_opening("OSLO - The ferry left."), is_opening("May 3 - Oslo")
    (True, False, False)
    """
    if not (text[:1].isupper() and _MAY_END.search(text, 0, LONGEST)):
        return False
    said = read(text)
    return bool(said and said.place and (said.when or said.agency) and len(text[said.end :].split()) > 2)


def agency(name: str) -> str:
    """The agency of this name, as it spells itself; nothing when there is none.

    >>> agency("REUTERS"), agency("Jane Doe")
    ('Reuters', '')
    """
    return _AGENCY.get(name.lower(), "")


def _dated(text: str) -> tuple[int, Dateline | None]:
    """A date, with its label, that stands before everything else in the line."""
    label = re.match(r"\W*(?:date|published|posted|дата|опубликовано|жарияланды)\W+", text, re.IGNORECASE)
    if not label:
        return 0, None
    found = next(iter(datings.find(text[: LONGEST + label.end()])), None)
    if not found or found.start != label.end():
        return 0, None
    after = found.end + len(text[found.end :]) - len(text[found.end :].lstrip(" ,.;|•–—-"))
    return after, Dateline(after, when=found.when, fields=((found.start, found.end, "published"),))


def _balanced(head: str) -> bool:
    return head.count("(") == head.count(")")


def _explained(text: str, start: int, match: re.Match[str], own: dict[str, str]) -> Dateline | None:
    """The dateline that ends here, if every word of it says something a dateline may say."""
    end, mark = match.end(), match[0].strip()
    head = text[start : match.start()] + (")" if mark.startswith(")") else "")
    fields: list[tuple[int, int, str]] = []
    when, names, blank, sure = None, [], head, False
    for found in datings.find(head):
        when = when or found.when
        fields.append((start + found.start, start + found.end, "published"))
        after = _OF_THE_YEAR.match(blank, found.end).end()  # type: ignore[union-attr]  # it matches the empty string
        blank = blank[: found.start] + "\0" * (after - found.start) + blank[after:]
    for bracket in re.finditer(r"\(([^()]*)\)", blank):
        inside = list(_pieces(bracket[1]))
        if not inside and "\0" not in bracket[1]:
            return None
        if any(not _is_name(piece) for _, piece, _ in inside):
            return None
        known = any(piece.lower() in _AGENCY or piece.lower() in own for _, piece, _ in inside)
        sure = sure or known or "\0" in bracket[1]
        if not known and re.search(r"\s[-–—]+\s", blank[: bracket.start()]):
            return None  # a name in brackets after the dash belongs to the sentence
        names += [(start + bracket.start(1) + at, piece) for at, piece, _ in inside]
        blank = blank[: bracket.start()] + " " * len(bracket[0]) + blank[bracket.end() :]
    pieces = list(_pieces(blank))
    if len(pieces) > 4 or not (pieces or names or fields):
        return None
    if mark == ")" and not sure:
        return None  # "European Community (EC) ministers"
    strong = bool(names or fields)
    place: list[str] = []
    for number, (at, piece, before) in enumerate(pieces):
        known = _is_known(piece, own)
        if number == 0 and not (known and strong):
            if not _is_place(piece, strong, mark):
                return None
            place.append(title(piece))
            fields.append((start + at, start + at + len(piece), "dateline"))
        elif known or (before != "," and piece.isupper() and _is_name(piece)):
            names.append((start + at, piece))
        elif before == "," and _is_name(piece) and len(piece.split()) <= 3 and place:
            place.append(title(piece))
            fields[-1] = (fields[-1][0], start + at + len(piece), "dateline")
        else:
            return None
    if mark in (".", ":") and not names and not when:
        return None  # a sentence, or a heading, of one name
    if not strong and pieces and not pieces[0][1].isupper() and text[end : end + 1].islower():
        return None  # "Astana – the capital – …"
    dated = bool(when and place and pieces[0][1].isupper() and blank.rstrip().endswith("\0"))
    if mark == "." and not dated and not (pieces and pieces[-1][1].lower() in (_AGENCY.keys() | own.keys())):
        return None
    if not place and not (names and all(name.lower() in _AGENCY or name.lower() in own for _, name in names)):
        return None
    if len(names) > 2 or not text[end:].strip():
        return None
    agency, outlet = "", ""
    if names:
        agency = _AGENCY.get(names[-1][1].lower(), names[-1][1])
        fields.append((names[-1][0], names[-1][0] + len(names[-1][1]), "agency"))
    if len(names) == 2:
        outlet = names[0][1]
        fields.append((names[0][0], names[0][0] + len(outlet), "outlet"))
    return Dateline(end, ", ".join(place), agency, outlet, when, tuple(sorted(fields)))


def _is_known(piece: str, own: Mapping[str, str]) -> bool:
    """Whether a name is an agency's or the paper's own; "Pa." is a state, and PA an agency."""
    if piece.lower() in own:
        return True
    return piece.lower() in _AGENCY and (len(piece) > 3 or piece.isupper() or piece == _AGENCY[piece.lower()])


def _pieces(text: str) -> Iterator[tuple[int, str, str]]:
    """What stands between the separators: where, what, and the separator before it."""
    at, before = 0, ""
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        piece = text[at:end].strip(" \0.:")
        if piece:
            yield text.index(piece, at), piece, before
        if match:
            # A blanked date is no word, but what follows it is no longer joined to the place.
            before = match[1] if "\0" not in text[at:end] else "-"
            at = match.end()


def _is_name(piece: str) -> bool:
    return len(piece.split()) <= 5 and piece[:1].isupper() and not re.search(r"[\"“”«»?!]|\d{3}", piece)


def _is_place(piece: str, strong: bool, mark: str) -> bool:
    """Capitals alone make a place; other capitalised words need a date, an agency or a dash that is no hyphen."""
    tokens = piece.split()
    letters = re.sub(r"[\W\d_]", "", piece)
    if not 1 <= len(tokens) <= 6 or len(letters) < 3 or re.search(r"\d", piece) or tokens[0].lower().strip(".:") in _NOT_PLACES:
        return False
    if letters.isupper() or all(token.isupper() or token.lower() in _SMALL for token in tokens):
        return True
    capitals = all(token[:1].isupper() or token.lower() in _SMALL for token in tokens) and tokens[0][:1].isupper()
    return capitals and (strong or (mark in ("–", "—") and len(tokens) <= 2))


def title(place: str) -> str:
    """A place printed in capitals, in title case; one that is not stays as it is.

    >>> title("RIO DE JANEIRO"), title("NUR-SULTAN"), title("WASHINGTON, D.C.")
    ('Rio de Janeiro', 'Nur-Sultan', 'Washington, D.C.')
    """
    if not place.isupper():
        return place
    done = []
    for number, word in enumerate(re.split(r"([\s-]+)", place)):
        if word in _KEEP or re.fullmatch(r"(?:\w\.)+\w?,?", word):
            done.append(word)
        elif number and word.lower() in _SMALL:
            done.append(word.lower())
        else:
            done.append(word.capitalize())
    return re.sub(r"(?<=\b[DLODМ]['’])\w", lambda match: match[0].upper(), "".join(done))
