"""Whom "he", "the ministry" and a bare surname mean in an article."""

import pytest
from making import article, content, joined

REGISTERS = {
    "people": "Ada Quill: {}\nTom Roe: {}\n",
    "organisations": "Ministry of Ferries: {}\n",
}


def voices(body):
    """The speaker, and the speaker as printed, of each quotation."""
    archive, *_ = joined(content(n1=article(body=body), **REGISTERS))
    return [(quote.speaker.partition("/")[2], quote.printed) for quote in archive.quotes]


def test_a_pronoun_means_who_spoke_last_in_its_paragraph_or_the_one_before():
    body = """
    Ada Quill met Tom Roe on Monday. “The ferry is very late,” she said.

    “It has been late for years,” she said.
    """
    assert voices(body) == [("Ada Quill", "Ada Quill")] * 2


def test_a_title_means_who_bears_it():
    body = """
    Harbour Minister Ada Quill met President Tom Roe on Monday.

    “The ferry is very late,” the minister said. “Nobody is ever on time,” the president said.
    """
    assert [key for key, _ in voices(body)] == ["Ada Quill", "Tom Roe"]


def test_a_body_speaks_by_its_last_word():
    body = "The Ministry of Ferries opened on Monday.\n\n“The ferry is very late,” the ministry said in a statement."
    assert voices(body) == [("Ministry of Ferries", "Ministry of Ferries")]


def test_the_spokesman_of_a_body_is_not_the_body():
    ((key, printed),) = voices("“The ferry is very late,” said a spokesman for the Ministry of Ferries.")
    assert key == ""
    assert "spokesman" in printed


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The ferry is very late,” said a spokeswoman for Ada Quill.", ("", "a spokeswoman for Ada Quill")),
        ("“The ferry is very late,” an aide to Mayor Ada Quill said.", ("", "an aide to Mayor Ada Quill")),
        ("“The ferry is very late,” Quill’s office said.", ("", "Quill’s office")),
        ("“The ferry is very late,” Quill’s lawyer, Tom Roe, said.", ("Tom Roe", "Tom Roe")),
        ("“The ferry is very late,” said the Mayor of Brackwater Ada Quill.", ("Ada Quill", "Ada Quill")),
    ],
)
def test_who_speaks_for_somebody_is_somebody_else(text, speaker):
    assert voices(f"Ada Quill met Tom Roe.\n\nIt rained.\n\n{text}") == [speaker]


def test_who_replies_is_not_who_asked():
    asked = "“Will the ferry ever sail again?” Tom Roe asked Ada Quill. “It will, and you know it,” she replied."
    assert [key for key, _ in voices(asked)] == ["Tom Roe", "Ada Quill"]
    told = "Ada Quill met Tom Roe. “The ferry is very late,” Quill said. Asked why, she replied: “It is very old now.”"
    assert [key for key, _ in voices(told)] == ["Ada Quill", "Ada Quill"]


def test_somebody_no_register_knows_has_the_fullest_name_that_is_printed():
    body = "Captain Jonas B. Lark slept on Monday.\n\n“The ferry is very late,” Lark said."
    assert voices(body) == [("", "Jonas B. Lark")]


def test_two_who_say_it_together_are_neither_of_them():
    assert voices("“The ferry is very late,” Ada Quill and Tom Roe said.") == [("", "Ada Quill and Tom Roe")]


def test_a_pronoun_without_anybody_before_it_is_nobody():
    assert voices("“The ferry is very late,” she said.") == [("", "")]


def test_an_office_before_a_comma_is_whoever_is_named_after_it():
    assert voices("The Minister of Boats, Ada Quill, stressed “the lasting importance of boats”.")[0][0] == "Ada Quill"
