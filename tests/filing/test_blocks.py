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
kinds = st.sampled_from(["paragraph", "heading", "question", "speech", "notice", "caption", "quote", "bullet", "number"])


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
    kinds = ("paragraph", "heading", "question", "notice", "caption", "quote", "bullet", "bullet", "number")
    made = blocks.markdown([Block(kind, kind.title()) for kind in kinds])
    assert made.split("\n\n") == [
        "Paragraph",
        "## Heading",
        "Question\n{: .question }",
        "Notice\n{: .notice }",
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


def paragraphs(*texts):
    return [Block("paragraph", text) for text in texts]


def shape(*texts):
    return [(block.kind, block.text) for block in blocks.structured(paragraphs(*texts))]


def test_lines_with_the_same_sign_are_a_list_and_lose_it():
    lines = ("The plan has two parts:", "• a terminal for four islands", "• a road to the pier", "It begins in May.")
    assert shape(*lines) == [
        ("paragraph", "The plan has two parts:"),
        ("bullet", "a terminal for four islands"),
        ("bullet", "a road to the pier"),
        ("paragraph", "It begins in May."),
    ]


def test_lines_numbered_from_one_are_a_list_and_others_are_not():
    assert [kind for kind, _ in shape("1. The pier", "2. The road", "3) The fleet")] == ["number"] * 3
    assert [kind for kind, _ in shape("4. The pier", "7. The road")] == ["paragraph"] * 2
    assert [kind for kind, _ in shape("1. The pier", "It was closed.", "2. The road")] == ["paragraph"] * 3


def test_dashes_before_what_people_say_to_one_another_are_no_list():
    assert [kind for kind, _ in shape("– Когда откроют причал?", "– В мае.")] == ["paragraph"] * 2


TRANSCRIPT = (
    "MODERATOR: Thank you all for coming. We begin with the pier.",
    "MAYOR RIGG (via translator): The pier opens in May.",
    "I have said so before.",
    "MODERATOR: And the road?",
    "MAYOR RIGG (via translator): It follows in June: not sooner.",
)


def test_turns_of_a_transcript_say_who_speaks():
    made = blocks.structured(paragraphs(*TRANSCRIPT))
    assert [block.kind for block in made] == ["speech", "speech", "paragraph", "speech", "speech"]
    assert blocks.markdown(made[:1]).startswith("**MODERATOR:** Thank you")
    assert blocks.markdown(made[1:2]).startswith("**MAYOR RIGG (via translator):** The pier")


def test_questions_marked_with_a_letter_are_questions():
    asked = ("Q: What of the pier?", "A: It opens in May.", "Q: What of the road?", "A: It follows.")
    assert [kind for kind, _ in shape(*asked)] == ["question", "speech", "question", "speech"]
    asked = ("Вопрос: Что с причалом?", "Ответ: Откроют в мае.", "Вопрос: А дорога?", "Ответ: Позже.")
    assert [kind for kind, _ in shape(*asked)] == ["question", "speech", "question", "speech"]


def test_paragraphs_that_only_begin_with_a_label_are_no_conversation():
    labels = ("When: Friday at noon.", "Where: The old pier.", "Who: Everybody.", "Tickets: At the gate.", "When: Friday.")
    assert {kind for kind, _ in shape(*labels)} == {"paragraph"}


@pytest.mark.parametrize(
    "text",
    [
        "Correction: The pier was closed in March.",
        "Correction (May 3): The pier was closed in March.",
        "Editor’s note: The mayor is related to the builder.",
        "UPDATE: The vote has been put off.",
        "This story has been updated with the mayor's answer.",
        "An earlier version of this article misspelled the mayor's name.",
        "Исправление: причал закрыли в марте.",
    ],
)
def test_a_notice_of_the_editors_stands_apart(text):
    assert shape(text) == [("notice", text)]


def test_a_sentence_about_a_correction_is_no_notice():
    for text in (
        "Correction of the figures took a year.",
        "The story has long been told here.",
        "Updated figures show a rise.",
    ):
        assert shape(text) == [("paragraph", text)]


@given(st.lists(st.tuples(kinds, hostile), max_size=6))
def test_no_word_is_lost_in_giving_the_body_its_shape(pieces):
    made = [Block(kind, text) for kind, raw in pieces if (text := " ".join(raw.split()))]
    words = ["".join(re.findall(r"[^\W\d]+", block.text)) for block in made]
    assert ["".join(re.findall(r"[^\W\d]+", block.text)) for block in blocks.structured(made)] == words
