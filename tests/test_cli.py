"""The command line, as a person uses it."""

import re
import shutil
from pathlib import Path

import pytest
from making import article, content

from pressmark import cli

CLIPPING = """Brackwater Gazette

No bread on Wednesday

3 April 2024

BRACKWATER – The van that sells bread on the pier did not come on Wednesday, and the passengers of the late ferry went without
their breakfast, said Ada Quill, the harbour master.

She had telephoned the baker, who was not at home. His brother said that the van had a flat tyre and would be mended by noon.
"""


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """An archive in the working directory, with one article, one clipping and a few registers."""
    files = content(
        outlets="Brackwater Gazette: {display: full}",
        people="# who is who\nAda Quill: {aliases: [Quill]}\n",
        ferry=article(outlet="Brackwater Gazette", published="2024-04-02"),
    )
    files["content/clippings/bread.txt"] = CLIPPING.encode()
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def snapshot(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def filed(archive) -> Path:
    (path,) = (archive / "content/articles/2024").glob("2024-04-03-*.md")
    return path


def test_one_command_files_builds_and_says_what_to_open(archive, capsys):
    assert cli.main([]) == 0
    said = capsys.readouterr()
    assert re.search(
        r"1 clipping filed; 2 articles, 1 name, \d+ pages; search index \d+ KB; 0 problems, \d+ doubts?; [\d.]+ s", said.out
    )
    assert "Open site/index.html" in said.out
    assert said.err == ""  # no progress where nobody looks
    assert (archive / "site/index.html").exists()
    assert filed(archive).read_text().startswith("---\nid: a")


def test_a_second_run_changes_no_byte(archive):
    cli.main(["-q"])
    before = snapshot(archive)
    assert cli.main(["-q"]) == 0
    assert snapshot(archive) == before


def test_an_article_that_a_curator_has_edited_is_never_rewritten(archive):
    cli.main(["-q"])
    path = filed(archive)
    path.write_text(path.read_text().replace("No bread on Wednesday", "[Bread is late]") + "\nA remark.\n")
    edited = path.read_bytes()
    cli.main(["-q"])
    assert path.read_bytes() == edited
    assert "[Bread is late]" in (archive / "site/index.html").read_text()


def test_a_deleted_article_comes_back_with_the_same_id(archive):
    cli.main(["-q"])
    before = filed(archive).read_text()
    filed(archive).unlink()
    cli.main(["-q"])
    assert filed(archive).read_text() == before


def test_a_broken_article_still_counts_as_filed(archive, capsys):
    cli.main(["-q"])
    filed(archive).write_text("---\n[\n" + filed(archive).read_text())
    assert cli.main([]) == 0
    assert "0 clippings filed" in capsys.readouterr().out
    assert len(list((archive / "content/articles").rglob("*.md"))) == 2


def test_headline_date_and_file_name_move_and_the_address_stays(archive):
    cli.main(["-q"])
    path = filed(archive)
    id = re.search(r"^id: (\w+)", path.read_text(), re.MULTILINE)[1]
    text = path.read_text().replace("No bread on Wednesday", "Other words").replace("2024-04-03", "2024-04-07")
    path.unlink()
    (archive / "content/articles/moved.md").write_text(text)
    (archive / "content/clippings/bread.txt").rename(archive / "content/clippings/brot.txt")
    assert cli.main(["-q"]) == 0
    assert "Other words" in (archive / f"site/a/{id}.html").read_text()
    assert len(list((archive / "content/articles").rglob("*.md"))) == 2


def test_publishing_notes_every_address_once_and_a_lost_one_is_refused(archive, capsys):
    assert cli.main(["-q", "--publish"]) == 0
    ledger = (archive / "content/permalinks.txt").read_text()
    assert " person people/ada-quill.html\n" in ledger
    assert cli.main(["-q", "--publish"]) == 0
    assert (archive / "content/permalinks.txt").read_text() == ledger
    standing = snapshot(archive / "site")
    (archive / "content/people.yaml").write_text("Ada Quill-Marsh: {aliases: [Ada Quill, Quill]}\n")
    capsys.readouterr()
    assert cli.main(["--publish"]) == 1
    said = capsys.readouterr().out
    assert "content/permalinks.txt: permalink-lost: people/ada-quill.html was published and would answer nothing" in said
    assert "Refused" in said
    assert snapshot(archive / "site") == standing
    (archive / "content/people.yaml").write_text(
        "Ada Quill-Marsh: {aliases: [Ada Quill, Quill], redirect_from: [people/ada-quill.html]}\n"
    )
    assert cli.main(["-q", "--publish"]) == 0
    assert "ada-quill-marsh.html" in (archive / "site/people/ada-quill.html").read_text()


def test_a_corrected_date_or_a_broken_article_does_not_block_publication(archive):
    cli.main(["-q", "--publish"])
    path = filed(archive)
    path.write_text(path.read_text().replace("2024-04-03", "2021-01-09"))
    assert cli.main(["-q", "--publish"]) == 0
    path.write_text(path.read_text().replace("headline:", "headline: [&"))
    assert cli.main(["-q", "--publish"]) == 0
    people = archive / "content/people.yaml"
    for slip in ("Ada Quill:\n\taliases: [Quill]\n", "Ada Quill: harbour master\n"):
        people.write_text(slip)
        assert cli.main(["-q", "--publish"]) == 0
        assert "being mended" in (archive / "site/people/ada-quill.html").read_text()


def test_a_redirect_from_a_page_that_stands_is_left_out_and_the_rest_is_published(archive, capsys):
    (archive / "content/articles/ferry.md").write_text(article(redirect_from="[names.html, old.html]"))
    assert cli.main([]) == 0
    assert "content/articles/ferry.md:1: redirect-taken: names.html" in capsys.readouterr().out
    assert (archive / "site/old.html").exists()


def test_problems_are_told_with_place_and_way_out_and_the_rest_is_built(archive, capsys):
    (archive / "content/articles/ferry.md").write_text(article(outlet="Brackwater Gazette", published="2024-02-31"))
    assert cli.main([]) == 0
    said = capsys.readouterr().out
    assert re.search(r"^content/articles/ferry\.md:5: date-impossible: .+\n    try: .+$", said, re.MULTILINE)
    assert cli.main(["-q", "--strict"]) == 1
    assert cli.main(["check"]) == 1


def test_check_writes_nothing(archive, capsys):
    before = snapshot(archive)
    assert cli.main(["check"]) == 0
    assert snapshot(archive) == before
    assert "0 problems" in capsys.readouterr().out


def test_review_prints_what_became_of_each_line(archive, capsys):
    assert cli.main(["review", "content/clippings/bread.txt"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"^ +3 +headline.*No bread on Wednesday$", said, re.MULTILINE)
    assert cli.main(["review", "bread.txt"]) == 0
    assert cli.main(["review", "nothing.txt"]) == 2


def test_add_brings_a_clipping_in_from_elsewhere(archive, tmp_path_factory, capsys):
    elsewhere = tmp_path_factory.mktemp("desk") / "rain.txt"
    elsewhere.write_text(CLIPPING.replace("bread", "rain").replace("Wednesday", "Thursday"))
    assert cli.main(["add", str(elsewhere)]) == 0
    assert (archive / "content/clippings/rain.txt").exists()
    assert "1 clipping filed" in capsys.readouterr().out


def test_an_article_written_by_hand_is_given_an_id(archive, capsys):
    own = archive / "content/articles/own.md"
    own.write_text("---\nheadline: By hand\noutlet: Brackwater Gazette\n---\n\nMy own text.\n")
    assert cli.main(["add"]) == 0
    assert re.fullmatch(
        r"---\nid: a\w{7}\nheadline: By hand\noutlet: Brackwater Gazette\n---\n\nMy own text\.\n", own.read_text()
    )


def test_a_withdrawn_article_leaves_a_page_that_says_so(archive):
    cli.main(["-q", "--publish"])
    assert cli.main(["withdraw", "ac2zht6t", "--reason", "at the writer's request"]) == 0
    assert cli.main(["-q", "--publish"]) == 0
    page = (archive / "site/a/ac2zht6t.html").read_text()
    assert "writer" in page
    assert "noindex" in page
    texts = "".join(path.read_text("utf-8", "replace") for path in (archive / "site").rglob("*") if path.is_file())
    assert "They stood on the pier until noon" not in texts


def test_the_private_edition_goes_to_its_own_folder_and_says_so(archive):
    assert cli.main(["-q", "--edition", "private"]) == 0
    page = (archive / "private/index.html").read_text()
    assert "noindex" in page
    assert "rivate" in page
    assert not (archive / "site").exists()


@pytest.mark.parametrize(
    "arguments", [["--content", "nowhere"], ["--templates", "nowhere"], ["withdraw", "axxxxxxx"], ["add", "nowhere.txt"]]
)
def test_what_lies_outside_the_content_is_one_sentence_and_exit_2(archive, capsys, arguments):
    assert cli.main(arguments) == 2
    said = capsys.readouterr()
    assert said.err.startswith("pressmark: ")
    assert said.err.count("\n") == 1
    assert not (archive / "site").exists()


def test_a_template_with_a_typo_is_named_and_the_site_that_stands_stays(archive, capsys):
    cli.main(["-q"])
    standing = snapshot(archive / "site")
    shutil.copytree(cli.TEMPLATES, archive / "mine")
    layout = archive / "mine/layout.html"
    layout.write_text(layout.read_text() + "\n{% if %}\n")
    assert cli.main(["--templates", "mine"]) == 2
    assert re.search(r"layout\.html:\d+", capsys.readouterr().err)
    layout.write_text(layout.read_text().replace("{% if %}", "{{ no_such_word }}"))
    assert cli.main(["--templates", "mine"]) == 2
    assert "no_such_word" in capsys.readouterr().err
    assert snapshot(archive / "site") == standing


def test_a_folder_that_is_not_ours_is_not_written_to(archive, capsys):
    assert cli.main(["--site", "content"]) == 2
    assert "one in the other" in capsys.readouterr().err
    (archive / "thesis").mkdir()
    (archive / "thesis/chapter.doc").write_text("years of work")
    assert cli.main(["--site", "thesis"]) == 2
    assert "did not write" in capsys.readouterr().err


def test_what_is_not_a_web_address_is_not_taken_for_one(archive, capsys):
    assert cli.main(["--url", "ferry"]) == 2
    assert cli.main(["add", "ftp://gazette.example/1"]) == 1
    assert "only addresses that begin with https://" in capsys.readouterr().out


def test_an_article_written_elsewhere_is_brought_in_as_an_article(archive, tmp_path_factory):
    own = tmp_path_factory.mktemp("desk") / "own.md"
    own.write_text("---\nheadline: By hand\n---\n\nMy own text.\n")
    assert cli.main(["add", str(own)]) == 0
    assert (archive / "content/articles/own.md").read_text().startswith("---\nid: a")
    assert not (archive / "content/clippings/own.md").exists()


def test_a_person_renamed_and_then_no_longer_named_keeps_both_addresses(archive):
    cli.main(["-q", "--publish"])
    (archive / "content/people.yaml").write_text("Ada Marsh: {aliases: [Ada Quill], redirect_from: [people/ada-quill.html]}\n")
    for path in (archive / "content/articles").rglob("*.md"):
        path.write_text(path.read_text().replace("Ada Quill", "The harbour master"))
    assert cli.main(["-q", "--publish"]) == 0
    assert (archive / "site/people/ada-quill.html").exists()
    assert (archive / "site/people/ada-marsh.html").exists()
