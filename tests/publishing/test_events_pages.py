"""The page of an event: what several papers made of it, and nothing of what may not be shown."""

from __future__ import annotations

import re
from dataclasses import replace

import paging
import telling

ECHO = """
    Minister of Harbours Ada Quill opened the lift bridge over the Amble on Tuesday, eleven months later than was promised.

    The bridge cost $62 million, of which the council of Brackwater paid a third and the harbour office the rest.

    “This bridge belongs to nobody’s party. It was paid for by people who have waited on both banks,” Quill said.

    The first ship to pass was a dredger, which nobody had invited to the feast.
"""
POST = """
    Minister Ada Quill opened the lift bridge over the Amble on Tuesday, eleven months later than was promised.

    The bridge cost $26 million, of which the council of Brackwater paid a third and the harbour office the rest.

    “It was paid for by people who have waited on both banks,” Quill said.

    Bo Marsh sold bread on both banks, at two prices.
"""
PACKET = """
    “This bridge belongs to nobody’s party,” said Ada Quill, and Zeno Harrow laughed. It cost $91 million.
"""


def plain(html: str) -> str:
    main = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]*>", "", main).split())


def test_a_dossier_opens_with_a_sentence_of_counts():
    page = plain(telling.page(telling.edition(ECHO, POST, agency_1="Meridian", agency_2="Meridian")))
    assert "2 reports from 2 outlets, 1 independent source as far as they say, in 1 language, on 2 days" in page
    assert "with 1 quotation in common." in page
    assert (
        "One source stands behind these 2 reports, as far as they say: Brackwater Echo, Pier Post: both from Meridian." in page
    )


def test_an_agency_that_nobody_names_is_not_assumed():
    page = plain(telling.page(telling.edition(ECHO, POST)))
    assert "No two of these reports are known to come from one source." in page
    assert "Agency behind it" not in page


def test_who_prints_what_stands_beside_each_reading_with_its_place():
    page = telling.page(telling.edition(ECHO, POST))
    rows = page.partition('id="dis"')[2].partition("</section>")[0]
    assert re.search(
        r"<mark>\$62 million</mark>.*?a1111111\.html#p-\w+\">Brackwater Echo</a>, paragraph&nbsp;2", rows, re.DOTALL
    )
    assert re.search(r"<mark>\$26 million</mark>.*?a1111112\.html#p-\w+\">Pier Post</a>, paragraph&nbsp;2", rows, re.DOTALL)
    assert "<mark>Minister of Harbours</mark> Ada Quill" in rows
    assert "<mark>Minister</mark> Ada Quill" in rows


def test_paragraphs_in_common_and_alone_are_told_with_their_places():
    page = plain(telling.page(telling.edition(ECHO, POST)))
    assert "Brackwater Echo&nbsp;1, Pier Post&nbsp;1; with changes" in page
    assert "Brackwater Echo 1 of 4 paragraphs: 4" in page
    assert "Pier Post 1 of 4 paragraphs: 4" in page


def test_names_that_all_have_and_that_one_has_alone():
    page = plain(telling.page(telling.edition(ECHO, POST)))
    assert "All of them name Ada Quill Only one names Pier Post Bo Marsh" in page


def test_nothing_of_a_report_that_may_not_be_read_is_shown_counted_or_implied():
    made = telling.edition(ECHO, POST, PACKET, displays=("full", "full", "citation"))
    page = plain(telling.page(made))
    for secret in ("91 million", "laughed", "Gull Courier 1", "1 of 1 paragraphs"):
        assert secret not in page
    assert "Only what may be read here is compared. One may not be read here." in page
    assert "Gull Courier" in page


def test_an_event_with_one_report_compares_nothing():
    page = plain(telling.page(telling.edition(ECHO)))
    assert "1 report from 1 outlet, in 1 language, on 1 day." in page
    for heading in ("Where they disagree", "Paragraphs in common", "paragraph by paragraph", "Names in all"):
        assert heading not in page


def test_an_event_of_two_hundred_reports_stays_small():
    made = telling.edition(ECHO, POST)
    ids, items, where = [], [], dict(made.addresses)
    for number in range(200):
        item, id = made.articles[number % 2], f"a3333{number:03}"
        items.append(replace(item, article=replace(item.article, id=id, outlet=f"Paper {number}"), quotes=()))
        ids.append(id)
        where[id] = f"a/{id}.html"
    many = replace(made, articles=tuple(items), addresses=where, events=(replace(made.events[0], articles=tuple(ids)),))
    assert len(telling.page(many)) < 300_000


def test_the_list_of_events_says_how_many_and_how_many_are_proposed():
    made = telling.edition(ECHO, POST)
    event = replace(made.events[0], id="a1111111", name="[Report 1]", proposed=True)
    page = plain(paging.html(replace(made, events=(event,), entities={}), "events/index")["events/index.html"])
    assert "One event, with the articles that report it." in page
    assert "2 articles from 2 outlets report them." in page
    assert "One of them the curator has not named yet." in page
    assert "not yet named by the curator" in page
