"""The order of the steps: what is filed, what is adopted, what is published."""

import hashlib
from datetime import date

from making import article, content

from pressmark import frontmatter, pipeline
from pressmark.work import Work

CLIPPING = b"""Brackwater Gazette

The bread van did not come to the pier

3 April 2024

BRACKWATER - The van that sells bread on the pier did not come on Wednesday, and the passengers of the late ferry went without
their breakfast, said Ada Quill, the harbour master.

She had telephoned the baker, who was not at home. His brother said that the van had a flat tyre and would be mended by noon.
"""


def archive(**more):
    return {**content(ferry=article()), **{f"content/clippings/{name}.txt": data for name, data in more.items()}}


def add(files):
    return pipeline.add(files, Work())


def test_a_clipping_becomes_one_article_that_knows_where_it_came_from():
    filed = add(archive(bread=CLIPPING))
    ((path, text),) = filed.new.items()
    made, problems = frontmatter.read(path, text)
    assert not problems
    assert made.clipping == "bread.txt"
    assert made.clipping_sha256 == hashlib.sha256(CLIPPING).hexdigest()
    assert path.startswith("content/articles/2024/2024-04-03-")


def test_what_is_filed_is_not_filed_again_whatever_its_file_is_called():
    files = archive(bread=CLIPPING)
    files |= add(files).tree
    assert not add(files).new
    files["content/clippings/renamed.txt"] = files.pop("content/clippings/bread.txt")
    again = add(files)
    assert not again.new
    assert not again.problems


def test_an_exact_copy_is_reported_and_not_filed():
    filed = add(archive(bread=CLIPPING, copy=CLIPPING))
    assert len(filed.new) == 1
    assert [problem.code for problem in filed.problems] == ["clipping-duplicate"]


def test_a_copy_that_comes_later_is_reported_too():
    files = archive(bread=CLIPPING)
    files |= add(files).tree
    files["content/clippings/later.txt"] = CLIPPING
    filed = add(files)
    assert not filed.new
    assert [(problem.code, problem.origin.path) for problem in filed.problems] == [
        ("clipping-duplicate", "content/clippings/later.txt")
    ]


def test_a_clipping_that_has_changed_is_not_filed_over_its_article():
    files = archive(bread=CLIPPING)
    files |= add(files).tree
    files["content/clippings/bread.txt"] = CLIPPING + b"\nMore.\n"
    filed = add(files)
    assert not filed.new
    assert [problem.code for problem in filed.problems] == ["clipping-changed"]


def test_one_bad_clipping_does_not_keep_the_others_from_being_filed():
    filed = add(archive(bread=CLIPPING, empty=b"", noise=bytes(range(256)) * 9))
    assert len(filed.new) == 1
    assert sorted(problem.code for problem in filed.problems) == ["clipping-binary", "clipping-empty"]


def test_only_the_clippings_asked_for_are_filed():
    files = archive(bread=CLIPPING, other=CLIPPING.replace(b"bread", b"fish"))
    filed = pipeline.add(files, Work(), only=["content/clippings/other.txt"])
    assert ["fish" in text for text in filed.new.values()] == [True]


def test_a_broken_article_keeps_its_id_for_itself():
    files = archive(bread=CLIPPING)
    files |= add(files).tree
    (path,) = [path for path in files if path.startswith("content/articles/2024")]
    broken = files[path].replace(b"headline:", b"headline: [")
    articles, _ = frontmatter.read_all({**files, path: broken})
    assert len(frontmatter.unread({**files, path: broken}, articles)) == 1


def test_a_withdrawal_is_one_line_in_the_article_and_the_rest_stays():
    text = article(withdrawn="2020-01-01 old")
    made = pipeline.withdrawn(text, date(2024, 5, 1), "asked: by the writer", unnamed=True)
    read, problems = frontmatter.read("x", made)
    assert not problems
    assert read.withdrawn == "2024-05-01 unnamed: asked: by the writer"
    assert made.replace(made.splitlines()[1] + "\n", "") == article()
