"""Units: the words that stand around a figure. Numerals, currencies, measures, and what leaves room about it.

English, Russian and Kazakh. A form that ends in `*` may go on: "километр*" is also "километров".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TO_TWENTY = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

NUMERALS: Mapping[str, int] = {
    **{word: value for value, word in enumerate(_TO_TWENTY.split(), 2)},  # "one" is more often somebody than a number
    **{word: 10 * value for value, word in enumerate(_TENS.split(), 2)},
    "dozen": 12,
}

TIMES: Mapping[str, float] = {
    "hundred": 1e2,
    **dict.fromkeys("thousand k тыс тысяч мың".split(), 1e3),
    **dict.fromkeys("million mln mn m млн миллион".split(), 1e6),
    **dict.fromkeys("billion bln bn b млрд миллиард".split(), 1e9),
    **dict.fromkeys("trillion trn tn трлн триллион".split(), 1e12),
}

SIGNS: Mapping[str, str] = {
    **{"$": "dollar", "US$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₸": "tenge", "₽": "rouble", "₹": "rupee"},
    **{f"{country}$": f"{country} dollar" for country in ("A", "C", "HK", "NZ")},
}

_CURRENCIES = {
    "dollar": "dollar dollars долл доллар*",
    "euro": "euro euros евро",
    "pound": "pounds фунт*",
    "yen": "yen иен*",
    "tenge": "tenge тенге теңге*",
    "rouble": "rouble roubles ruble rubles рубл*",
    "rupee": "rupee rupees рупи*",
    "yuan": "yuan юан*",
}

_MEASURES = {
    "km": "km kilometre kilometres kilometer kilometers км километр* шақырым",
    "mile": "mile miles",
    "metre": "metre metres meter meters метр*",
    "foot": "foot feet ft",
    "inch": "inch inches",
    "yard": "yard yards",
    "ton": "ton tons tonne tonnes тонн*",
    "kg": "kg kilo kilos kilogram kilograms кг килограмм*",
    "ounce": "ounce ounces",
    "hectare": "hectare hectares ha га гектар*",
    "acre": "acre acres",
    "barrel": "barrel barrels баррел*",
    "degree": "degree degrees градус*",
    "mph": "mph",
    "megawatt": "MW megawatt megawatts МВт мегаватт*",
    "litre": "litre litres liter liters литр*",
    "gallon": "gallon gallons",
    "second": "second seconds секунд*",
    "minute": "minute minutes минут*",
    "hour": "hour hours час часа часов сағат*",
    "day": "day days дня дней күн*",
    "week": "week weeks недел* апта*",
    "month": "month months месяц* ай",
    "year": "year years года лет жыл*",
    "decade": "decade decades",
}


_GOES_ON = r"\w*"


def _forms(table: Mapping[str, str]) -> str:
    """A pattern for any form of a table, with a group for each of its units."""
    return "|".join(
        f"(?P<{name}>{'|'.join(form.replace('*', _GOES_ON) for form in forms.split())})" for name, forms in table.items()
    )


CURRENCY = re.compile(
    rf"[\s-]?(?:(?:U\.?S\.?|American|американск\w+|АҚШ)\s)?(?:{_forms(_CURRENCIES)})(?!\w)\.?",
    re.IGNORECASE,
)
MEASURE = re.compile(rf"[\s-]?(?P<square>square[\s-]|sq\.?\s|кв\.?\s)?(?:{_forms(_MEASURES)})(?!\w)", re.IGNORECASE)
SHARE = re.compile(
    r"[\s-]?(?:%|per\s?cent(?:age)?\b|pct\b|процент\w*|пайыз\w*)(?P<points>[-\s]points?|\sпункт\w*)?",
    re.IGNORECASE,
)
AGED = re.compile(r"[-\s]years?[-\s]olds?\b|-летн\w+|\s?жастағы", re.IGNORECASE)

_OVER = (
    "more than|over|above|at least|no (?:fewer|less) than|in excess of|upwards? of|более|больше|свыше|не менее|астам|кемінде"
)
_UNDER = "less than|fewer than|under|below|up to|at most|no more than|nearly|almost|close to|менее|меньше|до|почти|дейін"
_ABOUT = "about|around|roughly|approximately|some|an estimated|estimated|около|примерно|порядка|шамамен|жуық"

LOOSE_BEFORE = re.compile(
    rf"\b(?:(?P<over>{_OVER})|(?P<under>{_UNDER})|(?P<about>{_ABOUT}))\s(?:an?\s|the\s|some\s)?\Z",
    re.IGNORECASE,
)
LOOSE_AFTER = re.compile(r"\s(?:or so|plus|or more)\b|\+")


def group(match: re.Match[str]) -> str:
    """The unit that a pattern of a table has found."""
    return next(name for name, found in match.groupdict().items() if found and name != "square")
