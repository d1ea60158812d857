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


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (
            "<!-- saved from url=(0031)https://coast.example/ferry.html -->\n",
            {"original_url": "https://coast.example/ferry.html"},
        ),
        (
            "<!--\n Page saved with SingleFile \n url: https://coast.example/f?a=1 \n"
            " saved date: Tue May 03 2022 10:00:00 GMT+0600 (X)\n-->",
            {"original_url": "https://coast.example/f?a=1", "saved": "2022-05-03T10:00:00+06:00"},
        ),
        ("", {}),
    ],
)
def test_a_page_remembers_where_it_was_saved_from(top, expected):
    said = fields(page(top=top))
    assert {name: said[name] for name in ("original_url", "saved") if name in said} == expected


def test_the_canonical_address_is_the_original_unless_it_is_no_address():
    assert fields(page('<link rel="canonical" href="https://coast.example/1">'))["original_url"] == "https://coast.example/1"
    assert "original_url" not in fields(page('<link rel="canonical" href="/1">'))


def test_the_outlet_is_known_by_its_host():
    coast = Outlet(name="The Coast Times", origin=Origin("content/outlets.yaml"), home="https://www.coast.example/")
    head = '<link rel="canonical" href="https://news.coast.example/1"><meta property="og:site_name" content="Coast">'
    assert declared.registered(fields(page(head)), (coast,)) == "The Coast Times"
    assert declared.registered({"outlet": "THE COAST TIMES"}, (coast,)) == "The Coast Times"
    assert declared.registered({"original_url": "https://notcoast.example/"}, (coast,)) == ""
