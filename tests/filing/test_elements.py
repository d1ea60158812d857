"""A saved page as its reader sees it: what makes a line, and what a line knows of the markup around it."""

import pytest

from pressmark.filing import elements


def pieces(body):
    tree = elements.tree(f"<html><body class='home'>{body}</body></html>")
    assert tree is not None
    return elements.pieces(tree)


def texts(body):
    return [piece.text for piece in pieces(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>The <b>grey</b>\n gull</p><p>It flew.</p>", ["The grey gull", "It flew."]),
        ("The gull.<br><br>It flew.", ["The gull.", "It flew."]),
        ("<div>Over <p>the pier</p> and away</div>", ["Over", "the pier", "and away"]),
        ("<tr><td>4</td><td>12</td></tr>", ["4", "12"]),
        ("<p>Seen</p><script>let a = 1</script><style>p {}</style><template>no</template><!-- no -->", ["Seen"]),
        ("<div><template shadowrootmode='open'><p>Shown all the same</p></template></div>", ["Shown all the same"]),
        ("<p>A <coast-link>word</coast-link> of its own making</p>", ["A word of its own making"]),
        ("<p> \n </p>", []),
    ],
)
def test_a_piece_is_what_stands_in_a_line_of_its_own(body, expected):
    assert texts(body) == expected


def test_a_piece_knows_the_tags_and_the_class_words_around_it():
    (piece,) = pieces("<article class='storyBody'><div id='text-2'><p class='lead'>It flew.</p></div></article>")
    assert piece.element.marks == {"lead"}
    assert piece.element.around == {"story", "body", "text", "lead"}
    assert {"article", "div", "p"} <= piece.element.tags
    assert [element.tag for element in piece.element.chain()][:3] == ["p", "div", "article"]


def test_the_class_of_the_body_is_no_sign_because_all_of_the_page_has_it():
    assert "home" not in pieces("<p>It flew.</p>")[0].element.around


def test_links_bold_type_and_breaks_are_measured():
    link, bold, plain, broken = pieces("<p><a href='/'>Home</a></p><p><b>It</b> flew</p><p>Grey<br>gull</p>")
    assert (link.linked, bold.linked) == (1.0, 0.0)
    assert 0.2 < bold.strong < 0.5
    assert (plain.broken, broken.broken) == (False, True)


def test_what_is_not_shown_is_marked_and_not_lost():
    shown, hidden = pieces("<p>Seen</p><div style='display: none'><p>Unseen</p></div>")
    assert (shown.element.hidden, hidden.element.hidden) == (False, True)


def test_elements_that_say_the_same_are_still_two():
    one, other = pieces("<p>It flew.</p><p>It flew.</p>")
    assert one.element != other.element


@pytest.mark.parametrize("html", ["", "<", "<!-- a -->", "<p>\x00", "<div>" * 5000 + "It flew."])
def test_broken_markup_makes_no_accidents(html):
    tree = elements.tree(html)
    assert tree is None or len(elements.pieces(tree)) <= 1
