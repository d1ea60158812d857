"""Pictures: strokes for calendars and strips of coverage, as SVG without words or colours.

The words around a picture, its title and its table of numbers stand in the templates; here is only what is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

Month = tuple[int, int]
"""A year and the number of a month in it, from 1."""

_HEIGHT = 64  # of the tallest bar, in the units of the strip; the labels stand above and below it
_LABELS = 7  # years named under a strip, so that they stand apart on a telephone
_MONTHS_AT_MOST = 240  # wider strips count by years


def strokes(count: int, *, height: int, pitch: float) -> Markup:
    """One stroke an article, `pitch` pixels apart. The number itself stands beside it, so this is hidden from those who listen.

    A line of dashes, so that a full month weighs no more bytes than an empty one.

    >>> print(strokes(3, height=16, pitch=2))
    <svg width="6" height="16" viewBox="0 0 6 16" preserveAspectRatio="none" aria-hidden="true"><path d="M0 8h6"/></svg>
    """
    width = f"{count * pitch:g}"
    box = f'viewBox="0 0 {count * 2} {height}" preserveAspectRatio="none"'
    path = f'<path d="M0 {height // 2}h{count * 2}"/>'
    return Markup(f'<svg width="{width}" height="{height}" {box} aria-hidden="true">{path}</svg>') if count else Markup("")


def pitch(most: int, *, room: int, widest: float) -> float:
    """How far apart the strokes stand so that `most` of them fit into `room` pixels; never more than `widest`.

    >>> pitch(12, room=68, widest=2), pitch(136, room=68, widest=2)
    (2, 0.5)
    """
    return widest if most * widest <= room else round(room / most, 3)


@dataclass(frozen=True, slots=True)
class Strip:
    """Coverage over time: what is drawn, and the numbers behind it for a table."""

    drawing: Markup  # what stands inside <svg class="strip" width="100%" height="96">
    most: int
    peak: Month  # the earliest month with the most; of a strip by years, month 0
    rows: tuple[
        tuple[int, tuple[int, ...], int], ...
    ]  # year, its twelve months, all of it; years without an article are left out


def strip(counts: Mapping[Month, int]) -> Strip | None:
    """A strip of bars, a bar a month, from the first year with an article to the last; None when there is nothing to draw."""
    counts = {month: count for month, count in sorted(counts.items()) if count}
    if not counts:
        return None
    rows = _rows(counts)
    first, last = rows[0][0], rows[-1][0]
    by_year = (last - first + 1) * 12 > _MONTHS_AT_MOST
    if by_year:
        bars = [(year - first, count) for year, _, count in rows]
        size = last - first + 1
    else:
        bars = [((year - first) * 12 + month - 1, count) for (year, month), count in counts.items()]
        size = (last - first + 1) * 12
    most = max(count for _, count in bars)
    peak_at = next(at for at, count in bars if count == most)
    peak = (first + peak_at, 0) if by_year else (first + peak_at // 12, peak_at % 12 + 1)
    drawing = (
        f'<svg y="8" width="100%" height="{_HEIGHT}" viewBox="0 0 {size} {_HEIGHT}" preserveAspectRatio="none">'
        f'<path d="{"".join(_bar(at, count, most) for at, count in bars)}"/></svg>'
        '<line stroke="currentColor" x1="0" x2="100%" y1="72.5" y2="72.5"/>'
        + "".join(
            f'<text text-anchor="middle" x="{_percent(at + 0.375, size)}" y="{4 + _HEIGHT - _tall(count, most)}">{count}</text>'
            for at, count in _labelled(bars, size)
        )
        + "".join(
            f'<text x="{_percent(at, size)}" y="92">{year}</text>'
            for at, year in years_named(first, last, 1 if by_year else 12)
        )
    )
    return Strip(Markup(drawing), most, peak, rows)


@dataclass(frozen=True, slots=True)
class Reach:
    """A date that is not known more exactly than from one slot of a picture to another, and how many have it."""

    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a timeline: what is drawn, how high that is, and how many spans found no room in it."""

    drawing: Markup  # what stands inside <svg class="strip" width="100%">
    height: int
    left_out: int


