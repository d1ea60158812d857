"""A date as we write it: EDTF, read, said and ordered."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark import dates

days = st.dates(date(dates.EARLIEST, 1, 1), date(dates.LATEST, 12, 31))


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
