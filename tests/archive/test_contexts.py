"""The sentences in which a name stands."""

from making import article, content, joined

from pressmark.archive import contexts

RAIN = "It rained. Quill said so. Nobody heard Quill, and Quill left. Then Quill came back. Quilling is an art."


def said(found):
    return [(each.article, each.anchor[:2], each.text, each.text[each.start : each.end]) for each in found]


def test_a_spelling_is_shown_in_its_sentence_three_times_at_most():
    whole, _, _ = joined(content(ferry=article(body=RAIN)))
    assert said(contexts.of_spelling(whole, whole.articles, "Quill")) == [
        ("ac2zht6t", "p-", "Quill said so.", "Quill"),
        ("ac2zht6t", "p-", "Nobody heard Quill, and Quill left.", "Quill"),
        ("ac2zht6t", "p-", "Nobody heard Quill, and Quill left.", "Quill"),
    ]


def test_of_several_articles_each_has_its_turn_first():
    files = content(ferry=article(body=RAIN), pier=article("adcdg4w4", headline="Quill is late", body="None."))
    whole, _, _ = joined(files)
    assert [each.article for each in contexts.of_spelling(whole, whole.articles, "Quill")] == [
        "ac2zht6t",
        "adcdg4w4",
        "ac2zht6t",
    ]


def test_an_entity_is_shown_in_whatever_spelling_it_has_there():
    files = content(people="Ada Quill: {aliases: [the pilot]}\n", ferry=article(body="It rained. Ada Quill said so."))
    whole, _, _ = joined(files)
    (ada,) = whole.entities.values()
    assert said(contexts.of_entity(whole, whole.articles, ada, 2)) == [("ac2zht6t", "p-", "Ada Quill said so.", "Ada Quill")]
