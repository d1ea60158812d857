"""What needs a person's word: which questions, in which order, with what the articles say."""

import json
from datetime import date

import pytest
from making import article, content, joined

from pressmark import amending, registers
from pressmark.archive import checks, items, likeness, proposals
from pressmark.archive.recognition import Span
from pressmark.archive.suggestions import Context, Suggestion
from pressmark.work import Work

PIER = """
    Ada Quill opened the new pier on Monday. Quill said that it would stand.

    In Saltholm nobody had heard of it.
"""


def found(files, suggested=()):
    whole, known, _ = joined(files)
    return proposals.find(whole, known, suggested, likeness.twins(known.entities))


def answered(files, item, key):
    """The files after one answer."""
    (choice,) = [each for each in item.choices if each.key == key]
    made = dict(files)
    for change in choice.changes:
        made[change.path] = amending.amended(made[change.path].decode(), change).encode()
    return made


def problems(files):
    whole, known, unclear = joined(files)
    return [problem.code for problem in unclear + checks.run(whole, known, date(2024, 5, 1))]


def suggestion(name, kind="people", spellings=(), like=()):
    context = Context("ac2zht6t", "p-1", f"So said {name}.", 8, 8 + len(name))
    return Suggestion(kind, name, (name, *spellings), ("ac2zht6t",), 3, (context,) * 3, like)


# Names in no register.


def test_a_suggested_name_may_become_an_entry_with_three_contexts():
    (item,) = found(content(ferry=article()), [suggestion("Bert Marsh", spellings=["B. Marsh"])])
    assert item.group == "names"
    assert item.origin.path == "content/people.yaml"
    assert item.sentence == "“Bert Marsh” is in no register, and is named 3 times in 1 article"
    assert len(item.contexts) == 3
    assert item.name == items.Name("people", "Bert Marsh", ("B. Marsh",))


def test_what_was_refused_and_what_outlets_are_called_is_not_proposed():
    files = content(
        ferry=article(), people="Ada Quill: {never: [Quill Square]}\n", outlets="Pier Post: {aliases: [The Post]}\n"
    )
    names = ("Quill Square", "QUILL SQUARE", "The Post", "Read More", "WHO", "Who", "Bert Marsh")
    files["content/never.txt"] = b"read more\nWho\n"
    shown = found(files, [suggestion(name) for name in names])
    assert [item.name.name for item in shown] == ["WHO", "Bert Marsh"]
    (item,) = found(files, [suggestion("Bert Marsh", spellings=["Who", "B. Marsh"])])
    assert item.name.spellings == ("B. Marsh",)


def test_while_a_register_is_being_mended_its_names_are_not_proposed_anew():
    files = content(ferry=article(people="[Cy Wood]"), people="Ada Quill: [\n")
    assert found(files, [suggestion("Ada Quill")]) == ()


# Spellings that two entries own.


def test_a_spelling_of_two_entries_is_given_to_one_or_the_entries_become_one():
    files = content(
        ferry=article(body="The Gate was shut, said Ada Quill."),
        organisations="Gate Company:\n  aliases: [The Gate]\nGate Trust:\n  aliases:\n    - The Gate  # so in print\n",
    )
    (item,) = found(files)  # neither twins, nor a doubt in the article: one answer is enough
    assert item.group == "owned-twice"
    assert item.sentence == "“The Gate” belongs to Gate Company (organisations) and Gate Trust (organisations)"
    assert [choice.key for choice in item.choices] == ["1", "2", "m"]
    for choice in item.choices:
        assert "alias-owned-twice" not in problems(answered(files, item, choice.key)), choice.words
    assert answered(files, item, "1")["content/organisations.yaml"].endswith(b"Gate Trust:\n")


def test_the_name_of_an_entry_is_not_taken_from_it():
    files = content(ferry=article(), places="Salt: {}\n", organisations="Salt Works: {aliases: [Salt]}\n")
    (item,) = found(files)
    assert [(choice.key, choice.words) for choice in item.choices] == [("1", "it is Salt (places)’s alone")]


def test_an_entry_that_lists_its_articles_owns_its_spellings_only_there():
    files = content(
        ferry=article(), places="Salt: {}\nSalt (on the hill): {aliases: [Salt], articles: [ac2zht6t], not_same_as: [Salt]}\n"
    )
    assert found(files) == ()


def test_a_shared_surname_is_no_mistake():
    files = content(ferry=article(), people="Ada Quill: {aliases: [Quill]}\nBert Quill: {aliases: [Quill]}\n")
    assert not [item for item in found(files) if item.group == "owned-twice"]


