"""Which pieces of a saved page are its article."""

import pytest

from pressmark.filing import elements, extracts, witness
from pressmark.filing import lines as page_lines

PARAGRAPHS = (
    "The council approved plans for a new ferry terminal, ending two years of argument about its cost.",
    "The terminal will serve four islands and replace a pier that was closed after a storm, the mayor said on Friday.",
    "Work on the ferry terminal can begin before the winter if the builders sign their contract in time, she added.",
    "Islanders had asked for a larger pier since the old one was damaged, and many had written to the council about it.",
)
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def kept(body, headline=""):
    tree = elements.tree(f"<html><body>{body}</body></html>")
    assert tree is not None
    pieces = elements.pieces(tree)
    lines = page_lines.read([text for piece in pieces for text in (piece.text, "")], ())
    scores = extracts.scores(pieces, lines, witness.extract(tree), headline)
    return [piece.text for piece, score in zip(pieces, scores, strict=True) if score > 0]


MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport and weather</a></li></ul></nav>"
FOOT = "<footer><p>© 2022 Coast Times. All rights reserved.</p><p><a href='/a'>About the paper</a></p></footer>"


@pytest.mark.parametrize(
    "article",
    [
        f"<article>{TEXT}</article>",
        f"<div><div class='content'>{TEXT}</div></div>",
        "<div class='text'>" + "<br><br>".join(PARAGRAPHS) + "</div>",
        "<div>" + "".join(f"<div>{paragraph}</div>" for paragraph in PARAGRAPHS) + "</div>",
        f"<table><tr><td><a href='/1'>News</a></td><td>{TEXT}</td></tr></table>",
    ],
)
def test_the_paragraphs_are_found_however_a_page_is_laid_out(article):
    assert kept(MENU + article + FOOT) == list(PARAGRAPHS)


def test_teasers_of_other_stories_are_not_of_the_article():
    cards = "".join(
        f"<article><h3><a href='/{at}'>{text}</a></h3><p>{more}</p></article>"
        for at, (text, more) in enumerate(
            [
                ("The baker of Saltholm sells his last bun", "He baked."),
                ("Storm closes a school at Eastness", "Pupils stay in."),
            ]
        )
    )
    assert kept(f"{MENU}<main><article>{TEXT}</article><section>{cards}</section></main>{FOOT}") == list(PARAGRAPHS)


def test_a_table_is_kept_whole_with_its_numbers():
    table = (
        "<tr><th>Pier</th><th>Cost</th></tr><tr><td>North pier</td><td>4 million</td></tr><tr><td>South</td><td>12</td></tr>"
    )
    rows = ["Pier", "Cost", "North pier", "4 million", "South", "12"]
    assert kept(f"{MENU}<article>{TEXT}<table>{table}</table><p>{PARAGRAPHS[0]} Again.</p></article>{FOOT}")[4:-1] == rows


def test_a_heading_goes_with_the_paragraph_under_it():
    posts = "".join(
        f"<section><h2>At {at} in the harbour</h2><p>{text}</p></section>" for at, text in enumerate(PARAGRAPHS, 10)
    )
    found = kept(f"{MENU}<main><div class='live'>{posts}</div></main>{FOOT}")
    assert [found.index(text) for text in PARAGRAPHS] == [1, 3, 5, 7]


def test_a_page_that_holds_nothing_keeps_nothing():
    assert kept(MENU) == []


def test_thousands_of_links_are_read_in_reasonable_time():
    links = "".join(f"<li><a href='/{at}'>Story {at} of the coast</a></li>" for at in range(3_000))
    assert kept(f"<ul>{links}</ul><article>{TEXT}</article>") == list(PARAGRAPHS)
