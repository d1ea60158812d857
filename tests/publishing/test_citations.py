"""How an article is cited, and what its page tells reference managers."""

import json
import re
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import article, content, edition

from pressmark import dates
from pressmark.model import Inference
from pressmark.publishing import bylines, citations, records

SITE = "title: The Aral Corridor Clippings\nurl: https://aral.example/\nkeeper: Ines Valder\n"
OUTLETS = """
    Steppe Courier: {display: full, home: "https://steppe.example/", aliases: [The Steppe Courier]}
    Closed Mercury: {display: citation, evidence: a letter}
    Half Gazette: {display: excerpt, max_fraction: 0.5, evidence: its terms}
"""
PEOPLE = 'Ada Quill: {same_as: ["https://ids.example/quill"]}\n'
PRINTED = {"outlet": "Steppe Courier", "byline": "Aigerim Tolenova", "published": "2023-02-28", "language": "en"}


def cleared(site=SITE, inferred="", **fields):
    """An article and its edition; `inferred` is the date of publication that the rest of the archive tells."""
    whole = edition(content(site=site, outlets=OUTLETS, people=PEOPLE, one=article(**{**PRINTED, **fields})))
    (item,) = whole.articles
    if inferred:
        item = replace(item, inferences=(Inference("published", dates.parse(inferred), "the ferry strike"),))
    return item, replace(whole, articles=(item,))


def with_record(**values):
    """The same with values that no YAML file could bring here."""
    item, whole = cleared()
    item = replace(item, article=replace(item.article, **values))
    return item, replace(whole, articles=(item,))


def cited(style, **fields):
    return next(str(found.html) for found in citations.styles(*cleared(**fields)) if found.style == style)


def meta(**fields):
    found = {}
    for _, name, value in citations.meta(*cleared(**fields)):
        found.setdefault(name, []).append(value)
    return found


# --- bylines


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Aigerim Tolenova and J. Smith", ["Tolenova, Aigerim", "Smith, J."]),
        ("By Aigerim Tolenova, Nurlan Sagat & Olga Petrova", ["Tolenova, Aigerim", "Sagat, Nurlan", "Petrova, Olga"]),
        ("Tolenova, Aigerim", ["Tolenova, Aigerim"]),
        ("Ludwig van der Berg", ["van der Berg, Ludwig"]),
        ("John Smith, Jr.", ["Smith Jr., John"]),
        ("Айгерим Толенова", ["Толенова, Айгерим"]),
        ("Оспанова Айгерим Сериковна", ["Оспанова, Айгерим Сериковна"]),
        ("Автор: Нурлан Сагат", ["Сагат, Нурлан"]),
        ("Aigerim Tolenova in Nukus", ["Tolenova, Aigerim"]),
        ("Aigerim Tolenova, Staff Writer", ["Tolenova, Aigerim"]),
        ("Aigerim Tolenova (Meridian), a.t@mail.example", ["Tolenova, Aigerim"]),
        ("Meridian News Agency", ["Meridian News Agency"]),
        ("Ministry of Transport and Roads", ["Ministry of Transport and Roads"]),
        ("MRD", ["MRD"]),
        ("5 min read", []),
        ("", []),
    ],
)
def test_a_byline_gives_names_and_leaves_bodies_whole(byline, names):
    assert [writer.inverted for writer in bylines.people(byline)] == names


@given(st.text())
def test_any_byline_gives_names_without_an_empty_one(byline):
    assert all(writer.family.strip() for writer in bylines.people(byline))


def test_what_the_agency_calls_itself_is_not_taken_apart():
    assert meta(byline="Quick Line", agency="Quick Line")["citation_author"] == ["Quick Line,"]


def test_a_paper_that_signs_its_own_article_is_no_writer():
    assert "citation_author" not in meta(byline="The Steppe Courier")


# --- styles


def test_the_outlet_is_cited_first_and_the_archive_second():
    assert cited("Chicago") == (
        "Tolenova, Aigerim. “No ferry on Monday.” <cite>Steppe Courier</cite>, February 28, 2023. "
        "Archived at The Aral Corridor Clippings, https://aral.example/a/ac2zht6t.html."
    )
    assert cited("APA") == (
        "Tolenova, A. (2023, February 28). No ferry on Monday. <cite>Steppe Courier</cite>. "
        "Archived at https://aral.example/a/ac2zht6t.html"
    )
    assert cited("MLA") == (
        "Tolenova, Aigerim. “No ferry on Monday.” <cite>Steppe Courier</cite>, 28 Feb. 2023. "
        "<cite>The Aral Corridor Clippings</cite>, aral.example/a/ac2zht6t.html."
    )


def test_wikipedia_gets_a_template_whose_fields_it_accepts():
    assert cited("Wikipedia", agency="Meridian", original_url="https://steppe.example/x", saved="2023-03-01") == (
        "<code>{{cite news |last=Tolenova |first=Aigerim |title=No ferry on Monday |work=Steppe Courier |agency=Meridian "
        "|date=28 February 2023 |url=https://steppe.example/x |archive-url=https://aral.example/a/ac2zht6t.html "
        "|archive-date=2023-03-01}}</code>"
    )
    assert "|url=https://aral.example/a/ac2zht6t.html |via=The Aral Corridor Clippings}}" in cited("Wikipedia")


