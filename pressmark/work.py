"""Work: the hands for long work, handed in by the command line. No step knows whether one process does it or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Work:
    """The hands for long work: an executor, and a place to say how far it has come. Both are handed in by the command line."""

    executor: Executor | None = None
    jobs: int = 1
    say: Callable[[str, int, int], None] = lambda step, done, of: None

    def each(self, name: str, step: Callable[[Sequence[T]], list[R]], items: Sequence[T], least: int = 64) -> Iterator[R]:
        """Do `step` on contiguous slices of `items`, on as many hands as there are; results one by one, in order.

        `step` takes a slice and gives one result an item. `least` is the smallest slice worth sending to another process.
        """
        many = self.executor is not None and self.jobs > 1 and len(items) > least
        size = max(least, -(-len(items) // (self.jobs * 8))) if many else least
        slices = [items[at : at + size] for at in range(0, len(items), size)]
        done = 0
        for results in self.executor.map(step, slices) if self.executor and many else map(step, slices):
            yield from results
            done += len(results)
            self.say(name, done, len(items))
