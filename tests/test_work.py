"""Long work, in slices and in order."""

from hypothesis import given
from hypothesis import strategies as st

from pressmark.work import Work


def doubled(numbers):
    return [2 * number for number in numbers]


def test_progress_is_said_and_ends_with_everything():
    said = []
    work = Work(say=lambda step, done, of: said.append((step, done, of)))
    assert list(work.each("doubling", doubled, range(10), least=4)) == doubled(range(10))
    assert said == [("doubling", 4, 10), ("doubling", 8, 10), ("doubling", 10, 10)]


def test_nothing_to_do_is_done_at_once():
    assert list(Work().each("nothing", doubled, [])) == []


@given(st.lists(st.integers(), max_size=50), st.integers(1, 9))
def test_work_gives_one_result_an_item_in_order_and_says_how_far_it_is(items, least):
    said = []
    work = Work(say=lambda step, done, of: said.append((step, done, of)))
    assert list(work.each("doubling", lambda some: [2 * item for item in some], items, least)) == [2 * item for item in items]
    assert said == [("doubling", min(at + least, len(items)), len(items)) for at in range(0, len(items), least)]
