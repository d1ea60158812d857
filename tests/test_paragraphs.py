"""An article's Markdown as pieces that can be cited."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from pressmark import paragraphs
from pressmark.filing import blocks


def texts(body):
    return [(piece.kind, piece.text) for piece in paragraphs.parse(body)]


def test_plain_paragraphs_are_pieces_with_their_words():
    found = paragraphs.parse("The ferry\nis late.\n\nAgain.")
    assert [(piece.text, piece.words, piece.line) for piece in found] == [("The ferry is late.", 4, 1), ("Again.", 1, 4)]
    assert found[0].html == "<p>The ferry is late.</p>"


def test_an_anchor_is_made_of_the_words_and_stays_when_others_come_and_go():
    one = paragraphs.parse("First.\n\nThe ferry is late.")[1]
    other = paragraphs.parse("The  FERRY is late!")[0]
    assert re.fullmatch(r"p-[0-9a-f]{4}", one.anchor)
    assert one.anchor == other.anchor


def test_a_pinned_anchor_is_kept():
    assert [piece.anchor for piece in paragraphs.parse("Mended text.\n{: #p-7f3a }\n\nMore *text*.\n{: #p-beef }")] == [
        "p-7f3a",
        "p-beef",
    ]


def test_the_same_words_twice_have_two_anchors():
    found = [piece.anchor for piece in paragraphs.parse("\n\n".join(["Yes."] * 20))]
    assert len(set(found)) == 20


def test_captions_and_questions_are_known_by_their_mark():
    body = "Who pays?\n{: .question }\n\nNobody.\n\nThe *old* pier.\n{: .caption }"
    assert [kind for kind, _ in texts(body)] == ["question", "paragraph", "caption"]
    assert texts("Who pays?\n{: .question }") == [("question", "Who pays?")]


def test_lists_quotations_tables_and_headings_are_pieces():
    body = "# Top\n\n- one\n- two\n\n> said\n\na | b\n--|--\n1 | 2\n\n---\n\nend[^1]\n\n[^1]: note"
    assert [kind for kind, _ in texts(body)] == ["heading", "list", "blockquote", "table", "rule", "paragraph", "list"]


PROSE = st.lists(st.text(st.sampled_from("aB c.,'-–“”!?1 2\n\u00a0é;:/()%#+*_<&"), min_size=1), min_size=1, max_size=4).map(
    "\n\n".join
)


@given(PROSE)
@settings(max_examples=500)
def test_a_paragraph_without_markdown_is_what_the_markdown_parser_makes_of_it(body):
    blocks = list(paragraphs._blocks(body))
    quick = [paragraphs._plain(text, line) for line, text in blocks]
    if not blocks or any(piece is None for piece in quick):
        return
    thorough = list(paragraphs._marked(body))
    assert [(piece.kind, piece.text, piece.html) for piece in quick if piece.text] == [
        (piece.kind, piece.text, piece.html) for piece in thorough if piece.text
    ]


BLOCKS = st.sampled_from(
    (
        "The ferry is late.¶AT&T; they say¶**Bold** and *it* here¶it`s, she`s¶5 > 4¶\\*none\\*¶*x¶y*¶&amp; so¶two spaces  \nand"
        "¶> said¶> said\n> again¶Also\n> said¶- one¶- two\n- three¶Also\n- item¶1. one¶    indented¶  by two¶a | b\n--|--"
        "¶# Top¶Setext\n===¶---¶* * *¶``code¶code``¶[x](https://a.example/)¶![x](u)¶[x][]¶[x]: https://a.example¶[a¶b](c)"
        "¶end[^1]¶[^1]: note¶<div>¶</div>¶some <b>bold¶</b> text¶<!-- so¶and so -->¶Who?\n{: .question }¶*It*\n{: #p-be }"
    ).split("¶")
)


@given(st.lists(BLOCKS, max_size=6).map("\n\n".join))
@settings(max_examples=500)
def test_markdown_read_stretch_by_stretch_is_what_the_parser_makes_of_the_whole(body):
    whole = [(piece.kind, piece.text, piece.html) for piece in paragraphs._anchored(list(paragraphs._marked(body)))]
    assert [(piece.kind, piece.text, piece.html) for piece in paragraphs.parse(body)] == [
        piece for piece in whole if piece[1] or piece[0] == "rule"
    ]


@given(st.text(st.sampled_from("ab*_`[](){}<>#!&|~-+=:.1\n\t \\\"'/"), max_size=80))
@settings(max_examples=500)
def test_the_text_of_a_piece_is_exactly_the_text_of_its_html(body):
    for piece in paragraphs.parse(body):
        element = lxml_html.fragment_fromstring(piece.html)
        assert piece.text == "".join(element.itertext())
        assert "<" + piece.html[1:].split(">")[0]


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[x](javascript:alert(1))",
    "![x](https://tracker.example/p.gif)",
    '<a href="data:text/html,x">x</a>',
    "<svg onload=alert(1)>",
    "text\n{: onclick=alert(1) .x #y }",
    '<p style="background:url(//t.example)">x</p>',
    '<iframe src="//t.example"></iframe>',
    "<form action=//t.example><input></form>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    '<a id="p-1" name="x" href="//t.example">x</a>',
    """<p lang="<!-- ><img src=x onerror=alert(1)> -->">text</p>""",
    """text\n{: lang="<!-- ><img src=x onerror=alert(1)> -->" }""",
    """<a href="https://x.example/?<!-- ><img src=x onerror=alert(1)> -->" title="<!-- ><script>">x</a>""",
    """<time datetime="<!-- ><meta http-equiv=refresh>">x</time><td colspan="<!-- >">""",
]


@pytest.mark.parametrize("body", HOSTILE)
def test_nothing_in_a_text_can_act_or_load(body):
    for piece in paragraphs.parse(f"Before *it*.\n\n{body}\n\nAfter."):
        made = html.unescape(re.sub(r"&lt;.*?&gt;", "", piece.html)).lower()
        assert "<!--" not in piece.html
        assert piece.text == "".join(lxml_html.fragment_fromstring(piece.html).itertext())
        assert not re.search(
            r"<(script|img|meta|svg|iframe|form|input|style|math|object|embed)|<[^>]*\son\w+=|javascript:|data:|style=|//t\.",
            made,
        )


def test_text_in_angle_brackets_that_is_no_markup_is_not_lost():
    assert "5 < 6" in " ".join(text for _, text in texts("We know 5 < 6 *here*."))


@pytest.mark.parametrize("body", ["<div>one<hr>two</div>three", "<em>one</em> two *three*", "<span>one</span>two\n\n*three*"])
def test_no_word_is_lost_wherever_it_stands(body):
    assert " ".join(text for _, text in texts(body)).replace("one two", "onetwo").count("o") >= 2
    assert "two" in " ".join(text for _, text in texts(body))
    assert "three" in " ".join(text for _, text in texts(body))


@pytest.mark.parametrize(
    "body",
    ["[" * 5_000, "[a](" * 5_000, "\n".join(" " * (2 * n) + "- x" for n in range(600)), "<b>" * 3_000 + "x", "x *y* " * 60_000],
    ids=["brackets", "links", "lists", "tags", "long"],
)
def test_a_text_the_parser_would_not_get_to_the_end_of_is_shown_as_it_stands(body):
    assert paragraphs.is_beyond_markdown(body)
    found = paragraphs.parse(body)
    assert "".join("".join(piece.text.split()) for piece in found) == "".join(body.split())


def test_the_same_words_a_thousand_times_have_a_thousand_anchors():
    assert len({piece.anchor for piece in paragraphs.parse("Yes.\n\n" * 5_000)}) == 5_000


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "body", [*HOSTILE, "[x](https://x.example/ 'title')", "![x](y.png)", '<b onclick="x" data-x="1" hidden>x</b>']
)
def test_the_filter_has_a_word_on_every_attribute(body):
    paragraphs.parse(f"*it*\n\n{body}")


def test_a_link_elsewhere_tells_the_other_page_nothing_of_its_opener():
    (piece,) = paragraphs.parse("[x](https://x.example/)")
    assert 'rel="noopener"' in piece.html


@pytest.mark.parametrize("printed", ["[[Ada Quill]] left", "He wrote [[x|y]] and [z]", "a [[[b]]]"])
def test_brackets_that_a_clipping_prints_are_no_link(printed):
    (piece,), links = paragraphs.read(blocks.markdown([blocks.Block("paragraph", printed)]))
    assert (piece.text, links) == (printed, ())
