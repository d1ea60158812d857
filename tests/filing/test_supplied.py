"""What a clipping prints only in its sentences: the day of the event, its language, words for a headline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark import dates
from pressmark.filing import supplied
from pressmark.filing.blocks import Block

RUSSIAN = "Министры шести стран встретились в столице и обсудили торговлю, энергетику и безопасность региона. " * 4


@pytest.mark.parametrize(
    ("published", "lead", "expected"),
    [
        ("2023-02-28", "They met in the capital on Tuesday, officials said.", None),
        ("2023-03-01", "They met in the capital on Tuesday, officials said.", "2023-02-28"),
        ("2023-03-01", "They met in the capital yesterday, officials said.", "2023-02-28"),
        ("2023-03-01", "They will meet in the capital on Friday, officials said.", None),
        ("2023-03-01", "They met in the capital on Feb. 28, officials said.", "XXXX-02-28"),
        ("2023-02-28", "They met in the capital on Feb. 28, officials said.", None),
        ("2023-03-01", "They met in the capital on 27 February 2023, officials said.", "2023-02-27"),
        ("2023-03-01", "The alliance, founded on 4 April 1949, met again.", None),
        (None, "They met in the capital on Feb. 28, officials said.", "XXXX-02-28"),
        (None, "They met in the capital on Tuesday, officials said.", None),
        ("2023-03-01", "The alliance launched in 2015 met again.", None),
        ("2023-12-27", "Exports of the port rose in eight months (March 21-November 21), officials said.", None),
        ("2023-12-27", "The fair was open from Dec. 5 to Dec. 9, officials said.", None),
        ("2023-12-27", "The fair was open on Dec. 5 to 9, officials said.", None),
        ("2023-12-11", "Seven crews were chosen to race for a prize on 30 January.", None),
        ("2023-12-11", "The harbour board announced it will open the pier on 30 November.", None),
        ("2023-01-11", "The harbour board closed the pier on 30 November.", "XXXX-11-30"),
        ("2023-12-11", "A pilot drives his boat past the pier on Nov. 30, 2023, in Brackwater.", None),
        ("2023-12-11", "Trade fell after a Nov. 30 storm, officials said.", None),
        ("2023-12-11", "The pilot died on Friday after the collision on 30 November.", "2023-12-08"),
        ("2023-12-11", "The pilot was hurt on Monday, Dec. 4, officials said.", "XXXX-12-04"),
        ("2023-12-11", "On Dec. 4, the harbour board closed the pier.", "XXXX-12-04"),
        ("2023-12-11", "4 декабря министры встретились в столице.", "XXXX-12-04"),
        ("2023-12-11", "The ferry will be late every Tuesday.", None),
        ("2024-03-01", "The board met on Feb. 29, officials said.", "XXXX-02-29"),
        ("XXXX-12-11", "The board met on Dec. 11, officials said.", None),
        (None, "The board raised the wages of pilots by 10 percent, effective July 1, 2024.", None),
        (None, "The alliance, founded on 4 April 1949, met again.", None),
        (None, "The pilot died after the collision on 13 December, police have said.", None),
    ],
)
def test_the_day_of_the_event_is_filed_only_when_the_text_says_another_day(published, lead, expected):
    when, _ = supplied.event_date([Block("paragraph", lead)], dates.parse(published) if published else None)
    assert (when and when.written) == expected


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        (RUSSIAN, ("en", "ru", "kk"), "ru"),
        ("Қазақстан Республикасының министрі елордада өткен жиында сөз сөйлеп, жаңа жобаларды таныстырды.", ("ru", "kk"), "kk"),
        ("The ministers of six countries met in the capital.", ("en", "ru"), "en"),
        (RUSSIAN, ("en",), "ru"),
    ],
)
def test_the_language_is_one_of_the_archive_unless_its_letters_forbid(text, languages, expected):
    assert supplied.language(text, languages) == expected


def test_today_may_be_the_day_before_and_is_a_doubt():
    lead = [Block("paragraph", "They met in the capital today, officials said.")]
    when, doubt = supplied.event_date(lead, dates.parse("2023-03-01"))
    assert when is None
    assert doubt == 'the text says "today"; that may be the day of publication or the day before'


def test_the_day_of_the_event_is_looked_for_in_the_first_paragraphs_alone():
    blocks = [Block("paragraph", text) for text in ("They met.", "It rained.", "They met on 27 February 2023.")]
    assert supplied.event_date(blocks, dates.parse("2023-03-01")) == (None, "")
    assert supplied.event_date([], None) == (None, "")


@pytest.mark.parametrize(
    ("lead", "headline"),
    [
        ("The ferry did not run. Nobody was told.", "The ferry did not run"),
        (
            "The ferry to Brackwater and its two captains stayed at the pier, said the harbour master Ada Quill, on Monday.",
            "The ferry to Brackwater and its two …",
        ),
        ("The early ferries of Brackwater, said Ada Quill, were late.", "The early ferries of Brackwater …"),
        ("Forty passengers of late ferries told Harbour Master Ada Quill a story.", "Forty passengers of late ferries told …"),
        ("Harbour Master Ada Quill Of Old Brackwater Town told forty people.", "Harbour Master Ada Quill Of Old Brackwater …"),
        ("Seven ferries came to the pier of Brackwater.", "Seven ferries came to the pier …"),
        ("Seven ferries came to the old pier.", "Seven ferries came to the old pier"),
    ],
)
def test_words_for_a_headline_are_few_and_cut_no_clause_or_name_in_two(lead, headline):
    assert supplied.headline([Block("caption", "At the pier"), Block("paragraph", lead)]) == headline


words = st.lists(st.sampled_from("The ferry to Brackwater, which Ada Quill said is late. on and U.S. — “no” и в порту".split()))


@given(words.map(" ".join) | st.text(max_size=200).map(lambda text: " ".join(text.split())))
def test_words_for_a_headline_are_the_first_words_of_the_text(text):
    made = supplied.headline([Block("paragraph", text)])
    assert text.startswith(made.removesuffix(" …"))
    assert len(made) <= 82
    assert len(made.removesuffix(" …").split()) <= 7


@given(st.text(max_size=60), st.sampled_from([("en", "ru", "kk"), ("kk",), ()]))
def test_any_text_is_in_some_language(text, languages):
    assert supplied.language(text, languages).isalpha()
