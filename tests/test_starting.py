"""A new archive: what `build.py new` writes."""

import json
import re

import pytest
import yaml

from pressmark import cli, files, registers, starting
from pressmark.model import UserError

REGISTERS = ("site", "outlets", "people", "organisations", "places", "events")


def as_tree(texts):
    return {path: text.encode() for path, text in texts.items() if path.startswith("content/")}


def with_examples(texts):
    """The same files, as an editor leaves them that takes the comment mark off every line."""
    return {path: re.sub(r"^# ?", "", text, flags=re.MULTILINE) for path, text in texts.items()}


def test_a_new_archive_reads_without_a_problem_and_names_nobody():
    known, problems = registers.read(as_tree(starting.archive()))
    assert problems == []
    assert known.site.title == "A new archive of clippings"
    assert (known.outlets, known.entities) == ((), ())


def test_no_file_of_a_new_archive_is_taken_for_a_clipping_or_an_article():
    assert [path for path in starting.archive() if path.count("/") > 1] == [
        ".github/workflows/publish.yml",
        "content/clippings/.gitkeep",  # hidden files are passed over
        "content/articles/.gitkeep",
    ]


def test_every_example_can_be_used_by_taking_its_mark_away():
    known, problems = registers.read(as_tree(with_examples(starting.archive())))
    assert problems == []
    assert known.site.keeper == "Wendmark Harbour Library"
    assert known.site.specimen
    assert [(outlet.name, outlet.display, outlet.max_fraction) for outlet in known.outlets] == [
        ("Wendmark Tide Gazette", "excerpt", 0.2)
    ]
    assert [entity.key for entity in known.entities] == [
        "people/Ottilie Varnholm",
        "people/Ottilie Brack-Varnholm",
        "organisations/Wendmark Dredging Board",
        "places/Wendmark",
        "places/Lower Wendmark",
        "events/Dredgers' strike of 2031",
    ]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("content/site.yaml", registers.SITE_FIELDS),
        ("content/outlets.yaml", registers.OUTLET_FIELDS),
        ("content/people.yaml", registers.ENTITY_FIELDS["people"]),
        ("content/places.yaml", ("within", "coordinates")),
        ("content/events.yaml", ("date", "place", "articles", "not")),
    ],
)
def test_every_field_there_is_has_an_example(path, fields):
    text = with_examples(starting.archive())[path]
    assert [name for name in fields if not re.search(rf"^ *{name}:", text, re.MULTILINE)] == []


def test_the_workflow_builds_on_every_change_and_every_day_and_may_do_what_it_must():
    workflow = yaml.load(starting.workflow(), yaml.BaseLoader)
    assert workflow["on"].keys() == {"push", "schedule", "workflow_dispatch"}
    assert workflow["permissions"] == {"contents": "write", "pages": "write", "id-token": "write"}
    assert workflow["concurrency"] == {"group": "publish"}
    assert [step["uses"] for step in workflow["jobs"]["build"]["steps"]] == ["actions/checkout@v6", starting.ACTION]
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert len(starting.workflow().splitlines()) <= 22


def test_an_archive_begins_in_a_folder_that_is_not_there(tmp_path):
    files.begin(tmp_path / "clippings of mine", starting.archive())
    assert (tmp_path / "clippings of mine" / "content" / "clippings").is_dir()
    assert (tmp_path / "clippings of mine" / "README.md").read_text("utf-8") == starting.readme()
    assert files.read_tree(tmp_path / "clippings of mine" / "content").keys() == {f"content/{name}.yaml" for name in REGISTERS}


def test_an_archive_begins_in_an_empty_repository(tmp_path):
    (tmp_path / ".git").mkdir()
    files.begin(tmp_path, starting.archive())
    assert (tmp_path / "content" / "site.yaml").exists()


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "content"])
def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path, name):
    (tmp_path / name).write_text("mine")
    with pytest.raises(UserError, match="not empty"):
        files.begin(tmp_path, starting.archive())
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_or_a_link_is_not_taken_for_a_folder(tmp_path):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "link"):
        with pytest.raises(UserError, match="not a folder"):
            files.begin(tmp_path / name, starting.archive())


def test_the_command_begins_an_archive_that_builds(tmp_path, capsys):
    folder = tmp_path / "mine"
    assert cli.main(["new", str(folder)]) == 0
    assert "site.yaml" in capsys.readouterr().out
    where = ["--content", str(folder / "content"), "--site", str(folder / "site"), "--summary", str(folder / "summary.md")]
    assert cli.main([*where, "build", "--strict"]) == 0  # what is said before the name of a command holds
    assert (folder / "site" / "index.html").exists()
    assert (folder / "summary.md").read_text("utf-8").startswith("## Built: A new archive of clippings\n")


def standing(folder):
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_with_anything_else_in_it_is_left_as_it_is(tmp_path, capsys):
    (tmp_path / "letters.txt").write_text("mine")
    assert cli.main(["new", str(tmp_path)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert standing(tmp_path) == {"letters.txt": "mine"}


def test_an_archive_that_stands_is_given_what_editors_need_and_nothing_else(tmp_path, capsys):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text("title: Ferries\n")
    assert cli.main(["new", str(tmp_path)]) == 0
    assert "9 files for editors written" in capsys.readouterr().out
    assert standing(tmp_path) == {"content/site.yaml": "title: Ferries\n", **starting.editors()}
    assert cli.main(["new", str(tmp_path)]) == 0
    assert "0 files for editors written" in capsys.readouterr().out


def test_schemas_of_another_version_are_told_and_brought_up_to_date(tmp_path, capsys):
    cli.main(["new", str(tmp_path / "mine")])
    check = ["--content", str(tmp_path / "mine/content"), "--no-cache", "check"]
    capsys.readouterr()
    assert cli.main(check) == 0
    assert "another version" not in capsys.readouterr().out
    (tmp_path / "mine/.vscode/people.schema.json").write_text("{}")
    assert cli.main(check) == 0
    assert f"another version: build.py new {tmp_path / 'mine'}" in capsys.readouterr().out
    assert cli.main(["new", str(tmp_path / "mine"), "-v"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("wrote")] == [
        f"wrote {tmp_path / 'mine/.vscode/people.schema.json'}"
    ]
    assert standing(tmp_path / "mine") == dict(starting.archive())


def test_an_archive_without_schemas_is_not_told_to_have_them(tmp_path, capsys):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text("title: Ferries\n")
    cli.main(["--content", str(tmp_path / "content"), "--no-cache", "check"])
    assert "editors" not in capsys.readouterr().out


def test_settings_that_somebody_has_written_stay_and_what_they_lack_is_shown(tmp_path, capsys):
    cli.main(["new", str(tmp_path / "mine")])
    settings = tmp_path / "mine/.vscode/settings.json"
    settings.write_text('{"editor.tabSize": 2}\n')
    capsys.readouterr()
    cli.main(["new", str(tmp_path / "mine")])
    assert settings.read_text() == '{"editor.tabSize": 2}\n'
    said = capsys.readouterr().out
    lacking = json.loads("{" + said[said.index('"yaml.schemas"') : said.index("\n}") + 2] + "}")
    assert "./.vscode/events.schema.json" in lacking["yaml.schemas"]


def test_the_ends_of_lines_on_windows_are_no_other_version():
    given_out = {path: text.replace("\n", "\r\n").encode() for path, text in starting.editors().items()}
    assert starting.editors_anew(given_out) == {}
