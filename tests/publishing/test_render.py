"""Render: templates become pages, and what is wrong with a template is said in one sentence."""

from __future__ import annotations

import pickle

import pytest

from pressmark.model import Page, Site, UserError
from pressmark.publishing import render
from pressmark.publishing.pages.lines import Entry, Printed

SHELL = {"site": Site(title="Ferry clippings", url="https://ferry.example/"), "edition_kind": "public"}
ENTRIES = '{% macro dated(entry, href) %}<li><a href="{{ href }}">{{ entry.headline }}</a></li>{% endmacro %}'


def rendered(text: str, address: str = "people/ada.html", **values: object) -> str:
    made = render.environment({"page.html": text, "entries.html": ENTRIES})
    return render.page(made, Page(address, "page.html", values), SHELL)


def entry(headline: str = "No ferry", address: str = "a/ac2zht6t.html") -> Entry:
    return Entry("ac2zht6t", address, headline, "", "Gazette", "", "", Printed("28 Feb 2023", "2023-02-28"), False)


def test_a_template_that_does_not_parse_is_named_with_its_line():
    with pytest.raises(UserError, match=r"^templates/broken\.html:2: "):
        render.environment({"entries.html": ENTRIES, "broken.html": "<p>\n{% if %}</p>"})


def test_a_value_that_nobody_gave_is_named_with_template_line_and_page():
    with pytest.raises(UserError, match=r"^templates/page\.html:2: 'headlin' is undefined, in making people/ada\.html$"):
        rendered("<p>\n{{ headlin }}</p>")


def test_a_field_that_does_not_exist_is_named_too():
    with pytest.raises(UserError, match=r"^templates/page\.html:1: .*no attribute 'titel'"):
        rendered("{{ site.titel }}")


def test_a_filter_that_does_not_exist_is_named_with_its_line():
    with pytest.raises(UserError, match=r"^templates/page\.html:2: No filter named 'upside'"):
        rendered("<p>\n{{ site.title|upside }}</p>")


def test_a_mistake_within_a_template_is_the_templates():
    with pytest.raises(UserError, match=r"^templates/page\.html:3: "):
        rendered("\n\n{{ 1 + 'a' }}")


def test_a_template_that_is_missing_is_named():
    with pytest.raises(UserError, match=r"nowhere\.html"):
        rendered("{% extends 'nowhere.html' %}")


def test_a_mistake_of_ours_keeps_its_trace():
    def ours() -> None:
        raise LookupError("ours")

    with pytest.raises(LookupError):
        rendered("{{ ours() }}", ours=ours)


def test_links_are_relative_to_the_page_and_name_the_file():
    assert rendered("{{ link('index.html') }} {{ link('people/ada.html#p') }}") == "../index.html #p"


def test_links_out_stay_as_they_are():
    assert rendered("{{ link('https://a.example/?b=1') }}") == "https://a.example/?b=1"


def test_the_page_for_missing_pages_links_absolutely():
    assert rendered("{{ link('names.html') }}", address="404.html") == "https://ferry.example/names.html"


def test_text_is_escaped():
    assert rendered("{{ name }}", name="<b>&") == "&lt;b&gt;&amp;"


def test_words_of_the_interface_are_translatable_and_counted():
    template = "{% trans count=n %}{{ count }} article{% pluralize %}{{ count }} articles{% endtrans %}, {{ _('all') }}"
    assert rendered(template, n=2) == "2 articles, all"


def test_words_without_values_are_translated_once_and_for_all():
    made = render.environment(
        {"page.html": "{{ _('all') }}{% trans %} and <b>every</b>{% endtrans %}", "entries.html": ENTRIES}
    )
    code = made.compile(made.loader.get_source(made, "page.html")[0], raw=True)
    assert "gettext" not in code.replace("'gettext'", "")
    assert render.page(made, Page("a.html", "page.html", {}), SHELL) == "alland <b>every</b>"


def test_numbers_are_written_as_the_language_writes_them():
    assert rendered("{{ 12345|number }}") == "12,345"


def test_rows_lead_to_articles_from_wherever_they_stand():
    template = "{{ rows(entries, 'dated') }}"
    assert 'href="../a/ac2zht6t.html"' in rendered(template, entries=(entry(),))
    assert 'href="../../a/ac2zht6t.html"' in rendered(template, "2023/02/28.html", entries=(entry(),))
    assert 'href="ac2zht6t.html"' in rendered(template, "a/other.html", entries=(entry(),))


def test_a_row_kept_ready_is_not_shown_for_another_article():
    found = rendered("{{ rows(entries) }}", entries=(entry("One"), entry("Two"), entry("One")))
    assert found.count(">One<") == 2
    assert found.count(">Two<") == 1


def test_languages_that_run_from_right_to_left_are_marked_so():
    assert render.tongue("ar") == ' lang="ar" dir="rtl"'
    assert render.tongue("fa-AF") == ' lang="fa-AF" dir="rtl"'
    assert render.tongue("kk") == ' lang="kk"'


def test_a_slice_of_pages_can_be_sent_to_another_process():
    handed = (
        {"page.html": "{{ site.title }}: {{ n }}", "entries.html": ENTRIES},
        SHELL,
        [Page(f"{n}.html", "page.html", {"n": n}) for n in (1, 2)],
    )
    assert render.pages_of(*pickle.loads(pickle.dumps(handed))) == [
        ("1.html", b"Ferry clippings: 1"),
        ("2.html", b"Ferry clippings: 2"),
    ]


def test_a_script_cannot_be_broken_out_of():
    assert "</script>" not in rendered("{{ data|tojson }}", data={"headline": "</script><script>alert(1)</script>"})
