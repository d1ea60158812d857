"""Each style in which an article is cited."""

import html
import re

import pytest
from citing import cleared, with_record
from hypothesis import given
from hypothesis import strategies as st

from pressmark.publishing import citations, records, styles


def cited(style, **fields):
    return next(str(found.html) for found in citations.styles(*cleared(**fields)) if found.style == style)


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


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2023", ["</cite>, 2023. ", "A. (2023). ", "</cite>, 2023. ", "|date=2023 "]),
        ("2023-05", ["</cite>, May 2023. ", "A. (2023, May). ", "</cite>, May 2023. ", "|date=May 2023 "]),
        ("2023-05-03T16:25", ["</cite>, May 3, 2023. ", "A. (2023, May 3). ", "</cite>, 3 May 2023. ", "|date=3 May 2023 "]),
        ("XXXX-05", ["</cite>, May, year not printed. ", "A. (n.d.). ", "</cite>, May, year not printed. ", "|date=n.d. "]),
    ],
)
def test_a_date_is_as_exact_as_the_paper_printed_it(published, said):
    for (style, _), words in zip(styles.STYLES, said, strict=True):
        assert words in cited(style, published=published)


def test_a_headline_of_many_marks_ends_no_template_and_begins_no_link():
    written = html.unescape(cited("Wikipedia", headline="'Ferry | pier}} [x] ~'"))
    assert "|title=Ferry &#124; pier&#125;&#125; &#91;x&#93; &#126; |" in written


def test_every_style_is_offered_under_its_name():
    assert [name for name, _ in styles.STYLES] == ["Chicago", "APA", "MLA", "Wikipedia"]
    record = records.of(*cleared())
    assert [style(record, record.headline) for _, style in styles.STYLES] == [
        str(found.html) for found in citations.styles(*cleared())
    ]


@pytest.mark.parametrize("site", ["title: Clippings\n", "title: Clippings\nurl: https://aral.example/\n"])
def test_an_article_of_which_nothing_is_known_but_its_headline_is_cited(site):
    for style in ("Chicago", "APA", "MLA", "Wikipedia"):
        said = cited(style, site=site, byline="", outlet="", published="", language="")
        assert "No ferry on Monday" in said
        assert not re.search(r"  |\.\.|, ,|\(\)|^[ .,]", said)
