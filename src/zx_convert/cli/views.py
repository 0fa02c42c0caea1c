"""What `zx-convert check` answers with: a list, JSON, a diff or a page."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from zx_convert import batch
from zx_convert.cli import shared, terminal
from zx_convert.cli.convert import quoted, summary
from zx_convert.convert import review, storage
from zx_convert.convert.steps import Recipe
from zx_convert.messages import text_of
from zx_convert.messages.answers import count, kind, say
from zx_convert.text.language import translate
from zx_convert.text.problem import Problem

if TYPE_CHECKING:
    from zx_convert.convert.page import Command
    from zx_convert.document import Document, Mark
    from zx_convert.repair.pipeline import Pass
    from zx_convert.styling.style import Style


_DIFF = {"-": "before", "+": "after", "@": "rule"}


class View:
    """One way to show what was found."""

    def show(self, document: "Document", source: batch.Input) -> None:
        """Show one text."""
        raise NotImplementedError

    def fail(self, problem: Problem, label: str) -> None:
        """Show why one text could not be read."""
        terminal.show_problem(problem)

    def end(self) -> None:
        """Show what is left."""


class Listing(View):
    """A line a decision, and the counts at the end."""

    def __init__(self, recipe: Recipe, verbose: bool, paint: terminal.Paint) -> None:
        self._recipe = recipe
        self._verbose = verbose
        self._paint = paint
        self._rules: Counter[str] = Counter()
        self._undecided = 0

    def show(self, document: "Document", source: batch.Input) -> None:
        from zx_convert import document as model
        from zx_convert.convert.reasons import Reasons

        marks = model.marks(document)
        shown = [mark for mark in marks if self._verbose or not review.is_small(mark)]
        self._paint.echo(self._paint(_head(document, source.label), "name"))
        reasons = Reasons(document)
        notes = (self._paint(reasons.of(mark), "faint") for mark in shown)
        self._paint.table(map(self._row, shown), "  ", notes)
        if len(shown) < len(marks):
            counted = say("width-counted", changes=_counted(marks))
            self._paint.echo(f"  {self._paint(counted, 'faint')}")
        counts = model.summary(document)
        self._paint.echo(self._paint(f"{source.label}: {summary(counts)}", "name"))
        settings = batch.settings_of(source, self._recipe)
        if self._verbose and settings.file is not None:
            self._paint.echo(f"{source.label}: {say('settings', file=settings.file)}")
        self._rules.update(mark.rule for mark in marks)
        self._undecided += counts.undecided

    def end(self) -> None:
        if self._rules:
            rules = ", ".join(f"{rule} {number}" for rule, number in self._rules.most_common())
            self._paint.echo(say("by-rule", rules=rules))
        if self._undecided:
            self._paint.echo(say("how-to-decide"))

    def _row(self, mark: "Mark") -> list[str]:
        paint = self._paint
        called = say(f"break-{mark.element.get('break')}") if mark.kind == "lb" else kind(mark.kind)
        changed = "".join(paint(text, part) for part, text in review.change_parts(mark))
        undecided = review.is_undecided(mark)
        row = [
            paint(str(mark.line), "faint"), paint(called, "maybe" if undecided else ""), changed,
            paint(mark.rule, "rule"), paint(say(f"cert-{mark.cert}"), mark.cert),
        ]  # fmt: skip
        if self._verbose:
            return [*row, mark.id, paint(mark.why, "faint")]
        # What is undecided is decided by its id.
        return [*row, mark.id if undecided else ""]


class Diff(View):
    """Source and result as a unified diff."""

    def __init__(self, recipe: Recipe, style: str | None, paint: terminal.Paint) -> None:
        from zx_convert.styling.sheets import load_style

        self._recipe = recipe
        self._style: Style | None = load_style(style) if style else None
        self._paint = paint

    def show(self, document: "Document", source: batch.Input) -> None:
        sheet = self._style or batch.style_of(batch.settings_of(source, self._recipe))
        for line in review.diff(document, sheet, source.label):
            style = "name" if line.startswith(("---", "+++")) else _DIFF.get(line[:1], "")
            self._paint.echo(self._paint(review.visible(line), style))


class Json(View):
    def __init__(self) -> None:
        self._files: list[dict[str, object]] = []

    def show(self, document: "Document", source: batch.Input) -> None:
        self._files.append(review.findings(document, source.label))

    def fail(self, problem: Problem, label: str) -> None:
        super().fail(problem, label)
        error = {"code": problem.code, "message": text_of(problem)}
        self._files.append({"file": label, "error": error})

    def end(self) -> None:
        # A console of another encoding would lose characters, an escape loses none.
        plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
        click.echo(json.dumps({"version": review.VERSION, "files": self._files}, ensure_ascii=plain, indent=1))


class Page(View):
    """A page beside each input, or where -o says."""

    def __init__(self, inputs: Sequence[batch.Input], given: dict[str, Any], recipe: Recipe) -> None:
        output = given["output"]
        if output and len(inputs) > 1 and Path(output).suffix in (".html", ".htm"):
            raise Problem("several-to-one", output=output)
        self._destination = batch.choose_destination(output, inputs, ["html"])
        self._claims = batch.Claims(inputs, shared.reads(given))
        self._may_replace = (lambda path: True) if given["force"] else terminal.may_replace
        self._given = given
        self._recipe = recipe

    def show(self, document: "Document", source: batch.Input) -> None:
        from zx_convert import document as model
        from zx_convert.convert import page
        from zx_convert.repair.pipeline import rules

        path = self._destination.path_for(source, ".check.html")
        if path is not None:
            batch.make_way(path, source, self._recipe, self._claims, self._may_replace)
        sentences = {
            rule.name: (rule.pass_name, translate(rule.sentence))
            for rule in rules(cast("Sequence[Pass]", self._recipe.extra))
        }
        text = page.build(document, source.label, self._command(source), sentences)
        if path is None:
            storage.write_stream(terminal.stdout_bytes(), text.encode())
            return
        storage.write_file(path, text.encode())
        terminal.tell(say("made", outputs=path, summary=summary(model.summary(document))))

    def _command(self, source: batch.Input) -> "Command":
        """The command line that takes decisions: this one with ids."""
        from zx_convert.convert.page import Command

        given, decided = self._given, self._recipe.decided
        words = ["zx-convert", "check", quoted(source.path) if source.path else batch.STDIN]
        for option, value in (
            ("--encoding", given["encoding"]),
            ("--from", given["reader"]),
            ("--date", given["date"]),
            ("--quotes", given["quotes"]),
            ("--script", given["script"]),
            ("--config", quoted(given["config"]) if given["config"] else ""),
        ):
            words += [option, value] if value else []
        for option, values in (("--with", given["extra"]), ("--without", given["without"])):
            words += [option, ",".join(values)] if values else []
        if given["no_config"]:
            words.append("--no-config")
        if given["again"] or (source.path is not None and source.path.suffix.lower() == ".xml"):
            words.append("--repair-again")
        last = "--save" if source.path is not None else ""
        return Command(" ".join(words), last, decided.reject, decided.accept)


def _counted(marks: "Sequence[Mark]") -> str:
    """How many decisions are not listed, by what they change."""
    scripts, widths = (sum(map(test, marks)) for test in (review.is_script_change, review.is_width_change))
    return ", ".join(count(what, number) for what, number in (("changes", widths), ("script", scripts)) if number)


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
