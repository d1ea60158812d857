"""Coverage and gaps: what the archive has of each outlet and month, and that it says what it lacks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import unescape

import making
import paging
from hypothesis import given
from hypothesis import strategies as st

from pressmark import dates
from pressmark.model import Edition, Event
from pressmark.publishing.pages import coverage

MONTHS = st.dictionaries(st.tuples(st.integers(1850, 2026), st.integers(1, 12)), st.integers(1, 9), min_size=1, max_size=40)


def printed(*days: tuple[str, str]) -> Edition:
    """An article of each of these outlets, on these days."""
    edition = paging.many([day for _, day in days])
    items = (
        replace(item, article=replace(item.article, outlet=outlet))
        for item, (outlet, _) in zip(edition.articles, days, strict=True)
    )
    return replace(edition, articles=tuple(items))


def page(edition: Edition, address: str = coverage.ADDRESS) -> str:
    return paging.html(edition, address)[address]


def words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_a_year_or_two_are_shown_by_month() -> None:
    found = words(page(printed(("Echo", "2022-11-02"), ("Echo", "2023-01-05"), ("Post", "2023-01-06"), ("Post", "2023"))))
    assert "Outlets by month" in found
    assert "Outlet Nov 2022 Dec 2022 Jan 2023" in found
    assert "Echo 1 1 2 Post 1 1 2" in found


def test_many_years_are_shown_by_year_and_each_has_a_page_by_month() -> None:
    edition = printed(("Echo", "2012-11-02"), ("Echo", "2023-01-05"), ("Post", "2023"), ("Post", "2023-12-31"))
    html = page(edition)
    assert "Outlets by year" in html
    assert re.findall(r'href="(coverage/\d{4}\.html)">\d{4}</a></th>', html) == ["coverage/2012.html", "coverage/2023.html"]
    assert "Outlet Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec No month All Post 1 1 2 Echo 1 1 All 1" in words(
        page(edition, "coverage/2023.html")
    ).replace("Sept", "Sep")


def test_a_century_is_shown_by_several_years_together() -> None:
    html = page(printed(("Echo", "1850-11-02"), ("Echo", "2026-01-05")))
    heads = re.findall(r'<th scope="col">([\d–]+)</th>', html)
    assert (len(heads), heads[0], heads[-1]) == (18, "1850–1859", "2020–2026")
    assert 'href="coverage/1850.html"' in html


def test_the_number_stands_in_every_shaded_cell() -> None:
    html = page(printed(*[("Echo", "2023-01-02")] * 8, *[("Post", "2023-01-02")] * 3, ("Voice", "2023-02-01")))
    assert Counter(re.findall(r'<td class="(shade\d)">\d+</td>', html)) == {"shade4": 1, "shade2": 1, "shade1": 1}
    assert not re.search(r'<td class="shade\d"></td>', html)


def test_outlets_beyond_some_dozens_are_counted_together() -> None:
    many = [(f"Echo {number}", "2023-01-02") for number in range(60) for _ in range(2 if number < 20 else 1)]
    found = words(page(printed(*many, ("", "2023-01-02"))))
    assert "24 others 24 24 Outlet not known 1 1 All 81 81" in found


def test_months_without_an_article_are_told_in_words() -> None:
    found = words(page(printed(("Echo", "2023-01-02"), ("Echo", "2023-03-02"), ("Echo", "2023-08-02"), ("Echo", "2023"))))
    assert "5 months of 8 are without an article. One article of which only the year is known may be of one of them." in found
    assert "February 2023 April 2023 to July 2023 4 months" in found
    assert "None: there is an article of each of the 2 months." in words(
        page(printed(("Echo", "2023-01-02"), ("Echo", "2023-02-02")))
    )


@given(MONTHS)
def test_every_month_between_the_first_and_the_last_has_an_article_or_is_in_a_gap(months: dict[tuple[int, int], int]) -> None:
    def number(month: tuple[int, int]) -> int:
        return month[0] * 12 + month[1]

    missing = [each for first, last in coverage.gaps(months) for each in range(number(first), number(last) + 1)]
    assert sorted([*missing, *map(number, months)]) == [*range(number(min(months)), number(max(months)) + 1)]


def test_an_event_that_one_outlet_alone_reports_is_listed() -> None:
    edition = printed(("Echo", "2023-01-02"), ("Echo", "2023-01-03"), ("Post", "2023-01-03"))
    ids = [item.article.id for item in edition.articles]
    when = dates.parse("2023-01-02")
    events = (Event(ids[0], "[No ferry]", True, when, tuple(ids[:2])), Event(ids[1], "[Ferry]", True, when, tuple(ids[1:])))
    found = words(page(replace(edition, events=events)))
    assert "One of 2 events rests on one source." in found
    single = found[found.index("Events with one source") : found.index("Open doubts")]
    assert "[No ferry]" in single
    assert "[Ferry]" not in single


def test_what_two_outlets_have_from_one_agency_rests_on_one_source() -> None:
    edition = printed(("Echo", "2023-01-02"), ("Post", "2023-01-03"))
    items = tuple(replace(item, article=replace(item.article, agency="Meridian")) for item in edition.articles)
    event = Event(items[0].article.id, "[No ferry]", True, None, tuple(item.article.id for item in items))
    assert "2 articles, 2 outlets; not yet named by the curator; one source" in words(
        page(replace(edition, articles=items, events=(event,)))
    )


def test_undated_articles_are_counted_with_the_way_to_them() -> None:
    assert '<a href="undated.html">2 articles</a> carry no year.' in page(
        printed(("Echo", "2023-01-02"), ("Echo", ""), ("Post", "XXXX-02-28"))
    )


def test_doubts_stand_by_what_they_are_about_and_what_is_private_stays_so() -> None:
    doubts = "['published: the year is not printed', 'rights: terms on the page', 'a stain hides a word']"
    files = making.content(one=making.article(published="2023-01-02", outlet="Echo", doubts=doubts))
    public, private = words(page(making.edition(files))), words(page(making.edition(files, "private")))
    assert "Published 1 2 Jan 2023 No ferry on Monday The year is not printed" in public
    assert "Otherwise 1 2 Jan 2023 No ferry on Monday A stain hides a word" in public
    assert "erms on the page" not in public
    assert "Rights 1 2 Jan 2023 No ferry on Monday Terms on the page" in private


def test_how_the_archive_was_selected_stands_first_or_that_nobody_has_said() -> None:
    edition = printed(("Echo", "2023-01-02"))
    assert "has not been stated" in words(page(edition))
    stated = replace(edition, site=replace(edition.site, selection="Everything of the harbour."))
    assert words(page(stated)).startswith("Coverage and gaps Everything of the harbour. 1 article")


def test_the_page_of_a_year_that_is_needed_no_more_leads_to_the_whole() -> None:
    edition = replace(printed(("Echo", "2023-01-02")), ledger=("coverage/2012.html",))
    assert paging.planned(edition)["coverage/2012.html"].values["to"] == "coverage.html"


def test_an_empty_archive_has_nothing_to_count() -> None:
    found = words(page(making.edition(making.content())))
    assert "Nothing has been filed yet." in found
    assert "Months" not in found


def test_twenty_years_of_a_hundred_outlets_stay_far_below_300_kb() -> None:
    days = [(f"Northern Steppe Echo {n % 97}", f"{2004 + n % 20}-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(2_000)]
    found = paging.html(printed(*days), "coverage")
    assert len(found) == 21
    assert all(len(html.encode()) < 100_000 for html in found.values())
