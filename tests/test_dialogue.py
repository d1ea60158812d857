"""A person is walked through what waits for their word: every answer is written before the next question."""

from dataclasses import replace

import pytest

from pressmark import dialogue
from pressmark.amending import Change
from pressmark.archive import items
from pressmark.archive.items import Choice, Doubt, Item, Name
from pressmark.archive.suggestions import Context
from pressmark.model import Entity, Origin

PEOPLE = "content/people.yaml"
ADA = Entity(kind="people", name="Ada Quill", origin=Origin(PEOPLE, 3), aliases=("Quill",))
SALT = Entity(kind="places", name="Salt", origin=Origin("content/places.yaml", 1))
SALTS = Entity(kind="organisations", name="Salt", origin=Origin("content/organisations.yaml", 1))


class Sitting:
    """A terminal where the answers are known before, and what was said and written is seen afterwards."""

    def __init__(self, *answers, width=80, colour=False, refuse=""):
        self.answers, self.said, self.written, self.prompts = list(answers), [], [], []
        self.refuse = refuse
        self.terminal = dialogue.Terminal(
            self.ask, self.said.append, self.amend, lambda doubt: [(3, "28 February")], lambda at: at.path, width, colour
        )

    def ask(self, prompt):
        self.prompts.append(prompt)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def amend(self, changes):
        if self.refuse:
            self.refuse, why = "", self.refuse
            raise ValueError(why)
        self.written += changes

    def walk(self, *found, entities=(ADA, SALT, SALTS)):
        return dialogue.walk(found, entities, self.terminal)

    @property
    def text(self):
        return "\n".join(self.said)


def name(words="Ada Quell", kind="people", spellings=("Quell",), like=("people/Ada Quill",)):
    made = Name(kind, words, spellings, like)
    context = Context("ac2zht6t", "p-1", f"So said {words} on Monday.", 8, 8 + len(words))
    return Item("names", Origin(PEOPLE), f"“{words}” is in no register", (context,), (items.refusal(made),), made)


def enter(kind, words, *aliases):
    return Change(f"content/{kind}.yaml", "enter", (words,), aliases)


def test_yes_writes_the_entry_as_it_was_shown():
    sitting = Sitting("y")
    assert sitting.walk(name()) == (1, 0)
    assert sitting.written == [enter("people", "Ada Quell", "Quell")]
    assert sitting.said == [
        "",
        "Names in no register",
        "====================",
        "",
        "1 of 1  “Ada Quell” is in no register",
        "  ac2zht6t                      So said Ada Quell on Monday.",
        "  y  yes, into content/people.yaml:",
        "       Ada Quell:",
        "         aliases:",
        "           - Quell",
        "  1  another spelling of Ada Quill (people)",
        "  v  never: not Ada Quill, nor anybody to register",
        "  a NAME: alias of NAME · e: edit · n: no · s: skip · q: quit · ?: help",
        "  written: content/people.yaml",
    ]


@pytest.mark.parametrize("answer", ["1", "a Ada Quill", "alias  Quill", "A ada quill", "a people/Quill"])
def test_a_name_may_be_another_spelling_of_an_entry(answer):
    sitting = Sitting(answer)
    assert sitting.walk(name()) == (1, 0)
    assert sitting.written == [Change(PEOPLE, "add", ("Ada Quill", "aliases"), ("Ada Quell", "Quell"))]


def test_whose_spelling_it_is_is_asked_where_it_was_not_said():
    sitting = Sitting("a", "Ada Quil", "a", "Salt", "a places/Salt")
    sitting.walk(name())
    assert "No entry is called “Ada Quil”; there is Ada Quill." in sitting.text
    assert "“Salt” is" in sitting.text
    assert sitting.written == [Change("content/places.yaml", "add", ("Salt", "aliases"), ("Ada Quell", "Quell"))]


def test_an_entry_of_this_hour_is_known_to_the_next_question():
    sitting = Sitting("y", "a Bert Marsh")
    sitting.walk(name("Bert Marsh", like=()), name("B. Marsh", spellings=(), like=()))
    assert sitting.written[1] == Change(PEOPLE, "add", ("Bert Marsh", "aliases"), ("B. Marsh",))


def test_what_an_answer_has_settled_by_the_way_is_not_asked():
    sitting = Sitting("y", "1")
    bare = name("Marsh", spellings=(), like=())
    fuller = name("Marsh", spellings=("Bert J. Marsh",), like=())
    assert sitting.walk(name("Bert Marsh", spellings=("Marsh",), like=()), bare, fuller) == (2, 0)
    assert sitting.written == [
        enter("people", "Bert Marsh", "Marsh"),
        Change(PEOPLE, "add", ("Bert Marsh", "aliases"), ("Bert J. Marsh",)),
    ]
    assert "  1  another spelling of Bert Marsh (people)" in sitting.said


def test_what_was_entered_or_merged_before_is_settled():
    merge = Choice("1", "one", (Change(PEOPLE, "set", ("Bert", "see"), ("Ada Quill",)),))
    twins = Item("twins", Origin(PEOPLE), "they may be one", (), (merge,))
    listed = replace(name("Cy", spellings=(), like=()), group="unregistered")
    place = replace(listed, name=Name("places", "Cy"))
    sitting = Sitting("y", "1", "n")
    assert sitting.walk(name("Cy", spellings=(), like=()), twins, twins, listed, place) == (2, 1)


def test_never_is_remembered_and_no_is_not():
    sitting = Sitting("never", "no")
    assert sitting.walk(name(), name("Read More", like=())) == (1, 1)
    assert sitting.written == [Change(PEOPLE, "add", ("Ada Quill", "never"), ("Ada Quell", "Quell"))]


