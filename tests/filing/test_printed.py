"""A PDF: a page printed from a browser, from a database, from a newspaper."""

import contextlib
import io
import re
import shutil
import textwrap

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressmark.filing import encodings, exports, printed

HEADLINE = "Council Approves Plans for New Ferry Terminal"
PROSE = (
    "The council approved plans for a new ferry terminal on Friday, ending two years of argument about what it may cost and"
    " where it should stand.",
    "The terminal will serve four islands and replace a pier that was closed after a storm, the mayor said. Islanders had"
    " asked for a larger one since the old was damaged.",
    "Work can begin before the winter if the builders sign their contract in time, and the first boats are expected to land"
    " there in the spring after next, she added.",
)


def pdf(*sheets, title=""):
    """A PDF with a line of text at each (x, y, size, text), sheet by sheet."""
    fonts = "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    for lines in sheets:
        told = ((x, y, size, re.sub(r"([()\\])", r"\\\1", text)) for x, y, size, text in lines)
        drawn = "\n".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, size, text in told)
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font {fonts} >>"
            f" /Contents {len(objects)} 0 R >>"
        )
    kids = " ".join(f"{number} 0 R" for number in range(4, len(objects) + 1, 2))
    objects[1] = f"<< /Type /Pages /Count {len(sheets)} /Kids [{kids}] >>"
    objects.append(f"<< /Title ({title}) /CreationDate (D:20260203101500Z) >>")
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return (
        out
        + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF".encode()
    )


def set_in(text, x=60.0, y=700.0, size=11.0, width=80, indent=0.0, hyphens=False):
    """The lines of a paragraph that is broken to a width."""
    broken = textwrap.wrap(text, width)
    return [(x + indent * (not at), y - 14 * at, size, line) for at, line in enumerate(broken)]


def column(paragraphs, x=60.0, y=680.0, width=80, gap=10.0, indent=0.0):
    """Paragraphs one under the other."""
    lines = []
    for text in paragraphs:
        lines += set_in(text, x, y, width=width, indent=indent)
        y = lines[-1][1] - 14 - gap
    return lines


def title(text=HEADLINE, y=740.0):
    return [(60.0, y, 24.0, line) for line in [text]]


def accounted(parts):
    """The receipt law: every character but white space in exactly one reading."""
    seen = {}
    for reading in parts.readings:
        for at in range(reading.start, reading.end):
            assert seen.setdefault((reading.line, at), reading) is reading
    told = {(number, at) for number, line in enumerate(parts.lines, 1) for at, one in enumerate(line) if not one.isspace()}
    return told <= set(seen)


def paragraphs(data):
    return printed.read(data).text.split("\n\n")


def test_lines_broken_to_a_width_are_paragraphs_again():
    parts = printed.parts(pdf([*title(), *column(PROSE)]))
    assert parts.fields["headline"] == HEADLINE
    assert [block.text for block in parts.blocks] == list(PROSE)
    assert accounted(parts)


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


STAMP = "2/3/26, 10:15 AM"
ADDRESS = "https://coasttimes.example/2026/02/ferry-terminal.html"


def with_edges(top, bottom, sheets=2):
    each = [column(PROSE[:2], y=700), column(PROSE[2:], y=700)][:sheets]
    return pdf(
        *([(30, 822, 8, top.format(n=at + 1)), *lines, (30, 14, 8, bottom.format(n=at + 1))] for at, lines in enumerate(each))
    )


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        (f"{STAMP} {HEADLINE} | Coast Times", ADDRESS + " {n}/2"),  # Chrome
        (f"{HEADLINE} | Coast Times {ADDRESS}", "{n} of 2 " + STAMP),  # Firefox
        (f"{HEADLINE} | Coast Times {STAMP}", ADDRESS + " Page {n} of 2"),  # Safari
    ],
)
def test_what_a_browser_prints_at_the_edges_says_where_the_page_is_from_and_when_it_was_saved(top, bottom):
    parts = printed.parts(with_edges(top, bottom))
    assert (parts.fields["original_url"], parts.fields["saved"]) == (ADDRESS, "2026-02-03")
    assert " ".join(block.text for block in parts.blocks) == " ".join(PROSE)
    assert {reading.rule for reading in parts.readings if reading.line > len(parts.lines) - 4} == {"running-head"}
    assert accounted(parts)


@pytest.mark.parametrize(
    ("stamp", "saved"),
    [
        ("2/4/26, 10:15 AM", "2026-02-04"),  # as browsers write in the United States
        ("03/02/2026, 10:15", "2026-02-03"),  # two readings: the file was made on one of these days
        ("05/04/2026, 10:15", None),  # two readings, and the file tells of another day
        ("23.02.2026, 10:15", "2026-02-23"),
        ("2026/2/3 10:15", "2026-02-03"),
    ],
)
def test_the_day_of_printing_is_read_when_only_one_reading_of_it_is_left(stamp, saved):
    assert printed.read(with_edges(f"{stamp} {HEADLINE}", ADDRESS + " {n}/2")).fields.get("saved") == saved


