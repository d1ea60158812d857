"""General vocabulary: what a word of the language says of a name. It is no list of names."""

import pytest

from pressmark.archive import vocabulary


def test_countries_languages_and_months_are_known_in_three_languages():
    assert {"kazakhstan", "казахстан", "қазақстан"} <= vocabulary.territories()
    assert {"french", "французский"} <= vocabulary.languages()
    assert {"march", "марта", "tuesday", "бейсенбі"} <= vocabulary.days()


def test_the_world_is_no_country_and_a_state_no_language():
    assert "world" not in vocabulary.territories()
    assert "alabama" not in vocabulary.languages()


@pytest.mark.parametrize("word", ["bank", "банка", "министерстве", "министрлігі", "agency"])
def test_what_heads_an_organisation_does_so_in_every_case(word):
    assert vocabulary.heads_organisation(word)


def test_a_word_that_only_begins_like_one_heads_nothing():
    assert not vocabulary.heads_organisation("banker")
    assert not vocabulary.heads_organisation("судьба")
