"""What one clipping becomes before it has an id, and the account of every line of it."""

import html as entities
import json
import pickle
import re
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pasting import read

from pressmark import dates
from pressmark.filing import draft
from pressmark.model import Origin, Outlet

CLIPPINGS = Path(__file__).parents[3] / "shared" / "clippings"
LANGUAGES = ("en", "ru", "kk")
EXTENSIONS = ["attr_list", "tables", "footnotes", "sane_lists"]

PAGE = """Harbour Post: all the news of the coast
Home > Local
Council Approves New Ferry Terminal
Jane Doe
5 June 2021 | 09:30
2 min read

NORTHHAVEN – The council approved plans for a new ferry terminal on Friday, ending two years of argument about its cost.

"We have waited long enough for this," the mayor said after the vote. "Work can begin before the winter."

The terminal will serve four islands and replace a pier that was closed after a storm.

Read also: Fishing fleet returns
All rights reserved. No part of this page may be reproduced without a link."""


def drafted(text, name="a.txt", outlets=()):
    made, problems = read(name, text.encode(), outlets)
    assert not problems
    return made


def codes(data, name="a.txt"):
    made, problems = read(name, data)
    assert made is None
    assert all(problem.remedy and problem.origin == Origin("content/clippings/" + name) for problem in problems)
    return [problem.code for problem in problems]


def test_a_pasted_page_becomes_an_article():
    article = draft.article(drafted(PAGE), "a123456x", "content/articles/2021/x.md")
    assert article.headline == "Council Approves New Ferry Terminal"
    assert article.byline == "Jane Doe"
    assert article.published == dates.parse("2021-06-05T09:30")
    assert article.event_date == dates.parse("2021-06-04")
    assert article.dateline == "Northhaven"
    assert article.language == "en"
    assert article.body.startswith("The council approved plans")
    assert article.body.count("\n\n") == 2
    assert article.doubts == ("rights: the page states terms for reuse (line 15); record them in outlets.yaml",)
    assert article.origin == Origin("content/articles/2021/x.md")


# --- the reference clippings --------------------------------------------------------------------------------------------

needs_clippings = pytest.mark.skipif(not CLIPPINGS.is_dir(), reason="the reference clippings are not beside this folder")


def reference():
    if not CLIPPINGS.is_dir():
        return []
    gold = yaml.safe_load((CLIPPINGS / "gold.yaml").read_text(encoding="utf-8"))
    return [(name, expected) for name, expected in gold.items() if name.endswith(".txt")]


def read_reference(name):
    made, problems = read(name, (CLIPPINGS / name).read_bytes())
    assert made
    assert not problems
    return made


@needs_clippings
@pytest.mark.parametrize(("name", "expected"), reference(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_reference_clipping_is_read_in_every_field(name, expected):
    made = read_reference(name)
    fields = ("standfirst", "published", "event_date", "outlet", "agency", "dateline", "byline", "language")
    assert {field: made.fields.get(field) for field in fields} == {field: expected.get(field) for field in fields}
    if expected["headline"]:
        assert made.fields["headline"] == expected["headline"]
    else:
        headline = str(made.fields["headline"])
        assert headline[0] + headline[-1] == "[]"
        assert 20 < len(headline) <= 84
        assert set(headline[1:-1].removesuffix(" …").split()) <= set((CLIPPINGS / name).read_text(encoding="utf-8").split())
        assert any(doubt.startswith("headline: supplied") for doubt in made.fields["doubts"])


@needs_clippings
@pytest.mark.parametrize("name", [name for name, _ in reference()])
def test_no_prose_of_a_reference_clipping_is_lost(name):
    made = read_reference(name)
    shown = entities.unescape(re.sub("<[^>]*>", " ", markdown.markdown(made.body, extensions=EXTENSIONS)))
    dropped = {reading.line for reading in made.receipt.readings if reading.became == "dropped" and reading.rule != "dateline"}
    for number, line in enumerate(made.receipt.lines, 1):
        if len(line.split()) > 25 and number not in dropped:
            words = re.sub(r"^[^a-z]{2,40}(?:\([^()]*\)|[-–])\s|^ date \S+ [^a-z]+- ", "", line).split()
            assert " ".join(words) in " ".join(shown.split())


@needs_clippings
def test_the_reference_page_with_furniture_drops_what_a_reader_would_skip():
    made = read_reference("001_9218bb219b2b3890.txt")
    rules = {reading.line: reading.rule for reading in made.receipt.readings if reading.became == "dropped"}
    assert [rules[line] for line in (2, 3, 6, 8, 14, 38)] == [
        "logo",
        "share-links",
        "headline-again",
        "reading-time",
        "logo",
        "terms",
    ]
    assert [reading.line for reading in made.receipt.readings if reading.became == "caption"] == [34]
    doubted = [doubt.partition(":")[0] for doubt in made.fields["doubts"]]
    assert doubted == ["event_date", "rights"]


@needs_clippings
def test_an_interview_keeps_its_questions_apart():
    made = read_reference("004_ac291be8d8bddea2.txt")
    assert [reading.line for reading in made.receipt.readings if reading.became == "question"] == [3, 25]
    assert made.body.count("\n{: .question }") == 2


# --- the receipt --------------------------------------------------------------------------------------------------------

printed = st.text(alphabet=st.sampled_from("aB c.d,e?\n—“”|•1:/Ж[]{}<>#*_`\\&\u00a0"), max_size=400)
lines = st.lists(
    st.sampled_from([*PAGE.split("\n"), "", "  Share", "By John Roe", "MOSCOW (Agency - 1 May 2020) Talks began."]), max_size=30
)


def assert_every_character_is_accounted_for(made):
    for number, line in enumerate(made.receipt.lines, 1):
        spans = [(reading.start, reading.end) for reading in made.receipt.readings if reading.line == number]
        assert spans == sorted(spans)
        covered = [at for start, end in spans for at in range(start, end)]
        assert len(covered) == len(set(covered))
        assert {at for at, character in enumerate(line) if not character.isspace()} <= set(covered)
    assert all(reading.became and reading.rule for reading in made.receipt.readings)


@given(lines.map("\n".join) | printed)
def test_every_character_of_a_clipping_stands_in_exactly_one_reading(text):
    made, _ = read("a.txt", text.encode())
    if made:
        assert_every_character_is_accounted_for(made)
        draft.article(made, "a123456x", "content/articles/x.md")


@given(lines)
def test_every_character_of_a_saved_page_stands_in_exactly_one_reading(some):
    html = "<!DOCTYPE html><body>" + "".join(f"<p>{entities.escape(line)}</p>" for line in some)
    made, _ = read("a.html", html.encode())
    if made:
        assert_every_character_is_accounted_for(made)


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "b/c.htm", "noending"]))
@settings(deadline=None)
def test_whatever_the_bytes_filing_ends_with_a_draft_or_a_reason(data, name):
    made, problems = read(name, data)
    assert (made is None) == (len(problems) == 1)
    pickle.loads(pickle.dumps((made, problems)))


