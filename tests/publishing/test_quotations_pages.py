"""What somebody is quoted as saying: by date, the same words of several papers in one line, and nobody's but their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import unescape

import paging

from pressmark.model import Edition, Manner, Quote
from pressmark.publishing.pages import quotations, stretches
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.quotations import Saying

ADA = "people/Ada Quill"
OUTLETS = ("Brackwater Echo", "Pier Post", "Canal Courier", "Steppe Mercury", "Речной вестник", "Lowmark Voice", "")


def quoting(said: Iterable[Mapping[str, object]], days: list[str] | None = None) -> Edition:
    """An archive of articles of several outlets; each of these quotations has the number of its article under `at`."""
    said = list(said)
    days = days or [f"2023-02-{1 + number:02}" for number in range(1 + max(int(str(each["at"])) for each in said))]
    edition = paging.many(days)
    quotes: dict[int, list[Quote]] = {}
    for number, each in enumerate(said):
        given = {"speaker": ADA, "words": "The engine is being looked at.", **each}
        at = int(str(given.pop("at")))
        item = edition.articles[at]
        paragraph = int(str(given.pop("paragraph", 1)))
        quote = Quote(f"q{number}", item.article.id, item.paragraphs[paragraph].anchor, str(given.pop("speaker")), "")
        quotes.setdefault(at, []).append(replace(quote, **given))  # type: ignore[arg-type]
    items = (
        replace(item, article=replace(item.article, outlet=OUTLETS[at % len(OUTLETS)]), quotes=tuple(quotes.get(at, ())))
        for at, item in enumerate(edition.articles)
    )
    return replace(edition, articles=tuple(items))


def sayings(*said: Mapping[str, object]) -> tuple[Saying, ...]:
    return quotations.of(Catalogue(quoting(said)), ADA)


def shown(*said: Mapping[str, object], name: str = "ada-quill") -> str:
    """The section of the page of a name that has the quotations, as words."""
    page = paging.html(quoting(said), f"people/{name}.html")[f"people/{name}.html"]
    section = page[page.index('id="quoted"') :].partition("</section>")[0] if 'id="quoted"' in page else ""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", section)).split())


def test_the_same_words_of_several_papers_are_one_line_under_the_oldest() -> None:
    words = shown({"at": 1, "group": "g"}, {"at": 0, "group": "g", "words": "“The engine is being looked at”"})
    assert words.count("engine") == 1
    assert "1 Feb 2023 “The engine is being looked at” Brackwater Echo, paragraph 2; also in Pier Post" in words


def test_where_the_words_differ_the_line_says_so() -> None:
    said = [{"at": 0, "group": "g"}, {"at": 1, "group": "g", "words": "Our engine is being seen to."}]
    assert "; also in Pier Post, where the words differ" in shown(*said)


def test_a_telling_without_marks_is_labelled_and_gives_way_to_the_words() -> None:
    said = [
        {"at": 0, "group": "g", "manner": "reported", "words": "the engine was being looked at"},
        {"at": 1, "group": "g"},
    ]
    assert "The engine is being looked at. Pier Post, paragraph 2; also in Brackwater Echo, reported without" in shown(*said)
    alone = shown(said[0])
    assert "the engine was being looked at Brackwater Echo, paragraph 2; reported, without quotation marks" in alone


def test_a_paper_that_tells_a_part_in_its_own_words_is_said_to() -> None:
    said = [
        {"at": 0, "group": "g"},
        {"at": 1, "group": "g", "manner": "reported", "words": "the engine"},
        {"at": 1, "group": "g", "words": "is being looked at"},
    ]
    assert "; also in Pier Post, in part without quotation marks" in shown(*said)


def test_of_an_interview_the_beginning_stands_and_what_others_print_too() -> None:
    spoken: Manner = "spoken"
    said = [
        {"at": 0, "manner": spoken, "words": "It began with the weather."},
        {"at": 0, "manner": spoken, "words": "Then the engine failed."},
        {"at": 0, "manner": spoken, "words": "It ended with the weather.", "group": "g"},
        {"at": 1, "words": "It ended with the weather.", "group": "g"},
    ]
    found = sayings(*said)
    assert [(each.words, each.following) for each in found] == [
        ("It began with the weather.", 1),
        ("It ended with the weather.", 0),
    ]
    assert "spoken in an interview, with one more paragraph there" in shown(*said)


def test_a_sentence_that_a_paper_breaks_is_one_saying() -> None:
    (found,) = sayings(
        {"at": 0, "group": "g", "words": "The engine,"},
        {"at": 0, "group": "g", "words": "is being looked at."},
        {"at": 1, "group": "g"},
    )
    assert found.words == "The engine, … is being looked at."
    assert [also.way for also in found.also] == ["same"]


def test_what_nobody_is_named_for_stands_on_nobodys_page() -> None:
    said = [
        {"at": 0, "speaker": "", "words": "Nobody knows a thing."},
        {"at": 1, "speaker": "", "printed": "a passer-by", "words": "I saw it all."},
    ]
    pages = paging.html(quoting(said), "people/")
    assert len(pages) > 1
    assert not any("Nobody knows a thing" in page or "I saw it all" in page for page in pages.values())


def test_a_paper_that_names_nobody_is_not_among_those_who_have_the_same_words() -> None:
    (found,) = sayings({"at": 0, "group": "g"}, {"at": 1, "group": "g", "speaker": ""})
    assert found.also == ()


def test_a_saying_leads_to_its_paragraph() -> None:
    edition = quoting([{"at": 0}])
    item = edition.articles[0]
    page = paging.html(edition, "people/ada-quill.html")["people/ada-quill.html"]
    assert f'href="../a/{item.article.id}.html#{item.paragraphs[1].anchor}">paragraph 2</a>' in page


def test_words_in_quotation_marks_get_those_of_their_language() -> None:
    page = paging.html(quoting([{"at": 0, "manner": "direct"}]), "people/ada-quill.html")["people/ada-quill.html"]
    assert '<blockquote class="passage"><q>The engine is being looked at.</q></blockquote>' in page


def test_sayings_of_many_years_have_pages_by_year_and_a_full_year_by_month() -> None:
    days = [f"{2019 + number % 3}-{1 + number % 6:02}-03" for number in range(600)] + [""]
    edition = quoting(({"at": number, "words": "Слово за слово. " * 60} for number in range(601)), days)
    found = paging.html(edition, "people/ada-quill.html", "people/ada-quill/quoted-")
    assert "quoted 601 times" in found["people/ada-quill.html"]
    years = re.findall(r'href="ada-quill/(quoted-[^"]+)\.html"', found["people/ada-quill.html"])
    assert years == ["quoted-2019", "quoted-2020", "quoted-2021", "quoted-undated"]
    months = re.findall(r'href="(quoted-2020-\d\d)\.html">', found["people/ada-quill/quoted-2020.html"])
    assert months == ["quoted-2020-02", "quoted-2020-05"]
    told = {link for at, page in found.items() if "quoted-" in at for link in paging.links(at, page)}
    assert len({link for link in told if link.startswith("a/")}) == 601
    assert {at: len(page.encode()) for at, page in found.items() if len(page.encode()) > 300_000} == {}


def test_search_engines_are_told_of_the_pages_that_hold_sayings() -> None:
    days = [f"{2019 + number % 3}-05-03" for number in range(40)]
    parts = stretches.holdings(paging.planned(quoting(({"at": number} for number in range(40)), days)).values())
    assert {at: len(ids) for at, ids in parts.items()} == {
        f"people/ada-quill/quoted-{year}.html": number for year, number in ((2019, 14), (2020, 13), (2021, 13))
    }


def test_the_page_of_somebodys_sayings_that_is_needed_no_more_leads_to_the_name() -> None:
    edition = replace(quoting([{"at": 0}]), ledger=("people/ada-quill/quoted-2020.html",))
    assert paging.planned(edition)["people/ada-quill/quoted-2020.html"].values["to"] == "people/ada-quill.html"