@pytest.mark.parametrize(
    ("style", "inferred", "said"),
    [
        ("Chicago", "", "</cite>, February 28, year not printed. "),
        ("Chicago", "2023-02-28", "</cite>, February 28 [2023]. "),
        ("APA", "", "A. (n.d.). "),
        ("APA", "2023-02-28", "A. ([2023], February 28). "),
        ("MLA", "", "</cite>, 28 Feb., year not printed. "),
        ("MLA", "2023-02-28", "</cite>, 28 Feb. [2023]. "),
        ("Wikipedia", "", "|date=n.d. "),
        ("Wikipedia", "2023-02-28", "|date=28 February 2023&lt;!-- 28 February [2023]: inferred --&gt; "),
    ],
)
def test_a_year_that_is_not_printed_is_said_or_stands_in_brackets(style, inferred, said):
    assert said in cited(style, published="XXXX-02-28", inferred=inferred)


@pytest.mark.parametrize(
    ("style", "said"), [("Chicago", "[February 28, 2023]"), ("APA", "([2023, February 28])"), ("MLA", "[28 Feb. 2023]")]
)
def test_a_date_that_is_wholly_inferred_stands_in_brackets(style, said):
    assert said in cited(style, published="", inferred="2023-02-28")


def test_an_undated_article_is_said_to_be_so_where_the_style_has_a_word_for_it():
    assert "n.d." in cited("Chicago", published="")
    assert "(n.d.)" in cited("APA", published="")
    assert "</cite>. <cite>" in cited("MLA", published="")
    assert "date" not in cited("Wikipedia", published="")


def test_a_supplied_headline_keeps_its_brackets_and_gets_no_quotation_marks():
    assert "Aigerim. [Talks at the pier]. <cite>" in cited("Chicago", headline="'[Talks at the pier]'")


def test_a_headline_that_quotes_gets_the_inner_marks():
    assert "“‘No boat,’ says master.” <cite>" in cited("Chicago", headline="“No boat,” says master")
    assert "“Who pays?” <cite>" in cited("MLA", headline="Who pays?")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"representation": "summary"}, "Summary archived at"),
        ({"representation": "excerpt"}, "Excerpt archived at"),
        ({"outlet": "Closed Mercury"}, "Catalogued at"),
        ({"outlet": "Half Gazette"}, "Archived at"),
    ],
)
def test_what_the_archive_keeps_is_cited_as_what_it_is(fields, told):
    assert f" {told} " in cited("Chicago", **fields)
    assert f" {told} " in cited("APA", **fields)
    wiki = cited("Wikipedia", **fields, original_url="https://steppe.example/x")
    assert ("archive-url" in wiki) == (told == "Archived at")


def test_without_a_byline_the_agency_is_named_and_without_either_the_headline_opens():
    assert cited("APA", byline="", agency="Meridian").startswith("Meridian. (2023, February 28). No ferry")
    assert cited("APA", byline="").startswith("No ferry on Monday. (2023, February 28). <cite>")
    assert cited("Chicago", byline="", outlet="").startswith("“No ferry on Monday.” February 28, 2023. Catalogued")


def test_several_writers_are_named_as_each_style_names_them():
    three = "Aigerim Tolenova, Nurlan Sagat and J. Smith"
    assert cited("Chicago", byline=three).startswith("Tolenova, Aigerim, Nurlan Sagat, and J. Smith. ")
    assert cited("APA", byline=three).startswith("Tolenova, A., Sagat, N., &amp; Smith, J. (")
    assert cited("MLA", byline=three).startswith("Tolenova, Aigerim, et al. ")
    assert "|last2=Sagat |first2=Nurlan |last3=Smith" in cited("Wikipedia", byline=three)


def test_while_nobody_knows_where_the_site_will_stand_the_address_below_it_is_given():
    for style in ("Chicago", "APA", "MLA", "Wikipedia"):
        assert "a/ac2zht6t.html" in cited(style, site="title: Clippings\n")
        assert "://" not in cited(style, site="title: Clippings\n")


def test_a_headline_in_another_language_says_so():
    assert '<bdi lang="kk">Кеме тоқтады</bdi>' in cited("APA", headline="Кеме тоқтады", language="kk")


@given(st.text())
def test_no_headline_breaks_out_of_a_citation(headline):
    for found in citations.styles(*with_record(headline=headline, outlet=headline, agency=headline, byline=headline)):
        tags = set(re.findall(r"<[^>]*>", str(found.html)))
        assert tags <= {"<cite>", "</cite>", "<code>", "</code>"}
        if found.style == "Wikipedia":
            text = found.html.unescape()
            assert text.count("{{") == text.count("}}") == 1
            assert "~~~" not in text


# --- the head of the page


