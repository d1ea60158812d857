"""Names that no register knows: what is suggested to a curator, in what order. All names are invented."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from naming import article, entity, paragraphs

from pressmark.archive import mentions, suggestions
from pressmark.model import Entity


def find(*texts: str | tuple[str, ...], entities: tuple[Entity, ...] = (), **more) -> tuple[suggestions.Suggestion, ...]:
    """What is suggested for articles of these texts, one each, or one of several paragraphs."""
    matcher = mentions.matcher(entities)
    articles, pieces, found = [], {}, {}
    for at, each in enumerate(texts):
        one = replace(article(**more), id=f"a{at}")
        pieces[one.id] = paragraphs(*((each,) if isinstance(each, str) else each))
        linked, _ = mentions.find(one, pieces[one.id], matcher)
        found[one.id] = suggestions.spans(one, pieces[one.id], linked)
        articles.append(one)
    return suggestions.find(articles, pieces, found, entities)


def names(*texts: str | tuple[str, ...], **more) -> list[str]:
    return [each.name for each in find(*texts, **more)]


ROE = "Jane Roe said so in Zenda on Monday."


def test_a_name_is_suggested_with_its_kind_its_articles_and_a_sentence():
    first, second = find(ROE, "It rained. Jane Roe left early.")
    assert (first.kind, first.name, first.articles, first.count) == ("people", "Jane Roe", ("a0", "a1"), 2)
    assert first.contexts[1] == suggestions.Context("a1", "p-0", "Jane Roe left early.", 0, 8)
    assert (second.kind, second.name) == ("places", "Zenda")


def test_what_most_articles_name_comes_first():
    assert (
        names("He met Anna Wexler.", ("He met Mark Poe.", "Mark Poe said no.", "Mark Poe left."), "So Anna Wexler said.")[0]
        == "Anna Wexler"
    )


def test_what_a_register_names_is_no_suggestion():
    assert names(ROE, entities=(entity("people", "Jane Roe"), entity("places", "Zenda"))) == []


def test_what_the_curator_refused_is_no_suggestion():
    assert names(ROE, entities=(entity("people", "Mark Poe", never=("Jane Roe", "Zenda")),)) == []
    assert names(ROE, not_named=("Jane Roe", "Zenda")) == []


def test_an_organisation_that_has_a_registered_place_in_its_name_is_suggested():
    text = "The National Bank of Ruritania said so."
    assert names(text, entities=(entity("places", "Ruritania"),)) == ["National Bank of Ruritania"]


def test_a_title_is_no_name_and_no_part_of_one():
    assert names("So the Foreign Minister said. He thanked Prime Minister Anna Wexler for it.") == ["Anna Wexler"]


def test_words_drawn_together_are_nobody():
    assert names("On Monday I’ve heard that I'm late. I'm late, and I’ve no hat.", "They said It's Jane Roe.") == ["Jane Roe"]


def test_an_office_alone_is_nobody():
    text = "The Secretary of State left. Foreign Affairs are hers, said the Minister of Foreign Affairs, and Mr Poe agreed."
    assert names(text) == ["Poe"]


def test_a_firm_that_begins_like_a_title_is_a_firm():
    assert names("Shares of General Tarlen Corp rose.") == ["General Tarlen Corp"]


def test_a_surname_counts_with_the_full_name():
    (found,) = find(("Anna Wexler said no.", "Later Wexler left, and Wexler did not come back."))
    assert (found.name, found.count, found.spellings) == ("Anna Wexler", 3, ("Anna Wexler", "Wexler"))


def test_near_identical_spellings_are_one_suggestion():
    (found,) = find("He met Anna Wexler.", "He met A. Wexler.", "He met Anna Wexler’s son.", "He met Anna Wexxler.")
    assert (found.name, found.count) == ("Anna Wexler", 4)
    assert set(found.spellings) == {"Anna Wexler", "A. Wexler", "Anna Wexxler"}


def test_three_contexts_of_different_articles_where_there_are_as_many():
    (found,) = find(
        ("Anna Wexler said no.", "Anna Wexler said yes."), "Anna Wexler left.", "Anna Wexler came.", "Anna Wexler won."
    )
    assert [each.article for each in found.contexts] == ["a0", "a1", "a2"]


def test_a_registered_name_that_is_like_it_is_named():
    entities = (entity("people", "Johanna Poe"), entity("people", "Mark Poe"))
    (found,) = find("He met Joanna Poe.", entities=entities)
    assert found.like == ("people/Johanna Poe",)


def test_first_letters_are_like_the_whole_name():
    (found,) = find("It was the RNB that paid.", entities=(entity("organisations", "Ruritanian National Bank"),))
    assert found.like == ("organisations/Ruritanian National Bank",)


def test_a_word_the_archive_mostly_has_without_a_capital_is_no_name():
    spans = {"a0": (suggestions.Span("p-0", 0, 4, "people"),)}
    pieces = {"a0": paragraphs("Rice is dear."), "a1": paragraphs("They eat rice, and rice, and rice again.")}
    articles = [replace(article(), id=id) for id in pieces]
    assert suggestions.find(articles, pieces, spans, ()) == ()


def test_nothing_gives_nothing_and_what_is_not_there_is_passed_over():
    assert suggestions.find((), {}, {}, ()) == ()
    assert suggestions.find([replace(article(), id="a0")], {}, {"a0": (suggestions.Span("p-9", 0, 4, None),)}, ()) == ()


def test_the_same_archive_gives_the_same_suggestions_whatever_the_order_of_registers():
    entities = (entity("people", "Jane Poe"), entity("people", "Joan Poe"))
    texts = ("He met Jean Poe.", "Anna Wexler said no to Acme Holdings.")
    assert find(*texts, entities=entities) == find(*texts, entities=entities[::-1])


WORDS = st.sampled_from(
    "Jane Roe J. Anna-Maria Zenda U.S. ЗЕНДА Роева Президент President of the Bank said in и , . “ ” ’s \u00a0 \u00ad é".split(
        " "
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=4))
def test_whatever_the_text_a_context_shows_its_name(texts):
    for each in find(*texts, entities=(entity("people", "Jane Roe"), entity("places", "Zenda"))):
        assert each.name in each.spellings
        assert 0 < len(each.contexts) <= 3
        assert len(each.articles) <= each.count
        for context in each.contexts:
            assert context.text[context.start : context.end].strip()
            assert context.article in each.articles
