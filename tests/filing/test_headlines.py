"""The headline of a body, among the lines above it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pasting import BODY, HEADLINE, LEAD, SECOND, THIRD, fields, rules

from pressmark.filing import headlines, lines, pasted


def found(*above):
    """The headline found among these lines over a body of three paragraphs."""
    read = lines.read([*above, "", LEAD, "", SECOND, "", THIRD], ())
    headline = headlines.find(read, len(read) - 3, len(read) - 1)
    return None if headline is None else read[headline.line].text


def test_of_two_copies_of_a_headline_the_one_over_the_body_is_kept():
    page = f"{HEADLINE.upper()}\n\nMay 3, 2022\n\n{HEADLINE}\n\n{BODY}"
    assert fields(page)["headline"] == HEADLINE
    assert rules(page)[HEADLINE.upper()] == "headline-again"


def test_a_trail_of_numbers_is_not_the_headline():
    page = f"  1. Main Page\n  2. News\n  3. {HEADLINE}\nOslo, Norway • 03 May, 2022 | 08:15\n\n{HEADLINE}\n\n{BODY}"
    assert fields(page)["headline"] == HEADLINE
    assert fields(page)["dateline"] == "Oslo, Norway"
    assert fields(page)["published"] == "2022-05-03T08:15"
    assert pasted.parts(page).readings[-4].line == 6


@pytest.mark.parametrize(
    "above",
    [
        ["Coast Times", "Local", HEADLINE, "3 May 2022"],
        ["School fair draws children to northern suburb", HEADLINE, "By Jane Doe", "3 May 2022"],
        [HEADLINE, "Jane Doe", "3 May 2022"],
        [HEADLINE],
    ],
)
def test_the_headline_shares_its_words_with_the_body(above):
    assert found(*above) == HEADLINE


@pytest.mark.parametrize("above", [[], ["Local"], ["3 May 2022"], ["By Jane Doe"], ["2 min read"], ["Share on Facebook"]])
def test_where_nothing_is_like_a_headline_there_is_none(above):
    assert found(*above) is None


def test_a_headline_taken_with_the_body_is_found_in_it():
    read = lines.read([HEADLINE + "!", "", "3 May 2022", "", LEAD, "", SECOND, "", THIRD], ())
    headline = headlines.find(read, 0, 4)
    assert headline is not None
    assert headline.line == 0


def test_a_heading_within_the_body_is_no_headline():
    page = f"{LEAD}\n\n{SECOND}\n\nWhat the new ferry terminal will cost the council\n\n{THIRD}"
    assert "headline" not in fields(page)


def test_every_sign_has_its_weight():
    read = lines.read([HEADLINE, "3 May 2022", LEAD, SECOND, THIRD], ())
    ((index, signs), *_) = headlines.candidates(read, 2, 4)
    assert index == 0
    assert signs.keys() == headlines._WEIGHTS.keys()


some = st.sampled_from(
    [HEADLINE, HEADLINE.upper(), LEAD, SECOND, THIRD, "By Jane Doe", "3 May 2022", "Local", "• Most read", "*"]
)


@given(st.lists(some | st.text(max_size=20), max_size=10))
def test_a_headline_is_one_line_of_the_page_as_it_is_printed(page):
    said = fields("\n".join(page)).get("headline")
    assert said is None or said in " ".join(" ".join(page).split())


def test_without_a_body_there_is_no_headline():
    assert headlines.find(lines.read([HEADLINE], ()), 0, -1) is None
    assert pasted.parts(HEADLINE).fields == {}


HEADS = [
    "{}\nHarbour Post\nBy Jane Doe\n3 May 2022\nA ferry at the old pier in Brackwater. Photo: Ada Quill",
    "{}\n\nThe mayor and the harbour master at the ferry terminal. (Ada Quill/Harbour Post)",
    "Harbour Post\n3 May 2022\n{}\nJane Doe, Brackwater",
    "{}",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("headline", [HEADLINE, "FERRY PLANS APPROVED"])
def test_a_plain_paste_keeps_its_headline(head, headline):
    assert pasted.parts(f"{head.format(headline)}\n\n{BODY}").fields.get("headline") == headline


@pytest.mark.parametrize("head", [head for head in HEADS if head.startswith("{}")])
def test_a_first_line_is_the_headline_even_if_the_text_has_none_of_its_words(head):
    headline = "Dock strike enters second week"
    assert pasted.parts(f"{head.format(headline)}\n\n{BODY}").fields.get("headline") == headline


def test_a_headline_that_may_be_another_line_is_a_doubt():
    page = f"Coast Times\nIslands\nWeather\nA long story from the north\nTwo ferries, one pier\nMore of the islands\n\n{BODY}"
    assert any(doubt.startswith("headline: line ") for doubt in pasted.parts(page).doubts)
    assert not any(doubt.startswith("headline") for doubt in pasted.parts(f"{HEADLINE}\n\n{BODY}").doubts)


def test_a_headline_over_its_writer_is_sure_and_the_title_of_the_page_says_which_it_is():
    menu = [
        "Islands",
        "Weather",
        "Tides",
        "Letters",
        "Sport",
        "Shop",
        "Harbours",
        "Gardens",
        "People",
        "Jobs",
        "Boats",
        "Obituaries",
    ]
    teaser = "Council approves plans for another garden by the terminal"
    read = lines.read([f"{HEADLINE} - Coast Times", *menu, teaser, HEADLINE, "By Jane Doe", LEAD, SECOND, THIRD], ())
    headline = headlines.find(read, len(read) - 3, len(read) - 1)
    assert headline is not None
    assert (read[headline.line].text, headline.is_sure) == (HEADLINE, True)


@pytest.mark.parametrize("line", ["Voice of the northern islands since 1901", "Our readers write to us from everywhere."])
def test_where_no_headline_is_taken_the_line_least_unlike_one_is_told_of(line):
    page = "\n".join(["News", "Sport", line, "Shop", "Subscribe", "Islands", "Letters", "Tides today", "", BODY])
    read = pasted.parts(page)
    assert "headline" not in read.fields
    assert "headline: line 3 may be it" in read.doubts


def test_where_no_line_could_be_a_headline_none_is_told_of():
    read = pasted.parts("\n".join(["News", "Sport", "Shop", "Subscribe", "Islands", "Letters", "Tides", "", BODY]))
    assert not any(doubt.startswith("headline") for doubt in read.doubts)
