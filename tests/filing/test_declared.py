"""What a saved page declares of itself, for machines."""

import json

import pytest
from lxml.html import document_fromstring

from pressmark.filing import declared
from pressmark.model import Origin, Outlet

HEADLINE = "Council Approves Plans for New Ferry Terminal"


def page(head="", top=""):
    return f"{top}<!DOCTYPE html><html><head><title>{HEADLINE} | Coast Times</title>{head}</head><body></body></html>"


def linked(**more):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **more})}</script>'


def fields(html, outlets=()):
    return declared.fields(document_fromstring(html), html, outlets)


def test_a_page_tells_machines_what_it_is():
    head = linked(
        headline=HEADLINE,
        datePublished="2022-05-03T08:15:00.000+0200",
        author=[{"name": "Jane Doe"}, {"name": "John Roe"}],
        publisher={"name": "Coast Times"},
        articleSection=["Local", "Ferries"],
    )
    said = fields(page(head))
    assert said["headline"] == HEADLINE
    assert said["published"] == "2022-05-03T08:15:00+02:00"
    assert said["byline"] == "Jane Doe, John Roe"
    assert said["outlet"] == "Coast Times"
    assert said["section"] == "Local"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2022-05-03T08:15:00Z">', "2022-05-03T08:15:00Z"),
        ('<meta name="date" content="2022-05-03">', "2022-05-03"),
        ('<meta name="date" content="soon"><meta name="dc.date" content="May 3, 2022">', "2022-05-03"),
        ('<meta name="date" content="2022-02-31">', None),
        (linked(datePublished=7, author={"name": None}, headline=["", 3]), None),
        ("<script type='application/ld+json'>{broken</script>", None),
    ],
)
def test_a_date_for_machines_is_taken_when_it_is_one(head, published):
    assert fields(page(head)).get("published") == published


def test_an_address_or_the_paper_itself_is_no_writer():
    assert "byline" not in fields(page('<meta name="author" content="https://coast.example/jane">'))
    paper = '<meta name="author" content="Coast Times"><meta property="og:site_name" content="Coast Times">'
    assert "byline" not in fields(page(paper))
    known = Outlet(name="The Coast Times", origin=Origin("content/outlets.yaml"))
    assert "byline" not in fields(page('<meta name="author" content="Coast Times">'), (known,))


def test_a_handle_is_no_outlet():
    assert fields(page('<meta property="og:site_name" content="@coast">')).get("outlet") is None


def test_the_canonical_address_is_the_original_unless_it_is_no_address():
    assert fields(page('<link rel="canonical" href="https://coast.example/1">'))["original_url"] == "https://coast.example/1"
    assert "original_url" not in fields(page('<link rel="canonical" href="/1">'))


def test_the_outlet_is_known_by_its_host():
    coast = Outlet(name="The Coast Times", origin=Origin("content/outlets.yaml"), home="https://www.coast.example/")
    head = '<link rel="canonical" href="https://news.coast.example/1"><meta property="og:site_name" content="Coast">'
    assert declared.registered(fields(page(head)), (coast,)) == "The Coast Times"
    assert declared.registered({"outlet": "THE COAST TIMES"}, (coast,)) == "The Coast Times"
    assert declared.registered({"original_url": "https://notcoast.example/"}, (coast,)) == ""


@pytest.mark.parametrize(
    "head",
    [
        linked(author="Jane Doe"),
        linked(author=["Jane Doe"]),
        linked(author={"@type": "Person", "name": ["Jane Doe"]}),
        linked(author={"@type": "Person", "name": "By Jane Doe, Staff Writer"}),
        linked(author=[{"@type": "Organization", "name": "Coast Newsroom Partners"}, {"@type": "Person", "name": "Jane Doe"}]),
        linked(author=[{"name": "Jane Doe"}, {"name": "jane@coast.example"}, {"name": "https://coast.example/jane"}]),
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "Article", "author": {"@id": "#jane"}},'
        ' {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}]}</script>',
        '<script type="application/ld+json; charset=utf-8">//<![CDATA[\n'
        '{"@type": "Article", "author": "Jane Doe",}\n//]]></script>',
        '<script type="application/ld+json">'
        '{"@type": "Article", "author": {"name": "Jane Doe"}, "text": "a "broken" word"}</script>',
        '<meta name="author" content="Jane Doe | Coast Times"><meta property="og:site_name" content="Coast Times">',
        '<meta name="author" content="acoady"><meta name="parsely-author" content="Jane Doe">',
    ],
)
def test_a_writer_is_read_from_every_shape_in_which_pages_declare_one(head):
    assert fields(page(head)).get("byline") == "Jane Doe"


