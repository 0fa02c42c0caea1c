"""`zx-convert INPUT --to FORMAT`: repair and write."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zx_convert import batch
from zx_convert.cli import shared, terminal
from zx_convert.cli.extras import Extras
from zx_convert.cli.progress import Progress
from zx_convert.convert import steps, stores
from zx_convert.convert.stores import Place
from zx_convert.messages.answers import count, say
from zx_convert.messages.help import HELP
from zx_convert.text.problem import Notice, Problem

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from zx_convert.document import Counts

# Failures are told again behind more lines than this, and no more of them than that.
_SCREEN, _MOST_FAILURES = 20, 200
# The outputs of one input that are named.
_NAMED = 5


# What `watch` has too.
common = (
    click.option("--to", metavar="FORMAT,...", help=HELP["to"]),
    click.option("-o", "--output", metavar="PATH", help=HELP["output"]),
    shared.force,
    shared.style,
    click.option("-O", "--option", "format_options", multiple=True, metavar="NAME=VALUE", help=HELP["option"]),
    click.option("--template", metavar="FILE", help=HELP["template"]),
    click.option("--cover", metavar="FILE", help=HELP["cover"]),
    click.option("--article", metavar="N|HEADLINE", help=HELP["article"]),
    *shared.metadata,
    click.option("--name-pattern", "names", metavar="PATTERN", help=HELP["names"]),
    *shared.reading,
    *shared.repairing,
    *shared.walking,
    click.option("--split", is_flag=True, help=HELP["split"]),
    click.option("--split-name", metavar="PATTERN", default=batch.USUAL, show_default=True, help=HELP["split-name"]),
    *shared.pooling,
    shared.quiet,
    click.option("-v", "--verbose", is_flag=True, help=HELP["verbose"]),
)


@click.command("convert", help=HELP["convert"])
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@shared.options(
    *common,
    click.option("--merge", metavar="FILE", help=HELP["merge"]),
    click.option(
        "--order", type=click.Choice(batch.BOOK_ORDERS), default="name", show_default=True, help=HELP["order"]
    ),
    click.option("--index", metavar="FILE", type=click.Path(path_type=Path), help=HELP["index"]),
    click.option("--report", metavar="FILE", type=click.Path(path_type=Path), help=HELP["report"]),
    click.option("--scheduler", metavar="ADDRESS", help=HELP["scheduler"]),
    click.option("-n", "--dry-run", "dry", is_flag=True, help=HELP["dry-run"]),
)
def command(inputs: tuple[str, ...], **given: Any) -> int:
    shared.fill(given, inputs)
    if given["scheduler"]:
        # Its workers stand in folders of their own.
        inputs = tuple(map(_absolute, inputs))
        given["output"] = _absolute(given["output"]) if given["output"] else None
    output = stores.place(given["output"]) if given["output"] else None
    tell = terminal.teller(given["quiet"], given["verbose"])
    found = batch.find_inputs(inputs, output, given["include"], given["exclude"], tell)
    job, wishes = make_job(found, given)
    if given["names"] and not any(batch.fits(job.names, one) for one in found):
        tell(Notice("pattern-fits-nothing", values={"pattern": job.names}))
    report = Report(len(found), given["quiet"], given["verbose"], bool(given["merge"]))
    extras = Extras(found, job, wishes, given) if any(given[name] for name in ("merge", "index", "report")) else None
    work = (job, wishes) if extras is None else extras.work()
    with shared.workers(given["scheduler"]) as (executor, slots):
        for outcome in batch.run(found, *work, means(len(found), given, executor, slots)):
            report.add(outcome)
            if extras is not None:
                extras.keep(outcome)
    if extras is not None:
        report.add_extras(extras.plan() if wishes.dry else extras.make(), extras.merged)
    return report.end(given["fail_on"], wishes.dry)


def _absolute(word: str) -> str:
    if word == batch.STDIN or stores.is_remote(word):
        return word
    return f"{Path(word).absolute()}{'/' if word.endswith('/') else ''}"


def make_job(inputs: Sequence[batch.Input], given: dict[str, Any]) -> tuple[batch.Job, batch.Wishes]:
    """All that can be wrong with the call is found here, before any input is read."""
    if given["merge"] and given["split"]:
        raise click.UsageError(say("merge-or-split"))
    if not given["split"] and shared.is_said("split_name"):
        raise click.UsageError(say("name-of-no-split"))
    output = given["merge"] or given["output"]
    formats = batch.choose_formats(given["to"], output)
    targets = steps.targets(formats, shared.assignments(given["format_options"]))
    files = steps.read_files(targets, **{name: Path(given[name]) for name in ("template", "cover") if given[name]})
    destination = _destination(inputs, given, formats)
    if destination.kind == "stdout" and sys.stdout.isatty() and not _is_text(targets[0]):
        raise Problem("binary-to-terminal", format=targets[0].name)
    from zx_convert.styling.sheets import load_style

    job = batch.Job(
        shared.recipe(given),
        targets,
        load_style(given["style"]) if given["style"] else None,
        files,
        names=batch.check_metadata(given["names"] or ""),
        split=batch.check_parts(given["split_name"]) if given["split"] else "",
        page=bool(given["report"]),
    )
    pages = given["report"].with_suffix(".files") if given["report"] else None
    return job, batch.Wishes(
        destination,
        given["force"],
        terminal.may_replace,
        given["dry"],
        pages,
        given["split"],
        reads=shared.reads(given),
    )


def _destination(inputs: Sequence[batch.Input], given: dict[str, Any], formats: Sequence[str]) -> batch.Destination:
    if given["merge"]:
        return batch.Destination("memory")
    return batch.choose_destination(given["output"], inputs, formats, given["split"])


def means(
    most: int, given: dict[str, Any], executor: "Executor | None" = None, slots: int = 0, caged: bool | None = None
) -> batch.Means:
    """What a run may use: no more jobs than `most`, or the slots of a cluster."""
    return batch.Means(
        jobs=slots or max(1, min(given["jobs"] or batch.processors(), most)),
        executor=executor,
        limit=given["limit"],
        caged=caged,
        stdin=terminal.stdin_bytes,
        stdout=terminal.stdout_bytes(),
    )


def _is_text(target: steps.Target) -> bool:
    return target.writer.media_type.startswith("text/") or target.writer.media_type.endswith("xml")


class Report:
    """Tells each outcome as it comes, and sums up.

    Args:
        total: how many inputs there are.
        quiet: tell only what failed.
        verbose: tell more.
        merge: whether the inputs have no outputs of their own.
    """

    def __init__(self, total: int, quiet: bool, verbose: bool, merge: bool = False) -> None:
        self._merge = merge
        self._quiet = quiet
        self._verbose = verbose
        self._progress = Progress(total, quiet)
        self._told: set[tuple[str, str]] = set()
        self._failures: list[tuple[int, str]] = []
        self._inputs = self._failed = self._outputs = self._undecided = self._unchanged = self._told_lines = 0

    def add(self, outcome: batch.Outcome) -> None:
        self._inputs += 1
        self._failed += bool(outcome.problems)
        self._unchanged += outcome.state == "unchanged"
        self._outputs += _number(outcome)
        self._undecided += outcome.counts.undecided if outcome.counts else 0
        for line in self._lines(outcome):
            terminal.tell(line)
            self._told_lines += 1
        self._progress.step()

    def end(self, fail_on: str | None, dry: bool) -> int:
        terminal.draw("")
        if self._inputs > 1 and not self._quiet:
            self._sum_up(dry)
        if self._failures:
            return terminal.FAILED
        return terminal.UNDECIDED if fail_on and self._undecided else terminal.ALL_DONE

    def add_extras(self, lines: Sequence[tuple[bool, str]], outputs: int) -> None:
        """What was made of all inputs together: whether that went well, what is said of it, and how many outputs."""
        self._outputs += outputs
        for is_well, line in lines:
            if not is_well:
                self._failures.append((self._inputs, line))
            if not is_well or not self._quiet:
                terminal.tell(line)

    def _lines(self, outcome: batch.Outcome) -> Iterator[str]:
        for notice in outcome.notices:
            yield from self._warning(notice)
        if outcome.retried and self._verbose:
            yield say("retried", input=outcome.input.label, reason=", ".join(outcome.retried))
        # What hinders one format hinders the others: it is told once.
        problems = [terminal.problem_text(problem) for problem in outcome.problems]
        yield from dict.fromkeys(problems)
        if problems:
            self._failures.append((outcome.number, problems[0]))
        if self._quiet:
            return
        if outcome.state == "planned":
            if not self._merge:
                yield say("would-make", outputs=_named(outcome), input=outcome.input.label)
        elif outcome.state == "unchanged":
            if self._verbose or self._inputs_are_one():
                yield say("up-to-date", input=outcome.input.label)
        elif outcome.counts and (outcome.outputs or not problems) and (self._verbose or not self._progress.is_bar):
            yield _line(outcome, outcome.counts, self._verbose, alone=self._inputs_are_one() and not self._merge)

    def _inputs_are_one(self) -> bool:
        return self._progress.total == 1

    def _sum_up(self, dry: bool) -> None:
        # They have run off the screen by now.
        if self._failures and self._told_lines > _SCREEN:
            terminal.tell(say("failures"))
            for _, text in sorted(self._failures)[:_MOST_FAILURES]:
                terminal.tell(text)
            if len(self._failures) > _MOST_FAILURES:
                terminal.tell(say("more-failures", count=len(self._failures) - _MOST_FAILURES))
        totals = say(
            "totals-planned" if dry else "totals",
            inputs=count("inputs", self._inputs), failed=self._failed, outputs=count("outputs", self._outputs),
        )  # fmt: skip
        terminal.tell(say("totals-unchanged", totals=totals, unchanged=self._unchanged) if self._unchanged else totals)

    def _warning(self, notice: Notice) -> Iterator[str]:
        """Each warning once: every page of a batch lacks the same font."""
        key = (notice.code, str(sorted(notice.values.items(), key=str)))
        if key not in self._told and not self._quiet:
            yield terminal.notice_text(notice)
        self._told.add(key)


def _number(outcome: batch.Outcome) -> int:
    """How many outputs are new; pages on repairs do not count."""
    return 0 if outcome.state == "unchanged" else sum(not is_page(path) for path in outcome.outputs)


def is_page(path: Place) -> bool:
    """Whether an output is a page of `check`."""
    return path.name.endswith(batch.PAGE_SUFFIX)


def _line(outcome: batch.Outcome, counts: "Counts", verbose: bool, *, alone: bool) -> str:
    text = summary(counts)
    lies_at = outcome.moved or outcome.input.path
    if lies_at is not None and any((counts.joined, counts.punctuation, counts.undecided, counts.furniture)):
        text = say("summary-hint", summary=text, file=quoted(lies_at))
    if outcome.outputs:
        text = say("made", outputs=_named(outcome), summary=text)
    elif not alone:
        text = say("made", outputs=outcome.input.label, summary=text)
    facts = [say("read-as", encoding=outcome.encoding)] if outcome.encoding else []
    facts += [say("settings", file=outcome.settings)] if outcome.settings else []
    return f"{text} ({', '.join(facts)})" if verbose and facts else text


def _named(outcome: batch.Outcome) -> str:
    outputs = [str(path) for path in outcome.outputs if not is_page(path)] or [say("stdout")]
    if len(outputs) <= _NAMED:
        return ", ".join(outputs)
    return say("and-more", outputs=", ".join(outputs[:_NAMED]), count=len(outputs) - _NAMED)


def summary(counts: "Counts") -> str:
    """`11 joined, 279 marks of punctuation, 2 undecided, 3 lines left out`."""
    if not any((counts.joined, counts.punctuation, counts.undecided, counts.furniture)):
        return say("nothing-to-do")
    punctuation = count("punctuation", counts.punctuation)
    told = say("summary", joined=counts.joined, punctuation=punctuation, undecided=counts.undecided)
    return say("left-out", summary=told, lines=count("furniture", counts.furniture)) if counts.furniture else told


def quoted(path: Place) -> str:
    """A file's name as the shell wants it."""
    name = str(path) if not str(path).startswith("-") else f"./{path}"
    if sys.platform == "win32":
        return f'"{name}"' if " " in name else name
    # Han needs no quotes; shlex thinks it does.
    return name if all(c.isalnum() or c in "/._-+:@" for c in name) else shlex.quote(name)
