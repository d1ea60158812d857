"""Alignment: paragraphs that are one in several reports are found, and two articles are laid beside each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pressmark.publishing.pages import alignment

FERRY = "The ferry to Brackwater did not run on Monday, and nobody had told the passengers, who stood on the pier until noon."
ENGINE = "Harbour master Ada Quill said that the engine was being looked at by the two men who had built it eleven years ago."
BREAD = "Bread was sold from a van at twice the price, and the baker said that he had never had a better Monday in his life."
GULLS = "Nothing else was seen on the water that morning but a dredger, three gulls and a hat that belonged to the mayor."


def same(*reports: list[str]) -> list[list[tuple[str, int]]]:
    said = {
        (f"a{report}", number): alignment.pairs(text)
        for report, some in enumerate(reports)
        for number, text in enumerate(some, 1)
    }
    return [list(group) for group in alignment.same(said)]


def test_a_paragraph_with_slight_edits_is_the_same():
    edited = (
        FERRY.replace("Monday", "Monday morning").replace("nobody had told", "no one told").replace("until noon", "till noon")
    )
    assert same([FERRY, BREAD], [ENGINE, edited]) == [[("a0", 1), ("a1", 2)]]


def test_a_paragraph_that_holds_another_is_the_same():
    assert same([f"{FERRY} {ENGINE}"], [ENGINE]) == [[("a0", 1), ("a1", 1)]]


def test_marks_and_capitals_make_no_difference():
    assert same([FERRY], [FERRY.upper().replace(",", " –")]) == [[("a0", 1), ("a1", 1)]]


def test_paragraphs_of_one_report_are_not_shared_with_itself():
    assert same([FERRY, FERRY], [BREAD]) == []


def test_a_few_words_in_common_are_no_paragraph_in_common():
    assert same(["Ada Quill said that she would not say when the ferry would run."], [ENGINE]) == []
    assert (
        same(["The mayor fired back at once, he said."], ["The mayor fired back at once, she said, and then left for Saltby."])
        == []
    )


def rows(left: list[str], right: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...], bool]]:
    return [tuple(row) for row in alignment.rows(left, right, {})]  # type: ignore[misc]


def test_what_stands_in_one_alone_stands_in_its_own_column_in_order():
    found = rows([FERRY, BREAD, ENGINE], [FERRY, GULLS, ENGINE])
    assert found == [((0,), (0,), True), ((1,), (1,), False), ((2,), (2,), True)]


def test_paragraphs_in_another_order_still_stand_beside_each_other():
    found = rows([FERRY, ENGINE, BREAD], [BREAD, FERRY, ENGINE])
    assert found == [((0,), (1,), True), ((1,), (2,), True), ((2,), (0,), True)]


def test_what_one_has_in_one_paragraph_another_may_have_in_two():
    assert rows([f"{FERRY} {ENGINE}", BREAD], [FERRY, ENGINE]) == [((0,), (0, 1), True), ((1,), (), False)]


def test_two_paragraphs_with_the_same_quotation_stand_beside_each_other():
    [row] = alignment.rows(["“We sail,” she said."], ["She was asked. “We sail.”"], {(0, 0): 0.5})
    assert row.aligned


@given(st.lists(st.sampled_from([FERRY, ENGINE, BREAD, GULLS, "Short."]), max_size=6), st.data())
def test_every_paragraph_of_either_article_stands_in_one_row(left, data):
    right = data.draw(st.permutations([*left[1:], GULLS]))
    found = alignment.rows(left, right, {})
    assert sorted(at for row in found for at in row.left) == list(range(len(left)))
    assert sorted(at for row in found for at in row.right) == list(range(len(right)))
    assert [at for row in found for at in row.left] == list(range(len(left)))
