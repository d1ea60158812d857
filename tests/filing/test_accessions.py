"""The list beside the clippings: whatever made it, and whatever is wrong with it."""

import time
from datetime import date

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from pressmark.filing import accessions
from pressmark.filing.accessions import Accession
from pressmark.model import Origin, UserError

LIST = "content/clippings/clippings.csv"


def read(text, path=LIST):
    data = text if isinstance(text, bytes) else text.encode()
    return accessions.read({path: data, "content/clippings/ferry.txt": b"No ferry."})


def only(text):
    (row,), problems = read(text)
    assert not problems
    return row


def codes(problems):
    return [(problem.code, problem.origin.line, problem.weight) for problem in problems]


def test_a_list_says_of_each_clipping_where_it_is_from():
    row = only(
        "file,url,outlet,date,saved,note,headline,byline,language,tags\n"
        'ferry.txt,https://coast.example/f,Coast Daily,2023-02-28,2023-03-01,"cut, not folded",No ferry,Ada Quill,English,'
        '"ferries, Brackwater"\n'
    )
    assert row == Accession(
        Origin(LIST, 2),
        file="ferry.txt",
        url="https://coast.example/f",
        outlet="Coast Daily",
        date="2023-02-28",
        saved="2023-03-01",
        note="cut, not folded",
        headline="No ferry",
        byline="Ada Quill",
        language="en",
        subjects=("ferries", "Brackwater"),
    )


def test_columns_may_stand_in_any_order_and_case():
    row = only("NOTE;Date Saved;File\nfrom the attic;1 March 2023;ferry.txt\n")
    assert (row.file, row.saved, row.note) == ("ferry.txt", "2023-03-01", "from the attic")