# Names that may be one of several people.

QUILLS = "Ada Quill:\nBert Quill:\n"


def test_a_surname_that_may_be_two_peoples_is_decided_in_the_article():
    files = content(people=QUILLS, ferry=article(body="On Monday Quill said nothing. The pier is long."))
    item = next(item for item in found(files) if item.group == "ambiguous")
    assert item.sentence == "“Quill” may be Ada Quill or Bert Quill here"
    assert item.origin.path == "content/articles/ferry.md"
    (context,) = item.contexts
    assert context.text[context.start : context.end] == "Quill"
    assert context.text == "On Monday Quill said nothing."
    assert [choice.words for choice in item.choices] == [
        "here it is Ada Quill (people)",
        "here it is Bert Quill (people)",
        "none of them",
    ]
    for key in "12v":
        assert "ambiguous-name" not in problems(answered(files, item, key)), key
    assert joined(answered(files, item, "2"))[0].names["ac2zht6t"] == ("people/Bert Quill",)


# Twins.


def test_twins_are_merged_either_way_or_told_apart_for_good():
    people = "# who is who\nAda Quill:\n  same_as: [https://id.example/1]\nQuill, Ada:\n  same_as: [https://id.example/1]\n"
    files = content(people=people, ferry=article(body=PIER))
    item = next(item for item in found(files) if item.group == "twins")
    assert item.sentence.startswith("Ada Quill (people) and Quill, Ada (people) may be one: ")
    assert any("opened the new pier" in context.text for context in item.contexts)
    for key, gone in (("1", "people/Quill, Ada"), ("2", "people/Ada Quill")):
        after = answered(files, item, key)
        assert gone not in joined(after)[0].entities
        assert after["content/people.yaml"].startswith(b"# who is who\n")
    assert not [each for each in found(answered(files, item, "v")) if each.group == "twins"]


# Names in front matter.


def test_a_name_in_front_matter_that_no_register_knows_may_be_entered_or_taken_out():
    files = content(
        people="Ada Quill:\n",
        ferry=article(people="[Ada Quil, Cy]", body=PIER),
        pier=article("adcdg4w4", people="\n- Ada Quil  # in the caption", body=PIER),
    )
    first, second = (item for item in found(files) if item.group == "unregistered")
    assert first.sentence == "“Ada Quil” stands under `people` in 2 articles, and is in no register"
    assert first.name == items.Name("people", "Ada Quil", (), ("people/Ada Quill",))
    assert second.name.name == "Cy"
    after = answered(files, first, "v")
    assert b"people: [Cy]" in after["content/articles/ferry.md"]
    assert b"people" not in after["content/articles/pier.md"]
    after = answered(files, first, "c1")
    assert b"people: [Cy, Ada Quill]" in after["content/articles/ferry.md"]
    assert after["content/articles/pier.md"].startswith(files["content/articles/pier.md"][:20])
    assert b"people: \n- Ada Quill\n" in after["content/articles/pier.md"]


def test_a_name_in_front_matter_that_two_entries_have_is_written_out():
    files = content(people="Ada Quill: {aliases: [Quill]}\nBert Quill: {aliases: [Quill]}\n", ferry=article(people="[Quill]"))
    item = next(item for item in found(files) if item.group == "unregistered")
    assert item.sentence == "“Quill” stands under `people` in 1 article, and may be several there"
    assert [choice.words for choice in item.choices][:2] == [
        "correct it in 1 article: Ada Quill",
        "correct it in 1 article: Bert Quill",
    ]
    assert "unknown-name" not in problems(answered(files, item, "c2"))


# Doubts.


def test_doubts_of_dates_and_headlines_come_first_and_are_settled_by_a_word():
    files = content(
        ferry=article(
            byline="Ada",
            published="XXXX-02-28",
            doubts="\n- 'byline: two are printed'\n- nobody knows\n- 'headline: none is printed'\n- 'published: no year'",
        )
    )
    shown = [item for item in found(files) if item.group == "doubts"]
    assert [(item.doubt.field, item.doubt.value) for item in shown] == [
        ("published", "XXXX-02-28"),
        ("headline", "No ferry on Monday"),
        ("byline", "Ada"),
        ("", ""),
    ]
    assert shown[0].origin.line == 5
    for item in shown:
        files = answered(files, item, "y")
    assert b"doubts" not in files["content/articles/ferry.md"]


