"""Watches a folder: what comes in is converted as soon as it is whole.

It polls, for network folders send no events, and takes a file once its size and time have stood still for a while.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from zx_convert.batch import journal
from zx_convert.batch.inputs import Input, find_inputs
from zx_convert.batch.names import numbered
from zx_convert.batch.plan import Wishes
from zx_convert.batch.run import Means, run
from zx_convert.batch.tasks import Outcome
from zx_convert.batch.work import Job
from zx_convert.convert import storage
from zx_convert.convert.decisions import path_beside
from zx_convert.convert.stores import Stamp
from zx_convert.text.problem import Notice, Problem, Report, unheard

# What may pass by itself: the share is away, the disk is full, another run is at work.
_PASSING = frozenset({"cannot-read", "cannot-write", "disk-full", "run-at-work", "no-such-file"})
_LATER = 60.0
_PATIENCE, _TAIL = 10, 64


@dataclass(frozen=True, slots=True)
class Rounds:
    """How a folder is watched.

    Attributes:
        interval: seconds between two looks.
        settle: seconds for which a file must stand still; ten times as long where it ends in mid-character.
        done: folder that inputs are moved to when they are done, None leaves them. Outputs of another input that
            comes under the same name then get a number.
        failed: folder that inputs are moved to that failed, None leaves them.
        include: patterns of the files that are taken.
        exclude: patterns of files and folders that are left out.
    """

    interval: float = 2.0
    settle: float = 3.0
    done: Path | None = None
    failed: Path | None = None
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()


@dataclass(slots=True)
class Watcher:
    """What is known of a watched folder.

    Attributes:
        folder: the folder.
        job: what is done with every input.
        wishes: how; the destination is a folder.
        rounds: how it is watched.
        means: what may be used.
        tell: told when the folder is away (False) and when it is there again (True).
        report: told what is left out, once.
    """

    folder: Path
    job: Job
    wishes: Wishes
    rounds: Rounds
    means: Means
    tell: Callable[[bool], None] = lambda is_there: None
    report: Report = unheard
    _still: dict[Path, tuple[Stamp | None, float]] = field(default_factory=dict)
    _handled: dict[Path, Stamp | None] = field(default_factory=dict)
    _again: dict[Path, float] = field(default_factory=dict)
    _is_there: bool = True
    _told: set[str] = field(default_factory=set)

    def watch(self, once: bool = False) -> Iterator[Outcome]:
        """Convert what is there and what comes; ends only with `once`, when all that is there has been done.

        Raises Problem: `run-at-work` if this folder is watched already for this output folder.
        """
        with journal.held(self.wishes.destination.path, "watch"):
            while True:
                yield from self.look()
                if once and not self._waits():
                    return
                time.sleep(self.rounds.interval)

    def look(self) -> Iterator[Outcome]:
        """One look: convert what stands still and has not been handled."""
        ready = self._ready()
        if not ready:
            return
        told: set[object] = set()
        try:
            wishes = replace(self.wishes, apart=self.rounds.done is not None)
            for outcome in run(ready, self.job, wishes, self.means):
                told.add(outcome.input.path)
                self._settle(outcome)
                yield outcome
        except Problem as problem:
            if problem.code not in _PASSING:
                raise
            for one in ready:
                if one.path not in told:
                    outcome = Outcome(one, state="failed", problems=[problem])
                    self._settle(outcome)
                    yield outcome

    def _ready(self) -> list[Input]:
        now = time.monotonic()
        inputs = self._listed()
        places = {one.path for one in inputs}
        for known in (self._still, self._handled, self._again):
            for path in [path for path in known if path not in places]:
                del known[path]
        return [one for one in inputs if self._is_ready(one, now)]

    def _is_ready(self, source: Input, now: float) -> bool:
        path = source.path
        assert isinstance(path, Path)
        # The listing's stamp says nothing of a file that was written a moment ago.
        stamp = storage.stamp(path)
        before = self._still.get(path)
        if before is None or before[0] != stamp:
            self._still[path] = (stamp, now)
            before = self._still[path]
        still = now - before[1]
        if stamp is None or still < self.rounds.settle:
            return False
        if path in self._handled and self._handled[path] == stamp:
            return self._again.get(path, float("inf")) <= now
        paused = still < _PATIENCE * self.rounds.settle and _ends_in_mid_character(path)
        return not paused

    def _listed(self) -> list[Input]:
        """What lies in the folder; nothing while it is away."""
        inputs: list[Input] = []
        is_there = self.folder.is_dir()
        if is_there:
            barred = self.wishes.destination.path
            found = find_inputs([str(self.folder)], barred, self.rounds.include, self._excluded(), self._report_once)
            inputs = [one for one in found if one.problem is None]
            is_there = not any(
                one.problem and one.problem.code == "cannot-read" and one.path == self.folder for one in found
            )
        if is_there != self._is_there:
            self._is_there = is_there
            self.tell(is_there)
        return inputs

    def _report_once(self, notice: Notice) -> None:
        told = f"{notice.code}: {notice.values}"
        if told not in self._told:
            self._told.add(told)
            self.report(notice)

    def _excluded(self) -> list[str]:
        """The folders that inputs are moved to are not watched, if they lie in this one."""
        moved = [place for place in (self.rounds.done, self.rounds.failed) if place is not None]
        return [*self.rounds.exclude, *_below(self.folder, moved)]

    def _settle(self, outcome: Outcome) -> None:
        path = outcome.input.path
        assert isinstance(path, Path)
        passing = any(problem.code in _PASSING for problem in outcome.problems)
        stamp = storage.stamp(path)
        if stamp != self._still[path][0]:
            return  # another text has come in its place meanwhile
        self._handled[path] = stamp
        self._again.pop(path, None)
        if passing:
            self._again[path] = time.monotonic() + max(self.rounds.interval, min(_LATER, 10 * self.rounds.interval))
            return
        target = self.rounds.failed if outcome.problems else self.rounds.done
        if target is not None:
            try:
                outcome.moved = _move(path, target / outcome.input.folder)
            except OSError as error:
                outcome.problems.append(storage.system_problem(error, target))

    def _waits(self) -> bool:
        """Whether something is there that has not been handled; a link to nothing is not waited for."""
        return any(path not in self._handled and stamp is not None for path, (stamp, _) in self._still.items())


def _ends_in_mid_character(path: Path) -> bool:
    """Whether a file in UTF-8 ends inside a character, as one does that is still being written."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL))
            tail = file.read().lstrip(bytes(range(0x80, 0xC0)))  # the rest of the character that the cut has hit
        tail.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    except OSError:
        return False
    return False


def _below(folder: Path, places: Iterable[Path]) -> Iterator[str]:
    for place in places:
        try:
            yield f"{place.resolve().relative_to(folder.resolve()).as_posix()}/"
        except ValueError:
            continue  # it lies elsewhere


def _move(path: Path, folder: Path) -> Path | None:
    """Move a text and what was decided on it; nothing is written over. Gives the place of the text."""
    if not path.is_file():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    place, number = folder / path.name, 1
    while os.path.lexists(place) or os.path.lexists(path_beside(place)):
        number += 1
        place = folder / numbered(path, path.suffix, number).name
    shutil.move(path, place)
    if os.path.lexists(path_beside(path)):
        shutil.move(path_beside(path), path_beside(place))
    return place
