"""The executor of a cluster: Dask's client is one of `concurrent.futures`, so nothing else knows of it."""

import contextlib
import importlib
import importlib.util
from collections.abc import Iterator
from concurrent.futures import Executor
from typing import Any

from zx_convert.text.problem import Problem

# How often Dask gives a task of a worker that has died to another one.
_RETRIES = 2
_PATIENCE = 15


@contextlib.contextmanager
def connected(address: str) -> Iterator[tuple[Executor, int]]:
    """The executor of the cluster at an address (`tcp://…`), and how many tasks it runs at once.

    Raises Problem: `missing-extra`, `no-scheduler`.
    """
    if importlib.util.find_spec("distributed") is None:
        raise Problem("missing-extra", option="--scheduler", library="dask.distributed", extra="cluster")
    # It has types for some of what it does.
    distributed: Any = importlib.import_module("distributed")
    try:
        client = distributed.Client(address, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        raise Problem("no-scheduler", address=address, reason=error) from None
    with client:
        # The same text may come twice under two names: it is converted twice.
        yield client.get_executor(pure=False, retries=_RETRIES), max(1, sum(client.nthreads().values()))
