"""A few inputs from reading to writing: what an executor runs, in a thread of this process or on a cluster."""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from zx_convert.batch import work
from zx_convert.batch.inputs import Input
from zx_convert.batch.journal import Entry, Journal, Made, sha_of
from zx_convert.batch.problems import catching
from zx_convert.batch.work import Job, Piece, Result, Task
from zx_convert.convert import storage
from zx_convert.convert.stores import Place, Stamp
from zx_convert.text.problem import Notice, Problem

if TYPE_CHECKING:
    from zx_convert.batch.cage import Cage
    from zx_convert.document import Counts


@dataclass(slots=True)
class Outcome:
    """How one input fared.

    Attributes:
        input: the input.
        outputs: the files written, or that were up to date; with `dry` those that would be.
        state: `made`, `unchanged` (nothing was to be done), `planned` (nothing was asked to be done) or `failed`.
        encoding: what it was read as, "" if it was not read as bytes.
        settings: the file of settings in effect.
        counts: what was repaired; None if that was not reached.
        rows: what the index says of its articles.
        problems: what failed; none means that all went well.
        notices: what is worth telling.
        retried: codes of what went wrong before it was tried again.
        seconds: how long it took.
        data: the bytes of each format by its name, where they are written nowhere.
        pieces: bytes that have no place yet.
        sha: hash of the input's bytes, "" if they were not read.
        number: place among the inputs.
        moved: where the input lies now, if it was moved.
    """

    input: Input
    outputs: list[Place] = field(default_factory=list)
    state: str = "made"
    encoding: str = ""
    settings: Path | None = None
    counts: "Counts | None" = None
    rows: Sequence[Mapping[str, Any]] = ()
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    retried: list[str] = field(default_factory=list)
    seconds: float = 0.0
    data: Mapping[str, bytes] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    sha: str = ""
    number: int = 0
    moved: Path | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One input as the plan has it.

    Attributes:
        number: its place among the inputs.
        task: the input.
        source: its name in the journal.
        places: where each output goes, by place among the job's suffixes; empty if that is not known before it is made.
        settings: hash of the settings.
        kept: hash of the decisions beside the text.
        data: its bytes, if only the process that plans can read them.
        current: the outputs, if all are up to date and only the page of `check` is made.
    """

    number: int
    task: Task
    source: str
    places: Mapping[int, Place]
    settings: str = ""
    kept: str = ""
    data: bytes | None = None
    current: Sequence[Place] = ()


class Terms(NamedTuple):
    """What holds for a whole run; workers get it.

    Attributes:
        run: what tells this run from others.
        job: what is done with every input.
        journal: that of the output folder, None without one.
        limit: seconds that one input may take, 0 for no limit.
        caged: whether each input is converted in a child process.
    """

    run: str
    job: Job
    journal: Journal | None
    limit: float = 0.0
    caged: bool = True


def convert(terms: Terms, orders: Sequence[Order]) -> list[Outcome]:
    """Convert a few inputs and write what has a place. Raises nothing but what stops the program."""
    outcomes = [_convert(terms, order) for order in orders]
    ready = [(order, outcome) for order, outcome in zip(orders, outcomes, strict=True) if order.places]
    commit(terms, ready)
    return outcomes


def commit(terms: Terms, ready: Sequence[tuple[Order, Outcome]]) -> None:
    """Write the pieces of inputs whose places are known, journal first.

    The pieces of an input that is split have their places in the order of the pieces.
    """
    placed = [(order, outcome, _placed(terms, order, outcome)) for order, outcome in ready if outcome.pieces]
    if not placed:
        return
    outputs = [(place, piece.data) for *_, pairs in placed for piece, place in pairs]
    with _failing_together([outcome for _, outcome, _ in placed]), _writing(terms.journal, outputs) as entries:
        for order, outcome, pairs in placed:
            made = _put(terms, order, outcome, pairs)
            if made:
                stamp = order.task.input.stamp or Stamp(0, "")
                entries[order.source] = Entry(outcome.sha, stamp, made, outcome.rows)


def _writing(
    journal: Journal | None, outputs: Sequence[tuple[Place, bytes]]
) -> AbstractContextManager[dict[str, Entry]]:
    return journal.writing(outputs) if journal is not None else nullcontext({})


@contextmanager
def _failing_together(outcomes: Sequence[Outcome]) -> Iterator[None]:
    """Where the journal cannot be told, every input that it is about has failed, and no more of them is written."""
    problems: list[Problem] = []
    with catching(problems, outcomes[0].input.label):
        yield
    for outcome in outcomes if problems else ():
        outcome.problems += problems
        outcome.state = "failed"
        outcome.pieces = []


def _placed(terms: Terms, order: Order, outcome: Outcome) -> list[tuple[Piece, Place]]:
    if terms.job.split:
        return list(zip(outcome.pieces, order.places.values(), strict=True))
    return [(piece, order.places[piece.target]) for piece in outcome.pieces]


def _put(terms: Terms, order: Order, outcome: Outcome, pairs: Sequence[tuple[Piece, Place]]) -> dict[str, list[Made]]:
    """Write the outputs of one input; what of them lies there is given back by keys."""
    journal, keys = terms.journal, _keys(terms.job)
    made: dict[str, list[Made]] = {}
    failed: set[str] = set()
    for piece, place in pairs:
        key = keys.of(piece.target, outcome.sha, order.settings, order.kept)
        before = len(outcome.problems)
        with catching(outcome.problems, outcome.input.label):
            storage.write_file(place, piece.data, journal.staging if journal is not None else None)
            outcome.outputs.append(place)
            stamp = storage.stamp(place)
            if journal is not None and stamp is not None:
                made.setdefault(key, []).append(journal.made(place, piece.data, stamp))
        if len(outcome.problems) > before:
            outcome.state = "failed"
            failed.add(key)
    outcome.pieces = []
    return {key: outputs for key, outputs in made.items() if key not in failed}


def _convert(terms: Terms, order: Order) -> Outcome:
    source = order.task.input
    state = "unchanged" if order.current else "made"
    outcome = Outcome(source, list(order.current), state, settings=order.task.settings.file, number=order.number)
    start = time.perf_counter()
    with catching(outcome.problems, source.label):
        data = order.data if order.data is not None else _read(source)
        outcome.sha = sha_of(data)
        _take(_result(terms, order.task, data, outcome.retried), outcome)
    outcome.seconds = time.perf_counter() - start
    if outcome.problems:
        outcome.state = "failed"
    return outcome


def _read(source: Input) -> bytes:
    if source.problem is not None:
        raise source.problem
    if source.path is None:
        raise Problem("no-such-file", path=source.label)
    return storage.read_bytes(source.path)


def _result(terms: Terms, task: Task, data: bytes, retried: list[str]) -> Result:
    if not terms.caged:
        return work.make(terms.job, task, data)
    return _cage(terms.run).make(terms.job, task, data, terms.limit, retried.append)


def _take(result: Result, outcome: Outcome) -> None:
    outcome.pieces, outcome.rows = result.pieces, result.rows
    outcome.encoding, outcome.counts = result.encoding, result.counts
    outcome.problems += result.problems
    outcome.notices += result.notices


_here = threading.local()
_guard = threading.Lock()
_cages: "dict[str, list[Cage]]" = {}
_ended: set[str] = set()


def end(run: str) -> None:
    """End every child that a run has in this process, whatever it is at; the run starts no other."""
    with _guard:
        _ended.add(run)
        cages = _cages.pop(run, [])
    for cage in cages:
        cage.close()


def _cage(run: str) -> "Cage":
    """The cage of this thread."""
    from zx_convert.batch.cage import Cage  # few inputs need no process of their own

    found: tuple[str, Cage] | None = getattr(_here, "cage", None)
    if found is not None and found[0] == run:
        return found[1]
    if found is not None:
        found[1].close()
    cage = Cage()
    with _guard:
        if run in _ended:
            raise Problem("interrupted")
        _cages.setdefault(run, []).append(cage)
    _here.cage = (run, cage)
    return cage


def _keys(job: Job) -> work.Keys:
    found: tuple[Job, work.Keys] | None = getattr(_here, "keys", None)
    if found is None or found[0] is not job:
        found = _here.keys = (job, work.Keys(job))
    return found[1]
