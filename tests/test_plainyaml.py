"""Strict YAML: strings, lists and maps, each with its line, and nothing that changes a value behind the curator's back."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark import plainyaml
from pressmark.model import Origin


def read(text):
    """What a text says, without lines, and the problems with theirs."""
    found, problems = plainyaml.read("content/people.yaml", text)
    said = {name: plainyaml.plain(entry) for name, entry in found.items()}
    return said, [(problem.code, problem.origin.line) for problem in problems]


def test_what_looks_like_a_number_a_date_or_a_truth_stays_what_was_written():
    text = "section: NO\nnote: 12:30\nbyline: 0o14\ngenre: null\nday: 2023-02-28\nyes: 1_000\n2023: ~\n"
    assert read(text) == (
        {
            "section": "NO",
            "note": "12:30",
            "byline": "0o14",
            "genre": "null",
            "day": "2023-02-28",
            "yes": "1_000",
            "2023": "~",
        },
        [],
    )


def test_lists_and_maps_are_read_however_they_are_written():
    block = "people:\n- Ada Quill\n- Bo Marsh\nplace:\n  within: Brackwater\n"
    flow = "people: [Ada Quill, 'Bo Marsh']\nplace: {within: \"Brackwater\"}\n"
    said = {"people": ["Ada Quill", "Bo Marsh"], "place": {"within": "Brackwater"}}
    assert read(block) == read(flow) == (said, [])


def test_a_text_of_several_lines_is_one_value():
    assert read("note: |\n  It rained.\n  # no remark\nkind: >\n  one\n  two\n")[0] == {
        "note": "It rained.\n# no remark\n",
        "kind": "one two\n",
    }


def test_every_value_knows_its_line_of_the_text():
    found, _ = plainyaml.read("x", "# who\nAda:\n  aliases:\n  - Quill\n  note: x\n")
    ada = found["Ada"]
    assert (ada.line, ada.value["aliases"].line, ada.value["aliases"].value[0].line, ada.value["note"].line) == (2, 3, 4, 5)


def test_a_file_of_remarks_alone_or_of_nothing_is_empty():
    assert read("# nobody yet\n") == read("") == read("\n\n") == ({}, [])


def test_a_name_without_a_value_has_an_empty_one():
    assert read("Brackwater:\nSaltholm: ''\n") == ({"Brackwater": "", "Saltholm": ""}, [])


@pytest.mark.parametrize(
    "text",
    [
        "section: &a x",
        "section: *a",
        "section: &a [x, *a]",
        "section: !!str x",
        "section: !secret x",
        "<<: x",
        "base: {a: b}\nsection: {<<: {c: d}}",
        "section: [a",
        "section: 'a",
        "  section: x\nother: y",
        "section: x: y",
        "section:\n\tx: y",
        "? [a, b]\n: x",
        "a: b\n---\nc: d",
        "- a\n- b",
        "just a sentence",
        "a: \x07",
        f"a: {'[' * 12}{']' * 12}",
    ],
)
def test_what_is_broken_or_not_plain_gives_nothing_and_says_where(text):
    found, problems = plainyaml.read("content/people.yaml", text)
    assert found == {}
    assert [problem.code for problem in problems] == ["yaml-broken"]
    assert all(1 <= problem.origin.line <= text.count("\n") + 2 and problem.remedy for problem in problems)


@pytest.mark.parametrize(
    ("text", "line"), [("a: b\nc: &x d", 2), ("a: b\nc:\n- d\n- !t e", 4), ("a: b\n\n---\nc: d", 3), ("a: b\nc: \x07", 2)]
)
def test_the_line_is_that_of_the_mistake(text, line):
    assert read(text)[1] == [("yaml-broken", line)]


def test_the_code_and_the_line_are_those_of_the_file_a_text_stands_in():
    _, (problem,) = plainyaml.read("content/articles/x.md", "a: b\nc: &x d", first_line=2, broken="front-matter-broken")
    assert (problem.origin, problem.code) == (Origin("content/articles/x.md", 3), "front-matter-broken")


@pytest.mark.parametrize("text", ["Ada: pilot\nBo: x\nAda: baker\n", "Ada: pilot\nBo: x\n'Ada': baker\n"])
def test_of_a_name_that_stands_twice_the_second_never_counts(text):
    said, problems = read(text)
    assert problems == [("key-repeated", 3)]
    assert said.get("Ada", "pilot") == "pilot"


def test_both_lines_of_a_name_that_stands_twice_are_those_of_the_file():
    _, (problem,) = plainyaml.read("content/articles/x.md", "id: x\nnote: a\nnote: b", first_line=2)
    assert problem.origin.line == 4
    assert problem.sentence.endswith("first on line 3")


def test_a_name_may_stand_again_in_another_map():
    assert read("Ada: {note: x}\nBo: {note: y}\n") == ({"Ada": {"note": "x"}, "Bo": {"note": "y"}}, [])


def test_a_bomb_of_aliases_is_not_lit():
    bomb = "\n".join(f"k{n}: [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))
    assert read(f"k0: &a0 x\n{bomb}") == ({}, [("yaml-broken", 1)])


def test_a_file_that_is_too_long_is_not_read():
    assert read("a: " + "b" * plainyaml.LONGEST) == ({}, [("yaml-broken", 1)])


@given(st.text() | st.text(alphabet="ab:-?[]{}&*!|>'\"%#, \n\t", max_size=40))
def test_no_text_stops_the_reading(text):
    found, problems = plainyaml.read("x", text)
    assert not problems or all(problem.sentence and problem.origin.line for problem in problems)
    assert len(found) <= len(text)


words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"), max_size=12)
names = words.filter(lambda word: word != "<<")
values = words | st.lists(words, max_size=3) | st.dictionaries(names, words, max_size=3)


@given(st.dictionaries(names, values, max_size=4))
@settings(max_examples=50)
def test_what_is_written_in_the_form_of_json_comes_back_as_it_was(said):
    assert read(json.dumps(said, ensure_ascii=False)) == (said, [])
