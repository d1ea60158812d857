"""The archive as data, as others will build on it."""

import csv
import hashlib
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import FERRY, article, content, edition

from pressmark import dates
from pressmark.model import Inference, Quote
from pressmark.publishing import copies, data

SITE = "title: The Aral Corridor Clippings\nlicence: https://licences.example/by\nkeeper: Ines Valder\n"
OUTLETS = """
    Steppe Courier: {display: full}
    Half Gazette: {display: excerpt, max_fraction: 0.5, evidence: its terms}
    Closed Mercury: {display: citation, evidence: a letter}
"""
PEOPLE = 'Ada Quill: {aliases: [Quill], same_as: ["https://ids.example/quill"], description: Harbour master}\n'
PLACES = "Brackwater: {}\n"
EVENTS = "Ferry strike:\n  date: 2023-02\n  articles: [ac2zht6t]\n"
FIELDS = {
    "outlet": "Steppe Courier",
    "published": "XXXX-02-28",
    "byline": "Aigerim Tolenova",
    "dateline": "BRACKWATER",
    "language": "en",
    "subjects": "[ferries, water]",
    "original_url": "https://steppe.example/x",
    "clipping": "ferry.txt",
    "clipping_sha256": "0" * 64,
    "note": "ask the harbour",
    "doubts": "['published: the year is not printed']",
}


def whole(kind="public", **fields):
    written = article(**{**FIELDS, **fields})
    found = edition(content(site=SITE, outlets=OUTLETS, people=PEOPLE, places=PLACES, events=EVENTS, one=written), kind)
    (item,) = found.articles
    inference = (Inference("published", dates.parse("2023-02-28"), "the strike"),)
    quote = Quote("q1", item.article.id, "p-1", "people/Ada Quill", "She had no date")
    return replace(found, articles=(replace(item, inferences=inference, quotes=(quote,)),))


def made(name, **fields):
    return json.loads(data.files(whole(**fields))[f"data/{name}.json"])


def table(name, **fields):
    return list(csv.DictReader(io.StringIO(data.files(whole(**fields))[f"data/{name}.csv"].decode(), newline="")))


def test_an_article_is_its_catalogue_record():
    assert made("articles") == [
        {
            "id": "ac2zht6t",
            "address": "a/ac2zht6t.html",
            "headline": "No ferry on Monday",
            "headline_supplied": False,
            "published": "XXXX-02-28",
            "event_date": None,
            "inferred": {"published": "2023-02-28"},
            "outlet": "Steppe Courier",
            "agency": None,
            "dateline": "BRACKWATER",
            "byline": "Aigerim Tolenova",
            "language": "en",
            "people": ["Ada Quill"],
            "organisations": [],
            "places": ["Brackwater"],
            "events": ["Ferry strike"],
            "subjects": ["ferries", "water"],
            "clipping": "ferry.txt",
            "reprints": [],
            "representation": "full",
            "rights": "http://rightsstatements.org/vocab/CNE/1.0/",
            "original_url": "https://steppe.example/x",
            "subject_codes": {},
            "saved": None,
        }
    ]
    assert list(made("articles")[0]) == list(data.ARTICLES)


def test_a_table_says_the_same_as_the_json():
    (row,) = table("articles")
    assert list(row) == list(data.ARTICLES)
    assert row["headline_supplied"] == "false"
    assert row["subjects"] == "ferries; water"
    assert row["inferred"] == "published=2023-02-28"
    assert row["agency"] == ""


def test_a_subject_is_a_plain_word_and_its_code_an_address():
    coded = "[harbours (medtop:20000337), harbours, ferries]"
    topic = "http://cv.iptc.org/newscodes/mediatopic/20000337"
    (found,), (row,) = made("articles", subjects=coded), table("articles", subjects=coded)
    assert (found["subjects"], found["subject_codes"]) == (["harbours", "ferries"], {"harbours": topic})
    assert (row["subjects"], row["subject_codes"]) == ("harbours; ferries", f"harbours={topic}")


def test_a_name_leads_to_its_articles():
    quill, brackwater, strike = made("names")
    assert quill == {
        "kind": "people",
        "name": "Ada Quill",
        "address": "people/ada-quill.html",
        "aliases": ["Quill"],
        "description": "Harbour master",
        "same_as": ["https://ids.example/quill"],
        "articles": ["ac2zht6t"],
    }
    assert (brackwater["name"], brackwater["description"]) == ("Brackwater", None)
    assert strike["kind"] == "events"
    assert [row["name"] for row in table("names")] == ["Ada Quill", "Brackwater", "Ferry strike"]


def test_an_event_says_when_it_was_and_who_reports_it():
    assert made("events") == [
        {
            "id": "events/Ferry strike",
            "name": "Ferry strike",
            "proposed": False,
            "first": "2023-02-01",
            "last": "2023-02-28",
            "articles": ["ac2zht6t"],
            "mentioned_in": [],
            "reasons": ["named by the curator"],
            "address": "events/ferry-strike.html",
            "inferred": False,
        }
    ]


