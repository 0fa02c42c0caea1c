"""`zx-convert check`: what would be repaired, and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from zx_convert import batch
from zx_convert.cli import shared, terminal, views
from zx_convert.convert.steps import Recipe
from zx_convert.messages.answers import say
from zx_convert.messages.help import HELP
from zx_convert.text.problem import Problem

if TYPE_CHECKING:
    from zx_convert.document import Document


@click.command("check", help=HELP["check"])
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@shared.options(
    click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help=HELP["format"]),
    click.option("--diff", is_flag=True, help=HELP["diff"]),
    click.option("-o", "--output", metavar="PATH", help=HELP["check-output"]),
    shared.force,
    shared.style,
    shared.reading,
    shared.repairing,
    shared.walking,
    click.option("--save", is_flag=True, help=HELP["save"]),
    click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help=HELP["color"]
    ),
    click.option("-v", "--verbose", is_flag=True, help=HELP["check-verbose"]),
)
def command(inputs: tuple[str, ...], **given: Any) -> int:
    shared.fill(given, inputs, ("encoding", "from", "with", "fail-on", "repair-again", "include", "exclude", "color"))
    recipe = shared.recipe(given)
    if given["save"] and not recipe.decided:
        raise Problem("nothing-to-keep")
    if given["diff"] and given["form"] != "text":
        raise Problem("diff-of-text", format=given["form"])
    tell = terminal.teller(False, given["verbose"])
    found = batch.find_inputs(inputs, None, given["include"], given["exclude"], tell)
    view = _view(found, given, recipe)
    failed = undecided = 0
    for one in found:
        problems: list[Problem] = []
        with batch.catching(problems, one.label):
            document = batch.load_input(one, recipe, terminal.stdin_bytes, terminal.show_notice)
            if given["save"]:
                _keep(one, recipe)
            view.show(document, one)
            undecided += _undecided(document)
        for problem in problems:
            failed += 1
            view.fail(problem, one.label)
    view.end()
    if failed:
        return terminal.FAILED
    return terminal.UNDECIDED if given["fail_on"] and undecided else terminal.ALL_DONE


def _view(inputs: Sequence[batch.Input], given: dict[str, Any], recipe: Recipe) -> views.View:
    if given["form"] == "html":
        return views.Page(inputs, given, recipe)
    if given["output"]:
        raise Problem("output-of-html")
    if given["form"] == "json":
        return views.Json()
    paint = terminal.Paint(given["color"])
    return (
        views.Diff(recipe, given["style"], paint) if given["diff"] else views.Listing(recipe, given["verbose"], paint)
    )


def _keep(one: batch.Input, recipe: Recipe) -> None:
    file = batch.keep_decisions(one, recipe)
    if file is not None:
        terminal.tell(say("kept", file=file))


def _undecided(document: "Document") -> int:
    from zx_convert import document as model

    return model.summary(document).undecided
