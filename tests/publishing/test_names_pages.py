"""The page of a name that many articles carry: its years have pages of their own, and nothing is lost on the way."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import making
import pytest
from paging import OUTLETS, PEOPLE, html, links, many, planned

from pressmark.publishing import pages
from pressmark.publishing.pages import passages, stretches


@cache
def three_thousand() -> dict[str, str]:
    days = (
        [f"{2000 + n % 12}-{1 + n % 11:02}-{1 + n % 28:02}" for n in range(2_990)]
        + ["2003"] * 4
        + ["XXXX-02-28"] * 3
        + [""] * 3
    )
    return html(many(days), "people/ada-quill", "subjects/harbours")


def test_every_page_of_a_name_in_three_thousand_articles_is_below_300_kb() -> None:
    assert len(three_thousand()) > 100
    assert {at: len(page.encode()) for at, page in three_thousand().items() if len(page.encode()) > 300_000} == {}


@pytest.mark.parametrize("whole", ["people/ada-quill", "subjects/harbours"])
def test_every_article_of_three_thousand_is_reached_from_the_first_page(whole: str) -> None:
    found = three_thousand()
    reached, waiting = set[str](), [f"{whole}.html"]
    while waiting:
        address = waiting.pop()
        for link in links(address, found[address]):
            if link not in reached:
                reached.add(link)
                waiting += [link] if link.startswith(f"{whole}/") else []
    assert len({link for link in reached if link.startswith("a/")}) == 3_000
    assert {address for address in found if address.startswith(f"{whole}/")} <= reached


def test_the_first_page_has_each_year_with_its_number_and_its_first_mention() -> None:
    page = three_thousand()["people/ada-quill.html"]
    assert "Named in 3,000 articles from one outlet" in page or "Named in 3,000 articles from 1 outlet" in page
    years = re.findall(r'<a href="ada-quill/(\d{4}|undated)\.html">', page)
    assert years == [str(year) for year in range(2000, 2012)] + ["undated"]
    assert page.count("<mark>Ada Quill</mark>") == 13


def test_a_full_year_is_read_by_month_and_what_is_not_dated_so_exactly_stands_with_it() -> None:
    page = three_thousand()["people/ada-quill/2003.html"]
    assert re.findall(r'<a href="(2003-\d\d)\.html">', page) == [f"2003-{month:02}" for month in range(1, 12)]
    assert page.count("No ferry, day 299") == 4
    assert "Not dated more exactly" in page


def test_each_article_of_a_stretch_has_its_first_sentence_and_the_rest_are_counted() -> None:
    page = three_thousand()["people/ada-quill/2003-04.html"]
    assert page.count('<p class="passage">') == page.count("and once more") > 5
    assert "Harbour master <mark>Ada Quill</mark> said that the engine was being looked at.</p>" in page
    assert '<a href="../ada-quill.html">Ada Quill</a> › <a href="2003.html">2003</a>' in page
    assert 'rel="prev" href="2003-03.html"' in page
    assert 'rel="next" href="2003-05.html"' in page


def test_a_full_month_is_read_by_day_and_a_full_day_names_where_the_rest_is_listed() -> None:
    found = html(many(["2023-02-28"] * (stretches.IN_FULL + 7) + ["2023-02-27"]), "people/bo-marsh/")
    assert set(found) == {f"people/bo-marsh/2023{rest}.html" for rest in ("", "-02", "-02-27", "-02-28")}
    page = found["people/bo-marsh/2023-02-28.html"]
    assert page.count('<p class="passage">') == stretches.IN_FULL
    assert '7 more are listed with <a href="../../2023/02/28.html">' in page


def test_a_name_in_as_many_articles_as_a_page_holds_has_one_page_with_a_sentence_of_each() -> None:
    found = html(many(["2023-02-28"] * stretches.IN_FULL), "people/ada-quill")
    assert list(found) == ["people/ada-quill.html"]
    assert found["people/ada-quill.html"].count("<mark>Ada Quill</mark>") == stretches.IN_FULL


def test_the_page_of_a_year_that_is_needed_no_more_leads_to_the_name() -> None:
    edition = replace(
        many(["2023-02-28"]), ledger=("people/ada-quill/2023.html", "people/ada-quill/2023-02.html", "names/q.html")
    )
    found = planned(edition)
    assert {found[at].values["to"] for at in edition.ledger[:2]} == {"people/ada-quill.html"}
    assert (found["names/q.html"].template, found["names/q.html"].values["to"]) == ("redirect.html", "names.html")


def test_the_year_of_a_name_that_was_renamed_leads_where_its_page_went() -> None:
    edition = replace(many(["2023-02-28"]), redirects={"people/a-quill.html": "people/ada-quill.html"})
    found = planned(replace(edition, ledger=("people/a-quill/2023.html",)))
    assert found["people/a-quill/2023.html"].values["to"] == "people/ada-quill.html"


def test_a_sentence_without_an_end_is_cut_around_the_name() -> None:
    text = "and so on " * 200 + "with Ada Quill" + " and more" * 200
    edition = making.edition(
        making.content(people=PEOPLE, outlets=OUTLETS, one=making.article(body=text, outlet="Brackwater Echo"))
    )
    passage = passages.first(pages.Catalogue(edition), "ac2zht6t", "people/Ada Quill")
    assert passage is not None
    assert passage.name == "Ada Quill"
    assert passage.before.startswith("… ")
    assert passage.before.endswith(" with ")
    assert passage.after.endswith(" …")
    assert len(passage.before + passage.after) < 410


def test_two_names_in_one_sentence_have_the_same_sentence() -> None:
    text = "It rained. Bo Marsh met Ada Quill on the pier. It rained again."
    edition = making.edition(
        making.content(people=PEOPLE, outlets=OUTLETS, one=making.article(body=text, outlet="Brackwater Echo"))
    )
    catalogue = pages.Catalogue(edition)
    found = [passages.first(catalogue, "ac2zht6t", key) for key in ("people/Ada Quill", "people/Bo Marsh")]
    assert {f"{each.before}{each.name}{each.after}" for each in found if each} == {"Bo Marsh met Ada Quill on the pier."}


def test_what_a_paper_printed_stays_text_in_a_sentence_too() -> None:
    text = "It rained. Ada Quill & <b>Bo Marsh</b> said so. Bread was sold."
    edition = making.edition(
        making.content(people=PEOPLE, outlets=OUTLETS, one=making.article(body=text, outlet="Brackwater Echo"))
    )
    page = html(edition, "people/ada")["people/ada-quill.html"]
    assert '<p class="passage"><mark>Ada Quill</mark> &amp; Bo Marsh said so.</p>' in page
