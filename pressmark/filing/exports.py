"""The text a press database gives out: Nexis, Factiva, ProQuest and their kin. Many articles in a file, their fields labelled.

Such text holds no furniture of a page: what a label does not name is the article. The shapes are those in which the databases
have long written plain text; where each begins, ends and puts its labels stands in the tables below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

from pressmark import datings
from pressmark.filing import datelines, declared, encodings, furniture
from pressmark.filing import lines as page_lines
from pressmark.filing.blocks import Block, structured
from pressmark.filing.lines import Claim, Line
from pressmark.filing.pasted import Parts
from pressmark.model import Outlet

# --- the documents of an export -------------------------------------------------------------------------------------------

_BEGIN = re.compile(
    r"^[ ]*(?:\d+ (?:of|von|de|из) \d+ (?:documents?|dokumente?n?)|(?:document|dokument|документ) \d+ (?:of|von|de|из) \d+"
    r"|record: \d+)[ ]*$",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(r"^[ ]*(?:End of Document|(?:AN )?(?:Document|Dokument) [A-Z]\w{3,7}\d{8}\w{8,10})[ ]*$", re.MULTILINE)
_COUNTED = re.compile(r"[ ]*\d+ (?:of|von|de|из) \d+[ ]*")
_WORDS = ("Document", "DOCUMENT", "Dokument", "Документ", "ДОКУМЕНТ", "Record:")  # cheap to look for
_RULED = re.compile(r"^[ ]*[_=*-]{12,}[ ]*$", re.MULTILINE)


def documents(text: str) -> tuple[str, ...]:
    """The documents of an export, each with its lines; none when the text is no export. Covers and lists are no document."""
    counted = any(word in text for word in _WORDS)
    if counted and _END.search(text):
        ends = [match.end() for match in _END.finditer(text)]
        cut = [_without_cover(text[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
    elif counted and _BEGIN.search(text):
        starts = [match.start() for match in _BEGIN.finditer(text)]
        cut = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
        cut = [first if is_export(first := _RULED.split(one)[0]) else one for one in cut]
    elif any(mark * 12 in text for mark in "_=*-") and _RULED.search(text):
        cut = _RULED.split(text)
    else:
        cut = _repeated(text)
    return tuple(one.strip("\n") for one in cut if is_export(one))


def is_export(text: str) -> bool:
    """Whether a text is one document of an export: its head, or its end, is labelled as databases label them."""
    head = text[:4096]
    if _END.search(text[-200:]) and _LENGTH.search(head):
        return True
    return _shape(text) is not None


def _repeated(text: str) -> list[str]:
    """Documents that follow each other without a line between them: each begins with the label that the first began with."""
    first = _LABELLED.match(text.lstrip("\n"))
    if not first or not _role(first["label"]):
        return [text]
    starts = [match.start() for match in re.finditer(rf"^{re.escape(first['label'])}:", text, re.MULTILINE)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _without_cover(text: str) -> str:
    """A document without the list of all that stands before the first of them: from its headline on."""
    if not re.search(r"^[ ]*(?:Job Number:|Documents? \(\d+\)|Date and Time:)", text, re.MULTILINE):
        return text
    lines = text.split("\n")
    opened = next((at for at, line in enumerate(lines) if _COPYRIGHT.match(line) or _LENGTH.match(line)), 0)
    filled = [at for at in range(opened) if lines[at].strip()]
    dated = next((place for place in reversed(range(len(filled))) if _dated(lines[filled[place]])), 0)
    return "\n".join(lines[filled[dated - 2] :]) if dated >= 2 else text


# --- the labels ---------------------------------------------------------------------------------------------------------

_LABELLED = re.compile(r"[ ]*(?P<label>[^\W\d_][\w /()-]{1,30}?)[ ]?:(?:[ ]+|$)")
_COPYRIGHT = re.compile(r"\W*(?:copyright\b|©|\(c\)\s)|.{0,80}\ball rights reserved|.{0,80}©\s*(?:19|20)\d\d", re.IGNORECASE)
_LENGTH = re.compile(r"^[ ]*(?:LENGTH:.*|Length:.*|WC .*|\d[\d,.]* (?:words|слов\w*|Wörter|mots|palabras))[ ]*$", re.MULTILINE)

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


def _role(label: str) -> str:
    return _NAMED.get(label.strip().lower().replace(" ", "-"), "")


def _shape(text: str) -> str | None:
    """Which database's manner a document has; none when it has none."""
    head = text[:4096].split("\n")
    labels = {match["label"] for line in head if (match := _LABELLED.match(line)) and _role(match["label"])}
    codes = {match["label"] for line in head if (match := _CODED.match(line))}
    if len(codes & {"HD", "PD", "SN", "LP", "TD", "WC"}) >= 4:
        return "codes"
    if any(_END.fullmatch(line) for line in text[-200:].split("\n")) and _words_line(head) is not None and "Body" not in head:
        return "display"
    counted = bool(_BEGIN.match(text.lstrip("\n")))
    if {"LENGTH", "LOAD-DATE", "BYLINE", "HEADLINE", "LANGUAGE"} & labels and (len(labels) >= 2 or counted):
        return "capitals"
    if "Body" in {line.strip() for line in head} and {"Length", "Byline", "Section", "Load-Date", "Highlight"} & labels:
        return "headed"
    roles = {_role(label) for label in labels}
    first = [line for line in head if line.strip()][:14]
    early = {_role(match["label"]) for line in first if (match := _LABELLED.match(line))}
    if "Full text" in labels and roles & {"outlet", "date", "source"}:
        return "labels"
    if "headline" in early and early & {"outlet", "source"} and early & {"date", "source", "outlet", "byline"} - {"headline"}:
        return "labels" if len(early - {""}) >= 3 else None
    return None


