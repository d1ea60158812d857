"""Pages: which pages there are, what they show, and that every link among them leads somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark import addresses, dates
from pressmark.model import Cleared, Edition, Event, Inference, Page, Quote, Site
from pressmark.publishing import feeds, pages, render
from pressmark.publishing.pages import standing, versions

TEMPLATES = {path.name: path.read_text() for path in Path(__file__).parents[2].joinpath("templates").glob("*.html")}

SITE = """
    title: The Lowmark Canal Clippings
    url: https://lowmark.example/
    description: For two winters the papers of three towns wrote about a canal that was also a quarrel about water.
    keeper: Ines Valder
    contact: desk@lowmark.example
    selection: Everything the three town libraries had cut out.
    licence: https://creativecommons.org/licenses/by/4.0/
    languages: [en, ru, kk]
    specimen: "true"
"""

OUTLETS = """
    The Lowmark Courier:
      home: https://courier.example/
      display: excerpt
      max_fraction: "0.5"
      require: [original_link]
      evidence: foot of each page, read on 3 March 2023
      rights: http://rightsstatements.org/vocab/InC/1.0/
      contact: rights@courier.example
      description: A morning paper of Lowmark.
      redirect_from: [outlets/courier.html]
    Quayside Observer:
      display: full
      evidence: letter of the editor, 9 January 2024
      aliases: [The Observer]
    Aldermoor Evening Post:
      display: citation
    Речной вестник:
      display: full
      language: ru
      slug: rechnoy-vestnik
    Арна толқыны:
      display: full
      language: kk
      slug: arna-tolqyny
