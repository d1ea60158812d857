"""The text a press database gives out: Nexis, Factiva, ProQuest and their kin. Many articles in a file, their fields labelled.

Such text holds no furniture of a page: what a label does not name is the article. The shapes are those in which the databases
have long written plain text; the labels and their places stand in `labels`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pressmark import datings
from pressmark.filing import datelines, declared, encodings, furniture, labels
from pressmark.filing import lines as page_lines
from pressmark.filing.blocks import Block, structured
from pressmark.filing.lines import Claim, Line
from pressmark.filing.pasted import Parts
from pressmark.model import Outlet


def documents(text: str) -> tuple[str, ...]:
    """The documents of an export, each with its lines; none when the text is no export. Covers and lists are no document.

    What stands among documents and is none by its labels is not lost: it is one without labels, or goes on with the one before.
    """
    counted = any(word in text for word in labels.WORDS)
    goes_on = False
    if counted and labels.END.search(text):
        ends = [match.end() for match in labels.END.finditer(text)]
        cut = [_without_cover(text[start:end]) for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    elif counted and labels.BEGIN.search(text):
        starts = [match.start() for match in labels.BEGIN.finditer(text)]
        cut = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
        cut = ["\n".join(_documents(labels.RULED.split(one), True)) or one for one in cut]
    elif any(mark * 12 in text for mark in "_=*-") and labels.RULED.search(text):
        cut, goes_on = labels.RULED.split(text), True
    else:
        cut = _repeated(text)
    return tuple(one.strip("\n") for one in _documents(cut, goes_on))


def _documents(cut: Sequence[str], goes_on: bool) -> list[str]:
    """The documents among the stretches of a text; none when no stretch is one by its labels.

    `goes_on`: what was cut at a ruled line, and is none by its labels, belongs to the one before.
    """
    known = [is_export(one) for one in cut]
    found: list[str] = []
    for one, is_one in zip(cut if any(known) else (), known, strict=False):
        if is_one or (_is_told(one) and not goes_on):
            found.append(one)
        elif found and _is_told(one):
            found[-1] += "\n" + one
    return found


def _is_told(text: str) -> bool:
    """Whether a stretch of an export reads like an article, and not like a cover or a list."""
    prose = (line for line in text.split("\n") if furniture.prose(line) > 0)
    return sum(len(line.split()) for line in prose) >= _FEW


_FEW = 40  # words of prose; the foot of an export, with the database's terms, has fewer


def is_export(text: str) -> bool:
    """Whether a text is one document of an export: its head, or its end, is labelled as databases label them."""
    head = text[:4096]
    if labels.END.search(text[-200:]) and labels.LENGTH.search(head):
        return True
    return labels.shape(text) is not None


def _repeated(text: str) -> list[str]:
    """Documents that follow each other without a line between them: each begins with the label that the first began with."""
    first = labels.LABELLED.match(text.lstrip("\n"))
    if not first or not labels.role_of(first["label"]):
        return [text]
    again = re.finditer(rf"^{re.escape(first['label'])}:", text, re.MULTILINE)
    marks = [match.start() for match in again]
    # As far as the label after the next: it stands once more among the terms of an index.
    ends = [*marks[2:], len(text), len(text)]
    starts = [start for start, end in zip(marks, ends, strict=False) if labels.shape(text[start : min(end, start + 4096)])]
    stretches = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=False)]
    found = stretches[:1]
    for one in stretches[1:]:
        if any(furniture.prose(line) > 0 for line in one.split("\n")):
            found.append(one)
        else:
            found[-1] += one  # the index of a document begins with its title, once more
    return found


def _without_cover(text: str) -> str:
    """A document without the list of all that stands before the first of them: from its headline on."""
    if not re.search(r"^[ ]*(?:Job Number:|Documents? \(\d+\)|Date and Time:)", text, re.MULTILINE):
        return text
    lines = text.split("\n")
    opened = next((at for at, line in enumerate(lines) if labels.COPYRIGHT.match(line) or labels.LENGTH.match(line)), 0)
    filled = [at for at in range(opened) if lines[at].strip()]
    dated = next((place for place in reversed(range(len(filled))) if labels.is_dated(lines[filled[place]])), 0)
    return "\n".join(lines[filled[dated - 2] :]) if dated >= 2 else text


def parts(data: bytes, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read one document of an export from its bytes."""
    return document(encodings.decoded(data).text, outlets)


def document(text: str, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read one document of an export: its fields from its labels, and all that no label names as its body."""
    page = tuple(text.split("\n"))
    return _parts(page, labels.read(page), outlets)


# --- what it says -------------------------------------------------------------------------------------------------------


def _parts(page: Sequence[str], said: Sequence[labels.Said], outlets: Sequence[Outlet]) -> Parts:
    """The parts of a document, of which every line has been told what it is."""
    lines: list[Line] = []
    claims: dict[int, Claim] = {}
    fields: dict[str, str] = {}
    blocks: list[Block] = []
    stamps: list[str] = []
    dateline: datelines.Dateline | None = None
    opened = False
    for one in sorted(said, key=lambda one: one.numbers):
        for text, numbers, start in _paragraphs(page, one):
            lines.append(Line(text, tuple(at + 1 for at in numbers), "", 0.0, ""))
            value = text[start:]
            if one.role in ("body", "caption"):
                kept, claim = value, Claim(one.role, one.role, ((0, start, "dropped", "label"),))
                if one.role == "body" and value and value == fields.get("headline"):
                    kept, claim = "", Claim("dropped", "headline-again")
                elif one.role == "body" and value and not opened:
                    opened, dateline = True, datelines.read(value, outlets)
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


def _paragraphs(page: Sequence[str], one: labels.Said) -> Iterator[tuple[str, tuple[int, ...], int]]:
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
        case "language" if tongue := labels.language(value):
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
