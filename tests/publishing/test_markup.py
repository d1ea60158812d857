"""The paragraphs of an article as finished HTML."""

import re

from hypothesis import given
from hypothesis import strategies as st
from making import article, content, edition

from pressmark.publishing import markup

PEOPLE = "Ada Quill: {aliases: [Quill]}\nBo & Marsh: {}\n"


def shown(body, **fields):
    made = edition(
        content(people=PEOPLE, outlets="Gazette: {display: full}", ferry=article(body=body, outlet="Gazette", **fields))
    )
    return [str(each) for each in markup.body(made.articles[0], "a/ac2zht6t.html", made.addresses)]


def test_the_first_mention_of_a_name_is_a_link_and_no_other():
    one, two = shown("Ada Quill came. Quill left.\n\nQuill again.")
    assert one.count("<a href=") == 1
    assert '<a href="../people/ada-quill.html">Ada Quill</a> came.' in one
    assert "../people" not in two


def test_a_paragraph_has_its_anchor_and_a_pilcrow():
    (one,) = shown("The ferry is late.")
    assert re.fullmatch(
        r'<p id="(p-[0-9a-f]{4})">The ferry is late\. <a class="pilcrow" href="#\1" aria-label="[^"]+">¶</a></p>', one
    )


def test_no_link_is_set_inside_a_heading_a_link_or_code():
    found = shown("## Ada Quill\n\n[Ada Quill](https://x.example/) wrote `Ada Quill`.\n\n*Ada Quill* came.")
    assert "../people" not in found[0]
    assert "../people" not in found[1]
    assert '<em><a href="../people/ada-quill.html">Ada Quill</a></em>' in found[2]


def test_a_name_that_a_tag_cuts_is_left_alone_and_the_next_is_linked():
    found = shown("Ada *Quill* came.\n\nAda Quill left.")
    assert "../people" not in found[0] or "<em>" not in found[0].split("../people")[1].split("</a>")[0]
    assert "<p" in found[1]


def test_letters_that_mean_something_in_html_are_kept():
    (one,) = shown("Bo & Marsh <b said 5 < 6.")
    assert "5 &lt; 6" in one
    assert "Bo &amp; Marsh</a>" in one


def test_a_caption_is_a_figure():
    (one,) = shown("The old pier.\n{: .caption }")
    assert re.fullmatch(r'<figure id="p-[0-9a-f]{4}"><figcaption>The old pier\.</figcaption></figure>', one)


def test_a_list_keeps_its_items_and_names_in_it_are_linked():
    (one,) = shown("- Ada Quill\n- bread")
    assert one.startswith('<ul id="p-')
    assert 'people/ada-quill.html">Ada Quill</a></li>' in one


@given(st.text(st.sampled_from("Ada Quill &<>*_`[]()\n"), max_size=80))
def test_taking_the_markup_off_gives_the_words_back(body):
    made = edition(content(people=PEOPLE, outlets="Gazette: {display: full}", ferry=article(body=body, outlet="Gazette")))
    (item,) = made.articles
    for piece, html in zip(item.paragraphs, markup.body(item, "a/x.html", made.addresses), strict=True):
        bare = re.sub(r' <a class="pilcrow".*?</a>', "", str(html))
        bare = re.sub(r"<a href=\"\.\./people[^>]*>(.*?)</a>", r"\1", bare)
        assert re.sub(r"<[^>]*>", "", bare) == re.sub(r"<[^>]*>", "", piece.html)


def test_a_note_beyond_the_share_is_not_linked():
    files = content(
        outlets="Gazette: {display: excerpt, max_fraction: 0.6}",
        ferry=article(body="One claim here.[^1]\n\nTwo words.\n\n[^1]: A note of some length.", outlet="Gazette"),
    )
    (item,) = edition(files).articles
    found = "".join(markup.body(item, "a/x.html", {}))
    assert "One claim here" in found
    assert 'href="#fn' not in found


def test_a_note_that_is_shown_is_linked_both_ways():
    found = "".join(shown("One claim here.[^1]\n\n[^1]: A note."))
    assert re.findall(r'href="#(fn[^"]*)"', found) == ["fn:1", "fnref:1"]
    assert set(re.findall(r'href="#(fn[^"]*)"', found)) <= set(re.findall(r'id="([^"]*)"', found))
