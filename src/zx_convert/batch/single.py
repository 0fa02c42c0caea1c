"""One input at a time, for `check`: read it, keep what was decided on it, see where its page may lie."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from zx_convert.batch.inputs import Input
from zx_convert.batch.outputs import Claims
from zx_convert.batch.plan import files_of, settings_of
from zx_convert.convert import decisions, steps, storage
from zx_convert.convert.stores import Place
from zx_convert.text.language import translate
from zx_convert.text.problem import Problem, Report

if TYPE_CHECKING:
    from zx_convert.document import Document


def load_input(
    source: Input, recipe: steps.Recipe, stdin: Callable[[], bytes], report: Report | None = None
) -> "Document":
    """Read and repair one input, by the decisions kept beside it too. Raises Problem."""
    if source.problem is not None:
        raise source.problem
    settings = settings_of(source, recipe)
    if source.path is None:
        return steps.prepare(stdin(), source.name, recipe, settings)
    kept = decisions.path_beside(source.local) if source.local is not None else None
    return steps.prepare(storage.read_bytes(source.path), source.name, recipe, settings, kept, report)


def keep_decisions(source: Input, recipe: steps.Recipe) -> Path | None:
    """Put a recipe's decisions into the file beside an input.

    Returns:
        The file, None if it has them already.

    Raises Problem: `keep-needs-file`, `keep-needs-text`, `bad-decisions`, what cannot be read or written.
    """
    from zx_convert.document import marks
    from zx_convert.repair.pipeline import rules

    if source.local is None:
        raise Problem("keep-needs-file")
    data = storage.read_bytes(source.local)
    read = steps.read_document(data, source.name, encoding=recipe.encoding, reader=recipe.reader)
    if steps.holds_decisions(read, recipe):
        raise Problem("keep-needs-text")
    kept = decisions.path_beside(source.local)
    # What is decided can be gone from the document: the one without it says what it was.
    blank = replace(recipe, decided=decisions.Decisions(), article=None)
    undecided = steps.prepare(data, source.name, blank, settings_of(source, recipe), kept)
    sentences = {rule.name: translate(rule.sentence) for rule in rules()}
    return kept if decisions.save(kept, recipe.decided, marks(undecided), sentences) else None


def make_way(
    path: Place, source: Input, recipe: steps.Recipe, claims: Claims, may_replace: Callable[[Path], bool]
) -> None:
    """See to it that an output of an input may be written.

    Raises Problem: `output-is-input`, `same-output`, `output-exists`.
    """
    claims.bar(files_of(settings_of(source, recipe)))
    claims.bar([decisions.path_beside(source.local)] if source.local is not None else [])
    claims.claim(path)
    if storage.stamp(path) is not None and not (isinstance(path, Path) and may_replace(path)):
        raise Problem("output-exists", output=path)
