"""Who does the work: the results are the same, whoever does it."""

import pytest

from pressmark import hands
from pressmark.model import UserError


def doubled(numbers):
    return [2 * number for number in numbers]


def silent(step, done, of):
    pass


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_work_whoever_does_it(jobs):
    with hands.work(silent, jobs) as work:
        assert list(work.each("doubling", doubled, range(1000), least=7)) == doubled(range(1000))


def test_a_cluster_without_dask_is_one_sentence(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match="Dask"), hands.work(silent, scheduler="tcp://127.0.0.1:1"):
        pass
