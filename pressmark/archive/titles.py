"""Titles: the office that stands before a person's name. "Deputy Secretary of State Jane Roe" names Jane Roe, and no state.

A general vocabulary of office words in English, Russian and Kazakh; it knows no person and no list of countries. A title is
read backwards from the name: what the office is over ("of Foreign Affairs of the Republic"), the office, what qualifies it
("US", "First Deputy"). It must touch the name: an apposition after a comma is a description, not a title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_OFFICES = frozenset(
    """
    president vice-president premier minister vice-minister secretary undersecretary under-secretary chancellor chairman
    chairwoman chairperson chair speaker ambassador envoy consul governor mayor akim senator congressman congresswoman
    lawmaker deputy delegate representative commissioner director director-general secretary-general head chief
    spokesman spokeswoman spokesperson adviser advisor aide coordinator negotiator counselor counsellor official diplomat
    leader general colonel major captain lieutenant admiral marshal commander king queen prince princess pope sultan emir
    assemblyman assemblywoman councilman councilwoman councillor councilor alderman sheriff coroner detective officer coach
    sergeant sgt. superintendent constable corporal reps. sens.
    sheikh shah judge justice prosecutor attorney inspector ombudsman professor academician rector dean bishop archbishop
    patriarch cardinal imam mufti rabbi treasurer founder ceo mp mr mr. mrs mrs. ms ms. dr dr. sir lord lady dame prof prof.
    rep rep. sen sen. gov gov. gen gen. col col. lt lt. capt capt. maj maj. adm adm. amb amb. pres pres. hon hon.
    акад. акад проф. проф г-н г-жа
    """.split()
)
_OFFICE_STEMS = re.compile(
    # Russian: a stem and its case ending.
    r"(?:вице-|экс-|госп|пресс-|спец|зам)?(?:президент|премьер(?:-министр)?|министр|председател|спикер|посол|посл|посланник|представител|"
    r"секретар|аким|губернатор|мэр|сенатор|депутат|советник|директор|генерал|полковник|руководител|лидер|корол|королев|"
    r"канцлер|комиссар|начальник|академик|профессор|заместител|глав|госсекретар|дипломат|координатор|омбудсмен)"
    r"(?:а|я|у|ю|ом|ем|ём|е|и|ь|ы|ой|ей)?"
    # Kazakh: the office belongs to something, and may be in a case.
    r"|(?:вице-|экс-)?(?:президент|премьер-министр|министр|хатшы|басшы|төраға|елші|өкіл|әкім|спикер|депутат|орынбасар|жетекші|директор|кеңесші|"
    r"көшбасшы|канцлер|уәзір)(?:і|ы|сы|сі)?(?:ның|нің|ға|ге|на|не|ны|ні|н|мен)?"
)
_QUALIFIERS = frozenset(
    """
    first second former ex acting interim outgoing incoming deputy vice prime foreign finance defense defence interior
    justice energy trade treasury commerce economy health education culture transport environment climate agriculture labor
    labour press state
    national federal regional presidential parliamentary senior junior chief principal permanent special general assistant
    under associate executive managing honorary high supreme grand crown attorney security cabinet party opposition house
    senate majority minority official personal extraordinary plenipotentiary top us u.s. usa u.s.a. uk u.k. un u.n. eu e.u.
    uae european british french dutch greek czech swiss welsh thai kazakh uzbek kyrgyz tajik turkmen kazakhstani united
    первый первого первому первым бывший бывшего бывшему бывшим официальный официального официальному официальным
    специальный специального специальному специальным генеральный генерального генеральному генеральным
    государственный государственного государственному государственным постоянный постоянного постоянному постоянным
    сыртқы ішкі істер мемлекеттік мемлекет бас бірінші ресми бұрынғы қорғаныс қаржы экономика ғылым білім республикасы
    """.split()
)
_DEMONYM = re.compile(r"[A-Z][a-z]{3,}(?:an|ese|ish|ni|qi|li|di)|\w+ск(?:ий|ого|ому|им|ом)|\w+(?:ның|нің|дың|дің|тың|тің)")
_PARTIES = frozenset(  # whom a place may have; and nations that the pattern does not tell
    """
    republicans democrat democrats democratic conservative conservatives liberal liberals labour tory tories socialist
    socialists communist communists progressive progressives independent independents christian christians muslim muslims
    catholic catholics islamist islamists marxist maoist nationalist arab croat hindu hutu kurd serb sikh slovak tamil tutsi
    zulu
    """.split()
)
_FORENAMES = frozenset(  # which look like words for nations
    """
    Adrian Aidan Bohdan Brendan Brian Bryan Christian Damian Dorian Duncan Dylan Ethan Evan Fabian Gillian Giovanni Hassan
    Jillian Joan Jonathan Jordan Julian Kieran Lillian Logan Meghan Megan Milan Morgan Nathan Nolan Norman Roman Ronan Ryan
    Sebastian Stephan Susan Tristan Vivian
    """.split()
)
_OVER = frozenset("of for to on at по при в".split())  # "Envoy for Climate", "советник по экономике"
_WITHIN = frozenset("of for to on at the and & по при в и".split())
_FIELDS = frozenset("justice general staff deputy major".split())  # an office, or what the office is over
_BODIES = frozenset(
    """
    state government delegation committee commission department mission agency board office council parliament company party
    opposition affairs staff security foreign policy region city
    """.split()
)
_RUSSIAN_GENITIVE = re.compile(r"(?!\w+л[аи]$)[а-я-]*(?:ых|их|ой|ей|ого|его|ии|ия|ы|и|а|я|дел|сил)")
_AFTER = frozenset('. : ; ! ? ) ] » ” " |'.split())  # a word that ends so belongs to another sentence or clause
_OPENING = "\"'“„«‘([—–-"
_SMALL = _WITHIN | _BODIES | _QUALIFIERS  # words without a capital in what an office is over
_LONGEST = 160  # characters; "Under Secretary of State for Arms Control and International Security Affairs" has 78


def before(text: str, name: int, floor: int = 0, places: Mapping[int, int] | None = None) -> int:
    """Where the title begins that stands directly before the name at `name`; `name` itself when there is none.

    `text` is folded. Nothing before `floor` is looked at. `places` maps the end of each place named in the text to its
    start, so that "United States" before an office is taken whole, whatever the places are.

    >>> before("talks with US Secretary of State Jane Roe", 33)
    11
    >>> before("the Secretary of State, Jane Roe", 24)
    24
    """
    floor = max(floor, name - _LONGEST)
    over: list[str] = []  # the words between the office and the name, the last first
    at = name
    while True:
        word, start = word_before(text, floor, at)
        if not word or (word[-1] in _AFTER and not is_office(word)):
            return name
        bare = word.rstrip(",")
        if is_office(bare) and bare == word and _is_field(over) and not _is_over_something(text, floor, start, bare):
            return _qualified(text, floor, start, places or {})
        if not (_may_be_over(bare) and (bare == word or (over and "and" in over))):
            return name
        over.append(word)
        at = start
        if len(over) > 14 or text[start - 1 : start] != " ":
            return name


@lru_cache(maxsize=16384)  # papers have few words before names, and have them often
def is_office(word: str) -> bool:
    """Whether a word names an office or is a form of address.

    >>> is_office("President"), is_office("Mr."), is_office("президента"), is_office("State")
    (True, True, True, False)
    """
    small = word.lower()
    return small in _OFFICES or (not small.isascii() and _OFFICE_STEMS.fullmatch(small) is not None)


def is_demonym(word: str) -> bool:
    """Whether a word looks like one for a nation, or a party.

    >>> is_demonym("Ruritanian"), is_demonym("Democrat"), is_demonym("Jillian")
    (True, True, False)
    """
    return word.lower() in _PARTIES or (word not in _FORENAMES and _DEMONYM.fullmatch(word) is not None)


def only(spelling: str) -> bool:
    """Whether a spelling is a title and nobody's name.

    >>> only("Secretary of State"), only("Secretary Roe")
    (True, False)
    """
    after = f"{spelling} "
    return before(after, len(after)) == 0


def is_title_word(word: str) -> bool:
    """Whether a word names an office, or may qualify one: "Deputy", "Kazakh", "российский"."""
    return is_office(word) or word.lower() in _QUALIFIERS or (word not in _FORENAMES and _DEMONYM.fullmatch(word) is not None)


def word_before(text: str, floor: int, end: int) -> tuple[str, int]:
    """The word that ends at the space before `end`, without an opening quotation mark, and where it starts."""
    if end - 1 <= floor or text[end - 1] != " ":
        return "", end
    start = text.rfind(" ", floor, end - 1) + 1 or floor
    word = text[start : end - 1]
    bare = word.lstrip(_OPENING)
    if "|" in bare:
        bare = bare.rpartition("|")[2]
    return bare, end - 1 - len(bare)


def _qualified(text: str, floor: int, start: int, places: Mapping[int, int]) -> int:
    """Where the words that qualify the office at `start` begin."""
    while text[start - 1 : start] == " ":
        if (place := places.get(start - 1, -1)) >= floor:
            if word_before(text, floor, place)[0].lower() in ("in", "at"):  # "in Astana President Roe said"
                break
            start = place
            continue
        word, at = word_before(text, floor, start)
        if not word or not is_title_word(word):
            break
        start = at
    return start


def _is_field(over: list[str]) -> bool:
    """Whether these words, the last first, can be what an office is over: nothing, or "of Ecology, Geology and Resources"."""
    if not over:
        return True
    return over[0].lower() not in _WITHIN and (over[-1].lower() in _OVER or not over[-1].isascii())


def _is_over_something(text: str, floor: int, start: int, word: str) -> bool:
    """Whether this is the Justice in "Minister of Justice"."""
    return word.lower() in _FIELDS and word_before(text, floor, start)[0].lower() in _OVER


@lru_cache(maxsize=16384)
def _may_be_over(word: str) -> bool:
    return word[:1].isupper() or word in _SMALL or _RUSSIAN_GENITIVE.fullmatch(word) is not None
