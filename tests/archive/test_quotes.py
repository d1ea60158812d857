"""What stands between quotation marks is found however a paper sets its marks; names, titles and apostrophes are not."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark import paragraphs
from pressmark.archive import quotes


def found(text):
    """What is quoted in a text."""
    pieces = paragraphs.parse(text)
    return [each.words(pieces) for each in quotes.find(pieces)]


SAID = "the ferry will sail at noon"


@pytest.mark.parametrize("marks", ['""', "“”", "«»", "„“", '"”', "””", "““", "''", "‘’", "'’"])
def test_marks_of_every_kind_are_read_even_mixed(marks):
    opened, closed = marks
    assert found(f"The captain said: {opened}{SAID}{closed}. Nobody came.") == [SAID]


def test_a_quotation_inside_a_quotation_belongs_to_it():
    assert found("“She said ‘the boat is late’ and left,” he said.") == ["She said ‘the boat is late’ and left,"]
    assert found("«Мы назвали лодку «Терпение» в честь деда», сказал он.") == ["Мы назвали лодку «Терпение» в честь деда"]
    assert found("'They shouted \"man the boats\" all night,' she said.") == ['They shouted "man the boats" all night,']


def test_words_that_go_on_over_paragraphs_open_in_each_and_close_in_the_last():
    text = "“The ferry is late.\n\n“It was late last year as well.\n\n“And the year before that,” she said."
    assert found(text) == ["The ferry is late.", "It was late last year as well.", "And the year before that,"]


def test_a_mark_that_is_never_closed_takes_the_next_quotation_with_it_no_further_than_its_paragraph():
    assert found("“The ferry is late, she said.\n\nThe crew of the boat slept.\n\n“We sleep when we can,” he said.") == [
        "The ferry is late, she said.",
        "We sleep when we can,",
    ]


def test_apostrophes_are_no_marks():
    assert (
        found("The fishers' boats weren't out; it's the crew's day off in '98, rock 'n' roll or not, the sailors' wives said.")
        == []
    )
    assert found("'The fishers' boats aren't out,' said the sailors' priest.") == ["The fishers' boats aren't out,"]


@pytest.mark.parametrize(
    "text",
    [
        "The «C5+1» met again.",
        "The so-called “experts of the sea” left.",
        "She read “The Long Way Home” on the pier.",
        "He starred in the film “the boat that came home”, they say.",
        "ТОО «Каспийская судоходная компания и верфь» закрыто.",
        "“Yes, we can.”",
    ],
)
def test_names_titles_and_a_word_or_two_are_not_quotations(text):
    assert found(text) == []


def test_headings_and_captions_are_not_searched():
    assert found("## “We will sail at noon today”\n\n“We will sail at noon today”\n{: .caption }") == []


@given(st.text(alphabet="ab “”\"'‘’«»„.\n", max_size=80))
def test_whatever_the_marks_stretches_stand_in_order_and_never_overlap(text):
    pieces = paragraphs.parse(text)
    stretches = list(quotes.marked(pieces))
    assert all(0 <= each.start <= each.end <= len(pieces[each.at].text) for each in stretches)
    for one, other in itertools.pairwise(stretches):
        assert (one.at, one.end) <= (other.at, other.start)
