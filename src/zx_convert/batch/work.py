"""What is done with one input: bytes in, bytes of every format out. Nothing here opens an output or prints."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from zx_convert.batch.inputs import Input
from zx_convert.batch.journal import sha_of
from zx_convert.convert import steps
from zx_convert.convert.settings import Settings
from zx_convert.messages.reports import REPORT
from zx_convert.text.language import translate
from zx_convert.text.problem import Notice, Problem

if TYPE_CHECKING:
    from zx_convert.document import Counts, Document
    from zx_convert.styling.style import Style

# The page of `check`, as a run makes it for its report.
PAGE_SUFFIX = ".check.html"


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with every input; workers get it.

    Attributes:
        recipe: how it is read and repaired.
        targets: what it is written as.
        style: the style sheet; None leaves it to the settings of each input.
        files: what files of the user's hold that writers take (`template`, `cover`).
        names: pattern of a file's name that gives metadata, "" for none.
        split: pattern of the names of outputs, one an article; "" makes one output of an input.
        page: whether the page of `check` is made too.
    """

    recipe: steps.Recipe
    targets: Sequence[steps.Target]
    style: "Style | None" = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    names: str = ""
    split: str = ""
    page: bool = False

    @property
    def suffixes(self) -> list[str]:
        """Of the outputs of one input."""
        return [*(target.suffix for target in self.targets), *([PAGE_SUFFIX] if self.page else [])]


class Task(NamedTuple):
    """One input, with what only the process that plans knows of it.

    Attributes:
        input: the input.
        settings: the office's settings in effect.
        kept: the file of decisions on this text, whether or not there is one.
        wanted: places in the job's suffixes of what is to be made.
    """

    input: Input
    settings: Settings
    kept: Path | None
    wanted: tuple[int, ...]


class Piece(NamedTuple):
    """The bytes of one output.

    Attributes:
        target: place in the job's suffixes.
        data: the bytes.
        name: its name without suffix if it is an article of many, "" otherwise.
    """

    target: int
    data: bytes
    name: str = ""


@dataclass(slots=True)
class Result:
    """What became of one input.

    Attributes:
        pieces: the outputs.
        encoding: what it was read as, "" if it was not read as bytes.
        counts: what was repaired; None if that was not reached.
        rows: what the index says of its articles.
        problems: what failed; none means that all went well.
        notices: what is worth telling.
    """

    pieces: list[Piece] = field(default_factory=list)
    encoding: str = ""
    counts: "Counts | None" = None
    rows: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def make(job: Job, task: Task, data: bytes) -> Result:
    """Repair an input and write it in every format wanted. Raises nothing but what stops the program."""
    from zx_convert.batch.problems import catching

    result = Result()
    with catching(result.problems, task.input.label):
        document = _prepare(job, task, data, result)
        _describe(document, task.input, result)
        _write(job, task, document, result)
    return result


def _prepare(job: Job, task: Task, data: bytes, result: Result) -> "Document":
    recipe = job.recipe
    names = job.names or task.settings.name_pattern
    if names:
        from zx_convert.batch.names import metadata_of

        recipe = replace(recipe, meta={**metadata_of(names, task.input), **recipe.meta})
    return steps.prepare(data, task.input.name, recipe, task.settings, task.kept, result.notices.append)


def _describe(document: "Document", source: Input, result: Result) -> None:
    from zx_convert.batch.rows import rows
    from zx_convert.document import summary

    result.counts = summary(document)
    result.rows = rows(document)
    if document.source is not None:
        result.encoding = document.source.get("encoding") or ""
        damaged = len((document.source.get("undecodable") or "").split())
        if damaged:
            values: dict[str, object] = {"path": source.label, "count": damaged, "encoding": result.encoding}
            result.notices.append(Notice("undecodable-kept", "warning", values))


def _write(job: Job, task: Task, document: "Document", result: Result) -> None:
    from zx_convert.batch.problems import catching

    style = job.style or style_of(task.settings)
    title = steps.title_of(document, task.input.name)
    articles = _articles(document, job.split, title) if job.split else [("", title, document)]
    for place in task.wanted:
        with catching(result.problems, task.input.label):
            if place == len(job.targets):
                result.pieces.append(Piece(place, _page(job, task.input, document)))
                continue
            for name, heading, part in articles:
                data = steps.render(part, job.targets[place], style, heading, result.notices.append, job.files)
                result.pieces.append(Piece(place, data, name))


def _articles(document: "Document", pattern: str, title: str) -> "list[tuple[str, str, Document]]":
    from zx_convert.batch.split import articles

    return articles(document, pattern, title)


def _page(job: Job, source: Input, document: "Document") -> bytes:
    from zx_convert.convert import page

    words = f"zx-convert check {source.label}"
    return page.build(document, source.label, page.Command(words, "--save"), _sentences(job)).encode()


def _sentences(job: Job) -> dict[str, tuple[str, str]]:
    from typing import cast

    from zx_convert.repair.pipeline import Pass, rules

    found = rules(cast("Sequence[Pass]", job.recipe.extra))
    return {rule.name: (rule.pass_name, translate(rule.sentence)) for rule in found}


def style_of(settings: Settings) -> "Style":
    """The style that settings name, or the usual one. Raises Problem: `no-style`, `bad-style`."""
    return _load_style(settings.style or "newspaper")


@lru_cache(maxsize=8)
def _load_style(name: str | Path) -> "Style":
    from zx_convert.styling.sheets import load_style

    return load_style(name)


class Keys:
    """The keys of outputs: others if what decides an output has changed.

    They do not see what changes under the same name: the code of plug-ins, OpenCC and the system's fonts.
    """

    def __init__(self, job: Job) -> None:
        from zx_convert import __version__

        recipe = replace(job.recipe, extra=(), settings=None)
        env = [os.environ.get(name, "") for name in ("SOURCE_DATE_EPOCH", "ZX_CONVERT_FONTS")]
        extra = [f"{type(repair).__module__}.{type(repair).__qualname__}:{repair.name}" for repair in job.recipe.extra]
        common = [__version__, repr(recipe), extra, env, job.names, job.split, repr(job.style) if job.style else ""]
        files = {name: sha_of(data) for name, data in job.files.items()}
        targets = [[target.name, repr(target.options), {name: files[name] for name in target.files if name in files}]
                   for target in job.targets]  # fmt: skip
        self._targets = [
            _digest([common, *target]) for target in [*targets, *([["check", REPORT["lang"], {}]] if job.page else [])]
        ]
        self._job = job
        self._settings: dict[tuple[Path | None, Settings], str] = {}

    def of(self, place: int, source: str, settings: str, kept: str) -> str:
        """The key of one output: place among the job's suffixes, hash of the input, those of settings and decisions."""
        return _digest([self._targets[place], source, settings, kept])

    def settings(self, settings: Settings) -> str:
        """A hash of what settings decide, wherever they lie."""
        style = "" if self._job.style else repr(style_of(settings))
        rest = replace(settings, file=None, style="", options={}, origins={})
        return _digest([repr(rest), style])


def _digest(parts: Sequence[object]) -> str:
    return sha_of(json.dumps(parts, ensure_ascii=True).encode())
