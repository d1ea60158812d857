"""The preview, in a browser: a page is loaded anew when the site has changed, and no page elsewhere can read what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pressmark import files, preview

pytestmark = pytest.mark.browser

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry</title><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; img-src data:">
</head><body><p>No ferry on Monday.</p></body></html>
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[preview.Server]:
    site = tmp_path / "private"
    site.mkdir()
    (site / "index.html").write_text(PAGE)
    (site / "shard.js").write_text("window.shard = 'private words';")
    with preview.server(partial(files.served, site), 0) as server:
        yield server


def test_an_open_page_is_loaded_anew_under_the_policy_of_our_pages(
    browser: Browser, server: preview.Server, tmp_path: Path
) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(server.url)
    (tmp_path / "private" / "index.html").write_text(PAGE.replace("No ferry", "A ferry"))
    page.wait_for_timeout(2500)
    expect(page.locator("p")).to_have_text("No ferry on Monday.")  # it has asked, and nothing was said to have changed
    server.changed()
    expect(page.locator("p")).to_have_text("A ferry on Monday.")
    assert page.locator("script").count() <= 2  # those that asked are taken away again
    assert complaints == []
    page.close()


@pytest.mark.parametrize("page_of_the_server", [True, False])
def test_a_page_elsewhere_cannot_load_our_files_as_its_own(
    browser: Browser, server: preview.Server, tmp_path: Path, page_of_the_server: bool
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text(f'<script src="{server.url}shard.js"></script>')
    (tmp_path / "private" / "uses.html").write_text('<script src="shard.js"></script>')
    with preview.server(partial(files.served, elsewhere), 0) as other:
        page = browser.new_page()
        page.goto(f"{server.url}uses.html" if page_of_the_server else other.url, wait_until="load")
        assert page.evaluate("() => window.shard ?? null") == ("private words" if page_of_the_server else None)
        page.close()
