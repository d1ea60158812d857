"""What counts as a word, and the stem it is found under: lunr's for plain English, and what is ours besides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.lunr import get_default_builder
from lunr.tokenizer import Tokenizer

from pressmark.publishing.search import words

PIPELINE = get_default_builder().pipeline
PLAIN = st.text("abcdeilnorstuyz", min_size=1, max_size=12)


@given(st.lists(st.tuples(PLAIN, st.sampled_from((" ", ", ", ". ", "; ", "-", "! ", " (", ") ", "\n", '" ', "… ")))))
def test_plain_english_is_cut_left_out_and_stemmed_as_lunr_does(pairs):
    text = "".join(word + mark for word, mark in pairs)
    assert words.stems(text) == [str(token) for token in PIPELINE.run(Tokenizer(text)) if str(token).isalpha()]


@given(st.text(max_size=300))
def test_any_text_is_cut_into_words_that_stay_as_they_are_when_cut_again(text):
    for word in words.cut(text):
        assert list(words.cut(word)) == [word]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Kazakhstan’s Kazakhstan's workers’", "kazakhstan kazakhstan workers"),
        ("O’Brien d’Estaing l’Europe don’t", "obrien estaing europe dont"),
        ("Café ŁÓDŹ Strauß œuvre ﬁne İstanbul", "cafe lodz strauss oeuvre fine istanbul"),
        ("Қасым-Жомарт Тоқаев, Нұр-Сұлтан; ещё йод", "касым жомарт токаев нур султан еще йод"),
        ("Astana—Almaty–Bishkek and/or K.Tokayev", "astana almaty bishkek and or k tokayev"),
        ("U.S. troops at 12:30, 5,000 of them; R&D, 9/11, C5+1", "u.s troops at 12:30 5,000 of them r&d 9/11 c5 1"),
        ("co\u00adoperate \u200bhidden\u2060", "cooperate hidden"),
        ("*** — 🙂 ''", ""),
    ],
)  # fmt: skip
def test_words_of_newspapers_are_cut_so_that_they_meet(text, cut):
    assert list(words.cut(text)) == cut.split()


def test_a_cyrillic_word_is_russian_but_in_a_kazakh_article():
    assert words.stems("Переговоры министров") == ["переговор", "министр"]
    assert words.stems("Келіссөздер және министр", "kk") == ["келиссоздер", "министр"]


def test_an_english_word_in_a_russian_article_is_english():
    assert words.stems("Treaties", "ru") == words.stems("treaty")


def test_a_word_longer_than_words_are_is_left_as_it_is():
    assert words.stems("y" * 5000) == ["y" * 5000]


def test_words_that_are_passed_over_have_fixed_numbers_the_commonest_first():
    assert [words.STOP[word] for word in ("the", "of", "to")] == [0, 1, 2]
    assert list(words.STOP.values()) == list(range(len(words.STOP)))
    assert list(words.STOP)[: len(words.ENGLISH_STOP)] == list(words.ENGLISH_STOP)
