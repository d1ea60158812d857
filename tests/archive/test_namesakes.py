"""What bears the name of a person, a place or an organisation and is not that."""

import pytest

from pressmark.archive import namesakes


def bears(text, name, kind="places", titled=False):
    printed = f"|{text}|"
    start = printed.index(name)
    return namesakes.bears_name(printed, start, start + len(name), name.lower(), kind, lambda at: titled)


@pytest.mark.parametrize(
    "text",
    [
        "the Zenda Open",
        "Zenda Grand Prix results",
        "the Zenda Pact of 1911",
        "the Bank of Zenda",
        "the Gulf of Zenda",
        "TOUR OF ZENDA",
        "Zenda 2 Strelsau 1 (halftime 1-0)",
        "Strelsau Town 1 Zenda 0",
        "Zenda 63 71 .470 11 1/2",
    ],
)
def test_a_longer_name_or_a_team_is_not_the_place(text):
    assert bears(text, "ZENDA" if text.isupper() else "Zenda")


@pytest.mark.parametrize(
    "text",
    [
        "Zenda opens its gates",
        "a man of Zenda",
        "the city of Zenda",
        "In Zenda 2 people left",
        "Zenda 24 April",
        "Zenda 2031-04-02",
        "Zenda Rovers",
        "Zenda",
    ],
)
def test_anything_else_is(text):
    assert not bears(text, "Zenda")


def test_capitals_tell_nothing_in_a_headline_that_has_them_everywhere():
    assert bears("Zenda Open To Talks", "Zenda")
    assert not bears("Zenda Open To Talks", "Zenda", titled=True)


def test_half_of_a_compass_name_is_part_of_it():
    assert bears("West African states", "West")
    assert not bears("the West asked", "West")


def test_an_organisation_has_cups_and_no_universities():
    assert bears("the ZFA Cup", "ZFA", "organisations")
    assert not bears("the ZFA University", "ZFA", "organisations")


@pytest.mark.parametrize(("text", "borne"), [("Roe Airport", True), ("Roe Street", True), ("Roe said", False), ("Roe", False)])
def test_what_is_named_after_a_person(text, borne):
    assert namesakes.bears_persons(f"{text}|", 3) == borne
