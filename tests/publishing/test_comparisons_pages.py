"""Comparisons: two reports beside each other, at an address that holds whatever becomes of their event."""

from __future__ import annotations

import re
from dataclasses import replace

import paging
import telling

from pressmark.publishing.pages import comparisons, versions

ONE = """
    The lift bridge over the Amble was opened on Tuesday, eleven months later than the council had promised to the ferrymen.

    It cost sixty-two million, of which the council of Brackwater paid a third and the harbour office the rest of the sum.

    The first ship to pass was a dredger, which nobody had invited.
"""
TWO = """
    The lift bridge over the Amble was opened on Tuesday, eleven months later than the council had sworn to the ferrymen.

    Bread was sold on both banks, at two prices, and the baker left early with an empty van and a full hat.

    It cost sixty-two million, of which the council of Brackwater paid a third and the harbour office the rest of the sum.
"""
OTHER = """
    A reading of poems about rivers was held in the library of Saltby, where the lamps had been mended.
"""
ADDRESS = "compare/a1111111-a1111112.html"


def plain(html: str) -> str:
    main = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]*>", "", main).split())


def test_two_reports_stand_beside_each_other_with_their_differences_marked():
    page = paging.html(telling.edition(ONE, TWO), "compare/")[ADDRESS]
    assert "<ins>promised</ins>" in page
    assert "<ins>sworn</ins>" in page
    assert page.count("sixty-two million") == 2
    assert "<ins>It cost" not in page
    assert "2 paragraphs stand beside their like." in plain(page)
    assert "Of Brackwater Echo, 1 of 3 paragraphs stand alone; of Pier Post, 1 of 3." in plain(page)
    assert plain(page).count("only here") == 2


def test_every_paragraph_leads_to_its_place_in_its_article():
    page = paging.html(telling.edition(ONE, TWO), "compare/")[ADDRESS]
    assert len(set(re.findall(r'href="\.\./a/a111111[12]\.html#p-[0-9a-f]+', page))) == 6


def test_where_nothing_is_alike_the_page_says_so():
    page = plain(paging.html(telling.edition(ONE, OTHER), "compare/")[ADDRESS])
    assert "No paragraph of one has its like in the other." in page


def test_reports_in_two_languages_are_not_compared():
    assert ADDRESS not in paging.planned(telling.edition(ONE, TWO, language_2="kk"))


def test_the_address_does_not_depend_on_which_is_earlier():
    earlier = telling.edition(ONE, TWO)
    later = telling.edition(ONE, TWO, published_1="2024-04-30")
    assert ADDRESS in paging.planned(earlier)
    assert ADDRESS in paging.planned(later)
    assert "Of Pier Post, 1 of 3 paragraphs stand alone; of Brackwater Echo" in plain(paging.html(later, "compare/")[ADDRESS])


def test_what_may_not_be_shown_is_not_compared():
    made = telling.edition(ONE, TWO, displays=("full", "citation"))
    assert ADDRESS not in paging.planned(made)
    assert "empty van" not in "".join(paging.html(made, "compare/", "events/").values())


def test_an_address_that_was_published_is_answered_when_the_event_is_taken_apart():
    made = telling.edition(ONE, TWO)
    apart = replace(made, events=(), ledger=(ADDRESS,))
    page = paging.planned(apart)[ADDRESS]
    assert page.template == "comparison.html"
    assert page.values["event"] is None
    assert "sworn" in paging.html(apart, "compare/")[ADDRESS]


def test_an_address_that_was_published_leads_to_the_other_when_one_is_gone():
    made = telling.edition(ONE, TWO)
    left = replace(made, articles=made.articles[:1], events=(), ledger=(ADDRESS,))
    left = replace(left, addresses={key: at for key, at in made.addresses.items() if key != "a1111112"})
    page = paging.planned(left)[ADDRESS]
    assert page.template == "redirect.html"
    assert page.values["to"] == "a/a1111111.html"


def test_of_many_reports_a_dozen_are_compared_and_the_page_says_so():
    made = telling.edition(ONE, TWO)
    ids, items, where = [], [], dict(made.addresses)
    for number in range(comparisons.MOST + 3):
        id = f"a22222{number:02}"
        item = made.articles[number % 2]
        items.append(replace(item, article=replace(item.article, id=id)))
        ids.append(id)
        where[id] = f"a/{id}.html"
    many = replace(made, articles=tuple(items), addresses=where, events=(replace(made.events[0], articles=tuple(ids)),))
    pages = [address for address in paging.planned(many) if address.startswith("compare/")]
    assert len(pages) == comparisons.MOST * (comparisons.MOST - 1) // 2
    assert "Of the first 12 alone that may be read here." in plain(telling.page(many))


def test_what_is_common_is_quiet_and_what_stands_alone_is_not_marked():
    left, right = versions.apart(["We sail at noon."], ["We sail at nine, he said."], True)
    assert (str(left[0]), str(right[0])) == ("We sail at <ins>noon.</ins>", "We sail at <ins>nine, he said.</ins>")
    assert [str(each) for side in versions.apart(["A <b>."], [], False) for each in side] == ["A &lt;b&gt;."]
