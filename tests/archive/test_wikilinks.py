"""The names a curator has written, and the entries they mean."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import article, checked, content, edition, joined
from naming import entity

from pressmark import paragraphs
from pressmark.archive import wikilinks
from pressmark.publishing import copies, markup, search

PEOPLE = """
    Ada Quill: {aliases: [Quill, the Pilot]}
    A. Q. Marsh: {see: Ada Quill}
    Adam Loe: {aliases: [Loe]}
    Eve Loe: {aliases: [Loe]}
    Georgia: {aliases: [Gia]}
"""
PLACES = "Georgia: {dated_names: {Iberia: ../1801}}\nMoor:\nWashington:\n"
ID = "ac2zht6t"


def read(body, **fields):
    """What is linked, as `the words shown → entity`, and the problems."""
    made, _, problems = joined(content(people=PEOPLE, places=PLACES, one=article(body=body, **fields)))
    texts = {piece.anchor: piece.text for piece in made.paragraphs[ID]}
    found = [each for each in made.mentions[ID] if each.chosen]
    return [f"{texts[each.anchor][each.start : each.end]} → {each.entity}" for each in found], problems


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("[[Ada Quill]]", "Ada Quill → people/Ada Quill"),
        ("[[Ada Quill|the harbour master]]", "the harbour master → people/Ada Quill"),
        ("[[the Pilot]]", "the Pilot → people/Ada Quill"),
        ("[[ada  quill]]", "ada quill → people/Ada Quill"),
        ("[[A. Q. Marsh|she]]", "she → people/Ada Quill"),
        ("[[places/Georgia]]", "Georgia → places/Georgia"),
        ("[[people/Georgia|Gia]]", "Gia → people/Georgia"),
        ("[[Iberia]]", "Iberia → places/Georgia"),
        ("[[Ada Quill|the *harbour* master]]", "the harbour master → people/Ada Quill"),
        ("[[Ada Quill|the `pilot`]]", "the pilot → people/Ada Quill"),
        ("[[Ada Quill|the [old] pilot]]", "the [old] pilot → people/Ada Quill"),
        ("**[[Ada Quill|*our* pilot]]**", "our pilot → people/Ada Quill"),
        ("| a |\n|---|\n| [[Ada Quill\\|she]] |", "she → people/Ada Quill"),
        ("## [[Ada Quill]]", "Ada Quill → people/Ada Quill"),
    ],
)
def test_a_link_means_the_entry_that_is_spelt_so(written, linked):
    assert read(written) == ([linked], [])


@pytest.mark.parametrize(
    "text", ["\\[\\[Ada\\]\\]", "\\[[Ada]]", "`[[Ada]]`", "    [[Ada]]", "[[ ]]", "[[^1]]", "[1][[", "[[|x]]"]
)
def test_what_is_escaped_or_code_is_no_link(text):
    assert paragraphs.read(f"It stands:\n\n{text}")[1] == ()


@pytest.mark.parametrize(
    ("written", "name", "linked"),
    [
        ("[[Ada Quill|see [her page](https://ada.example/)]]", "Ada Quill", []),
        ("[see [[Ada Quill]]](https://ada.example/)", "Ada Quill", []),
        ("[[Ada Quill|the friend of [[Adam Loe|him]] and *others*]]", "Ada Quill", ["him → people/Adam Loe"]),
        ("[[Ada Quill|she[^1]]]\n\n[^1]: A note.", "Ada Quill", []),
    ],
)
def test_a_link_in_a_link_is_a_problem(written, name, linked):
    found, [problem] = read(f"Then.\n\n{written}")
    assert found == linked
    assert problem.code == "unresolved-link"
    assert problem.sentence == f"[[{name}]] is no link, because links do not stand in one another"
    assert problem.origin.line == 8


def test_a_reader_sees_the_label_and_never_a_bracket():
    body = "Then [[Ada Quill|the *old* pilot]] met [[Nobody]] & [[places/Georgia]]."
    made = edition(content(people=PEOPLE, places=PLACES, outlets="G: {display: full}", one=article(body=body, outlet="G")))
    (item,) = made.articles
    assert [piece.text for piece in item.paragraphs] == ["Then the old pilot met Nobody & Georgia."]
    assert "then the old pilot met nobody" in " ".join(copies.markdown(item).casefold().split())
    shown = [*(piece.html for piece in item.paragraphs), *markup.body(item, "a/x.html", made.addresses), copies.markdown(item)]
    assert not any("[[" in each or "data-name" in each for each in shown)
    assert not any(b"[[Ada" in data or b"[[Nob" in data for data in search.files(made).values())


def test_the_curators_link_is_set_wherever_it_stands_and_another_once():
    body = "Ada Quill came.\n\n## With [[Ada Quill]]\n\nQuill left; [[Quill]] came back."
    made = edition(content(people=PEOPLE, outlets="G: {display: full}", one=article(body=body, outlet="G")))
    shown = markup.body(made.articles[0], "a/x.html", made.addresses)
    assert [each.count("people/ada-quill.html") for each in shown] == [1, 1, 1]
    assert "Quill left; <a" in shown[2]


def test_no_rule_is_asked_about_a_link():
    assert read("[[Washington]] said it.")[0] == ["Washington → places/Washington"]
    assert read("[[Ada Quill]] University grew.")[0] == ["Ada Quill → people/Ada Quill"]
    assert read("The [[Moor]] President Adam Loe came.")[0] == ["Moor → places/Moor"]


def test_a_label_may_hold_another_name_which_is_not_named_then():
    made, _, _ = joined(content(people=PEOPLE, one=article(body="[[Ada Quill|Eve Loe’s pilot]] came.")))
    assert made.names[ID] == ("people/Ada Quill",)


def test_a_link_tells_whose_surname_stands_elsewhere_in_the_article():
    made, _, problems = joined(content(people=PEOPLE, one=article(body="[[Eve Loe|She]] came. Loe left.")))
    assert [each.entity for each in made.mentions[ID]] == ["people/Eve Loe", "people/Eve Loe"]
    assert problems == []


@pytest.mark.parametrize(
    ("written", "line", "remedy"),
    [
        ("[[Ada Quil]]", 8, "write [[Ada Quill|Ada Quil]]; or add “Ada Quil” to a register"),
        ("[[Loe]]", 8, "write [[Adam Loe|Loe]] or [[Eve Loe|Loe]]"),
        ("[[Georgia|her]]", 8, "write [[people/Georgia|Georgia]] or [[places/Georgia|Georgia]]"),
        ("[[Zzyzx]]", 8, "add “Zzyzx” to a register"),
        ("x\n[[Zzyzx\nabc]]", 9, "add “Zzyzx abc” to a register"),
    ],
)
def test_a_link_to_no_one_entry_is_a_problem_with_its_line_and_the_nearest(written, line, remedy):
    linked, problems = read(f"Bread.\n\n{written}")
    [problem] = [each for each in problems if each.weight == "problem"]
    assert linked == []
    assert (problem.code, problem.origin.line, problem.remedy) == ("unresolved-link", line, remedy)


def test_a_name_taken_away_is_not_linked_either():
    linked, [problem] = read("[[Quill]] came.", not_named="[Ada Quill]")
    assert (linked, problem.code) == ([], "unresolved-link")
    assert "`not`" in problem.remedy
    assert read("[[Ada Quill|Quill]] came.", not_named="[Quill]") == (["Quill → people/Ada Quill"], [])


def test_the_entry_whose_own_name_it_is_comes_before_one_that_lists_it():
    known = wikilinks.index([entity("people", "Ada Quill", "Moor"), entity("places", "Moor")])
    assert known.meant("Moor") == ("places/Moor",)
    assert known.meant("people/Moor") == ("people/Ada Quill",)
    assert known.meant("moor", "people") == ("people/Ada Quill",)


def test_a_circle_of_merged_entries_ends():
    known = wikilinks.index([entity("people", "A", see="B"), entity("people", "B", see="A")])
    assert len(known.meant("A")) == 1


def test_an_archive_with_links_in_order_has_no_problem():
    files = content(people=PEOPLE, one=article(body="[[Ada Quill]]"))
    assert [each for each in checked(files) if each.code != "alias-owned-twice"] == []


@given(
    st.lists(
        st.sampled_from(["[[", "]]", "|", "Ada", " ", "\\", "`", "*", "\n", "\n\n", "<b>", "&amp;", "[", "](", ")", "[[Ada|"]),
        max_size=14,
    )
)
def test_whatever_is_written_links_stand_on_their_labels(parts):
    found, links = paragraphs.read("".join(parts))
    texts = {piece.anchor: piece.text for piece in found}
    for link in links:
        assert link.name
        assert 0 <= link.start < link.end <= len(texts[link.anchor])
    ends = [(link.anchor, link.start, link.end) for link in links if not link.crossed]
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(ends))
