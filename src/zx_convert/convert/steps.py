"""The steps of a conversion, each by itself: bytes → document → repaired document → bytes."""

import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, Unpack

from zx_convert import plugins
from zx_convert.convert.decisions import Decisions
from zx_convert.convert.decisions import load as load_decisions
from zx_convert.convert.rules import as_passes, check_rules
from zx_convert.text.patterns import regex
from zx_convert.text.problem import Notice, Problem, Report

if TYPE_CHECKING:
    from zx_convert.convert.settings import Settings
    from zx_convert.document import Document
    from zx_convert.plugins import Reader, Repair, Writer
    from zx_convert.repair.lists import Lists
    from zx_convert.styling.style import Style


class Decided(TypedDict, total=False):
    """What the user has decided beforehand, as `repair.pipeline.repair` takes it."""

    without: Collection[str]
    reject: Collection[str]
    accept: Collection[str]
    date: str | None
    missing: Callable[[set[str]], None] | None
    lists: "Lists"
    quotes: str
    script: str


# Files that people try though they hold no plain text: what each seems to be, and the key of the advice for it.
_FOREIGN = {
    ".docx": ("a Word document (.docx)", "save-as-text"),
    ".doc": ("a Word document (.doc)", "save-as-text"),
    ".wps": ("a WPS document (.wps)", "save-as-text"),
    ".rtf": ("a rich text document (.rtf)", "save-as-text"),
    ".odt": ("an OpenDocument text (.odt)", "save-as-text"),
    ".epub": ("an EPUB book (.epub)", "save-as-text"),
    ".html": ("a web page (.html)", "web-page"),
    ".htm": ("a web page (.htm)", "web-page"),
    ".xhtml": ("a web page (.xhtml)", "web-page"),
    ".mht": ("a saved web page (.mht)", "web-page"),
    ".pdf": ("a PDF", "pdf"),
}
# A document of our own that comes without a name, on standard input.
_OWN_XML = regex(rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?<document[\s>]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How documents are read and repaired.

    Attributes:
        encoding: of the input; None finds it out.
        reader: name of the reader; None goes by suffix and content.
        meta: fields of the metadata by name (title, date, publication …).
        creators: (name, role) of each creator named by the user.
        decided: what is refused, accepted and left out.
        extra: repairs of other packages that run too.
        again: repair from the original text, whatever has been repaired or edited.
        article: number or headline of the only article wanted.
        settings: an office's own; None looks for its file beside each input.
        quotes: form of the quotation marks; None leaves it to the settings.
        script: script of the text; None leaves it to the settings.
    """

    encoding: str | None = None
    reader: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    creators: Sequence[tuple[str, str]] = ()
    decided: Decisions = field(default_factory=Decisions)
    extra: "Sequence[Repair]" = ()
    again: bool = False
    article: str | None = None
    settings: "Settings | None" = None
    quotes: str | None = None
    script: str | None = None


class Target(NamedTuple):
    """A format to write: its writer with the writer's options."""

    writer: "Writer"
    options: Any
    package: str = ""

    @property
    def name(self) -> str:
        return self.writer.name

    @property
    def suffix(self) -> str:
        return self.writer.suffixes[0]

    @property
    def files(self) -> Sequence[str]:
        """Names of the files of the user's that the writer takes."""
        return getattr(self.writer, "files", ())


def targets(
    formats: Sequence[str], options: "Mapping[str, object] | Sequence[tuple[str, object]]" = ()
) -> list[Target]:
    """The writers of these names with their options.

    Raises Problem: `unknown-format`, `broken-plugin`, `unknown-option`, `option-of-no-format`, `bad-option`.
    """
    writers = [plugins.find_writer(name) for name in dict.fromkeys(formats)]
    pairs = options.items() if isinstance(options, Mapping) else options
    built = plugins.build_options(writers, pairs)
    return [Target(writer, built[writer.name], plugins.package_of("writers", writer.name)) for writer in writers]


def prepare(
    data: bytes | str,
    name: str,
    recipe: Recipe,
    settings: "Settings",
    kept: Path | None = None,
    report: Report | None = None,
) -> "Document":
    """Read and repair.

    Args:
        data: a file's bytes, or text.
        name: the file's name, with its suffix.
        recipe: how.
        settings: an office's own.
        kept: the file of decisions on this text, whether or not there is one.
        report: told which of these no longer fit the text.

    Raises Problem.
    """
    document = read_document(data, name, encoding=recipe.encoding, reader=recipe.reader)
    describe(document, {**settings.meta, **recipe.meta}, recipe.creators)
    decided, missing = recipe.decided.over(Decisions(without=settings.without)), None
    if kept is not None and not holds_decisions(document, recipe):
        earlier = load_decisions(kept)
        check_rules(earlier.without, recipe.extra, lambda reason: Problem("bad-decisions", file=kept, reason=reason))
        decided = decided.over(earlier)
        # What is off makes no marks: what was once decided on them is not stale.
        missing = _Missing(recipe.decided, kept, None if decided.without else report)
    document = repair_document(
        document,
        without=decided.without,
        reject=decided.reject,
        accept=decided.accept,
        extra=recipe.extra,
        again=recipe.again,
        missing=missing,
        lists=settings.lists,
        quotes=recipe.quotes or settings.quotes,
        script=recipe.script or settings.script,
    )
    return pick_article(document, recipe.article) if recipe.article is not None else document


def holds_decisions(document: "Document", recipe: Recipe) -> bool:
    """Whether a document has been repaired before and stays so: what was decided on its text is in it."""
    return bool(document.passes) and not recipe.again


class _Missing:
    """Told the ids that no mark has: what was asked for now is an error, what was kept a warning."""

    def __init__(self, given: Decisions, kept: Path, report: Report | None) -> None:
        self._given = given
        self._kept = kept
        self._report = report

    def __call__(self, ids: set[str]) -> None:
        wrong = ids.intersection((*self._given.reject, *self._given.accept))
        if wrong:
            raise Problem("unknown-mark", ids=", ".join(sorted(wrong)))
        if self._report:
            self._report(Notice("stale-decisions", "warning", {"file": self._kept, "ids": ", ".join(sorted(ids))}))


def read_document(
    data: bytes | str, name: str = "", *, encoding: str | None = None, reader: str | None = None
) -> "Document":
    """Read without repairing; what no suffix tells is read as text."""
    label = printable(name)
    if isinstance(data, str):
        from zx_convert.readers.txt import read_text

        return read_text(data)
    chosen, package = _reader(data, name, reader)
    with _blaming(package, "reader", chosen.name):
        return chosen.read(data, encoding=encoding, name=label)


def describe(document: "Document", meta: Mapping[str, str], creators: Sequence[tuple[str, str]] = ()) -> None:
    """Set the metadata that the user gave."""
    from zx_convert.document import Creator, set_meta

    if meta or creators:
        people = [Creator(printable(name), printable(role)) for name, role in creators]
        set_meta(document, people, **{key: printable(value) for key, value in meta.items()})


def repair_document(
    document: "Document", *, extra: "Sequence[Repair]" = (), again: bool = False, **decisions: Unpack[Decided]
) -> "Document":
    """Run the passes; those of other packages are held to the laws that the built-in ones are tested for."""
    from zx_convert.document import original, validate
    from zx_convert.repair import pipeline

    start = pipeline.unrepaired(document) if again else document
    if not extra:
        return pipeline.repair(start, **decisions)
    source = original(start)
    names = ", ".join(repair.name for repair in extra)
    with _blaming(names, "repair", names):
        repaired = pipeline.repair(start, extra=as_passes(extra), **decisions)
        validate(repaired)
    if original(repaired) != source:
        raise Problem("plugin-lost-text", name=names)
    return repaired


def pick_article(document: "Document", which: str) -> "Document":
    """Only the article of this number or headline. Raises Problem: `no-article`."""
    from zx_convert.document import select_article

    return select_article(document, which)


def check_files(chosen: Sequence[Target], files: Mapping[str, bytes]) -> None:
    """Raise Problem `unused-file` for a file of the user's that no chosen format takes."""
    for name in files:
        if not any(name in target.files for target in chosen):
            raise Problem("unused-file", file=name, formats=", ".join(target.name for target in chosen))


def read_files(chosen: Sequence[Target], **files: "Path | bytes | None") -> dict[str, bytes]:
    """What files of the user's hold (`template`, `cover`), by name. Raises Problem: `unused-file`, `cannot-read`."""
    from zx_convert.convert import storage

    held = {
        name: storage.read_bytes(file) if isinstance(file, Path) else file
        for name, file in files.items()
        if file is not None
    }
    check_files(chosen, held)
    return held


def find_style(style: "str | Path | Style") -> "Style":
    """A style by its name or file, or itself. Raises Problem: `no-style`, `bad-style`."""
    if not isinstance(style, str | Path):
        return style
    from zx_convert.styling.sheets import load_style

    return load_style(style)


def find_repairs(extra: "Sequence[str | Repair]") -> "tuple[Repair, ...]":
    """Repairs of other packages by their names, or themselves. Raises Problem: `unknown-repair`."""
    return tuple(plugins.find_repair(one) if isinstance(one, str) else one for one in extra)


def render(
    document: "Document",
    target: Target,
    style: "Style",
    title: str,
    report: Report,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """Write to memory, so that a writer that fails leaves no half file.

    `files` are what files of the user's hold (`template`, `cover`); the writer gets those that it takes.
    """
    stream = io.BytesIO()
    taken = {name: data for name, data in (files or {}).items() if name in target.files}
    with _blaming(target.package, "writer", target.name):
        target.writer.write(document, stream, plugins.Output(style, title, target.options, report, taken))
    return stream.getvalue()


def title_of(document: "Document", name: str) -> str:
    """The document's title; where nothing in it gives one the file's name without its suffix."""
    from zx_convert.document import document_title

    return document_title(document, printable(PurePath(name).stem))


def printable(text: str) -> str:
    """`text` as XML can hold it: a file's name may have any bytes."""
    from zx_convert.document.elements import UNFIT

    return UNFIT.sub("\ufffd", text)


def _reader(data: bytes, name: str, wanted: str | None) -> "tuple[Reader, str]":
    if wanted:
        return plugins.find_reader(wanted), plugins.package_of("readers", wanted)
    suffix = PurePath(name).suffix.lower()
    entry = plugins.entry_for("readers", suffix)
    if entry is None and suffix in _FOREIGN:
        seems, hint = _FOREIGN[suffix]
        raise Problem("not-text", path=name, seems=seems, hint=hint)
    found = entry.name if entry else "xml" if _OWN_XML.match(data) else "txt"
    return plugins.find_reader(found), entry.package if entry else ""


@contextmanager
def _blaming(package: str, kind: str, name: str) -> Iterator[None]:
    """What goes wrong in another package is told as that package's fault."""
    if not package:
        with plugins.library_needed(name):
            yield
        return
    try:
        yield
    except Problem:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise Problem("plugin-failed", kind=kind, name=name, package=package, reason=reason) from error
