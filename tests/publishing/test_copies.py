"""A copy of an article to take away."""

from hypothesis import given, settings
from hypothesis import strategies as st
from making import article, content, edition

from pressmark import frontmatter, paragraphs
from pressmark.publishing import copies, records

OUTLETS = """
    Steppe Courier: {display: full}
    Half Gazette: {display: excerpt, max_fraction: 0.5, evidence: its terms}
    Closed Mercury: {display: citation, evidence: a letter}
"""
FIELDS = {
    "outlet": "Steppe Courier",
    "published": "XXXX-02-28",
    "clipping_sha256": "0" * 64,
    "note": "ask the harbour",
    "doubts": "['published: the year is not printed']",
}


def whole(kind="public", **fields):
    return edition(content(outlets=OUTLETS, one=article(**{**FIELDS, **fields})), kind)


def taken(**fields):
    """An article's public copy, read as if a curator had filed it."""
    copy = copies.files(whole(**fields))["a/ac2zht6t.md"].decode()
    found, problems = frontmatter.read("content/articles/copy.md", copy)
    assert not problems
    return found


def test_a_copy_has_the_front_matter_and_the_text_but_not_the_private_note():
    found = taken()
    assert found.headline == "No ferry on Monday"
    assert found.doubts == ("published: the year is not printed",)
    assert found.clipping_sha256 == "0" * 64
    assert found.note == taken(kind="private").note == ""
    assert found.body.startswith("The ferry to Brackwater")
    assert found.body.count("\n\n") == 3


def test_a_copy_keeps_subjects_with_their_codes():
    assert taken(subjects="[harbours (medtop:20000337), ferries]").subjects == ("harbours (medtop:20000337)", "ferries")


def test_a_copy_of_what_may_not_all_be_shown_says_that_it_is_an_excerpt():
    assert taken(outlet="Half Gazette").representation == "excerpt"
    assert "Bread" not in taken(outlet="Half Gazette").body
    closed = taken(outlet="Closed Mercury")
    assert (closed.representation, closed.body) == ("excerpt", "")
    assert taken(representation="summary").representation == "summary"


def test_a_heading_a_question_and_a_caption_stay_what_they_are():
    body = "## Later\n\nWho pays?\n{: .question }\n\nThe pier\n{: .caption }\n\n> Nobody knew."
    kinds = [paragraph.kind for paragraph in paragraphs.parse(taken(body=body).body)]
    assert kinds == ["heading", "question", "caption", "blockquote"]


def test_every_article_has_a_copy_beside_its_page_and_nothing_else_has():
    files = {"one": article(), "two": article(id="a1111111", outlet="Closed Mercury")}
    assert set(copies.files(edition(content(outlets=OUTLETS, **files)))) == {"a/ac2zht6t.md", "a/a1111111.md"}
    assert copies.files(edition(content())) == {}


def test_a_withdrawn_article_has_no_copy():
    assert copies.files(whole(withdrawn="2024-04-30 by mistake")) == {}


def test_code_and_rules_stay_what_they_are():
    body = "Talks.\n\n    a *b* c\n    d\n\n* * *\n\nMore."
    pieces = paragraphs.parse(taken(body=body).body)
    assert [(piece.kind, piece.text) for piece in pieces] == [(piece.kind, piece.text) for piece in paragraphs.parse(body)]


# Laws.

MARKS = st.text(alphabet=st.one_of(st.sampled_from("*_`#>+-=:|~[](){}<>&;\\!.1 ab\n"), st.characters(categories=["L"])))


@given(MARKS)
def test_a_copy_reads_as_the_words_that_were_shown(text):
    shown = [paragraph for paragraph in paragraphs.parse(text) if paragraph.kind == "paragraph"]
    copy = "\n\n".join(copies._block(paragraph) for paragraph in shown)
    assert [paragraph.text for paragraph in paragraphs.parse(copy)] == [paragraph.text for paragraph in shown]


@given(MARKS, st.sampled_from(["full", "excerpt", "summary"]))
@settings(max_examples=50)
def test_a_copy_of_a_copy_is_the_copy(text, representation):
    one = taken(body=text, representation=representation)
    again = taken(body=one.body, representation=representation)
    assert records.line(again.body) == records.line(one.body)
