"""What an article has to compare: it is kept from day to day, and worked out anew when anything that goes into it changes."""

import json
from dataclasses import replace

import pytest

from pressmark import paragraphs
from pressmark.archive import tellings
from pressmark.model import Article, Mention, Origin

BODY = "“The ferry will sail again before the new moon,” said Ada Quill on Monday.\n\nNobody at the pier believed her."
ARTICLE = Article(id="a1111111", origin=Origin("x.md"), headline="Ferry to sail", body=BODY)
PIECES = paragraphs.parse(BODY)
AT = PIECES[0].text.index("Ada")
QUILL = Mention("people/Ada Quill", PIECES[0].anchor, AT, AT + 9)


def test_an_article_tells_who_says_what_and_what_it_is_about():
    telling = tellings.of(ARTICLE, PIECES, [QUILL])
    assert [(quote.speaker, quote.manner) for quote in telling.quotes] == [("people/Ada Quill", "direct")]
    assert len(telling.sketch) == len(telling.quotes)
    assert telling.vector.terms


def test_what_was_kept_is_what_was_told():
    telling = tellings.of(ARTICLE, PIECES, [QUILL])
    assert tellings.KEPT.read(json.loads(json.dumps(tellings.KEPT.write(telling)))) == telling


@pytest.mark.parametrize("broken", [None, [], [[], []], [[["q"]], [], [[], []]], [[], ["x"], [[], []]]])
def test_what_was_kept_broken_is_not_read(broken):
    with pytest.raises((ValueError, TypeError)):
        tellings.KEPT.read(broken)


def test_the_key_stands_for_everything_that_is_read():
    key = tellings.key(ARTICLE, [QUILL])
    assert key == tellings.key(replace(ARTICLE, note="private", people=("Bo Lund",)), [QUILL])
    others = [
        replace(ARTICLE, **{field: "something else"}) for field in ("id", "headline", "standfirst", "body", "representation")
    ]
    assert len({key, *(tellings.key(other, [QUILL]) for other in others), tellings.key(ARTICLE, [])}) == 7