def test_an_address_cut_short_is_no_address():
    assert "original_url" not in printed.read(with_edges(f"{STAMP} A", "https://coasttimes.example/2026/a… {n}/2")).fields


def test_the_title_of_the_file_tells_which_of_the_lines_is_the_headline():
    other = "Islanders Wait for the Spring and for the Larger Boats"
    told = [*title(other, 800), *column(PROSE[1:2], y=770), (60, 690, 24.0, HEADLINE), *column(PROSE, y=650)]
    assert printed.parts(pdf(told)).fields["headline"] == other
    parts = printed.parts(pdf(told, title=f"{HEADLINE} | Coast Times"))
    assert parts.fields["headline"] == HEADLINE
    assert [block.text for block in parts.blocks] == list(PROSE)
    assert accounted(parts)


def test_the_documents_of_a_database_are_found_in_its_pdf():
    labels = ["Section: NEWS", "Length: 355 words", "Byline: Ada Quill", "Body"]
    heads = [HEADLINE, "Coast Times (Northhaven)", "March 1, 2023 Wednesday", *labels]
    sheet = [
        *[(60, 780 - 14 * at, 11, text) for at, text in enumerate(heads)],
        *column(PROSE, y=660),
        (60, 400, 11, "Load-Date: March 2, 2023"),
        (60, 370, 11, "End of Document"),
    ]
    found = exports.documents(printed.read(pdf(sheet, sheet)).text)
    assert len(found) == 2
    assert [block.text for block in exports.document(found[1]).blocks] == list(PROSE)


def test_running_heads_and_page_numbers_are_no_text():
    data = with_edges("THE COAST TIMES    3 February 2026", "Page {n}")
    assert paragraphs(data) == list(PROSE)
    assert printed.read(data).edges == (
        "THE COAST TIMES 3 February 2026",
        "Page 1",
        "THE COAST TIMES 3 February 2026",
        "Page 2",
    )


def code(data):
    with pytest.raises(encodings.Unreadable) as refused:
        printed.parts(data)
    return refused.value.code, refused.value.remedy


def test_a_scan_is_refused_with_the_program_that_reads_it():
    assert code(pdf([], [])) == ("clipping-scan", "run ocrmypdf first: ocrmypdf in.pdf out.pdf")
    assert code(with_edges(STAMP, "Page {n}").replace(b"Tj", b"  "))[0] == "clipping-scan"


def test_a_file_under_a_password_is_refused():
    writer = pypdf.PdfWriter(io.BytesIO(pdf(column(PROSE))))
    writer.encrypt("harbour", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert code(out.getvalue())[0] == "clipping-locked"


def test_a_file_that_anybody_may_open_is_read_though_it_is_encrypted():
    writer = pypdf.PdfWriter(io.BytesIO(pdf(column(PROSE))))
    writer.encrypt("", "harbour", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert paragraphs(out.getvalue()) == list(PROSE)


def test_a_broken_file_is_refused():
    assert code(b"%PDF-1.7\nand nothing more")[0] == "clipping-broken"
    assert code(pdf(column(PROSE))[:300])[0] in ("clipping-broken", "clipping-scan")


WHOLE = with_edges(f"{STAMP} {HEADLINE}", ADDRESS + " {n}/2")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(max_size=6)), max_size=6), st.integers(0, len(WHOLE)))
def test_whatever_the_bytes_it_ends_in_an_account_or_a_refusal(changes, end):
    data = bytearray(WHOLE)
    for at, put in changes:
        data[at : at + len(put)] = put
    with contextlib.suppress(encodings.Unreadable):
        assert accounted(printed.parts(bytes(data[: end or None])))


@pytest.mark.browser
def test_a_page_printed_from_a_browser_gives_its_article():
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("there is no chromium here")
    from playwright.sync_api import sync_playwright

    text = "".join(f"<p>{text}</p>" for text in PROSE)
    html = f"<title>{HEADLINE} | Coast Times</title><nav>Home<br>Sport</nav><h1>{HEADLINE}</h1><p>3 May 2022</p>{text}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.route(ADDRESS, lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(ADDRESS)
        data = page.pdf(display_header_footer=True, margin={"top": "2cm", "bottom": "2cm"})
        browser.close()
    parts = printed.parts(data)
    assert [block.text for block in parts.blocks] == list(PROSE)
    assert (parts.fields["headline"], parts.fields["published"]) == (HEADLINE, "2022-05-03")
    assert parts.fields["original_url"] == ADDRESS
    assert parts.fields["saved"]
    assert accounted(parts)
