"""Everything around an article that is not the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pasting import LEAD

from pressmark.filing import furniture, vocabulary
from pressmark.model import Origin, Outlet


def test_what_an_outlet_is_known_to_add_is_furniture_on_its_pages_alone():
    gazette = Outlet(name="Gazette", drop=("Ferries by Harbour Lines", ""), origin=Origin("content/outlets.yaml", 1))
    assert furniture.rule("• Ferries by Harbour Lines sail daily.", (gazette,)) == "outlet-hint"
    assert furniture.rule("Ferries by Harbour Lines sail daily.") == ""
    assert furniture.rule(LEAD, (gazette,)) == ""


def test_a_line_of_signs_alone_is_an_ornament_and_a_blank_one_is_nothing():
    assert [furniture.rule(line) for line in ("* * *", "———", "", "   ")] == ["ornament", "ornament", "", ""]


def test_a_line_longer_than_furniture_can_be_is_not_looked_through():
    assert furniture.rule("Share this article on " + "Facebook " * 200) == ""


@pytest.mark.parametrize(
    ("line", "bare"), [("  3. Talks", "Talks"), ("• Talks", "Talks"), ("> Talks", "Talks"), ("3.5 million", "3.5 million")]
)
def test_a_bullet_or_a_number_is_no_part_of_a_line(line, bare):
    assert furniture.bare(line) == bare
    assert furniture.is_bulleted(line.strip()) == (bare != line.strip())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The mayor’s (new) pier", ["The", "mayor’s", "new", "pier"]),
        ("AT&T, C5+1 and U.S.", ["AT&T", "C5+1", "and", "U.S"]),
        ("snake_case -- 3.5%", ["snake", "case", "3.5"]),
        ("*** —", []),
    ],
)
def test_the_words_of_a_line_are_what_stands_between_its_marks(line, words):
    assert furniture.words(line) == words


@given(st.text() | st.text(alphabet="aB1'’.&+-_ ,()|", max_size=60))
def test_words_are_the_same_whichever_way_they_are_found(line):
    assert furniture.words(line) == furniture._WORD.findall(line)


@pytest.mark.parametrize("line", ["It rained.", "“It rained.”", "Did it rain?", "It rained …", "«Шёл дождь!»", "It rained.)"])
def test_a_sentence_ends_with_its_mark_and_what_closes_it(line):
    assert furniture.ends_sentence(line)
    assert not furniture.ends_sentence(line.strip("“«.?!…”») "))


def test_a_sentence_reads_more_like_prose_than_a_short_line_and_a_short_line_not_at_all():
    assert furniture.prose(LEAD) > furniture.prose("The council approved plans for a terminal.") > 0
    assert furniture.prose("Most read") < furniture.prose("It rained.") < 0
    assert furniture.prose("***") == 0


def test_a_long_line_reads_like_prose_though_its_full_stop_is_missing():
    unended = " ".join([LEAD[:-1]] * 2)
    assert 0 < furniture.prose(unended) < furniture.prose(unended + ".")


@given(st.text() | st.text(alphabet="Share on Facebook. ©2021>|#•:-", max_size=200))
def test_any_line_is_furniture_by_one_rule_or_is_not(line):
    names = {rule.name for rule in vocabulary.RULES} | {"", "ornament"}
    assert furniture.rule(line) in names
    assert furniture.bare(line) == furniture.bare(line).strip()
    assert -6.0 < furniture.prose(line) <= 80
