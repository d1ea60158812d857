"""Review: what needs a person, most useful first; and the receipt of one clipping, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pressmark.model import Problem, Reading, Receipt

_USEFUL = ("refusal", "problem", "doubt")


def worklist(problems: Iterable[Problem]) -> list[Problem]:
    """What needs a person: first what stops publication, then what is broken, then doubts, the rules with most cases first."""
    found = list(problems)
    cases: dict[str, int] = {}
    for problem in found:
        cases[problem.code] = cases.get(problem.code, 0) + 1
    return sorted(found, key=lambda problem: (_USEFUL.index(problem.weight), -cases[problem.code], problem.code, problem))


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
