"""The receipt of an article, as a curator meets it in the private edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from making import content
from playwright.sync_api import Browser, Page, expect

from pressmark import cli

pytestmark = pytest.mark.browser

FERRY = """\
Pier Post Logo
Ferry stays in port again, and nobody knows for how long
By Tilda Marsh
3 May | 12:05
Read also: Who owns the pier?
SALTHOLM (Pier Post/Meridian) – The ferry to Brackwater did not run on Monday, and nobody had told the passengers.
Harbour master Ada Quill said that the engine was being looked at. She had no date for anybody who asked.
https://pier-post.example/a-very-long-address-without-any-break/that-goes-on-and-on/until-it-is-wider-than-a-telephone
The ferry is older than its captain, who was born in 1961. It has been repaired eleven times by the same two men.
"""


@pytest.fixture(scope="module")
def receipt(tmp_path_factory) -> Path:
    """The receipt of a clipping whose article has been corrected."""
    folder = tmp_path_factory.mktemp("desk")
    for path, data in {**content(), "content/clippings/ferry.txt": FERRY.encode()}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    where = ["-q", "--content", str(folder / "content"), "--site", str(folder / "private")]
    assert cli.main([*where, "add"]) == 0
    (filed,) = (folder / "content" / "articles").rglob("*.md")
    filed.write_text(
        filed.read_text("utf-8").replace("nobody had told the", "nobody told the") + "\nBread was sold.\n", "utf-8"
    )
    assert cli.main([*where, "--edition", "private"]) == 0
    return next((folder / "private" / "receipts").glob("*.html"))


@contextmanager
def opened(browser: Browser, receipt: Path, **options: object) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True, **options)
    page = context.new_page()
    page.goto(receipt.as_uri())
    yield page
    context.close()


def test_from_the_article_to_its_receipt_and_back_by_keyboard(browser, receipt):
    with opened(browser, receipt) as page:
        page.get_by_role("link", name="The article").focus()
        page.keyboard.press("Enter")
        expect(page.locator("article.cutting h1")).to_be_visible()
        page.get_by_role("link", name="How this was filed").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Receipt")
        page.get_by_role("link", name=re.compile(r"^line \d+$")).first.click()
        expect(page.locator("tr:target")).to_be_visible()


def test_each_line_has_its_number_and_says_in_words_what_became_of_it(browser, receipt):
    with opened(browser, receipt) as page:
        row = page.get_by_role("row", name="Pier Post Logo")
        expect(row.get_by_role("rowheader")).to_have_text("1")
        expect(row.locator("del")).to_have_text("Pier Post Logo")
        expect(row).to_contain_text("dropped: logo")
        expect(page.get_by_role("row", name="nobody had told")).to_contain_text("corrected since")
        expect(page.get_by_role("row", name="Bread was sold.")).to_contain_text("in no line of the clipping")


def test_a_line_and_what_came_of_it_stand_side_by_side_and_on_a_telephone_one_below_the_other(browser, receipt):
    with opened(browser, receipt, viewport={"width": 1280, "height": 800}) as page:
        cells = page.get_by_role("row", name="Harbour master").locator("td")
        saved, filed = cells.first.bounding_box(), cells.last.bounding_box()
        assert saved["y"] == filed["y"]
        assert saved["x"] + saved["width"] <= filed["x"]
        page.set_viewport_size({"width": 320, "height": 640})
        saved, filed = cells.first.bounding_box(), cells.last.bounding_box()
        assert filed["y"] >= saved["y"] + saved["height"]
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_receipt_or_its_article(browser, receipt, scheme):
    with opened(browser, receipt, color_scheme=scheme) as page:
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
            assert found.violations_count == 0, found.generate_report()
