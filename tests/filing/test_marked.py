"""What the markup of a saved page says of its visible pieces."""

import pytest
from lxml.html import document_fromstring

from pressmark.filing import marked


def tree(inside, after=""):
    heading = "<h1>Council Approves Plans for New Ferry Terminal</h1>"
    return document_fromstring(f"<html><body><div class='widget main'>{heading}{inside}</div>{after}</body></html>")


@pytest.mark.parametrize(
    ("inside", "published"),
    [
        ('<time datetime="2022-05-03T08:15:00+02:00">May 3</time>', "2022-05-03T08:15:00+02:00"),
        ('<span itemprop="datePublished">3 May 2022</span>', "2022-05-03"),
        ('<abbr class="published" title="2022-05-03T08:15:00Z">08:15</abbr>', "2022-05-03T08:15:00Z"),
        ('<span class="entry-date">3. Mai 2022</span>', "2022-05-03"),
        ('<span class="date updated">May 3, 2022</span>', "2022-05-03"),
        ('<time class="updated" datetime="2022-05-05"></time><time datetime="2022-05-03"></time>', "2022-05-03"),
        ('<aside><time datetime="2022-05-03"></time></aside>', ""),
        ('<div class="related"><time datetime="2022-05-03"></time></div>', ""),
        ('<article class="comment"><time datetime="2022-05-03"></time></article>', ""),
        ('<span class="date">May 2022</span>', ""),
    ],
)
def test_the_date_is_what_the_markup_calls_one_unless_it_is_another_storys(inside, published):
    assert marked.published(tree(inside)) == published


@pytest.mark.parametrize(
    ("inside", "byline"),
    [
        ('<a rel="author" href="/x">Jane Doe</a>', "Jane Doe"),
        ('<span itemprop="author"><span itemprop="name">Jane Doe</span></span>', "Jane Doe"),
        ('<p class="byline">By Jane Doe, Staff Writer</p>', "Jane Doe"),
        ('<p class="author-name">Jane Doe</p><p class="author-name">John Roe</p>', "Jane Doe, John Roe"),
        ('<p>By <a href="/staff/jane-doe/">Jane Doe</a></p>', "Jane Doe"),
        ('<p class="byline">Coast Times</p>', ""),
        (f'<p>{"Words of the article. " * 100}</p><p class="byline">By John Roe</p>', ""),
    ],
)
def test_the_writers_are_whom_the_markup_names_near_the_headline(inside, byline):
    assert marked.byline(tree(inside)) == byline


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2022-05-03 08:15:00 -0500", "2022-05-03T08:15:00-05:00"),
        ("20220503T081500Z", "2022-05-03T08:15:00Z"),
        ("2022-05-03T08:15", "2022-05-03T08:15"),
        ("Tue, 03 May 2022 08:15:00 GMT", "2022-05-03T08:15:00Z"),
        ("1970-01-01T00:00:00Z", ""),
        ("2022-02-31", ""),
        ("May 3", ""),
        ("", ""),
    ],
)
def test_a_machines_date_is_read_when_it_is_one(value, written):
    assert marked.edtf(value) == written
