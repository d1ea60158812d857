"""The paragraphs of an article as finished HTML."""

import re

import pytest
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


def test_a_name_that_a_tag_cuts_in_two_is_left_alone_and_the_next_is_linked():
    found = shown("The *old Ada* Quill came.\n\n[[Ada Quill]] left.")
    assert "../people" not in found[0]
    assert '<a href="../people/ada-quill.html">Ada Quill</a> left' in found[1]


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("Ada *Quill* came", "Ada <em>Quill</em>"),
        ("[[Ada Quill|the *harbour* master]]", "the <em>harbour</em> master"),
        ("[[Ada Quill|*our* **old** pilot]]", "<em>our</em> <strong>old</strong> pilot"),
        ("[[Ada Quill|the `A&B` of ***all***]]", "the <code>A&amp;B</code> of <strong><em>all</em></strong>"),
        ("[[Ada Quill|the [old] pilot]]", "the [old] pilot"),
        ("*[[Ada Quill|her*s*]]*", "her<em>s</em>"),
        ("Once [[Ada Quill]][[Bo & Marsh|*B*M]]", "Ada Quill"),
    ],
)
def test_a_link_keeps_the_emphasis_that_is_in_it(written, linked):
    (one,) = shown(f"So {written}.")
    assert f'<a href="../people/ada-quill.html">{linked}</a>' in one


def test_two_links_may_touch():
    (one,) = shown("[[Ada Quill]][[Bo & Marsh|*B* M]]")
    assert re.search(r'>Ada Quill</a><a href="[^"]*"><em>B</em> M</a>', one)


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


@given(
    st.lists(
        st.sampled_from(
            ["[[Ada Quill|", "]]", "*", "**", "`", "Ada Quill", " ", "Bo & Marsh", "x", "[", "](https://x.example/)"]
        )
    )
)
def test_links_never_cross_another_element(pieces):
    for each in shown("".join(pieces)):
        opened = []
        for end, name in re.findall(r"<(/?)(\w+)[^>]*>", each):
            if end:
                assert opened.pop() == name, each
            elif name not in ("br", "hr"):
                assert name != "a" or "a" not in opened, each
                opened.append(name)
        assert not opened


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
