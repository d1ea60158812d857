"""A saved web page: its article, and what it tells machines of itself."""

import json

import pytest

from pressmark.filing import saved
from pressmark.filing.blocks import Block

HEADLINE = "Council Approves Plans for New Ferry Terminal"
PARAGRAPHS = (
    "NORTHHAVEN (Reuters) - The council approved plans for a new ferry terminal, ending two years of argument about its cost.",
    "The terminal will serve four islands and replace a pier that was closed after a storm, the mayor said on Friday.",
    "Work on the ferry terminal can begin before the winter if the builders sign their contract in time, she added.",
    "Islanders had asked for a larger pier since the old one was damaged, and many had written to the council about it.",
)


def page(head="", before="", after="", top=""):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"{top}<!DOCTYPE html><html><head><title>{HEADLINE} | Coast Times</title>{head}</head><body>"
        f"<nav><ul><li>Home</li><li>Sport</li></ul></nav>{before}<article><h1>{HEADLINE}</h1>{text}{after}</article>"
        "<footer>© 2022 Coast Times</footer></body></html>"
    )


def linked(**more):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **more})}</script>'


def fields(html, outlets=()):
    return dict(saved.parts(html, outlets).fields)


def test_the_body_is_found_and_its_dateline_leaves_it():
    parts = saved.parts(page())
    assert parts.blocks[0].text.startswith("The council approved")
    assert [block.text for block in parts.blocks[1:]] == list(PARAGRAPHS[1:])
    assert (parts.fields["dateline"], parts.fields["agency"]) == ("Northhaven", "Reuters")


def test_the_visible_headline_is_preferred_to_the_one_for_searches():
    assert fields(page(linked(headline="Ferry terminal news: what the council said about the ferry")))["headline"] == HEADLINE


def test_the_date_a_reader_sees_is_taken_when_machines_are_told_none():
    assert fields(page(before="<p>Published: 3 May 2022</p>"))["published"] == "2022-05-03"


def picture(caption):
    return f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"


def test_a_caption_stays_where_its_picture_stands():
    said = "The ferry <em>Grey Gull</em> at the old pier. <span>Photo: Ada Quill</span>"
    shown = "The ferry Grey Gull at the old pier. Photo: Ada Quill"
    middle = page().replace(f"<p>{PARAGRAPHS[2]}", f"{picture(said)}<p>{PARAGRAPHS[2]}")
    kinds = [(block.kind, block.text) for block in saved.parts(middle).blocks]
    assert kinds.index(("caption", shown)) == 2
    assert [text for kind, text in kinds if kind == "paragraph"][1:] == list(PARAGRAPHS[1:])
    lead = page().replace("</h1>", f"</h1>{picture(said)}")
    assert saved.parts(lead).blocks[0] == Block("caption", shown)
    assert [reading.became for reading in saved.parts(lead).readings].count("caption") == 1


def test_a_caption_of_another_story_is_left_out():
    assert all(block.kind != "caption" for block in saved.parts(page(before=picture("The baker of Saltholm and buns"))).blocks)


def test_short_headings_and_rows_of_a_table_in_the_article_are_accounted_for_as_kept():
    row = "<tr><td>Piers</td><td>4</td></tr><tr><td>Boats</td><td>12</td></tr>"
    parts = saved.parts(
        page(after=f"<h2>Costs</h2><p>{PARAGRAPHS[1]} Again.</p><table>{row}</table><p>{PARAGRAPHS[2]} Twice.</p>")
    )
    assert "Costs" in {block.text for block in parts.blocks}
    became = {parts.lines[reading.line - 1]: reading.became for reading in parts.readings}
    kept = " ".join(block.text for block in parts.blocks)
    for line in ("Costs", "Piers", "12"):
        assert (became[line] == "body") == (line in kept)
    assert became["Sport"] == "dropped"


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        ("By Oda Marsh, 3 May 2024", {"byline": "Oda Marsh", "published": "2024-05-03"}),
        ("3 июня 2024", {"published": "2024-06-03"}),
    ],
)
def test_a_first_line_that_only_signs_or_dates_leaves_the_body(sign, expected):
    parts = saved.parts(page().replace("</h1>", f"</h1><p>{sign}</p>"))
    assert parts.blocks[0].text.startswith("The council approved")
    assert expected.items() <= parts.fields.items()


def test_a_dateline_under_a_writers_name_leaves_the_body():
    text = page().replace("</h1>", "</h1><p>By Oda Marsh</p>").replace("NORTHHAVEN (Reuters) -", "NORTHHAVEN, May 14 —")
    parts = saved.parts(text)
    assert parts.blocks[0].text.startswith("The council approved")
    assert parts.fields["dateline"] == "Northhaven"
    readings = {parts.lines[reading.line - 1][reading.start : reading.end]: reading.became for reading in parts.readings}
    assert readings["NORTHHAVEN"] == "dateline"


def test_headings_lists_and_quotations_keep_their_kind():
    after = "<h2>What it costs</h2><ul><li>A pier of stone</li><li>A hall of glass</li></ul>"
    after += "<blockquote>We have waited.</blockquote>"
    kinds = {block.text: block.kind for block in saved.parts(page(after=after + f"<p>{PARAGRAPHS[1]} Again.</p>")).blocks}
    assert kinds["What it costs"] == "heading"
    assert kinds["A pier of stone"] == "bullet"
    assert kinds["We have waited."] == "quote"


@pytest.mark.parametrize(
    "html", ["", "<", "<html></html>", "<p>\x00", "<!-- a -->", "<body>" + "<div>" * 2000, "<table><p><li>x"]
)
def test_broken_pages_have_no_parts_and_no_accidents(html):
    assert saved.parts(html).blocks == ()
