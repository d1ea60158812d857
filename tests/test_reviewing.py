"""A curator's hour: what waits for a person's word, as a list and as a walk through it that writes the answers down."""

from argparse import Namespace
from dataclasses import replace

import pytest
from making import desk

from pressmark import reviewing
from pressmark.model import UserError

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
    return reviewing.archive(here, Namespace(accept=accept, all=everything, model=model))


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


def test_a_register_that_may_not_be_written_is_left_as_it_is_and_the_walk_goes_on(tmp_path, capsys):
    here = port(tmp_path, "y", "v")
    (here.content / "people.yaml").chmod(0o444)
    assert review(here, accept=True) == 0
    assert written(here, "people.yaml") == PEOPLE
    assert written(here, "never.txt") == "Cornelius Brackwater\n"
    assert "the file is read-only" in " ".join(capsys.readouterr().out.split())


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


def test_who_walks_while_a_register_is_broken_is_told_why_no_names_are_asked_about(tmp_path, capsys):
    here = port(tmp_path, "q", **{"people.yaml": PEOPLE + "\nBert Quill: {}\n"})
    review(here, accept=True)
    said = capsys.readouterr().out
    assert "people.yaml:9: key-repeated" in said
    assert "Until this is mended, names in no register are not asked about." in said
    assert "Cornelius Brackwater" not in said
