"""What needs a person, most useful first; the summary of a build; and the receipt of one clipping."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.archive import review
from pressmark.filing import draft
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


def test_a_receipt_says_of_each_stretch_what_it_became_and_by_which_rule():
    made = Receipt(
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
    assert list(review.receipt(made)) == [
        "ferry.txt: 2 lines with text; 2 readings kept, 2 dropped",
        "   1   dateline                           SALTHOLM",
        "   1 - dropped (dateline)                 –",
        "   1   body                               Talks began.",
        "   3 - dropped (reading-time)             2 min read",
        "     ? published: no date of publication is printed",
    ]


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
    drafts, _ = draft.read("a.txt", "\n".join((*PAGE, text)).encode(), (), ("en",))
    for made in drafts:
        _, *told = review.receipt(made.receipt)
        shown = "".join(line[42:] for line in told[: len(made.receipt.readings)])
        assert "".join(shown.split()) == "".join("".join(made.receipt.lines).split())