def test_what_may_be_shown_is_not_corrected_on_a_terminal():
    files = content(ferry=article(doubts="\n- 'rights: the page has terms of its own'"))
    (item,) = found(files)
    assert item.doubt.field == ""
    assert item.sentence == "rights: the page has terms of its own"


# All of it.


def test_an_archive_is_asked_about_as_it_was_read():
    files = content(people=QUILLS, ferry=article(body="On Monday Quill met Cornelius Brackwater of the Salt Trust. It rained."))
    whole, known, _ = joined(files)
    shown = proposals.of(whole, known, Work())
    assert {item.group for item in shown} >= {"names", "ambiguous"}
    order = list(items.GROUPS)
    assert [order.index(item.group) for item in shown] == sorted(order.index(item.group) for item in shown)


def test_what_looks_like_names_is_kept_and_read_again():
    kept = (Span("p-1", 0, 3, "people"), Span("headline", 2, 5, None))
    assert proposals.KEPT.read(json.loads(json.dumps(proposals.KEPT.write(kept)))) == kept


@pytest.mark.parametrize("broken", [[["p", 3, 1, "people"]], [["p", 0, 1, "gods"]], [[1, 0, 1, None]], [["p"]], 7])
def test_what_is_no_name_is_not_read_as_one(broken):
    with pytest.raises((ValueError, TypeError)):
        proposals.KEPT.read(broken)


# --- events and dates -----------------------------------------------------------------------------------------------------

MEETING = """
    Mayor Ada Quill met shipowner Tobias Fenn on the new pier of Brackwater. The ferry to Saltby will sail three times a week.

    “I am very glad that the two sides of the bay will see each other again,” said Quill.
"""
TOLD = """
    On the new pier of Brackwater shipowner Tobias Fenn met mayor Ada Quill: three times a week the ferry to Saltby will sail.

    “I am very glad that the two sides of the bay will see each other again,” Quill told the guests.
"""
REGATTA = "The regatta of Gull Point was won by a dinghy from Northhaven, built in a barn by two sisters over eleven winters."
MET = content(
    one=article("ac2zht6t", MEETING, headline="A ferry for Saltby", published="2023-02-28"),
    two=article("a1111111", TOLD, headline="They met on the pier", event_date="XXXX-02-28"),
    three=article("a2222222", REGATTA, headline="Two sisters win"),
)


def of(files, group):
    return [item for item in found(files) if item.group == group]


def entered(files, item):
    """The files after the name of an item has become an entry."""
    made = {"content/events.yaml": b"", **files}
    for change in items.named(item.name):
        made[change.path] = amending.amended(made[change.path].decode(), change).encode()
    return made


def test_an_event_that_nobody_has_named_is_offered_with_its_reasons_ready_for_the_register():
    (item,) = of(MET, "events")
    assert item.sentence.startswith("2 articles may report one event: 1 quote in common; same day")
    assert items.written(item.name) == (
        "A ferry for Saltby:\n  date: '2023-02-28'\n  articles:\n    - ac2zht6t\n    - a1111111\n"
    )
    (event,) = joined(entered(MET, item))[0].events
    assert (event.proposed, event.name, event.articles) == (False, "A ferry for Saltby", ("ac2zht6t", "a1111111"))


def test_an_event_named_in_other_words_keeps_nothing_of_the_headline_it_was_offered_under():
    (item,) = of(MET, "events")
    assert items.written(items.respelled(item.name, "events", "Meeting on the pier")).startswith(
        "Meeting on the pier:\n  date:"
    )


def test_an_event_that_is_refused_is_not_offered_again_until_another_report_joins():
    (item,) = of(MET, "events")
    made = answered({**MET, registers.NEVER: b""}, item, "v")
    assert made[registers.NEVER] == b"ac2zht6t a1111111\n"
    assert not of(made, "events")
    assert not joined(made)[0].events
    assert of({**MET, registers.NEVER: b"ac2zht6t a2222222\n"}, "events")


def test_the_year_that_a_day_is_inferred_to_have_is_written_only_when_it_is_accepted():
    (item,) = of(MET, "dates")
    assert item.sentence.startswith("event_date: 2023-02-28 is inferred, and “XXXX-02-28” is printed – “A ferry for Saltby”")
    made = answered(MET, item, "y")
    assert b"event_date: '2023-02-28'" in made["content/articles/two.md"]
    assert not of(made, "dates")
    refused = answered({**MET, registers.NEVER: b""}, item, "v")
    assert not of(refused, "dates")
    assert not joined(refused)[0].inferences
