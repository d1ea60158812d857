"""The names in a byline, family name apart from given names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.publishing import bylines
from pressmark.publishing.bylines import Writer


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Aigerim Tolenova and J. Smith", ["Tolenova, Aigerim", "Smith, J."]),
        ("By Aigerim Tolenova, Nurlan Sagat & Olga Petrova", ["Tolenova, Aigerim", "Sagat, Nurlan", "Petrova, Olga"]),
        ("Tolenova, Aigerim", ["Tolenova, Aigerim"]),
        ("Ludwig van der Berg", ["van der Berg, Ludwig"]),
        ("John Smith, Jr.", ["Smith Jr., John"]),
        ("Айгерим Толенова", ["Толенова, Айгерим"]),
        ("Оспанова Айгерим Сериковна", ["Оспанова, Айгерим Сериковна"]),
        ("Автор: Нурлан Сагат", ["Сагат, Нурлан"]),
        ("Aigerim Tolenova in Nukus", ["Tolenova, Aigerim"]),
        ("Aigerim Tolenova, Staff Writer", ["Tolenova, Aigerim"]),
        ("Aigerim Tolenova (Meridian), a.t@mail.example", ["Tolenova, Aigerim"]),
        ("Meridian News Agency", ["Meridian News Agency"]),
        ("Ministry of Transport and Roads", ["Ministry of Transport and Roads"]),
        ("MRD", ["MRD"]),
        ("5 min read", []),
        ("", []),
    ],
)
def test_a_byline_gives_names_and_leaves_bodies_whole(byline, names):
    assert [writer.inverted for writer in bylines.people(byline)] == names


@given(st.text())
def test_any_byline_gives_names_without_an_empty_one(byline):
    assert all(writer.family.strip() for writer in bylines.people(byline))


@pytest.mark.parametrize(
    ("writer", "whole", "inverted"),
    [
        (Writer("Tolenova", "Aigerim"), "Aigerim Tolenova", "Tolenova, Aigerim"),
        (Writer("van der Berg", "Ludwig"), "Ludwig van der Berg", "van der Berg, Ludwig"),
        (Writer("Meridian News Agency"), "Meridian News Agency", "Meridian News Agency"),
    ],
)
def test_a_name_is_written_as_one_says_it_and_as_an_index_lists_it(writer, whole, inverted):
    assert (writer.whole, writer.inverted) == (whole, inverted)


def test_who_signs_twice_is_named_once():
    assert bylines.people("Ada Quill and Ada Quill") == (Writer("Quill", "Ada"),)


def test_where_a_writer_is_and_what_he_is_are_no_names():
    assert bylines.people("Ada Quill, Saltholm, and Bo Marsh, Harbour Correspondent") == (
        Writer("Quill", "Ada"),
        Writer("Marsh", "Bo"),
    )


def is_name(word):
    """Whether a word can be no more than somebody's name: not "The", "And", "Editor", "News"."""
    return word not in ("The", "And", "With") and not bylines._ROLE.fullmatch(word) and word.lower() not in bylines._BODIES


names = st.from_regex(r"[A-Z][a-z]{2,7}", fullmatch=True).filter(is_name)


@given(st.lists(st.tuples(names, names).map(" ".join), min_size=2, max_size=4, unique=True))
@settings(max_examples=50)
def test_names_joined_as_papers_join_them_come_back_in_their_order(signed):
    *first, last = signed
    assert [writer.whole for writer in bylines.people(f"By {', '.join(first)} and {last}")] == signed
