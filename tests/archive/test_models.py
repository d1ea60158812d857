"""Somebody's model in place of the rules. spaCy is an extra; without it the tests that need it say so."""

import sys

import pytest

from pressmark.archive import models, suggestions
from pressmark.model import UserError

from naming import article, paragraphs  # isort: skip


@pytest.fixture
def nlp():
    """A blank pipeline that knows three names by heart."""
    spacy = pytest.importorskip("spacy", reason="spaCy, an extra, is not installed")
    made = spacy.blank("en")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "jane roe"},
            {"label": "GPE", "pattern": "Zenda"},
            {"label": "DATE", "pattern": "Monday"},
            {"label": "EVENT", "pattern": "Spring Fair"},
        ]
    )
    return made


def test_a_pipeline_finds_names_and_its_dates_are_none(nlp):
    found = models.recogniser(nlp)([("headline", "jane roe in Zenda"), ("p-0", "On Monday the Spring Fair opened.")])
    assert [(span.anchor, span.start, span.end, span.kind) for span in found] == [
        ("headline", 0, 8, "people"),
        ("headline", 12, 17, "places"),
        ("p-0", 14, 25, None),
    ]


def test_suggestions_take_a_pipeline_in_place_of_the_rules(nlp):
    found = suggestions.spans(article("jane roe leaves"), paragraphs("Nobody else."), (), models.recogniser(nlp))
    assert [span.kind for span in found] == ["people"]


def test_a_model_that_is_missing_is_said_so():
    pytest.importorskip("spacy", reason="spaCy, an extra, is not installed")
    with pytest.raises(UserError, match="no model"):
        models.load("xx_no_such_model")


def test_spacy_that_is_missing_is_said_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    assert models.installed() == ()
    with pytest.raises(UserError, match="no spaCy is installed"):
        models.load("en_core_web_sm")


def test_anything_that_finds_names_will_do():
    def shouted(pieces):
        return (suggestions.Span(anchor, 0, len(text), None) for anchor, text in pieces if text.isupper())

    found = suggestions.spans(article("ROE WINS"), paragraphs("Nobody else."), (), shouted)
    assert [(span.anchor, span.end) for span in found] == [("headline", 8)]
