"""The sample archive as readers meet it: over http, below a folder, and from a disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import serving
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from pressmark import cli

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def stand(tmp_path_factory) -> Path:
    """A folder with the site of the sample archive in `repo/`, as GitHub Pages serves it below the name of a repository."""
    folder = tmp_path_factory.mktemp("stand")
    shutil.copytree(ROOT / "content", folder / "content")
    assert cli.main(["-q", "--content", str(folder / "content"), "--site", str(folder / "repo")]) == 0
    return folder


@pytest.fixture(scope="module", params=["http", "http-below-a-folder", "file"])
def home(request, stand) -> Iterator[str]:
    """Where the site stands: at the root of a host, below a folder, or on a disk."""
    if request.param == "file":
        yield f"file://{stand}/repo/"
    else:
        with serving.folder(stand / "repo" if request.param == "http" else stand) as address:
            yield address if request.param == "http" else address + "repo/"


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    """A page of a browser that must stay silent, and that may ask nobody but the site for anything."""
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("request", lambda request: None if request.url.startswith((home, "data:")) else said.append(f"asked {request.url}"))
    yield page
    context.close()
    assert said == []


def every_page(stand: Path) -> list[str]:
    return sorted(path.relative_to(stand / "repo").as_posix() for path in (stand / "repo").rglob("*.html"))


def one_of_each_kind(stand: Path) -> list[str]:
    """One page of every folder and depth, and every page at the top."""
    kinds: dict[str, str] = {}
    for address in every_page(stand):
        folder = address.rpartition("/")[0]
        index = address.endswith("index.html")
        kinds.setdefault(f"{folder} {index}" if folder else address, address)
    return sorted(kinds.values())


def test_a_reader_gets_from_the_front_to_an_article_and_on(page, home):
    page.goto(home + "index.html")
    page.get_by_role("heading", name="Newest in print").locator("xpath=..").get_by_role("link").first.click()
    expect(page.locator("article.cutting h1")).to_be_visible()
    headline = page.locator("h1").inner_text()
    page.get_by_role("navigation", name="Previous and next by date").get_by_role("link").first.click()
    expect(page.locator("article.cutting h1")).not_to_have_text(headline)
    page.locator(".names a").first.click()
    expect(page.get_by_role("heading", name="Mentioned")).to_be_visible()
    page.locator("a[href*='#p-']").first.click()
    expect(page.locator(":target")).to_be_visible()


def test_a_word_typed_on_the_front_page_is_found_and_marked(page, home):
    page.goto(home + "index.html")
    page.get_by_role("searchbox").fill("Astana")
    page.keyboard.press("Enter")
    first = page.locator(".found ol li").first
    expect(first.locator("h3 a")).to_be_visible()
    expect(page.locator(".found mark").first).to_have_text("Astana")
    assert "search.html?q=Astana" in page.url
    found = first.locator("h3").inner_text()
    first.locator("h3 a").click()
    expect(page.locator("h1")).to_have_text(found)
    page.go_back()
    expect(page.locator(".found ol li").first.locator("h3")).to_have_text(found)


def test_search_is_reached_and_read_by_keyboard_alone(page, home):
    page.goto(home + "people/antony-blinken.html")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("strategic")
    page.keyboard.press("Enter")
    expect(page.locator(".found ol li").first).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".found ol li").first.locator("h3 a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("article.cutting h1")).to_be_visible()


@pytest.mark.parametrize("pages", [one_of_each_kind, pytest.param(every_page, marks=pytest.mark.thorough)])
def test_pages_are_silent_and_none_is_wider_than_a_small_telephone(page, home, stand, pages):
    page.set_viewport_size({"width": 320, "height": 640})
    for address in pages(stand):
        page.goto(home + address, wait_until="load")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


@contextmanager
def opened(browser: Browser, stand: Path, **options: object) -> Iterator[tuple[Page, str]]:
    context = browser.new_context(**options)
    yield context.new_page(), f"file://{stand}/repo/"
    context.close()


def test_without_script_everything_but_search_works(browser, stand):
    with opened(browser, stand, java_script_enabled=False) as (page, home):
        page.goto(home + "search.html")
        expect(page.get_by_role("link", name="A–Z").or_(page.locator("main a[href='names.html']")).first).to_be_visible()
        page.goto(home + "names.html")
        page.get_by_role("link", name="Antony Blinken").first.click()
        expect(page.locator("h1")).to_have_text("Antony Blinken")


def test_paper_gets_the_citation_and_not_the_search_box(browser, stand):
    with opened(browser, stand) as (page, home):
        page.goto(home + "calendar.html")
        page.goto(home + next(address for address in every_page(stand) if address.startswith("a/")))
        page.emulate_media(media="print")
        expect(page.get_by_text("Chicago")).to_be_visible()
        expect(page.get_by_role("searchbox")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page(browser, stand, scheme):
    addresses = one_of_each_kind(stand)
    if scheme == "dark":  # the same pages in other colours: one of each layout is enough
        addresses = ["index.html", "search.html", "people/antony-blinken.html", "2023/02/index.html", "rights.html"]
    with opened(browser, stand, color_scheme=scheme, bypass_csp=True) as (page, home):
        for address in addresses:
            if address == "404.html":
                continue  # its links are absolute, so from a disk it has no style sheet
            page.goto(home + address)
            found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
            assert found.violations_count == 0, f"{address}: {found.generate_report()}"
