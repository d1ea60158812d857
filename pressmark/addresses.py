"""Addresses: ids, slugs, where each page stands, older addresses that lead there, and the ledger of what was published."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from datetime import date
from functools import lru_cache

from pressmark import dates
from pressmark.model import Article, Entity, Origin, Outlet, Problem, Tree, When

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"  # betanumeric: no vowels, so no words; no l, which looks like 1
_LENGTH = 6
LEDGER = "content/permalinks.txt"
UNDATED = "undated.html"


def check_character(stem: str) -> str:
    """The last character of an id, which catches any one slip in copying it.

    NOID check digit algorithm: alphabet of 29, position times ordinal, modulo 29.

    >>> check_character("13030/xf93gt2")
    'q'
    """
    ordinals = (ALPHABET.find(character) for character in stem)
    return ALPHABET[sum(place * max(ordinal, 0) for place, ordinal in enumerate(ordinals, 1)) % len(ALPHABET)]


def article_id(sha256: str, taken: Container[str] = ()) -> str:
    """The id of the article filed from the clipping with this sha256 (64 hexadecimal digits); the next free one if it is taken.

    >>> article_id("92706be7996741ee" * 4)
    'ac2zht6t'
    """
    number = int(sha256, 16)
    while True:
        stem = "a"
        rest = number
        for _ in range(_LENGTH):
            rest, ordinal = divmod(rest, len(ALPHABET))
            stem += ALPHABET[ordinal]
        found = stem + check_character(stem)
        if found not in taken:
            return found
        number += 1


def is_article_id(text: str) -> bool:
    """True for an id as `article_id` makes them, with its check character right."""
    return bool(re.fullmatch(f"a[{ALPHABET}]{{{_LENGTH + 1}}}", text)) and check_character(text[:-1]) == text[-1]


def of_article(id: str) -> str:
    """The address of an article's page."""
    return f"a/{id}.html"


def of_proposed(id: str) -> str:
    """The address of an event that nobody has named yet; its id is that of its earliest article."""
    return f"events/{id}.html"


def of_year(year: int) -> str:
    """The address of a year's page."""
    return f"{year:04}/index.html"


def of_month(year: int, month: int) -> str:
    """The address of a month's page."""
    return f"{year:04}/{month:02}/index.html"


def of_day(day: date) -> str:
    """The address of a day's page."""
    return f"{day.year:04}/{day.month:02}/{day.day:02}.html"


def of_when(when: When | None) -> str:
    """The address of the page for a date, as exact as the date is; of an interval, for its first day.

    It is `UNDATED` where no year is known.
    """
    if when is None or when.first is None:
        return UNDATED
    match dates.precision(when):
        case "day":
            return of_day(when.first)
        case "month":
            return of_month(when.first.year, when.first.month)
        case _:
            return of_year(when.first.year)


def of_part(whole: str, part: str) -> str:
    """The address of a part of what is too much for one page.

    >>> of_part("people/ada-quill.html", "2023")
    'people/ada-quill/2023.html'
    """
    return f"{whole.removesuffix('.html')}/{part}.html"


def whole_of(part: str) -> str:
    """The address of the page that this one would be a part of. When an archive shrinks, its parts lead there.

    >>> whole_of("people/ada-quill/2023.html"), whole_of("names/m-a.html")
    ('people/ada-quill.html', 'names.html')
    """
    return f"{posixpath.dirname(part)}.html"


def subject(written: str) -> tuple[str, str]:
    """A subject as an article gives it: its name, and its code among the IPTC Media Topics where that stands behind it.

    >>> subject("politics (medtop:11000000)"), subject("harbours")
    (('politics', '11000000'), ('harbours', ''))
    """
    match = re.fullmatch(r"(.*\S)\s*\(medtop:(\d{8})\)", written)
    return (match[1], match[2]) if match else (written, "")


