"""A date as a paper prints it, read and written in EDTF."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark import dates

days = st.dates(date(dates.EARLIEST, 1, 1), date(dates.LATEST, 12, 31))
languages = st.sampled_from(["en", "ru", "kk"])


def written(text, order=""):
    return [found.when.written if found.when else None for found in dates.find(text, order=order)]


def test_a_month_covers_all_its_days():
    assert dates.parse("2020-02").first == date(2020, 2, 1)
    assert dates.parse("2020-02").last == date(2020, 2, 29)


@given(days)
def test_a_month_begins_on_its_first_day_and_the_next_begins_after_its_last(day):
    month = dates.parse(day.isoformat()[:7])
    assert month.first.day == 1
    assert month.first <= day <= month.last
    assert (month.last.toordinal() - month.first.toordinal() + 1) in (28, 29, 30, 31)


@given(days, days, st.sampled_from(["", "T16:25", "T16:25:09", "T00:00Z", "T23:59+06:00"]))
def test_what_is_parsed_is_kept_as_written(one, two, clock):
    first, last = sorted((one, two))
    for text in (
        f"{one:%Y}".zfill(4),
        one.isoformat()[:7],
        one.isoformat() + clock,
        f"{first}/{last}",
        f"{first.isoformat()[:7]}/..",
    ):
        assert dates.parse(text).written == text


@given(days, languages, st.booleans())
def test_a_date_we_say_is_a_date_we_find(day, language, shortly):
    said = (dates.short if shortly else dates.spoken)(dates.parse(day.isoformat()), language)
    assert written(said) == [day.isoformat()]


@given(days, languages)
def test_a_month_we_say_is_a_month_we_find(day, language):
    month = day.isoformat()[:7]
    assert written(dates.spoken(dates.parse(month), language)) == [month]


@given(
    st.text(alphabet="0123456789-/.:, |TZMarchfebмайқаз'’«»&", max_size=60), st.sampled_from(["", "day-first", "month-first"])
)
def test_finding_never_fails_and_what_is_found_stands_in_order(text, order):
    last = 0
    for found in dates.find(text, order=order):
        assert last <= found.start < found.end <= len(text)
        assert found.when or found.doubt
        last = found.end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "28 February",
        "2023-02-30",
        "2023-13",
        "2023-00-10",
        "1399",
        "3000-01-01",
        "2023-2-3",
        "XXXX",
        "XXXX-02-30",
        "XXXX-02-28T10:00",
        "2023-02-28T24:00",
        "2023-02-28T10:61",
        "2023-02-28 10:00",
        "2023-03-02/2023-02-28",
        "../..",
        "2023/",
        "XXXX-02-28/2023-03-01",
        "2023-02-28T10:00/2023-03-01",
        "２０２３",
        "2023-02-28\n",
    ],
)
def test_anything_else_is_refused_in_one_sentence(text):
    with pytest.raises(ValueError, match=r"^\"") as refusal:
        dates.parse(text)
    assert "\n" not in str(refusal.value).replace(text, "")


def test_a_leap_day_needs_a_leap_year_but_may_lack_a_year():
    assert dates.parse("XXXX-02-29").first is None
    with pytest.raises(ValueError, match="no such day"):
        dates.parse("2023-02-29")


def test_an_open_interval_reaches_as_far_as_we_count():
    assert dates.parse("2022-09/..").last == date(2999, 12, 31)
    assert dates.parse("../2019-03").first == date(1400, 1, 1)
    assert dates.spoken(dates.parse("2022-09/..")) == "September 2022 –"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(28th February, 2023)", "2023-02-28"),
        ("February 28th 2023", "2023-02-28"),
        ("the 3rd of March 2021", "2021-03-03"),
        ("Nov 3, 2021", "2021-11-03"),
        ("SEPT. 9, 2001", "2001-09-09"),
        ("28-Feb-2023", "2023-02-28"),
        ("28feb2023", None),
        ("By Jane DoeDec 3, 2023", "2023-12-03"),
        ("on Feb. 28, the ministry", "XXXX-02-28"),
        ("28 may follow", None),
        ("12 may 2023", "2023-05-12"),
        ("in May 20,000 people came", None),
        ("costs $28 March says", None),
        ("28 февраля 2023 года", "2023-02-28"),
        ("28-го февраля", "XXXX-02-28"),
        ("28 фев 2023", "2023-02-28"),
        ("в феврале 2023 года", "2023-02"),
        ("2023 жылғы 28 ақпанда", "2023-02-28"),
        ("28 ақпанда", "XXXX-02-28"),
        ("28 там болды", None),
        ("3 там.", "XXXX-08-03"),
        ("2023-02-28", "2023-02-28"),
        ("/2023/02/28/talks", "2023-02-28"),
        ("28.02.2023", "2023-02-28"),
        ("01.03.2023", "2023-03-01"),
        ("28/02/2023", "2023-02-28"),
        ("02/28/2023", "2023-02-28"),
        ("28.02.23", "XXXX-02-28"),
        ("31 June 2023", None),
        ("launched in 2015", None),
        ("© 2023 The Paper", None),
        ("call 28-02-20", None),
        ("version 2.28.2023.1", None),
        ("in April 2021", "2021-04"),
        ("1–3 March 2023", "2023-03-01/2023-03-03"),
        ("March 1-3, 2023", "2023-03-01/2023-03-03"),
        ("March 1-3", "XXXX-03-01"),
    ],
)
def test_a_printed_date_is_found(text, expected):
    assert written(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("01 March, 2023 | 16:25", "2023-03-01T16:25"),
        ("March 1, 2023 at 4:25 pm", "2023-03-01T16:25"),
        ("March 1, 2023 12:05 a.m.", "2023-03-01T00:05"),
        ("1 March 2023 4.25pm", "2023-03-01T16:25"),
        ("2023-03-01T16:25:00+06:00", "2023-03-01T16:25:00+06:00"),
        ("2023-03-01T16:25:00.123Z", "2023-03-01T16:25:00Z"),
        ("1 March 2023 16:25 GMT", "2023-03-01T16:25Z"),
        ("1 March 2023 16:25 (UTC+6)", "2023-03-01T16:25"),
        ("1 March 2023, 16:25 UTC+6", "2023-03-01T16:25+06:00"),
        ("10:42 AM EDT, March 1, 2023", "2023-03-01T10:42"),
        ("16:25, 01 March 2023", "2023-03-01T16:25"),
        ("1 March 2023, 16 people", "2023-03-01"),
        ("1 March 2023 29:10", "2023-03-01"),
        ("Feb. 28 16:25", "XXXX-02-28"),
    ],
)
def test_a_time_beside_a_date_is_kept_and_a_zone_only_when_printed_as_one(text, expected):
    assert written(text) == [expected]


def test_a_date_in_figures_that_reads_two_ways_is_a_doubt_not_a_guess():
    (found,) = dates.find("01/03/2023")
    assert found.when is None
    assert "two ways" in found.doubt
    assert written("01/03/2023", order="day-first") == ["2023-03-01"]
    assert written("01/03/2023", order="month-first") == ["2023-01-03"]


def test_several_dates_keep_their_places():
    text = "April 30, 2023 and then MOSCOW (Agency - 30th April, 2023)"
    assert [text[found.start : found.end] for found in dates.find(text)] == ["April 30, 2023", "30th April, 2023"]


def test_a_reader_is_told_what_is_not_printed():
    assert dates.spoken(dates.parse("XXXX-02")) == "February, year not printed"
    assert dates.short(dates.parse("XXXX-02-28"), "ru") == "28 февр., без года"
    assert dates.spoken(dates.parse("2023")) == "2023"
    assert dates.spoken(dates.parse("2023-02-28"), "ru") == "28 февраля 2023\u202fг."
    assert dates.spoken(dates.parse("2023-02-28"), "xx-unknown") == "28 February 2023"


def test_a_machine_is_told_what_html_allows():
    said = {text: dates.machine(dates.parse(text)) for text in ("2023", "2023-02", "2023-02-28T16:25", "XXXX-02", "../2019-03")}
    assert said == {
        "2023": "2023",
        "2023-02": "2023-02",
        "2023-02-28T16:25": "2023-02-28T16:25",
        "XXXX-02": "",
        "../2019-03": "2019-03",
    }
    assert dates.machine(dates.parse("2023-02-28/2023-03-02")) == "2023-02-28"


def test_precision_is_what_is_printed():
    printed = ["2023", "2023-02", "2023-02-28", "2023-02-28T10:00", "XXXX-02-28", "2023-02-28/2023-03-02"]
    assert [dates.precision(dates.parse(text)) for text in printed] == ["year", "month", "day", "day", "none", "day"]


def test_dated_items_come_first_then_yearless_then_undated():
    texts = ["2023-02-28T16:25", None, "XXXX-02-28", "2023-02-28T09:00", "XXXX-01", "2022"]
    ordered = sorted((dates.parse(text) if text else None for text in texts), key=dates.key)
    assert [when and when.written for when in ordered] == [
        "2022",
        "2023-02-28T09:00",
        "2023-02-28T16:25",
        "XXXX-01",
        "XXXX-02-28",
        None,
    ]


def test_weekdays_are_found_in_three_languages():
    assert [number for _, number in dates.weekdays("on Tuesday; в среду; бейсенбіде; a sunday drive")] == [1, 2, 3]
