"""The lines of a page as a reader sees them, and the account of every one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pasting import BODY, HEADLINE, LEAD, SECOND, THIRD

from pressmark.filing import lines, pasted
from pressmark.filing.lines import Claim, Head
from pressmark.model import Reading


def test_lines_broken_to_fit_a_width_are_joined():
    broken = "\n".join(
        " ".join(words)
        for words in (
            LEAD.split()[:10],
            LEAD.split()[10:],
            SECOND.split()[:10],
            SECOND.split()[10:],
            THIRD.split()[:10],
            THIRD.split()[10:],
        )
    )
    assert [block.text for block in pasted.parts(f"{HEADLINE}\n\n{broken}").blocks] == [f"{LEAD} {SECOND} {THIRD}"]


def test_a_text_broken_to_fit_a_width_has_its_paragraphs_back():
    page = """Brackwater Gazette

No bread on Wednesday

3 April 2024

BRACKWATER – The van that sells bread on the pier did not come on Wednesday, and the passengers of the late
ferry went without their breakfast, said Ada Quill, the harbour master.

She had telephoned the baker, who was not at home. His brother said that the van had a flat tyre.
"""
    parts = pasted.parts(page)
    assert parts.fields["headline"] == "No bread on Wednesday"
    assert parts.fields["published"] == "2024-04-03"
    assert [block.text[:9] for block in parts.blocks] == ["The van t", "She had t"]


def test_blank_lines_are_left_out_and_the_others_keep_their_numbers():
    page = ["", "  Most \t read ", "", "", LEAD]
    assert [(line.text, line.numbers) for line in lines.read(page, ())] == [("Most read", (2,)), (LEAD, (5,))]


def test_two_copies_of_a_line_have_the_same_plain_words():
    first, second = lines.read(["1. NEW FERRY, at last!", "", "New ferry at last"], ())
    assert first.plain == second.plain == "new ferry at last"


def test_paragraphs_without_blank_lines_between_them_are_not_joined():
    assert [line.text for line in lines.read([LEAD, SECOND, THIRD], ())] == [LEAD, SECOND, THIRD]


def test_what_a_line_became_is_told_stretch_by_stretch():
    page = ["SALTHOLM –  Talks began."]
    claim = Claim("body", "body", ((0, 11, "dropped", "dateline"), (0, 8, "dateline", "dateline")))
    assert list(lines.readings(page, lines.read(page, ()), {0: claim})) == [
        Reading(1, 0, 8, "dateline", "dateline"),
        Reading(1, 9, 10, "dropped", "dateline"),
        Reading(1, 12, 24, "body", "body"),
    ]


def test_a_stretch_of_a_joined_line_is_found_in_the_line_where_it_stands():
    broken = ["The council approved plans for a new ferry terminal on Friday, ending", "two years of argument about its cost."]
    page = [*broken, "", *broken]
    first, second = lines.read(page, ())
    assert (first.numbers, second.numbers) == ((1, 2), (4, 5))
    friday = (first.text.index("Friday"), first.text.index("years"), "published", "published")
    made = list(lines.readings(page, [first], {0: Claim("body", "body", (friday,))}))
    said = [(page[each.line - 1][each.start : each.end], each.became) for each in made]
    assert said == [
        ("The council approved plans for a new ferry terminal on", "body"),
        ("Friday, ending", "published"),
        ("two", "published"),
        ("years of argument about its cost.", "body"),
    ]


def test_below_the_article_nothing_counts_that_readers_say():
    read = lines.read([HEADLINE, "", *BODY.split("\n"), "", "By Jane Doe", "", "Comments (2)", "", "6 May 2022"], ())
    head = Head(read, 0, 1, 3)
    assert [read[index].text for index in head.above()] == [HEADLINE]
    assert [read[index].text for index in head.below()] == ["By Jane Doe"]


@pytest.mark.parametrize("headline", [None, 20])
def test_only_the_lines_near_the_article_say_something_of_it(headline):
    read = lines.read([f"Line {number}\n" for number in range(40)], ())
    assert Head(read, headline, 20, 30).above() == range(8, 20)


words = st.text(st.sampled_from("aB. ?—\u00a01"), max_size=30)


@given(st.lists(st.sampled_from([*LEAD.split(", "), HEADLINE, "", "• Share"]) | words, max_size=12), st.data())
@settings(max_examples=50)
def test_every_character_of_a_page_stands_in_exactly_one_reading(page, data):
    read = lines.read(page, ())
    spots = st.integers(0, 120)
    stretch = st.tuples(spots, spots).map(lambda ends: (min(ends), max(ends), "byline", "byline"))
    claims = {}
    for index, line in enumerate(read):
        drawn = data.draw(st.lists(stretch, max_size=2))
        inside = tuple((start, min(end, len(line.text)), *what) for start, end, *what in drawn if start < len(line.text))
        claims[index] = Claim("body", "body", inside)
    account = [(each.line - 1, at) for each in lines.readings(page, read, claims) for at in range(each.start, each.end)]
    printed = [(number, at) for number, line in enumerate(page) for at, letter in enumerate(line) if not letter.isspace()]
    assert [(number, at) for number, at in account if not page[number][at].isspace()] == printed
