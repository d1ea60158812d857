"""The body of an article in pieces, and the Markdown that shows exactly what was printed."""

import html as entities
import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.filing import blocks, encodings
from pressmark.filing.blocks import Block

EXTENSIONS = ["attr_list", "tables", "footnotes", "sane_lists"]


def shown(text):
    made = markdown.markdown(text, extensions=EXTENSIONS, output_format="html")
    return "".join(entities.unescape(re.sub("<[^>]*>", "", made)).split())


hostile = st.text(alphabet=st.sampled_from("ab1. #>-+=*_`[]()<>!&;:|{}\\/\"'^~“»й"), max_size=40) | st.text(max_size=60)
kinds = st.sampled_from(["paragraph", "heading", "question", "caption", "quote", "bullet", "number"])


@given(st.lists(st.tuples(kinds, hostile), max_size=4))
@settings(max_examples=400)
def test_markdown_shows_exactly_the_characters_that_were_printed(pieces):
    made = [Block(kind, text) for kind, raw in pieces if (text := " ".join(encodings.cleaned(raw).split()))]
    assert shown(blocks.markdown(made)) == "".join("".join(block.text for block in made).split())


@pytest.mark.parametrize("pieces", [[("heading", "\\#")], [("heading", "##")], [("bullet", "|"), ("bullet", "|")]])
def test_marks_that_once_got_lost_are_shown(pieces):
    made = [Block(kind, text) for kind, text in pieces]
    assert shown(blocks.markdown(made)) == "".join(text for _, text in pieces)


def test_markdown_is_left_alone_where_it_would_do_nothing():
    for plain in ("He [the envoy] said so.", "2 * 3 < 7 & 1_000", "«C5+1» - a name", "U.S. envoy, No. 1."):
        assert blocks.escaped(plain) == plain


def test_each_kind_of_piece_has_its_mark():
    kinds = ("paragraph", "heading", "question", "caption", "quote", "bullet", "bullet", "number")
    made = blocks.markdown([Block(kind, kind.title()) for kind in kinds])
    assert made.split("\n\n") == [
        "Paragraph",
        "## Heading",
        "Question\n{: .question }",
        "Caption\n{: .caption }",
        "> Quote",
        "- Bullet\n- Bullet",
        "1. Number",
    ]


ASKED = [Block("paragraph", text) for text in ("What will it cost us?", "Nobody knows.", "Who will pay for it?", "We shall.")]


def test_two_questions_with_their_answers_make_an_interview():
    assert [block.kind for block in blocks.with_questions(ASKED)] == ["question", "paragraph", "question", "paragraph"]


@pytest.mark.parametrize(
    "asked",
    [
        ASKED[:2],
        [*ASKED[:3]],
        [ASKED[0], Block("paragraph", "“Who will pay for it?”"), ASKED[1]],
        [ASKED[0], ASKED[1], Block("paragraph", "Who pays?"), ASKED[3]],
    ],
    ids=["one question", "no answer to the second", "a question in quotation marks", "a question too short"],
)
def test_a_question_more_or_less_is_no_interview(asked):
    assert [block.kind for block in blocks.with_questions(asked)].count("question") < 2


@given(st.lists(st.tuples(kinds, hostile), max_size=6))
def test_marking_questions_changes_no_word(pieces):
    made = [Block(kind, text) for kind, text in pieces]
    assert [block.text for block in blocks.with_questions(made)] == [block.text for block in made]
