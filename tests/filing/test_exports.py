"""Text exports of press databases: where each document begins and ends, and what its labels say."""

import contextlib
import time

import pytest
from databases import CODED, COVER, DISPLAY, FIRST, HEADLINE, NEXIS, ONE, PROQUEST, RUSSIAN, SECOND, UNI, UNI_COVER
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.filing import encodings, exports
from pressmark.filing.blocks import Block
from pressmark.model import Origin, Outlet


def read(text, at=0, outlets=()):
    return exports.document(exports.documents(text)[at], outlets)


def accounted(parts):
    """The receipt law: every character but white space in exactly one reading."""
    seen = set()
    for reading in parts.readings:
        for at in range(reading.start, reading.end):
            assert (reading.line, at) not in seen
            seen.add((reading.line, at))
    told = {(number, at) for number, line in enumerate(parts.lines, 1) for at, one in enumerate(line) if not one.isspace()}
    return told <= seen


@pytest.mark.parametrize(
    ("text", "count"),
    [(COVER + NEXIS, 2), (UNI_COVER + UNI + UNI, 2), (DISPLAY * 3, 3), (CODED * 2, 2), (PROQUEST, 2), (RUSSIAN, 2), (UNI, 1)],
)
def test_the_documents_of_an_export_are_counted_without_covers_and_lists(text, count):
    found = exports.documents(text)
    assert len(found) == count
    assert all(exports.is_export(one) for one in found)
    assert all("headline" in exports.document(one).fields for one in found)


@pytest.mark.parametrize("name", ONE)
def test_every_character_of_a_document_is_accounted_for_once(name):
    for at in range(len(exports.documents(ONE[name]))):
        assert accounted(read(ONE[name], at))


LONG = f"{FIRST} {SECOND} {FIRST}"


def test_a_document_that_has_lost_its_labels_is_still_one():
    bare = f"2 of 2 DOCUMENTS\n\nIslanders Wait\n\n{LONG}\n"
    found = exports.documents(NEXIS.partition("2 of 2 DOCUMENTS")[0] + bare)
    assert [HEADLINE in found[0], found[1].strip()] == [True, bare.strip()]


def test_what_follows_the_last_end_of_a_document_is_not_lost():
    assert exports.documents(f"{DISPLAY * 2}\nIslanders Wait\n\n{LONG}\n")[2].endswith(LONG)
    assert len(exports.documents(f"{DISPLAY * 2}\nSearch summary\nText: ferry\nResults found: 2\n")) == 2


def test_a_line_ruled_within_a_document_does_not_cut_it():
    cut = PROQUEST.replace(FIRST, f"{FIRST}\n\n{'_' * 60}\n\n{LONG}", 1)
    assert len(exports.documents(cut)) == 2
    assert LONG in exports.documents(cut)[0]


def test_the_title_in_an_index_begins_no_document():
    one = "Title: {title}\n\nPublication info: Coast Times ; Northhaven. 01 Mar 2023: A.1.\n\nFull text: {text}\n\n"
    index = "Title: {title}\n\nPublication title: Coast Times\n\nPublication date: Mar 1, 2023\n\n"
    titles = (HEADLINE, "Islanders Wait for the Spring")
    found = exports.documents("".join((one + index).format(title=title, text=LONG) for title in titles))
    assert [exports.document(each).fields["headline"] for each in found] == list(titles)


def test_an_export_of_thousands_of_lines_with_one_label_takes_no_longer_for_its_length():
    started = time.perf_counter()
    exports.documents("Title: x\n" * 10_000)
    assert time.perf_counter() - started < 5


def test_a_pasted_page_is_no_export():
    page = f"Home\nNews\n{HEADLINE}\nBy Ada Quill\nPublished: 1 March 2023\n{FIRST}\n{SECOND}\nSource: Coast Times\n© 2023"
    assert exports.documents(page) == ()
    assert exports.documents("") == ()
    assert exports.documents("Document 1 of 3\n\nA page about pages.") == ()


def test_nexis_as_it_used_to_be():
    parts = read(COVER + NEXIS)
    assert parts.fields == {
        "headline": HEADLINE,
        "outlet": "Coast Times (Northhaven)",
        "published": "2023-03-01",
        "byline": "Ada Quill, Staff Writer",
        "section": "NEWS",
        "dateline": "Northhaven",
        "standfirst": "Two years of argument end with a vote that few had expected.",
        "language": "en",
    }
    assert parts.blocks == (
        Block("paragraph", FIRST),
        Block("paragraph", SECOND),
        Block("caption", "The ferry Grey Gull at the old pier"),
    )
    assert "copyright" in {reading.rule for reading in parts.readings}
    assert parts.doubts == ()
    assert read(COVER + NEXIS, 1).fields["headline"] == "Islanders Wait for the Spring"


