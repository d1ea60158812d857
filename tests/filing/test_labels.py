"""The labels of press databases, and what each line of a document is by them."""

import time

import pytest
from databases import CODED, DISPLAY, HEADLINE, NEXIS, ONE, PROQUEST, RUSSIAN, UNI
from hypothesis import given
from hypothesis import strategies as st

from pressmark.filing import exports, labels

MANNERS = {
    "nexis": "capitals",
    "uni": "headed",
    "display": "display",
    "coded": "codes",
    "proquest": "labels",
    "russian": "labels",
}


@pytest.mark.parametrize(("name", "manner"), MANNERS.items())
def test_each_database_is_known_by_its_manner(name, manner):
    assert labels.shape(exports.documents(ONE[name])[0]) == manner


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{HEADLINE}\n\nThe council approved plans on Friday.",
        "Source: the mayor\n\nAuthor: unknown",
        "Date: Friday\nTime: noon\nPlace: the pier",
        "IN BRIEF\nThe council met.\nCO was elected.",
    ],
)
def test_a_text_that_has_a_label_or_two_has_no_manner(text):
    assert labels.shape(text) is None


def test_a_label_is_known_whatever_its_capitals_and_only_when_databases_have_it():
    assert (labels.role_of("PUBLICATION-TYPE"), labels.role_of("publication type"), labels.role_of("Pier")) == (
        "indexing",
        "indexing",
        "",
    )


def roles(text, number=0):
    page = exports.documents(text)[number].split("\n")
    return {one.role: " ".join(page[at].strip() for at in one.numbers)[one.start :].strip() for one in labels.read(page)}


@pytest.mark.parametrize("text", [NEXIS, UNI, DISPLAY, CODED, PROQUEST])
def test_the_headline_is_found_with_a_label_and_without(text):
    assert roles(text)["headline"].startswith(HEADLINE)


def test_the_labels_of_a_russian_database_are_known():
    found = roles(RUSSIAN)
    assert (found["headline"], found["byline"]) == ("Совет одобрил проект нового причала", "Анна Перова")


def test_a_factiva_number_ends_a_document_however_wide_its_column():
    for space in (" ", "  ", "   "):
        assert labels.END.search(f"text\nAN{space}Document COAST00020230301e7530000a\n")
    assert labels.END.search("text\nDocument COAST00020230301e7530000a")
    assert not labels.END.search("text\nDocument about the pier")


@given(st.lists(st.sampled_from([line for text in ONE.values() for line in text.split("\n")]), max_size=60))
def test_whatever_the_lines_each_that_is_not_blank_stands_in_one_place(page):
    told = sorted(at for one in labels.read(page) for at in one.numbers if page[at].strip())
    assert told == [at for at, line in enumerate(page) if line.strip()]


def test_a_document_of_bare_lines_takes_no_longer_for_its_length():
    page = ["1 of 2 DOCUMENTS", "", "LENGTH: 3 words", "", *["a bare line"] * 8_000, "BYLINE: Ada Quill"]
    started = time.perf_counter()
    labels.read(page)
    assert time.perf_counter() - started < 3
