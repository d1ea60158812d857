"""Appellations: titles and spellings that differ from report to report."""

from __future__ import annotations

import pytest
import telling

from pressmark.publishing.pages import appellations

REST = "came to Brackwater in the rain, and was driven over the new bridge in a borrowed tram."


def titles(*bodies: str) -> list[list[str]]:
    made = telling.edition(*bodies)
    return [[way[0].words for way in each.ways] for each in appellations.titled(made.articles, made.entities)]


def spellings(*bodies: str) -> list[list[str]]:
    return [[way[0].words for way in each.ways] for each in appellations.spelt(telling.items(*bodies))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Secretary of State", "Secretary"),
        ("US Secretary of State", "U.S. Secretary"),
        ("Minister of Harbours", "Minister"),
        ("Deputy Minister", "Minister"),
        ("Vice President", "President"),
    ],
)
def test_titles_that_are_not_one_are_told(one, other):
    assert titles(f"{one} Ada Quill {REST}", f"{other} Ada Quill {REST}") == [[one, other]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US Secretary of State", "U.S. Secretary of State"),
        ("Kazakh President", "President"),
        ("Sen.", "Senator"),
        ("Mrs", "Minister"),
        ("Foreign Minister", "Minister of Foreign Affairs"),
        ("House Speaker", "Speaker"),
        ("General", "Secretary"),
    ],
)
def test_titles_that_may_both_be_right_are_not_told(one, other):
    assert titles(f"{one} Ada Quill {REST}", f"{other} Ada Quill {REST}") == []


def test_a_title_shortened_before_a_surname_is_no_other_title():
    assert titles(f"Minister of Harbours Ada Quill {REST}", f"Minister of Harbours Ada Quill {REST} Minister Quill left.") == []


@pytest.mark.parametrize(
    ("one", "other"), [("Halmatova", "Khalmatova"), ("Priebus", "Preibus"), ("Calderón", "Calderon"), ("Tokayev", "Tokaev")]
)
def test_a_name_spelt_in_two_ways_is_found(one, other):
    assert spellings(f"Engineer Nodira {one} {REST}", f"Engineer Nodira {other} {REST}") == [[one, other]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Russian", "the Russia"),
        ("the Clintons", "Mr Clinton"),
        ("on Wednesday", "on Wednedsay"),
        ("Marsh", "March"),
    ],
)
def test_words_that_are_two_names_or_two_forms_of_one_are_not_taken_for_spellings(one, other):
    assert spellings(f"Then came {one} before the others {REST}", f"Then came {other} before the others {REST}") == []


def test_a_report_that_has_both_spellings_means_two_people():
    assert spellings(f"Nodira Halmatova {REST}", f"Nodira Khalmatova {REST}\n\nNodira Halmatova stayed at home.") == []
