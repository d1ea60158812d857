"""Registers and front matter changed by a person's answer: the lines of the answer, and no others."""

import difflib
from unittest.mock import patch

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pressmark import amending, layout, plainyaml, registers
from pressmark.amending import Change, amended

PEOPLE = "content/people.yaml"

PORT = """\
# Who is who in the port.

Ada Quill:
  aliases:
    - Quill   # by letter
    - 'A. Quill'
  description: >-
    Harbour master
    since 2019
    # to the end of the text

Bert:   {aliases: [B. Marsh],  slug: bert}   # the pilot
Cy:
    # no letters of his are left
    description: a long plain
      text on two lines
Dee:  # nobody knows
"""


def change(how, *at, values=(), text=PORT):
    """The lines that went and came."""
    made = amended(text, Change(PEOPLE, how, at, tuple(values)))
    return [line for line in difflib.ndiff(text.splitlines(), made.splitlines()) if line[0] in "+-"]


def test_an_alias_is_a_line_more():
    assert change("add", "Ada Quill", "aliases", values=["Quell: Ada"]) == ["+     - 'Quell: Ada'"]
    assert change("add", "Cy", "aliases", values=["C."]) == ["+     aliases:", "+       - C."]
    assert change("add", "Dee", "aliases", values=["D."]) == ["+   aliases:", "+     - D."]


def test_a_list_in_brackets_stays_in_brackets():
    assert change("add", "Bert", "aliases", values=["Marsh, B.", "Bertie"])[1] == (
        "+ Bert:   {aliases: [B. Marsh, 'Marsh, B.', Bertie],  slug: bert}   # the pilot"
    )
    assert change("add", "Bert", "never", values=["Marsh"])[1] == (
        "+ Bert:   {aliases: [B. Marsh],  slug: bert, never: [Marsh]}   # the pilot"
    )
    assert change("take", "Bert", "aliases", values=["B. Marsh"])[1] == "+ Bert:   {slug: bert}   # the pilot"
    assert amended("A: {}", Change(PEOPLE, "add", ("A", "aliases"), ("B",))) == "A: {aliases: [B]}"
    assert amended("A: {aliases: }", Change(PEOPLE, "add", ("A", "aliases"), ("B",))) == "A: {aliases:  [B]}"


def test_where_most_lists_stand_in_brackets_so_does_a_new_one():
    assert change("add", "B", "aliases", values=["b"], text="A: {aliases: [a]}\nB:\n  slug: x\n") == ["+   aliases: [b]"]


def test_one_alias_written_without_a_list_becomes_one_of_two():
    assert amended("A:\n  aliases: Quill  # one\n", Change(PEOPLE, "add", ("A", "aliases"), ("B",))) == (
        "A:\n  aliases: [Quill, B]  # one\n"
    )
    assert change("add", "A", "aliases", values=["Quill"], text="A:\n  aliases: Quill\n") == []


def test_a_refused_spelling_and_a_merged_entry_stand_last_in_an_entry():
    assert change("add", "Ada Quill", "never", values=["Quill Square"]) == ["+   never:", "+     - Quill Square"]
    assert amended("A:\n  never: [B]\n  slug: a", Change(PEOPLE, "set", ("A", "see"), ("C",))) == (
        "A:\n  never: [B]\n  slug: a\n  see: C\n"
    )


def test_what_is_taken_out_of_a_list_leaves_the_others_and_no_empty_field():
    assert change("take", "Ada Quill", "aliases", values=["Quill"]) == ["-     - Quill   # by letter"]
    assert change("take", "Ada Quill", "aliases", values=["Quill", "A. Quill"]) == [
        "-   aliases:",
        "-     - Quill   # by letter",
        "-     - 'A. Quill'",
    ]
    assert amended("A: {aliases: [B, C]}", Change(PEOPLE, "take", ("A", "aliases"), ("B",))) == "A: {aliases: [C]}"
    assert amended("A: {aliases: [B, C]}", Change(PEOPLE, "take", ("A", "aliases"), ("C",))) == "A: {aliases: [B]}"


def test_a_new_entry_stands_in_the_order_of_the_alphabet_where_there_is_one():
    assert change("enter", "Bo Marsh", values=["B. M."]) == ["+ ", "+ Bo Marsh:", "+   aliases:", "+     - B. M."][1:]
    assert amended("B:\nA:\n", Change(PEOPLE, "enter", ("Aa",))) == "B:\nA:\nAa:\n"
    assert amended("# who\n\nB:\n\nC:\n", Change(PEOPLE, "enter", ("A",))) == "# who\n\nA:\n\nB:\n\nC:\n"
    assert amended("# nobody yet", Change(PEOPLE, "enter", ("A",))) == "# nobody yet\n\nA:\n"
    assert amended("", Change(PEOPLE, "enter", ("A",), ("B",))) == "A:\n  aliases:\n    - B\n"


