"""Converts many inputs: plans each, hands them out by the handful, takes in how each fared; failures stop no other."""

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import BinaryIO

from zx_convert.batch import journal, tasks
from zx_convert.batch.inputs import Input
from zx_convert.batch.plan import Plan, Wishes
from zx_convert.batch.problems import catching, unexpected
from zx_convert.batch.tasks import Order, Outcome, Terms
from zx_convert.batch.work import Job, Task
from zx_convert.convert import storage
from zx_convert.convert.stores import Place
from zx_convert.text.problem import Problem

# So many inputs are not worth the start of a child process.
FEW = 4
# Seconds that one input may take if nothing else is said.
LIMIT = 600.0
# At most this many inputs are handed out at once: they are what is done again after a power cut.
_HANDFUL = 4
_CROWD = 25
# The handfuls that wait for each worker.
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Means:
    """What a run may use.

    Attributes:
        jobs: inputs that are converted at once.
        executor: runs the tasks; None is a pool of this computer.
        limit: seconds that one input may take in a child process, 0 for no limit.
        caged: whether each input is converted in a child process; None does so for more than a few, and where a limit
            is asked for.
        stdin: read for the input "-".
        stdout: written for the destination "-".
    """

    jobs: int = 1
    executor: Executor | None = None
    limit: float = LIMIT
    caged: bool | None = None
    stdin: Callable[[], bytes] = lambda: b""
    stdout: BinaryIO | None = None


