"""A Markdown file and its fields, both ways."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark import frontmatter
from pressmark.model import Article, Origin

WHOLE = """---
id: ac2zht6t
headline: 'Ferry to Brackwater: "no date"'
published: '2023-02-28'
people:
- Ada Quill
- Bo Marsh
---

The ferry does not run.

It may run tomorrow.
"""


def read(text):
    return frontmatter.read("content/articles/x.md", text)


def codes(problems):
    return [(problem.code, problem.origin.line) for problem in problems]


def with_field(line):
    return WHOLE.replace("people:\n", f"{line}\npeople:\n")


def test_an_article_is_read_with_its_fields_and_their_lines():
    article, problems = read(WHOLE)
    assert not problems
    assert article.headline == 'Ferry to Brackwater: "no date"'
    assert article.published.first == date(2023, 2, 28)
    assert article.people == ("Ada Quill", "Bo Marsh")
    assert article.body == "The ferry does not run.\n\nIt may run tomorrow."
    assert article.body_line == 10
    assert article.line("people") == Origin("content/articles/x.md", 5)


def test_what_was_written_is_written_the_same_again():
    article, _ = read(WHOLE)
    assert frontmatter.write(article) == WHOLE


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn"]), max_size=40)
line = words.map(lambda text: " ".join(text.split())).filter(bool)


@given(line, words.filter(bool), st.lists(line, max_size=3), words)
def test_any_words_come_back_as_they_went(headline, note, people, body):
    body = body.replace("\r", "").strip("\n")
    article = Article(
        id="ac2zht6t", origin=Origin("x"), headline=headline, note=note.strip() or "x", people=tuple(people), body=body
    )
    back, problems = frontmatter.read("x", frontmatter.write(article))
    assert not problems
    assert (back.headline, back.note, back.people, back.body) == (headline, article.note, tuple(people), body)
    assert frontmatter.write(back) == frontmatter.write(article)


@given(st.text())
def test_no_text_stops_the_reading(text):
    for whole in (text, f"---\n{text}\n---\n\nBody"):
        article, problems = read(whole)
        assert article or problems


def test_values_stay_what_was_written():
    article, problems = read(with_field("section: NO\nnote: 12:30\nbyline: 0o14\ngenre: null"))
    assert not problems
    assert (article.section, article.note, article.byline, article.genre) == ("NO", "12:30", "0o14", "null")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("headline: twice", "key-repeated"),
        ("section: &a x", "front-matter-broken"),
        ("section: *a", "front-matter-broken"),
        ("section: !!str x", "front-matter-broken"),
        ("<<: x", "front-matter-broken"),
        ("section: [a", "front-matter-broken"),
        ("  section: x", "front-matter-broken"),
        ("rights: [a, b]", "field-wrong-type"),
        ("representation: part", "field-wrong-type"),
        ("embargoed_until: soon", "date-impossible"),
        ("permission: the editor", "field-wrong-type"),
    ],
)
def test_what_could_change_or_expose_a_text_leaves_the_article_out(line, code):
    article, problems = read(with_field(line))
    assert article is None
    assert code in [problem.code for problem in problems]
    assert all(problem.origin.line for problem in problems)
    assert all(problem.remedy for problem in problems)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("event_date: 2023-02-30", "date-impossible"),
        ("places: {a: b}", "field-wrong-type"),
        ("headlines: x", "field-unknown"),
        ("section: [a, b]", "field-wrong-type"),
    ],
)
def test_a_mistake_elsewhere_leaves_out_that_field_alone(line, code):
    article, problems = read(with_field(line))
    assert article.headline
    assert codes(problems) == [(code, 5)]


def test_one_name_may_stand_without_a_list():
    article, problems = read(with_field("places: Brackwater"))
    assert article.places == ("Brackwater",)
    assert not problems


def test_a_file_without_front_matter_says_so():
    article, problems = read("Just a text.\n")
    assert article is None
    assert codes(problems) == [("front-matter-missing", 1)]


def test_of_two_articles_with_one_id_the_first_stays():
    content = {"content/articles/a.md": WHOLE.encode(), "content/articles/b.md": WHOLE.encode()}
    articles, problems = frontmatter.read_all(content)
    assert [article.origin.path for article in articles] == ["content/articles/a.md"]
    assert [(problem.code, problem.origin.path) for problem in problems] == [("id-taken", "content/articles/b.md")]


def test_windows_line_ends_and_a_byte_order_mark_are_no_trouble():
    article, problems = read("\ufeff" + WHOLE.replace("\n", "\r\n"))
    assert not problems
    assert article.body.startswith("The ferry")


@pytest.mark.parametrize("id", ["../../x", "a b", "Ä", "a", "con", "aux", "abc#d", "a" * 60, "x123456", "a%2fb", "ABCD"])
def test_an_id_that_is_none_leaves_the_article_out(id):
    article, problems = read(WHOLE.replace("ac2zht6t", f"'{id}'"))
    assert article is None
    assert [problem.code for problem in problems] == ["id-malformed"]


@pytest.mark.parametrize(
    "line", ["rights: witheld", "Rights: citation", "embargoed_untill: 2030-01-01", "Withdrawn: 2020-01-01", "idd: x"]
)
def test_a_slip_in_a_guard_publishes_nothing(line):
    article, problems = read(with_field(line))
    assert article is None
    assert [problem.origin.line for problem in problems] == [5]


@pytest.mark.parametrize("until", ["2030", "2030-01", "XXXX-01-02", "2026-01-01/2030-01-01"])
def test_an_embargo_ends_on_one_day(until):
    article, problems = read(with_field(f"embargoed_until: {until}"))
    assert article is None
    assert codes(problems) == [("date-impossible", 5)]


def test_nobody_is_given_the_permission_to_withhold():
    assert read(with_field("permission: 'the editor, withheld'"))[0] is None


def test_marks_that_make_a_line_read_otherwise_are_taken_out():
    article, _ = read(WHOLE.replace("'Ferry to Brackwater: \"no date\"'", '"a\\u202Eb\\u0007c\\u2066d"'))
    assert article.headline == "abcd"


def test_one_field_is_set_and_all_else_stays():
    text = (
        WHOLE.replace("people:", "note: |\n  withdrawn: not this\n# who was there\npeople:") + "withdrawn: this line is prose\n"
    )
    once = frontmatter.with_field(text, "withdrawn", "2024-05-01 asked: by him")
    assert once == text.replace("---\nid", "---\nwithdrawn: '2024-05-01 asked: by him'\nid")
    again = frontmatter.with_field(once, "withdrawn", "2024-06-01")
    assert again == text.replace("---\nid", "---\nwithdrawn: '2024-06-01'\nid")
    assert frontmatter.with_field(text, "note", "x").count("# who was there") == 1


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_stay_what_they_are(ends):
    made = frontmatter.with_field(WHOLE.replace("\n", ends), "section", "Harbour")
    assert made == WHOLE.replace("---\nid", "---\nsection: Harbour\nid").replace("\n", ends)


def test_a_field_is_not_set_where_that_would_say_something_else():
    for text in ("no front matter", "---\nid: [\n---\n", "---\n{id: ac2zht6t, headline: x}\n---\n"):
        with pytest.raises(ValueError, match="front matter"):
            frontmatter.with_field(text, "id", "ac2zht6t")


def test_a_supplied_headline_needs_no_quotation_marks():
    article, problems = read(WHOLE.replace("'Ferry to Brackwater: \"no date\"'", "[Bread is late, says Quill]"))
    assert not problems
    assert article.headline == "[Bread is late, says Quill]"
    assert article.headline_supplied
