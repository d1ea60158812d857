"""The disk, both ways."""

import os
from pathlib import Path

import pytest

from pressmark import files
from pressmark.model import UserError


@pytest.fixture
def site(tmp_path):
    def made(**pages):
        standing = files.Site(tmp_path / "site")
        for name, text in pages.items():
            standing.put(f"{name.replace('__', '/')}.html", text.encode())
        return standing

    return made


def listing(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_missing_archive_is_told_how_to_begin(tmp_path):
    with pytest.raises(UserError, match=r"build\.py new"):
        files.read_tree(tmp_path / "content")


def test_an_archive_is_read_without_hidden_files_and_links_that_lead_out(tmp_path):
    root = tmp_path / "content"
    (root / "clippings").mkdir(parents=True)
    (root / "site.yaml").write_text("title: x\n")
    (root / "clippings" / "a.txt").write_text("a")
    (root / "clippings" / ".DS_Store").write_text("x")
    (tmp_path / "secret.txt").write_text("secret")
    (root / "clippings" / "b.txt").symlink_to(tmp_path / "secret.txt")
    assert sorted(files.read_tree(root)) == ["content/clippings/a.txt", "content/site.yaml"]


def test_a_file_is_read_as_it_stands_at_the_moment(tmp_path):
    assert files.standing(tmp_path, "content/people.yaml") == b""
    (tmp_path / "people.yaml").write_bytes(b"Ada:\n")
    assert files.standing(tmp_path, "content/people.yaml") == b"Ada:\n"


def test_a_new_article_never_takes_the_place_of_one_that_stands(tmp_path):
    files.create(tmp_path, {"content/articles/2023/a.md": b"one"})
    with pytest.raises(UserError, match="left as it is"):
        files.create(tmp_path, {"content/articles/2023/a.md": b"two"})
    assert (tmp_path / "articles/2023/a.md").read_text() == "one"
    assert listing(tmp_path) == ["articles/2023/a.md"]


def never(name, data):
    return False


def test_a_clipping_from_elsewhere_is_brought_in_once(tmp_path):
    root = tmp_path / "content"
    elsewhere = tmp_path / "ferry.txt"
    elsewhere.write_text("No ferry.")
    assert files.bring_in(root, elsewhere, never) == files.bring_in(root, elsewhere, never) == ["content/clippings/ferry.txt"]
    elsewhere.write_text("Another.")
    with pytest.raises(UserError, match="rename"):
        files.bring_in(root, elsewhere, never)
    with pytest.raises(UserError, match="no such file"):
        files.bring_in(root, tmp_path / "nothing.txt", never)


def test_a_site_is_put_in_place_whole(site, tmp_path):
    made = site(index="one", a__x="x")
    assert not (tmp_path / "site").exists()
    changes = made.publish()
    assert (changes.added, changes.changed, changes.deleted) == (2, 0, 0)
    assert listing(tmp_path) == ["site/a/x.html", "site/index.html", "site/manifest-sha256.txt"]


def test_what_has_not_changed_is_not_touched_and_what_is_gone_is_deleted(site, tmp_path):
    site(index="one", a__x="x", b__y="y").publish()
    before = (tmp_path / "site/index.html").stat()
    changes = site(index="one", a__x="z").publish()
    assert (changes.added, changes.changed, changes.deleted, changes.unchanged) == (0, 1, 1, 1)
    assert (tmp_path / "site/index.html").stat().st_mtime_ns == before.st_mtime_ns
    assert listing(tmp_path / "site") == ["a/x.html", "index.html", "manifest-sha256.txt"]
    assert not (tmp_path / "site/b").exists()


def test_a_site_that_is_refused_leaves_the_one_that_stands(site, tmp_path):
    site(index="one").publish()
    site(index="two").discard()
    assert (tmp_path / "site/index.html").read_text() == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_with_other_peoples_files_is_not_written_to(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/thesis.doc").write_text("years of work")
    with pytest.raises(UserError, match="did not write"):
        files.Site(tmp_path / "site")
    assert listing(tmp_path) == ["site/thesis.doc"]


def test_links_in_the_site_are_not_followed(site, tmp_path):
    site(index="one", a__x="x").publish()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.html").write_text("theirs")
    (tmp_path / "site/a/x.html").unlink()
    (tmp_path / "site/a").rmdir()
    (tmp_path / "site/a").symlink_to(outside)
    site(index="one", a__x="new").publish()
    assert (outside / "x.html").read_text() == "theirs"
    assert (tmp_path / "site/a/x.html").read_text() == "new"
    assert not (tmp_path / "site/a").is_symlink()


def test_a_repository_in_the_site_is_kept(site, tmp_path):
    site(index="one").publish()
    (tmp_path / "site/.git").mkdir()
    (tmp_path / "site/.git/HEAD").write_text("ref")
    site(index="two").publish()
    assert (tmp_path / "site/.git/HEAD").exists()


def test_the_manifest_is_as_sha256sum_reads_it(site, tmp_path):
    import shutil
    import subprocess

    if not shutil.which("sha256sum"):
        pytest.skip("no sha256sum on this machine")
    site(index="one", a__x="x").publish()
    done = subprocess.run(["sha256sum", "-c", "manifest-sha256.txt"], cwd=tmp_path / "site", capture_output=True, text=True)
    assert done.returncode == 0
    assert done.stdout.splitlines() == ["a/x.html: OK", "index.html: OK"]


def test_no_address_leads_out_of_the_site(tmp_path):
    made = files.Site(tmp_path / "site")
    for address in ("../x.html", "a/../../x.html", "/etc/x.html", "a\0b.html"):
        with pytest.raises(ValueError, match="leads out"):
            made.put(address, b"x")


@pytest.mark.parametrize("inner", ["content", "content/clippings", "."])
def test_site_and_archive_do_not_lie_one_in_the_other(tmp_path, inner):
    site = tmp_path / "site"
    files.Site(site).publish()
    (site / "content/clippings").mkdir(parents=True)
    with pytest.raises(UserError, match="one in the other"):
        files.Site(site, apart=[site / inner])
    with pytest.raises(UserError, match="one in the other"):
        files.Site(tmp_path / "archive/out", apart=[tmp_path / "archive"])
    assert (site / "content/clippings").is_dir()


def test_what_an_ended_build_left_behind_is_swept_and_a_running_one_is_not(tmp_path):
    gone, mine = tmp_path / ".site-4194999-x.new", tmp_path / f".site-{os.getpid()}-x.new"
    gone.mkdir()
    mine.mkdir()
    files.Site(tmp_path / "site").discard()
    assert (gone.exists(), mine.exists()) == (False, True)


def test_a_folder_that_cannot_be_read_is_said_and_not_taken_for_empty(tmp_path, monkeypatch):
    def walk(root, onerror):
        onerror(PermissionError(13, "Permission denied", str(root / "articles")))
        return []

    monkeypatch.setattr(os, "walk", walk)
    with pytest.raises(UserError, match="articles: Permission denied"):
        files.read_tree(tmp_path)


def test_a_link_to_itself_and_a_name_that_is_no_text_end_nothing(tmp_path):
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("x")
    assert list(files.read_tree(tmp_path)) == ["content/caf\ufffd.txt"]


def test_a_full_disk_is_one_sentence_and_the_site_that_stands_stays(site, tmp_path, monkeypatch):
    site(index="one").publish()
    made = site(index="two")

    def full(self, data):
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UserError, match="No space left"):
        made.put("a.html", b"x")
    monkeypatch.undo()
    made.discard()
    assert (tmp_path / "site/index.html").read_text() == "one"


def test_lines_are_added_to_the_ledger_whatever_is_in_it(tmp_path):
    (tmp_path / "permalinks.txt").write_bytes(b"old \xe9 line")
    files.note(tmp_path, "content/permalinks.txt", "new line\n")
    assert (tmp_path / "permalinks.txt").read_bytes() == b"old \xe9 line\nnew line\n"


def test_a_file_written_anew_keeps_its_permissions_and_leaves_nothing_beside_it(tmp_path):
    (tmp_path / "people.yaml").write_text("A:\n")
    (tmp_path / "people.yaml").chmod(0o640)
    files.replace(tmp_path, {"content/people.yaml": "A:\nB:\n"})
    assert (tmp_path / "people.yaml").read_text() == "A:\nB:\n"
    assert (tmp_path / "people.yaml").stat().st_mode & 0o777 == 0o640
    assert listing(tmp_path) == ["people.yaml"]


def test_what_a_link_leads_to_is_written_and_the_link_stays(tmp_path):
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers/people.yaml").write_text("A:\n")
    (tmp_path / "people.yaml").symlink_to("registers/people.yaml")
    files.replace(tmp_path, {"content/people.yaml": "B:\n"})
    files.note(tmp_path, "content/people.yaml", "C:\n")
    assert (tmp_path / "people.yaml").is_symlink()
    assert (tmp_path / "registers/people.yaml").read_text() == "B:\nC:\n"
    assert listing(tmp_path) == ["people.yaml", "registers/people.yaml"]


def test_a_link_out_of_the_archive_is_not_written_through(tmp_path):
    root = tmp_path / "content"
    root.mkdir()
    (tmp_path / "people.yaml").write_text("A:\n")
    (root / "people.yaml").symlink_to(tmp_path / "people.yaml")
    with pytest.raises(UserError, match="leads out of the archive"):
        files.replace(root, {"content/people.yaml": "B:\n"})
    assert (tmp_path / "people.yaml").read_text() == "A:\n"


def test_where_one_file_is_read_only_none_is_written(tmp_path):
    for name in ("people.yaml", "places.yaml"):
        (tmp_path / name).write_text("A:\n")
    (tmp_path / "places.yaml").chmod(0o444)
    with pytest.raises(UserError, match=r"places\.yaml: the file is read-only"):
        files.replace(tmp_path, {"content/people.yaml": "B:\n", "content/places.yaml": "B:\n"})
    with pytest.raises(UserError, match="read-only"):
        files.note(tmp_path, "content/places.yaml", "B:\n")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"people.yaml": "A:\n", "places.yaml": "A:\n"}
