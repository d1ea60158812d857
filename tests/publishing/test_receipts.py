"""The receipt of an article: its clipping line by line, beside the article as it now stands."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark import cache, frontmatter, pipeline
from pressmark.publishing import audit, pages, render
from pressmark.publishing.pages import collation, receipts
from pressmark.work import Work

TEMPLATES = {path.name: path.read_text() for path in Path(__file__).parents[2].joinpath("templates").glob("*.html")}

FERRY = """\
Pier Post Logo
Ferry stays in port <again>
By Tilda Marsh
3 May 2021
Read also: Who owns the pier?
SALTHOLM – The ferry to Brackwater did not run on Monday, and nobody had told the passengers, who stood there until noon.
Harbour master Ada Quill said that the engine was being looked at. She had no date for anybody who asked.
The ferry is older than its captain, who was born in 1961. It has been repaired eleven times by the same two men.
Share on Facebook
"""
FIND_US = "Find us at the harbour on Sundays"


def filed(text: str = FERRY, correct=lambda article: article, **registers: str) -> dict[str, bytes]:
    """An archive with one clipping, filed, and corrected by its curator."""
    files = making.content(**registers) | {"content/clippings/ferry.txt": text.encode()}
    new = pipeline.add(files, Work())
    return files | {path: correct(text).encode() for path, text in new.new.items()}


def built(files, kind="private", work=None):
    return pipeline.build(files, kind, making.TODAY, work or Work())


def account(files) -> receipts.Account:
    (page,) = (page for page in built(files).pages if page.template == "receipt.html")
    return page.values["account"]


def place_of(field):
    return field.value.title() if field.name == "dateline" else field.value  # filing may keep its capitals


def rows(files):
    """Each row: line, what it became, what it is now, and the note."""
    return [
        (
            row.number,
            [each.became for each in row.stretches if each.became != "dropped"] or [f"-{each.rule}" for each in row.stretches],
            [*(place_of(field) for field in row.fields), *(re.sub("<[^>]*>", "", text)[:20] for text in row.paragraphs)],
            row.note,
        )
        for row in account(files).rows
    ]


def html(files) -> str:
    made = built(files)
    (page,) = (page for page in made.pages if page.template == "receipt.html")
    return render.page(render.environment(TEMPLATES), page, pages.shell(made.edition))


# Which pages there are.


def test_the_private_edition_has_a_receipt_for_each_clipping_and_the_article_leads_to_it():
    made = built(filed(article=making.article()))
    (item,) = (item for item in made.edition.articles if item.article.clipping)
    assert [page.address for page in made.pages if page.address.startswith("receipts/")] == [f"receipts/{item.article.id}.html"]
    (page,) = (page for page in made.pages if page.address == f"a/{item.article.id}.html")
    shown = render.page(render.environment(TEMPLATES), page, pages.shell(made.edition))
    assert f'<a href="../receipts/{item.article.id}.html">How this was filed</a>' in shown


def test_the_public_edition_has_no_receipt_and_no_word_of_the_clipping():
    files = filed()
    made = built(files, "public")
    assert made.edition.receipts == {}
    assert not [page for page in made.pages if page.address.startswith("receipts/")]
    for _, shown, _ in pipeline.finish(made, TEMPLATES, Work()):
        assert b"Harbour master" not in shown
        assert b"receipts/" not in shown
    assert b"Harbour master" in html(files).encode()


def test_a_withdrawn_article_has_no_receipt():
    made = built(filed(correct=lambda text: frontmatter.with_field(text, "withdrawn", "2024-04-01 asked to")))
    assert (made.edition.receipts, len(made.edition.tombstones)) == ({}, 1)


def test_where_the_clipping_is_gone_there_is_no_receipt_and_no_link_to_one():
    files = filed()
    del files["content/clippings/ferry.txt"]
    made = built(files)
    seen = [seen for _, _, seen in pipeline.finish(made, TEMPLATES, Work())]
    assert made.edition.receipts == {}
    assert not [link for page in seen for link in page.links if "receipts/" in link]


# Which line became what.


def test_each_line_stands_beside_what_came_of_it():
    assert rows(filed()) == [
        (1, ["-logo"], [], ""),
        (2, ["headline"], ["Ferry stays in port <again>"], ""),
        (3, ["byline"], ["Tilda Marsh"], ""),
        (4, ["published"], ["3 May 2021"], ""),
        (5, ["-read-also"], [], ""),
        (6, ["dateline", "body"], ["Saltholm", "The ferry to Brackwa"], ""),
        (7, ["body"], ["Harbour master Ada Q"], ""),
        (8, ["body"], ["The ferry is older t"], ""),
        (9, ["-share-links"], [], ""),
    ]


def test_what_the_curator_changed_is_seen():
    def correct(text):
        text = text.replace("She had no date for anybody who asked.", "She had no date for anybody.")
        text = re.sub("The ferry is older .*", "Bread was sold from a van.", text)
        return re.sub("^byline: .*", "byline: T. Marsh-Quill", text, flags=re.MULTILINE)

    found = {number: (filed, note) for number, _, filed, note in rows(filed(correct=correct)) if number}
    assert found[7] == (["Harbour master Ada Q"], "corrected")
    assert found[8] == ([], "gone")
    assert rows(filed(correct=correct))[-1] == (0, [], ["Bread was sold from "], "added")
    (field,) = next(row.fields for row in account(filed(correct=correct)).rows if row.number == 3)
    assert (field.value, field.same) == ("T. Marsh-Quill", False)


def test_a_field_the_curator_took_away_is_not_in_the_article_any_more():
    files = filed(correct=lambda text: re.sub("^byline: .*\n", "", text, flags=re.MULTILINE))
    assert next(row.fields[0].value for row in account(files).rows if row.number == 3) == ""
    assert "not in the article any more" in html(files)


def test_a_summary_of_the_curators_own_is_held_against_no_line():
    def correct(text):
        head, _, _ = text.rpartition("---\n")
        return frontmatter.with_field(f"{head}---\n\nNo ferry, no bread.\n", "representation", "summary")

    notes = {note for _, _, _, note in rows(filed(correct=correct))}
    assert notes == {"", "ours"}


def test_fields_of_no_line_stand_apart():
    def correct(text):
        return frontmatter.with_field(text, "outlet", "Pier Post")

    assert dict(account(filed(correct=correct)).others) == {"outlet": "Pier Post", "language": "en"}


words = st.sampled_from("ferry pier noon quill engine stayed".split())
paragraphs = st.lists(st.lists(words, max_size=9).map(" ".join), max_size=9)


@given(paragraphs, paragraphs)
def test_paragraphs_are_placed_in_order_and_a_line_without_one_has_none(lines, texts):
    places = collation.places(dict(enumerate(lines, 1)), texts)
    found = [at for number in sorted(places) for at in places[number].paragraphs]
    assert found == sorted(found)
    assert set(found) <= set(range(len(texts)))


@given(paragraphs)
def test_a_text_that_nobody_changed_is_found_whole(texts):
    found = collation.places(dict(enumerate(texts)), texts)
    assert found == {at: collation.Place((at,), corrected=False) for at, text in enumerate(texts) if text}


def placed(lines, texts):
    return {
        number: (*place.paragraphs, *(["corrected"] if place.corrected else []))
        for number, place in collation.places(dict(enumerate(lines, 1)), texts).items()
    }


def test_a_paragraph_of_several_lines_and_a_line_of_several_paragraphs_are_found():
    lines = ["The ferry did not run.", "Nobody had said so to the people.", "It stayed. It stayed on and on and on."]
    texts = ["The ferry did not run. Nobody had said so to the people.", "It stayed.", "It stayed on and on and on."]
    assert placed(lines, texts) == {1: (0,), 2: (0,), 3: (1, 2)}


def test_a_sentence_more_or_less_is_a_correction():
    lines = ["The ferry did not run on Monday at all.", "It was older than its captain was. So they said."]
    texts = ["The ferry did not run on Monday at all. Nor did the bus.", "It was older than its captain was."]
    assert placed(lines, texts) == {1: (0, "corrected"), 2: (1, "corrected")}


def test_a_heading_is_found_where_it_stands_and_not_in_the_text_around_it():
    texts = ["They spoke of safety for an hour.", "Safety", "Safety came first."]
    assert placed(texts, [texts[0], "Bread.", *texts[1:]]) == {1: (0,), 2: (2,), 3: (3,)}


def test_a_text_too_long_to_compare_by_words_is_compared_by_lines(monkeypatch):
    monkeypatch.setattr(collation, "_LONG", 5)
    lines = ["The ferry did not run.", "Nobody knew why.", "It stayed."]
    assert placed(lines, ["The ferry did not run.", "Nobody knew.", "It stayed."]) == {1: (0,), 3: (2,)}


# The page.


class Outline(HTMLParser):
    """Ids, links within the page, and what stands in `del` and `mark`."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.inside, self.struck, self.marked = set(), set(), [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        self.ids.add(told.get("id"))
        self.links |= {told["href"][1:]} if told.get("href", "").startswith("#") else set()
        self.inside.append(tag)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if "del" in self.inside:
            self.struck.append(data)
        if "mark" in self.inside:
            self.marked.append(data)