def _words_line(head: Sequence[str]) -> int | None:
    """Where Factiva says how long an article is: what stands above is its headline."""
    return next(
        (
            at
            for at, line in enumerate(head[:60])
            if re.fullmatch(r"\s*\d[\d,.]* (?:words|слов\w*|Wörter|mots|palabras)\s*", line)
        ),
        None,
    )


def _dated(line: str) -> bool:
    """Whether a line is a date, with the day of the week, the time, the edition."""
    found = datings.find(line)
    return bool(found) and len(furniture.words(line)) <= 10 and not furniture.ends_sentence(line.rstrip(". "))


# --- one document -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Said:
    """Some lines of a document, what they are, and where in the first of them the label ends."""

    role: str
    numbers: tuple[int, ...]  # of the lines, from 0
    start: int = 0


def parts(data: bytes, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read one document of an export from its bytes."""
    return document(encodings.decoded(data).text, outlets)


def document(text: str, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read one document of an export: its fields from its labels, and all that no label names as its body."""
    page = tuple(text.split("\n"))
    match _shape(text):
        case "codes":
            said = list(_labelled(page, coded=True))
        case "display":
            said = list(_displayed(page))
        case "capitals" | "headed":
            said = list(_nexis(page))
        case _:
            said = list(_labelled(page, coded=False))
    told = {at for one in said for at in one.numbers}
    said += [_Said("body", (at,)) for at, line in enumerate(page) if line.strip() and at not in told]
    return _parts(page, [one for one in said if one.numbers], outlets)


def _labelled(page: Sequence[str], coded: bool) -> Iterator[_Said]:
    """A document in which everything has a label, but perhaps the headline above and the text below."""
    role, numbers, start, seen = "", list[int](), 0, set[str]()
    after = "indexing" if any((match := _LABELLED.match(line)) and _role(match["label"]) == "body" for line in page) else "body"
    for at, line in enumerate(page):
        match = (_CODED if coded else _LABELLED).match(line)
        label = (match["label"] or match["word"] if coded else match["label"]) if match else ""
        named = (_CODES[label] if coded else _role(label)) if label else ""
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
            yield _Said(role or "headline", tuple(numbers), start)
            role, numbers, start = named, [at], match.end()
            seen.add(named)
        elif _END.fullmatch(line) or _BEGIN.fullmatch(line) or _RULED.fullmatch(line):
            yield _Said(role or "headline", tuple(numbers), start)
            yield _Said("label", (at,))
            role, numbers, start = "", [], 0
        elif blank and not coded and role not in ("", "body"):
            yield _Said(role, tuple(numbers), start)
            role, numbers, start = after, [], 0
        elif not blank:
            numbers.append(at)
    yield _Said(role or "headline", tuple(numbers), start)


_ALONE = {
    "body": "body", "graphic": "caption", "graphics": "caption", "notes": "body", "correction": "body", "corrections": "body",
    "classification": "indexing", "highlight": "standfirst",
}  # fmt: skip


_TAIL = frozenset(  # the labels that can end a text
    "load-date language graphic url correction correction-date notes publication-type journal-code distribution"
    " document-type pub-type acc-no".split()
)


def _nexis(page: Sequence[str]) -> Iterator[_Said]:
    """A document of Nexis: paper, date and headline bare, in either order; labels; the text; labels; the copyright line."""
    capitals = any(re.match(r"[ ]*(?:LENGTH|LOAD-DATE|LANGUAGE|BYLINE|HEADLINE):", line) for line in page)
    role, inside, tail, bare, numbers, start = "", False, False, list[int](), list[int](), 0
    for at, line in enumerate(page):
        match = _LABELLED.match(line)
        label = match["label"] if match else ""
        named = _role(label) if label and (label.isupper() if capitals else label.istitle() or label == "Load-Date") else ""
        alone = _ALONE.get(line.strip().lower().rstrip(":"), "") if not capitals or line.isupper() else ""
        if inside and not tail and label.lower().replace(" ", "-") not in _TAIL and "%)" not in line:
            named = ""  # "Source: …" may begin a paragraph
        marked = _BEGIN.fullmatch(line) or _END.fullmatch(line) or (not inside and _COUNTED.fullmatch(line))
        if not line.strip():
            if role and role not in ("body", "caption") and not (role == "indexing" and inside):
                yield _Said(role, tuple(numbers), start)
                role, numbers, start = "", [], 0
        elif marked or named or alone or _is_rights(line, page, at, inside, role):
            yield _Said(role, tuple(numbers), start)
            new = "label" if marked else named or alone or "copyright"
            role, numbers, start = new, [at], match.end() if match and named else len(line) if alone and not named else 0
            inside, tail = inside or new == "body", tail or (inside and new in ("indexing", "language"))
        elif role and (inside or role != "copyright"):
            numbers.append(at)
        elif not inside and _head_goes_on(page, at, capitals):
            bare.append(at)
        else:
            inside, role, numbers, start = True, "indexing" if tail else "body", [at], 0
    yield _Said(role, tuple(numbers), start)
    yield from _bare(page, bare)


def _is_rights(line: str, page: Sequence[str], at: int, inside: bool, role: str) -> bool:
    """Whether a line is the copyright line: above the text, or in the last lines below."""
    return bool(_COPYRIGHT.match(line)) and (not inside or at >= len(page) - 12) and role != "copyright"


def _head_goes_on(page: Sequence[str], at: int, capitals: bool) -> bool:
    """Whether a label of the head is still to come after a line."""
    head = r"[ ]*(?:LENGTH|BYLINE|SECTION|DATELINE|HIGHLIGHT|HEADLINE|BODY)\b:?" if capitals else r"[ ]*Body[ ]*$"
    return any(re.match(head, line) for line in page[at + 1 :])


def _bare(page: Sequence[str], numbers: Sequence[int]) -> Iterator[_Said]:
    """The lines above the first label: the paper over the date and the headline below them, or the headline over both."""
    dated = next((place for place, at in enumerate(numbers) if _dated(page[at])), None)
    groups: list[list[int]] = []
    for at in numbers:
        if groups and groups[-1][-1] == at - 1:
            groups[-1].append(at)
        else:
            groups.append([at])
    if dated is None:
        roles = ["outlet", "headline"] if len(groups) > 1 else ["headline"]
        yield from (_Said(role, tuple(group)) for role, group in zip(roles, groups, strict=False))
        yield from (_Said("indexing", tuple(group)) for group in groups[len(roles) :])
        return
    day = numbers[dated]
    above, below = numbers[:dated], [at for at in numbers if at > day]
    with_day = next(group for group in groups if day in group)
    edition = [at for at in below if at in with_day]
    after = [group for group in groups if group[0] > day]
    yield _Said("date", (day,))
    yield _Said("edition", tuple(edition))
    if after and len({at for group in groups for at in group if at < day}) <= 2 and len(above) <= 2:
        yield _Said("outlet", tuple(above))
        yield _Said("headline", tuple(after[0]))
        yield from (_Said("indexing", tuple(group)) for group in after[1:])
    else:
        yield _Said("outlet", tuple(above[-1:]))
        yield _Said("headline", tuple(above[:-1]))
        yield from (_Said("indexing", tuple(group)) for group in after)


def _displayed(page: Sequence[str]) -> Iterator[_Said]:
    """A document of Factiva as its reader sees it: headline, writer, length, day, paper, language and rights, one a line."""
    length = _words_line(page) or 0
    above = [at for at in range(length) if page[at].strip()]
    if len(above) >= 2 and _is_signed(page[above[-1]].strip(), page[above[0]]):
        yield _Said("byline", (above.pop(),))
    whole = len(above) < 2 or len(furniture.words(page[above[0]])) > 6
    yield _Said("headline", tuple(above if whole else above[-1:]))
    yield from () if whole else (_Said("section", tuple(above[:-1])),)
    yield _Said("indexing", (length,))
    filled = [at for at in range(length + 1, len(page)) if page[at].strip()][:14]
    rights = [at for at in filled if _COPYRIGHT.match(page[at])]
    tongue = [at for at in filled if _language(page[at])]
    last = rights[-1] if rights else tongue[0] if tongue else length
    day = next((at for at in filled if at <= last and _dated(page[at])), None)
    paper = None
    for at in filled:
        if at > last:
            break
        timed = re.fullmatch(r"\s*\d{1,2}:\d\d(?: \w+)?\s*", page[at])
        if at in rights:
            yield _Said("copyright", (at,))
        elif at in tongue[:1]:
            yield _Said("language", (at,))
        elif at == day or timed:
            yield _Said("date", (at,))
        elif paper is None and day is not None and at > day:
            paper = at
            yield _Said("outlet", (at,))
        else:
            yield _Said("indexing", (at,))
    rest = [at for at in range(last + 1, len(page)) if page[at].strip()]
    yield _Said("body", tuple(at for at in rest if not _END.fullmatch(page[at])))
    yield from (_Said("label", (at,)) for at in rest if _END.fullmatch(page[at]))


# --- what it says -------------------------------------------------------------------------------------------------------


def _parts(page: Sequence[str], said: Sequence[_Said], outlets: Sequence[Outlet]) -> Parts:
    """The parts of a document, of which every line has been told what it is."""
    lines: list[Line] = []
    claims: dict[int, Claim] = {}
    fields: dict[str, str] = {}
    blocks: list[Block] = []
    stamps: list[str] = []
    dateline: datelines.Dateline | None = None
    for one in sorted(said, key=lambda one: one.numbers):
        for text, numbers, start in _paragraphs(page, one):
            lines.append(Line(text, tuple(at + 1 for at in numbers), "", 0.0, ""))
            value = text[start:]
            if one.role in ("body", "caption"):
                kept, claim = value, Claim(one.role, one.role, ((0, start, "dropped", "label"),))
                if one.role == "body" and value and value == fields.get("headline"):
                    kept, claim = "", Claim("dropped", "headline-again")
                elif one.role == "body" and dateline is None and not any(block.kind == "paragraph" for block in blocks):
                    dateline = datelines.read(value, outlets)
                    kept, claim = (value[dateline.end :].strip(), _opening(dateline, start)) if dateline else (value, claim)
                if kept:
                    blocks.append(Block("caption" if one.role == "caption" else "paragraph", kept))
            else:
                stretches = []
                for field, begin, end, told in _told(one.role, value):
                    if fields.setdefault(field, told) == told:
                        stretches.append((start + begin, start + end, field, field))
                if one.role in ("date", "source"):
                    stamps.append(value)
                    stretches += [(start + on.start, start + on.end, "published", "date") for on in datings.find(value)]
                rule = "terms" if one.role == "copyright" and furniture.rule(text) == "terms" else one.role
                claim = Claim("dropped", rule if rule in _LEFT_OUT else "label", tuple(stretches))
            claims[len(lines) - 1] = claim
    if dateline:
        fields = {"dateline": dateline.place, "agency": dateline.agency, **fields}
    if known := declared.registered({"outlet": fields.get("outlet", "")}, outlets):
        fields["outlet"] = known
    published, doubt = _published(stamps, dateline, next((one for one in outlets if one.name == known), None))
    fields = {field: value for field, value in {**fields, "published": published}.items() if value}
    readings = tuple(page_lines.readings(page, lines, claims))
    return Parts(tuple(page), fields, tuple(structured(blocks)), readings, (f"published: {doubt}",) if doubt else ())


_LEFT_OUT = ("copyright", "terms", "indexing", "edition")


def _opening(dateline: datelines.Dateline, start: int) -> Claim:
    """The account of a paragraph that begins with a dateline."""
    stretches = ((a + start, b + start, field, "dateline") for a, b, field in dateline.fields)
    return Claim("body", "body", ((0, start + dateline.end, "dropped", "dateline"), *stretches))


def _paragraphs(page: Sequence[str], one: _Said) -> Iterator[tuple[str, tuple[int, ...], int]]:
    """What a label names, as paragraphs: text, numbers of its lines, and where in it the label ends."""
    filled = [at for at in one.numbers if page[at].strip()]
    width = max((len(page[at].rstrip()) for at in filled if len(page[at].rstrip()) <= 100), default=0)
    groups: list[list[int]] = []
    for at in filled:
        beside = groups and groups[-1][-1] == at - 1
        if beside and (one.role not in ("body", "caption") or _is_wrapped(page[groups[-1][-1]], page[at], width)):
            groups[-1].append(at)
        else:
            groups.append([at])
    if one.role not in ("body", "caption") and groups:
        groups = [[at for group in groups for at in group]]
    for group in groups:
        text = " ".join(" ".join(page[at].split()) for at in group)
        start = len(" ".join(page[group[0]][: one.start].split())) if group[0] == one.numbers[0] else 0
        while text[start : start + 1] == " ":
            start += 1
        yield text, tuple(group), start


def _is_wrapped(before: str, line: str, width: int) -> bool:
    """Whether a line goes on where the one before it was broken to a width: its first word had no room there."""
    filled = len(before.rstrip())
    return 45 <= filled <= 100 and (line.lstrip()[0].islower() or filled + 1 + len(line.split()[0]) > 0.95 * width)


def _told(role: str, value: str) -> Iterator[tuple[str, int, int, str]]:
    """What a labelled value gives: the field, the stretch of it that says so, and the value as filed."""
    match role:
        case "headline" | "standfirst" if value:
            yield role, 0, len(value), value
        case "outlet" if name := value.partition(";")[0].strip():
            yield role, 0, len(name), name
        case "byline" if value:
            name = re.sub(r"by:? ", "", value, count=1, flags=re.IGNORECASE) if value[:2].lower() == "by" else value
            start = len(value) - len(name)
            if agency := datelines.agency(name):
                yield "agency", start, len(value), agency
            else:
                yield "byline", start, len(value), name
        case "credit" if agency := datelines.agency(value):
            yield "agency", 0, len(value), agency
        case "dateline":
            on = next(iter(datings.find(value)), None)
            if place := (value[: on.start] if on else value).rstrip(" .,-–—"):
                yield "dateline", 0, len(place), datelines.title(place)
        case "section":
            name = re.split(r"\s*;|,? (?:Pg|p|стр)\. ?\w+$", value)[0]
            if name:
                yield "section", 0, len(name), name
        case "source":
            on = next(iter(datings.find(value)), None)
            name = re.split(r"\s*[;,]|\s+\[", value[: on.start] if on else value)[0].strip(" .–—-")
            if name:
                yield "outlet", value.index(name), value.index(name) + len(name), name
        case "language" if tongue := _language(value):
            yield "language", 0, len(value), tongue
        case "original_url" if value.startswith(("http://", "https://")):
            yield "original_url", 0, len(value), value.split()[0]


def _published(stamps: Sequence[str], dateline: datelines.Dateline | None, outlet: Outlet | None) -> tuple[str, str]:
    """The day a document gives as that of publication, with its time; and what may be wrong with it."""
    for whole in (" ".join(stamps), *stamps):
        for day in sorted({word for word in re.findall(r"[^\W\d_]{5,}", whole) if datings.weekdays(word)}, key=len):
            whole = whole.replace(day, " ")
        found = datings.find(" ".join(whole.split()), order=outlet.date_order if outlet else "")
        whole_dates = [on for on in found if on.when and on.when.first]
        if whole_dates:
            return max((on.when.written for on in whole_dates[:2] if on.when), key=len), whole_dates[0].doubt
        if found:
            return (found[0].when.written, "the year is not printed") if found[0].when else ("", found[0].doubt)
    if dateline and dateline.when:
        return dateline.when.written, "" if dateline.when.first else "the year is not printed"
    return "", "no date of publication is printed"


def _is_signed(line: str, first: str) -> bool:
    """Whether the last line above an article's length is its writer, and not its headline."""
    names = re.fullmatch(r"(?:[^\W\d_a-zа-я][\w'’.-]+ ?){2,4}", line)
    return bool(re.match(r"By |Автор", line)) or bool(names and len(furniture.words(first)) >= 4)


@cache
def _languages() -> Mapping[str, str]:
    """Names of languages, in small letters, with their codes."""
    return {name.lower(): code for tongue in ("ru", "en") for code, name in Locale(tongue).languages.items() if len(code) <= 3}


def _language(value: str) -> str:
    """The code of a language by its name; nothing where none has it.

    >>> _language("ENGLISH"), _language("русский"), _language("Klingonish")
    ('en', 'ru', '')
    """
    return _languages().get(re.split(r"[;,]", value)[0].strip().lower(), "")
