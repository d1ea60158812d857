"""Entries: which articles name whom, and which other spellings lead there."""

from searching import cleared, edition

from pressmark.model import Entity, Event, Origin, Outlet
from pressmark.publishing.search import entries
from pressmark.publishing.search.pieces import Pieces

ORIGIN = Origin("content/x.yaml")


def person(name: str, *aliases: str) -> Entity:
    return Entity(kind="people", name=name, origin=ORIGIN, aliases=aliases)


def test_an_entry_has_the_articles_that_name_it_and_its_other_spellings():
    built = edition(
        cleared(0, "One", outlet="Quay Post", names=("people/Ada Quill",), subjects=("Ferries",)),
        cleared(1, "Two", outlet="Unknown Post", names=("people/Ada Quill", "events/Summit")),
        cleared(2, "Three"),
        entities=(person("Ada Quill", "A. Quill"), Entity(kind="events", name="Summit", origin=ORIGIN)),
        outlets=(Outlet(name="Quay Post", origin=ORIGIN, aliases=("QP",)),),
        events=(
            Event("events/Summit", "Summit", proposed=False, when=None, articles=("a00002",)),
            Event("a00000", "One", proposed=True, when=None, articles=("a00000",)),
        ),
    )
    assert [(entry.kind, entry.name, entry.spellings, entry.articles) for entry in entries.entries(built)] == [
        ("event", "Summit", (), (1, 2)),
        ("outlet", "Quay Post", ("QP",), (0,)),
        ("outlet", "Unknown Post", (), (1,)),
        ("person", "Ada Quill", ("A. Quill",), (0, 1)),
        ("subject", "Ferries", (), (0,)),
    ]


def leads(*entities: Entity) -> dict[str, list[str]]:
    names = tuple(entity.key for entity in entities)
    return entries.columns(entries.entries(edition(cleared(0, "One", names=names), entities=entities)))


def test_a_spelling_stands_behind_its_first_stem():
    place = Entity(kind="places", name="Astana", origin=ORIGIN, aliases=("Nur-Sultan", "Tselinograd"))
    assert leads(place) == {"nur": ["sultan=place/Astana"], "tselinograd": ["=place/Astana"]}


def test_a_spelling_that_is_part_of_the_name_leads_nowhere_for_the_name_is_in_the_index():
    assert leads(person("Ada Quill", "Quill", "Ada")) == {}


def test_a_surname_spelled_otherwise_leads_to_its_bearer():
    assert leads(person("Ada Quill", "Ada Kwill")) == {"ada": ["kwill=person/Ada Quill"], "kwill": ["=person/Ada Quill"]}


def test_a_name_in_capitals_may_be_a_common_word():
    assert leads(Entity(kind="places", name="United Harbours", origin=ORIGIN, aliases=("US", "the"))) == {
        "us": ["=place/United Harbours"]
    }


def test_a_surname_that_is_everybodys_leads_nowhere():
    many = [person(f"{letter}ara Quill", f"{letter}ara Kwill") for letter in "BCDFGKLMN"]
    assert "kwill" not in leads(*many)


def test_entries_are_written_in_stretches_that_a_list_names():
    built = edition(cleared(0, "One", names=("people/Ada Quill",)), entities=(person("Ada Quill", "A. Quill", "Kwill"),))
    made = Pieces()
    marks = entries.write(entries.entries(built), made)
    assert set(marks) == {"person"}
    (piece,) = [script.decode() for address, script in made.items() if address.startswith("search/entries-person")]
    assert "Ada Quill\\tpeople/ada-quill.html\\tA. Quill|Kwill\\tA" in piece
