"""Verbs of saying are known in their forms; the same letters as a name or a noun are not one."""

import pytest

from pressmark.archive import verbs


@pytest.mark.parametrize(
    "word", "said says saying adds added replied replies quipped told wrote testifies отметила деді".split()
)
def test_a_verb_of_saying_is_known_in_its_forms(word):
    assert verbs.CUE.search(f"Quill {word} so")[0] == word


@pytest.mark.parametrize("text", ["United States", "the Huffington Post", "a remarkable day", "the point of it", "foresaid"])
def test_names_and_other_words_are_none(text):
    assert verbs.CUE.search(text) is None
