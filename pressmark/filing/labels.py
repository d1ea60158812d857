"""The labels that press databases put before the fields of an article, and what each line of a document is by them.

The shapes are those in which Nexis, Factiva, ProQuest and their kin have long written plain text: what stands where, in
capitals or not, with a label or bare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

from pressmark import datings
from pressmark.filing import furniture

# --- what stands where one document ends and the next begins ----------------------------------------------------------------

BEGIN = re.compile(
    r"^[ ]*(?:\d+ (?:of|von|de|из) \d+ (?:documents?|dokumente?n?)|(?:document|dokument|документ) \d+ (?:of|von|de|из) \d+"
    r"|record: \d+)[ ]*$",
    re.IGNORECASE | re.MULTILINE,
)
END = re.compile(r"^[ ]*(?:End of Document|(?:AN +)?(?:Document|Dokument) [A-Z]\w{3,7}\d{8}\w{8,10})[ ]*$", re.MULTILINE)
_COUNTED = re.compile(r"[ ]*\d+ (?:of|von|de|из) \d+[ ]*")
WORDS = ("Document", "DOCUMENT", "Dokument", "Документ", "ДОКУМЕНТ", "Record:")  # cheap to look for
RULED = re.compile(r"^[ ]*[_=*-]{12,}[ ]*$", re.MULTILINE)


# --- the labels ---------------------------------------------------------------------------------------------------------

LABELLED = re.compile(r"[ ]*(?P<label>[^\W\d_][\w /()-]{1,30}?)[ ]?:(?:[ ]+|$)")
COPYRIGHT = re.compile(r"\W*(?:copyright\b|©|\(c\)\s)|.{0,80}\ball rights reserved|.{0,80}©\s*(?:19|20)\d\d", re.IGNORECASE)
LENGTH = re.compile(r"^[ ]*(?:LENGTH:.*|Length:.*|WC .*|\d[\d,.]* (?:words|слов\w*|Wörter|mots|palabras))[ ]*$", re.MULTILINE)

_ROLES = {  # what a label names: a field, "body" and "caption", "date" and "source", or what is left out and why
    "headline": "headline title заголовок заглавие название тақырып",
    "standfirst": "highlight standfirst подзаголовок аннотация",
    "byline": "byline author authors автор авторы автор(ы)",
    "dateline": "dateline",
    "section": "section рубрика раздел",
    "outlet": "publication publication-title newspaper издание сми название-сми название-источника",
    "source": "source publication-info источник",
    "date": "date publication-date date-of-publication pub-date дата дата-выпуска дата-публикации күні",
    "language": "language language-of-publication язык",
    "original_url": "url ссылка",
    "copyright": "copyright",
    "body": "body full-text text текст текст-статьи correction corrections notes мәтін",
    "caption": "graphic caption illustration подпись",
    "indexing": """length load-date publication-type journal-code subject subjects person people company organization industry
        geographic country state city ticker series type document-type issn edition distribution update correction-date pages
        page publication-year publisher place-of-publication country-of-publication publication-subject source-type
        proquest-document-id document-url proquest-document-link last-updated database location company-/-organization
        identifier-/-keyword business-indexing-term abstract volume issue accession-number column show anchors guests
        word-count full-text-word-count credit classification record номер номер-выпуска тираж страница регион объем
        количество-слов полоса acc-no pub-type name links section-code startofarticle""",
}
_NAMED = {name: role for role, names in _ROLES.items() for name in names.split()}
_CODES = {  # the two letters Factiva puts before a field
    "SE": "section", "CLM": "section", "HD": "headline", "BY": "byline", "CR": "credit", "PD": "date", "ET": "date",
    "SN": "outlet", "LA": "language", "CY": "copyright", "LP": "body", "TD": "body", "ART": "caption",
    **dict.fromkeys("WC SC ED PG VOL CT RF CO IN NS RE IPC IPD PUB AN".split(), "indexing"),
}  # fmt: skip
# "IN BRIEF" begins a paragraph: a code that is a word stands well apart from its value, or that is a code as well.
_CODED = re.compile(
    r"(?P<label>SE|HD|CLM|BY|CR|PD|ET|SN|LA|CY|LP|TD|ART|WC|SC|ED|PG|VOL|NS|IPC|IPD|PUB|AN)(?=$|[ ])[ ]*"
    r"|(?P<word>CT|RF|CO|IN|RE)(?:[ ]{2,}|[ ]?$|[ ](?=\S+ : ))"
)


def role_of(label: str) -> str:
    """What a label names, whatever its capitals; nothing when no database has such a label.

    >>> role_of("BYLINE"), role_of("Publication title"), role_of("Weather")
    ('byline', 'outlet', '')
    """
    return _NAMED.get(label.strip().lower().replace(" ", "-"), "")


def shape(text: str) -> str | None:
    """Which database's manner a document has; none when it has none."""
    head = text[:4096].split("\n")
    labels = {match["label"] for line in head if (match := LABELLED.match(line)) and role_of(match["label"])}
    codes = {match["label"] for line in head if (match := _CODED.match(line))}
    if len(codes & {"HD", "PD", "SN", "LP", "TD", "WC"}) >= 4:
        return "codes"
    if any(END.fullmatch(line) for line in text[-200:].split("\n")) and _words_line(head) is not None and "Body" not in head:
        return "display"
    counted = bool(BEGIN.match(text.lstrip("\n")))
    if {"LENGTH", "LOAD-DATE", "BYLINE", "HEADLINE", "LANGUAGE"} & labels and (len(labels) >= 2 or counted):
        return "capitals"
    if "Body" in {line.strip() for line in head} and {"Length", "Byline", "Section", "Load-Date", "Highlight"} & labels:
        return "headed"
    roles = {role_of(label) for label in labels}
    first = [line for line in head if line.strip()][:14]
    early = {role_of(match["label"]) for line in first if (match := LABELLED.match(line))}
    if "Full text" in labels and roles & {"outlet", "date", "source"}:
        return "labels"
    if "headline" in early and early & {"outlet", "source"} and early & {"date", "source", "outlet", "byline"} - {"headline"}:
        return "labels" if len(early - {""}) >= 3 else None
    return None


