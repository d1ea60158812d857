"""Which row of a list is about which clipping, and what the two say together."""

import pickle
import time

import pytest

from pressmark.filing import accessions, matching
from pressmark.filing.accessions import Accession
from pressmark.model import Origin, Outlet

LIST = "content/clippings/clippings.csv"
COAST = Outlet(name="Coast Daily", origin=Origin("content/outlets.yaml"), aliases=("CD",), home="https://coast.example/")


def index(text, **lists):
    """The rows of a list in clippings/, and of those in folders of it."""
    tree = {LIST: text.encode()} | {
        f"content/clippings/{folder}/clippings.csv": text.encode() for folder, text in lists.items()
    }
    rows, problems = accessions.read(tree)
    assert not problems
    return matching.index(rows)


def note(name, known, **fields):
    row = matching.given(name, fields, known)
    return row.note if row else None


def test_a_row_is_found_by_its_file():
    known = index("file,note\n2023/Ferry.txt,one\n.\\2023\\Cafe\u0301.html,two\nletter.mbox#3,three\n")
    assert note("2023/ferry.txt", known) == "one"
    assert note("2023/café.html", known) == "two"
    assert note("letter.mbox#3", known) == "three"
    assert note("ferry.txt", known) is None
    assert note("letter.mbox#4", known) is None


def test_a_row_about_a_whole_file_tells_of_its_parts_what_they_share():
    known = index("file,outlet,date,url,note\nletter.mbox,Coast Daily,2023-02-28,https://coast.example/f,Mondays\n")
    part = matching.given("letter.mbox#3", {}, known)
    assert (part.outlet, part.note, part.date, part.url) == ("Coast Daily", "Mondays", "", "")


def test_a_file_kept_elsewhere_is_known_by_its_name_where_that_is_the_only_one():
    known = index(
        "note,file attachments\n"
        "one,C:\\Zotero\\storage\\AB\\No ferry.html; C:\\Zotero\\storage\\CD\\index.html\n"
        "two,/home/ada/Zotero/storage/EF/index.html\n"
    )
    assert note("2023/no ferry.html", known) == "one"
    assert note("index.html", known) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://coast.example/ferry",
        "https://www.coast.example/ferry/",
        "https://Coast.example/ferry?utm_source=letter&fbclid=x#comments",
        "https://coast.example:443/%66erry",
    ],
)
def test_a_row_is_found_by_its_address_as_differently_as_that_is_written(url):
    known = index("url,note\nhttps://coast.example/ferry,one\nhttps://coast.example/ferry?page=2,two\n")
    assert note("x.html", known, original_url=url) == "one"


def test_an_address_that_asks_something_else_is_another():
    known = index("url,note\nhttps://coast.example/?id=1,one\n")
    assert note("x.html", known, original_url="https://coast.example/?id=2") is None
    assert note("x.html", known, original_url="https://[broken") is None


def test_a_row_is_found_by_its_headline_with_or_without_the_site_behind_it():
    known = index("title,note\nNo ferry on Monday | Coast Daily,one\nBread – sold from a van,two\n")
    assert note("x.txt", known, headline="No ferry on Monday") == "one"
    assert note("x.txt", known, headline="Bread, sold from a van!") == "two"
    assert note("x.txt", known, headline="No ferry") is None


def test_a_headline_proves_nothing_that_is_short_or_common_or_has_another_address():
    known = index(
        "title,url,note\nNews,,one\nNo ferry on Monday,,two\nNo ferry on Monday,,three\n"
        "A bridge for Brackwater,https://coast.example/b,four\n"
    )
    assert note("x.txt", known, headline="News") is None
    assert note("x.txt", known, headline="No ferry on Monday") is None
    assert note("x.txt", known, headline="A bridge for Brackwater") == "four"
    assert note("x.txt", known, headline="A bridge for Brackwater", original_url="https://other.example/b") is None


def test_a_row_that_names_its_file_is_found_by_no_headline():
    known = index("file,title,note\nferry.txt,A bridge for Brackwater,one\n")
    assert note("x.txt", known, headline="A bridge for Brackwater") is None


def test_the_nearest_list_knows_best():
    known = index("file,note\n2023/ferry.txt,far\n2023/van.txt,far\n", **{"2023": "file,note\nferry.txt,near\n"})
    assert note("2023/ferry.txt", known) == "near"
    assert note("2023/van.txt", known) == "far"
    assert note("ferry.txt", known) is None


def test_rows_about_no_clipping_are_one_doubt_for_the_list():
    known = index(
        "file,url,title\nferry.txt,,\ngone.txt,,\n,https://coast.example/a,\n,https://coast.example/b,Bread\n"
        ",,A van is lost at sea\n,,A cat is lost at sea\n"
    )
    (doubt,) = matching.unmatched(known, [("ferry.txt", {}), ("a.html", {"original_url": "http://coast.example/a"})])
    assert (doubt.origin, doubt.code, doubt.weight) == (Origin(LIST), "clippings-unmatched", "doubt")
    assert (
        doubt.sentence == "4 rows are about no clipping here: line 3, gone.txt; line 5, Bread; line 6, A van is lost at sea; …"
    )
    pages = [(f"{row.origin.line}.html", {"original_url": row.url, "headline": row.headline}) for row in known.rows]
    assert matching.unmatched(known, [("ferry.txt", {}), ("gone.txt", {}), *pages]) == []


