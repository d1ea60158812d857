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


def kinds(html):
    return [(block.kind, block.text) for block in saved.parts(html).blocks]


def test_the_rows_of_a_table_stay_rows():
    table = "<table><tr><th>Pier</th><th>Cost</th></tr><tr><td>North pier</td><td>4 million</td></tr></table>"
    told = kinds(page(after=f"{table}<p>{PARAGRAPHS[1]} Again.</p>"))
    assert ("paragraph", "Pier | Cost") in told
    assert ("paragraph", "North pier | 4 million") in told


def test_a_numbered_list_is_numbered_and_a_bold_line_of_its_own_is_a_heading():
    after = f"<p><b>What it costs</b></p><p>{PARAGRAPHS[1]} Again.</p>"
    after += "<ol><li>A pier of stone</li><li><p>A hall of glass</p></li></ol>"
    told = kinds(page(after=f"{after}<p>{PARAGRAPHS[2]} Again.</p>"))
    assert ("heading", "What it costs") in told
    assert [text for kind, text in told if kind == "number"] == ["A pier of stone", "A hall of glass"]


def test_lines_broken_within_a_sentence_are_one_paragraph():
    first = PARAGRAPHS[1].replace(" replace ", "<br>\nreplace ").replace(" a storm", "<br>\na storm")
    text = f"<div>{'<br><br>'.join([first, *PARAGRAPHS[2:], PARAGRAPHS[1] + ' Again.'])}</div>"
    parts = saved.parts(f"<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1>{text}</body></html>")
    assert parts.blocks[0].text == PARAGRAPHS[1]
    assert "standfirst" not in parts.fields


def test_the_questions_of_an_interview_are_told_from_its_answers():
    after = "".join(
        f"<p><b>{question}</b></p><p>{answer} Again.</p>"
        for question, answer in zip(
            ("Why does the harbour need it now?", "Who pays for all of the work?"), PARAGRAPHS[1:], strict=False
        )
    )
    assert [kind for kind, _ in kinds(page(after=after))].count("question") == 2


def test_a_page_whose_rest_is_for_subscribers_says_so():
    wall = "<div><p>Subscribe to continue reading this article.</p><a href='/in'>Already a subscriber? Log in</a></div>"
    assert "body: the page says that the rest is for subscribers" in saved.parts(page(after=wall)).doubts
    assert not [doubt for doubt in saved.parts(page()).doubts if doubt.startswith("body:")]


def test_only_who_took_a_photograph_is_left_out_with_the_photograph():
    lead = page().replace("</h1>", f"</h1>{picture('Photo: Ada Quill')}")
    assert all(block.kind != "caption" for block in saved.parts(lead).blocks)


def test_a_caption_on_the_card_of_another_story_is_left_out():
    card = f"<div class='related'>{picture('The baker of Saltholm and his buns')}</div>"
    middle = page().replace(f"<p>{PARAGRAPHS[2]}", f"{card}<p>{PARAGRAPHS[2]}")
    assert all(block.kind != "caption" for block in saved.parts(middle).blocks)


def test_a_page_without_title_or_heading_still_gives_up_its_headline():
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    parts = saved.parts(f"<html><body><b>{HEADLINE}</b><hr>{text}<hr>Printed from coasttimes.example</body></html>")
    assert parts.fields["headline"] == HEADLINE
    assert HEADLINE not in {block.text for block in parts.blocks}


@pytest.mark.parametrize(
    "html",
    [
        page(),
        page(
            after="<table><tr><td>Piers</td><td>4</td></tr></table><p>By Oda Marsh</p>", before="<p>Published: 3 May 2022</p>"
        ),
        page().replace("</h1>", f"</h1>{picture('The ferry at the old pier.')}<p>By Oda Marsh, 3 May 2024</p>"),
        f"<p>{PARAGRAPHS[0]}</p>{HEADLINE}<br>{HEADLINE}",
    ],
)
def test_every_character_stands_in_exactly_one_reading(html):
    parts = saved.parts(html)
    told = [(reading.line, at) for reading in parts.readings for at in range(reading.start, reading.end)]
    shown = {(number, at) for number, line in enumerate(parts.lines, 1) for at, mark in enumerate(line) if not mark.isspace()}
    assert len(told) == len(set(told))
    assert shown <= set(told)