def test_nexis_as_papers_of_america_have_it():
    text = f"""
                              12 of 23 DOCUMENTS

                 Copyright 2003 The Coast Times Company
                              Coast Times

                  March 1, 2003, Saturday, Late Edition - Final

SECTION: Section A; Page 1; Column 3; Foreign Desk

LENGTH: 900 words

HEADLINE: COUNCIL APPROVES FERRY TERMINAL;
Two Years of Argument End

BYLINE:  By ADA QUILL

DATELINE: NORTHHAVEN, Feb. 28

BODY:
   {FIRST}

NAME: this is how the list of boats begins.

LOAD-DATE: March 1, 2003
"""
    parts = read(text)
    assert parts.fields == {
        "headline": "COUNCIL APPROVES FERRY TERMINAL; Two Years of Argument End",
        "outlet": "Coast Times",
        "published": "2003-03-01",
        "byline": "ADA QUILL",
        "section": "Section A",
        "dateline": "Northhaven",
    }
    assert [block.text for block in parts.blocks] == [FIRST, "NAME: this is how the list of boats begins."]
    assert accounted(parts)


def test_nexis_as_it_is_now():
    parts = read(UNI_COVER + UNI)
    assert parts.fields == {
        "headline": HEADLINE,
        "outlet": "Coast Times (Northhaven)",
        "published": "2023-03-01T09:33Z",
        "byline": "Ada Quill",
        "section": "NEWS",
        "dateline": "Northhaven",
        "agency": "Reuters",
        "standfirst": "Two years of argument end.",
        "language": "en",
    }
    assert parts.blocks == (
        Block("paragraph", FIRST),
        Block("paragraph", SECOND),
        Block("caption", "The ferry Grey Gull at the old pier"),
    )


def test_factiva_as_its_reader_sees_it():
    parts = read(DISPLAY)
    assert parts.fields == {
        "headline": HEADLINE,
        "outlet": "Coast Times",
        "published": "2023-03-01T22:15Z",
        "byline": "Ada Quill",
        "section": "National Desk",
        "language": "en",
    }
    assert parts.blocks == (Block("paragraph", FIRST), Block("paragraph", SECOND))


def test_factiva_in_codes():
    parts = read(CODED)
    assert parts.fields == {
        "headline": HEADLINE,
        "outlet": "Coast Times",
        "published": "2023-03-01",
        "byline": "Ada Quill",
        "section": "National Desk",
        "language": "en",
    }
    assert parts.blocks == (Block("paragraph", FIRST), Block("paragraph", f"IN BRIEF: {SECOND}"))


def test_proquest():
    parts = read(PROQUEST)
    assert {**parts.fields} == {
        "headline": HEADLINE,
        "outlet": "Coast Times",
        "published": "2023-03-01",
        "byline": "Quill, Ada",
        "section": "News",
        "language": "en",
    }
    assert [block.text for block in parts.blocks] == [FIRST, SECOND.replace("Subject to", "After")]
    assert read(PROQUEST, 1).fields["outlet"] == "Island Herald"


def test_a_russian_database():
    parts = read(RUSSIAN)
    assert parts.fields == {
        "headline": "Совет одобрил проект нового причала",
        "outlet": "Северный берег",
        "published": "2023-03-01",
        "byline": "Анна Перова",
    }
    assert len(parts.blocks) == 2
    assert read(RUSSIAN, 1).fields["published"] == "2023-03-02"


def test_a_date_that_can_be_read_in_two_ways_is_a_doubt_unless_the_register_says_how_the_paper_means_it():
    text = RUSSIAN.replace("01.03.2023", "01/03/2023")
    assert "two ways" in read(text).doubts[0]
    paper = Outlet(name="Северный берег", origin=Origin("outlets.yaml"), date_order="day-first")
    assert read(text, outlets=[paper]).fields["published"] == "2023-03-01"


def test_a_document_without_a_date_says_so():
    assert read(NEXIS.replace("March 2, 2023 Thursday", ""), 1).doubts == ("published: no date of publication is printed",)


def test_a_correction_stays_with_the_article():
    text = NEXIS.replace("GRAPHIC: The ferry", "CORRECTION: The pier closed in May, not in June.\n\nGRAPHIC: The ferry")
    assert Block("paragraph", "The pier closed in May, not in June.") in read(text).blocks


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_whatever_the_lines_it_ends_and_accounts_for_all(data):
    lines = data.draw(
        st.lists(st.sampled_from([*"\n".join(ONE.values()).split("\n"), "Body", "LP", "a", "Copyright"]), max_size=60)
    )
    text = "\n".join(lines)
    for one in exports.documents(text):
        assert accounted(exports.document(one))
    assert accounted(exports.document(text))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_whatever_the_bytes_it_ends(data):
    with contextlib.suppress(encodings.Unreadable):
        assert accounted(exports.parts(data))
