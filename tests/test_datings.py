"""A date as a paper prints it, found in a text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark import dates, datings

days = st.dates(date(dates.EARLIEST, 1, 1), date(dates.LATEST, 12, 31))
languages = st.sampled_from(["en", "ru", "kk"])


def written(text, order=""):
    return [found.when.written if found.when else None for found in datings.find(text, order=order)]


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
    for found in datings.find(text, order=order):
        assert last <= found.start < found.end <= len(text)
        assert found.when or found.doubt
        last = found.end


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
        ("Fri, Dec 22 20234:46 AM EST", "2023-12-22T04:46"),
        ("27 August 202229 August 2022", "2022-08-27"),
        ("Dec 22,2023", "2023-12-22"),
        ("Dec 22,500 people", None),
        ("Updated22 Dec 2023", "2023-12-22"),
        ("Tue Dec 19 20:35:00 EST 2023", "2023-12-19"),
        ("22/Dec/2023", "2023-12-22"),
        ("12-22-2023", "2023-12-22"),
        ("24 Dicembre 2023", "2023-12-24"),
        ("12 de octubre de 2020", "2020-10-12"),
        ("1er août 2019", "2019-08-01"),
        ("5. März 2019", "2019-03-05"),
        ("Juli 12, 2017", "2017-07-12"),
        ("2019年04月13日 08時00分", "2019-04-13"),
        ("2019년 4월 13일", "2019-04-13"),
        ("2019年", None),
        ("Mars 2020 landed", None),
        ("18 juni was", None),
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
    (found,) = datings.find("01/03/2023")
    assert found.when is None
    assert "two ways" in found.doubt
    assert written("01/03/2023", order="day-first") == ["2023-03-01"]
    assert written("01/03/2023", order="month-first") == ["2023-01-03"]


def test_several_dates_keep_their_places():
    text = "April 30, 2023 and then MOSCOW (Agency - 30th April, 2023)"
    assert [text[found.start : found.end] for found in datings.find(text)] == ["April 30, 2023", "30th April, 2023"]


def test_weekdays_are_found_in_three_languages():
    assert [number for _, number in datings.weekdays("on Tuesday; в среду; бейсенбіде; a sunday drive")] == [1, 2, 3]


def test_a_day_of_the_week_settles_figures_that_read_two_ways():
    assert written("Wednesday 01/03/2023") == ["2023-03-01"]
    assert written("вторник, 01/03/2023") == ["2023-01-03"]
    assert written("Friday 01/03/2023") == [None]  # neither reading is a Friday


def test_the_years_of_the_page_tell_the_century():
    (found,) = datings.find("28/02/23", years=frozenset(["2022", "2023"]))
    assert (found.when.written, found.doubt) == ("2023-02-28", "")
    (found,) = datings.find("28/02/23", years=frozenset(["1923", "2023"]))
    assert (found.when.written, found.doubt) == ("XXXX-02-28", "the year is printed without its century")


def test_the_order_of_figures_is_learnt_from_the_page():
    assert datings.order(["01/03/2023", "28/02/2023"]) == "day-first"
    assert datings.order(["01/03/2023", "02/28/2023"]) == "month-first"
    assert datings.order(["01/03/2023", "02/28/2023", "28/02/2023"]) == ""
    assert datings.order(["1/3/2023 4:25 PM PDT"]) == "month-first"
    assert datings.order(["a score of 14/3/22, and 9.81"]) == "day-first"


def test_a_date_is_found_where_it_stands_though_a_letter_before_it_has_two_small_ones():
    (found,) = datings.find("İstanbul, İzmir: 3 May 2022")
    assert "İstanbul, İzmir: 3 May 2022"[found.start : found.end] == "3 May 2022"


def test_of_a_long_text_every_date_is_found():
    text = " ".join(f"In the year of the herring, on May {day}, 2022, the ferry left." for day in range(1, 29))
    assert [found.when.written for found in datings.find(text)] == [f"2022-05-{day:02}" for day in range(1, 29)]
