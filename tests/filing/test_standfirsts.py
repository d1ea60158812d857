"""The sentence under the headline that says what the article is about."""

import pytest
from pasting import BODY, HEADLINE, fields

ABOUT = "Islanders had waited two years for a decision"


@pytest.mark.parametrize("credit", ["By Jane Doe, May 3, 2022", "3 May 2022", "Автор: Анна Иванова"])
def test_a_standfirst_stands_between_headline_and_credit(credit):
    assert fields(f"{HEADLINE}\n{ABOUT}\n{credit}\n\n{BODY}")["standfirst"] == ABOUT


@pytest.mark.parametrize(
    "line",
    [
        "The ferry Grey Gull at the old pier. Credit: Ada Quill, Coast Times",
        "Ada Quill, left, with the mayor on the council’s ferry (Harbour Museum Collection)",
        "Reader rating of this story: 4 out of 5",
        "Baker Sells Ten Thousand Buns At Saltholm Fair",
        "By Jane Doe, John Roe and Ann Poe",
    ],
)
def test_a_caption_a_rating_a_credit_or_a_headline_of_another_story_is_no_standfirst(line):
    assert "standfirst" not in fields(f"{HEADLINE}\n{line}\n3 May 2022\n\n{BODY}")


def test_the_headline_printed_again_is_no_standfirst():
    assert "standfirst" not in fields(f"{HEADLINE}\n{HEADLINE.upper()}\n3 May 2022\n\n{BODY}")
