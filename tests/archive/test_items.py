"""What waits for a person's word, and what each answer would change."""

from pressmark.amending import Change
from pressmark.archive import items
from pressmark.archive.items import Doubt, Name
from pressmark.model import Entity, Origin

ADA = Entity(kind="people", name="Ada Quill", origin=Origin("content/people.yaml", 3), aliases=("Quill",))
QUELL = Name("people", "Ada Quell", ("Quell", "Quill"), like=("people/Ada Quill",))


def test_a_name_becomes_an_entry_with_its_other_spellings():
    assert items.named(QUELL) == (Change("content/people.yaml", "enter", ("Ada Quell",), ("Quell", "Quill")),)


def test_a_name_becomes_other_spellings_of_an_entry_but_for_those_it_has():
    assert items.joined(QUELL, ADA) == (Change("content/people.yaml", "add", ("Ada Quill", "aliases"), ("Ada Quell", "Quell")),)


def test_a_name_under_another_form_keeps_the_one_it_had():
    assert items.respelled(QUELL, "places", "Quell") == Name(
        "places", "Quell", ("Ada Quell", "Quill"), like=("people/Ada Quill",)
    )
    assert items.respelled(QUELL, None, "Ada Quell") == QUELL


def test_a_refused_name_is_remembered_where_it_was_proposed():
    assert items.refusal(QUELL).changes == (
        Change("content/people.yaml", "add", ("Ada Quill", "never"), ("Ada Quell", "Quell", "Quill")),
    )
    nobody = items.refusal(Name("places", "Read More", ("READ MORE",)))
    assert nobody.changes == (Change("content/never.txt", "note", (), ("Read More", "READ MORE")),)


def test_another_value_settles_its_doubt():
    doubt = Doubt("content/articles/a.md", "a.txt", "published", "XXXX-02-28", "published: the year is not printed")
    assert items.corrected(doubt, "2023-02-28") == (
        Change("content/articles/a.md", "set", ("published",), ("2023-02-28",)),
        Change("content/articles/a.md", "take", ("doubts",), ("published: the year is not printed",)),
    )
