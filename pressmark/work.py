"""Work: the hands for long work and a memory of what they made before, handed in by the command line.

No step knows whether one process does it or a cluster, nor what of it was done on another day.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_AT_ONCE = 8_000_000  # characters to keep; more than that is handed to the memory before all is done


class Memory(Protocol):
    """What was worked out before, as text: by the name of a step, and by a key that stands for all that goes into a result.

    It may forget whatever it likes, and fails without a word.
    """

    def recall(self, name: str, keys: Sequence[str]) -> Iterator[str | None]:
        """What is known for each key, in order; None for a key that is not."""

    def keep(self, name: str, known: Mapping[str, str]) -> None:
        """Remember these, by key."""


class Forgetful:
    """A memory that has nothing and keeps nothing."""

    def recall(self, name: str, keys: Sequence[str]) -> Iterator[str | None]:
        return iter([None] * len(keys))

    def keep(self, name: str, known: Mapping[str, str]) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A memory that tells what another one knows, and keeps nothing: for commands that write nothing."""

    memory: Memory

    def recall(self, name: str, keys: Sequence[str]) -> Iterator[str | None]:
        return self.memory.recall(name, keys)

    def keep(self, name: str, known: Mapping[str, str]) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Form(Generic[R]):
    """How results of a step are kept: as values that JSON knows, and made again from those.

    What `read` cannot make sense of is worked out anew: it may raise ValueError, TypeError, LookupError or AttributeError.
    """

    write: Callable[[R], object]
    read: Callable[[object], R]


@dataclass(frozen=True, slots=True)
class Work:
    """The hands for long work: an executor, a place to say how far it has come, a memory. The command line hands them in."""

    executor: Executor | None = None
    jobs: int = 1
    say: Callable[[str, int, int], None] = lambda step, done, of: None
    memory: Memory = field(default_factory=Forgetful)

    def each(
        self,
        name: str,
        step: Callable[[Sequence[T]], list[R]],
        items: Sequence[T],
        least: int = 64,
        most: int = 10_000,
        keys: Sequence[str] = (),
        form: Form[R] | None = None,
    ) -> Iterator[R]:
        """Do `step` on contiguous slices of `items`, on as many hands as there are; results one by one, in order.

        `step` takes a slice and gives one result an item. `least` is the smallest slice worth sending to another process,
        `most` the largest that may be lost when the work is interrupted.
        With `form`, and a key for each item, a result that the memory knows is not worked out again. A key must stand for
        everything that goes into the result, but for the program itself; results must be worth more than the reading of them.
        """
        if form is None:
            yield from self._worked_out(name, step, items, least, most)
        else:
            yield from self._remembered(name, step, items, least, most, keys, form)

    def _worked_out(
        self, name: str, step: Callable[[Sequence[T]], list[R]], items: Sequence[T], least: int, most: int
    ) -> Iterator[R]:
        many = self.executor is not None and self.jobs > 1 and len(items) > least
        size = min(most, max(least, -(-len(items) // (self.jobs * 8)))) if many else least
        slices = [items[at : at + size] for at in range(0, len(items), size)]
        done = 0
        for results in self.executor.map(step, slices) if self.executor and many else map(step, slices):
            yield from results
            done += len(results)
            self.say(name, done, len(items))

    def _remembered(
        self,
        name: str,
        step: Callable[[Sequence[T]], list[R]],
        items: Sequence[T],
        least: int,
        most: int,
        keys: Sequence[str],
        form: Form[R],
    ) -> Iterator[R]:
        known: dict[int, R] = {}
        for at, text in enumerate(self.memory.recall(name, keys)):
            if text is not None:
                with suppress(ValueError, TypeError, LookupError, AttributeError, RecursionError):
                    known[at] = form.read(json.loads(text))
        unknown = [at for at in range(len(items)) if at not in known]
        made = self._worked_out(name, step, [items[at] for at in unknown], least, most)
        fresh: dict[str, str] = {}
        weight = 0
        try:
            for at, key in zip(range(len(items)), keys, strict=True):
                if at in known:
                    yield known.pop(at)
                    continue
                result = next(made)
                fresh[key] = json.dumps(form.write(result), ensure_ascii=False, separators=(",", ":"))
                weight += len(fresh[key])
                if weight > _AT_ONCE:
                    self.memory.keep(name, fresh)
                    fresh, weight = {}, 0
                yield result
            yield from made  # nothing; but only then does it say that all is done, and lets its hands go
        finally:  # what was finished before an interruption is not lost
            if fresh:
                self.memory.keep(name, fresh)