def _words_line(head: Sequence[str]) -> int | None:
    """Where Factiva says how long an article is: what stands above is its headline."""
    counted = re.compile(r"\s*\d[\d,.]* (?:words|слов\w*|Wörter|mots|palabras)\s*")
    return next((at for at, line in enumerate(head[:60]) if counted.fullmatch(line)), None)


def is_dated(line: str) -> bool:
    """Whether a line is a date, with the day of the week, the time, the edition."""
    found = datings.find(line)
    return bool(found) and len(furniture.words(line)) <= 10 and not furniture.ends_sentence(line.rstrip(". "))


# --- one document, line by line -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """Some lines of a document, what they are, and where in the first of them the label ends."""

    role: str
    numbers: tuple[int, ...]  # of the lines, from 0
    start: int = 0


def read(page: Sequence[str]) -> list[Said]:
    """What the lines of a document are; each that is not blank stands in one."""
    match shape("\n".join(page)):
        case "codes":
            said = list(_labelled(page, coded=True))
        case "display":
            said = list(_displayed(page))
        case "capitals" | "headed":
            said = list(_nexis(page))
        case _:
            said = list(_labelled(page, coded=False))
    told = {at for one in said for at in one.numbers}
    said += [Said("body", (at,)) for at, line in enumerate(page) if line.strip() and at not in told]
    return [one for one in said if one.numbers]


