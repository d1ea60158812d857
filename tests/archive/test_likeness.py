"""Names that are near-identical, and entries that look like twins. All names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from naming import entity

from pressmark.archive import likeness


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Nur-Zenda", "Nur Zenda", "places"),
        ("NURZENDA", "Nur-Zenda", "places"),
        ("the Zenda Post", "Zenda Post", "organisations"),
        ("Renée Roe", "Renee Roe", "people"),
        ("J. Roe", "Jane Roe", "people"),
        ("Jane Q. Roe", "Jane Roe", "people"),
        ("Qassym Roev", "Kassym Roev", "people"),
        ("Wexler Brothers", "Wexler Brother", "organisations"),
        ("Acme Holdings", "Acme Holdings Ltd.", "organisations"),
        ("R.N.B.", "Ruritanian National Bank", "organisations"),
        ("Пётр Вымыслов", "Петра Вымыслова", "people"),
        ("Руритания", "Руритании", "places"),
    ],
)
def test_names_are_alike(one, other, kind):
    assert likeness.reason(one, other, kind)
    assert likeness.reason(other, one, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Jane Roe", "Mark Roe", "people"),
        ("Jane Roe", "Jane Poe", "people"),
        ("Zambia", "Gambia", "places"),
        ("Slovakia", "Slovenia", "places"),
        ("Strelsaua", "Strelsauans", "places"),
        ("Zenda 1", "Zenda 2", "places"),
        ("Zenda Bank", "Strelsau Bank", "organisations"),
        ("", "Roe", None),
    ],
)
def test_names_are_not_alike(one, other, kind):
    assert likeness.reason(one, other, kind) == ""


def pairs(*entities):
    return [(twin.one.name, twin.other.name) for twin in likeness.twins(entities)]


def test_two_entries_with_near_identical_names_look_like_twins():
    (twin,) = likeness.twins([entity("people", "Jane Roe"), entity("people", "Jayne Roew", "Jane Q. Roe")])
    assert (twin.one.name, twin.other.name, twin.reason) == (
        "Jane Roe",
        "Jayne Roew",
        "Jane Q. Roe, Jane Roe: the same surname and initial",
    )


def test_a_common_address_elsewhere_makes_twins():
    (twin,) = likeness.twins(
        [
            entity("places", "Zenda", same_as=("https://example.org/Q1",)),
            entity("places", "Tarlen", same_as=("https://example.org/Q1",)),
        ]
    )
    assert twin.reason == "both are https://example.org/Q1"


def test_a_surname_two_people_share_makes_no_twins():
    assert pairs(entity("people", "Jane Roe", "Roe"), entity("people", "Mark Roe", "Roe")) == []


def test_entries_of_two_registers_are_no_twins():
    assert pairs(entity("people", "Zenda"), entity("places", "Zenda")) == []


def test_what_is_merged_or_told_apart_is_left_alone():
    assert pairs(entity("people", "Jane Roe"), entity("people", "J. Roe", see="Jane Roe")) == []
    assert pairs(entity("people", "Jane Roe", not_same_as=("J. Roe",)), entity("people", "J. Roe")) == []


def test_a_surname_alone_is_like_everybody_who_bears_it():
    register = likeness.Register([entity("people", "Mark Poe"), entity("people", "Jane Poe"), entity("places", "Poe")])
    assert register.like(["Poe"], "people") == ("people/Jane Poe", "people/Mark Poe", "places/Poe")
    assert register.like(["Otto Poe"], "people") == ()


def test_a_large_register_is_read_in_a_moment():
    people = [entity("people", f"Name{at:05} Family{at * 7919 % 30000:05}") for at in range(3000)]
    assert likeness.twins(people) == ()


@given(st.text(), st.text())
def test_likeness_is_mutual_and_never_fails(one, other):
    assert bool(likeness.reason(one, other, None)) == bool(likeness.reason(other, one, None))
