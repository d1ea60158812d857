"""What has been worked out before, on the disk: never an error, and never another answer."""

import os
import random
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark import cache

TODAY = date(2024, 5, 1)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / ".pressmark"


def known(folder, *keys, name="step", day=TODAY):
    return list(cache.Cache(folder, day).recall(name, keys))


def keep(folder, name="step", day=TODAY, **texts):
    cache.Cache(folder, day).keep(name, texts)


def the_file(folder):
    return next(path for path in folder.iterdir() if path.suffix == ".sqlite3")


def test_what_is_kept_is_known_to_the_next_build(folder):
    keep(folder, a="[1]", b='"Талды"')
    assert known(folder, "b", "c", "a", "b") == ['"Талды"', None, "[1]", '"Талды"']


def test_another_step_with_the_same_key_is_another_thing(folder):
    keep(folder, a="[1]")
    assert known(folder, "a", name="other") == [None]


def test_nothing_is_made_for_a_question_and_git_ignores_what_is_made_for_an_answer(folder):
    assert known(folder, "a") == [None]
    assert not folder.exists()
    keep(folder, a="[1]")
    assert (folder / ".gitignore").read_text() == "*\n"


def test_a_folder_that_stood_before_gets_no_gitignore(folder):
    folder.mkdir()
    keep(folder, a="[1]")
    assert [path.name for path in folder.iterdir()] == [the_file(folder).name]
    assert known(folder, "a") == ["[1]"]


def test_what_another_version_of_the_program_made_is_not_known(folder, monkeypatch):
    keep(folder, a="[1]")
    monkeypatch.setattr(cache.Cache, "program", b"another")
    assert known(folder, "a") == [None]