def _labelled(page: Sequence[str], coded: bool) -> Iterator[Said]:
    """A document in which everything has a label, but perhaps the headline above and the text below."""
    role, numbers, start, seen = "", list[int](), 0, set[str]()
    after = (
        "indexing" if any((match := LABELLED.match(line)) and role_of(match["label"]) == "body" for line in page) else "body"
    )
    for at, line in enumerate(page):
        match = (_CODED if coded else LABELLED).match(line)
        label = (match["label"] or match["word"] if coded else match["label"]) if match else ""
        named = (_CODES[label] if coded else role_of(label)) if label else ""
        if named == "headline" and seen and not numbers and not coded and "headline" in seen:
            named = "indexing"  # given once more among the terms of the index
        if (
            named
            and not coded
            and role == after == "body"
            and numbers
            and named not in ("indexing", "copyright", "original_url")
        ):
            named = ""  # "Source: …" may be a paragraph
        blank = not line.strip()
        if named and match:
            yield Said(role or "headline", tuple(numbers), start)
            role, numbers, start = named, [at], match.end()
            seen.add(named)
        elif END.fullmatch(line) or BEGIN.fullmatch(line) or RULED.fullmatch(line):
            yield Said(role or "headline", tuple(numbers), start)
            yield Said("label", (at,))
            role, numbers, start = "", [], 0
        elif blank and not coded and role not in ("", "body"):
            yield Said(role, tuple(numbers), start)
            role, numbers, start = after, [], 0
        elif not blank:
            numbers.append(at)
    yield Said(role or "headline", tuple(numbers), start)


_ALONE = {
    "body": "body", "graphic": "caption", "graphics": "caption", "notes": "body", "correction": "body", "corrections": "body",
    "classification": "indexing", "highlight": "standfirst",
}  # fmt: skip


_TAIL = frozenset(  # the labels that can end a text
    "load-date language graphic url correction correction-date notes publication-type journal-code distribution"
    " document-type pub-type acc-no".split()
)


def _nexis(page: Sequence[str]) -> Iterator[Said]:
    """A document of Nexis: paper, date and headline bare, in either order; labels; the text; labels; the copyright line."""
    capitals = any(re.match(r"[ ]*(?:LENGTH|LOAD-DATE|LANGUAGE|BYLINE|HEADLINE):", line) for line in page)
    role, inside, tail, bare, numbers, start = "", False, False, list[int](), list[int](), 0
    head = _last_of_head(page, capitals)
    for at, line in enumerate(page):
        match = LABELLED.match(line)
        label = match["label"] if match else ""
        named = role_of(label) if label and (label.isupper() if capitals else label.istitle() or label == "Load-Date") else ""
        alone = _ALONE.get(line.strip().lower().rstrip(":"), "") if not capitals or line.isupper() else ""
        if inside and not tail and label.lower().replace(" ", "-") not in _TAIL and "%)" not in line:
            named = ""  # "Source: …" may begin a paragraph
        marked = BEGIN.fullmatch(line) or END.fullmatch(line) or (not inside and _COUNTED.fullmatch(line))
        if not line.strip():
            if role and role not in ("body", "caption") and not (role == "indexing" and inside):
                yield Said(role, tuple(numbers), start)
                role, numbers, start = "", [], 0
        elif marked or named or alone or _is_rights(line, page, at, inside, role):
            yield Said(role, tuple(numbers), start)
            new = "label" if marked else named or alone or "copyright"
            role, numbers, start = new, [at], match.end() if match and named else len(line) if alone and not named else 0
            inside, tail = inside or new == "body", tail or (inside and new in ("indexing", "language"))
        elif role and (inside or role != "copyright"):
            numbers.append(at)
        elif not inside and at < head:
            bare.append(at)
        else:
            inside, role, numbers, start = True, "indexing" if tail else "body", [at], 0
    yield Said(role, tuple(numbers), start)
    yield from _bare(page, bare)


def _is_rights(line: str, page: Sequence[str], at: int, inside: bool, role: str) -> bool:
    """Whether a line is the copyright line: above the text, or in the last lines below."""
    return bool(COPYRIGHT.match(line)) and (not inside or at >= len(page) - 12) and role != "copyright"


def _last_of_head(page: Sequence[str], capitals: bool) -> int:
    """Where the last label of the head stands; before the first line when there is none."""
    head = r"[ ]*(?:LENGTH|BYLINE|SECTION|DATELINE|HIGHLIGHT|HEADLINE|BODY)\b:?" if capitals else r"[ ]*Body[ ]*$"
    return next((at for at in reversed(range(len(page))) if re.match(head, page[at])), -1)