def row(counts: Mapping[int, int], reaches: Sequence[Reach], size: int, labels: Sequence[tuple[int, str]] = ()) -> Row:
    """A row of a timeline: a bar a slot, of which there are `size`; below the line, dates that are less exact, from end to end.

    `labels` are written under it, each from its slot on; one at the last slot ends there.
    """
    most = max(counts.values(), default=0)
    bars = sorted(counts.items())
    tall = _tall(most, most, _LOW) if most else 0
    base = tall + _FIGURES if most else 0
    drawn = ""
    if bars:
        path = "".join(_bar(at, count, most, tall, _LOW) for at, count in bars)
        drawn = (
            f'<svg y="{_FIGURES}" width="100%" height="{tall}" viewBox="0 0 {size} {tall}" preserveAspectRatio="none">'
            f'<path d="{path}"/></svg>'
        ) + "".join(
            f'<text text-anchor="middle" x="{_percent(at + 0.375, size)}" y="{base - 4 - bar}">{count}</text>'
            for at, count in _labelled(bars, size, 0.1 if most > 99 else 0.07)
            for bar in (_tall(count, most, _LOW),)
        )
    drawn += f'<line stroke="currentColor" x1="0" x2="100%" y1="{base}.5" y2="{base}.5"/>'
    lanes, left_out = _lanes(reaches, size)
    for number, lane in enumerate(lanes, 1):
        drawn += "".join(_reach(each, base + number * _LANE, size) for each in lane)
    height = base + 4 + len(lanes) * _LANE
    if labels:
        height += _LABEL
        drawn += "".join(_label(at, words, height - 2, size) for at, words in labels)
    return Row(Markup(drawn), height, left_out)


_LOW, _FIGURES, _LANE, _LABEL = 40, 14, 14, 16  # the tallest bar of a row, and what the rest of it takes, in pixels
_LANES = 4  # of spans that overlap
_APART = 0.08  # of the width, which the number of a span takes


def _lanes(reaches: Sequence[Reach], size: int) -> tuple[list[list[Reach]], int]:
    """Spans in lines so that none overlaps another, and how many found no room: the widest first, then the earliest."""
    lanes: list[list[Reach]] = []
    left_out = 0
    for reach in sorted(reaches, key=lambda each: (each.first - each.last, each.first, each.count)):
        room = next((lane for lane in lanes if all(_clear(reach, other, size) for other in lane)), None)
        if room is not None:
            room.append(reach)
        elif len(lanes) < _LANES:
            lanes.append([reach])
        else:
            left_out += reach.count
    return [sorted(lane, key=lambda each: each.first) for lane in lanes], left_out


def _clear(one: Reach, other: Reach, size: int) -> bool:
    first, second = sorted((one, other), key=lambda each: each.first)
    return first.last + (_APART * size if first.count > 1 else 0) < second.first


def _reach(reach: Reach, y: int, size: int) -> str:
    """A line with its ends, and its number behind it where it stands for several and there is room."""
    start, end = _percent(reach.first, size), _percent(reach.last + 1, size)
    lines = "".join(
        f'<line stroke="currentColor" x1="{x1}" x2="{x2}" y1="{y1}.5" y2="{y2}.5"/>'
        for x1, x2, y1, y2 in ((start, end, y, y), (start, start, y - 3, y + 3), (end, end, y - 3, y + 3))
    )
    if reach.count == 1 or reach.last + 1 > (1 - _APART) * size:
        return lines
    return f'{lines}<text dx="4" x="{end}" y="{y + 4}">{reach.count}</text>'


def _label(at: int, words: str, y: int, size: int) -> str:
    if at == size - 1 and at:
        return f'<text text-anchor="end" x="100%" y="{y}">{words}</text>'
    return f'<text x="{_percent(at, size)}" y="{y}">{words}</text>'


def years_named(first: int, last: int, per_year: int = 1) -> list[tuple[int, str]]:
    """The years to write under a picture, seven at most, each with the slot it begins at."""
    return [((year - first) * per_year, str(year)) for year in range(first, last + 1, -(-(last - first + 1) // _LABELS))]


def _rows(counts: Mapping[Month, int]) -> tuple[tuple[int, tuple[int, ...], int], ...]:
    years = sorted({year for year, _ in counts})
    months = {year: tuple(counts.get((year, month), 0) for month in range(1, 13)) for year in years}
    return tuple((year, months[year], sum(months[year])) for year in years)


def _tall(count: int, most: int, height: int = _HEIGHT) -> int:
    """The height of a bar: four units an article while that fits."""
    return count * 4 if most * 4 <= height else max(2, round(count * height / most))


def _bar(at: int, count: int, most: int, base: int = _HEIGHT, height: int = _HEIGHT) -> str:
    tall = _tall(count, most, height)
    return f"M{at} {base - tall}h.75v{tall}h-.75z"


def _labelled(bars: list[tuple[int, int]], size: int, apart: float = 0.07) -> list[tuple[int, int]]:
    """The bars that carry their number: the tallest, as long as the numbers stand so far apart, six at most."""
    chosen: list[tuple[int, int]] = []
    for at, count in sorted(bars, key=lambda bar: (-bar[1], bar[0])):
        if len(chosen) < 6 and (count > 1 or not chosen) and all(abs(at - other) >= apart * size for other, _ in chosen):
            chosen.append((at, count))
    return sorted(chosen)


def _percent(part: float, whole: int) -> str:
    return f"{100 * part / whole:.2f}".rstrip("0").rstrip(".") + "%"
