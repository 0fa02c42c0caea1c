"""`convert_many`: a folder or list of texts for programs, with outcomes as they come and events instead of printing."""

import time
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zx_convert import plugins
from zx_convert.batch.inputs import Input, find_inputs
from zx_convert.batch.names import check_metadata, check_parts
from zx_convert.batch.outputs import Destination
from zx_convert.batch.plan import Wishes
from zx_convert.batch.run import LIMIT, Means, processors, run
from zx_convert.batch.tasks import Outcome
from zx_convert.batch.work import Job
from zx_convert.convert import steps, stores
from zx_convert.convert.decisions import Decisions
from zx_convert.convert.settings import Settings, load_settings

if TYPE_CHECKING:
    from zx_convert.styling.style import Style

Texts = str | Path | Iterable[str | Path] | Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Started:
    """A run begins.

    Attributes:
        total: how many inputs there are.
    """

    total: int


@dataclass(frozen=True, slots=True)
class Retried:
    """An input was tried again.

    Attributes:
        input: the input.
        reason: code of what had happened.
    """

    input: Input
    reason: str


@dataclass(frozen=True, slots=True)
class Finished:
    """An input is done, well or not.

    Attributes:
        outcome: how it fared.
        done: how many are done.
        total: how many there are.
    """

    outcome: Outcome
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A run is over.

    Attributes:
        done: how many inputs were done.
        failed: how many of them failed.
        seconds: how long it took.
    """

    done: int
    failed: int
    seconds: float


Event = Started | Retried | Finished | Ended


def convert_many(
    inputs: Texts,
    to: str | plugins.Writer | Sequence[str | plugins.Writer],
    output: str | Path | None = None,
    *,
    encoding: str | None = None,
    meta: Mapping[str, str] | None = None,
    name_pattern: str = "",
    without: Collection[str] = (),
    extra: Sequence[str | plugins.Repair] = (),
    style: "str | Path | Style" = "",
    quotes: str = "",
    script: str = "",
    settings: Settings | Path | None = None,
    options: Mapping[str, object] | None = None,
    template: Path | bytes | None = None,
    cover: Path | bytes | None = None,
    split: str = "",
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    jobs: int | None = None,
    executor: Executor | None = None,
    limit: float = LIMIT,
    force: bool = False,
    may_replace: Callable[[Path], bool] | None = None,
    events: Callable[[Event], None] | None = None,
) -> Generator[Outcome, None, None]:
    """Convert many texts.

    Args:
        inputs: files, folders, patterns or addresses on a store, or the bytes of texts by their names.
        to: names of formats, or writers of your own.
        output: the folder of the outputs (a path, or an address such as `s3://…`); None keeps their bytes in
            `Outcome.data`. A second run over the same folder makes only what is new or changed.
        encoding: of the inputs; None finds it out.
        meta: what is known of all texts: date (ISO 8601), publisher, publication, issue, page, section.
        name_pattern: pattern of the inputs' names that gives metadata, as `{publication}_{date}`.
        without: passes and rules that do not run.
        extra: repairs of other packages: their names, or the objects themselves.
        style: name of a style, a style file, or a style; "" is that of the settings, else "newspaper".
        quotes: form of the quotation marks; "" is that of the settings.
        script: script of the text; "" is that of the settings.
        settings: an office's own, or their file; None looks for the file beside each input.
        options: options of the writers by name.
        template: an office's own Word template, for DOCX.
        cover: a picture, for EPUB.
        split: pattern of names that makes an output of each article, as `{date}-{headline}`; "" for one of each input.
        include: patterns of the files that are taken from folders.
        exclude: patterns of files and folders that are left out.
        jobs: inputs that are converted at once; None for as many as there are processors.
        executor: runs the work instead of a pool of this computer (Dask's `Client.get_executor()`, for one).
        limit: seconds that one input may take, 0 for no limit. It holds where inputs have processes of their own: for
            more than a few, or if it is given.
        force: make everything anew, whatever lies there.
        may_replace: asked before a file that is not ours is replaced; None never does.
        events: told what happens, in the thread that takes the outcomes.

    Returns:
        The outcomes as they are ready. What fails is told in that input's outcome; leaving off ends the run.

    Raises:
        Problem: what is wrong with the call (`unknown-format`, `unknown-option`, `no-style`, `bad-pattern` …); while it
            runs `run-at-work` if another run works in the output folder.

    >>> [outcome] = convert_many({"三月.txt": "今年修路12公里,明年再修。".encode()}, "txt")
    >>> outcome.data["txt"].decode()
    '今年修路12公里，明年再修。\\n'
    """
    found = _inputs(inputs, output, include, exclude)
    targets = _targets(to, options or {})
    files = steps.read_files(targets, template=template, cover=cover)
    recipe = steps.Recipe(
        encoding=encoding,
        meta=dict(meta or {}),
        decided=Decisions(without=tuple(without)),
        extra=steps.find_repairs(extra),
        settings=load_settings(settings) if isinstance(settings, Path) else settings,
        quotes=quotes or None,
        script=script or None,
    )
    from zx_convert.styling.sheets import style_files

    sheet = steps.find_style(style) if style else None
    job = Job(recipe, targets, sheet, files, check_metadata(name_pattern), check_parts(split) if split else "")
    destination = Destination("memory") if output is None else Destination("folder", stores.place(str(output)))
    reads = [file for file in (template, cover, settings) if isinstance(file, Path)]
    reads += style_files(style) if isinstance(style, str | Path) and style else []
    wishes = Wishes(destination, force, may_replace or (lambda path: False), split=bool(split), reads=reads)
    means = Means(jobs or processors(), executor, limit)
    return _told(run(found, job, wishes, means), len(found), events or (lambda event: None))


def _inputs(inputs: Texts, output: str | Path | None, include: Sequence[str], exclude: Sequence[str]) -> list[Input]:
    if isinstance(inputs, Mapping):
        return [Input(Path(name), data=data) for name, data in inputs.items()]
    words = [inputs] if isinstance(inputs, str | Path) else inputs
    barred = stores.place(str(output)) if output is not None else None
    return find_inputs([str(word) for word in words], barred, include, exclude)


def _targets(
    to: str | plugins.Writer | Sequence[str | plugins.Writer], options: Mapping[str, object]
) -> list[steps.Target]:
    wanted = list(to) if isinstance(to, Sequence) and not isinstance(to, str) else [to]
    named = steps.targets([one for one in wanted if isinstance(one, str)], options)
    return [*named, *(steps.Target(one, one.Options()) for one in wanted if not isinstance(one, str))]


def _told(
    outcomes: Generator[Outcome, None, None], total: int, tell: Callable[[Event], None]
) -> Generator[Outcome, None, None]:
    start = time.perf_counter()
    tell(Started(total))
    failed = done = 0
    with closing(outcomes):
        for done, outcome in enumerate(outcomes, 1):
            failed += bool(outcome.problems)
            for reason in outcome.retried:
                tell(Retried(outcome.input, reason))
            tell(Finished(outcome, done, total))
            yield outcome
    tell(Ended(done, failed, time.perf_counter() - start))
