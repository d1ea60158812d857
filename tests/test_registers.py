"""What the curator says of the archive, its outlets and everyone in it."""

from pressmark import registers
from pressmark.model import Origin

SITE = {"content/site.yaml": b"title: Ferry clippings\n"}


def read(**files):
    content = SITE | {f"content/{name}.yaml": text.encode() for name, text in files.items()}
    return registers.read(content)


def codes(problems):
    return [(problem.code, problem.origin.path.removeprefix("content/"), problem.origin.line) for problem in problems]


def test_an_entry_is_read_with_the_line_it_stands_on():
    known, problems = read(
        people="# who\n\nAda Quill:\n  aliases: [Quill]\n  same_as: [https://id.example/1]\n  roles:\n  - Pilot 1998/2004\n"
    )
    assert not problems
    (ada,) = known.entities
    assert (ada.key, ada.aliases, ada.same_as, ada.roles) == (
        "people/Ada Quill",
        ("Quill",),
        ("https://id.example/1",),
        ("Pilot 1998/2004",),
    )
    assert ada.origin == Origin("content/people.yaml", 3)


def test_an_entry_needs_no_more_than_a_name():
    known, problems = read(places="Brackwater:\nSaltholm: {within: Brackwater}\n")
    assert not problems
    assert [(place.name, place.within) for place in known.entities] == [("Brackwater", ""), ("Saltholm", "Brackwater")]


def test_a_register_of_remarks_alone_is_empty():
    known, problems = read(people="# nobody yet\n", events="")
    assert not problems
    assert not known.entities


def test_names_that_yaml_would_change_stay_names():
    known, problems = read(places="NO:\n  description: Norway\n2023:\n  aliases: [12:30, 0x10]\n")
    assert not problems
    assert [place.name for place in known.entities] == ["NO", "2023"]
    assert known.entities[1].aliases == ("12:30", "0x10")


def test_an_outlet_says_what_may_be_shown():
    known, problems = read(
        outlets="Brackwater Gazette:\n  display: excerpt\n  max_fraction: 0.30\n  require: [original_link]\n  index: false\n"
    )
    assert not problems
    (gazette,) = known.outlets
    assert (gazette.display, gazette.max_fraction, gazette.require, gazette.index) == (
        "excerpt",
        0.3,
        ("original_link",),
        False,
    )


def test_terms_that_cannot_be_read_are_the_strictest():
    known, problems = read(outlets="Gazette:\n  display: everything\n  max_fraction: 30\n")
    assert known.outlets[0].display == "withheld"
    assert not known.outlets[0].index
    assert codes(problems) == [("field-wrong-type", "outlets.yaml", 2), ("field-wrong-type", "outlets.yaml", 3)]


def test_a_mistake_leaves_out_its_own_field_alone():
    known, problems = read(people="Ada Quill:\n  alias: [x]\n  same_as: [no-address]\n  description: Pilot\nBo Marsh: [a]\n")
    assert [(each.name, each.description) for each in known.entities] == [("Ada Quill", "Pilot")]
    assert codes(problems) == [
        ("field-unknown", "people.yaml", 2),
        ("field-wrong-type", "people.yaml", 3),
        ("entry-broken", "people.yaml", 5),
    ]
    assert all(problem.remedy for problem in problems)


def test_a_broken_register_is_said_and_the_others_are_read():
    known, problems = read(people="Ada: [\n", places="Brackwater:\n")
    assert [place.name for place in known.entities] == ["Brackwater"]
    assert [problem.code for problem in problems] == ["yaml-broken"]


def test_an_event_has_a_date_and_a_place_its_old_names():
    known, problems = read(
        events="Ferry strike:\n  date: 2023-02-28\n  articles: [ac2zht6t]\n",
        places="Saltholm:\n  dated_names: {Salzholm: 1864/1920}\n",
    )
    assert not problems
    place, event = known.entities
    assert event.when.written == "2023-02-28"
    assert event.articles == ("ac2zht6t",)
    assert place.dated_names == (("Salzholm", "1864/1920"),)


def test_an_archive_without_site_yaml_is_told_how_to_begin():
    known, problems = registers.read({})
    assert known.site.title
    assert [problem.code for problem in problems] == ["site-missing"]


def test_an_unreadable_register_of_outlets_stops_publication_and_another_does_not():
    _, problems = read(outlets="Gazette:\n\tdisplay: full\n", people="Ada: [\n")
    assert {problem.origin.path: problem.weight for problem in problems} == {
        "content/outlets.yaml": "refusal",
        "content/people.yaml": "problem",
    }


def test_a_register_that_hides_an_entry_is_in_repair():
    assert read(people="Ada: pilot\n", places="Brackwater: {weather: rain}\n")[0].in_repair == ("people",)


def test_a_name_that_differs_only_in_space_stands_twice():
    known, problems = read(people="Ada:\n' Ada ':\n")
    assert len(known.entities) == 1
    assert codes(problems) == [("key-repeated", "people.yaml", 2)]


def test_what_is_refused_for_good_is_listed_one_a_line():
    known, _ = registers.read({"content/never.txt": "\ufeff# buttons\n\n Read More \r\nЧитать".encode()})
    assert known.never == ("Read More", "Читать")
