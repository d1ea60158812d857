"""What needs a person, most useful first; the summary of a build; and the receipt of one clipping."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pasting import read

from pressmark.archive import review
from pressmark.model import Origin, Problem, Reading, Receipt


def problem(line, code, weight="problem"):
    return Problem(Origin("content/people.yaml", line), code, "?", weight=weight)


# The list of work.


def test_what_stops_publication_comes_first_then_what_is_broken_then_the_rule_with_most_cases():
    few, many = problem(9, "b-few", "doubt"), [problem(line, "c-many", "doubt") for line in (1, 2)]
    broken, refused = problem(5, "z-broken"), problem(7, "z-refused", "refusal")
    assert review.worklist([few, *reversed(many), broken, refused]) == [refused, broken, *many, few]


problems = st.builds(problem, st.integers(1, 5), st.sampled_from("abc"), st.sampled_from(["refusal", "problem", "doubt"]))


@given(st.lists(problems).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
@settings(max_examples=50)
def test_the_list_has_everything_once_whatever_the_order_it_was_found_in(found):
    one, other = found
    assert review.worklist(one) == review.worklist(other)
    assert sorted(review.worklist(one)) == sorted(one)


# The summary.


def told(*problems):
    return review.summary("Built: Ferry", "1 article", problems, lambda at: (f"{at.path}:{at.line}", ""))


def test_words_of_an_article_do_nothing_in_the_summary():
    text = told(Problem(Origin("content/people.yaml", 1), "x", "“<img src=x>” [a](b) `c` *d*\n\n# e", weight="doubt"))
    assert "“\\<img src=x\\>” \\[a\\](b) \\`c\\` \\*d\\* # e" in text


def test_what_stops_publication_comes_first_and_long_lists_are_cut():
    doubts = [Problem(Origin("content/people.yaml", line), "open-doubt", "?", weight="doubt") for line in range(1, 131)]
    text = told(*doubts, Problem(Origin("content/permalinks.txt"), "permalink-lost", "gone", weight="refusal"))
    assert text.index("### What stopped publication (1)") < text.index("### What needs your eye (130)")
    assert text.count("`open-doubt`") == 100
    assert "- and 30 more, which the log of this run names" in text


def test_a_summary_names_the_place_links_it_and_says_what_to_try():
    found = Problem(Origin("content/people.yaml", 7), "field-unknown", "“alais” is no field", "write aliases")
    linked = review.summary(
        "Built: Ferry", "1 article", [found], lambda at: (f"{at.path}:{at.line}", "https://forge.example/7")
    )
    assert linked == (
        "## Built: Ferry\n\n1 article\n\n### What is broken and was left out (1)\n\n"
        "- [content/people.yaml:7](https://forge.example/7) `field-unknown` “alais” is no field *Try:* write aliases\n\n"
    )
    assert "- content/people.yaml:7 `field-unknown`" in told(found)


def test_where_nothing_is_wrong_the_summary_says_what_there_is():
    assert told() == "## Built: Ferry\n\n1 article\n\n"


# The receipt.


FERRY = Receipt(
    "ferry.txt",
    ("SALTHOLM – Talks began.", "", "2 min read"),
    (
        Reading(1, 0, 8, "dateline", "dateline"),
        Reading(1, 9, 10, "dropped", "dateline"),
        Reading(1, 11, 23, "body", "body"),
        Reading(3, 0, 10, "dropped", "reading-time"),
    ),
    ("published: no date of publication is printed",),
)


def test_a_receipt_says_of_each_stretch_what_it_became_and_by_which_rule_and_of_each_doubt_a_way_out():
    assert list(review.receipt(FERRY, "content/articles/ferry.md", "Pier Post")) == [
        "ferry.txt: 2 lines with text; 2 stretches kept, 2 dropped by 2 rules",
        "   1   dateline               SALTHOLM",
        "     - dropped: dateline      –",
        "       body                   Talks began.",
        "   3 - dropped: reading-time  2 min read",
        "   ? published: no date of publication is printed",
        "     try: correct or confirm `published:` in content/articles/ferry.md, and delete the doubt there",
        "A wrong field: edit content/articles/ferry.md, which is yours",
        "A line that is always furniture: write how it begins into `drop:` under Pier Post in content/outlets.yaml,"
        " and file it anew (build.py add --again content/clippings/ferry.txt)",
    ]


def test_on_a_terminal_what_a_stretch_became_is_seen_and_its_words_are_the_same():
    plain, coloured = list(review.receipt(FERRY)), list(review.receipt(FERRY, colour=True))
    assert coloured[1] == "   1   dateline               \x1b[36mSALTHOLM\x1b[0m"
    assert coloured[2] == "     - dropped: dateline      \x1b[2;9m–\x1b[0m"
    assert [re.sub("\x1b\\[[0-9;]*m", "", line) for line in coloured] == plain


def test_a_long_line_is_wrapped_below_its_beginning():
    made = Receipt("a.txt", ("The ferry did not run on Monday, and nobody said so.",), (Reading(1, 0, 52, "body", "body"),))
    assert list(review.receipt(made, width=40))[1:3] == [
        "   1   body  The ferry did not run on",
        "             Monday, and nobody said so.",
    ]


def test_a_clipping_cannot_command_the_terminal():
    made = Receipt("\x1b]0;a\x07.txt", ("\x1b[2J\tgone",), (Reading(1, 0, 9, "body", "body"),), ("\x1b[31mred",))
    for line in review.receipt(made, "a.md", colour=False):
        assert "\x1b" not in line
    assert "␛[2J gone" in "\n".join(review.receipt(made))


PIER = Receipt(
    "pier.txt",
    ("The pier", "", "By Ada", "4 April", "It opens  “today”.", "x" * 200 + " she said “today” " + "y" * 200, "Terms", "Tags"),
    (Reading(1, 0, 8, "headline", "headline"), Reading(4, 0, 7, "published", "date")),
)


def test_around_a_doubt_stand_the_lines_it_was_read_from_quotes_and_names():
    assert list(review.around(PIER, "headline")) == [(1, "The pier"), (3, "By Ada")]
    assert [number for number, _ in review.around(PIER, "rights", "rights: terms are printed (line 7)")] == [6, 7, 8]
    days = dict(review.around(PIER, "event_date", 'event_date: the text says "today"'))
    assert [*days] == [3, 4, 5, 6, 7]
    assert days[5] == "It opens “today”."
    assert "she said “today”" in days[6]
    assert days[6][0] == days[6][-1] == "…"


def test_where_nothing_tells_the_first_lines_stand_there():
    assert [number for number, _ in review.around(PIER, "byline", "byline: who")] == [1, 3, 4, 5, 6]


PAGE = """Harbour Post Logo
Council Approves New Ferry Terminal
By Jane Doe
5 June 2021 | 09:30