def _bare(page: Sequence[str], numbers: Sequence[int]) -> Iterator[Said]:
    """The lines above the first label: the paper over the date and the headline below them, or the headline over both."""
    dated = next((place for place, at in enumerate(numbers) if is_dated(page[at])), None)
    groups: list[list[int]] = []
    for at in numbers:
        if groups and groups[-1][-1] == at - 1:
            groups[-1].append(at)
        else:
            groups.append([at])
    if dated is None:
        roles = ["outlet", "headline"] if len(groups) > 1 else ["headline"]
        yield from (Said(role, tuple(group)) for role, group in zip(roles, groups, strict=False))
        yield from (Said("indexing", tuple(group)) for group in groups[len(roles) :])
        return
    day = numbers[dated]
    above, below = numbers[:dated], [at for at in numbers if at > day]
    with_day = next(group for group in groups if day in group)
    edition = [at for at in below if at in with_day]
    after = [group for group in groups if group[0] > day]
    yield Said("date", (day,))
    yield Said("edition", tuple(edition))
    if after and len({at for group in groups for at in group if at < day}) <= 2 and len(above) <= 2:
        yield Said("outlet", tuple(above))
        yield Said("headline", tuple(after[0]))
        yield from (Said("indexing", tuple(group)) for group in after[1:])
    else:
        yield Said("outlet", tuple(above[-1:]))
        yield Said("headline", tuple(above[:-1]))
        yield from (Said("indexing", tuple(group)) for group in after)


def _displayed(page: Sequence[str]) -> Iterator[Said]:
    """A document of Factiva as its reader sees it: headline, writer, length, day, paper, language and rights, one a line."""
    length = _words_line(page) or 0
    above = [at for at in range(length) if page[at].strip()]
    if len(above) >= 2 and _is_signed(page[above[-1]].strip(), page[above[0]]):
        yield Said("byline", (above.pop(),))
    whole = len(above) < 2 or len(furniture.words(page[above[0]])) > 6
    yield Said("headline", tuple(above if whole else above[-1:]))
    yield from () if whole else (Said("section", tuple(above[:-1])),)
    yield Said("indexing", (length,))
    filled = [at for at in range(length + 1, len(page)) if page[at].strip()][:14]
    rights = [at for at in filled if COPYRIGHT.match(page[at])]
    tongue = [at for at in filled if language(page[at])]
    last = rights[-1] if rights else tongue[0] if tongue else length
    day = next((at for at in filled if at <= last and is_dated(page[at])), None)
    paper = None
    for at in filled:
        if at > last:
            break
        timed = re.fullmatch(r"\s*\d{1,2}:\d\d(?: \w+)?\s*", page[at])
        if at in rights:
            yield Said("copyright", (at,))
        elif at in tongue[:1]:
            yield Said("language", (at,))
        elif at == day or timed:
            yield Said("date", (at,))
        elif paper is None and day is not None and at > day:
            paper = at
            yield Said("outlet", (at,))
        else:
            yield Said("indexing", (at,))
    rest = [at for at in range(last + 1, len(page)) if page[at].strip()]
    yield Said("body", tuple(at for at in rest if not END.fullmatch(page[at])))
    yield from (Said("label", (at,)) for at in rest if END.fullmatch(page[at]))


def _is_signed(line: str, first: str) -> bool:
    """Whether the last line above an article's length is its writer, and not its headline."""
    names = re.fullmatch(r"(?:[^\W\d_a-zа-я][\w'’.-]+ ?){2,4}", line)
    return bool(re.match(r"By |Автор", line)) or bool(names and len(furniture.words(first)) >= 4)


@cache
def _languages() -> Mapping[str, str]:
    """Names of languages, in small letters, with their codes."""
    return {name.lower(): code for tongue in ("ru", "en") for code, name in Locale(tongue).languages.items() if len(code) <= 3}


def language(value: str) -> str:
    """The code of a language by its name; nothing where none has it.

    >>> language("ENGLISH"), language("русский"), language("Klingonish")
    ('en', 'ru', '')
    """
    return _languages().get(re.split(r"[;,]", value)[0].strip().lower(), "")
