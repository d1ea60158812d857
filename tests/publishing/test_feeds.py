"""What tells feed readers, search engines and browsers that the site is there."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import article, content, edition

from pressmark import dates
from pressmark.model import Inference
from pressmark.publishing import feeds

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
SITE = "title: The Aral Corridor Clippings\nurl: https://aral.example/\n"
NOWHERE = "title: The Aral Corridor Clippings\n"
OUTLETS = """
    Steppe Courier: {display: full}
    Closed Mercury: {display: citation, evidence: a letter}
    Unlisted: {display: full, index: false}
"""
PEOPLE = "Ada Quill: {}\n"
EVENTS = "Ferry strike:\n  date: 2023-02-28\n  articles: [a1111111, a2222222]\n"
ARTICLES = {
    "one": {
        "id": "a1111111",
        "published": "2023-02-28",
        "outlet": "Steppe Courier",
        "original_url": "https://steppe.example/x",
    },
    "two": {"id": "a2222222", "published": "2023-03-01T16:25", "saved": "2023-03-04", "outlet": "Steppe Courier"},
    "three": {"id": "a3333333", "published": "XXXX-02-28", "outlet": "Closed Mercury"},
    "four": {"id": "a4444444", "published": "2023-02", "outlet": "Unlisted"},
}


def whole(site=SITE, kind="public", today=date(2024, 5, 1), articles=ARTICLES):
    written = {name: article(**fields) for name, fields in articles.items()}
    return edition(content(site=site, outlets=OUTLETS, people=PEOPLE, events=EVENTS, **written), kind, today)


def files(**how):
    return feeds.files(whole(**how))


def entries(made):
    return ET.fromstring(made).findall(f"{ATOM}entry")


def ids(made):
    return [entry.findtext(f"{ATOM}id").rpartition(":")[2] for entry in entries(made)]


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


def locations(made):
    return [loc.text for loc in ET.fromstring(made).iter(f"{MAP}loc")]


# --- Atom


def test_the_newest_article_comes_first_and_one_without_a_day_is_no_news():
    assert ids(files()["feed.xml"]) == ["a2222222", "a1111111", "a4444444"]


def test_an_inferred_day_or_the_day_it_was_saved_places_an_article():
    found = whole()
    inference = (Inference("published", dates.parse("2023-02-28"), "the strike"),)
    inferred = [replace(item, inferences=inference) if item.article.id == "a3333333" else item for item in found.articles]
    assert "a3333333" in ids(feeds.feed(replace(found, articles=tuple(inferred))))
    assert ids(files(articles={"one": {"id": "a1111111", "saved": "2023-03-04"}})["feed.xml"]) == ["a1111111"]


def test_no_more_than_fifty_articles_are_news():
    many = {f"n{number}": {"id": f"a{number:07}", "published": f"2023-01-{number % 28 + 1:02}"} for number in range(60)}
    assert len(entries(files(articles=many)["feed.xml"])) == feeds.NEWEST == 50


def test_an_entry_says_what_it_is_and_where_it_comes_from():
    entry = entries(files()["feed.xml"])[1]
    assert entry.findtext(f"{ATOM}id") == "tag:pressmark,2026:a1111111"
    assert entry.findtext(f"{ATOM}title") == "No ferry on Monday"
    assert entry.findtext(f"{ATOM}published") == entry.findtext(f"{ATOM}updated") == "2023-02-28T00:00:00Z"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Steppe Courier"
    assert links(entry) == {"alternate": "https://aral.example/a/a1111111.html", "via": "https://steppe.example/x"}


def test_an_entry_is_as_new_as_the_day_it_was_saved_and_the_feed_as_its_newest_entry():
    feed = files()["feed.xml"]
    assert entries(feed)[0].findtext(f"{ATOM}updated") == "2023-03-04T00:00:00Z"
    assert ET.fromstring(feed).findtext(f"{ATOM}updated") == "2023-03-04T00:00:00Z"


def test_a_month_is_not_given_as_a_day_of_publication():
    assert entries(files()["feed.xml"])[2].find(f"{ATOM}published") is None


def test_ids_depend_neither_on_where_the_site_stands_nor_on_the_day():
    here, there = files()["feed.xml"], files(site=NOWHERE, today=date(2025, 1, 1))["feed.xml"]
    assert ids(here) == ids(there)
    assert ET.fromstring(here).findtext(f"{ATOM}id") == ET.fromstring(there).findtext(f"{ATOM}id")
    assert files() == files(today=date(2025, 1, 1))


def test_two_archives_have_feeds_of_their_own():
    other = files(site="title: Another archive\n")["feed.xml"]
    assert ET.fromstring(other).findtext(f"{ATOM}id") != ET.fromstring(files()["feed.xml"]).findtext(f"{ATOM}id")


def test_a_summary_is_given_only_of_what_may_be_shown():
    closed = {"one": {"id": "a1111111", "published": "2023", "outlet": "Closed Mercury", "standfirst": "Nobody was told"}}
    assert entries(files(articles=closed)["feed.xml"])[0].find(f"{ATOM}summary") is None
    assert entries(files()["feed.xml"])[0].findtext(f"{ATOM}summary").startswith("The ferry to Brackwater")
    own = {"one": closed["one"] | {"outlet": "Steppe Courier"}}
    assert entries(files(articles=own)["feed.xml"])[0].findtext(f"{ATOM}summary") == "Nobody was told"


def test_every_name_and_event_has_a_feed_beside_its_page():
    made = files()
    assert set(ids(made["people/ada-quill.xml"])) == {"a1111111", "a2222222", "a4444444"}
    assert ids(made["events/ferry-strike.xml"]) == ["a2222222", "a1111111"]
    feed = ET.fromstring(made["events/ferry-strike.xml"])
    assert feed.findtext(f"{ATOM}title") == "Ferry strike · The Aral Corridor Clippings"
    assert links(feed) == {
        "alternate": "https://aral.example/events/ferry-strike.html",
        "self": "https://aral.example/events/ferry-strike.xml",
    }


def test_every_subject_has_a_feed_one_for_its_word_with_the_code_and_without():
    filed = {"one": "[harbours (medtop:20000337), harbours]", "two": "[harbours]", "three": "[harbours]"}
    made = files(articles={name: ARTICLES[name] | {"subjects": subjects} for name, subjects in filed.items()})
    assert [name for name in made if name.startswith("subjects/")] == ["subjects/harbours.xml"]
    assert ids(made["subjects/harbours.xml"]) == ["a2222222", "a1111111"]
    assert ET.fromstring(made["subjects/harbours.xml"]).findtext(f"{ATOM}title").startswith("harbours · ")
    two, one = ([dict(each.items()) for each in entry.findall(f"{ATOM}category")] for entry in entries(made["feed.xml"]))
    code = {"scheme": "http://cv.iptc.org/newscodes/mediatopic/", "term": "20000337", "label": "harbours"}
    assert (one, two) == ([{"term": "harbours"}, code], [{"term": "harbours"}])


def test_without_a_place_addresses_are_seen_from_the_top_of_the_site():
    made = files(site=NOWHERE)
    assert links(ET.fromstring(made["feed.xml"])) == {"alternate": "index.html"}
    assert ET.fromstring(made["people/ada-quill.xml"]).get("{http://www.w3.org/XML/1998/namespace}base") == "../"
    assert links(entries(made["people/ada-quill.xml"])[0])["alternate"] == "a/a2222222.html"


def test_an_archive_without_articles_has_a_feed_without_entries():
    feed = ET.fromstring(files(articles={})["feed.xml"])
    assert feed.findtext(f"{ATOM}updated")
    assert not feed.findall(f"{ATOM}entry")


@given(st.text())
def test_whatever_stands_in_an_article_its_feed_is_xml(value):
    found = whole()
    item = found.articles[0]
    record = replace(item.article, headline=value, outlet=value, byline=value, subjects=(value,), standfirst=value)
    site = replace(found.site, title=value, description=value, keeper=value)
    made = feeds.files(replace(found, site=site, articles=(replace(item, article=record),)))
    for name, file in made.items():
        if name.endswith(".xml"):
            ET.fromstring(file)


# --- search engines and browsers


def test_search_engines_are_told_of_pages_they_may_list():
    assert locations(files()["sitemap.xml"]) == [
        f"https://aral.example/{page}"
        for page in (
            "a/a1111111.html",
            "a/a2222222.html",
            "a/a3333333.html",
            "events/ferry-strike.html",
            "outlets/closed-mercury.html",
            "outlets/steppe-courier.html",
            "people/ada-quill.html",
        )
    ]


def test_search_engines_are_told_of_subjects_and_of_parts_that_list_articles_they_may_list():
    found = whole(articles={name: fields | {"subjects": "[harbours]"} for name, fields in ARTICLES.items()})
    parts = {"people/ada-quill/2023.html": ["a1111111", "a2222222"], "people/ada-quill/2022.html": ["a4444444"]}
    urls = {
        url.findtext(f"{MAP}loc").removeprefix("https://aral.example/"): url.findtext(f"{MAP}lastmod")
        for url in ET.fromstring(feeds.files(found, parts)["sitemap.xml"])
    }
    assert urls["subjects/harbours.html"] == urls["people/ada-quill/2023.html"] == "2023-03-04"
    assert "people/ada-quill/2022.html" not in urls


def test_a_page_was_last_changed_when_its_newest_article_was():
    urls = {url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod") for url in ET.fromstring(files()["sitemap.xml"])}
    assert urls["https://aral.example/a/a1111111.html"] == "2023-02-28"
    assert urls["https://aral.example/people/ada-quill.html"] == "2023-03-04"
    assert urls["https://aral.example/a/a3333333.html"] is None


def test_beyond_the_limit_the_sitemap_is_an_index(monkeypatch):
    monkeypatch.setattr(feeds, "MOST", 3)
    made = files()
    assert ET.fromstring(made["sitemap.xml"]).tag == f"{MAP}sitemapindex"
    assert locations(made["sitemap.xml"]) == [f"https://aral.example/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert sum(len(locations(made[f"sitemap-{number}.xml"])) for number in (1, 2, 3)) == 7


@pytest.mark.parametrize("how", [{"site": NOWHERE}, {"kind": "private"}])
def test_only_a_public_site_with_a_place_invites_search_engines(how):
    assert not {"sitemap.xml", "opensearch.xml"} & set(files(**how))
    assert b"Sitemap" not in files(**how)["robots.txt"]


def test_robots_are_shown_the_sitemap_or_the_door():
    assert files()["robots.txt"] == b"User-agent: *\nDisallow:\n\nSitemap: https://aral.example/sitemap.xml\n"
    assert files(kind="private")["robots.txt"] == b"User-agent: *\nDisallow: /\n"


def test_a_browser_can_search_from_its_own_field():
    found = ET.fromstring(files()["opensearch.xml"])
    assert found.findtext(f"{SEARCH}ShortName") == "The Aral"
    assert found.find(f"{SEARCH}Url").get("template") == "https://aral.example/search.html?q={searchTerms}"


@given(st.text())
def test_a_short_name_is_never_too_long(title):
    assert 0 < len(feeds.short(" ".join(title.split()))) <= 16


def test_github_pages_is_told_to_leave_the_files_alone():
    assert files()[".nojekyll"] == b""
