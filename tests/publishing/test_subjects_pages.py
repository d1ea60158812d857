"""Subjects: a page each, with a code among the IPTC Media Topics where an article gives one."""

from __future__ import annotations

import making
from paging import html, planned

from pressmark import addresses
from pressmark.model import Edition
from pressmark.publishing import feeds

IDS = [addresses.article_id(f"{number:064x}") for number in range(3)]


def filed(*subjects: str) -> Edition:
    """An article for each list of subjects."""
    articles = {f"n{n}": making.article(IDS[n], subjects=each, published="2023-02-28") for n, each in enumerate(subjects)}
    return making.edition(making.content(**articles))


def test_a_subject_with_its_code_and_without_is_one_subject():
    edition = filed("[harbours (medtop:20000337), ferries]", "[harbours]")
    found = {address for address, page in planned(edition).items() if page.template == "subject.html"}
    assert found == {"subjects/harbours.html", "subjects/ferries.html"}
    page = html(edition, "subjects/harbours")["subjects/harbours.html"]
    assert "<h1>harbours</h1>" in page
    assert "2 articles" in page
    assert '<a href="http://cv.iptc.org/newscodes/mediatopic/20000337">medtop:20000337</a>' in page


def test_a_code_that_comes_later_does_not_move_the_page():
    for written in ("harbours", "harbours (medtop:20000337)"):
        assert "subjects/harbours.html" in planned(filed(f"[{written}]"))
    bare, coded = (set(planned(filed(f"[{written}]"))) for written in ("гавани", "гавани (medtop:20000337)"))
    assert bare == coded


def test_an_article_is_filed_under_a_name_and_not_under_a_code():
    page = html(filed("[harbours (medtop:20000337)]"), "a/")[f"a/{IDS[0]}.html"]
    assert '<a href="../subjects/harbours.html">harbours</a>' in page


def test_the_page_of_a_subject_has_its_feed():
    edition = filed("[harbours]")
    page = html(edition, "subjects/harbours")["subjects/harbours.html"]
    assert '<link rel="alternate" type="application/atom+xml" href="harbours.xml" title="harbours · Ferry clippings">' in page
    assert "subjects/harbours.xml" in feeds.files(edition)


def test_what_looks_like_a_code_and_is_none_belongs_to_the_name():
    assert addresses.subject("harbours (medtop:1)") == ("harbours (medtop:1)", "")
    assert addresses.subject("(medtop:20000337)") == ("(medtop:20000337)", "")


def test_the_list_of_subjects_has_each_once_in_order_of_the_alphabet():
    page = html(filed("[tides, harbours (medtop:20000337)]", "[harbours]"), "subjects/index")["subjects/index.html"]
    assert page.index(">harbours</a> <span>2</span>") < page.index(">tides</a> <span>1</span>")
    assert page.count(">harbours</a>") == 1
