"""The page of an article: what stands beside its text. Its head and its text are tested with the other pages."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import paging

from pressmark import dates
from pressmark.model import Cleared, Edition, Inference, Related, Reprint


def beside(edition: Edition, number: int, **known: object) -> Edition:
    """An edition of which one article has this said of it."""
    items = [replace(item, **known) if at == number else item for at, item in enumerate(edition.articles)]
    return replace(edition, articles=tuple(items))


def words(edition: Edition, item: Cleared) -> str:
    address = edition.addresses[item.article.id]
    html = paging.html(edition, address)[address]
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html[html.index("<main") :])).split())


def test_a_related_article_stands_with_its_reasons() -> None:
    edition = paging.many(["2023-02-28", "2023-04-30"])
    first, other = edition.articles
    related = (Related(other.article.id, ("2 names in common", "14 telling words in common")),)
    found = words(beside(edition, 0, related=related), first)
    assert "30 Apr 2023 No ferry, day 1 Brackwater Echo. 2 names in common; 14 telling words in common" in found
    assert "Related" not in words(edition, other)


def test_what_is_listed_as_a_reprint_is_not_related_again() -> None:
    edition = paging.many(["2023-02-28", "2023-04-30"])
    id = edition.articles[1].article.id
    both = beside(edition, 0, related=(Related(id, ()),), reprints=(Reprint(id, "later", 1.0, ()),))
    assert "Related" not in words(both, edition.articles[0])


def test_an_inferred_day_stands_in_brackets_and_leads_to_the_article_that_says_so() -> None:
    edition = paging.many(["", "2023-02-28"])
    record = replace(edition.articles[0].article, event_date=dates.parse("XXXX-02-27"))
    source = edition.articles[1].article.id
    inference = Inference("event_date", dates.parse("2023-02-27"), "another report", source)
    told = beside(edition, 0, article=record, inferences=(inference,))
    address = edition.addresses[record.id]
    html = paging.html(told, address)[address]
    assert (
        'Tells of <time datetime="2023-02-27">27 February [2023]</time>, inferred: '
        f'<a href="{source}.html">another report</a>' in html
    )
    assert html.count("27 February") == 1