def test_a_new_entry_does_not_part_an_entry_from_its_remark():
    text = "A:\n  slug: a\n  # spelt so on his grave\nC:\n"
    assert amended(text, Change(PEOPLE, "enter", ("B",))) == "A:\n  slug: a\n  # spelt so on his grave\nB:\nC:\n"


def test_names_that_yaml_would_change_stay_names():
    for name in ("NO", "2023", "- x", "a: b", "#1", "'", "C5+1", "[x]", "[[x]]", "*", "null", "Ақорда", "\x1b[2J"):
        made = amended("A:\n", Change(PEOPLE, "enter", (name,), (name + "!",)))
        entries, problems = plainyaml.read(PEOPLE, made)
        assert not problems
        assert plainyaml.plain(entries[name]) == {"aliases": [name + "!"]}


def test_ends_of_lines_and_the_mark_at_the_beginning_stay():
    text = "\ufeffA:\r\n  aliases:\r\n  - B\r\n"
    assert amended(text, Change(PEOPLE, "add", ("A", "aliases"), ("C",))) == text + "  - C\r\n"


def test_a_plain_text_gets_lines():
    assert amended("One", Change("content/never.txt", "note", (), ("Two", "Three"))) == "One\nTwo\nThree\n"
    assert amended("", Change("content/never.txt", "note", (), ("Two\nThree",))) == "Two Three\n"


@pytest.mark.parametrize(
    ("text", "how", "at", "why"),
    [
        ("A: [\n", "add", ("A", "aliases"), "cannot be read"),
        ("- A\n", "add", ("A", "aliases"), "not a list of"),
        ("A:\n", "add", ("B", "aliases"), "no entry any more"),
        ("A: word\n", "add", ("A", "aliases"), "not written as a map"),
        ("A:\n  aliases: [C]\n", "take", ("A", "aliases"), "does not stand there"),
        ("A:\n", "take", ("A", "aliases"), "does not stand there"),
        ("A:\n", "enter", ("A",), "has an entry already"),
        ("{A: {}}\n", "enter", ("B",), "without changing more"),
        ("A:\n  see:\n  - C\n", "set", ("A", "see"), "is a list"),
        ("A:\n  -\n    B\n", "add", ("A", "aliases"), "not written as a map"),
        ("A:\n  aliases:\n    -\n      B\n    - C\n", "take", ("A", "aliases"), "without changing more"),
    ],
)
def test_what_cannot_be_done_is_said_and_not_done(text, how, at, why):
    with pytest.raises(ValueError, match=why):
        amended(text, Change(PEOPLE, how, at, ("B",)))


# Front matter.

ARTICLE = """\
---
id: ac2zht6t
headline: [Our own words]
# the day is in the corner of the page
published: XXXX-02-28
doubts:
- 'published: the year is not printed'
- 'headline: none is printed'
---

# published: not a field

doubts: none
"""
FERRY = "content/articles/ferry.md"


def article(how, field, *values):
    made = amended(ARTICLE, Change(FERRY, how, (field,), values))
    return [line for line in difflib.ndiff(ARTICLE.splitlines(), made.splitlines()) if line[0] in "+-"]


def test_a_field_of_an_article_changes_where_it_stands():
    assert article("set", "published", "2023-02-28") == ["- published: XXXX-02-28", "+ published: '2023-02-28'"]
    assert article("set", "headline", "[Talks: the end]") == ["- headline: [Our own words]", "+ headline: '[Talks: the end]'"]


def test_a_new_field_stands_in_the_order_of_fields():
    assert article("set", "byline", "Ada Quill") == ["+ byline: Ada Quill"]
    made = amended(ARTICLE, Change(FERRY, "set", ("byline",), ("Ada",)))
    assert made.index("headline:") < made.index("byline:") < made.index("# the day")
    assert article("add", "people", "Ada Quill", "Bert") == ["+ people:", "+ - Ada Quill", "+ - Bert"]


def test_a_settled_doubt_goes_and_with_the_last_the_field():
    assert article("take", "doubts", "headline: none is printed") == ["- - 'headline: none is printed'"]
    assert len(article("take", "doubts", "headline: none is printed", "published: the year is not printed")) == 3


def test_a_file_without_front_matter_is_left_alone():
    with pytest.raises(ValueError, match="no front matter"):
        amended("Text\n", Change(FERRY, "set", ("headline",), ("x",)))


# Laws.