def test_what_was_dropped_is_struck_and_the_rule_is_named_in_words():
    page = html(filed())
    outline = Outline(page)
    assert {"Pier Post Logo", "Read also: Who owns the pier?", "–"} <= set(outline.struck)
    assert {"Ferry stays in port <again>", "SALTHOLM", "3 May 2021"} <= set(outline.marked)
    assert "dropped: read-also" in page
    assert "&lt;again&gt;" in page
    assert "<again>" not in page
    assert outline.links <= outline.ids


def test_a_doubt_leads_to_its_line_and_to_the_file():
    page = html(filed(FERRY.replace("3 May 2021", "3 May")))
    assert re.search(r"<b>published</b>: [^<]*\(<a href=\"#l4\">line 4</a>\)", page)
    assert "Correct or confirm <code>published:</code> in <code>content/articles/" in page


def test_no_link_of_the_private_edition_is_dead():
    made = built(filed())
    seen = [seen for _, _, seen in pipeline.finish(made, TEMPLATES, Work())]
    answered = {page.address for page in made.pages} | {*made.files}
    dead = [each for each in audit.refusals(seen, answered, ()) if "static/" not in each.sentence]
    assert [each for each in dead if "receipt" in each.sentence + each.origin.path] == []


# Hints, and what is remembered.

