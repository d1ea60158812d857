"""Words: what counts as a word of a text, and the stem under which it is found.

The words of plain English are cut, left out and stemmed as lunr (lunr.py) does it. Ours goes before its steps, on both sides:
letters lose their marks (café is cafe, Тоқаев is Токаев), “Kazakhstan’s” is Kazakhstan, a dash cuts like a hyphen, and 12:30,
5,000 and U.S. are words. `templates/static/words.js`, `stemmer.js` and `russian.js` do the same in the reader's browser; tests
hold them equal, letter by letter and word by word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain

from lunr.stemmer import porter_stemmer
from lunr.stop_word_filter import WORDS
from snowballstemmer.russian_stemmer import RussianStemmer

LONGEST_STEMMED = 100  # letters; what is longer is no word, and lunr's stemmer recurses over every y of it

_COMMONEST = "the of to and in a that is for was on with as by it at from be have are an his he not but this they will had who"
_RUSSIAN = """а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее если есть
    еще же за и из или им их к как ко когда кто ли лишь между меня мне мы на над нам нас не него нее нет ни них но ну о об
    однако он она они оно от по под при с со так также такой там те тем то того тоже той только том ты у уже хотя чего чей чем
    что чтобы чье чья эта эти это этого этой этом этот я"""
_KAZAKH = """және мен бен пен бұл осы сол ол үшін туралы деп де да те та ма ме ба бе па пе еді екен бір бар жоқ болып болды
    болған болады арқылы бойынша дейін кейін ғана тағы сондай олар оның біз сіз"""

# Letters that Unicode does not take apart into a plain one and its mark.
_PLAIN = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "þ": "th", "ə": "a", "ς": "σ"}
    | dict(zip("әғқңөұүһі", "агкноуухи", strict=True))
    | dict.fromkeys("’‘ʼ′`´", "'")
    | dict.fromkeys("\xad\u200b\u200c\u200d\u2060\ufeff")  # soft hyphens and what has no width
)
_WORD = re.compile(
    r"(?<!\w)\w(?:\.\w)+(?!\w)"  # u.s.a
    r"|\w+(?:['&]\w+|(?<=\d)[.,:/](?=\d)\w+)*"
)
_ENGLISH_S = re.compile(r"'s$")
_ELIDED = re.compile(r"^[dl]'(?=\w\w)")  # d'Estaing, l'Europe


def fold(text: str) -> str:
    """A text in small letters without their marks; the Russian й is a letter and stays.

    >>> fold("Café – Қасым-Жомарт Тоқаев’s Йод")
    "cafe – касым-жомарт токаев's йод"
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.lower()).lower().replace("и\u0306", "й")
    return "".join(letter for letter in text if unicodedata.category(letter)[0] != "M").translate(_PLAIN)


def cut(text: str) -> Iterator[str]:
    """The words of a text, in order, as search knows them before they are stemmed.

    >>> list(cut("The U.S. and Kazakhstan’s 5,000 O’Briens met at 12:30—again and/or not"))
    ['the', 'u.s', 'and', 'kazakhstan', '5,000', 'obriens', 'met', 'at', '12:30', 'again', 'and', 'or', 'not']
    """
    for word in _WORD.findall(fold(text)):
        if "'" in word:
            word = _ELIDED.sub("", _ENGLISH_S.sub("", word)).replace("'", "")
        if word:
            yield word


def _numbered(words: Iterable[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(dict.fromkeys(words))}


STOP = _numbered(
    (
        *(word for word in _COMMONEST.split() if word in WORDS),
        *sorted(word for word in WORDS if word.isalpha()),
        *map(fold, _RUSSIAN.split()),
        *map(fold, _KAZAKH.split()),
    )
)
"""Words so common that they are not in the index, and a number for each, which stands in the places of phrases."""

ENGLISH_STOP = tuple(word for word in STOP if word.isascii())

_russian = RussianStemmer()


def is_cyrillic(word: str) -> bool:
    """Whether a word is written in Cyrillic letters, as far as its first letter tells."""
    return "\u0400" <= word[:1] <= "\u04ff"


KNOWN: dict[str, str] = {}
"""Words and their stems, as far as they have been worked out. The stemmers are slow: each word once, and once for ever."""


def stem(word: str, language: str = "") -> str:
    """The stem of a word; empty for one that is passed over.

    Whatever the language of the article, a word in Latin letters is stemmed as English, with lunr's stemmer; one in Cyrillic
    letters as Russian, but in a Kazakh article (`language` "kk") not at all.

    >>> stem("treaties"), stem("the"), stem("переговоров"), stem("переговоров", "kk")
    ('treati', '', 'переговор', 'переговоров')
    """
    if word in STOP:
        return ""
    if len(word) > LONGEST_STEMMED or (language == "kk" and is_cyrillic(word)):
        return word
    known = KNOWN.get(word)
    if known is None:
        known = KNOWN[word] = str(_russian.stemWord(word) if is_cyrillic(word) else porter_stemmer.stem(word))
    return known


class _Read(dict[str, tuple[str | int, ...]]):
    """What stands between two spaces, and the words in it. The same stands in most articles: each is looked at once."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __missing__(self, token: str) -> tuple[str | int, ...]:
        found = self[token] = tuple(stem(word, self.language) or STOP[word] for word in cut(token))
        return found


_READ = {language: _Read(language) for language in ("", "kk")}


def read(text: str, language: str = "") -> Iterator[str | int]:
    """The stem of each word of a text, in order; of a word that is passed over, its number.

    >>> list(read("The Treaty of—Astana"))
    [0, 'treati', 1, 'astana']
    """
    known = _READ["kk" if language == "kk" else ""]
    return chain.from_iterable(map(known.__getitem__, text.split()))


def stems(text: str, language: str = "") -> list[str]:
    """The stems of a text, in order.

    >>> stems("The Treaty was signed: a treaty, at last signed")
    ['treati', 'sign', 'treati', 'last', 'sign']
    """
    return [stem for stem in read(text, language) if isinstance(stem, str)]
