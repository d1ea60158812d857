"""What commands do beyond the plain build: pages from the web, clippings filed again, interrupted work."""

from argparse import Namespace

import pytest
from making import desk, unanswered

from pressmark import commands, fetching
from pressmark.model import UserError
from pressmark.work import Work

PAGE = b"""<!DOCTYPE html><html><head><title>No bread</title></head><body><article><h1>No bread on Wednesday</h1>
<p>3 April 2024</p>
<p>The van that sells bread on the pier did not come on Wednesday, and the passengers went without their breakfast.</p>
<p>She had telephoned the baker, who was not at home. His brother said that the van would be mended by noon.</p>
</article></body></html>"""


def add(here, *paths, again=False):
    return commands.add(here, Namespace(paths=paths, again=again))


def articles(here):
    return sorted((here.content / "articles").rglob("*.md"))


def test_a_page_from_the_web_becomes_a_clipping_that_knows_address_and_day(tmp_path):
    here = desk(tmp_path, lambda url: fetching.Fetched(url, PAGE, "text/html", 200))
    assert add(here, "https://gazette.example/no-bread-today") == 0
    (clipping,) = (here.content / "clippings").iterdir()
    assert clipping.name == "2024-05-01-gazette.example-no-bread-today.html"
    (article,) = articles(here)
    assert "original_url: https://gazette.example/no-bread-today" in article.read_text()
    assert "saved: '2024-05-01'" in article.read_text()


def test_a_text_from_the_web_is_entered_in_the_list_beside_the_clippings(tmp_path):
    text = "No bread on Wednesday\n\n3 April 2024\n\n" + "The van that sells bread on the pier did not come on Wednesday. " * 4
    here = desk(tmp_path, lambda url: fetching.Fetched(url, text.encode(), "text/plain", 200))
    assert add(here, "https://gazette.example/bread.txt") == 0
    assert "https://gazette.example/bread.txt" in (here.content / "clippings" / "clippings.csv").read_text()
    (article,) = articles(here)
    assert "original_url: https://gazette.example/bread.txt" in article.read_text()


def test_a_page_that_cannot_be_had_is_told_and_the_others_are_filed(tmp_path, capsys):
    def visit(url):
        return unanswered(url) if "lost" in url else fetching.Fetched(url, PAGE, "text/html", 200)

    here = desk(tmp_path, visit)
    assert add(here, "https://gazette.example/lost", "https://gazette.example/bread") == 1
    assert "https://gazette.example/lost: nobody answers" in capsys.readouterr().out
    assert len(articles(here)) == 1


def test_without_a_network_nothing_else_is_filed_by_the_way(tmp_path):
    here = desk(tmp_path)
    (here.content / "clippings" / "bread.html").write_bytes(PAGE)
    assert add(here, "https://gazette.example/1") == 1
    assert not articles(here)


def test_filing_again_keeps_the_article_as_it_stood_before(tmp_path, capsys):
    here = desk(tmp_path)
    (here.content / "clippings" / "bread.html").write_bytes(PAGE)
    assert add(here) == 0
    (article,) = articles(here)
    article.write_text(article.read_text().replace("No bread on Wednesday", "No bread at all"))
    touched = article.read_text()
    assert add(here, "bread.html", again=True) == 0
    assert "No bread on Wednesday" in article.read_text()
    (kept,) = (tmp_path / ".pressmark" / "before").rglob("*.md")
    assert kept.read_text() == touched
    assert str(kept) in capsys.readouterr().out


def test_filing_again_wants_to_know_what(tmp_path):
    with pytest.raises(UserError, match="name the clippings"):
        add(desk(tmp_path), again=True)


def test_filing_that_is_interrupted_keeps_what_was_filed_and_goes_on_from_there(tmp_path):
    def stop(step, done, of):
        raise KeyboardInterrupt

    here = desk(tmp_path, work=Work(say=stop))
    for number in range(20):
        (here.content / "clippings" / f"{number:02}.html").write_bytes(PAGE.replace(b"bread", b"bread %d" % number))
    with pytest.raises(KeyboardInterrupt):
        add(here)
    assert 0 < len(articles(here)) < 20
    first = {path: path.read_text() for path in articles(here)}
    assert add(desk(tmp_path)) == 0
    assert len(articles(here)) == 20
    assert all(path.read_text() == text for path, text in first.items())
