"""Disagreements: figures of the same thing that differ are found, and figures of two things are not held against each other."""

from __future__ import annotations

import pytest
import telling

from pressmark.publishing.pages import disagreements

LINE = "The loan for the new bridge over the Amble came to {} , the council of Brackwater said on leaving."
TOLL = "Storms on the coast at Saltby killed {} people in the night, the harbour office said."


def found(*bodies: str) -> list[tuple[str, list[list[str]]]]:
    return [
        (each.sort, [[place.words for place in reading] for reading in each.readings])
        for each in disagreements.find(telling.items(*bodies))
    ]


@pytest.mark.parametrize(
    ("line", "one", "other", "sort"),
    [
        (LINE, "$62 billion", "$26 billion", "money"),
        (LINE, "€410 million", "€450 million", "money"),
        (TOLL, "14", "12", "dead"),
        (
            "The bridge at Brackwater carries trains across {} of open water, engineers of the railway said.",
            "1,140 km",
            "1,104 km",
            "measure",
        ),
        (
            "The new bridge at Brackwater was lifted for the first ship on {}, the harbour office said.",
            "Feb. 28",
            "1 March",
            "day",
        ),
        ("Turnout in the vote on the bridge was {}, the council of Brackwater said.", "62 percent", "54 per cent", "share"),
        ("The harbour master of Brackwater was Jane Roe, {}, who had sailed with the ferry.", "45", "54", "age"),
        ("The ferry between Brackwater and Saltby was built in {} by two brothers from the coast.", "1961", "1916", "year"),
    ],
)
def test_figures_of_the_same_thing_that_differ_are_found(line, one, other, sort):
    [(kind, readings)] = found(line.format(one), line.format(other))
    assert kind == sort
    assert [[words.split(" people")[0] for words in reading] for reading in readings] == [[one], [other]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LINE.format("over $62 billion"), LINE.format("more than $62 bn")),
        (LINE.format("$62 billion"), LINE.format("€26 billion")),
        (TOLL.format("14"), TOLL.replace("killed", "injured").format("12")),
        (TOLL.format("at least 12"), TOLL.format("14")),
        ("The bridge cost $62 billion.", "Bread at the pier costs $26 billion less than it did, said a man with a hat."),
        # One report says more than the other.
        (LINE.format("$62 billion, and interest to $26 billion"), LINE.format("$26 billion")),
        # A report that prints both figures means two things.
        (LINE.format("$62 billion"), LINE.format("$26 billion") + "\n\nThe tunnel cost $62 billion."),
        # Of twelve people some may be of one sort.
        (TOLL.format("12"), TOLL.format("10 Americans and other")),
        # A paragraph that has both figures speaks of two things.
        (LINE.format("$62 billion"), "Of the 62 loans on the coast, this was dear. " + LINE.format("$26 billion")),
        # A list of figures of one sort.
        (
            "In the poll of Brackwater the mayor had 11 percent, the harbour master 20 percent and the baker 30 percent.",
            "In the poll of Brackwater the mayor had 14 percent, the harbour master 24 percent and the baker 34 percent.",
        ),
    ],
)
def test_nothing_is_said_where_figures_agree_or_speak_of_two_things(one, other):
    assert found(one, other) == []


def test_reports_that_print_one_reading_stand_together_in_whatever_words():
    [(_, readings)] = found(LINE.format("$62 billion"), LINE.format("$26 billion"), LINE.format("62 bn dollars"))
    assert readings == [["$62 billion", "62 bn dollars"], ["$26 billion"]]


def test_a_figure_that_is_near_both_joins_neither_to_the_other():
    readings = found(LINE.format("$3.5 billion"), LINE.format("about $3.6 billion"), LINE.format("$3.6 billion"))
    assert readings == [("money", [["$3.5 billion"], ["$3.6 billion", "$3.6 billion"]])]


def test_a_report_that_may_not_be_read_says_nothing():
    made = telling.edition(LINE.format("$62 billion"), LINE.format("$26 billion"), displays=("full", "citation"))
    assert disagreements.find(made.articles) == ()
    assert "26" not in telling.page(made).partition("<main")[2].replace("2026", "")


def test_a_summary_in_the_curators_words_is_no_reading():
    made = telling.edition(LINE.format("$62 billion"), LINE.format("$26 billion"), representation_2="summary")
    assert disagreements.find(made.articles) == ()
