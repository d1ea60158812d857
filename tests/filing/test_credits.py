"""Who wrote an article and when, from the lines around its body."""

import pytest
from pasting import BODY, HEADLINE, LEAD, SECOND, THIRD, body, fields

from pressmark.filing import credits, lines, pasted
from pressmark.model import Origin, Outlet


def test_a_standfirst_stands_between_headline_and_body():
    page = f"{HEADLINE}\nIslanders had waited two years for a decision\nBy Jane Doe and John Roe, May 3, 2022\n\n{BODY}"
    said = fields(page)
    assert said["standfirst"] == "Islanders had waited two years for a decision"
    assert said["byline"] == "Jane Doe and John Roe"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE, Senior Reporter", "JANE DOE"),
        ("By Jane DoeMay 3, 2022", "Jane Doe"),
        ("Posted on 2022-05-03 by Jane van der Doe", "Jane van der Doe"),
        ("Автор: Анна Иванова", "Анна Иванова"),
        ("Jane Doe | 3 May 2022", "Jane Doe"),
        ("2 min read", None),
        ("By Reuters", None),
    ],
)
def test_a_writer_is_named_after_by_or_beside_the_date(line, byline):
    assert fields(f"{HEADLINE}\n{line}\n\n{BODY}").get("byline") == byline


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("Published: 3 May 2022 | Updated: 5 May 2022", "2022-05-03"),
        ("Updated: 5 May 2022\nPublished: 3 May 2022", "2022-05-03"),
        ("3 May", "XXXX-05-03"),
        ("Photo: the old pier on 1 April 2020", None),
        ("© 2022 Coast Times", None),
    ],
)
def test_the_date_of_publication_is_where_pages_put_it(lines, published):
    assert fields(f"{HEADLINE}\n{lines}\n\n{BODY}").get("published") == published


def test_a_date_in_the_text_or_of_a_comment_is_not_the_date_of_publication():
    built = "The pier was built on 4 July 1922 by the grandfather of the mayor."
    page = f"{HEADLINE}\n\n{BODY}\n\n{built}\n\nComments\nAnn, 6 May 2022"
    assert "published" not in fields(page)


def test_a_weekday_that_does_not_fit_its_date_is_a_doubt():
    parts = pasted.parts(f"{HEADLINE}\nMonday, 3 May 2022\n\n{BODY}")
    assert "does not fall on the day of the week" in parts.doubts[0]


def test_a_paragraph_over_the_writers_name_is_not_lost():
    page = f"{HEADLINE}\nFerry news\n\n{LEAD}\n\n{SECOND}\n\nBy Jane Doe\n\n{THIRD}\n\n{THIRD[:-1]}, she added."
    assert fields(page)["standfirst"] == LEAD
    assert [text for _, text in body(page)][:2] == [SECOND, THIRD]


def test_a_date_in_the_dateline_counts_where_the_page_prints_no_other():
    page = f"{HEADLINE}\n\nSALTHOLM, May 3, 2022 (Meridian) - {BODY}"
    assert fields(page)["published"] == "2022-05-03"
    other = pasted.parts(page.replace("\n\nSALT", "\nPublished: 9 May 2022\n\nSALT"))
    assert other.fields["published"] == "2022-05-09"
    assert other.doubts == ("published: the dateline says 3 May 2022",)


@pytest.mark.parametrize(
    ("line", "doubt"),
    [("3 May", "published: the year is not printed"), ("", "published: no date of publication is printed")],
)
def test_what_a_page_does_not_print_of_its_date_is_a_doubt(line, doubt):
    assert pasted.parts(f"{HEADLINE}\n{line}\n\n{BODY}").doubts == (doubt,)


def test_a_month_in_a_line_above_the_article_is_not_its_day():
    assert "published" not in fields(f"{HEADLINE}\nIssue of May 2022\n\n{BODY}")


def test_a_date_that_can_be_read_in_two_ways_is_a_doubt():
    parts = pasted.parts(f"{HEADLINE}\n03/05/2022\n\n{BODY}")
    assert "published" not in parts.fields
    assert parts.doubts[0].startswith("published: 03/05/2022 can be read in two ways")


def test_a_town_and_its_country_before_the_date_are_the_dateline():
    assert fields(f"{HEADLINE}\nOslo, Norway, 3 May 2022\n\n{BODY}")["dateline"] == "Oslo, Norway"
    assert "dateline" not in fields(f"{HEADLINE}\nPoe, Jane, 3 May 2022\n\n{BODY}")


