"""When what an article reports can have happened."""

from datetime import date

from pressmark import dates
from pressmark.archive import occasions
from pressmark.model import Article, Origin


def of(published="", event_date="", doubts=()):
    when = {name: dates.parse(day) for name, day in (("published", published), ("event_date", event_date)) if day}
    return occasions.of(Article(id="a1", origin=Origin("x.md"), headline="", doubts=tuple(doubts), **when))


def test_what_is_printed_today_happened_in_the_days_before():
    assert of("2023-03-01") == (date(2023, 2, 26).toordinal(), date(2023, 3, 1).toordinal(), False, True)


def test_a_day_given_for_the_event_says_more_than_the_day_it_was_printed():
    assert of("2023-03-01", "2023-02-20") == of(event_date="2023-02-20")


def test_reports_of_one_day_and_the_next_can_be_of_one_event_and_those_of_two_weeks_cannot():
    assert occasions.apart(of("2023-03-01"), of("2023-03-02")) == 0
    assert occasions.apart(of("2023-03-01"), of("2023-03-15")) == 11


def test_a_doubtful_day_keeps_nothing_apart_and_may_agree():
    doubtful = of("2023-03-01", doubts=["published: the year is not printed"])
    assert occasions.apart(doubtful, of("2023-05-01")) is None
    assert occasions.apart(doubtful, of("2023-03-02")) == 0


def test_a_doubtful_day_of_the_event_gives_way_to_the_day_it_was_printed():
    assert of("2023-03-01", "2022-03-01", ["event_date: the year may be another"]) == of("2023-03-01")


def test_a_day_without_its_year_is_compared_with_that_day_of_any_year():
    yearless = of(event_date="XXXX-02-28")
    assert occasions.apart(yearless, of("2023-03-01")) == 0
    assert occasions.apart(yearless, of("2021-04-28")) == 56
    assert occasions.apart(of(event_date="XXXX-12-31"), of("2023-01-02")) == 0


def test_a_day_that_only_leap_years_have_is_taken_for_the_day_before():
    assert occasions.apart(of(event_date="XXXX-02-29"), of(event_date="2024-02-29")) == 0


def test_a_year_or_a_decade_says_nothing():
    assert of("2023") is None
    assert of() is None


def test_a_day_without_its_year_gets_the_year_of_a_report_printed_soon_after():
    assert occasions.completed(of(event_date="XXXX-02-28"), of("2023-03-01")) == date(2023, 2, 28)
    assert occasions.completed(of(event_date="XXXX-02-28"), of("2023-03-09")) is None
    assert occasions.completed(of(event_date="XXXX-12-31"), of("2023-01-02")) == date(2022, 12, 31)


def test_the_last_day_of_a_year_and_the_first_are_two_days_though_one_has_no_year():
    some = [of(event_date="XXXX-12-31"), of(event_date="2023-01-01")]
    assert occasions.spread(some) == 1
    assert occasions.spread([some[0], some[0]]) == 0
