"""What a run makes beside the outputs of its inputs: merged documents, the index, the report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from zx_convert.batch import journal
from zx_convert.batch.inputs import Input
from zx_convert.batch.journal import Entry
from zx_convert.batch.merge import BookOrder, merged, ordered
from zx_convert.batch.plan import Plan, Wishes
from zx_convert.batch.run import journal_root, walked_root
from zx_convert.batch.tasks import Outcome
from zx_convert.batch.work import Job, style_of
from zx_convert.convert import steps, storage
from zx_convert.convert.settings import Settings
from zx_convert.convert.stores import Place, Remote, Stamp
from zx_convert.text.problem import Notice, Report


def publish(files: Mapping[Place, bytes], name: str, inputs: Sequence[Input], wishes: Wishes) -> list[Place]:
    """Write files under the same law as outputs: ours are replaced, others only if the user says so.

    Args:
        files: what is written where.
        name: what tells them from what else is made of all inputs.
        inputs: those of the run.
        wishes: how the user wants the run.

    Returns:
        The places written.

    Raises Problem: `output-exists`, `output-edited`, `output-is-input`, what the file system refuses.
    """
    name = f"{journal.OF_ALL}{name}"
    root = _root(files, inputs, wishes)
    if root is None:
        plan = Plan(inputs, Job(steps.Recipe(), ()), wishes, None)
        _make_ways(plan, files, name)
        _written(files)
        return list(files)
    with journal.held(root):
        with journal.gather(root) as ledger:
            _make_ways(Plan(inputs, Job(steps.Recipe(), ()), wishes, ledger), files, name)
        notes = journal.journal_of(root)
        with notes.writing(files.items()) as entries:
            made = [notes.made(path, files[path], stamp) for path, stamp in _written(files)]
            entries[name] = Entry("", Stamp(0, ""), {name: made})
        journal.close(notes)
        journal.gather(root).close()
    return list(files)


def _root(files: Iterable[Place], inputs: Sequence[Input], wishes: Wishes) -> Place | None:
    """The folder whose journal knows the files: that of the run, or the folder of the inputs if they lie in it."""
    root = journal_root(inputs, wishes)
    tree = walked_root(inputs)
    return tree if root is None and tree is not None and all(_lies_in(tree, file) for file in files) else root


def _lies_in(folder: Place, file: Place) -> bool:
    if isinstance(folder, Remote):
        return str(file).startswith(f"{folder.url.rstrip('/')}/")
    return isinstance(file, Path) and file.resolve().is_relative_to(folder.resolve())


def _make_ways(plan: Plan, files: Mapping[Place, bytes], name: str) -> None:
    for path in files:
        plan.make_way(path, name)


def _written(files: Mapping[Place, bytes]) -> list[tuple[Place, Stamp]]:
    for path, data in files.items():
        storage.write_file(path, data)
    return [(path, storage.stamp(path) or Stamp(0, "")) for path in files]


def merge(
    outcomes: Sequence[Outcome], job: Job, order: BookOrder, name: str, settings: Settings, report: Report
) -> list[bytes]:
    """One document of all that were read, in every format of a job.

    Args:
        outcomes: of a run whose only target is xml and whose destination is memory.
        job: the formats.
        order: in which the inputs come.
        name: name of the file, for the title.
        settings: the office's settings in effect for the whole.
        report: told each notice.

    Raises Problem: what a writer refuses.
    """
    from zx_convert.document import load, validate

    documents = [load(outcome.data["xml"]) for outcome in ordered(outcomes, order) if outcome.data]
    if not documents:
        return []
    whole = merged(documents)
    del documents
    validate(whole)
    title = job.recipe.meta.get("title") or steps.printable(name)
    seen: list[Notice] = []

    def tell(notice: Notice) -> None:
        if notice not in seen:
            seen.append(notice)
            report(notice)

    # A compilation opens as books do, whatever the style does with the articles of one page.
    style = replace(job.style or style_of(settings), title_page=True, contents=True)
    return [steps.render(whole, target, style, title, tell, job.files) for target in job.targets]