# Letters that Unicode does not take apart into a plain letter and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"}
)
_RESERVED = re.compile(r"index|con|prn|aux|nul|com\d|lpt\d")  # a folder's own page, and names no Windows file may have


def slug(name: str) -> str:
    """A name as part of an address: a–z, 0–9 and hyphens, at most 60 characters; empty where no such letters are left.

    >>> slug("Kassym-Jomart Tokayev"), slug("C5+1"), slug("Қазақстан"), slug("CON")
    ('kassym-jomart-tokayev', 'c5-1', '', '')
    """
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).casefold()
    if sum(character.isalpha() for character in plain) > 2 * sum(
        character.isascii() and character.isalpha() for character in plain
    ):
        return ""  # mostly another script: what is left of it would mislead
    plain = re.sub(r"['’.]", "", plain)
    found = re.sub(r"[^a-z0-9]+", "-", "".join(character for character in plain if not unicodedata.combining(character)))
    if len(found) > 60:
        found = found[:60].rpartition("-")[0] or found[:60]
    found = found.strip("-")
    return "" if _RESERVED.fullmatch(found) else found


def assign(
    entities: Iterable[Entity], outlets: Iterable[Outlet], subjects: Iterable[str]
) -> tuple[dict[str, str], list[Problem]]:
    """Where each name, outlet and subject has its page: key to address.

    A pinned slug comes first; then each takes the slug of its name, or a hash of the name where that is empty or taken.
    Who takes what does not depend on the order of the register. A subject has one page, with a code behind it or without.
    """
    entries: list[Entity | Outlet] = [*entities, *outlets]
    claims = [(entry.key, entry.slug, entry.origin) for entry in entries]
    filed = {written: f"subjects/{subject(written)[0]}" for written in subjects}
    claims += [(key, "", Origin("content/articles")) for key in dict.fromkeys(filed.values())]
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    problems: list[Problem] = []
    for key, pinned, origin in sorted(claims, key=lambda claim: (not claim[1], claim[0])):
        folder, _, name = key.partition("/")
        wanted = pinned or slug(name)
        address = f"{folder}/{wanted}.html"
        if pinned and (slug(pinned) != pinned or address in taken):
            why = f"taken by {taken[address].partition('/')[2]}" if address in taken else "not made of a–z, 0–9 and hyphens"
            problems.append(Problem(origin, "slug-refused", f"the slug “{pinned}” of {name} is {why}", "choose another slug"))
            wanted = slug(name)
            address = f"{folder}/{wanted}.html"
        if not wanted or address in taken:
            address = f"{folder}/n{hashlib.sha256(unicodedata.normalize('NFC', name).encode()).hexdigest()[:8]}.html"
        found[key] = address
        taken[address] = key
    found |= {f"subjects/{written}": found[key] for written, key in filed.items()}
    return found, problems


def file_path(id: str, headline: str, published: When | None, taken: Container[str] = ()) -> str:
    """Where a newly filed article is put: a name for people, from which nothing is ever derived."""
    folder = f"{published.first.year:04}" if published and published.first else "undated"
    day = published.written[:10].partition("T")[0] if published else "undated"
    words = slug(headline) or id
    path = f"content/articles/{folder}/{day}-{words}.md"
    return path if path not in taken else f"content/articles/{folder}/{day}-{words}-{id}.md"


def relative(here: str, to: str) -> str:
    """The link from one address of the site to another; it names the file, so that it works from a disk as well.

    >>> relative("a/ac2zht6t.html", "people/antony-blinken.html"), relative("2023/02/28.html", "2023/02/index.html#d28")
    ('../people/antony-blinken.html', 'index.html#d28')
    """
    path, mark, fragment = to.partition("#")
    if not path or path == here:
        return f"#{fragment}" if mark else posixpath.basename(here)
    return _way(posixpath.dirname(here), path) + mark + fragment


