"""Holds a child process in which a document can do no harm: it may kill the child, or be stopped when time is up."""

import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any, cast

from zx_convert.batch.work import Job, Result, Task
from zx_convert.text.problem import Problem

_START = "import sys; sys.path[:] = sys.argv[1:]; from zx_convert.batch.child import main; main()"
# A child that dies once may have been somebody else's victim (the system was short of memory).
_TRIES = 2
# What a child's libraries keep for good stays small.
_TASKS = 5000


class _Pickler(pickle.Pickler):
    """Sends modules too: a repair may be one."""

    def reducer_override(self, obj: object) -> Any:
        return (import_module, (obj.__name__,)) if isinstance(obj, ModuleType) else NotImplemented


class Cage:
    """One child, started when it is needed and started again when it is gone. For one thread at a time."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._job: Job | None = None
        self._done = 0
        self._closed = False

    def make(self, job: Job, task: Task, data: bytes, limit: float, retried: Callable[[str], None]) -> Result:
        """`work.make` in the child.

        Args:
            job: what is done with every input.
            task: the input.
            data: its bytes.
            limit: seconds that it may take; 0 for no limit.
            retried: told the code of what has happened when it is tried again.

        Returns:
            The result; if the child has died of it, or its time was up, a result with that problem.
        """
        for attempt in range(_TRIES):
            answer = self._ask(job, task, data, limit)
            if isinstance(answer, Result):
                return answer
            if answer.code != "worker-died" or attempt == _TRIES - 1:
                answer.values["path"] = task.input.label
                return Result(problems=[answer])
            retried(answer.code)
        raise AssertionError  # the last turn returns

    def close(self) -> None:
        """End the child, whatever it is at."""
        self._closed = True
        self._end()

    def _ask(self, job: Job, task: Task, data: bytes, limit: float) -> Result | Problem:
        child = self._running(job)
        late = threading.Event()
        watch = threading.Timer(limit, _stop, (child, late)) if limit else None
        if watch is not None:
            watch.daemon = True
            watch.start()
        try:
            self._send(child, (task, data))
            assert child.stdout is not None
            result = cast("Result", pickle.load(child.stdout))  # noqa: S301 -- from our own child
        except (EOFError, OSError, pickle.UnpicklingError):
            self._end()
            if late.is_set():
                return Problem("took-too-long", seconds=f"{limit:g}")
            return Problem("worker-died", status=child.returncode)
        finally:
            if watch is not None:
                watch.cancel()
        self._done += 1
        if late.is_set() or self._done >= _TASKS:
            self._end()
        return result

    def _running(self, job: Job) -> "subprocess.Popen[bytes]":
        if self._closed:
            raise Problem("interrupted")
        if self._child is None:
            words = [sys.executable, "-c", _START, *sys.path]
            self._child = subprocess.Popen(  # noqa: S603 -- ourselves
                words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._job, self._done = None, 0
        if self._job is not job:
            self._send(self._child, job)
            self._job = job
        return self._child

    def _send(self, child: "subprocess.Popen[bytes]", request: object) -> None:
        assert child.stdin is not None
        _Pickler(child.stdin, pickle.HIGHEST_PROTOCOL).dump(request)
        child.stdin.flush()

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # what was not sent is not missed


def _stop(child: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    child.kill()
