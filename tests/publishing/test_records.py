"""What a catalogue says of one article, each value safe to write anywhere."""

import json
from dataclasses import replace

import pytest
from citing import cleared, with_record
from hypothesis import given
from hypothesis import strategies as st

from pressmark import dates
from pressmark.model import Event, Site
from pressmark.publishing import records
from pressmark.publishing.bylines import Writer
from pressmark.publishing.records import Day


def of(**fields):
    return records.of(*cleared(**fields))


# The record.


def test_a_record_says_what_the_clipping_printed_and_where_the_article_stands():
    record = of(saved="2023-03-04T10:00", section="Water", original_url="https://steppe.example/x")
    assert (record.headline, record.outlet, record.section) == ("No ferry on Monday", "Steppe Courier", "Water")
    assert (record.printed, record.inferred, record.date) == (Day(2023, 2, 28), Day(), "28 February 2023")
    assert record.writers == record.credited == (Writer("Tolenova", "Aigerim"),)
    assert (record.archive, record.address) == ("The Aral Corridor Clippings", "a/ac2zht6t.html")
    assert record.link == record.place == "https://aral.example/a/ac2zht6t.html"
    assert (record.kept, record.saved, record.original_url) == ("Archived", "2023-03-04", "https://steppe.example/x")


def test_while_nobody_knows_where_the_site_will_stand_a_record_has_a_place_and_no_link():
    record = of(site="title: Clippings\n")
    assert (record.link, record.place) == ("", "a/ac2zht6t.html")


@pytest.mark.parametrize(
    ("published", "inferred", "date"),
    [
        ("2023-02", "", "February 2023"),
        ("XXXX-02-28", "", "28 February, year not printed"),
        ("XXXX-02-28", "2023-02-28", "28 February [2023]"),
        ("XXXX-02-28", "2023", "28 February [2023]"),
        ("", "2023-02-28", "[28 February 2023]"),
        ("", "2023-02", "[February 2023]"),
        ("2023-02-28", "2024-02-28", "28 February 2023"),
        ("", "", ""),
    ],
)
def test_what_is_inferred_of_a_date_stands_in_brackets(published, inferred, date):
    assert of(published=published, inferred=inferred).date == date


def test_the_agency_is_credited_where_nobody_signs():
    assert of(byline="", agency="Meridian").credited == (Writer("Meridian"),)
    assert of(agency="Meridian").credited == (Writer("Tolenova", "Aigerim"),)
    assert of(byline="").credited == ()


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({}, "Archived"),
        ({"representation": "excerpt"}, "Excerpt archived"),
        ({"representation": "summary"}, "Summary archived"),
        ({"outlet": "Half Gazette"}, "Archived"),
        ({"outlet": "Closed Mercury"}, "Catalogued"),
    ],
)
def test_a_record_says_what_the_archive_keeps(fields, kept):
    assert of(**fields).kept == kept


@pytest.mark.parametrize(("language", "tag"), [("kk", "kk"), ("en-GB", "en-GB"), ("Kazakh language", ""), ("e", "")])
def test_only_a_language_tag_is_a_language(language, tag):
    assert records.of(*with_record(language=language)).language == tag


@pytest.mark.parametrize(("saved", "day"), [("2023-03-04", "2023-03-04"), ("2023-03", ""), ("2023", "")])
def test_only_a_whole_day_is_the_day_it_was_saved(saved, day):
    assert of(saved=saved).saved == day


@given(st.text())
def test_whatever_stands_in_an_article_its_record_is_lines(text):
    item, whole = with_record(headline=text, standfirst=text, outlet=text, agency=text, section=text, byline=text)
    record = records.of(item, replace(whole, site=replace(whole.site, title=text)))
    values = (record.headline, record.standfirst, record.outlet, record.agency, record.section, record.archive)
    assert set(values) == {records.line(text)}
    assert all(writer.whole == records.line(writer.whole) for writer in record.credited)


# Days.


@pytest.mark.parametrize(
    ("written", "day", "parts"),
    [
        ("2023-02-28", Day(2023, 2, 28), (2023, 2, 28)),
        ("2023-02-28T16:25", Day(2023, 2, 28), (2023, 2, 28)),
        ("2023-02", Day(2023, 2), (2023, 2)),
        ("2023", Day(2023), (2023,)),
        ("XXXX-02-28", Day(0, 2, 28), ()),
        ("2023-02-28/2023-03-02", Day(2023, 2, 28), (2023, 2, 28)),
    ],
)
def test_a_day_is_known_from_its_year_on(written, day, parts):
    assert records.day(dates.parse(written)) == day
    assert (day.parts, bool(day)) == (parts, True)
    assert not records.day(None)


# Addresses.


def test_an_address_is_the_worlds_once_the_site_has_a_place():
    assert records.permalink("a/x.html", Site()) == "a/x.html"
    assert records.permalink("a/x.html", Site(url="https://aral.example/")) == "https://aral.example/a/x.html"


def test_an_event_that_nobody_has_named_does_not_take_the_page_of_its_article():
    _, whole = cleared()
    proposed = Event("ac2zht6t", "Talks", True, None, ("ac2zht6t",))
    assert records.of_event(proposed, whole) == "events/ac2zht6t.html"
    named = replace(whole, addresses={**whole.addresses, "events/Ferry strike": "events/ferry-strike.html"})
    assert records.of_event(Event("events/Ferry strike", "Ferry strike", False, None, ()), named) == "events/ferry-strike.html"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://steppe.example/x", "https://steppe.example/x"),
        (" http://steppe.example/a b ", "http://steppe.example/a%20b"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("//steppe.example/x", ""),
        ("steppe.example", ""),
        ("", ""),
    ],
)
def test_only_a_web_address_is_a_link(address, link):
    assert records.web(address) == link


# Values that are safe to write.

odd = st.text(st.characters() | st.sampled_from("  \t\r\n\x00\x85\u00a0\u2028\u202e\ufeff\ud800"))


@given(odd)
def test_a_line_stays_as_it_is_and_is_one_line(text):
    once = records.line(text)
    assert records.line(once) == once
    assert len(once.splitlines()) <= 1
    assert once == once.strip()
    assert "  " not in once
    once.encode()


rows = st.lists(st.dictionaries(st.sampled_from(["headline", "outlet", "byline"]), st.text()), max_size=3)


@given(rows)
def test_a_table_in_json_has_a_field_a_line_and_is_read_back_as_it_was(rows):
    made = records.as_json(rows).decode()
    assert json.loads(made) == rows
    assert sum(line.startswith('  "') for line in made.split("\n")) == sum(map(len, rows))


@pytest.mark.parametrize("value", ["x", "“қ”\n", ["a", "b"], [], None, True, 7, {"a": ["b"]}, [{"family": "Quill"}], [["a"]]])
def test_any_value_is_written_on_one_line_and_read_back(value):
    made = records.as_json([{"field": value}]).decode()
    assert json.loads(made) == [{"field": value}]
    assert made.count("\n") == 5
