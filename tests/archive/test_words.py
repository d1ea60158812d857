"""The words of an article, and what the article as a whole tells of each."""

from hypothesis import given
from hypothesis import strategies as st

from pressmark.archive import words


def texts(line: words.Line) -> list[str]:
    return [word.text for word in line.words]


def test_initials_abbreviations_and_possessives_are_words():
    line = words.line("p", "J. Q. Roe Jr. of St. Zenda's F.C. met Mrs. Poe.")
    assert texts(line) == ["J.", "Q.", "Roe", "Jr.", "of", "St.", "Zenda", "'s", "F.C.", "met", "Mrs.", "Poe", "."]


def test_what_begins_a_sentence_or_a_quotation_has_a_capital_anyway():
    line = words.line("p", "He left. “Never again,” Roe said. 12 Men came.")
    assert [line.words[at].text for at in sorted(line.opens)] == ["He", "Never", "Men"]


def test_a_line_in_capitals_a_headline_and_a_row_of_a_table_are_told_apart():
    assert words.line("p", "ZENDA WINS AGAIN").where == "loud"
    assert words.line("p", "Zenda Bank Opens Three New Branches").where == "titled"
    assert words.line("p", "Zenda 12 9 3 27").where == "table"
    assert words.line("p", "The bank of Zenda opens three new branches.").where == "text"


def test_a_title_ends_where_the_name_begins():
    line = words.line("p", "Deputy Secretary of State Jane Roe came.")
    assert line.titled_at[line.words.index(next(word for word in line.words if word.text == "Jane"))] == 0


def test_an_article_tells_who_speaks_and_where_something_is():
    told = words.told(
        [words.line("p", text) for text in ("So on that day Jane Roe said so in Zenda.", "So Roe left, said rice was dear.")]
    )
    assert told.human["roe"] == 1
    assert told.inside["zenda"] == 1
    assert told.ends["roe"] == 1
    assert told.alone["roe"] == 1
    assert told.small["rice"] == 1
    assert told.acronyms == {"JR"}


def test_what_somebody_or_something_is_said_to_be_is_told():
    assert words.defined(words.line("p", "Roe, a retired teacher, came").words, 1) == "human"
    assert words.defined(words.line("p", "Acme is the biggest maker of glue").words, 1) == "body"
    assert words.defined(words.line("p", "Acme is closed").words, 1) == ""


@given(st.text())
def test_every_word_stands_where_it_says(text):
    for word in words.line("p", text).words:
        assert text[word.start : word.end] == word.text
