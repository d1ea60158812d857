"""The weights of the signs: every sign of the table is one that can be seen, and has a weight for every kind."""

import inspect
import re

from pressmark.archive import signs, surroundings, weights


def test_a_sign_has_a_weight_for_every_kind():
    assert {len(row) for row in weights.WEIGHTS.values()} == {len(weights.KINDS)}


def test_the_table_has_no_sign_that_nothing_gives():
    """A sign is written in the modules word for word, or put together of words that are."""
    source = inspect.getsource(signs) + inspect.getsource(surroundings)
    for sign in weights.WEIGHTS:
        assert all(word in source or word in ("text", "table", "titled", "loud") for word in re.findall(r"[a-z]{4,}", sign)), (
            sign
        )


def test_the_table_is_in_order():
    assert list(weights.WEIGHTS) == sorted(weights.WEIGHTS)
