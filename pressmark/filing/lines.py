"""The lines of a page, as a reader sees them, and the account of what became of every one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pressmark.filing import furniture
from pressmark.model import Outlet, Reading


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a reader sees it: one of the page's, or several that were broken to fit a width."""

    text: str  # white space collapsed
    numbers: tuple[int, ...]  # of the page's lines, from 1
    rule: str  # the furniture rule that knows it
    prose: float  # how much it reads like prose
    plain: str  # lower case, words only, no bullet: what two copies of a line share
    words: tuple[str, ...] = field(init=False)  # of `plain`

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(self.plain.split()))


@dataclass(frozen=True, slots=True)
class Claim:
    """What became of a line, by which rule; and what else of stretches of its text (start, end), the last counting."""

    became: str
    rule: str
    stretches: tuple[tuple[int, int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A value a line gives for a field: the stretch of the line's text that says it."""

    field: str
    value: str
    line: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """Where things stand: the headline, if there is one, and the first and last line of the body."""

    lines: Sequence[Line]
    headline: int | None
    first: int
    last: int

    @property
    def top(self) -> int:
        """The first of the lines above the article that may still say something of it."""
        return max(0, (self.first if self.headline is None else self.headline) - 12)

    def above(self) -> range:
        return range(self.top, self.first)

    def below(self) -> range:
        """The lines after the body that may still belong to it; not what readers or other articles say."""
        end = min(self.last + 9, len(self.lines))
        fences = (at for at in range(self.last + 1, end) if self.lines[at].rule in ("comments", "read-also"))
        return range(self.last + 1, next(fences, end))


def read(page: Sequence[str], outlets: Sequence[Outlet]) -> list[Line]:
    """The page's lines that are not blank; those broken to fit a width are joined."""
    groups: list[list[int]] = [[]]
    for at, text in enumerate(page):
        if text.strip():
            groups[-1].append(at)
        elif groups[-1]:
            groups.append([])
    wrapped = {group[0] for group in groups if _is_wrapped([page[at] for at in group])}
    full = [at for group in groups for at in group if len(page[at].rstrip()) >= _FULL]
    most = sum(len(group) for group in groups if group and group[0] in wrapped) * 2 > len(full)
    done = []
    for group in groups:
        whole = most and group and (group[0] in wrapped or _is_pair([page[at] for at in group]))
        done += [_line(page, run, outlets) for run in ([group] if whole else [[at] for at in group])]
    return done


_FULL, _WIDEST = 45, 130  # characters of a line that was broken to fit a width


def _is_wrapped(group: Sequence[str]) -> bool:
    """Lines that are equally full, the last perhaps less, and that go on in small letters: one paragraph."""
    widths = [len(text.rstrip()) for text in group]
    if not any(text.lstrip()[0].islower() for text in group[1:]):
        return len(group) >= 3 and _FULL + 10 <= max(widths) <= _WIDEST and _is_even(group, widths)
    if len(group) == 2:
        return _FULL + 15 <= widths[0] <= _WIDEST and _is_pair(group)
    return len(group) >= 3 and _FULL <= max(widths) <= _WIDEST and min(widths[:-1]) >= max(widths) - 20


def _is_even(group: Sequence[str], widths: Sequence[int]) -> bool:
    """Whether lines are so equally full that no headline is among them, though each happens to begin with a capital."""
    if min(widths[:-1]) < max(widths) - 10 or any(furniture.ends_sentence(text) for text in group[:-1]):
        return False
    small = [sum(word[0].islower() for word in words) / len(words) for text in group if (words := furniture.words(text))]
    return min(small, default=0.0) >= 0.5


def _is_pair(group: Sequence[str]) -> bool:
    return len(group) == 2 and len(group[0].rstrip()) >= _FULL and not furniture.ends_sentence(group[0])


def _line(page: Sequence[str], run: Sequence[int], outlets: Sequence[Outlet]) -> Line:
    text = " ".join([" ".join(page[at].split()) for at in run])
    rule, prose, plain = furniture.nature(text)
    if outlets and furniture.is_hinted(text, outlets):
        rule = "outlet-hint"
    return Line(text, tuple([at + 1 for at in run]), rule, prose, plain)


def readings(page: Sequence[str], lines: Sequence[Line], claims: Mapping[int, Claim]) -> Iterator[Reading]:
    """The account: every character but white space in exactly one reading, in order. `claims` are by index of the line."""
    for index, line in enumerate(lines):
        claim = claims[index]
        if not claim.stretches:
            for number in line.numbers:
                text = page[number - 1]
                yield Reading(number, len(text) - len(text.lstrip()), len(text.rstrip()), claim.became, claim.rule)
            continue
        said = [(claim.became, claim.rule)] * len(line.text)
        for start, end, became, rule in claim.stretches:
            said[start:end] = [(became, rule)] * (end - start)
        left = iter([what for character, what in zip(line.text, said, strict=True) if not character.isspace()])
        for number in line.numbers:
            yield from _runs(page[number - 1], number, left)


def _runs(text: str, number: int, left: Iterator[tuple[str, str]]) -> Iterator[Reading]:
    """One page line, cut where its verdict changes. `left` gives the verdict of each further character that is no space."""
    open_at, close_at, now = 0, 0, ("", "")
    for match in re.finditer(r"\S", text):
        what = next(left)
        if what != now:
            if now[0]:
                yield Reading(number, open_at, close_at, *now)
            open_at, now = match.start(), what
        close_at = match.end()
    if now[0]:
        yield Reading(number, open_at, close_at, *now)
