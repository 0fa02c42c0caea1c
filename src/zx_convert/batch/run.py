"""Converts one input after another: what fails is told in that input's outcome and stops nothing else."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from zx_convert.batch.inputs import Input
from zx_convert.batch.outputs import Claims, Destination
from zx_convert.convert import decisions, steps, storage
from zx_convert.convert.settings import Settings, settings_for
from zx_convert.text.problem import Notice, Problem

if TYPE_CHECKING:
    from zx_convert.document import Counts, Document
    from zx_convert.styling.style import Style


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with every input.

    Attributes:
        recipe: how it is read and repaired.
        targets: what it is written as.
        style: the style sheet; None leaves it to the settings of each input.
        destination: where to.
        stdin: read for the input "-".
        stdout: written for the destination "-".
        may_replace: asked before an output that exists is replaced.
        files: what files of the user's hold that writers take (`template`, `cover`).
    """

    recipe: steps.Recipe
    targets: Sequence[steps.Target]
    style: "Style | None"
    destination: Destination
    stdin: Callable[[], bytes]
    stdout: BinaryIO
    may_replace: Callable[[Path], bool]
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class Outcome:
    """How one input fared.

    Attributes:
        input: the input.
        outputs: the files written.
        encoding: what it was read as, "" if it was not read as bytes.
        settings: the file of settings in effect.
        counts: what was repaired; None if that was not reached.
        problems: what failed; none means that all went well.
        notices: what is worth telling.
    """

    input: Input
    outputs: list[Path] = field(default_factory=list)
    encoding: str = ""
    settings: Path | None = None
    counts: "Counts | None" = None
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def run(inputs: Sequence[Input], job: Job) -> Iterator[Outcome]:
    """Convert the inputs in turn. Raises nothing but what stops the program (Ctrl-C, a closed pipe)."""
    claims = Claims(inputs)
    for one in inputs:
        outcome = Outcome(one)
        with catching(outcome.problems, one.label):
            _convert(one, job, claims, outcome)
        yield outcome


def load_input(
    source: Input, recipe: steps.Recipe, stdin: Callable[[], bytes], report: steps.Report | None = None
) -> "Document":
    """Read and repair one input, by the decisions kept beside it too. Raises Problem."""
    if source.problem is not None:
        raise source.problem
    if source.path is None:
        return steps.prepare(stdin(), source.name, recipe, settings_of(source, recipe))
    return steps.prepare(
        storage.read_bytes(source.path),
        source.name,
        recipe,
        settings_of(source, recipe),
        decisions.path_beside(source.path),
        report,
    )


def settings_of(source: Input, recipe: steps.Recipe) -> Settings:
    """The settings in effect for an input. Raises Problem: `bad-config`."""
    return recipe.settings if recipe.settings is not None else settings_for(source.path)


def keep_decisions(source: Input, recipe: steps.Recipe) -> Path | None:
    """Put a recipe's decisions into the file beside an input.

    Returns:
        The file, None if it has them already.

    Raises Problem: `keep-needs-file`, `keep-needs-text`, `bad-decisions`, what cannot be read or written.
    """
    from zx_convert.document import marks
    from zx_convert.repair.pipeline import rules

    if source.path is None:
        raise Problem("keep-needs-file")
    data = storage.read_bytes(source.path)
    read = steps.read_document(data, source.name, encoding=recipe.encoding, reader=recipe.reader)
    if steps.holds_decisions(read, recipe):
        raise Problem("keep-needs-text")
    kept = decisions.path_beside(source.path)
    # What is decided can be gone from the document: the one without it says what it was.
    blank = replace(recipe, decided=decisions.Decisions(), article=None)
    undecided = steps.prepare(data, source.name, blank, settings_of(source, recipe), kept)
    sentences = {rule.name: rule.sentence for rule in rules()}
    return kept if decisions.save(kept, recipe.decided, marks(undecided), sentences) else None


def style_of(settings: Settings) -> "Style":
    """The style that settings name, or the usual one. Raises Problem: `no-style`, `bad-style`."""
    return _load_style(settings.style or "newspaper")


@lru_cache(maxsize=8)
def _load_style(name: str | Path) -> "Style":
    from zx_convert.styling.sheets import load_style

    return load_style(name)


class catching:  # noqa: N801 -- used like a function
    """Adds what goes wrong to a list of problems, each with the input it arose in."""

    def __init__(self, problems: list[Problem], label: str) -> None:
        self._problems = problems
        self._label = label

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, Exception) or isinstance(error, BrokenPipeError):
            return False
        problem = error if isinstance(error, Problem) else unexpected(error)
        if not isinstance(problem.values.get("path"), Path):  # a reader knows the file's name only
            problem.values["path"] = self._label
        self._problems.append(problem)
        return True


def unexpected(error: Exception) -> Problem:
    """An error that nobody foresaw as a Problem; the error itself is its cause."""
    if isinstance(error, MemoryError):
        problem = Problem("out-of-memory")
    elif isinstance(error, OSError) and error.errno:
        problem = storage.system_problem(error)
    else:
        problem = Problem("internal", error=f"{type(error).__name__}: {error}")
    problem.__cause__ = error
    return problem


def _convert(source: Input, job: Job, claims: Claims, outcome: Outcome) -> None:
    paths = [job.destination.path_for(source, target.suffix) for target in job.targets]
    for path in paths:
        if path is not None:
            make_way(path, claims, job.may_replace)
    document = load_input(source, job.recipe, job.stdin, outcome.notices.append)
    _describe(document, outcome)
    settings = settings_of(source, job.recipe)
    outcome.settings = settings.file
    style = job.style or style_of(settings)
    title = steps.title_of(document, source.name)
    for target, path in zip(job.targets, paths, strict=True):
        with catching(outcome.problems, source.label):
            data = steps.render(document, target, style, title, outcome.notices.append, job.files)
            if path is None:
                storage.write_stream(job.stdout, data)
            else:
                storage.write_file(path, data)
                outcome.outputs.append(path)


def make_way(path: Path, claims: Claims, may_replace: Callable[[Path], bool]) -> None:
    """See to it that an output may be written. Raises Problem: `output-is-input`, `same-output`, `output-exists`."""
    claims.claim(path)
    if path.is_file() and not may_replace(path):
        raise Problem("output-exists", output=path)


def _describe(document: "Document", outcome: Outcome) -> None:
    from zx_convert.document import summary

    outcome.counts = summary(document)
    if document.source is not None:
        outcome.encoding = document.source.get("encoding") or ""
        damaged = len((document.source.get("undecodable") or "").split())
        if damaged:
            values: dict[str, object] = {"path": outcome.input.label, "count": damaged, "encoding": outcome.encoding}
            outcome.notices.append(Notice("undecodable-kept", "warning", values))
