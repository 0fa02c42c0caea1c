"""`zx-convert INPUT --to FORMAT`: repair and write."""

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zx_convert import batch
from zx_convert.cli import shared, terminal
from zx_convert.convert import steps, storage
from zx_convert.messages import HELP, count, say, text_of
from zx_convert.text.problem import Notice, Problem

if TYPE_CHECKING:
    from zx_convert.document import Counts


@click.command("convert", help=HELP["convert"])
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@shared.options(
    click.option("--to", metavar="FORMAT,...", help=HELP["to"]),
    click.option("-o", "--output", metavar="PATH", help=HELP["output"]),
    shared.force,
    shared.style,
    click.option("-O", "--option", "format_options", multiple=True, metavar="NAME=VALUE", help=HELP["option"]),
    click.option("--template", metavar="FILE", help=HELP["template"]),
    click.option("--cover", metavar="FILE", help=HELP["cover"]),
    click.option("--article", metavar="N|HEADLINE", help=HELP["article"]),
    shared.metadata,
    shared.reading,
    shared.repairing,
    shared.quiet,
    click.option("-v", "--verbose", is_flag=True, help=HELP["verbose"]),
)
def command(inputs: tuple[str, ...], **given: Any) -> int:
    found = batch.find_inputs(inputs, Path(given["output"]) if given["output"] else None)
    job = _job(found, given)
    outcomes = _Report(given["quiet"], given["verbose"])
    for outcome in batch.run(found, job):
        outcomes.add(outcome)
    return outcomes.end(given["fail_on"])


def _job(inputs: Sequence[batch.Input], given: dict[str, Any]) -> batch.Job:
    """All that can be wrong with the call is found here, before any input is read."""
    formats = batch.choose_formats(given["to"], given["output"])
    targets = steps.targets(formats, shared.assignments(given["format_options"]))
    files = {name: storage.read_bytes(Path(given[name])) for name in ("template", "cover") if given[name]}
    steps.check_files(targets, files)
    destination = batch.choose_destination(given["output"], inputs, formats)
    if destination.kind == "stdout" and sys.stdout.isatty() and not _is_text(targets[0]):
        raise Problem("binary-to-terminal", format=targets[0].name)
    from zx_convert.styling.sheets import load_style

    return batch.Job(
        recipe=shared.recipe(given),
        targets=targets,
        style=load_style(given["style"]) if given["style"] else None,
        destination=destination,
        stdin=terminal.stdin_bytes,
        stdout=terminal.stdout_bytes(),
        may_replace=(lambda path: True) if given["force"] else terminal.may_replace,
        files=files,
    )


def _is_text(target: steps.Target) -> bool:
    return target.writer.media_type.startswith("text/") or target.writer.media_type.endswith("xml")


class _Report:
    """Tells each outcome as it comes, and sums up."""

    def __init__(self, quiet: bool, verbose: bool) -> None:
        self._quiet = quiet
        self._verbose = verbose
        self._told: set[tuple[str, str]] = set()
        self._inputs = self._failed = self._outputs = self._undecided = 0

    def add(self, outcome: batch.Outcome) -> None:
        self._inputs += 1
        self._failed += bool(outcome.problems)
        self._outputs += len(outcome.outputs)
        self._undecided += outcome.counts.undecided if outcome.counts else 0
        for notice in outcome.notices:
            self._warn(notice)
        # What hinders one format hinders the others: it is told once.
        for problem in {text_of(problem): problem for problem in outcome.problems}.values():
            terminal.show_problem(problem)
        if outcome.counts and (outcome.outputs or not outcome.problems) and not self._quiet:
            terminal.tell(_line(outcome, outcome.counts, self._verbose))

    def end(self, fail_on: str | None) -> int:
        if self._inputs > 1 and not self._quiet:
            inputs, outputs = count("inputs", self._inputs), count("outputs", self._outputs)
            terminal.tell(say("totals", inputs=inputs, failed=self._failed, outputs=outputs))
        if self._failed:
            return terminal.FAILED
        return terminal.UNDECIDED if fail_on and self._undecided else terminal.ALL_DONE

    def _warn(self, notice: Notice) -> None:
        """Each warning once: every page of a batch lacks the same font."""
        key = (notice.code, str(sorted(notice.values.items(), key=str)))
        if key not in self._told and not self._quiet:
            terminal.show_notice(notice)
        self._told.add(key)


def _line(outcome: batch.Outcome, counts: "Counts", verbose: bool) -> str:
    text = summary(counts)
    if outcome.input.path is not None and any((counts.joined, counts.punctuation, counts.undecided)):
        text = say("summary-hint", summary=text, file=quoted(outcome.input.path))
    if outcome.outputs:
        text = say("made", outputs=", ".join(map(str, outcome.outputs)), summary=text)
    facts = [say("read-as", encoding=outcome.encoding)] if outcome.encoding else []
    facts += [say("settings", file=outcome.settings)] if outcome.settings else []
    return f"{text} ({', '.join(facts)})" if verbose and facts else text


def summary(counts: "Counts") -> str:
    """`11 joined, 279 marks of punctuation, 2 undecided`."""
    if not any((counts.joined, counts.punctuation, counts.undecided)):
        return say("nothing-to-do")
    punctuation = count("punctuation", counts.punctuation)
    return say("summary", joined=counts.joined, punctuation=punctuation, undecided=counts.undecided)


def quoted(path: Path) -> str:
    """A file's name as the shell wants it."""
    name = str(path) if not str(path).startswith("-") else f"./{path}"
    if sys.platform == "win32":
        return f'"{name}"' if " " in name else name
    # Han needs no quotes; shlex thinks it does.
    return name if all(c.isalnum() or c in "/._-+:@" for c in name) else shlex.quote(name)
