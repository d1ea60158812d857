"""Which clippings are filed, which are not filed twice, and what an article keeps when its clipping is filed again."""

import io
import zipfile
from dataclasses import replace

from making import article, content

from pressmark import frontmatter, pipeline
from pressmark.filing import intake, wrappings
from pressmark.work import Forgetful, Work


def bread(day, thing="bread"):
    return f"""No {thing} on Wednesday

{day} April 2024

The van that sells {thing} on the pier did not come on Wednesday, and the passengers of the late ferry went without breakfast.

She had telephoned the baker, who was not at home. His brother said that the van had a flat tyre and would be mended by noon.
""".encode()


def archive(**clippings):
    files = content(ferry=article())
    return files | {f"content/clippings/{name.replace('_', '.')}": data for name, data in clippings.items()}


def add(files, **more):
    filed = pipeline.add(files, Work(), **more)
    return filed, {**files, **filed.tree}


def packed(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(f"{name}.txt", (2024, 4, 3, 0, 0, 0)), data)
    return out.getvalue()


class Notebook(Forgetful):
    """A memory in this process."""

    def __init__(self):
        self.known = {}

    def recall(self, name, keys):
        return iter([self.known.get(key) for key in keys])

    def keep(self, name, known):
        self.known |= known


def test_the_pictures_of_a_saved_page_and_the_list_beside_the_clippings_are_no_clippings():
    names = ("a.html", "a_files/logo.png", "a_files/more.txt", "clippings.csv", ".x", "b.txt")
    assert intake.paths({f"content/clippings/{name}": b"x" for name in names}) == [
        "content/clippings/a.html",
        "content/clippings/b.txt",
    ]


def test_each_clipping_of_a_zip_becomes_an_article_that_knows_its_number():
    filed, _ = add(archive(box_zip=packed(one=bread(3), two=bread(4, "fish"))))
    made = [frontmatter.read(path, text)[0] for path, text in filed.new.items()]
    assert [each.clipping for each in made] == ["box.zip#1", "box.zip#2"]
    assert [each.headline for each in made] == ["No bread on Wednesday", "No fish on Wednesday"]


def test_of_a_zip_that_has_grown_only_what_is_new_is_filed():
    _, files = add(archive(box_zip=packed(one=bread(3))))
    grown = files | archive(box_zip=packed(one=bread(3), two=bread(4, "fish")))
    filed, files = add(files | grown)
    assert len(filed.new) == 1
    assert not filed.problems
    assert not add(files)[0].new


def test_a_zip_that_was_packed_in_another_order_keeps_the_numbers_of_what_is_filed():
    _, files = add(archive(box_zip=packed(one=bread(3), two=bread(4, "fish"))))
    files |= archive(box_zip=packed(a=bread(5, "herring"), one=bread(3), two=bread(4, "fish")))
    grown, files = add(files)
    (new,) = (frontmatter.read(path, text)[0] for path, text in grown.new.items())
    assert (new.headline, new.clipping) == ("No herring on Wednesday", "box.zip#4")
    assert {piece.name: piece.data for piece in intake.pieces_of(files, ["box.zip#1", "box.zip#4"])} == {
        "box.zip#1": bread(3),
        "box.zip#4": bread(5, "herring"),
    }
    assert not add(files, only=["content/clippings/box.zip"], again=True)[0].changed


def test_a_mailbox_that_is_filed_whole_is_not_opened_again(monkeypatch):
    notebook = Notebook()
    files = archive(box_zip=packed(one=bread(3), two=bread(4, "fish")))
    articles = []
    assert len(intake.waiting(files, articles, memory=notebook).pieces) == 2
    files = add(files)[1]
    articles = frontmatter.read_all(files)[0]
    monkeypatch.setattr(wrappings, "pieces", None)
    assert intake.waiting(files, articles, memory=notebook).pieces == ()


def test_of_a_mailbox_that_is_known_what_was_deleted_is_still_found():
    notebook = Notebook()
    files = archive(box_zip=packed(one=bread(3), two=bread(4, "fish")))
    intake.waiting(files, (), memory=notebook)
    filed, files = add(files)
    del files[next(iter(filed.new))]
    assert len(intake.waiting(files, frontmatter.read_all(files)[0], memory=notebook).pieces) == 1


def test_a_file_may_have_a_number_in_its_name():
    names = ["Bread #3.txt", "Bread #3"]
    files = content() | {f"content/clippings/{name}": bread(day) for day, name in enumerate(names, 3)}
    assert len(add(files)[0].new) == 2
    assert [piece.data for piece in intake.pieces_of(files, names)] == [bread(4), bread(3)]


def test_an_article_deleted_from_a_zip_comes_back_with_its_id():
    filed, files = add(archive(box_zip=packed(one=bread(3), two=bread(4, "fish"))))
    gone = list(filed.new)[1]
    again, _ = add({path: data for path, data in files.items() if path != gone})
    assert again.new == {gone: filed.new[gone]}


def test_the_same_clipping_under_two_names_is_filed_once_and_said():
    filed, _ = add(archive(one_txt=bread(3), two_txt=bread(3)))
    assert len(filed.new) == 1
    assert [(problem.origin.path, problem.code) for problem in filed.problems] == [
        ("content/clippings/two.txt", "clipping-duplicate")
    ]


def test_each_article_is_handed_over_as_soon_as_it_is_made():
    kept = {}
    filed, _ = add(archive(one_txt=bread(3), two_txt=bread(4)), keep=kept.__setitem__)
    assert kept == filed.new


def drop(files):
    return files | {"content/outlets.yaml": b"Gazette: {aliases: [], drop: [She had telephoned]}\n"}


def test_filed_again_an_article_follows_a_new_hint_and_keeps_what_its_curator_added():
    filed, files = add(archive(one_txt=bread(3)))
    ((path, text),) = filed.new.items()
    assert "telephoned" in text
    touched = frontmatter.with_field(frontmatter.with_field(text, "note", "see the baker"), "embargoed_until", "2031-01-01")
    hinted = drop(files | {path: touched.encode()})
    assert not add(hinted)[0].changed
    again, _ = add(hinted, only=["content/clippings/one.txt"], again=True)
    assert not again.new
    made, _ = frontmatter.read(path, again.changed[path])
    assert "telephoned" not in made.body
    assert (made.note, made.embargoed_until.written) == ("see the baker", "2031-01-01")
    assert made.id == frontmatter.read(path, text)[0].id


def test_filed_again_without_a_new_hint_nothing_changes():
    _, files = add(archive(one_txt=bread(3)))
    again, _ = add(files, only=["content/clippings/one.txt"], again=True)
    assert (again.new, again.changed) == ({}, {})


def test_a_summary_by_the_curator_stays_the_text_when_its_clipping_is_filed_again():
    filed, files = add(archive(one_txt=bread(3)))
    ((path, text),) = filed.new.items()
    made, _ = frontmatter.read(path, text)
    summary = frontmatter.write(replace(made, representation="summary", body="No bread came."))
    again, _ = add(drop(files | {path: summary.encode()}), only=["content/clippings/one.txt"], again=True)
    assert "No bread came." in again.changed.get(path, summary)


def test_an_article_that_cannot_be_read_is_not_filed_over():
    filed, files = add(archive(one_txt=bread(3)))
    ((path, text),) = filed.new.items()
    broken = files | {path: text.replace("headline:", "headline").encode()}
    again, _ = add(broken, only=["content/clippings/one.txt"], again=True)
    assert (again.new, again.changed) == ({}, {})
    assert [problem.code for problem in again.problems] == ["article-unreadable"]