words = st.text(st.sampled_from("abАбЖ ,:#'\"[]{}-!0.é"), min_size=1, max_size=12).filter(lambda text: text.strip())
remarks = st.sampled_from(["", "", "  # why", "   #"])
gaps = st.sampled_from(["", "", "\n", "# of the next\n", "\n# of the next\n\n"])


@st.composite
def field(draw, margin):
    """One field as a curator might write it: name, value, in any of the manners of YAML."""
    name = draw(st.sampled_from(["aliases", "roles", "same_as", "description", "note"]))
    values = [quoted(draw, word) for word in draw(st.lists(words, min_size=1, max_size=3))]
    inner = margin + draw(st.sampled_from(["", "  ", " "]))
    written = draw(st.sampled_from(["block", "flow", "spread", "folded", "plain"]))
    if name in ("description", "note") or written in ("folded", "plain"):
        name = name if name in ("description", "note") else "note"
        if written in ("folded", "block"):
            return name, f"{margin}{name}: >-{draw(remarks)}\n{margin}  Harbour: master\n\n{margin}  since # 2019\n"
        return name, f"{margin}{name}: Harbour\n{margin}   master of the port{draw(remarks)}\n"
    if written == "block":
        return name, f"{margin}{name}:{draw(remarks)}\n" + "".join(
            f"{inner}{draw(st.sampled_from(['- ', '-   ']))}{value}{draw(remarks)}\n" for value in values
        )
    if written == "spread":
        return name, f"{margin}{name}: [\n{margin}  " + f",{draw(remarks)}\n{margin}  ".join(
            values
        ) + f"{draw(remarks)}\n{margin}  ]\n"
    return name, f"{margin}{name}: [{', '.join(values)}{draw(st.sampled_from(['', ' ', ',']))}]{draw(remarks)}\n"


def quoted(draw, word):
    doubled, escaped = word.replace("'", "''"), word.replace("\\", "\\\\").replace('"', '\\"')
    return draw(st.sampled_from([f"'{doubled}'", f'"{escaped}"']))


@st.composite
def register(draw):
    """A register of a few entries, with remarks and blank lines wherever they may stand."""
    text = draw(st.sampled_from(["", "# who is who\n\n"]))
    names = draw(st.lists(words.map(lambda word: " ".join(word.split())), min_size=1, max_size=4, unique=True))
    for name in names:
        text += draw(gaps) + quoted(draw, name) + ":"
        fields = dict(draw(st.lists(field("  "), max_size=4)))
        if draw(st.booleans()) and fields:
            text += (
                draw(remarks)
                + "\n"
                + "".join(draw(st.sampled_from(["", "  # remark\n", "\n"])) + one for one in fields.values())
            )
        else:
            text += draw(st.sampled_from(["", " {slug: x, aliases: [One , 'Two' ]}", " { }"])) + draw(remarks) + "\n"
    return text + draw(st.sampled_from(["", "\n", "# the end"]))


def plainly(text):
    entries, problems = plainyaml.read(PEOPLE, text)
    assert not problems, (text, problems)
    return {name: plainyaml.plain(entry) for name, entry in entries.items()}


@given(register(), words, st.data())
@settings(max_examples=150, deadline=None)
def test_an_added_alias_changes_no_character_but_those_it_adds(text, alias, data):
    before = plainly(text)
    name = data.draw(st.sampled_from(sorted(before)))
    assume(" ".join(alias.split()) not in aliases(before, name))
    made = amended(text, Change(PEOPLE, "add", (name, "aliases"), (alias,)))
    after = plainly(made)
    assert aliases(after, name) == [*aliases(before, name), " ".join(alias.split())]
    assert others(after, name) == others(before, name)
    assert is_grown(text, made), (text, made)
    known, _ = registers.read({PEOPLE: made.encode()})
    assert " ".join(alias.split()) in next(each for each in known.entities if each.name == name.strip()).aliases


def aliases(entries, name):
    return [" ".join(each.split()) for each in (entries[name] or {}).get("aliases", [])]


def others(entries, name):
    fields = {field: value for field, value in (entries[name] or {}).items() if field != "aliases"}
    return {each: value for each, value in entries.items() if each != name} | {name: fields}


def is_grown(text, made):
    """True when `made` is `text` with one stretch put in (or a line break at its end besides)."""
    start = next((at for at, (one, other) in enumerate(zip(text, made, strict=False)) if one != other), len(text))
    return made.endswith(text[start:])


@given(register(), words, st.data())
@settings(max_examples=200, deadline=None)
def test_an_alias_put_in_and_taken_out_leaves_what_the_register_said(text, alias, data):
    before = plainly(text)
    name = data.draw(st.sampled_from(sorted(before)))
    assume(" ".join(alias.split()) not in aliases(before, name))
    made = amended(text, Change(PEOPLE, "add", (name, "aliases"), (alias,)))
    back = plainly(amended(made, Change(PEOPLE, "take", (name, "aliases"), (alias,))))
    assert aliases(back, name) == aliases(before, name)
    assert others(back, name) == others(before, name)


