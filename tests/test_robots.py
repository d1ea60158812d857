"""What robots.txt asks of us."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark import robots

HOST = "https://coast.example"


def allowed(text, path, agent="Pressmark/1.0 (+https://archive.example/)"):
    return robots.read(text, agent).allow(HOST + path)


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        ("", "/a", True),
        ("Disallow:", "/a", True),
        ("Disallow: /", "/a", False),
        ("Disallow: /a", "/ab", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /\nAllow: /news/", "/news/a", True),  # the longest decides, not the first
        ("Allow: /news/\nDisallow: /news/private", "/news/private/a", False),
        ("Allow: /a\nDisallow: /a", "/a", True),
        ("Disallow: /*.pdf$", "/x/a.pdf", False),
        ("Disallow: /*.pdf$", "/x/a.pdf?page=1", True),
        ("Disallow: /*/print/*", "/2023/print/a", False),
        ("Disallow: *?", "/a?b=1", False),
        ("Disallow: /a*b$", "/ab/ab", False),
        ("Disallow: /ab*b$", "/ab", True),
        ("Disallow: /a%20b # not yet", "/a b", False),
        ("Disallow: /%D0%BF", "/п", False),
    ],
)
def test_the_longest_rule_that_fits_decides(rules, path, expected):
    assert allowed(f"User-agent: *\n{rules}\n", path) is expected


def test_a_group_that_names_us_replaces_what_is_said_to_all():
    text = "User-agent: *\nDisallow: /\n\nUser-agent: Other\nUSER-AGENT: PressMark\nDisallow: /private\nCrawl-delay: 2.5\n"
    assert allowed(text, "/a")
    assert not allowed(text, "/private/a")
    assert not allowed(text, "/a", agent="Somebody/1")
    assert robots.read(text, "Pressmark/1").delay == 2.5
    assert robots.read("User-agent: *\nCrawl-delay: soon\n", "Pressmark/1").delay is None


def test_groups_of_one_name_are_one():
    text = "User-agent: *\nDisallow: /a\nSitemap: /map.xml\nUser-agent: *\nDisallow: /b\n"
    assert not allowed(text, "/a")
    assert not allowed(text, "/b")


def test_many_stars_take_no_time():
    assert allowed("User-agent: *\nDisallow: /" + "*a" * 5_000 + "*z", "/" + "a" * 20_000)


@given(st.text(max_size=200), st.text(max_size=50))
def test_whatever_it_says_reading_ends(text, path):
    robots.read("User-agent: *\n" + text, "Pressmark/1").allow("https://coast.example/" + path.replace("[", ""))
