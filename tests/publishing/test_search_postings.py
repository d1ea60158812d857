"""Postings: numbers, parts that are joined, and places from which nothing can be read that may not be shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searching import archive, cleared, edition, numbers

from pressmark.cache import Cache
from pressmark.publishing import search
from pressmark.publishing.search import postings, words
from pressmark.publishing.search.pieces import number
from pressmark.work import Work


def told(made: Mapping[str, bytes]) -> dict[tuple[int, int], dict[int, str]]:
    """All that the places of words say: by article and field, the word at each place. A stem stands for its word."""
    common = list(words.STOP)
    found: dict[tuple[int, int], dict[int, str]] = {}
    for address, script in made.items():
        if not address.startswith("search/places-"):
            continue
        for line in json.loads(script.decode().partition(",")[2].strip()[:-1]).split("\n"):
            stem, *rows = line.split("\t")
            for field, text in enumerate(rows):
                row = iter(numbers(text))
                article = -1
                for entry in row:
                    article += 1 + entry // 2
                    at = -1
                    for _ in range(next(row) + 2 if entry % 2 else 1):
                        gap = next(row)
                        at += 1 + gap // 2
                        here = found.setdefault((article, field), {})
                        here[at] = stem
                        before = []
                        more = gap % 2
                        while more:
                            word = next(row)
                            before.append(common[word // 2])
                            more = word % 2
                        here |= {at - len(before) + place: word for place, word in enumerate(before)}
    return found


@given(st.lists(st.integers(0, 10**9)))
def test_numbers_are_read_as_they_were_written(row):
    assert numbers("".join(number[value] for value in row)) == row


FIELDS = st.tuples(st.just(""), st.tuples(*[st.text("abc of\f\v", max_size=30)] * 2))


@given(st.lists(FIELDS, min_size=1, max_size=12), st.data())
def test_parts_joined_are_the_postings_of_the_whole(articles, data):
    cuts = sorted(data.draw(st.sets(st.integers(1, len(articles)), max_size=3)) | {0, len(articles)})
    whole, joined = postings.Postings(lengths=[[], []]), postings.Postings(lengths=[[], []])
    whole.add(postings.part(articles))
    for begin, end in pairwise(cuts):
        joined.add(postings.part(articles[begin:end]))
    assert joined.lengths == whole.lengths
    assert list(postings.lines(joined, {})) == list(postings.lines(whole, {}))
    assert list(map(joined.places, whole.ranks)) == list(map(whole.places, whole.ranks))


def test_places_tell_what_may_be_shown_word_for_word_and_nothing_else():
    built = archive(60)
    common = list(words.STOP)
    rebuilt = told(search.files(built))
    for article, item in enumerate(built.articles):
        for field, text in enumerate(search.texts(item, built.entities).values()):
            shown = text.partition("\v")[0]
            expected, at = {}, 0
            for paragraph in shown.split("\f"):
                row = [stem if isinstance(stem, str) else common[stem] for stem in words.read(paragraph, item.article.language)]
                while row and row[-1] in words.STOP:  # what nothing stands behind is not told
                    row.pop()
                expected |= {at + place: word for place, word in enumerate(row)}
                at += sum(1 for _ in words.read(paragraph, item.article.language)) + 1
            assert rebuilt.get((article, field), {}) == expected


def test_of_an_article_whose_text_may_not_be_shown_no_place_is_known():
    hidden = cleared(0, "A headline", terms={"secret": 2, "treaty": 1, "of": 3}, shown="nothing")
    made = search.files(edition(hidden))
    assert set(told(made)) == {(0, 0)}  # the headline's
    pieces = [address for address, script in made.items() if b"secret" in script]
    assert {address.partition("-")[0] for address in pieces} == {"search/words", "search/vocabulary"}


def test_what_was_counted_is_kept_and_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    built = archive(80)
    work = Work(memory=Cache(tmp_path / ".pressmark", date(2026, 1, 1)))
    first = search.files(built, work)
    assert first == search.files(built)
    monkeypatch.setattr(postings, "part", lambda articles: pytest.fail("counted again"))
    assert search.files(built, work) == first


def test_a_word_that_was_stemmed_once_is_not_stemmed_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(words, "KNOWN", {})
    monkeypatch.setattr(words, "_READ", {"": words._Read("")})
    articles = [("", ("harbours and treaties",))]
    ((_, fresh),) = postings.parts({"harbours": "as kept"}, [articles])
    assert fresh == {"treaties": "treati"}
    assert words.stem("harbours") == "as kept"


def test_a_list_is_cut_where_its_items_say_so_that_one_more_moves_few_cuts():
    marks = [bytes([value % 7]) for value in range(100)]
    ends = list(postings.stretch_ends(marks, 10, 40))
    assert [begin for begin, _ in ends] == [0, *(end for _, end in ends[:-1])]
    assert ends[-1][1] == 100
    later = list(postings.stretch_ends([b"\1", *marks], 10, 40))
    assert len({end for _, end in later} - {end + 1 for _, end in ends}) <= 2