def test_who_does_not_know_the_kind_may_go_back():
    sitting = Sitting("y", "x", "", "n")
    assert sitting.walk(replace(name(), name=Name(None, "Quay Song"))) == (0, 1)
    assert "Nothing was written." in sitting.text


def test_an_arrow_key_gets_into_no_name():
    sitting = Sitting("e", "Ada\x1b[D Quell", "y")
    sitting.walk(name())
    assert "the name is as it was" in sitting.text
    assert sitting.written == [enter("people", "Ada Quell", "Quell")]


def test_name_and_kind_can_be_edited_before_they_are_written():
    sitting = Sitting("e", "Quell Bridge", "p", "pl", "y")
    sitting.walk(name())
    assert sitting.prompts[1:4] == ["  name (Ada Quell): ", *["  kind: people, organisations, places or events (people): "] * 2]
    assert sitting.written == [enter("places", "Quell Bridge", "Ada Quell", "Quell")]
    same = Sitting("e", "", "", "y")
    same.walk(name())
    assert same.written == [enter("people", "Ada Quell", "Quell")]


def test_where_no_kind_is_guessed_it_is_asked():
    sitting = Sitting("y", "fog", "e")
    sitting.walk(name("The Great Fog", kind=None, spellings=(), like=()))
    assert "  y  yes, into a register you name:" in sitting.said
    assert sitting.written == [enter("events", "The Great Fog")]


def test_what_is_skipped_comes_once_more_at_the_end():
    sitting = Sitting("s", "n", "s")
    assert sitting.walk(name("One"), name("Two")) == (0, 2)
    assert [line[:11] for line in sitting.said if " of 2" in line] == ["1 of 2  “On", "2 of 2  “Tw", "1 of 2  “On"]


@pytest.mark.parametrize("ending", [["q"], ["quit"], []])
def test_who_has_enough_keeps_what_was_done(ending):
    sitting = Sitting("y", *ending)
    assert sitting.walk(name("One"), name("Two"), name("Three")) == (1, 2)
    assert len(sitting.written) == 1


def test_what_cannot_be_written_is_said_and_asked_again():
    sitting = Sitting("y", "n", refuse="content/people.yaml: “Ada Quell” has an entry already; nothing was written")
    assert sitting.walk(name()) == (0, 1)
    assert "  content/people.yaml: “Ada Quell” has an entry already; nothing was written" in sitting.said


def test_what_is_no_answer_is_said_and_help_is_there():
    sitting = Sitting("7", "", "maybe", "?", "n")
    sitting.walk(name())
    assert sitting.text.count("That is none of the answers") == 3
    assert "  q  quit: what was answered stays" in sitting.said


# Other questions.


def test_of_several_answers_the_one_whose_key_is_typed_is_written():
    change = Change(PEOPLE, "set", ("Bert", "see"), ("Ada Quill",))
    found = Item("twins", Origin(PEOPLE, 9), "they may be one", (), (Choice("1", "one: merge Bert into Ada Quill", (change,)),))
    sitting = Sitting("y", "1")
    assert sitting.walk(found) == (1, 0)
    assert sitting.written == [change]
    assert "  in content/people.yaml" in sitting.said


DOUBT = Doubt("content/articles/a.md", "a.txt", "published", "XXXX-02-28", "published: the year is not printed")
SETTLED = Change("content/articles/a.md", "take", ("doubts",), (DOUBT.text,))
DOUBTFUL = Item(
    "doubts", Origin("content/articles/a.md", 4), DOUBT.text, (), (Choice("y", "right as it is", (SETTLED,)),), None, DOUBT
)


def test_a_doubtful_date_is_shown_with_the_clipping_and_may_be_right():
    sitting = Sitting("y")
    assert sitting.walk(DOUBTFUL) == (1, 0)
    assert sitting.written == [SETTLED]
    assert sitting.said[4:] == [
        "1 of 1  published: the year is not printed – the article says “XXXX-02-28”",
        "     3 | 28 February",
        "  in content/articles/a.md",
        "  y  right as it is",
        "  e VALUE: another value · n: no · s: skip · q: quit · ?: help",
        "  written: content/articles/a.md",
    ]


def test_a_doubtful_date_is_put_right_by_a_date_and_nothing_else():
    sitting = Sitting("e 28 Feb 2023", "e", "", "e", "2023-02-30", "e 2023-02-28")
    assert sitting.walk(DOUBTFUL) == (1, 0)
    assert sitting.written == [Change("content/articles/a.md", "set", ("published",), ("2023-02-28",)), SETTLED]
    assert "is not a date we can read" in sitting.text
    assert "Nothing was changed." in sitting.text
    assert "has no such day" in sitting.text


def test_a_doubt_of_no_field_has_no_other_value():
    found = Item("doubts", Origin("a.md", 4), "who knows", (), (), None, Doubt("a.md", "", "", "", "who knows"))
    sitting = Sitting("e 2023", "n")
    assert sitting.walk(found) == (0, 1)
    assert "e VALUE" not in sitting.text


def test_nothing_that_is_shown_commands_the_terminal_and_all_fits_into_it():
    evil = "Ada \x1b[2J\u202e Quell " + "and so on " * 20
    sitting = Sitting("?", "e", "\x1b[31mred", "", "y", width=60)
    sitting.walk(name(evil, spellings=("\x1b]0;x\x07",)))
    for line in sitting.said + sitting.prompts:
        assert not set(line) & set("\x1b\x07\u202e"), line
    assert max(map(len, sitting.said)) <= 60


def test_a_name_stands_out_where_there_is_colour():
    sitting = Sitting(colour=True)
    sitting.walk(name())
    assert "\x1b[1mAda Quell\x1b[0m" in sitting.text
