"""The text of a page, pasted: which line is what."""

from pasting import BODY, HEADLINE, LEAD, SECOND, THIRD, body, fields

from pressmark.filing import pasted
from pressmark.filing.blocks import Block


def test_a_bare_text_is_all_body():
    assert body(BODY) == [("paragraph", LEAD), ("paragraph", SECOND), ("paragraph", THIRD)]
    assert "headline" not in fields(BODY)


def test_a_name_under_a_quotation_is_a_caption_and_a_short_line_over_text_a_heading():
    quoted = "“We have waited long enough for this boat.”\n\nMayor Jane Doe"
    page = f"{HEADLINE}\n\n{LEAD}\n\n{quoted}\n\n{SECOND}\n\nWhat comes next\n\n{THIRD}"
    assert [kind for kind, _ in body(page)] == ["paragraph", "paragraph", "caption", "paragraph", "heading", "paragraph"]


def test_questions_of_an_interview_are_marked_and_a_single_question_is_not():
    first, second = "What will the new terminal cost the town?", "When will the first ferry leave from it?"
    assert [kind for kind, _ in body(f"{LEAD}\n\n{first}\n\n{SECOND}\n\n{second}\n\n{THIRD}")][1::2] == ["question", "question"]
    assert "question" not in [kind for kind, _ in body(f"{LEAD}\n\n{first}\n\n{SECOND}")]


def test_what_stands_after_the_comments_is_not_the_article():
    page = f"{HEADLINE}\n\n{BODY}\n\nComments\n\nI have lived here for forty years and never saw such a thing, neighbours."
    assert pasted.parts(page).blocks[-1] == Block("paragraph", THIRD)


def test_a_caption_in_brackets_over_the_text_stays():
    assert body(f"{HEADLINE}\n3 May 2022\n(Photo: Ada Quill)\n\n{BODY}")[0] == ("caption", "(Photo: Ada Quill)")
    assert body(f"{HEADLINE}\n3 May 2022\n\n{BODY}")[0] == ("paragraph", LEAD)
