"""Where the values of a YAML file stand, and how its curator writes lists."""

import pytest

from pressmark import layout

PORT = """\
# люди порта
Ada Quill:
  aliases:
  - Квилл  # by letter
  description: >-
    Harbour master
    since 2019

  # what follows is doubtful
  slug: ada
Bert: {aliases: [B. Marsh], slug: }
Cy:   # nobody
"""


def stands(*at):
    found = layout.field(layout.read(PORT), at)
    return PORT[layout.start(found.value) : layout.end(PORT, found.value)]


def test_a_value_stands_where_it_is_written_and_ends_before_remarks_and_blank_lines():
    assert stands("Ada Quill", "aliases") == "- Квилл"
    assert stands("Ada Quill", "description") == ">-\n    Harbour master\n    since 2019"
    assert stands("Ada Quill").startswith("aliases:")
    assert stands("Ada Quill").endswith("slug: ada")
    assert stands("Bert", "aliases") == "[B. Marsh]"
    assert stands("Cy") == ""


def test_what_is_not_there_is_not_found():
    root = layout.read(PORT)
    assert layout.field(root, ("Dee",)) is None
    assert layout.field(root, ("Ada Quill", "slug", "deeper")) is None
    assert layout.field(None, ("Dee",)) is None


def test_a_file_says_the_same_without_places():
    assert layout.plain(layout.read(PORT)) == {
        "Ada Quill": {"aliases": ["Квилл"], "description": "Harbour master since 2019", "slug": "ada"},
        "Bert": {"aliases": ["B. Marsh"], "slug": ""},
        "Cy": "",
    }
    assert layout.plain(layout.read("# nobody\n")) == ""


@pytest.mark.parametrize("text", ["- a\n- b\n", "a: [\n", "word"])
def test_what_is_no_map_is_refused(text):
    with pytest.raises(ValueError, match="file"):
        layout.read(text)


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("", layout.Manner()),
        ("A:\n  aliases:\n  - x\nB:\n", layout.Manner(False, 0, False)),
        ("A:\n    aliases:\n      - x\n\nB:\n", layout.Manner(False, 2, True)),
        ("A: {aliases: [x]}\nB: {aliases: [y]}\nC:\n  roles:\n  - z\n", layout.Manner(True, 0, False)),
    ],
)
def test_the_manner_of_a_file_is_that_of_most_of_it(text, manner):
    assert layout.manner(layout.habits(text, layout.read(text))) == manner
