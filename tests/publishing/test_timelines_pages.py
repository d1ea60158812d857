"""Timelines: what was published, what happened and what was saved, kept apart and no more exact than it is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import making
import paging
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark import dates
from pressmark.model import Edition, Event, Inference
from pressmark.publishing import pages, render
from pressmark.publishing.pages import timelines
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.diary import Diary
from pressmark.publishing.pages.timelines import Timeline


def dated(*days: tuple[str, str, str]) -> Edition:
    """An article for each of these: the days it was published, of the event and saved."""
    edition = paging.many([published for published, _, _ in days])
    items = []
    for item, (_, happened, saved) in zip(edition.articles, days, strict=True):
        when = {"event_date": dates.parse(happened) if happened else None, "saved": dates.parse(saved) if saved else None}
        items.append(replace(item, article=replace(item.article, **when)))
    return replace(edition, articles=tuple(items))


def timeline(*days: tuple[str, str, str], finest: timelines.Unit = "month") -> Timeline:
    catalogue = Catalogue(dated(*days))
    found = timelines.of(catalogue, catalogue.items, finest)
    assert found
    return found


def page(edition: Edition) -> str:
    catalogue = Catalogue(edition)
    made = timelines.page(catalogue, Diary(catalogue)).page
    return render.pages_of(paging.TEMPLATES, pages.shell(edition), [made])[0][1].decode()


def test_published_happened_and_saved_are_three_rows() -> None:
    found = timeline(("2023-02-28", "2023-02-27", "2023-03-05"), ("2023-04", "", "2023-03-05"))
    assert [(band.sort, band.count) for band in found.bands] == [("published", 2), ("happened", 1), ("saved", 2)]
    words = page(dated(("2023-02-28", "2023-02-27", "2023-03-05")))
    assert re.findall(r"<strong>(\w+)</strong>", words) == ["Published", "Happened", "Saved"]


def test_a_year_is_a_span_among_months_and_counted_in_none_of_them() -> None:
    found = timeline(("2022-05-01", "", ""), ("2023", "", ""))
    (band,) = found.bands
    assert (band.spans, band.count) == (1, 2)
    assert found.spans
    assert found.years[1].lines[0].months == (0,) * 12
    assert (found.years[1].lines[0].unknown, found.years[1].lines[0].all) == (1, 1)


def test_an_open_interval_reaches_to_the_edge_and_no_further() -> None:
    found = timeline(("2022-05-01", "2019/..", ""), ("2023-05-01", "../2020-06", ""))
    assert [(year.year, [line.sort for line in year.lines]) for year in found.years] == [
        (2019, ["happened"]),
        (2020, ["happened"]),
        (2022, ["published"]),
        (2023, ["published"]),
    ]
    assert [each.day.words for each in found.long] == ["– June 2020", "2019 –"]


def test_a_date_without_a_year_is_drawn_nowhere_and_counted() -> None:
    found = timeline(("XXXX-02-28", "", ""), ("", "", ""), ("2023-02-28", "", ""))
    assert (found.undated, found.bands[0].count) == (2, 1)
    assert '2 articles carry no year and stand <a href="undated.html">apart</a>' in page(
        dated(("XXXX-02-28", "", ""), ("", "", ""), ("2023-02-28", "", ""))
    )


def test_what_was_saved_long_after_makes_nothing_unreadable() -> None:
    days = [(f"{2003 + n}-01-01", "", "2024-04-01") for n in range(19)]
    found = timeline(*days)
    assert (found.unit, found.bands[1].beyond) == ("month", 19)
    assert found.years[-1].year == 2024


def test_a_few_days_are_drawn_by_day_where_that_is_wanted() -> None:
    found = timeline(("2023-02-28T10:00", "2023-02-28", ""), ("2023-03-02", "2023-02-28", ""), finest="day")
    assert found.unit == "day"
    assert [(each.day.words, each.counts) for each in found.days] == [
        ("28 February 2023", (1, 2, 0)),
        ("2 March 2023", (1, 0, 0)),
    ]
    assert timeline(("2023-02-28", "", ""), ("2020-02-28", "", ""), finest="day").unit == "month"


def test_an_event_of_the_register_gives_the_day_of_what_its_reports_tell() -> None:
    files = making.content(
        events="Ferry strike:\n  date: 2024-04\n  articles: [ac2zht6t]\n", one=making.article(published="2024-05-01")
    )
    edition = making.edition(files)
    days = Catalogue(edition).days["ac2zht6t"]
    assert days.happened
    assert days.happened.written == "2024-04"
    proposed = replace(edition, events=(Event("ac2zht6t", "[No ferry]", True, dates.parse("2024-05-01"), ("ac2zht6t",)),))
    assert Catalogue(proposed).days["ac2zht6t"].happened is None  # that day was made of the day of publication


def test_a_name_and_an_event_have_a_timeline_of_their_articles() -> None:
    ids = ("ac2zht6t", "a1111112")
    files = making.content(
        events=f"Ferry strike:\n  date: 2024-04-02/2024-04-05\n  articles: [{', '.join(ids)}]\n",
        people="Ada Quill: {}\n",
        one=making.article(ids[0], published="2024-04-02"),
        two=making.article(ids[1], published="2024-04-09"),
    )
    found = paging.html(making.edition(files), "events/ferry-strike.html", "people/ada-quill.html")
    event, name = found["events/ferry-strike.html"], found["people/ada-quill.html"]
    assert "Articles a day. A line below" in event
    assert '<strong>Happened</strong> 2 articles, <time datetime="2024-04-02">2 April – 5 April 2024</time>' in event
    assert "Articles a month." in name


def test_a_date_that_is_inferred_is_said_to_be() -> None:
    edition = dated(("", "XXXX-02-27", ""), ("2023-02-28", "", ""))
    told = Inference("event_date", dates.parse("2023-02-27"), "another report", edition.articles[1].article.id)
    edition = replace(edition, articles=(replace(edition.articles[0], inferences=(told,)), edition.articles[1]))
    assert "1 article, <time" in page(edition)
    assert "; one of these dates is inferred and not printed" in page(edition)


def test_nothing_is_drawn_of_articles_without_a_date() -> None:
    catalogue = Catalogue(dated(("", "", "")))
    assert timelines.of(catalogue, catalogue.items) is None
    assert "<svg" not in page(dated(("", "", "")))


def test_the_table_leads_to_the_years_and_months_that_stand() -> None:
    words = page(dated(("2023-02-28", "2022-12-30", "2023-06-01")))
    main = words[words.index("<main") :]
    assert 'href="2023/02/index.html">1</a>' in main
    assert 'href="2022/12/index.html">1</a>' in main
    assert "2023/06" not in main  # a day of saving has no page


def test_ten_thousand_articles_of_twenty_years_stay_below_300_kb() -> None:
    days = [
        (
            f"{2004 + n % 20}-{1 + n % 12:02}-{1 + n % 28:02}" if n % 9 else f"{2004 + n % 20}",
            f"{2003 + n % 20}-{1 + n % 11:02}" if n % 3 else f"{2000 + n % 7}/{2010 + n % 11}",
            f"2024-0{1 + n % 4}-01",
        )
        for n in range(10_000)
    ]
    made = page(dated(*days))
    assert len(made.encode()) < 300_000


def test_the_years_from_1850_to_2026_with_their_gaps_stay_below_300_kb() -> None:
    years = [year for year in range(1850, 2027) if year % 10 != 3]
    whole = dated(*((f"{year}-{month:02}-11", f"{year}-{month:02}", "2026-11-22") for year in years for month in range(1, 13)))
    made = page(whole)
    assert len(made.encode()) < 300_000
    assert "Articles a year." in made
    assert ">1853<" not in made


WHENS = st.one_of(
    st.just(""),
    st.dates(date(1850, 1, 1), date(2026, 12, 31)).map(lambda day: day.isoformat()),
    st.dates(date(1850, 1, 1), date(2026, 12, 31)).map(lambda day: f"{day:%Y-%m}"),
    st.integers(1850, 2026).map(str),
    st.integers(1850, 2020).map(lambda year: f"{year}/{year + 5}"),
    st.sampled_from(["XXXX-02-29", "1901/..", "../1999-03", "2023-02-28/2023-03-02", "2023-01-01T16:25"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WHENS, WHENS, WHENS), min_size=1, max_size=12), st.sampled_from(["day", "month", "year"]))
def test_whatever_the_dates_every_one_is_drawn_or_told_of_and_counted_once(days, finest) -> None:
    catalogue = Catalogue(dated(*days))
    found = timelines.of(catalogue, catalogue.items, finest)
    years = [sum(bool(day) and not day.startswith("X") for day in some) for some in zip(*days, strict=True)]
    if found is None:
        assert years == [0, 0, 0]
        return
    assert [next((band.count for band in found.bands if band.sort == sort), 0) for sort in timelines.SORTS] == years
    counted = [sum(day.counts[at] for day in found.days) for at in range(3)]
    for year in found.years:
        for line in year.lines:
            counted[timelines.SORTS.index(line.sort)] += line.all
    assert counted == years
    for band in found.bands:
        ElementTree.fromstring(f"<svg>{band.drawing}</svg>")
        assert all(0 <= float(x) <= 100 for x in re.findall(r'x\d?="([\d.]+)%"', band.drawing))


def test_no_colour_stands_in_a_timeline() -> None:
    found = timeline(("2022", "2019/2021", "2023"), ("2022-03-04", "2019/2021", "2023"), ("2022-03-05", "2019/2020", "2023"))
    for band in found.bands:
        assert not re.search(r'style=|fill=|stroke="(?!currentColor)', band.drawing)
        assert all(0 <= float(x) <= 100 for x in re.findall(r'x\d?="([\d.]+)%"', band.drawing))
    assert found.bands[1].drawing.count(">2</text>") == 1