@pytest.mark.parametrize(("printed", "inferred"), [("XXXX-02-28", True), ("2023-02-28", False)])
def test_an_event_whose_year_no_report_prints_says_that_it_is_inferred(printed, inferred):
    found = {"headline": "No ferry", "body": FERRY.replace("ferry", "Saltby ferry"), "published": "", "event_date": printed}
    others = {f"other{number}": article(f"aother{number}", text) for number, text in enumerate(("Bees came.", "Rain fell."))}
    files = content(one=article(published="2023-03-01"), two=article("a1111111", **found), **others)
    (event,) = json.loads(data.files(edition(files))["data/events.json"])
    assert (event["first"], event["inferred"]) == ("2023-02-28", inferred)


def test_a_quote_says_who_said_it_where():
    (quote,) = made("quotes")
    assert quote == {
        "id": "q1",
        "article": "ac2zht6t",
        "paragraph": "p-1",
        "speaker": "people/Ada Quill",
        "speaker_printed": None,
        "manner": "direct",
        "words": "She had no date",
        "group": None,
    }


def test_articles_are_counted_by_outlet_and_month_and_where_less_is_known_by_that():
    days = {"a": "2023-02-28", "b": "2023-02", "c": "2023", "d": "XXXX-02-28"}
    ids = ("a1111111", "a2222222", "a3333333", "a4444444")
    some = {name: article(id=id, outlet="Echo", published=day) for id, (name, day) in zip(ids, days.items(), strict=True)}
    made = data.files(edition(content(outlets=OUTLETS, **some)))
    assert json.loads(made["data/coverage.json"]) == [
        {"outlet": "Echo", "published": None, "articles": 1},
        {"outlet": "Echo", "published": "2023", "articles": 1},
        {"outlet": "Echo", "published": "2023-02", "articles": 2},
    ]
    assert made["data/coverage.csv"].decode().splitlines()[-1] == '"Echo","2023-02","2"'


def test_the_day_of_saving_stands_with_the_other_dates():
    made = data.files(edition(content(outlets=OUTLETS, one=article(published="2023-02-28", saved="2024-01-05"))))
    (row,) = json.loads(made["data/articles.json"])
    assert (row["published"], row["event_date"], row["saved"]) == ("2023-02-28", None, "2024-01-05")


def test_an_empty_archive_is_empty_lists():
    made = data.files(edition(content(site=SITE)))
    assert made["data/articles.json"] == made["data/quotes.json"] == b"[]\n"
    assert made["data/articles.csv"].count(b"\n") == 1


def test_the_description_knows_every_file_and_every_field():
    files = data.files(whole())
    package = json.loads(files["data/datapackage.json"])
    assert package["licenses"][0]["path"] == "https://licences.example/by"
    described = {resource["path"]: resource for resource in package["resources"]}
    tables = {name.removeprefix("data/"): made for name, made in files.items() if name.startswith("data/")}
    assert set(described) == set(tables) - {"datapackage.json"} | {"citations.ris", "citations.bib", "citations.json"}
    for path, file in tables.items():
        if path == "datapackage.json":
            continue
        resource = described[path]
        assert (resource["bytes"], resource["hash"]) == (len(file), f"sha256:{hashlib.sha256(file).hexdigest()}")
        fields = [field["name"] for field in resource["schema"]["fields"]]
        rows = json.loads(file) if path.endswith(".json") else list(csv.DictReader(io.StringIO(file.decode(), newline="")))
        assert all(list(row) == fields for row in rows)


def test_data_changes_line_by_line_in_git():
    lines = data.files(whole())["data/articles.json"].decode().splitlines()
    assert '  "subjects": ["ferries", "water"],' in lines
    assert data.files(whole()) == data.files(whole())


def test_every_address_is_listed_once_in_order():
    assert data.permalinks(["b.html", "a/қ.html", "b.html"]).decode() == '[\n "a/қ.html",\n "b.html"\n]\n'
    assert json.loads(data.permalinks([])) == []


# --- CSV


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n+1", "＝1", "\ufeff=1"])
def test_a_cell_that_begins_like_a_formula_is_defused(cell):
    assert data.defused(cell).startswith("'")
    assert data.defused(cell).replace("'", "") == cell


@pytest.mark.parametrize("cell", ["Talks begin", "1,140 kilometres", "[Talks]", "", "2023-02-28"])
def test_any_other_cell_is_left_alone(cell):
    assert data.defused(cell) == cell


@given(st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from('=+-@;,\t\r\n"'))))
def test_no_cell_is_a_formula_in_any_column_of_any_spreadsheet(value):
    file = data.as_csv(["one", "two"], [{"one": value, "two": [value, value]}]).decode()
    _, row = csv.reader(io.StringIO(file, newline=""))
    assert [cell.replace("'", "") for cell in row] == [cell.replace("'", "") for cell in (value, f"{value}; {value}")]
    for separator in ",;\t":  # a spreadsheet set to another separator cuts in other places
        rows = csv.reader(io.StringIO(file, newline=""), delimiter=separator)
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in rows for cell in row)


# --- copies


def test_the_copy_of_every_article_goes_out_with_the_data():
    assert copies.files(whole())
    assert copies.files(whole()).items() <= data.files(whole()).items()


def test_an_article_names_the_others_that_have_its_text():
    both = {name: article(id=id, outlet="Steppe Courier") for name, id in (("one", "a1111111"), ("two", "a2222222"))}
    rows = json.loads(data.files(edition(content(outlets=OUTLETS, **both)))["data/articles.json"])
    assert {row["id"]: row["reprints"] for row in rows} == {"a1111111": ["a2222222"], "a2222222": ["a1111111"]}
