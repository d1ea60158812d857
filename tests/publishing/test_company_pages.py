"""Company: who appears with whom, and whether chance would have it so."""

from __future__ import annotations

from dataclasses import replace
from math import isclose, log

from hypothesis import given
from hypothesis import strategies as st
from paging import html, many

from pressmark.model import Edition
from pressmark.publishing.pages import company
from pressmark.publishing.pages.catalogue import Catalogue


def naming(*articles: str) -> Edition:
    """Articles that name these people, each by the first letter of the name."""
    edition = many(["2023-02-28"] * len(articles))
    ada, bo = edition.entities["people/Ada Quill"], edition.entities["people/Bo Marsh"]
    names = {letter: f"people/{letter}" for letter in "".join(articles)} | {"A": ada.key, "B": bo.key}
    entities = {key: replace(ada, name=key.partition("/")[2]) for key in names.values()}
    items = (
        replace(item, mentions=(), names=tuple(sorted(names[letter] for letter in letters)))
        for item, letters in zip(edition.articles, articles, strict=True)
    )
    where = {key: f"people/{key[7:].lower().replace(' ', '-')}.html" for key in entities}
    return replace(edition, articles=tuple(items), entities=entities, addresses={**edition.addresses, **where})


def told(edition: Edition, key: str) -> list[str]:
    found = company.of(Catalogue(edition), key)
    return [f"{each.heading.name} {each.together} {each.times}".strip() for each in found.get("people", ())]


def test_who_is_always_there_comes_after_who_is_there_for_a_reason():
    edition = naming(*["ABX"] * 6, *["AX"] * 4, *["X"] * 30)
    assert told(edition, "people/Ada Quill") == ["Bo Marsh 6 4", "X 10"]


def test_two_articles_are_too_few_to_tell():
    assert told(naming(*["AB"] * 2, *["X"] * 500), "people/Ada Quill") == ["Bo Marsh 2"]


def test_names_that_appear_together_equally_often_stand_in_order_of_the_alphabet():
    assert told(naming("ADCB", "A", "X"), "people/Ada Quill") == ["Bo Marsh 1", "C 1", "D 1"]


def test_a_name_that_stands_alone_has_no_company():
    assert company.of(Catalogue(naming("A", "B")), "people/Ada Quill") == {}


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 500))
def test_the_measure_is_that_of_the_table_of_four_cells(both: int, one: int, other: int, neither: int) -> None:
    all_ = both + one + other + neither
    rows, columns = (both + one, other + neither), (both + other, one + neither)
    cells = [(both, 0, 0), (one, 0, 1), (other, 1, 0), (neither, 1, 1)]
    g2 = 2 * sum(count * log(count * all_ / (rows[row] * columns[column])) for count, row, column in cells if count)
    found = company.surprise(both, both + one, both + other, all_)
    assert found >= -1e-9
    assert found == 0 or isclose(found, g2, abs_tol=1e-6)
    assert found == 0 or both * all_ > rows[0] * columns[0]


def test_the_page_says_how_it_is_measured_where_anything_is_beyond_chance() -> None:
    edition = naming(*["AB"] * 6, *["X"] * 30)
    page = html(edition, "people/ada-quill")["people/ada-quill.html"]
    assert '<a href="../about.html#chance">how it is measured</a>' in page
    assert "<span>6, ×&nbsp;6</span>" in page
    assert 'id="chance"' in html(edition, "about")["about.html"]
    assert "measured" not in html(naming("AB", "X"), "people/ada-quill")["people/ada-quill.html"]
