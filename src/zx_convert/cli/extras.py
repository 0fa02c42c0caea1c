"""What `convert` makes of all inputs together: a merged document, the index, the report."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zx_convert import batch
from zx_convert.cli import terminal
from zx_convert.convert import steps, stores
from zx_convert.convert.settings import settings_for
from zx_convert.convert.stores import Place
from zx_convert.messages.answers import count, say
from zx_convert.text.problem import Problem

if TYPE_CHECKING:
    from zx_convert.text.problem import Notice


class Extras:
    """Keeps what it needs of the outcomes until all are there.

    Args:
        inputs: all of them.
        job: what is done with each.
        wishes: how the user wants the run.
        given: the options of the command.

    Attributes:
        merged: how many merged documents were made.

    Raises Problem: `index-form`, `report-form`, `missing-extra`, `output-is-folder`.
    """

    def __init__(
        self, inputs: Sequence[batch.Input], job: batch.Job, wishes: batch.Wishes, given: dict[str, Any]
    ) -> None:
        self._inputs = inputs
        self._job = job
        self._wishes = wishes
        self._given = given
        self._outcomes: list[batch.Outcome] = []
        self._lines: list[tuple[bool, str]] = []
        self.merged = 0
        if given["index"]:
            batch.check_form(given["index"])
        if given["report"] and given["report"].suffix.lower() not in (".html", ".htm"):
            raise Problem("report-form", output=given["report"])
        for file in (given["index"], given["report"]):
            if file is not None and file.is_dir():
                raise Problem("output-is-folder", output=file)

    def work(self) -> tuple[batch.Job, batch.Wishes]:
        """What is done with each input: as it is without extras, but that what is merged stays in memory."""
        if not self._given["merge"]:
            return self._job, self._wishes
        return replace(self._job, targets=steps.targets(["xml"]), page=False), self._wishes

    def keep(self, outcome: batch.Outcome) -> None:
        """Take in how an input fared."""
        outcome.counts, outcome.notices = None, []
        self._outcomes.append(outcome)

    def make(self) -> list[tuple[bool, str]]:
        """Make all that is asked for.

        Returns:
            Whether each went well, and what is said of it.
        """
        settings = {outcome.settings for outcome in self._outcomes if outcome.settings is not None}
        self._wishes = replace(self._wishes, reads=(*self._wishes.reads, *settings))
        for wanted, action in (("merge", self._merge), ("index", self._index), ("report", self._report)):
            if self._given[wanted]:
                problems: list[Problem] = []
                with batch.catching(problems, str(self._given[wanted])):
                    action()
                self._lines += [(False, terminal.problem_text(problem)) for problem in problems]
        return self._lines

    def plan(self) -> list[tuple[bool, str]]:
        """What would be made of all inputs together, as `make` has it."""
        if not self._given["merge"]:
            return []
        paths = self._merged_paths()
        self.merged = len(paths)
        inputs = count("inputs", sum(not outcome.problems for outcome in self._outcomes))
        return [(True, say("would-make", outputs=", ".join(map(str, paths)), input=inputs))]

    def _merge(self) -> None:
        file, paths = self._merged_file(), self._merged_paths()
        notices: list[Notice] = []
        settings = self._job.recipe.settings or settings_for(self._inputs[0].local)
        pieces = batch.merge(self._outcomes, self._job, self._given["order"], file.stem, settings, notices.append)
        self._lines += [(True, terminal.notice_text(notice)) for notice in notices]
        if not pieces:
            return
        batch.publish(dict(zip(paths, pieces, strict=True)), "merge", self._inputs, self._wishes)
        self.merged = len(paths)
        number = sum(bool(outcome.data) for outcome in self._outcomes)
        for outcome in self._outcomes:
            outcome.outputs = list(paths) if outcome.data else []
            outcome.data = {}
        line = say("merged", outputs=", ".join(map(str, paths)), inputs=count("inputs", number))
        self._lines.append((True, line))

    def _merged_file(self) -> Place:
        file = stores.place(self._given["merge"])
        return stores.place(self._given["output"]) / file.name if self._given["output"] else file

    def _merged_paths(self) -> list[Place]:
        file = self._merged_file()
        if len(self._job.targets) == 1 and file.suffix:
            return [file]
        return [file.with_name(name) for name in self._names(file)]

    def _names(self, file: Place) -> Iterator[str]:
        stem = file.stem if any(file.suffix == target.suffix for target in self._job.targets) else file.name
        return (f"{stem}{target.suffix}" for target in self._job.targets)

    def _index(self) -> None:
        self._publish(
            self._given["index"], batch.index_bytes(self._outcomes, self._given["index"], self._given["split"])
        )

    def _report(self) -> None:
        from zx_convert.batch import report

        path: Path = self._given["report"]
        self._publish(path, report.build(self._outcomes, path, self._page_of).encode())

    def _page_of(self, outcome: batch.Outcome) -> Path | None:
        pages = (path for path in outcome.outputs if path.name.endswith(batch.PAGE_SUFFIX))
        found = next(pages, None)
        return found if isinstance(found, Path) else None

    def _publish(self, path: Path, data: bytes) -> None:
        batch.publish({path: data}, path.name, self._inputs, self._wishes)
        self._lines.append((True, say("written", output=path)))
