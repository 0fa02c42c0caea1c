"""`zx-convert check`: what would be repaired, and why."""

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from zx_convert import batch, messages
from zx_convert.cli import shared, terminal
from zx_convert.cli.convert import summary
from zx_convert.convert import review
from zx_convert.convert.steps import Recipe
from zx_convert.messages import HELP, count, say
from zx_convert.text.problem import Problem

if TYPE_CHECKING:
    from zx_convert.document import Document, Mark
    from zx_convert.styling.style import Style


@click.command("check", help=HELP["check"])
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@shared.options(
    click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=HELP["format"]),
    click.option("--diff", is_flag=True, help=HELP["diff"]),
    shared.style,
    shared.reading,
    shared.repairing,
    click.option("--save", is_flag=True, help=HELP["save"]),
    click.option("-v", "--verbose", is_flag=True, help=HELP["check-verbose"]),
)
def command(inputs: tuple[str, ...], **given: Any) -> int:
    recipe = shared.recipe(given)
    view = (
        _Json() if given["form"] == "json" else _Diff(given["style"]) if given["diff"] else _Listing(given["verbose"])
    )
    if given["save"] and not recipe.decided:
        raise Problem("nothing-to-keep")
    failed = undecided = 0
    for one in batch.find_inputs(inputs):
        problems: list[Problem] = []
        with batch.catching(problems, one.label):
            document = batch.load_input(one, recipe, terminal.stdin_bytes, terminal.show_notice)
            if given["save"]:
                _keep(one, recipe)
            view.show(document, one.label)
            undecided += _undecided(document)
        for problem in problems:
            failed += 1
            view.fail(problem, one.label)
    view.end()
    if failed:
        return terminal.FAILED
    return terminal.UNDECIDED if given["fail_on"] and undecided else terminal.ALL_DONE


def _keep(one: batch.Input, recipe: Recipe) -> None:
    file = batch.keep_decisions(one, recipe)
    if file is not None:
        terminal.tell(say("kept", file=file))


def _undecided(document: "Document") -> int:
    from zx_convert import document as model

    return model.summary(document).undecided


class _View:
    """One way to show what was found."""

    def show(self, document: "Document", label: str) -> None:
        """Show one text."""
        raise NotImplementedError

    def fail(self, problem: Problem, label: str) -> None:
        """Show why one text could not be read."""
        terminal.show_problem(problem)

    def end(self) -> None:
        """Show what is left."""


class _Listing(_View):
    def __init__(self, verbose: bool) -> None:
        self._verbose = verbose

    def show(self, document: "Document", label: str) -> None:
        from zx_convert import document as model

        marks = model.marks(document)
        shown = [mark for mark in marks if self._verbose or not review.is_width_change(mark)]
        click.echo(_head(document, label))
        terminal.print_table(map(self._row, shown), indent="  ")
        if len(shown) < len(marks):
            click.echo(f"  {say('width-counted', changes=count('changes', len(marks) - len(shown)))}")
        click.echo(f"{label}: {summary(model.summary(document))}")

    def _row(self, mark: "Mark") -> list[str]:
        kind = say(f"break-{mark.element.get('break')}") if mark.kind == "lb" else mark.kind
        row = [str(mark.line), kind, review.change(mark), mark.rule, mark.cert]
        return [*row, mark.id, mark.why] if self._verbose else row


class _Diff(_View):
    def __init__(self, style: str) -> None:
        from zx_convert.styling.sheets import load_style

        self._style: Style = load_style(style)

    def show(self, document: "Document", label: str) -> None:
        for line in review.diff(document, self._style, label):
            click.echo(line)


class _Json(_View):
    def __init__(self) -> None:
        self._files: list[dict[str, object]] = []

    def show(self, document: "Document", label: str) -> None:
        self._files.append(review.findings(document, label))

    def fail(self, problem: Problem, label: str) -> None:
        super().fail(problem, label)
        error = {"code": problem.code, "message": messages.text_of(problem)}
        self._files.append({"file": label, "error": error})

    def end(self) -> None:
        # A console of another encoding would lose characters, an escape loses none.
        plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
        click.echo(json.dumps({"version": review.VERSION, "files": self._files}, ensure_ascii=plain, indent=1))


def _head(document: "Document", label: str) -> str:
    source = document.source
    encoding = source.get("encoding") if source is not None else None
    counts = {
        "articles": count("articles", len(document.articles)),
        "blocks": count("blocks", sum(1 for _ in document.blocks())),
    }
    if encoding:
        return say("check-head", input=label, encoding=encoding, **counts)
    return say("check-head-plain", input=label, **counts)