NORTHHAVEN – The council approved plans for a new ferry terminal on Friday, ending two years of argument about its cost.
The terminal will serve four islands and replace a pier that was closed after a storm.
All rights reserved. No part of this page may be reproduced without a link.""".split("\n")

lines = st.lists(st.sampled_from([*PAGE, "", "  Share  on Facebook "]) | st.text(max_size=30), min_size=3, max_size=12)


@given(lines.map("\n".join))
@settings(max_examples=50)
def test_a_receipt_shows_every_character_of_the_clipping(text):
    made, _ = read("a.txt", "\n".join((*PAGE, text)).encode(), languages=("en",))
    if made:
        _, *told = review.receipt(made.receipt)
        shown = [line.partition(label(each))[2] for line, each in zip(told, made.receipt.readings, strict=False)]
        assert squeezed(shown) == squeezed(review.safe(line) for line in made.receipt.lines)


def label(reading):
    return review._label(reading)


def squeezed(texts):
    return "".join("".join(texts).split())


@given(lines.map("\n".join), st.integers(0, 120))
@settings(max_examples=50)
def test_a_receipt_that_was_kept_is_the_same_receipt_and_wraps_at_any_width(text, width):
    made, _ = read("a.txt", "\n".join((*PAGE, text)).encode(), languages=("en",))
    receipts = (made.receipt,) if made else ()
    assert review.KEPT.read(json.loads(json.dumps(review.KEPT.write(receipts)))) == receipts
    for each in receipts:
        for line in review.receipt(each, width=width):
            assert "\n" not in line


@pytest.mark.parametrize(
    "broken",
    [
        7,
        [["a.txt", ["one"], [[2, 0, 3, "body", "body"]], []]],
        [["a.txt", ["one"], [[0, 0, 3, "body", "body"]], []]],
        [["a.txt", ["one"], [[1, 3, 0, "body", "body"]], []]],
        [["a.txt", ["one"], [[1, 0, 3, ["body"], "body"]], []]],
        [["a.txt", [1], [], []]],
        [["a.txt", ["one"], [[1, 0, 3, "body"]], []]],
        [["a.txt"]],
    ],
)
def test_what_is_no_receipt_is_not_read_as_one(broken):
    with pytest.raises((ValueError, TypeError)):
        review.KEPT.read(broken)
