"""Notes of web clippers: what the front matter says, and the article below it."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.filing import encodings, notes
from pressmark.filing.blocks import Block
from pressmark.model import Origin, Outlet

HEADLINE = "Council Approves Plans for New Ferry Terminal"
ADDRESS = "https://coasttimes.example/2023/03/ferry"
FIRST = "The council approved plans for a new ferry terminal on Friday, ending two years of argument about its cost."
SECOND = "The terminal will serve four islands and replace a pier that was closed after a storm, the mayor said."

OBSIDIAN = f"""---
title: "{HEADLINE}"
source: "{ADDRESS}"
author:
  - "[[Ada Quill]]"
  - "[[Ben Rook]]"
published: 2023-03-01
created: 2026-02-03
description: "The council approved plans for a new terminal…"
tags:
  - "clippings"
  - "ferries"
  - "harbours"
---
# {HEADLINE}

![The pier](https://coasttimes.example/pier.jpg "The pier")

*The old pier at Northhaven. Photo: Ada Quill*

NORTHHAVEN (Reuters) - {FIRST.replace("new ferry terminal", "[new ferry terminal](https://coasttimes.example/plans_(1).html)")}

{SECOND.replace("four islands", "**four islands**")}

> We have waited long enough.

- First the pier
- Then the terminal

## Related

[Islanders wait](https://coasttimes.example/wait) for the spring[^1].

[^1]: A footnote.
"""

MARKDOWNLOAD = f"""---
created: 2026-02-03T10:15:00 (UTC +01:00)
tags: [ferries, harbours]
source: {ADDRESS}
author: Ada Quill
---

# {HEADLINE}

> ## Excerpt
> The council approved plans.

---
{FIRST}

{SECOND}
"""

READWISE = f"""# {HEADLINE}

![rw-book-cover](https://reader.example/cover.png)

## Metadata
- Author: [[Ada Quill]]
- Full Title: {HEADLINE}
- Category: #articles
- URL: {ADDRESS}

## Highlights
- {FIRST} ([View Highlight](https://reader.example/1))
"""

OMNIVORE = f"""---
id: 0a1b
title: {HEADLINE}: A Second Look
author: Ada Quill
tags: []
date_saved: 2026-02-03 10:15:00
date_published: 2023-03-01 08:00:00
---

# {HEADLINE}: A Second Look
#Omnivore

[Read on Omnivore](https://reader.example/me/ferry)
[Read Original]({ADDRESS})

{FIRST}
"""

ALL = {"obsidian": OBSIDIAN, "markdownload": MARKDOWNLOAD, "readwise": READWISE, "omnivore": OMNIVORE}


def read(text, outlets=()):
    return notes.parts(text.encode(), outlets)


def accounted(parts):
    """The receipt law: every character but white space in exactly one reading."""
    seen = set()
    for reading in parts.readings:
        for at in range(reading.start, reading.end):
            assert (reading.line, at) not in seen
            seen.add((reading.line, at))
    told = {(number, at) for number, line in enumerate(parts.lines, 1) for at, one in enumerate(line) if not one.isspace()}
    return told <= seen


@pytest.mark.parametrize("name", ALL)
def test_every_character_of_a_note_is_accounted_for_once(name):
    assert accounted(read(ALL[name]))


def test_the_front_matter_of_the_obsidian_web_clipper():
    parts = read(OBSIDIAN)
    assert parts.fields == {
        "headline": HEADLINE,
        "original_url": ADDRESS,
        "byline": "Ada Quill, Ben Rook",
        "published": "2023-03-01",
        "saved": "2026-02-03",
        "subjects": "ferries; harbours",
        "dateline": "Northhaven",
        "agency": "Reuters",
    }
    assert parts.doubts == ()


def test_the_text_is_kept_without_its_marks_pictures_and_addresses():
    assert read(OBSIDIAN).blocks == (
        Block("caption", "The old pier at Northhaven. Photo: Ada Quill"),
        Block("paragraph", FIRST),
        Block("paragraph", SECOND),
        Block("quote", "We have waited long enough."),
        Block("bullet", "First the pier"),
        Block("bullet", "Then the terminal"),
        Block("heading", "Related"),
        Block("paragraph", "Islanders wait for the spring[^1]."),
        Block("paragraph", "[^1]: A footnote."),
    )


def test_the_receipt_says_which_words_became_a_field():
    parts = read(OBSIDIAN)
    said = {reading.became: parts.lines[reading.line - 1][reading.start : reading.end] for reading in parts.readings}
    assert (said["headline"], said["original_url"], said["published"]) == (HEADLINE, ADDRESS, "2023-03-01")
    rules = {reading.rule for reading in parts.readings if reading.became == "dropped"}
    assert rules == {"front-matter", "headline-again", "picture"}


def test_markdownload():
    parts = read(MARKDOWNLOAD)
    assert parts.fields == {
        "headline": HEADLINE,
        "original_url": ADDRESS,
        "byline": "Ada Quill",
        "saved": "2026-02-03T10:15:00",
        "subjects": "ferries; harbours",
    }
    assert [block.text for block in parts.blocks][-2:] == [FIRST, SECOND]
    assert parts.doubts == ("published: no date of publication is printed",)


def test_readwise_keeps_its_list_above_the_highlights():
    parts = read(READWISE)
    assert parts.fields == {"headline": HEADLINE, "byline": "Ada Quill", "original_url": ADDRESS}
    assert any("highlighted" in doubt for doubt in parts.doubts)


def test_omnivore_and_a_colon_in_a_title():
    parts = read(OMNIVORE)
    assert parts.fields == {
        "headline": f"{HEADLINE}: A Second Look",
        "byline": "Ada Quill",
        "published": "2023-03-01T08:00:00",
        "saved": "2026-02-03T10:15:00",
        "original_url": ADDRESS,
    }
    assert parts.blocks == (Block("paragraph", FIRST),)


def test_the_first_heading_is_the_headline_where_the_front_matter_has_none():
    parts = read(f"---\nsource: {ADDRESS}\n---\n# {HEADLINE}\n\n{FIRST}\n")
    assert parts.fields["headline"] == HEADLINE
    assert {reading.became for reading in parts.readings if reading.line == 4} == {"headline"}


def test_a_date_that_is_only_called_so_is_a_doubt():
    parts = read(f"---\ntitle: {HEADLINE}\ndate: 2023-03-01\n---\n{FIRST}\n")
    assert parts.fields["published"] == "2023-03-01"
    assert parts.doubts == ("published: the note does not say what its date is of",)


def test_a_table_keeps_its_cells_and_a_rule_goes():
    parts = read(f"---\ntitle: {HEADLINE}\n---\n{FIRST}\n\n| Pier | Boats |\n|---|---:|\n| North | 12 |\n\n* * *\n\n{SECOND}\n")
    assert [block.text for block in parts.blocks] == [FIRST, "Pier | Boats", "North | 12", SECOND]


def test_the_register_knows_the_paper_by_its_address():
    paper = Outlet(name="Coast Times", origin=Origin("outlets.yaml"), home="https://coasttimes.example")
    assert read(OBSIDIAN, [paper]).fields["outlet"] == "Coast Times"


def test_a_note_that_says_nothing_of_its_page_is_read_like_a_pasted_one():
    parts = read(f"{HEADLINE}\n\nBy Ada Quill\n\n1 March 2023\n\n{FIRST}\n\n{SECOND}\n")
    assert (parts.fields["headline"], parts.fields["published"]) == (HEADLINE, "2023-03-01")
    assert accounted(parts)


def test_a_note_without_a_word_on_its_page_keeps_what_its_marks_say():
    text = f"# {HEADLINE}\n\n1 March 2023\n\n![The pier](p.jpg)\n\n{FIRST} {SECOND}\n\n{SECOND}\n"
    parts = read(f"{text}\n## Islanders\n\n> We *wait*.\n\n- a pier\n- a [boat](https://coasttimes.example)\n")
    assert (parts.fields["headline"], parts.fields["published"]) == (HEADLINE, "2023-03-01")
    assert parts.blocks == (
        Block("paragraph", f"{FIRST} {SECOND}"),
        Block("paragraph", SECOND),
        Block("heading", "Islanders"),
        Block("quote", "We wait."),
        Block("bullet", "a pier"),
        Block("bullet", "a boat"),
    )
    assert {reading.rule for reading in parts.readings if reading.line == 5} == {"picture"}
    assert accounted(parts)


def test_a_long_list_takes_no_longer_for_its_length():
    started = time.perf_counter()
    read(f"---\ntitle: {HEADLINE}\n---\n" + "- herring\n" * 4_000)
    assert time.perf_counter() - started < 5


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from("\n".join(ALL.values()).split("\n")), max_size=40))
def test_without_front_matter_too_every_character_is_accounted_for(lines):
    assert accounted(read("\n".join(["Ferry", *lines])))


LINES = [*"\n".join(ALL.values()).split("\n"), "---", "```", "===", "![](", "**a", "> # x", "key: [", "- [ ] task", "\\"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=40), st.booleans())
def test_whatever_the_lines_it_ends_and_accounts_for_all(lines, fronted):
    assert accounted(read("\n".join([*(["---", "title: A", "---"] if fronted else ["a"]), *lines])))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_whatever_the_bytes_it_ends(data):
    with contextlib.suppress(encodings.Unreadable):
        assert accounted(notes.parts(b"---\ntitle: A\n---\n" + data))