# --- what cannot be filed -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "clipping-empty"),
        (b" \r\n\t", "clipping-empty"),
        ("\ufeff\u200b\n".encode(), "clipping-empty"),
        (b"%PDF-1.7 ...", "clipping-binary"),
        (bytes(range(256)) * 8, "clipping-binary"),
        (b"\xff\xfea\x00b", "clipping-undecodable"),
        (b"Menu\nHome\nSearch\n", "clipping-no-prose"),
    ],
)
def test_what_cannot_be_filed_says_why_and_what_to_do(data, code):
    assert codes(data) == [code]


def test_a_file_of_another_kind_is_not_guessed_at():
    assert codes(b"ferry;5", "ferries.xlsx") == ["clipping-unknown-kind"]


# --- encodings ----------------------------------------------------------------------------------------------------------

RUSSIAN = "Министры шести стран встретились в столице и обсудили торговлю, энергетику и безопасность региона. " * 4
FRENCH = "Le ministre a déclaré à la presse que la réunion était très utile, et qu'une autre aurait lieu cet été. " * 4


def test_latin_1_is_read_and_the_guess_is_a_doubt():
    made, _ = read("a.txt", FRENCH.encode("latin-1"), languages=("fr",))
    assert made
    assert FRENCH.strip() in made.body
    assert any(doubt.startswith("body: the clipping was read as") for doubt in made.fields["doubts"])


# --- outlets ------------------------------------------------------------------------------------------------------------


def outlet(name, **more):
    return Outlet(name=name, origin=Origin("content/outlets.yaml", 1), **more)


def test_an_outlet_is_spelt_as_the_register_spells_it():
    post = outlet("The Harbour Post", aliases=("Harbour Post",))
    assert drafted(PAGE.replace("Home > Local", "Harbour Post"), outlets=(post,)).fields["outlet"] == "The Harbour Post"


def test_terms_are_a_doubt_until_the_register_says_where_they_stand():
    known = PAGE.replace("Home > Local", "Harbour Post")
    assert drafted(known, outlets=(outlet("Harbour Post"),)).fields["doubts"][-1].startswith("rights: ")
    assert "doubts" not in drafted(known, outlets=(outlet("Harbour Post", evidence="https://harbour.example/terms"),)).fields


def test_that_rights_are_reserved_is_no_term_for_reuse_and_leaves_the_article():
    made = drafted(PAGE.replace("All rights reserved. No part", "© 2021 Harbour Post. All rights reserved.\nNo part"))
    assert made.fields["doubts"] == ("rights: the page states terms for reuse (line 16); record them in outlets.yaml",)
    made = drafted(PAGE.partition("All rights")[0] + "© 2021 Harbour Post. All rights reserved.")
    assert "doubts" not in made.fields
    assert made.receipt.readings[-1].rule == "copyright"


def test_a_date_in_figures_is_read_as_the_outlet_writes_it():
    page = PAGE.replace("5 June 2021 | 09:30", "05/06/2021").replace("Home > Local", "Harbour Post")
    assert drafted(page).fields["doubts"][0].startswith("published: 05/06/2021 can be read in two ways")
    post = outlet("Harbour Post", date_order="day-first")
    assert drafted(page, outlets=(post,)).fields["published"] == "2021-06-05"


def test_lines_an_outlet_is_known_to_add_are_dropped():
    post = outlet("Harbour Post", drop=("Ferries by Harbour Lines",))
    page = PAGE.replace(
        "\n\nThe terminal", "\n\nFerries by Harbour Lines are the best ferries that money can buy.\n\nThe terminal"
    )
    made = drafted(page, outlets=(post,))
    assert "Harbour Lines" not in made.body
    assert "outlet-hint" in {reading.rule for reading in made.receipt.readings}


def test_a_saved_page_is_known_by_its_content_too():
    told = {
        "@type": "NewsArticle",
        "headline": "Council Approves New Ferry Terminal",
        "datePublished": "2021-06-05T09:30:00+02:00",
    }
    text = "".join(f"<p>{line}</p>" for line in PAGE.split("\n") if len(line) > 60)
    page = (
        f'<!DOCTYPE html><script type="application/ld+json">{json.dumps(told)}</script><body><h1>{told["headline"]}</h1>{text}'
    )
    made = drafted(page)
    assert made.fields["headline"] == told["headline"]
    assert made.fields["published"] == "2021-06-05T09:30:00+02:00"
    assert_every_character_is_accounted_for(made)