def test_a_reference_manager_gets_a_newspaper_article():
    found = meta(byline="Aigerim Tolenova and Meridian News Agency")
    assert found["citation_title"] == ["No ferry on Monday"]
    assert found["citation_author"] == ["Tolenova, Aigerim", "Meridian News Agency,"]
    assert found["citation_publication_date"] == ["2023/02/28"]
    assert found["citation_language"] == ["en"]
    assert found["citation_public_url"] == found["og:url"] == ["https://aral.example/a/ac2zht6t.html"]
    assert found["DC.type"] == ["newspaperArticle"]
    assert found["DC.source"] == ["Steppe Courier"]
    assert found["og:type"] == ["article"]
    assert found["og:site_name"] == ["The Aral Corridor Clippings"]
    assert "citation_journal_title" not in found


def test_properties_are_open_graph_and_all_else_is_a_name():
    for attribute, name, _ in citations.meta(*cleared()):
        assert attribute == ("property" if name.startswith(("og:", "article:")) else "name")


@pytest.mark.parametrize(("published", "written"), [("2023-02", ["2023/02"]), ("XXXX-02-28", None), ("", None)])
def test_only_a_date_that_is_printed_is_given(published, written):
    assert meta(published=published, inferred="2023-02-28").get("citation_publication_date") == written


def test_without_an_outlet_the_site_is_not_named_in_its_place():
    assert not {"DC.source", "og:site_name"} & set(meta(outlet=""))


def test_a_lone_writer_of_many_names_stays_one():
    # Zotero splits at a comma with a space in what stands before it and after it.
    (name,) = meta(byline="Anna Maria van der Berg")["citation_author"]
    assert name == "van\u00a0der\u00a0Berg, Anna Maria"


def test_nothing_points_nowhere_while_the_site_has_no_place():
    found = meta(site="title: Clippings\n")
    assert not {"citation_public_url", "og:url"} & set(found)
    assert "url" not in citations.json_ld(*cleared(site="title: Clippings\n"))


def test_search_engines_are_told_whose_article_it_is_and_who_keeps_it():
    fields = {"original_url": "https://steppe.example/x", "snapshot_url": "https://snap.example/x", "dateline": "Nukus"}
    found = citations.json_ld(*cleared(**fields))
    assert found["@type"] == ["NewsArticle", "ArchiveComponent"]
    assert found["publisher"] == {"@type": "Organization", "name": "Steppe Courier", "url": "https://steppe.example/"}
    assert found["sdPublisher"]["name"] == "Ines Valder"
    assert (found["isBasedOn"], found["archivedAt"]) == ("https://steppe.example/x", "https://snap.example/x")
    assert found["author"] == [{"@type": "Person", "name": "Aigerim Tolenova"}]
    assert found["datePublished"] == "2023-02-28"
    quill = {"@type": "Person", "name": "Ada Quill", "url": "https://aral.example/people/ada-quill.html"}
    assert found["mentions"] == [quill | {"sameAs": ["https://ids.example/quill"]}]
    assert json.loads(json.dumps(found)) == found


def test_the_text_is_given_only_when_all_of_it_may_be_shown():
    assert citations.json_ld(*cleared())["articleBody"].startswith("The ferry to Brackwater")
    for fields in ({"outlet": "Half Gazette"}, {"outlet": "Closed Mercury"}, {"representation": "summary"}):
        assert "articleBody" not in citations.json_ld(*cleared(**fields))


def test_an_inferred_date_is_not_said_to_be_printed():
    assert "datePublished" not in citations.json_ld(*cleared(published="XXXX-02-28", inferred="2023-02-28"))


def test_signposts_lead_to_every_form():
    found = citations.links(*cleared(byline="Ada Quill"))
    assert ("cite-as", "https://aral.example/a/ac2zht6t.html", "") in found
    assert ("describedby", "a/ac2zht6t.json", "application/vnd.citationstyles.csl+json") in found
    assert [address for relation, address, _ in found if relation == "describedby"] == [
        f"a/ac2zht6t.{ending}" for ending in ("json", "ris", "bib", "md")
    ]
    assert ("author", "people/ada-quill.html", "text/html") in found
    assert {"license", "collection"} <= {relation for relation, _, _ in found}


# --- lists


def test_a_list_offers_newspaper_articles_to_choose_from():
    found = parse_qsl(citations.coins(*cleared(byline="Aigerim Tolenova and Meridian News Agency")), strict_parsing=True)
    assert dict(found) | {"rft.creator": ""} == {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": "newspaperArticle",
        "rft.title": "No ferry on Monday",
        "rft.source": "Steppe Courier",
        "rft.creator": "",
        "rft.date": "2023-02-28",
        "rft.language": "en",
        "rft.identifier": "https://aral.example/a/ac2zht6t.html",
    }
    assert [value for name, value in found if name == "rft.creator"] == ["Tolenova, Aigerim", "Meridian News Agency,"]


@given(st.text())
def test_no_title_adds_a_field_to_a_list(title):
    found = parse_qsl(citations.coins(*with_record(headline=title)), strict_parsing=True)
    without = [pair for pair in found if pair[0] != "rft.title"]
    assert without == [pair for pair in parse_qsl(citations.coins(*cleared())) if pair[0] != "rft.title"]
    assert len(found) - len(without) == bool(records.line(title))
