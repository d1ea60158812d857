"""The finished site, before it replaces the one that stands."""

from pressmark.publishing import audit


def refusals(pages, files=(), ledger=(), url=""):
    seen = [audit.look(address, html, url) for address, html in pages.items()]
    return audit.refusals(seen, {*pages, *files}, ledger)


def found(*args, **more):
    return [(problem.code, problem.origin.path, problem.origin.line) for problem in refusals(*args, **more)]


def test_a_site_whose_links_all_lead_somewhere_passes():
    pages = {
        "index.html": '<a href="a/x.html#p-1">x</a> <a href="#top">t</a> <p id="top">\n<a href="https://e.example/">e</a>',
        "a/x.html": '<p id="p-1"><a href="../index.html?q=1">i</a><link href="../static/site.css">',
    }
    assert not refusals(pages, files=["static/site.css"])


def test_a_dead_link_is_refused_with_its_page_and_line():
    page = '<p>\n<p>\n<a href="#"></a><a href="../people/nobody.html">x</a>'
    assert found({"a/x.html": page}) == [("dead-link", "site/a/x.html", 3)]


def test_a_link_to_a_place_that_is_not_on_the_page_is_refused():
    assert found({"index.html": '<a href="#p-2">x</a>', "b.html": '<p id="p-1">'}) == [("dead-fragment", "site/index.html", 1)]


def test_a_missing_script_or_style_sheet_is_refused():
    assert [code for code, _, _ in found({"index.html": '<script src="static/search.js"></script>'})] == ["dead-link"]


def test_a_redirect_that_leads_nowhere_is_refused():
    page = '<meta http-equiv="refresh" content="0; url=a/x.html">'
    assert [code for code, _, _ in found({"old.html": page})] == ["dead-link"]


def test_the_page_for_missing_pages_has_absolute_links_which_are_links_within():
    page = '<a href="https://ferry.example/repo/a/x.html">x</a>'
    assert not refusals({"index.html": page}, url="https://ferry.example/repo/")
    assert not refusals({"404.html": page, "a/x.html": ""}, url="https://ferry.example/repo/")
    assert [code for code, _, _ in found({"404.html": page}, url="https://ferry.example/repo/")] == ["dead-link"]


def test_an_address_of_the_ledger_that_would_answer_nothing_is_refused_with_the_ways_out():
    name, gone = refusals({"index.html": ""}, ledger=["index.html", "people/ada-quill.html", "a/ac2zht6t.html"])
    assert (name.code, name.weight, gone.code) == ("permalink-lost", "refusal", "permalink-lost")
    assert "people/ada-quill.html" in name.sentence
    assert "redirect_from" in name.remedy
    assert "withdraw" in gone.remedy


def test_prose_about_links_is_not_a_link():
    assert not refusals({"index.html": '<p id="p-1">He wrote href="old.html" and id="x" and src="logo.png".</p>'})
    assert audit.look("index.html", '<p>it said id="x" <b>then</b></p>').ids == frozenset()
