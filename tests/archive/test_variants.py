"""The same words in several papers are brought together, whole, cut or in reported speech; like words of others are not."""

import random

import pytest
from making import article, content, joined

from pressmark.archive import variants
from pressmark.model import Quote

PEOPLE = "Ada Quill: {}\nTom Roe: {}\n"
WHOLE = "It’s a proud day for Brackwater, and we’ll remember the crew of the ferry as long as there are boats."
OTHER = "It is a very proud day for Brackwater, and we will remember the crew of the ferry."
LIKE = "The price of herring has gone up again, and nobody on the pier can tell the council the reason why."


def archive(*bodies):
    files = {f"n{number}": article(id=f"a{str(number) * 7}", body=body) for number, body in enumerate(bodies, 1)}
    return joined(content(people=PEOPLE, **files))[0]


def groups(*bodies):
    """Each group as the articles its quotations stand in and how they stand there."""
    found = {}
    for quote in archive(*bodies).quotes:
        if quote.group:
            found.setdefault(quote.group, []).append((quote.article[1], quote.manner))
    return sorted(found.values())


def test_two_versions_of_one_sentence_are_one_group_named_for_the_first():
    found = archive(f"“{WHOLE}” Ada Quill said.", f"“{LIKE}” Tom Roe said.", f"“{OTHER}” said Ada Quill.").quotes
    assert [quote.group for quote in found] == [found[0].id, "", found[0].id]


def test_contractions_and_what_an_editor_put_in_brackets_make_no_difference():
    one = f"“{WHOLE}” Ada Quill said."
    assert groups(one, f"“{WHOLE.replace('It’s', 'It is').replace('the crew', 'the crew (of nine)')}” said Ada Quill.") == [
        [("1", "direct"), ("2", "direct")]
    ]


def test_the_same_words_of_two_registered_speakers_are_two():
    assert groups(f"“{WHOLE}” Ada Quill said.", f"“{WHOLE}” Tom Roe said.") == []


def test_a_speaker_nobody_names_may_be_anybody():
    assert len(groups(f"“{WHOLE}” Ada Quill said.", f"It rained.\n\n“{WHOLE}”")) == 1


def test_few_words_that_all_the_world_says_bring_nothing_together():
    assert groups("“I am very glad to be here,” Ada Quill said.", "“We are very sorry to be here,” Ada Quill said.") == []


def test_reported_speech_joins_a_quotation_and_is_labelled():
    told = "She noted that it is a proud day for Brackwater, and that they will remember the crew of the ferry."
    assert groups(f"“{WHOLE}” Ada Quill said.", f"Ada Quill came.\n\n{told}") == [[("1", "direct"), ("2", "reported")]]


def test_reported_speech_that_stands_beside_no_quotation_is_left_out():
    assert archive("Ada Quill said that the ferry would be late again for the rest of the year.").quotes == ()


def test_words_twice_in_one_article_are_no_group():
    assert groups(f"“{WHOLE}” Ada Quill said.\n\nLater it rained.\n\n“{OTHER}” Ada Quill said.") == []


def test_halves_of_a_sentence_meet_where_another_paper_has_it_whole():
    broken = "“It’s a proud day for Brackwater,” Ada Quill said, “and we’ll remember the crew of the ferry as long as there "
    broken += "are boats.”"
    assert groups(f"“{WHOLE}” Ada Quill said.", broken) == [[("1", "direct"), ("2", "direct"), ("2", "direct")]]


def test_a_group_keeps_its_id_when_another_paragraph_of_its_first_article_is_corrected():
    one, other = f"It rained.\n\n“{WHOLE}” Ada Quill said.", f"“{OTHER}” said Ada Quill."
    before = archive(one, other).quotes[0].group
    assert archive(one.replace("rained", "poured"), other).quotes[0].group == before != ""


def test_the_order_of_pairs_makes_no_difference():
    quotes = [
        Quote(f"a{n}-q1", f"a{n}", "p-1", "", words) for n, words in enumerate((WHOLE, OTHER, LIKE, WHOLE[:60], OTHER[8:70]))
    ]
    found = [((quote,), variants.sketch([quote])) for quote in quotes]
    members = set()
    for seed in range(6):
        random.Random(seed).shuffle(found)
        made = variants.grouped(found)
        members.add(frozenset(frozenset(q.id for q in made if q.group == g) for g in {q.group for q in made} if g))
    assert len(members) == 1


@pytest.mark.parametrize("times", [2, 500])
def test_words_that_many_articles_carry_are_a_formula_and_meet_in_linear_time(times):
    quotes = [Quote(f"a{n}-q1", f"a{n}", "p-1", "", WHOLE) for n in range(times)]
    made = variants.grouped([((quote,), variants.sketch([quote])) for quote in quotes])
    assert {quote.group for quote in made} == ({"a0-q1"} if times == 2 else {""})
