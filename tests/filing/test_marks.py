"""The Markdown of a note: what its marks say, and the words without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.filing import marks


def pieces(text, dropped=()):
    return [(piece.kind, piece.text) for piece in marks.pieces(text.split("\n"), 0, dict(dropped)) if piece.kind != "dropped"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("**bold**, *slanted*, _lined_, ~~struck~~, ==marked==, `code`", "bold, slanted, lined, struck, marked, code"),
        ("***both*** and __**nested**__", "both and nested"),
        ("[words](https://a.example) [[Note]] [[Note|shown]] <https://b.example/x>", "words Note shown https://b.example/x"),
        ("[a [b] c](x_(y)) and [^1] stay", "a [b] c and [^1] stay"),
        ("5 * 3 * 2, snake_case_name, 2 ** 3", "5 * 3 * 2, snake_case_name, 2 ** 3"),
        (r"\*not slanted\* \# \[x\]", "*not slanted* # [x]"),
        ("<b>bold</b> <!-- said aside --> %%said to me%% a &amp; b", "bold a & b"),
        ("[broken](", "[broken]("),
    ],
)
def test_words_are_shown_without_their_marks(written, words):
    assert marks.plain(written) == (words, False)


@pytest.mark.parametrize(
    "picture", ["![a](b.png)", "![[b.png]]", "[![a](b.png)](https://a.example)", '![a [1]](b.png "c")', "![a][b]"]
)
def test_a_picture_is_no_words(picture):
    assert marks.plain(f"one {picture} two") == ("one two", True)


def test_marks_at_the_start_of_a_line_say_what_it_is():
    text = "# Head\n\nUnder\n====\n\ntwo\nlines\n\n- item\n- [x] done\n1. first\n> said\n> on\n\n> [!note] aside"
    assert pieces(text) == [
        ("heading", "Head"),
        ("heading", "Under"),
        ("paragraph", "two lines"),
        ("bullet", "item"),
        ("bullet", "done"),
        ("number", "first"),
        ("quote", "said on"),
        ("quote", "aside"),
    ]


def test_what_is_fenced_is_kept_as_it_stands():
    assert pieces("```\n# no heading\n**x**\n```") == [("paragraph", "# no heading"), ("paragraph", "**x**")]


def test_a_row_of_a_table_keeps_its_cells():
    assert pieces("| a | **b** |\n|---|:--|\n| 1 | |") == [("paragraph", "a | b"), ("paragraph", "1")]


def test_lines_that_are_known_to_be_none_of_it_keep_their_rule():
    found = list(marks.pieces(["#tag", "words"], 0, {0: "tags"}))
    assert [(piece.kind, piece.rule) for piece in found] == [("dropped", "tags"), ("paragraph", "")]


LINES = ["# a", "---", "===", "```", "- b", "2. c", "> d", "| e | f |", "g", "", "![](h)", "**i", "[j](", "    k"]


@given(st.lists(st.sampled_from(LINES), max_size=30))
def test_whatever_the_lines_each_that_is_not_blank_stands_in_one_piece(page):
    told = [at for piece in marks.pieces(page, 0, {}) for at in piece.numbers]
    assert told == sorted(told)
    assert [at for at in told if page[at].strip()] == [at for at, line in enumerate(page) if line.strip()]