def test_the_program_is_its_sources_and_the_packages_beside_it(tmp_path, monkeypatch):
    before = cache.Cache(tmp_path, TODAY).program
    assert cache.Cache(tmp_path, TODAY).program == before
    packages = tmp_path / "site-packages"
    (packages / "tesserae-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(packages)
    first = cache.Cache(tmp_path, TODAY).program
    (packages / "tesserae-1.0.dist-info").rename(packages / "tesserae-1.1.dist-info")
    assert len({before, first, cache.Cache(tmp_path, TODAY).program}) == 3


# Sizes and days.


def test_what_no_build_asks_for_is_forgotten_after_sixty_days(folder):
    keep(folder, a="[1]", b="[2]")
    later = TODAY + timedelta(days=50)
    assert known(folder, "b", day=later) == ["[2]"]
    keep(folder, day=TODAY + timedelta(days=70), c="[3]")
    assert known(folder, "a", "b", "c") == [None, "[2]", "[3]"]


def test_a_file_that_grows_too_long_forgets_what_was_used_longest_ago(folder, monkeypatch):
    monkeypatch.setattr(cache, "_MOST", 400_000)
    noise = random.Random(1)
    for day in range(10):
        texts = {f"k{day}-{number}": f'"{noise.randbytes(5_000).hex()}"' for number in range(20)}
        keep(folder, day=TODAY + timedelta(days=day), **texts)
    assert known(folder, "k0-0", "k5-0") == [None, None]
    assert known(folder, "k9-19")[0]
    assert the_file(folder).stat().st_size < 600_000


def test_ten_thousand_are_kept_and_known_in_a_handful_of_questions(folder, monkeypatch):
    texts = {str(number): f"[{number}]" for number in range(10_000)}
    cache.Cache(folder, TODAY).keep("step", texts)
    asked = []
    lay_out = cache._lay_out
    monkeypatch.setattr(cache, "_lay_out", lambda file: (lay_out(file), file.set_trace_callback(asked.append)))
    assert known(folder, *texts) == list(texts.values())
    assert len(asked) <= 20


# Whatever goes wrong.


@pytest.mark.parametrize("rubbish", [b"", b"rubbish" * 1000, b"SQLite format 3\0" + bytes(5000)])
def test_a_file_that_is_broken_is_no_file_and_is_begun_anew(folder, rubbish):
    keep(folder, a="[1]")
    the_file(folder).write_bytes(rubbish)
    assert known(folder, "a") == [None]
    keep(folder, a="[1]")
    keep(folder, a="[1]")
    assert known(folder, "a") == ["[1]"]


@given(st.data())
def test_whatever_happens_to_its_bytes_no_wrong_answer_comes_of_it(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("archive") / ".pressmark"
    texts = {str(number): '"' + str(number) * 300 + '"' for number in range(30)}
    keep(folder, **texts)
    whole = bytearray(the_file(folder).read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=40)):
        whole[at] = data.draw(st.integers(0, 255))
    the_file(folder).write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    for answer, text in zip(known(folder, *texts), texts.values(), strict=True):
        assert answer in (None, text)
    keep(folder, a="[1]")
    keep(folder, a="[1]")
    known(folder, "a")


def test_a_table_that_somebody_else_has_made_is_not_asked(folder):
    folder.mkdir()
    keep(folder, a="[1]")
    with sqlite3.connect(the_file(folder)) as file:
        file.execute("CREATE TRIGGER more AFTER INSERT ON kept BEGIN DELETE FROM kept; END")
    file.close()
    assert known(folder, "a") == [None]
    keep(folder, b="[2]")
    assert known(folder, "a", "b") == [None, "[2]"]


@pytest.mark.parametrize("value", [None, 7, "text", b"", b"no zlib"])
def test_a_value_that_is_not_ours_is_not_known(folder, value):
    keep(folder, a="[1]")
    with sqlite3.connect(the_file(folder)) as file:
        file.execute("UPDATE OR IGNORE kept SET value = ?", (value,))
    file.close()
    assert known(folder, "a") == ([None] if value is not None else ["[1]"])  # the table takes no NULL


def test_a_day_that_is_no_number_ends_nothing(folder):
    keep(folder, a="[1]")
    with sqlite3.connect(the_file(folder)) as file:
        file.execute("UPDATE kept SET used = 'ages ago'")
    file.close()
    known(folder, "a")
    keep(folder, a="[1]")
    assert known(folder, "a") == ["[1]"]


def test_a_value_that_would_fill_the_memory_is_not_opened(folder, monkeypatch):
    monkeypatch.setattr(cache, "_LONGEST", 1000)
    keep(folder, a='"' + "a" * 998 + '"', b='"' + "a" * 1_000_000 + '"')
    assert [text is None for text in known(folder, "a", "b")] == [False, True]


def test_a_file_another_build_is_writing_to_is_waited_for_a_little_and_then_done_without(folder, monkeypatch):
    monkeypatch.setattr(cache, "_WAIT", 0.01)
    keep(folder, a="[1]")
    other = sqlite3.connect(the_file(folder), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert known(folder, "a") == [None]
    keep(folder, b="[2]")
    other.execute("COMMIT")
    other.close()
    assert known(folder, "a", "b") == ["[1]", None]


def test_builds_at_once_do_each_other_no_harm(folder):
    def build(number):
        for step in range(10):
            keep(folder, **{f"{number}-{step}": f"[{number}]"})
            assert known(folder, f"{number}-{step}")[0] in (f"[{number}]", None)

    with ThreadPoolExecutor(4) as builds:
        list(builds.map(build, range(4)))
    found = known(folder, *(f"{number}-{step}" for number in range(4) for step in range(10)))
    assert sum(text is not None for text in found) > 20


def test_where_no_folder_can_be_made_nothing_is_kept(tmp_path):
    (tmp_path / "file").write_text("")
    keep(tmp_path / "file" / ".pressmark", a="[1]")
    assert known(tmp_path / "file" / ".pressmark", "a") == [None]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the disk refuses root nothing")
def test_a_folder_that_may_only_be_read_is_read(folder):
    keep(folder, a="[1]")
    folder.chmod(0o500)
    the_file(folder).chmod(0o400)
    try:
        keep(folder, b="[2]")
        assert known(folder, "a", "b", day=TODAY + timedelta(days=30)) == ["[1]", None]
    finally:
        folder.chmod(0o700)


def test_a_full_disk_keeps_nothing_and_breaks_nothing(folder, monkeypatch):
    keep(folder, a="[1]")
    lay_out = cache._lay_out
    monkeypatch.setattr(cache, "_lay_out", lambda file: (lay_out(file), file.execute("PRAGMA max_page_count = 1")))
    keep(folder, b='"' + random.Random(1).randbytes(50_000).hex() + '"')
    assert known(folder, "a", "b") == ["[1]", None]


@pytest.mark.parametrize("which", ["folder", "file"])
def test_a_link_in_our_place_is_neither_read_nor_written(tmp_path, folder, which):
    theirs = tmp_path / "theirs"
    keep(theirs, a="[1]")
    (theirs / ".gitignore").unlink()
    before = the_file(theirs).read_bytes()
    try:
        if which == "folder":
            folder.symlink_to(theirs, target_is_directory=True)
        else:
            folder.mkdir()
            (folder / the_file(theirs).name).symlink_to(the_file(theirs))
    except OSError:
        pytest.skip("this disk knows no links")
    keep(folder, b="[2]")
    assert known(folder, "a") == [None]
    assert the_file(theirs).read_bytes() == before
    assert [path.name for path in theirs.iterdir()] == [the_file(theirs).name]
