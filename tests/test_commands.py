"""What commands do beyond the plain build: pages from the web, clippings filed again, interrupted work, a curator's hour."""

from argparse import Namespace
from dataclasses import replace
from datetime import date

import pytest

from pressmark import commands, fetching
from pressmark.cli import TEMPLATES
from pressmark.commands import Desk
from pressmark.model import UserError
from pressmark.work import Work

PAGE = b"""<!DOCTYPE html><html><head><title>No bread</title></head><body><article><h1>No bread on Wednesday</h1>
<p>3 April 2024</p>
<p>The van that sells bread on the pier did not come on Wednesday, and the passengers went without their breakfast.</p>
<p>She had telephoned the baker, who was not at home. His brother said that the van would be mended by noon.</p>
</article></body></html>"""


def desk(tmp_path, visit=None, work=None):
    content = tmp_path / "content"
    (content / "clippings").mkdir(parents=True, exist_ok=True)
    (content / "site.yaml").write_text("title: Ferry clippings\n")
    return Desk(
        content=content,
        site=tmp_path / "site",
        templates=TEMPLATES,
        url="",
        quiet=False,
        loud=False,
        work=work or Work(),
        today=date(2024, 5, 1),
        clock=lambda: date(2024, 5, 1),
        visit=visit or never,
    )


def never(url):
    raise UserError(f"{url}: nobody answers")


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
        return never(url) if "lost" in url else fetching.Fetched(url, PAGE, "text/html", 200)

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


# What waits for a person's word.

PEOPLE = """\
# Who is who in the port.

Ada Quill:
  aliases:   # as her letters are signed
    - 'A. Quill'

Bert Quill:
"""

HARBOUR = """\
---
id: ac2zht6t
headline: A pier for Saltholm
published: XXXX-04-03   # the corner is torn
people: [Dee Marsh]
clipping: pier.txt
doubts:
- 'published: the year is not printed'
- 'headline: it may be a caption'
---

Cornelius Brackwater said on Monday that the pier would be built. Cornelius Brackwater has said so before.

It rained, and Quill was not there.
"""

PIER = "A pier for Saltholm\n\n3 April\n\nThe pier would be built, it was said on Monday in the rain. It rained all day.\n"


def port(tmp_path, *answers, **more):
    """An archive with something of every kind to decide, and the answers that will be given."""
    here = desk(tmp_path)
    given = iter(answers)

    def ask(prompt):
        print(prompt, end="")
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    for path, text in {"people.yaml": PEOPLE, "articles/pier.md": HARBOUR, "clippings/pier.txt": PIER, **more}.items():
        (here.content / path).parent.mkdir(parents=True, exist_ok=True)
        (here.content / path).write_text(text)
    return replace(here, ask=ask)


def review(here, accept=False, everything=False, model=""):
    return commands.review(here, Namespace(clipping="", accept=accept, all=everything, model=model))


def written(here, path):
    return (here.content / path).read_text()


