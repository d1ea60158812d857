"""The page of an outlet: all it printed is reached from there, however much that is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

import making
import pytest
from paging import html, links, many, planned

from pressmark import addresses, pipeline
from pressmark.model import Edition
from pressmark.publishing import audit, feeds
from pressmark.publishing.pages import stretches
from pressmark.work import Work

ECHO = "outlets/brackwater-echo"


def of_outlet(days: list[str], name: str) -> Edition:
    """An article of this outlet on each of these days, datelined Brackwater."""
    edition = many(days)
    record = replace(edition.outlets["Brackwater Echo"], name=name, language="ru")
    items = (
        replace(item, article=replace(item.article, outlet=name, dateline="BRACKWATER", language="ru"))
        for item in edition.articles
    )
    where = {**edition.addresses, record.key: f"{ECHO}.html"}
    return replace(edition, articles=tuple(items), outlets={name: record}, addresses=where)


@cache
def three_thousand() -> dict[str, str]:
    days = [f"{2000 + n % 12}-{1 + n % 11:02}-{1 + n % 28:02}" for n in range(2_990)] + ["2003"] * 4 + [""] * 6
    return html(of_outlet(days, "Речной вестник"), "outlets/brackwater")


def test_every_page_of_an_outlet_with_three_thousand_articles_is_below_300_kb() -> None:
    assert len(three_thousand()) > 100
    assert {at: len(page.encode()) for at, page in three_thousand().items() if len(page.encode()) > 300_000} == {}


def test_every_article_of_three_thousand_is_reached_from_the_page_of_the_outlet() -> None:
    found, reached, waiting = three_thousand(), set[str](), [f"{ECHO}.html"]
    while waiting:
        address = waiting.pop()
        for link in links(address, found[address]) - reached:
            reached.add(link)
            waiting += [link] if link.startswith(f"{ECHO}/") else []
    assert len({link for link in reached if link.startswith("a/")}) == 3_000
    assert {address for address in found if address.startswith(f"{ECHO}/")} <= reached


def test_the_outlet_is_named_once_in_its_language_and_its_articles_by_their_place() -> None:
    page = three_thousand()[f"{ECHO}/2003-04.html"]
    assert '<h1><span lang="ru">Речной вестник</span>, April 2003</h1>' in page
    main = page[page.index("<main") :]
    assert main.count("Речной вестник") == 1
    assert main.count("<span>Brackwater</span>") == main.count('<a href="../../a/') > 5
    assert "outlet</p>" not in main
    years = three_thousand()[f"{ECHO}.html"]
    assert "3,000 articles, <time" in years
    assert re.findall(r'<a href="brackwater-echo/(\d{4}|undated)\.html">', years) == [*map(str, range(2000, 2012)), "undated"]


def test_an_outlet_with_as_many_articles_as_a_page_holds_has_them_on_its_page() -> None:
    found = html(many(["2023-02-28"] * stretches.IN_FULL), "outlets/brackwater")
    assert list(found) == [f"{ECHO}.html"]
    assert len(links(f"{ECHO}.html", found[f"{ECHO}.html"])) > stretches.IN_FULL


def test_search_engines_are_told_of_the_parts_that_list_articles_and_not_of_those_that_lead_to_them() -> None:
    edition = many(["2023-02-28"] * stretches.IN_FULL + ["2023-03-01"])
    edition = replace(edition, site=replace(edition.site, url="https://ferry.example/"))
    parts = stretches.holdings(planned(edition).values())
    assert [at for at in parts if at.startswith(ECHO)] == [f"{ECHO}/2023-02.html", f"{ECHO}/2023-03.html"]
    sitemap = feeds.files(edition, parts)["sitemap.xml"].decode()
    assert f"<loc>https://ferry.example/{ECHO}/2023-03.html</loc><lastmod>2023-03-01</lastmod>" in sitemap
    assert f"{ECHO}/2023.html" not in sitemap


# --- an archive that has become smaller

OUTGROWN = (
    "names/m-a.html",
    "names/q.html",
    "outlets/brackwater-echo/2023.html",
    "outlets/brackwater-echo/undated.html",
    "people/ada-quill/2023-02.html",
    "subjects/harbours/2023-02-28.html",
)


def lost(edition: Edition) -> list[str]:
    """What the audit says of the ledger."""
    return [problem.sentence.split()[0] for problem in audit.refusals([], set(planned(edition)), edition.ledger)]


def test_every_part_of_what_has_become_small_leads_to_the_whole() -> None:
    edition = replace(many(["2023-02-28"]), ledger=OUTGROWN)
    wholes = ["names.html"] * 2 + [f"{ECHO}.html"] * 2 + ["people/ada-quill.html", "subjects/harbours.html"]
    assert [planned(edition)[at].values["to"] for at in OUTGROWN] == wholes
    assert lost(edition) == []


def test_every_address_that_was_outgrown_is_among_the_permalinks() -> None:
    article = making.article(outlet="Brackwater Echo", published="2023-02-28", subjects="[harbours]")
    tree = making.content(people="Ada Quill: {}\n", outlets="Brackwater Echo: {display: full}\n", one=article)
    tree[addresses.LEDGER] = addresses.ledger_lines(OUTGROWN, (), making.TODAY).encode()
    built = pipeline.build(tree, "public", making.TODAY, Work())
    assert {*OUTGROWN} <= {*json.loads(built.files["permalinks.json"])}
    assert not [problem for problem in built.problems if problem.weight == "refusal"]


def test_a_subject_and_an_outlet_that_no_article_has_any_more_leave_their_addresses_answered() -> None:
    gone = ("subjects/tides.html", "subjects/tides/2023.html", "outlets/gazette.html", "outlets/gazette/2023-02.html")
    edition = replace(many(["2023-02-28"]), ledger=gone)
    found = planned(edition)
    assert [found[at].template for at in gone] == ["vacant.html"] * 4
    assert [found[at].values["why"] for at in gone] == ["subject"] * 2 + ["outlet"] * 2
    assert [found[at].values["others"] for at in gone] == ["subjects/index.html"] * 2 + ["outlets/index.html"] * 2
    assert lost(edition) == []


def test_where_no_subject_is_left_a_vacant_one_leads_to_the_names() -> None:
    edition = making.edition(making.content(one=making.article()))
    found = planned(replace(edition, ledger=("subjects/index.html", "subjects/tides.html")))
    assert {found[at].values["others"] for at in found if at.startswith("subjects/")} == {"names.html"}


def test_a_name_that_has_gone_is_refused_and_so_are_its_years() -> None:
    gone = ("people/nobody.html", "people/nobody/2023.html", "places/nowhere/2023-02.html")
    assert lost(replace(many(["2023-02-28"]), ledger=gone)) == list(gone)


@pytest.mark.parametrize("whole", ["people/ada-quill", "subjects/harbours", ECHO])
def test_a_part_that_is_needed_is_itself_and_leads_nowhere_else(whole: str) -> None:
    edition = many(["2023-02-28"] * (stretches.IN_FULL + 1))
    assert planned(replace(edition, ledger=(f"{whole}/2023.html",)))[f"{whole}/2023.html"].template == "stretch.html"
