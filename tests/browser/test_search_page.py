"""The search page, in a browser: what it says, how results are narrowed, and how it is used without a mouse or an eye."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import serving
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from searching import TEMPLATES, cleared, edition

from pressmark import dates
from pressmark.model import Edition, Entity, Origin, Site
from pressmark.publishing import pages, render, scripts, search
from pressmark.publishing.pages import standing

pytestmark = pytest.mark.browser


def published(built: Edition, folder: Path) -> None:
    """Writes the search page and all it fetches below a folder, as they travel."""
    static = {f"static/{path.name}": path.read_bytes() for path in (TEMPLATES / "static").iterdir()}
    templates = {path.name: path.read_text("utf-8") for path in TEMPLATES.glob("*.html")}
    html = dict(render.pages_of(templates, pages.shell(built), [standing.search().page]))
    for address, content in {**search.files(built), **scripts.bare(static), **html}.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that is offline but for this machine, and must stay silent."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda each: None if re.match("file:|data:|http://127", each.url) else said.append(f"asked {each.url}"))
    yield page
    context.close()
    assert said == []


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Callable[[Edition, str], Page]:
    """Opens the search page of an edition from the disk, with a query or without."""

    def opens(built: Edition, query: str = "") -> Page:
        published(built, tmp_path)
        page.goto((tmp_path / "search.html").as_uri() + query)
        return page

    return opens


def entity(kind: str, name: str, **more: object) -> Entity:
    return Entity(kind=kind, name=name, origin=Origin(f"content/{kind}.yaml"), **more)  # type: ignore[arg-type]


FERRIES = edition(
    cleared(
        0,
        "No ferry on Monday",
        "The ferry stood at the pier.",
        "Nobody had told the passengers: not one.",
        outlet="Brackwater Bugle",
        dateline="Brackwater",
        published=dates.parse("2021-04-05"),
        names=("people/Ada Quill", "places/Brackwater"),
    ),
    cleared(
        1,
        "Passengers wait",
        "Bread was sold from a van.",
        outlet="Quay Post",
        published=dates.parse("2022-01-31"),
        shown="excerpt",
        terms={"ferries": 2, "rope": 1},
        names=("people/Bo Marsh",),
    ),
    cleared(
        2,
        "The harbour in winter",
        outlet="Silent Times",
        published=dates.parse("2023"),
        shown="nothing",
        terms={"ferry": 1, "ice": 3},
    ),
    cleared(3, "[An engine is repaired]", "Eleven times, <b>by two</b> men & a boy.", names=("people/Ada Quill",)),
    entities=(
        entity("people", "Ada Quill", aliases=("Mrs Quill", "Ада Квилл")),
        entity("people", "Bo Marsh"),
        entity("places", "Brackwater"),
    ),
)


def fleet(many: int = 23) -> Edition:
    """Articles on ferries of several papers, one a month from January 2018; the last two have no date."""
    return edition(
        *(
            cleared(
                order,
                f"Ferry number {order}",
                f"It carried {'salt' if order % 2 else 'bread'} to Port {order}.",
                outlet=f"Paper {order % 9}",
                published=dates.parse(f"{2018 + order // 12}-{order % 12 + 1:02}-03") if order < many - 2 else None,
            )
            for order in range(many)
        )
    )


def headlines(page: Page) -> list[str]:
    return page.locator("ol h3").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    """What the address asks for."""
    return parse_qs(urlsplit(page.url).query)


def remarks(page: Page) -> str:
    return " ".join(page.inner_text("#remarks").split())


def counts(page: Page, key: str) -> list[str]:
    """The rows of a list that narrows the results."""
    rows = page.locator(f"[data-key={key}] li")
    expect(rows.first).to_be_visible()
    return [" ".join(row.split()) for row in rows.all_inner_texts()]


# --- results ------------------------------------------------------------------------------------------------------------


def test_a_result_shows_headline_outlet_date_and_the_words_in_their_paragraph(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=passenger")
    expect(page.locator("#count")).to_have_text("2 articles have the word")
    first = page.locator("ol li", has_text="No ferry on Monday")
    assert " ".join(first.inner_text().split()) == (
        "5 Apr 2021 No ferry on Monday Nobody had told the passengers: not one. Brackwater Bugle, Brackwater, paragraph 2"
    )
    assert first.locator("mark").all_inner_texts() == ["passengers"]
    assert first.locator("a").evaluate_all("(links) => links.map((a) => a.getAttribute('href'))") == [
        "a/a00000.html",
        "a/a00000.html#p-0001",
    ]
    assert first.locator("time").get_attribute("datetime") == "2021-04-05"


def test_text_that_may_not_be_shown_is_found_and_not_shown(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=ferry")
    expect(page.locator("#count")).to_have_text("3 articles have the word")
    winter = page.locator("ol li", has_text="The harbour in winter").locator(".passage")
    assert winter.inner_text() == "Its text is not shown here."
    assert "may not be shown" in page.locator("ol li", has_text="Passengers wait").locator(".passage").inner_text()


def test_text_is_text_and_never_markup(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=eleven")
    expect(page.locator("ol .passage")).to_have_text("Eleven times, <b>by two</b> men & a boy.")


@pytest.mark.parametrize(
    ("query", "sentence", "remark"),
    [
        ("ferry passengers", "2 articles have all the words", "1 more has some of them. Best first."),
        ("bread ice", "2 articles have some of the words, none has all", "Best first."),
        ("the ferry", "3 articles have the word", "Very common words are passed over. Best first."),
        ("the", "No article has this", "Very common words are passed over."),
        ("ferr*", "3 articles have such a word", "Best first."),
        ("ferri~1", "3 articles have such a word", "Best first."),
        ("-ferry", "1 article is without that", ""),
        ("zeppelin", "No article has this", ""),
        ("from:2022 to:2022", "1 article was printed then", ""),
        ("from:2021-04-05 to:2021-04 ferry", "1 article has the word", ""),
        ("ferry from:2023-06", "1 article has the word", ""),
        ("person:quill", "2 articles are such", ""),
        ("php:ferry", "3 articles have some of the words, none has all", "Not all signs in this query"),
        ("“stood at the pier”", "1 article has the phrase", "Phrases are not found in texts that may not be shown."),
        ("Ада Квилл", "2 articles have all the words", "Also looked for, under other spellings: Ada Quill."),
    ],
)  # fmt: skip
def test_the_count_says_what_is_counted(opened: Callable[..., Page], query: str, sentence: str, remark: str) -> None:
    page = opened(FERRIES)
    page.fill("#q", query)
    page.press("#q", "Enter")
    expect(page.locator("#count")).to_have_text(sentence)
    assert remark in remarks(page)
    expect(page.locator("[role=status]")).to_contain_text(sentence)


def test_articles_with_every_word_come_first(opened: Callable[..., Page]) -> None:
    texts = ("rope rope rope rope", "rope", "a rope and much else besides that is said of anchors")
    page = opened(edition(*(cleared(order, f"Number {order}", text) for order, text in enumerate(texts))), "?q=rope+anchor")
    expect(page.locator("#count")).to_have_text("1 article has all the words")
    assert headlines(page)[0] == "Number 2"


def test_a_headline_finds_its_own_article_first_dashes_and_all(opened: Callable[..., Page]) -> None:
    many = [cleared(order, "Other news", "The bridge, a review, and thrilling finals: bridge, review.") for order in range(3)]
    page = opened(edition(*many, cleared(3, "The bridge review - thrilling")), "?q=The+bridge+review+-+thrilling")
    expect(page.locator("#count")).to_have_text("4 articles have all the words")
    assert headlines(page)[0] == "The bridge review - thrilling"


def test_ten_at_a_time_and_then_more(opened: Callable[..., Page]) -> None:
    page = opened(fleet(), "?q=ferry")
    expect(page.locator("ol li")).to_have_count(10)
    page.get_by_role("button", name="13 more").click()
    expect(page.locator("ol li")).to_have_count(20)
    assert page.evaluate("document.activeElement.textContent") == headlines(page)[10]
    page.get_by_role("button", name="3 more").click()
    expect(page.locator("ol li")).to_have_count(23)
    expect(page.locator(".more button")).to_have_count(0)


def test_the_best_the_oldest_or_the_newest_come_first_and_the_undated_last(opened: Callable[..., Page]) -> None:
    page = opened(fleet(5), "?q=ferry")
    expect(page.locator("#remarks")).to_contain_text("Best first. Oldest first, Newest first.")
    page.get_by_role("link", name="Newest first").click()
    expect(page.locator("#remarks")).to_contain_text("Newest first. Best first, Oldest first.")
    assert asked(page) == {"q": ["ferry"], "sort": ["newest"]}
    assert headlines(page) == [f"Ferry number {number}" for number in (2, 1, 0, 3, 4)]
    page.get_by_role("link", name="Oldest first").click()
    expect(page.locator("#remarks")).to_contain_text("Oldest first. Best first, Newest first.")
    assert headlines(page) == [f"Ferry number {number}" for number in range(5)]


def test_words_are_offered_as_a_phrase(opened: Callable[..., Page]) -> None:
    page = opened(fleet(), "?q=it+carried+salt")
    page.get_by_role("link", name="Only “it carried salt” as a phrase").click()
    expect(page.locator("#count")).to_have_text("11 articles have the phrase")
    assert asked(page) == {"q": ['"it carried salt"']}


# --- typing and the address ---------------------------------------------------------------------------------------------


def test_results_come_while_one_types_and_the_way_back_has_one_step_for_it(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=bread")
    expect(page.locator("#count")).to_have_text("1 article has the word")
    page.fill("#q", "")
    page.locator("#q").press_sequentially("passengers", delay=60)
    expect(page.locator("#count")).to_have_text("2 articles have the word")
    page.locator("#q").press_sequentially(" ferry", delay=60)
    expect(page.locator("#count")).to_have_text("2 articles have all the words")
    assert asked(page) == {"q": ["passengers ferry"]}
    page.go_back()
    expect(page.locator("#q")).to_have_value("bread")
    expect(page.locator("#count")).to_have_text("1 article has the word")


def test_an_older_answer_never_replaces_a_newer(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES)
    page.evaluate("""() => {
      const find = pressmark.ask;
      pressmark.ask = async (index, text, filters) => {
        const answer = await find(index, text, filters);
        if (text === "ferry") await new Promise((resolve) => setTimeout(resolve, 600));
        return answer;
      };
    }""")
    page.fill("#q", "ferry")
    page.wait_for_timeout(250)
    page.fill("#q", "bread")
    expect(page.locator("#count")).to_have_text("1 article has the word")
    page.wait_for_timeout(700)
    assert headlines(page) == ["Passengers wait"]
    assert page.inner_text("#count") == "1 article has the word"


def test_what_is_found_is_read_out_when_the_keys_rest(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES)
    page.evaluate("""() => {
      window.heard = [];
      new MutationObserver(() => heard.push(document.querySelector("[role=status]").textContent))
        .observe(document.querySelector("[role=status]"), { childList: true });
    }""")
    page.locator("#q").press_sequentially("passengers", delay=250)
    expect(page.locator("[role=status]")).to_contain_text("2 articles have the word")
    assert len(page.evaluate("heard.filter((each) => each.includes('article'))")) <= 2


def test_the_address_carries_the_query_and_back_works(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=bread")
    expect(page.locator("#count")).to_have_text("1 article has the word")
    page.fill("#q", "ice & ferry")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator("#count")).to_have_text("1 article has all the words")
    assert page.url.endswith("search.html?q=ice+%26+ferry")
    assert page.title().startswith("ice & ferry · ")
    page.go_back()
    expect(page.locator("#q")).to_have_value("bread")
    expect(page.locator("#count")).to_have_text("1 article has the word")
    page.go_forward()
    expect(page.locator("#q")).to_have_value("ice & ferry")


def test_whoever_comes_back_from_an_article_finds_as_many_results_as_before(opened: Callable[..., Page]) -> None:
    page = opened(fleet(), "?q=ferry")
    page.get_by_role("button", name="13 more").click()
    expect(page.locator("ol li")).to_have_count(20)
    page.goto("about:blank")
    page.go_back()
    expect(page.locator("ol li")).to_have_count(20)


# --- narrowing ----------------------------------------------------------------------------------------------------------


def test_what_narrows_the_results_is_fetched_when_it_is_opened(opened: Callable[..., Page]) -> None:
    fetched: list[str] = []
    page = opened(edition())
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page = opened(FERRIES, "?q=ferry")
    expect(page.locator("#count")).to_have_text("3 articles have the word")
    page.wait_for_timeout(200)
    assert not [each for each in fetched if each.startswith(("list", "entries", "days", "vocabulary", "narrow", "facets"))]
    page.click("#narrow > summary")
    assert counts(page, "outlet") == ["Brackwater Bugle 1", "Quay Post 1", "Silent Times 1"]
    assert not [each for each in fetched if "person" in each]
    page.locator("[data-key=person] > summary").click()
    assert counts(page, "person") == ["Ada Quill 1", "Bo Marsh 1"]


def test_outlets_and_names_can_be_chosen_and_given_up(opened: Callable[..., Page]) -> None:
    page = opened(fleet(), "?q=ferry")
    page.click("#narrow > summary")
    assert counts(page, "outlet")[:2] == ["Paper 0 3", "Paper 1 3"]
    page.get_by_role("checkbox", name="Paper 1").check()
    expect(page.locator("#count")).to_have_text("3 articles have the word")
    assert asked(page) == {"q": ["ferry"], "outlet": ["Paper 1"]}
    assert counts(page, "outlet")[0] == "Paper 0 3"  # what else could be chosen keeps its number
    expect(page.get_by_role("checkbox", name="Paper 1")).to_be_focused()
    page.get_by_role("checkbox", name="Paper 2").check()
    expect(page.locator("#count")).to_have_text("6 articles have the word")
    page.get_by_role("button", name="outlet Paper 1").click()
    expect(page.locator("#count")).to_have_text("3 articles have the word")
    assert asked(page)["outlet"] == ["Paper 2"]
    page.go_back()
    expect(page.locator("#count")).to_have_text("6 articles have the word")
    expect(page.locator(".chosen button")).to_have_count(2)
    page.reload()
    expect(page.locator("#count")).to_have_text("6 articles have the word")
    expect(page.locator(".chosen button")).to_have_count(2)


def test_a_long_list_of_names_shows_more_when_asked(opened: Callable[..., Page]) -> None:
    page = opened(fleet(), "?q=ferry")
    page.click("#narrow > summary")
    assert len(counts(page, "outlet")) == 6
    page.locator("[data-key=outlet]").get_by_role("button", name="3 more").click()
    expect(page.locator("[data-key=outlet] li")).to_have_count(9)
    expect(page.locator("[data-key=outlet] input").nth(6)).to_be_focused()


def test_nothing_but_a_name_is_a_question_too(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?person=Ada+Quill")
    expect(page.locator("#count")).to_have_text("2 articles are such")


def test_dates_can_be_typed(opened: Callable[..., Page]) -> None:
    page = opened(fleet(), "?q=ferry")
    page.click("#narrow > summary")
    expect(page.locator(".dates rect")).to_have_count(21)  # months, of two years
    page.get_by_label("From", exact=True).fill("2018-11")
    page.get_by_label("From", exact=True).press("Enter")
    expect(page.locator("#count")).to_have_text("11 articles have the word")
    page.get_by_label("to", exact=True).fill("2018")
    page.get_by_label("to", exact=True).press("Enter")
    expect(page.locator("#count")).to_have_text("2 articles have the word")
    assert asked(page) == {"q": ["ferry"], "from": ["2018-11"], "to": ["2018"]}
    expect(page.locator(".dates rect")).to_have_count(21)
    expect(page.locator(".dates rect:not(.out)")).to_have_count(2)


def test_a_date_that_is_none_is_told_how_to_be_written(opened: Callable[..., Page]) -> None:
    page = opened(fleet(), "?q=ferry")
    page.click("#narrow > summary")
    page.get_by_label("From", exact=True).fill("last spring")
    page.get_by_label("From", exact=True).press("Enter")
    expect(page.locator("#days")).to_have_text("Write a year, a month or a day: 2021, 2021-04 or 2021-04-05")
    expect(page.locator("#count")).to_have_text("23 articles have the word")
    assert "from" not in asked(page)


def test_dates_can_be_dragged_over(opened: Callable[..., Page]) -> None:
    page = opened(fleet(), "?q=ferry")
    page.click("#narrow > summary")
    expect(page.locator(".dates rect")).to_have_count(21)
    box = page.locator(".dates svg").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 5.5 / 21, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 2.5 / 21, middle, steps=4)
    expect(page.get_by_label("From", exact=True)).to_have_value("2018-03")
    page.mouse.up()
    expect(page.locator("#count")).to_have_text("4 articles have the word")
    assert asked(page) == {"q": ["ferry"], "from": ["2018-03"], "to": ["2018-06"]}


def test_dates_can_be_moved_by_arrow_keys(opened: Callable[..., Page]) -> None:
    page = opened(fleet(), "?q=ferry")
    page.click("#narrow > summary")
    expect(page.locator(".dates rect")).to_have_count(21)
    for _ in range(3):
        page.get_by_label("From", exact=True).press("ArrowUp")
    expect(page.locator("#count")).to_have_text("19 articles have the word")
    assert asked(page)["from"] == ["2018-03"]
    expect(page.get_by_label("From", exact=True)).to_be_focused()


def test_the_picture_of_dates_stands_there_in_figures_too(opened: Callable[..., Page]) -> None:
    page = opened(fleet(60), "?q=ferry")
    page.click("#narrow > summary")
    page.get_by_text("In figures").click()
    rows = page.locator(".dates li")
    expect(rows).to_have_count(5)
    assert " ".join(rows.first.inner_text().split()) == "2018 12"
    rows.get_by_role("button", name="2019").click()
    expect(page.locator("#count")).to_have_text("12 articles have the word")


# --- keys ---------------------------------------------------------------------------------------------------------------


def test_keys_go_to_the_box_through_the_results_and_open_one(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=ferry")
    expect(page.locator("ol li")).to_have_count(3)
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == headlines(page)[1]
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.textContent") == headlines(page)[0]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    page.route("**/a/*.html", lambda route: route.fulfill(body="opened", content_type="text/html"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/a/a0000\d\.html$"))


# --- when there is nothing ----------------------------------------------------------------------------------------------


def test_an_empty_page_tells_how_to_ask_and_where_else_to_look(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES)
    expect(page.locator("#count")).to_have_text("Nothing is asked yet")
    expect(page.locator("#how")).to_have_attribute("open", "")
    assert page.locator("#ways").inner_text().startswith("All articles can also be found through")
    assert not page.locator("#narrow").is_visible()


def test_when_nothing_is_found_words_of_the_archive_are_offered(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=pasengers")
    expect(page.locator("#count")).to_have_text("No article has this")
    expect(page.locator("#remarks")).to_contain_text("Perhaps: passengers?")
    page.get_by_role("link", name="passengers").click()
    expect(page.locator("#count")).to_have_text("2 articles have the word")
    assert asked(page) == {"q": ["passengers"]}


def test_a_name_that_nobody_has_is_told_and_others_are_offered(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=ferry+person:%22Ada+Quilt%22")
    expect(page.locator("#remarks")).to_contain_text("Nothing here is called “Ada Quilt”. Perhaps: Ada Quill?")
    page.get_by_role("link", name="Ada Quill").click()
    expect(page.locator("#count")).to_have_text("1 article has the word")
    assert asked(page) == {"q": ["ferry"], "person": ["Ada Quill"]}


def test_words_that_are_not_in_what_is_chosen_are_offered_without_it(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=bread&person=Ada+Quill")
    expect(page.locator("#count")).to_have_text("No article has this")
    page.get_by_role("link", name="The same words in all articles").click()
    expect(page.locator("#count")).to_have_text("1 article has the word")


def test_without_script_the_page_names_other_ways(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    published(FERRIES, tmp_path)
    page.goto((tmp_path / "search.html").as_uri())
    assert page.locator("noscript").is_visible()
    assert page.locator("#ways a").evaluate_all("(links) => links.map((a) => a.getAttribute('href'))") == [
        "names.html",
        "calendar.html",
    ]
    assert page.locator("#ways").is_visible()
    context.close()


def test_an_index_that_has_gone_is_said_and_can_be_tried_again(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    published(FERRIES, tmp_path)
    gone = [(piece, piece.read_bytes()) for piece in (tmp_path / "search").glob("words-*.js")]
    for piece, _ in gone:
        piece.unlink()
    page.goto((tmp_path / "search.html").as_uri() + "?q=ferry")
    expect(page.locator("#count")).to_contain_text("could not be loaded")
    expect(page.locator("#ways")).to_be_visible()
    for piece, content in gone:
        piece.write_bytes(content)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#count")).to_have_text("3 articles have the word")
    page.close()


def test_a_newer_index_is_fetched_when_pieces_of_the_older_have_gone(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    published(FERRIES, tmp_path)
    old = search.files(edition(cleared(0, "A ferry of yesterday")))["search/manifest.js"]
    page.route("**/manifest.js", lambda route: route.fulfill(body=old, content_type="text/javascript"))
    page.goto((tmp_path / "search.html").as_uri() + "?q=ferry")
    expect(page.locator("#count")).to_have_text("3 articles have the word")
    page.close()


# --- everywhere ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["", "repo/"], ids=["at the root of a host", "below a folder"])
def test_search_works_over_http(page: Page, tmp_path: Path, below: str) -> None:
    published(FERRIES, tmp_path / below)
    with serving.folder(tmp_path) as host:
        page.goto(f"{host}{below}search.html?q=ferr*+from:2022")
        expect(page.locator("#count")).to_have_text("2 articles have such a word")
        page.click("#narrow > summary")
        assert counts(page, "outlet") == ["Quay Post 1", "Silent Times 1"]
        page.fill("#q", '"sold from a van"')
        page.press("#q", "Enter")
        expect(page.locator("#count")).to_have_text("1 article has the phrase")
        page.fill("#q", "pasengers")
        page.press("#q", "Enter")
        expect(page.locator("#remarks")).to_contain_text("Perhaps: passengers?")
        assert page.url == f"{host}{below}search.html?q=pasengers"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?q=ferry+bread&outlet=Paper+1&from=2018-02", "?q=zzzz"])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, query: str, scheme: str) -> None:
    page = browser.new_context(color_scheme=scheme, bypass_csp=True).new_page()  # type: ignore[arg-type]
    published(fleet(), tmp_path)
    page.goto((tmp_path / "search.html").as_uri() + query)
    if query.startswith("?q=ferry"):
        page.click("#narrow > summary")
        counts(page, "outlet")
    else:
        expect(page.locator("#count")).to_have_text("No article has this" if query else "Nothing is asked yet")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
    page.context.close()
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found.response["violations"]] == []


def test_nothing_sticks_out_of_a_narrow_screen(opened: Callable[..., Page]) -> None:
    page = opened(fleet(), "?q=ferry+bread&outlet=Paper+1&from=2018-02-03&to=2019-12-31")
    page.set_viewport_size({"width": 320, "height": 800})
    page.click("#narrow > summary")
    counts(page, "outlet")
    page.click("#how > summary")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_browsers_learn_how_to_search_here_where_the_site_knows_its_address() -> None:
    templates = {path.name: path.read_text("utf-8") for path in TEMPLATES.glob("*.html")}
    known = replace(FERRIES, site=Site(title="Ferries", url="https://ferries.example/"))
    for built, times in ((known, 1), (FERRIES, 0), (replace(known, kind="private"), 0)):
        [(_, html)] = render.pages_of(templates, pages.shell(built), [standing.search().page])
        assert (
            html.decode().count('<link rel="search" type="application/opensearchdescription+xml" href="opensearch.xml"')
            == times
        )


def test_paper_has_the_query_what_is_chosen_and_the_results(opened: Callable[..., Page]) -> None:
    page = opened(fleet(), "?q=ferry&outlet=Paper+1")
    expect(page.locator("#count")).to_have_text("3 articles have the word")
    page.emulate_media(media="print")
    assert page.locator("#q").is_visible()
    assert page.locator(".chosen").is_visible()
    assert page.locator("ol li").first.is_visible()
    assert not page.locator("#narrow").is_visible()