def test_a_walk_through_a_small_archive_writes_each_answer_and_nothing_else(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    # A name in no register; a surname of two people; a name that no register knows; a date; a headline.
    here = port(tmp_path, "y", "2", "y", "e 2024-04-03", "y")
    assert review(here, accept=True) == 0
    assert written(here, "people.yaml") == PEOPLE + "\nCornelius Brackwater:\n\nDee Marsh:\n"
    assert written(here, "articles/pier.md") == (
        HARBOUR.replace("XXXX-04-03   #", "'2024-04-03'   #")
        .replace("[Dee Marsh]", "[Dee Marsh, Bert Quill]")
        .replace("doubts:\n- 'published: the year is not printed'\n- 'headline: it may be a caption'\n", "")
    )
    said = capsys.readouterr().out
    assert "   3 | 3 April" in said
    assert "5 answers written, 0 left" in said
    assert max(map(len, said.replace("> ", "").splitlines())) <= 80
    review(here, accept=True)
    assert capsys.readouterr().out == "0 answers written, 0 left\n"


def test_who_ends_a_walk_early_keeps_what_was_written(tmp_path, capsys):
    here = port(tmp_path, "y", "q")
    assert review(here, accept=True) == 0
    assert "Cornelius Brackwater:" in written(here, "people.yaml")
    assert written(here, "articles/pier.md") == HARBOUR
    assert "1 answer written, 4 left" in capsys.readouterr().out


def test_never_is_remembered_from_one_walk_to_the_next(tmp_path, capsys):
    here = port(tmp_path, "v")
    review(here, accept=True)
    assert written(here, "never.txt") == "Cornelius Brackwater\n"
    capsys.readouterr()
    review(here)
    assert "Names in no register" not in capsys.readouterr().out


def test_what_somebody_writes_during_a_walk_is_not_lost(tmp_path):
    here = port(tmp_path)
    people = here.content / "people.yaml"

    def ask(prompt):
        if "Eve" in people.read_text():
            raise EOFError
        people.write_text(PEOPLE + "\nEve Wood: {description: added meanwhile}\n")
        return "y"

    review(replace(here, ask=ask), accept=True)
    assert people.read_text() == PEOPLE + "\nCornelius Brackwater:\n\nEve Wood: {description: added meanwhile}\n"


def test_a_register_that_broke_during_a_walk_is_left_as_it_is(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    here = port(tmp_path)
    people = here.content / "people.yaml"
    answers = iter(["y", "n", "q"])

    def ask(prompt):
        people.write_bytes(b"Ada: [\n\xff")
        return next(answers)

    review(replace(here, ask=ask), accept=True)
    assert people.read_bytes() == b"Ada: [\n\xff"
    assert "people.yaml is not UTF-8 text; nothing was written" in " ".join(capsys.readouterr().out.split())


def test_an_answer_that_would_break_an_article_is_not_written(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pressmark.amending.amended", lambda text, change: text.replace("id: ac2zht6t", "id: no id"))
    here = port(tmp_path, "s", "1", "q")
    review(here, accept=True)
    assert written(here, "articles/pier.md") == HARBOUR
    assert "“no id” is no id" in capsys.readouterr().out


def test_the_list_of_work_begins_with_names_and_ends_with_what_else_is_wrong(tmp_path, capsys):
    here = port(tmp_path, **{"outlets.yaml": "Gazette: {display: everything}\n"})
    assert review(here) == 1
    said = capsys.readouterr().out
    order = (
        "Names in no register (1)",
        "Cornelius Brackwater:\n",
        "Names that may be one of several people (1)",
        "Names in front matter that no register knows (1)",
        "Dee Marsh:\n",
        "Doubtful headlines, dates and other fields (2)",
        "field-wrong-type",
        "5 things to decide: build.py review --accept",
    )
    assert [said.find(each) for each in order] == sorted(said.find(each) for each in order)
    assert said.find(order[0]) >= 0
    assert "open-doubt" not in said
    assert "unknown-name" not in said


def test_quietly_only_what_is_wrong_is_listed(tmp_path, capsys):
    assert review(replace(port(tmp_path), quiet=True)) == 1
    said = capsys.readouterr().out
    assert "Names in front matter that no register knows (1)" in said
    assert "Names in no register" not in said
    assert "Doubtful" not in said


def test_a_long_list_is_cut_unless_all_is_asked_for(tmp_path, capsys):
    doubts = "".join(f"- 'byline: reason {number}'\n" for number in range(30))
    here = port(tmp_path, **{"articles/pier.md": HARBOUR.replace("- 'headline: it may be a caption'\n", doubts)})
    review(here)
    assert "# and 11 more: --all" in capsys.readouterr().out
    review(here, everything=True)
    assert "more: --all" not in capsys.readouterr().out


def test_somebodys_model_may_find_the_names_and_is_missed_in_one_sentence(tmp_path):
    with pytest.raises(UserError, match="spaCy"):
        review(port(tmp_path), model="xx_no_such_model")


def test_a_problem_cannot_command_the_terminal(tmp_path, capsys):
    here = port(tmp_path, **{"people.yaml": '"Ada \\e[2J": {alais: [x]}\n'})
    commands.check(here, Namespace())
    assert "\x1b" not in capsys.readouterr().out