@lru_cache(maxsize=100_000)
def _way(folder: str, path: str) -> str:
    here, there = folder.split("/") if folder else [], path.split("/")
    shared = len(posixpath.commonprefix([here, there[:-1]]))
    return "../" * (len(here) - shared) + "/".join(there[shared:])


_ADDRESS = re.compile(r"(?!/)(?!.*//)(?!.*(?:^|/)\.\.?(?:/|$))[A-Za-z0-9._~/-]+\.html")


def is_address(text: str) -> bool:
    """True for what can be the address of a page of ours: relative, below the site, a plain file name that ends in .html."""
    return bool(_ADDRESS.fullmatch(text)) and len(text) <= 200


def redirects(
    entities: Iterable[Entity], outlets: Iterable[Outlet], articles: Iterable[Article], addresses: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """Older addresses and where each leads now: `redirect_from` of every entry and article, and merged names (`see`)."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    standing = set(addresses.values())

    def lead(old: str, key: str, origin: Origin) -> None:
        old = old.lstrip("/")
        if not is_address(old):
            remedy = "write it as it stands after the site's own address: people/old-name.html"
            problems.append(Problem(origin, "redirect-malformed", f"“{old}” is not an address of a page here", remedy))
        elif old in standing:
            sentence = f"{old} is the address of a page that stands; it cannot lead elsewhere"
            problems.append(Problem(origin, "redirect-taken", sentence, "take it out of redirect_from"))
        elif found.get(old, addresses[key]) != addresses[key]:
            sentence = f"{old} already leads to {found[old]}"
            problems.append(Problem(origin, "redirect-taken", sentence, "keep it in one of the two"))
        else:
            found[old] = addresses[key]

    entries: list[Entity | Outlet] = [*entities, *outlets]
    for entry in entries:
        key = f"{entry.kind}/{entry.see}" if isinstance(entry, Entity) and entry.see else entry.key
        if key not in addresses:
            continue  # a check says that `see` leads nowhere
        if (
            isinstance(entry, Entity)
            and entry.see
            and (own := f"{entry.kind}/{entry.slug or slug(entry.name)}.html") not in standing
        ):
            lead(own, key, entry.origin)
        for old in entry.redirect_from:
            lead(old, key, entry.origin)
    for article in articles:
        for old in article.redirect_from:
            lead(old, article.id, article.line("redirect_from"))
    return dict(sorted(found.items())), problems


def read_ledger(content: Tree) -> tuple[tuple[str, ...], list[Problem]]:
    """Every address ever published, in the order of the ledger: lines of `<day> <kind> <address>`."""
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for number, line in enumerate(content.get(LEDGER, b"").decode("utf-8", "replace").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split()
        if len(parts) == 3 and is_address(parts[2]):
            found[parts[2]] = None
        else:
            remedy = "a line is `2026-11-21 article a/ac2zht6t.html`; bring the old line back from git"
            problems.append(Problem(Origin(LEDGER, number), "ledger-broken", "this line of the ledger cannot be read", remedy))
    return tuple(found), problems


def ledger_lines(published: Iterable[str], listed: Container[str], today: date) -> str:
    """What a publication adds to the ledger: a line for each address of a page that is not listed yet."""
    return "".join(
        f"{today.isoformat()} {kind_of(address)} {address}\n" for address in sorted(published) if address not in listed
    )


def kind_of(address: str) -> str:
    """What a page is, told from its address: article, person, organisation, place, event, outlet, subject, date or page.

    >>> kind_of("a/ac2zht6t.html"), kind_of("2023/02/28.html"), kind_of("about.html")
    ('article', 'date', 'page')
    """
    folder = address.partition("/")[0] if "/" in address else ""
    if re.fullmatch(r"\d{4}", folder):
        return "date"
    kinds = {"a": "article", "people": "person", "organisations": "organisation", "places": "place", "events": "event"}
    return (kinds | {"outlets": "outlet", "subjects": "subject", "compare": "comparison"}).get(folder, "page")