def test_what_a_line_says_is_marked_in_it_and_the_rest_of_the_line_is_dropped():
    read = lines.read([HEADLINE, "", "By Jane Doe, 3 May 2022", "", LEAD, "", SECOND], ())
    said = credits.read(read, 2, 3, 0, ())
    assert (said.fields["byline"], said.fields["published"], said.body_from) == ("Jane Doe", "2022-05-03", 2)
    claim = said.claims[1]
    assert (claim.became, claim.rule) == ("dropped", "credits")
    assert {(read[1].text[start:end], field) for start, end, field, _ in claim.stretches} == {
        ("Jane Doe", "byline"),
        ("3 May 2022", "published"),
    }


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("By Jane Doe", True),
        ("Автор: Анна Иванова", True),
        ("Published 3 May 2022 at 08:15", True),
        ("May 3, 2022 | Oslo", True),
        ("Many islanders still remember how the storm of 4 July 1922 broke their grandfathers’ pier.", False),
        (LEAD, False),
    ],
)
def test_a_credit_is_a_writer_after_by_or_little_more_than_a_date(line, is_one):
    assert credits.is_credit(line) == is_one


@pytest.mark.parametrize(
    "said", ["The old pier was lost on 4 July 1922.", "She came there in May 2020.", "By noon the pier was closed."]
)
def test_a_short_sentence_with_a_date_or_by_is_no_credit_and_stays_in_the_body(said):
    assert not credits.is_credit(said)
    text = [text for _, text in body(f"{HEADLINE}\n3 May 2022\n\n{LEAD}\n\n{said}\n\n{SECOND}\n\n{THIRD}")]
    assert text == [LEAD, said, SECOND, THIRD]


@pytest.mark.parametrize("below", ["More by Jane Doe", "Ferry lost\n3 May 2022", "John Roe\nJane Doe | 3 May 2022"])
def test_writers_and_dates_of_other_stories_below_the_body_are_not_this_ones(below):
    said = fields(f"{HEADLINE}\n\n{BODY}\n\n{below}")
    assert "byline" not in said
    assert "published" not in said


def test_a_writer_and_a_date_directly_below_the_body_count_when_they_say_what_they_are():
    said = fields(f"{HEADLINE}\n\n{BODY}\n\nBy Jane Doe\nPublished: 3 May 2022")
    assert (said["byline"], said["published"]) == ("Jane Doe", "2022-05-03")


@pytest.mark.parametrize(
    "line", ["Copy URL", "Published Fri", "In Partnership With", "Share This Idea", "Privacy Policy Feedback"]
)
def test_what_sites_print_where_a_name_would_stand_is_no_writer(line):
    assert "byline" not in fields(f"{HEADLINE}\n{line}\n3 May 2022\n\n{BODY}")


def test_a_writer_under_a_line_that_only_says_by_is_named():
    assert fields(f"{HEADLINE}\nCOMMENTARY BY\nJane Doe\n3 May 2022\n\n{BODY}")["byline"] == "Jane Doe"
    assert fields(f"Presented By\n{HEADLINE}\n3 May 2022\nJane Doe\n\n{BODY}")["byline"] == "Jane Doe"


def test_a_paper_is_no_writer():
    page = f"{HEADLINE}\nBy Coast Times\n3 May 2022\n\n{BODY}"
    paper = Outlet(name="The Coast Times", origin=Origin("content/outlets.yaml", 1))
    assert pasted.parts(page).fields["byline"] == "Coast Times"
    assert "byline" not in pasted.parts(page, (paper,)).fields


@pytest.mark.parametrize(
    "lines",
    [
        "Published 5 May 2022\nOriginally published 3 May 2022",
        "5 May 2022 | 3 May 2022",
        "First published: 3 May 2022. Last updated: 5 May 2022",
    ],
)
def test_of_two_stamps_the_earlier_is_the_date_of_publication(lines):
    assert fields(f"{HEADLINE}\n{lines}\n\n{BODY}")["published"] == "2022-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "The ferry Grey Gull at the old pier. Credit: Ada Quill, Coast Times",
        "Ada Quill, left, with the mayor on the council’s ferry (Harbour Museum Collection)",
        "Reader rating of this story: 4 out of 5",
        "Baker Sells Ten Thousand Buns At Saltholm Fair",
    ],
)
def test_a_caption_a_rating_or_a_headline_of_another_story_is_no_standfirst(line):
    assert "standfirst" not in fields(f"{HEADLINE}\n{line}\n3 May 2022\n\n{BODY}")
