"""Coverage and gaps: what the archive has of each outlet and month, and what it lacks; nobody is to take it for the whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pressmark import addresses, dates
from pressmark.model import Origin, Page, When
from pressmark.publishing.pages import almanac, articles, events
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.diary import Diary
from pressmark.publishing.pages.lines import Claim, Dossier, Entry, Printed, alphabetical
from pressmark.publishing.pictures import Month

ADDRESS = "coverage.html"

_OUTLETS = 36  # rows of a table; the rest are counted together
_COLUMNS = 24  # of a table: months while they are few, else years, else several years
_STEPS = 4  # of shade, from the least to the most
_GAPS = 24  # told, the longest
_SINGLE = 40  # events with one source, listed
_LISTED = 20  # doubts of one kind
_ORIGIN = Origin("content/articles")

_Counts = Mapping[Month | None, int]
"""Months to numbers of articles: month 0 where only the year is known, None without a year."""


@dataclass(frozen=True, slots=True)
class Column:
    """A month, a year or several years; or those whose month or year is not known, without words."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many articles of an outlet are of a column's time, and how dark that makes it: 0 for none, 1 to 4."""

    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet, or several together; without a name, the articles whose outlet is not known."""

    name: str
    language: str
    address: str
    cells: tuple[Cell, ...]
    all: int
    outlets: int = 1  # more where it stands for the rest


@dataclass(frozen=True, slots=True)
class Table:
    """Outlets by time."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    all: Row


@dataclass(frozen=True, slots=True)
class Gap:
    """Months in a row without an article."""

    first: Printed
    last: Printed
    months: int


@dataclass(frozen=True, slots=True)
class Doubts:
    """What is in doubt in the same field of several articles; without a field, whatever else is."""

    field: str
    listed: tuple[tuple[Entry, str], ...]  # an article, and what is doubtful in it
    number: int


# --- tables -------------------------------------------------------------------------------------------------------------


def _month(when: When | None) -> Month | None:
    """The month a date is in; 0 for one of which only the year is known."""
    if when is None or when.first is None:
        return None
    return when.first.year, when.first.month if dates.precision(when) in ("day", "month") else 0


def _counts(catalogue: Catalogue) -> Mapping[str, _Counts]:
    """Outlet to how many articles of it are of each month."""
    found: dict[str, Counter[Month | None]] = defaultdict(Counter)
    for id, item in catalogue.items.items():
        found[item.article.outlet][_month(catalogue.placed[id])] += 1
    return found


def _table(
    catalogue: Catalogue,
    counts: Mapping[str, _Counts],
    slots: Sequence[frozenset[Month | None]],
    heads: list[Column],
) -> Table:
    """Outlets by columns of time, those with the most articles first; `slots` are the months of each column."""
    column = {month: at for at, months in enumerate(slots) for month in months}
    lines: dict[str, list[int]] = {}
    for name, months in counts.items():
        cells = [0] * len(slots)
        for month, count in months.items():
            if month in column:
                cells[column[month]] += count
        if any(cells):
            lines[name] = cells
    most = max((count for cells in lines.values() for count in cells), default=0)
    names = sorted(filter(None, lines), key=lambda name: (-sum(lines[name]), alphabetical(name.removeprefix("The "))))
    listed = names if len(names) <= _OUTLETS + 1 else names[:_OUTLETS]
    rest = names[len(listed) :]
    rows = [_row(catalogue, name, lines[name], most) for name in listed]
    if rest:
        rows.append(_together([lines[name] for name in rest], most))
    if "" in lines:
        rows.append(_row(catalogue, "", lines[""], most))
    return Table(tuple(heads), tuple(rows), _together([*lines.values()], 0))


def _together(lines: Sequence[Sequence[int]], most: int) -> Row:
    cells = [sum(column) for column in zip(*lines, strict=True)]
    return Row("", "", "", _shaded(cells, most), sum(cells), len(lines))


