"""The list of names: one page while it is short, a page a letter when it is long, and no address lost between the two."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from paging import TEMPLATES, html, many, planned

from pressmark.model import Edition, Kind
from pressmark.publishing import pages, render
from pressmark.publishing.pages import alphabet
from pressmark.publishing.pages.catalogue import Catalogue


def registered(*names: str, kind: Kind = "people", **more: tuple[str, ...]) -> Edition:
    """An archive whose registers have these names; `more` gives other spellings of the first."""
    edition = many(["2023-02-28"])
    ada = replace(edition.entities["people/Ada Quill"], kind=kind, aliases=())
    entities = {f"{kind}/{name}": replace(ada, name=name) for name in names}
    first = next(iter(entities))
    entities[first] = replace(entities[first], **more)
    where = {key: f"{kind}/n{number}.html" for number, key in enumerate(entities)}
    where |= {item.article.id: f"a/{item.article.id}.html" for item in edition.articles}
    items = tuple(replace(item, mentions=(), names=(), article=replace(item.article, subjects=())) for item in edition.articles)
    return replace(edition, articles=items, entities=entities, addresses=where)


def listed(edition: Edition) -> dict[str, str]:
    """The pages of the list, in order."""
    some = [claim.page for claim in alphabet.pages(Catalogue(edition))]
    return {at: made.decode() for at, made in render.pages_of(TEMPLATES, pages.shell(edition), some)}


SYLLABLES = [f"{one}{two}" for one, two in product("BDFGKLMNPRSTVZ", "aeiou")]


@cache
def large() -> dict[str, str]:
    """2,100 names, 1,400 of them under M."""
    plain = [f"{one}{two} {three}hill" for one, two, three in product(SYLLABLES[:10], ["ra", "lo"], SYLLABLES[:35])]
    ministries = [f"Ministry of {one}{two}ing" for one, two in product(SYLLABLES, [each.lower() for each in SYLLABLES[:20]])]
    return listed(registered(*plain, *ministries, "Өскемен", "!", kind="organisations", aliases=("The Quillons",)))


def test_a_short_list_stands_on_one_page_by_letter():
    found = listed(registered("Ada Quill", "Ánna Marsh", "Bo Marsh", "5th Division", "Өскемен"))
    assert list(found) == ["names.html"]
    letters = re.findall(r'<section class="letter".*?<h2[^>]*>(.)</h2>(.*?)</section>', found["names.html"], re.DOTALL)
    assert [(letter, re.findall(r"<a[^>]*>(.*?)</a>", names)) for letter, names in letters] == [
        ("#", ["5th Division"]),
        ("A", ["Ada Quill", "Ánna Marsh"]),
        ("B", ["Bo Marsh"]),
        ("Ө", ["Өскемен"]),
    ]


def test_a_line_carries_its_kind_and_its_other_spellings_for_who_filters():
    page = listed(registered("Ada Quill", aliases=("Mrs Quill", "Ада Квилл")))["names.html"]
    assert '<li data-also="Mrs Quill; Ада Квилл" data-kind="people"><a href="people/n0.html">Ada Quill</a>' in page


def test_without_script_the_filter_is_not_there():
    assert re.search(r'<form class="filter"[^>]* hidden>', listed(registered("Ada Quill"))["names.html"])


def test_a_long_list_has_a_page_a_letter_and_the_first_page_says_how_many_names_are_there():
    page = large()["names.html"]
    assert '<li data-begins="m"><a href="names/m.html">M</a> <span>1,400 names</span></li>' in page
    assert '<a href="names/x4e9.html">Ө</a> <span>1 name</span>' in page
    assert '<a href="names/signs.html">#</a>' in page
    assert "data-kind" not in page


def test_letters_that_all_names_share_have_no_pages_of_their_own():
    found = [address for address in large() if address.startswith("names/m")]
    assert found[0] == "names/m.html"
    assert found[1] == "names/m-i-n-i-s-t-r-y-o-f-b.html"
    linked = re.findall(r'href="(m-[^"]*)"', large()["names/m.html"])
    assert found[1:] == [f"names/{link}" for link in linked]


def test_every_page_of_a_long_list_is_below_300_kb_and_every_name_is_on_one():
    assert {address for address, page in large().items() if len(page.encode()) > 300_000} == set()
    assert len(set(re.findall(r'href="\.\./(organisations/n\d+)\.html"', "".join(large().values())))) == 2_102


def test_in_a_long_list_a_name_stands_under_its_other_spellings_and_a_person_under_the_last_word():
    many_names = [f"{one}{two} {one}hill" for one, two in product(SYLLABLES, [each.lower() for each in SYLLABLES[:20]])]
    found = listed(registered("Ada Quill", *many_names, aliases=("Ада Квилл", "Ada A. Quill")))
    assert re.search(r'<div><span>Quill:</span> <a href="../people/n0.html">Ada Quill</a></div>', found["names/q.html"])
    assert re.search(r'<div><span>Ада Квилл:</span> <a href="../people/n0.html">Ada Quill</a></div>', found["names/x430.html"])
    assert found["names/a.html"].count('href="../people/n0.html"') == 1


@pytest.mark.parametrize("number", [alphabet.ON_A_PAGE, alphabet.ON_A_PAGE + 1])
def test_the_list_has_letters_from_the_first_name_too_many(number):
    assert (len(listed(registered(*(f"N{each}" for each in range(number)), kind="places"))) > 1) == (
        number > alphabet.ON_A_PAGE
    )


def test_the_page_of_a_letter_leads_to_the_whole_when_the_archive_has_become_small():
    edition = replace(registered("Ada Quill"), ledger=("names/m.html", "names/m-a.html"))
    assert {planned(edition)[address].values["to"] for address in edition.ledger} == {"names.html"}


def test_an_archive_without_names_says_where_they_come_from():
    assert "No names are registered yet" in listed(replace(registered("A"), entities={}))["names.html"]


def test_the_list_is_the_same_whatever_the_order_of_the_register():
    names = ("Ada Quill", "Bo Marsh", "Cy Reed")
    one, other = registered(*names), registered(*names)
    other = replace(other, entities=dict(reversed(other.entities.items())))
    assert html(one, "names") == html(other, "names")
