"""`zx-convert watch FOLDER -o FOLDER`: convert what comes in."""

from pathlib import Path
from typing import Any

import click

from zx_convert import batch
from zx_convert.batch.watch import Rounds, Watcher
from zx_convert.cli import shared, terminal
from zx_convert.cli.convert import Report, common, make_job, means
from zx_convert.messages.answers import say
from zx_convert.messages.help import HELP
from zx_convert.text.problem import Problem


@click.command("watch", help=HELP["watch"])
@click.argument("folder", type=click.Path(path_type=Path))
@shared.options(
    *common,
    click.option("--interval", type=click.FloatRange(0.05), default=2.0, show_default=True, help=HELP["interval"]),
    click.option("--settle", type=click.FloatRange(0), default=3.0, show_default=True, help=HELP["settle"]),
    click.option("--done", type=click.Path(path_type=Path), metavar="FOLDER", help=HELP["done"]),
    click.option("--failed", type=click.Path(path_type=Path), metavar="FOLDER", help=HELP["failed"]),
    click.option("--once", is_flag=True, help=HELP["once"]),
)
def command(folder: Path, **given: Any) -> int:
    shared.fill(given, [str(folder)])
    if not folder.is_dir():
        raise Problem("no-such-folder", path=folder)
    if not given["output"]:
        raise Problem("watch-needs-output")
    given.update(merge=None, report=None, dry=False)
    # What will come is many.
    job, wishes = make_job([batch.Input(folder / "*", walked=True)], given)
    report = Report(0, given["quiet"], given["verbose"])
    rounds = Rounds(
        given["interval"], given["settle"], given["done"], given["failed"], given["include"], given["exclude"]
    )
    watcher = Watcher(folder, job, wishes, rounds, means(batch.processors(), given, caged=True), _tell)
    watcher.report = terminal.teller(given["quiet"], given["verbose"])
    if not given["quiet"]:
        terminal.tell(say("watching", folder=folder, output=given["output"]))
    try:
        for outcome in watcher.watch(given["once"]):
            report.add(outcome)
    except KeyboardInterrupt:
        # That is how a watch ends.
        if not given["quiet"]:
            terminal.tell(say("watched", folder=folder))
    return report.end(given["fail_on"], False)


def _tell(is_there: bool) -> None:
    terminal.tell(say("folder-back" if is_there else "folder-away"))
