"""What trafilatura takes for the article of a page, and where on the page that stands."""

from pasting import LEAD, SECOND, THIRD

from pressmark.filing import elements, lines, witness


def shares(page, extract):
    """The share of each of these lines that stands in a text that was taken."""
    return witness.shares(lines.read([text for line in page for text in (line, "")], ()), extract.lower().split())


def test_the_words_of_the_article_are_taken_in_small_letters():
    tree = elements.tree(
        f"<html><body><article><h1>Ferries</h1><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
    )
    assert "council approved plans for a new ferry" in " ".join(witness.extract(tree))


def test_of_a_page_without_an_article_nothing_is_taken():
    assert witness.extract(elements.tree("<html><body></body></html>")) == []


def test_a_line_that_was_taken_stands_there_whole_and_another_does_not():
    assert shares(["one two three four five", "six seven eight nine ten"], "one two three four five") == [1.0, 0.0]


def test_of_two_copies_of_a_line_the_one_in_its_place_was_taken():
    page = ["the old pier is closed", "a b c d e f g", "the old pier is closed", "h i j k l m n"]
    assert shares(page, "a b c d e f g the old pier is closed h i j k l m n") == [0.0, 1.0, 1.0, 1.0]


def test_a_line_of_few_words_was_taken_where_it_follows_one_that_was():
    page = ["a b c d e f g", "Two words", "h i j k l m n", "Two words"]
    assert shares(page, "a b c d e f g two words h i j k l m n") == [1.0, 1.0, 1.0, 0.0]
