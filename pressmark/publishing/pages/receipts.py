"""Receipts: each clipping line by line, beside the article as it now stands. Pages of the private edition alone.

A line and what came of it stand in one row; what only one side has stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from pressmark.archive import review
from pressmark.model import Article, Cleared, Page, Paragraph, Reading, Receipt
from pressmark.publishing.pages import collation
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Claim

_DATES = ("published", "event_date", "saved")
_FIELDS = ("headline", "standfirst", "byline", "dateline", "agency", "outlet", "section", "genre", "language", "original_url")
_WORDED = ("headline", "standfirst", "byline", "dateline")  # a register may spell the others as the paper does not


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a line, as saved, and what it became."""

    space: str  # before it
    words: str
    became: str  # a field, "body", "caption", "question" or "dropped"
    rule: str
    group: review.Group
    named: bool  # the dash between two that became something is not


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the article that some line became, as it now stands."""

    name: str
    value: str  # empty when the article has it no more
    group: review.Group
    same: bool  # False where it is plain that the line says something else


Note = Literal["", "corrected", "gone", "added", "ours"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the clipping and what came of it, or a paragraph of the article that no line has."""

    number: int  # of the line, from 1; 0 where there is none
    stretches: tuple[Stretch, ...] = ()
    several: bool = False  # of the stretches are named
    fields: tuple[Field, ...] = ()
    paragraphs: tuple[Markup, ...] = ()
    note: Note = ""


@dataclass(frozen=True, slots=True)
class Account:
    """A receipt and its article, side by side. Its rows hold every text twice, so they are made when the page is rendered."""

    receipt: Receipt
    values: Mapping[str, str]  # fields of the article as they now stand, in words
    paragraphs: tuple[Paragraph, ...]
    ours: bool  # the text is a summary of the curator's, which no line need have

    @property
    def dropped(self) -> int:
        return sum(reading.became == "dropped" for reading in self.receipt.readings)

    @property
    def rules(self) -> int:
        """How many rules dropped something."""
        return len({reading.rule for reading in self.receipt.readings if reading.became == "dropped"})

    @property
    def first(self) -> int:
        """The line the text begins in; 0 when it has none."""
        return next((reading.line for reading in self.receipt.readings if reading.became in _TEXT), 0)

    @property
    def others(self) -> Iterator[tuple[str, str]]:
        """Fields of the article that no line became: from what the page tells machines, worked out, or the curator's own."""
        read = {reading.became for reading in self.receipt.readings}
        return ((name, value) for name, value in self.values.items() if name not in read)

    def line_of(self, field: str) -> int:
        """The first line that became this field; 0 when none did."""
        return next((reading.line for reading in self.receipt.readings if reading.became == field), 0)

    @property
    def rows(self) -> Iterator[Row]:
        """The clipping from its first line to its last, and the article's paragraphs where they belong among them."""
        lines: dict[int, list[Reading]] = {}
        for reading in self.receipt.readings:
            lines.setdefault(reading.line, []).append(reading)
        places = collation.places(self._text(lines), [paragraph.text for paragraph in self.paragraphs])
        told, shown = set[str](), 0
        for number, readings in lines.items():
            note: Note = ""
            here: tuple[Paragraph, ...] = ()
            if place := places.get(number):
                first, last = place.paragraphs[0], place.paragraphs[-1]
                note = "corrected" if place.corrected else ""
                yield from (self._alone(each) for each in self.paragraphs[shown:first])
                here, shown = self.paragraphs[max(shown, first) : last + 1], last + 1
            elif not self.ours and any(reading.became in _TEXT for reading in readings):
                note = "gone"
            stretches, fields = tuple(self._stretches(readings)), tuple(self._fields(readings, told))
            yield Row(number, stretches, sum(each.named for each in stretches) > 1, fields, tuple(map(_html, here)), note)
        yield from (self._alone(each) for each in self.paragraphs[shown:])

    def _alone(self, paragraph: Paragraph) -> Row:
        return Row(0, paragraphs=(_html(paragraph),), note="ours" if self.ours else "added")

    def _text(self, lines: Mapping[int, Sequence[Reading]]) -> dict[int, str]:
        """What each line of the body says in it."""
        found = {}
        for number, readings in lines.items():
            line = self.receipt.lines[number - 1]
            if text := " ".join(line[reading.start : reading.end] for reading in readings if reading.became in _TEXT):
                found[number] = text
        return found

    def _stretches(self, readings: Sequence[Reading]) -> Iterator[Stretch]:
        line, before = self.receipt.lines[readings[0].line - 1], 0
        for reading in readings:
            space = " " if before and before < reading.start else ""
            words = line[reading.start : reading.end].strip()
            named = len(readings) == 1 or any(map(str.isalnum, words))
            yield Stretch(space, words, reading.became, reading.rule, review.group(reading.became), named)
            before = reading.end

    def _fields(self, readings: Sequence[Reading], told: set[str]) -> Iterator[Field]:
        """The fields that a line became, each told once."""
        for reading in readings:
            if reading.became not in _TEXT and reading.became != "dropped" and reading.became not in told:
                told.add(reading.became)
                value = self.values.get(reading.became, "")
                printed = collation.plain(self.receipt.lines[reading.line - 1][reading.start : reading.end])
                same = reading.became not in _WORDED or f" {collation.plain(value)} " in f" {printed} "
                yield Field(reading.became, value, review.group(reading.became), same)


_TEXT = frozenset(("body", "caption", "question"))


def address(id: str) -> str:
    """Where the receipt of an article stands."""
    return f"receipts/{id}.html"


def receipts(catalogue: Catalogue) -> Iterator[Claim]:
    """The receipt of every article whose clipping is kept, by date; none in the public edition, which knows of none."""
    for id, item in catalogue.items.items():
        if made := catalogue.edition.receipts.get(id):
            yield _receipt(catalogue, item, made)


def _receipt(catalogue: Catalogue, item: Cleared, made: Receipt) -> Claim:
    record = item.article
    account = Account(made, _values(catalogue, record), item.paragraphs, record.representation == "summary")
    values = {
        "section": "",
        "index": False,
        "entry": catalogue.entries[record.id],
        "text_language": catalogue.text_language(item),
        "account": account,
        "file": record.origin.path,
        "clipping": f"content/clippings/{made.clipping.partition('#')[0]}",
        "outlet": record.outlet,
        "doubts": tuple(_doubt(account, doubt) for doubt in record.doubts),
    }
    return Claim(Page(address(record.id), "receipt.html", values), f"the receipt of {record.id}", record.origin)


def _values(catalogue: Catalogue, record: Article) -> dict[str, str]:
    """The fields of an article in words, those that have any."""
    values = {name: str(getattr(record, name)) for name in _FIELDS}
    for name in _DATES:
        printed = catalogue.printed(getattr(record, name))
        values[name] = f"{printed.words}, {printed.time}" if printed.time else printed.words
    values["subjects"] = ", ".join(record.subjects)
    return {name: value for name, value in values.items() if value}


def _doubt(account: Account, doubt: str) -> tuple[str, str, int]:
    """The field a doubt is about, what is doubtful, and the line it stands in: "published: the year is not printed"."""
    field, colon, sentence = doubt.partition(": ")
    return (field, sentence, account.line_of(field)) if colon and " " not in field else ("", doubt, 0)


def _html(paragraph: Paragraph) -> Markup:
    """A paragraph as it stands in a row, where a heading would head the rows below it too."""
    if paragraph.kind == "heading":
        return Markup("<p><strong>{}</strong></p>").format(paragraph.text)
    return Markup(paragraph.html)  # made safe when the paragraph was
