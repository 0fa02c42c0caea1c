"""A process that converts what it is sent, and that may die of it.

Requests come on standard input, answers go to standard output, both pickled. It ends as soon as its input is closed,
whatever it is at: a run that was killed leaves nobody behind.
"""

import os
import pickle
import queue
import signal
import sys
import threading
from typing import IO, Any

from zx_convert.batch.work import Job, make
from zx_convert.text import kept


def main() -> None:
    """Answer until the input is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    # What a plug-in prints goes where it harms nothing.
    os.dup2(2, 1)
    requests: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    job: Job | None = None
    while True:
        request = requests.get()
        if isinstance(request, Job):
            job = request
            continue
        if job is None:
            raise RuntimeError("a task came before its job")
        pickle.dump(make(job, *request), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
        kept.keep()  # it ends without saying so


def _listen(stream: IO[bytes], requests: "queue.SimpleQueue[Any]") -> None:
    while True:
        try:
            requests.put(pickle.load(stream))  # noqa: S301 -- from the process that started this one
        except (EOFError, pickle.UnpicklingError):
            os._exit(0)
