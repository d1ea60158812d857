"""A fetched page as a clipping: its name, and what it remembers of itself."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark import keeping
from pressmark.fetching import Fetched
from pressmark.filing import encodings, snapshots

DAY = date(2026, 11, 21)
URL = "https://coast.example/ferry?id=7&copy=2--3"
PAGE = "<!DOCTYPE html>\n<html><head><title>Ferry</title></head><body><p>The ferry did not run.</p></body></html>"


def remembered(data):
    told = snapshots.page(encodings.decoded(data).text).fields
    return told.get("original_url"), told.get("saved")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.coast.example/", "2026-11-21-coast.example.html"),
        ("https://coast.example/news/2026/no-ferry-on-monday/amp", "2026-11-21-coast.example-no-ferry-on-monday.html"),
        ("https://coast.example/story.php?id=77", "2026-11-21-coast.example-story-id-77.html"),
        ("https://COAST.example:8443/Ferries", "2026-11-21-coast.example-ferries.html"),
        ("https://coast.example/a%2Fb:c*d.html", "2026-11-21-coast.example-a-b-c-d.html"),
    ],
)
def test_a_file_is_named_after_day_host_and_page(url, expected):
    assert keeping.name(url, DAY) == expected


def test_letters_of_another_script_become_a_mark_that_stays_the_same():
    names = {keeping.name(f"https://coast.example/{step}", DAY) for step in ("паром", "паром", "хлеб")}
    assert len(names) == 2


def test_the_ending_tells_what_it_is_and_no_name_is_given_twice():
    assert keeping.name(URL, DAY, "application/pdf").endswith(".pdf")
    assert keeping.name(URL, DAY, "text/plain").endswith(".txt")
    first = keeping.name(URL, DAY)
    second = keeping.name(URL, DAY, taken={first})
    assert second == first.replace(".html", "-2.html")
    assert keeping.name(URL, DAY, taken={first, second}) == first.replace(".html", "-3.html")


@given(st.text(max_size=200).filter(lambda text: not set(text) & set("[]@:")), st.text("abc.-", min_size=1, max_size=200))
def test_a_name_is_good_on_every_system(path, host):
    name = keeping.name(f"https://{host}/{path}", DAY)
    assert len(name) <= 100
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
    assert name.startswith("2026-11-21")
    assert name.endswith(".html")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("top", ["", "<!DOCTYPE html>", '<?xml version="1.0"?>\n<!doctype html PUBLIC "x">', "\n\n"])
def test_a_page_remembers_its_address_and_the_day_and_loses_nothing(encoding, top):
    page = top + "<html><head><title>Паром</title></head><body><p>No ferry.</p></body></html>"
    made = keeping.stamped(page.encode(encoding), URL, DAY)
    assert remembered(made) == (URL.replace("--", "-%2D"), "2026-11-21")
    stamp = re.compile(r"\n?<!-- saved from .*-->\n<!-- fetched by .*-->\n")
    assert stamp.sub("", made.decode(encoding), count=1) == page


def test_the_doctype_stays_first_and_a_comment_cannot_be_ended_by_an_address():
    made = keeping.stamped(PAGE.encode(), "https://coast.example/--><script>", DAY).decode()
    assert made.startswith("<!DOCTYPE html>\n<!-- saved from url=(")
    assert "<script>" not in made


def test_an_encoding_only_the_server_knew_is_written_down():
    page = "<html><body><p>Паром не ходил в понедельник.</p></body></html>".encode("cp1251")
    made = keeping.stamped(page, URL, DAY, "windows-1251")
    assert "Паром не ходил" in encodings.decoded(made).text
    assert not encodings.decoded(made).guessed
    assert b"<meta charset" not in keeping.stamped(PAGE.encode(), URL, DAY, "utf-8")


def test_text_is_kept_in_utf8_and_a_pdf_as_it_is():
    text = "Паром".encode("cp1251")
    assert keeping.clipping(Fetched(URL, text, "text/plain", 200, "windows-1251"), DAY) == "Паром".encode()
    assert keeping.clipping(Fetched(URL, text, "text/plain", 200, "no-such-thing"), DAY) == text
    assert keeping.clipping(Fetched(URL, b"%PDF-1.7", "application/pdf", 200, "utf-8"), DAY) == b"%PDF-1.7"
    assert b"saved from" in keeping.clipping(Fetched(URL, PAGE.encode(), "text/html", 200), DAY)
