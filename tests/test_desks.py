"""What every command works at."""

from pathlib import Path

from making import desk

from pressmark import desks
from pressmark.model import Origin


def test_a_place_is_told_as_a_person_here_would_open_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert desk(tmp_path).place(Origin("content/people.yaml", 7)) == str(Path("content", "people.yaml:7"))
    assert desk(tmp_path).place(Origin("permalinks.txt")) == "permalinks.txt"


def test_a_clipping_may_be_named_from_the_folder_of_clippings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    here = desk(tmp_path)
    (here.content / "clippings" / "pier.txt").write_text("")
    assert here.clipping("pier.txt").read_text() == here.clipping("content/clippings/pier.txt").read_text() == ""


def test_a_problem_cannot_command_the_terminal(tmp_path, capsys):
    here = desk(tmp_path)
    (here.content / "people.yaml").write_text('"Ada \\e[2J": {alais: [x]}\n')
    assert desks.tell_all(here, here.tree()) == 1
    said = capsys.readouterr().out
    assert "alais" in said
    assert "\x1b" not in said


def test_what_was_told_already_is_not_told_twice(tmp_path, capsys):
    here = desk(tmp_path)
    (here.content / "people.yaml").write_text("Ada: {alais: [x]}\n")
    assert desks.tell_all(here, here.tree(), lambda problem: True) == 1
    assert capsys.readouterr().out == "1 problem, 0 doubts in 0 articles\n"
