"""What all tests share."""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

settings.register_profile("steady", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("steady")


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="take what comes out of tests/sites as what is expected")


def pytest_configure(config):
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError("--update is for a person who reads the difference, not for continuous integration")


def pytest_collection_modifyitems(items):
    slow = ("browser", "test_action.py", "test_determinism.py")  # begun first, they are not waited for at the end
    items.sort(key=lambda item: not any(part in slow for part in item.path.parts))


OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Without one the test is skipped and says so; where CI promises one, that is a failure."""
    chromium = shutil.which("chromium")
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("there is no chromium here, and CI promises one")
        pytest.skip("there is no chromium here")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        yield running
        running.close()