@given(register(), words, st.lists(words, max_size=3, unique_by=lambda word: " ".join(word.split())))
@settings(max_examples=200, deadline=None)
def test_a_new_entry_changes_no_character_but_those_it_adds(text, name, names):
    before = plainly(text)
    assume(" ".join(name.split()) not in {" ".join(each.split()) for each in before})
    made = amended(text, amending.entered("people", " ".join(name.split()), names))
    after = plainly(made)
    assert {each: value for each, value in after.items() if each in before} == before
    assert is_grown(text, made), (text, made)


def test_an_answer_reads_the_entry_it_is_about_and_no_other():
    text = "".join(f"Person {number:04}:\n  aliases:\n    - P. {number}\n" for number in range(1_000))
    text = amended(text, Change(PEOPLE, "add", ("Person 0500", "aliases"), ("P. 500th",)))
    with patch.object(layout.yaml, "compose", wraps=layout.yaml.compose) as read:
        amended(text, Change(PEOPLE, "add", ("Person 0700", "never"), ("P. 700th",)))
        assert sum(len(call.args[0]) for call in read.call_args_list) < 1_000  # characters


def in_whole(text, asked):
    """What comes of a change when all of the file is read for it."""
    with patch.object(layout, "blocks", lambda text: (text, ())):
        return outcome(text, asked)


def outcome(text, asked):
    try:
        return amended(text, asked)
    except ValueError as error:
        return str(error)


PIECES = [
    "A:",
    "B: ",
    "A: {",
    "}",
    "- x",
    "  - x",
    "  aliases:",
    "  aliases: [x]",
    "'",
    '"',
    "# c",
    "  # c",
    "---",
    "...",
    "  E:",
]
PIECES += [
    "%YAML 1.1",
    "&a A: &b {}",
    "B: *b",
    "*a : x",
    "? A",
    ": x",
    "C: |",
    "C: >-",
    "  slug: x",
    "x",
    "",
    " ",
    "\t",
    "[",
    "]",
]
PIECES += [
    "C: [",
    "  '",
    "\ufeffA:",
    "\u2028A:",
    "\u00a0A:",
    "A: \x85B:",
    "<<: x",
    "'A B': x",
    '"C":',
    "!!str D:",
    "\r",
    "\x01",
]
anything = st.lists(st.sampled_from(PIECES), max_size=8)


@st.composite
def changes(draw, names):
    name = draw(st.one_of(st.sampled_from(sorted(names)), words))
    values = tuple(draw(st.lists(words, min_size=1, max_size=3)))
    how = draw(st.sampled_from(["enter", "add", "add", "take", "set"]))
    if how == "enter":
        return amending.entered("people", name, values)
    field = draw(st.sampled_from(["aliases", "never", "see", "description", "same_as"]))
    return Change(PEOPLE, how, (name, field), (*values, "One", "x")[: 1 if how == "set" else 4])


@given(register(), st.data())
@settings(max_examples=150, deadline=None)
def test_one_entry_is_changed_alone_as_if_all_of_the_file_were_read(text, data):
    ends, mark = data.draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])), data.draw(st.sampled_from(["", "\ufeff"]))
    asked = data.draw(changes(plainly(text)))
    text = mark + text.replace("\n", ends)
    made = outcome(text, asked)
    assert made == in_whole(text, asked)
    if asked.how == "add" and made.startswith(mark + text[:1]):
        assert others(plainly(made), asked.at[0]).keys() == plainly(text).keys()


@given(anything, st.data())
@settings(max_examples=200, deadline=None)
def test_whatever_the_file_an_entry_is_changed_alone_as_if_all_of_it_were_read(lines, data):
    text = "\n".join(lines) + data.draw(st.sampled_from(["", "\n"]))
    asked = data.draw(changes({"A", "B", "C"}))
    assert outcome(text, asked) == in_whole(text, asked), layout.blocks(text)


@given(anything)
@settings(max_examples=200, deadline=None)
def test_what_blocks_say_alone_they_say_in_the_file(lines):
    text = "\n".join(lines)
    head, blocks = layout.blocks(text)
    assert head + "".join(block.text for block in blocks) == text
    if blocks:
        root = layout.read(text)
        assert [block.name for block in blocks] == [layout.words(key.value) for key, _ in root.value]
        alone = [layout.plain(layout.read(block.text).value[0][1]) for block in blocks]
        assert alone == [layout.plain(value) for _, value in root.value]
        assert [block.habits for block in blocks][:-1] == list(layout.habits(text, root))[:-1]
