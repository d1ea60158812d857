"""What waits for a person's word, on a terminal."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark import amending
from pressmark.amending import Change
from pressmark.archive import items, listing
from pressmark.archive.items import Choice, Doubt, Item, Name
from pressmark.archive.suggestions import Context
from pressmark.model import Origin

CONTEXT = Context(
    "ac2zht6t", "p-1", "On Monday Ada Quill,\nharbour master, said that the ferry would not run this week.", 10, 19
)


def told(*found, most=0, width=80):
    return list(listing.lines(found, lambda at: at.path + (f":{at.line}" if at.line else ""), most, width))


def name(words="Ada Quill", kind="people", spellings=(), like=()):
    made = Name(kind, words, tuple(spellings), tuple(like))
    sentence = f"“{words}” is in no register, and is named once"
    return Item("names", Origin(f"content/{kind}.yaml" if kind else "content"), sentence, (CONTEXT,), (), made)


def test_a_name_is_printed_ready_to_paste_under_the_file_it_belongs_to():
    assert told(name(spellings=["A. Quill"], like=["people/Ada Quell"])) == [
        "Names in no register (1)",
        "",
        "# content/people.yaml",
        "# “Ada Quill” is in no register, and is named once",
        "#   ac2zht6t                   On Monday Ada Quill, harbour master, said that t…",
        "# it may be another spelling of Ada Quell; if not:",
        "Ada Quill:",
        "  aliases:",
        "    - A. Quill",
        "",
    ]


def test_where_the_kind_is_not_guessed_it_is_said():
    assert told(name(kind=None))[2] == "# the register of its kind"


def test_of_each_group_the_first_are_listed_and_the_others_counted():
    lines = told(*(name(f"Name {number}") for number in range(5)), most=2)
    assert [line for line in lines if line.endswith(":")] == ["Name 0:", "Name 1:"]
    assert lines[-2] == "# and 3 more: --all"
    assert len([line for line in told(*(name(f"Name {number}") for number in range(5))) if line.endswith(":")]) == 5


def test_where_there_are_several_answers_each_is_written_out():
    choices = (
        Choice("1", "it is Ada’s alone", (Change("content/people.yaml", "take", ("Bert", "aliases"), ("B: A",)),)),
        Choice("m", "they are one", (Change("content/people.yaml", "set", ("Bert", "see"), ("Ada",)),)),
        Choice("v", "none of them", (Change("content/articles/a.md", "add", ("not",), ("B: A", "B")),)),
    )
    found = Item("owned-twice", Origin("content/people.yaml", 7), "“B: A” belongs to two", (), choices)
    assert told(found)[2:] == [
        "# content/people.yaml:7",
        "# “B: A” belongs to two",
        "# it is Ada’s alone:",
        "#   content/people.yaml: take 'B: A' out of `aliases` of Bert",
        "# they are one:",
        "#   content/people.yaml:",
        "#     Bert:",
        "#       see: Ada",
        "# none of them:",
        "#   content/articles/a.md:",
        "#     not: ['B: A', B]",
        "",
    ]


def test_a_name_in_front_matter_is_told_with_its_place_and_pasted_into_a_register():
    found = Item("unregistered", Origin("content/articles/a.md", 5), "?", (), (), Name("places", "Salt"))
    assert told(found)[2:] == ["# content/places.yaml", "# ?", "#   content/articles/a.md:5", "Salt:", ""]


def test_a_doubt_is_told_with_what_the_article_says():
    doubt = Doubt("content/articles/a.md", "", "published", "XXXX-02-28", "published: no year")
    assert "# published: no year – the article says “XXXX-02-28”" in told(Item("doubts", Origin("a.md", 4), "?", doubt=doubt))
    nothing = Doubt("content/articles/a.md", "", "published", "", "published: no year")
    assert "# published: no year – the article says nothing of it" in told(
        Item("doubts", Origin("a.md", 4), "?", doubt=nothing)
    )


texts = st.text(max_size=200) | st.text(st.sampled_from("ab \n\x1b\x07\u202e\u2066'\"#:—Жx"), max_size=200)


@given(texts, texts, texts, st.sampled_from([40, 80, 120]))
@settings(max_examples=150)
def test_no_text_commands_the_terminal_or_is_wider_than_it(before, words, after, width):
    text = before + words + after
    here = Context("ac2zht6t", "p-1", text, len(before), len(before) + len(words))
    for line in listing.concordance([here], width):
        assert len(line) <= width
        assert not any(ord(one) < 32 or one in "\x7f\x9b\u202e\u2066" for one in line)
    for line in told(name(" ".join(words.split()) or "x"), width=width):
        assert not any(ord(one) < 32 or one in "\x7f\x9b\u202e\u2066" for one in line)


@pytest.mark.parametrize("words", ["NO", "a: b", "# x", "- y", "Ada Quill", "[x]", "'", "C5+1", "@x", "%y", "Ақорда"])
def test_what_is_printed_can_be_pasted_as_it_stands(words):
    pasted = "\n".join(told(name(words, spellings=[words + "!"]))[2:])
    assert yaml.load(pasted, yaml.BaseLoader) == {words: {"aliases": [words + "!"]}}
    assert amending.amended(pasted, Change("content/people.yaml", "add", (words, "aliases"), ("B",)))


def test_every_group_has_a_title():
    assert set(items.TOLD.values()) | items.DOUBTFUL <= set(items.GROUPS)
