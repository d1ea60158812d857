"""Who wrote an article: the names that pages print, without what is glued to them."""

import pytest
from pasting import BODY, HEADLINE, LEAD, fields

from pressmark.filing import pasted, writers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe", "Jane Doe"),
        ("By Jane Doe and John Roe | May 3", "Jane Doe and John Roe"),
        ("BY JANE DOE, Staff Writer", "JANE DOE"),
        ("Jane Doe Staff Writer", "Jane Doe"),
        ("Jane Doe Data and Graphics Journalist", "Jane Doe"),
        ("Jane Doe COAST NEWS", "Jane Doe"),
        ("Jane Doe Coastbusiness", "Jane Doe"),
        ("Jane Doe MS, RDN", "Jane Doe"),
        ("Jane Doe | jane@coast.example", "Jane Doe"),
        ("Jane Doe@janedoe", "Jane Doe"),
        ("Jane DoePublished: May 3, 2022", "Jane Doe"),
        ("[Portrait of Jane Doe] By Jane Doe", "Jane Doe"),
        ("* Jane van der Doe , John Q. Roe", "Jane van der Doe , John Q. Roe"),
        ("Jane Doe, Meridian Press Agency", "Jane Doe"),
        ("Jane Doe Jane Doe", "Jane Doe"),
        ("Жанна Доу и Иван Роев", "Жанна Доу и Иван Роев"),
        ("Әсел Қуанышева, тілші", "Әсел Қуанышева"),
        ("Coast Times", None),
        ("12 islands", None),
    ],
)
def test_names_are_read_without_what_is_glued_to_them(text, names):
    found = writers.read(text)
    assert (found.text if found else None) == names
    assert not found or text[found.start : found.end] == names or "Jane Doe Jane Doe" in text


def test_a_word_behind_a_name_belongs_to_it_unless_the_page_prints_them_apart():
    assert writers.read("Mary Ann Roe Reporter").text == "Mary Ann Roe"
    assert writers.read("Jane Doe Saltholm Reporter", page="Saltholm today. Jane Doe can be reached").text == "Jane Doe"


@pytest.mark.parametrize(
    "lines",
    [
        "By\n* Jane Doe\n3 May 2022",
        "Jane Doe\n·\nFollow\n6 min read",
        "[Jane Doe]\nJane Doe\n2 min read",
        "* Jane Doe\n* Published: 08:15, 3 May 2022",
        "Jane Doe 3 days",
        "Jane Doe COAST HERALD",
        "3 May 2022 / Jane Doe",
        "Jane Doe • Coastal\nPublisher\n3 May 2022",
        "Posted On : May 3, 2022 Published By : Jane Doe",
        "Review by Jane Doe Contributor",
        "Von Jane Doe",
        "Par Jane Doe\n3 mai 2022",
    ],
)
def test_a_writer_is_found_however_pages_name_one(lines):
    assert fields(f"{HEADLINE}\n{lines}\n\n{BODY}").get("byline") == "Jane Doe"


def test_a_russian_and_a_kazakh_writer_are_found_alike():
    assert fields(f"{HEADLINE}\nЖанна Доу\n3 мая 2022\n\n{BODY}")["byline"] == "Жанна Доу"
    assert fields(f"{HEADLINE}\nАвторы: Әсел Қуанышева\n\n{BODY}")["byline"] == "Әсел Қуанышева"


@pytest.mark.parametrize(
    "line", ["Jane Doe, 29, of Saltholm, made calls to the harbour office", "Harbour News", "Edit Profile", "United Kingdom"]
)
def test_a_caption_a_section_or_a_button_names_no_writer(line):
    assert "byline" not in fields(f"{HEADLINE}\n{line}\n3 May 2022\n\n{BODY}")


def test_a_desk_is_kept_as_printed_after_by():
    assert fields(f"{HEADLINE}\nBy News Staff\n3 May 2022\n\n{BODY}")["byline"] == "News Staff"


def test_an_agency_is_no_writer():
    said = fields(f"{HEADLINE}\nBy Associated Press\n3 May 2022\n\n{BODY}")
    assert "byline" not in said
    assert said["agency"] == "Associated Press"


def test_where_only_the_place_of_a_name_speaks_for_it_that_is_a_doubt():
    parts = pasted.parts(f"{HEADLINE}\nJane Doe Coast Herald\n\n{BODY}\n\n© 2022 Coast Herald")
    assert parts.fields["byline"] == "Jane Doe"
    assert "byline: nothing but its place says that this is the writer" in parts.doubts


def test_the_name_under_the_headline_outranks_that_of_another_story_above_it():
    page = f"Pier reopens\nBy John Roe\n\n{HEADLINE}\nJane Doe\n3 May 2022\n\n{BODY}"
    assert fields(page)["byline"] == "Jane Doe"


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Jane Doe", True),
        ("Jane van der Doe and John Roe", True),
        ("Анна Иванова", True),
        ("Jane", False),
        ("The Coast Girl", False),
        (LEAD, False),
        ("Jane Doe, Senior Reporter", False),
        ("New Zealand", False),
        ("jane doe", False),
        ("", False),
    ],
)
def test_a_line_is_a_person_when_it_holds_nothing_but_names(line, is_one):
    assert writers.is_person(line) == is_one


def test_what_somebody_does_for_the_paper_is_a_role():
    assert writers.is_role("Senior Correspondent, Saltholm")
    assert not writers.is_role("Harbour master")
