"""A PDF: a page printed from a browser, from a database, from a newspaper."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from printing import HEADLINE, PROSE, column, pdf, title

from pressmark.filing import encodings, exports, printed


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
def test_a_page_printed_from_a_browser_gives_its_article(browser):
    text = "".join(f"<p>{text}</p>" for text in PROSE)
    html = f"<title>{HEADLINE} | Coast Times</title><nav>Home<br>Sport</nav><h1>{HEADLINE}</h1><p>3 May 2022</p>{text}"
    page = browser.new_page()
    page.route(ADDRESS, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(ADDRESS)
    data = page.pdf(display_header_footer=True, margin={"top": "2cm", "bottom": "2cm"})
    page.close()
    parts = printed.parts(data)
    assert [block.text for block in parts.blocks] == list(PROSE)
    assert (parts.fields["headline"], parts.fields["published"]) == (HEADLINE, "2022-05-03")
    assert parts.fields["original_url"] == ADDRESS
    assert parts.fields["saved"]
    assert accounted(parts)