def _row(catalogue: Catalogue, name: str, cells: Sequence[int], most: int) -> Row:
    address = catalogue.edition.addresses.get(f"outlets/{name}", "")
    return Row(name, catalogue.outlet_language(name), address, _shaded(cells, most), sum(cells))


def _shaded(cells: Sequence[int], most: int) -> tuple[Cell, ...]:
    """Cells in as many shades as there are steps, by their share of the most; none where there is no most."""
    return tuple(Cell(count, min(_STEPS, -(-count * _STEPS // most)) if most else 0) for count in cells)


def _by_month(catalogue: Catalogue, counts: Mapping[str, _Counts], first: Month, last: Month, diary: Diary) -> Table:
    """A table of the months from one to another, and of what is known only to be of those years."""
    short = almanac.month_names(catalogue.language, short=True)
    months = [*_from_to(first, last)]
    one = (first, last) == ((first[0], 1), (first[0], 12))  # the page says which year
    slots: list[frozenset[Month | None]] = [frozenset({month}) for month in months]
    heads = [
        Column(short[month - 1] if one else f"{short[month - 1]} {year}", _standing(diary, addresses.of_month(year, month)))
        for year, month in months
    ]
    vague = frozenset((year, 0) for year in range(first[0], last[0] + 1))
    if any(month in vague for some in counts.values() for month in some):
        slots.append(vague)
        heads.append(Column(""))
    return _table(catalogue, counts, slots, heads)


def _by_years(catalogue: Catalogue, counts: Mapping[str, _Counts], first: int, last: int) -> Table:
    """A table of years; of so many years together that they fit."""
    wide = next(wide for wide in (1, 2, 5, 10, 25, 50, 100) if last // wide - first // wide < _COLUMNS)
    starts = range(first // wide * wide, last + 1, wide)
    slots = [frozenset((year, month) for year in range(start, start + wide) for month in range(13)) for start in starts]
    known = {month[0] for some in counts.values() for month in some if month}
    heads = [
        Column(str(start), addresses.of_part(ADDRESS, str(start)) if start in known else "")
        if wide == 1
        else Column(f"{max(start, first)}–{min(start + wide - 1, last)}")
        for start in starts
    ]
    return _table(catalogue, counts, slots, heads)


def _standing(diary: Diary, address: str) -> str:
    return address if diary.count(address) else ""


def _from_to(first: Month, last: Month) -> Iterator[Month]:
    for number in range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1]):
        yield number // 12, number % 12 + 1


# --- what is missing ----------------------------------------------------------------------------------------------------


def gaps(months: Mapping[Month, int]) -> tuple[tuple[Month, Month], ...]:
    """The first and the last month of each time without an article, between the first article and the last.

    >>> gaps({(2022, 11): 1, (2023, 2): 4, (2023, 3): 1})
    (((2022, 12), (2023, 1)),)
    """
    known = sorted(month for month, count in months.items() if count)
    found = []
    for before, after in pairwise(known):
        missing = [*_from_to(before, after)][1:-1]
        if missing:
            found.append((missing[0], missing[-1]))
    return tuple(found)


def _gap(catalogue: Catalogue, first: Month, last: Month) -> Gap:
    days = (dates.parse(f"{year:04}-{month:02}") for year, month in (first, last))
    one, other = map(catalogue.printed, days)
    return Gap(one, other, _length(first, last))


def _length(first: Month, last: Month) -> int:
    return (last[0] - first[0]) * 12 + last[1] - first[1] + 1


def _single(catalogue: Catalogue) -> tuple[Dossier, ...]:
    """Events that rest on one source: all that is kept of them is of one outlet, one agency, one office or one text."""
    reported = [each for each in catalogue.dossiers.values() if each.articles]
    return tuple(each for each in reported if len(events.sources_of(catalogue, _reports(catalogue, each))) == 1)


def _reports(catalogue: Catalogue, dossier: Dossier) -> list[str]:
    return [id for id in catalogue.events[dossier.id].articles if id in catalogue.items]


def _doubts(catalogue: Catalogue) -> tuple[Doubts, ...]:
    """The open doubts by the field that each is about, those in most articles first."""
    found: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for id, item in catalogue.items.items():
        for doubt in item.article.doubts:
            field, sentence = articles.doubt(doubt)
            found[field].append((catalogue.entries[id], sentence))
    some = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(Doubts(field, tuple(doubts[:_LISTED]), len(doubts)) for field, doubts in some)


# --- pages --------------------------------------------------------------------------------------------------------------


def pages(catalogue: Catalogue, diary: Diary) -> Iterator[Claim]:
    """The page of coverage and gaps, and one for each year where its months do not fit there."""
    counts = _counts(catalogue)
    months = catalogue.coverage(catalogue.items)
    years = sorted({month[0] for some in counts.values() for month in some if month})
    few = bool(years) and (years[-1] - years[0] + 1) * 12 <= _COLUMNS
    table, by_year = None, False
    if few and months:
        opening = min(months) if min(months)[0] == years[0] else (years[0], 1)
        closing = max(months) if max(months)[0] == years[-1] else (years[-1], 12)
        table = _by_month(catalogue, counts, opening, closing, diary)
    elif years:
        table, by_year = _by_years(catalogue, counts, years[0], years[-1]), True
    runs = gaps(months)
    longest = sorted(runs, key=lambda run: (-_length(*run), run))[:_GAPS]
    single, undated = _single(catalogue), diary.count(addresses.UNDATED)
    vague = sum(when is not None and when.first is not None and not _month(when)[1] for when in catalogue.placed.values())  # type: ignore[index]
    values = {
        "section": "coverage",
        "index": True,
        "articles": len(catalogue.items),
        "outlets": catalogue.outlets_of(catalogue.items),
        "span": catalogue.span(catalogue.items),
        "table": table,
        "by_year": by_year,
        "years": tuple((year, addresses.of_part(ADDRESS, str(year))) for year in years) if by_year else (),
        "gaps": tuple(_gap(catalogue, *run) for run in sorted(longest)),
        "more_gaps": len(runs) - len(longest),
        "empty": sum(_length(*run) for run in runs),
        "months": _length(min(months), max(months)) if months else 0,
        "single": single[:_SINGLE],
        "singles": len(single),
        "events": sum(bool(each.articles) for each in catalogue.dossiers.values()),
        "undated": undated,
        "vague": vague,
        "doubts": _doubts(catalogue),
        "doubtful": sum(bool(item.article.doubts) for item in catalogue.items.values()),
    }
    yield Claim(Page(ADDRESS, "coverage.html", values), "the page of coverage and gaps", _ORIGIN)
    for number in range(len(years) if by_year else 0):
        yield _year(catalogue, diary, counts, years, number)


def _year(catalogue: Catalogue, diary: Diary, counts: Mapping[str, _Counts], years: Sequence[int], number: int) -> Claim:
    """Outlets by the months of one year."""
    year = years[number]
    some: dict[str, _Counts] = {
        name: {month: count for month, count in all.items() if month and month[0] == year} for name, all in counts.items()
    }
    beside = [years[number - 1] if number else 0, years[number + 1] if number + 1 < len(years) else 0]
    values = {
        "section": "coverage",
        "index": True,
        "year": str(year),
        "calendar": addresses.of_year(year),
        "table": _by_month(catalogue, some, (year, 1), (year, 12), diary),
        "previous": (str(beside[0]), addresses.of_part(ADDRESS, str(beside[0]))) if beside[0] else None,
        "next": (str(beside[1]), addresses.of_part(ADDRESS, str(beside[1]))) if beside[1] else None,
    }
    address = addresses.of_part(ADDRESS, str(year))
    return Claim(Page(address, "coverage-year.html", values), f"the coverage of {year}", _ORIGIN)
