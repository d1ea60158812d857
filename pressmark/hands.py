"""Hands: who does the work. Processes on this machine, a Dask cluster, or this process alone; there is no third way."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

from pressmark.model import UserError
from pressmark.work import Work


@contextlib.contextmanager
def work(say: Callable[[str, int, int], None], jobs: int = 0, scheduler: str = "", threads: bool = False) -> Iterator[Work]:
    """The executor that was asked for: `jobs` processes (0: one for each core), or the cluster at the address `scheduler`.

    `threads` says that other threads run in this process. Raises UserError when there is no cluster to be had.
    """
    jobs = jobs or _cores()
    if scheduler:
        with _cluster(scheduler) as executor:
            yield Work(executor, max(jobs, 8), say)
    elif jobs > 1:
        pool = _Lazy(jobs, spawn=sys.platform == "win32" or threads)  # forking and threads do not mix
        try:
            yield Work(pool, jobs, say)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    else:
        yield Work(None, 1, say)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_Given = tuple[Callable[..., object], list[tuple[object, ...]]]
_given: _Given  # set just before processes are forked, and theirs from birth: what is inherited need not be packed and sent


def _do(number: int) -> object:
    step, slices = _given
    return step(*slices[number])


class _Lazy(Executor):
    """Processes that are started when there is work for several: small archives never need them.

    Where processes can be forked, each `map` forks its own, which inherit all they work on; only results travel.
    """

    def __init__(self, jobs: int, spawn: bool) -> None:
        self._jobs = jobs
        self._spawn = spawn
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, get_context("spawn" if self._spawn else "fork"))
        with _deaf():
            return self._pool.submit(fn, *args, **kwargs)

    def map(self, fn, *iterables, timeout=None, chunksize=1):  # type: ignore[no-untyped-def]
        if self._spawn:
            return super().map(fn, *iterables, timeout=timeout, chunksize=chunksize)
        return self._forked(fn, list(zip(*iterables, strict=False)))

    def _forked(self, step: Callable[..., object], slices: list[tuple[object, ...]]) -> Iterator[object]:
        global _given
        _given = (step, slices)
        pool = ProcessPoolExecutor(self._jobs, get_context("fork"))
        try:
            with _deaf():
                futures = [pool.submit(_do, number) for number in range(len(slices))]
            for future in futures:
                yield future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        pool.shutdown()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if self._pool:
            self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal. Those that begin here do not hear it; this one tells them to stop."""
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


@contextlib.contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        raise UserError("--scheduler needs Dask, which is not installed here: uv pip install distributed") from None
    with Client(address) as client:
        yield client.get_executor()
