"""Who wrote an article, when and where: what stands in the lines around its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pressmark import datings
from pressmark.filing import datelines, furniture, mastheads, stamps, standfirsts, writers
from pressmark.filing.lines import Claim, Given, Head, Line
from pressmark.model import Outlet


@dataclass(frozen=True, slots=True)
class Credits:
    """What the lines around a body say, by field; what became of those lines; and where the body really begins."""

    fields: Mapping[str, str]
    claims: Mapping[int, Claim]
    dateline: datelines.Dateline | None
    body_from: int
    doubts: tuple[str, ...]


def read(lines: Sequence[Line], first: int, last: int, headline: int | None, outlets: Sequence[Outlet]) -> Credits:
    """Read what stands around the body, which is lines `first` to `last`."""
    head = Head(lines, headline, _body_from(lines, first, last), last)
    dateline = datelines.read(lines[head.first].text, outlets) if head.first <= last else None
    known = mastheads.registered(head, dateline, outlets)
    published, date_doubts = stamps.published(head, dateline, known.date_order if known else "")
    byline, writer_doubts = writers.find(head)
    fields: dict[str, str] = {}
    stretches: dict[int, list[Given]] = {}
    for given in (
        *published,
        *_from_dateline(head, dateline),
        *_place(head),
        *mastheads.outlet(head, dateline, known),
        *byline,
        *standfirsts.find(head),
    ):
        if given.field == "byline" and is_outlet(given.value, (fields.get("outlet", ""),), outlets):
            continue
        if given.value and fields.setdefault(given.field, given.value) == given.value and given.line is not None:
            stretches.setdefault(given.line, []).append(given)
    claims = {
        line: Claim("dropped", "credits", tuple((given.start, given.end, given.field, given.field) for given in said))
        for line, said in stretches.items()
    }
    doubts = (*date_doubts, *(writer_doubts if "byline" in fields else ()))
    return Credits(fields, claims, dateline, head.first, doubts)


def is_outlet(name: str, papers: Iterable[str], outlets: Sequence[Outlet]) -> bool:
    """Whether a name is that of the paper itself, or of one the register knows: a paper is no writer."""
    forms = {*papers, *(form for outlet in outlets for form in (outlet.name, *outlet.aliases, *outlet.names))}
    return _bare_name(name) in {_bare_name(form) for form in forms if form}


def _bare_name(name: str) -> str:
    return " ".join(furniture.words(name.lower())).removeprefix("the ").removesuffix(" staff")


@lru_cache(maxsize=1 << 12)  # the lines over a body are asked again and again
def is_credit(text: str) -> bool:
    """Whether a line names a writer after "by", or is little more than a date."""
    if text.count(" ") > 3 * _LONGEST:
        return False  # without looking for dates in it
    return (writers.is_signed(text) or stamps.is_stamp(text)) and len(furniture.words(text)) <= _LONGEST


_LONGEST = 24  # words of such a line


def _body_from(lines: Sequence[Line], first: int, last: int) -> int:
    """The line after the writer or the date, if at most two paragraphs of what was taken for the body stand before them."""
    start, paragraphs = first, 0
    for index in range(first, min(first + 8, last + 1)):
        text = lines[index].text
        if datelines.is_opening(text):
            return index
        paragraphs += lines[index].prose > 6 and not lines[index].rule
        if paragraphs > 2:
            break
        if is_credit(text) and len(text) < 160 and (not furniture.ends_sentence(text) or len(furniture.words(text)) < 12):
            start = index + 1
    while start < last and (lines[start].rule or lines[start].prose < 0):
        start += 1
    return start


def _from_dateline(head: Head, dateline: datelines.Dateline | None) -> Iterator[Given]:
    if dateline:
        yield Given("dateline", dateline.place)
        yield Given("agency", mastheads.spelling(dateline.agency, head))


def _place(head: Head) -> Iterator[Given]:
    """ "Town, Country" before a date in one line."""
    for index in head.above():
        text = head.lines[index].text
        found = next(iter(datings.find(text)), None)
        place = re.match(r"[^|•·–—]+", text[: found.start]) if found else None
        if place:
            printed = place[0].strip(" ,-")
            if "," in printed and writers.is_territory(printed.rpartition(",")[2].strip()):
                yield Given(
                    "dateline", datelines.title(printed), index, text.index(printed), text.index(printed) + len(printed)
                )