@pytest.mark.parametrize("start", ["", "sep={0}\n", "\n\n"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_part_cells(mark, start):
    row = only(start.format(mark) + f"file{mark}outlet\nferry.txt{mark}Coast Daily\n")
    assert (row.file, row.outlet) == ("ferry.txt", "Coast Daily")


ROWS = "файл;издание;примечание\nпаром.txt;Вестник побережья;Вырезка из подшивки городской библиотеки, том второй\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("mark", [";", "\t"])
def test_the_encodings_of_spreadsheets_are_read(encoding, mark):
    (row,), problems = read(ROWS.replace(";", mark).encode(encoding))
    assert (row.file, row.outlet) == ("паром.txt", "Вестник побережья")
    assert [problem.code for problem in problems] == (["clippings-guessed"] if encoding == "cp1251" else [])


def test_zotero():
    row = only(
        '"Key","Item Type","Publication Year","Author","Title","Publication Title","Url","Abstract Note","Date","Date Added",'
        '"Access Date","Language","Notes","File Attachments","Manual Tags","Automatic Tags"\n'
        '"AB12","newspaperArticle","2023","Quill, Ada; Brook, Tom","No ferry on Monday","Coast Daily","https://coast.example/f"'
        ',"It did not run.","2023-02-28","2023-03-02 08:00:00","2023-03-01 10:22:31","en-GB","<p>ask &amp; answer</p>",'
        r'"C:\Users\k\Zotero\storage\AB12\No ferry.html; C:\Users\k\Zotero\storage\CD34\ferry.pdf","ferries; Brackwater","x"'
        "\n"
    )
    assert (row.byline, row.outlet, row.headline) == ("Ada Quill, Tom Brook", "Coast Daily", "No ferry on Monday")
    assert (row.date, row.saved, row.language) == ("2023-02-28", "2023-03-01T10:22:31", "en")
    assert (row.note, row.subjects) == ("ask & answer", ("ferries", "Brackwater"))
    assert row.file.endswith("ferry.pdf")


@pytest.mark.parametrize(
    ("export", "saved", "subjects"),
    [
        (
            "title,url,time_added,tags,status\nNo ferry,https://coast.example/f,1677578000,ferries|Brackwater,unread\n",
            "2023-02-28T09:53:20Z",
            ("ferries", "Brackwater"),
        ),
        (
            "URL,Title,Selection,Folder,Timestamp,Tags\n"
            'https://coast.example/f,No ferry,,Unread,1677578000,"[""ferries"", ""Brackwater""]"\n',
            "2023-02-28T09:53:20Z",
            ("ferries", "Brackwater"),
        ),
        (
            '"Title";"URL";"Content";"Tags";"MIME Type";"Language";"Creation date"\n'
            '"No ferry";"https://coast.example/f";"<p>'
            + "It did not run. " * 20_000
            + '</p>\n<p>""No.""</p>";"ferries, Brackwater";"text/html";"en";"01/03/2023 04:05:06"\n',
            "2023-03-01",
            ("ferries", "Brackwater"),
        ),
        (
            "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"
            '7,No ferry,,,https://coast.example/f,Coast,"ferries, Brackwater",2023-02-28T09:53:20.000Z,,,false\n',
            "2023-02-28T09:53:20Z",
            ("ferries", "Brackwater"),
        ),
        (
            "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"
            "No ferry,https://coast.example/f,01x,\"['ferries', 'Brackwater']\",2023-02-28 09:53:20+00:00,0.5,archive,True\n",
            "2023-02-28T09:53:20+00:00",
            ("ferries", "Brackwater"),
        ),
    ],
    ids=["pocket", "instapaper", "wallabag", "raindrop", "readwise"],
)
def test_the_exports_of_reading_lists(export, saved, subjects):
    row = only(export)
    assert (row.headline, row.url) == ("No ferry", "https://coast.example/f")
    assert (row.saved, row.subjects, row.date) == (saved, subjects, "")


def test_a_cell_may_run_over_several_lines_and_the_next_row_knows_its_own():
    rows, problems = read('file,note\na.txt,"one\ntwo"\n\nb.txt,three\n')
    assert not problems
    assert [(row.file, row.note, row.origin.line) for row in rows] == [("a.txt", "one two", 2), ("b.txt", "three", 5)]


def test_a_row_may_be_short_and_empty_cells_behind_it_are_nothing():
    rows, problems = read("file,url,note\na.txt\nb.txt,,late,,,\n,,\n")
    assert [(row.file, row.note) for row in rows] == [("a.txt", ""), ("b.txt", "late")]
    assert not problems


def test_a_broken_row_costs_no_other():
    rows, problems = read('file,note\na.txt,"open\nb.txt,"good"\nc.txt,one, two\nd.txt,fine\n,nobody\n')
    assert [row.file for row in rows] == ["b.txt", "d.txt"]
    assert codes(problems) == [("clippings-broken", line, "problem") for line in (2, 4, 6)]


def test_a_list_without_headings_is_a_problem_and_an_empty_one_is_none():
    assert codes(read("ferry.txt,Coast Daily\n")[1]) == [("clippings-broken", 1, "problem")]
    assert codes(read("outlet,date\nCoast Daily,2023\n")[1]) == [("clippings-broken", 1, "problem")]
    assert codes(read(b"PK\x03\x04 a workbook")[1]) == [("clippings-broken", 0, "problem")]
    assert read("") == read("file,url\n") == ((), [])


def test_a_value_that_cannot_be_read_is_left_out_and_told():
    (row,), problems = read("file,url,date\nferry.txt,see below,soon\n")
    assert (row.url, row.date) == ("", "")
    assert codes(problems) == [("clippings-value", 2, "problem")] * 2
    assert "“soon” is not a date" in problems[0].sentence


def test_a_column_that_cannot_be_read_is_one_problem():
    _, problems = read("file,date\n" + "".join(f"{n}.txt,01/03/2023\n" for n in range(1, 1_001)))
    assert codes(problems) == [("clippings-value", 2, "problem")]
    assert problems[0].sentence == (
        "date: “01/03/2023” is not a date we can read, and the same goes for line 3, 4, 5, 6, 7 and 994 more"
    )


def test_the_dates_of_a_column_explain_each_other():
    rows, problems = read("file,date\na.txt,01/03/2023\nb.txt,28/02/2023\n")
    assert [row.date for row in rows] == ["2023-03-01", "2023-02-28"]
    assert not problems
    rows, problems = read("file,date\na.txt,01/03/2023\n")
    assert rows[0].date == ""
    assert codes(problems) == [("clippings-value", 2, "problem")]


def test_a_host_without_its_scheme_is_an_address():
    assert only("file,url\nferry.txt,www.coast.example/f\n").url == "https://www.coast.example/f"


def test_a_source_may_be_an_outlet_or_an_address():
    assert only("file,source\nferry.txt,Coast Daily\n").outlet == "Coast Daily"
    assert only("file,source\nferry.txt,https://coast.example/f\n").outlet == ""


def test_two_rows_about_one_file_must_agree():
    rows, problems = read("file,note\nferry.txt,one\nFerry.txt,two\nferry.txt,one\n")
    assert len(rows) == 3
    assert codes(problems) == [("clippings-twice", 3, "doubt")]


def test_a_note_keeps_its_signs():
    assert only("file,note\nferry.txt,pages 3 < 5 and 7 > 6\n").note == "pages 3 < 5 and 7 > 6"


def test_a_list_of_a_saved_page_s_folder_is_none():
    assert not accessions.is_list("content/clippings/ferry_files/clippings.csv")
    assert accessions.is_list("content/clippings/2023/february/clippings.csv")


@for_all(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: ("file,url,date\n" + text).encode()))
def test_whatever_the_bytes_reading_ends(data):
    accessions.read({LIST: data})


# --- a row more ---------------------------------------------------------------------------------------------------------


def added(before=b""):
    text = accessions.row("2023-03-01-coast.example-f.pdf", "https://coast.example/f?a=1,2", date(2023, 3, 1), before)
    return read(before + text.encode())


@pytest.mark.parametrize(
    "before", [b"", b"file;saved;url\n", b"Url\tOutlet\tFile\tAccess date\n", "файл,адрес,saved\n".encode("cp1251")]
)
def test_a_row_is_added_as_the_list_is_written(before):
    (row,), _ = added(before)
    assert (row.file, row.url) == ("2023-03-01-coast.example-f.pdf", "https://coast.example/f?a=1,2")
    assert row.saved == "2023-03-01"


@pytest.mark.parametrize("before", [b"title,url\n", "file,url\n".encode("utf-16"), b"PK\x03\x04"])
def test_a_list_that_cannot_take_the_row_says_so(before):
    with pytest.raises(UserError, match=r"clippings\.csv: "):
        added(before)


def test_a_list_of_broken_rows_takes_no_longer_for_its_length():
    started = time.perf_counter()
    found, problems = accessions.read({"content/clippings/clippings.csv": b"file,url\n" + b'"a\n' * 20_000})
    assert (found, {problem.code for problem in problems}) == ((), {"clippings-broken"})
    assert time.perf_counter() - started < 5
