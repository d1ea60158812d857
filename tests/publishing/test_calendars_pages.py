"""Years, months and days that hold more than one page can show, and the lists of what is undated and of all events."""

import re
from dataclasses import replace

import making
import pytest
from paging import html, links, many, planned

from pressmark import addresses, dates
from pressmark.publishing.pages import sheets

LARGEST = 300_000  # bytes


def told_of(edition, day):
    """The same edition, of which every article tells of another day."""
    when = dates.parse(day)
    items = (replace(item, article=replace(item.article, event_date=when)) for item in edition.articles)
    return replace(edition, articles=tuple(items))


@pytest.fixture(scope="module")
def february():
    """3,000 articles of one month, 800 of them of one day; 700 of no day, 350 of no month, 650 of no year."""
    days = [f"2023-02-{day:02}" for day in range(1, 29) for _ in range(54)] + ["2023-02-14"] * 746
    return many([*days, *["2023-02"] * 700, *["2023"] * 350, *[""] * 650])


@pytest.fixture(scope="module")
def pages_of_february(february):
    return html(february, "2023", "undated")


def listed(pages, whole):
    """The articles that a page and those it goes on on list, each with the number of times."""
    found = {}
    for address, page in pages.items():
        if address == whole or addresses.whole_of(address) == whole:
            for each in links(address, page):
                if each.startswith("a/"):
                    found[each] = found.get(each, 0) + 1
    return found


def test_no_page_of_a_month_of_three_thousand_articles_is_too_large(pages_of_february):
    assert {address: len(page) for address, page in pages_of_february.items() if len(page.encode()) >= LARGEST} == {}


def test_a_full_month_names_its_days_and_each_day_lists_its_articles_once(february, pages_of_february):
    month = pages_of_february["2023/02/index.html"]
    assert '<a href="13.html">All 54 articles of the day</a>' in month
    assert '<section class="day" id="d28"' in month
    assert "2023/02/14/2.html" not in links("2023/02/index.html", month)
    on_the_day = listed(pages_of_february, "2023/02/14.html")
    assert len(on_the_day) == 800
    assert set(on_the_day.values()) == {1}
    assert [address for address in pages_of_february if addresses.whole_of(address) == "2023/02/14.html"] == [
        "2023/02/14/2.html",
        "2023/02/14/3.html",
    ]


def test_what_has_no_day_no_month_or_no_year_is_listed_once(pages_of_february):
    for whole, count in (("2023/02/index.html", 700), ("2023/index.html", 350), ("undated.html", 650)):
        found = listed(pages_of_february, whole)
        assert (len(found), set(found.values())) == (count, {1})


def test_each_sheet_leads_to_the_others_and_says_which_it_is(pages_of_february):
    second = pages_of_february["2023/02/14/2.html"]
    assert "<h1>14 February 2023, page 2</h1>" in second
    assert {"2023/02/14.html", "2023/02/14/3.html"} <= links("2023/02/14/2.html", second)
    assert '<a href="../../index.html">2023</a> › <a href="../index.html">February</a> › <a href="../14.html">' in second
    assert re.search(r'<b aria-current="page">2</b>', second)
    assert "<h1>Undated, page 3</h1>" in pages_of_february["undated/3.html"]


def test_a_month_with_few_articles_lists_them_and_needs_no_sheets():
    pages = html(many(["2023-02-03"] * 20), "2023/02/")
    assert sorted(pages) == ["2023/02/03.html", "2023/02/index.html"]
    assert len(listed(pages, "2023/02/index.html")) == 20
    assert not any("aria-current" in page[page.index("<main") :] for page in pages.values())


def test_what_many_articles_tell_of_goes_on_on_pages_of_its_own():
    pages = html(told_of(many(["2023-02-03"] * 310), "2023-01-30"), "2023/01/30")
    assert sorted(pages) == ["2023/01/30.html", "2023/01/30/told-2.html"]
    assert len(listed(pages, "2023/01/30.html")) == 310
    assert "Told of" in pages["2023/01/30/told-2.html"]


def test_a_sheet_that_is_no_longer_needed_leads_to_the_page():
    edition = replace(many(["2023-02-03"]), ledger=("2023/02/03/2.html", "undated/2.html", "events/index/2.html"))
    found = planned(edition)
    assert {page.address: page.values["to"] for page in found.values() if page.template == "redirect.html"} == {
        "2023/02/03/2.html": "2023/02/03.html",
        "undated/2.html": "undated.html",
        "events/index/2.html": "events/index.html",
    }


def test_many_events_stand_on_several_pages_which_say_their_years():
    days = [f"20{number // 60 + 10}-{number % 12 + 1:02}-{number % 28 + 1:02}" for number in range(700)]
    events = "".join(f"Regatta {number}: {{date: {day}, articles: [ac2zht6t]}}\n" for number, day in enumerate(days))
    edition = making.edition(making.content(events=events, one=making.article()))
    pages = html(edition, "events/index", "2012/index", "2012/03/index")
    lists = {address: page for address, page in pages.items() if address.startswith("events/index")}
    assert sorted(lists) == ["events/index.html", "events/index/2.html", "events/index/3.html"]
    named = [each for address, page in lists.items() for each in links(address, page) if "regatta" in each]
    assert (len(named), len(set(named))) == (700, 700)
    assert re.search(r">2</a> 20\d\d–20\d\d</li>", lists["events/index.html"])
    assert max(len(page) for page in lists.values()) < LARGEST


def test_a_year_or_a_full_day_names_its_largest_events_and_tells_how_many_more_there_are():
    events = "".join(f"Regatta {number}: {{date: 2012-03-04, articles: [ac2zht6t]}}\n" for number in range(30))
    edition = making.edition(making.content(events=events, one=making.article(published="2012-03-04")))
    pages = html(edition, "2012/")
    assert '<a href="03/index.html">18 more events</a>' in pages["2012/index.html"]
    assert '<a href="04.html">18 more events</a>' in pages["2012/03/index.html"]
    assert sum("regatta" in each for each in links("2012/03/04.html", pages["2012/03/04.html"])) == 30


def test_a_day_of_very_many_events_names_the_largest_and_leads_to_all():
    events = "".join(f"Regatta {number}: {{date: 2012-03-04, articles: [ac2zht6t]}}\n" for number in range(310))
    edition = making.edition(making.content(events=events, one=making.article(published="2012-03-04")))
    page = html(edition, "2012/03/04")["2012/03/04.html"]
    assert '10 more are among <a href="../../events/index.html">all events</a>' in page
    assert sum("regatta" in each for each in links("2012/03/04.html", page)) == 300


def test_a_list_is_cut_where_a_page_is_full_and_an_empty_one_is_a_page():
    assert [len(sheet.items) for sheet in sheets.of("undated.html", range(sheets.ON_A_SHEET))] == [sheets.ON_A_SHEET]
    assert [(sheet.number, sheet.items) for sheet in sheets.of("undated.html", ())] == [(1, ())]