def test_the_page_is_told_from_its_teasers():
    address = "https://coast.example/ferry"
    head = linked(headline="Pier Closed", datePublished="2022-05-01", url="https://coast.example/pier")
    head += linked(headline=HEADLINE, datePublished="2022-05-03", url=address) + f'<link rel="canonical" href="{address}">'
    said = fields(page(head))
    assert (said["headline"], said["published"]) == (HEADLINE, "2022-05-03")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="article_date_original" content="Tuesday, May 3, 2022, 8:15 AM">', "2022-05-03T08:15"),
        (
            '<meta property="article:modified_time" content="2022-05-05"><meta name="date.release" content="20220503">',
            "2022-05-03",
        ),
        ('<script>window.page = {"publishDate":"2022-05-03T08:15:00Z"}</script>', "2022-05-03T08:15:00Z"),
        ('<script>a = {"publishDate":"2022-05-03"}, b = {"publishDate":"2022-05-04"}</script>', None),
        ('<meta property="article:modified_time" content="2022-05-05">', None),
    ],
)
def test_a_date_is_that_of_publication_whatever_its_name(head, published):
    assert fields(page(head)).get("published") == published


@pytest.mark.parametrize(
    ("told", "seen", "published", "doubt"),
    [
        ("2022-05-04T03:22:07Z", "2022-05-03T22:22", "2022-05-03T22:22", ""),  # the evening before, west of Greenwich
        ("2022-05-03T22:30:00Z", "2022-05-04", "2022-05-04", ""),
        ("2022-05-03T23:12:00Z", "2022-05-02", "2022-05-03T23:12:00Z", "published: the page also gives 2 May 2022"),
        ("2022-05-03", "2023-06-01", "2023-06-01", "published: the page also gives 3 May 2022"),
        ("2022-05-03T08:15:00Z", "2022-05-03", "2022-05-03T08:15:00Z", ""),
        ("2022-05-03", "XXXX-05-03", "2022-05-03", ""),
        ("", "XXXX-05-03", "XXXX-05-03", "published: the year is not printed"),
    ],
)
def test_the_date_told_and_the_date_shown_are_made_one(told, seen, published, doubt):
    doubts = ("published: the year is not printed",) if "X" in seen else ()
    found, left = declared.settled({"published": told} if told else {}, {"published": seen}, doubts)
    assert (found["published"], left) == (published, (doubt,) if doubt else ())


def test_a_date_that_stands_only_in_the_address_is_a_doubt():
    told = fields(page('<link rel="canonical" href="https://coast.example/2022/05/03/ferry">'))
    found, doubts = declared.settled(told, {}, ("published: no date of publication is printed",))
    assert found["published"] == "2022-05-03"
    assert doubts == ("published: only the page's address says so",)


@pytest.mark.parametrize(
    ("told", "seen", "byline"),
    [
        ("Jane Doe", "Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("Jane Doe, John Roe", "Jane Doe", "Jane Doe, John Roe"),
        ("Jane Doe", "John Roe", "Jane Doe"),
        ("Jane", "Jane Doe", "Jane Doe"),
        ("", "Jane Doe", "Jane Doe"),
    ],
)
def test_the_writers_told_and_the_writers_shown_are_made_one(told, seen, byline):
    assert declared.settled({"byline": told} if told else {}, {"byline": seen}, ())[0]["byline"] == byline


def test_a_page_that_names_itself_as_author_has_no_doubtful_writer():
    told = fields(page('<meta name="author" content="Coast Times"><meta property="og:site_name" content="Coast Times">'))
    found, doubts = declared.settled(told, {"byline": "Grey Gull"}, ("byline: nothing but its place says so",))
    assert "byline" not in found
    assert doubts == ()
