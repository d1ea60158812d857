"""Who a text says is speaking: before the words, after them, around them."""

import pytest

from pressmark.archive import attributions


def source(text):
    """The source of the words between “ and ” in one paragraph, and the verb."""
    start, end = text.index("“") + 1, text.index("”")
    own = attributions.blotted(text, [(start, end)])
    ending = text[end - 1]
    found = attributions.after(own, 0, end + 1, ending == ".", ending in ".,!?") or attributions.before(own, 0, start - 1)
    return (found.printed, found.cue) if found else None


@pytest.mark.parametrize(
    ("text", "printed", "cue"),
    [
        ("“The ferry is late,” Ada Quill said.", "Ada Quill", "said"),
        ("“The ferry is late,” said Ada Quill, the harbour master.", "Ada Quill", "said"),
        ("“The ferry is late,” Ada Quill, the master of Brackwater harbour, said on Monday.", "Ada Quill", "said"),
        ("“The ferry is late,” Rep. Ada Quill, R-Saltby, said.", "Rep. Ada Quill", "said"),
        ("“The ferry is late,” she told the council.", "she", "told"),
        ("“The ferry is late,” the ministry said in a statement.", "the ministry", "said"),
        ("“The ferry is late,” Quill was quoted by her office as saying.", "Quill", "quoted"),
        ("“The ferry is late,” according to Ada Quill.", "Ada Quill", "according to"),
        ("Ada Quill told the council: “The ferry is late.”", "Ada Quill", "told"),
        ("The captain slept. Quill said she hopes “the ferry is not late.”", "Quill", "said"),
        ("Quill wrote a letter on Monday saying “the ferry is not late.”", "Quill", "wrote"),
        ("According to Ada Quill, “the ferry is never late.”", "Ada Quill", "according to"),
        ("The town has “a good and reliable old ferry” for all the islands of the bay, said Quill.", "Quill", "said"),
        ("“The ferry is late.” — Ada Quill", "Ada Quill", "—"),
        ("«Ferry»: “Паром опоздал сегодня,” сказала Ада Квилл.", "Ада Квилл", "сказала"),
    ],
)
def test_the_nearest_attribution_is_found(text, printed, cue):
    assert source(text) == (printed, cue)


def test_a_noun_that_looks_like_a_verb_says_nothing():
    assert source("The remarks on the state of the boats were “long and of little use”.") is None


def test_reported_speech_is_found_without_its_attribution():
    text = "The ferry is late again this year, said Ada Quill on Monday. She noted that the captain had slept. It rained."
    told = [(each.printed, text[start:end]) for each, start, end in attributions.reported(text, 0)]
    assert told == [("Ada Quill", "The ferry is late again this year"), ("She", "the captain had slept")]


@pytest.mark.parametrize(
    ("text", "printed", "words"),
    [
        ("Ada Quill, the master of Brackwater, said the ferry would sail.", "Ada Quill", "the ferry would sail"),
        ("The harbour master, Ada Quill, said the ferry would sail.", "The harbour master", "the ferry would sail"),
        ("Quill, the harbour master, said the ferry would sail.", "Quill", "the ferry would sail"),
        ("The master, who had slept, said the ferry would sail.", "The master", "the ferry would sail"),
        ("Как сообщила Ада Квилл, паром опоздал на час.", "Ада Квилл", "паром опоздал на час"),
        ("Ада Квилл отметила, что паром опоздал на час.", "Ада Квилл", "паром опоздал на час"),
        ("The ferry is late, and so is lunch, said Ada Quill.", "Ada Quill", "The ferry is late, and so is lunch"),
        ("The ferry, the oldest of all, will sail, said the mayor.", "the mayor", "The ferry, the oldest of all, will sail"),
    ],
)
def test_who_somebody_is_is_nothing_that_they_said(text, printed, words):
    ((found, start, end),) = attributions.reported(text, 0)
    assert (found.printed, text[start:end]) == (printed, words)
