"""Hands: who does the work. Processes on this machine, a Dask cluster, or this process alone; there is no third way."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

from pressmark.model import UserError, Work


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


class _Lazy(Executor):
    """A process pool that starts its processes when the first work comes: small archives never need them."""

    def __init__(self, jobs: int, spawn: bool) -> None:
        self._jobs = jobs
        self._context = get_context("spawn" if spawn else "fork")
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, self._context)
        # Ctrl-C reaches every process of a terminal. Those that begin here are born deaf to it; this one tells them to stop.
        heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            return self._pool.submit(fn, *args, **kwargs)
        finally:
            signal.signal(signal.SIGINT, heard)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if self._pool:
            self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


@contextlib.contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        raise UserError("--scheduler needs Dask, which is not installed here: uv pip install distributed") from None
    with Client(address) as client:
        yield client.get_executor()
