"""Cards: what a result shows of an article, and the days that it may be of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pressmark import dates
from pressmark.model import Cleared, Edition, When
from pressmark.publishing.search.pieces import Pieces, number

DRAWER = 64  # articles whose cards are looked up together

_AT_MOST = 2_500  # characters of cards that travel together: one article, several excerpts, a dozen headlines

Card = tuple[str, str, str, str, str, str, str, str, list[tuple[str, str]]]


def days(articles: Iterable[Cleared]) -> str:
    """The first and the last day each article may be of, counted from the year 1; both 0 where no year is printed.

    Each first day is written as the step from the one before, doubled, and odd when the step is back.
    """
    row: list[str] = []
    before = 0
    for published in (article.article.published for article in articles):
        first = published.first.toordinal() if published and published.first else 0
        last = published.last.toordinal() if published and published.last else first
        row += number[2 * abs(first - before) + (first < before)], number[last - first]
        before = first
    return "".join(row)


def drawers(edition: Edition, made: Pieces) -> list[str]:
    """The cards in pieces, sixty-four articles to a drawer: the mark of each drawer."""
    return [made.keep(f"drawer-{at // DRAWER}", _drawer(edition, at, made)) for at in range(0, len(edition.articles), DRAWER)]


def _drawer(edition: Edition, at: int, made: Pieces) -> list[tuple[str, int]]:
    """The cards of the articles from a number on, in pieces: the mark of each, and how many cards it holds."""
    pieces: list[list[Card]] = []
    length = _AT_MOST
    for cleared in edition.articles[at : at + DRAWER]:
        card = _card(cleared, edition)
        more = sum(len(text) for _, text in card[-1]) + sum(map(len, card[:-1]))
        if length + more > _AT_MOST:
            pieces.append([])
            length = 0
        pieces[-1].append(card)
        length += more
    return [(made.keep(f"cards-{at // DRAWER}-{order}", piece), len(piece)) for order, piece in enumerate(pieces)]


def _card(cleared: Cleared, edition: Edition) -> Card:
    """What a result shows of an article: address, headline and its language, outlet, dateline, date for people and for
    machines, how much of the text may not be shown, and the paragraphs that may."""
    article = cleared.article
    date = article.published
    language = next(iter(edition.site.languages), "en")
    return (
        edition.addresses[article.id],
        article.headline,
        article.language,
        article.outlet,
        article.dateline,
        _spoken(date, language) if date else "",
        dates.machine(date) if date else "",
        _unshown(cleared),
        [(paragraph.anchor, paragraph.text) for paragraph in cleared.paragraphs if paragraph.text],
    )


@cache
def _spoken(date: When, language: str) -> str:
    return dates.short(date, language)


def _unshown(cleared: Cleared) -> str:
    """How much of the text search knows and may not show: "all", "part" or nothing."""
    if cleared.shown == "nothing":
        return "all" if cleared.words else ""
    return "part" if cleared.terms else ""