"""

PEOPLE = """
    Nadia Halvorsen:
      aliases: [Halvorsen, Mrs Halvorsen, Надя Халворсен]
      description: Deputy reeve of Lowmark and its chief negotiator for the canal.
      roles: [Water steward ../2022-05, Deputy reeve 2022-05/..]
      same_as: [https://www.wikidata.org/wiki/Q0000042]
      not_same_as: [Nora Halvorsen]
      redirect_from: [people/halvorsen.html]
    Nora Halvorsen:
      description: Editor of the Quayside Observer.
    Daniel Oster:
      aliases: [Oster]
      description: Reeve of Aldermoor.
    Маргарита Алдан:
      aliases: [Margaret Aldane]
"""

ORGANISATIONS = """
    Joint Canal Board:
      aliases: [the Board]
    Lowmark Water Fund: {}
"""

PLACES = """
    Lowmark:
      description: A town on the Amble.
      coordinates: "51.13,71.43"
      dated_names:
        Lowmarket: 1901/1987
    Quayside:
      within: Lowmark
    Aldermoor: {}
    Amble: {}
"""

EVENTS = """
    Signing of the Canal Treaty:
      date: 2023-02-28
      place: Lowmark
      aliases: [Canal Treaty]
      articles: [SIGNING]
    Halt of the winter round:
      date: 2022-11-08/2022-11-10
      articles: [HALT]
    The long drought:
      date: "2022-07"
    Someday's opening: {}
"""

TEXT = """
    Lowmark and Aldermoor signed the Canal Treaty on Tuesday, after a session that began in the evening and ended at breakfast.

    Deputy reeve Nadia Halvorsen and Daniel Oster put their names to four copies in the reading room of the Lowmark library.

    “Water that passes through the canal belongs to nobody's timetable,” Halvorsen said. “We have signed for the boats.”

    The {thing} stays with the Joint Canal Board, which will sit in Quayside until the Amble has been read {number} times.

    Nobody had brought a {thing}. Everybody had brought a map, and on each of them the water was a different blue.
"""

SHORT = """
    The council of Aldermoor spoke of the {thing} for {number} minutes, and then of the weather, which had been on its mind.

    Daniel Oster asked for the ledger. It was brought, and it was the wrong one.
"""

_THINGS = ("lock gate", "ferry slot", "timetable", "toll house", "gauge book", "dredger", "swing bridge")
_ENGLISH = ("The Lowmark Courier", "Quayside Observer", "Aldermoor Evening Post")


def _article(number: int, **fields: str) -> tuple[str, str]:
    """An article of the invented archive: its id and its text."""
    id = making_id(number)
    thing = _THINGS[number % len(_THINGS)]
    body = (
        TEXT.format(thing=thing, number=number) if number % 4 == 1 or number > 100 else SHORT.format(thing=thing, number=number)
    )
    defaults = {
        "headline": f"Council weighs {thing} number {number} and adjourns until the thaw",
        "outlet": _ENGLISH[number % 3],
        "dateline": ("LOWMARK", "QUAYSIDE, Feb. 3 (Meridian) –", "ALDERMOOR")[number % 3],
        "published": f"202{2 + number % 2}-{number % 12 + 1:02}-{number % 27 + 1:02}",
        "original_url": f"https://courier.example/{number}",
        "language": "en",
    }
    return id, making.article(id, body, **{name: value for name, value in (defaults | fields).items() if value})


def making_id(number: int) -> str:
    """The id of the article with this number."""
    return addresses.article_id(f"{number:064x}")


def _files() -> dict[str, bytes]:
    found = dict(_article(number) for number in range(40))
    signing = "2023-02-28"
    special = [
        _article(
            101,
            headline="Canal Treaty Signed at Lowmark After a Night of Talks",
            published=f"{signing}T13:20",
            outlet="The Lowmark Courier",
            byline="By Agnes Tolling",
            agency="Meridian",
            section="Region",
            standfirst="Two towns agree on boats and put off the question of water",
            subjects="[Canals, Treaties]",
            snapshot_url="https://snapshots.example/20230301/x",
            snapshot_date="2023-03-01",
            saved="2023-03-01",
        ),
        _article(
            102,
            headline="Treaty signed; the river waits",
            published="XXXX-02-28",
            outlet="Quayside Observer",
            doubts='["published: the year is not printed"]',
            event_date="2023-02-27",
        ),
        _article(
            103,
            headline="Договор о канале подписан в Лоумарке",
            published=signing,
            outlet="Речной вестник",
            language="ru",
            redirect_from="[a/old-one.html]",
        ),
        _article(104, headline="Арна туралы шарт жасалды", published=signing, outlet="Арна толқыны", language="kk"),
        _article(105, headline="اتفاق القناة", published="2023-03-01", outlet="Quayside Observer", language="ar"),
        _article(106, headline='"[A note on the lamps of the library]"', published="", outlet="Quayside Observer"),
        _article(107, headline="What the round left behind", published="2022-11", outlet="Quayside Observer"),
        _article(108, headline="A year of water", published="2022", outlet="Quayside Observer"),
        _article(109, headline="The round, told again in our words", representation="summary", outlet="Aldermoor Evening Post"),
        _article(110, headline="A page without a paper", outlet="", published="2022-11-09", dateline=""),
        _article(111, headline="The drought of July, remembered", published="2023-07-14", event_date="2022-07"),
        _article(112, headline="A letter nobody should have printed", withdrawn="2024-04-02 at the writer's request"),
        _article(113, headline="Another <b>letter</b> & more", subjects="[Letters]"),
    ]
    found |= dict(special)
    events = EVENTS.replace("SIGNING", ", ".join(making_id(n) for n in (101, 102, 103, 104, 105)))
    events = events.replace("HALT", ", ".join(making_id(n) for n in (107, 110)))
    return making.content(
        site=SITE, outlets=OUTLETS, people=PEOPLE, organisations=ORGANISATIONS, places=PLACES, events=events, **found
    )


@cache
def rich(kind: str = "public") -> Edition:
    """An invented archive with something of everything."""
    return making.edition(_files(), kind)  # type: ignore[arg-type]


def built(edition: Edition) -> dict[str, str]:
    """Every page of an edition as HTML, by address."""
    planned, problems = pages.plan(edition)
    assert problems == []
    return {address: html.decode() for address, html in render.pages_of(TEMPLATES, pages.shell(edition), planned)}


@cache
def site(kind: str = "public") -> dict[str, str]:
    return built(rich(kind))


def _of(number: int) -> Cleared:
    return next(item for item in rich().articles if item.article.id == making_id(number))


def article(number: int) -> str:
    return site()[f"a/{making_id(number)}.html"]


def plain(html: str) -> str:
    """The words of a page as a reader sees them."""
    html = re.sub(r"<head>.*?</head>|<template.*?</template>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


class _Balance(HTMLParser):
    """Finds elements that are not closed, or closed where they are not open."""

    VOID = frozenset({"meta", "link", "input", "br", "hr", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


def faults(html: str) -> list[str]:
    parser = _Balance()
    parser.feed(html)
    parser.close()
    twice = [f"id {id} stands twice" for id in set(parser.ids) if parser.ids.count(id) > 1]
    return [*parser.faults, *(f"<{tag}> stays open" for tag in parser.open), *twice]


def dead_links(found: dict[str, str], edition: Edition | None = None) -> list[str]:
    """Links among pages that lead nowhere, and fragments that no id answers; files of other modules are taken as given."""
    ids = {address: set(re.findall(r'\sid="([^"]*)"', html)) for address, html in found.items()}
    given = {file for _, files in standing.DATA for file in files}
    given |= {
        f"a/{address[2:-5]}.{ending}"
        for address in found
        if address.startswith("a/")
        for ending in ("md", "json", "ris", "bib")
    }
    given |= {
        f"{address[:-5]}.{ending}" for address in found if address.startswith("events/") for ending in ("json", "ris", "bib")
    }
    given |= {"opensearch.xml", *feeds.of_names(edition or rich())}
    dead = []
    for address, html in found.items():
        for link in re.findall(r'\s(?:href|action|src)="([^"]*)"', html):
            link = unescape(link)
            if link.startswith("https://lowmark.example/"):
                link = posixpath.relpath(
                    link.removeprefix("https://lowmark.example/") or "index.html", posixpath.dirname(address) or "."
                )
            if re.match(r"[a-z]+:", link):
                continue
            path, _, fragment = link.partition("#")
            path = path.partition("?")[0]
            to = posixpath.normpath(posixpath.join(posixpath.dirname(address), path)) if path else address
            if to.startswith("static/") or to in given | {"opensearch.xml"}:
                continue
            if to not in found or (fragment and fragment not in ids[to]):
                dead.append(f"{address}: {link}")
    return dead


@pytest.mark.parametrize("kind", ["public", "private"])
def test_every_link_and_fragment_leads_somewhere(kind: str) -> None:
    assert dead_links(site(kind)) == []


def test_every_page_is_well_formed_and_has_no_id_twice() -> None:
    assert {address: found for address, html in site().items() if (found := faults(html))} == {}


def test_no_page_shows_what_a_template_forgot() -> None:
    for address, html in site().items():
        assert not re.search(r"\{\{(?!cite news)|\{%|Undefined|Markup\(|None</|\bWhen\(", html), address


def test_no_sentence_runs_into_the_next() -> None:
    for address, html in site().items():
        assert not re.search(r"[a-z)][.;,][A-Z][a-z]", re.sub(r"\S+://\S+|\S+\.(?:yaml|json|csv)", "", plain(html))), address


def test_no_style_and_no_colour_stand_in_a_page() -> None:
    for address, html in site().items():
        assert not re.search(r'\sstyle="|(?:fill|stroke)="(?!currentColor)|<style', html), address


def test_a_page_weighs_less_than_forty_kilobytes() -> None:
    assert {address: len(html) for address, html in site().items() if len(html.encode()) > 40_000} == {}


def test_the_plan_is_the_same_each_time() -> None:
    assert pages.plan(rich()) == pages.plan(rich())
    assert built(rich()) == site()


def test_each_page_says_where_it_stands() -> None:
    for address, html in site().items():
        if address in ("404.html", "index.html"):
            continue
        old = rich().redirects.get(address, address)
        assert f'<link rel="canonical" href="https://lowmark.example/{old}">' in html, address


def test_without_an_address_of_its_own_a_site_has_no_canonical_and_its_404_is_relative() -> None:
    edition = replace(rich(), site=replace(rich().site, url=""))
    found = built(edition)
    assert 'rel="canonical"' not in found["about.html"]
    assert 'href="static/site.css"' in found["404.html"]
    assert dead_links(found) == []


def test_only_the_page_for_missing_pages_links_absolutely() -> None:
    assert 'href="https://lowmark.example/static/site.css"' in site()["404.html"]
    assert 'href="../static/site.css"' in site()["people/nadia-halvorsen.html"]


def test_an_excerpt_says_how_much_is_shown_and_where_the_rest_stands() -> None:
    words = plain(article(101))
    assert re.search(r"An excerpt: the first 2 of 5 paragraphs, \d+ of \d+ words\.", words)
    assert (
        "The excerpt ends here. 3 more paragraphs stand in The Lowmark Courier, or in the archived copy of 1 March 2023."
        in words
    )
    assert "Nobody had brought" not in words


def test_an_original_carries_its_robust_links() -> None:
    assert 'data-versionurl="https://snapshots.example/20230301/x" data-versiondate="2023-03-01"' in article(101)


def test_a_summary_says_whose_words_it_is() -> None:
    assert "A summary in our own words" in plain(article(109))
    assert 'class="dateline"' not in article(109)


def test_a_page_with_captions_says_that_the_photographs_are_left_out() -> None:
    body = "It was signed at noon.\n\nDelegates leave the hall.\n{: .caption }\n"
    files = making.content(outlets=OUTLETS, one=making.article(body=body, outlet="Quayside Observer"))
    page = built(making.edition(files))["a/ac2zht6t.html"]
    assert "Photographs by others are left out; their captions stay." in plain(page)
    assert "<figcaption>Delegates leave the hall.</figcaption>" in page


def test_without_permission_only_the_record_is_shown() -> None:
    words = plain(article(113))
    assert re.search(r"The catalogue record alone; the text, \d+ words, is not shown\.", words)
    assert "four copies" not in words


def test_texts_of_outlets_are_reserved_from_mining_and_our_own_are_not() -> None:
    reserved = '<meta name="tdm-reservation" content="1">'
    assert reserved in article(101)
    assert reserved not in article(109)
    assert reserved not in article(113)


def test_an_outlet_that_wants_no_search_engine_gets_none() -> None:
    items = tuple(replace(item, index=item.article.id != making_id(101)) for item in rich().articles)
    found = built(replace(rich(), articles=items))
    assert '<meta name="robots" content="noindex">' in found[f"a/{making_id(101)}.html"]
    assert '<meta name="robots"' not in found[f"a/{making_id(102)}.html"]


def test_the_dateline_opens_the_text_in_small_capitals() -> None:
    assert '<span class="dateline">LOWMARK</span> — ' in article(102)
    assert '<span class="dateline">QUAYSIDE, Feb. 3 (Meridian) –</span> ' in article(103)


def test_a_date_without_a_year_says_so_and_stands_apart() -> None:
    assert "28 February, year not printed" in plain(article(102))
    assert making_id(102) in site()["undated.html"]
    assert "Published: the year is not printed" in plain(article(102))


def test_what_is_inferred_stands_in_brackets_with_its_evidence() -> None:
    items = tuple(
        replace(item, inferences=(Inference("published", dates.parse("2023-02-28"), "six reports of the same event"),))
        if item.article.id == making_id(102)
        else item
        for item in rich().articles
    )
    found = built(replace(rich(), articles=items))
    words = plain(found[f"a/{making_id(102)}.html"])
    assert "28 February, year not printed" in words
    assert "28 February [2023], inferred: six reports of the same event" in words
    assert making_id(102) in found["2023/02/28.html"]
    assert "28 Feb [2023]" in plain(found["events/signing-of-the-canal-treaty.html"])
    assert "six reports of the same event" in plain(found["undated.html"])


def test_a_month_without_a_day_stands_on_the_page_of_its_month() -> None:
    page = site()["2022/11/index.html"]
    assert "Day not printed" in page
    assert making_id(107) in page
    assert making_id(107) not in "".join(html for address, html in site().items() if re.match(r"2022/11/\d", address))


def test_a_year_alone_stands_on_the_page_of_its_year() -> None:
    assert "Month not printed" in site()["2022/index.html"]
    assert "A year of water" in plain(site()["2022/index.html"])


def test_an_event_stands_on_each_of_its_days_and_an_article_on_the_day_it_tells_of() -> None:
    for day in ("08", "09", "10"):
        assert "Halt of the winter round" in plain(site()[f"2022/11/{day}.html"])
    assert "Treaty signed; the river waits" in plain(site()["2023/02/27.html"])
    assert "The drought of July, remembered" in plain(site()["2022/07/index.html"])


def test_foreign_headlines_are_marked_and_run_their_own_way() -> None:
    assert '<h1 lang="ru">' in article(103)
    assert '<h1 lang="ar" dir="rtl">' in article(105)
    assert "<h1>[A note on the lamps" in article(106)


def test_a_text_is_marked_with_its_language_even_below_a_headline_we_supplied() -> None:
    items = tuple(
        replace(item, article=replace(item.article, language="ru")) if item.article.id == making_id(106) else item
        for item in rich().articles
    )
    found = built(replace(rich(), articles=items))
    assert "<h1>[A note on the lamps" in found[f"a/{making_id(106)}.html"]
    assert '<div lang="ru">' in found[f"a/{making_id(106)}.html"]
    assert re.search(rf'<p class="passage" lang="ru">.*</p>\s*<span>.*{making_id(106)}', found["people/nadia-halvorsen.html"])


def test_a_withdrawn_article_leaves_a_page_and_nothing_else() -> None:
    page = article(112)
    assert "This article was withdrawn on 2 April 2024." in plain(page)
    assert "at the writer&#39;s request" in page
    assert '<meta name="robots" content="noindex">' in page
    others = (html for address, html in site().items() if making_id(112) not in address)
    assert not any("A letter nobody should have printed" in html for html in others)


def test_an_older_address_leads_to_the_newer_one() -> None:
    page = site()["people/halvorsen.html"]
    assert '<meta http-equiv="refresh" content="0; url=nadia-halvorsen.html">' in page
    assert '<a href="nadia-halvorsen.html">' in page


def test_a_name_shows_each_mention_in_its_sentence() -> None:
    page = site()["people/nadia-halvorsen.html"]
    assert "Deputy reeve <mark>Nadia Halvorsen</mark> and Daniel Oster put their names" in page
    told = page[page.index("Mentioned") : page.index("Appears with")]
    rows = re.findall(r'<p class="passage"[^>]*>(.*?)</p>.*?href="(\.\./a/[^"#]*)(#?[^"]*)"', told, re.DOTALL)
    assert len(rows) == len(set(rows)) > len({article for _, article, _ in rows}) > 1
    assert all(sentence.count("<mark>") == 1 for sentence, _, _ in rows)
    assert "Wikidata Q0000042" in page


def test_offices_and_older_names_carry_their_time_in_words() -> None:
    words = plain(site()["people/nadia-halvorsen.html"])
    assert "Water steward – May 2022; Deputy reeve May 2022 –" in words
    assert "Lowmarket 1901 – 1987" in plain(site()["places/lowmark.html"])


def test_a_name_has_a_feed_of_its_own_where_articles_carry_it() -> None:
    assert (
        'href="nadia-halvorsen.xml" title="Nadia Halvorsen · The Lowmark Canal Clippings"'
        in site()["people/nadia-halvorsen.html"]
    )


def test_a_quotation_stands_with_its_speaker() -> None:
    first = next(item for item in rich().articles if item.article.id == making_id(102))
    quote = Quote(
        "q1",
        making_id(102),
        first.paragraphs[2].anchor,
        "people/Nadia Halvorsen",
        "We have signed for the boats.",
        "g",
    )
    twin = replace(quote, id="q2", article=making_id(103))
    items = [
        replace(item, quotes=tuple(each for each in (quote, twin) if each.article == item.article.id))
        for item in rich().articles
    ]
    words = plain(built(replace(rich(), articles=tuple(items)))["people/nadia-halvorsen.html"])
    assert "We have signed for the boats." in words
    assert "; also in Quayside Observer" in words


def test_the_same_words_stand_side_by_side_with_their_differences_marked() -> None:
    spoken = {102: "We have signed for the boats.", 103: "We signed for the boats.", 104: "We signed for the boats <only>."}
    quotes = {
        making_id(number): Quote(
            f"q{number}", making_id(number), _of(number).paragraphs[2].anchor, "people/Nadia Halvorsen", words, "g"
        )
        for number, words in spoken.items()
    }
    items = tuple(
        replace(item, quotes=(quotes[item.article.id],) if item.article.id in quotes else ()) for item in rich().articles
    )
    page = built(replace(rich(), articles=items))["events/signing-of-the-canal-treaty.html"]
    assert "We <ins>have</ins> signed for the boats." in page
    assert "We signed for the boats <ins>&lt;only&gt;.</ins>" in page
    assert page.count("<figcaption>") == 3
    assert faults(page) == []


def test_what_all_others_have_is_struck_where_one_lacks_it() -> None:
    first, *_ = versions.marked(["We signed.", "We have signed.", "We have all signed."])
    assert first == "We <del>have</del> signed."


def test_a_cut_is_shown_as_a_cut_and_a_passage_of_its_own_is_quiet() -> None:
    whole = "We have signed for the boats. They will be blue and they will sail at dawn when the wind is kind to us all."
    longer, shorter = versions.marked([whole, "We have signed for the boats."])
    assert shorter == 'We have signed for the boats. <del class="cut">[…]</del>'
    assert longer.startswith('We have signed for the boats. <ins class="own">They will be blue')


def test_little_words_that_happen_to_be_in_both_do_not_break_what_differs_into_pieces() -> None:
    first, _ = versions.marked(
        ["Grain of the north fills ships by the dozen", "Bells in the tower rang for hours by noon, the mayor said"]
    )
    assert first.count("<ins") == 1


@given(st.lists(st.text(alphabet="ab <&.", max_size=30), min_size=1, max_size=4))
def test_whatever_papers_print_each_version_keeps_its_own_words(printed: list[str]) -> None:
    for words, marked in zip(printed, versions.marked(printed), strict=True):
        kept = re.sub(r"<del( class=.cut.)?>.*?</del>", "", marked)
        assert unescape(re.sub(r"</?ins[^>]*>", "", kept)).split() == words.split()


def test_a_proposed_event_has_a_page_and_says_that_nobody_has_named_it() -> None:
    first = making_id(1)
    event = Event(first, "[Council weighs a ferry slot]", True, None, (first, making_id(2)), (), ("2 names in common",))
    edition = replace(rich(), events=(*rich().events, event))
    found = built(edition)
    page = plain(found[f"events/{first}.html"])
    assert "the curator has not named it yet" in page
    assert "2 names in common" in page
    assert f"events/{first}.html" in found["events/index.html"] or f"{first}.html" in found["events/index.html"]
    assert dead_links(found, edition) == []


def test_reference_managers_find_a_list_to_choose_from_but_never_on_an_article() -> None:
    assert site()["events/signing-of-the-canal-treaty.html"].count('class="Z3988"') == 5
    assert site()["people/nadia-halvorsen.html"].count('class="Z3988"') == 22
    assert not any("Z3988" in html for address, html in site().items() if address.startswith("a/"))


def test_an_event_can_be_cited_as_a_whole() -> None:
    assert 'href="signing-of-the-canal-treaty.ris"' in site()["events/signing-of-the-canal-treaty.html"]


def test_two_pages_with_one_address_are_refused_and_both_are_named() -> None:
    one, two = [key for key in rich().addresses if key.startswith("people/")][:2]
    clash = replace(rich(), addresses=dict(rich().addresses) | {two: rich().addresses[one].upper().replace("HTML", "html")})
    planned, problems = pages.plan(clash)
    [problem] = problems
    assert problem.code == "address-clash"
    assert problem.weight == "refusal"
    for key in (one, two):
        assert key.partition("/")[2] in problem.sentence
    assert len(planned) == len(pages.plan(rich())[0]) - 1


def test_an_older_address_that_is_a_page_now_leads_nowhere_and_stops_nothing() -> None:
    clash = replace(rich(), redirects=dict(rich().redirects) | {"People/Nadia-Halvorsen.html": "about.html"})
    planned, problems = pages.plan(clash)
    [problem] = problems
    assert (problem.code, problem.weight) == ("redirect-taken", "problem")
    assert "“Nadia Halvorsen” of people" in problem.sentence
    assert len(planned) == len(pages.plan(rich())[0])


def test_the_private_edition_says_so_on_every_page() -> None:
    for address, html in site("private").items():
        if address in rich("private").redirects:
            continue
        assert 'class="private"' in html, address
        assert "Private edition." in html, address
        assert 'content="noindex"' in html, address


@pytest.mark.parametrize(
    "site_yaml", ["title: Nothing yet\n", "title: Nothing yet\nurl: https://lowmark.example/\nlanguages: [ru]\n"]
)
def test_an_empty_archive_has_every_page_that_is_linked(site_yaml: str) -> None:
    found = built(making.edition({"content/site.yaml": site_yaml.encode()}))
    assert {"index.html", "calendar.html", "names.html", "events/index.html", "outlets/index.html", "rights.html"} <= set(found)
    assert dead_links(found) == []
    assert [fault for html in found.values() for fault in faults(html)] == []


def test_a_single_article_without_an_outlet_is_a_sensible_archive() -> None:
    found = built(making.edition(making.content(one=making.article(headline="Alone"))))
    assert "Outlet not known" in found["a/ac2zht6t.html"]
    assert "Date not printed" in found["a/ac2zht6t.html"]
    assert dead_links(found) == []
    assert "0 outlet" not in "".join(found.values())


def test_the_terms_of_every_outlet_stand_on_one_page() -> None:
    words = plain(site()["rights.html"])
    assert "An excerpt, up to 50 % of an article’s words; with a link to the original" in words
    assert "foot of each page, read on 3 March 2023" in words
    assert "desk@lowmark.example" in words


def test_a_link_that_is_no_link_is_never_followed() -> None:
    items = tuple(replace(item, article=replace(item.article, original_url="javascript:alert(1)")) for item in rich().articles)
    assert not any("javascript:" in html for html in built(replace(rich(), articles=items)).values())


def test_markup_in_a_headline_stays_text() -> None:
    assert "<b>letter</b>" not in "".join(site().values())
    assert "Another &lt;b&gt;letter&lt;/b&gt; &amp; more" in article(113)


def addresses_of(planned: Iterable[Page]) -> set[str]:
    return {page.address for page in planned}


def test_a_day_has_a_page_only_when_something_was_published_or_happened() -> None:
    planned = addresses_of(pages.plan(rich())[0])
    assert "2023/02/28.html" in planned
    assert "2023/02/03.html" not in planned


def test_the_order_of_the_articles_does_not_matter() -> None:
    turned = replace(rich(), articles=tuple(reversed(rich().articles)))
    assert built(turned) == site()


def test_a_site_without_a_language_speaks_english() -> None:
    assert '<html lang="en">' in built(replace(rich(), site=Site(title="Plain", languages=())))["about.html"]


def _of_one_text(*others: dict[str, str], body: str = making.FERRY, **fields: str) -> dict[str, str]:
    """The pages of an article and of others with its text: a1111111, a2222222 …"""
    given = [{"body": body, "outlet": "Pier Post", "published": "2024-04-02", **fields}, *others]
    files = {f"n{number}": making.article(id=f"a{str(number) * 7}", **each) for number, each in enumerate(given, 1)}
    outlets = "Pier Post: {display: full}\nHarbour Voice: {display: full}\n"
    return built(making.edition(making.content(outlets=outlets, **files)))


def test_both_articles_of_a_reprint_say_so_and_which_came_first() -> None:
    found = _of_one_text({"outlet": "Harbour Voice", "published": "2024-04-01"})
    assert "The same text appeared in Harbour Voice, 1 Apr 2024 (earlier)." in plain(found["a/a1111111.html"])
    assert "The same text appeared in Pier Post, 2 Apr 2024 (later)." in plain(found["a/a2222222.html"])
    assert '<a href="a2222222.html"><span class="outlet">Harbour Voice</span></a>' in found["a/a1111111.html"]


def test_where_nobody_knows_which_came_first_the_page_says_that() -> None:
    found = _of_one_text({"outlet": "Harbour Voice"})
    assert "appeared in Harbour Voice (which came first is not known)." in plain(found["a/a1111111.html"])


def test_an_article_without_an_outlet_is_named_by_its_headline() -> None:
    assert "The same text appeared in No ferry on Monday (" in plain(_of_one_text({})["a/a1111111.html"])


def test_a_report_that_holds_another_whole_says_that_it_is_a_part() -> None:
    other = "The baker had sent it, and would not say why. " * 2 + " ".join(f"Cake number {n} was sold." for n in range(40))
    found = _of_one_text({"outlet": "Harbour Voice", "body": f"{making.FERRY}\n\n{other}".replace("    ", "")})
    assert "The same text appeared in Harbour Voice" in plain(found["a/a1111111.html"])
    assert "A part of it appeared in Pier Post" in plain(found["a/a2222222.html"])


def test_shared_paragraphs_are_marked_in_words_too_and_others_are_not() -> None:
    body = making.FERRY.replace("    ", "") + "\n\nThe baker had sent it.\n\n- a list\n- of three things in all\n- and an end"
    other = body.replace("The baker had sent it.", "")
    page = _of_one_text({"outlet": "Harbour Voice", "body": other}, body=body)["a/a1111111.html"]
    said = re.findall(r"\w+(?=\W*<a class=\"pilcrow\"[^>]*>¶</a><span class=\"parallel\")", page)
    assert said == ["noon", "them", "men", "van"]
    assert (
        '<span class="parallel" role="img" aria-label="Also in: Harbour Voice" title="Also in: Harbour Voice"></span></li>'
        in page
    )
    assert "A double line marks the paragraphs that stand there too" in plain(page)
    assert faults(page) == []


def test_of_many_reprints_the_note_names_a_few_and_the_list_all() -> None:
    days = [{"outlet": "Harbour Voice", "published": f"2024-04-1{day}"} for day in range(6)]
    page = _of_one_text(*days)["a/a1111111.html"]
    assert page.count('<span class="outlet">Harbour Voice</span></a>, ') == 4
    assert '2 more are listed <a href="#reprints">below</a>.' in page
    assert page.count('<a href="a') >= 10
    assert "Also in: Harbour Voice, 10 Apr 2024; Harbour Voice, 11 Apr 2024; Harbour Voice, 12 Apr 2024; +3" in page
