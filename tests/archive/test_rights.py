"""Exactly what may leave the house, for whom, today."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import FERRY, article, content, edition

OUTLETS = """
    Free Paper: {display: full}
    Gazette: {display: excerpt, max_fraction: 0.7, evidence: its page of terms}
    Linked: {display: excerpt, max_fraction: 1.0, require: [original_link]}
    Vague: {display: excerpt}
    Closed: {display: citation, evidence: a letter}
    Silent: {display: withheld}
    Unlisted: {display: full, index: false}
"""
PEOPLE = "Ada Quill: {aliases: [Quill]}\n"


def cleared(kind="public", today=date(2024, 5, 1), **fields):
    made = edition(content(outlets=OUTLETS, people=PEOPLE, ferry=article(**fields)), kind, today)
    return made.articles[0] if made.articles else None


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"outlet": "Free Paper"}, "full"),
        ({"outlet": "Gazette"}, "excerpt"),
        ({"outlet": "Closed"}, "nothing"),
        ({"outlet": "Vague"}, "nothing"),
        ({"outlet": "Nowhere Press"}, "nothing"),
        ({}, "nothing"),
        ({"outlet": "Closed", "representation": "summary"}, "summary"),
        ({"representation": "summary"}, "summary"),
        ({"outlet": "Linked"}, "nothing"),
        ({"outlet": "Linked", "original_url": "https://linked.example/1"}, "full"),
        ({"outlet": "Free Paper", "rights": "citation"}, "nothing"),
        ({"outlet": "Closed", "rights": "full"}, "nothing"),
        ({"outlet": "Closed", "permission": "'the editor, 2024-01-02, full'"}, "full"),
        ({"outlet": "Silent", "permission": "'the editor, 2024-01-02, full'"}, "full"),
        ({"outlet": "Gazette", "embargoed_until": "2024-05-01"}, "excerpt"),
    ],
)
def test_the_table_of_terms(fields, shown):
    assert cleared(**fields).shown == shown


@pytest.mark.parametrize(
    "fields",
    [
        {"outlet": "Silent"},
        {"outlet": "Silent", "representation": "summary"},
        {"outlet": "Free Paper", "rights": "withheld"},
        {"outlet": "Free Paper", "embargoed_until": "2024-05-02"},
        {"outlet": "Free Paper", "withdrawn": "2024-01-01 asked by the writer"},
    ],
)
def test_what_is_withheld_is_not_in_the_public_edition(fields):
    assert cleared(**fields) is None


def test_an_excerpt_is_whole_paragraphs_from_the_start_within_the_share():
    item = cleared(outlet="Gazette", standfirst="Passengers waited")
    assert item.words_shown <= item.words * 0.7
    assert [piece.text[:9] for piece in item.paragraphs] == ["The ferry", "Harbour m"]
    assert item.paragraphs_in_all == 4


def test_what_is_not_shown_is_known_to_search_only_as_counted_words():
    item = cleared(outlet="Gazette")
    assert item.terms["captain,"] == 1
    assert "passengers." not in item.terms
    assert list(item.terms) == sorted(item.terms)


def test_the_record_of_a_closed_article_holds_no_word_of_its_text():
    item = cleared(outlet="Closed", standfirst="Passengers waited", note="mine")
    assert (item.article.body, item.article.standfirst, item.article.note, item.paragraphs, item.mentions) == (
        "",
        "",
        "",
        (),
        (),
    )
    assert item.article.headline == "No ferry on Monday"
    assert item.names == ("people/Ada Quill",)


def test_a_mention_is_shown_only_where_its_paragraph_is():
    assert [mention.entity for mention in cleared(outlet="Gazette").mentions] == ["people/Ada Quill"]
    assert cleared(outlet="Closed").mentions == ()


@pytest.mark.parametrize("speaker", ["Ada Quill", "Captain Jonas Lark", "a man with a dog"])
def test_who_is_named_as_the_speaker_only_further_down_is_not_told(speaker):
    body = f"“The ferry has been late for as long as I can remember it.\n\n“And so has lunch on it,” said {speaker} at noon."
    ((said, *_),) = (cleared("private", body=body).quotes,)
    assert said.printed
    ((told,),) = (cleared(outlet="Gazette", body=body).quotes,)
    assert (told.words, told.speaker, told.printed, told.cue) == (said.words, "", "", "")


def test_the_private_edition_shows_everything_and_is_not_indexed():
    item = cleared("private", outlet="Silent", note="mine", embargoed_until="2030-01-01")
    assert item.shown == "full"
    assert item.article.note == "mine"
    assert not item.index


def test_search_engines_obey_the_outlet():
    assert cleared(outlet="Free Paper").index
    assert not cleared(outlet="Unlisted").index
    assert cleared(outlet="Unlisted", representation="summary").index


def test_an_address_that_is_no_web_address_is_not_passed_on():
    assert cleared(outlet="Free Paper", original_url="'javascript:alert(1)'").article.original_url == ""


def test_a_withdrawn_article_leaves_a_stone_and_takes_its_names_along():
    files = content(people=PEOPLE, ferry=article(withdrawn="2024-01-01 asked by the writer", outlet="Gazette"))
    made = edition(files)
    (stone,) = made.tombstones
    assert (stone.day, stone.reason, stone.headline) == ("2024-01-01", "asked by the writer", "No ferry on Monday")
    assert made.addresses[stone.id] == "a/ac2zht6t.html"
    assert not made.entities


def test_a_stone_can_be_without_a_name():
    files = content(ferry=article(withdrawn="'2024-01-01 unnamed: a court order'", outlet="Gazette"))
    (stone,) = edition(files).tombstones
    assert (stone.headline, stone.outlet, stone.reason) == ("", "", "a court order")


def test_an_entity_that_was_published_keeps_its_page_when_nobody_names_it_now():
    files = content(people=PEOPLE, ferry=article(body="Nothing.", outlet="Gazette"))
    assert not edition(files).entities
    files["content/permalinks.txt"] = b"2024-01-01 person people/ada-quill.html\n"
    assert set(edition(files).entities) == {"people/Ada Quill"}


@given(
    st.lists(st.text(st.sampled_from("abc de.\u00a0é"), max_size=60), max_size=6),
    st.floats(0, 1),
    st.sampled_from(["full", "excerpt", "summary", "citation", "withheld"]),
)
def test_whatever_the_text_what_is_shown_is_within_the_share(paragraphs, share, display):
    files = content(
        outlets=f"Gazette: {{display: {display}, max_fraction: {share:.6f}}}",
        ferry=article(body="\n\n".join(paragraphs), outlet="Gazette"),
    )
    made = edition(files)
    if display == "withheld":
        assert not made.articles
        return
    (item,) = made.articles
    shown = sum(piece.words for piece in item.paragraphs)
    assert shown <= {"full": 1.0, "excerpt": share}.get(display, 0.0) * item.words + 1e-9


def test_ferry_is_long_enough_for_these_tests():
    assert len(FERRY.split()) > 60


def test_another_spelling_does_not_escape_an_outlets_terms():
    outlets = "Held Paper: {display: withheld, aliases: [Held P]}\n"
    for name in ("Held P", "HELD PAPER", "Held  Paper"):
        assert not edition(content(outlets=outlets, ferry=article(outlet=name))).articles


@pytest.mark.parametrize("terms", ["display: witheld", "displya: withheld", "display: [withheld]"])
def test_terms_with_a_slip_withhold(terms):
    assert not edition(content(outlets=f"Held Paper:\n  {terms}\n", ferry=article(outlet="Held Paper"))).articles


def test_an_outlet_that_stands_twice_is_not_freed_by_the_second():
    files = content(
        outlets="Held Paper: {display: withheld}\n' Held Paper ': {display: full}\n", ferry=article(outlet="Held Paper")
    )
    assert not edition(files).articles


def test_an_unnamed_stone_names_its_outlet_nowhere():
    files = content(ferry=article(withdrawn="'2024-01-01 unnamed: a court order'", outlet="Secret Gazette"))
    made = edition(files)
    assert not made.outlets
    assert "outlets/Secret Gazette" not in made.addresses


def test_a_password_in_an_address_stays_in_the_house():
    url = "https://reader:secret@gazette.example/1"
    assert cleared(outlet="Free Paper", original_url=url).article.original_url == "https://gazette.example/1"


def test_who_gave_a_permission_is_not_told():
    item = cleared(outlet="Closed", permission="'Ines Valder, 2024-01-02, full'")
    assert "Valder" not in item.reason
    assert item.article.permission == ""


# --- reprints ----------------------------------------------------------------------------------------------------------

COPIES = {
    "one": article(id="a1111111", outlet="Free Paper", published="2024-04-02"),
    "two": article(id="a2222222", outlet="Gazette", published="2024-04-01"),
    "three": article(id="a3333333", outlet="Closed"),
}


def reprints(kind="public", **more):
    made = edition(content(outlets=OUTLETS, **COPIES, **more), kind)
    return {item.article.id: item.reprints for item in made.articles}


def test_of_a_text_that_is_not_shown_it_is_told_where_else_it_stands_and_no_paragraph():
    closed = reprints()["a3333333"]
    assert [(each.article, each.anchors) for each in closed] == [("a2222222", ()), ("a1111111", ())]


def test_of_an_excerpt_only_the_paragraphs_that_are_shown_are_marked():
    assert [len(each.anchors) for each in reprints()["a1111111"]] == [4, 4]
    assert [len(each.anchors) for each in reprints()["a2222222"]] == [2, 2]
    assert [len(each.anchors) for each in reprints("private")["a2222222"]] == [4, 4]


@pytest.mark.parametrize(
    "sealed",
    [
        {"outlet": "Silent"},
        {"outlet": "Free Paper", "rights": "withheld"},
        {"outlet": "Free Paper", "embargoed_until": "2031-01-01"},
        {"outlet": "Free Paper", "withdrawn": "2024-04-20 at the wish of its writer"},
    ],
)
def test_a_copy_that_may_not_be_told_of_leaves_no_trace_on_the_others(sealed):
    copy = article(id="a4444444", published="2024-03-01", agency="Gazette", **sealed)
    assert reprints(four=copy) == reprints()


SAID = "It is a proud day for Brackwater, and we will remember the crew of the ferry as long as there are boats."
BEFORE = "The ferry to Brackwater did not run on Monday. Nobody had told the passengers. They stood on the pier until noon."
HIDDEN = f"{BEFORE}\n\n{BEFORE.replace('Monday', 'Tuesday')}\n\n“{SAID}” Ada Quill said."
OPEN = f"“{SAID}” Ada Quill said."


def quoted(kind="public", **articles):
    """The quotations that may leave the house, of articles in papers with and without terms."""
    files = {name: article(id=id, body=body, outlet=outlet) for name, (id, outlet, body) in articles.items()}
    made = edition(content(outlets=OUTLETS, people=PEOPLE, **files), kind)
    return [quote for item in made.articles for quote in item.quotes]


def test_a_quotation_in_a_paragraph_that_may_not_be_shown_is_not_shown():
    hidden = ("a1111111", "Gazette", HIDDEN)
    assert quoted(one=hidden) == quoted(one=("a1111111", "Closed", OPEN)) == []
    assert [quote.words for quote in quoted("private", one=hidden)] == [SAID]


def test_the_same_words_elsewhere_are_known_only_where_both_may_be_shown():
    one, two, three = ("a1111111", "Gazette", HIDDEN), ("a2222222", "Free Paper", OPEN), ("a3333333", "Free Paper", OPEN)
    (alone,) = quoted(one=one, two=two)
    assert alone.group == ""
    first, second = quoted(one=one, two=two, three=three)
    assert first.group == second.group == first.id
    assert {quote.group for quote in quoted("private", one=one, two=two)} == {quoted("private", one=one)[0].id}
