"""References are read back here as reference managers read them."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import article, content, edition

from pressmark import dates
from pressmark.model import Inference
from pressmark.publishing import records, references

SITE = "title: The Aral Corridor Clippings\nurl: https://aral.example/\n"
OUTLETS = "Steppe Courier: {display: full}\n"
EVENTS = "Ferry strike:\n  date: 2023-02-28\n  articles: [ac2zht6t, a1111111]\n"
PRINTED = {
    "outlet": "Steppe Courier",
    "byline": "Aigerim Tolenova and Meridian News Agency",
    "published": "2023-02-28",
    "language": "en",
    "section": "Water",
    "standfirst": "Nobody had told the passengers",
    "subjects": "[ferries, 'water, rights']",
    "original_url": "https://steppe.example/x",
}


def whole(site=SITE, **fields):
    one, two = article(**{**PRINTED, **fields}), article(id="a1111111", headline="Still no ferry", outlet="Steppe Courier")
    return edition(content(site=site, outlets=OUTLETS, events=EVENTS, one=one, two=two))


def made(name, inferred="", **fields):
    """One file of the references, as text."""
    found = whole(**fields)
    if inferred:
        inference = (Inference("published", dates.parse(inferred), "the ferry strike"),)
        found = replace(found, articles=tuple(replace(item, inferences=inference) for item in found.articles))
    return references.files(found)[name].decode()


def with_values(**values):
    """The references of one article, with values that no YAML file could bring here."""
    found = whole()
    item = next(item for item in found.articles if item.article.id == "ac2zht6t")
    item = replace(item, article=replace(item.article, **values))
    return references.files(replace(found, articles=(item,)))


def read_ris(text):
    """Records as lists of (tag, value), by the expression that Zotero reads lines with."""
    entries, entry = [], []
    for line in re.split(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", text):
        match = re.fullmatch(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*))?", line)
        assert match or not line.strip(), f"a line outside a record: {line!r}"
        if match and match[1] == "ER":
            entries.append(entry)
            entry = []
        elif match:
            entry.append((match[1], match[2]))
    assert not entry
    return entries


def read_bib(text):
    """Entries as (key, fields), braces counted as BibTeX counts them: a backslash before one changes nothing."""
    entries, at = [], 0
    while (at := text.find("@", at)) >= 0:
        head = re.compile(r"@article\{([^,\s]+),\s*").match(text, at)
        assert head, text[at : at + 40]
        at, fields = head.end(), {}
        while text[at] != "}":
            name = re.compile(r"(\w+) = \{").match(text, at)
            assert name, text[at : at + 40]
            start, at, depth = name.end(), name.end(), 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            assert name[1] not in fields
            fields[name[1]] = text[start : at - 1]
            at = re.compile(r",\s*").match(text, at).end()
        entries.append((head[1], fields))
    return entries


def untex(value):
    """A value without its braces and escapes."""
    words = {"backslash": "\\", "braceleft": "\ue000", "braceright": "\ue001", "asciitilde": "~", "asciicircum": "^"}
    parts = re.split(r"(\{\\text(?:backslash|braceleft|braceright|asciitilde|asciicircum)\}|\\[$&#%_])", value)
    parts[1::2] = [words[part[6:-1]] if part.startswith("{") else part[1:] for part in parts[1::2]]
    found = "".join(parts)
    return found.replace("{", "").replace("}", "").replace("\ue000", "{").replace("\ue001", "}")


def test_ris_says_what_a_newspaper_article_has():
    ((*tags,),) = read_ris(made("a/ac2zht6t.ris"))
    assert tags == [
        ("TY", "NEWS"),
        ("ID", "ac2zht6t"),
        ("AU", "Tolenova, Aigerim"),
        ("AU", "Meridian News Agency"),
        ("TI", "No ferry on Monday"),
        ("T2", "Steppe Courier"),
        ("PY", "2023"),
        ("DA", "2023/02/28/"),
        ("SE", "Water"),
        ("LA", "en"),
        ("AB", "Nobody had told the passengers"),
        ("KW", "ferries"),
        ("KW", "water, rights"),
        ("DB", "The Aral Corridor Clippings"),
        ("AN", "ac2zht6t"),
        ("UR", "https://aral.example/a/ac2zht6t.html"),
        ("N1", "First published at https://steppe.example/x"),
    ]


def test_bib_is_an_article_of_a_newspaper():
    ((key, fields),) = read_bib(made("a/ac2zht6t.bib"))
    assert key == "ac2zht6t"
    assert fields["entrysubtype"] == "newspaper"
    assert fields["author"] == "Tolenova, Aigerim and {Meridian News Agency}"
    assert fields["title"] == "{No ferry on Monday}"
    assert (fields["journaltitle"], fields["date"], fields["langid"]) == ("Steppe Courier", "2023-02-28", "english")
    assert fields["keywords"] == "ferries, {water, rights}"
    assert fields["addendum"] == "Archived at The Aral Corridor Clippings"
    assert fields["url"] == "https://aral.example/a/ac2zht6t.html"


def test_csl_is_a_list_of_one_newspaper_article():
    (item,) = json.loads(made("a/ac2zht6t.json"))
    assert item == {
        "id": "ac2zht6t",
        "type": "article-newspaper",
        "title": "No ferry on Monday",
        "author": [{"family": "Tolenova", "given": "Aigerim"}, {"literal": "Meridian News Agency"}],
        "container-title": "Steppe Courier",
        "issued": {"date-parts": [[2023, 2, 28]]},
        "section": "Water",
        "language": "en",
        "abstract": "Nobody had told the passengers",
        "keyword": "ferries; water, rights",
        "archive": "The Aral Corridor Clippings",
        "archive_location": "ac2zht6t",
        "URL": "https://aral.example/a/ac2zht6t.html",
        "note": "First published at https://steppe.example/x",
    }


def test_a_subject_is_given_in_its_plain_word_once():
    coded = {"subjects": "[harbours (medtop:20000337), harbours]"}
    assert [value for tag, value in read_ris(made("a/ac2zht6t.ris", **coded))[0] if tag == "KW"] == ["harbours"]
    assert read_bib(made("a/ac2zht6t.bib", **coded))[0][1]["keywords"] == "harbours"
    assert json.loads(made("a/ac2zht6t.json", **coded))[0]["keyword"] == "harbours"


def test_an_event_and_the_archive_have_the_references_of_all_their_articles():
    for stem in ("events/ferry-strike", "data/citations"):
        assert [dict(tags)["ID"] for tags in read_ris(made(f"{stem}.ris"))] == ["ac2zht6t", "a1111111"]
        assert [key for key, _ in read_bib(made(f"{stem}.bib"))] == ["ac2zht6t", "a1111111"]
        assert [item["id"] for item in json.loads(made(f"{stem}.json"))] == ["ac2zht6t", "a1111111"]


def test_a_proposed_event_does_not_take_the_files_of_its_earliest_article():
    found = whole()
    proposed = replace(found.events[0], id="ac2zht6t", proposed=True)
    files = references.files(replace(found, events=(proposed,)))
    assert len(read_ris(files["a/ac2zht6t.ris"].decode())) == 1
    assert len(read_ris(files["events/ac2zht6t.ris"].decode())) == 2


@pytest.mark.parametrize(
    ("published", "ris", "bib", "csl"),
    [
        ("2023-02", "2023/02//", "2023-02", {"date-parts": [[2023, 2]]}),
        ("2023", "2023///", "2023", {"date-parts": [[2023]]}),
        ("2023-02-28T13:20", "2023/02/28/", "2023-02-28", {"date-parts": [[2023, 2, 28]]}),
        ("XXXX-02-28", None, None, {"literal": "28 February, year not printed"}),
        ("", None, None, None),
    ],
)
def test_a_date_is_as_exact_as_the_paper_printed_it(published, ris, bib, csl):
    assert dict(read_ris(made("a/ac2zht6t.ris", published=published))[0]).get("DA") == ris
    assert read_bib(made("a/ac2zht6t.bib", published=published))[0][1].get("date") == bib
    assert json.loads(made("a/ac2zht6t.json", published=published))[0].get("issued") == csl


def test_an_inferred_year_is_a_note_and_never_a_date():
    fields = {"published": "XXXX-02-28", "inferred": "2023-02-28"}
    said = "Published on 28 February [2023], inferred from the ferry strike."
    tags = dict(read_ris(made("a/ac2zht6t.ris", **fields))[0])
    assert tags["N1"].startswith(said)
    assert not {"PY", "DA"} & set(tags)
    assert read_bib(made("a/ac2zht6t.bib", **fields))[0][1]["note"].startswith(said)
    assert json.loads(made("a/ac2zht6t.json", **fields))[0]["issued"] == {"literal": "28 February [2023]"}


def test_a_summary_is_said_to_be_one():
    assert "a summary in its own words" in made("a/ac2zht6t.ris", representation="summary")
    assert "Summary archived at" in made("a/ac2zht6t.bib", representation="summary")


def test_no_address_is_given_while_the_site_has_no_place():
    assert "UR  -" not in made("a/ac2zht6t.ris", site="title: Clippings\n")
    assert "url =" not in made("a/ac2zht6t.bib", site="title: Clippings\n")


HOSTILE = st.one_of(
    st.text(),
    st.sampled_from(
        ["x\nTY  - BOOK", "x\r\nER  - \r\nTY  - BOOK", "x\u2028AU  - Nobody", "},\n@book{evil, title={x", "a\\", "{{", "}}"]
    ),
    st.text(alphabet='{}\\$&#%_~^@,=" \n\r-ERTY\u2028\x85\x0b\x1e\x00aA'),
)


@given(HOSTILE)
def test_no_value_begins_a_field_of_its_own(value):
    found = with_values(
        headline=value, outlet=value, standfirst=value, section=value, byline=value, subjects=(value, "ferries")
    )
    line = records.line(value)
    (tags,) = read_ris(found["a/ac2zht6t.ris"].decode())
    assert [text for tag, text in tags if tag == "TY"] == ["NEWS"]
    assert dict(tags).get("TI", "") == dict(tags).get("T2", "") == line
    ((_, fields),) = read_bib(found["a/ac2zht6t.bib"].decode())
    assert untex(fields.get("title", "")) == untex(fields.get("journaltitle", "")) == line
    (item,) = json.loads(found["a/ac2zht6t.json"])
    assert item.get("title", "") == line


@given(st.text(alphabet=st.characters(categories=["Cc", "Cs", "Zl", "Zp", "Cf", "L"])))
def test_control_characters_are_removed(value):
    for name, made in with_values(headline=value).items():
        if name.startswith("a/"):
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", made.decode())
