"""How an article is cited, and what its page tells reference managers."""

import json
from urllib.parse import parse_qsl

import pytest
from citing import cleared, with_record
from hypothesis import given
from hypothesis import strategies as st

from pressmark.publishing import citations, records


def meta(**fields):
    found = {}
    for _, name, value in citations.meta(*cleared(**fields)):
        found.setdefault(name, []).append(value)
    return found


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


def test_a_subject_with_a_code_is_a_term_that_is_defined_elsewhere():
    harbours, ferries = citations.json_ld(*cleared(subjects="[harbours (medtop:20000337), ferries]"))["keywords"]
    scheme = "http://cv.iptc.org/newscodes/mediatopic/"
    assert (harbours["name"], harbours["url"], harbours["inDefinedTermSet"]) == ("harbours", f"{scheme}20000337", scheme)
    assert ferries == "ferries"


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


def test_what_the_agency_calls_itself_is_not_taken_apart():
    assert meta(byline="Quick Line", agency="Quick Line")["citation_author"] == ["Quick Line,"]


def test_a_paper_that_signs_its_own_article_is_no_writer():
    assert "citation_author" not in meta(byline="The Steppe Courier")


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
