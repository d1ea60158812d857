"""What an article says, as its most telling terms."""

import json

import making
import pytest

from pressmark import paragraphs
from pressmark.archive import vectors
from pressmark.model import Article, Mention, Origin


def of(body, headline="[none]", names=(), **fields):
    article = Article(id="a1", origin=Origin("x.md"), headline=headline, body=body, **fields)
    mentions = [Mention(name, "headline", 0, 1) for name in names]
    return vectors.of(article, paragraphs.parse(body), mentions)


def weights(vector):
    return dict(zip(vector.terms, vector.weights, strict=True))


def test_words_without_meaning_are_no_terms():
    assert of("She said that it was of the and for him.").terms == ()


def test_a_word_weighs_the_more_the_earlier_it_stands():
    (early,) = of("Harbour.").weights
    late = weights(of("It was the ferry. " * 60 + "Harbour."))
    (number,) = of("Harbour.").terms
    assert early > late[number] > 0


def test_a_pair_of_words_is_a_term_and_never_across_two_sentences():
    assert len(of("Ferry strike").terms) == 3
    assert len(of("Ferry. Strike").terms) == 2


def test_a_number_and_a_registered_name_weigh_more_than_a_word():
    (word,), (number,), (name,) = (of("ferry").weights, of("1961").weights, of("", names=["people/Ada Quill"]).weights)
    assert word < number
    assert word < name


def test_a_supplied_headline_is_ours_and_says_nothing():
    assert of("", headline="[Ferry strike]").terms == ()
    assert of("", headline="Ferry strike").terms


def test_captions_belong_to_photographs():
    assert of("A ferry at sea\n{: .caption }").terms == ()


def test_of_a_long_article_the_most_telling_terms_are_kept():
    long = of(" ".join(f"ferry{number} harbour{number}" for number in range(500)))
    assert len(long.terms) == 96
    assert set(of("ferry0 harbour0").terms) <= set(long.terms)


def test_what_is_kept_reads_back_and_what_is_broken_does_not():
    vector = of("“The ferry will not sail before the new moon,” said Ada Quill in 1961.")
    assert vectors.KEPT.read(json.loads(json.dumps(vectors.KEPT.write(vector)))) == vector
    for broken in (None, [], [[1], []], [["a"], [1]], [[1]]):
        with pytest.raises((ValueError, TypeError)):
            vectors.KEPT.read(broken)


def test_a_vector_is_the_same_in_every_process():
    asked = """
from pressmark import paragraphs
from pressmark.archive import vectors
from pressmark.model import Article, Origin
body = "The ferry to Brackwater did not run on Monday, 1961."
print(vectors.of(Article(id="a", origin=Origin("x.md"), headline="No ferry", body=body), paragraphs.parse(body), []))
"""
    one, other = making.printed(asked)
    assert one == other
    assert one.strip()
