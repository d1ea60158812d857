"""Review: what needs a person, most useful first; and the receipt of one clipping, line by line."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from pressmark.model import Origin, Problem, Reading, Receipt, Weight
from pressmark.work import Form

_USEFUL: tuple[Weight, ...] = ("refusal", "problem", "doubt")
_HEADINGS = ("What stopped publication", "What is broken and was left out", "What needs your eye")
_LISTED = 100  # of each; the report of a day must not be longer than a person reads


def worklist(problems: Iterable[Problem]) -> list[Problem]:
    """What needs a person: first what stops publication, then what is broken, then doubts, the rules with most cases first."""
    found = list(problems)
    cases: dict[str, int] = {}
    for problem in found:
        cases[problem.code] = cases.get(problem.code, 0) + 1
    return sorted(found, key=lambda problem: (_USEFUL.index(problem.weight), -cases[problem.code], problem.code, problem))


def summary(heading: str, counts: str, problems: Iterable[Problem], link: Callable[[Origin], tuple[str, str]]) -> str:
    """What a build has to tell a curator who works in the browser, in Markdown.

    `link` gives the name of a place (`content/people.yaml:7`) and the address where its file is edited, or none.
    """
    found = worklist(problems)
    lines = [f"## {_plain(heading)}", "", _plain(counts), ""]
    for weight, title in zip(_USEFUL, _HEADINGS, strict=True):
        these = [problem for problem in found if problem.weight == weight]
        if these:
            lines += [f"### {title} ({len(these):,})", "", *(_item(each, *link(each.origin)) for each in these[:_LISTED])]
            lines += [f"- and {len(these) - _LISTED:,} more, which the log of this run names"] if these[_LISTED:] else []
            lines += [""]
    return "\n".join(lines) + "\n"


def _item(problem: Problem, place: str, address: str) -> str:
    where = f"[{_plain(place)}]({address})" if address else _plain(place)
    remedy = f" *Try:* {_plain(problem.remedy)}" if problem.remedy else ""
    return f"- {where} `{problem.code}` {_plain(problem.sentence)}{remedy}"


def _plain(text: str) -> str:
    """Text in which Markdown and HTML find nothing to do."""
    return re.sub(r"([\\`*_\[\]<>&|~])", r"\\\1", " ".join(text.split()))


# --- the receipt of one clipping ----------------------------------------------------------------------------------------


def receipt(made: Receipt, article: str = "", outlet: str = "", width: int = 0, colour: bool = False) -> Iterator[str]:
    """The receipt as lines of text: number of the line, what it became and by which rule, and what stood there.

    `article` is the path of the file that was made of the clipping, `outlet` the name it was filed under, if they are known.
    What stood there is wrapped to `width` columns (0: not at all); `colour` is for terminals, and says nothing that words
    do not say.
    """
    said = {reading: _label(reading) for reading in made.readings}
    column = min(max((len(label) for label in said.values()), default=0), _WIDEST)
    dropped = sum(reading.became == "dropped" for reading in made.readings)
    yield safe(
        f"{made.clipping}: {_count(made.lines)} lines with text;"
        f" {len(made.readings) - dropped} stretches kept, {dropped} dropped by {len(_rules(made))} rules"
    )
    before = 0
    for reading in made.readings:
        margin = f"{reading.line if reading.line != before else '':>4} {'-' if reading.became == 'dropped' else ' '}"
        before = reading.line
        text = made.lines[reading.line - 1][reading.start : reading.end].strip()
        paint = _PAINT[group(reading.became)] if colour else "{}"
        yield from wrapped(f"{margin} {said[reading]:<{column}}  ", safe(text), width, paint)
    for doubt in made.doubts:
        yield from wrapped("   ? ", safe(doubt), width, "\x1b[1m{}\x1b[0m" if colour else "{}")
        yield from wrapped("     try: ", safe(_way_out(doubt, article)), width, "{}")
    yield from wrapped("A wrong field: ", safe(f"edit {article or 'the article'}, which is yours"), width, "{}")
    whose = f"under {outlet} in content/outlets.yaml" if outlet else "under its outlet in content/outlets.yaml"
    hint = f"write how it begins into `drop:` {whose}, and file it anew (build.py add --again {_file(made)})"
    yield from wrapped("A line that is always furniture: ", safe(hint), width, "{}")


_WIDEST = 34  # columns of the label; a longer one pushes its text aside
_NARROWEST = 24  # columns of text; on a narrower terminal it wraps by itself

Group = Literal["dropped", "title", "when", "source", ""]
"""What a stretch became, at a glance: titles and writers, place and time, source and terms; the body has no sign."""

_GROUPS: Mapping[str, Group] = {
    "dropped": "dropped",
    **dict.fromkeys(("headline", "standfirst", "byline"), "title"),
    **dict.fromkeys(("dateline", "published", "event_date", "saved"), "when"),
    **dict.fromkeys(("body", "caption", "question"), ""),
}

# Struck and dim; magenta; cyan; yellow: the eight colours of every terminal, on black and on white.
_PAINT: Mapping[Group, str] = {
    "dropped": "\x1b[2;9m{}\x1b[0m",
    "title": "\x1b[35m{}\x1b[0m",
    "when": "\x1b[36m{}\x1b[0m",
    "source": "\x1b[33m{}\x1b[0m",
    "": "{}",
}


def group(became: str) -> Group:
    """Which of the signs of a receipt a stretch bears.

    >>> group("headline"), group("agency"), group("body")
    ('title', 'source', '')
    """
    return _GROUPS.get(became, "source")


def around(made: Receipt, field: str, doubt: str = "") -> Iterator[tuple[int, str]]:
    """The lines of a clipping that tell whether a field is right, with their numbers.

    They are those that the field was read from and those that the doubt names or quotes, with the lines beside them; where
    there are none, the first. Of an event's day also the day of publication is shown, from which it is reckoned.
    """
    lines = {number: " ".join(line.split()) for number, line in enumerate(made.lines, 1) if line.strip()}
    quoted = _QUOTED.findall(doubt)
    fields = (field, "published") if field == "event_date" else (field,)
    telling = {reading.line for reading in made.readings if reading.became in fields}
    telling |= {int(number) for number in _NUMBERED.findall(doubt)}
    telling |= {number for number, line in lines.items() if any(words in line for words in quoted)}
    numbers = list(lines)
    near = {beside for at, number in enumerate(numbers) if number in telling for beside in range(at - 1, at + 2)}
    for at in sorted(near or range(_TOP)):
        if 0 <= at < len(numbers):
            line = lines[numbers[at]]
            begin = max(0, min((line.find(words) for words in quoted if words in line), default=0) - _GLANCE // 2)
            cut = line[begin : begin + _GLANCE]
            yield numbers[at], f"{'…' * (begin > 0)}{cut}{'…' * (begin + _GLANCE < len(line))}"


_QUOTED = re.compile(r'["“]([^"“”]+)["”]')
_NUMBERED = re.compile(r"\bline (\d{1,6})\b")
_TOP = 5  # lines
_GLANCE = 130  # characters of one line; nobody reads a page to settle a date


def _label(reading: Reading) -> str:
    if reading.became == "dropped":
        return f"dropped: {reading.rule}"
    return f"{reading.became} ({reading.rule})" if reading.rule != reading.became else reading.became


def _rules(made: Receipt) -> set[str]:
    return {reading.rule for reading in made.readings if reading.became == "dropped"}


def _file(made: Receipt) -> str:
    return f"content/clippings/{made.clipping.partition('#')[0]}"


def _way_out(doubt: str, article: str) -> str:
    """What settles a doubt: "published: the year is not printed"."""
    field, colon, _ = doubt.partition(": ")
    file = article or "the article"
    if field == "rights":
        return f"write the outlet's terms into content/outlets.yaml, and delete the doubt in {file}"
    if field == "body":
        return f"compare the text in {file} with the clipping, and delete the doubt there"
    if colon and " " not in field:
        return f"correct or confirm `{field}:` in {file}, and delete the doubt there"
    return f"settle it in {file}, and delete the doubt there"


def wrapped(head: str, text: str, width: int, paint: str = "{}") -> Iterator[str]:
    """A text behind a head, its further lines below its beginning; on a line of its own where `width` is 0."""
    room = width - len(head)
    pieces = textwrap.wrap(text, room, break_on_hyphens=False) if width and room >= _NARROWEST else [text]
    for number, piece in enumerate(pieces or [""]):
        yield (head if number == 0 else " " * len(head)) + paint.format(piece) if piece else head.rstrip()


def safe(text: str) -> str:
    """Text that a terminal shows and does not obey: the controls in it become their pictures, and none turns it around.

    >>> safe("\x1b[2J\x9b!")
    '␛[2J�!'
    """
    return text.translate(_PICTURES)


_PICTURES = {code: 0x2400 + code for code in range(32)} | {9: 32, 127: 0x2421}
_PICTURES |= dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)


def _count(lines: Sequence[str]) -> int:
    return sum(bool(line.strip()) for line in lines)


def _written(receipts: tuple[Receipt, ...]) -> object:
    return [
        [each.clipping, each.lines, [[r.line, r.start, r.end, r.became, r.rule] for r in each.readings], each.doubts]
        for each in receipts
    ]


def _read(kept: Any) -> tuple[Receipt, ...]:
    return tuple(_receipt(*each) for each in kept)


def _receipt(clipping: Any, lines: Any, readings: Any, doubts: Any) -> Receipt:
    """A receipt as it was kept. Raises ValueError or TypeError where it is not whole, for its file may be broken."""
    made = Receipt(clipping, tuple(lines), tuple(Reading(*each) for each in readings), tuple(doubts))
    texts = (clipping, *made.lines, *made.doubts, *(text for each in made.readings for text in (each.became, each.rule)))
    whole = all(0 < each.line <= len(made.lines) and 0 <= each.start <= each.end for each in made.readings)
    if not whole or not all(type(text) is str for text in texts):
        raise ValueError("this is no receipt")
    return made


KEPT = Form(_written, _read)
"""How the receipts of one clipping are kept from build to build."""