class Inline(Executor):
    """Runs what it is given at once, in this thread."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def run(
    inputs: Sequence[Input], job: Job, wishes: Wishes, means: Means | None = None
) -> Generator[Outcome, None, None]:
    """Convert the inputs; outcomes come as they are ready.

    Raises Problem `run-at-work` if another run works in the output folder; else nothing but what stops the program
    (Ctrl-C, a closed pipe).
    """
    means = means or Means()
    root = journal_root(inputs, wishes)
    if root is None:
        yield from _Run(inputs, job, wishes, means, None, None).outcomes()
    elif wishes.dry:
        with journal.load(root) as ledger:
            yield from _Run(inputs, job, wishes, means, ledger, None).outcomes()
    else:
        with journal.held(root):
            with journal.gather(root) as ledger:
                notes = journal.journal_of(root)
                try:
                    yield from _Run(inputs, job, wishes, means, ledger, notes).outcomes()
                finally:
                    journal.close(notes)
            journal.gather(root).close()


def journal_root(inputs: Sequence[Input], wishes: Wishes) -> Place | None:
    """The folder whose journal knows what was made: that of the outputs, if a run makes many or has made many there."""
    destination = wishes.destination
    if destination.kind == "folder":
        many = wishes.split or len(inputs) > 1 or any(one.walked for one in inputs)
        return destination.path if many or journal.exists(destination.path) else None
    return walked_root(inputs) if destination.kind == "beside" else None


def walked_root(inputs: Sequence[Input]) -> Place | None:
    """The folder in which all inputs were found, None if they were named or found in several."""
    roots = {_walked_root(one) if one.walked else None for one in inputs}
    return next(iter(roots)) if len(roots) == 1 else None


def _walked_root(source: Input) -> Place:
    assert source.path is not None
    root = source.path.parent
    for _ in source.folder.parts:
        root = root.parent
    return root


class _Run:
    def __init__(
        self,
        inputs: Sequence[Input],
        job: Job,
        wishes: Wishes,
        means: Means,
        ledger: journal.Ledger | None,
        notes: journal.Journal | None,
    ) -> None:
        self._inputs = inputs
        self._job = job
        self._means = means
        self._plan = Plan(inputs, job, wishes, ledger)
        self._wishes = wishes
        caged = means.caged if means.caged is not None else self._is_worth_it()
        name = f"{time.time_ns()}-{os.urandom(4).hex()}"
        self._terms = Terms(name, job, notes, means.limit, caged)
        self._sent: dict[Future[list[Outcome]], list[Order]] = {}
        self._orders: dict[int, Order] = {}
        # Inputs that are split, in order: the names of their outputs depend on it.
        self._line: deque[int] = deque()
        self._waiting: dict[int, Outcome] = {}

    def outcomes(self) -> Iterator[Outcome]:
        executor = self._executor()
        try:
            yield from self._all(executor)
        finally:
            # Either all is done or all is over.
            tasks.end(self._terms.run)
            if self._means.executor is None:
                executor.shutdown(cancel_futures=True)
            else:
                for future in self._sent:
                    future.cancel()

    def _is_worth_it(self) -> bool:
        if os.environ.get("ZX_CONVERT_DEBUG"):
            return False
        # What a notebook defines no other process can import.
        mine = [*self._job.recipe.extra, *(target.writer for target in self._job.targets)]
        if any(type(one).__module__ == "__main__" for one in mine):
            return False
        is_limited = 0 < self._means.limit != LIMIT  # only a process can be stopped
        return self._means.executor is not None or len(self._inputs) > FEW or is_limited

    def _executor(self) -> Executor:
        if self._means.executor is not None:
            return self._means.executor
        if not self._terms.caged:
            return Inline()
        return ThreadPoolExecutor(self._means.jobs, "zx-convert")

    def _all(self, executor: Executor) -> Iterator[Outcome]:
        handful: list[Order] = []
        size = self._size()
        for number, source in enumerate(self._inputs):
            planned = self._planned(number, source)
            if isinstance(planned, Outcome):
                yield from self._done(planned)
                continue
            handful.append(planned)
            if len(handful) >= size:
                self._send(executor, handful)
                handful = []
                yield from self._collect(executor, self._means.jobs * _AHEAD)
        if handful:
            self._send(executor, handful)
        yield from self._collect(executor, 0)

    def _size(self) -> int:
        most = _CROWD if self._means.executor is not None else _HANDFUL
        return max(1, min(most, len(self._inputs) // (self._means.jobs * most))) if self._terms.caged else 1

    def _planned(self, number: int, source: Input) -> Order | Outcome:
        outcome = Outcome(source, number=number, state="failed")
        with catching(outcome.problems, source.label):
            order = self._plan.order(number, source)
            if isinstance(order, Order) and source.path is None:
                return replace(order, data=self._means.stdin())
            if isinstance(order, Order) and source.data is not None:
                task = order.task
                bare = Task(replace(source, data=None), task.settings, task.kept, task.wanted)
                return replace(order, data=source.data, task=bare)
            return order
        return outcome

    def _send(self, executor: Executor, orders: list[Order]) -> None:
        for order in orders:
            if self._job.split:
                self._line.append(order.number)
            if not order.places:
                self._orders[order.number] = order
        self._sent[executor.submit(tasks.convert, self._terms, orders)] = orders

    def _collect(self, executor: Executor, most: int) -> Iterator[Outcome]:
        """Take in what is ready, until no more than `most` handfuls are under way."""
        while self._sent:
            ready, _ = wait(self._sent, 0 if len(self._sent) <= most else None, FIRST_COMPLETED)
            if not ready and len(self._sent) <= most:
                return
            for future in ready:
                for outcome in self._taken(executor, future):
                    yield from self._done(outcome)

    def _taken(self, executor: Executor, future: "Future[list[Outcome]]") -> Sequence[Outcome]:
        orders = self._sent.pop(future)
        try:
            return future.result()
        except Exception as error:
            if len(orders) > 1:
                # One of them has killed its worker: which one is found by trying each.
                for order in orders:
                    self._sent[executor.submit(tasks.convert, self._terms, [order])] = [order]
                return []
            return [_lost(orders[0], error)]

    def _done(self, outcome: Outcome) -> Iterator[Outcome]:
        if outcome.number not in self._orders:
            yield outcome
        elif not self._job.split:
            yield self._streamed(outcome)
        else:
            self._waiting[outcome.number] = outcome
            while self._line and self._line[0] in self._waiting:
                number = self._line.popleft()
                yield self._placed(self._waiting.pop(number), self._orders.pop(number))

    def _streamed(self, outcome: Outcome) -> Outcome:
        """What goes to standard output, or stays in memory."""
        if self._wishes.destination.kind == "memory":
            names = [*(target.name for target in self._job.targets), "check"]
            outcome.data = {names[piece.target]: piece.data for piece in outcome.pieces}
            outcome.pieces = []
            return outcome
        with catching(outcome.problems, outcome.input.label):
            for piece in outcome.pieces:
                assert self._means.stdout is not None
                storage.write_stream(self._means.stdout, piece.data)
        outcome.pieces = []
        return outcome

    def _placed(self, outcome: Outcome, order: Order) -> Outcome:
        """What is split gets its places now: names that are taken are told apart in the order of the inputs."""
        if not outcome.pieces:
            return outcome
        from zx_convert.batch.split import places

        with catching(outcome.problems, outcome.input.label):
            chosen = places(outcome.pieces, self._job, self._wishes, order.task.input, self._plan)
            tasks.commit(self._terms, [(replace(order, places=dict(enumerate(chosen))), outcome)])
        if outcome.problems:
            outcome.state = "failed"
        return outcome


def processors() -> int:
    """How many inputs this computer converts at once without one waiting for another."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _lost(order: Order, error: Exception) -> Outcome:
    """What became of an input whose worker has not answered."""
    source = order.task.input
    known = type(error).__name__ in ("KilledWorker", "BrokenProcessPool", "WorkerLost", "CancelledError")
    problem = Problem("worker-died", status=type(error).__name__) if known else unexpected(error)
    problem.values.setdefault("path", source.label)
    return Outcome(source, state="failed", problems=[problem], number=order.number)
