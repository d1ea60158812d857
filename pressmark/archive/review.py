"""Review: what needs a person, most useful first; and the receipt of one clipping, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from pressmark.model import Origin, Problem, Reading, Receipt, Weight

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


def receipt(made: Receipt) -> Iterator[str]:
    """The receipt as lines of text: number of the line, what it became and by which rule, and what stood there."""
    by_line: dict[int, list[Reading]] = {}
    for reading in made.readings:
        by_line.setdefault(reading.line, []).append(reading)
    kept = sum(reading.became != "dropped" for reading in made.readings)
    yield f"{made.clipping}: {_count(made.lines)} lines with text; {kept} readings kept, {len(made.readings) - kept} dropped"
    for number, line in enumerate(made.lines, 1):
        for reading in by_line.get(number, ()):
            became = "dropped" if reading.became == "dropped" else reading.became
            mark = "-" if became == "dropped" else " "
            rule = f"{became} ({reading.rule})" if reading.rule != became else became
            yield f"{number:>4} {mark} {rule:<34} {line[reading.start : reading.end].strip()}"
    for doubt in made.doubts:
        yield f"     ? {doubt}"


def _count(lines: Sequence[str]) -> int:
    return sum(bool(line.strip()) for line in lines)
