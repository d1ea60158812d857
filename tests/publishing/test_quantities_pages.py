"""Quantities: a figure is read with what it counts, whichever way a paper writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.publishing.pages import quantities


def read(text: str) -> list[tuple[str, str]]:
    return [(each.sort, each.of) for each in quantities.find(text)]


@pytest.mark.parametrize(
    ("printed", "sort", "of", "value"),
    [
        ("It cost $62 billion.", "money", "dollar", 62e9),
        ("It cost 62 bn dollars.", "money", "dollar", 62e9),
        ("It cost US$1.5m.", "money", "dollar", 1.5e6),
        ("It cost £1,250.", "money", "pound", 1250),
        ("It cost 500 million tenge.", "money", "tenge", 500e6),
        ("Он стоил 12,5 млрд долларов.", "money", "dollar", 12.5e9),
        ("Ол 40 млн теңге тұрады.", "money", "tenge", 40e6),
        ("Turnout was 62 per cent.", "share", "", 62),
        ("Явка составила 62 процента.", "share", "", 62),
        ("It fell by 3 percentage points.", "share", "points", 3),
        ("The line is 1,140 kilometres long.", "measure", "km", 1140),
        ("Линия длиной 1 140 километров.", "measure", "km", 1140),
        ("They planned for thirty years.", "measure", "year", 30),
        ("They sent two dozen ferries.", "count", "ferri", 24),
        ("They sent thirty-two boats.", "count", "boats", 32),
        ("They sent 1000 American soldiers.", "count", "soldi", 1000),
        ("Storms killed 14 people.", "dead", "", 14),
        ("The death toll rose to 14.", "dead", "", 14),
        ("Some of them: 14 dead.", "dead", "", 14),
        ("In all 30 people were injured.", "hurt", "", 30),
        ("In all 30 passengers were injured.", "hurt", "passe", 30),
        ("Ada Quill, 45, left.", "age", "quill", 45),
        ("A 45-year-old captain left.", "age", "", 45),
        ("It was founded in 1961.", "year", "", 1961),
        ("They met on Feb. 28.", "day", "", 228),
        ("They met on 28 February 2023.", "day", "", 228),
        ("They met on Tuesday.", "weekday", "", 1),
    ],
)
def test_a_figure_is_read_with_what_it_counts(printed, sort, of, value):
    [found] = quantities.find(printed)
    assert (found.sort, found.of) == (sort, of)
    assert found.least <= value <= found.most


@pytest.mark.parametrize(
    "printed",
    [
        "The council voted 219-206.",
        "He lives at No. 5 and reads Article 14.",
        "Flight 370 was late.",
        "Call 555-0123 for a boat.",
        "It opens at 5:30 and again at 6.",
        "Five of them stayed at home.",
        "One said that two would do.",
        "It was twice as long, three times as deep.",
        "The 9/11 commission sat.",
    ],
)
def test_what_is_no_quantity_is_not_read_as_one(printed):
    assert read(printed) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("over 30 years", "more than 30 years"),
        ("over 30 years", "thirty years"),
        ("1,000 soldiers", "1000 soldiers"),
        ("$62 bn", "62 billion dollars"),
        ("$62 billion", "nearly $62.4 billion"),
        ("$1.3 billion", "$1.28 billion"),
        ("1,100 km", "1,140 km"),
        ("about 500 boats", "480 boats"),
        ("at least 12 people were killed", "14 people were killed"),
        ("62 percent", "61.8%"),
        ("roughly 90 percent", "89 percent"),
        ("Feb. 28", "28 February"),
        ("30 soldiers", "thirty soldiers"),
    ],
)
def test_figures_that_may_both_be_right_agree(one, other):
    (first,), (second,) = quantities.find(one), quantities.find(other)
    assert (first.sort, first.of) == (second.sort, second.of)
    assert first.agrees(second)
    assert second.agrees(first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$62 billion", "$26 billion"),
        ("over $62 billion", "$26 billion"),
        ("62 percent", "61 percent"),
        ("1,140 km", "1,104 km"),
        ("14 people were killed", "12 people were killed"),
        ("Feb. 28", "March 1"),
        ("more than 30 years", "20 years"),
        ("$62 million", "$62 billion"),
    ],
)
def test_figures_that_cannot_both_be_right_do_not_agree(one, other):
    (first,), (second,) = quantities.find(one), quantities.find(other)
    assert not first.agrees(second)


@given(st.text(alphabet="0123456789 .,$%-–killedpoyars:/тысмлн'’", max_size=60))
def test_whatever_is_printed_each_quantity_stands_where_it_says(text):
    for each in quantities.find(text):
        assert 0 <= each.start < each.end <= len(text)
        assert each.least <= each.most
        assert each.agrees(each)
