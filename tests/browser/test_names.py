"""The list of names, and the pages of names and subjects, as readers meet them: by keyboard, in any light, on any width."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import making
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from pressmark import addresses, cli

pytestmark = pytest.mark.browser

FIRST = """
    Ada Ben Cleo Dora Egon Fay Gus Hal Ines Jon Kit Lou Mia Ned Ola Pia Rex Sue Tom Una Vic Wim Xia Yan Zoe Олег Әлия Özge
""".split()
LAST = [
    f"{one}{two}"
    for one, two in product("Quill Marsh Oster Tarn Vane Ruck Selby Thorne".split(), "son ley ton wick by".split())
]
OUTLETS = "Brackwater Echo:\n  display: full\n  evidence: letter\n"
ADA = """
Ada Quill:
  aliases: [Mrs Quill, Надя Квилл]
  description: Harbour master of Brackwater.
  roles: [Harbour master 2003-05/..]
"""


def written(to: Path, names: list[str], articles: int) -> Path:
    """The site of an archive in which every article names Ada Quill, and each of these names is in some."""
    people = ADA + "".join(f"{name}: {{}}\n" for name in names)
    files = making.content(people=people, outlets=OUTLETS)
    each = -(-len(names) // articles)
    for number in range(articles):
        named = " ".join(f"{name} came." for name in [*names[number * each : (number + 1) * each], *names[: number % 4]])
        text = f"Ada Quill said that engine number {number} was being looked at. Nobody asked Mrs Quill again.\n\n{named}"
        day, subjects = (
            f"{2001 + number % 4}-{1 + number % 12:02}-{1 + number % 28:02}",
            "[harbours (medtop:20000337), ferries]",
        )
        article = making.article(
            addresses.article_id(f"{number:064x}"), text, published=day, outlet="Brackwater Echo", subjects=subjects
        )
        files[f"content/articles/n{number}.md"] = article.encode()
    for path, data in files.items():
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        (to / path).write_bytes(data)
    assert cli.main(["-q", "--content", str(to / "content"), "--site", str(to / "site")]) == 0
    return to / "site"


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> str:
    names = [f"{one} {two}" for one, two in zip(FIRST, LAST, strict=False)]
    return f"file://{written(tmp_path_factory.mktemp('small'), names, 12)}/"


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> str:
    names = [f"{one} {two}" for one, two in product(FIRST, LAST)]
    return f"file://{written(tmp_path_factory.mktemp('large'), names, 180)}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def left(page: Page) -> list[str]:
    return page.locator("li[data-kind]:visible a").all_inner_texts()


def test_typing_leaves_the_names_that_have_it_and_says_how_many(page, small):
    page.goto(small + "names.html")
    page.get_by_label("Part of the name").fill("son")
    expect(page.get_by_role("status")).to_have_text("6 of 29 names")
    assert len(left(page)) == 6
    assert all("son" in name for name in left(page))
    expect(page.locator("section.letter:visible")).to_have_count(6)


def test_a_name_is_found_by_another_spelling_without_its_marks_and_by_its_words_in_any_order(page, small):
    page.goto(small + "names.html")
    box = page.get_by_label("Part of the name")
    for typed, found in [
        ("НАДЯ", ["Ada Quill"]),
        ("ozge", ["Özge Ruckton"]),
        ("quill ada", ["Ada Quill", "Ada Quillson"]),
        ("?", []),
    ]:
        box.fill(typed)
        assert left(page) == found, typed
    expect(page.get_by_role("status")).to_have_text("No name here is like that.")


def test_the_way_back_finds_the_list_as_it_was(page, small):
    page.goto(small + "names.html")
    page.get_by_label("Part of the name").fill("quill")
    page.get_by_label("Kind").select_option("people")
    before = left(page)
    assert page.url.endswith("names.html?q=quill&kind=people")
    page.get_by_label("Part of the name").press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ada Quill")
    page.go_back()
    expect(page.get_by_label("Part of the name")).to_have_value("quill")
    assert left(page) == before
    page.get_by_label("Part of the name").press("Enter")
    expect(page.get_by_role("link", name="Ada Quill", exact=True)).to_be_focused()
    page.get_by_label("Kind").select_option("places")
    assert left(page) == []
    page.goto(small + "names.html?q=&kind=nonsense")
    assert len(left(page)) == 29


def test_in_a_large_archive_the_beginning_of_a_name_leads_to_its_page_and_on(page, large):
    page.goto(large + "names.html")
    page.get_by_label("The name begins with").fill("quil")
    expect(page.get_by_role("status")).to_have_text("1 of 29 pages")
    page.keyboard.press("Enter")
    expect(page).to_have_url(large + "names/q.html?q=quil")
    expect(page.get_by_label("Part of the name")).to_have_value("quil")
    page.get_by_label("Part of the name").fill("quill ada")
    assert left(page)[0] == "Ada Quill"


def test_without_script_the_list_is_whole_and_has_no_filter(browser, small):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small + "names.html")
    assert len(left(page)) == 29
    expect(page.get_by_label("Part of the name")).to_be_hidden()
    context.close()


CROSSED = [pytest.param(*pair, marks=pytest.mark.thorough) for pair in (("light", 320), ("dark", 1280))]


@pytest.mark.parametrize(("scheme", "width"), [("dark", 320), *CROSSED])
def test_axe_finds_nothing_and_nothing_is_too_wide(browser, small, large, scheme, width):
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 800})
    page = context.new_page()
    addresses_ = [f"{small}{at}.html" for at in ("names", "people/ada-quill", "subjects/harbours", "subjects/index", "about")]
    addresses_ += [
        f"{large}{at}.html" for at in ("names", "names/q", "names/x4d9", "people/ada-quill", "people/ada-quill/2002")
    ]
    for address in addresses_:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
    context.close()
