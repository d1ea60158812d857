"""Quotations are given to who says them, in a report, an interview and a transcript; what nobody is said to say stays open."""

from making import article, content, joined

PEOPLE = "Ada Quill: {}\nTom Roe: {}\n"


def quotes(body, **fields):
    archive, *_ = joined(content(people=PEOPLE, n1=article(body=body, **fields)))
    return archive.quotes


def said(body):
    """The surname of the speaker, and the words."""
    return [(quote.speaker.rpartition(" ")[2], quote.words) for quote in quotes(body)]


def test_a_long_name_between_marks_is_nobodys_words():
    assert not said("«Көпір мен айлақ достарының қоры» ұйымы жиын өткізді.")
    assert said("«Көпір мен айлақ бізге өте керек», – деді Ada Quill.")


def test_words_broken_by_she_said_have_one_speaker():
    assert said("“The ferry,” said Ada Quill, “is late again this year. It always is,” and she left.") == [
        ("Quill", "is late again this year. It always is"),
    ]
    assert said("“The ferry is late again,” said Ada Quill. “It was late last year.”") == [
        ("Quill", "The ferry is late again"),
        ("Quill", "It was late last year."),
    ]


def test_a_paragraph_that_is_all_quotation_goes_on_from_the_one_before():
    body = "“The ferry is late again,” said Ada Quill.\n\n“The crew will be paid all the same.”"
    assert [speaker for speaker, _ in said(body)] == ["Quill", "Quill"]


def test_a_quotation_over_paragraphs_is_attributed_at_its_end():
    body = "Tom Roe slept.\n\n“The ferry is late again.\n\n“The crew will be paid,” said Ada Quill."
    assert [speaker for speaker, _ in said(body)] == ["Quill", "Quill"]


def test_words_after_a_colon_belong_to_the_sentence_before_them():
    assert said("Ada Quill told the council:\n\n“The ferry is late again this year.”")[0][0] == "Quill"


def test_a_name_under_a_quotation_is_its_speaker():
    assert said("It rained.\n\n“The ferry is late again this year.”\n\n– Ada Quill")[0][0] == "Quill"


def test_what_nobody_is_said_to_say_is_unattributed():
    (quote,) = quotes("It rained.\n\n“The ferry is late again this year.”")
    assert (quote.speaker, quote.printed, quote.cue) == ("", "", "")


def test_a_few_words_held_up_in_a_sentence_of_the_paper_are_no_quotation():
    assert quotes("They went into “a room by the sea” to watch the boats.") == ()


INTERVIEW = """
Ada Quill spoke in an interview about the boats.

When does the ferry sail?
{: .question }

It sails at noon, as it always has.

Tom Roe told me once that “the ferry never sails at all”. He was wrong.

And who steers it?
{: .question }

Whoever is awake steers it.
"""


def test_in_an_interview_the_answers_are_spoken_by_who_is_asked():
    found = quotes(INTERVIEW)
    spoken = [(each.speaker, each.words[:14]) for each in found if each.manner == "spoken"]
    assert spoken == [("people/Ada Quill", words) for words in ("It sails at no", "Tom Roe told m", "Whoever is awa")]
    assert [each.speaker for each in found if each.manner == "direct"] == ["people/Tom Roe"]


def test_in_a_transcript_a_turn_belongs_to_its_name_until_the_next():
    body = """
    **QUILL:** The ferry sails at noon today.

    It has always sailed at noon.

    **ROE:** I have never seen it sail.
    """
    found = [(each.printed, each.words) for each in quotes(body)]
    assert found == [
        ("QUILL", "The ferry sails at noon today."),
        ("QUILL", "It has always sailed at noon."),
        ("ROE", "I have never seen it sail."),
    ]


def test_an_id_is_made_from_the_words_and_stays_when_other_paragraphs_change():
    one = quotes("“The ferry is late again,” said Ada Quill.")
    other = quotes(
        "It rained on Monday.\n\n“The ferry is late again,” said Tom Roe, and left.\n\n“Nobody minds it much,” he said."
    )
    assert one[0].id == other[0].id
    assert len({quote.id for quote in other}) == len(other)


def test_the_same_words_twice_in_an_article_have_two_ids():
    first, second = quotes("“The ferry is late again,” said Ada Quill.\n\n“The ferry is late again,” said Tom Roe.")
    assert first.id != second.id


def test_start_and_end_are_where_the_words_stand_in_the_paragraph():
    archive, *_ = joined(content(people=PEOPLE, n1=article(body="He slept. “The ferry is late again,” said Ada Quill.")))
    (quote,) = archive.quotes
    (paragraph,) = archive.paragraphs[quote.article]
    assert paragraph.text[quote.start : quote.end] == quote.words == "The ferry is late again"


def test_a_summary_quotes_nobody_but_between_marks():
    told = "Ada Quill said that the ferry would sail again before the first snow of the winter."
    quoted = article(body="“The ferry would sail again before the first snow of the winter,” said Ada Quill.")

    def manners(representation):
        other = article("a2222222", body=told, representation=representation)
        return {quote.manner for quote in joined(content(people=PEOPLE, n1=quoted, n2=other))[0].quotes}

    assert manners("full") == {"direct", "reported"}
    assert manners("summary") == {"direct"}
    turn = "**Ada Quill:** The ferry will sail again before the first snow."
    assert [quote.manner for quote in quotes(turn)] == ["spoken"]
    assert not quotes(turn, representation="summary")
