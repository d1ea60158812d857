"""The measurement of search asks the same questions every time, serves as a host does, and counts places as they are."""

import gzip
import json
import urllib.request
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"

CORPUS = {
    str(number): {
        "title": f"{word.title()} at the harbour",
        "articleBody": f"The {word} came late on Monday.\n\nNobody had expected so large a {word}, said the captain.",
        "date": "2021-04-05",
        "site": "https://www.quay.example/",
    }
    for number, word in enumerate("ferry barge trawler schooner dredger".split())
}


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    import contestants
    import questions

    return questions, contestants


@pytest.fixture
def some(bench, tmp_path):
    (tmp_path / "articles.json").write_text(json.dumps(CORPUS), "utf-8")
    bench[0].archived(tmp_path, tmp_path / "content")
    return bench[0].texts(tmp_path / "content")


def test_a_corpus_becomes_an_archive_whose_texts_may_be_shown(some, tmp_path):
    assert sorted(text.article.headline.split()[0] for text in some) == ["Barge", "Dredger", "Ferry", "Schooner", "Trawler"]
    assert {text.article.outlet for text in some} == {"quay.example"}
    assert "display: full" in (tmp_path / "content" / "outlets.yaml").read_text("utf-8")


def test_questions_are_words_of_the_article_they_ask_for_and_always_the_same(bench, some):
    questions, _ = bench
    asked = questions.known_items(some, 4)
    assert asked == questions.known_items(some, 4)
    assert asked == questions.known_items(some, 5)[:4]
    bodies = {text.address: text.body.lower() for text in some}
    assert all(word in bodies[address] for query, address in asked for word in query.split())
    assert {query for query, _ in questions.headlines(some, 9)} == {text.article.headline for text in some}
    assert all(len(set(query.split())) == 2 for query in questions.pairs(some, 9))


def test_text_travels_gzipped_and_a_packed_index_as_it_is(bench, tmp_path):
    (tmp_path / "a.js").write_text("x" * 9000, "utf-8")
    (tmp_path / "b.pf_meta").write_bytes(b"y" * 9000)
    with bench[1].served(tmp_path) as host:
        script = urllib.request.urlopen(host + "a.js")
        assert int(script.headers["Content-Length"]) < 200
        assert gzip.decompress(script.read()) == b"x" * 9000
        assert urllib.request.urlopen(host + "b.pf_meta").headers["Content-Length"] == "9000"


def test_places_become_recall_and_reciprocal_rank(bench):
    import search

    assert search.measured([1, 2, 0, 20]) == (0.25, 0.5, (1 + 0.5 + 0.05) / 4)
    assert search.spread([1, 2, 3, 100]) == "2 (100)"
