"""What all tests share."""

import os

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("steady")


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="take what comes out of tests/sites as what is expected")


def pytest_configure(config):
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError("--update is for a person who reads the difference, not for continuous integration")