def test_a_file_that_is_there_is_no_doubt_though_another_list_speaks_for_it():
    known = index("file,note\n2023/ferry.txt,far\n", **{"2023": "file,note\nferry.txt,near\n"})
    assert matching.unmatched(known, [("2023/ferry.txt", {})]) == []


def test_ten_thousand_clippings_find_their_rows_at_once_in_any_process():
    rows = [
        Accession(Origin(LIST, n), url=f"https://coast.example/{n}", headline=f"Ferry number {n} is late")
        for n in range(10_000)
    ]
    known = pickle.loads(pickle.dumps(matching.index(rows)))
    start = time.perf_counter()
    for n in range(10_000):
        assert matching.given(f"2023/{n}.html", {"original_url": f"http://www.coast.example/{n}/"}, known).origin.line == n
    assert time.perf_counter() - start < 5


# --- what the two say together ------------------------------------------------------------------------------------------


def joined(fields, doubts=(), **said):
    return matching.joined(fields, doubts, Accession(Origin(LIST, 7), **said), [COAST])


def test_the_list_gives_what_the_clipping_does_not_print():
    fields, doubts = joined(
        {"headline": "No ferry"},
        outlet="CD",
        url="https://coast.example/f",
        date="2023-02-28",
        saved="2023-03-01",
        note="cut out",
        byline="Ada Quill",
        language="en",
        subjects=("ferries",),
    )
    assert not doubts
    assert fields == {
        "headline": "No ferry",
        "outlet": "Coast Daily",  # as the register spells it
        "original_url": "https://coast.example/f",
        "published": "2023-02-28",
        "saved": "2023-03-01",
        "note": "cut out",
        "byline": "Ada Quill",
        "language": "en",
        "subjects": ("ferries",),
    }


def test_where_list_and_clipping_differ_the_list_wins_and_a_doubt_says_both():
    fields, doubts = joined(
        {"published": "2023-03-01", "outlet": "Harbour Post", "original_url": "https://other.example/"},
        date="2023-02-28",
        outlet="Coast Daily",
        url="https://coast.example/f",
    )
    assert (fields["published"], fields["outlet"], fields["original_url"]) == (
        *("2023-02-28", "Coast Daily"),
        "https://coast.example/f",
    )
    assert doubts == (
        "outlet: line 7 of clippings.csv says Coast Daily, the clipping Harbour Post; the list was followed",
        "original_url: line 7 of clippings.csv says https://coast.example/f, the clipping https://other.example/;"
        " the list was followed",
        "published: line 7 of clippings.csv says 2023-02-28, the clipping 2023-03-01; the list was followed",
    )


@pytest.mark.parametrize(
    ("printed", "listed", "filed"),
    [
        ("2023-02-28T16:25", "2023-02-28", "2023-02-28T16:25"),
        ("2023-02-28", "2023", "2023-02-28"),
        ("2023-02", "2023-02-28", "2023-02-28"),
        ("XXXX-02-28", "2023-02-28", "2023-02-28"),
        ("XXXX-02-28", "2023", "2023-02-28"),
        ("XXXX-02-29", "2023", "2023"),
        ("2023-02-28/2023-03-02", "2023-03-01", "2023-03-01"),
    ],
)
def test_of_two_dates_that_agree_the_fuller_is_filed(printed, listed, filed):
    fields, doubts = joined({"published": printed}, date=listed)
    assert (fields["published"], doubts) == (filed, ())


@pytest.mark.parametrize("printed", ["2023-03-01", "XXXX-03-01", "2022"])
def test_two_dates_that_cannot_be_one_are_a_doubt(printed):
    fields, doubts = joined({"published": printed}, date="2023-02-28")
    assert fields["published"] == "2023-02-28"
    assert printed in doubts[0]


def test_the_list_settles_what_was_doubtful():
    doubts = ("published: the year is not printed", "outlet: the name stands only in a logo", "body: short")
    assert joined({"published": "XXXX-02-28"}, doubts, date="2023-02-28", outlet="Coast Daily")[1] == ("body: short",)
    assert joined({"published": "XXXX-02-28"}, doubts, date="2023")[1] == doubts


def test_a_headline_that_the_clipping_does_not_print_stands_in_brackets():
    fields, doubts = joined({}, headline="No ferry on Monday")
    assert fields["headline"] == "[No ferry on Monday]"
    assert doubts == ("headline: from line 7 of clippings.csv; the clipping prints none",)


def test_a_printed_headline_stays_and_another_in_the_list_is_a_doubt():
    fields, doubts = joined({"headline": "No ferry on Monday"}, headline="Bread is sold from a van")
    assert fields["headline"] == "No ferry on Monday"
    assert doubts == ("headline: line 7 of clippings.csv says “Bread is sold from a van”; the clipping was followed",)
    assert joined({"headline": "No ferry on Monday"}, headline="NO FERRY ON MONDAY | Coast Daily")[1] == ()


def test_an_address_alone_tells_a_registered_outlet():
    assert joined({}, url="https://www.coast.example/f")[0]["outlet"] == "Coast Daily"
    assert "outlet" not in joined({}, url="https://other.example/f")[0]


def test_a_byline_that_is_printed_stays_and_an_agency_is_none():
    assert joined({"byline": "Tom Brook"}, byline="Ada Quill")[0]["byline"] == "Tom Brook"
    assert "byline" not in joined({"agency": "Meridian"}, byline="Meridian")[0]


def test_subjects_come_together():
    assert joined({"subjects": ("boats",)}, subjects=("ferries", "boats"))[0]["subjects"] == ("boats", "ferries")