HINTED = """
    Pier Post:
      aliases: [The Pier Post]
      drop: [Find us at the harbour]
"""


@pytest.mark.parametrize("saved", ["txt", "html"])
def test_a_hint_of_the_outlet_drops_a_line_and_the_receipt_says_so(saved):
    text = FERRY.replace("Share on Facebook", FIND_US)
    if saved == "html":
        body = "".join(f"<p>{line}</p>" for line in text.splitlines()[5:])
        text = f"<html><body><h1>Ferry stays in port again</h1><article>{body}</article></body></html>"
    files = making.content(outlets=HINTED) | {f"content/clippings/ferry.{saved}": text.encode()}
    (made,) = pipeline.receipts(files, [f"ferry.{saved}"])
    (hit,) = (each for each in made.readings if made.lines[each.line - 1].startswith("Find us at"))
    assert (hit.became, hit.rule) == ("dropped", "outlet-hint")
    assert "Find us" not in "".join(pipeline.add(files, Work()).new.values())


def test_a_hint_learnt_later_is_in_the_receipt_at_once():
    files = filed(FERRY.replace("Share on Facebook", FIND_US)) | making.content(outlets=HINTED)
    assert [became for number, became, _, _ in rows(files) if number == 9] == [["-outlet-hint"]]


@pytest.fixture
def reading(tmp_path):
    """How many clippings were read, one number a time; and the work that tells, with a memory on the disk."""
    told = []
    say = lambda step, done, of: told.append(of) if step == "receipts" and done == of else None  # noqa: E731
    return told, Work(say=say, memory=cache.Cache(tmp_path / ".pressmark", making.TODAY))


def test_a_receipt_is_the_same_whether_it_was_worked_out_before_or_not(reading):
    told, work = reading
    files = filed(outlets=HINTED)
    sites = []
    for each in (work, work, Work()):
        made = built(files, work=each)
        sites.append({address: page for address, page, _ in pipeline.finish(made, TEMPLATES, each)})
    assert told == [1]
    assert sites[0] == sites[1] == sites[2]
    assert any(address.startswith("receipts/") for address in sites[0])


def test_a_clipping_is_read_again_when_it_or_a_hint_has_changed_and_not_when_an_outlets_terms_have(reading):
    told, work = reading
    files = filed(outlets=HINTED)
    built(files, work=work)
    assert told == [1]
    hinted = files["content/outlets.yaml"]
    files["content/outlets.yaml"] = hinted.replace(b"drop:", b"display: full\n  evidence: a letter\n  drop:")
    built(files, work=work)
    assert told == [1, 1]  # once, because filing asks whether its terms are known at all
    files["content/outlets.yaml"] = files["content/outlets.yaml"].replace(b"a letter", b"another letter")
    built(files, work=work)
    assert told == [1, 1]
    files["content/outlets.yaml"] = hinted.replace(b"Find us at the harbour", b"Find us")
    built(files, work=work)
    assert told == [1, 1, 1]
    files["content/clippings/ferry.txt"] += b"One line more.\n"
    built(files, work=work)
    assert told == [1, 1, 1, 1]


def test_a_public_build_reads_no_clipping_again(reading):
    told, work = reading
    built(filed(), "public", work)
    assert told == []
