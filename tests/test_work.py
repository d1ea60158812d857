"""Long work, in slices and in order."""

from hypothesis import given
from hypothesis import strategies as st

from pressmark.work import Form, Unwritten, Work


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


# What was worked out before.


class Notebook:
    """A memory in this process."""

    def __init__(self):
        self.known = {}

    def recall(self, name, keys):
        return iter([self.known.get((name, key)) for key in keys])

    def keep(self, name, known):
        self.known |= {(name, key): text for key, text in known.items()}


PLAIN = Form(lambda number: number, lambda kept: int(kept))


def test_what_was_worked_out_before_is_not_worked_out_again():
    asked = []

    def step(numbers):
        asked.extend(numbers)
        return doubled(numbers)

    work = Work(memory=Notebook())
    assert list(work.each("doubling", step, [1, 2], keys=["1", "2"], form=PLAIN)) == [2, 4]
    assert list(work.each("doubling", step, [3, 1, 2], keys=["3", "1", "2"], form=PLAIN)) == [6, 2, 4]
    assert asked == [1, 2, 3]


def test_what_the_memory_has_wrong_is_worked_out_anew():
    for rubbish in ("", "[", '"x"', "[[]]", "null", "[" * 100_000, "\ud800"):
        work = Work(memory=Notebook())
        work.memory.known["doubling", "1"] = rubbish
        assert list(work.each("doubling", doubled, [1, 2], keys=["1", "2"], form=PLAIN)) == [2, 4]


def test_what_was_finished_before_an_interruption_is_kept():
    work = Work(memory=Notebook())
    results = work.each("doubling", doubled, range(10), least=2, keys=list("0123456789"), form=PLAIN)
    assert [next(results) for _ in range(3)] == [0, 2, 4]
    results.close()
    assert work.memory.known == {("doubling", str(number)): str(2 * number) for number in range(3)}


def test_progress_with_a_memory_is_of_what_is_left_to_do():
    said = []
    work = Work(say=lambda step, done, of: said.append((done, of)), memory=Notebook())
    for numbers in (range(4), range(10)):
        list(work.each("doubling", doubled, numbers, least=4, keys=[str(number) for number in numbers], form=PLAIN))
    assert said == [(4, 4), (4, 6), (6, 6)]


@given(st.lists(st.integers(), max_size=30), st.integers(1, 9), st.sets(st.integers()))
def test_a_memory_changes_nothing_of_the_results(items, least, before):
    work = Work(memory=Notebook())
    for some in (sorted(before), items, items):
        keys = [str(item) for item in some]
        assert list(work.each("doubling", doubled, some, least, keys=keys, form=PLAIN)) == doubled(some)


def test_a_memory_that_is_not_written_tells_what_is_known_and_keeps_nothing():
    notebook = Notebook()
    notebook.keep("step", {"a": "1"})
    memory = Unwritten(notebook)
    memory.keep("step", {"b": "2"})
    assert [*memory.recall("step", ["a", "b"])] == ["1", None]
