"""The sheets of a PDF: lines that were broken to a width are paragraphs again."""

import io

import pypdf
import pytest
from printing import HEADLINE, PROSE, column, pdf, title

from pressmark.filing import encodings, sheets


def paragraphs(data):
    return list(sheets.paragraphs([line for sheet in sheets.read(data).sheets for line in sheet]))


def code(data):
    with pytest.raises(encodings.Unreadable) as refused:
        sheets.read(data)
    return refused.value.code


def test_a_paragraph_is_known_by_its_first_line_set_in():
    assert paragraphs(pdf([*title(), *column(PROSE, gap=0, indent=15)])) == [HEADLINE, *PROSE]


def test_a_paragraph_without_a_gap_or_indent_ends_where_a_sentence_ends_short_of_the_edge():
    assert paragraphs(pdf([*title(), *column(PROSE, gap=0)])) == [HEADLINE, *PROSE]


def test_a_headline_of_two_lines_is_one():
    lines = [(60, 780, 24, "Council Approves Plans"), (60, 752, 24, "for New Ferry Terminal")]
    assert paragraphs(pdf([*lines, *column(PROSE)]))[0] == HEADLINE


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_sheet():
    told = column(PROSE, width=35)
    cut, second = len(told) // 3, 2 * len(told) // 3
    left = [(60, 680 - 14 * at, size, text) for at, (_, _, size, text) in enumerate(told[:cut])]
    right = [(320, 680 - 14 * at, size, text) for at, (_, _, size, text) in enumerate(told[cut:second])]
    over = [(60, 680 - 14 * at, size, text) for at, (_, _, size, text) in enumerate(told[second:])]
    whole = " ".join(paragraphs(pdf([*title(), *left, *right], over))[1:])
    assert whole == " ".join(PROSE)


def test_a_word_hyphenated_at_the_end_of_a_line_is_whole_again_but_a_hyphen_of_its_own_stays():
    lines = [
        "The council of the harbour appro-",
        "ved the plans for a terminal of Saint-",
        "Malo, and a well-known builder, well-",
        "known to all, will begin in the spring.",
    ]
    told = [(60, 700 - 14 * at, 11, line) for at, line in enumerate(lines)]
    assert paragraphs(pdf([*told, *column(PROSE, y=600)]))[0] == (
        "The council of the harbour approved the plans for a terminal of Saint-Malo, and a well-known builder, well-known to"
        " all, will begin in the spring."
    )


def test_a_list_is_not_joined():
    menu = ["News", "Sport and Leisure", "Weather", "The Islands", "Boats"]
    told = [(60, 800 - 14 * at, 11, line) for at, line in enumerate(menu)]
    assert paragraphs(pdf([*told, *title(y=660), *column(PROSE, y=620)]))[: len(menu)] == menu


def test_a_file_under_a_password_is_refused():
    writer = pypdf.PdfWriter(io.BytesIO(pdf(column(PROSE))))
    writer.encrypt("harbour", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert code(out.getvalue()) == "clipping-locked"


def test_a_file_that_anybody_may_open_is_read_though_it_is_encrypted():
    writer = pypdf.PdfWriter(io.BytesIO(pdf(column(PROSE))))
    writer.encrypt("", "harbour", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert paragraphs(out.getvalue()) == list(PROSE)


def test_a_broken_file_is_refused():
    assert code(b"%PDF-1.7\nand nothing more") == "clipping-broken"
    assert code(pdf(column(PROSE))[:300]) == "clipping-broken"


def test_a_file_larger_than_an_article_can_be_is_refused(monkeypatch):
    assert code(pdf(*[[]] * 2_001)) == "clipping-too-large"
    monkeypatch.setattr(sheets, "_DRAWN", 500)
    assert code(pdf(column(PROSE))) == "clipping-too-large"


def test_what_is_drawn_again_a_little_aside_is_a_shadow():
    shadowed = [(60 + aside, 740 + aside, 24.0, HEADLINE) for aside in (-2, 2, 0)]
    assert paragraphs(pdf([*shadowed, *column(PROSE)])) == [HEADLINE, *PROSE]
    assert paragraphs(pdf([*title(), *title(y=700), *column(PROSE)]))[0] == f"{HEADLINE} {HEADLINE}"
