"""What a page says of itself in JSON-LD."""

import json

import pytest
from lxml.html import document_fromstring

from pressmark.filing import linked


def things(*scripts):
    written = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return linked.things(document_fromstring(f"<html><head>{written}</head><body><p>A ferry.</p></body></html>"))


ARTICLE = {"@type": "NewsArticle", "headline": "Ferries return", "datePublished": "2022-05-03"}


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(ARTICLE),
        json.dumps([{"@type": "WebSite"}, ARTICLE]),
        json.dumps({"@graph": [ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        f"<!-- {json.dumps(ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        json.dumps(ARTICLE)[:-1] + ",}",
    ],
)
def test_the_article_is_found_however_its_script_is_written(script):
    articles, _ = things(script)
    assert [article["headline"] for article in articles] == ["Ferries return"]


def test_of_a_script_that_cannot_be_read_the_date_and_the_writer_are_kept():
    articles, _ = things('{"datePublished": "2022-05-03", "author": {"name": "Jane Doe"}, "headline": "a " b"}')
    assert articles == [{"@type": "Article", "datePublished": "2022-05-03", "author": "Jane Doe"}]


def test_a_writer_who_is_only_referred_to_is_found_by_id():
    _, by_id = things(json.dumps([{"@id": "#jane", "@type": "Person", "name": "Jane Doe"}]))
    assert linked.people({"@id": "#jane"}, by_id) == ["Jane Doe"]
    assert linked.people([{"@type": "Organization", "name": "Coast Times"}, "John Roe"], by_id) == ["John Roe"]


def test_the_article_of_the_page_comes_before_those_of_its_teasers():
    teaser = {"headline": "Herring season"}
    told = {"headline": ["ferries return"], "original_url": []}
    assert linked.own_first([teaser, ARTICLE], told) == [ARTICLE, teaser]


def test_entities_and_tags_are_read_in_what_is_said():
    assert linked.flat("Fish &amp;amp;\n <b>ships</b>") == "Fish & ships"
