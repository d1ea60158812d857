"""The nouns of the house: frozen, and whole from the moment they exist."""

import dataclasses

import pytest

from pressmark import model
from pressmark.model import Article, Entity, Origin, Outlet, Problem

NOUNS = [each for each in vars(model).values() if isinstance(each, type) and dataclasses.is_dataclass(each)]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_a_noun_is_frozen_and_says_what_it_is(noun):
    assert noun.__dataclass_params__.frozen
    assert not noun.__doc__.startswith(f"{noun.__name__}(")  # what a dataclass without words of its own says


def made(headline, **more):
    return Article(id="ac2zht6t", origin=Origin("content/articles/x.md"), headline=headline, **more)


@pytest.mark.parametrize(
    ("headline", "supplied"),
    [("[Bread is late]", True), ("Bread is late", False), ("[Video] Bread is late", False), ("Bread is late [video]", False)],
)
def test_a_headline_in_brackets_is_the_archives_own(headline, supplied):
    assert made(headline).headline_supplied is supplied


def test_a_field_stands_on_its_line_and_one_that_is_not_there_at_the_head_of_the_file():
    article = made("Bread is late", lines={"headline": 3})
    assert article.line("headline") == Origin("content/articles/x.md", 3)
    assert article.line("byline") == Origin("content/articles/x.md", 1)


def test_what_the_clipping_does_not_give_is_empty():
    article = made("Bread is late")
    assert (article.byline, article.published, article.people, article.body) == ("", None, (), "")


def test_names_of_two_kinds_never_share_a_key():
    origin = Origin("content/people.yaml", 1)
    keys = {Entity(kind=kind, name="Strelsau", origin=origin).key for kind in model.KINDS}
    assert len(keys | {Outlet(name="Strelsau", origin=origin).key}) == len(model.KINDS) + 1


def test_an_outlet_that_says_nothing_of_its_terms_shows_no_text():
    assert Outlet(name="Gazette", origin=Origin("content/outlets.yaml", 1)).display == "citation"


def test_problems_stand_in_the_order_of_files_and_lines():
    places = [("b.md", 1), ("a.md", 10), ("a.md", 9), ("a.md", 0)]
    problems = sorted(Problem(Origin(*place), "x", "?") for place in places)
    assert [(each.origin.path, each.origin.line) for each in problems] == [("a.md", 0), ("a.md", 9), ("a.md", 10), ("b.md", 1)]
