"""Text as names are compared in it, and the way back to the text as printed."""

from hypothesis import given
from hypothesis import strategies as st

from pressmark.archive import folding

printed = st.lists(
    st.sampled_from([*"aB .J’‘-\n\t\u00a0\u200b\u00ad\u0301\u0308еёЁйӘ", "  ", "J.Roe", "U.S.", "К.Ромов", "İ"]), max_size=30
).map("".join)


@given(printed)
def test_every_character_remembers_where_it_stood(text):
    folded = folding.fold(text)
    starts = [folded.start(at) for at in range(len(folded.text) + 1)]
    ends = [folded.end(at) for at in range(len(folded.text) + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= at <= len(text) for at in starts + ends)


@given(printed.map(lambda text: text.translate(dict.fromkeys(map(ord, "\u200b\u00ad\u0308")))))
def test_what_is_folded_does_not_fold_again(text):
    once = folding.fold(text).text
    assert folding.fold(once) == folding.Folded(once)


@given(printed, st.text(alphabet="abc", min_size=1, max_size=5))
def test_a_word_is_found_again_where_it_was_printed(text, word):
    whole = f"{text} {word} {text}"
    folded = folding.fold(whole)
    at = len(folding.fold(f"{text} ").text)
    assert folded.text[at : at + len(word)] == word
    assert whole[folded.start(at) : folded.end(at + len(word))] == word


@given(st.text())
def test_any_text_can_be_folded_and_made_small(text):
    folded = folding.fold(text)
    assert len(folding.lower(folded.text)) == len(folded.text)


@given(st.text(alphabet="Ab. \u00a0\u200b\u0301’J", max_size=30), st.integers(0, 30))
def test_a_place_of_the_printed_text_is_found_in_the_folded_one(text, at):
    made = folding.fold(text)
    places = [made.place(place) for place in range(len(text) + 1)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= len(made.text)
    assert folding.fold("Anna\u00a0 K.O’Neil").place(9) == 9
